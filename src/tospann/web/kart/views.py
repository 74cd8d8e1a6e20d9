"""The map of the county and the table beside it, from the shipped facts; the database is not asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.tjenesteomraade import Folketall, Tjenesteomraade, folketall, sum_heltall
from tospann.imports.kartdata import nordland_kart
from tospann.imports.nordland import DATO, Nordland, nordland
from tospann.web.kart.svg import fargeprove, tegn_kart
from tospann.web.kildepanel import vis_med_kilder


@dataclass(frozen=True, slots=True)
class Omraaderad:
    """An area in the table: its sample from the map, its municipalities with people, and the sums."""

    omraade: Tjenesteomraade
    prove: SafeString
    kommuner: tuple[tuple[Kommune, Tall], ...]
    folketall: Folketall

    @property
    def forskjell(self) -> int:
        """Give the plain difference, for the sentence's choice of words."""
        return sum_heltall([self.folketall.forskjell])


@require_safe
def vis(request: HttpRequest) -> HttpResponse:
    """Tjenesteområdene på kartet, og de samme tallene i en tabell."""
    fylke = nordland()
    rader = tuple(_rader(fylke))
    lenker = {nummer: f"#k{nummer}" for nummer in fylke.kommuner}
    hele = _hele_fylket(rader)
    kontekst = {
        "kart": tegn_kart(nordland_kart(), fylke.kommuner, fylke.omraader, lenker, request.GET.get("kommune", "")),
        "kartkilde": nordland_kart().kilde,
        "rader": rader,
        "hele": hele,
        "antall_kommuner": len(fylke.kommuner),
        "dato": DATO,
    }
    tall = [hele, *(t for rad in rader for t in (rad.folketall.forskjell, rad.folketall.ssb))]
    return vis_med_kilder(request, "kart/vis.html", kontekst, tall)


def _rader(fylke: Nordland) -> Iterator[Omraaderad]:
    for nummer, omraade in enumerate(fylke.omraader):
        kommuner = tuple((fylke.kommuner[n], fylke.folketall[n]) for n in omraade.kommuner)
        yield Omraaderad(omraade, fargeprove(nummer), kommuner, folketall(omraade, fylke.folketall))


def _hele_fylket(rader: tuple[Omraaderad, ...]) -> Tall:
    ledd = [rad.folketall.ssb for rad in rader]
    return regn_ut(
        "folketall_sum.nordland",
        "Innbyggere i Nordland",
        sum_heltall(ledd),
        Enhet.INNBYGGERE,
        formel="sum av tjenesteområdene",
        ledd=ledd,
        gjelder="Nordland fylke",
    )
