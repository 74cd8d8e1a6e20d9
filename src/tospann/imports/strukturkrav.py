"""Read the demands of a structure file: eight kinds, each with an id and its words (docs/strukturkontrakt.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import combinations
from typing import NoReturn

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.core.struktur.krav import (
    Adskilt,
    Antall,
    Hvis,
    Krav,
    Minstesum,
    Reisegrense,
    Sammen,
    Storrelse,
    Vertsvalg,
    Virkning,
)
from tospann.imports.klient.feil import ren

Tall = int | Decimal
_STORST = 10**12


class KravAvvist(ValueError):
    """A demand cannot be read; the text is the one sentence that says why."""


class _Leser:
    """One demand while it is read: the fields that are taken must be all there are."""

    def __init__(self, felt: Mapping[str, object], hvor: str, n: int) -> None:
        self._felt, self.hvor, self.n = dict(felt), hvor, n

    def stopp(self, hva: str) -> NoReturn:
        raise KravAvvist(f"{self.hvor}: {hva}.")

    def ta(self, navn: str) -> object:
        if navn not in self._felt:
            self.stopp(f"mangler feltet «{navn}»")
        return self._felt.pop(navn)

    def ferdig(self) -> None:
        if self._felt:
            self.stopp(f"har et felt som ikke er kjent: «{ren(min(self._felt), 40)}»")

    def tekst(self, navn: str) -> str:
        verdi = self.ta(navn)
        if not isinstance(verdi, str) or not verdi.strip():
            self.stopp(f"«{navn}» må være tekst")
        if ser_ut_som_fodselsnummer(verdi):
            self.stopp(f"«{navn}» ser ut som et fødselsnummer, og slikt skal ikke inn i Tospann")
        return verdi

    def hel(self, navn: str, verdi: object, minst: int, hoyst: int) -> int:
        if not isinstance(verdi, int) or isinstance(verdi, bool) or not minst <= verdi <= hoyst:
            self.stopp(f"«{navn}» må være et heltall fra {minst} til {hoyst}")
        return verdi

    def kommuner(self, navn: str, minst: int = 1) -> frozenset[int]:
        verdi = self.ta(navn)
        if not isinstance(verdi, list):
            self.stopp(f"«{navn}» må være en liste med kommuner")
        alle = frozenset(self.hel(navn, v, 0, self.n - 1) for v in verdi)
        if len(alle) != len(verdi) or len(alle) < minst:
            self.stopp(f"«{navn}» må ha minst {minst} kommuner, og hver bare én gang")
        return alle

    def tall(self, navn: str, verdi: object) -> Tall:
        if isinstance(verdi, bool) or not isinstance(verdi, int | Decimal) or not -_STORST <= verdi <= _STORST:
            self.stopp(f"«{navn}» må være et tall")
        return verdi

    def spenn(self, hoyst: int) -> tuple[int, int]:
        fra, til = self.hel("minst", self.ta("minst"), 1, hoyst), self.hel("hoyst", self.ta("hoyst"), 1, hoyst)
        if fra > til:
            self.stopp("«minst» er større enn «hoyst»")
        return fra, til


def les_krav(verdi: object, nr: int, n: int, kilde: Kilde) -> Krav:
    """
    Read one demand.

    Raises
    ------
    KravAvvist
        With what is wrong with it.

    """
    hvor = f"Krav {nr}"
    if not isinstance(verdi, dict):
        raise KravAvvist(f"{hvor}: må være et objekt med navngitte felt.")
    leser = _Leser(verdi, hvor, n)
    ident, ordlyd, slag = leser.tekst("id"), leser.tekst("ordlyd"), leser.tekst("slag")
    if slag not in _SLAG:
        leser.stopp(f"«{ren(slag, 40)}» er ikke et kjent slag krav")
    virkning = _SLAG[slag](leser)
    leser.ferdig()
    return Krav(ident, ordlyd, kilde, (virkning,))


def _adskilt(leser: _Leser) -> Adskilt:
    return Adskilt(frozenset(combinations(sorted(leser.kommuner("kommuner", 2)), 2)))


def _reise(leser: _Leser) -> Reisegrense:
    kommuner, hoyst = leser.kommuner("kommuner"), leser.tall("hoyst", leser.ta("hoyst"))
    if hoyst < 0:
        leser.stopp("«hoyst» kan ikke være under null")
    return Reisegrense(kommuner, hoyst)


def _hvis(leser: _Leser) -> Hvis:
    return Hvis(leser.hel("kommune", leser.ta("kommune"), 0, leser.n - 1), leser.kommuner("en_av"))


def _sum(leser: _Leser) -> Minstesum:
    verdier, minst = leser.ta("verdier"), leser.tall("minst", leser.ta("minst"))
    if not isinstance(verdier, list) or len(verdier) != leser.n:
        leser.stopp(f"«verdier» må ha {leser.n} tall, ett for hver kommune")
    return Minstesum(tuple(leser.tall("verdier", v) for v in verdier), minst)


_SLAG: dict[str, Callable[[_Leser], Virkning]] = {
    "sammen": lambda leser: Sammen(leser.kommuner("kommuner", 2)),
    "adskilt": _adskilt,
    "vert": lambda leser: Vertsvalg(leser.kommuner("kommuner"), leser.kommuner("verter")),
    "reise": _reise,
    "hvis": _hvis,
    "sum": _sum,
    "medlemmer": lambda leser: Storrelse(*leser.spenn(leser.n)),
    "antall": lambda leser: Antall(*leser.spenn(leser.n)),
}
