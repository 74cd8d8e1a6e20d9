"""The exit sheet on paper: the same figures as the page, and every part in its place."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.core.oppgjor.aarseksempel import FOLK, LONN, TRE, fort, gjort, kr, stilling, tall

from tospann.core.avtale.klausul import Klausul
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, regn_ut
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.uttreden import Binding, Oppsigelse, Uttredelsesvilkaar, opplosning, uttredelsesark
from tospann.documents.modell import Overskrift, Tabell, alle_tall
from tospann.documents.papirer.uttredensark import Arkhode, Uttreden, tallene, uttredensark, uttredensnavn

HODE = Arkhode("Felles Nav-kontor", 2024, date(2024, 5, 1), "Alt er oppdiktet.")


def arket() -> Uttreden:
    """Let Beiarn give notice on 30 April 2024, with eight months of rent at ten per cent and 40 000 of its own."""
    oppgjor = gjort(
        fort("lonn", 150_000), deltakelser=TRE, maalinger=FOLK, poster=(LONN,), stillinger=(stilling("1839", 1),)
    )
    leie = Binding("leie", "Husleie", tall(kr(30_000), Enhet.KRONER, "leie"), date(2026, 1, 1))
    egne = tall(kr(40_000), Enhet.KRONER, "Flytting av arkiv")
    tilbake = tuple(s.antall for s in oppgjor.grunnlag.stillinger)
    vilkaar = Uttredelsesvilkaar(Fraction(1, 10), 8, (leie,), (egne,), tilbake, ("Avtalen endres.",))
    ark = uttredelsesark(oppgjor.grunnlag, Oppsigelse("1839", date(2024, 4, 30)), vilkaar)
    sum_ = regn_ut("sum", "I alt", ark.kostnad(), Enhet.KRONER, formel="summen", ledd=ark.linjer, gjelder="Beiarn")
    aarlig = Aarstall(oppgjor, "x").baerer("1839")
    return Uttreden(ark, "Beiarn", "Fauske", aarlig, (("Varsel", "12 måneder"),), (), sum_)


def overskriftene(u: Uttreden) -> list[str]:
    """Give the headings."""
    return [b.tekst for b in uttredensark(u, HODE).blokker if isinstance(b, Overskrift)]


def test_arket_har_tallene() -> None:
    """Arket sier 64 000 kr i alt: 24 000 i husleie og 40 000 i egne kostnader, og ett årsverk tilbake."""
    u = arket()
    dokument = uttredensark(u, HODE)
    belop = [t.verdi for t in alle_tall(dokument)]

    assert {Kroner(6_400_000), Kroner(2_400_000), Kroner(4_000_000), Fraction(1)} <= set(belop)
    assert uttredensnavn("Beiarn") == dokument.filnavn == "uttreden-beiarn"
    assert [t.id for t in alle_tall(dokument)] == [t.id for t in tallene(u)]


def test_bare_det_som_er_med() -> None:
    """Uten andre parter, oppløsning og klausuler står ikke de delene der; med dem står de."""
    uten = arket()
    inventar = opplosning([tall(kr(1000), Enhet.KRONER, "Inventar")], {"1841": Fraction(1), "1839": Fraction(1)})
    klausul = Klausul("uttreden", "Uttreden", "Hver deltaker kan si opp.", frozenset({"g"}), 1)
    med = replace(uten, andre=(("Fauske", uten.aarlig),), opplosning=tuple(inventar.items()), klausuler=(klausul,))

    assert overskriftene(uten)[-1] == "Avtaler som må endres eller inngås"
    assert overskriftene(med)[-3:] == ["Hva de andre bærer mer", "Hvis alle går fra hverandre", "Det avtalen sier"]


def test_uten_kostnader() -> None:
    """Koster det ingenting, står det ingen tabell over kostnader."""
    uten = arket()
    gratis = replace(uten, ark=replace(uten.ark, linjer=(), stillinger=()), sum_=None)
    tabeller = [b.tittel for b in uttredensark(gratis, HODE).blokker if isinstance(b, Tabell)]

    assert tabeller == ["Vilkårene", "Årsverk som følger med tilbake"]
