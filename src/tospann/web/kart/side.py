"""All that the page, the spreadsheet and the drawing show: one choice, one map, one layer, one order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import HARDT_MELLOMROM, dato_tekst, opplisting, sorteringsnokkel
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.kart import Kart
from tospann.core.kommune.kartdato import Endringsdag
from tospann.core.kommune.kartlag import Kartlag
from tospann.web.kart.grunnlag import Kartsted
from tospann.web.kart.lag import LAG, omraadene
from tospann.web.kart.omraader import Omraaderad, lag_omraaderader
from tospann.web.kart.rader import Kartrad, lag_rader, sorter_rader
from tospann.web.kart.strek import Tegning
from tospann.web.kart.svg import tegn_kart
from tospann.web.kart.valg import Kartvalg

_FOR_MANGE_A_NEVNE = 8


@dataclass(frozen=True, slots=True)
class Kartside:
    """What is shown; *omraader* is filled where the table is grouped by service area."""

    valg: Kartvalg
    sted: Kartsted
    kart: Kart
    lag: Kartlag
    navn: str
    rader: tuple[Kartrad, ...]
    omraader: tuple[Omraaderad, ...]

    @property
    def tittel(self) -> str:
        """Say what the map shows, where and when."""
        deler = {
            "lag": self.lag.navn,
            "sted": self.navn,
            "dato": dato_tekst(self.sted.dato).replace(" ", HARDT_MELLOMROM),
        }
        return _("%(lag)s i %(sted)s, %(dato)s") % deler

    def tegnet(self) -> SafeString:
        """Draw the map."""
        kommuner = {rad.nummer: rad.versjon.kommune.kortnavn for rad in self.rader}
        fylker = {nummer: (navn, self.valg.adresse(fylke=nummer)) for nummer, navn in fylkene(self.sted).items()}
        omraader = {rad.omraade.id: rad.omraade.navn for rad in self.omraader}
        lenker = {rad.nummer: rad.lenke or f"#k{rad.nummer}" for rad in self.rader}
        return tegn_kart(
            self.kart,
            self.lag,
            Tegning(self.tittel, kommuner, lenker, fylker, tuple(kommuner), omraader, self.valg.kommune),
        )

    def merknader(self) -> Iterable[str]:
        """Say what the reader must know: another county, older figures, borders that are not drawn."""
        yield from [self.valg.merknad] if self.valg.merknad else []
        yield from self.lag.merknader
        if self.sted.dato < self.kart.tegnet:
            yield _("Vi har ikke grensene fra før %(dato)s.") % {"dato": dato_tekst(self.kart.tegnet)} + self._sammen()

    def _sammen(self) -> str:
        kommuner = self.sted.kommuner()
        flere = [[kommuner[n].kommune.kortnavn for n in f.kommuner] for f in self.kart.flater if len(f.kommuner) > 1]
        if not flere:
            return " " + _("Ingen av kommunene på kartet er slått sammen siden.")
        setning = _("Kommuner som er slått sammen siden, står på samme flate: %s. Tabellen har hver av dem.")
        return " " + setning % "; ".join(map(opplisting, flere))


def lag_side(valg: Kartvalg, utgave: int, historie: Kommunehistorie) -> Kartside:
    """Gather what a choice shows."""
    sted = Kartsted(valg.fylke, valg.dato, historie, utgave)
    kart, lag = sted.kart(), LAG[valg.lag].lag(sted)
    rader = lag_rader(sted, kart, lag)
    grupper = lag_omraaderader(omraadene(valg.dato), rader) if valg.lag == "tjenesteomraade" and not valg.sorter else ()
    ordnet = [rad for gruppe in grupper for rad in gruppe.kommuner] or sorter_rader(rader, valg.sorter)
    navn = fylkene(sted)[valg.fylke] if valg.fylke else _("Norge")
    return Kartside(valg, sted, kart, lag, navn, tuple(ordnet), grupper)


def fylkene(sted: Kartsted) -> Mapping[str, str]:
    """Give the names of the counties on the date, by number, in alphabetical order."""
    fylker = {v.fylkesnummer: v.kommune.fylke for v in sted.kommuner().values()}
    return dict(sorted(fylker.items(), key=lambda par: sorteringsnokkel(par[1])))


@dataclass(frozen=True, slots=True)
class Sprang:
    """A button to a day of change: where it leads and what happens there."""

    adresse: str
    dato: date
    endring: Endringsdag


def sprang(side: Kartside) -> tuple[Sprang | None, Sprang | None]:
    """Give the buttons to the day of change before the date and after it."""
    forrige, neste = side.sted.endringer()
    return _sprang(side.valg, forrige), _sprang(side.valg, neste)


def _sprang(valg: Kartvalg, endring: Endringsdag | None) -> Sprang | None:
    return Sprang(valg.adresse(dato=endring.dato.isoformat()), endring.dato, endring) if endring else None
