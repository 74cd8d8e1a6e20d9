"""Kartverket's kommuneinfo: names in each language, county, point and box."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from tests.imports.klient.svarene import endret, grunner, pakket, som_verdi, svar
from tests.imports.klient.test_transport import Register, ok

from tospann.imports.klient.kommuneinfo import Punkt, hent_alle, hent_kommune, les_kommuner


def test_samisk_og_norsk_navn() -> None:
    """Hábmer er det samiske navnet på Hamarøy, og står først fordi kommunen har valgt det."""
    (sted,) = les_kommuner(svar("kommuneinfo_kommune"), "svaret")

    assert (sted.nummer, sted.navn, sted.norsk_navn, sted.samisk_navn) == ("1875", "Hábmer", "Hamarøy", "Hábmer")
    assert (sted.kvensk_navn, sted.andre_navn) == ("", ())
    assert (sted.fylkesnummer, sted.fylke, sted.samisk_omraade) == ("18", "Nordland", True)


def test_punkt_og_boks() -> None:
    """Punktet ligger i boksen, og boksen er sørvest og nordøst."""
    (sted,) = les_kommuner(svar("kommuneinfo_kommune"), "svaret")
    sorvest, nordost = sted.boks

    assert sted.punkt == Punkt(Decimal("16.242"), Decimal("67.9221"))
    assert sorvest.lengde < sted.punkt.lengde < nordost.lengde
    assert sorvest.bredde < sted.punkt.bredde < nordost.bredde


def test_ett_fylke_og_alle() -> None:
    """En kommune, et fylke med kommunene og en liste av fylker leses likt."""
    fylke = som_verdi("kommuneinfo_fylke")

    assert [s.nummer for s in les_kommuner(pakket(fylke), "svaret")] == ["1804", "1806"]
    assert les_kommuner(pakket([fylke]), "svaret") == les_kommuner(pakket(fylke), "svaret")


def test_kvensk_og_ukjent_sprak() -> None:
    """Kvenske navn er for seg; et språk vi ikke kjenner, beholdes med språket og gjettes ikke."""

    def navn(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        svaret["gyldigeNavn"] = [
            {"navn": "Porsanki", "prioritet": 1, "sprak": "Kven"},
            {"navn": "Noe", "prioritet": 2, "sprak": "Pite Sami"},
        ]

    (sted,) = les_kommuner(endret("kommuneinfo_kommune", navn), "svaret")

    assert (sted.samisk_navn, sted.kvensk_navn, sted.andre_navn) == ("", "Porsanki", ("Noe (Pite Sami)",))


def test_hva_vi_spor_om() -> None:
    """Alle kommuner er ett spørsmål, én kommune et annet."""
    register = Register([ok(), ok()])
    transport = register.transport()
    hent_alle(transport, "https://kart.test/v1")
    hent_kommune(transport, "https://kart.test/v1", "1804")

    assert [r.url.path for r in register.spurt] == ["/v1/fylkerkommuner", "/v1/kommuner/1804"]


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (lambda s: s.update(kommunenummer="301"), "kommuner.kommunenummer: «301» er ikke et kommunenummer"),
        (lambda s: s.update(kommunenummer=1875), "«1875» er ikke et kommunenummer (tekst"),
        (lambda s: s.update(fylkesnummer="3"), "fylkesnummer: «3» kan ikke brukes her"),
        (lambda s: s.update(samiskForvaltningsomrade="ja"), "skal være ja eller nei (true/false), men er «ja»"),
        (
            lambda s: s["punktIOmrade"].update(coordinates=[67.9, 16.2]),
            "ligger utenfor Norge (er lengde og bredde byttet",
        ),
        (lambda s: s["punktIOmrade"].update(coordinates=[16.2, 7.9]), "ligger utenfor Norge"),
        (lambda s: s["punktIOmrade"].update(coordinates=[16.2]), "punktIOmrade.coordinates"),
        (lambda s: s["punktIOmrade"].update(coordinates=["16.2", "67.9"]), "punktIOmrade.coordinates"),
        (lambda s: s["punktIOmrade"]["crs"]["properties"].update(name="EPSG:25833"), "er i EPSG:25833, EPSG:4258, men"),
        (lambda s: s["avgrensningsboks"]["coordinates"][0].pop(), "boksen har ikke fem hjørner"),
        (lambda s: s["avgrensningsboks"]["coordinates"][0][0].append(1), "boksen har ikke fem hjørner med to tall"),
        (lambda s: s.pop("gyldigeNavn"), "gyldigeNavn: mangler"),
        (lambda s: s.update(kommunenavn="x" * 500), "kommunenavn"),
    ],
)
def test_avvist(endring: Callable[[Any], object], grunn: str) -> None:
    """Et nummer uten nullen foran, et sted utenfor Norge, et annet koordinatsystem: avvist."""
    assert grunn in grunner(les_kommuner, endret("kommuneinfo_kommune", endring))


def test_samme_kommune_to_ganger() -> None:
    """Står en kommune to ganger, avvises svaret."""
    innhold = endret("kommuneinfo_fylke", lambda s: s["kommuner"].append(s["kommuner"][0]))

    assert "«1804» står flere ganger" in grunner(les_kommuner, innhold)


@pytest.mark.parametrize("verdi", [[], {"kommuner": []}])
def test_tomt(verdi: object) -> None:
    """Et svar uten kommuner er ikke et svar."""
    assert "kommuner: er tom" in grunner(les_kommuner, pakket(verdi))


@pytest.mark.parametrize("verdi", [1, "tekst", None, {}, [[]], [1], {"kommuner": 1}])
def test_noe_annet(verdi: object) -> None:
    """Noe helt annet avvises."""
    assert "kan ikke brukes" in grunner(les_kommuner, pakket(verdi))
