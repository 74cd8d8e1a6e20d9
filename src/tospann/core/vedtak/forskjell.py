"""The difference between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from tospann.core.felles.fingeravtrykk import kanonisk

_ORD = re.compile(r"\n+|[^\S\n]+|[\w§-]+|[^\w\s]")


class Endringsslag(StrEnum):
    """What happened to a run of words."""

    LIKT = "likt"
    FJERNET = "fjernet"
    LAGT_TIL = "lagt til"


@dataclass(frozen=True, slots=True)
class Endring:
    """A run of words that is equal in both texts, only in the first, or only in the second."""

    slag: Endringsslag
    tekst: str


def tekstforskjell(fra: str, til: str) -> tuple[Endring, ...]:
    """
    Compare the canonical texts word by word.

    The equal and removed runs put together are the first text; the equal and
    added runs are the second.
    """
    forste, andre = _ORD.findall(kanonisk(fra)), _ORD.findall(kanonisk(til))
    treff = SequenceMatcher(None, forste, andre, autojunk=False)
    return tuple(_biter(treff, forste, andre))


def _biter(treff: SequenceMatcher[str], forste: list[str], andre: list[str]) -> Iterator[Endring]:
    for merke, a0, a1, b0, b1 in treff.get_opcodes():
        if merke == "equal":
            yield Endring(Endringsslag.LIKT, "".join(forste[a0:a1]))
            continue
        if a1 > a0:
            yield Endring(Endringsslag.FJERNET, "".join(forste[a0:a1]))
        if b1 > b0:
            yield Endring(Endringsslag.LAGT_TIL, "".join(andre[b0:b1]))


def bare_endringer(endringer: Iterable[Endring]) -> tuple[Endring, ...]:
    """Give what was added or removed, without the equal text."""
    return tuple(e for e in endringer if e.slag is not Endringsslag.LIKT)
