"""Say an answer in words."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.struktur.losning import Losning, Status
from tospann.core.struktur.problem import Struktur, Strukturproblem

_INNLEDNING = {
    Status.OPTIMAL: "Dette er bevist å være best: ingen lovlig struktur koster mindre.",
    Status.UMULIG: "Ingen struktur oppfyller alle kravene.",
    Status.TIDSGRENSE: "Tida tok slutt før det var bevist hva som er best.",
}


def beskriv(losning: Losning, problem: Strukturproblem, flest: int) -> Iterator[str]:
    """Give the answer line by line."""
    yield _INNLEDNING[losning.status]
    if losning.status is Status.TIDSGRENSE:
        yield f"Ingen struktur koster mindre enn {_tall(float(losning.nedre_grense))}."
    for nr, struktur in enumerate(losning.strukturer[:flest], 1):
        yield ""
        yield f"Nummer {nr}: {len(struktur.grupper)} organisasjoner, kostnad {_tall(float(struktur.pris))}"
        yield from linjer(struktur, problem)


def linjer(struktur: Struktur, problem: Strukturproblem) -> Iterator[str]:
    """Give each group as a line: the host, then those with it."""
    for gruppe in struktur.grupper:
        andre = [problem.navn[i] for i in gruppe.medlemmer if i != gruppe.vert]
        yield f"  {problem.navn[gruppe.vert]}" + (f": med {', '.join(andre)}" if andre else ": alene")


def _tall(verdi: float) -> str:
    """Write the price of a model, which has no unit, with a decimal comma."""
    return f"{verdi:.2f}".rstrip("0").rstrip(".").replace(".", ",")
