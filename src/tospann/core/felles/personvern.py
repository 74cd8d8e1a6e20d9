"""Keep personal identity numbers out: Tospann holds no client data."""

from __future__ import annotations

import re

_ELLEVE_SIFFER = re.compile(r"(?<!\d)(\d{6})[ \u00a0.-]?(\d{5})(?!\d)")
_VEKTER = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
AVVIST = (
    "Teksten inneholder noe som ser ut som et fødselsnummer eller D-nummer. Tospann skal ikke "
    "inneholde opplysninger om enkeltpersoner. Ta det ut og lagre på nytt; resten av teksten er ikke tapt."
)


class Fodselsnummer(ValueError):
    """The text holds something shaped like a national identity number."""


def ser_ut_som_fodselsnummer(tekst: str) -> bool:
    """Tell whether the text holds eleven digits whose check digits fit (also D and synthetic numbers)."""
    return any(_kontrollsifre_stemmer(a + b) for a, b in _ELLEVE_SIFFER.findall(tekst))


def krev_uten_fodselsnummer(tekst: str) -> str:
    """
    Give the text back unchanged.

    Raises
    ------
    Fodselsnummer
        With an explanation for the person who typed it.

    """
    if ser_ut_som_fodselsnummer(tekst):
        raise Fodselsnummer(AVVIST)
    return tekst


def _kontrollsifre_stemmer(siffer: str) -> bool:
    """Both check digits are sums modulo 11 (Skatteetaten's published weights)."""
    tall = [int(s) for s in siffer]
    return all(sum(v * t for v, t in zip(vekt, tall, strict=False)) % 11 == 0 for vekt in _VEKTER)
