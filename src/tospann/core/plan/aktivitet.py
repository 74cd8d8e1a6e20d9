"""The activities of the process, as data (data/plan/vertskommune.toml)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from tospann.core.felles.alvor import Bevis


class Fase(StrEnum):
    """The phases of the process; the value is what people read."""

    F0 = "Initiativ"
    F1 = "Mandat og organisering"
    F2 = "Utredning"
    F3 = "Politisk behandling"
    F4 = "Avtaler og omstilling"
    F5 = "Åpning"
    F6 = "Drift og evaluering"


class Vilkaar(StrEnum):
    """When an activity belongs in the plan."""

    ALLTID = "alltid"
    VALGFRI = "valgfri"
    VED_TVIST = "bare ved tvist"


class Plassering(StrEnum):
    """How an activity finds its dates."""

    ARBEID = "arbeid"
    KOMMUNESTYREMOTE = "kommunestyremøte"
    BUDSJETTMOTE = "budsjettmøte"
    LOVLIGHETSFRIST = "frist for lovlighetskontroll"
    RESERVASJONSFRIST = "reservasjonsfrist"
    STARTDATO = "startdato"
    TARIFFRIST = "frist for tarifferklæring"


class UgyldigProsess(ValueError):
    """The activities cannot be put in order."""


@dataclass(frozen=True, slots=True)
class Aktivitet:
    """
    One activity.

    *varighet_uker* is weeks of work and always an assumption, made to be
    changed; *vent_uker* is how long it waits after its dependencies.
    *ikke_vert* marks what only the other municipalities do.
    """

    id: str
    fase: Fase
    navn: str
    rolle: str
    avhenger_av: tuple[str, ...]
    varighet_uker: Fraction
    hjemmel: str
    resultat: str
    per_kommune: bool = False
    bevis: Bevis = Bevis.I
    vilkaar: Vilkaar = Vilkaar.ALLTID
    plassering: Plassering = Plassering.ARBEID
    vent_uker: Fraction = Fraction(0)
    ikke_vert: bool = False

    @property
    def er_milepael(self) -> bool:
        """Tell whether it takes no time and needs no day of its own: it can share a day with what it waits for."""
        return self.varighet_uker == 0 and self.plassering in {Plassering.ARBEID, Plassering.BUDSJETTMOTE}


def i_rekkefolge(aktiviteter: Iterable[Aktivitet]) -> tuple[Aktivitet, ...]:
    """
    Put the activities so that each comes after all it waits for.

    Raises
    ------
    UgyldigProsess
        When an id is used twice, a dependency does not exist, or they go in a ring.

    """
    alle = tuple(aktiviteter)
    etter_id = {a.id: a for a in alle}
    if len(etter_id) != len(alle):
        dobbelt = sorted({a.id for a in alle if sum(b.id == a.id for b in alle) > 1})
        melding = f"Samme id er brukt flere ganger: {', '.join(dobbelt)}."
        raise UgyldigProsess(melding)
    for aktivitet in alle:
        _krev_kjente(aktivitet, etter_id.keys())
    try:
        rekkefolge = tuple(TopologicalSorter({a.id: a.avhenger_av for a in alle}).static_order())
    except CycleError as feil:
        ring = " → ".join(reversed(feil.args[1]))
        melding = f"Aktivitetene venter på hverandre i ring: {ring}."
        raise UgyldigProsess(melding) from feil
    return tuple(etter_id[id_] for id_ in rekkefolge)


def _krev_kjente(aktivitet: Aktivitet, kjente: Iterable[str]) -> None:
    ukjente = sorted(set(aktivitet.avhenger_av) - set(kjente))
    if ukjente:
        melding = f"{aktivitet.id} venter på {', '.join(ukjente)}, som ikke finnes."
        raise UgyldigProsess(melding)


def velg(aktiviteter: Iterable[Aktivitet], med: frozenset[str]) -> tuple[Aktivitet, ...]:
    """
    Leave out what is optional or only for disputes, unless asked for by id.

    What waited for an activity that is left out, waits for its dependencies instead.
    """
    venter_paa: dict[str, tuple[str, ...]] = {}
    valgte: list[Aktivitet] = []
    for aktivitet in i_rekkefolge(aktiviteter):
        venter = dict.fromkeys(v for a in aktivitet.avhenger_av for v in venter_paa.get(a, (a,)))
        if aktivitet.vilkaar is Vilkaar.ALLTID or aktivitet.id in med:
            valgte.append(replace(aktivitet, avhenger_av=tuple(venter)))
        else:
            venter_paa[aktivitet.id] = tuple(venter)
    return tuple(valgte)
