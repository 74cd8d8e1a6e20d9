"""Layers of a map: for each municipality a class in a short legend and the words for it; unknown is a class too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from tospann.core.felles.norsk import heltall, opplisting, tall_tekst
from tospann.core.felles.tall import Tall
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.kart import Kart
from tospann.core.kommune.kartlinjer import linjenummer
from tospann.core.kommune.tjenesteomraade import Tjenesteomraade

# The seeds ask about 2 000, 3 000 and 15 000 inhabitants; the others show the rest of the country apart.
FOLKETALLSTRINN = (2_000, 3_000, 5_000, 15_000, 30_000, 100_000)
AREALTRINN = (100, 250, 500, 1_000, 2_000)
UKJENT_TEKST = "ukjent"
UTEN_KLASSE = -1


class UgyldigKartlag(ValueError):
    """A value has a class the legend lacks."""


class Klasseslag(StrEnum):
    """A step on a scale, one of several kinds, unknown, or municipalities that differ on one shape."""

    TRINN = "trinn"
    GRUPPE = "gruppe"
    UKJENT = "ukjent"
    ULIKE = "ulike"


@dataclass(frozen=True, slots=True)
class Kartklasse:
    """A line in the legend; *stil* chooses among the colours and patterns of its kind."""

    navn: str
    slag: Klasseslag
    stil: int = 0


UKJENT = Kartklasse(UKJENT_TEKST, Klasseslag.UKJENT)
ULIKE = Kartklasse("flere kommuner på én flate, i ulike klasser", Klasseslag.ULIKE)


@dataclass(frozen=True, slots=True)
class Kommuneverdi:
    """What a layer says of one municipality: its class (-1 is unknown), the words, and the figures in them."""

    klasse: int
    tekst: str
    tall: tuple[Tall, ...] = ()


@dataclass(frozen=True, slots=True)
class Kartlag:
    """
    What is coloured on a map.

    Attributes
    ----------
    navn, verdinavn, tallnavn:
        The layer's name, and the headings of its columns in a table: what it says,
        and the figures where they are something else than what it says.
    dato:
        The date the layer's content is of; statistics may be older than the map.
    verdier:
        By municipality number. One that is missing is unknown.
    grupper:
        Municipalities that belong together and get one outline.
    verter:
        Municipalities with a mark: those that host an office for others.
    merknader:
        Sentences the reader needs in order to read the map right.

    """

    id: str
    navn: str
    verdinavn: str
    dato: date
    klasser: tuple[Kartklasse, ...]
    verdier: Mapping[str, Kommuneverdi]
    grupper: tuple[tuple[str, ...], ...] = ()
    verter: frozenset[str] = frozenset()
    merknader: tuple[str, ...] = ()
    tallnavn: str = ""

    def __post_init__(self) -> None:
        """Refuse a value outside the legend."""
        utenfor = sorted({v.klasse for v in self.verdier.values()} - set(range(UTEN_KLASSE, len(self.klasser))))
        if utenfor:
            melding = f"Kartlaget «{self.navn}» har verdier i klasser som ikke finnes: {utenfor}."
            raise UgyldigKartlag(melding)

    def verdi(self, nummer: str) -> Kommuneverdi:
        """Give what is said of a municipality."""
        return self.verdier.get(nummer, Kommuneverdi(UTEN_KLASSE, UKJENT_TEKST))

    def klasse(self, nummer: str) -> Kartklasse:
        """Give a municipality's class."""
        nr = self.verdi(nummer).klasse
        return self.klasser[nr] if nr >= 0 else UKJENT

    def flatens_klasse(self, kommuner: Iterable[str]) -> Kartklasse:
        """Give the class of a shape: its municipalities' where they agree."""
        klasser = {self.klasse(nummer) for nummer in kommuner}
        return klasser.pop() if len(klasser) == 1 else ULIKE

    def i_bruk(self, kart: Kart) -> tuple[tuple[Kartklasse, tuple[str, ...]], ...]:
        """Give the legend: each class with its municipalities; those of a scale also where none has it, others not."""
        numre = [nummer for flate in kart.flater for nummer in flate.kommuner]
        linjer = [(k, tuple(n for n in numre if self.klasse(n) == k)) for k in (*self.klasser, UKJENT)]
        ulike = tuple(n for f in kart.flater if self.flatens_klasse(f.kommuner) == ULIKE for n in f.kommuner)
        return tuple((k, n) for k, n in [*linjer, (ULIKE, ulike)] if n or k.slag is Klasseslag.TRINN)


def folketallslag(
    dato: date, tall: Mapping[str, Tall], felles: Mapping[tuple[str, ...], Tall] | None = None
) -> Kartlag:
    """
    Make the population layer.

    *tall* are by municipality. *felles* are figures that the statistics have only
    for several municipalities together: each of them stays unknown, and says so.
    """
    klasser = _trinn(FOLKETALLSTRINN, "innbyggere", hele=True)
    verdier = {n: Kommuneverdi(_nivaa(FOLKETALLSTRINN, t), tall_tekst(t), (t,)) for n, t in tall.items()}
    for numre, sum_ in (felles or {}).items():
        tekst = f"{UKJENT_TEKST} hver for seg; {tall_tekst(sum_)} i {len(numre)} kommuner til sammen"
        verdier |= {n: Kommuneverdi(UTEN_KLASSE, tekst, (sum_,)) for n in numre}
    return Kartlag("folketall", "Folketall", "Innbyggere", dato, klasser, verdier)


