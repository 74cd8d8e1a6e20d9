"""Every act writes one entry, in the transaction of the change, and tells no more than it must."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django import Settings
from tests.actions.demoen import (
    bruker,
    direktor,
    endret,
    forslaget,
    forutsetning,
    hele_journalen_som_tekst,
    innhold,
    journalen,
    protokoll,
    saken,
)

from tospann.actions import journal
from tospann.actions.avvist import HarIkkeRolle
from tospann.actions.demohistorie import LOKALTEKST_BEIARN, POSISJON_BEIARN, VILKAAR
from tospann.actions.endre_avtale import sett_inn_klausul, ta_ut_klausul
from tospann.actions.endre_forutsetning import endre_forutsetning
from tospann.actions.godkjenn import KOSTNADSNOKKEL, godkjenn
from tospann.actions.lagre_utkast import lagre_utkast
from tospann.actions.medvirkning import Mote, be_om_drofting, registrer_medvirkning
from tospann.actions.registrer_vedtak import registrer_vedtak
from tospann.actions.saksbilde import nokkelens_fingeravtrykk
from tospann.actions.send_til_kommunestyrene import send_til_kommunestyrene
from tospann.actions.velg_nokkel import velg_nokkel
from tospann.core.felles.journalkjede import kontroller
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.medvirkning.hendelse import Sektor, Slag
from tospann.store import models
from tospann.store.utkast import POSISJON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
KANARI = "Zxq7kanari9w"
DAG = date(2018, 11, 12)

Handling = Callable[[models.Bruker], object]


def _endre(b: models.Bruker) -> object:
    f = forutsetning("paaslag")
    return endre_forutsetning(bruker=b, forutsetning=f, verdi=Decimal(5), grunn=KANARI, versjon=f.versjon)


def _velg(b: models.Bruker) -> object:
    return velg_nokkel(
        bruker=b, sak=saken(), nokkel=Nokkelslag.AARSVERK, statsdeling=Statsdeling.FAST_PROSENT, versjon=saken().versjon
    )


def _godkjenn(b: models.Bruker) -> object:
    naa = nokkelens_fingeravtrykk(saken())
    return godkjenn(bruker=b, sak=saken(), gjenstand=KOSTNADSNOKKEL, fingeravtrykk=naa, gjeldende=naa)


def _ta_ut(b: models.Bruker) -> object:
    return ta_ut_klausul(bruker=b, sak=saken(), klausul="tvist")


def _sett_inn(b: models.Bruker) -> object:
    return sett_inn_klausul(bruker=b, sak=saken(), klausul="evaluering")


def _send(b: models.Bruker) -> object:
    return send_til_kommunestyrene(bruker=b, sak=saken())


def _vedta(b: models.Bruker) -> object:
    return registrer_vedtak(bruker=b, forslag=forslaget(), protokoll=protokoll(f"Vi vedtar {KANARI}."), idag=DAG)


def _skriv(b: models.Bruker) -> object:
    versjon = models.Utkast.objects.filter(part=b.part, slag=POSISJON).values_list("versjon", flat=True).first() or 0
    return lagre_utkast(bruker=b, sak=saken(), slag=POSISJON, tekst=KANARI, versjon=versjon)


def _be_om(b: models.Bruker) -> object:
    return be_om_drofting(bruker=b, sak=saken(), organ="tillitsvalgte, kommunen, Hamarøy")


def _mote(b: models.Bruker) -> object:
    mote = Mote(Slag.DROFTET, Sektor.KOMMUNE, "tillitsvalgte", "kommunen", b.part.kommunenummer, DAG, KANARI)
    return registrer_medvirkning(bruker=b, sak=saken(), mote=mote)


# What, by whom it succeeds, and by whom it is refused.
HANDLINGER: dict[str, tuple[Handling, str, str]] = {
    "endret forutsetning": (_endre, "prosjektleder", "direktor-nav-nordland"),
    "valgte kostnadsnøkkel": (_velg, "prosjektleder", "kommunedirektor-fauske"),
    "godkjente": (_godkjenn, "kommunedirektor-beiarn", "nav-leder-fauske"),
    "endret avtaleutkastet": (_ta_ut, "kommunedirektor-beiarn", "direktor-nav-nordland"),
    "endret avtaleutkastet ": (_sett_inn, "prosjektleder", "hovedtillitsvalgt"),
    "sendte forslaget til kommunestyrene": (_send, "prosjektleder", "kommunedirektor-fauske"),
    "registrerte vedtak": (_vedta, "kommunedirektor-saltdal", "folkevalgt-beiarn"),
    "lagret eget utkast": (_skriv, "direktor-nav-nordland", "statsforvalter"),
    "ba om drøfting": (_be_om, "hovedtillitsvalgt", "prosjektleder"),
    "registrerte medvirkning": (_mote, "kommunedirektor-hamaroy", "hovedtillitsvalgt"),
}
ALLE = pytest.mark.parametrize("navn", HANDLINGER)


@pytest.fixture(autouse=True)
def noe_aa_sende(sak: models.Sak) -> None:
    """Give the case something new to send and a clause to put back."""
    ta_ut_klausul(bruker=bruker("prosjektleder"), sak=sak, klausul="evaluering")


@ALLE
def test_hver_handling_skriver_en_post(navn: str) -> None:
    """Hver handling skriver nøyaktig én post: hvem, i hvilken rolle, hva og i hvilken sak."""
    gjor, hvem, _ = HANDLINGER[navn]
    aktor = bruker(hvem)
    part = aktor.part if gjor is _skriv else None
    foer = models.Journalpost.objects.count()
    gjor(aktor)
    siste = journalen(part)[-1]

    assert models.Journalpost.objects.count() == foer + 1
    assert (aktor.part.navn, aktor.rollen.value, navn.strip(), "indre-salten") == (
        siste.utfort_av,
        siste.rolle,
        siste.handling,
        siste.gjenstand,
    )


@ALLE
def test_feiler_journalen_blir_ingenting_staaende(navn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stanser handlingen etter at posten er skrevet, er verken posten eller endringen der."""
    gjor, hvem, _ = HANDLINGER[navn]
    aktor, foer, skriv = bruker(hvem), innhold(), journal.skriv

    def skriv_og_stans(*alt: object, **valg: object) -> None:
        skriv(*alt, **valg)  # type: ignore[arg-type] # passed on as it came
        raise ZeroDivisionError

    monkeypatch.setattr(journal, "skriv", skriv_og_stans)
    with pytest.raises(ZeroDivisionError):
        gjor(aktor)

    assert set() == endret(foer)


