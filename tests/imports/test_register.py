"""The national tables: what they hold, and what is refused in tables like them, with row, column and reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tospann.core.kommune.forbindelse import Forbindelsesslag
from tospann.core.kommune.historie import UgyldigHistorie
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.imports import register
from tospann.imports.avvisning import Avvisning, FilAvvist

LESERE: dict[str, Callable[[Path], object]] = {
    "kommuner.csv": lambda sti: register.les_historie(sti.parent),
    "kommuneendringer.csv": lambda sti: register.les_historie(sti.parent),
    "delingsvekter.csv": lambda sti: register.les_vekter(sti.parent),
    "folketall.csv": register.les_folketall,
    "areal.csv": register.les_areal,
    "oppgitt.csv": register.les_oppgitt,
    "naboer.csv": register.les_naboer,
    "punkter.csv": register.les_sentre,
    "forbindelser.csv": register.les_forbindelser,
    "opplysninger.csv": register.les_opplysninger,
}
GODE = {
    "kommuner.csv": (
        "1850,Tysfjord - Divtasvuodna,Tysfjord,Divtasvuodna,,18,Nordland,,2006-01-01,2020-01-01\n"
        "1806,Narvik,Narvik,,,18,Nordland,959469059,2020-01-01,\n"
        "1875,Hábmer - Hamarøy,Hamarøy,Hábmer,,18,Nordland,970542507,2020-01-01,"
    ),
    "kommuneendringer.csv": "2020-01-01,1850,1806,deling,\n2020-01-01,1850,1875,deling,",
    "delingsvekter.csv": (
        "2020-01-01,1850,1806,1,3,,Anslag,tospann-delingsvekter\n2020-01-01,1850,1875,2,3,,Anslag,tospann-delingsvekter"
    ),
    "folketall.csv": "0301,2024-01-01,10,1,2,3,1,2,1",
    "areal.csv": "0301,2024-01-01,426.4",
    "oppgitt.csv": "18,2018-01-01,243475,nordland-rapport",
    "naboer.csv": "1806,1875,12.5,0.0,2020-01-01,",
    "punkter.csv": "1806,68.43801,17.42755,rådhus,2020-01-01,",
    "forbindelser.csv": (register.MAPPE / "forbindelser.csv").read_text("utf-8").splitlines()[1],
    "opplysninger.csv": "1850,SAMISK_OMRAADE,ja,2006-01-01,2020-01-01",
}
HODER = {fil: (register.MAPPE / fil).read_text("utf-8").partition("\n")[0] for fil in GODE}


def skriv(mappe: Path, fil: str, rader: str) -> Path:
    """Write a folder of good tables, with *rader* in one of them."""
    for navn, gode in GODE.items():
        (mappe / navn).write_text(f"{HODER[navn]}\n{rader if navn == fil else gode}\n", "utf-8")
    return mappe / fil


@pytest.mark.parametrize("fil", GODE)
def test_gode_rader_leses(fil: str, tmp_path: Path) -> None:
    """De samme tabellene uten feil blir lest: det er bare feilen som avvises."""
    assert LESERE[fil](skriv(tmp_path, fil, GODE[fil]))


FEIL: list[tuple[str, str, str, int, str, str]] = [
    # file, good text, bad text, row, column, reason
    ("kommuner.csv", "1850,", "850,", 2, "nummer", "«850» er ikke et kommunenummer (fire siffer)"),
    ("kommuner.csv", "1850,", " 1850,", 2, "nummer", "er ikke et kommunenummer"),
    ("kommuner.csv", "1850,", "١٨٥٠,", 2, "nummer", "er ikke et kommunenummer"),
    ("kommuner.csv", ",Tysfjord,", ",,", 2, "kortnavn", "mangler"),
    ("kommuner.csv", "1806,Narvik,", "1806,,", 3, "navn", "mangler"),
    ("kommuner.csv", ",18,Nordland,,", ",8,Nordland,,", 2, "fylkesnummer", "«8» er ikke et fylkesnummer (to siffer)"),
    ("kommuner.csv", "959469059", "95946905", 3, "orgnr", "«95946905» er ikke ni siffer"),
    ("kommuner.csv", "2006-01-01", "1.1.2006", 2, "fra", "«1.1.2006» er ikke en dato (åååå-mm-dd)"),
    ("kommuner.csv", "2006-01-01", "2006-02-30", 2, "fra", "er ikke en dato"),
    ("kommuner.csv", "2006-01-01", "2021-01-01", 2, "til", "har ingen dager"),
    ("kommuner.csv", "2006-01-01", "", 2, "fra", "er ikke en dato"),
    ("kommuneendringer.csv", "deling", "oppløsning", 2, "slag", "«oppløsning» er ikke en kjent endring"),
    ("kommuneendringer.csv", "1850,1806", "1850,18O6", 2, "til", "er ikke et kommunenummer"),
    ("kommuneendringer.csv", "2020-01-01,1850,1875", "2020-1-1,1850,1875", 3, "dato", "er ikke en dato"),
    ("delingsvekter.csv", "1,3", "4,3", 2, "teller", "den må ligge mellom 0 og 1"),
    ("delingsvekter.csv", "1,3", "-1,3", 2, "teller", "«-1» er ikke et helt tall"),
    ("delingsvekter.csv", "1,3", "1,0", 2, "nevner", "kan ikke være 0"),
    ("delingsvekter.csv", "1,3", "0.33,1", 2, "teller", "er ikke et helt tall"),
    ("delingsvekter.csv", "1,3,,", "1,3,1504 534,", 2, "tidligere", "«534» er ikke et kommunenummer"),
    ("delingsvekter.csv", "Anslag", "", 2, "grunnlag", "mangler"),
    ("delingsvekter.csv", "tospann-delingsvekter", "gjetning", 2, "kilde", "«gjetning» står ikke i kilder.toml"),
    ("delingsvekter.csv", "1,3", "1,4", 1, "teller", "er til sammen 11/12, ikke 1"),
    ("folketall.csv", "0301", "301", 2, "omraade", "er ikke et kommunenummer, et fylkesnummer eller flere med +"),
    ("folketall.csv", "0301", "0706+719", 2, "omraade", "er ikke et kommunenummer"),
    ("folketall.csv", ",10,", ",:,", 2, "folketall", "«:» er ikke et tall"),
    ("folketall.csv", ",10,", ",..,", 2, "folketall", "«..» er ikke et tall"),
    ("folketall.csv", ",10,", ",.,", 2, "folketall", "«.» er ikke et tall"),
    ("folketall.csv", ",10,", ",,", 2, "folketall", "er ikke et tall"),
    ("folketall.csv", ",10,", ",NaN,", 2, "folketall", "er ikke et tall"),
    ("folketall.csv", ",10,", ",1e6,", 2, "folketall", "er ikke et tall"),
    ("folketall.csv", ",10,", ",=1+1,", 2, "folketall", "er ikke et tall"),
    ("areal.csv", "426.4", "426,4", 2, "etter siste kolonne", "raden har flere felt enn overskriften"),
    ("areal.csv", "426.4", '"426,4"', 2, "areal", "«426,4» er ikke et tall"),
    ("areal.csv", "426.4", "inf", 2, "areal", "er ikke et tall"),
    ("oppgitt.csv", "243475", "243 475", 2, "folketall", "er ikke et tall"),
    ("oppgitt.csv", "nordland-rapport", "hukommelsen", 2, "kilde", "«hukommelsen» står ikke i kilder.toml"),
    ("naboer.csv", "1806,1875", "1875,1806", 2, "b", "«1806» må komme etter «1875»"),
    ("naboer.csv", "1806,1875", "1806,1806", 2, "b", "må komme etter"),
    ("naboer.csv", "12.5", "tolv", 2, "landgrense_km", "er ikke et tall"),
    ("punkter.csv", "68.43801", "68°26", 2, "bredde", "er ikke et tall"),
    ("punkter.csv", "rådhus", "", 2, "metode", "mangler"),
    ("forbindelser.csv", "VEI", "VEG", 2, "slag", "«VEG» er ikke VEI, BRU, FERJE"),
    ("forbindelser.csv", "31.5,0,0", "31.5,-5,0", 2, "overfart_min", "er ikke et helt tall"),
    ("forbindelser.csv", "Fv17", "", 2, "navn", "mangler"),
    ("opplysninger.csv", "SAMISK_OMRAADE", "SAMISK", 2, "slag", "«SAMISK» er ikke et slag vi kjenner"),
    ("opplysninger.csv", ",ja,", ",,", 2, "verdi", "mangler"),
]


@pytest.mark.parametrize(("fil", "god", "feil", "rad", "kolonne", "grunn"), FEIL)
def test_feil_avvises(  # noqa: PLR0913, PLR0917 - the parts of one refusal
    fil: str, god: str, feil: str, rad: int, kolonne: str, grunn: str, tmp_path: Path
) -> None:
    """En feil i en tabell avvises med rad, kolonne og grunn."""
    assert god in GODE[fil]
    with pytest.raises(FilAvvist) as avvist:
        LESERE[fil](skriv(tmp_path, fil, GODE[fil].replace(god, feil, 1)))

    (funn,) = avvist.value.avvisninger
    assert (avvist.value.fil, funn.rad, funn.kolonne) == (fil, rad, kolonne)
    assert grunn in funn.grunn


@pytest.mark.parametrize("fil", GODE)
def test_alle_feil_i_en_gang(fil: str, tmp_path: Path) -> None:
    """Har flere rader feil, sies alle på én gang."""
    with pytest.raises(FilAvvist) as avvist:
        LESERE[fil](skriv(tmp_path, fil, "x,x\ny,y\nz,z"))

    assert [a.rad for a in avvist.value.avvisninger] == [2, 3, 4]


@pytest.mark.parametrize("fil", GODE)
def test_kolonne_som_mangler(fil: str, tmp_path: Path) -> None:
    """Mangler en kolonne, sies det hvilken; en tom fil er heller ikke en tabell."""
    sti = skriv(tmp_path, fil, GODE[fil])
    forste = HODER[fil].partition(",")[0]
    for innhold in (sti.read_text("utf-8").replace(forste, "noe_annet", 1), HODER[fil], ""):
        sti.write_text(innhold, "utf-8")
        with pytest.raises(FilAvvist, match="kolonnen mangler, eller fila er tom") as avvist:
            LESERE[fil](sti)
        assert Avvisning(1, forste, "kolonnen mangler, eller fila er tom") in avvist.value.avvisninger


def test_feil_tegnsett(tmp_path: Path) -> None:
    """En fil som ikke er UTF-8, avvises før noe er lest."""
    sti = skriv(tmp_path, "areal.csv", GODE["areal.csv"])
    sti.write_bytes("omraade,dato,areal\nTromsø".encode("latin-1"))

    with pytest.raises(FilAvvist, match="er ikke UTF-8"):
        register.les_areal(sti)


UMULIGE = {
    "overlapp": (
        "kommuner.csv",
        "2020-01-01\n1806",
        "2021-01-01\n1850,x,x,,,18,Nordland,,2020-01-01,\n1806",
        "samtidig",
    ),
    "hull": ("kommuner.csv", "2006-01-01,2020-01-01", "2006-01-01,2019-01-01", "1850 slutter 2019-01-01 uten"),
    "ring": (
        "kommuneendringer.csv",
        "2020-01-01,1850,1875,deling,",
        "2020-01-01,1806,1850,nytt nummer,",
        "ring|går fra",
    ),
    "med seg selv": ("kommuneendringer.csv", "1850,1875,deling", "1875,1875,sammenslåing", "slås sammen med seg selv"),
}


@pytest.mark.parametrize("navn", UMULIGE)
def test_umulig_historie(navn: str, tmp_path: Path) -> None:
    """Overlapp, hull, ring og sammenslåing med seg selv avvises (fiendtlige tilfeller nr. 82)."""
    fil, god, feil, grunn = UMULIGE[navn]
    assert god in GODE[fil]

    with pytest.raises(UgyldigHistorie, match=grunn):
        LESERE[fil](skriv(tmp_path, fil, GODE[fil].replace(god, feil, 1)))


def test_deling_uten_vekter(tmp_path: Path) -> None:
    """En deling uten vekt for hver del avvises i tabellene vi leverer, med navn på delen."""
    skriv(tmp_path, "delingsvekter.csv", "2020-01-01,1850,1806,1,1,,Anslag,tospann-delingsvekter")
    with pytest.raises(FilAvvist, match=r"1850 ble delt 1\. januar 2020, og vekten for 1875 mangler"):
        register.les_vekter(tmp_path)


def test_navn_er_ikke_en_nokkel(tmp_path: Path) -> None:
    """To kommuner kan hete det samme og ha samisk navn foran: det er nummeret som teller (nr. 81 og 83)."""
    rader = (
        "1515,Herøy,Herøy,,,15,Møre og Romsdal,,2006-01-01,\n1818,Herøy,Herøy,,,18,Nordland,,2006-01-01,\n"
        "5412,Dielddanuorri - Tjeldsund,Tjeldsund,Dielddanuorri,,54,Troms og Finnmark,,2006-01-01,"
    )
    mappe = skriv(tmp_path, "kommuner.csv", rader).parent
    (mappe / "kommuneendringer.csv").write_text(f"{HODER['kommuneendringer.csv']}\n", "utf-8")
    with pytest.raises(FilAvvist, match="fila er tom"):
        register.les_historie(mappe)
    (mappe / "kommuneendringer.csv").write_text(
        f"{HODER['kommuneendringer.csv']}\n2020-01-01,1515,1515,navneendring,\n", "utf-8"
    )
    with pytest.raises(UgyldigHistorie, match="1515"):
        register.les_historie(mappe)


def test_tabellene_vi_leverer() -> None:
    """De nasjonale tabellene lar seg lese, og har det de skal ha."""
    assert len(register.les_folketall()) == 4687 * 7
    assert {r.dato.year for r in register.les_areal()} == {2018, 2020, 2024}
    assert {n.a < n.b for n in register.les_naboer()} == {True}
    assert {s.nummer for s in register.les_sentre() if s.periode.gjelder(date(2026, 1, 1))} == set(
        register.les_historie().paa(date(2026, 1, 1))
    )
    assert {f.slag for f in register.les_forbindelser()} == set(Forbindelsesslag)
    assert {o.slag for o in register.les_opplysninger()} == {Opplysningsslag.SAMISK_OMRAADE}


def test_hver_rad_har_kilde_med_lisens() -> None:
    """Hvert tall har en kilde som sier utgiver og lisens; tallet fra rapporten er et dokument."""
    assert all(r.kilde.utgiver and r.kilde.lisens for r in [*register.les_folketall(), *register.les_areal()])
    (oppgitt,) = register.les_oppgitt()

    assert (oppgitt.omraade, oppgitt.verdi, oppgitt.kilde.id) == ("18", 243_475, "nordland-rapport")


def test_arealet_er_eksakt() -> None:
    """Et areal med desimaler er en brøk, ikke et flyttall."""
    areal = {r.omraade: r.verdi for r in register.les_areal() if r.dato == date(2018, 1, 1)}

    assert areal["0104"] == Fraction(637, 10)
    assert isinstance(areal["0101"], int)


def test_flere_kommuner_i_ett_tall() -> None:
    """Der SSB bare gir summen av flere kommuner, står tallet på dem alle, og ikke på noen av dem."""
    i_2012 = {r.omraade for r in register.les_folketall() if r.dato == date(2012, 1, 1)}
    samlet = {o for o in i_2012 if "+" in o}

    assert samlet == {"0706+0719+0720", "1901+1915"}
    assert not i_2012 & set(re.findall(r"\d{4}", " ".join(samlet)))
