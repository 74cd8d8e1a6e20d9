"""The counts of a coverage report as figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kontor.dekning import Dekningsstatus
from tospann.core.kontor.dekningsrapport import Dekningsrapport

Linje = tuple[str, str, int, Enhet, str]


def tall_i_rapporten(rapport: Dekningsrapport, lister: Iterable[Tall]) -> dict[str, Tall]:
    """Give the counts by short name; they rest on the counts of the lists."""
    ledd, kilde = tuple(lister), beregnet(rapport.dato)
    return {
        hva: Tall(f"dekning.{hva}", navn, verdi, enhet, rapport.dato, rapport.gjelder, kilde, formel, ledd)
        for hva, navn, verdi, enhet, formel in (*_kommuner(rapport), *_kontor(rapport))
    }


def _kommuner(rapport: Dekningsrapport) -> Iterator[Linje]:
    dekket = rapport.med(Dekningsstatus.DEKKET)
    bare = sum(not s.bekreftet for s in dekket)
    ukjente, hull = len(rapport.med(Dekningsstatus.UKJENT)), len(rapport.med(Dekningsstatus.HULL))
    antall = Enhet.ANTALL
    yield "kommuner", "Kommuner", len(rapport.svar), antall, "kommuner denne dagen"
    yield (
        "dekket",
        "Kommuner som er dekket",
        len(dekket) - bare,
        antall,
        "sett denne dagen, eller med samme kontor før og etter",
    )
    yield "sist_sett", "Kommuner som var dekket da de sist ble sett", bare, antall, "sett før dagen, ikke siden"
    yield "ukjent", "Kommuner der dekningen er ukjent", ukjente, antall, "ingen kilde sier hvem som dekker"
    yield "hull", "Kommuner uten dekning", hull, antall, "en kilde sier når dekningen tok slutt"


def _kontor(rapport: Dekningsrapport) -> Iterator[Linje]:
    sikre, mulige, krysser = len(rapport.sikre_kontor), len(rapport.mulige_kontor), len(rapport.krysninger)
    yield "kontor", "Kontor som dekker kommunene", sikre, Enhet.KONTOR, "kontor med minst én sikker kommune her"
    yield "mulige", "Kontor som kan ha dekket kommunene", mulige, Enhet.KONTOR, "kontor med bare mulige kommuner her"
    yield "krysser", "Kontor over fylkesgrensen", krysser, Enhet.KONTOR, "kontor med sikre kommuner i flere fylker"
