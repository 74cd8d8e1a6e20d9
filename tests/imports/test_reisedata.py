"""The shipped network of Nordland: the same times as the model's table, the bridge, and the years after."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from tests.imports.reisenettet import nettet

from tospann.config.paths import ROOT
from tospann.core.felles.norsk import desimaltall
from tospann.core.felles.tall import Enhet
from tospann.core.kommune.reiseendring import endringer, endringsdager
from tospann.core.kommune.reisemodell import Reisemetode
from tospann.core.kommune.reisenett import luftlinje_km
from tospann.core.kommune.reisetid import Reisetid, UkjentReisetid, reisetid
from tospann.core.kommune.reisevei import KORT_MINUTTER, KORT_USIKKERHET, USIKKERHET
from tospann.imports import nordland
from tospann.imports.avvisning import FilAvvist
from tospann.imports.reisedata import MAPPE, les_kyst, les_modell, reisegrunnlag, reisemodell

FOER, BRUA, D2020, D2024 = date(2018, 11, 12), date(2018, 12, 9), date(2020, 1, 1), date(2024, 6, 1)
FYLKET = "18"


def svar(fra: str, til: str, dato: date) -> Reisetid:
    """Ask where there is an answer."""
    funnet = reisetid(nettet(dato), fra, til)
    assert isinstance(funnet, Reisetid)
    return funnet


def tabellen() -> dict[tuple[str, str], tuple[int, int, int]]:
    """Give the model's table of 2018 as it was delivered: minutes, kilometres and ferries of 946 pairs."""
    with (nordland.MAPPE / "reisetid_2018.csv").open(encoding="utf-8") as fil:
        rader = list(csv.DictReader(fil))
    return {(r["fra"], r["til"]): (int(r["minutter"]), int(r["km"]), int(r["ferjer"])) for r in rader}


def avvik(dato: date) -> dict[tuple[str, str], tuple[int, int]]:
    """Give the pairs that differ from the table, with how many minutes and kilometres more we have."""
    funnet = {}
    for (fra, til), (minutter, km, ferjer) in tabellen().items():
        s = svar(fra, til, dato)
        mer = round(s.minutter.som_brok()) - minutter, round(s.km.som_brok()) - km
        if mer != (0, 0) or s.ferjer != ferjer:
            funnet[fra, til] = mer
    return funnet


def test_alle_946_par_med_brua() -> None:
    """Med Hålogalandsbrua gir nettet samme minutter, kilometer og ferjer som modellens tabell, for alle 946 par."""
    assert len(tabellen()) == 946
    assert avvik(BRUA) == {}


def test_67_par_uten_brua() -> None:
    """Tabellen regner som om brua sto der: før den åpnet er 67 par et kvarter og 18 km lengre, ellers er alt likt."""
    uten = avvik(FOER)

    assert (len(uten), {m for m, _ in uten.values()}) == (67, {15, 16})
    assert {km for _, km in uten.values()} <= {17, 18, 19}
    assert all("Rombaken" in svar(fra, til, FOER).ruten() for fra, til in uten)


def test_saken_i_indre_salten_er_ikke_beroert() -> None:
    """Mellom de fem kommunene i saken er tidene de samme før og etter brua, og de samme som i tabellen."""
    fem = {"1839", "1840", "1841", "1845", "1849"}

    assert [par for par in avvik(FOER) if set(par) <= fem] == []


@pytest.mark.parametrize("par", [("1841", "1845"), ("1839", "1841"), ("1849", "1841"), ("1840", "1839")])
def test_saken_har_samme_tider_som_siden(par: tuple[str, str]) -> None:
    """Tidene i saken er sidens tider i hele minutter og kilometer, med like mange ferjer og det samme spennet."""
    vei, tid = nordland.reiseveier()[par], svar(*par, FOER)

    assert (vei.minutter.verdi, vei.km.verdi) == (round(tid.minutter.som_brok()), round(tid.km.som_brok()))
    assert vei.ferjer == tid.ferjer
    assert all(abs(a - b.som_brok()) <= 1 for a, b in zip(vei.spenn(), tid.spenn(), strict=True))


def test_saken_har_samme_spenn_som_modellen() -> None:
    """Spennet i saken og spennet i modellen er de samme to reglene."""
    nett = {s.fra_min: s.bredde.som_brok() / 100 for s in reisemodell().spenn if s.metode is Reisemetode.NETT}

    assert nett == {0: KORT_USIKKERHET, KORT_MINUTTER: USIKKERHET}


