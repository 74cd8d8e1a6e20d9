"""What a computed answer looks like: the answer, the days, how it was found, where it stands, and what is doubted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tospann.core.lov.hjemmel import Hjemmel


@dataclass(frozen=True, slots=True)
class Dag:
    """A day that matters, and what it is."""

    hva: str
    dato: date


@dataclass(frozen=True, slots=True)
class Beregning:
    """
    A computed answer.

    Attributes
    ----------
    svar:
        The answer in one sentence.
    dager:
        The days, in the order they matter.
    slik:
        How it was found, a line each.
    hjemler:
        Where it stands.
    forbehold:
        What can be read another way, or what we do not know.

    """

    svar: str
    hjemler: tuple[Hjemmel, ...]
    dager: tuple[Dag, ...] = ()
    slik: tuple[str, ...] = ()
    forbehold: tuple[str, ...] = ()
