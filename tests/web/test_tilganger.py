"""The authorisation matrix (reliability.md T-01): every address, every persona, every kind of object."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.actions.demoen import bruker, endret_blant_skrevne, forslaget, innhold, skrevet
from tests.web import oppgjoret, reisene, studiene, tabellen, tegningene
from tests.web.orakel import KOMMUNER, PERSONAER, SAK, UKJENT, Rad, les_orakelet, objekter, rutene

from tospann.actions import papirer
from tospann.actions.endre_avtale import ta_ut_klausul
from tospann.actions.saksbilde import nokkelens_fingeravtrykk
from tospann.core.felles.tall import Tall
from tospann.documents.papirer.mappe import filnavn
from tospann.store import models
from tospann.store.laas import som_system
from tospann.web.sak import views
from tospann.web.sak.oppslag import Saksside

pytestmark = pytest.mark.django_db
ANONYM = "anonym"
ALLE = (*PERSONAER, ANONYM)
TALL_PER_PERSONA, FORUTSETNINGER_PER_PERSONA = 20, 6
MINST = {"GET": 105, "POST": 55}
FRO = random.SystemRandom().randrange(10**6)

Prov = Callable[[Rad, list[str]], str]


@pytest.fixture
def forutsetninger(sak: models.Sak, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Give every assumption; and a clause taken out, so that there is something to send and to put back."""
    ta_ut_klausul(bruker=bruker("prosjektleder"), sak=sak, klausul="evaluering")
    monkeypatch.setattr(papirer, "filer", lambda bilde, _: {navn: lambda: b"papiret" for navn in filnavn(bilde)})
    _husk_tallene(monkeypatch)
    tabellen.lagret_tabell("direktor-nav-nordland")
    tegningene.lag_tegninger()
    studiene.lag_skjult_studie()
    oppgjoret.lag_utkast_og_nokler()
    return tuple(models.Forutsetning.objects.values_list("nokkel", flat=True))


