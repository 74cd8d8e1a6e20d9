"""
The second engine: who is hosted by whom, in one programme without listing groups.

It wins where groups are very many, and certifies the first engine elsewhere. That a group hangs together is asked
afterwards: a part that is cut off from its host must have somebody next to it there (a separator cut), and so on
until nothing is cut off. docs/metode/strukturmotorer.md says why this and not a flow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tospann.core.struktur.losning import Losning, Status, lag_struktur
from tospann.core.struktur.masker import Masker, bits, lag_masker, medlemmene, personminutter
from tospann.core.struktur.motor.deling import Igjen, uten_frist
from tospann.core.struktur.motor.losere import UENDELIG, Heltallssvar, Utgang
from tospann.core.struktur.motor.program import Program
from tospann.core.struktur.problem import Strukturproblem

Ledd = tuple[int, float]


class KanIkkeSkrives(ValueError):
    """The second engine has no words for what the question asks."""


def los_kompakt(problem: Strukturproblem, igjen: Igjen = uten_frist) -> Losning:
    """
    Find the best structure and prove it, without listing groups.

    Raises
    ------
    KanIkkeSkrives
        When crossings have a price, which only listed groups can carry.

    """
    if problem.skillepriser:
        raise KanIkkeSkrives("Den andre motoren kan ikke sette pris på skiller i en gruppe.")
    masker = lag_masker(problem)
    if masker.fra_antall > masker.til_antall or masker.minst > masker.hoyst:
        return Losning(Status.UMULIG, (), Fraction())
    modell = _Modell(problem, masker)
    while True:
        svar = modell.program.los(igjen())
        if not svar.verdier.size:
            return _uten_struktur(svar, modell)
        grupper = modell.grupper(svar)
        avskaaret = [(vert, del_) for vert, maske in grupper for del_ in _loese_deler(problem, vert, maske)]
        if not avskaaret:
            return _ferdig(problem, svar, modell, [maske for _, maske in grupper])
        if svar.utgang is Utgang.TID:
            return Losning(Status.TIDSGRENSE, (), modell.grense(svar), komplett=False)
        for vert, del_ in avskaaret:
            modell.forby(vert, del_)


def _uten_struktur(svar: Heltallssvar, modell: _Modell) -> Losning:
    if svar.utgang is Utgang.UMULIG:
        return Losning(Status.UMULIG, (), Fraction())
    return Losning(Status.TIDSGRENSE, (), modell.grense(svar), komplett=False)


def _ferdig(problem: Strukturproblem, svar: Heltallssvar, modell: _Modell, grupper: Iterable[int]) -> Losning:
    struktur = lag_struktur(problem, grupper)
    if svar.utgang is Utgang.TID:
        return Losning(Status.TIDSGRENSE, (struktur,), modell.grense(svar), komplett=False)
    return Losning(Status.OPTIMAL, (struktur,), struktur.pris)


def _loese_deler(problem: Strukturproblem, vert: int, maske: int) -> Iterator[int]:
    """Give the parts of a group that cannot walk to the host."""
    rest = maske & ~_rundt(problem, 1 << vert, maske)
    while rest:
        del_ = _rundt(problem, rest & -rest, maske)
        yield del_
        rest &= ~del_


def _rundt(problem: Strukturproblem, fra: int, innen: int) -> int:
    naadd, nye = 0, fra
    while nye:
        naadd |= nye
        nye = bits(j for i in medlemmene(nye) for j in medlemmene(problem.naboer[i] & innen)) & ~naadd
    return naadd


class _Modell:
    """The programme: x[host, member] is 1 when the member is hosted there; x[host, host] says that it hosts."""

    def __init__(self, problem: Strukturproblem, masker: Masker) -> None:
        self.problem, self.masker = problem, masker
        self.program = Program()
        self.x: dict[tuple[int, int], int] = {}
        self._variabler()
        for vert in range(problem.antall):
            if (vert, vert) in self.x:
                self._vertens_rader(vert, bits(i for i in range(problem.antall) if (vert, i) in self.x))
        for medlem in range(problem.antall):
            self.program.rad([(self.x[h, medlem], 1.0) for h in range(problem.antall) if (h, medlem) in self.x], 1, 1)
        verter = [(nr, 1.0) for (h, i), nr in self.x.items() if h == i]
        self.program.rad(verter, masker.fra_antall, masker.til_antall)

    def _variabler(self) -> None:
        vekter = self.problem.vekter
        for medlem, verter in enumerate(self.masker.verter):
            for vert in medlemmene(verter):
                if self.masker.verter[vert] >> vert & 1 and not self.masker.adskilt[medlem] >> vert & 1:
                    reise = Fraction(vekter.reise) * personminutter(self.problem, vert, (medlem,))
                    fast = Fraction(vekter.organisasjon) if vert == medlem else Fraction()
                    self.x[vert, medlem] = self.program.hel(float(fast + reise))

    def _vertens_rader(self, vert: int, ball: int) -> None:
        egen = self.x[vert, vert]
        for medlem in medlemmene(ball & ~(1 << vert)):
            self.program.rad([(self.x[vert, medlem], 1.0), (egen, -1.0)], -UENDELIG, 0)
            if not self.problem.naboer[vert] >> medlem & 1:
                self._ved_siden(vert, medlem, self.problem.naboer[medlem])
        alle = [(self.x[vert, i], 1.0) for i in medlemmene(ball)]
        self.program.rad([*alle, (egen, -float(self.masker.hoyst))], -UENDELIG, 0)
        self.program.rad([*alle, (egen, -float(self.masker.minst))], 0, UENDELIG)
        mangler = self.program.fri(float(self.problem.vekter.mangel))
        terskel, aarsverk = float(self.problem.rammer.terskel), self.problem.aarsverk
        dekker = [(self.x[vert, i], float(aarsverk[i])) for i in medlemmene(ball)]
        self.program.rad([*dekker, (mangler, 1.0), (egen, -terskel)], 0, UENDELIG)
        for ledd, nedre, ovre in self._kravene(vert, ball):
            self.program.rad(ledd, nedre, ovre)

    def _kravene(self, vert: int, ball: int) -> Iterator[tuple[list[Ledd], float, float]]:
        """Write the demands for the group of one host."""
        x, egen = self.x, self.x[vert, vert]
        for medlem in medlemmene(ball):
            for annen in medlemmene(self.masker.adskilt[medlem] & ball & ~((1 << medlem) - 1)):
                yield [(x[vert, medlem], 1.0), (x[vert, annen], 1.0), (egen, -1.0)], -UENDELIG, 0
        for sammen in self.masker.sammen:
            fast, *andre = medlemmene(sammen)
            for annen in andre:
                yield self._ledd(vert, [(fast, 1.0), (annen, -1.0)]), 0, 0
        for kommune, en_av in self.masker.hvis:
            if ball >> kommune & 1 and not en_av >> kommune & 1:
                yield self._ledd(vert, [(kommune, 1.0), *((i, -1.0) for i in medlemmene(en_av))]), -UENDELIG, 0
        for verdier, minst in self.masker.summer:
            ledd = self._ledd(vert, ((i, float(verdier[i])) for i in medlemmene(ball)))
            yield [*ledd, (egen, -float(minst))], 0, UENDELIG

    def _ledd(self, vert: int, par: Iterable[Ledd]) -> list[Ledd]:
        return [(self.x[vert, i], tall) for i, tall in par if (vert, i) in self.x]

    def _ved_siden(self, vert: int, medlem: int, rand: int) -> None:
        """Say that a member away from the host has somebody of the group on the way."""
        ledd = self._ledd(vert, ((i, -1.0) for i in medlemmene(rand)))
        self.program.rad([(self.x[vert, medlem], 1.0), *ledd], -UENDELIG, 0)

    def forby(self, vert: int, del_: int) -> None:
        """Cut off: the part is with a host outside it only when somebody next to the part is too."""
        rand = bits(j for i in medlemmene(del_) for j in medlemmene(self.problem.naboer[i])) & ~del_
        for annen_vert in range(self.problem.antall):
            if annen_vert == vert or not (del_ | rand) >> annen_vert & 1:
                for medlem in medlemmene(del_):
                    if (annen_vert, medlem) in self.x:
                        self._ved_siden(annen_vert, medlem, rand)

    def grupper(self, svar: Heltallssvar) -> list[tuple[int, int]]:
        """Give each host with its group."""
        samlet: dict[int, int] = {}
        for (vert, medlem), nr in self.x.items():
            if svar.verdier[nr] > 0.5:  # noqa: PLR2004 - whole numbers
                samlet[vert] = samlet.get(vert, 0) | 1 << medlem
        return sorted(samlet.items())

    def grense(self, svar: Heltallssvar) -> Fraction:
        """Give what the solver proved before the time was up."""
        return Fraction(max(0.0, svar.grense)) if abs(svar.grense) < UENDELIG else Fraction()
