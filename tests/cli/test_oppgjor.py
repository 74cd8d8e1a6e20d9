"""The contract of ``tospann oppgjor fordel``: what goes in, what comes out, and what is refused in one sentence."""

import json
import os
import re
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tospann.cli.__main__ import app
from tospann.config.paths import ROOT

KONTRAKT = (ROOT / "docs" / "oppgjorskontrakt.md").read_text("utf-8")
EKSEMPEL, SVAR = re.findall(r"```json\n(.*?)```", KONTRAKT, re.DOTALL)
HELHET: dict[str, Any] = json.loads(EKSEMPEL)


def kjor(innhold: str | bytes, *valg: str) -> tuple[int, str, str]:
    """Run the command on standard input: exit code, standard out, standard error."""
    svar = CliRunner().invoke(app, ["oppgjor", "fordel", "-", *valg], input=innhold)
    return svar.exit_code, svar.stdout, svar.stderr


def fordel(**endret: object) -> dict[str, Any]:
    """Share the example with some fields changed."""
    kode, ut, feil = kjor(json.dumps(HELHET | endret), "--json")

    assert (kode, feil) == (0, "")
    return json.loads(ut)  # type: ignore[no-any-return]


def avvist(innhold: str | bytes) -> str:
    """Give the sentence of a refusal; there must be exactly one line of it, nothing else, and exit code 2."""
    kode, ut, feil = kjor(innhold, "--json")

    assert (kode, ut, feil.count("\n")) == (2, "", 1)
    assert "Traceback" not in feil
    return feil.strip()


def endret(**felt: object) -> str:
    """Give the example with some fields changed, as text."""
    return json.dumps(HELHET | felt)


def med_deltaker(**felt: object) -> str:
    """Give the example with the first participant changed."""
    return endret(deltakere=[HELHET["deltakere"][0] | felt, *HELHET["deltakere"][1:]])


def test_eksempelet_i_kontrakten() -> None:
    """Eksempelet i kontrakten gir nøyaktig svaret som står der."""
    assert json.loads(SVAR) == fordel()


def test_fra_fil(tmp_path: Path) -> None:
    """Fila kan gis ved navn, og svaret er det samme som fra standard inn."""
    fil = tmp_path / "fordeling.json"
    fil.write_text(EKSEMPEL, "utf-8")
    svar = CliRunner().invoke(app, ["oppgjor", "fordel", str(fil), "--json"])

    assert (0, json.loads(SVAR)) == (svar.exit_code, json.loads(svar.stdout))


def test_tabell_for_folk() -> None:
    """Uten --json skrives beløpene slik folk leser dem, med sum."""
    _, ut, _ = kjor(EKSEMPEL)

    assert "1841" in ut
    assert ut.splitlines()[-1] == "Sum   100\u202f000,01\u00a0kr   1"


def test_to_ledd_rundes_en_gang() -> None:
    """Leddene legges sammen som brøker før avrundingen: 100 øre på tre blir 34, 33, 33, også delt i to like ledd."""
    to_ledd = [{"andel": "1/2", "etter": "likt"}, {"andel": "1/2", "etter": "likt"}]

    assert [a["belop_ore"] for a in fordel(belop_ore=100, nokkel=to_ledd)["andeler"]] == [34, 33, 33]


def test_hele_kroner() -> None:
    """Med avrunding til krone får hver et helt antall kroner, og summen er beløpet."""
    svar = fordel(belop_ore=10_000, avrunding="krone", nokkel=[{"andel": "1", "etter": "likt"}])

    assert [a["belop_ore"] for a in svar["andeler"]] == [3400, 3300, 3300]
    assert svar["sum_ore"] == 10_000


def test_rettelsen_er_speilbildet() -> None:
    """Et negativt beløp deles som speilbildet av det positive, også øret som blir igjen."""
    andeler = [a["belop_ore"] for a in fordel()["andeler"]]

    assert [-a for a in andeler] == [a["belop_ore"] for a in fordel(belop_ore=-HELHET["belop_ore"])["andeler"]]


@pytest.mark.parametrize("skrevet", [6.5, "6.5", "6,5", "13/2", "06.50"])
def test_samme_tall_paa_flere_maater(skrevet: object) -> None:
    """Seks og et halvt årsverk er det samme enten det står som tall, tekst eller brøk."""
    deltakere = [{"kommunenr": "1841", "aarsverk": skrevet}, {"kommunenr": "1839", "aarsverk": 1}]
    svar = fordel(nokkel=[{"andel": "1", "etter": "aarsverk"}], deltakere=deltakere)

    assert [a["andel"] for a in svar["andeler"]] == ["2/15", "13/15"]


