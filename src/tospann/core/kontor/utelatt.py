"""Municipalities that a list of the whole country leaves out: then nobody knows who covers them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.periode import Periode
from tospann.core.kontor.dekning import Utelatelse
from tospann.core.kontor.perioder import Dekningsgrunnlag
from tospann.core.kontor.traad import Kommunetraad


def utelatelser(grunnlag: Dekningsgrunnlag) -> tuple[Utelatelse, ...]:
    """Find every municipality that is missing from a list, from that list's day until it is seen again."""
    return tuple(
        Utelatelse(nummer, Periode(max(fra, p.fra), _minst(til, p.til)), grunn)
        for traad in grunnlag.traader
        for fra, til, grunn in _spenn(grunnlag, traad)
        for nummer, p in traad.numre
        if p.overlapper(Periode(fra, til))
    )


def _spenn(g: Dekningsgrunnlag, traad: Kommunetraad) -> Iterator[tuple[date, date | None, str]]:
    dager = [d for d in g.dager if traad.periode.gjelder(d)]
    if not dager and any(d < traad.periode.fra for d in g.dager) and not _arver(g, traad):
        yield traad.periode.fra, traad.periode.til, "Kommunene den er laget av, står ikke i den siste lista før den."
    har = [bool(g.dekke[d].get(traad.nummer(d))) for d in dager]
    for i, dag in enumerate(dager):
        if not har[i] and (i == 0 or har[i - 1]):
            neste = next((d for d, h in zip(dager[i:], har[i:], strict=True) if h), traad.periode.til)
            yield dag, neste, _grunn(dag)


def _grunn(dag: date) -> str:
    return (
        f"Kommunen står ikke i lista fra {dato_tekst(dag)}. Enten er lista ufullstendig, "
        "eller så hadde ingen kontor kommunen den dagen."
    )


def _arver(g: Dekningsgrunnlag, traad: Kommunetraad) -> bool:
    """Tell whether any of the municipalities it was made of was in the last list they lived to see."""
    for forelder in (g.traader[i] for i in traad.foreldre):
        dager = [d for d in g.dager if forelder.periode.gjelder(d)]
        if g.dekke[dager[-1]].get(forelder.nummer(dager[-1])) if dager else _arver(g, forelder):
            return True
    return False


def _minst(a: date | None, b: date | None) -> date | None:
    return a if b is None else b if a is None else min(a, b)
