"""What if: one thing is changed and the year settled again; and keys measured against each other."""

from datetime import date
from fractions import Fraction

import pytest
from tests.core.oppgjor.aarseksempel import (
    AARSVERK,
    FAST,
    FOLK,
    FOLKETALL,
    LIKT,
    LONN,
    TRE,
    folk,
    fort,
    gjort,
    ledd,
    med,
    nokkel,
    post,
    stilling,
)

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import med_grunnlag
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import bytt_folketall, bytt_nokkel, endre_pris, ny_deltaker, trekk_ut, virkning_av
from tospann.core.oppgjor.kostnad import tilbakefor
from tospann.core.oppgjor.nokkelversjon import Folketallsregel
from tospann.core.oppgjor.sidelengs import (
    Sidelengs,
    Stabilitet,
    maal_stabilitet,
    maal_ulikhet,
    maal_utsatthet,
    nokler_side_om_side,
)

NYTTAAR = date(2024, 1, 1)
DRIFT = post("drift", nokkel="mellom", statsnokkel="stat")


def kontoret(*posteringer: object, **annet: object) -> Aarsgrunnlag:
    """Make an office with 14 state and 9 municipal positions, shared by population between the municipalities."""
    felt = {
        "poster": (LONN, DRIFT),
        "nokler": (nokkel("mellom", FOLKETALL), nokkel("stat", AARSVERK)),
        "stillinger": (stilling("stat", 14), stilling("1841", 5), stilling("1840", 3), stilling("1839", 1)),
    }
    return gjort(*(posteringer or (fort("drift", 1_150_000),)), **(felt | annet)).grunnlag


def kr(endringer: tuple[tuple[str, int], ...]) -> dict[str, Fraction]:
    """Give the changes that are some, in kroner."""
    return {part: Fraction(ore, 100) for part, ore in endringer if ore}


def test_staten_trekker_ut_tre() -> None:
    """Trekker staten ut tre av 14 årsverk, øker kommunenes regning med 67 500 kr, delt etter nøkkelen dem imellom."""
    foer = kontoret()
    virkning = virkning_av(foer, trekk_ut(foer, "stat", Fraction(3), NYTTAAR))

    assert kr(virkning.endringer) == {"1839": 6_750, "1840": 20_250, "1841": 40_500, "stat": -67_500}
    assert virkning.i_en_setning("Hvis staten trekker ut tre årsverk").startswith(
        "Hvis staten trekker ut tre årsverk, endres det hver bærer slik: Beiarn 6\u202f750,00\u00a0kr, "
    )
    assert virkning.tall("1839").som_kroner() == Kroner.hele(6_750)
    assert all(t.formel for t in med_grunnlag([virkning.tall("1839")]) if t.ledd)


def test_midt_i_aaret() -> None:
    """Et uttrekk 1. juli teller bare fra da av."""
    foer = kontoret()
    halvt = kr(virkning_av(foer, trekk_ut(foer, "stat", Fraction(3), date(2024, 7, 1))).endringer)["stat"]

    assert -67_500 < halvt < -30_000


def test_kan_ikke_trekke_ut_flere_enn_det_er() -> None:
    """Ingen kan trekke ut flere enn den har på noen dag etterpå."""
    statens = (stilling("stat", 10, til="2024-06-01"), stilling("stat", 4, "2024-06-01"))
    foer = kontoret(stillinger=(*statens, *(stilling(d.part, 1) for d in TRE)))

    with pytest.raises(UgyldigNokkel, match="Staten har 4 årsverk og kan ikke trekke ut 5"):
        trekk_ut(foer, "stat", Fraction(5), NYTTAAR)
    assert len(trekk_ut(foer, "stat", Fraction(4), NYTTAAR).stillinger) == len(foer.stillinger) + 1
    assert trekk_ut(foer, "stat", Fraction(0), NYTTAAR) == foer


def test_annen_nokkel() -> None:
    """Byttes nøkkelen fra folketall til likt, flyttes pengene mellom kommunene, og staten merker det ikke."""
    foer = kontoret(fort("lonn", 150_000))

    assert kr(virkning_av(foer, bytt_nokkel(foer, "mellom", LIKT)).endringer) == {
        "1839": 35_000,
        "1840": 5_000,
        "1841": -40_000,
    }
    vekter = {"1841": Fraction(1), "1840": Fraction(1), "1839": Fraction(0)}
    assert gjor_opp_aaret(bytt_nokkel(foer, "mellom", FAST, vekter)).baerer("1841") == 75_000_00


