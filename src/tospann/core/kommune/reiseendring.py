"""What a new bridge does to a travel time: before and after each day the network changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.forbindelse import Forbindelse
from tospann.core.kommune.reisegraf import Vei
from tospann.core.kommune.reisemodell import Lenketid, Reisemetode, regnet_paa
from tospann.core.kommune.reisenett import Reisenett
from tospann.core.kommune.reisetid import Reisesvar, Reisetid

Nettfinner = Callable[[date], Reisenett]


@dataclass(frozen=True, slots=True)
class Reiseendring:
    """The same journey the day before and the day a link opened or closed. *forbindelser* are those that did it."""

    dato: date
    foer: Tall
    etter: Tall
    forbindelser: tuple[Forbindelse, ...]

    def forskjell(self) -> Tall:
        """Give how much shorter (below 0) or longer it became."""
        return regn_ut(
            f"{self.etter.id}.forskjell",
            f"Endring {dato_tekst(self.dato)}",
            self.etter.som_brok() - self.foer.som_brok(),
            Enhet.MINUTTER,
            formel="tida etter − tida før",
            ledd=(self.foer, self.etter),
            gjelder=self.etter.gjelder,
        )

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        yield from (self.foer, self.etter, self.forskjell())


def endringsdager(forbindelser: Iterable[Forbindelse]) -> tuple[date, ...]:
    """Give the days on which the network is not as the day before, oldest first; the first of all is no change."""
    alle = tuple(forbindelser)
    forste = min((f.periode.fra for f in alle), default=date.max)
    dager = {f.periode.fra for f in alle} | {f.periode.til for f in alle if f.periode.til is not None}
    return tuple(sorted(d for d in dager if d > forste))


def endringer(nett: Reisenett, svar: Reisesvar, nett_paa: Nettfinner) -> tuple[Reiseendring, ...]:
    """Give each day the journey changed, between the places the two centres stand at on the network's own date."""
    if not isinstance(svar, Reisetid) or svar.metode is not Reisemetode.NETT:
        return ()
    dager = endringsdager(nett.grunnlag.forbindelser)
    par = tuple(_endring(dag, nett, svar, nett_paa) for dag in dager)
    return tuple(e for e in par if e is not None and e.foer.verdi != e.etter.verdi)


def _endring(dag: date, nett: Reisenett, svar: Reisetid, nett_paa: Nettfinner) -> Reiseendring | None:
    fra, til = (nett.steder[k.nummer].knutepunkt for k in (svar.fra, svar.til))
    foer, etter = nett_paa(dag - timedelta(days=1)), nett_paa(dag)
    vei_foer, vei_etter = foer.vei(fra, til), etter.vei(fra, til)
    if vei_foer is None or vei_etter is None:
        return None
    sluttet = [foer.lenker[n] for n in vei_foer.nokler if foer.lenker[n].periode.til == dag]
    begynte = [etter.lenker[n] for n in vei_etter.nokler if etter.lenker[n].periode.fra == dag]
    return Reiseendring(
        dag, _tid(svar, foer, vei_foer, "før"), _tid(svar, etter, vei_etter, "etter"), (*sluttet, *begynte)
    )


def _tid(svar: Reisetid, nett: Reisenett, vei: Vei, naar: str) -> Tall:
    ledd = [Lenketid(nett.lenker[n], nett.modell, nett.dato, svar.minutter.gjelder).minutter() for n in vei.nokler]
    tid = regn_ut(
        f"{svar.minutter.id}.{nett.dato.isoformat()}",
        f"{svar.minutter.navn}, {naar}",
        vei.minutter,
        Enhet.MINUTTER,
        formel="sum av etappene",
        ledd=ledd,
        gjelder=svar.minutter.gjelder,
    )
    return regnet_paa(tid, nett.dato)
