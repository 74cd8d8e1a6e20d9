"""When a participant is out: the notice of § 20-8, as agreed or by the act, over leap years (docs/tolkning/0001)."""

from __future__ import annotations

from datetime import date, timedelta

from tospann.core.felles.norsk import dato_tekst
from tospann.core.lov.beregn.beregning import Beregning, Dag
from tospann.core.lov.fristregning import maaneder_etter
from tospann.core.lov.hjemmel import kommuneloven, sjekklisten

LOVENS_MAANEDER = 12
_EN_DAG = timedelta(days=1)
_TOLKNING = "Loven nevner ingen nedre grense, men KS og Navs sjekkliste regner ett år som det korteste (tolkning 0001)."
_MOTTATT = "Loven sier ikke når varselet regnes som gitt. Vi regner fra dagen de andre deltakerne fikk det."


def beregn_uttreden(mottatt: date, avtalt_maaneder: int | None = None, *, ved_aarsskifte: bool = False) -> Beregning:
    """Find the last day a participant is bound after giving notice, and the first day it is out."""
    maaneder = LOVENS_MAANEDER if avtalt_maaneder is None else avtalt_maaneder
    siste = _siste_dag(mottatt, maaneder, ved_aarsskifte=ved_aarsskifte)
    dager = [Dag("siste dag i samarbeidet", siste), Dag("ute fra", siste + _EN_DAG)]
    forbehold = [_MOTTATT]
    if maaneder < LOVENS_MAANEDER:
        aar = _siste_dag(mottatt, LOVENS_MAANEDER, ved_aarsskifte=ved_aarsskifte)
        dager.append(Dag("siste dag etter sjekklistens lesemåte", aar))
        forbehold.insert(0, _TOLKNING)
    hvorfor = "loven når ikke noe annet er avtalt" if avtalt_maaneder is None else "avtalen"
    slik = [
        f"Varselet kom {dato_tekst(mottatt)}.",
        f"Fristen er {maaneder} måneder etter {hvorfor}, og ender {dato_tekst(maaneder_etter(mottatt, maaneder))}.",
    ]
    if ved_aarsskifte:
        slik.append(f"Avtalen sier at uttreden skjer ved et årsskifte, og da er siste dag {dato_tekst(siste)}.")
    hjemler = (kommuneloven("20-8", 2), *((sjekklisten("7.1.5"),) if maaneder < LOVENS_MAANEDER else ()))
    svar = f"Siste dag er {dato_tekst(siste)}. Kommunen er ute fra {dato_tekst(siste + _EN_DAG)}."
    return Beregning(svar, hjemler, tuple(dager), tuple(slik), tuple(forbehold))


def beregn_opplosning(enige_fra: date) -> Beregning:
    """Find when all can dissolve the cooperation together: at once."""
    return Beregning(
        f"Er alle deltakerne enige, kan samarbeidet oppløses straks, fra {dato_tekst(enige_fra)}.",
        (kommuneloven("20-8", 1),),
        (Dag("tidligste dag", enige_fra),),
        ("Loven krever ingen frist når alle er enige.",),
        ("Alle kommuner må være dekket av et Nav-kontor dagen etter (Nav-loven § 13).",),
    )


def _siste_dag(mottatt: date, maaneder: int, *, ved_aarsskifte: bool) -> date:
    siste = maaneder_etter(mottatt, maaneder)
    return date(siste.year, 12, 31) if ved_aarsskifte else siste
