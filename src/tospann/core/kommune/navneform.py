"""The form in which names are compared: without capitals, accents and the marks of other keyboards."""

from __future__ import annotations

import re
import unicodedata

from tospann.core.kommune.historie import Kommuneversjon

# Letters that are not a plain letter with a mark, and so do not come apart by themselves.
_BOKSTAVER = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "ı": "i"})
_SKILLE = re.compile(r"[\s\-–—/]+")
_TEGN = re.compile(r"[^\w ]")
_FYLKE = re.compile(r"\s*\(.*\)$")


def navneform(tekst: str) -> str:
    """Give the form: "Nååvmesje" and "NAAVMESJE" have the same, and it does not matter how a letter is composed."""
    # Taken apart, the marks are no letters, and go out with all other signs.
    delt = unicodedata.normalize("NFD", tekst.casefold()).translate(_BOKSTAVER)
    ord_ = _TEGN.sub("", _SKILLE.sub(" ", delt)).replace("aa", "a").strip()
    return ord_.removesuffix(" kommune").strip()


def navnene(versjon: Kommuneversjon) -> tuple[str, ...]:
    """Give every name a municipality goes by: the official, its parts, the Norwegian, Sámi and Kven ones."""
    kommune = versjon.kommune
    offisielt = _FYLKE.sub("", kommune.navn)
    deler = offisielt.split(" - ")
    alle = (kommune.navn, offisielt, *deler, kommune.kortnavn, kommune.samisk_navn, versjon.kvensk_navn)
    return tuple(dict.fromkeys(n for n in alle if n))
