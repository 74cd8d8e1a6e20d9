"""Cut the year where a key changes, is rounded, or somebody comes or goes (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel, avrund
from tospann.core.oppgjor.kostnad import Postering
from tospann.core.oppgjor.maalte import Maalt
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Nokkelversjon, Regneregel, versjon_paa
from tospann.core.oppgjor.tidsrom import Periodisering, Tidsrom

_NULL = Fraction()


@dataclass(frozen=True, slots=True)
class Gruppe:
    """
    A span that is rounded by itself, under one version of each key.

    *versjoner* are the key between the municipalities and then the one between
    state and municipalities, those that the item has. *biter* are the parts of
    the span in which nobody comes or goes and nothing counted changes.
    """

    rom: Tidsrom
    versjoner: tuple[Nokkelversjon, ...]
    biter: tuple[Tidsrom, ...]

    @property
    def regel(self) -> Regneregel:
        """Give the rounding rule: that of the key between the municipalities, if there is one."""
        return self.versjoner[0].regel


def grupper(grunnlag: Aarsgrunnlag, nokler: Sequence[str]) -> tuple[Gruppe, ...]:
    """Cut the year into what is rounded by itself; spans without a key in force are left out."""
    egne = [v for v in grunnlag.nokler if v.id in nokler]
    skifter = {d for v in egne for d in (v.periode.fra, v.periode.til) if d is not None}
    funnet: list[Gruppe] = []
    for rom in grunnlag.aar.delt(skifter):
        try:
            versjoner = tuple(versjon_paa(egne, nokkel, rom.fra) for nokkel in nokler)
        except UgyldigNokkel:
            continue
        kutt = [dato for v in versjoner for dato in Maalt(grunnlag, v).kutt()]
        maanedlig = versjoner[0].regel.hyppighet is Hyppighet.MAANED
        funnet += [Gruppe(r, versjoner, r.delt(kutt)) for r in (rom.maaneder() if maanedlig else (rom,))]
    return tuple(funnet)


def legg_i_grupper(
    postering: Postering, alle: Sequence[Gruppe], nokler: Sequence[str], versjoner: Iterable[Nokkelversjon]
) -> dict[Tidsrom, int]:
    """
    Lay an entry over the groups it touches, in whole øre (method ``storste_rest``; ties go to the earliest).

    Raises
    ------
    UgyldigNokkel
        When a day of the entry has no key in force.

    """
    eget = _rom(postering)
    forste = max(0, bisect_right(alle, eget.fra, key=lambda g: g.rom.fra) - 1)
    etter = bisect_left(alle, eget.til, key=lambda g: g.rom.fra)
    truffet = [(g, snitt) for g in alle[forste:etter] if (snitt := g.rom.snitt(eget)).dager]
    if sum(snitt.dager for _, snitt in truffet) != eget.dager:
        dekket = {snitt.til for _, snitt in truffet} | {eget.fra}
        udekket = next(d for d in sorted(dekket) if not any(s.fra <= d < s.til for _, s in truffet))
        for nokkel in nokler:
            versjon_paa(versjoner, nokkel, udekket)
    if len(truffet) == 1:
        return {truffet[0][0].rom: postering.ore}
    periodisering = truffet[0][0].regel.periodisering
    hele = eget.vekt(periodisering)
    eksakt = {g.rom.fra.isoformat(): postering.ore * snitt.vekt(periodisering) / hele for g, snitt in truffet}
    ore = avrund(eksakt)
    return {g.rom: ore[g.rom.fra.isoformat()] for g, _ in truffet}


def legg_i_biter(gruppe: Gruppe, posteringer: Mapping[Tidsrom, int]) -> dict[Tidsrom, Fraction]:
    """Lay what the group holds (an entry's own span in it -> øre) over the parts it touches, exactly."""
    if len(gruppe.biter) == 1:
        return {gruppe.rom: Fraction(sum(posteringer.values()))}
    biter: dict[Tidsrom, Fraction] = {}
    for rom, ore in posteringer.items():
        for bit in gruppe.biter:
            if (snitt := bit.snitt(rom)).dager:
                belop = Fraction(ore) if snitt == rom else ore * _del(snitt, rom, gruppe.regel.periodisering)
                biter[bit] = biter.get(bit, _NULL) + belop
    return biter


def _del(del_: Tidsrom, hele: Tidsrom, periodisering: Periodisering) -> Fraction:
    return del_.vekt(periodisering) / hele.vekt(periodisering)


def _rom(postering: Postering) -> Tidsrom:
    periode = postering.periode
    return Tidsrom(periode.fra, periode.til or periode.fra)
