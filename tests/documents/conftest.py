"""A paper with every kind of block, and the fonts it is set with."""

from __future__ import annotations

import os
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Opplysning, Tall, Verdi
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Dokument,
    Figur,
    Kolonne,
    Liste,
    Merke,
    Overskrift,
    Ramme,
    Sideskift,
    Tabell,
    Uthevet,
)

DATO = date(2026, 10, 12)
SSB = Kilde("ssb.07459", Kildeslag.STATISTIKK, "Folkemengde", "Statistisk sentralbyrå", DATO, "tabell 07459")
ANTATT = Kilde("antatt", Kildeslag.FORUTSETNING, "Forutsetning i utredningen", "Utredningen", DATO)
FONTER = Path(__file__).parents[2] / "src/tospann/web/static/vendor/fonts-ttf"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 120" width="420" height="120">'
    '<rect x="100" y="15" width="280" height="30" fill="#1b4f8a"/>'
    '<rect x="100" y="65" width="120" height="30" fill="#6b5a1e"/>'
    '<text x="8" y="35" font-family="Inter" font-size="13">Sørfold</text>'
    '<text x="8" y="85" font-family="Inter" font-size="13">Beiarn</text></svg>'
)


def lag_tall(navn: str, verdi: Verdi, enhet: Enhet, kilde: Kilde = SSB) -> Tall:
    """Make a figure with a source."""
    return Tall(f"{navn}.1841", navn, verdi, enhet, DATO, "Fauske kommune", kilde)


FOLKETALL = lag_tall("folketall", 9556, Enhet.INNBYGGERE)
BELOP = lag_tall("refusjon", Kroner(123456789), Enhet.KRONER)
ANTATT_BELOP = lag_tall("driftsutgift", Kroner(-250000050), Enhet.KRONER, ANTATT)
AARSVERK = lag_tall("aarsverk", Fraction(25, 2), Enhet.AARSVERK)
LEDELSE = Opplysning("ledelse.1841", "Ledelse", "enhetlig ledelse", DATO, "Nav Fauske", ANTATT)

OPPGJOR = Tabell(
    "Refusjon fra samarbeidskommunene",
    (Kolonne("Kommune", bredde=3), Kolonne("Folketall", hoyre=True), Kolonne("Å betale", hoyre=True, bredde=2)),
    (
        ("Fauske – Fuosko", FOLKETALL, BELOP),
        ("Saltdal", None, ANTATT_BELOP),
        (Uthevet("Sum"), FOLKETALL, BELOP),
    ),
    sumrad=True,
    merknad="Negativt beløp er penger tilbake.",
    med_ore=True,
)
BRED = Tabell(
    "Ni kolonner med fulle beløp",
    (Kolonne("Kommune", bredde=2), *(Kolonne(f"Utgiftsfordeling {i}", hoyre=True) for i in range(1, 9))),
    tuple((navn, *(BELOP,) * 8) for navn in ("Guovdageaidnu – Kautokeino", "Fauske – Fuosko", "Hábmer – Hamarøy")),
    med_ore=True,
)
LANG = Tabell(
    "Mange rader",
    (Kolonne("Kommune", bredde=2), Kolonne("Årsverk", hoyre=True, med_enhet=False), Kolonne("Vurdering", bredde=4)),
    tuple((f"Kommune {i}", AARSVERK, "Dekker minstekravet til bemanning etter avtalen.") for i in range(1, 46)),
)
FARLIG = '#panic("x") *a* $x$ @ref \\ <a> <script>alert(1)</script> {{ x }} &amp; _b_ `c` //d'


def _forste_del() -> tuple[Blokk, ...]:
    """Give the summary and the proposal."""
    return (
        Overskrift(1, "Sammendrag"),
        Avsnitt(("Kommunen har ", FOLKETALL, " og kontoret har ", LEDELSE, ". Utgiften er ", ANTATT_BELOP, ".")),
        Ramme(
            Merke.FORSLAG,
            "Forslag til vedtak",
            (
                Avsnitt(("Kommunestyret i ", Uthevet("Fauske"), " gjør slikt vedtak:")),
                Liste(
                    (("Fauske er vertskommune fra 1. januar 2027.",), ("Refusjonen er ", BELOP, ".")),
                    nummerert=True,
                ),
            ),
        ),
    )


def _andre_del() -> tuple[Blokk, ...]:
    """Give the facts, every kind of table and the assessment."""
    return (
        Overskrift(1, "Saksopplysninger"),
        Overskrift(2, "Økonomi"),
        OPPGJOR,
        Avsnitt((FARLIG,)),
        Liste((("Første punkt",), ("Andre punkt med ", AARSVERK))),
        Liste((("Ett",), ("To",)), nummerert=True),
        Ramme(Merke.FORUTSETNING, "Reisetid", (Avsnitt(("Reisetiden er regnet med bil.",)),)),
        Ramme(Merke.OBS, "Frist", (Avsnitt(("Høringsfristen er kort.",)),)),
        Figur(SVG, "Sørfold har dobbelt så mange som Beiarn.", "Brukere per kommune"),
        Overskrift(3, "Alle kommuner"),
        BRED,
        Sideskift(),
        Overskrift(1, "Vurdering"),
        LANG,
    )


def lag_eksempel(*, liggende: bool = False) -> Dokument:
    """Make a paper with every kind of block."""
    return Dokument(
        filnavn="saksframlegg-fauske",
        tittel="Saksframlegg: Felles Nav-kontor i Indre Salten",
        undertittel="Vertskommunesamarbeid etter kommuneloven § 20-2",
        dato=DATO,
        avsender="Fauske kommune",
        felt=(("Saksnummer", "2026/118"), ("Arkivsak", "026 &14"), ("Behandles av", "Kommunestyret, 31. oktober 2026")),
        innholdsliste=True,
        liggende=liggende,
        blokker=(*_forste_del(), *_andre_del()),
    )


@pytest.fixture
def eksempel() -> Dokument:
    """Give the paper with every kind of block."""
    return lag_eksempel()


@pytest.fixture(scope="session")
def fonter() -> Path:
    """Give the fonts that set-up fetches; in CI they must be there."""
    if not any(FONTER.glob("*.ttf")):
        melding = f"Skriftene mangler i {FONTER}: kjør ./tospann start én gang, eller ./tospann test."
        if os.environ.get("CI") == "true":
            pytest.fail(melding)
        pytest.skip(melding)
    return FONTER
