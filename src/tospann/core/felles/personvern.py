"""Keep personal identity numbers out: Tospann holds no client data."""

from __future__ import annotations

import re

_SKILLE = r"[ \u00a0\u202f.–-]?"
# Also as people write it (010203 12345, 01 02 03 12345); looks ahead, so that a number in front hides nothing.
_ELLEVE_SIFFER = re.compile(
    rf"(?<![0-9])(?=([0-9]{{2}}){_SKILLE}([0-9]{{2}}){_SKILLE}([0-9]{{2}}){_SKILLE}([0-9]{{3}}){_SKILLE}([0-9]{{2}})(?![0-9]))"
)
_VEKTER = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))
AVVIST = (
    "Teksten inneholder noe som ser ut som et fødselsnummer eller D-nummer. Tospann skal ikke "
    "inneholde opplysninger om enkeltpersoner. Ta det ut og lagre på nytt; resten av teksten er ikke tapt."
)


class Fodselsnummer(ValueError):
    """The text holds something shaped like a national identity number."""


def ser_ut_som_fodselsnummer(tekst: str) -> bool:
    """Tell whether the text holds eleven digits whose check digits fit (also D and synthetic numbers)."""
    return any(_kontrollsifre_stemmer("".join(deler)) for deler in _ELLEVE_SIFFER.findall(tekst))


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
