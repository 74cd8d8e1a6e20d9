"""What a list of all offices counts up to: offices, those that are shared, those that cross a county line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kontor.enhet import IKKE_KOMMUNER, Kontorliste, Kontorobservasjon
from tospann.core.kontor.traad import Kommunetraad
from tospann.core.kontor.vert import vertskommune


@dataclass(frozen=True, slots=True)
class Listetelling:
    """
    One list, ready to be counted.

    *dekker* has the municipalities of each office, *andre* what it has besides that
    is no municipality (Svalbard, Jan Mayen); *kommuner* are those of the list's day.
    """

    liste: Kontorliste
    kontor: frozenset[str]
    dekker: Mapping[str, frozenset[str]]
    andre: Mapping[str, frozenset[str]]
    kommuner: Mapping[str, Kommuneversjon]

    @property
    def delte(self) -> tuple[str, ...]:
        """Give the offices that cover several municipalities."""
        return tuple(sorted(k for k, kommuner in self.dekker.items() if len(kommuner) > 1))

    @property
    def over_fylkesgrensen(self) -> tuple[str, ...]:
        """Give the offices whose municipalities lie in different counties."""
        return tuple(k for k in self.delte if len({self.kommuner[nr].fylkesnummer for nr in self.dekker[k]}) > 1)

    @property
    def med_andre(self) -> tuple[str, ...]:
        """Give the offices with one municipality and something that is none: shared only if that counts."""
        return tuple(sorted(k for k in self.andre if len(self.dekker.get(k, ())) == 1))

    def betjener(self, fylkesnummer: str) -> tuple[str, ...]:
        """Give the offices that cover a municipality of a county, wherever they lie themselves."""
        i_fylket = {nr for nr, v in self.kommuner.items() if v.fylkesnummer == fylkesnummer}
        return tuple(sorted(k for k, alle in self.dekker.items() if alle & i_fylket))

    def med_vert(self, traader: tuple[Kommunetraad, ...]) -> Mapping[str, str]:
        """Give the host of each shared office, as its number tells; those without are left out."""
        verter = ((k, vertskommune(k, self.dekker[k], traader, self.liste.dato)) for k in self.delte)
        return {k: vert for k, vert in verter if vert}


def tell(
    liste: Kontorliste, observasjoner: Iterable[Kontorobservasjon], kommuner: Mapping[str, Kommuneversjon]
) -> Listetelling:
    """Gather one list's rows; *kommuner* are those of the list's day."""
    dekker: dict[str, set[str]] = defaultdict(set)
    andre: dict[str, set[str]] = defaultdict(set)
    kontor: set[str] = set()
    for o in observasjoner:
        kontor.add(o.kontor)
        if o.kommune:
            dekker[o.kontor].add(o.kommune)
        elif o.oppgitt in IKKE_KOMMUNER:
            andre[o.kontor].add(o.oppgitt)
    return Listetelling(liste, frozenset(kontor), _fryst(dekker), _fryst(andre), kommuner)


def _fryst(mengder: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {k: frozenset(v) for k, v in mengder.items()}


def tall_i_lista(telling: Listetelling) -> tuple[Tall, ...]:
    """Give the counts of a list as figures: offices, shared, across county lines."""
    return tuple(_tall(telling, *linje) for linje in _linjer(telling))


def tall_i_fylket(telling: Listetelling, fylkesnummer: str, fylke: str) -> Tall:
    """Give how many offices serve a county in a list."""
    navn = f"Kontor som betjener {fylke}"
    return _tall(telling, f"kontor.{fylkesnummer}", navn, len(telling.betjener(fylkesnummer)), f"kommunene i {fylke}")


def _linjer(telling: Listetelling) -> Iterator[tuple[str, str, int, str]]:
    yield "kontor", "Kontor i lista", len(telling.kontor), "hele landet"
    yield "delte", "Kontor med flere kommuner", len(telling.delte), "hele landet"
    yield "krysser", "Kontor med kommuner i flere fylker", len(telling.over_fylkesgrensen), "hele landet"


def _tall(telling: Listetelling, hva: str, navn: str, verdi: int, gjelder: str) -> Tall:
    liste = telling.liste
    return Tall(f"{hva}.{liste.id}", f"{navn}, {liste.navn}", verdi, Enhet.KONTOR, liste.dato, gjelder, liste.kilde)


def funn_i_lista(telling: Listetelling, observasjoner: Iterable[Kontorobservasjon]) -> tuple[str, ...]:
    """Say what is odd in a list, one sentence each; nothing of it is mended in silence."""
    egne = [o for o in observasjoner if o.merknad]
    return tuple(dict.fromkeys([*(_avvik(o) for o in egne), *_mangler(telling), *_bare_med_andre(telling)]))


def _avvik(o: Kontorobservasjon) -> str:
    return f"{o.navn}: {o.merknad}"


def _mangler(telling: Listetelling) -> Iterator[str]:
    har = {nr for alle in telling.dekker.values() for nr in alle}
    if mangler := sorted(telling.kommuner.keys() - har):
        navn = opplisting(f"{nr} {telling.kommuner[nr].kommune.kortnavn}" for nr in mangler)
        yield f"Disse kommunene står ikke i lista: {navn}."


def _bare_med_andre(telling: Listetelling) -> Iterator[str]:
    for kontor in telling.med_andre:
        omraader = opplisting(sorted(telling.andre[kontor]))
        yield (
            f"Enhet {kontor} har én kommune og områdene {omraader}, som ikke er kommuner og ikke ligger i noe fylke. "
            "Den er ikke talt blant kontor med flere kommuner eller over fylkesgrensen."
        )
