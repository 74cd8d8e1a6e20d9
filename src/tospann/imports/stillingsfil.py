"""Read positions from a file: who has them, how many, from when to when. No names of people, and none are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.periode import Periode, UgyldigPeriode
from tospann.core.oppgjor.nokler import STAT
from tospann.core.tabell.tabell import Kolonneslag
from tospann.core.tabell.tallform import UgyldigCelle, les_celle
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.kolonnekobling import Felt, Koblet, Kobling, feil_i_kobling, personnummer
from tospann.imports.tabellrutenett import HELE, Rutenett, Ruterad

PART, ANTALL, FRA, TIL = "part", "antall", "fra", "til"
FELT: tuple[Felt, ...] = (
    Felt(
        PART, "Hvem (kommunenummer, eller stat)", ("part", "kommune", "kommunenummer", "arbeidsgiver"), maa_vaere=True
    ),
    Felt(ANTALL, "Årsverk", ("årsverk", "antall", "stillinger", "stillingsprosent"), maa_vaere=True),
    Felt(FRA, "Fra og med", ("fra", "fra og med", "fra dato", "gjelder fra"), maa_vaere=True),
    Felt(TIL, "Til (ikke med)", ("til", "til dato", "gjelder til")),
)
_DATOER = (
    re.compile(r"(?P<aar>[0-9]{4})-(?P<maaned>[0-9]{2})-(?P<dag>[0-9]{2})"),
    re.compile(r"(?P<dag>[0-9]{1,2})\.(?P<maaned>[0-9]{1,2})\.(?P<aar>[0-9]{4})"),
)
_MEST = 1000


@dataclass(frozen=True, slots=True)
class Stillingslinje:
    """So many positions that a party has for a time."""

    rad: int
    part: str
    antall: Fraction
    periode: Periode


def les_stillinger(nett: Rutenett, kobling: Kobling, parter: dict[str, str]) -> tuple[Stillingslinje, ...]:
    """
    Read positions; *parter* is name or number, in small letters -> party.

    Raises
    ------
    FilAvvist
        With every row that cannot be used.

    """
    if feil := [*feil_i_kobling(nett, FELT, kobling), *personnummer(nett)]:
        raise FilAvvist(nett.fil, feil)
    leser = _Leser(Koblet(nett, kobling), {STAT: STAT, "staten": STAT, "nav": STAT} | parter)
    linjer = tuple(linje for rad in leser.koblet.rader() for linje in leser.forsok(rad))
    if not linjer and not leser.feil:
        leser.feil.append(Avvisning(0, HELE, "har ingen linjer med årsverk"))
    if leser.feil:
        raise FilAvvist(nett.fil, leser.feil)
    return linjer


class _Leser:
    def __init__(self, koblet: Koblet, parter: dict[str, str]) -> None:
        self.koblet, self.parter = koblet, parter
        self.feil: list[Avvisning] = []

    def forsok(self, rad: Ruterad) -> tuple[Stillingslinje, ...]:
        """Read one row, or remember why not."""
        try:
            return (Stillingslinje(rad.nr, self._part(rad), self._antall(rad), self._periode(rad)),)
        except UgyldigCelle as feil:
            kolonne, _, grunn = str(feil).partition("\0")
            self.feil.append(Avvisning(rad.nr, kolonne, grunn))
            return ()

    def _part(self, rad: Ruterad) -> str:
        tekst = self.koblet.tekst(rad, PART)
        if not (part := self.parter.get(tekst.casefold().removesuffix(" kommune"), "")):
            raise self._galt(PART, f"«{tekst}» er ikke en av partene i oppgjøret")
        return part

    def _antall(self, rad: Ruterad) -> Fraction:
        try:
            lest = les_celle(self.koblet.tekst(rad, ANTALL), Kolonneslag.DESIMALTALL)
        except UgyldigCelle as feil:
            raise self._galt(ANTALL, str(feil)) from feil
        if not isinstance(lest, Fraction | int) or not 0 <= lest <= _MEST:
            raise self._galt(ANTALL, f"må være et tall mellom 0 og {_MEST}")
        return Fraction(lest)

    def _periode(self, rad: Ruterad) -> Periode:
        fra = self._dato(rad, FRA)
        try:
            return Periode(fra, self._dato(rad, TIL) if self.koblet.tekst(rad, TIL) else None)
        except UgyldigPeriode as feil:
            raise self._galt(TIL, str(feil)) from feil

    def _dato(self, rad: Ruterad, felt: str) -> date:
        tekst = self.koblet.tekst(rad, felt)
        treff = next((t for form in _DATOER if (t := form.fullmatch(tekst))), None)
        try:
            return date(int(treff["aar"]), int(treff["maaned"]), int(treff["dag"])) if treff else date.fromisoformat("")
        except ValueError:
            raise self._galt(felt, f"«{tekst}» er ikke en dato. Skriv 31.12.2020 eller 2020-12-31") from None

    def _galt(self, felt: str, grunn: str) -> UgyldigCelle:
        return UgyldigCelle(f"{self.koblet.kolonne(felt)}\0{grunn}")
