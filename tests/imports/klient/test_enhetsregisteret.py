"""Enhetsregisteret: organisation numbers and addresses, and never a person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.imports.klient.svarene import SYNTETISK, endret, grunner, pakket, som_verdi, svar
from tests.imports.klient.test_transport import Register, ok

from tospann.imports.klient.enhetsregisteret import (
    hent_enhet,
    hent_kommunene,
    kontrollsifferet_stemmer,
    les_enheter,
)

BASE = "https://enhet.test/api"


def test_en_kommune() -> None:
    """Fauske kommune har orgnummer, adresse og kommunenummer."""
    (enhet,) = les_enheter(svar("brreg_enhet"), "svaret")

    assert (enhet.orgnr, enhet.navn, enhet.form) == ("972418021", "FAUSKE KOMMUNE", "KOMM")
    assert (enhet.adresse, enhet.kommunenummer, enhet.slettet) == ("Torggata 21, 8200 FAUSKE", "1841", None)


def test_slettet() -> None:
    """Er enheten slettet, står det når."""
    (enhet,) = les_enheter(svar("brreg_slettet"), "svaret")

    assert (enhet.slettet, enhet.adresse) == (date(2017, 10, 20), "")


def test_sok() -> None:
    """Et søk gir enhetene på siden; et søk uten treff gir ingen."""
    assert [e.orgnr for e in les_enheter(svar("brreg_sok"), "svaret")] == ["972418021"]
    assert les_enheter(svar("brreg_tomt"), "svaret") == ()


def test_tomme_adresselinjer() -> None:
    """Tomme linjer i adressen hoppes over."""
    innhold = endret("brreg_enhet", lambda s: s["forretningsadresse"].update(adresse=["Tyvholmen 1", None, "", " "]))

    assert les_enheter(innhold, "svaret")[0].adresse == "Tyvholmen 1, 8200 FAUSKE"


def test_side_for_side() -> None:
    """Har søket flere sider, spørres det om hver av dem, og om kommuner, aldri om roller."""
    side = som_verdi("brreg_sok")
    sider = [pakket(side | {"page": side["page"] | {"totalPages": 3, "number": nr}}) for nr in range(3)]
    register = Register([ok(s) for s in sider])
    alle = list(hent_kommunene(register.transport(), BASE))

    assert len(alle) == 3
    assert [str(r.url) for r in register.spurt][2] == f"{BASE}/enheter?organisasjonsform=KOMM&size=200&page=2"
    assert not any("roller" in str(r.url) for r in register.spurt)


def test_en_enhet() -> None:
    """Én enhet spørres det om ved orgnummeret."""
    register = Register([ok()])
    hent_enhet(register.transport(), BASE, "972418021")

    assert register.spurt[0].url.path == "/api/enheter/972418021"


@pytest.mark.parametrize(
    "sted",
    [
        lambda s: s.update(navn=f"FAUSKE KOMMUNE {SYNTETISK}"),
        lambda s: s["forretningsadresse"].update(adresse=[f"c/o {SYNTETISK[:6]} {SYNTETISK[6:]}"]),
        lambda s: s.update(ukjentFelt={"dypt": ["inne", {SYNTETISK: 1}]}),
        lambda s: s.update(hjemmeside=f"www.fauske.kommune.no/{SYNTETISK}"),
    ],
)
def test_fodselsnummer(sted: Callable[[Any], object]) -> None:
    """Noe som ser ut som et fødselsnummer, hvor som helst i svaret, avviser hele svaret uten å gjenta det."""
    grunn = grunner(les_enheter, endret("brreg_enhet", sted))

    assert "ser ut som et fødselsnummer" in grunn
    assert SYNTETISK[6:] not in grunn


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (lambda s: s.update(organisasjonsnummer="972418022"), "«972418022» har feil kontrollsiffer"),
        (lambda s: s.update(organisasjonsnummer=972418021), "er ikke et organisasjonsnummer (tekst med ni siffer)"),
        (lambda s: s.update(organisasjonsnummer="97241802"), "er ikke et organisasjonsnummer"),
        (lambda s: s.pop("navn"), "enheter.navn: mangler"),
        (lambda s: s["forretningsadresse"].update(kommunenummer="841"), "«841» er ikke et kommunenummer"),
        (lambda s: s["forretningsadresse"].update(adresse="Torggata"), "skal være en liste"),
        (lambda s: s.update(slettedato="2017-13-01"), "«2017-13-01» finnes ikke i kalenderen"),
        (lambda s: s.update(organisasjonsform="KOMM"), "organisasjonsform: skal være en tabell"),
    ],
)
def test_avvist(endring: Callable[[Any], object], grunn: str) -> None:
    """Feil kontrollsiffer, tall som ikke er tekst, en dato som ikke finnes: avvist."""
    assert grunn in grunner(les_enheter, endret("brreg_enhet", endring))


@pytest.mark.parametrize("side", [{"totalPages": -1, "number": 0}, {"totalPages": "1", "number": 0}, {}, None])
def test_rar_side(side: object) -> None:
    """En side som ikke sier hvor mange sider det er, avvises."""
    assert "page" in grunner(les_enheter, pakket(som_verdi("brreg_sok") | {"page": side}))


@pytest.mark.parametrize("verdi", [1, [], "tekst", None, {}, {"_embedded": 1, "page": {"totalPages": 1, "number": 0}}])
def test_noe_annet(verdi: object) -> None:
    """Noe helt annet avvises."""
    assert "kan ikke brukes" in grunner(les_enheter, pakket(verdi))


def test_kontrollsiffer() -> None:
    """Kontrollsifferet oppdager at to siffer er byttet om."""
    assert kontrollsifferet_stemmer("972418021")
    assert not kontrollsifferet_stemmer("974218021")
    # The weighted sum leaves 1, and would need the digit 10: no such number exists.
    assert not any(kontrollsifferet_stemmer(f"00000040{siffer}") for siffer in range(10))
