"""The two parties around an office, their agreements, and the roles that act in it; never a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.periode import Periode
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kontor.dekning import Kontordekning
from tospann.core.kontor.perioder import Sikkerhet


class Avtaleslag(StrEnum):
    """The agreements of a partnership."""

    PARTNERSKAP = "partnerskapsavtale"
    DRIFT = "driftsavtale"
    VERTSKOMMUNE = "samarbeidsavtale mellom kommunene"
    OVERDRAGELSE = "avtale om virksomhetsoverdragelse"


class Partsside(StrEnum):
    """The two owners."""

    STAT = "staten"
    KOMMUNE = "kommunen"


class Partnerrolle(StrEnum):
    """The roles that act for a side; who has them is not kept here."""

    DIREKTOR = "direktør for Nav i fylket"
    KOMMUNEDIREKTOR = "kommunedirektør"
    NAVLEDER = "Nav-leder"
    KOMMUNALSJEF = "kommunalsjef"


@dataclass(frozen=True, slots=True)
class Partnerskapsavtale:
    """An agreement while it holds; *inngaatt* may be unknown."""

    slag: Avtaleslag
    tittel: str
    periode: Periode
    inngaatt: date | None = None


@dataclass(frozen=True, slots=True)
class Partnerskap:
    """
    A state party and a municipal party around offices.

    *kommunepart* is the number of the municipality that signs, alone or as host for
    *samarbeidskommuner*; empty where we do not know who hosts. *utledet* tells that nothing is registered: we read it
    out of who covers whom.
    """

    statspart: str
    kommunepart: str
    samarbeidskommuner: tuple[str, ...]
    kontor: tuple[str, ...]
    utledet: bool
    avtaler: tuple[Partnerskapsavtale, ...] = ()


def utled_partnerskap(
    kontor: str,
    dekning: Mapping[str, Iterable[Kontordekning]],
    kommuner: Mapping[str, Kommuneversjon],
    vert: str,
) -> Partnerskap | None:
    """Read the parties of one office out of the cover on a day; None where it surely covers nobody."""
    dekker = sorted(
        nr for nr, alle in dekning.items() if any(d.kontor == kontor and d.sikkerhet is Sikkerhet.SIKKER for d in alle)
    )
    if not dekker:
        return None
    part = dekker[0] if len(dekker) == 1 else vert
    fylke = kommuner[part or dekker[0]].kommune.fylke
    return Partnerskap(f"Nav i {fylke}", part, tuple(nr for nr in dekker if nr != part), (kontor,), utledet=True)
