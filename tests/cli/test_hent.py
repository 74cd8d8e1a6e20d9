"""``./tospann hent``: what is said, what is kept, and with which exit code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest
from pytest_django import Settings
from tests.actions.hentede import folketall
from tests.imports.klient.svarene import MAPPE, svar
from tests.imports.klient.test_transport import Klokke
from typer.testing import CliRunner, Result

from tospann.actions import sporring
from tospann.cli import hent
from tospann.cli.__main__ import app
from tospann.store.models import Registerlast, Statistikktall

KOMMANDOER = ("folketall", "pendling", "kostra", "framskriving", "kommuneendringer", "kommunenavn", "enheter", "kontor")
Svarer = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
def kjor(register: None, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Give a way to run a command against registers that answer as told; the database is the test's own."""
    del register
    klokke = Klokke()

    def kommando(*ord_: str, svarer: Svarer | None = None) -> Result:
        def uventet(request: httpx.Request) -> httpx.Response:
            pytest.fail(f"spurte {request.url}")

        monkeypatch.setattr(hent, "workbench", lambda **_: nullcontext())
        monkeypatch.setattr(sporring, "Clock", lambda: klokke.som_clock)
        monkeypatch.setattr(
            sporring, "open_client", lambda: httpx.Client(transport=httpx.MockTransport(svarer or uventet))
        )
        return CliRunner().invoke(app, ["hent", *ord_])

    return kommando


def ssb(data: bytes) -> Svarer:
    """Give SSB: its description of the table, and then *data*."""

    def svarer(request: httpx.Request) -> httpx.Response:
        meta = request.url.path.endswith("/metadata")
        return httpx.Response(200, content=svar("ssb_07459_metadata") if meta else data)

    return svarer


def flatt(resultat: Result) -> str:
    """Give what was said, without the line breaks of the terminal."""
    return " ".join(resultat.output.split())


def test_folketall(kjor: Callable[..., Result]) -> None:
    """Kommandoen spør, lagrer og sier hvor mange tall som var nye, endrede og uendrede."""
    resultat = kjor(
        "folketall", "--fra", "2026", "--til", "2027", svarer=ssb(folketall({"1804": 5, "2111": 1}).innhold)
    )

    assert resultat.exit_code == 0, resultat.output
    assert "folketall: 1 nye, 0 endrede, 0 uendrede tall." in flatt(resultat)
    assert "Ukjente kommunenumre, ikke tatt med: 2111." in flatt(resultat)
    assert Registerlast.objects.latest("id").adresse.startswith(
        "https://data.ssb.no/api/pxwebapi/v2/tables/07459/data?"
    )


def test_nytt_forsok_vises(kjor: Callable[..., Result]) -> None:
    """Er registeret opptatt, sier kommandoen at den prøver igjen, og fullfører når svaret kommer."""
    opptatt = [httpx.Response(503), httpx.Response(429)]
    ok = ssb(folketall({"1804": 5}).innhold)
    resultat = kjor("folketall", "--fra", "2026", svarer=lambda r: opptatt.pop() if opptatt else ok(r))

    assert resultat.exit_code == 0
    assert "data.ssb.no svarte 429; forsøk 2 av 4 om 1 s" in flatt(resultat)
    assert "data.ssb.no svarte 503; forsøk 3 av 4 om 2 s" in flatt(resultat)


