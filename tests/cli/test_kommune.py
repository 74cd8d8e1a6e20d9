"""``./tospann kommune``: the same answers as the pages, refusals in sentences, and files."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tospann.cli import kommune
from tospann.cli.__main__ import app

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture(autouse=True)
def uten_tjener(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the test's own database in place of a server of the command's own."""

    @contextmanager
    def klar() -> Iterator[None]:
        yield

    monkeypatch.setattr(kommune, "workbench", klar)


def kjor(*ord_: str) -> tuple[int, str]:
    """Run the command, and give the exit code and what it said, with ordinary spaces and line breaks as spaces."""
    svar = CliRunner().invoke(app, ["kommune", *ord_])
    return svar.exit_code, " ".join(svar.output.replace("\u202f", " ").split())


def som_json(*ord_: str) -> dict[str, object]:
    """Run the command, and read its answer."""
    svar = CliRunner().invoke(app, ["kommune", *ord_, "--json"])
    assert svar.exit_code == 0
    verdi: dict[str, object] = json.loads(svar.stdout)
    return verdi


@pytest.mark.parametrize("ord_", [("1850",), ("vis", "1850"), ("Tysfjord",), ("Divtasvuodna",)])
def test_en_kommune_paa_en_dato(ord_: tuple[str, ...]) -> None:
    """Nummeret eller navnet, med og uten «vis», gir kommunen med tall, dato, kilde og hva den ble."""
    kode, sagt = kjor(*ord_, "--dato", "2019-12-31")

    assert kode == 0
    assert "1850 Tysfjord - Divtasvuodna, Nordland" in sagt
    assert "1 925 innbyggere (1. januar 2019" in sagt
    assert "1. januar 2020: 1850 Tysfjord ble delt mellom 1806 Narvik og 1875 Hamarøy." in sagt
    assert "I ROBEK (økonomisk kontroll) ukjent." in sagt


def test_et_aar_er_forste_januar() -> None:
    """Et år alene betyr 1. januar."""
    assert kjor("0219", "--dato", "2019") == kjor("0219", "--dato", "01.01.2019")


def test_som_json() -> None:
    """Som JSON er tallene tall, det ukjente null, og kilden med."""
    verdi = som_json("1850", "--dato", "2019-12-31")

    assert verdi["innbyggere"] == {
        "verdi": 1925,
        "dato": "2019-01-01",
        "kilde": "Befolkning per 1. januar, etter kommune og alder",
        "lisens": "NLOD 2.0 / CC BY 4.0",
    }
    assert (verdi["samisk_navn"], verdi["orgnr"], verdi["naboer"]) == ("Divtasvuodna", None, ["1849", "1854"])
    assert verdi["opplysninger"] == dict.fromkeys(
        ("SAMISK_OMRAADE", "ROBEK", "SPRAAKVEDTAK", "SENTRALITET", "BA_REGION")
    )


@pytest.mark.parametrize(
    ("ord_", "setning"),
    [
        (("9999",), "Kommunenummer 9999 har ikke vært i bruk siden 1. januar 2006."),
        (("301",), "Mente du 0301 Oslo?"),
        (("1850", "--dato", "2024"), "1850 Tysfjord ble delt 1. januar 2020 mellom 1806 Narvik og 1875 Hamarøy."),
        (("1841", "--dato", "2005-12-31"), "Registeret svarer for 1. januar 2006 til 31. desember"),
        (("1841", "--dato", "2199"), "Registeret svarer for 1. januar 2006 til 31. desember"),
        (("1841", "--dato", "i går"), "«i går» er ikke en dato. Skriv den som 2019-12-31, 31.12.2019 eller 2019."),
        (("1841", "--dato", "2019-02-30"), "Datoen 2019-02-30 finnes ikke."),
        (("Herøy", "--dato", "2020"), ": 1515 Herøy (Møre og Romsdal), 1818 Herøy (Nordland). Bruk nummeret."),
        (("folg", "1850", "--fra", "2020", "--til", "2024"), "1850 Tysfjord var i bruk til og med 31. desember 2019."),
        (("folg", "1806", "--fra", "2024", "--til", "2020"), "Kan bare følge framover"),
        (("folg", "0219", "--fra", "2012", "--til", "2020", "--serie", "folk"), "ingen serie som heter «folk»"),
        (("sok", "xyzzy"), "Ingenting heter «xyzzy»."),
        (("sok", "%"), "Ingenting heter «%»."),
        (("eksport", "--til", "/finnes/ikke/x.csv"), "Kan ikke skrive til /finnes/ikke/x.csv"),
        (("eksport", "--til", "x.pdf", "--format", "pdf"), "csv eller json, ikke som «pdf»"),
    ],
)
def test_avvisninger(ord_: tuple[str, ...], setning: str) -> None:
    """Det som ikke går, avvises med en setning og kode 2, uten spor av programmet."""
    kode, sagt = kjor(*ord_)

    assert kode == 2
    assert setning in sagt
    assert "Traceback" not in sagt


