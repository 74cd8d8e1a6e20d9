"""The host's own draft of a year's budget: where it begins, what is in it, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_oppgjor
from tospann.actions.saksbilde import last_saksbilde
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Deltakelse, Maaling
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.grunnlag import Kommunegrunnlag, Oppgjorsgrunnlag
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nesteaar import neste_aar
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon, Regneregel
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Stilling, Telledatoer
from tospann.core.oppgjor.tellinger import mangler_telling
from tospann.store import models
from tospann.store.aarsoppgjor_json import fra_tekst
from tospann.store.statistikk import folketall

FORSTE_AAR, SISTE_AAR = 2006, 2100
REVIDERES = frozenset({Oppgjorssteg.BUDSJETT, Oppgjorssteg.LOPENDE, Oppgjorssteg.BESTRIDT})
_HUNDRE = 100


@dataclass(frozen=True, slots=True)
class Budsjettutkast:
    """A draft, and the year it is for if that year is there already."""

    rad: models.Aarsutkast
    grunnlag: Aarsgrunnlag


def slag(aar: int) -> str:
    """Name the draft of a year's budget."""
    return f"budsjett.{aar}"


def verten(sak: models.Sak) -> models.Part:
    """Give who keeps the accounts: the host of the newest settlement, else of the case."""
    sist = models.Aarsoppgjor.objects.filter(sak=sak).select_related("vert").first()
    return sist.vert if sist else sak.vert


def krev_verten(bruker: models.Bruker, sak: models.Sak) -> None:
    """
    Let only the host go on.

    Raises
    ------
    HarIkkeRolle
        When the user acts for somebody else.

    """
    vert = verten(sak)
    if bruker.part_id != vert.pk:
        raise HarIkkeRolle(f"Bare {vert.navn}, som er vert, kan gjøre dette. Ingenting er lagret.")


def finn_utkast(bruker: models.Bruker, sak: models.Sak, aar: int) -> Budsjettutkast | None:
    """Give the reader's own draft."""
    rad = models.Aarsutkast.objects.visible_to(bruker).filter(sak=sak, slag=slag(aar)).first()
    return Budsjettutkast(rad, fra_tekst(rad.innhold)) if rad else None


def aar_for(sak: models.Sak, bruker: models.Bruker, aar: int) -> Oppgjorsbilde | None:
    """Give the newest settlement of a year before, as the reader may see it."""
    rad = models.Aarsoppgjor.objects.filter(sak=sak, aar__lt=aar).select_related("sak", "vert").first()
    return last_oppgjor(rad, bruker) if rad else None


def aaret_selv(sak: models.Sak, bruker: models.Bruker, aar: int) -> Oppgjorsbilde | None:
    """Give the settlement of the year itself, if it is there."""
    rad = models.Aarsoppgjor.objects.filter(sak=sak, aar=aar).select_related("sak", "vert").first()
    return last_oppgjor(rad, bruker) if rad else None


def sammenlignes_med(bruker: models.Bruker, sak: models.Sak, aar: int) -> tuple[str, Aarsgrunnlag] | None:
    """Give what a draft is held against (the budget it revises, else last year's), after what to call it."""
    if selv := aaret_selv(sak, bruker, aar):
        rad = selv.budsjettrad
        return f"budsjett {rad.nr} for {aar}", rad.som_oppgjor().grunnlag
    if foer := aar_for(sak, bruker, aar):
        rad = foer.budsjettrad
        return f"budsjett {rad.nr} for {foer.rad.aar}", rad.som_oppgjor().grunnlag
    return None


def begynnelsen(bruker: models.Bruker, sak: models.Sak, aar: int) -> Aarsgrunnlag:
    """
    Give what a new draft begins as: the budget it revises, the year before, or the case's own assumptions.

    Raises
    ------
    Avvist
        When the year is not one that can be made or revised now.

    """
    if not FORSTE_AAR <= aar <= SISTE_AAR:
        raise Avvist(f"Velg et år fra {FORSTE_AAR} til {SISTE_AAR}. Ingenting er lagret.")
    try:
        if selv := aaret_selv(sak, bruker, aar):
            return _revidert(selv)
        if foer := aar_for(sak, bruker, aar):
            return med_folketall(neste_aar(_slik_det_endte(foer), foer.budsjett.grunnlag, aar))
        return med_folketall(_av_saken(last_saksbilde(sak).sak.oppgjorsgrunnlag(), aar, sak))
    except UgyldigNokkel as feil:
        raise Avvist(f"{feil} Ingenting er lagret.") from feil


def med_folketall(grunnlag: Aarsgrunnlag) -> Aarsgrunnlag:
    """Fill in the people the register knows on the dates the keys ask for."""
    return replace(grunnlag, maalinger=(*grunnlag.maalinger, *_fra_registeret(grunnlag)))


