"""A year lived in any order: the machine that the test runs a little and bench/oppgjor.py runs much."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.core.oppgjor.avtaleeksempel import ETTER, FOER, som_grunnlag, tilfeldig_avtale
from tests.core.oppgjor.avtalemodell import STATEN, Avtale, Regnestykke, Utgift
from tests.core.oppgjor.test_avtalen import baerer

from tospann.core.oppgjor.aarsavtrykk import oppgjorsavtrykk
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.korreksjon import korriger
from tospann.core.oppgjor.livslop import Livslop, Oppgjorshandling, Oppgjorssteg, UgyldigHandling, utfor

H = Oppgjorshandling
dager = st.integers(1, 364)
belop = st.integers(-(10**8), 10**8)


class Aaret(RuleBasedStateMachine):
    """Enter, take back, move positions, change keys, come, go, merge; propose, answer, close, reopen, correct."""

    @initialize(fro=st.integers(0, 10**9))
    def begynn(self, fro: int) -> None:
        """Begin with some agreement."""
        self.avtale = tilfeldig_avtale(Random(fro))
        self.parter = (*sorted({m for m, *_ in self.avtale.medlemmer}), STATEN)
        self.livslop = utfor(Livslop(self.parter), H.VEDTA_BUDSJETT, self.avtale.vert)
        self.lukket: list[Aarsoppgjor] = []

    def _endre(self, hvordan: Callable[[Avtale], Avtale]) -> None:
        """A closed year is not changed; anything else is, and what was proposed is then another text."""
        if self.livslop.steg is not Oppgjorssteg.LUKKET:
            self.avtale = hvordan(self.avtale)

    def _dag(self, nr: int) -> date:
        return date(self.avtale.year, 1, 1) + timedelta(days=nr)

    @rule(post=st.sampled_from(("a", "a/mva", "b", "c")), ore=belop, fra=dager, antall=dager)
    def for_inn(self, post: str, ore: int, fra: int, antall: int) -> None:
        """Enter a cost."""
        til = min(self._dag(fra + antall), date(self.avtale.year + 1, 1, 1))
        ny = Utgift(post, ore, self._dag(fra), til, self.avtale.vert)
        self._endre(lambda a: replace(a, utgifter=(*a.utgifter, ny)))

    @rule(nr=st.integers(0, 99))
    def for_tilbake(self, nr: int) -> None:
        """Take an entry back."""
        gammel = self.avtale.utgifter[nr % len(self.avtale.utgifter)]
        self._endre(lambda a: replace(a, utgifter=(*a.utgifter, replace(gammel, ore=-gammel.ore))))

    @rule(dag=dager)
    def bytt_nokkel(self, dag: int) -> None:
        """Let the key change on another day."""
        forste, andre = self.avtale.nokler["m"]
        skifte = self._dag(dag)
        nye = (replace(forste, til=skifte), replace(andre, fra=skifte))
        self._endre(lambda a: replace(a, nokler={**a.nokler, "m": nye}))

    @rule(hvem=st.integers(0, 5), antall=st.fractions(0, 20, max_denominator=10), dag=dager)
    def flytt_stilling(self, hvem: int, antall: Fraction, dag: int) -> None:
        """Fill positions from a day."""
        part = self.parter[hvem % len(self.parter)]
        self._endre(lambda a: replace(a, aarsverk=(*a.aarsverk, (part, antall, self._dag(dag), ETTER))))

    @precondition(lambda self: len(self.avtale.medlemmer) > 1)
    @rule(hvem=st.integers(0, 5), dag=dager)
    def gaa_ut(self, hvem: int, dag: int) -> None:
        """Let a municipality that is not the host leave."""
        plass = 1 + hvem % (len(self.avtale.medlemmer) - 1)
        part, fra, til = self.avtale.medlemmer[plass]
        if fra < self._dag(dag) < til:
            medlemmer = list(self.avtale.medlemmer)
            medlemmer[plass] = (part, fra, self._dag(dag))
            self._endre(lambda a: replace(a, medlemmer=tuple(medlemmer)))

    @precondition(lambda self: len(self.avtale.medlemmer) > 2)
    @rule(dag=dager)
    def slaa_sammen(self, dag: int) -> None:
        """Merge the last two into a new municipality that counts the people of both."""
        (en, *_), (to, *_) = self.avtale.medlemmer[-2:]
        ny, naar = str(1900 + len(self.avtale.medlemmer)), self._dag(dag)
        ute = ((p, fra, naar) for p, fra, til in self.avtale.medlemmer[-2:] if fra < naar < til)
        medlemmer = (*self.avtale.medlemmer[:-2], *ute, (ny, naar, ETTER))
        folketall = {**self.avtale.folketall, ny: self.avtale.folketall[en] + self.avtale.folketall[to]}
        borte = {m for m, *_ in self.avtale.medlemmer} - {m for m, *_ in medlemmer}
        if (
            ny in self.parter
            or any(u.hos in borte for u in self.avtale.utgifter)
            or borte & {a for a, *_ in self.avtale.akonto}
        ):
            return
        stilling = (ny, Fraction(3), FOER, ETTER)
        self._endre(lambda a: replace(a, medlemmer=medlemmer, folketall=folketall, aarsverk=(*a.aarsverk, stilling)))

    @rule(hvem=st.integers(0, 5), handling=st.sampled_from([h for h in H if h is not H.VEDTA_BUDSJETT]))
    def si_noe(self, hvem: int, handling: Oppgjorshandling) -> None:
        """Propose, answer, close or reopen, about the settlement as it is now."""
        oppgjor = gjor_opp_aaret(som_grunnlag(self.avtale))
        try:
            neste = utfor(self.livslop, handling, self.parter[hvem % len(self.parter)], oppgjorsavtrykk(oppgjor))
        except UgyldigHandling:
            return
        if neste.steg is Oppgjorssteg.LUKKET is not self.livslop.steg:
            self.lukket.append(oppgjor)
        self.livslop = neste

    @rule()
    def alle_lukker(self) -> None:
        """Let everybody propose, accept and close, so that closing happens."""
        for handling in (H.LEGGE_FRAM, H.GODTA, H.LUKKE):
            for nr in range(len(self.parter) if handling is not H.LEGGE_FRAM else 1):
                self.si_noe(nr, handling)

    @precondition(lambda self: self.lukket)
    @rule()
    def korriger_det_lukkede(self) -> None:
        """A correction moves exactly what lies between the closed settlement and the right one."""
        nytt = gjor_opp_aaret(som_grunnlag(self.avtale))
        korreksjon = korriger(self.lukket[-1], nytt)

        assert sum(linje.netto for linje in korreksjon.linjer) == nytt.helhet() - self.lukket[-1].helhet()
        assert sum(ore for _, ore in korreksjon.saldoendringer) == 0

    @rule()
    def krasj_og_prov_igjen(self) -> None:
        """Settling again gives the same text."""
        en, to = (gjor_opp_aaret(som_grunnlag(self.avtale)) for _ in range(2))

        assert oppgjorsavtrykk(en) == oppgjorsavtrykk(to)

    @invariant()
    def lukket_er_det_alle_godtok(self) -> None:
        """What is closed is what everybody accepted, and it has not moved since."""
        if self.livslop.steg is Oppgjorssteg.LUKKET:
            assert self.livslop.fingeravtrykk == oppgjorsavtrykk(self.lukket[-1])

    def teardown(self) -> None:
        """Hold the year, as it ended, against the calculation from the words of the agreement."""
        if not hasattr(self, "avtale"):
            return
        oppgjor, fasit = gjor_opp_aaret(som_grunnlag(self.avtale)), Regnestykke(self.avtale)

        assert baerer(oppgjor) == {navn: ore for navn, ore in fasit.baerer().items() if ore}
        assert sum(s.ore for s in oppgjor.saldoer()) == 0
        assert oppgjor.helhet() == sum(u.ore for u in self.avtale.utgifter)
