"""The life of a settlement: who can do what when, and what the books must say before it is closed."""

from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.core.oppgjor.aarseksempel import akonto, fort, gjort, kr

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.svar import Utfall
from tospann.core.oppgjor.avstemming import Boklinje, avstem, kan_lukkes
from tospann.core.oppgjor.livslop import Livslop, Oppgjorshandling, Oppgjorssteg, UgyldigHandling, utfor

PARTER = ("1841", "1839", "stat")
H, S = Oppgjorshandling, Oppgjorssteg


def gaa(livslop: Livslop, *skritt: tuple[Oppgjorshandling, str, str]) -> Livslop:
    """Take several steps."""
    for handling, part, avtrykk in skritt:
        livslop = utfor(livslop, handling, part, avtrykk)
    return livslop


LAGT_FRAM = gaa(Livslop(PARTER), (H.VEDTA_BUDSJETT, "1841", ""), (H.LEGGE_FRAM, "1841", "abc"))
ENIGE = gaa(LAGT_FRAM, *((H.GODTA, p, "abc") for p in PARTER))


def test_hele_veien() -> None:
    """Fra budsjett til lukket: alle godtar samme tekst, og alle lukker."""
    lukket = gaa(ENIGE, *((H.LUKKE, p, "abc") for p in PARTER))

    assert (LAGT_FRAM.steg, ENIGE.steg, lukket.steg) == (S.FORSLAG, S.ENIGE, S.LUKKET)
    assert lukket.venter_paa() == ()


def test_venter_paa() -> None:
    """Oppgjøret sier selv hvem det venter på."""
    en = gaa(LAGT_FRAM, (H.GODTA, "1841", "abc"))

    assert en.i_en_setning() == "Oppgjøret er lagt fram og venter på 1839 og stat."
    assert ENIGE.venter_paa() == PARTER
    assert Livslop(PARTER).i_en_setning() == "Oppgjøret er på budsjettstadiet."


def test_bestridt() -> None:
    """Bestrider én part, er det bestridt for alle; trekker parten det tilbake ved å godta, kan det gå videre."""
    bestridt = gaa(ENIGE, (H.LUKKE, "1841", "abc"), (H.BESTRIDE, "1839", "abc"))

    assert (bestridt.steg, bestridt.lukket, bestridt.bestridt) == (S.BESTRIDT, frozenset[str](), frozenset({"1839"}))
    assert bestridt.godtatt == {"1841", "stat"}
    assert gaa(bestridt, (H.GODTA, "1839", "abc")).steg is S.ENIGE


def test_nytt_forslag_nullstiller() -> None:
    """Et nytt forslag har en ny tekst, og da gjelder ingen av svarene på den gamle."""
    nytt = gaa(LAGT_FRAM, (H.GODTA, "1841", "abc"), (H.LEGGE_FRAM, "1841", "def"))

    assert (nytt.godtatt, nytt.fingeravtrykk) == (frozenset[str](), "def")
    with pytest.raises(UgyldigHandling, match="endret siden du leste det"):
        utfor(nytt, H.GODTA, "1839", "abc")


def test_gjenaapnes_av_alle() -> None:
    """Et lukket oppgjør åpnes først når alle har bedt om det."""
    lukket = gaa(ENIGE, *((H.LUKKE, p, "abc") for p in PARTER))
    to = gaa(lukket, (H.GJENAAPNE, "1841", ""), (H.GJENAAPNE, "1839", ""))

    assert (to.steg, gaa(to, (H.GJENAAPNE, "stat", "")).steg) == (S.LUKKET, S.LOPENDE)


@pytest.mark.parametrize(
    ("livslop", "handling", "part", "avtrykk", "grunn"),
    [
        (Livslop(PARTER), H.GODTA, "1841", "", "Oppgjøret er på budsjettstadiet"),
        (LAGT_FRAM, H.LUKKE, "1841", "abc", "Oppgjøret er lagt fram"),
        (LAGT_FRAM, H.GODTA, "1840", "abc", "1840 er ikke part"),
        (LAGT_FRAM, H.LEGGE_FRAM, "1841", "", "må ha et fingeravtrykk"),
        (ENIGE, H.VEDTA_BUDSJETT, "1841", "", "godtatt av alle"),
    ],
)
def test_det_som_ikke_gaar(livslop: Livslop, handling: Oppgjorshandling, part: str, avtrykk: str, grunn: str) -> None:
    """Det som ikke kan gjøres nå, av denne parten eller med denne teksten, avvises med en grunn."""
    with pytest.raises(UgyldigHandling, match=grunn):
        utfor(livslop, handling, part, avtrykk)


