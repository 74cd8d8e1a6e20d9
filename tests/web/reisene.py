"""What the tests of the travel pages share: asking, and writing down a figure of one's own."""

from __future__ import annotations

import html
import re

from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

DAG = "2018-11-12"
SALTDAL_BEIARN = {"fra": "1840", "til": "1839", "dato": DAG}
SKJEMA: dict[str, object] = {**SALTDAL_BEIARN, "minutter": "1 t 5 min", "grunn": "Kjørt selv i oktober", "fra_dato": ""}
OBJEKTER = {
    "kommune i landet": [["1841"], ["0301"]],
    "ukjent kommune": [["9999"], ["finnes-ikke"]],
    "ukjent reisetid": [["0"], ["999999"]],
}


def tekst(svar: HttpResponseBase) -> str:
    """Give what can be read, with ordinary spaces."""
    innhold: bytes = getattr(svar, "content", b"")
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", innhold.decode())).replace("\u00a0", " ").split())


def sporr(klient: Client, fra: str, til: str, dato: str = DAG) -> str:
    """Ask, and give the page as text."""
    return tekst(klient.get(reverse("reise"), {"fra": fra, "til": til, "dato": dato}))


def eget(klient: Client, **felt: str) -> HttpResponseBase:
    """Write down our own figure."""
    return klient.post(reverse("velg_reisetid"), SKJEMA | felt)
