"""Regn: let what can take long run beside the page, so that the page says how far it has come and never hangs."""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as ForSen
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar, cast

from tospann.config.paths import data_folder
from tospann.core.struktur.motor.deling import Igjen

T = TypeVar("T")

# How long a page waits for an answer, how long the engine may go on, and how long when somebody asks for more.
VENT, FRIST, LENGRE_FRIST = 2.0, 20.0, 300.0
MINST = 0.1
_FLEST = 48
_SAMTIDIG = 2


@dataclass(frozen=True, slots=True)
class Regnet(Generic[T]):
    """What a calculation has come to: the value when it is there, else how many seconds it has been at it."""

    svar: tuple[T, ...]
    sekunder: int = 0
    frist: float = FRIST

    @property
    def ferdig(self) -> bool:
        """Tell whether the answer is there."""
        return bool(self.svar)

    @property
    def verdi(self) -> T:
        """Give the answer; only asked of what is done."""
        return self.svar[0]


@dataclass(frozen=True, slots=True)
class _Jobb:
    svar: Future[object]
    begynt: float
    frist: float


_JOBBER: OrderedDict[tuple[str, ...], _Jobb] = OrderedDict()
_LAAS = Lock()
_ARBEIDERE = ThreadPoolExecutor(_SAMTIDIG, "struktur")


def resten(begynt: float) -> float:
    """Give what is left of the time a page has, when it began at *begynt* (``time.monotonic``); never nothing."""
    return max(MINST, VENT - (time.monotonic() - begynt))


def regn(
    nokkel: tuple[str, ...], gjor: Callable[[Igjen], T], frist: float = FRIST, vent: float | None = None
) -> Regnet[T]:
    """
    Give the answer *nokkel* names, or start on it and wait a little.

    The same name is the same question: it is reckoned once, with the longest
    limit anybody has given it. *gjor* runs in a thread without the database.
    """
    os.environ.setdefault("NUMBA_CACHE_DIR", str(data_folder() / "kompilert"))
    jobb = _finn(nokkel, gjor, frist)
    try:
        svar = cast("T", jobb.svar.result(VENT if vent is None else vent))
    except ForSen:
        return Regnet((), round(time.monotonic() - jobb.begynt), jobb.frist)
    return Regnet((svar,), 0, jobb.frist)


def _finn(nokkel: tuple[str, ...], gjor: Callable[[Igjen], object], frist: float) -> _Jobb:
    with _LAAS:
        jobb = _JOBBER.get(nokkel)
        if jobb is None or _sviktet(jobb) or (jobb.svar.done() and jobb.frist < frist):
            jobb = _Jobb(_ARBEIDERE.submit(_kjor, gjor, frist), time.monotonic(), frist)
            _JOBBER[nokkel] = jobb
        _JOBBER.move_to_end(nokkel)
        for gammel in [n for n, j in _JOBBER.items() if j.svar.done()][: max(0, len(_JOBBER) - _FLEST)]:
            del _JOBBER[gammel]
    return jobb


def _sviktet(jobb: _Jobb) -> bool:
    return jobb.svar.done() and jobb.svar.exception() is not None


def _kjor(gjor: Callable[[Igjen], object], frist: float) -> object:
    slutt = time.monotonic() + frist
    return gjor(lambda: max(0.0, slutt - time.monotonic()))