class Livet(RuleBasedStateMachine):
    """Do anything in any order: nothing is agreed or closed that somebody has not said yes to in its present form."""

    def __init__(self) -> None:
        """Begin with a budget."""
        super().__init__()
        self.livslop, self.nr = Livslop(PARTER), 0
        self.ja: dict[str, set[str]] = {}

    @rule(handling=st.sampled_from(Oppgjorshandling), part=st.sampled_from(PARTER), gammel=st.booleans())
    def gjor(self, handling: Oppgjorshandling, part: str, gammel: bool) -> None:  # noqa: FBT001 - drawn
        """Try something, now and then about an old text."""
        self.nr += handling is H.LEGGE_FRAM
        avtrykk = f"tekst {self.nr - gammel}"
        try:
            self.livslop = utfor(self.livslop, handling, part, avtrykk)
        except UgyldigHandling:
            return
        if handling is H.GODTA:
            self.ja.setdefault(avtrykk, set()).add(part)
        if handling is H.BESTRIDE:
            self.ja.setdefault(avtrykk, set()).discard(part)

    @invariant()
    def enighet_er_enighet(self) -> None:
        """Agreed or closed means that everybody has accepted this very text and nobody disputes it."""
        if self.livslop.steg in {S.ENIGE, S.LUKKET}:
            assert self.ja.get(self.livslop.fingeravtrykk) == set(PARTER)
            assert not self.livslop.bestridt

    @precondition(lambda self: self.livslop.steg is S.LUKKET)
    @rule(handling=st.sampled_from([h for h in Oppgjorshandling if h is not H.GJENAAPNE]))
    def lukket_er_lukket(self, handling: Oppgjorshandling) -> None:
        """What is closed can only be asked to be opened."""
        with pytest.raises(UgyldigHandling):
            utfor(self.livslop, handling, "1841", self.livslop.fingeravtrykk)


TestLivet = Livet.TestCase
TestLivet.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)

OPPGJOR = gjort(
    fort("lonn", 150_000), fort("lonn", 3_000, hos="1839"), akonto=(akonto("1840", "1841", 20_000, "2024-05-15"),)
)
STEMMER = {(p, linje): Kroner(0) for p in OPPGJOR.grunnlag.parter for linje in Boklinje} | {
    ("1841", Boklinje.BOKFORT): kr(150_000),
    ("1839", Boklinje.BOKFORT): kr(3_000),
    ("1840", Boklinje.BETALT): kr(20_000),
    ("1841", Boklinje.MOTTATT): kr(20_000),
}


def test_bokene_stemmer() -> None:
    """Når alle har sagt hva bøkene viser, og det stemmer til øret, kan oppgjøret lukkes."""
    assert avstem(OPPGJOR, STEMMER) == ()
    assert kan_lukkes(OPPGJOR, STEMMER).utfall is Utfall.OPPFYLT


def test_et_ore_hindrer() -> None:
    """Ett øres forskjell hindrer lukking, og det sies hvem og hvor."""
    svar = kan_lukkes(OPPGJOR, STEMMER | {("1839", Boklinje.BOKFORT): Kroner(3_000_01)})

    assert svar.utfall is Utfall.IKKE_OPPFYLT
    assert "Beiarn har 3\u202f000,01\u00a0kr i utgifter ført for fellesskapet" in svar.begrunnelse
    assert "Ingen enkelt postering er lik forskjellen" in svar.begrunnelse


def test_differansen_forklares() -> None:
    """Er forskjellen lik en kjent betaling, foreslås den som forklaring."""
    differanse = avstem(OPPGJOR, STEMMER | {("1840", Boklinje.BETALT): Kroner(0)})[0]
    dobbel = avstem(OPPGJOR, STEMMER | {("1841", Boklinje.MOTTATT): kr(40_000)})[0]

    assert differanse.ore == -20_000_00
    assert differanse.i_en_setning("Saltdal").endswith("(15.05.2024), som mangler kanskje i boka.")
    assert dobbel.i_en_setning("Fauske").endswith("som er kanskje ført to ganger i boka.")


def test_to_posteringer_forklarer() -> None:
    """Er forskjellen lik to posteringer til sammen, nevnes begge."""
    oppgjor = gjort(*(fort("lonn", b) for b in (100, 250, 700)))

    assert len(avstem(oppgjor, {("1841", Boklinje.BOKFORT): kr(700)})[0].mulige) == 2
    assert avstem(oppgjor, {("1841", Boklinje.BOKFORT): kr(0)})[0].mulige == ()


def test_den_som_ikke_har_svart() -> None:
    """Har en part ikke sagt hva bøkene viser, er svaret at opplysninger mangler, ikke at det stemmer."""
    uten = {navn: belop for navn, belop in STEMMER.items() if navn[0] != "1840"}

    assert kan_lukkes(OPPGJOR, uten).utfall is Utfall.MANGLER_OPPLYSNINGER
    assert "Saltdal har ikke sagt" in kan_lukkes(OPPGJOR, uten).begrunnelse
    assert date(2024, 5, 15) == OPPGJOR.grunnlag.akonto[0].dato
