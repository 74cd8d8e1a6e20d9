"""Keeping official figures: the same again adds nothing, a changed one is a new row, and all or nothing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tospann.actions.lagre_statistikk import (
    Lagret,
    Opphav,
    SammeTallToGanger,
    TallMedForMangeDesimaler,
    lagre_statistikk,
)
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.kommune.statistikk import FOLKETALL, LANDAREAL, Merke, Serie, Statistikkrad
from tospann.store import models, statistikk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
DAG = date(2101, 1, 1)
SSB = Kilde("prove-ssb", Kildeslag.STATISTIKK, "Prøve", "SSB", DAG, lisens="NLOD 2.0")
ANNEN = Kilde("prove-annen", Kildeslag.STATISTIKK, "Prøve", "Kommunen", DAG)
OPPHAV = Opphav("prøve", SSB, "a" * 64, "https://data.ssb.no/")
SAMLET = "0706+0719+0720"


def rad(
    omraade: str, verdi: int | Fraction | Merke, serie: Serie = FOLKETALL, kilde: Kilde = SSB, dag: date = DAG
) -> Statistikkrad:
    """Make a figure."""
    return Statistikkrad(serie, omraade, dag, verdi, kilde)


def lagrede() -> list[tuple[str, object]]:
    """Give every row of the trial, oldest first."""
    rader = models.Statistikktall.objects.filter(dato=DAG).order_by("id")
    return [(r.omraade, r.som_rad().verdi) for r in rader]


def test_nye_endrede_og_uendrede() -> None:
    """Nye tall legges til, endrede får en ny rad ved siden av den gamle, og de samme en gang til gir ingenting."""
    assert Lagret(2, 0, 0) == lagre_statistikk([rad("0301", 10), rad("1804", 20)], OPPHAV)
    assert Lagret(0, 0, 2) == lagre_statistikk([rad("0301", 10), rad("1804", 20)], OPPHAV)
    assert Lagret(1, 1, 1) == lagre_statistikk([rad("0301", 11), rad("1804", 20), rad("1841", 30)], OPPHAV)

    assert lagrede() == [("0301", 10), ("1804", 20), ("1841", 30), ("0301", 11)]
    assert {r.omraade: r.verdi for r in statistikk.rader(FOLKETALL, DAG)} == {"0301": 11, "1804": 20, "1841": 30}


def test_tilbake_til_det_gamle() -> None:
    """Blir et tall rettet og så rettet tilbake, er det tre rader: historien om tallet er hel."""
    for verdi in (10, 11, 10):
        lagre_statistikk([rad("0301", verdi)], OPPHAV)

    assert lagrede() == [("0301", 10), ("0301", 11), ("0301", 10)]


def test_merke_blir_tall_og_tall_blir_merke() -> None:
    """Et tall som var skjult og så kom, er en endring, og et som ble trukket, er det også. Ingen av dem er null."""
    lagre_statistikk([rad("0301", Merke.SKJULT)], OPPHAV)
    assert Lagret(0, 1, 0) == lagre_statistikk([rad("0301", 0)], OPPHAV)
    assert Lagret(0, 1, 0) == lagre_statistikk([rad("0301", Merke.MANGLER)], OPPHAV)

    assert lagrede() == [("0301", Merke.SKJULT), ("0301", 0), ("0301", Merke.MANGLER)]


def test_flere_kommuner_i_ett_tall() -> None:
    """Et tall for flere kommuner samlet står på dem alle, og ingen av dem får et tall for seg."""
    lagre_statistikk([rad(SAMLET, 60_776)], OPPHAV)

    assert lagrede() == [(SAMLET, 60_776)]
    assert statistikk.folketall(DAG) == {}


def test_to_kilder_om_det_samme() -> None:
    """To kilder kan si hvert sitt; begge blir stående, og ingen av dem er en rettelse av den andre."""
    lagre_statistikk([rad("0301", 10)], OPPHAV)
    assert Lagret(1, 0, 0) == lagre_statistikk([rad("0301", 12, kilde=ANNEN)], OPPHAV)
    assert Lagret(0, 0, 2) == lagre_statistikk([rad("0301", 10), rad("0301", 12, kilde=ANNEN)], OPPHAV)


def test_eksakte_desimaler() -> None:
    """Et areal er eksakt inn og ut; et tall som ikke kan skrives med fire desimaler, avvises, og ingenting lagres."""
    lagre_statistikk([rad("0301", Fraction(4264, 10), LANDAREAL)], OPPHAV)
    assert [("0301", Fraction(2132, 5))] == lagrede()
    foer = models.Registerlast.objects.count()
    with pytest.raises(TallMedForMangeDesimaler, match="kan ikke skrives med fire desimaler"):
        lagre_statistikk([rad("1804", 1, LANDAREAL), rad("1841", Fraction(1, 3), LANDAREAL)], OPPHAV)

    assert [("0301", Fraction(2132, 5))] == lagrede()
    assert foer == models.Registerlast.objects.count()


def test_samme_tall_to_ganger() -> None:
    """Sier en fil to ting om samme tall, avvises hele fila med hvilket tall det er."""
    with pytest.raises(SammeTallToGanger, match="Innbyggere for 0301 2101-01-01 står to ganger"):
        lagre_statistikk([rad("1804", 1), rad("0301", 10), rad("0301", 11)], OPPHAV)
    assert lagrede() == []


def test_hver_lasting_er_skrevet_ned() -> None:
    """Lastingen sier hva, hvor fra, hvor mye og med hvilket innhold, også når den ikke ga noe nytt."""
    for _ in range(2):
        lagre_statistikk([rad("0301", 10)], OPPHAV)
    laster = list(models.Registerlast.objects.filter(hva="prøve"))

    assert [(last.rader, last.fingeravtrykk, last.adresse, last.kilde.kode) for last in laster] == [
        (1, "a" * 64, "https://data.ssb.no/", "prove-ssb")
    ] * 2
