"""The service areas of Nordland as the report describes them: the table grouped, each with what the report says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from tospann.core.felles.tall import Tall
from tospann.core.kommune.tjenesteomraade import Folketall, Tjenesteomraade, folketall, sum_heltall
from tospann.web.kart.rader import Kartrad


@dataclass(frozen=True, slots=True)
class Omraaderad:
    """An area in the table: its sample from the map, its municipalities with people, and the sums."""

    omraade: Tjenesteomraade
    prove: SafeString
    kommuner: tuple[Kartrad, ...]
    folketall: Folketall

    @property
    def forskjell(self) -> int:
        """Give the plain difference, for the sentence's choice of words."""
        return sum_heltall([self.folketall.forskjell])


def lag_omraaderader(omraader: Sequence[Tjenesteomraade], rader: Sequence[Kartrad]) -> tuple[Omraaderad, ...]:
    """Group the rows by area; nothing where any municipality lacks its figure or area."""
    per_nummer: Mapping[str, Kartrad] = {rad.nummer: rad for rad in rader}
    tall: Mapping[str, Tall] = {n: rad.tall for n, rad in per_nummer.items() if rad.tall}
    if not omraader or {n for o in omraader for n in o.kommuner} != tall.keys() or len(tall) < len(rader):
        return ()
    return tuple(
        Omraaderad(
            omraade,
            per_nummer[omraade.kommuner[0]].prove,
            tuple(per_nummer[n] for n in omraade.kommuner),
            folketall(omraade, tall),
        )
        for omraade in omraader
    )