def test_folg_tysfjord() -> None:
    """Tysfjord fulgt fra 2013 til 2024 med folketallet: delene, hvordan de er anslått, og at summen er den samme."""
    kode, sagt = kjor("folg", "1850", "--fra", "2013", "--til", "2024", "--serie", "folketall")

    assert kode == 0
    assert "1806 Narvik │ 42,23 % │ 835,38" in sagt
    assert "1875 Hamarøy │ 57,77 % │ 1 142,62" in sagt
    assert "Ikke sammenlignbart uten anslag: 1850 Tysfjord ble delt 1. januar 2020." in sagt
    assert "Delen 1850 til 1806: Anslag" in sagt
    assert "Innbyggere i Tysfjord kommune: 1 978 innbyggere 1. januar 2013" in sagt


def test_folg_som_json_gaar_opp() -> None:
    """Delene er eksakte brøker, og tallene deres er til sammen tallet."""
    verdi = som_json("folg", "1850", "--fra", "2013", "--til", "2024", "--serie", "folketall")
    deler = verdi["deler"]
    assert isinstance(deler, list)

    assert [d["andel"] for d in deler] == ["745/1764", "1019/1764"]
    assert round(sum(d["verdi"] for d in deler), 2) == 1978
    assert verdi["sammenlignbar"] is False


def test_folg_en_som_er_hel() -> None:
    """Bærum er hel hele veien."""
    verdi = som_json("folg", "0219", "--fra", "2012", "--til", "2026")

    assert verdi["deler"] == [{"nummer": "3201", "navn": "3201 Bærum", "andel": "1", "prosent": 100.0, "verdi": None}]
    assert verdi["sammenlignbar"] is True


def test_areal_deles_ikke_med_folkevekter() -> None:
    """Land deles ikke som folk: da står delene, men ikke noe tall."""
    verdi = som_json("folg", "1850", "--fra", "2018", "--til", "2024", "--serie", "areal")
    deler = verdi["deler"]
    assert isinstance(deler, list)

    assert {d["verdi"] for d in deler} == {None}
    assert "Areal deles ikke med vekter som gjelder folk." in str(verdi["forklaring"])


def test_tall_som_ikke_finnes() -> None:
    """Et tall som ikke er hentet, er ukjent, og svaret sier det."""
    verdi = som_json("folg", "1850", "--fra", "2013", "--til", "2024", "--serie", "pendling.ut")

    assert verdi["tall"] is None
    assert "Pendler ut av kommunen er ikke hentet for denne kommunen. Hentes med ./tospann hent pendling" in str(
        verdi["forklaring"]
    )


def test_sok() -> None:
    """Søket sier hva kommunen ble til, og hvilke numre den har hatt."""
    assert "1850 Tysfjord ble delt 1. januar 2020 mellom 1806 Narvik og 1875 Hamarøy." in kjor("sok", "tysfjord")[1]
    assert "3201 Bærum, Akershus (også 0219, 3024)" in kjor("sok", "bærum", "--dato", "2026")[1]
    assert "18 Nordland fylke" in kjor("sok", "nordland")[1]


def test_eksport(tmp_path: Path) -> None:
    """Registeret skrives hel som fil, med én rad for hver kommune den dagen."""
    for endelse in ("csv", "json"):
        fil = tmp_path / f"r.{endelse}"
        assert kjor("eksport", "--til", str(fil), "--dato", "2018-11-12", "--format", endelse)[0] == 0
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as apen:
        rader = list(csv.DictReader(apen, delimiter=";"))

    assert len(rader) == len(json.loads((tmp_path / "r.json").read_text("utf-8"))["kommuner"]) == 422
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
