"""
A second settlement, written from the words of the agreement and law.md section 5 alone.

Running costs of all offices plus what is common are split once between state
and municipality. Municipal pay is positions times rate; the overhead is a per
cent of it. Each of the three is shared once by the key. Every municipality
pays its own benefits too. All in integers: no code is shared with the product.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from tests.core.oppgjor.eksempel import Felles, Rad


@dataclass(frozen=True, slots=True)
class Svar:
    """What the model says, in øre; lists stand in the order of the municipalities."""

    stat: int
    linjer: list[list[int]]
    til_verten: list[int]


def del_opp(ore: int, vekter: Sequence[Fraction], navn: Sequence[str]) -> list[int]:
    """Give everybody the whole øre, then the rest one by one to whoever lost most, the lowest name first."""
    felles = lcm(*(v.denominator for v in vekter))
    hele = [int(v * felles) for v in vekter]
    deler = [divmod(ore * v, sum(hele)) for v in hele]
    koe = sorted(range(len(navn)), key=lambda i: (-deler[i][1], navn[i]))
    heldige = set(koe[: ore - sum(d[0] for d in deler)])
    return [d[0] + (i in heldige) for i, d in enumerate(deler)]


def halvt_opp(ore: Fraction) -> int:
    """Round a fraction of an øre, the half up."""
    hele, rest = divmod(ore.numerator, ore.denominator)
    return hele + (2 * rest >= ore.denominator)


def nokkelvekter(rader: Sequence[Rad], felles: Felles, nokkel: str) -> list[Fraction]:
    """Give the weights of a key, named as in law.md 5.2."""
    folk = sum(rad.folk for rad in rader)
    alfa = felles.grunnandel / 100
    match nokkel:
        case "AARSVERK":
            return [rad.egne for rad in rader]
        case "FAST_PROSENT":
            return [rad.prosent for rad in rader]
        case "INNBYGGERTALL":
            return [Fraction(rad.folk) for rad in rader]
        case _:
            return [alfa / len(rader) + (1 - alfa) * rad.folk / folk for rad in rader]


def regn(rader: Sequence[Rad], felles: Felles, nokkel: str, statsdeling: str) -> Svar:
    """Settle a year; the first municipality is host."""
    drift = sum(rad.drift for rad in rader) + felles.drift
    stat, egne = sum(rad.stat for rad in rader), sum(rad.egne for rad in rader)
    if statsdeling == "FAST_PROSENT":
        stat, egne = felles.stat_prosent, 100 - felles.stat_prosent
    kommunenes, statens = del_opp(drift, [Fraction(egne), Fraction(stat)], ["kommune", "stat"])
    lonn = halvt_opp(sum(rad.egne for rad in rader) * Fraction(felles.lonn_kommune))
    paaslag = halvt_opp(lonn * felles.paaslag / 100)
    vekter, navn = nokkelvekter(rader, felles, nokkel), [rad.kommune.nummer for rad in rader]
    linjer = [del_opp(belop, vekter, navn) for belop in (kommunenes, lonn, paaslag)]
    andeler = [sum(deler) for deler in zip(*linjer, strict=True)]
    betaler = [andel + rad.stonad for andel, rad in zip(andeler, rader, strict=True)][1:]
    lonn_stat = halvt_opp(sum(rad.stat for rad in rader) * Fraction(felles.lonn_stat))
    return Svar(statens + lonn_stat, linjer, [-sum(betaler), *betaler])
