"""The participation clock: informed, discussed, decided, and in that order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.kommune.kommune import Kommune
from tospann.core.medvirkning.hendelse import Hendelse, Sektor, Slag
from tospann.core.medvirkning.krav import OPPFYLLES_AV, Form, Medvirkningskrav
from tospann.core.medvirkning.rekkefolge import Grunnlag, svar

_ALVORLIGST = (Utfall.IKKE_OPPFYLT, Utfall.MANGLER_OPPLYSNINGER, Utfall.MAA_VURDERES)


@dataclass(frozen=True, slots=True)
class Klokkerad:
    """One body in one unit: the three dates, and whether they stand in order."""

    krav: Medvirkningskrav
    kommune: Kommune | None
    informert: date | None
    hort: date | None
    vedtak: date | None
    svar: Svar


@dataclass(frozen=True, slots=True)
class Medvirkningsklokke:
    """All the rows of one decision, as they stood on *dato*."""

    beslutning: str
    dato: date
    rader: tuple[Klokkerad, ...]
    uten_vedtak: tuple[Kommune, ...]

    def sektor(self, sektor: Sektor) -> tuple[Klokkerad, ...]:
        """Give the rows of one of the two owners (or the external ones)."""
        return tuple(r for r in self.rader if r.krav.sektor is sektor)

    @property
    def mangler(self) -> tuple[Klokkerad, ...]:
        """Give the rows that are not fulfilled, the most serious first."""
        alvor = list(Alvor)
        apne = (r for r in self.rader if r.svar.utfall is not Utfall.OPPFYLT)
        return tuple(sorted(apne, key=lambda r: alvor.index(r.krav.alvor)))


def klokke(
    beslutning: str,
    krav: Iterable[Medvirkningskrav],
    hendelser: Iterable[Hendelse],
    deltakere: tuple[Kommune, ...],
    dato: date,
) -> Medvirkningsklokke:
    """Set the clock for one decision as it stood on *dato*: one row per requirement and unit."""
    egne = tuple(h for h in hendelser if h.beslutning == beslutning)
    vedtatt = {h.kommune for h in egne if h.slag is Slag.VEDTAK and h.er_holdt(dato)}
    uten = () if None in vedtatt else tuple(k for k in deltakere if k.nummer not in vedtatt)
    # To be told what was decided falls due when everybody has decided, not before.
    hendelser_for = {True: () if uten else egne, False: egne}
    rader = tuple(
        _rad(k, enhet, egne, _vedtak(k, enhet, hendelser_for[k.etter_vedtaket], dato), dato)
        for k in krav
        for enhet in _enheter(k, deltakere)
    )
    return Medvirkningsklokke(beslutning, dato, rader, uten)


def beslutningen_er_komplett(klokken: Medvirkningsklokke) -> Svar:
    """
    Say whether the decision can be marked complete.

    It needs every council's decision and, before it, every discussion with the
    unions of both sectors and all that an act demands. The other requirements
    stay visible as warnings, but do not hold the decision back.
    """
    if klokken.uten_vedtak:
        navn = opplisting(k.kortnavn for k in klokken.uten_vedtak)
        return Svar(Utfall.MANGLER_OPPLYSNINGER, f"Vedtak mangler i {navn}.", "Registrer vedtakene når de er truffet.")
    apne = [r for r in klokken.mangler if _holder_igjen(r.krav)]
    if not apne:
        return Svar(Utfall.OPPFYLT, "Alle som skal være med før vedtaket, har vært med før vedtaket.")
    utfall = next(u for u in _ALVORLIGST if any(r.svar.utfall is u for r in apne))
    setninger = " ".join(f"{_hvem(r)}: {r.svar.begrunnelse}." for r in apne)
    return Svar(utfall, setninger, "Hold møtene og legg inn referatene. Det som er for sent, må stå som avvik.")


def _holder_igjen(krav: Medvirkningskrav) -> bool:
    return krav.alvor is Alvor.KRAV or krav.form is Form.DROFTING


def _hvem(rad: Klokkerad) -> str:
    krav = rad.krav
    deler = [
        "" if krav.sektor is Sektor.EKSTERN else krav.sektor.value,
        rad.kommune.kortnavn if rad.kommune else "",
        krav.nivaa if krav.sektor is Sektor.STAT else "",
    ]
    hvor = ", ".join(filter(None, deler))
    navn = krav.organ[0].upper() + krav.organ[1:]
    return f"{navn} ({hvor})" if hvor else navn


def _enheter(krav: Medvirkningskrav, deltakere: tuple[Kommune, ...]) -> Iterator[Kommune | None]:
    if not krav.per_kommune:
        yield None
        return
    yield from (k for k in deltakere if krav.bare_i is None or k.nummer in krav.bare_i)


def _rad(
    krav: Medvirkningskrav, kommune: Kommune | None, egne: tuple[Hendelse, ...], vedtak: date | None, dato: date
) -> Klokkerad:
    med_organet = [h for h in egne if _gjelder(krav, kommune, h)]
    horinger = tuple(h for h in med_organet if h.slag in OPPFYLLES_AV[krav.form])
    informert = _forste(h for h in med_organet if h.slag is Slag.INFORMERT and h.er_holdt(dato))
    grunnlag = Grunnlag(krav, informert, horinger, vedtak, dato)
    return Klokkerad(krav, kommune, informert, grunnlag.hort, vedtak, svar(grunnlag))


def _gjelder(krav: Medvirkningskrav, kommune: Kommune | None, hendelse: Hendelse) -> bool:
    samme_organ = hendelse.organ == krav.organ and hendelse.nivaa == krav.nivaa
    samme_sektor = hendelse.sektor in {krav.sektor, Sektor.BEGGE}
    samme_enhet = hendelse.kommune is None or kommune is None or hendelse.kommune == kommune.nummer
    return samme_organ and samme_sektor and samme_enhet


def _vedtak(krav: Medvirkningskrav, kommune: Kommune | None, egne: tuple[Hendelse, ...], dato: date) -> date | None:
    """A municipality's own body comes before its own council; a common one before the first of them all."""
    alle = [h for h in egne if h.slag is Slag.VEDTAK and h.er_holdt(dato)]
    if krav.etter_vedtaket:
        return max((h.dato for h in alle), default=None)
    egen = [h for h in alle if kommune is None or h.kommune in {None, kommune.nummer}]
    return _forste(egen)


def _forste(hendelser: Iterable[Hendelse]) -> date | None:
    return min((h.dato for h in hendelser), default=None)
