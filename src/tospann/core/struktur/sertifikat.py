"""The certificate: prices in whole decimals that an independent checker can add up (docs/metode/strukturbevis.md)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from tospann.core.struktur.losning import Arbeid, Lost, Status
from tospann.core.struktur.masker import beste_vert, medlemmene, pris
from tospann.core.struktur.motor.losere import Utgang
from tospann.core.struktur.motor.prising import naer_null
from tospann.core.struktur.motor.snitt import Trinn, forste_trinn

_SKRITT = Decimal("0.000001")
_FLEST_NAER = 50_000


@dataclass(frozen=True, slots=True)
class Bevistrinn:
    """
    One stage of a proof, exact.

    No lawful group (of those still in the running) costs less than the prices
    of its members, of being a group, and of having two of a triple.
    """

    priser: tuple[Decimal, ...]
    antallspris: Decimal
    snitt: tuple[tuple[tuple[int, int, int], Decimal], ...]
    grense: Fraction
    d: Fraction


class IkkeBevist(ValueError):
    """There is nothing to certify; the text says why."""


def bevis(arbeid: Arbeid, lost: Lost) -> tuple[Bevistrinn, ...]:
    """
    Give the stages that prove the answer.

    Raises
    ------
    IkkeBevist
        When the answer was not proven.

    """
    losning = lost.losning
    if losning.status is Status.TIDSGRENSE:
        raise IkkeBevist("Det er ikke bevist at svaret er det beste, så det finnes ikke noe sertifikat.")
    if losning.status is Status.UMULIG:
        if lost.relaksering.utgang is not Utgang.UMULIG or lost.relaksering.grense <= 0:
            raise IkkeBevist("At kravene ikke kan oppfylles, er bevist ved å prøve alt; det gir ikke et sertifikat.")
        return (_rund_av(arbeid, lost, forste_trinn(lost.relaksering), Fraction(), gratis=True),)
    z = losning.strukturer[0].pris
    return tuple(_rund_av(arbeid, lost, trinn, z, gratis=False) for trinn in lost.delt.trinn)


def _rund_av(arbeid: Arbeid, lost: Lost, trinn: Trinn, z: Fraction, *, gratis: bool) -> Bevistrinn:
    """Round every price down, then take off what the cheapest group still lacks: exactly, so nothing is below zero."""
    skritt = _SKRITT * (1 if not gratis else Decimal("0.001"))
    priser = [_ned(p, skritt) for p in trinn.priser.tolist()]
    snitt = tuple((tre, min(Decimal(0), _ned(p, skritt))) for tre, p in trinn.snitt)
    utkast = Bevistrinn(tuple(priser[:-1]), priser[-1], snitt, Fraction(), Fraction())
    lavest = _lavest(arbeid, lost, trinn, utkast, gratis=gratis)
    trekk = _opp(-lavest, skritt) if lavest < 0 else Decimal(0)
    nye = tuple(p - trekk for p in utkast.priser)
    antall = arbeid.masker.fra_antall if priser[-1] > 0 else arbeid.masker.til_antall
    grense = Fraction(sum(nye) + priser[-1] * antall + sum(p for _, p in snitt))
    return Bevistrinn(nye, priser[-1], snitt, grense, z - grense)


def _lavest(arbeid: Arbeid, lost: Lost, trinn: Trinn, utkast: Bevistrinn, *, gratis: bool) -> Fraction:
    """Ask the groups near zero exactly; of those too many to ask, know that they are not below the last one asked."""
    usikkert = 10 * lost.oppgave.toleranse
    naere = naer_null(trinn.rest, 1e-3 + usikkert, _FLEST_NAER)
    eksakt = [_rest(arbeid, lost, utkast, nr, gratis=gratis) for nr in trinn.univers[naere].tolist()]
    if naere.size == _FLEST_NAER:
        eksakt.append(Fraction(float(trinn.rest[naere[-1]]) - usikkert))
    return min(eksakt, default=Fraction())


def _ned(verdi: float, skritt: Decimal) -> Decimal:
    return Decimal(verdi).quantize(skritt, rounding=ROUND_FLOOR)


def _opp(verdi: Fraction, skritt: Decimal) -> Decimal:
    return (-(-verdi // Fraction(skritt))) * skritt


def _rest(arbeid: Arbeid, lost: Lost, trinn: Bevistrinn, nr: int, *, gratis: bool) -> Fraction:
    maske = arbeid.pulje.gruppe(nr)
    kostnad = Fraction() if gratis else pris(lost.problem, beste_vert(lost.problem, maske))
    priser = sum(Fraction(trinn.priser[i]) for i in medlemmene(maske)) + Fraction(trinn.antallspris)
    to_av_tre = sum(Fraction(p) for tre, p in trinn.snitt if sum(maske >> i & 1 for i in tre) > 1)
    return kostnad - priser - to_av_tre
