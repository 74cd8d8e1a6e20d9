"""Organisation numbers and account numbers: digits whose last one fits the others."""

from __future__ import annotations

import re

_ELLEVE = 11
_ORGVEKTER = (3, 2, 7, 6, 5, 4, 3, 2)
_KONTOVEKTER = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def bare_siffer(tekst: str) -> str:
    """Take away the spaces and full stops people put in numbers."""
    return re.sub(r"[\s\u00a0\u202f.]", "", tekst)


def er_orgnr(tekst: str) -> bool:
    """Tell whether it is an organisation number: nine digits, and the last fits."""
    return _stemmer(tekst, _ORGVEKTER)


def er_kontonummer(tekst: str) -> bool:
    """Tell whether it is a Norwegian account number: eleven digits, and the last fits."""
    return _stemmer(tekst, _KONTOVEKTER)


def _stemmer(tekst: str, vekter: tuple[int, ...]) -> bool:
    """Check the last digit (modulus 11); a remainder that would ask for the digit 10 is no number at all."""
    if not re.fullmatch(rf"[0-9]{{{len(vekter) + 1}}}", tekst) or not int(tekst):
        return False
    rest = sum(vekt * int(siffer) for vekt, siffer in zip(vekter, tekst, strict=False)) % _ELLEVE
    return (_ELLEVE - rest) % _ELLEVE == int(tekst[-1])
