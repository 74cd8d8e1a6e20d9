"""What an invoice says, before it is written as EHF or as a paper: whole øre, and one tax category."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from tospann.documents.ehf.numre import er_kontonummer, er_orgnr

LENGSTE_NUMMER = 60
_HUNDRE = 100


class Fakturaslag(Enum):
    """An invoice, or a note that takes a part of earlier ones back; the value is the published code."""

    FAKTURA = "380"
    KREDITNOTA = "381"

    @property
    def ord(self) -> str:
        """Give what people call it."""
        return "Faktura" if self is Fakturaslag.FAKTURA else "Kreditnota"


class Avgift(Enum):
    """What the seller holds the claim to be, for value added tax; the value is the published category."""

    UTENFOR = "O"
    UNNTATT = "E"
    PLIKTIG = "S"

    @property
    def ord(self) -> str:
        """Give what people call it."""
        return {
            Avgift.UTENFOR: "utenfor merverdiavgiftsloven (refusjon av felles utgifter)",
            Avgift.UNNTATT: "unntatt fra merverdiavgift",
            Avgift.PLIKTIG: "avgiftspliktig, 25 prosent",
        }[self]

    @property
    def grunn(self) -> str:
        """Give the reason that is printed where no tax is asked; nothing where it is."""
        return {
            Avgift.UTENFOR: "Utenfor merverdiavgiftsloven: refusjon av felles utgifter",
            Avgift.UNNTATT: "Unntatt fra merverdiavgift",
            Avgift.PLIKTIG: "",
        }[self]

    @property
    def prosent(self) -> int:
        """Give the rate."""
        return 25 if self is Avgift.PLIKTIG else 0


STANDARDAVGIFT = Avgift.UTENFOR
AVGIFTSRAAD = (
    "Råd, ikke fasit: Når kommuner bare dekker hver sin andel av felles utgifter, regner Tospann kravet som refusjon "
    "utenfor merverdiavgiftsloven (kategori O, uten avgift). Selger verten en tjeneste, kan kravet være unntatt eller "
    "avgiftspliktig. Økonomiavdelingen hos den som sender kravet, må bekrefte valget."
)


@dataclass(frozen=True, slots=True)
class Fakturapart:
    """Whom an invoice is from or to. *mva* tells whether it stands in the VAT register."""

    navn: str
    orgnr: str
    adresse: str = ""
    postnummer: str = ""
    poststed: str = ""
    mva: bool = False
    foretaksregisteret: bool = False


@dataclass(frozen=True, slots=True)
class Fakturalinje:
    """One line, in øre; what is taken back is negative."""

    navn: str
    ore: int
    beskrivelse: str = ""


@dataclass(frozen=True, slots=True)
class Mangel:
    """Something obligatory that nobody has written; *hvem* has to."""

    hvem: str
    setning: str


@dataclass(frozen=True, slots=True)
class Faktura:
    """
    A claim between two parties.

    *referanse* and *ordre* are the buyer's own, *konto* and *kid* the seller's.
    *retter* names the earlier invoices that a credit note takes back.
    """

    slag: Fakturaslag
    nummer: str
    dato: date
    forfall: date
    fra: date
    til: date
    selger: Fakturapart
    kjoper: Fakturapart
    linjer: tuple[Fakturalinje, ...]
    avgift: Avgift = STANDARDAVGIFT
    konto: str = ""
    kid: str = ""
    referanse: str = ""
    ordre: str = ""
    merknad: str = ""
    retter: tuple[str, ...] = ()

    @property
    def netto(self) -> int:
        """Give the sum of the lines, in øre."""
        return sum(linje.ore for linje in self.linjer)

    @property
    def mva(self) -> int:
        """Give the tax, in øre, rounded half up."""
        return (self.netto * self.avgift.prosent * 2 + _HUNDRE) // (2 * _HUNDRE)

    @property
    def i_alt(self) -> int:
        """Give what is to be paid, or taken back, in øre."""
        return self.netto + self.mva

    def mangler(self) -> tuple[Mangel, ...]:
        """Give what is obligatory and not there; only an invoice that lacks nothing is written."""
        return (*self._hos_selger(), *self._hos_kjoper(), *self._i_kravet())

    def _hos_selger(self) -> Iterator[Mangel]:
        hvem = self.selger.navn
        if not er_orgnr(self.selger.orgnr):
            yield Mangel(hvem, f"Organisasjonsnummeret til {hvem} mangler eller har feil kontrollsiffer.")
        if self.slag is Fakturaslag.FAKTURA and not er_kontonummer(self.konto):
            yield Mangel(hvem, f"Kontonummeret til {hvem} mangler eller har feil kontrollsiffer.")
        if self.avgift is not Avgift.UTENFOR and not self.selger.mva:
            yield Mangel(hvem, f"{hvem} må stå i Merverdiavgiftsregisteret når kravet er unntatt eller avgiftspliktig.")

    def _hos_kjoper(self) -> Iterator[Mangel]:
        hvem = self.kjoper.navn
        if not er_orgnr(self.kjoper.orgnr):
            yield Mangel(hvem, f"Organisasjonsnummeret til {hvem} mangler eller har feil kontrollsiffer.")
        if not (self.referanse or self.ordre):
            yield Mangel(hvem, f"{hvem} må oppgi en referanse eller et bestillingsnummer for fakturaer de får.")

    def _i_kravet(self) -> Iterator[Mangel]:
        if not self.linjer or self.netto <= 0:
            yield Mangel(self.selger.navn, "Kravet har ingen linjer, eller er ikke over null.")
        if self.slag is Fakturaslag.KREDITNOTA and not self.retter:
            yield Mangel(self.selger.navn, "Kreditnotaen viser ikke til noen tidligere faktura.")
