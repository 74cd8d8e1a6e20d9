"""
Read a year's accounts from the file an accounting system gives: account, text, period and amount.

Rows that are sums are recognised by their text, checked against the lines above, and left out. Whatever could be read
in two ways is refused with row, column and reason; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.core.felles.periode import Periode
from tospann.core.tabell.tabell import Kolonneslag
from tospann.core.tabell.tallform import UgyldigCelle, les_celle
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.kolonnekobling import Felt, Koblet, Kobling, feil_i_kobling, personnummer
from tospann.imports.tabellrutenett import HELE, Rutenett, Ruterad

KONTO, BELOP, MAANED, TEKST, FUNKSJON, ART, HOS = "konto", "belop", "maaned", "tekst", "funksjon", "art", "hos"
FRA, TIL = "fra", "til"
FELT: tuple[Felt, ...] = (
    Felt(KONTO, "Konto", ("konto", "kontonr", "kontonummer", "account"), maa_vaere=True),
    Felt(BELOP, "Beløp", ("beløp", "regnskap", "sum", "saldo", "beløp (kr)", "regnskap hittil"), maa_vaere=True),
    Felt(MAANED, "Måned eller dato", ("måned", "periode", "mnd", "dato", "bilagsdato")),
    Felt(TEKST, "Tekst", ("tekst", "kontonavn", "beskrivelse", "navn")),
    Felt(FUNKSJON, "KOSTRA-funksjon", ("funksjon", "funk", "kostra-funksjon")),
    Felt(ART, "KOSTRA-art", ("art", "kostra-art")),
    Felt(HOS, "Ført hos (kommunenummer)", ("ført hos", "kommune", "kommunenummer", "kommunenr")),
    Felt(FRA, "Gjelder fra og med", ("fra og med", "gjelder fra")),
    Felt(TIL, "Gjelder til og med", ("til og med", "gjelder til")),
)
_DATO = re.compile(r"(?P<dag>[0-9]{1,2})\.(?P<maaned>[0-9]{1,2})\.(?P<aar>[0-9]{4})")
MVA_ART = "729"
_SUM = re.compile(r"(?i)(del)?sum\b|totalt?\b|i alt\b|sammenlagt\b")
_KONTO = re.compile(r"[0-9]{3,12}")
_ORE = 100
_MAANEDER = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november")
_MAANED_ORD = {ord_: nr for nr, ord_ in enumerate((*_MAANEDER, "desember"), start=1)}
_FORMER: tuple[re.Pattern[str], ...] = (
    re.compile(r"(?P<aar>[0-9]{4})[-./]?(?P<maaned>[0-9]{2})"),
    re.compile(r"(?P<maaned>[0-9]{1,2})[-./](?P<aar>[0-9]{4})"),
    re.compile(r"(?P<aar>[0-9]{4})-(?P<maaned>[0-9]{2})-(?P<dag>[0-9]{2})"),
    re.compile(r"(?P<dag>[0-9]{1,2})\.(?P<maaned>[0-9]{1,2})\.(?P<aar>[0-9]{4})"),
    re.compile(r"(?P<maaned>[0-9]{1,2})"),
)


@dataclass(frozen=True, slots=True)
class Regnskapslinje:
    """One line of the accounts; *rad* is where it stands in the file."""

    rad: int
    konto: str
    tekst: str
    periode: Periode
    belop: Kroner
    funksjon: str = ""
    art: str = ""
    hos: str = ""

    @property
    def er_mva(self) -> bool:
        """Tell whether the line is compensation for VAT, by its article."""
        return self.art == MVA_ART


@dataclass(frozen=True, slots=True)
class Regnskap:
    """The lines, and what was said by the sum rows that were checked and left out."""

    linjer: tuple[Regnskapslinje, ...]
    summer: tuple[str, ...]

    def i_alt(self) -> Kroner:
        """Add up the lines."""
        return Kroner(sum(linje.belop.ore for linje in self.linjer))


def les_regnskap(nett: Rutenett, kobling: Kobling, aar: int) -> Regnskap:
    """
    Read the accounts of a year.

    Raises
    ------
    FilAvvist
        With every row that cannot be used; then nothing of the file is.

    """
    if feil := [*feil_i_kobling(nett, FELT, kobling), *personnummer(nett)]:
        raise FilAvvist(nett.fil, feil)
    leser = _Leser(Koblet(nett, kobling), aar)
    regnskap = leser.les()
    if not regnskap.linjer and not leser.feil:
        leser.feil.append(Avvisning(0, HELE, "har ingen linjer med konto og beløp"))
    if leser.feil:
        raise FilAvvist(nett.fil, leser.feil)
    return regnskap


class _Leser:
    def __init__(self, koblet: Koblet, aar: int) -> None:
        self.koblet, self.aar = koblet, aar
        self.feil: list[Avvisning] = []

    def les(self) -> Regnskap:
        linjer: list[Regnskapslinje] = []
        summer: list[str] = []
        siden = 0
        for rad in self.koblet.rader():
            try:
                if self._er_sum(rad):
                    summer.append(self._sjekket_sum(rad, linjer, siden))
                    siden = len(linjer)
                else:
                    linjer.append(self._linje(rad))
            except UgyldigCelle as feil:
                kolonne, _, grunn = str(feil).partition("\0")
                self.feil.append(Avvisning(rad.nr, kolonne, grunn))
        return Regnskap(tuple(linjer), tuple(summer))

    def _er_sum(self, rad: Ruterad) -> bool:
        konto, tekst = self.koblet.tekst(rad, KONTO), self.koblet.tekst(rad, TEKST)
        return bool(_SUM.match(konto)) or (not konto and bool(_SUM.match(tekst)))

    def _sjekket_sum(self, rad: Ruterad, linjer: Sequence[Regnskapslinje], siden: int) -> str:
        """A sum is of the lines since the last sum, or of all: one of the two must be right."""
        sagt = self._belop(rad)
        mulige = {sum(li.belop.ore for li in linjer[fra:]) for fra in {0, siden}}
        navn = self.koblet.tekst(rad, KONTO) or self.koblet.tekst(rad, TEKST)
        if sagt.ore not in mulige and not self.feil:
            regnet = " eller ".join(kroner(Kroner(ore)) for ore in sorted(mulige))
            raise self._galt(BELOP, f"«{navn}» er {kroner(sagt)}, men linjene over blir {regnet}")
        return f"Rad {rad.nr}, «{navn}»: {kroner(sagt)}, som stemmer med linjene over."

    def _linje(self, rad: Ruterad) -> Regnskapslinje:
        konto = self.koblet.tekst(rad, KONTO).replace(" ", "")
        if not _KONTO.fullmatch(konto):
            grunn = "mangler" if not konto else f"«{konto}» er ikke et kontonummer"
            raise self._galt(KONTO, grunn)
        return Regnskapslinje(
            rad.nr,
            konto,
            self.koblet.tekst(rad, TEKST),
            self._periode(rad),
            self._belop(rad),
            self._kode(rad, FUNKSJON),
            self._kode(rad, ART),
            self.koblet.tekst(rad, HOS),
        )

    def _belop(self, rad: Ruterad) -> Kroner:
        try:
            lest = les_celle(self.koblet.tekst(rad, BELOP), Kolonneslag.DESIMALTALL)
        except UgyldigCelle as feil:
            raise self._galt(BELOP, str(feil)) from feil
        if not isinstance(lest, Fraction | int):
            raise self._galt(BELOP, "er tom. Skriv 0 om det er det som er meningen")
        ore = Fraction(lest) * _ORE
        if ore.denominator != 1:
            raise self._galt(BELOP, "har mer enn to desimaler. Beløp er i kroner og øre")
        return Kroner(int(ore))

    def _kode(self, rad: Ruterad, felt: str) -> str:
        kode = self.koblet.tekst(rad, felt)
        if kode and not re.fullmatch(r"[0-9]{3}", kode):
            raise self._galt(felt, f"«{kode}» er ikke tre siffer")
        return kode

    def _periode(self, rad: Ruterad) -> Periode:
        if self.koblet.tekst(rad, FRA) or self.koblet.tekst(rad, TIL):
            fra, til = self._dag(rad, FRA), self._dag(rad, TIL)
            if til < fra:
                raise self._galt(TIL, "er før «fra og med»")
            return Periode(fra, til + timedelta(days=1))
        if not self.koblet.har(MAANED):
            return Periode(date(self.aar, 1, 1), date(self.aar + 1, 1, 1))
        tekst = self.koblet.tekst(rad, MAANED)
        aar, maaned = next(self._lest_maaned(tekst), (0, 0))
        if aar and aar != self.aar:
            raise self._galt(MAANED, f"«{tekst}» er ikke i {self.aar}")
        if not aar:
            raise self._galt(MAANED, f"«{tekst}» er ikke en måned i {self.aar}. Skriv 1 til 12, eller {self.aar}-01")
        neste = date(aar + 1, 1, 1) if maaned == len(_MAANED_ORD) else date(aar, maaned + 1, 1)
        return Periode(date(aar, maaned, 1), neste)

    def _dag(self, rad: Ruterad, felt: str) -> date:
        tekst = self.koblet.tekst(rad, felt)
        try:
            treff = _DATO.fullmatch(tekst)
            lest = date(int(treff["aar"]), int(treff["maaned"]), int(treff["dag"])) if treff else None
            dag = lest or date.fromisoformat(tekst)
        except ValueError:
            raise self._galt(felt, f"«{tekst}» er ikke en dato. Skriv 31.12.{self.aar}") from None
        if dag.year != self.aar:
            raise self._galt(felt, f"«{tekst}» er ikke i {self.aar}")
        return dag

    def _lest_maaned(self, tekst: str) -> Iterator[tuple[int, int]]:
        if maaned := _MAANED_ORD.get(tekst.casefold()):
            yield self.aar, maaned
        for form in _FORMER:
            if treff := form.fullmatch(tekst):
                deler = {"aar": str(self.aar), "dag": "1"} | treff.groupdict()
                try:
                    dato = date(int(deler["aar"]), int(deler["maaned"]), int(deler["dag"]))
                except ValueError:
                    continue
                yield dato.year, dato.month

    def _galt(self, felt: str, grunn: str) -> UgyldigCelle:
        """The column goes with the reason, split by a character no cell can hold."""
        return UgyldigCelle(f"{self.koblet.kolonne(felt)}\0{grunn}")
