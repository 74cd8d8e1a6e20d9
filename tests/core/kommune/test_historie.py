"""The history of municipalities: what it answers by date, and what it refuses to be."""

from datetime import date

import pytest
from tests.core.kommune.historier import START, bygg, endring, versjon

from tospann.core.kommune.historie import (
    Endringsslag,
    Kommuneendring,
    Kommunehistorie,
    Kommuneversjon,
    UgyldigHistorie,
)

DAG, SENERE = date(2020, 1, 1), date(2024, 1, 1)
SLAATT = bygg("0001 0002 0003", (DAG, "0001>0004 0002>0004"), (SENERE, "0004>0005"))


def test_spoersmaal_tar_en_dato() -> None:
    """Hvilke kommuner som finnes, avhenger av dagen: til og med dagen før endringen de gamle, fra dagen de nye."""
    dager = (date(2005, 12, 31), START, date(2019, 12, 31), DAG, date(2023, 12, 31), SENERE, date(2100, 1, 1))

    assert [sorted(SLAATT.paa(dag)) for dag in dager] == [
        [],
        ["0001", "0002", "0003"],
        ["0001", "0002", "0003"],
        ["0003", "0004"],
        ["0003", "0004"],
        ["0003", "0005"],
        ["0003", "0005"],
    ]


def test_bildet_og_versjonen_er_samme_svar() -> None:
    """Å spørre om én kommune gir det samme som å spørre om alle."""
    for dag in (START, DAG, SENERE):
        assert {n: SLAATT.versjon(n, dag) for n in SLAATT.paa(dag)} == dict(SLAATT.paa(dag))
    assert SLAATT.versjon("0004", START) is None
    assert SLAATT.versjon("0001", DAG) is None
    assert SLAATT.versjon("9999", DAG) is None


def test_bildet_kan_ikke_endres() -> None:
    """Den som spør, kan ikke endre svaret neste får."""
    with pytest.raises(TypeError):
        SLAATT.paa(DAG)["0003"] = SLAATT.paa(DAG)["0004"]  # type: ignore[index] # that is the point


def test_alle_numre_og_versjoner() -> None:
    """Et nummer har alle sine versjoner, også etter at det er gått ut av bruk; et ukjent har ingen."""
    omdopt = bygg("0001", (DAG, "0001>0001"), (SENERE, "0001>0001"))

    assert [v.periode.fra for v in omdopt.perioder("0001")] == [START, DAG, SENERE]
    assert SLAATT.perioder("9999") == ()
    assert SLAATT.numre() == ("0001", "0002", "0003", "0004", "0005")
    assert SLAATT.endringsdager() == (DAG, SENERE)


def test_skritt_fra_og_til() -> None:
    """En endring kan finnes fra begge ender."""
    assert [e.til for e in SLAATT.skritt_fra(DAG, "0001")] == ["0004"]
    assert [e.fra for e in SLAATT.skritt_til(DAG, "0004")] == ["0001", "0002"]
    assert SLAATT.skritt_fra(SENERE, "0001") == ()


def test_en_tom_historie() -> None:
    """Et register uten kommuner svarer at det ikke har noen, og velter ikke."""
    tom = Kommunehistorie((), ())

    assert (tom.paa(DAG), tom.numre(), tom.endringsdager(), tom.begynner) == ({}, (), (), date.max)


def ende(dag: date, fra: str, til: str, slag: Endringsslag) -> Kommuneendring:
    """Make a step."""
    return endring(dag, fra, til, slag)


NYTT, SAMMEN, DELT = Endringsslag.NYTT_NUMMER, Endringsslag.SAMMENSLAAING, Endringsslag.DELING
A, B = versjon("0001", START, DAG), versjon("0002", DAG)
UMULIGE: dict[str, tuple[list[Kommuneversjon], list[Kommuneendring], str]] = {
    "overlapp": (
        [versjon("0001", START, SENERE), versjon("0001", DAG), versjon("0002")],
        [ende(DAG, "0001", "0001", Endringsslag.NAVNEENDRING), ende(SENERE, "0001", "0001", NYTT)],
        "0001 har to versjoner samtidig",
    ),
    "samme periode to ganger": ([versjon("0001"), versjon("0001")], [], "0001 har to versjoner samtidig"),
    "hull": (
        [versjon("0001", START, DAG), versjon("0001", SENERE)],
        [],
        "0001 slutter 2020-01-01 uten en endring som sier hvor den ble av",
    ),
    "uten opphav": ([versjon("0003"), B], [], "0002 begynner 2020-01-01 uten en endring som sier hvor den kom fra"),
    "fra et nummer ingen hadde": (
        [A, B],
        [ende(DAG, "0001", "0002", SAMMEN), ende(DAG, "0009", "0002", SAMMEN)],
        "går fra 0009, som ikke var i bruk",
    ),
    "til et nummer ingen fikk": (
        [A, B],
        [ende(DAG, "0001", "0002", DELT), ende(DAG, "0001", "0009", DELT)],
        "går til 0009, som ikke ble tatt i bruk",
    ),
    "feil dag": ([A, B], [ende(SENERE, "0001", "0002", NYTT)], "0001 slutter 2020-01-01 uten en endring"),
    "fortsetter uten skritt til seg selv": (
        [versjon("0001"), B],
        [ende(DAG, "0001", "0002", NYTT)],
        "går fra 0001, som ikke var i bruk eller ikke endret seg da",
    ),
    "slått sammen med seg selv": (
        [A, versjon("0001", DAG)],
        [ende(DAG, "0001", "0001", SAMMEN)],
        "kan ikke slås sammen med seg selv",
    ),
    "sitt eget nummer": ([A, versjon("0001", DAG)], [ende(DAG, "0001", "0001", NYTT)], "få sitt eget nummer"),
    "delt i én": ([A, B], [ende(DAG, "0001", "0002", DELT)], "en deling har minst to deler"),
    "to veier uten å være delt": (
        [A, B, versjon("0003", DAG)],
        [ende(DAG, "0001", "0002", NYTT), ende(DAG, "0001", "0003", NYTT)],
        "en deling har minst to deler, og bare en deling har det",
    ),
    "bytter nummer i ring": (
        [A, versjon("0002", START, DAG), versjon("0001", DAG), B],
        [ende(DAG, "0001", "0002", NYTT), ende(DAG, "0002", "0001", NYTT)],
        "endringene går i ring",
    ),
    "samme skritt to ganger": (
        [A, B],
        [ende(DAG, "0001", "0002", DELT), ende(DAG, "0001", "0002", DELT)],
        "Samme endring står to ganger",
    ),
}


@pytest.mark.parametrize("navn", UMULIGE)
def test_umulige_historier(navn: str) -> None:
    """En historie med overlapp, hull, ring eller umulige endringer finnes ikke, og avvises med nummer og dag."""
    versjoner, endringer, grunn = UMULIGE[navn]

    with pytest.raises(UgyldigHistorie, match=grunn):
        Kommunehistorie(tuple(versjoner), tuple(endringer))


def test_et_nummer_kan_komme_tilbake() -> None:
    """Et nummer som er gått ut av bruk, kan tas i bruk igjen senere, når endringene forklarer det."""
    igjen = bygg("0001", (DAG, "0001>0002"), (SENERE, "0002>0001"))

    assert list(igjen.paa(SENERE)) == ["0001"]
    assert igjen.versjon("0001", DAG) is None
    assert len(igjen.perioder("0001")) == 2