def test_ingen_flyttall() -> None:
    """0.1 og 0.2 veier nøyaktig en tredel og to tredeler."""
    deltakere = [{"kommunenr": "0301", "fast": 0.1}, {"kommunenr": "0302", "fast": 0.2}]
    svar = fordel(nokkel=[{"andel": 1, "etter": "fast"}], deltakere=deltakere)

    assert [a["andel"] for a in svar["andeler"]] == ["1/3", "2/3"]


def test_rekkefolge_og_navn_er_uten_betydning() -> None:
    """Snus deltakerne og leddene, og byttes navnene, er svaret tegn for tegn det samme."""
    andre = [d | {"navn": f"Ny {nr}"} for nr, d in enumerate(reversed(HELHET["deltakere"]))]

    assert fordel() == fordel(deltakere=andre, nokkel=list(reversed(HELHET["nokkel"])))


def test_andelene_blir_en() -> None:
    """Andelene er nøyaktige brøker som blir 1 til sammen, og den uten vekt får null."""
    deltakere = [{"kommunenr": f"180{n}", "brukere": n} for n in range(7)]
    andeler = fordel(nokkel=[{"andel": "1", "etter": "brukere"}], deltakere=deltakere)["andeler"]

    assert sum(Fraction(a["andel"]) for a in andeler) == 1
    assert andeler[0] == {"kommunenr": "1800", "belop_ore": 0, "andel": "0"}


def uten(felt: str) -> str:
    """Give the example without a field."""
    return json.dumps({navn: verdi for navn, verdi in HELHET.items() if navn != felt})


AVVISES: dict[str, tuple[str | bytes, str]] = {
    "tom": ("", "Fila er tom."),
    "avkortet": ('{"belop_ore": 1', "avkortet"),
    "ikke UTF-8": (b'{"belop_ore": "\xe6"}', "ikke UTF-8"),
    "liste": ("[]", "Fila må være et objekt"),
    "null": ("null", "Fila må være et objekt"),
    "dyp": ("[" * 100_000, "dypere enn"),
    "NaN": (med_deltaker(folketall=float("nan")), "«NaN» er ikke et tall"),
    "uendelig": (med_deltaker(folketall=float("inf")), "«Infinity» er ikke et tall"),
    "dobbelt felt": ('{"belop_ore": 1, "belop_ore": 2}', "«belop_ore» står to ganger"),
    "ukjent felt": (endret(valuta="NOK"), "felt som ikke er kjent: «valuta»"),
    "ukjent i ledd": (endret(nokkel=[{"andel": "1", "etter": "likt", "x": 1}]), "Ledd 1 i nøkkelen har et felt"),
    "ukjent hos deltaker": (med_deltaker(timer=3), "Deltaker 1 har et felt som ikke er kjent: «timer»"),
    "mangler nøkkel": (uten("nokkel"), "mangler feltet «nokkel»"),
    "mangler avrunding": (uten("avrunding"), "mangler feltet «avrunding»"),
    "ingen ledd": (endret(nokkel=[]), "«nokkel» må være en liste med minst ett element"),
    "ingen deltakere": (endret(deltakere=[]), "«deltakere» må være en liste med minst ett element"),
    "desimalt beløp": (endret(belop_ore=1.0), "«belop_ore» må være et helt tall øre"),
    "sant beløp": (endret(belop_ore=True), "«belop_ore» må være et helt tall øre"),
    "tekstbeløp": (endret(belop_ore="100"), "«belop_ore» må være et helt tall øre"),
    "eksponent": (EKSEMPEL.replace("10000001", "1e3"), "«belop_ore» må være et helt tall øre"),
    "for stort beløp": (endret(belop_ore=10**17 + 1), "større enn femten siffer kroner"),
    "vanvittig beløp": (endret(belop_ore=10**400), "for stort"),
    "avrunding": (endret(avrunding="tusen"), "«avrunding» må være «ore» eller «krone»"),
    "øre i krone": (endret(avrunding="krone"), "må beløpet være et helt antall kroner"),
    "sum under 1": (endret(nokkel=[{"andel": "9/10", "etter": "likt"}]), "blir 9/10 til sammen"),
    "sum over 1": (endret(nokkel=[{"andel": "2/3", "etter": "likt"}] * 2), "blir 4/3 til sammen"),
    "negativt ledd": (endret(nokkel=[{"andel": "-1", "etter": "likt"}]), "«andel» kan ikke være under null"),
    "ukjent etter": (endret(nokkel=[{"andel": "1", "etter": "timer"}]), "«etter» må være «likt», «folketall»"),
    "del på null": (endret(nokkel=[{"andel": "1/0", "etter": "likt"}]), "deler på null"),
    "negativ vekt": (med_deltaker(folketall=-1), "Deltaker 1 (1841): «folketall» kan ikke være under null"),
    "negativ tekst": (med_deltaker(folketall="-0.5"), "kan ikke være under null"),
    "tusenskille": (med_deltaker(folketall="9 775"), "«folketall» kan ikke leses som et tall: «9 775»"),
    "to skilletegn": (med_deltaker(folketall="1.234,5"), "kan ikke leses som et tall"),
    "sann vekt": (med_deltaker(folketall=True), "«folketall» må være et tall"),
    "null-vekt": (med_deltaker(folketall=None), "«folketall» må være et tall"),
    "lang vekt": (med_deltaker(folketall="1" * 41), "«folketall» må være et tall"),
    "stor eksponent": (med_deltaker(folketall=0).replace('"folketall": 0', '"folketall": 1e999999'), "for stort"),
    "mangler vekt": (endret(nokkel=[{"andel": "1", "etter": "aarsverk"}]), "1841 mangler årsverk"),
    "nullsum": (
        endret(nokkel=[{"andel": "1", "etter": "fast"}], deltakere=[{"kommunenr": "1841", "fast": 0}]),
        "Summen av avtalt vekt er null",
    ),
    "nummer som tall": (med_deltaker(kommunenr=301), "«kommunenr» må være fire siffer i anførselstegn"),
    "andre siffer": (med_deltaker(kommunenr="١٨٤١"), "«kommunenr» må være fire siffer i anførselstegn"),
    "to like": (med_deltaker(kommunenr="1840"), "Kommunenummer 1840 står to ganger"),
    "navn som tall": (med_deltaker(navn=1), "«navn» må være tekst"),
    "fødselsnummer": (med_deltaker(navn="Syntetisk 018203 00048"), "ser ut som et fødselsnummer"),
    "rå brøk": (
        endret(
            nokkel=[{"andel": "1", "etter": "fast"}],
            deltakere=[{"kommunenr": str(n), "fast": f"1/{10**37 + n}"} for n in range(1000, 1200)],
        ),
        "brøker med over tre tusen siffer",
    ),
}


