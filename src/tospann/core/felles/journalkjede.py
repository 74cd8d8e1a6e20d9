"""The hash chain of the journal: each entry carries the fingerprint of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

START = "0" * 64
FELT = ("nr", "tidspunkt", "part", "rolle", "handling", "gjenstand", "nyttelast")


@dataclass(frozen=True, slots=True)
class Ledd:
    """One entry as it is chained: its content, the link before and its own link."""

    innhold: Mapping[str, object]
    forrige: str
    lenke: str


@dataclass(frozen=True, slots=True)
class Kontroll:
    """What a verification found: how many entries hold, and where the first break is (its number)."""

    antall: int
    hode: str
    brudd: int | None
    grunn: str

    @property
    def er_hel(self) -> bool:
        """Tell whether the chain holds from first to last."""
        return self.brudd is None


def lenke(forrige: str, innhold: Mapping[str, object]) -> str:
    """Give the link of an entry: SHA-256 over the link before and the content as sorted JSON."""
    kropp = {felt: innhold[felt] for felt in FELT}
    tekst = json.dumps(kropp, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{forrige}\n{tekst}".encode()).hexdigest()


def kontroller(ledd: Iterable[Ledd]) -> Kontroll:
    """Walk the chain from the start and stop at the first entry that does not hold."""
    hode, antall = START, 0
    for ett in ledd:
        nr = int(str(ett.innhold["nr"]))
        if nr != antall + 1:
            return Kontroll(antall, hode, antall + 1, f"Post nummer {antall + 1} mangler.")
        if ett.forrige != hode:
            return Kontroll(antall, hode, nr, f"Post nummer {nr} peker ikke på posten før.")
        if lenke(hode, ett.innhold) != ett.lenke:
            return Kontroll(antall, hode, nr, f"Innholdet i post nummer {nr} er endret etter at den ble skrevet.")
        hode, antall = ett.lenke, nr
    return Kontroll(antall, hode, None, "")
