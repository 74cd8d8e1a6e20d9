"""What the tables about offices show, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kontor.dekning import Kontordekning
from tospann.core.kontor.dekningsrapport import Dekningsrapport
from tospann.core.kontor.ledelse import Ledelse, Ledelsesmodell
from tospann.core.kontor.perioder import Sikkerhet
from tospann.core.kontor.traad import Kommunetraad
from tospann.core.kontor.vert import vertskommune


@dataclass(frozen=True, slots=True)
class Kontorrad:
    """An office with what it covers of the municipalities asked about, the host marked."""

    kontor: str
    navn: str
    kommuner: tuple[tuple[Kommuneversjon, bool], ...]
    mulige: tuple[Kommuneversjon, ...]
    ledelse: Ledelsesmodell
    hviler_paa: str


def kontorrader(
    rapport: Dekningsrapport, kontor: frozenset[str], ledelsen: Mapping[str, Ledelse], traader: tuple[Kommunetraad, ...]
) -> tuple[Kontorrad, ...]:
    """
    Turn a report around: from municipalities with offices to offices with municipalities, by number.

    *rapport* is the whole country's, so that an office is shown with all it covers,
    also across a county line; *kontor* says which to show.
    """
    sikre: dict[str, list[Kommuneversjon]] = defaultdict(list)
    mulige: dict[str, list[Kommuneversjon]] = defaultdict(list)
    kjente: dict[str, Kontordekning] = {}
    for kommune, dekning in _par(rapport):
        (sikre if dekning.sikkerhet is Sikkerhet.SIKKER else mulige)[dekning.kontor].append(kommune)
        kjente.setdefault(dekning.kontor, dekning)
    return tuple(
        Kontorrad(
            nr,
            kjente[nr].navn,
            tuple(_med_vert(nr, sikre[nr], traader, rapport)),
            tuple(mulige[nr]),
            ledelsen[nr].modell if nr in ledelsen else Ledelsesmodell.UKJENT,
            kjente[nr].hviler_paa,
        )
        for nr in sorted(kjente.keys() & kontor)
    )


def _par(rapport: Dekningsrapport) -> Iterator[tuple[Kommuneversjon, Kontordekning]]:
    return ((s.kommune, k) for s in rapport.svar for k in s.kontor)


def _med_vert(
    kontor: str, kommuner: Iterable[Kommuneversjon], traader: tuple[Kommunetraad, ...], rapport: Dekningsrapport
) -> Iterator[tuple[Kommuneversjon, bool]]:
    alle = list(kommuner)
    vert = vertskommune(kontor, [v.kommune.nummer for v in alle], traader, rapport.dato) if len(alle) > 1 else ""
    return ((v, v.kommune.nummer == vert) for v in alle)