def _fra_registeret(grunnlag: Aarsgrunnlag) -> Iterator[Maaling]:
    for telling in mangler_telling(grunnlag):
        if telling.maal is Maal.FOLKETALL and (tall := kjent_folketall(telling.part, telling.dato)):
            yield Maaling(telling.part, Maal.FOLKETALL, tall, Periode(telling.dato))


def kjent_folketall(kommunenummer: str, dato: date) -> Tall | None:
    """Give the people of a municipality on exactly that day, if the register knows."""
    tall = folketall(dato).get(kommunenummer)
    return tall if tall and tall.dato == dato else None


def _revidert(bilde: Oppgjorsbilde) -> Aarsgrunnlag:
    """Take the amounts of the budget, and who is in and what is agreed as the host has it now."""
    if bilde.livslop.steg not in REVIDERES:
        raise Avvist(f"Oppgjøret er {bilde.livslop.steg}. Da kan ikke budsjettet endres. Ingenting er lagret.")
    if bilde.lukket:
        raise Avvist("Året har vært lukket. Da revideres ikke budsjettet lenger. Ingenting er lagret.")
    budsjett, arbeid = bilde.budsjett.grunnlag, bilde.arbeid
    kjente = {p.id for p in budsjett.poster}
    poster = (*budsjett.poster, *(p for p in arbeid.poster if p.id not in kjente))
    return replace(arbeid, poster=poster, posteringer=budsjett.posteringer, akonto=())


def _slik_det_endte(bilde: Oppgjorsbilde) -> Aarsgrunnlag:
    if forslag := bilde.forslag:
        return forslag.grunnlag
    return bilde.arbeid


def _av_saken(g: Oppgjorsgrunnlag, aar: int, sak: models.Sak) -> Aarsgrunnlag:
    """Begin from what the case has assumed: who is in, positions, the chosen keys; the items are the host's to add."""
    fra = Periode(date(aar, 1, 1))
    return Aarsgrunnlag(
        aar,
        g.vert.nummer,
        tuple(Deltakelse(k.kommune.nummer, k.kommune.kortnavn, fra) for k in g.kommuner),
        (),
        (),
        tuple(_noklene(g, sak, fra)),
        (),
        tuple(_stillingene(g.kommuner, fra)),
    )


def _stillingene(kommuner: tuple[Kommunegrunnlag, ...], fra: Periode) -> Iterator[Stilling]:
    for k in kommuner:
        yield Stilling(f"aarsverk {k.kommune.nummer}", k.kommune.nummer, k.aarsverk_kommune, fra)
        yield Stilling(f"aarsverk stat {k.kommune.nummer}", STAT, k.aarsverk_stat, fra)


def _noklene(g: Oppgjorsgrunnlag, sak: models.Sak, fra: Periode) -> Iterator[Nokkelversjon]:
    felles = (Regneregel(), Telledatoer(((3, 31), (12, 31))))
    mellom, vekter = _mellom(g, Nokkelslag[sak.nokkel])
    yield Nokkelversjon("mellom", "Nøkkelen mellom kommunene", 1, fra, mellom, *felles, vekter=vekter)
    stat = g.stat_prosent.som_brok()
    fast = Statsdeling[sak.statsdeling] is Statsdeling.FAST_PROSENT
    maal, delt = (Maal.FAST, ((KOMMUNE, _HUNDRE - stat), (STAT, stat))) if fast else (Maal.AARSVERK, ())
    yield Nokkelversjon("stat", "Nøkkelen mot staten", 1, fra, _ett(maal), *felles, vekter=delt)


def _mellom(g: Oppgjorsgrunnlag, valgt: Nokkelslag) -> tuple[Sammensatt, tuple[tuple[str, Fraction], ...]]:
    match valgt:
        case Nokkelslag.AARSVERK:
            return _ett(Maal.AARSVERK), ()
        case Nokkelslag.INNBYGGERTALL:
            return _ett(Maal.FOLKETALL), ()
        case Nokkelslag.FAST_PROSENT:
            return _ett(Maal.FAST), tuple((k.kommune.nummer, k.fast_prosent.som_brok()) for k in g.kommuner)
        case Nokkelslag.GRUNNANDEL_INNBYGGER:
            likt = g.grunnandel.som_brok() / _HUNDRE
            return Sammensatt((Nokkelledd(likt, Maal.LIKT), Nokkelledd(1 - likt, Maal.FOLKETALL))), ()


def _ett(maal: Maal) -> Sammensatt:
    return Sammensatt((Nokkelledd(Fraction(1), maal),))
