"""The shipped map tables: every municipality drawn once on every date; spoilt tables refused with row and reason."""

import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from tospann.core.kommune.kart import Kart
from tospann.core.kommune.kartlag import fylkeslag
from tospann.core.kommune.kartlinjer import linjenummer
from tospann.core.kommune.kartutgave import tegn, velg_bilde
from tospann.imports.avvisning import FilAvvist
from tospann.imports.kartdata import MAPPE, kartgrunnlag, les_bilder, les_tabell
from tospann.imports.register import les_historie

DATOER = [
    date(*dag)
    for dag in (
        *((2006, 1, 1), (2012, 1, 1), (2013, 1, 1), (2017, 1, 1), (2018, 1, 1), (2018, 11, 12), (2019, 6, 1)),
        *((2019, 12, 31), (2020, 1, 1), (2021, 7, 1), (2023, 12, 31), (2024, 1, 1), (2026, 11, 25)),
    )
]
LINJE = "0,0+5+0+0+5-5-5"
TABELL = {
    "kilde": "Grenser",
    "utgiver": "Kartverket",
    "lisens": "CC BY 4.0",
    "dato": "2024-01-01",
    "meter": 100,
    "linjer": [LINJE],
    "flater": [{"midt": [3, 1], "ringer": [[0]]}],
    "utgaver": [{"dato": "2018-01-01", "flater": {"1839": 0}}],
}
BILDE = {
    "fra": "2018-01-01",
    "fylke": "18",
    "grunnlag": "norge",
    "tegning": "2018-01-01",
    "utsnitt": [0, 0, 9, 9],
    "skrift": [12, 20],
    "navn": {"1839": [1, 1, "middle"]},
    "navn_smal": {},
    "graa": [],
    "treff": {"1839": 4},
    "naboer": {},
    "omraadenavn": {},
}


def kartet(dato: date, fylke: str = "") -> Kart:
    """Draw the shipped map."""
    grunnlag = kartgrunnlag()
    bilde = velg_bilde(grunnlag.bilder, fylke, dato)
    return tegn(grunnlag.tabeller[bilde.tabell], bilde, les_historie(), dato)


def fil(mappe: Path, innhold: object, navn: str = "kart.json") -> Path:
    """Write a table."""
    sti = mappe / navn
    sti.write_text(innhold if isinstance(innhold, str) else json.dumps(innhold), "utf-8")
    return sti


@pytest.mark.parametrize("dato", DATOER, ids=str)
def test_hver_kommune_er_tegnet_en_gang(dato: date) -> None:
    """Hver kommune på datoen står på nøyaktig én flate i landskartet, alene eller sammen med dem den ble slått med."""
    numre = [nummer for flate in kartet(dato).flater for nummer in flate.kommuner]

    assert sorted(les_historie().paa(dato)) == sorted(numre)


@pytest.mark.parametrize("dato", DATOER, ids=str)
def test_fylkeskartene_har_fylkets_kommuner(dato: date) -> None:
    """Hvert fylke på datoen har et kart med fylkets kommuner og ingen andre."""
    kommuner = les_historie().paa(dato)
    fylker = {v.fylkesnummer for v in kommuner.values()}
    tegnet = {f: {n for flate in kartet(dato, f).flater for n in flate.kommuner} for f in fylker}

    assert {f: {n for n, v in kommuner.items() if v.fylkesnummer == f} for f in fylker} == tegnet


def test_bare_kommuner_som_er_slaatt_sammen_deler_flate() -> None:
    """Fra 2018 har hver kommune sin egen flate; i 2016 deler de som senere ble slått sammen."""
    flere = [
        {f.kommuner for f in kartet(date(y, 6, 1)).flater if len(f.kommuner) > 1} for y in (2016, 2018, 2021, 2025)
    ]

    assert flere[0] == {
        ("0702", "0714"),
        ("0706", "0719", "0720"),
        ("0709", "0728"),
        ("0722", "0723"),
        ("1624", "1718"),
    }
    assert flere[1:] == [set(), set(), set()]


def test_flaten_over_to_fylker() -> None:
    """Rissa og Leksvik lå i hvert sitt fylke; i hvert fylkes kart står bare fylkets egen."""
    dato = date(2016, 6, 1)

    assert kartet(dato, "16").flate("1624").kommuner == ("1624",)
    assert kartet(dato, "17").flate("1718").kommuner == ("1718",)
    assert kartet(dato).flate("1718").kommuner == ("1624", "1718")