def test_uten_nett(kjor: Callable[..., Result]) -> None:
    """Uten nett sies det hvem som ikke kunne nås, at ingenting er endret, og hvor svaret kan lagres fra."""

    def nede(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("[Errno -2] Name or service not known", request=request)

    foer = Statistikktall.objects.count(), Registerlast.objects.count()
    resultat = kjor("folketall", "--kommune", "1804", svarer=nede)

    assert resultat.exit_code == 1
    assert "data.ssb.no lar seg ikke nå, så ingenting er endret." in flatt(resultat)
    assert "tables/07459/data?lang=no&outputFormat=json-stat2&valueCodes[Region]=1804" in flatt(resultat)
    assert "Traceback" not in resultat.output
    assert (Statistikktall.objects.count(), Registerlast.objects.count()) == foer


@pytest.mark.parametrize(
    ("data", "grunn"),
    [
        (b"<!doctype html><title>Vedlikehold</title>", "er en nettside eller XML, ikke JSON"),
        (folketall({"1804": 5}).innhold[:-20], "svaret er avkortet"),
        (b" " * 9_000_000, "sendte mer enn 8 MB"),
        (
            folketall({"1804": 5, "1850": 7}).innhold,
            "1850, innbyggere: svaret har tallet 7, men nummeret var ikke i bruk",
        ),
        (svar("ssb_13995_sosialhjelp"), "er tabell 13995, men skulle vært 07459"),
    ],
)
def test_avvist(kjor: Callable[..., Result], data: bytes, grunn: str) -> None:
    """Et svar som ikke kan brukes, avvises i setninger; ingenting er lagret, og det er ingen sporing."""
    foer = Statistikktall.objects.count(), Registerlast.objects.count()
    resultat = kjor("folketall", "--fra", "2026", "--til", "2027", svarer=ssb(data))

    assert resultat.exit_code == (1 if "MB" in grunn else 2)
    assert grunn in flatt(resultat)
    assert "Ingenting er endret" in flatt(resultat)
    assert "Traceback" not in resultat.output
    assert (Statistikktall.objects.count(), Registerlast.objects.count()) == foer


def test_fra_fil(kjor: Callable[..., Result], tmp_path: Path) -> None:
    """Et svar som er lagret for hånd, leses uten å spørre noen, og fila er det som huskes som opphav."""
    fil = tmp_path / "svar.json"
    fil.write_bytes(folketall({"1804": 5, "1841": 6}).innhold)
    resultat = kjor("folketall", "--kommune", "1804", "--til", "2027", "--fra-fil", str(fil))

    assert resultat.exit_code == 0, resultat.output
    assert "1 nye" in resultat.output
    assert Registerlast.objects.latest("id").adresse == "fila svar.json"


def test_ingen_av_tallene(kjor: Callable[..., Result], tmp_path: Path) -> None:
    """Har svaret ingen tall for årene man ba om, sies det rett ut."""
    (tmp_path / "svar.json").write_bytes(folketall({"1804": 5}).innhold)
    resultat = kjor("folketall", "--til", "2026", "--fra-fil", str(tmp_path / "svar.json"))

    assert resultat.exit_code == 0
    assert "Svaret har ingen tall for årene og kommunene det ble bedt om." in flatt(resultat)


@pytest.mark.parametrize(
    ("innhold", "grunn"),
    [
        (None, "svar.json kan ikke brukes (1 feil): hele fila: kan ikke åpnes"),
        (b"", "hele svaret: er tomt"),
        (b"x" * 10_000_000, "er større enn 8 MB"),
        (b'{"a": NaN}', "«NaN» er ikke et tall"),
        (b"[" * 5000, "er dypere enn 24 nivåer"),
    ],
)
def test_fil_som_ikke_kan_brukes(
    kjor: Callable[..., Result], tmp_path: Path, innhold: bytes | None, grunn: str
) -> None:
    """En fil som mangler, er tom, for stor eller ikke et svar, avvises med filnavn og grunn."""
    fil = tmp_path / "svar.json"
    if innhold is not None:
        fil.write_bytes(innhold)
    resultat = kjor("folketall", "--fra-fil", str(fil))

    assert resultat.exit_code == 2
    assert grunn in flatt(resultat)
    assert "svar.json kan ikke brukes" in flatt(resultat)


@pytest.mark.parametrize(
    ("ord_", "grunn"),
    [
        (["folketall", "--kommune", "301"], "«301» er ikke et kommunenummer (fire siffer, med nullen foran)."),
        (["kommunenavn", "--kommune", "Bodø"], "«Bodø» er ikke et kommunenummer"),
        (["folketall", "--fra", "1999"], "registeret begynner i 2006"),
        (["pendling", "--fra", "2020", "--til", "2019"], "--fra må komme før --til"),
        (["enheter", "--kommune", "9899"], "Registeret vet ikke organisasjonsnummeret til 9899"),
    ],
)
def test_feil_i_kommandoen(kjor: Callable[..., Result], ord_: list[str], grunn: str) -> None:
    """Et kommunenummer uten nullen foran eller år som ikke finnes, avvises før noen blir spurt."""
    resultat = kjor(*ord_)

    assert resultat.exit_code == 2
    assert grunn in flatt(resultat)


def test_nav_har_ingen_aapen_adresse(kjor: Callable[..., Result]) -> None:
    """Navs enhetsregister er ikke åpent; det sies, med hva man kan gjøre i stedet."""
    resultat = kjor("kontor")

    assert resultat.exit_code == 1
    assert "har ingen åpen adresse, så ingenting er spurt og ingenting er endret" in flatt(resultat)
    assert "--fra-fil, eller sett TOSPANN_ADRESSE_NORG" in flatt(resultat)


def test_kontor_fra_fil(kjor: Callable[..., Result]) -> None:
    """Kontorene leses fra fil, og hvert av dem sies med sted og tider."""
    resultat = kjor("kontor", "--fra-fil", str(MAPPE / "norg_mottak.json"))

    assert resultat.exit_code == 0, resultat.output
    assert "1841 NAV Indre Salten (Aktiv). Lagt inn: adresse og åpningstider" in flatt(resultat)
    assert "Fauske: Storgata 1B, 8200 FAUSKE. mandag, onsdag, fredag 10.00–14.00" in flatt(resultat)


def test_kommuneendringer(kjor: Callable[..., Result]) -> None:
    """KLASS spørres om endringer, koder og fylker, og hvert svar gir sin linje."""
    svarene = {"changes": "klass_endringer", "codesAt": "klass_koder", "correspondsAt": "klass_fylker"}

    def klass(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=svar(svarene[request.url.path.rsplit("/", 1)[-1]]))

    resultat = kjor("kommuneendringer", "--fra", "2019-06-01", "--til", "2020-06-01", svarer=klass)

    assert resultat.exit_code == 0, resultat.output
    assert re.search(r"kommuneendringer: 5 sammenlignet, \d+ funn\.", flatt(resultat))
    assert "kommunenumre: 3 sammenlignet" in flatt(resultat)
    assert "fylker: 3 sammenlignet, 0 funn." in flatt(resultat)


def test_kommunenavn_og_enheter(kjor: Callable[..., Result]) -> None:
    """For kommuner man nevner, spørres det om dem, og adressen vises."""
    navn = kjor(
        *("kommunenavn", "--kommune", "1875", "--dato", "2025-01-01"),
        svarer=lambda _: httpx.Response(200, content=svar("kommuneinfo_kommune")),
    )
    enheter = kjor(
        *("enheter", "--kommune", "1841"),
        svarer=lambda r: httpx.Response(200 if r.url.path.endswith("/972418021") else 404, content=svar("brreg_enhet")),
    )

    assert "kommunenavn: 1 sammenlignet, 0 funn." in flatt(navn)
    assert "972418021 FAUSKE KOMMUNE: Torggata 21, 8200 FAUSKE" in flatt(enheter)


def test_et_nei(kjor: Callable[..., Result]) -> None:
    """Svarer registeret nei, vises det det sa, og ingenting er endret."""
    resultat = kjor("folketall", svarer=lambda _: httpx.Response(400, content=svar("ssb_feil_400")))

    assert resultat.exit_code == 1
    assert "data.ssb.no svarte 400" in flatt(resultat)
    assert "Missing selection" in flatt(resultat)


def test_adressen_kan_flyttes(kjor: Callable[..., Result], settings: Settings) -> None:
    """Er adressen i innstillingene ikke https, sies det hvilken og hvor den rettes."""
    settings.KILDEADRESSER = {**settings.KILDEADRESSER, "ssb": "http://proxy.kommune.no/ssb"}
    resultat = kjor("folketall")

    assert resultat.exit_code == 1
    assert "«http://proxy.kommune.no/ssb/tables/07459/metadata» må begynne med https://" in flatt(resultat)


def test_status(kjor: Callable[..., Result], tmp_path: Path) -> None:
    """Status viser hva som er hentet, når og hvorfra, det nyeste først, og det som fulgte med."""
    for navn in ("første", "andre"):
        (tmp_path / f"{navn}.json").write_bytes(folketall({"1804": 5}).innhold)
        kjor("folketall", "--til", "2027", "--fra-fil", str(tmp_path / f"{navn}.json"))
    resultat = kjor("status", "--antall", "200")
    linjer = [linje.strip() for linje in resultat.output.splitlines() if linje.startswith("    ")]

    assert [linje.split("  ")[0] for linje in linjer[:2]] == ["fila andre.json", "fila første.json"]
    assert linjer[-1].startswith("følger med Tospann")
    assert re.search(r"\d\d\.\d\d\.\d{4} \d\d:\d\d  hentet folketall, 1 rader", resultat.output)


@pytest.mark.parametrize("kommando", [*KOMMANDOER, "status"])
def test_hjelpen_er_norsk(kommando: str) -> None:
    """Hver kommando forklarer seg med en norsk setning."""
    resultat = CliRunner().invoke(app, ["hent", kommando, "--help"])

    assert resultat.exit_code == 0
    assert re.search(r"\n\s+(Hent|Sammenlign|Les|Vis) ", resultat.output)
    assert kommando == "status" or "--fra-fil" in resultat.output


def test_svarene_er_json() -> None:
    """De lagrede svarene er gyldige, små og med opphav."""
    filer = sorted(MAPPE.glob("*.json"))

    assert all(json.loads(fil.read_text("utf-8")) is not None for fil in filer)
    assert sum(fil.stat().st_size for fil in filer) < 100_000
    assert (MAPPE / "README.md").is_file()
