"""Which column of a file holds what: guessed from the headings, chosen by a person, and then read cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.imports.avvisning import Avvisning
from tospann.imports.tabellrutenett import Rutenett, Ruterad, kolonnebokstav


@dataclass(frozen=True, slots=True)
class Felt:
    """Something a file can tell us; *ord* are headings that mean it, in small letters."""

    id: str
    navn: str
    ord: tuple[str, ...]
    maa_vaere: bool = False


Kobling = Mapping[str, str]
"""Field id -> heading; a field that the file does not have is not there."""


def overskrifter(nett: Rutenett) -> tuple[str, ...]:
    """Give the headings, with the letter of the column where there is none."""
    return tuple(r.tekst.strip() or f"kolonne {kolonnebokstav(i)}" for i, r in enumerate(nett.rader[0].ruter))


def gjett(nett: Rutenett, felt: Sequence[Felt], husket: Kobling) -> dict[str, str]:
    """Find the columns: as they were the last time, else by the headings' own words; no column twice."""
    hoder, brukt, kobling = overskrifter(nett), set[str](), dict[str, str]()
    for ett in felt:
        gamle = [husket[ett.id]] if husket.get(ett.id) in hoder else []
        passer = [*gamle, *(h for ord_ in ett.ord for h in hoder if h.casefold() == ord_)]
        if treff := next((h for h in passer if h not in brukt), ""):
            kobling[ett.id] = treff
            brukt.add(treff)
    return kobling


def feil_i_kobling(nett: Rutenett, felt: Sequence[Felt], kobling: Kobling) -> Iterator[Avvisning]:
    """Find what is wrong with a choice of columns."""
    hoder = overskrifter(nett)
    for ett in felt:
        valgt = kobling.get(ett.id, "")
        if ett.maa_vaere and not valgt:
            yield Avvisning(0, ett.navn, "er ikke koblet til noen kolonne")
        elif valgt and hoder.count(valgt) != 1:
            antall = "finnes ikke i fila" if valgt not in hoder else "står over flere kolonner"
            yield Avvisning(1, ett.navn, f"kolonnen «{valgt}» {antall}")
    valgte = [k for k in kobling.values() if k]
    for navn in sorted({k for k in valgte if valgte.count(k) > 1}):
        yield Avvisning(1, navn, "er koblet til to ting")


@dataclass(frozen=True, slots=True)
class Koblet:
    """A grid asked by field instead of by column."""

    nett: Rutenett
    kobling: Kobling

    def rader(self) -> tuple[Ruterad, ...]:
        """Give the rows under the heading."""
        return self.nett.rader[1:]

    def har(self, felt: str) -> bool:
        """Tell whether the file has the field."""
        return bool(self.kobling.get(felt))

    def tekst(self, rad: Ruterad, felt: str) -> str:
        """Give the cell as written, without space around it; empty when the file lacks the field."""
        kolonne = self.kobling.get(felt, "")
        return rad.ruter[overskrifter(self.nett).index(kolonne)].tekst.strip() if kolonne else ""

    def kolonne(self, felt: str) -> str:
        """Give the heading, for messages."""
        return self.kobling.get(felt, "") or felt


def personnummer(nett: Rutenett) -> Iterator[Avvisning]:
    """Find cells shaped like a national identity number, in whatever column."""
    hoder = overskrifter(nett)
    for rad in nett.rader:
        for plass, rute in enumerate(rad.ruter):
            if ser_ut_som_fodselsnummer(rute.tekst):
                grunn = "ser ut som et fødselsnummer. Tospann skal ikke ha opplysninger om enkeltpersoner"
                yield Avvisning(rad.nr, hoder[plass], grunn)
