"""The place somebody writes in a field: "1841 Fauske" as well as a number or a name."""

from __future__ import annotations

import re
from datetime import date

from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.oppslag import IkkeFunnet, slaa_opp

_NUMMER_OG_NAVN = re.compile(r"([0-9]{4})\s.*")


class UkjentSted(ValueError):
    """No municipality is meant by this on the date, or several are."""


def finn_sted(historie: Kommunehistorie, tekst: str, dato: date) -> Kommuneversjon:
    """
    Read what is written in a field; the name after a number is for the eye.

    Raises
    ------
    UkjentSted
        With what to write instead.

    """
    ledd = " ".join(tekst.split())
    if not ledd:
        raise UkjentSted("Skriv navnet eller nummeret til en kommune, for eksempel Fauske eller 1841.")
    nummer = _NUMMER_OG_NAVN.fullmatch(ledd)
    match slaa_opp(historie, nummer[1] if nummer else ledd, dato):
        case IkkeFunnet(grunn):
            raise UkjentSted(grunn)
        case versjon:
            return versjon
