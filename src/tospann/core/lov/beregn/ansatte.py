"""The deadlines around a transfer of staff: objection, collective agreement, preference."""

from __future__ import annotations

from datetime import date, timedelta

from tospann.core.felles.norsk import dato_tekst
from tospann.core.lov.beregn.beregning import Beregning, Dag
from tospann.core.lov.fristregning import maaneder_etter, uker_etter
from tospann.core.lov.hjemmel import arbeidsmiljoloven
from tospann.core.lov.overdragelse import RESERVASJON_DAGER, TARIFF_UKER

_ETT_AAR = 12
_TILBUD_DAGER = 14


def beregn_reservasjon(informert: date) -> Beregning:
    """Find the earliest day the deadline for objecting may be set to."""
    tidligst = informert + timedelta(days=RESERVASJON_DAGER)
    return Beregning(
        f"Fristen for å reservere seg kan tidligst settes til {dato_tekst(tidligst)}.",
        (arbeidsmiljoloven("16-3", 2), arbeidsmiljoloven("16-6")),
        (Dag("informasjonen er gitt", informert), Dag("tidligste frist", tidligst)),
        (f"Informasjonen ble gitt {dato_tekst(informert)}. Fjorten dager etter er {dato_tekst(tidligst)}.",),
        ("Fristen regnes fra den siste fikk informasjon om alle seks forholdene.",),
    )


def beregn_tariff(overdratt: date) -> Beregning:
    """Find the last day the new employer can decline the collective agreement, and how long preference lasts."""
    siste, fortrinn = uker_etter(overdratt, TARIFF_UKER), maaneder_etter(overdratt, _ETT_AAR)
    return Beregning(
        f"Verten må erklære skriftlig senest {dato_tekst(siste)} at den ikke vil bindes av tariffavtalen.",
        (arbeidsmiljoloven("16-2", 2), arbeidsmiljoloven("16-3", 3)),
        (
            Dag("overdragelsen", overdratt),
            Dag("siste dag for erklæringen", siste),
            Dag("fortrinnsretten varer til", fortrinn),
        ),
        (
            f"Overdragelsen er {dato_tekst(overdratt)}. Tre uker etter er {dato_tekst(siste)}.",
            f"Den som reserverer seg, kan ha fortrinnsrett i ett år, til {dato_tekst(fortrinn)}.",
            f"Et tilbud om passende stilling må godtas innen {_TILBUD_DAGER} dager.",
        ),
        ("Arbeidsmiljøloven sier ikke at disse fristene forlenges i helgen, og vi forlenger dem ikke.",),
    )
