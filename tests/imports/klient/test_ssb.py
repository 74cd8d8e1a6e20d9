"""From SSB's tables to figures: which series, which municipality, which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.imports.klient.svarene import endret, grunner, pakket, som_verdi, svar

from tospann.core.felles.kilde import Kildeslag
from tospann.core.kommune.statistikk import ALDER, FOLKETALL, FRAMSKRIVING, SOSIALHJELP, Merke
from tospann.imports.klient.ssb import (
    FOLKETALL_ALDER,
    FOLKETALLET,
    FRAMSKRIVINGEN,
    SOSIALHJELPEN,
    Lest,
    Uttrekk,
    les_statistikk,
    summen,
)

ALDERSTRINN = [*(f"{a:03d}" for a in range(105)), "105+"]


def les(innhold: bytes, uttrekk: Uttrekk = FOLKETALLET) -> Lest:
    """Read an answer."""
    return les_statistikk(innhold, "svaret", uttrekk)


def avvist(innhold: bytes, uttrekk: Uttrekk = FOLKETALLET) -> str:
    """Give why an answer is refused."""
    return grunner(lambda b, navn: les_statistikk(b, navn, uttrekk), innhold)


def med_sider(**sider: list[str]) -> dict[str, Any]:
    """Give an answer of 07459 with more sides; every figure is 1."""
    verdi: dict[str, Any] = som_verdi("ssb_07459_folketall")
    verdi["dimension"] |= {navn: {"category": {"index": koder}} for navn, koder in sider.items()}
    verdi["id"] += list(sider)
    verdi["size"] += [len(koder) for koder in sider.values()]
    antall = 10
    for koder in sider.values():
        antall *= len(koder)
    return verdi | {"value": [1] * antall, "status": None}


def test_folketall() -> None:
    """Folketallet er dagens, per 1. januar, ett tall for hver kommune og hvert år."""
    rader = {(r.omraade, r.dato): r.verdi for r in les(svar("ssb_07459_folketall")).rader}

    assert rader["1804", date(2020, 1, 1)] == 52357
    assert rader["1850", date(2020, 1, 1)] is Merke.IKKE_MULIG
    assert {r.serie for r in les(svar("ssb_07459_folketall")).rader} == {FOLKETALL}


def test_fylker_er_ikke_kommuner() -> None:
    """Tall for fylker og landet hører ikke til her; de legges til side og navngis."""
    lest = les(svar("ssb_07459_folketall"))

    assert lest.andre == {"18"}
    assert {r.omraade for r in lest.rader} == {"1804", "1841", "1850", "2111"}


def test_kilden() -> None:
    """Kilden sier tabell, utgave, utgiver og lisens; hver utgave av tabellen er en kilde for seg."""
    kilde = les(svar("ssb_07459_folketall")).kilde

    assert kilde.id == "ssb-07459-2026-02-25"
    assert kilde.slag is Kildeslag.STATISTIKK
    assert (kilde.dato, kilde.lisens) == (date(2026, 2, 25), "CC BY 4.0")
    assert kilde.sted == "tabell 07459, oppdatert 2026-02-25"


def test_mottakere_av_sosialhjelp() -> None:
    """Sosialhjelp gjelder hele året og dateres 31. desember; et skjult tall forblir skjult."""
    lest = les(svar("ssb_13995_sosialhjelp"), SOSIALHJELPEN)
    rader = {(r.omraade, r.dato): r.verdi for r in lest.rader}

    assert rader == {
        ("1804", date(2024, 12, 31)): 1312,
        ("1804", date(2025, 12, 31)): 1290,
        ("1839", date(2024, 12, 31)): Merke.SKJULT,
        ("1839", date(2025, 12, 31)): Merke.SKJULT,
    }
    assert lest.andre == {"EAK"}
    assert {r.serie for r in lest.rader} == {SOSIALHJELP}


def test_framskrivingens_alternativer() -> None:
    """Alternativene kjennes på bokstavene i navnet, siden kodene bare er nummerert."""
    rader = {(r.serie.id, r.omraade): r.verdi for r in les(svar("ssb_14288_framskriving"), FRAMSKRIVINGEN).rader}

    assert rader["framskriving.MMMM", "1841"] == 9100
    assert rader["framskriving.HHMH", "1841"] == 10050
    assert rader["framskriving.LLML", "1841"] == 8300
    assert len({s.id for s in FRAMSKRIVING}) == 3


def test_sum_over_kjonn() -> None:
    """Må kjønn være med, legges kvinner og menn sammen."""
    rader = les(pakket(med_sider(Kjonn=["2", "1"]))).rader

    assert {r.verdi for r in rader} == {2}


def test_aldersgrupper() -> None:
    """Med ettårig alder blir det seks grupper og en sum, og gruppene er til sammen summen."""
    rader = [r for r in les(pakket(med_sider(Alder=ALDERSTRINN)), FOLKETALL_ALDER).rader if r.omraade == "1804"]
    ett_aar = {r.serie: r.verdi for r in rader if r.dato.year == 2020}

    assert ett_aar == dict(zip([FOLKETALL, *ALDER], [106, 18, 12, 20, 17, 13, 26], strict=True))


def test_en_skjult_alder_skjuler_gruppa() -> None:
    """Er ett alderstrinn skjult, er gruppa og summen skjult; de andre gruppene er hele."""
    verdi = med_sider(Alder=ALDERSTRINN)
    # The cells of Bodø in 2019 come after the county's two years.
    verdi["value"][2 * 106] = None
    verdi["status"] = {str(2 * 106): ":"}
    rader = {(r.serie, r.omraade, r.dato.year): r.verdi for r in les(pakket(verdi), FOLKETALL_ALDER).rader}

    assert rader[ALDER[0], "1804", 2019] is Merke.SKJULT
    assert rader[FOLKETALL, "1804", 2019] is Merke.SKJULT
    assert rader[ALDER[1], "1804", 2019] == 12


@pytest.mark.parametrize(
    ("sider", "grunn"),
    [
        ({"Kjonn": ["1"]}, "Kjonn: skal ha kodene 1, 2 og ingen andre"),
        ({"Kjonn": ["0", "1", "2"]}, "Kjonn: skal ha kodene 1, 2 og ingen andre"),
        ({"Alder": ["000", "001"]}, "Alder: skal ha hvert alderstrinn fra 000 til 105+, én gang"),
        ({"Alder": [*ALDERSTRINN, "999"]}, "Alder: skal ha hvert alderstrinn"),
        ({"Landbakgrunn": ["a", "b"]}, "Landbakgrunn: er en inndeling vi ikke kjenner"),
    ],
)
def test_halve_summer(sider: dict[str, list[str]], grunn: str) -> None:
    """En side som skal summeres bort, må være hel; en side vi ikke kjenner, summeres aldri."""
    assert grunn in avvist(pakket(med_sider(**sider)))


def _nummer(kode: str) -> Callable[[Any], None]:
    def endring(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        svaret["dimension"]["Region"]["category"]["index"] = ["18", kode, "1841", "1850", "2111"]

    return endring


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (_nummer("301"), "Region: «301» er ikke et kommunenummer; det har trolig mistet nullen foran"),
        (lambda s: s["extension"]["px"].update(tableid="14700"), "tabell: er tabell 14700, men skulle vært 07459"),
        (lambda s: s["dimension"]["Tid"]["category"].update(index=["2019", "2020K4"]), "Tid: «2020K4» er ikke et år"),
        (lambda s: s["dimension"]["Tid"]["category"].update(index=["2019", "٢٠٢٠"]), "er ikke et år"),
        (
            lambda s: s["dimension"]["ContentsCode"]["category"].update(index=["Andel"]),
            "ContentsCode: «Personer1» er ikke i svaret",
        ),
        (
            lambda s: s["dimension"]["ContentsCode"]["category"]["unit"]["Personer1"].update(base="prosent"),
            "er i «prosent», men skulle vært et antall",
        ),
        (lambda s: s["value"].__setitem__(2, 27.1), "1804 2019: 27.1 er ikke et helt, ikke negativt antall"),
        (lambda s: s["value"].__setitem__(2, -1), "1804 2019: -1 er ikke et helt, ikke negativt antall"),
        (lambda s: s["id"].__setitem__(0, "Omraade"), "dimension.Omraade: mangler"),
    ],
)
def test_avvist(endring: Callable[[Any], object], grunn: str) -> None:
    """Feil tabell, feil enhet, et nummer uten nullen foran, en tid som ikke er et år: hele svaret avvises."""
    assert grunn in avvist(endret("ssb_07459_folketall", endring))


def test_framskriving_uten_kjente_alternativer() -> None:
    """Finner vi ikke igjen alternativene, gjettes det ikke på hvilket som er hvilket."""

    def like(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        svaret["dimension"]["ContentsCode"]["category"]["label"] = {
            "Personer": "Hovedalternativet (MMMM)",
            "Personer1": "Også hovedalternativet (MMMM)",
            "Personer2": "Lav",
        }

    for endring in (lambda s: s["dimension"]["ContentsCode"]["category"].update(label={}), like):
        assert "ingen av variantene heter MMMM, HHMH, LLML" in avvist(
            endret("ssb_14288_framskriving", endring), FRAMSKRIVINGEN
        )


@pytest.mark.parametrize(
    ("ledd", "ventet"),
    [
        ([1, 2], 3),
        ([0, 0], 0),
        ([1, Merke.IKKE_MULIG], 1),
        ([Merke.IKKE_MULIG], Merke.IKKE_MULIG),
        ([1, Merke.MANGLER], Merke.MANGLER),
        ([Merke.MANGLER, Merke.SKJULT, 4], Merke.SKJULT),
    ],
)
def test_summen(ledd: list[int | Merke], ventet: int | Merke) -> None:
    """Det som ikke kan forekomme, legger ikke til noe; det som er skjult eller mangler, gjør summen ukjent."""
    assert summen(ledd) == ventet
