"""Table widths: nothing runs over."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.core.felles.tall import Enhet, Tall
from tospann.documents.modell import Kolonne, Tabell
from tospann.documents.tabellmaal import brytbar, maal

DATO = date(2026, 1, 1)
KILDE = Kilde("k", Kildeslag.DOKUMENT, "Regnskap", "Kommunen", DATO)


def belop(ore: int) -> Tall:
    """Make an amount."""
    return Tall("b", "Beløp", Kroner(ore), Enhet.KRONER, DATO, "Kommunen", KILDE)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), st.integers(0, 10**11), st.sampled_from([459.3, 705.9]))
def test_bredden_er_sidens(bredder: list[int], ore: int, plass: float) -> None:
    """Kolonnene er til sammen nøyaktig så brede som siden, uansett hva som står i dem."""
    kolonner = tuple(Kolonne(f"Kolonne {nr}", hoyre=True, bredde=b) for nr, b in enumerate(bredder))
    maalt = maal(Tabell("T", kolonner, (tuple(belop(ore) for _ in bredder),), med_ore=True), plass)

    assert round(plass, 1) == round(sum(maalt.bredder), 1)
    assert all(bredde > 0 for bredde in maalt.bredder)


def test_tall_gaar_foran_onsket_bredde() -> None:
    """En smal kolonne blir bred nok til tallet sitt, selv om den ba om mindre."""
    tabell = Tabell(
        "T", (Kolonne("A", bredde=9), Kolonne("B", hoyre=True)), (("x", belop(10**11)),), med_ore=True, sumrad=True
    )
    maalt = maal(tabell, 300.0)

    assert maalt.bredder[1] > 300 / 10
    assert maalt.rommer(1, kroner(Kroner(10**11)))


def test_mindre_skrift_ved_mange_kolonner() -> None:
    """Fra sju kolonner er skriften mindre."""
    smal = Tabell("T", tuple(Kolonne(str(n)) for n in range(6)), (("a",) * 6,))
    bred = Tabell("T", tuple(Kolonne(str(n)) for n in range(7)), (("a",) * 7,))

    assert maal(bred, 459.3).skrift < maal(smal, 459.3).skrift


def test_lange_adresser_kan_brytes() -> None:
    """En lang adresse får steder å brytes, men ingen tegn blir borte."""
    adresse = "https://www.ssb.no/befolkning/folketall/statistikk/" + "x" * 80

    assert adresse == brytbar(adresse).replace("\u200b", "")
    assert max(map(len, brytbar(adresse).split("\u200b"))) <= 12


def test_vanlige_ord_roeres_ikke() -> None:
    """Et langt norsk ord deles etter stavelser av setteprogrammet, ikke av oss."""
    assert brytbar("Samhandlingskompetanseutviklingsprosjekt") == "Samhandlingskompetanseutviklingsprosjekt"
