"""The councils' decisions: word for word, one by one, and concluded only when all are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.actions.demoen import DELTAKERNE, FNR, bruker, direktor, endret, forslaget, innhold, protokoll, saken

from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.demo import DEMODATO
from tospann.actions.registrer_vedtak import Protokoll, registrer_vedtak
from tospann.actions.saksbilde import last_saksbilde
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.vedtak.vedtak import Behandling, Vedtaksrunde
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
VILKAAR = "\n\n8. Kontoret skal ha åpent i romjula."


def vedta(sted: str, tekst: str | None = None, *, minutter: Protokoll | None = None) -> models.Vedtak:
    """Register a decision for a place; the proposal itself unless told otherwise."""
    forslag = forslaget()
    protokollen = minutter or protokoll(forslag.tekst if tekst is None else tekst)
    return registrer_vedtak(bruker=direktor(sted), forslag=forslag, protokoll=protokollen, idag=DEMODATO)


def runden() -> Vedtaksrunde:
    """Give the round as every page shows it."""
    return last_saksbilde(saken()).runde


def behandling(sted: str) -> Behandling:
    """Say where one council stands."""
    nummer = direktor(sted).part.kommunenummer
    return next(runden().behandling(k) for k in runden().deltakere if k.nummer == nummer)


def test_demoen_har_to_like_og_ett_avvik() -> None:
    """I demoen har Fauske og Sørfold vedtatt likt, Hamarøy med et vilkår, og to har ikke behandlet saken."""
    assert {sted: behandling(sted) for sted in DELTAKERNE} == {
        "fauske": Behandling.LIKT,
        "sorfold": Behandling.LIKT,
        "hamaroy": Behandling.AVVIK,
        "saltdal": Behandling.IKKE_BEHANDLET,
        "beiarn": Behandling.IKKE_BEHANDLET,
    }


def test_fem_like_vedtak() -> None:
    """Først når alle fem har vedtatt det samme, er de like; Hamarøys nye vedtak erstatter det gamle."""
    for sted in ("saltdal", "beiarn"):
        vedta(sted)
        assert not runden().alle_like()
    vedta("hamaroy")

    assert runden().alle_like()
    assert runden().i_en_setning() == "Alle fem kommunestyrene har vedtatt samme tekst."


@pytest.mark.parametrize("sted", DELTAKERNE)
def test_ett_vilkaar_er_nok(sted: str) -> None:
    """Har én av de fem lagt til et vilkår, er avtalen ikke inngått, hvem det enn er."""
    for alle in DELTAKERNE:
        vedta(alle)
    vedta(sted, forslaget().tekst + VILKAAR)

    assert not runden().alle_like()
    assert behandling(sted) == Behandling.AVVIK


def test_siste_vedtak_gjelder() -> None:
    """Et nytt vedtak erstatter det gamle begge veier, og begge står i historien."""
    vedta("beiarn", forslaget().tekst + VILKAAR)
    vedta("beiarn")
    assert behandling("beiarn") == Behandling.LIKT
    vedta("beiarn", forslaget().tekst + VILKAAR)

    assert behandling("beiarn") == Behandling.AVVIK
    assert models.Vedtak.objects.filter(part=direktor("beiarn").part).count() == 3


def test_nedstemt_er_ikke_vedtatt() -> None:
    """Samme tekst med flertall mot er ikke vedtatt."""
    vedta("beiarn", minutter=protokoll(forslaget().tekst, stemmer=(17, 5, 12)))

    assert behandling("beiarn") == Behandling.AVVIST


@pytest.mark.parametrize(("moteleder_for", "svar"), [(True, Behandling.LIKT), (False, Behandling.AVVIST)])
def test_likt_stemmetall(*, moteleder_for: bool, svar: Behandling) -> None:
    """Ved likt stemmetall avgjør møtelederens stemme, og den må oppgis."""
    likt = protokoll(forslaget().tekst, stemmer=(17, 8, 8))
    with pytest.raises(Avvist, match="Oppgi hva møtelederen stemte"):
        vedta("beiarn", minutter=likt)
    vedta("beiarn", minutter=replace(likt, moteleder_for=moteleder_for))

    assert svar == behandling("beiarn")


@pytest.mark.parametrize(
    "tekst",
    ["\ufeff{}", "{}\n\n\n", "  {}  ", "{}\u00ad"],
    ids=["byterekkefølge", "linjeskift", "mellomrom", "myk bindestrek"],
)
def test_usynlige_forskjeller_teller_ikke(tekst: str) -> None:
    """Tegn ingen ser, gjør ikke et likt vedtak ulikt."""
    vedta("beiarn", tekst.format(forslaget().tekst))

    assert behandling("beiarn") == Behandling.LIKT


@pytest.mark.parametrize(("fra", "til"), [("2020", "2021"), ("skal", "kan"), (".", ",")])
def test_synlige_forskjeller_teller(fra: str, til: str) -> None:
    """Et årstall, et «kan» for «skal» eller et komma gjør vedtaket ulikt."""
    forslag = forslaget().tekst
    if fra not in forslag:
        forslag = f"{forslag} {fra}"
    vedta("beiarn", forslag.replace(fra, til, 1))

    assert behandling("beiarn") == Behandling.AVVIK


UMULIG = {
    "møtet er i morgen": (DEMODATO + timedelta(days=1), (17, 12, 5), "", "Møtet er ikke holdt ennå"),
    "flere stemmer enn medlemmer": (DEMODATO, (17, 12, 6), "", "flere stemmer enn medlemmer"),
    "tom tekst": (DEMODATO, (17, 12, 5), " \n\u200b", "slik det står i møteboken"),
}


@pytest.mark.parametrize("navn", UMULIG)
def test_det_umulige_blir_avvist(navn: str) -> None:
    """Et møte som ikke er holdt, for mange stemmer og tom tekst blir avvist med grunn; uten feilen går det."""
    dato, stemmer, tekst, grunn = UMULIG[navn]
    foer = innhold()
    with pytest.raises(Avvist, match=grunn):
        vedta("beiarn", minutter=protokoll(tekst or forslaget().tekst, dato, stemmer))

    assert set() == endret(foer)
    assert vedta("beiarn").dato == DEMODATO


@pytest.mark.parametrize("felt", ["tekst", "saksnummer", "organ"])
def test_fodselsnummer_i_vedtaket(felt: str) -> None:
    """Et fødselsnummer i vedtaket, saksnummeret eller organet blir avvist med forklaring."""
    med = replace(protokoll(forslaget().tekst), **{felt: FNR})  # type: ignore[arg-type] # text fields only
    foer = innhold()
    with pytest.raises(Fodselsnummer, match="ser ut som et fødselsnummer"):
        vedta("beiarn", minutter=med)

    assert set() == endret(foer)


def test_bare_kommunene_i_saken_vedtar() -> None:
    """En kommunedirektør som ikke er deltaker, kan ikke registrere vedtak selv med tilgang til saken."""
    models.Tilgang.objects.create(sak=saken(), part=direktor("bodo").part)
    foer = innhold()
    with pytest.raises(HarIkkeRolle, match="er ikke en av kommunene i saken"):
        vedta("bodo")

    assert set() == endret(foer)


def test_vedtaket_lagres_ord_for_ord() -> None:
    """Vedtaket står med organ, dato, saksnummer, stemmer og fingeravtrykk slik det ble registrert."""
    vedtak = vedta("beiarn")

    assert (date(2018, 11, 12), "90/18", 17, 12, 5) == (
        vedtak.dato,
        vedtak.saksnummer,
        vedtak.medlemmer,
        vedtak.stemmer_for,
        vedtak.stemmer_mot,
    )
    assert forslaget().fingeravtrykk == vedtak.fingeravtrykk
    assert bruker("kommunedirektor-beiarn").part == vedtak.part
