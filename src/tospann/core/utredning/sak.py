"""The case: who considers what, with which figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisevei import Reisevei
from tospann.core.kontor.kontor import Kontor, Lokasjonsslag
from tospann.core.oppgjor.grunnlag import Kommunegrunnlag, Oppgjorsgrunnlag


@dataclass(frozen=True, slots=True)
class Lokasjon:
    """What becomes of a municipality's office when another is host."""

    slag: Lokasjonsslag
    grunn: Opplysning
    dager: Tall


@dataclass(frozen=True, slots=True)
class Deltaker:
    """One municipality in the case."""

    kommune: Kommune
    folketall: Tall
    kontor: Kontor
    lokasjon: Lokasjon
    kontordrift: Tall
    stonad: Tall
    fast_prosent: Tall
    reetablering: Tall
    samisk_omraade: bool
    moter: tuple[date, ...]

    def grunnlag(self) -> Kommunegrunnlag:
        """Give the part of this that a settlement needs."""
        bemanning = self.kontor.bemanning
        return Kommunegrunnlag(
            self.kommune,
            self.folketall,
            bemanning.stat,
            bemanning.kommune,
            self.kontordrift,
            self.stonad,
            self.fast_prosent,
        )


@dataclass(frozen=True, slots=True)
class Fellestall:
    """Assumptions common to the case."""

    lonn_stat: Tall
    lonn_kommune: Tall
    felles_drift: Tall
    paaslag: Tall
    grunnandel: Tall
    stat_prosent: Tall
    fagmiljogrense: Tall
    oppsigelse: Tall


@dataclass(frozen=True, slots=True)
class Valg:
    """What is proposed so far; a draft until the councils have decided."""

    vert: Kommune
    form: Samarbeidsform
    nokkel: Nokkelslag
    statsdeling: Statsdeling


@dataclass(frozen=True, slots=True)
class Sak:
    """
    The whole case as values.

    *dato* is the day the papers are dated; *rettsdato* the day whose law it is
    tried against (the demo uses 2018 figures and today's law, and says so).
    *reiseveier* is keyed by (from, to) kommunenummer, both directions.
    """

    slug: str
    tittel: str
    sporsmaal: str
    dato: date
    rettsdato: date
    rettsdato_grunn: str
    planstart: date
    oppstart: date
    valg: Valg
    deltakere: tuple[Deltaker, ...]
    felles: Fellestall
    reiseveier: Mapping[tuple[str, str], Reisevei]
    lokaltekster: Mapping[tuple[str, str], str]

    @property
    def kommuner(self) -> tuple[Kommune, ...]:
        """Give the participants, in the order the case lists them."""
        return tuple(d.kommune for d in self.deltakere)

    def deltaker(self, kommune: Kommune) -> Deltaker:
        """Give one participant."""
        return next(d for d in self.deltakere if d.kommune == kommune)

    def andre_enn(self, kommune: Kommune) -> tuple[Deltaker, ...]:
        """Give the participants other than one."""
        return tuple(d for d in self.deltakere if d.kommune != kommune)

    def oppgjorsgrunnlag(self, vert: Kommune | None = None) -> Oppgjorsgrunnlag:
        """Give what a settlement with *vert* (default: the proposed host) rests on."""
        f = self.felles
        return Oppgjorsgrunnlag(
            vert or self.valg.vert,
            tuple(d.grunnlag() for d in self.deltakere),
            f.lonn_stat,
            f.lonn_kommune,
            f.felles_drift,
            f.paaslag,
            f.grunnandel,
            f.stat_prosent,
        )

    def lokaltekst(self, kommune: Kommune, tema: str) -> str:
        """Give what the municipality itself has written about a theme; empty if nothing."""
        return self.lokaltekster.get((kommune.nummer, tema), "")