@pytest.mark.parametrize(("fra", "til", "navn"), [("1805", "1853", "E10/E6"), ("1805", "1919", "E6")])
def test_haalogalandsbrua(fra: str, til: str, navn: str) -> None:
    """Brua gjør veien nordover fra Narvik 18 km og et kvarter kortere fra 9. desember 2018, med kilde og merknad."""
    (endring,) = endringer(nettet(FOER), svar(fra, til, FOER), nettet)
    foer, etter = endring.forbindelser

    assert (endring.dato, round(endring.forskjell().som_brok())) == (BRUA, -15)
    assert svar(fra, til, FOER).km.som_brok() - svar(fra, til, BRUA).km.som_brok() == 18
    assert (foer.navn, etter.navn) == (f"{navn} rundt Rombaken", f"{navn} over Hålogalandsbrua")
    assert "høsten 2018" in etter.merknad
    assert etter.kilde.id == "halogalandsbrua"


def test_avstandene_i_rapporten() -> None:
    """Andenes–Bindal er 818 km (rapporten: ca. 800), Moskenes–Svolvær 117 km (rapporten: ca. 14 mil)."""
    assert [round(svar(*par, FOER).km.som_brok()) for par in (("1871", "1811"), ("1874", "1865"))] == [818, 117]


def test_brua_er_den_eneste_endringen() -> None:
    """Nettet endrer seg én dag; rundt den dagen er bare reiser over Rombaken berørt."""
    assert endringsdager(reisegrunnlag().forbindelser) == (BRUA,)
    assert endringer(nettet(FOER), svar("1841", "1804", FOER), nettet) == ()


@pytest.mark.parametrize(
    ("foer", "etter"),
    [
        (("1805", "1853"), ("1806", "1853")),
        (("1849", "1841"), ("1875", "1841")),
        (("1811", "5051"), ("1811", "5060")),
        (("1812", "5052"), ("1812", "5052")),
        (("1853", "1913"), ("1853", "5412")),
        (("1851", "1903"), ("1851", "5402")),
        (("1805", "1919"), ("1806", "5414")),
        (("1851", "1911"), ("1851", "5411")),
    ],
)
def test_nye_numre_samme_sted(foer: tuple[str, str], etter: tuple[str, str]) -> None:
    """Narvik, Hamarøy, Nærøysund, Leka, Tjeldsund og naboene i Troms har samme reisetid etter 2020."""
    a, b = svar(*foer, date(2019, 12, 31)), svar(*etter, D2020)

    assert (a.minutter.verdi, a.km.verdi, a.ferjer) == (b.minutter.verdi, b.km.verdi, b.ferjer)


@pytest.mark.parametrize("dato", [FOER, D2020, D2024])
def test_hele_fylket_har_svar(dato: date) -> None:
    """Alle par av kommuner i Nordland har en reisetid, like lang begge veier, på hver av datoene."""
    numre = [n for n, sted in nettet(dato).steder.items() if sted.versjon.fylkesnummer == FYLKET]
    tider = {par: svar(*par, dato).minutter.verdi for par in permutations(numre, 2)}

    assert len(numre) == (44 if dato == FOER else 41)
    assert [par for par, tid in tider.items() if tid != tider[par[::-1]]] == []


def test_gamle_sentre_ligger_igjen_paa_veien() -> None:
    """Etter 2020 går veien fra Narvik til Hamarøy fortsatt om Ballangen, som ikke lenger er en egen kommune."""
    assert svar("1806", "1875", D2024).ruten() == "E6 til tidligere Ballangen, ferje Bognes–Skarberget til Hamarøy"


def test_ruten_som_paa_telefonen() -> None:
    """Fra Bodø til Tysfjord går en Rv80 til Fauske, E6 til Hamarøy og ferja Drag–Kjøpsvik."""
    assert svar("1804", "1850", FOER).ruten() == "Rv80 til Fauske, E6 til Hamarøy, ferje Drag–Kjøpsvik til Tysfjord"


@pytest.mark.parametrize(
    ("fra", "til", "dato", "grunn"),
    [
        ("1804", "0301", D2024, "Bodø og Oslo ligger ved sjøen"),
        ("5503", "5512", D2024, "Harstad og Tjeldsund ligger ved sjøen"),
        ("0301", "3201", D2024, "Oslo og Bærum ligger ved sjøen"),
        ("3403", "3401", D2024, "Luftlinja er 84 km"),
        ("1805", "1853", date(2017, 12, 31), "registrert fra 1. januar 2018"),
    ],
)
def test_ukjent(fra: str, til: str, dato: date, grunn: str) -> None:
    """Utenfor Nordland og ved sjøen, for langt inne i landet, og før 2018 er svaret «ukjent», med grunn."""
    funnet = reisetid(nettet(dato), fra, til)

    assert isinstance(funnet, UkjentReisetid)
    assert grunn in funnet.grunn