@pytest.mark.parametrize("dato", [date(2016, 6, 1), date(2018, 6, 1), date(2021, 6, 1), date(2025, 6, 1)], ids=str)
def test_landet_henger_sammen(dato: date) -> None:
    """Omrisset av alle kommunene finnes: ingen grense er tegnet bare fra den ene siden."""
    kart = kartet(dato)
    alle = [nummer for flate in kart.flater for nummer in flate.kommuner]

    assert kart.omriss(alle).count("M") < 400
    assert kart.fylkesgrenser.count("M") > 10


@pytest.mark.parametrize("dato", [date(2016, 6, 1), date(2018, 6, 1), date(2021, 6, 1), date(2025, 6, 1)], ids=str)
def test_nabofylker_har_ulik_farge(dato: date) -> None:
    """To fylker som grenser til hverandre, har aldri samme farge og mønster på landskartet."""
    kart, kommuner = kartet(dato), les_historie().paa(dato)
    lag = fylkeslag(dato, kommuner, kart)
    sider = defaultdict(set)
    for flate in (f for f in kart.flater if len({kommuner[n].fylkesnummer for n in f.kommuner}) == 1):
        for nr in (nr for ring in flate.ringer for nr in ring):
            sider[linjenummer(nr)].add(lag.klasse(flate.nummer))
    grenser = [klasser for klasser in sider.values() if len(klasser) > 1]

    assert len(grenser) > 20
    assert [k for k in grenser if len({klasse.stil for klasse in k}) < len(k)] == []


def test_kartet_staar_stille() -> None:
    """Utsnittet av et fylke er det samme fra år til år, så kartet ikke hopper når datoen flyttes."""
    aarene = [date(y, 6, 1) for y in range(2012, 2027)]

    assert len({kartet(d, "18").utsnitt for d in aarene}) == 1
    assert len({kartet(d).utsnitt for d in aarene}) == 1


@pytest.mark.parametrize(("fylke", "dato"), [("18", "2018-06-01"), ("46", "2021-06-01"), ("32", "2024-06-01")])
def test_ingen_navn_dekker_hverandre(fylke: str, dato: str) -> None:
    """Kommunenavnene på kartet dekker ikke hverandre, verken på store eller små skjermer."""
    dag = date.fromisoformat(dato)
    kart, navn = kartet(dag, fylke), les_historie().paa(dag)
    for plasser, skrift in ((kart.kommunenavn.brede, kart.skrift[0]), (kart.kommunenavn.smale, kart.skrift[1])):
        rammer = [
            (s.x, s.y, s.anker, len(navn[n].kommune.kortnavn) * skrift * 0.48, skrift) for n, s in plasser.items()
        ]
        kollisjoner = [(a, b) for i, a in enumerate(rammer) for b in rammer[:i] if _overlapp(a, b)]

        assert kollisjoner == []


Navneramme = tuple[int, int, str, float, int]


def _overlapp(a: Navneramme, b: Navneramme) -> bool:
    (fra_a, til_a), (fra_b, til_b) = _sider(a), _sider(b)
    return fra_a < til_b and fra_b < til_a and abs(a[1] - b[1]) < a[4] * 0.85


def _sider(ramme: Navneramme) -> tuple[float, float]:
    x, _, anker, bredde, _ = ramme
    fra = {"start": x, "middle": x - bredde / 2, "end": x - bredde}[anker]
    return fra, fra + bredde


def test_smaa_oyer_kan_treffes() -> None:
    """Træna, Røst og Værøy har en sirkel på minst ti kilometer å treffe, uansett år."""
    for aar in (2013, 2018, 2021, 2025):
        kart = kartet(date(aar, 6, 1), "18")

        assert all(kart.flate(nummer).treff >= 100 for nummer in ("1835", "1856", "1857"))


def test_landskartet_har_et_trykkfelt_for_hvert_fylke() -> None:
    """På en liten skjerm kan hvert fylke treffes med fingeren."""
    for aar in (2013, 2018, 2021, 2025):
        dato = date(aar, 6, 1)

        assert kartet(dato).trykkflater.keys() == {v.fylkesnummer for v in les_historie().paa(dato).values()}


def test_kilden_er_kartverket() -> None:
    """Kartet sier hvem grensene er fra og lisensen."""
    assert (
        kartet(date(2024, 1, 1)).kilde.utgiver,
        kartet(date(2024, 1, 1)).kilde.lisens,
    ) == ("Kartverket", "CC BY 4.0")


