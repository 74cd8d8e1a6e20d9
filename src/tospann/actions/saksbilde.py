"""From rows to the whole picture of a case, as one reader may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from tospann.actions.hent_sak import hent_sak
from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.klausul import Klausulmal
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.journalkjede import START
from tospann.core.kommune.kommune import Kommune
from tospann.core.medvirkning.hendelse import Hendelse, Sektor, Slag
from tospann.core.medvirkning.klokke import Medvirkningsklokke, klokke
from tospann.core.medvirkning.krav import standardkrav
from tospann.core.plan.aktivitet import Aktivitet
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planvalg
from tospann.core.plan.kalender import Kalender
from tospann.core.plan.planlegg import planlegg
from tospann.core.utredning.sak import Sak
from tospann.core.utredning.saksbilde import Forlop, Saksbilde, avtale_i_saken, forslag_naa, tegn_saksbilde
from tospann.core.vedtak.vedtak import Kommunestyrevedtak, Stemmer, Vedlegg, Vedtaksrunde
from tospann.imports.klausulbank import les_klausulbank
from tospann.imports.plandata import les_vertskommune
from tospann.imports.tekster import les_tekster
from tospann.store import models
from tospann.store.journal import felles_kjede
from tospann.store.utkast import LOKALTEKST

INGEN_TEKSTER: Mapping[tuple[str, str], str] = {}

AVTALEN = "avtalen"


@cache
def klausulbank() -> tuple[Klausulmal, ...]:
    """Read the clause bank once."""
    return les_klausulbank()


@cache
def aktiviteter() -> tuple[Aktivitet, ...]:
    """Read the process once."""
    return les_vertskommune()


def last_saksbilde(rad: models.Sak, lokaltekster: Mapping[tuple[str, str], str] = INGEN_TEKSTER) -> Saksbilde:
    """
    Load and work out a case; *lokaltekster* is what the reader may see of the municipalities' own text.

    The shared part is worked out once for each state of the journal: every
    shared change is an entry there, so its head names the state.
    """
    bilde = _felles_bilde(rad.pk, journalens_hode(rad.slug))
    if not lokaltekster:
        return bilde
    return replace(bilde, sak=replace(bilde.sak, lokaltekster=lokaltekster))


@lru_cache(maxsize=32)
def _felles_bilde(sak_id: int, _hode: str) -> Saksbilde:
    rad = models.Sak.objects.select_related("vert").get(pk=sak_id)
    sak, tekster = hent_sak(rad), les_tekster()
    tatt_ut = rad.klausulvalg.values_list("klausul", flat=True)
    avtale = avtale_i_saken(sak, klausulbank(), tatt_ut)
    runde = hent_runde(rad, sak, forslag_naa(sak, tekster, avtale))
    forlop = Forlop(avtale, runde, lag_plan(sak), hent_klokke(rad, sak, runde))
    return tegn_saksbilde(sak, tekster, forlop)


def journalens_hode(slug: str) -> str:
    """Give the head of the case's shared chain; the start of a chain that has no entries."""
    return models.Kjede.objects.filter(navn=felles_kjede(slug)).values_list("hode", flat=True).first() or START


def siste_forslag(rad: models.Sak) -> models.Vedtaksforslag | None:
    """Give the proposal last sent to the councils."""
    return rad.forslag.last()


def hent_runde(rad: models.Sak, sak: Sak, utkast: str) -> Vedtaksrunde:
    """Load the round: the text that was sent (or the draft), and each council's newest decision on it."""
    sendt = siste_forslag(rad)
    if sendt is None:
        return Vedtaksrunde(utkast, sak.kommuner, ())
    ved_nummer = {k.nummer: k for k in sak.kommuner}
    siste = {v.part.kommunenummer: v for v in sendt.vedtak.select_related("part")}
    vedtak = tuple(som_vedtak(v, ved_nummer[nr]) for nr, v in siste.items())
    return Vedtaksrunde(sendt.tekst, sak.kommuner, vedtak, (Vedlegg(AVTALEN, sendt.avtale_fingeravtrykk),))


