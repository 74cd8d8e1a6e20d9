"""Why a target cannot be met: a smallest set of demands that cannot hold together, and what each of them costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from tospann.core.struktur.krav import Antall, Krav
from tospann.core.struktur.losning import Losning, Status, forbered, los
from tospann.core.struktur.motor.deling import Igjen, uten_frist
from tospann.core.struktur.problem import Strukturproblem, Vekter

FAERREST, FLESTE = Vekter(1, 0, 0), Vekter(-1, 0, 0)
_LAVESTE, _HOYESTE = "laveste", "høyeste"
FLEST = 24


class FortsattMulig(ValueError):
    """The demands can hold together, so there is nothing to explain."""


class IkkeAvgjort(ValueError):
    """The time was up before it was known whether some demands can hold together."""


@dataclass(frozen=True, slots=True)
class Utvei:
    """
    What becomes possible when one demand of the conflict is left out.

    *ytterst* tells that the answer is the lowest or highest number there can be.
    """

    krav: Krav
    losning: Losning
    ytterst: str = ""


@dataclass(frozen=True, slots=True)
class Konflikt:
    """
    Demands that cannot hold together, none of which can be spared.

    No smaller set of the demands is in conflict: *proving* is how many sets
    were asked about to know that. *utveier* is what each demand prevents.
    """

    krav: tuple[Krav, ...]
    utveier: tuple[Utvei, ...]
    proving: int

    @property
    def setning(self) -> str:
        """Say it as one sentence."""
        *foran, siste = [k.ordlyd for k in self.krav]
        if not foran:
            return f"Det går ikke at {siste}."
        return f"Det går ikke samtidig at {', at '.join(foran)} og at {siste}."


def minste_konflikt(problem: Strukturproblem, igjen: Igjen = uten_frist) -> Konflikt:
    """
    Find a smallest set of the problem's demands that cannot hold together.

    Each set that can hold is grown as far as it goes; what is left out then
    must have a member in every conflict. The smallest set with a member in
    all of these is asked about next, so the first that cannot hold is a
    smallest one. Ties go to the demands that stand first.

    Raises
    ------
    FortsattMulig
        When all demands can hold together.
    IkkeAvgjort
        When the time was up.
    ValueError
        When there are more demands than can be searched, or none is to blame.

    """
    if len(problem.krav) > FLEST:
        melding = f"Det er {len(problem.krav)} krav; høyst {FLEST} kan letes gjennom om gangen."
        raise ValueError(melding)
    sporsmaal = _Sporsmaal(problem, igjen)
    valgt = sporsmaal.minste_umulige()
    krav = tuple(problem.krav[i] for i in sorted(valgt))
    return Konflikt(krav, tuple(_utvei(problem, krav, k, igjen) for k in krav), len(sporsmaal.svar))


def _minste_treff(antall: int, maa_treffe: list[frozenset[int]]) -> frozenset[int]:
    """Give the smallest set with a member in each; the first of them in order."""
    aktuelle = sorted(frozenset[int]().union(*maa_treffe)) if maa_treffe else range(antall)
    for storrelse in range(len(aktuelle) + 1):
        for valg in combinations(aktuelle, storrelse):
            if all(not m.isdisjoint(valg) for m in maa_treffe):
                return frozenset(valg)
    raise ValueError("Problemet er umulig også uten krav.")


class _Sporsmaal:
    """What has been asked: which sets of demands can hold together."""

    def __init__(self, problem: Strukturproblem, igjen: Igjen) -> None:
        self._problem, self._igjen = problem, igjen
        self.svar: dict[frozenset[int], bool] = {}

    def minste_umulige(self) -> frozenset[int]:
        alle, maa_treffe = frozenset(range(len(self._problem.krav))), list[frozenset[int]]()
        while self.holder(valgt := _minste_treff(len(alle), maa_treffe)):
            if not (utenfor := alle - self.voks(valgt)):
                raise FortsattMulig("Alle kravene kan oppfylles samtidig.")
            maa_treffe.append(utenfor)
        return valgt

    def holder(self, valgt: frozenset[int]) -> bool:
        if valgt not in self.svar:
            losning = _los(self._problem, (self._problem.krav[i] for i in sorted(valgt)), self._igjen)
            if losning.status is Status.TIDSGRENSE and not losning.strukturer:
                raise IkkeAvgjort("Tida tok slutt før det var avgjort om kravene kan oppfylles samtidig.")
            self.svar[valgt] = bool(losning.strukturer)
        return self.svar[valgt]

    def voks(self, valgt: frozenset[int]) -> frozenset[int]:
        for nr in range(len(self._problem.krav)):
            if nr not in valgt and self.holder(valgt | {nr}):
                valgt |= {nr}
        return valgt


def _los(problem: Strukturproblem, krav: Iterable[Krav], igjen: Igjen, vekter: Vekter | None = None) -> Losning:
    return los(forbered(problem.med(krav=krav)), vekter, igjen).losning


def _utvei(problem: Strukturproblem, konflikt: tuple[Krav, ...], uten: Krav, igjen: Igjen) -> Utvei:
    """See what the rest allows; without the demand on the number, how near to it the rest comes."""
    rest = tuple(k for k in konflikt if k is not uten)
    antall = next((v for v in uten.virkninger if isinstance(v, Antall)), None)
    if antall is None:
        return Utvei(uten, _los(problem, rest, igjen))
    faerrest = _los(problem, rest, igjen, FAERREST)
    for_faa = faerrest.strukturer and len(faerrest.strukturer[0].grupper) < antall.minst
    return Utvei(uten, _los(problem, rest, igjen, FLESTE), _HOYESTE) if for_faa else Utvei(uten, faerrest, _LAVESTE)


def forklar(konflikt: Konflikt) -> tuple[str, ...]:
    """Say the conflict, and what each demand prevents, in sentences for a council."""
    linjer = [konflikt.setning]
    for utvei in konflikt.utveier:
        if not utvei.losning.strukturer:
            linjer.append(f"Uten kravet om at {utvei.krav.ordlyd}, er det ikke avgjort hva som er mulig.")
            continue
        antall = len(utvei.losning.strukturer[0].grupper)
        hva = (
            f"er {antall} det {utvei.ytterst} antallet som lar seg gjøre"
            if utvei.ytterst
            else f"går det, med {antall} {'organisasjon' if antall == 1 else 'organisasjoner'}"
        )
        linjer.append(f"Uten kravet om at {utvei.krav.ordlyd}, {hva}.")
    linjer.append(f"Ingen færre av kravene er i strid med hverandre; det er prøvd ({konflikt.proving} sett av krav).")
    return tuple(linjer)
