"""The whole answer to a study at once: the best, those next to it, and what a certificate is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from tospann.core.struktur.alternativer import de_beste
from tospann.core.struktur.front import Avveining, Frontpunkt, avveininger, front
from tospann.core.struktur.hvorfor_ikke import (
    FLEST,
    FortsattMulig,
    IkkeAvgjort,
    Konflikt,
    minste_konflikt,
)
from tospann.core.struktur.kompakt import los_kompakt
from tospann.core.struktur.losning import Arbeid, Losning, Lost, forbered, los
from tospann.core.struktur.motor.deling import Igjen, uten_frist
from tospann.core.struktur.motor.pulje import ForMangeGrupper
from tospann.core.struktur.problem import Strukturproblem

FLEST_BESTE = 10
# Above this, the front is for those who ask: it takes many times what the answer takes.
STORT = 100


@dataclass(frozen=True, eq=False, slots=True)
class Helsvar:
    """
    The answer, and what the next best and the certificate are made from.

    *spor* is empty when there were too many groups to list, and the other engine answered.
    """

    problem: Strukturproblem
    losning: Losning
    spor: tuple[tuple[Arbeid, Lost], ...] = ()


def finn_svar(problem: Strukturproblem, igjen: Igjen = uten_frist) -> Helsvar:
    """Find the best, with proof; or what is known when the time is up."""
    try:
        arbeid = forbered(problem)
    except ForMangeGrupper:
        return Helsvar(problem, los_kompakt(problem, igjen))
    lost = los(arbeid, igjen=igjen)
    return Helsvar(problem, lost.losning, ((arbeid, lost),))


def finn_de_beste(svar: Helsvar, igjen: Igjen = uten_frist) -> Losning:
    """Find the best and those next to it, within a time limit of their own."""
    if not svar.spor:
        return replace(svar.losning, komplett=False)
    arbeid, lost = svar.spor[0]
    return de_beste(arbeid, replace(lost, oppgave=replace(lost.oppgave, igjen=igjen)), FLEST_BESTE)


@dataclass(frozen=True, slots=True)
class Fronten:
    """The front with the few points worth reading out; *hel* tells whether the time was enough for all of it."""

    punkter: tuple[Frontpunkt, ...]
    avveininger: tuple[Avveining, ...]
    hel: bool = True


def finn_fronten(problem: Strukturproblem, igjen: Igjen = uten_frist) -> Fronten:
    """Find the front of organisations against travel; none where the groups are too many to list."""
    try:
        punkter = front(forbered(problem), igjen)
    except ForMangeGrupper:
        return Fronten((), (), hel=False)
    innbyggere = int(sum(Fraction(i) for i in problem.innbyggere))
    return Fronten(punkter, avveininger(punkter, innbyggere), hel=igjen() > 0)


def finn_konflikt(problem: Strukturproblem, igjen: Igjen = uten_frist) -> Konflikt | str:
    """Find why it cannot be done, or say in a sentence why that is not known."""
    if len(problem.krav) > FLEST:
        return (
            f"Det er {len(problem.krav)} krav. Høyst {FLEST} kan letes gjennom om gangen: ta bort noen, og prøv igjen."
        )
    try:
        return minste_konflikt(problem, igjen)
    except (IkkeAvgjort, FortsattMulig, ValueError) as feil:
        return str(feil)
    except ForMangeGrupper:
        return "Det er for mange mulige grupper til å lete etter årsaken. Senk grensene for reise eller størrelse."
