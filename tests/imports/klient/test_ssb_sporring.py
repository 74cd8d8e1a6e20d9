"""What SSB is asked, and in how many pieces."""

from __future__ import annotations

import re
from math import prod
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from tests.imports.klient.svarene import endret, pakket, som_verdi, svar
from tests.imports.klient.test_transport import Register, ok

from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.feil import IkkeKontakt
from tospann.imports.klient.jsonstat import Datasett, les_metadata
from tospann.imports.klient.ssb import FOLKETALL_ALDER, FOLKETALLET, SOSIALHJELPEN
from tospann.imports.klient.ssb_sporring import (
    CELLER_PER_SVAR,
    Utvalg,
    hent_pendling,
    hent_tabell,
    pendlesporringer,
    sporringer,
)
from tospann.imports.klient.transport import Limits

BASE = "https://ssb.test/v2"
META = "ssb_07459_metadata"


def metadata(**sider: list[str]) -> Datasett:
    """Give the description of 07459 with other codes on some sides."""

    def endring(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        for navn, koder in sider.items():
            svaret["dimension"][navn]["category"] = {"index": koder}
            svaret["size"][svaret["id"].index(navn)] = len(koder)

    return les_metadata(endret(META, endring), "beskrivelsen")


def test_alle_kommuner() -> None:
    """Alle kommuner spørres det om fylke for fylke, uten kjønn og alder: dem legger SSB sammen selv."""
    (sporring,) = sporringer(metadata(), FOLKETALLET, Utvalg(2024, 2030))

    assert sporring == {
        "valueCodes[Region]": "03??,18??,19??,21??,99??",
        "valueCodes[Tid]": "2024,2025,2026",
        "valueCodes[ContentsCode]": "Personer1",
    }


def test_noen_kommuner() -> None:
    """Noen kommuner spørres det om ved nummer."""
    (sporring,) = sporringer(metadata(), FOLKETALLET, Utvalg(2026, 2026, ("1804", "0301")))

    assert sporring["valueCodes[Region]"] == "1804,0301"


def test_ettaarig_alder() -> None:
    """Til aldersgruppene spørres det om hvert alderstrinn."""
    (sporring,) = sporringer(metadata(), FOLKETALL_ALDER, Utvalg(2026, 2026, ("1804",)))

    assert sporring["valueCodes[Alder]"] == "*"
    assert "valueCodes[Kjonn]" not in sporring


def test_det_ssb_ikke_kan_utelate() -> None:
    """Kan ikke SSB legge sammen kjønn, spørres det om begge."""
    meta = les_metadata(endret(META, lambda s: s["dimension"]["Kjonn"]["extension"].update(elimination=False)), "b")
    (sporring,) = sporringer(meta, FOLKETALLET, Utvalg(2026, 2026))

    assert sporring["valueCodes[Kjonn]"] == "*"


@pytest.mark.parametrize(
    ("utvalg", "grunn"),
    [
        (Utvalg(1990, 2000), "har ikke tall for 1990–2000; den har 2017–2026"),
        (Utvalg(2026, 2026, ("1804", "4999")), "har ikke kommunenummer 4999"),
    ],
)
def test_det_tabellen_ikke_har(utvalg: Utvalg, grunn: str) -> None:
    """Spør noen om år eller kommuner tabellen ikke har, sies det før noe hentes."""
    with pytest.raises(FilAvvist, match=re.escape(grunn)):
        list(sporringer(metadata(), FOLKETALLET, utvalg))


def test_feil_tabell() -> None:
    """En beskrivelse uten de sidene vi trenger, avvises."""
    with pytest.raises(FilAvvist, match="«KOSsosantkliente0000» er ikke i svaret"):
        list(sporringer(metadata(), SOSIALHJELPEN, Utvalg(2024, 2024)))


@pytest.mark.parametrize("uttrekk", [FOLKETALLET, FOLKETALL_ALDER])
@pytest.mark.parametrize("aar", [1, 15, 41])
def test_ingen_sporring_er_for_stor(uttrekk: Any, aar: int) -> None:  # noqa: ANN401 - an Uttrekk
    """Uansett hvor mange år: hver spørring er under grensen, og til sammen spørres det om hver celle én gang."""
    koder = [f"{fylke:02d}{nr:02d}" for fylke in range(1, 57) for nr in range(1, 18)]
    meta = metadata(Region=["0", *koder], Tid=[str(a) for a in range(2026 - aar + 1, 2027)])
    alle = list(sporringer(meta, uttrekk, Utvalg(1900, 2100)))
    per_kode = 106 if uttrekk.alder else 1
    celler = [
        prod((17 * len(s["valueCodes[Region]"].split(",")), len(s["valueCodes[Tid]"].split(",")), per_kode))
        for s in alle
    ]

    assert max(celler) <= CELLER_PER_SVAR
    assert sum(celler) == len(koder) * aar * per_kode
    assert all(len(s["valueCodes[Region]"]) < 300 for s in alle)


def pendlemeta(antall: int) -> Datasett:
    """Give the description of 03321 with this many municipalities."""
    koder = [f"{18 + nr // 100:02d}{nr % 100:02d}" for nr in range(antall)]
    verdi = som_verdi("ssb_03321_pendling")
    for side in ("ArbstedKomm", "Bokommuen"):
        verdi["dimension"][side]["category"] = {"index": ["0", *koder]}
    return les_metadata(pakket(verdi | {"size": [antall + 1, antall + 1, 1, 2], "value": []}), "beskrivelsen")


def test_pendling_for_noen() -> None:
    """For noen kommuner spørres det begge veier: fra dem til alle, og fra alle til dem."""
    ut, inn = pendlesporringer(pendlemeta(50), Utvalg(2024, 2025, ("1804",)))

    assert (ut["valueCodes[Bokommuen]"], ut["valueCodes[ArbstedKomm]"]) == ("1804", "????")
    assert (inn["valueCodes[Bokommuen]"], inn["valueCodes[ArbstedKomm]"]) == ("????", "1804")
    assert ut["valueCodes[ContentsCode]"] == "Sysselsatte"


def test_pendling_for_alle() -> None:
    """For alle kommuner deles kvadratet i biter etter bosted, hver under grensen."""
    alle = list(pendlesporringer(pendlemeta(850), Utvalg(2024, 2025)))

    assert len(alle) > 1
    assert {s["valueCodes[ArbstedKomm]"] for s in alle} == {"????"}
    assert len({(s["valueCodes[Bokommuen]"], s["valueCodes[Tid]"]) for s in alle}) == len(alle)


def test_hele_samtalen() -> None:
    """Først spørres det etter beskrivelsen, så etter tallene, og svaret huskes med adressen."""
    register = Register([ok(svar(META)), ok(svar("ssb_07459_folketall"))])
    (hentet,) = hent_tabell(
        register.transport(Limits(seconds_between=0)), BASE, FOLKETALLET, Utvalg(2019, 2020, ("1804",))
    )

    assert register.spurt[0].url.path == "/v2/tables/07459/metadata"
    assert parse_qs(urlsplit(hentet.adresse).query)["valueCodes[Region]"] == ["1804"]
    assert parse_qs(urlsplit(hentet.adresse).query)["outputFormat"] == ["json-stat2"]
    assert hentet.innhold == svar("ssb_07459_folketall")


def test_uten_nett_faar_man_adressen_til_tallene() -> None:
    """Uten nett sier meldingen hvilken adresse tallene kan lagres fra på en annen maskin."""
    feil = [httpx.ConnectError("nei")] * 4
    with pytest.raises(IkkeKontakt, match=re.escape("/tables/07459/data?lang=no&outputFormat=json-stat2&valueCodes")):
        list(hent_tabell(Register([*feil]).transport(), BASE, FOLKETALLET, Utvalg(2019, 2020)))
    with pytest.raises(IkkeKontakt, match=re.escape("valueCodes[Bokommuen]=1804&valueCodes[ArbstedKomm]=????")):
        list(hent_pendling(Register([*feil]).transport(), BASE, Utvalg(2019, 2020, ("1804",))))
