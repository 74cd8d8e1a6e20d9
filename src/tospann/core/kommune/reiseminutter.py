"""Read a travel time the way people write it: 75, 1:15, 1 t 15 min, 1,5 time."""

from __future__ import annotations

import re
from fractions import Fraction

from tospann.core.felles.norsk import heltall

I_TIMEN, I_DOGNET = 60, 1440
_ROM = r"[ \u00a0\u202f]*"
_TIMER = rf"(?:t|time|timer){_ROM}\.?"
_MINUTTER = r"(?:m|min|minutt|minutter)\.?"
_KLOKKE = re.compile(r"(?P<t>[0-9]{1,2}):(?P<m>[0-9]{2})")
_ORD = re.compile(
    rf"(?P<t>[0-9]{{1,2}}){_ROM}{_TIMER}(?:{_ROM}(?:og{_ROM})?(?P<m>[0-9]{{1,2}}){_ROM}(?:{_MINUTTER})?)?"
)
_DELT = re.compile(rf"(?P<t>[0-9]{{1,2}}),(?P<d>[0-9]{{1,4}}){_ROM}{_TIMER}")
_BARE = re.compile(rf"(?P<m>[0-9]{{1,4}}){_ROM}(?:{_MINUTTER})?")


class UgyldigReisetid(ValueError):
    """The text is not a travel time we can read without guessing, or no journey takes that long."""


def les_minutter(tekst: str) -> int:
    """
    Read whole minutes, from 1 to a day and a night.

    Raises
    ------
    UgyldigReisetid
        With how it should be written.

    """
    minutter = _minutter(tekst.strip().casefold(), tekst)
    if minutter == 0:
        raise UgyldigReisetid("En reise tar minst ett minutt. Vil dere ikke ha eget tall, så trekk det tilbake.")
    if minutter > I_DOGNET:
        melding = f"{heltall(minutter)} minutter er mer enn et døgn. Skriv tida med bil og ferje, én vei."
        raise UgyldigReisetid(melding)
    return minutter


def _minutter(tekst: str, som_skrevet: str) -> int:
    if treff := _BARE.fullmatch(tekst):
        return int(treff["m"])
    if treff := _KLOKKE.fullmatch(tekst) or _ORD.fullmatch(tekst):
        return _timer_og_minutter(int(treff["t"]), int(treff["m"] or 0), som_skrevet)
    if treff := _DELT.fullmatch(tekst):
        minutter = Fraction(f"{treff['t']}.{treff['d']}") * I_TIMEN
        if minutter.denominator == 1:
            return int(minutter)
        melding = f"«{som_skrevet}» er ikke et helt antall minutter. Skriv for eksempel 1 t 20 min."
        raise UgyldigReisetid(melding)
    melding = f"«{som_skrevet}» kan ikke leses som en reisetid. Skriv for eksempel 75, 1:15 eller 1 t 15 min."
    raise UgyldigReisetid(melding)


def _timer_og_minutter(timer: int, minutter: int, som_skrevet: str) -> int:
    if minutter >= I_TIMEN:
        melding = f"«{som_skrevet}» har {minutter} minutter etter timen; det kan være høyst 59."
        raise UgyldigReisetid(melding)
    return timer * I_TIMEN + minutter
