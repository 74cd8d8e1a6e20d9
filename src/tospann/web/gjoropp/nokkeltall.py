"""What a key gives each in a year, worked out: the amount it shares, each one's part, and the part in per cent."""

from __future__ import annotations

from collections.abc import Sequence

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Postoppgjor
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.web.gjoropp.visning import Visningstabell, rad

_HUNDRE = 100


def delt_med(oppgjor: Aarsoppgjor, nokkel: str, min_: str) -> Visningstabell | None:
    """
    Give what each bears of what a key shares in the year; none when no item uses it.

    A key with the state shares between two: the state, and the municipalities
    together. One between the municipalities shares what is left for them.
    """
    g = oppgjor.grunnlag
    mot_staten = [p for p in oppgjor.poster if p.post.statsnokkel == nokkel]
    poster = mot_staten or [p for p in oppgjor.poster if p.post.nokkel == nokkel]
    if not poster:
        return None
    kommuner = [p for p in g.parter if p != STAT]
    grupper = [(KOMMUNE, kommuner), (STAT, [STAT])] if mot_staten else [(p, [p]) for p in kommuner]
    navn = {KOMMUNE: "Kommunene samlet", **{p: g.navn(p) for p in g.parter}}
    stamme = Aarstall(oppgjor, f"nokkel.{nokkel}")
    summer = [(navn[id_], _sum(stamme, id_, navn[id_], poster, parter)) for id_, parter in grupper]
    funnet = [(hvem, t) for hvem, t in summer if t]
    helhet = sum(t.som_kroner().ore for _, t in funnet)
    rader = tuple(rad(hvem, (t, _andel(hvem, t, helhet)), min_) for hvem, t in funnet)
    linjer = "1 linje" if len(poster) == 1 else f"{len(poster)} linjer"
    tittel = f"{next(v.navn for v in g.nokler if v.id == nokkel)} deler i {g.year}: {linjer}"
    return Visningstabell(f"delt-{nokkel}", tittel, ("Part", "Bærer i kroner", "Andel i prosent"), rader)


def _sum(tall: Aarstall, id_: str, hvem: str, poster: Sequence[Postoppgjor], parter: Sequence[str]) -> Tall | None:
    ledd = [tall.andel(post, p) for post in poster for p in parter if p in post.baerer()]
    if not ledd:
        return None
    ore = sum(t.som_kroner().ore for t in ledd)
    navn, id_ = f"{hvem} bærer", f"{tall.stamme}.sum.{id_}"
    return regn_ut(id_, navn, Kroner(ore), Enhet.KRONER, formel="summen av delene", ledd=ledd, gjelder=hvem)


def _andel(hvem: str, sum_: Tall, helhet: int) -> Tall | None:
    if not helhet:
        return None
    prosent = sum_.som_brok() * _HUNDRE * _HUNDRE / helhet
    formel = "det parten bærer, av alt nøkkelen deler, i prosent"
    return regn_ut(
        f"{sum_.id}.andel", f"{hvem}, andel", prosent, Enhet.PROSENT, formel=formel, ledd=(sum_,), gjelder=hvem
    )