def test_innlandet() -> None:
    """Mellom to kommuner i innlandet brukes regelen for luftlinje, med ti minutter til hver side."""
    tid = svar("3403", "3411", D2024)
    lav, hoy = tid.spenn()

    assert tid.metode is Reisemetode.LUFTLINJE
    assert tid.minutter.som_brok() == Fraction("10.3") + Fraction("0.95") * tid.km.som_brok()
    assert hoy.som_brok() - lav.som_brok() == 20


def test_luftlinja_i_tabellen_er_luftlinja() -> None:
    """Luftlinja som står på hver forbindelse, er den som regnes av sentrene."""
    grunnlag = reisegrunnlag()
    ulike = [
        f.navn
        for f in grunnlag.forbindelser
        if (a := grunnlag.senter(f.a, f.periode.fra)) and (b := grunnlag.senter(f.b, f.periode.fra))
        if abs(luftlinje_km(a, b) - f.luftlinje_km) > Fraction(1, 100)
    ]

    assert ulike == []


def test_kysten() -> None:
    """273 av 422 kommuner lå ved sjøen i 2018; Saltdal, Fauske og Oslo gjør det, Hamar, Kongsvinger og Grane ikke."""
    ved_sjoen = {n for n, sted in nettet(FOER).steder.items() if sted.ved_sjoen}

    assert len(ved_sjoen) == 273
    assert {"1840", "1841", "0301"} <= ved_sjoen
    assert {"0403", "0402", "1825"} & ved_sjoen == set()


def test_metodesiden_har_modellens_tall() -> None:
    """Siden om metoden har de samme parametrene, spennene og tallene som koden."""
    side = " ".join((ROOT / "docs" / "metode" / "reisetid.md").read_text("utf-8").split())
    modell = reisemodell()
    parametre = (modell.omvei, modell.fart, modell.ferjevei, modell.grunntid, modell.per_km, modell.lengst)
    spenn = [f"| {s.bredde.verdi} {'%' if s.bredde.enhet is Enhet.PROSENT else 'min'} |" for s in modell.spenn]

    assert [t.id for t in parametre if desimaltall(t.som_brok(), 2).strip() not in side] == []
    assert [s for s in spenn if s not in side] == []
    assert all(tekst in side for tekst in (f"**{len(avvik(FOER))} par**", "alle 946 par", "273 av 422"))


MODELL = (MAPPE / "modell.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("fra", "til", "grunn"),
    [
        ('id = "omvei"', 'id = "annet"', "omvei: mangler"),
        ('verdi = "70"', 'verdi = "0"', "Farten må være over 0"),
        ('verdi = "70"', 'verdi = "fort"', "verdi: «fort» er ikke et tall"),
        ('enhet = "PROSENT"', 'enhet = "PROMILLE"', "enhet: «PROMILLE»"),
        ('kilde = "luftlinjeregel"', 'kilde = "rykte"', "kilde: «rykte»"),
        ('metode = "LUFTLINJE"', 'metode = "NETT"', "mangler et spenn fra 0 minutter for regelen for luftlinje"),
        ('metode = "LUFTLINJE"', 'metode = "FLY"', "metode: «FLY»"),
        ('fylke = "18"', 'fylke = "Nordland"', "fylke: «Nordland» er ikke et fylkesnummer"),
    ],
)
def test_modellfil_med_feil(tmp_path: Path, fra: str, til: str, grunn: str) -> None:
    """Mangler et parameter eller et spenn, eller er et valg ukjent, avvises modellen med grunn."""
    fil = tmp_path / "modell.toml"
    fil.write_text(MODELL.replace(fra, til), "utf-8")

    with pytest.raises(FilAvvist, match=grunn):
        les_modell(fil)


@pytest.mark.parametrize(("rad", "grunn"), [("839,5.0", "nummer: «839»"), ("1839,mye", "kyst_km: «mye»")])
def test_kystfil_med_feil(tmp_path: Path, rad: str, grunn: str) -> None:
    """Et nummer eller en lengde som ikke kan leses, avvises."""
    fil = tmp_path / "kyst.csv"
    fil.write_text(f"nummer,kyst_km\n{rad}\n", "utf-8")

    with pytest.raises(FilAvvist, match=grunn):
        les_kyst(fil)
