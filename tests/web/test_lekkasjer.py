"""What Beiarn keeps to itself shows nowhere else, not even that it is there (reliability.md AC-01, AC-03, T-01)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from django.db import connection
from django.urls import reverse
from pytest_django import Settings
from tests.actions.demoen import BEIARN, bruker, direktor, forutsetning, innhold, saken
from tests.web.orakel import PERSONAER, SAK, UKJENT, les_orakelet, objekter
from tests.web.vandring import Svar, klient_for, nevner, som_tekst, vandre

from tospann.actions import demohistorie, papirer
from tospann.actions.demo import DEMODATO, last_inn_demo
from tospann.actions.endre_avtale import ta_ut_klausul
from tospann.actions.lagre_utkast import lagre_utkast
from tospann.actions.saksbilde import alle_lokaltekster, last_saksbilde
from tospann.core.felles.tall import Tall
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.papirer import mappe
from tospann.imports.tekster import les_tekster
from tospann.store import models
from tospann.store.laas import SYSTEM, paa_vegne_av
from tospann.store.utkast import LOKALTEKST, POSISJON
from tospann.web.sak import views
from tospann.web.sak.oppslag import Saksside

pytestmark = pytest.mark.django_db
KANARI = "Zxq7kanari9w"
ANDRE = [p for p, (_, kommune) in PERSONAER.items() if kommune != "1839"]
EGNE_PAPIRER = {f"/saker/{SAK}/papirer/saksframlegg-beiarn.{endelse}" for endelse in ("pdf", "docx")}
TEMAER = tuple(t.id for t in les_tekster().temaer)

Tekster = tuple[tuple[tuple[str, str], str], ...]
_PAPIRER: dict[Tekster, dict[str, Callable[[], bytes]]] = {}
_TALL: dict[Tekster, dict[str, Tall]] = {}
sakens_tall = views._sakens_tall


@pytest.fixture
def uten_utkast(monkeypatch: pytest.MonkeyPatch, settings: Settings, db: None) -> None:
    """Give the demo as it would be had Beiarn written nothing."""
    del db
    monkeypatch.setattr(demohistorie, "lagre_utkast", lambda **_: None)
    settings.TOSPANN_DEMO, settings.TOSPANN_DATO = True, DEMODATO
    last_inn_demo(lambda _: None)
    monkeypatch.setattr(papirer, "filer", filer_en_gang)
    monkeypatch.setattr(views, "_sakens_tall", tall_en_gang)


def filer_en_gang(bilde: Saksbilde, fonter: Path) -> dict[str, Callable[[], bytes]]:
    """Print the same paper once: the floor below knows no database, so only the reader's own texts make it differ."""
    nokkel = tuple(sorted(bilde.sak.lokaltekster.items()))
    if nokkel not in _PAPIRER:
        _PAPIRER[nokkel] = {navn: cache(lag) for navn, lag in mappe.filer(bilde, fonter).items()}
    return _PAPIRER[nokkel]


def tall_en_gang(side: Saksside) -> dict[str, Tall]:
    """Gather the figures of a case once, for the same reason."""
    nokkel = tuple(sorted(side.bilde.sak.lokaltekster.items()))
    if nokkel not in _TALL:
        _TALL[nokkel] = sakens_tall(side)
    return _TALL[nokkel]


def skriv_utkast() -> None:
    """Let Beiarn write its position and a text of its own under every theme."""
    paa_vegne_av(connection, SYSTEM)
    for slag in (POSISJON, *(f"{LOKALTEKST}{tema}" for tema in TEMAER)):
        tekst = f"Vi krever {KANARI} for vår del."
        lagre_utkast(bruker=bruker(BEIARN), sak=saken(), slag=slag, tekst=tekst, versjon=0)


def ulike(a: Svar, b: Svar) -> list[str]:
    """Give the addresses that answer differently in two worlds."""
    return sorted({url for url in a.keys() | b.keys() if a.get(url) != b.get(url)})


@pytest.mark.usefixtures("uten_utkast")
@pytest.mark.parametrize("persona", ANDRE)
def test_to_verdener(persona: str) -> None:
    """Alt andre kan nå, er likt byte for byte enten Beiarn har skrevet utkast eller ikke, og nevner dem aldri."""
    klient = klient_for(persona)
    foer = vandre(klient)
    skriv_utkast()
    etter = vandre(klient)

    assert ulike(foer, etter) == []
    assert nevner(etter, KANARI) == []
    assert len(etter) >= (10 if persona == "kommunedirektor-bodo" else 60)


@pytest.mark.usefixtures("uten_utkast")
def test_beiarn_ser_sitt_eget() -> None:
    """Beiarn ser posisjonen i kapitlet og teksten i sitt eget saksframlegg, og ikke i andre papirer."""
    klient = klient_for(BEIARN)
    foer = vandre(klient)
    skriv_utkast()
    etter = vandre(klient)
    steder = {url.removesuffix(" (del)") for url in nevner(etter, KANARI)}

    assert nevner(foer, KANARI) == []
    assert {u for u in steder if "/papirer/" in u} == EGNE_PAPIRER
    assert {u.partition("?")[0] for u in steder - EGNE_PAPIRER} == {
        f"/saker/{SAK}/kommuner/1839/",
        f"/saker/{SAK}/kommuner/1839/utkast/",
    }