def test_kartfilene_er_smaa() -> None:
    """Kartfilene er til sammen under 500 kB."""
    assert sum(f.stat().st_size for f in MAPPE.iterdir()) < 500_000


@pytest.mark.parametrize(
    ("endret", "feil"),
    [
        ({"linjer": ['M0,0"><script>']}, "Rad 1, linjer, linje: er ikke en linje"),
        ({"linjer": [LINJE, 7]}, "Rad 2, linjer, linje"),
        ({"linjer": []}, "linjer: mangler"),
        ({"linjer": ["0,0+1"]}, "Rad 1, linjer"),
        ({"flater": [{"midt": [3, 1], "ringer": [[1]]}]}, "Rad 1, flater, ringer: peker på noe som ikke finnes"),
        ({"flater": [{"midt": [3, 1], "ringer": [[-2]]}]}, "Rad 1, flater, ringer"),
        ({"flater": [{"midt": [3, 1], "ringer": []}]}, "Rad 1, flater, ringer"),
        ({"flater": [{"midt": [3], "ringer": [[0]]}]}, "Rad 1, flater, liste"),
        ({"flater": [{"midt": [3, True], "ringer": [[0]]}]}, "Rad 1, flater, tall"),
        ({"flater": ["x"]}, "Rad 1, flater, raden"),
        ({"utgaver": [{"dato": "2018-01-01", "flater": {"1839": 1}}]}, "Rad 1, utgaver, flater"),
        ({"utgaver": [{"dato": "2018-01-01", "flater": {"839": 0}}]}, "Rad 1, utgaver, flater"),
        ({"utgaver": [{"dato": "2018-13-01", "flater": {"1839": 0}}]}, "Rad 1, utgaver, dato"),
        ({"meter": "x"}, "meter: «x» er ikke et helt tall"),
        ({"lisens": ""}, "lisens: mangler"),
    ],
)
def test_odelagt_tabell(tmp_path: Path, endret: dict[str, object], feil: str) -> None:
    """En tabell med feil avvises med rad, kolonne og grunn, og ingenting av den brukes."""
    with pytest.raises(FilAvvist, match=re.escape(feil)):
        les_tabell(fil(tmp_path, TABELL | endret))


@pytest.mark.parametrize("innhold", ["{", "[]", "\x00", '"x"'])
def test_fil_som_ikke_er_en_tabell(tmp_path: Path, innhold: str) -> None:
    """En fil som ikke er en tabell, avvises med en setning."""
    with pytest.raises(FilAvvist, match="hele fila"):
        les_tabell(fil(tmp_path, innhold))


@pytest.mark.parametrize(
    ("endret", "feil"),
    [
        ({"grunnlag": "sverige"}, "grunnlag: «sverige» er ikke en tabell"),
        ({"tegning": "2020-01-01"}, "tegning: peker på noe som ikke finnes"),
        ({"graa": ["0301"]}, "tegning: peker på noe som ikke finnes"),
        ({"utsnitt": [0, 0, 9]}, "liste: mangler, eller har feil lengde"),
        ({"navn": {"1839": [1, 1, "over"]}}, "navn: «over» er ikke et anker"),
        ({"navn": {"1839": [1, "1", "middle"]}}, "tall: «1» er ikke et helt tall"),
        ({"trykkflater": {"18": 'M0,0"/><script>'}}, "18: «M0,0"),
        ({"forstorr": [{"navn": "Oslo", "fra": [0, 0, 1, 1], "til": [0]}]}, "liste"),
        ({"fra": "i går"}, "fra: er ikke en dato"),
    ],
)
def test_odelagt_bilde(tmp_path: Path, endret: dict[str, object], feil: str) -> None:
    """Et bilde med feil avvises med grunn."""
    tabeller = {"norge": les_tabell(fil(tmp_path, TABELL))}

    with pytest.raises(FilAvvist, match=re.escape(feil)):
        les_bilder(fil(tmp_path, {"bilder": [BILDE | endret]}, "bilder.json"), tabeller)


def test_riktig_tabell_og_bilde(tmp_path: Path) -> None:
    """En riktig tabell og et riktig bilde leses."""
    tabeller = {"norge": les_tabell(fil(tmp_path, TABELL))}
    (bilde,) = les_bilder(fil(tmp_path, {"bilder": [BILDE]}, "bilder.json"), tabeller)

    assert (bilde.fylke, bilde.treff, bilde.trykkflater) == ("18", {"1839": 4}, {})
    assert tabeller["norge"].utgave(date(2018, 1, 1)).flater == {"1839": 0}
