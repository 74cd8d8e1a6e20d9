"""Changes that somebody else knows of, laid onto the history if the whole still holds."""

from __future__ import annotations

from datetime import date

import pytest

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import (
    Endringsslag,
    Kommuneendring,
    Kommunehistorie,
    Kommuneversjon,
    UgyldigHistorie,
)
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.utvid import utvid

GAMMEL = Kilde("gammel", Kildeslag.REGISTER, "Registeret", "Tospann", date(2024, 1, 1))
NY = Kilde("ny", Kildeslag.REGISTER, "KLASS", "SSB", date(2028, 1, 1))
FORST, NYTTAAR = date(2020, 1, 1), date(2028, 1, 1)


def kommune(nummer: str, navn: str, kortnavn: str = "", samisk: str = "", orgnr: str = "") -> Kommuneversjon:
    """Make a municipality from the beginning."""
    verdi = Kommune(nummer, navn, kortnavn or navn, "Nordland", samisk, orgnr)
    return Kommuneversjon(verdi, nummer[:2], "", Periode(FORST), GAMMEL)


HISTORIE = Kommunehistorie(
    (
        kommune("1804", "Bodø", orgnr="972418013"),
        kommune("1839", "Beiarn"),
        kommune("1841", "Fauske - Fuossko", "Fauske", "Fuossko", "972418021"),
        kommune("1845", "Sørfold"),
    ),
    (),
)


def skritt(fra: str, til: str, slag: Endringsslag, dato: date = NYTTAAR) -> Kommuneendring:
    """Make a change."""
    return Kommuneendring(dato, fra, til, slag, "", NY)


def utvidet(navn: dict[str, str], *endringer: Kommuneendring) -> Kommunehistorie:
    """Lay changes onto the history."""
    return utvid(HISTORIE, endringer, navn, NY)


def test_sammenslaaing() -> None:
    """To kommuner blir én ny: de gamle slutter dagen før, den nye begynner, og resten er som før."""
    slag = Endringsslag.SAMMENSLAAING
    ny = utvidet({"1880": "Salten"}, skritt("1841", "1880", slag), skritt("1845", "1880", slag))
    dagen_for, dagen = ny.paa(date(2027, 12, 31)), ny.paa(NYTTAAR)

    assert set(dagen_for) == {"1804", "1839", "1841", "1845"}
    assert set(dagen) == {"1804", "1839", "1880"}
    assert (dagen["1880"].kommune.navn, dagen["1880"].kommune.fylke) == ("Salten", "Nordland")
    assert dagen["1880"].kilde == NY
    assert len(ny.endringer) == 2


def test_det_ingen_har_sagt_er_ukjent() -> None:
    """Den nye kommunens organisasjonsnummer er ukjent til noen sier det."""
    slag = Endringsslag.SAMMENSLAAING
    ny = utvidet({"1880": "Salten"}, skritt("1841", "1880", slag), skritt("1845", "1880", slag))

    assert ny.paa(NYTTAAR)["1880"].kommune.orgnr == ""


def test_nytt_nummer() -> None:
    """Får kommunen bare nytt nummer, følger navnet på alle språk med."""
    ny = utvidet({"1891": "Fauske - Fuossko"}, skritt("1841", "1891", Endringsslag.NYTT_NUMMER))

    assert ny.paa(NYTTAAR)["1891"].kommune == Kommune("1891", "Fauske - Fuossko", "Fauske", "Nordland", "Fuossko")
    assert ny.paa(NYTTAAR)["1891"].kommune.samisk_navn == "Fuossko"
    assert ny.paa(NYTTAAR)["1891"].kommune.kortnavn == "Fauske"


def test_nytt_navn() -> None:
    """Et nytt navn er en ny versjon av samme nummer, og organisasjonsnummeret er det samme."""
    ny = utvidet({"1804": "Stor-Bodø"}, skritt("1804", "1804", Endringsslag.NAVNEENDRING))

    assert [v.kommune.navn for v in ny.perioder("1804")] == ["Bodø", "Stor-Bodø"]
    assert ny.paa(NYTTAAR)["1804"].kommune.orgnr == "972418013"


def test_deling() -> None:
    """En kommune kan deles mellom en som består, og en ny."""
    slag = Endringsslag.DELING
    ny = utvidet(
        {"1841": "Fauske - Fuossko", "1842": "Sulitjelma"}, skritt("1841", "1841", slag), skritt("1841", "1842", slag)
    )

    assert {"1841", "1842"} <= set(ny.paa(NYTTAAR))


@pytest.mark.parametrize(
    ("navn", "endringer", "grunn"),
    [
        ({"1880": "Salten"}, [skritt("1899", "1880", Endringsslag.NYTT_NUMMER)], "1899 fantes ikke dagen før"),
        (
            {"1804": "Bodø"},
            [skritt("1839", "1804", Endringsslag.SAMMENSLAAING)],
            "1804 fantes fra før, men er ikke selv med i endringen",
        ),
        ({}, [skritt("1839", "1880", Endringsslag.NYTT_NUMMER)], "Det er ikke sagt hva 1880 heter"),
        (
            {"1839": "Beiarn - Bájddár"},
            [skritt("1839", "1839", Endringsslag.NAVNEENDRING)],
            "er på flere språk, og det er ikke sagt hva 1839 heter på hvert av dem",
        ),
        ({"9901": "Beiarn"}, [skritt("1839", "9901", Endringsslag.NYTT_NUMMER)], "Fylkesnummer 99 er ukjent"),
        (
            {"1880": "Salten", "1881": "Beiarn"},
            [
                skritt("1841", "1880", Endringsslag.NYTT_NUMMER),
                skritt("1839", "1881", Endringsslag.NYTT_NUMMER, date(2029, 1, 1)),
            ],
            "Endringene må være fra én og samme dag",
        ),
        ({}, [], "Endringene må være fra én og samme dag"),
    ],
)
def test_passer_ikke(navn: dict[str, str], endringer: list[Kommuneendring], grunn: str) -> None:
    """Det som ikke henger sammen med det vi vet, legges ikke inn, og grunnen sies."""
    with pytest.raises(UgyldigHistorie, match=grunn):
        utvidet(navn, *endringer)


def test_bare_bakerst() -> None:
    """En endring kan bare legges bakerst: samme dag som en annen, eller før en annen, må et menneske se på den."""
    ett = utvid(HISTORIE, [skritt("1841", "1891", Endringsslag.NYTT_NUMMER)], {"1891": "Fauske - Fuossko"}, NY)
    to = skritt("1839", "1892", Endringsslag.NYTT_NUMMER)
    for_ = skritt("1839", "1892", Endringsslag.NYTT_NUMMER, date(2027, 1, 1))

    with pytest.raises(UgyldigHistorie, match=r"Det er andre endringer fra 1\. januar 2028 fra før"):
        utvid(ett, [to], {"1892": "Beiarn"}, NY)
    with pytest.raises(UgyldigHistorie, match="som allerede bygger på slik det var"):
        utvid(ett, [for_], {"1892": "Beiarn"}, NY)
