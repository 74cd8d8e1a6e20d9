"""Forms: Norwegian numbers, refusals that explain themselves, and never a typed word lost."""

from __future__ import annotations

import html
import re
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.actions.demoen import BEIARN, FNR, bruker, direktor, endret, forslaget, forutsetning, innhold, saken
from tests.web.vandring import klient_for

from tospann.actions.lagre_utkast import lagre_utkast
from tospann.core.felles.personvern import AVVIST
from tospann.store import models
from tospann.store.utkast import POSISJON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
SAK = "/saker/indre-salten/"
SKREVET = f"Dette skrev jeg om {FNR} og <b>andre</b> ting."

Skjema = dict[str, str | int]


def send(klient: Client, url: str, data: Skjema) -> tuple[int, str]:
    """Post a form; give the status and the page as it reads."""
    svar = klient.post(url, data)
    return svar.status_code, html.unescape(svar.content.decode())


def vedtaket(**endret_: str | int) -> Skjema:
    """Fill in minutes that can be saved, but for *endret_*."""
    rett: Skjema = {"dato": "2018-11-12", "saksnummer": "90/18", "medlemmer": 17, "stemmer_for": 12, "stemmer_mot": 5}
    return {**rett, "tekst": forslaget().tekst, "forslag": forslaget().pk, "vedlegg": "sendt", **endret_}


@pytest.mark.parametrize(
    ("skrevet", "lest"),
    [("1 234,5", "1234.5"), ("1\u00a0234,5", "1234.5"), ("1\u202f234", "1234"), ("0,25", "0.25"), (" 7 ", "7")],
)
def test_tall_paa_norsk(skrevet: str, lest: str) -> None:
    """Et tall skrives med komma og mellomrom, vanlig eller hardt."""
    svar = klient_for("prosjektleder").post(
        f"{SAK}forutsetninger/felles_drift/", {"verdi": skrevet, "grunn": "x", "versjon": 1}
    )

    assert svar.status_code == 302
    assert forutsetning("felles_drift").verdi == Decimal(lest)


@pytest.mark.parametrize(
    "skrevet",
    ["1.5", "1.234,50", "1,234.50", "12 34", "1e3", "1_000", "-5", "−5", "NaN", "kr 100", "١٢", "1,23456", "x"],
)
def test_tvetydige_tall(skrevet: str) -> None:
    """Punktum og andre skrivemåter blir avvist på norsk; det skrevne står i feltet, og ingenting er lagret."""
    klient, foer = klient_for("prosjektleder"), innhold()
    status, side = send(klient, f"{SAK}forutsetninger/paaslag/", {"verdi": skrevet, "grunn": "Min grunn", "versjon": 1})

    assert status == 422
    assert f'value="{skrevet}"' in side
    assert "Min grunn</textarea>" in side
    assert "Det du har skrevet, er ikke tapt" in side
    assert endret(foer) == set()


@pytest.mark.parametrize("skrevet", ["99999999999999999999", "9" * 13])
def test_for_store_tall(skrevet: str) -> None:
    """Et tall som ikke får plass, blir avvist i skjemaet, ikke av databasen."""
    svar = send(
        klient_for("prosjektleder"), f"{SAK}forutsetninger/paaslag/", {"verdi": skrevet, "grunn": "x", "versjon": 1}
    )

    assert svar[0] == 422


def test_lagret_tall_vises_som_det_skrives() -> None:
    """Feltet viser verdien slik den skal skrives inn igjen: 1,5 og ikke 1.5000."""
    side = klient_for("prosjektleder").get(f"{SAK}forutsetninger/aarsverk.stat.1849/").content.decode()

    assert 'value="1,5"' in side


FRI_TEKST: dict[str, tuple[str, str, str]] = {
    "posisjon": (BEIARN, f"{SAK}kommuner/1839/utkast/", "tekst"),
    "merknad": (BEIARN, f"{SAK}kommuner/1839/utkast/?om=lokaltekst.lokasjoner", "tekst"),
    "begrunnelse": ("prosjektleder", f"{SAK}forutsetninger/paaslag/", "grunn"),
    "begrunnelse for alle": ("prosjektleder", f"{SAK}forutsetninger/dager/alle/", "grunn"),
    "vedtakstekst": ("kommunedirektor-saltdal", f"{SAK}vedtak/registrer/", "tekst"),
    "saksnummer": ("kommunedirektor-saltdal", f"{SAK}vedtak/registrer/", "saksnummer"),
    "referat": ("kommunedirektor-hamaroy", f"{SAK}medvirkning/registrer/", "referat"),
}


def utfylt(navn: str) -> Skjema:
    """Fill in the rest of the form so that it could be saved."""
    rader = models.Forutsetning.objects.filter(nokkel__startswith="dager.")
    gruppe: Skjema = {f"verdi_{r.pk}": "4" for r in rader} | {f"versjon_{r.pk}": 1 for r in rader}
    alle: dict[str, Skjema] = {
        "posisjon": {"versjon": 1},
        "merknad": {"versjon": 1},
        "begrunnelse": {"verdi": "5", "versjon": 1},
        "begrunnelse for alle": gruppe,
        "referat": {"hvem": "tillitsvalgte|kommunen|KOMMUNE|1849", "slag": "DROFTET", "dato": "2018-11-01"},
    }
    return alle.get(navn) or vedtaket()