def test_annet_folketall() -> None:
    """Legges folketallet året før til grunn, bærer den som har vokst, mindre."""
    i_fjor = tuple(folk(m.part, n, "2023-01-01") for m, n in zip(FOLK, (8000, 4500, 1500), strict=True))
    foer = kontoret(fort("lonn", 126_000), maalinger=(*FOLK, *i_fjor))

    assert kr(virkning_av(foer, bytt_folketall(foer, Folketallsregel(1))).endringer) == {
        "1839": 900,
        "1840": 2_700,
        "1841": -3_600,
    }


def test_ny_kommune() -> None:
    """Kommer Sørfold med 3 000 innbyggere, bærer de andre mindre, og setningen nevner den nye ved navn."""
    foer = kontoret(fort("lonn", 180_000))
    virkning = virkning_av(foer, ny_deltaker(foer, med("1845"), [folk("1845", 3000)], [stilling("1845", 1)]))

    assert kr(virkning.endringer) == {"1839": -3_000, "1840": -9_000, "1841": -18_000, "1845": 30_000}
    assert "Sørfold 30\u202f000,00\u00a0kr" in virkning.i_en_setning("Hvis Sørfold blir med")
    assert virkning.tall("1845").ledd[0].id == "hvis.etter.baerer.1845"


def test_husleia_opp_tre_prosent() -> None:
    """Går en post opp tre prosent, øker bare den; en tilbakeføring følger det den fører tilbake, til øret."""
    feil = fort("lonn", 0.33)
    foer = kontoret(fort("lonn", 100_000), fort("drift", 23_000), feil, tilbakefor(feil, "r"))
    endringer = virkning_av(foer, endre_pris(foer, "lonn", Fraction(3))).endringer

    assert kr(endringer) == {"1839": 300, "1840": 900, "1841": 1_800}
    assert virkning_av(foer, foer).i_en_setning("Hvis ingenting skjer") == "Hvis ingenting skjer, endres ingenting."


def test_nokler_side_om_side() -> None:
    """Nøklene settes ved siden av hverandre; den som mangler tall, sier hva den mangler, og de andre står."""
    metoder = {"Folketall": FOLKETALL, "Likt": LIKT, "Brukere": ledd(brukere="1")}
    rader = nokler_side_om_side(kontoret(fort("lonn", 150_000)), "mellom", metoder)

    assert rader[1] == Sidelengs("Likt", (("1839", 50_000_00), ("1840", 50_000_00), ("1841", 50_000_00), ("stat", 0)))
    assert (rader[2].baerer, rader[2].grunn) == ((), "1839 mangler brukere, som nøkkelen deler etter.")


def test_ulikhet() -> None:
    """Deles 150 000 likt, bærer Beiarn 33,33 kr per innbygger og Fauske 5,56: seks ganger så mye."""
    folketall = {"1841": 9000, "1840": 4500, "1839": 1500}
    ulikhet = maal_ulikhet(dict.fromkeys(folketall, 50_000_00) | {"stat": 1}, folketall)

    assert (ulikhet.forhold, ulikhet.snitt) == (Fraction(6), Fraction(1000))
    # Fauske 4 000 000 øre under snittet, Saltdal 500 000 og Beiarn 3 500 000 over, på 15 000 innbyggere.
    assert ulikhet.avvik == Fraction(4_000_000 + 500_000 + 3_500_000, 15_000)
    assert ulikhet.i_en_setning({"1841": "Fauske", "1839": "Beiarn"}) == (
        "Mest bærer Beiarn 33,33\u00a0kr per innbygger, 6 ganger så mye; minst Fauske 5,56\u00a0kr per innbygger."
    )
    assert maal_ulikhet({"1841": 100, "1839": 0}, folketall).forhold == 0
    with pytest.raises(UgyldigNokkel, match="Ingen av kommunene"):
        maal_ulikhet({"stat": 1}, {})


def test_stabilitet() -> None:
    """En andel som går fra 50 til 60 og tilbake til 55 prosent, har på det meste flyttet seg ti prosentpoeng."""
    aarene = [{"1841": 50, "1839": 50}, {"1841": 60, "1839": 40}, {"1841": 55, "1839": 45, "1845": 0}]

    assert maal_stabilitet(aarene)[1] == Stabilitet("1841", Fraction(1, 10), Fraction(3, 40))
    assert [s.part for s in maal_stabilitet(aarene)] == ["1839", "1841"]
    assert maal_stabilitet([]) == ()


def test_utsatthet() -> None:
    """Under årsverksnøkkelen er kommunene utsatt for statens valg; med fast prosent er de det ikke."""
    fast = nokkel("stat", FAST, vekter={"stat": 60, "kommune": 40})
    nokler = (nokkel("mellom", FOLKETALL), fast)

    assert sum(ore for _, ore in maal_utsatthet(kontoret(), NYTTAAR)) > 0
    assert kr(maal_utsatthet(kontoret(nokler=nokler), NYTTAAR)) == {}
    assert len(TRE) == len(maal_utsatthet(kontoret(), NYTTAAR))
