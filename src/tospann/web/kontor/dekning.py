"""Is every municipality covered? On a day, and every gap in a span, to the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kontor.dekning import Dekningsspenn, Dekningsstatus
from tospann.core.kontor.dekningsrapport import spenn_i_tid
from tospann.core.kontor.dekningstall import tall_i_rapporten
from tospann.core.kontor.listetelling import Listetelling, funn_i_lista, tall_i_fylket, tall_i_lista
from tospann.store.kommune import historie
from tospann.store.kontor import dekningsbok
from tospann.store.kontorrapport import listetall, rapporten, tellinger
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.kontor.valg import Dekningsskjema, Kontorvalg, les_valg

# The reform: from this day the law demanded offices.
REFORMEN = date(2006, 7, 1)
# What needs somebody's eyes, stands first.
_FORST = (Dekningsstatus.HULL, Dekningsstatus.UKJENT, Dekningsstatus.DEKKET)


@dataclass(frozen=True, slots=True)
class Listelinje:
    """A list in the table: its counts as figures, and what is odd in it."""

    navn: str
    tall: tuple[Tall, ...]
    funn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tidsrom:
    """A span that was looked through: the gaps, and how much of it is unknown."""

    fra: date
    til: date
    hull: tuple[Dekningsspenn, ...]
    ukjente: tuple[Dekningsspenn, ...]
    tall: dict[str, Tall]


@require_safe
def vis(request: HttpRequest) -> HttpResponse:
    """Dekningen på en dato, kontorene over fylkesgrensen, hullene i et tidsrom, og listene bak."""
    valg = les_valg(request, Dekningsskjema)
    grunnlag, historien = listetall(), historie()
    rapport, rom, lister = rapporten(valg.dato, valg.fylke), _tidsrom(valg, historien, grunnlag), _lister(valg)
    tall = tall_i_rapporten(rapport, grunnlag)
    kontekst = {
        "valg": valg,
        "rapport": rapport,
        "svar": sorted(rapport.svar, key=lambda s: _FORST.index(s.status)),
        "tall": tall,
        "rom": rom,
        "lister": lister,
        "navn": _navn(rom, historien),
    }
    alle = chain(tall.values(), rom.tall.values(), *(linje.tall for linje in lister))
    return vis_med_kilder(request, "kontor/dekning.html", kontekst, alle)


def _tidsrom(valg: Kontorvalg, historien: Kommunehistorie, grunnlag: tuple[Tall, ...]) -> Tidsrom:
    """Look through the span: from the reform to the day, unless something else is asked for."""
    svar = getattr(valg.skjema, "cleaned_data", {})
    fra, til = svar.get("fra") or min(REFORMEN, valg.dato), svar.get("til") or valg.dato
    if til <= fra:
        fra, til = min(fra, til), max(fra, til)
    spenn = spenn_i_tid(dekningsbok(), historien, Periode(fra, til), valg.fylke) if fra < til else ()
    hull = tuple(s for s in spenn if s.status is Dekningsstatus.HULL)
    ukjente = tuple(s for s in spenn if s.status is Dekningsstatus.UKJENT)
    linjer = (
        ("hull", "Hull i dekningen", len(hull), Enhet.ANTALL, "dager på rad uten kontor, hver kommune for seg"),
        ("hulldager", "Dager med hull", _dager(hull), Enhet.DAGER, "sum av kommunenes dager"),
        (
            "ukjente",
            "Tidsrom med ukjent dekning",
            len(ukjente),
            Enhet.ANTALL,
            "dager på rad, hver kommune for seg",
        ),
        ("ukjentdager", "Dager med ukjent dekning", _dager(ukjente), Enhet.DAGER, "sum av kommunenes dager"),
    )
    tall = {
        hva: Tall(f"tidsrom.{hva}", navn, n, enhet, til, valg.gjelder, beregnet(til), formel, grunnlag)
        for hva, navn, n, enhet, formel in linjer
    }
    return Tidsrom(fra, til, hull, ukjente, tall)


def _dager(spenn: Sequence[Dekningsspenn]) -> int:
    return sum(s.dager for s in spenn)


def _lister(valg: Kontorvalg) -> tuple[Listelinje, ...]:
    return tuple(
        Listelinje(
            telling.liste.navn,
            (*tall_i_lista(telling), *_fylkestall(valg, telling)),
            funn_i_lista(telling, egne),
        )
        for telling, egne in tellinger()
    )


def _fylkestall(valg: Kontorvalg, telling: Listetelling) -> tuple[Tall, ...]:
    """Give the count for the county, where it was there under the same number on the list's day."""
    if not any(v.fylkesnummer == valg.fylke for v in telling.kommuner.values()):
        return ()
    return (tall_i_fylket(telling, valg.fylke, valg.fylkesnavn),)


def _navn(rom: Tidsrom, historien: Kommunehistorie) -> dict[str, str]:
    """Give the names of the municipalities in the gaps."""
    versjoner = {s.kommune: historien.versjon(s.kommune, s.fra) for s in rom.hull}
    return {nr: v.kommune.kortnavn if v else nr for nr, v in versjoner.items()}
