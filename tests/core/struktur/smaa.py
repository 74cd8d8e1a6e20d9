"""Small studies drawn by chance, and the same questions answered by trying everything."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations
from random import Random

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.struktur.krav import (
    Adskilt,
    Antall,
    Hvis,
    Krav,
    Minstesum,
    Reisegrense,
    Sammen,
    Storrelse,
    Vertsvalg,
    Virkning,
)
from tospann.core.struktur.problem import Rammer, Strukturproblem, Vekter

KILDE = Kilde("prove", Kildeslag.FORUTSETNING, "Prøve", "Tospann", date(2026, 11, 25))


def krav(*virkninger: Virkning, navn: str = "krav") -> Krav:
    """Give a demand with a name."""
    return Krav(navn, f"Kravet {navn}", KILDE, virkninger)


def trekk_problem(nr: int, storst: int = 9) -> Strukturproblem:
    """Draw a small problem; the same number gives the same one."""
    r = Random(nr)
    n = r.randint(1, storst)
    punkter = [(r.uniform(0, 90), r.uniform(0, 90)) for _ in range(n)]
    rad = [[round(((a - c) ** 2 + (b - d) ** 2) ** 0.5) for c, d in punkter] for a, b in punkter]
    kanter = [(i, j) for i, j in combinations(range(n), 2) if r.random() < 0.45]
    return Strukturproblem(
        navn=tuple(f"Kommune {i}" for i in range(n)),
        innbyggere=tuple(r.randint(0, 900) for _ in range(n)),
        aarsverk=tuple(r.randint(1, 9) for _ in range(n)),
        kanter=tuple(kanter),
        minutter=tuple(tuple(rad_) for rad_ in rad),
        rammer=Rammer(r.choice((30, 50, 80)), r.randint(1, 5), r.randint(3, 20)),
        vekter=Vekter(r.randint(0, 300), Fraction(r.randint(0, 20), 10), r.randint(0, 60)),
        krav=tuple(_trekk_krav(r, n)) if nr % 2 else (),
    )


def _trekk_krav(r: Random, n: int) -> Iterator[Krav]:
    alle = range(n)
    par = tuple(sorted(r.sample(alle, min(2, n))))
    mulige: list[Virkning] = [
        Vertsvalg(frozenset(r.sample(alle, r.randint(1, n))), frozenset(r.sample(alle, r.randint(1, n)))),
        Reisegrense(frozenset(r.sample(alle, r.randint(1, n))), r.choice((10, 25, 45))),
        Hvis(r.choice(alle), frozenset(r.sample(alle, r.randint(1, n)))),
        Minstesum(tuple(r.randint(0, 5) for _ in alle), r.randint(0, 6)),
        Storrelse(r.randint(1, 2), r.randint(2, 5)),
        Antall(r.randint(1, max(1, n // 2)), r.randint(max(1, n // 2), n)),
    ]
    if n > 1:
        skilt = {tuple(sorted(r.sample(alle, 2))) for _ in range(r.randint(1, 4))}
        mulige += [Sammen(frozenset(par)), Adskilt(frozenset((a, b) for a, b in skilt))]
    for virkning in r.sample(mulige, r.randint(1, 2)):
        yield krav(virkning, navn=type(virkning).__name__)


def alle_strukturer(problem: Strukturproblem) -> list[tuple[Fraction, tuple[tuple[int, ...], ...]]]:
    """Try every partition, sharing no code with the engines; give price and groups of the lawful, cheapest first."""
    lovlige = {
        g: pris
        for m in range(1, problem.antall + 1)
        for g in combinations(range(problem.antall), m)
        if (pris := _gruppepris(problem, g)) is not None
    }
    fra, til = 1, problem.antall
    for k in problem.krav:
        for v in k.virkninger:
            if isinstance(v, Antall):
                fra, til = max(fra, v.minst), min(til, v.hoyst)
    delinger = _delinger(frozenset(range(problem.antall)), lovlige)
    priset = [(sum((lovlige[g] for g in d), Fraction()), tuple(sorted(d))) for d in delinger if fra <= len(d) <= til]
    return sorted(priset)


def _delinger(rest: frozenset[int], lovlige: dict[tuple[int, ...], Fraction]) -> Iterator[tuple[tuple[int, ...], ...]]:
    if not rest:
        yield ()
        return
    forste = min(rest)
    for gruppe in lovlige:
        if gruppe[0] == forste and rest.issuperset(gruppe):
            for andre in _delinger(rest - set(gruppe), lovlige):
                yield (gruppe, *andre)


def _gruppepris(problem: Strukturproblem, gruppe: tuple[int, ...]) -> Fraction | None:
    virkninger = [v for k in problem.krav for v in k.virkninger]
    verter = [h for h in gruppe if all(_naar(problem, virkninger, h, i) for i in gruppe)]
    if len(gruppe) > problem.rammer.storst or not verter or not _henger(problem, gruppe):
        return None
    if not all(_holder(v, set(gruppe)) for v in virkninger):
        return None
    reise = min(sum(Fraction(problem.innbyggere[i]) * Fraction(problem.minutter[h][i]) for i in gruppe) for h in verter)
    mangel = max(Fraction(), Fraction(problem.rammer.terskel) - sum(Fraction(problem.aarsverk[i]) for i in gruppe))
    v = problem.vekter
    return Fraction(v.organisasjon) + Fraction(v.reise) * reise + Fraction(v.mangel) * mangel


def _naar(problem: Strukturproblem, virkninger: list[Virkning], vert: int, medlem: int) -> bool:
    tid = problem.minutter[vert][medlem]
    if tid > problem.rammer.reise:
        return False
    for v in virkninger:
        if isinstance(v, Reisegrense) and medlem in v.kommuner and tid > v.minutter:
            return False
        if isinstance(v, Vertsvalg) and medlem in v.kommuner and vert not in v.verter:
            return False
    return True


def _holder(virkning: Virkning, gruppe: set[int]) -> bool:
    match virkning:
        case Sammen(kommuner):
            return not gruppe & kommuner or kommuner <= gruppe
        case Adskilt(par):
            return not any({a, b} <= gruppe for a, b in par)
        case Hvis(kommune, en_av):
            return kommune not in gruppe or bool(gruppe & en_av)
        case Minstesum(verdier, minst):
            return sum(Fraction(verdier[i]) for i in gruppe) >= minst
        case Storrelse(minst, hoyst):
            return minst <= len(gruppe) <= hoyst
    return True


def _henger(problem: Strukturproblem, gruppe: tuple[int, ...]) -> bool:
    naadd, voks = {gruppe[0]}, True
    while voks:
        nye = {b for a, b in [*problem.kanter, *((b, a) for a, b in problem.kanter)] if a in naadd and b in gruppe}
        voks = bool(nye - naadd)
        naadd |= nye
    return len(naadd) == len(gruppe)
