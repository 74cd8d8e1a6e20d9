"""A structure held against the proven best one: how much dearer, and what the difference buys or costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.struktur.inndeling import Inndeling
from tospann.core.struktur.studie import Strukturstudie
from tospann.core.struktur.tegningstall import snittreise

_HUNDRE, _MINUTTER_HELE, _SYNLIG = 100, 10, Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class MotBest:
    """How a structure compares: per cent dearer (below nothing: cheaper), and the sentence that says what it costs."""

    prosent: Tall
    setning: str


def hold_mot_best(
    studie: Strukturstudie, tegnet: tuple[Inndeling, Fraction], best: tuple[Inndeling, Fraction]
) -> MotBest:
    """Compare a structure and its price with the best ones."""
    g, pris_best = studie.grunnlag, best[1]
    prosent = (tegnet[1] - pris_best) * _HUNDRE / pris_best if pris_best else Fraction()
    ledd = (
        _pris(studie, "tegning", "Prisen på tegningen", tegnet[1]),
        _pris(studie, "best", "Prisen på den beste", best[1]),
    )
    tall = regn_ut(
        "tegning.mot_best",
        "Prisforskjell fra den beste strukturen",
        prosent,
        Enhet.PROSENT,
        formel="prisen på tegningen mot prisen på den beste, i prosent av den beste",
        ledd=ledd,
        gjelder=g.sted,
    )
    reise = snittreise(g, tegnet[0]) - snittreise(g, best[0])
    deler = tuple(_forskjeller(reise, tegnet[0].antall - best[0].antall))
    return MotBest(tall, _setning(prosent, deler, lik=set(tegnet[0].samlinger) == set(best[0].samlinger)))


def _pris(studie: Strukturstudie, id_: str, navn: str, verdi: Fraction) -> Tall:
    v, g = studie.vekter, studie.grunnlag
    gjelder = (
        f"{desimaltall(Fraction(v.organisasjon), 0)} per organisasjon, {desimaltall(Fraction(v.reise), 3)} per minutt "
        f"en innbygger reiser, {desimaltall(Fraction(v.mangel), 0)} per årsverk under grensa"
    )
    return Tall(f"tegning.pris.{id_}", navn, verdi, Enhet.ANTALL, g.dato, gjelder, beregnet(g.dato))


def _forskjeller(reise: Fraction, antall: int) -> Iterator[str]:
    minutter = desimaltall(abs(reise), 1 if abs(reise) < _MINUTTER_HELE else 0)
    if round(abs(reise) * 10):
        yield f"{minutter} minutter {'mer' if reise > 0 else 'mindre'} reise per innbygger"
    if antall:
        ord_ = "organisasjon" if abs(antall) == 1 else "organisasjoner"
        yield f"{abs(antall)} {'flere' if antall > 0 else 'færre'} {ord_}"


def _setning(prosent: Fraction, deler: tuple[str, ...], *, lik: bool) -> str:
    if lik:
        return "Dette er den beste strukturen."
    hale = f", og gir {opplisting(deler)}" if deler else ""
    if not prosent:
        return f"Koster det samme som den beste{hale}."
    hvor_mye = "Under 0,1" if abs(prosent) < _SYNLIG else desimaltall(abs(prosent), 1)
    if prosent > 0:
        return f"{hvor_mye} prosent dyrere enn den beste{hale}."
    return f"{hvor_mye} prosent billigere enn den beste{hale}. Det går bare fordi tegningen bryter noe studien krever."
