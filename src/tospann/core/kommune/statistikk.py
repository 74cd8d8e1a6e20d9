"""Official figures by area and date, and the marks that stand where there is no figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Enhet, Tall


class Merke(StrEnum):
    """Why there is no figure (the marks of the national statistics); none of them is zero."""

    IKKE_MULIG = "."
    MANGLER = ".."
    SKJULT = ":"


@dataclass(frozen=True, slots=True)
class Serie:
    """A series: its id, what people call it, and the unit."""

    id: str
    navn: str
    enhet: Enhet


FOLKETALL = Serie("folketall", "Innbyggere", Enhet.INNBYGGERE)
ALDERSGRUPPER = ("0-17", "18-29", "30-49", "50-66", "67-79", "80-")
ALDER = tuple(
    Serie(
        f"folketall.{g}",
        f"Innbyggere {g.replace('-', '–')} år" if g != "80-" else "Innbyggere 80 år og eldre",
        Enhet.INNBYGGERE,
    )
    for g in ALDERSGRUPPER
)
OPPGITT_FOLKETALL = Serie("folketall.oppgitt", "Innbyggere, slik en rapport oppgir det", Enhet.INNBYGGERE)
LANDAREAL = Serie("areal", "Areal", Enhet.KVADRATKILOMETER)
PENDLING_UT = Serie("pendling.ut", "Pendler ut av kommunen", Enhet.ANTALL)
PENDLING_INN = Serie("pendling.inn", "Pendler inn til kommunen", Enhet.ANTALL)
SYSSELSATTE = Serie("sysselsatte", "Sysselsatte som bor i kommunen", Enhet.ANTALL)
SOSIALHJELP = Serie("sosialhjelp.mottakere", "Mottakere av økonomisk sosialhjelp", Enhet.ANTALL)
FRAMSKRIVING = tuple(
    Serie(f"framskriving.{variant}", f"Framskrevet folketall ({navn})", Enhet.INNBYGGERE)
    for variant, navn in (("MMMM", "hovedalternativet"), ("HHMH", "høy vekst"), ("LLML", "lav vekst"))
)

SERIER: Mapping[str, Serie] = {
    s.id: s
    for s in (
        FOLKETALL,
        *ALDER,
        OPPGITT_FOLKETALL,
        LANDAREAL,
        PENDLING_UT,
        PENDLING_INN,
        SYSSELSATTE,
        SOSIALHJELP,
        *FRAMSKRIVING,
    )
}


@dataclass(frozen=True, slots=True)
class Statistikkrad:
    """
    One figure, or the mark that stands in its place.

    *omraade* is a municipality number, a county number (two digits), or several
    municipality numbers joined by + where the source gives only their sum.
    """

    serie: Serie
    omraade: str
    dato: date
    verdi: int | Fraction | Merke
    kilde: Kilde

    def som_tall(self, navn: str, *, med_dato: bool = False) -> Tall | None:
        """
        Give the figure for a page; None where the source has a mark instead.

        *med_dato* puts the date in the id and the name, for pages that show several dates side by side.
        """
        if isinstance(self.verdi, Merke):
            return None
        id_ = f"{self.serie.id}.{self.omraade}" + (f".{self.dato}" if med_dato else "")
        tekst = f"{self.serie.navn} i {navn}" + (f" {dato_tekst(self.dato)}" if med_dato else "")
        return Tall(id_, tekst, self.verdi, self.serie.enhet, self.dato, navn, self.kilde)


def per_omraade(rader: Iterable[Statistikkrad]) -> Mapping[str, tuple[Statistikkrad, ...]]:
    """Group figures by area, in the order they come."""
    per: dict[str, list[Statistikkrad]] = {}
    for rad in rader:
        per.setdefault(rad.omraade, []).append(rad)
    return {omraade: tuple(egne) for omraade, egne in per.items()}