@pytest.mark.parametrize("hva", AVVISES)
def test_avvises_i_en_setning(hva: str) -> None:
    """Det som ikke kan leses uten å gjette, avvises med én norsk setning, kode 2 og ingenting på standard ut."""
    innhold, grunn = AVVISES[hva]
    setning = avvist(innhold)

    assert grunn in setning
    assert setning.endswith(".")


def test_fil_som_ikke_finnes(tmp_path: Path) -> None:
    """En fil som ikke finnes, og en mappe, avvises også med en setning og kode 2."""
    borte, mappe = (
        CliRunner().invoke(app, ["oppgjor", "fordel", str(sti)]) for sti in (tmp_path / "borte.json", tmp_path)
    )

    assert (borte.exit_code, mappe.exit_code) == (2, 2)
    assert borte.stderr.startswith("Finner ikke fila ")
    assert mappe.stderr.rstrip().endswith("lar seg ikke lese.")


def test_for_stor_fil() -> None:
    """En fil på over åtte megabyte leses ikke ferdig."""
    assert "større enn 8 MB" in avvist(b" " * (8 * 1024 * 1024 + 10))


MILJOER = (
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "4242", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    {"TZ": "America/St_Johns", "LC_ALL": "C"},
    {"PYTHONUTF8": "0", "LC_ALL": "POSIX", "TZ": "Pacific/Kiritimati"},
)


@pytest.mark.parametrize("miljo", MILJOER, ids=str)
def test_samme_svar_paa_alle_maskiner(miljo: dict[str, str]) -> None:
    """Språk, tidssone og Pythons tilfeldige rekkefølge endrer ikke ett tegn i svaret, og setningen er like hel."""
    kommando = [sys.executable, "-m", "tospann.cli", "oppgjor", "fordel", "-", "--json"]
    rett, galt = (
        subprocess.run(
            kommando, input=t.encode(), env={**os.environ, **miljo}, capture_output=True, cwd=ROOT, check=False
        )
        for t in (EKSEMPEL, endret(valuta="NOK"))
    )

    assert json.loads(SVAR) == json.loads(rett.stdout)
    assert (rett.returncode, rett.stderr, galt.returncode, galt.stdout) == (0, b"", 2, b"")
    assert b"Traceback" not in galt.stderr


def test_trenger_ikke_django() -> None:
    """Kommandoen starter uten Django og uten Babel, så den er rask nok å kalle fra et annet program."""
    sporsmaal = (
        "import sys; from tospann.cli import oppgjor; from tospann.imports import fordelingsfil;"
        "print([m for m in ('django', 'babel', 'pydantic', 'httpx') if m in sys.modules])"
    )
    svar = subprocess.run([sys.executable, "-c", sporsmaal], capture_output=True, text=True, cwd=ROOT, check=True)

    assert svar.stdout.strip() == "[]"
