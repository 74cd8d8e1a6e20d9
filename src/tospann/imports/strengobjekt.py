"""An object in a JSON file whose fields are known: nothing unknown, nothing missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from tospann.imports.klient.feil import ren

Stopp = Callable[[str], NoReturn]


def les_objekt(verdi: object, hvor: str, kjente: Iterable[str], maa: Iterable[str], stopp: Stopp) -> Mapping[str, Any]:
    """Give the object, or let *stopp* refuse the file with the first thing that is wrong, without a full stop."""
    if not isinstance(verdi, dict):
        stopp(f"{hvor} må være et objekt med navngitte felt")
    if ukjente := sorted(verdi.keys() - set(kjente)):
        stopp(f"{hvor} har et felt som ikke er kjent: «{ren(ukjente[0], 40)}»")
    if mangler := sorted(set(maa) - verdi.keys()):
        stopp(f"{hvor} mangler feltet «{mangler[0]}»")
    return verdi