def _husk_tallene(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gather the figures of a case once: who may see them is asked before, and they hold no local text."""
    samle = views._sakens_tall
    husket: dict[tuple[object, ...], dict[str, Tall]] = {}

    def husk(side: Saksside) -> dict[str, Tall]:
        nokkel = (side.bilde.avtale.fingeravtrykk, *side.bilde.sak.lokaltekster)
        if nokkel not in husket:
            husket[nokkel] = samle(side)
        return husket[nokkel]

    monkeypatch.setattr(views, "_sakens_tall", husk)


@pytest.fixture
def tall(forutsetninger: tuple[str, ...]) -> tuple[str, ...]:
    """Give the id of every figure in the case."""
    del forutsetninger
    klient = klienten("prosjektleder")
    svar = klient.get(reverse("kilder", args=[SAK]))
    return tuple(t.id for t, _ in svar.context["tall"])


def klienten(persona: str) -> Client:
    """Log in as a persona, or nobody."""
    klient = Client()
    if persona != ANONYM:
        klient.force_login(bruker(persona))
    return klient


def vist(svar: HttpResponseBase, *, grodde: bool) -> str:
    """Say what happened in the oracle's words."""
    sted = svar.headers.get("Location", "")
    if sted.startswith("/velg/"):
        return "inn"
    if svar.status_code == 302:
        return "lagret" if grodde else "byttet" if sted == "/" else "nektet"
    return "nektet" if svar.status_code == 422 else str(svar.status_code)


def skjema(rad: Rad, persona: str) -> dict[str, object]:
    """Fill in the form so that it is right for whoever may send it."""
    rolle, kommune = PERSONAER.get(persona, ("", ""))
    egen = f"kommunen|KOMMUNE|{kommune}" if rolle == "kommunedirektor" else "fylkets MBA|STAT|"
    annen = "1845" if kommune == "1841" else "1841"
    skjemaer: dict[str, dict[str, object]] = oppgjoret.skjemaer(kommune) | {
        "velg_persona": {"bruker": "statsforvalter"},
        "godkjenn_nokkel": {"fingeravtrykk": nokkelens_fingeravtrykk(models.Sak.objects.get(slug=SAK))},
        "velg_nokkel": {"nokkel": "AARSVERK", "statsdeling": "AARSVERK", "versjon": 1},
        "registrer_medvirkning": {
            "hvem": "tillitsvalgte|" + (egen if rad.gjelder == "egen sektor" else f"kommunen|KOMMUNE|{annen}"),
            "slag": "DROFTET",
            "dato": "2018-11-01",
            "referat": "Sak 3/18",
        },
        "be_om_drofting": {"organ": "Kari" if rad.gjelder == "eget påfunn" else "tillitsvalgte, kommunen, Hamarøy"},
        **_vedtak(),
        "velg_reisetid": reisene.SKJEMA,
        "utkast": {"tekst": "Vårt.", "versjon": 1 if kommune == "1839" else 0},
        "endre_forutsetning": {"verdi": "0", "grunn": "x", "versjon": 1},
        "endre_forutsetninger": {"grunn": "x", **_gruppe()},
    }
    return (tabellen.skjemaer() | tegningene.skjemaer() | studiene.skjemaer() | skjemaer).get(rad.rute, {"x": "x"})


def _vedtak() -> dict[str, dict[str, object]]:
    """Fill in a decision that is the proposal, and a word about the one that differs."""
    return {
        "registrer_vedtak": {
            "dato": "2018-11-12",
            "saksnummer": "90/18",
            "medlemmer": 17,
            "stemmer_for": 12,
            "stemmer_mot": 5,
            "tekst": forslaget().tekst,
            "forslag": forslaget().pk,
            "vedlegg": "sendt",
        },
        "merk_forskjell": {
            "vedtak": models.Vedtak.objects.get(part__kommunenummer=KOMMUNER["hamaroy"]).pk,
            "godtatt": "ja",
        },
    }


def _gruppe() -> dict[str, object]:
    """Fill in two groups with what stands there, and one figure changed in each."""
    rader = models.Forutsetning.objects.filter(nokkel__regex=r"^(aarsverk\.stat|dager)\.").select_related("part")
    verdier = {r.pk: 4 if r.part and r.part.kommunenummer == "1839" else f"{r.verdi:.1f}" for r in rader}
    som_skrevet = {pk: str(verdi).replace(".", ",") for pk, verdi in verdier.items()}
    versjoner: dict[str, object] = {f"versjon_{pk}": 1 for pk in verdier}
    return versjoner | {f"verdi_{pk}": verdi for pk, verdi in som_skrevet.items()}


def antall_poster() -> int:
    """Count the journal, whoever asks."""
    with som_system():
        return sum(models.Kjede.objects.values_list("antall", flat=True))


def avvik(
    persona: str, metode: str, prov: Callable[[Rad, list[str]], str], finn: Callable[[Rad], list[list[str]]]
) -> list[str]:
    """Go through the oracle's lines for one method, and give where the product answered something else."""
    rolle = PERSONAER.get(persona, (ANONYM, ""))[0]
    feil, antall = [], Counter[str]()
    for rad in (r for r in les_orakelet() if r.metode == metode):
        for argumenter in finn(rad):
            venter, fikk = rad.svar[rolle], prov(rad, argumenter)
            antall[venter] += 1
            feil += [] if venter == fikk else [f"{metode} {rad.rute} {argumenter}: ventet {venter}, fikk {fikk}"]
    assert antall.total() >= MINST[metode], antall
    return feil


def test_orakelet_kjenner_hver_rute_og_persona() -> None:
    """En ny adresse eller persona må få sin egen linje i tabellen før den slipper inn."""
    linjer = les_orakelet()
    per_rute = {rute: {r.metode for r in linjer if r.rute == rute} for rute in {r.rute for r in linjer}}

    assert set(per_rute) == rutene()
    assert [rute for rute, metoder in per_rute.items() if metoder != {"GET", "POST"}] == []
    assert all(rad.svar[rolle] for rad in linjer for rolle in ("utenfor", ANONYM, "kommunedirektor"))


@pytest.mark.usefixtures("sak")
def test_orakelet_kjenner_hver_persona() -> None:
    """Personaene i demoen er de tabellen har."""
    assert set(models.Bruker.objects.values_list("brukernavn", flat=True)) == set(PERSONAER)


@pytest.mark.parametrize("persona", ALLE)
def test_lesing(persona: str, tall: tuple[str, ...], forutsetninger: tuple[str, ...]) -> None:
    """Hver side, hvert papir, tall og kapittel svarer hver persona som tabellen sier; HEAD som GET."""
    klient, kommune = klienten(persona), PERSONAER.get(persona, ("", ""))[1]
    trekk = random.Random(f"{FRO} {persona}")
    utvalg = tuple(trekk.sample(tall, TALL_PER_PERSONA))
    noen = tuple(trekk.sample(forutsetninger, FORUTSETNINGER_PER_PERSONA))

    def prov(rad: Rad, argumenter: list[str]) -> str:
        url = reverse(rad.rute, args=argumenter)
        svar, hode = (vist(gjor(url), grodde=False) for gjor in (klient.get, klient.head))
        return svar if svar == hode else f"{svar}, men HEAD {hode} (frø {FRO})"

    assert avvik(persona, "GET", prov, lambda rad: objekter(rad.gjelder, kommune, utvalg, noen)) == []


@pytest.mark.parametrize("persona", ALLE)
def test_skriving(persona: str, tall: tuple[str, ...], forutsetninger: tuple[str, ...]) -> None:
    """Hver handling gjøres av dem tabellen sier, og gir én journalpost; for alle andre endres ingenting."""
    kommune = PERSONAER.get(persona, ("", ""))[1]
    foer, skritt = innhold(), transaction.savepoint

    def prov(rad: Rad, argumenter: list[str]) -> str:
        klient, punkt, poster = klienten(persona), skritt(), antall_poster()
        for_skriving = skrevet()
        svar = klient.post(reverse(rad.rute, args=argumenter), skjema(rad, persona))
        ny, endrede = antall_poster() - poster, endret_blant_skrevne(foer, for_skriving) - {"store_bruker"}
        transaction.savepoint_rollback(punkt)
        return vist(svar, grodde=ny == 1) if bool(endrede) == (ny == 1) else f"{svar.status_code}, men endret {endrede}"

    egnede = random.Random(f"{FRO} {persona}").sample([f for f in forutsetninger if "prosent" not in f], 5)
    assert avvik(persona, "POST", prov, lambda rad: objekter(rad.gjelder, kommune, tall[:3], tuple(egnede))) == []


@pytest.mark.parametrize("metode", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_andre_metoder_finnes_ikke(metode: str, forutsetninger: tuple[str, ...]) -> None:
    """Ingen adresse kjenner andre metoder enn å lese og å sende skjema."""
    klient, svar = klienten("kommunedirektor-beiarn"), {}
    for rad in les_orakelet():
        for argumenter in objekter(rad.gjelder, "1839", ("paaslag",), forutsetninger[:1])[:1]:
            url = reverse(rad.rute, args=argumenter)
            svar[f"{rad.rute} {argumenter}"] = klient.generic(metode, url).status_code

    assert {navn: kode for navn, kode in svar.items() if kode != 405} == {}


def test_deler_hoerer_til_sin_egen_helhet(forutsetninger: tuple[str, ...]) -> None:
    """Min sak med andres kommune, og andres sak med min kommune, finnes ikke (AC-02)."""
    del forutsetninger
    klient = klienten("kommunedirektor-beiarn")
    blandet = [(UKJENT, "1839"), *((SAK, nr) for sted, nr in KOMMUNER.items() if sted != "beiarn")]

    assert {klient.get(reverse("kommunekapittel", args=par)).status_code for par in blandet} == {404}
    assert klient.get(reverse("kommunekapittel", args=[SAK, "1839"])).status_code == 200


def test_uten_demo_kan_ingen_velge_persona(forutsetninger: tuple[str, ...], settings: Settings) -> None:
    """Utenfor demoen finnes ikke siden der en velger hvem en er."""
    del forutsetninger
    settings.TOSPANN_DEMO = False
    klient = klienten(ANONYM)

    assert klient.get("/velg/").status_code == 404
    assert klient.post("/velg/", {"bruker": "prosjektleder"}).status_code == 404
