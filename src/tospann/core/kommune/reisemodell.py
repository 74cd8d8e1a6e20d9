"""How a link becomes minutes, how straight kilometres do, and how wide the answer must be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.norsk import ascii_navn
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.forbindelse import Forbindelse

HUNDRE = 100
MINUTTER_I_TIMEN = 60
_KILOMETER = frozenset({"km", "luftlinje", "omvei"})


class UgyldigReisemodell(ValueError):
    """No band for some travel time, or a parameter that gives no time at all."""


class Reisemetode(StrEnum):
    """How a travel time is found."""

    NETT = "veinettet i Nordland"
    LUFTLINJE = "regelen for luftlinje i innlandet"


@dataclass(frozen=True, slots=True)
class Spennregel:
    """
    How far to each side the truth may lie, for times from *fra_min* on.

    *bredde* is in per cent of the time, or in minutes; *grunnlag* says how it was found.
    """

    metode: Reisemetode
    fra_min: int
    bredde: Tall
    grunnlag: str

    def til_hver_side(self, minutter: Fraction) -> Fraction:
        """Give half the band, in minutes."""
        bredde = self.bredde.som_brok()
        return minutter * bredde / HUNDRE if self.bredde.enhet is Enhet.PROSENT else bredde

    def grenser(self, minutter: Fraction) -> tuple[Fraction, Fraction]:
        """Give the lower and the upper end; never below nothing."""
        side = self.til_hver_side(minutter)
        return max(Fraction(), minutter - side), minutter + side


@dataclass(frozen=True, slots=True)
class Reisemodell:
    """
    The parameters of both methods, each a figure with its source.

    Attributes
    ----------
    omvei, fart:
        A road is *omvei* times the straight line, driven at *fart* km an hour.
    ferjevei:
        On a ferry link the road to and from the quays is this part of the straight line.
    grunntid, per_km, lengst:
        The rule inland: minutes = *grunntid* + *per_km* times the straight line, up to *lengst* km.
    fylke:
        The county the network is drawn for; between two places outside it roads are missing.

    """

    omvei: Tall
    fart: Tall
    ferjevei: Tall
    grunntid: Tall
    per_km: Tall
    lengst: Tall
    fylke: str
    spenn: tuple[Spennregel, ...]

    def __post_init__(self) -> None:
        """Refuse a model without a speed or without a band for every time."""
        if self.fart.som_brok() <= 0:
            raise UgyldigReisemodell("Farten må være over 0.")
        uten = [m.value for m in Reisemetode if not any(s.metode is m and s.fra_min == 0 for s in self.spenn)]
        if uten:
            melding = f"Det mangler et spenn fra 0 minutter for {', '.join(uten)}."
            raise UgyldigReisemodell(melding)

    def spennregel(self, metode: Reisemetode, minutter: Fraction) -> Spennregel:
        """Give the rule for a time: the one that begins last before it."""
        gjelder = [s for s in self.spenn if s.metode is metode and s.fra_min <= minutter]
        return max(gjelder, key=lambda s: s.fra_min)

    def kilometer(self, forbindelse: Forbindelse) -> Fraction:
        """Give the road of a link; on a ferry only what is driven."""
        return forbindelse.luftlinje_km * self.veifaktor(forbindelse).som_brok() + forbindelse.omvei_km

    def minutter(self, forbindelse: Forbindelse) -> Fraction:
        """Give the time of a link; a known time replaces the model's."""
        if forbindelse.fast_min is not None:
            return Fraction(forbindelse.fast_min)
        kjoring = self.kilometer(forbindelse) * MINUTTER_I_TIMEN / self.fart.som_brok()
        return kjoring + forbindelse.overfart_min + forbindelse.ventetid_min

    def veifaktor(self, forbindelse: Forbindelse) -> Tall:
        """Give what the straight line is multiplied with."""
        return self.ferjevei if forbindelse.er_ferje else self.omvei


@dataclass(frozen=True, slots=True)
class Lenketid:
    """What one link takes on a date, *mellom* two places, as figures with everything they rest on."""

    forbindelse: Forbindelse
    modell: Reisemodell
    dato: date
    mellom: str

    def km(self) -> Tall:
        """Give the road that is driven."""
        f = self.forbindelse
        ledd = [self._oppgitt("luftlinje", "Luftlinje", f.luftlinje_km), self.modell.veifaktor(f)]
        formel = "luftlinje × faktor"
        if f.omvei_km:
            ledd.append(self._oppgitt("omvei", "Omvei modellen ikke ser", f.omvei_km))
            formel = f"{formel} + omvei"
        return self._regnet("km", "Vei", self.modell.kilometer(f), formel, ledd)

    def minutter(self) -> Tall:
        """Give the time."""
        f = self.forbindelse
        if f.fast_min is not None:
            return self._oppgitt("minutter", "Oppgitt kjøretid", f.fast_min)
        ledd, formel = [self.km(), self.modell.fart], "vei / fart × 60"
        if f.er_ferje:
            ledd.append(self._oppgitt("overfart", "Overfart, anslag", f.overfart_min))
            ledd.append(self._oppgitt("ventetid", "Ventetid, anslag", f.ventetid_min))
            formel = f"{formel} + overfart + ventetid"
        return self._regnet("minutter", "Tid", self.modell.minutter(f), formel, ledd)

    def _oppgitt(self, hva: str, navn: str, verdi: Fraction | int) -> Tall:
        f = self.forbindelse
        enhet = Enhet.KILOMETER if hva in _KILOMETER else Enhet.MINUTTER
        return Tall(self._id(hva), f"{navn}, {f.navn}", verdi, enhet, self.dato, self._gjelder(), f.kilde)

    def _regnet(self, hva: str, navn: str, verdi: Fraction, formel: str, ledd: Iterable[Tall]) -> Tall:
        enhet = Enhet.KILOMETER if hva in _KILOMETER else Enhet.MINUTTER
        navn = f"{navn}, {self.forbindelse.navn}"
        tall = regn_ut(self._id(hva), navn, verdi, enhet, formel=formel, ledd=ledd, gjelder=self._gjelder())
        return regnet_paa(tall, self.dato)

    def _id(self, hva: str) -> str:
        f = self.forbindelse
        return f"lenke.{f.a}-{f.b}.{ascii_navn(f.navn)}.{hva}"

    def _gjelder(self) -> str:
        return f"{self.forbindelse.navn} mellom {self.mellom}"


def regnet_paa(tall: Tall, dato: date) -> Tall:
    """Give a computed figure the date that was asked for; the model's parameters have dates of their own."""
    return replace(tall, dato=dato, kilde=beregnet(dato))


def spennet(minutter: Tall, regel: Spennregel) -> tuple[Tall, Tall]:
    """Give the lower and upper end of the band as figures."""
    prosent = "reisetid × " if regel.bredde.enhet is Enhet.PROSENT else ""

    def ende(hva: str, ord_: str, tegn: str, verdi: Fraction) -> Tall:
        ferdig = regn_ut(
            f"{minutter.id}.{hva}",
            f"{minutter.navn}, {ord_} grense",
            verdi,
            Enhet.MINUTTER,
            formel=f"reisetid {tegn} {prosent}bredden til hver side ({regel.grunnlag})",
            ledd=(minutter, regel.bredde),
            gjelder=minutter.gjelder,
        )
        return regnet_paa(ferdig, minutter.dato)

    lav, hoy = regel.grenser(minutter.som_brok())
    return ende("lav", "nedre", "−", lav), ende("hoy", "øvre", "+", hoy)
