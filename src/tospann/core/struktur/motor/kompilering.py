"""Compile the inner loops once; fetched only for countries, so that a county starts without numba."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

KAN_KOMPILERE = find_spec("numba") is not None
# So many groups that a county is listed and priced without numba; a country is not.
FLEST_UTEN = 20_000 if KAN_KOMPILERE else 2_000_000


def kompiler(funksjon: Callable[P, R]) -> Callable[P, R]:
    """
    Compile on the first call, and keep the machine code for the next process.

    Where no folder can be written to, it is compiled anew in each process.
    """
    from numba import njit  # noqa: PLC0415 - half a second, and only countries need it

    try:
        return cast("Callable[P, R]", njit(cache=True, nogil=True)(funksjon))
    except RuntimeError:
        return cast("Callable[P, R]", njit(nogil=True)(funksjon))
