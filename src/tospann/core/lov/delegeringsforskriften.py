"""The regulation on delegation between state and municipality, about tasks done for each other in one office."""

from __future__ import annotations

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import DELEGERINGSFORSKRIFTEN
from tospann.core.lov.hjemmel import delegeringsforskriften
from tospann.core.lov.partnerskapsfakta import HENVISNINGER, TA_INN, Partnerskapsfakta
from tospann.core.lov.regel import Regel, regel
from tospann.core.lov.sporsmaal import har_alle, ja, nei


@regel("DEL-1-3a", delegeringsforskriften("1", 3), DELEGERINGSFORSKRIFTEN)
def vedlagt(fakta: Partnerskapsfakta) -> Svar | None:
    """Delegeringsvedtaket skal være vedlegg til avtalen når oppgaver utføres på tvers."""
    if fakta.paa_tvers is not JaNei.JA:
        return None
    return ja(
        fakta.delegeringsvedtak_vedlagt,
        "Delegeringsvedtaket er vedlagt.",
        "Delegeringsvedtaket er ikke vedlagt.",
        "Legg det ved.",
    )


@regel("DEL-1-3b", delegeringsforskriften("1", 3), DELEGERINGSFORSKRIFTEN)
def henvisninger(fakta: Partnerskapsfakta) -> Svar | None:
    """Delegeringsvedtaket skal vise til styringsdokumenter, lover, forskrifter og instrukser."""
    if fakta.paa_tvers is not JaNei.JA:
        return None
    return har_alle(fakta.henvisninger, HENVISNINGER, "delegeringsvedtaket", "Skriv inn henvisningene.")


@regel("DEL-1-2b", delegeringsforskriften("1", 2), DELEGERINGSFORSKRIFTEN)
def ikke_kostnadsvelting(fakta: Partnerskapsfakta) -> Svar | None:
    """Kostnader skal ikke veltes mellom statlige og kommunale budsjetter."""
    if fakta.paa_tvers is not JaNei.JA:
        return None
    return nei(
        fakta.veltes_kostnader,
        "Ingen av sidene betaler for den andres oppgaver.",
        "Den ene siden betaler for den andres oppgaver.",
        "Avtal oppgjør.",
    )


@regel("DEL-2-TOLEDER", delegeringsforskriften("2"), DELEGERINGSFORSKRIFTEN, Alvor.VARSEL, Bevis.I)
def felles_leder(fakta: Partnerskapsfakta) -> Svar | None:
    """Delegering på tvers bygger på én leder med felles ansvar; med to ledere mangler den forutsetningen."""
    if fakta.paa_tvers is not JaNei.JA:
        return None
    return ja(
        fakta.en_leder,
        "Kontoret har én leder med felles ansvar.",
        "Kontoret har to ledere.",
        "Velg én leder, eller la være å delegere på tvers.",
    )


@regel("DEL-3-1", delegeringsforskriften("3", 1), DELEGERINGSFORSKRIFTEN)
def begges_personell(fakta: Partnerskapsfakta) -> Svar | None:
    """At lederen kan bruke både statlig og kommunalt personell, må være avtalt."""
    if fakta.paa_tvers is not JaNei.JA:
        return None
    return ja(
        fakta.bruk_av_personell,
        "Det er avtalt at lederen kan bruke begges personell.",
        "Det er ikke avtalt at lederen kan bruke begges personell.",
        TA_INN,
    )


@regel("DEL-5", delegeringsforskriften("5", 3), DELEGERINGSFORSKRIFTEN, Alvor.VARSEL)
def rapporterer_til_begge(fakta: Partnerskapsfakta) -> Svar | None:
    """Lederen skal rapportere til den andre eieren om oppgavene der, også når det trengs flere folk."""
    if fakta.paa_tvers is not JaNei.JA:
        return None
    return ja(
        fakta.rapporterer_til_begge,
        "Lederen rapporterer til begge eierne.",
        "Avtalen sier ikke at lederen rapporterer til begge.",
        TA_INN,
    )


@regel("DEL-7", delegeringsforskriften("7", 2), DELEGERINGSFORSKRIFTEN)
def etter_tilbakekall(fakta: Partnerskapsfakta) -> Svar | None:
    """Trekkes oppgavene på tvers tilbake, må avtalen gjennomgås og inngås på nytt."""
    if fakta.trukket_tilbake is not JaNei.JA:
        return None
    return ja(
        fakta.ny_avtale_etter_tilbakekall,
        "Avtalen er inngått på nytt.",
        "Avtalen er ikke inngått på nytt.",
        "Gå gjennom avtalen, og gjør ferdig sakene som er under arbeid.",
    )


REGLER: tuple[Regel[Partnerskapsfakta], ...] = (
    vedlagt,
    henvisninger,
    ikke_kostnadsvelting,
    felles_leder,
    begges_personell,
    rapporterer_til_begge,
    etter_tilbakekall,
)
