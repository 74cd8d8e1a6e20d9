"""Leaving, dissolving, and who carries the cut when the smallest are shielded."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.oppgjor.aarseksempel import TRE, d, fort, gjort, kr, med, tall

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet
from tospann.core.oppgjor.aarsgrunnlag import UgyldigGrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.garanti import Garantibyrde, Garantikontor, garantibyrde
from tospann.core.oppgjor.hvahvis import virkning_av
from tospann.core.oppgjor.uttreden import (
    Binding,
    Oppsigelse,
    Uttredelsesvilkaar,
    legg_til_maaneder,
    opplosning,
    uten_deltaker,
    uttredelsesark,
)

GRUNNLAG = gjort(fort("lonn", 366_000)).grunnlag


def vilkaar(**annet: object) -> Uttredelsesvilkaar:
    """Make terms: a tenth of a lease of 30 000 kr a month, for at most a year, and 40 000 kr of its own."""
    leie = Binding("leie", "Husleie", tall(kr(30_000), Enhet.KRONER, "leie"), date(2026, 12, 31))
    felt = {
        "andel": Fraction(1, 10),
        "hoyst_maaneder": 12,
        "bindinger": (leie,),
        "engangskostnader": (tall(kr(40_000), Enhet.KRONER, "arkiv"),),
        "tilbakefores": (tall(Fraction(1), Enhet.AARSVERK, "s1"), tall(Fraction(1, 2), Enhet.AARSVERK, "s2")),
        "avtaler": ("partnerskapsavtalen", "vertskommuneavtalen"),
    }
    return Uttredelsesvilkaar(**(felt | annet))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mottatt", "varsel", "aarsskifte", "ute"),
    [
        ("2024-03-15", 12, False, "2025-03-16"),
        ("2024-02-29", 12, False, "2025-03-01"),
        ("2024-08-31", 6, False, "2025-03-01"),
        ("2024-03-15", 12, True, "2026-01-01"),
        ("2024-12-31", 12, True, "2026-01-01"),
    ],
)
def test_ute_fra(mottatt: str, varsel: int, aarsskifte: bool, ute: str) -> None:  # noqa: FBT001 - a column
    """Ett års varsel løper fra dagen de andre fikk oppsigelsen; er det avtalt, til nærmeste årsskifte etter."""
    assert Oppsigelse("1839", d(mottatt), varsel, aarsskifte).ute_fra == d(ute)


def test_uttredelsesark() -> None:
    """Beiarn bærer en tidel av husleia i åtte måneder etter at den er ute, og sine egne kostnader."""
    ark = uttredelsesark(GRUNNLAG, Oppsigelse("1839", d("2024-04-30")), vilkaar(hoyst_maaneder=8))

    assert [t.som_kroner() for t in ark.linjer] == [Kroner.hele(24_000), Kroner.hele(40_000)]
    assert ark.linjer[0].formel == "kostnad per måned × 8 måneder × 10 prosent"
    assert ark.i_en_setning("Beiarn") == (
        "Beiarn er ute fra 1. mai 2025. Det koster 64\u202f000,00\u00a0kr, og 1,5 årsverk følger med tilbake."
    )


def test_bindingen_slutter_for() -> None:
    """Er leia ute før kommunen, koster den ingenting; slutter den midt i en måned, teller dagene."""
    for_tidlig, midt_i = (
        Binding("leie", "Leie", tall(kr(31_000), Enhet.KRONER), d(slutt)) for slutt in ("2025-05-01", "2025-05-11")
    )
    oppsigelse = Oppsigelse("1839", d("2024-04-30"))

    assert uttredelsesark(GRUNNLAG, oppsigelse, vilkaar(bindinger=(for_tidlig,), engangskostnader=())).linjer == ()
    linje = uttredelsesark(GRUNNLAG, oppsigelse, vilkaar(bindinger=(midt_i,))).linjer[0]
    assert linje.som_kroner() == Kroner.hele(1_000)


def test_verten_gaar_ut() -> None:
    """Sier verten opp, sies det hva det betyr for alle."""
    ark = uttredelsesark(GRUNNLAG, Oppsigelse("1841", d("2024-04-30")), vilkaar())

    assert ark.i_en_setning("Fauske").endswith("faller samarbeidet bort for alle hvis ikke en ny vert velges.")


def test_kan_ikke_si_opp() -> None:
    """Den som ikke er med, kan ikke si opp; vilkår utenfor mening avvises."""
    with pytest.raises(UgyldigGrunnlag, match=r"1875 er ikke deltaker 30\. april 2024"):
        uttredelsesark(GRUNNLAG, Oppsigelse("1875", d("2024-04-30")), vilkaar())
    for galt in ({"andel": Fraction(2)}, {"hoyst_maaneder": -1}):
        with pytest.raises(UgyldigNokkel, match="Andelen må være mellom"):
            vilkaar(**galt)


def test_de_andre_baerer_mer() -> None:
    """Går Beiarn ut 1. juli, bærer de to andre Beiarns del av andre halvår (184 av 366 dager)."""
    etter = uten_deltaker(GRUNNLAG, "1839", d("2024-07-01"))
    endringer = dict(virkning_av(GRUNNLAG, etter).endringer)

    assert endringer["1839"] == -18_400_00
    assert (endringer["1841"], endringer["1840"]) == (12_266_67, 6_133_33)
    assert uten_deltaker(GRUNNLAG, "1839", d("2020-01-01")).deltakelser == TRE[:2]
    kortere = gjort(deltakelser=(med("1841"), med("1839", til="2024-03-01"))).grunnlag
    assert uten_deltaker(kortere, "1839", d("2024-07-01")) == kortere


def test_opplosning() -> None:
    """Oppløses samarbeidet, deles hver ting og hver gjeld etter avtalte andeler, til øret."""
    verdier = (tall(kr(1000.01), Enhet.KRONER, "inventar"), tall(kr(-100), Enhet.KRONER, "gjeld"))
    delt = opplosning(verdier, {"1841": Fraction(6), "1840": Fraction(3), "1839": Fraction(1)})

    assert [[t.som_kroner().ore for t in delt[p]] for p in ("1839", "1840", "1841")] == [
        [100_00, -10_00],
        [300_00, -30_00],
        [600_01, -60_00],
    ]
    assert delt["1841"][0].formel == "inventar × 60 prosent"


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 60))
def test_maaneder(dato: date, antall: int) -> None:
    """Så mange måneder fram er samme dag, eller siste dag i måneden når den ikke finnes."""
    fram = legg_til_maaneder(dato, antall)

    assert (fram.year - dato.year) * 12 + fram.month - dato.month == antall
    assert fram.day == dato.day or (fram + timedelta(days=1)).day == 1


def kontor(navn: str, aarsverk: Fraction | int, garanti: Fraction | int = 0) -> Garantikontor:
    """Make an office."""
    har, minst = (tall(Fraction(v), Enhet.AARSVERK, f"{hva}.{navn}") for hva, v in (("å", aarsverk), ("g", garanti)))
    return Garantikontor(navn, har, minst)


FYLKET = [kontor("Bodø", 60), kontor("Fauske", 20), kontor("Meløy", 10), kontor("Beiarn", 4, 4), kontor("Træna", 3, 3)]
FYLKET += [kontor("Røst", 3, Fraction(14, 5))]


def test_garantibyrden() -> None:
    """Ti av hundre årsverk trekkes: Beiarn og Træna skjermes helt, Røst nesten, og de andre bærer det."""
    byrde = garantibyrde(FYLKET, Fraction(10))
    med_, uten = ([getattr(r, m).som_brok() for r in byrde.rader] for m in ("med", "uten"))

    assert uten == [6, 2, 1, Fraction(2, 5), Fraction(3, 10), Fraction(3, 10)]
    assert med_ == [Fraction(98, 15), Fraction(98, 45), Fraction(98, 90), 0, 0, Fraction(1, 5)]
    assert byrde.flyttet() == Fraction(4, 5)
    assert byrde.etter_storrelse([Fraction(5), Fraction(20)]) == (Fraction(-4, 5), Fraction(4, 15), Fraction(8, 15))
    assert byrde.i_en_setning() == (
        "Garantiene skjermer Beiarn, Træna og Røst for 0,8 av 10 årsverk. "
        "De bæres av andre: Bodø 0,53, Fauske 0,18 og Meløy 0,09."
    )


def test_garantien_betyr_ingenting() -> None:
    """Når ingen når grensa si, endrer garantiene ingenting."""
    byrde = garantibyrde([kontor("Bodø", 60, 5), kontor("Røst", 3, 1)], Fraction(6))

    assert (byrde.flyttet(), byrde.i_en_setning()) == (
        Fraction(),
        "Garantiene endrer ingenting: ingen kontor når grensa si.",
    )


def test_garantier_som_ikke_kan_holdes() -> None:
    """Er det ikke nok å ta av når garantiene holdes, sies det hvor mye som mangler."""
    with pytest.raises(UgyldigNokkel, match="2 årsverk av nedtrekket har ingen å tas fra"):
        garantibyrde([kontor("Bodø", 5), kontor("Røst", 3, 3)], Fraction(7))
    with pytest.raises(UgyldigNokkel, match="har 5 årsverk; 6 kan ikke trekkes"):
        garantibyrde([kontor("Bodø", 5)], Fraction(6))


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=12), st.fractions(0, 1))
def test_byrden_gaar_opp(alle: list[tuple[int, int]], del_: Fraction) -> None:
    """Uansett garantier tas hele nedtrekket, ingen kommer under garantien sin, og flyttingen går i null."""
    fylket = [kontor(str(i), a, g) for i, (a, g) in enumerate(alle)]
    nedtrekk = del_ * sum((k.kan_avgi for k in fylket), Fraction())
    byrde: Garantibyrde = garantibyrde(fylket, nedtrekk)

    assert sum(r.med.som_brok() for r in byrde.rader) == sum(r.uten.som_brok() for r in byrde.rader) == nedtrekk
    assert all(0 <= r.med.som_brok() <= r.kontor.kan_avgi for r in byrde.rader)
    assert sum(r.ekstra for r in byrde.rader) == 0