def som_vedtak(rad: models.Vedtak, kommune: Kommune) -> Kommunestyrevedtak:
    """Give a decision as the core knows it, with the agreement that lay before the council where that is stated."""
    stemmer = Stemmer(rad.medlemmer, rad.stemmer_for, rad.stemmer_mot)
    vedlegg = (Vedlegg(AVTALEN, rad.avtale_fingeravtrykk),) if rad.avtale_fingeravtrykk else ()
    leder = rad.moteleder_for
    return Kommunestyrevedtak(kommune, rad.organ, rad.dato, rad.saksnummer, rad.tekst, stemmer, leder, vedlegg)


def lag_plan(sak: Sak) -> Fremdriftsplan:
    """Plan the process from the case's start, with each council's own meetings."""
    kalender = Kalender({d.kommune.nummer: d.moter for d in sak.deltakere})
    valg = Planvalg(sak=sak.slug, vert=sak.valg.vert, oppstart=sak.oppstart)
    return planlegg(aktiviteter(), sak.planstart, kalender, sak.kommuner, valg)


def hent_klokke(rad: models.Sak, sak: Sak, runde: Vedtaksrunde) -> Medvirkningsklokke:
    """Load who has been informed and heard, and hold it against what is required before each council decides."""
    hendelser = [_hendelse(rad, m) for m in rad.medvirkning.all()]
    hendelser += [_vedtakshendelse(rad, v) for v in runde.vedtak]
    samiske = frozenset(d.kommune.nummer for d in sak.deltakere if d.samisk_omraade)
    krav = standardkrav(samiske, sak.valg.vert.nummer)
    return klokke(rad.slug, krav, hendelser, sak.kommuner, sak.dato)


def _hendelse(sak: models.Sak, rad: models.Medvirkning) -> Hendelse:
    return Hendelse(
        beslutning=sak.slug,
        slag=Slag[rad.slag],
        sektor=Sektor[rad.sektor],
        organ=rad.organ,
        nivaa=rad.nivaa,
        kommune=rad.kommunenummer or None,
        dato=rad.dato,
        planlagt=rad.planlagt,
        referat=rad.referat,
    )


def _vedtakshendelse(sak: models.Sak, vedtak: Kommunestyrevedtak) -> Hendelse:
    return Hendelse(
        beslutning=sak.slug,
        slag=Slag.VEDTAK,
        sektor=Sektor.KOMMUNE,
        organ=vedtak.organ,
        nivaa="kommunen",
        kommune=vedtak.kommune.nummer,
        dato=vedtak.dato,
    )


def egne_lokaltekster(rad: models.Sak, bruker: models.Bruker) -> dict[tuple[str, str], str]:
    """Give the user's own municipality's texts, by (kommunenummer, theme)."""
    egne = models.Utkast.objects.visible_to(bruker).filter(sak=rad, slag__startswith=LOKALTEKST)
    nr = bruker.part.kommunenummer
    return {(nr, u.slag.removeprefix(LOKALTEKST)): u.tekst for u in egne}


def alle_lokaltekster(rad: models.Sak) -> dict[tuple[str, str], str]:
    """Give every municipality's own texts: only for writing each its own paper, as the system."""
    alle = rad.utkast.filter(slag__startswith=LOKALTEKST).select_related("part")
    return {(u.part.kommunenummer, u.slag.removeprefix(LOKALTEKST)): u.tekst for u in alle}


def avtaleutkast(rad: models.Sak) -> Samarbeidsavtale:
    """Build only the draft agreement, for actions that change it."""
    return avtale_i_saken(hent_sak(rad), klausulbank(), rad.klausulvalg.values_list("klausul", flat=True))


def nokkelens_fingeravtrykk(rad: models.Sak) -> str:
    """Give the fingerprint of the key as it stands: key, split with the state, and every assumption under it."""
    forutsetninger = sorted(f"{f.nokkel}={f.verdi:f}" for f in rad.forutsetninger.all())
    return fingeravtrykk("\n".join([f"nøkkel={rad.nokkel}", f"statsdeling={rad.statsdeling}", *forutsetninger]))