@ALLE
def test_uten_journal_ingen_endring(navn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kan posten ikke skrives, blir heller ikke endringen gjort."""
    gjor, hvem, _ = HANDLINGER[navn]
    aktor, foer = bruker(hvem), innhold()

    def stans(*_alt: object, **_valg: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(journal, "skriv", stans)
    with pytest.raises(ZeroDivisionError):
        gjor(aktor)

    assert set() == endret(foer)


@ALLE
def test_feil_rolle_blir_nektet(navn: str) -> None:
    """Den som ikke har rollen, får vite det, og ingenting er lagret; den som har den, får gjort det."""
    gjor, hvem, ikke = HANDLINGER[navn]
    foer = innhold()
    with pytest.raises(HarIkkeRolle, match="Ingenting er lagret"):
        gjor(bruker(ikke))

    assert set() == endret(foer)
    gjor(bruker(hvem))
    assert "store_journalpost" in endret(foer)


@ALLE
def test_den_utenfor_blir_nektet(navn: str) -> None:
    """Rett rolle er ikke nok: den som ikke er part i saken, blir nektet."""
    gjor, hvem, _ = HANDLINGER[navn]
    utenfor = bruker(hvem)
    utenfor.part = direktor("bodo").part
    foer = innhold()
    with pytest.raises(HarIkkeRolle, match="Bodø kommune er ikke"):
        gjor(utenfor)

    assert set() == endret(foer)


@ALLE
def test_fri_tekst_kommer_ikke_i_journalen(navn: str) -> None:
    """Det noen skriver fritt, kommer aldri i journalen, bare fingeravtrykket."""
    gjor, hvem, _ = HANDLINGER[navn]
    gjor(bruker(hvem))

    assert KANARI not in hele_journalen_som_tekst()


def test_demoens_journal_roper_ingenting() -> None:
    """Demoens journal inneholder verken posisjoner, lokale tekster eller vedtakstekst."""
    tekst = hele_journalen_som_tekst()

    assert [t for t in (POSISJON_BEIARN, LOKALTEKST_BEIARN, VILKAAR.strip()) if t[:20] in tekst] == []


def test_egne_poster_lager_ingen_hull() -> None:
    """Beiarns egne poster står i Beiarns egen kjede; de felles numrene går uten hull."""
    for sted in ("beiarn", "fauske", "beiarn"):
        _skriv(direktor(sted))
        _godkjenn(direktor(sted))
    felles, egne = journalen(), journalen(direktor("beiarn").part)

    assert list(range(1, len(felles) + 1)) == [p.nr for p in felles]
    assert list(range(1, len(egne) + 1)) == [p.nr for p in egne]
    assert [p.handling for p in egne].count("lagret eget utkast") == 4
    assert "lagret eget utkast" not in {p.handling for p in felles}


def test_alle_kjedene_er_hele() -> None:
    """Etter alle handlingene er hver kjede hel, og hodet er siste lenke."""
    for gjor, hvem, _ in HANDLINGER.values():
        with transaction.atomic():
            gjor(bruker(hvem))
    kjeder = {k: [p.ledd() for p in k.poster.all()] for k in models.Kjede.objects.all()}

    assert [True] * len(kjeder) == [kontroller(ledd).er_hel for ledd in kjeder.values()]
    assert [(k.hode, k.antall) for k in kjeder] == [(ledd[-1].lenke, len(ledd)) for ledd in kjeder.values()]


def test_journalen_ses_bare_av_dem_den_gjelder() -> None:
    """Den utenfor ser ingen poster; deltakerne ser de felles, og bare sine egne av de private."""
    poster = models.Journalpost.objects
    ser = {h: set(poster.visible_to(bruker(h)).values_list("part__navn", flat=True)) for h in SER}

    assert ser == SER


SER: dict[str, set[str | None]] = {
    "kommunedirektor-bodo": set(),
    "kommunedirektor-fauske": {None, "Fauske kommune"},
    "direktor-nav-nordland": {None, "Nav Nordland"},
    "statsforvalter": {None},
    "folkevalgt-beiarn": {None},
    "kommunedirektor-beiarn": {None, "Beiarn kommune"},
}


def test_samme_ja_to_ganger_er_ett() -> None:
    """Å godkjenne, ta ut eller sette inn det samme en gang til gir ingen ny post."""
    for gjor in (_godkjenn, _ta_ut, _sett_inn):
        gjor(direktor("saltdal"))
    foer = innhold()
    for gjor in (_godkjenn, _ta_ut, _sett_inn):
        gjor(direktor("saltdal"))

    assert set() == endret(foer)


def test_dagene_er_demoens(settings: Settings) -> None:
    """Handlinger i demoen får demoens dato; uten demo gjelder kalenderen."""
    _endre(bruker("prosjektleder"))
    settings.TOSPANN_DATO = None
    _godkjenn(direktor("fauske"))

    assert forutsetning("paaslag").dato == DAG
    assert models.Godkjenning.objects.get().dato > DAG + timedelta(days=365)
