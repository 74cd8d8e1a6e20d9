"""Many shared amounts, each held against a calculation of its own; for the test and for bench/oppgjor.py."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from random import Random

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.maal import Deltakermaal, Maal
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt, fordel_sammensatt

MAAL = (Maal.LIKT, Maal.FOLKETALL, Maal.AARSVERK, Maal.BRUKERE, Maal.FAST)
SJELDEN = 0.02


@dataclass(frozen=True, slots=True)
class Tilfelle:
    """An amount, a key and who share it."""

    ore: int
    avrunding: Avrunding
    ledd: tuple[Nokkelledd, ...]
    deltakere: tuple[Deltakermaal, ...]

    def svar(self, ore: int | None = None, deltakere: tuple[Deltakermaal, ...] = ()) -> dict[str, int]:
        """Ask the product."""
        belop = Kroner(self.ore if ore is None else ore)
        delt = fordel_sammensatt(belop, Sammensatt(self.ledd), deltakere or self.deltakere, self.avrunding)
        return {a.betaler: a.belop.ore for a in delt}


@dataclass(slots=True)
class Telling:
    """How many were tried, of what, and which failed."""

    antall: int = 0
    slag: Counter[str] = field(default_factory=Counter)
    feil: list[tuple[str, Tilfelle]] = field(default_factory=list)


def tilfelle(r: Random) -> Tilfelle:
    """Draw one: 1 to 5 participants, now and then 20; amounts to 10^15; weights with zeros, ties and decimals."""
    antall = 20 if r.random() < SJELDEN else r.randint(1, 5)
    parter = r.sample(range(1800, 1900), antall)
    storst, nevner = r.choice((1, 3, 100, 10**6)), r.choice((1, 1, 10, 3))
    deltakere = [
        {maal: Fraction(r.randint(0, storst) + (plass == 0), nevner) for maal in MAAL[1:]} for plass in range(antall)
    ]
    krone = r.random() < 0.2
    ore = r.randint(-1, 1) * r.randrange(10 ** r.choice((1, 3, 9, 15)))
    return Tilfelle(
        ore * 100 if krone else ore,
        Avrunding.KRONE if krone else Avrunding.ORE,
        _ledd(r),
        tuple(Deltakermaal(str(p), v) for p, v in zip(parter, deltakere, strict=True)),
    )


def _ledd(r: Random) -> tuple[Nokkelledd, ...]:
    maal = r.sample(MAAL, r.randint(1, 3))
    kutt = sorted(r.randint(0, 20) for _ in maal[1:])
    deler = [b - a for a, b in zip([0, *kutt], [*kutt, 20], strict=True)]
    return tuple(Nokkelledd(Fraction(del_, 20), m) for del_, m in zip(deler, maal, strict=True))


def fasit(t: Tilfelle) -> dict[str, int]:
    """Work it out in whole numbers: everything over one denominator, the remainders in a queue."""
    parter = [d.part for d in t.deltakere]
    vekter = [[1 if ledd.etter is Maal.LIKT else d.verdier[ledd.etter] for d in t.deltakere] for ledd in t.ledd]
    eksakt = [
        sum((Fraction(ledd.andel * v[i]) / sum(v) for ledd, v in zip(t.ledd, vekter, strict=True)), Fraction())
        for i in range(len(parter))
    ]
    felles = lcm(*(e.denominator for e in eksakt))
    mynt = 100 if t.avrunding is Avrunding.KRONE else 1
    antall, fortegn = abs(t.ore) // mynt, -1 if t.ore < 0 else 1
    delt = [divmod(antall * int(e * felles), felles) for e in eksakt]
    koe = sorted(range(len(parter)), key=lambda i: (-delt[i][1], parter[i]))
    heldige = set(koe[: antall - sum(hele for hele, _ in delt)])
    return {p: fortegn * mynt * (delt[i][0] + (i in heldige)) for i, p in enumerate(parter)}


def _snudd(t: Tilfelle, svar: dict[str, int]) -> bool:
    return t.svar(deltakere=t.deltakere[::-1]) == svar


def _speilet(t: Tilfelle, svar: dict[str, int]) -> bool:
    return t.svar(-t.ore) == {p: -ore for p, ore in svar.items()}


def _ett_til(t: Tilfelle, svar: dict[str, int]) -> bool:
    """One coin more moves nobody by more than one coin."""
    nytt = t.svar(t.ore + t.avrunding.ore)
    return all(abs(nytt[p] - ore) <= t.avrunding.ore for p, ore in svar.items())


def _omdopt(t: Tilfelle, svar: dict[str, int]) -> bool:
    """New numbers in the same order give the same amounts."""
    nye = tuple(Deltakermaal(f"x{d.part}", d.verdier) for d in t.deltakere)
    return t.svar(deltakere=nye) == {f"x{p}": ore for p, ore in svar.items()}


REGLER = {"snudd": _snudd, "speilet": _speilet, "ett til": _ett_til, "omdøpt": _omdopt}


def kjor(antall: int, fro: str) -> Telling:
    """Try so many: each against the calculation and its sum, and against one of the rules in turn."""
    r, telling, regler = Random(fro), Telling(), tuple(REGLER.items())
    for nr in range(antall):
        t = tilfelle(r)
        svar, (navn, regel) = t.svar(), regler[nr % len(regler)]
        telling.slag[navn] += 1
        if svar != fasit(t) or sum(svar.values()) != t.ore or not regel(t, svar):
            telling.feil.append((navn, t))
    telling.antall = antall
    return telling
