"""Hvor lang tid tar det: the answer with its band, its way and its method, one by one and for a whole county."""

from __future__ import annotations

import csv
import html
import re
from datetime import date

import pytest
from django.urls import reverse
from tests.actions.demoen import BEIARN, bruker
from tests.web.reisene import DAG, SALTDAL_BEIARN, eget, sporr, tekst
from tests.web.vandring import klient_for

from tospann.web.reise.oppslag import kommunereiser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak", "register")]


def test_siden_sier_at_tida_er_en_modell() -> None:
    """Svaret har minutter, spenn, ferjer, veien og ordet modell."""
    side = sporr(klient_for(BEIARN), "Fauske", "1804 Bodø")

    assert "Fra Fauske til Bodø" in side
    assert "Omtrent 58 minutter" in side
    assert "Regn med mellom 43 og 72 minutter (43 min – 1 t 12 min)".replace(" – ", "–") in side
    assert "ingen ferje" in side
    assert "Modell, ikke målt" in side
    assert "Veien: Rv80 til Bodø" in side


def test_ferja_staar_paa_veien() -> None:
    """Tysfjord–Hamarøy går med ferja Drag–Kjøpsvik, og siden sier hva minuttene er."""
    side = sporr(klient_for(BEIARN), "Tysfjord", "Hamarøy")

    assert "én ferje" in side
    assert "Drag–Kjøpsvik" in side
    assert "anslått ventetid" in side


@pytest.mark.parametrize("dato", [DAG, "2021-01-01", "2024-06-01"])
def test_brua_foer_og_etter(dato: str) -> None:
    """Narvik–Evenes viser hva Hålogalandsbrua gjorde, med datoen rapporten oppga og datoen brua åpnet."""
    side = sporr(klient_for(BEIARN), "Narvik", "Evenes", dato)

    assert "9. desember 2018 41 26 −15" in side
    assert "«høsten 2018»" in side


def test_ukjent_sies_med_grunn() -> None:
    """Oslo–Bærum er ukjent, med grunn, og uten minutter."""
    side = sporr(klient_for(BEIARN), "Oslo", "Bærum")

    assert "Ukjent Oslo og Bærum ligger ved sjøen" in side
    assert "Omtrent" not in side


def test_innlandet_viser_luftlinje() -> None:
    """Mellom to kommuner i innlandet vises luftlinja, og at veien ikke er kjent."""
    side = sporr(klient_for(BEIARN), "Hamar", "Løten")

    assert "Veien kjenner vi ikke her" in side
    assert "regelen for luftlinje i innlandet" in side


@pytest.mark.parametrize(
    ("fra", "til", "dato", "grunn"),
    [
        ("Fauske", "Tysfjord", "2021-01-01", "1850 Tysfjord ble delt 1. januar 2020"),
        ("Fauske", "Herøy", DAG, "Flere kommuner heter Herøy"),
        ("Fauske", "fauske kommune", DAG, "Velg to forskjellige kommuner"),
        ("<script>", "1804", DAG, "Ingen kommune heter «<script>»"),
        ("", "1804", DAG, "Feltet er påkrevet"),
        ("Fauske", "Bodø", "i går", "Dato: "),
        ("Fa\0uske", "Bodø", DAG, "Fra: "),
    ],
)
def test_spoersmaal_som_ikke_kan_besvares(fra: str, til: str, dato: str, grunn: str) -> None:
    """Det som ikke kan leses, står ved feltet med hva en skal skrive i stedet, og ingen tid vises."""
    side = sporr(klient_for(BEIARN), fra, til, dato)

    assert "Noe må rettes" in side
    assert grunn in side
    assert "Omtrent" not in side


def test_hvert_tall_forklarer_seg_selv() -> None:
    """Hvert tall på siden er en lenke som forklarer det, også tallene under."""
    klient = klient_for(BEIARN)
    eget(klient)
    for adresse in (
        f"{reverse('reise')}?fra=1840&til=1839&dato={DAG}",
        f"{reverse('reise_fra', args=['1840'])}?dato={DAG}",
    ):
        side = klient.get(adresse).content.decode()
        lenker = {html.unescape(u) for u in re.findall(r'class="tall[^"]*" href="([^"#]*)', side)}

        assert len(lenker) > 8
        for lenke in list(lenker)[:25]:
            svar = klient.get(adresse.partition("?")[0] + lenke, headers={"HX-Request": "true"})
            assert (svar.status_code, b"Slik er det regnet" in svar.content or b"Kilde" in svar.content) == (200, True)


