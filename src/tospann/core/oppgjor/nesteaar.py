"""The next year made from the last: who is still there, what is agreed, and the same amounts to begin with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tospann.core.felles.kroner import total
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Maaling
from tospann.core.oppgjor.kostnad import Kostnadspost, Postering, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.stillinger import Stilling, aarsverk_paa


def neste_aar(sist: Aarsgrunnlag, budsjett: Aarsgrunnlag, year: int) -> Aarsgrunnlag:
    """
    Give a budget to begin with: members, keys and positions as *sist* ends, amounts as in *budsjett*.

    People are counted anew each year and are left out, unless the key still asks for the same date.

    Raises
    ------
    UgyldigNokkel
        When the host is no longer there.

    """
    nyttaar = date(year, 1, 1)
    deltakelser = tuple(d for d in sist.deltakelser if d.periode.til is None or d.periode.til > nyttaar)
    med = {d.part for d in deltakelser} | {STAT}
    poster = tuple(p for p in sist.poster if not p.baerer or p.baerer in med)
    return Aarsgrunnlag(
        year,
        sist.vert,
        deltakelser,
        poster,
        tuple(_posteringer(budsjett, poster, med, year)),
        tuple(v for v in sist.nokler if v.periode.til is None or v.periode.til > nyttaar),
        tuple(_maalinger(sist, med, year)),
        tuple(_stillinger(sist, sorted(med), year)),
    )


def budsjettlinje(post: str, slag: Posteringsslag, hos: str) -> str:
    """Name the one entry a budget has for an item, its kind, and the books it stands in."""
    return f"budsjett {post} {slag.name} {hos}"


def _posteringer(
    budsjett: Aarsgrunnlag, poster: tuple[Kostnadspost, ...], med: set[str], year: int
) -> Iterator[Postering]:
    navn, samlet = {p.id: p.navn for p in poster}, defaultdict[tuple[str, Posteringsslag, str], list[Tall]](list)
    for p in budsjett.posteringer:
        if p.post in navn:
            samlet[p.post, p.slag, p.bokfort_hos if p.bokfort_hos in med else budsjett.vert].append(p.belop)
    hele = Periode(date(year, 1, 1), date(year + 1, 1, 1))
    for (post, slag, hos), ledd in samlet.items():
        id_ = f"oppgjor.{year}.budsjett.{post}.{slag.name.lower()}.{hos}"
        formel, belop = f"som i budsjettet for {budsjett.year}", total(t.som_kroner() for t in ledd)
        tall = regn_ut(id_, f"{navn[post]}, budsjett", belop, Enhet.KRONER, formel=formel, ledd=ledd, gjelder=post)
        yield Postering(budsjettlinje(post, slag, hos), post, hele, tall, hos, slag)


def _maalinger(sist: Aarsgrunnlag, med: set[str], year: int) -> Iterator[Maaling]:
    datoer = {v.folketall.dato(year) for v in sist.nokler}
    for m in sist.maalinger:
        if m.maal is Maal.FOLKETALL:
            gjelder = m.tall.dato in datoer
        else:
            gjelder = m.periode.til is None or m.periode.til > date(year, 1, 1)
        if m.part in med and gjelder:
            yield m


def _stillinger(sist: Aarsgrunnlag, med: list[str], year: int) -> Iterator[Stilling]:
    """Begin with the positions each has on the last day of the year before."""
    nyttaar, dag = date(year, 1, 1), date(year - 1, 12, 31)
    for part in med:
        ledd = [s.antall for s in sist.stillinger if s.part == part]
        if ledd:
            antall, hvem = aarsverk_paa(sist.stillinger, part, dag), sist.navn(part)
            id_, formel = f"oppgjor.{year}.aarsverk.{part}", f"årsverkene 31. desember {year - 1}"
            tall = regn_ut(id_, f"Årsverk, {hvem}", antall, Enhet.AARSVERK, formel=formel, ledd=ledd, gjelder=hvem)
            yield Stilling(f"aarsverk {part}", part, tall, Periode(nyttaar))
