"""The map as a value."""

import pytest
from tests.core.kommune.kartruter import LINJER, RUTER, flate, kart

from tospann.core.kommune.kart import Kartflate, UgyldigKart
from tospann.core.kommune.kartlinjer import omriss, sti


def test_kartet_finner_kommunen() -> None:
    """Kartet gir flaten til en kommune, også når flaten står for flere, og sier fra når det ikke har den."""
    nord = kart(flate("1839"), flate("1841", "1845", rute=1))

    assert nord.flate("1841") == nord.flate("1845")
    assert nord.flate("1845").nummer == "1841"
    with pytest.raises(KeyError, match="0301"):
        nord.flate("0301")


@pytest.mark.parametrize(
    "flater", [(), (flate("1839"), flate("1839", rute=1)), (flate("1839", "1841"), flate("1841", rute=1))]
)
def test_ugyldig_kart(flater: tuple[Kartflate, ...]) -> None:
    """Et tomt kart, eller et som tegner en kommune to ganger, avvises."""
    with pytest.raises(UgyldigKart, match="nøyaktig én gang"):
        kart(*flater)


def test_omriss_av_kommuner() -> None:
    """Kommuner som hører sammen, får ett omriss; kommuner kartet ikke har, får ikke noe."""
    nord = kart(flate("1839"), flate("1841", rute=1), flate("1845", rute=2))

    assert sti(LINJER, omriss(LINJER, [[RUTER[0]], [RUTER[1]]])) == nord.omriss(["1839", "1841"])
    assert nord.omriss(["0301"]) == ""


def test_sti() -> None:
    """En flate blir en sti som kan tegnes."""
    assert kart(flate("1839")).sti(flate("1839")) == "M0,0l0+10+10+0+0-10-10+0z"
