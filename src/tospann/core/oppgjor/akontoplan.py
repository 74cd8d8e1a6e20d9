"""On-account invoices from the budget, term by term (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.oppgjor.aarsgrunnlag import UgyldigGrunnlag
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.fordeling import avrund


@dataclass(frozen=True, slots=True)
class Akontokrav:
    """What one party shall pay another on a day."""

    forfall: date
    fra: str
    til: str
    ore: int


def akontoplan(budsjett: Aarsoppgjor, forfall: Sequence[date]) -> tuple[Akontokrav, ...]:
    """
    Spread what each party owes the host by the budget evenly over the due dates it takes part on.

    The odd øre go to the earliest dates. A party that takes part on none of
    them gets one invoice, on the last.

    Raises
    ------
    UgyldigGrunnlag
        When there are no due dates, or one twice.

    """
    datoer = sorted(set(forfall))
    if not datoer or len(datoer) != len(forfall):
        raise UgyldigGrunnlag("Planen må ha minst én forfallsdato, og ingen av dem to ganger.")
    grunnlag, krav = budsjett.grunnlag, []
    for saldo in budsjett.saldoer():
        if saldo.part == grunnlag.vert or not saldo.ore:
            continue
        med = [d for d in datoer if any(rom.fra <= d < rom.til for rom in grunnlag.medlem(saldo.part))]
        terminer = med or datoer[-1:]
        ore = avrund({d.isoformat(): Fraction(abs(saldo.ore), len(terminer)) for d in terminer})
        fra, til = (saldo.part, grunnlag.vert) if saldo.ore > 0 else (grunnlag.vert, saldo.part)
        krav += [Akontokrav(d, fra, til, ore[d.isoformat()]) for d in terminer if ore[d.isoformat()]]
    return tuple(sorted(krav, key=lambda k: (k.forfall, k.fra, k.til)))
