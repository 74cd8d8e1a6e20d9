"""Answers as if fetched, made for the register that is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from tospann.imports.klient.transport import Hentet

TIDSPUNKT = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)
UTGAVE = "2027-02-24T07:00:00Z"


def hentet(verdi: object, navn: str = "svaret") -> Hentet:
    """Give a value as a fetched answer."""
    return Hentet(navn, f"https://register.test/{navn}", TIDSPUNKT, json.dumps(verdi, ensure_ascii=False).encode())


def tabell(tabell: str, sider: Mapping[str, list[str]], verdier: list[Any], utgave: str = UTGAVE) -> dict[str, Any]:
    """Give an answer of one of SSB's tables; a figure written as text is the mark in its place."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": f"{tabell}: prøve",
        "source": "Statistisk sentralbyrå",
        "updated": utgave,
        "id": list(sider),
        "size": [len(koder) for koder in sider.values()],
        "dimension": {side: {"category": {"index": koder}} for side, koder in sider.items()},
        "extension": {"px": {"tableid": tabell}},
        "value": [None if isinstance(v, str) else v for v in verdier],
        "status": {str(nr): v for nr, v in enumerate(verdier) if isinstance(v, str)},
    }


def folketall(tall: Mapping[str, Any], aar: str = "2027", utgave: str = UTGAVE) -> Hentet:
    """Give the population of some municipalities in a year."""
    sider = {"Region": list(tall), "ContentsCode": ["Personer1"], "Tid": [aar]}
    return hentet(tabell("07459", sider, list(tall.values()), utgave), f"folketall-{aar}")
