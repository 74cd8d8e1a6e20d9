"""Invoices to try: one of each kind, made up, with numbers whose check digits fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tospann.documents.ehf.faktura import Avgift, Faktura, Fakturalinje, Fakturapart, Fakturaslag

ORGNR, ANNET, KONTO = "123456785", "987654325", "12345678903"
SELGER = Fakturapart("Storvik kommune", ORGNR, "Rådhusgata 1", "8000", "Storvik")
KJOPER = Fakturapart("Lillevik kommune", ANNET)
FAKTURA = Faktura(
    Fakturaslag.FAKTURA,
    "sak-2025-a1-1999",
    date(2025, 3, 1),
    date(2025, 3, 31),
    date(2025, 1, 1),
    date(2025, 12, 31),
    SELGER,
    KJOPER,
    (Fakturalinje("Lønn & drift <felles>", 1234567, "Andel etter nøkkelen"), Fakturalinje("Betalt a konto", -34501)),
    konto=KONTO,
    kid="1234",
    referanse="ref 12",
    ordre="PO-1",
    merknad="Oppgjør for 2025",
)
KREDITNOTA = replace(
    FAKTURA, slag=Fakturaslag.KREDITNOTA, retter=("sak-2025-a1-1999",), linjer=(Fakturalinje("For mye betalt", 500),)
)
PLIKTIG = replace(FAKTURA, avgift=Avgift.PLIKTIG, selger=replace(SELGER, mva=True))
UNNTATT = replace(FAKTURA, avgift=Avgift.UNNTATT, selger=replace(SELGER, mva=True, foretaksregisteret=True))