@pytest.mark.usefixtures("uten_utkast")
def test_den_folkevalgte_ser_merknaden_ikke_posisjonen() -> None:
    """Kommunestyrerepresentanten får saksframlegget med merknadene, men ikke forhandlingsposisjonen."""
    skriv_utkast()
    klient = klient_for("folkevalgt-beiarn")
    steder = {url.removesuffix(" (del)") for url in nevner(vandre(klient), KANARI)}
    kapittel = som_tekst("", klient.get(reverse("kommunekapittel", args=[SAK, "1839"])).content)

    assert EGNE_PAPIRER | {f"/saker/{SAK}/kommuner/1839/"} == steder
    assert kapittel.count(KANARI) == len(TEMAER)


@pytest.mark.usefixtures("sak")
@pytest.mark.parametrize("tema", TEMAER)
def test_merknaden_kommer_i_eget_saksframlegg(tema: str) -> None:
    """En merknad under et hvilket som helst tema kommer ordrett med i eget saksframlegg, og ikke i andres."""
    lagre_utkast(
        bruker=bruker("kommunedirektor-fauske"), sak=saken(), slag=f"{LOKALTEKST}{tema}", tekst=KANARI, versjon=0
    )
    bilde = last_saksbilde(saken(), alle_lokaltekster(saken()))

    assert [n for n, d in mappe.dokumentene(bilde).items() if KANARI in str(d.blokker)] == ["saksframlegg-fauske"]


def _alt_om_saken() -> list[tuple[str, str, str]]:
    """Give every address in the case for somebody outside, and the same in a case that is not there."""
    par = []
    # A cooperation in the open register may be called what a case is called.
    for rad in (r for r in les_orakelet() if r.rute != "samarbeid"):
        for argumenter in objekter(rad.gjelder, "1839", ("paaslag",), ("paaslag",)):
            if argumenter[:1] == [SAK]:
                ekte, tenkt = (reverse(rad.rute, args=[slug, *argumenter[1:]]) for slug in (SAK, UKJENT))
                par.append((rad.metode, ekte, tenkt))
    return par


@pytest.mark.usefixtures("sak")
@pytest.mark.parametrize("del_", [False, True], ids=["side", "del"])
def test_utenfor_er_som_at_den_ikke_finnes(*, del_: bool) -> None:
    """For Bodø svarer alt i saken likt som en sak som ikke finnes: status, hoder og innhold."""
    klient, hoder = klient_for("kommunedirektor-bodo"), {"HX-Request": "true"} if del_ else {}
    feil, antall = [], 0
    for metode, ekte, tenkt in _alt_om_saken():
        for m in ("GET", "HEAD") if metode == "GET" else ("POST",):
            a, b = (klient.generic(m, url, headers=hoder) for url in (ekte, tenkt))
            antall += 1
            like = (a.status_code, a.content, dict(a.headers)) == (b.status_code, b.content, dict(b.headers))
            feil += [] if like and a.status_code in {404, 405} and not a.cookies else [f"{m} {ekte}"]

    assert feil == []
    assert antall > 100


@pytest.mark.usefixtures("sak")
def test_innenfor_finnes_den() -> None:
    """De samme adressene finnes for en deltaker, så 404 for Bodø er ikke fordi alt er 404."""
    klient = klient_for(BEIARN)
    koder = {klient.get(ekte).status_code for m, ekte, _ in _alt_om_saken() if m == "GET" and "papirer/" not in ekte}

    assert 200 in koder
    assert klient.get(reverse("sak", args=[SAK])).status_code == 200


@pytest.mark.usefixtures("sak")
def test_utenfor_merker_ikke_at_saken_lever() -> None:
    """Det Bodø ser, er likt før og etter at de andre handler, og nevner verken saken eller det de gjør."""
    klient = klient_for("kommunedirektor-bodo")
    foer, tabeller = vandre(klient), innhold()
    ta_ut_klausul(bruker=direktor("fauske"), sak=saken(), klausul="evaluering")
    models.Forutsetning.objects.filter(pk=forutsetning("paaslag").pk).update(verdi=9)
    etter = vandre(klient)

    assert innhold() != tabeller
    assert ulike(foer, etter) == []
    # "Indre Salten" is also a service area, an office and a pilot of 2018 in the register, which everybody may see.
    aapne = ("/kart/", "/kontor/", "/kommuner/", "/sok/", "/reise/", "/struktur/")
    assert [url for url in nevner(etter, SAK) if not url.startswith((f"/saker/{SAK}", *aapne))] == []


@pytest.mark.usefixtures("sak")
def test_andres_saksframlegg_som_om_det_ikke_fantes() -> None:
    """Andres saksframlegg, kapittel og utkast svarer likt som et navn som ikke finnes."""
    klient = klient_for("kommunedirektor-fauske")
    par = [
        (reverse("papir", args=[SAK, "saksframlegg-beiarn.pdf"]), reverse("papir", args=[SAK, "finnes-ikke.pdf"])),
        (reverse("kommunekapittel", args=[SAK, "1839"]), reverse("kommunekapittel", args=[SAK, "9999"])),
        (reverse("utkast", args=[SAK, "1839"]), reverse("utkast", args=[SAK, "9999"])),
    ]
    svar = [[(s.status_code, s.content, dict(s.headers)) for s in map(klient.get, to)] for to in par]

    assert [andres == ukjent and andres[0] == 404 for andres, ukjent in svar] == [True] * 3