@pytest.mark.parametrize("navn", FRI_TEKST)
def test_fodselsnummer_i_fri_tekst(navn: str) -> None:
    """Et fødselsnummer blir avvist med forklaring i hvert felt med fri tekst; teksten står der, ingenting er lagret."""
    persona, url, felt = FRI_TEKST[navn]
    skrevet = FNR if felt == "saksnummer" else SKREVET
    klient, foer = klient_for(persona), innhold()
    status, side = send(klient, url, {**utfylt(navn), felt: skrevet})

    assert (status, endret(foer)) == (422, set())
    assert AVVIST in side
    assert skrevet in side


@pytest.mark.parametrize("navn", FRI_TEKST)
def test_uten_fodselsnummer_lagres_det(navn: str) -> None:
    """Det samme skjemaet uten fødselsnummer blir lagret, så det er nummeret som stanser det."""
    persona, url, felt = FRI_TEKST[navn]

    assert send(klient_for(persona), url, {**utfylt(navn), felt: "Sak 3/18"})[0] == 302


def test_tegn_fra_html_vises_som_skrevet() -> None:
    """Det noen skriver med tegn fra HTML, vises og kjøres ikke, heller ikke for andre i saken."""
    tekst = f"{forslaget().tekst}\n\n<script>alert(1)</script>"
    assert send(klient_for("kommunedirektor-saltdal"), f"{SAK}vedtak/registrer/", vedtaket(tekst=tekst))[0] == 302
    side = klient_for("statsforvalter").get(f"{SAK}vedtak/").content.decode()

    assert "<script>alert" not in side
    assert "&lt;script&gt;" in side


@pytest.mark.parametrize(
    ("feil", "grunn"),
    [
        ({"dato": "2018-11-13"}, "Møtet er ikke holdt ennå"),
        ({"stemmer_for": 13}, "flere stemmer enn medlemmer"),
        ({"tekst": " "}, "Dette feltet er påkrevet|slik det står i møteboken"),
        ({"stemmer_for": 8, "stemmer_mot": 8}, "Oppgi hva møtelederen stemte"),
    ],
)
def test_et_umulig_vedtak_beholder_det_skrevne(feil: Skjema, grunn: str) -> None:
    """Et vedtak som ikke kan stemme, blir avvist på siden med alt det skrevne i behold."""
    klient, foer = klient_for("kommunedirektor-saltdal"), innhold()
    status, side = send(klient, f"{SAK}vedtak/registrer/", vedtaket(saksnummer="SÆRSKILT-7", **feil))

    assert (status, endret(foer)) == (422, set())
    assert re.search(grunn, side)
    assert 'value="SÆRSKILT-7"' in side


def test_noen_andre_lagret_mens_du_skrev() -> None:
    """Den som skriver på en gammel side, mister ingenting: teksten står, og den andres er ikke overskrevet."""
    lagre_utkast(bruker=direktor("beiarn"), sak=saken(), slag=POSISJON, tekst="Den andres.", versjon=1)
    foer = innhold()
    klient = klient_for(BEIARN)
    status, side = send(klient, f"{SAK}kommuner/1839/utkast/", {"tekst": "Min lange tekst.", "versjon": 1})

    assert (status, endret(foer) - {"store_bruker"}) == (422, set())
    assert "En annen hos dere har lagret dette mens du skrev" in side
    assert "Min lange tekst.</textarea>" in side


def test_skjema_uten_csrf_blir_avvist() -> None:
    """Et skjema fra en annen side slipper ikke inn, og svaret sier hva en skal gjøre (AC-46)."""
    klient = Client(enforce_csrf_checks=True)
    klient.force_login(bruker("prosjektleder"))
    foer = innhold()
    svar: HttpResponse = klient.post(f"{SAK}forutsetninger/paaslag/", {"verdi": "5", "grunn": "x", "versjon": 1})  # type: ignore[assignment]

    assert (svar.status_code, endret(foer)) == (403, set())
    assert "Skjemaet var åpent for lenge" in svar.content.decode()


@pytest.mark.parametrize(
    ("metode", "url", "data"),
    [
        ("GET", f"{SAK}forutsetninger/%00/", {}),
        ("GET", f"{SAK}kommuner/1839/utkast/?om=%00", {}),
        ("GET", f"{SAK}nokkel/?tall=%00", {}),
        ("POST", "/velg/", {"bruker": "\0"}),
        ("POST", "/velg/", {"bruker": ["prosjektleder", "x"]}),
    ],
)
def test_ugyldige_tegn_finnes_ikke(metode: str, url: str, data: dict[str, str]) -> None:
    """Et nulltegn i en adresse eller et navn som ikke finnes, er noe som ikke finnes, ikke en feil hos oss."""
    klient = klient_for(BEIARN)
    svar = klient.post(url, data) if metode == "POST" else klient.get(url)

    assert svar.status_code == 404
