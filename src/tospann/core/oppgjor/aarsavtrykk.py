"""The fingerprint of a settlement: what the parties accept, and nobody can change after (docs/metode/livslop.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor


def kanonisk_oppgjor(oppgjor: Aarsoppgjor) -> str:
    """Write the basis and every line as text, a JSON list a line, in an order of its own: not as they were given."""
    hode = ["oppgjør", oppgjor.grunnlag.year, oppgjor.grunnlag.vert]
    return "\n".join([_skriv(hode), *sorted(_skriv(linje) for linje in _linjer(oppgjor))])


def oppgjorsavtrykk(oppgjor: Aarsoppgjor) -> str:
    """Give the fingerprint: another øre, entry, position, count, membership or key gives another."""
    return fingeravtrykk(kanonisk_oppgjor(oppgjor))


def _skriv(linje: Sequence[object]) -> str:
    return json.dumps([_tekst(ord_) for ord_ in linje], ensure_ascii=False)


def _tekst(verdi: object) -> str:
    match verdi:
        case Periode(fra, til):
            return f"{fra.isoformat()}/{til.isoformat() if til else ''}"
        case Kroner(ore):
            return f"{ore} øre"
        case _:
            return str(verdi)


def _linjer(oppgjor: Aarsoppgjor) -> Iterator[tuple[object, ...]]:
    g = oppgjor.grunnlag
    yield from (("deltaker", d.part, d.periode, d.etterfolger) for d in g.deltakelser)
    yield from (("nøkkel", v.id, v.versjon, v.fingeravtrykk) for v in g.nokler)
    yield from (("måling", m.part, m.maal, m.tall.verdi, m.tall.dato, m.periode) for m in g.maalinger)
    yield from (("stilling", s.id, s.part, s.antall.verdi, s.periode) for s in g.stillinger)
    for post in g.poster:
        k = post.kontering
        yield "post", post.id, post.lag.name, k.konto, k.funksjon, k.art, post.nokkel, post.statsnokkel, post.baerer
    for p in g.posteringer:
        yield "postering", p.id, p.post, p.slag.name, p.periode, p.ore, p.mengde.verdi, p.bokfort_hos, p.retter
    yield from (("a konto", a.id, a.fra, a.til, a.dato, a.belop.som_kroner()) for a in g.akonto)
    yield from (("andel", p.post.id, p.slag.name, part, ore) for p, part, ore in oppgjor.linjer())
