"""Row sums: in each row, the parts held against the whole."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.tall import Tall
from tospann.core.tabell.funn import Bekreftelse, Funn, Funnalvor, Regelutfall
from tospann.core.tabell.regel import Radsum
from tospann.core.tabell.regning import avvik, mer_eller_mindre, navn_og_tall, skriv_tall, summer, total
from tospann.core.tabell.tabell import Rad, Trykttabell, stor_forbokstav


@dataclass(frozen=True, slots=True)
class Hel:
    """A row with the whole and all its parts."""

    rad: Rad
    helhet: Tall
    deler: tuple[Tall, ...]

    @property
    def differanse(self) -> Fraction:
        """Give the parts minus the whole."""
        return total(self.deler) - self.helhet.som_brok()


@dataclass(frozen=True, slots=True)
class Ufullstendig:
    """A row where something is not stated; *er_tom* where nothing is."""

    rad: Rad
    mangler: tuple[str, ...]
    er_tom: bool


def sjekk_rad(tabell: Trykttabell, regel: Radsum, rad: Rad) -> Hel | Ufullstendig:
    """Find the whole and the parts in a row."""
    helhet = tabell.tall(rad, regel.helhet)
    deler = {k: tabell.tall(rad, k) for k in regel.deler}
    funnet = tuple(t for t in deler.values() if t is not None)
    if helhet is not None and len(funnet) == len(deler):
        return Hel(rad, helhet, funnet)
    alle = {regel.helhet: helhet, **deler}
    mangler = tuple(tabell.kolonne(k).navn for k, t in alle.items() if t is None)
    return Ufullstendig(rad, mangler, len(mangler) == len(alle))


def kontroller_radsum(tabell: Trykttabell, regel: Radsum) -> Regelutfall:
    """Hold each whole against its parts; an empty row is not checked, and a row with a gap is said to be so."""
    sjekker = [sjekk_rad(tabell, regel, rad) for rad in tabell.kropp]
    hele = [s for s in sjekker if isinstance(s, Hel)]
    funn = tuple(_funn(tabell, regel, s) for s in hele if abs(s.differanse) > regel.toleranse)
    resten = [s for s in sjekker if isinstance(s, Ufullstendig)]
    ikke = tuple(
        f"{s.rad.navn}: {opplisting(s.mangler)} er ikke oppgitt, så raden kan ikke summeres."
        for s in resten
        if not s.er_tom
    )
    bekreftet = (_bekreftelse(tabell, regel, len(hele), len(funn), [s.rad.navn for s in resten if s.er_tom]),)
    return Regelutfall(funn, bekreftet if hele else (), ikke)


def regnet_helhet(tabell: Trykttabell, regel: Radsum, hel: Hel) -> Tall:
    """Give the sum of the parts of a row, as a figure with its parts."""
    kolonne = tabell.kolonne(regel.helhet)
    return summer(
        f"{tabell.id}.{regel.id}.{hel.rad.nr}",
        f"Summen av delene, {hel.rad.navn}",
        hel.deler,
        " + ".join(tabell.kolonne(k).navn for k in regel.deler),
        f"{kolonne.gjelder or kolonne.navn}, {hel.rad.navn}",
    )


def cellene(regel: Radsum, rad: Rad) -> tuple[tuple[int, str], ...]:
    """Give every cell of a row that the rule speaks of."""
    return tuple((rad.nr, k) for k in (regel.helhet, *regel.deler))


def _bekreftelse(tabell: Trykttabell, regel: Radsum, hele: int, feil: int, tomme: list[str]) -> Bekreftelse:
    setning = f"Delene gir {tabell.kolonne(regel.helhet).navn} i {hele - feil} av {hele} rader."
    if tomme:
        setning += f" {stor_forbokstav(opplisting(tomme))} er tomme og ikke kontrollert."
    return Bekreftelse(regel.id, setning, hele, hele - feil)


def _funn(tabell: Trykttabell, regel: Radsum, hel: Hel) -> Funn:
    regnet = regnet_helhet(tabell, regel, hel)
    setning = (
        f"{hel.rad.navn}: {opplisting(navn_og_tall(tabell, regel.deler, hel.deler))} gir {skriv_tall(regnet)}, men "
        f"{tabell.kolonne(regel.helhet).navn} er trykt som {skriv_tall(hel.helhet)}. "
        f"Delene gir {mer_eller_mindre(hel.differanse)}."
    )
    return Funn(
        regel.id,
        Funnalvor.MOTSIGELSE,
        setning,
        hel.rad.nr,
        hel.rad.navn,
        regel.helhet,
        cellene(regel, hel.rad),
        avvik(regnet, hel.helhet),
    )
