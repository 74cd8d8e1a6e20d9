"""Who shall be heard in a case, how, and by what right (docs/tolkning)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.medvirkning.hendelse import Sektor, Slag


class Form(StrEnum):
    """What a body is entitled to; the value is the word used when it is lacking."""

    INFORMASJON = "informasjon"
    DROFTING = "drøfting"
    RAADSPORRING = "råd fra verneombudet"
    BEHANDLING = "behandling i utvalget"
    UTTALELSE = "uttalelse"
    KONSULTASJON = "konsultasjon"


OPPFYLLES_AV: dict[Form, frozenset[Slag]] = {
    Form.INFORMASJON: frozenset(set(Slag) - {Slag.VEDTAK}),
    Form.DROFTING: frozenset({Slag.DROFTET, Slag.FORHANDLET}),
    Form.RAADSPORRING: frozenset({Slag.DROFTET, Slag.FORHANDLET, Slag.UTTALELSE, Slag.KONSULTERT}),
    Form.BEHANDLING: frozenset({Slag.DROFTET, Slag.FORHANDLET, Slag.UTTALELSE}),
    Form.UTTALELSE: frozenset({Slag.UTTALELSE, Slag.DROFTET, Slag.KONSULTERT}),
    Form.KONSULTASJON: frozenset({Slag.KONSULTERT}),
}


@dataclass(frozen=True, slots=True)
class Medvirkningskrav:
    """
    One body's right to be in before the decision.

    *per_kommune* gives one row for each participant; *bare_i* limits it to
    some of them. *etter_vedtaket* turns the order: to be told what was decided.
    """

    id: str
    organ: str
    sektor: Sektor
    nivaa: str
    form: Form
    hjemmel: str
    bevis: Bevis
    alvor: Alvor
    per_kommune: bool = False
    bare_i: frozenset[str] | None = None
    etter_vedtaket: bool = False


def standardkrav(samiske: frozenset[str] = frozenset(), vert: str | None = None) -> tuple[Medvirkningskrav, ...]:
    """
    Give the list for a case about host cooperation.

    *samiske* are the kommunenummer in the administrative area for Sámi
    languages; *vert* the host, who tells Statsforvalteren.
    """
    return (*_STAT, *_KOMMUNE, *_EKSTERN, *_samiske_krav(samiske), _statsforvalter(vert))


_STAT = (
    Medvirkningskrav(
        "MED-MBA", "tillitsvalgte", Sektor.STAT, "lokalt MBA", Form.DROFTING,
        "hovedavtalen i staten og Navs tilpasningsavtale (lokalt MBA)",
        Bevis.G, Alvor.VARSEL, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-FYMBA", "tillitsvalgte", Sektor.STAT, "fylkets MBA", Form.DROFTING,
        "hovedavtalen i staten og Navs tilpasningsavtale (flere kontorer: fylkets MBA)",
        Bevis.G, Alvor.VARSEL,
    ),
    Medvirkningskrav(
        "MED-VO-STAT", "verneombud", Sektor.STAT, "verneområdet", Form.RAADSPORRING,
        "arbeidsmiljøloven § 6-2 fjerde ledd",
        Bevis.V, Alvor.KRAV, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-AMU-STAT", "arbeidsmiljøutvalg", Sektor.STAT, "Nav fylke", Form.BEHANDLING,
        "arbeidsmiljøloven § 7-2 andre ledd bokstav d (planer av vesentlig betydning)",
        Bevis.V, Alvor.VARSEL,
    ),
)  # fmt: skip

_KOMMUNE = (
    Medvirkningskrav(
        "MED-TV", "tillitsvalgte", Sektor.KOMMUNE, "kommunen", Form.DROFTING,
        "arbeidsmiljøloven §§ 8-2 og 16-5; KS hovedavtalen del B §§ 1-4-1 og 1-4-3",
        Bevis.V, Alvor.KRAV, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-VO", "verneombud", Sektor.KOMMUNE, "verneområdet", Form.RAADSPORRING,
        "arbeidsmiljøloven § 6-2 fjerde ledd",
        Bevis.V, Alvor.KRAV, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-AMU", "arbeidsmiljøutvalg", Sektor.KOMMUNE, "kommunen", Form.BEHANDLING,
        "arbeidsmiljøloven § 7-2 andre ledd bokstav d (planer av vesentlig betydning)",
        Bevis.V, Alvor.VARSEL, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-PSU", "partssammensatt utvalg", Sektor.KOMMUNE, "kommunen", Form.BEHANDLING,
        "kommuneloven § 5-11 (kan være erstattet av en annen ordning)",
        Bevis.V, Alvor.VARSEL, per_kommune=True,
    ),
)  # fmt: skip

_EKSTERN = (
    Medvirkningskrav(
        "MED-BRUKER", "brukerutvalg", Sektor.EKSTERN, "kontoret", Form.UTTALELSE,
        "Nav-loven § 6",
        Bevis.V, Alvor.VARSEL, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-ELDRE", "eldreråd", Sektor.EKSTERN, "kommunen", Form.UTTALELSE,
        "kommuneloven § 5-12 fjerde ledd",
        Bevis.V, Alvor.VARSEL, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-FUNKSJON", "råd for personer med funksjonsnedsettelse", Sektor.EKSTERN, "kommunen", Form.UTTALELSE,
        "kommuneloven § 5-12 fjerde ledd",
        Bevis.V, Alvor.VARSEL, per_kommune=True,
    ),
    Medvirkningskrav(
        "MED-UNGDOM", "ungdomsråd", Sektor.EKSTERN, "kommunen", Form.UTTALELSE,
        "kommuneloven § 5-12 fjerde ledd",
        Bevis.V, Alvor.VARSEL, per_kommune=True,
    ),
)  # fmt: skip


def _samiske_krav(samiske: frozenset[str]) -> tuple[Medvirkningskrav, ...]:
    if not samiske:
        return ()
    return (
        Medvirkningskrav(
            "MED-SAMISK", "samiske representanter", Sektor.EKSTERN, "kommunen", Form.KONSULTASJON,
            "sameloven kapittel 4",
            Bevis.I, Alvor.VARSEL, per_kommune=True, bare_i=samiske,
        ),
    )  # fmt: skip


def _statsforvalter(vert: str | None) -> Medvirkningskrav:
    return Medvirkningskrav(
        "MED-SF", "Statsforvalteren", Sektor.EKSTERN, "fylket", Form.INFORMASJON,
        "kommuneloven § 20-4 femte ledd (vertskommunen orienterer)",
        Bevis.V, Alvor.KRAV, per_kommune=vert is not None,
        bare_i=None if vert is None else frozenset({vert}), etter_vedtaket=True,
    )  # fmt: skip