def areallag(dato: date, tall: Mapping[str, Tall]) -> Kartlag:
    """Make the area layer (land within the coast, km²)."""
    verdier = {n: Kommuneverdi(_nivaa(AREALTRINN, t), tall_tekst(t), (t,)) for n, t in tall.items()}
    klasser = _trinn(AREALTRINN, "km²", hele=False)
    return Kartlag("areal", "Areal", "Areal", dato, klasser, verdier)


def fylkeslag(dato: date, kommuner: Mapping[str, Kommuneversjon], kart: Kart) -> Kartlag:
    """Make the layer of counties; those that touch on the map get different colours."""
    fylker = {v.fylkesnummer: v.kommune.fylke for v in kommuner.values()}
    farger = fargelegg(_fylkesnaboer(kart, kommuner))
    rekkefolge = sorted(fylker)
    klasser = tuple(Kartklasse(fylker[f], Klasseslag.GRUPPE, farger.get(f, 0)) for f in rekkefolge)
    verdier = {n: Kommuneverdi(rekkefolge.index(v.fylkesnummer), v.kommune.fylke) for n, v in kommuner.items()}
    return Kartlag("fylke", "Fylker", "Fylke", dato, klasser, verdier)


def omraadelag(
    dato: date,
    omraader: Sequence[Tjenesteomraade],
    folketall: Mapping[str, Tall],
    ogsaa: Mapping[str, Sequence[str]] | None = None,
) -> Kartlag:
    """
    Make the layer of service areas, in the order they are given, with the population beside.

    A municipality in several has a class of its own; one in none is unknown. *ogsaa*
    names the areas of each that are not drawn; what is drawn may be among them.
    """
    i_omraader: dict[str, list[int]] = {}
    for nr, omraade in enumerate(omraader):
        for nummer in omraade.kommuner:
            i_omraader.setdefault(nummer, []).append(nr)
    klasser = [Kartklasse(o.navn, Klasseslag.GRUPPE, nr) for nr, o in enumerate(omraader)]
    if any(len(numre) > 1 for numre in i_omraader.values()):
        klasser.append(Kartklasse("i flere tjenesteområder", Klasseslag.GRUPPE, len(omraader)))
    verdier = {
        nummer: Kommuneverdi(
            numre[0] if len(numre) == 1 else len(omraader),
            _omraadetekst([omraader[nr].navn for nr in numre], (ogsaa or {}).get(nummer, ())),
            (folketall[nummer],) if nummer in folketall else (),
        )
        for nummer, numre in i_omraader.items()
    }
    navn, grupper = ("tjenesteomraade", "Tjenesteområder", "Tjenesteområde"), tuple(o.kommuner for o in omraader)
    return Kartlag(*navn, dato, tuple(klasser), verdier, grupper, tallnavn="Innbyggere")


def _omraadetekst(tegnede: Sequence[str], ogsaa: Sequence[str]) -> str:
    andre = [navn for navn in ogsaa if navn not in tegnede]
    return opplisting(tegnede) + (f", også i {opplisting(andre)}" if andre else "")


def fargelegg(naboer: Mapping[str, Collection[str]], farger: int = 6) -> Mapping[str, int]:
    """
    Give each thing a colour number so that neighbours differ.

    Those with most neighbours choose first, the free colour that is least used
    (ties: the lowest); more than *farger* are used only where they must.
    """
    valgt: dict[str, int] = {}
    for ting in sorted(naboer, key=lambda t: (-len(naboer[t]), t)):
        opptatt = {valgt[n] for n in naboer[ting] if n in valgt}
        ledige = [nr for nr in range(max(farger, len(opptatt) + 1)) if nr not in opptatt]
        brukt = Counter(valgt.values())
        valgt[ting] = min(ledige, key=lambda nr: (brukt[nr], nr))
    return valgt


def _fylkesnaboer(kart: Kart, kommuner: Mapping[str, Kommuneversjon]) -> Mapping[str, set[str]]:
    sider: dict[int, set[str]] = {}
    for flate in kart.flater:
        fylker = {kommuner[n].fylkesnummer for n in flate.kommuner}
        for nr in (nr for ring in flate.ringer for nr in ring):
            sider.setdefault(linjenummer(nr), set()).update(fylker)
    naboer: dict[str, set[str]] = {f: set() for f in {v.fylkesnummer for v in kommuner.values()}}
    for fylker in sider.values():
        for fylke in fylker:
            naboer[fylke] |= fylker - {fylke}
    return naboer


def _nivaa(trinn: Sequence[int], tall: Tall) -> int:
    verdi = tall.som_brok()
    return sum(verdi >= grense for grense in trinn)


def _trinn(grenser: Sequence[int], enhet: str, *, hele: bool) -> tuple[Kartklasse, ...]:
    """Name the classes between the limits; whole figures end one below the next limit."""
    navn = [f"under {heltall(grenser[0])} {enhet}"]
    for fra, til in pairwise(grenser):
        navn.append(
            f"{heltall(fra)}–{heltall(til - 1)} {enhet}" if hele else f"{heltall(fra)} til under {heltall(til)} {enhet}"
        )
    navn.append(
        f"{heltall(grenser[-1])} {enhet} eller mer" if not hele else f"{heltall(grenser[-1])} {enhet} eller flere"
    )
    return tuple(Kartklasse(n, Klasseslag.TRINN, nr) for nr, n in enumerate(navn))
