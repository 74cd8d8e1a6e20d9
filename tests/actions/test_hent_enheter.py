"""Organisation numbers: compared and told, never overwritten."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.hentede import hentet

from tospann.actions.hent_enheter import orgnumre, sammenlign_enheter
from tospann.imports.avvisning import FilAvvist
from tospann.store.kommune import historie
from tospann.store.models import Registerlast

DAG = date(2027, 1, 1)
FAUSKE = "972418021"

pytestmark = pytest.mark.usefixtures("register")


def enhet(orgnr: str = FAUSKE, nummer: str = "1841", **endret: object) -> dict[str, object]:
    """Give a unit."""
    adresse = {"adresse": ["Torggata 21"], "postnummer": "8200", "poststed": "FAUSKE", "kommunenummer": nummer}
    form = {"kode": "KOMM"}
    rad = {
        "organisasjonsnummer": orgnr,
        "navn": "FAUSKE KOMMUNE",
        "organisasjonsform": form,
        "forretningsadresse": adresse,
    }
    return rad | endret


def funn(*enheter: dict[str, object]) -> tuple[str, ...]:
    """Compare units."""
    return sammenlign_enheter([hentet(e, f"enhet-{nr}") for nr, e in enumerate(enheter)], DAG)[0].funn


def test_samme_nummer() -> None:
    """Er orgnummeret det samme i begge registre, er det ingenting å si, og enheten gis tilbake med adressen."""
    resultat, enheter = sammenlign_enheter([hentet(enhet())], DAG)

    assert resultat.funn == ()
    assert enheter[0].adresse == "Torggata 21, 8200 FAUSKE"


@pytest.mark.parametrize(
    ("ett", "setning"),
    [
        (
            enhet(slettedato="2026-05-01"),
            "972418021 FAUSKE KOMMUNE er slettet i Enhetsregisteret 1. mai 2026.",
        ),
        (
            enhet(organisasjonsform={"kode": "AS"}),
            "972418021 FAUSKE KOMMUNE er ikke en kommune, men har organisasjonsform AS.",
        ),
        (
            enhet(nummer="1804"),
            "972418021 FAUSKE KOMMUNE: kommunenummer 1804 i Enhetsregisteret, 1841 i registeret.",
        ),
        (
            enhet("999999999"),
            "1841 Fauske - Fuossko: orgnr 999999999 i Enhetsregisteret, 972418021 i registeret.",
        ),
        (
            enhet("999999999", nummer="1899"),
            "999999999 FAUSKE KOMMUNE har kommunenummer 1899, som registeret ikke har på den datoen.",
        ),
    ],
)
def test_ulikheter(ett: dict[str, object], setning: str) -> None:
    """En slettet, flyttet eller ukjent enhet sies i en setning; registeret er som før."""
    assert funn(ett) == (setning,)
    assert historie().paa(DAG)["1841"].kommune.orgnr == FAUSKE


def test_to_i_samme_kommune() -> None:
    """Har to kommuner adresse samme sted, gjettes det ikke på hvilken som er hvilken."""
    setninger = funn(enhet(), enhet("999999999"))

    assert setninger[0].endswith("en av flere kommuner med adresse i 1841; det må et menneske se på.")


def test_orgnumre() -> None:
    """Registeret vet orgnummeret til Fauske, og sier at det ikke vet det til et nummer det ikke har."""
    assert orgnumre(["1841", "1899"], DAG) == {"1841": FAUSKE, "1899": ""}


def test_hentingen_noteres() -> None:
    """Hver henting noteres, også når ingenting er ulikt."""
    foer = Registerlast.objects.count()
    funn(enhet())

    assert Registerlast.objects.count() == foer + 1
    assert Registerlast.objects.latest("id").hva == "hentet enheter"


def test_avvist() -> None:
    """Er ett av flere svar galt, noteres ingen av dem."""
    foer = Registerlast.objects.count()
    with pytest.raises(FilAvvist, match="feil kontrollsiffer"):
        funn(enhet(), enhet("972418022"))

    assert Registerlast.objects.count() == foer
