"""KLASS 131: codes, changes, and what kind of change each is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.imports.klient.svarene import endret, grunner, pakket, svar
from tests.imports.klient.test_transport import Register, ok

from tospann.core.kommune.historie import Endringsslag
from tospann.imports.klient.klass import (
    Klassendring,
    hent_endringer,
    hent_koder,
    hent_sammenhenger,
    kilden,
    les_endringer,
    les_koder,
    les_sammenhenger,
    som_kommuneendringer,
    svarslag,
)

NYTTAAR = date(2020, 1, 1)
KILDE = kilden(date(2026, 11, 25))


def test_en_delt_kommune_har_flere_endringer() -> None:
    """Tysfjord ble delt mellom Narvik og Hamarøy, og står med to endringer samme dag."""
    endringer = les_endringer(svar("klass_endringer"), "svaret")

    assert [(e.dato, e.til) for e in endringer if e.fra == "1850"] == [(NYTTAAR, "1806"), (NYTTAAR, "1875")]
    assert endringer == tuple(sorted(endringer, key=lambda e: (e.dato, e.fra, e.til)))


def test_slagene() -> None:
    """KLASS sier ikke hva slags endring det er; det følger av hvem som blir til hvem."""
    lest = [
        *les_endringer(svar("klass_endringer"), "svaret"),
        Klassendring(NYTTAAR, "0101", "Halden", "3001", "Halden"),
        Klassendring(NYTTAAR, "0121", "Rømskog", "3026", "Aurskog-Høland"),
        Klassendring(NYTTAAR, "0221", "Aurskog-Høland", "3026", "Aurskog-Høland"),
    ]
    slag = {(e.fra, e.til): e.slag for e in som_kommuneendringer(lest, KILDE)}

    assert slag == {
        ("1805", "1806"): Endringsslag.SAMMENSLAAING,
        ("1818", "1818"): Endringsslag.NAVNEENDRING,
        ("1850", "1806"): Endringsslag.DELING,
        ("1850", "1875"): Endringsslag.DELING,
        ("1854", "1806"): Endringsslag.SAMMENSLAAING,
        ("0101", "3001"): Endringsslag.NYTT_NUMMER,
        ("0121", "3026"): Endringsslag.SAMMENSLAAING,
        ("0221", "3026"): Endringsslag.SAMMENSLAAING,
    }


def test_koder() -> None:
    """Kodene er kommunene den dagen; koden for uoppgitt er ingen kommune."""
    assert les_koder(svar("klass_koder"), "svaret") == {"1804": "Bodø", "1806": "Narvik", "1841": "Fauske - Fuossko"}


def test_fylker() -> None:
    """Sammenhengen sier hvilket fylke kommunen lå i, fra og til hvilken dag."""
    forste = les_sammenhenger(svar("klass_fylker"), "svaret")[0]

    assert (forste.fra, forste.til, forste.gyldig_fra, forste.gyldig_til) == ("18", "1804", NYTTAAR, date(2024, 1, 1))


def test_ingen_endringer_er_et_svar() -> None:
    """At ingenting er endret, er også et svar."""
    assert les_endringer(b'{"codeChanges": []}', "svaret") == ()


def test_hva_slags_svar() -> None:
    """Hvilket av de tre svarene en fil er, ser vi av innholdet."""
    assert [svarslag(svar(f"klass_{n}"), "svaret") for n in ("koder", "endringer", "fylker")] == [
        "codes",
        "codeChanges",
        "correspondenceItems",
    ]
    assert "har verken codes, codeChanges eller" in grunner(svarslag, b"{}")
    assert "eller flere av dem" in grunner(svarslag, b'{"codes": [], "codeChanges": []}')
    assert "har verken" in grunner(svarslag, b"[1]")


def test_hva_vi_spor_om() -> None:
    """Endringer spørres det om med en dag ekstra i hver ende, siden KLASS ikke tar med den siste dagen."""
    register = Register([ok(), ok(), ok()])
    transport = register.transport()
    hent_endringer(transport, "https://klass.test/v1", date(2020, 1, 1), date(2024, 1, 1))
    hent_koder(transport, "https://klass.test/v1", NYTTAAR)
    hent_sammenhenger(transport, "https://klass.test/v1", NYTTAAR)

    assert [str(r.url).removeprefix("https://klass.test/v1/classifications/") for r in register.spurt] == [
        "131/changes?from=2019-12-31&to=2024-01-02",
        "131/codesAt?date=2020-01-01",
        "104/correspondsAt?targetClassificationId=131&date=2020-01-01",
    ]


def _forste(felt: str, verdi: object) -> Callable[[Any], None]:
    def endring(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        svaret["codeChanges"][0][felt] = verdi

    return endring


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (_forste("oldCode", "301"), "Rad 1, codeChanges.oldCode: «301» er ikke et kommunenummer"),
        (_forste("oldCode", 1805), "«1805» er ikke et kommunenummer (tekst med fire siffer"),
        (_forste("newCode", None), "«None» er ikke et kommunenummer"),
        (_forste("newCode", "18O6"), "«18O6» er ikke et kommunenummer"),
        (_forste("newCode", "١٨٠٦"), "er ikke et kommunenummer"),
        (_forste("changeOccurred", "2020-02-30"), "«2020-02-30» finnes ikke i kalenderen"),
        (_forste("changeOccurred", "01.01.2020"), "«01.01.2020» er ikke en dato (åååå-mm-dd)"),
        (_forste("changeOccurred", "20200101"), "er ikke en dato"),
        (_forste("changeOccurred", 20200101), "er ikke en dato"),
        (_forste("oldName", None), "codeChanges.oldName: skal være tekst"),
        (lambda s: s["codeChanges"].append(s["codeChanges"][0]), "«1805 til 1806 2020-01-01» står flere ganger"),
        (lambda s: s["codeChanges"].append("1805"), "Rad 6, codeChanges: skal være en tabell"),
        (lambda s: s.update(codeChanges={}), "codeChanges: skal være en liste"),
    ],
)
def test_avviste_endringer(endring: Callable[[Any], object], grunn: str) -> None:
    """En endring som ikke lar seg lese, avvises med rad, felt og grunn, og ingen av de andre brukes."""
    assert grunn in grunner(les_endringer, endret("klass_endringer", endring))


def test_avviste_koder() -> None:
    """En kode som står to ganger, eller en tom liste, avvises."""
    assert "«1804» står flere ganger" in grunner(
        les_koder, endret("klass_koder", lambda s: s["codes"].append(s["codes"][0]))
    )
    assert "codes: er tom" in grunner(les_koder, pakket({"codes": []}))
    assert "correspondenceItems: er tom" in grunner(les_sammenhenger, pakket({"correspondenceItems": []}))