def test_ukjent_tall_finnes_ikke() -> None:
    """Et tall siden ikke har, finnes ikke."""
    assert klient_for(BEIARN).get(reverse("reise"), {**SALTDAL_BEIARN, "tall": "hemmelig"}).status_code == 404


def test_tabellen_for_fylket() -> None:
    """Fra Fauske til alle i Nordland: 43 rader, Sørfold først, med spenn og ferjer."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=["1841"]), {"dato": DAG})
    rader = svar.context["rader"]

    assert (len(rader), rader[0].svar.til.kortnavn) == (43, "Sørfold")
    assert "Modell, ikke målt" in tekst(svar)
    assert "Sørfold 17 9 – 26 ingen ferje E6 til Sørfold" in tekst(svar)


def test_hvor_mange_som_bor_innen_rekkevidde() -> None:
    """Siden teller innbyggerne innen 30, 60, 90 og 120 minutter; utenfor Nordland telles ingen når alt er ukjent."""
    klient = klient_for(BEIARN)
    side = klient.get(reverse("reise_fra", args=["1841"]), {"dato": DAG})
    ukjent = klient.get(reverse("reise_fra", args=["1841"]), {"dato": "2024-06-01", "fylke": "34"})

    assert [a.folk.verdi for a in side.context["innen"]] == [16445, 68003, 71566, 73564]
    assert "Del av Nordland" in tekst(side)
    assert ukjent.context["innen"] == ()


def test_et_annet_fylke() -> None:
    """Fra Fauske til Innlandet er alle ukjente, med grunn."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=["1841"]), {"dato": "2024-06-01", "fylke": "34"})

    assert [r.kjent for r in svar.context["rader"]] == [False] * 46
    assert "Fauske ligger ved sjøen" in tekst(svar)


def test_tabellen_som_fil() -> None:
    """Fila har de samme reisene i samme rekkefølge, med spenn, metode og ordet modell."""
    svar = klient_for(BEIARN).get(reverse("reise_fra_csv", args=["1841"]), {"dato": DAG})
    rader = list(csv.DictReader(svar.content.decode().splitlines()))

    assert len(rader) == 43
    assert rader[0] == {
        "fra": "1841",
        "fra_navn": "Fauske",
        "til": "1845",
        "til_navn": "Sørfold",
        "dato": DAG,
        "minutter": "17",
        "nedre": "9",
        "ovre": "26",
        "km": "20",
        "ferjer": "0",
        "metode": "modell: veinettet i Nordland",
        "merknad": "E6 til Sørfold",
    }


@pytest.mark.parametrize(
    ("nummer", "dato", "sted"),
    [("1805", "2021-01-01", "1806"), ("fauske", DAG, "1841"), ("5402", "2024-01-01", "5503")],
)
def test_gamle_numre_foerer_videre(nummer: str, dato: str, sted: str) -> None:
    """Et nummer som er byttet ut, og et navn, fører videre til nummeret på den datoen."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=[nummer]), {"dato": dato})

    assert (svar.status_code, svar.headers["Location"]) == (302, f"{reverse('reise_fra', args=[sted])}?dato={dato}")


@pytest.mark.parametrize(
    ("nummer", "grunn"),
    [("1850", "1850 Tysfjord ble delt 1. januar 2020"), ("9999", "Kommunenummer 9999 har ikke vært i bruk")],
)
def test_kommuner_som_er_borte(nummer: str, grunn: str) -> None:
    """En delt kommune og et nummer ingen har hatt, finnes ikke; siden sier hva som skjedde."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=[nummer]), {"dato": "2021-01-01"})

    assert svar.status_code == 404
    assert grunn in tekst(svar)


def test_blokken_til_kommunesiden() -> None:
    """Kommunesiden får reisen til den største i fylket og til naboene på land, den nærmeste først."""
    reiser = kommunereiser(bruker(BEIARN), "1839", date(2018, 11, 12))

    assert [r.svar.til.kortnavn for r in reiser.storste] == ["Bodø"]
    assert [r.svar.til.kortnavn for r in reiser.naboer] == ["Gildeskål", "Bodø", "Saltdal", "Meløy", "Rana"]
    assert len({t.id for t in reiser.tall()}) > 20


def test_oya_og_byen() -> None:
    """En øy får de tre nærmeste; den største i fylket har ingen reise til seg selv."""
    traena = kommunereiser(bruker(BEIARN), "1835", date(2018, 11, 12))
    bodo = kommunereiser(bruker(BEIARN), "1804", date(2018, 11, 12))

    assert [r.svar.til.kortnavn for r in traena.naboer] == ["Lurøy", "Nesna", "Dønna"]
    assert bodo.storste == ()
