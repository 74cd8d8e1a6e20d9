"""Which drawing answers for a date, and which municipalities each drawn shape then stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tospann.core.felles.kilde import Kilde
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.kart import Etikett, Forstorrelse, Kart, Kartflate, Navneplasser, Ramme
from tospann.core.kommune.kartlinjer import Kartlinje, Ring, aapne_stier, linjenummer, omriss, sti


class IngenTegning(LookupError):
    """The county was never drawn."""


@dataclass(frozen=True, slots=True)
class Flatetegning:
    """A drawn shape: its rings and the middle of its widest place."""

    ringer: tuple[Ring, ...]
    midt: Etikett


@dataclass(frozen=True, slots=True)
class Kartutgave:
    """The drawing of a date: which shape each municipality number of that date has."""

    tegnet: date
    flater: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Karttabell:
    """Lines, shapes, and the drawings that use them."""

    linjer: tuple[Kartlinje, ...]
    flater: tuple[Flatetegning, ...]
    utgaver: tuple[Kartutgave, ...]
    meter: int
    kilde: Kilde

    def utgave(self, tegnet: date) -> Kartutgave:
        """
        Give the drawing of a date.

        Raises
        ------
        IngenTegning
            When there is none of that date.

        """
        for utgave in self.utgaver:
            if utgave.tegnet == tegnet:
                return utgave
        melding = f"Kommunene er ikke tegnet slik de var {tegnet}."
        raise IngenTegning(melding)


@dataclass(frozen=True, slots=True)
class Kartbilde:
    """
    How a picture is cut and where its names stand, from a date on.

    *fylke* is empty for the whole country; then *navn* are those of counties.
    Numbers are those of the drawing; *graa* are the shapes around, in grey.
    """

    fra: date
    fylke: str
    tabell: str
    tegnet: date
    utsnitt: Ramme
    skrift: tuple[int, int]
    navn: Navneplasser
    graa: tuple[str, ...] = ()
    treff: Mapping[str, int] = field(default_factory=dict)
    naboer: Mapping[str, Etikett] = field(default_factory=dict)
    omraadenavn: Mapping[str, Etikett] = field(default_factory=dict)
    forstorrelser: tuple[Forstorrelse, ...] = ()
    trykkflater: Mapping[str, str] = field(default_factory=dict)


def velg_bilde(bilder: Iterable[Kartbilde], fylke: str, dato: date) -> Kartbilde:
    """
    Choose the picture of a county (or the country) for a date: the newest that has begun, else the oldest.

    Raises
    ------
    IngenTegning
        When the county was never drawn.

    """
    egne = sorted((b for b in bilder if b.fylke == fylke), key=lambda b: b.fra)
    if not egne:
        melding = f"Fylke {fylke} er ikke tegnet."
        raise IngenTegning(melding)
    begynt = [b for b in egne if b.fra <= dato]
    return begynt[-1] if begynt else egne[0]


def etterkommere(historie: Kommunehistorie, fra: date, til: date) -> Mapping[str, tuple[str, ...]]:
    """Give, for each municipality on *fra*, the numbers it has become, or become part of, on the later *til*."""
    steg: dict[date, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for endring in historie.endringer:
        if fra < endring.dato <= til:
            steg[endring.dato][endring.fra].append(endring.til)
    naa: dict[str, tuple[str, ...]] = {nummer: (nummer,) for nummer in historie.paa(fra)}
    for dag in sorted(steg):
        naa = {n: tuple(sorted({t for m in numre for t in steg[dag].get(m, [m])})) for n, numre in naa.items()}
    return naa


def flatenes_kommuner(
    historie: Kommunehistorie, tegnet: date, dato: date
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """
    Pair drawn numbers with the municipalities of a date: the smallest groups that cover the same land.

    Two that merge after *dato* and are drawn as one give one drawn number and two
    municipalities; two drawn ones that have merged since give the opposite.
    """
    if dato <= tegnet:
        par = [(til, nummer) for nummer, numre in etterkommere(historie, dato, tegnet).items() for til in numre]
    else:
        par = [(nummer, til) for nummer, numre in etterkommere(historie, tegnet, dato).items() for til in numre]
    return tuple(_grupper(par))


def _grupper(par: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    tegnede: dict[str, set[str]] = defaultdict(set)
    kommuner: dict[str, set[str]] = defaultdict(set)
    for tegnet, kommune in par:
        tegnede[kommune].add(tegnet)
        kommuner[tegnet].add(kommune)
    while kommuner:
        til, fra = {next(iter(kommuner))}, set[str]()
        for _ in range(len(kommuner)):
            fra = set().union(*(kommuner[t] for t in til))
            if (flere := set().union(*(tegnede[k] for k in fra))) == til:
                break
            til = flere
        for tegnet in til:
            del kommuner[tegnet]
        yield tuple(sorted(til)), tuple(sorted(fra))


Gruppe = tuple[tuple[str, ...], tuple[str, ...]]
"""Numbers of a drawing, and the municipalities of a date that have the same land."""


def tegn(tabell: Karttabell, bilde: Kartbilde, historie: Kommunehistorie, dato: date) -> Kart:
    """Draw the picture with the municipalities of a date."""
    utgave = tabell.utgave(bilde.tegnet)
    fylker = {nummer: v.fylkesnummer for nummer, v in historie.paa(dato).items()}
    grupper = flatenes_kommuner(historie, utgave.tegnet, dato)
    egne = [(t, inne) for t, k in grupper if (inne := tuple(n for n in k if bilde.fylke in {"", fylker[n]}))]
    navn = Navneplasser(_per_kommune(egne, bilde.navn.brede), _per_kommune(egne, bilde.navn.smale))
    hele_landet = not bilde.fylke
    return Kart(
        bilde.utsnitt,
        tabell.meter,
        bilde.skrift,
        tabell.linjer,
        tuple(_flate(tabell, utgave, bilde, gruppe) for gruppe in egne),
        Navneplasser() if hele_landet else navn,
        bilde.navn if hele_landet else Navneplasser(bilde.naboer),
        utgave.tegnet,
        tabell.kilde,
        sti(tabell.linjer, (ring for nummer in bilde.graa for ring in _ringer(tabell, utgave, [nummer]))),
        _fylkesgrenser(tabell, utgave, grupper, fylker) if hele_landet else "",
        bilde.trykkflater,
        bilde.omraadenavn,
        bilde.forstorrelser,
    )


def _flate(tabell: Karttabell, utgave: Kartutgave, bilde: Kartbilde, gruppe: Gruppe) -> Kartflate:
    tegnede, kommuner = gruppe
    midt = tabell.flater[utgave.flater[tegnede[0]]].midt
    return Kartflate(kommuner, _ringer(tabell, utgave, tegnede), midt, bilde.treff.get(tegnede[0], 0))


def _ringer(tabell: Karttabell, utgave: Kartutgave, tegnede: Collection[str]) -> tuple[Ring, ...]:
    flater = [tabell.flater[utgave.flater[nummer]].ringer for nummer in tegnede]
    return flater[0] if len(flater) == 1 else omriss(tabell.linjer, flater)


def _per_kommune(grupper: Sequence[Gruppe], plasser: Mapping[str, Etikett]) -> Mapping[str, Etikett]:
    return {kommuner[0]: plasser[t] for tegnede, kommuner in grupper for t in reversed(tegnede) if t in plasser}


def _fylkesgrenser(tabell: Karttabell, utgave: Kartutgave, grupper: Sequence[Gruppe], fylker: Mapping[str, str]) -> str:
    sider: dict[int, list[set[str]]] = defaultdict(list)
    for tegnede, kommuner in grupper:
        for ring in _ringer(tabell, utgave, tegnede):
            for nr in ring:
                sider[linjenummer(nr)].append({fylker[k] for k in kommuner})
    mellom = (nr for nr, s in sider.items() if len(s) == 2 and s[0].isdisjoint(s[1]))  # noqa: PLR2004 - two sides
    return aapne_stier(tabell.linjer, mellom)
