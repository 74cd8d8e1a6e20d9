"""The layers a reader can choose: each asks the store for a date and gives the core's layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Tall
from tospann.core.kommune.kartlag import Kartlag, areallag, folketallslag, fylkeslag, omraadelag
from tospann.core.kommune.statistikk import FOLKETALL, LANDAREAL, Statistikkrad
from tospann.core.kommune.tjenesteomraade import Tjenesteomraade
from tospann.imports.nordland import nordland
from tospann.store.kontor import tjenesteomraader
from tospann.store.statistikk import rader
from tospann.web.kart.grunnlag import Kartsted
from tospann.web.kart.kontor import fagsystemene, kontorene, ledelsen

# The report of 2018 describes the service areas as they were that year; before and after we do not know.
OMRAADENES_FYLKE, OMRAADENES_PERIODE = "18", Periode(date(2018, 1, 1), date(2019, 1, 1))
_OMRAADENES_GRENSE = _("Tjenesteområdene er kjent for Nordland i 2018, ikke for andre fylker og år.")


@dataclass(frozen=True, slots=True)
class Lagvalg:
    """A layer to choose: its name, and how it is made for a place and a date."""

    navn: Promise
    lag: Callable[[Kartsted], Kartlag]


def _folketall(sted: Kartsted) -> Kartlag:
    rekka = rader(FOLKETALL, sted.dato)
    lag = folketallslag(sted.dato, _per_kommune(sted, rekka), _for_flere(sted, rekka))
    return _med_statistikkdato(lag, rekka, sted.dato)


def _areal(sted: Kartsted) -> Kartlag:
    rekka = rader(LANDAREAL, sted.dato)
    return _med_statistikkdato(areallag(sted.dato, _per_kommune(sted, rekka)), rekka, sted.dato)


def _per_kommune(sted: Kartsted, rekka: Iterable[Statistikkrad]) -> dict[str, Tall]:
    kommuner = sted.kommuner()
    kjente = ((r, kommuner[r.omraade].kommune) for r in rekka if r.omraade in kommuner)
    tall = ((r.omraade, r.som_tall(f"{kommune.kortnavn} kommune")) for r, kommune in kjente)
    return {nummer: t for nummer, t in tall if t is not None}


def _for_flere(sted: Kartsted, rekka: Iterable[Statistikkrad]) -> dict[tuple[str, ...], Tall]:
    """Give the figures that the statistics have only for several municipalities together."""
    kommuner = sted.kommuner()
    funnet: dict[tuple[str, ...], Tall] = {}
    for rad in rekka:
        numre = tuple(rad.omraade.split("+"))
        if len(numre) > 1 and all(n in kommuner for n in numre):
            tall = rad.som_tall(opplisting(kommuner[n].kommune.kortnavn for n in numre))
            funnet |= {numre: tall} if tall is not None else {}
    return funnet


def _med_statistikkdato(lag: Kartlag, rekka: tuple[Statistikkrad, ...], dato: date) -> Kartlag:
    """Say which date the figures are of, where it is not the one that was asked for."""
    if not rekka:
        return replace(lag, merknader=(str(_("Vi har ingen tall for denne datoen eller tidligere.")),))
    if rekka[0].dato == dato:
        return lag
    setning = _("Tallene gjelder %(tall)s, den siste datoen til og med %(dato)s som registeret har tall for.")
    merknad = str(setning) % {"tall": dato_tekst(rekka[0].dato), "dato": dato_tekst(dato)}
    return replace(lag, dato=rekka[0].dato, merknader=(merknad,))


def _fylker(sted: Kartsted) -> Kartlag:
    return fylkeslag(sted.dato, sted.kommuner(), sted.landskart())


def _omraader(sted: Kartsted) -> Kartlag:
    omraader = omraadene(sted.dato)
    rekka = rader(FOLKETALL, sted.dato) if omraader else ()
    ogsaa = tjenesteomraader(sted.dato) if omraader else {}
    lag = omraadelag(sted.dato, omraader, _per_kommune(sted, rekka), ogsaa)
    alt_er_kjent = omraader and sted.fylke == OMRAADENES_FYLKE
    return lag if alt_er_kjent else replace(lag, merknader=(str(_OMRAADENES_GRENSE),))


def omraadene(dato: date) -> tuple[Tjenesteomraade, ...]:
    """Give the service areas known on a date."""
    return nordland().omraader if OMRAADENES_PERIODE.gjelder(dato) else ()


LAG: Mapping[str, Lagvalg] = {
    "fylke": Lagvalg(_("Fylker"), _fylker),
    "folketall": Lagvalg(_("Folketall"), _folketall),
    "areal": Lagvalg(_("Areal"), _areal),
    "kontor": Lagvalg(_("Nav-kontor"), kontorene),
    "ledelse": Lagvalg(_("Ledelse av kontorene"), ledelsen),
    "fagsystem": Lagvalg(_("Fagsystem"), fagsystemene),
    "tjenesteomraade": Lagvalg(_("Tjenesteområder"), _omraader),
}
