"""The real history, 2006 to 2026: what is known about it, and that nobody is lost on the way."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest

from tospann.core.felles.svar import Utfall
from tospann.core.kommune.deling import krev_hele_vekter, krev_vekter_for_delinger
from tospann.core.kommune.folg import folg, opphav
from tospann.core.kommune.statistikk import ALDER, FOLKETALL
from tospann.imports.register import les_folketall, les_historie, les_vekter

HISTORIE, VEKTER = les_historie(), les_vekter()
I_DAG, START = date(2026, 1, 1), date(2006, 1, 1)
DAGER = HISTORIE.endringsdager()
ANTALL = {2006: 431, 2008: 430, 2012: 429, 2013: 428, 2017: 426, 2018: 422, 2019: 422, 2020: 356, 2024: 357, 2026: 357}
FOLK = {2012: 4_985_870, 2016: 5_213_985, 2018: 5_295_619, 2020: 5_367_580, 2024: 5_550_203}


def folketall(aar: int) -> dict[str, int]:
    """Give the population of a 1 January, by municipality or by several joined."""
    rader = [r for r in les_folketall() if r.serie is FOLKETALL and r.dato == date(aar, 1, 1)]
    return {r.omraade: r.verdi for r in rader if isinstance(r.verdi, int)}


@pytest.mark.parametrize("aar", ANTALL)
def test_antall_kommuner(aar: int) -> None:
    """Så mange kommuner hadde Norge."""
    assert ANTALL[aar] == len(HISTORIE.paa(date(aar, 1, 1)))


@pytest.mark.parametrize(("aar", "antall"), [(2012, 44), (2018, 44), (2019, 44), (2020, 41), (2024, 41)])
def test_nordland(aar: int, antall: int) -> None:
    """Nordland hadde 44 kommuner til og med 2019 og 41 fra 2020."""
    assert antall == sum(v.fylkesnummer == "18" for v in HISTORIE.paa(date(aar, 1, 1)).values())


@pytest.mark.parametrize("aar", FOLK)
def test_folketallet_er_hele_norge(aar: int) -> None:
    """Kommunene er til sammen det SSB sier at Norge er, og aldersgruppene er til sammen kommunen."""
    rader = [r for r in les_folketall() if r.dato == date(aar, 1, 1) and isinstance(r.verdi, int)]
    per_alder: dict[str, int] = defaultdict(int)
    for rad in rader:
        per_alder[rad.omraade] += rad.verdi if rad.serie in ALDER and isinstance(rad.verdi, int) else 0

    assert FOLK[aar] == sum(folketall(aar).values())
    assert folketall(aar) == dict(per_alder)


@pytest.mark.parametrize("dag", DAGER)
def test_hver_endring_tar_vare_paa_alle(dag: date) -> None:
    """Over hver endringsdag går hvert tall opp, for hver kommune og for hele landet, uansett hvilke tall det er."""
    trekk, foer = Random(dag.toordinal()), dag - timedelta(1)
    folk = {n: trekk.randint(0, 10**6) for n in sorted(HISTORIE.paa(foer))}
    etter: dict[str, Fraction] = defaultdict(Fraction)
    for nummer, antall in folk.items():
        delene = folg(HISTORIE, nummer, foer, dag, VEKTER).fordel(antall)
        assert sum(delene.values()) == antall
        for til, del_ in delene.items():
            etter[til] += del_

    assert sum(folk.values()) == sum(etter.values())
    assert set(etter) == set(HISTORIE.paa(dag))


@pytest.mark.parametrize("fra", [START, *DAGER])
def test_alle_kan_folges_til_i_dag(fra: date) -> None:
    """Fra hver dag kan hver kommune følges til 2026: delene er hele, og dagens kommuner er det de består av."""
    fram: dict[tuple[str, str], Fraction] = {}
    for nummer in HISTORIE.paa(fra):
        svar = folg(HISTORIE, nummer, fra, I_DAG, VEKTER)
        assert sum(andel for _, andel in svar.deler) == 1, nummer
        fram |= {(nummer, til): andel for til, andel in svar.deler}
    tilbake = {
        (fra_nr, nummer): andel
        for nummer in HISTORIE.paa(I_DAG)
        for fra_nr, andel in opphav(HISTORIE, nummer, I_DAG, fra, VEKTER).deler
    }

    assert fram == tilbake
    assert {til for _, til in fram} == set(HISTORIE.paa(I_DAG))


@pytest.mark.parametrize("aar", [2018, 2020, 2024])
def test_virkelig_folketall_fort_fram(aar: int) -> None:
    """Folketallet et år, fordelt på dagens kommuner, er like mange mennesker."""
    fra, folk = date(aar, 1, 1), folketall(aar)
    fordelt = [folg(HISTORIE, nummer, fra, I_DAG, VEKTER).fordel(antall) for nummer, antall in folk.items()]

    assert FOLK[aar] == sum(sum(d.values()) for d in fordelt)


DELTE = {"1850", "5012", "1507"}


def test_bare_tre_kommuner_er_delt() -> None:
    """Tysfjord, Snillfjord og Ålesund er de eneste som er delt siden 2006; alle andre kan følges hele."""
    delt = {
        nummer
        for fra in (START, *DAGER)
        for nummer in HISTORIE.paa(fra)
        if folg(HISTORIE, nummer, fra, I_DAG).sammenlignbar.utfall is not Utfall.OPPFYLT
    }
    med_vekter = {
        nummer
        for fra in (START, *DAGER)
        for nummer in HISTORIE.paa(fra)
        if folg(HISTORIE, nummer, fra, I_DAG, VEKTER).sammenlignbar.utfall is not Utfall.OPPFYLT
    }

    # Snillfjord was 1613 until 2018. Without the facts about Haram its five parts cannot be told apart either.
    assert delt == DELTE | {"1613", "1504", "1523", "1529", "1534", "1546"}
    assert med_vekter == DELTE | {"1613"}


def test_vektene_er_hele_og_horer_til_en_deling() -> None:
    """De vi leverer, går opp, og hver deling har sine."""
    krev_hele_vekter(VEKTER)
    krev_vekter_for_delinger(HISTORIE, VEKTER)
    assert {v.fra for v in VEKTER} == DELTE


def test_tysfjord() -> None:
    """Tysfjord fulgt fra 2013 til 2024 er delt mellom Narvik og Hamarøy, og svaret sier at delene er et anslag."""
    svar = folg(HISTORIE, "1850", date(2013, 1, 1), date(2024, 1, 1), VEKTER)

    assert svar.deler == (("1806", Fraction(745, 1764)), ("1875", Fraction(1019, 1764)))
    assert svar.sammenlignbar.begrunnelse == "Ikke sammenlignbart uten anslag: 1850 Tysfjord ble delt 1. januar 2020."
    assert [v.grunnlag[:7] for v in svar.steg[0].vekter] == ["Anslag:", "Anslag:"]


def test_haram_er_haram() -> None:
    """Haram var i Ålesund fra 2020 til 2023 og er den samme kommunen før og etter: ingen vekt trengs."""
    assert folg(HISTORIE, "1534", date(2012, 1, 1), I_DAG, VEKTER).deler == (("1580", Fraction(1)),)
    assert opphav(HISTORIE, "1580", I_DAG, date(2019, 1, 1), VEKTER).deler == (("1534", Fraction(1)),)
    assert dict(opphav(HISTORIE, "1508", I_DAG, date(2019, 1, 1), VEKTER).deler) == dict.fromkeys(
        ("1504", "1523", "1529", "1546"), Fraction(1)
    )


def test_tjeldsund_bytter_fylke() -> None:
    """Tjeldsund gikk fra Nordland til Troms og Finnmark i 2020, sammen med Skånland, og er i Troms fra 2024."""
    fylker = [
        HISTORIE.paa(date(aar, 1, 1))[nr].kommune.fylke for aar, nr in ((2019, "1852"), (2020, "5412"), (2024, "5512"))
    ]

    assert fylker == ["Nordland", "Troms og Finnmark", "Troms"]
    assert {n for n, _ in opphav(HISTORIE, "5512", I_DAG, date(2019, 1, 1), VEKTER).deler} == {"1852", "1913"}


@pytest.mark.parametrize(
    ("nummer", "dager"),
    [
        ("0219", {2018: True, 2019: True, 2020: False, 2024: False}),
        ("3024", {2019: False, 2020: True, 2023: True, 2024: False}),
        ("3201", {2023: False, 2024: True}),
        ("1507", {2019: False, 2023: True, 2024: False}),
        ("1850", {2019: True, 2020: False}),
    ],
)
def test_nummer_gjelder_paa_dato(nummer: str, dager: dict[int, bool]) -> None:
    """Et nummer gjelder på en dato, ikke ellers (fiendtlige tilfeller nr. 80)."""
    assert dager == {aar: HISTORIE.versjon(nummer, date(aar, 1, 1)) is not None for aar in dager}
