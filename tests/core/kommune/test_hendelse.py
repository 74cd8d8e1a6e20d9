"""What a municipality was called before and what it became, in sentences people would say."""

from datetime import date

import pytest
from tests.core.kommune.historier import START, bygg

from tospann.core.kommune.hendelse import hendelser, hva_den_ble, hva_den_var
from tospann.core.kommune.historie import Endringsslag
from tospann.imports.register import les_historie

HISTORIE = les_historie()
I_DAG, I_2019 = date(2026, 1, 1), date(2019, 12, 31)
DELT = "1850 Tysfjord ble delt mellom 1806 Narvik og 1875 Hamarøy."
SAMMEN = "1849 Hamarøy og en del av 1850 Tysfjord ble slått sammen til 1875 Hamarøy."


def setninger(nummer: str, dato: date = I_DAG) -> list[str]:
    """Give the life of a municipality as sentences."""
    return [h.tekst for h in hendelser(HISTORIE, nummer, dato)]


@pytest.mark.parametrize(
    ("nummer", "dato", "ventet"),
    [
        ("1875", I_DAG, [DELT, SAMMEN]),
        ("1850", I_2019, [DELT]),
        ("1849", I_2019, [DELT, SAMMEN]),
        (
            "3201",
            I_DAG,
            [
                "0219 Bærum fikk nummeret 3024 og gikk fra Akershus til Viken.",
                "3024 Bærum fikk nummeret 3201 og gikk fra Viken til Akershus.",
            ],
        ),
        ("1103", I_DAG, ["1141 Finnøy og 1142 Rennesøy ble slått sammen med 1103 Stavanger."]),
        ("1841", I_DAG, ["1841 Fauske fikk navnet Fauske - Fuossko."]),
        (
            "1580",
            I_DAG,
            [
                "1504 Ålesund, 1523 Ørskog, 1529 Skodje, 1534 Haram og 1546 Sandøy ble slått sammen til 1507 Ålesund.",
                "1507 Ålesund ble delt mellom 1508 Ålesund og 1580 Haram.",
            ],
        ),
        ("0301", I_DAG, []),
        ("1503", date(2006, 1, 1), ["1503 Kristiansund og 1556 Frei ble slått sammen til 1505 Kristiansund."]),
    ],
)
def test_livet_til_en_kommune(nummer: str, dato: date, ventet: list[str]) -> None:
    """Siden kan fortelle hva kommunen het før og hva den ble til, uansett hvilken ende en begynner i."""
    assert ventet == setninger(nummer, dato)


def test_samme_liv_fra_begge_ender() -> None:
    """Bærum har samme historie enten en spør i 2006, 2021 eller i dag."""
    assert setninger("0219", date(2006, 1, 1)) == setninger("3024", date(2021, 1, 1)) == setninger("3201")


def test_datoen_staar_i_setningen() -> None:
    """Setningen kan stå alene, med datoen der en ville sagt den."""
    (hendelse,) = hva_den_ble(HISTORIE, HISTORIE.perioder("1850")[-1])

    assert hendelse.med_dato() == "1850 Tysfjord ble delt 1. januar 2020 mellom 1806 Narvik og 1875 Hamarøy."
    assert (hendelse.fra, hendelse.til, hendelse.slag) == (("1850",), ("1806", "1875"), Endringsslag.DELING)
    assert hendelse.kilde.id == "klass-131"


def test_den_som_er_i_bruk_er_ikke_blitt_noe() -> None:
    """En kommune som finnes, er ikke blitt til noe annet, og en som alltid har vært, kom ikke fra noe."""
    oslo = HISTORIE.perioder("0301")[-1]

    assert (hva_den_ble(HISTORIE, oslo), hva_den_var(HISTORIE, oslo)) == ((), ())


def test_hver_hendelse_en_gang() -> None:
    """Samme hendelse står én gang, også når to av kommunene den gjaldt, er med i historien."""
    for nummer in HISTORIE.paa(I_DAG):
        tekster = [(h.dato, h.tekst) for h in hendelser(HISTORIE, nummer, I_DAG)]
        assert len(tekster) == len(set(tekster))
        assert tekster == sorted(tekster, key=lambda t: t[0])


def test_alle_endringer_blir_fortalt() -> None:
    """Hver endring i registeret er med i historien til noen, i en hel setning med begge navn."""
    fortalt = {
        (h.dato, fra, til)
        for fra_dag in (START, I_DAG)
        for nummer in HISTORIE.paa(fra_dag)
        for h in hendelser(HISTORIE, nummer, fra_dag)
        for fra in h.fra
        for til in h.til
    }

    assert {(e.dato, e.fra, e.til) for e in HISTORIE.endringer} <= fortalt


def test_uten_nytt_navn() -> None:
    """En endring som verken gir nytt nummer eller navn, gjelder grensene eller skrivemåten."""
    historie = bygg("0001", (I_DAG, "0001>0001"))

    assert hendelser(historie, "0001", I_DAG)[0].tekst == "0001 K0001 fikk nye grenser eller ny skrivemåte."
