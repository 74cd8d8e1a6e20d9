"""A whole study worked out: one value that the paper, its Word version and the command line are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tospann.core.felles.kilde import Kilde
from tospann.core.utredning.strukturkapittel import Strukturkapittel, strukturkapittel
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.core.utredning.strukturrader import forskjellssetninger


@dataclass(frozen=True, slots=True)
class Kravtekst:
    """A demand as it is read aloud, why it is there, and who says so."""

    ordlyd: str
    grunn: str
    kilde: Kilde


@dataclass(frozen=True, slots=True)
class Svartekst:
    """
    The answer in words.

    *hvorfor_ikke* says why there is none, sentence by sentence; *sertifikat*
    is the fingerprint of the proof, empty where the proof leaves none.
    """

    setning: str
    hvorfor_ikke: tuple[str, ...] = ()
    sertifikat: str = ""


@dataclass(frozen=True, slots=True)
class Strukturutredning:
    """
    The study, its answer, and what follows from some structures.

    *foer* is what everything is compared with; the first of *etter* is what
    the paper is about. *kommuner* are the numbers that get a chapter.
    """

    tittel: str
    slug: str
    versjon: str
    fingeravtrykk: str
    dato: date
    krav: tuple[Kravtekst, ...]
    svar: Svartekst
    foer: Strukturkonsekvens
    etter: tuple[Strukturkonsekvens, ...]
    kommuner: tuple[str, ...]

    @property
    def alle(self) -> tuple[Strukturkonsekvens, ...]:
        """Give every structure, what is compared with first."""
        return (self.foer, *self.etter)

    def kapitler(self, nummer: str) -> tuple[tuple[str, Strukturkapittel], ...]:
        """Give one municipality's chapter under each structure, by the structure's name."""
        return tuple((k.navn, strukturkapittel(nummer, self.foer, k)) for k in self.etter)

    def alle_kapitler(self, konsekvens: Strukturkonsekvens) -> tuple[Strukturkapittel, ...]:
        """Give every municipality's chapter under one structure."""
        return tuple(strukturkapittel(n, self.foer, konsekvens) for n in konsekvens.inndeling.numre)

    def gis_opp(self, konsekvens: Strukturkonsekvens) -> tuple[str, ...]:
        """Say what is different from what the paper is about: what one gives up, and gets, by choosing it instead."""
        return forskjellssetninger(self.etter[0], konsekvens)
