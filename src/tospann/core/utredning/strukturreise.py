"""How far people get in a structure: to the host and to the nearest open place, for each group of inhabitants."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.struktur.inndeling import Inndeling
from tospann.core.struktur.studie import Studiegrunnlag, Studiekommune
from tospann.core.utredning.strukturforutsetning import Strukturforutsetninger

GRENSER = (30, 60, 90)


class Innbyggergruppe(StrEnum):
    """Whose travel is counted; the value is what people call them."""

    ALLE = "alle innbyggere"
    SMAA = "innbyggere i små kommuner"
    FERJE = "innbyggere på steder som bare nås med ferje"
    SAMISK = "innbyggere i forvaltningsområdet for samisk språk"


class Reisemaal(StrEnum):
    """Where they travel to."""

    VERT = "til vertens kontor"
    STED = "til nærmeste åpne sted i egen organisasjon"


@dataclass(frozen=True, slots=True)
class Spenntall:
    """A figure, and the lowest and highest it may be when every travel time is as far off as its band goes."""

    tall: Tall
    lav: Tall
    hoy: Tall

    def alle(self) -> Iterator[Tall]:
        """Yield the three."""
        yield from (self.tall, self.lav, self.hoy)

    @property
    def er_sikkert(self) -> bool:
        """Tell whether the band does not reach it."""
        return self.lav.verdi == self.hoy.verdi


@dataclass(frozen=True, slots=True)
class Reisefordeling:
    """
    How far a group has to travel one way.

    *klasser* count everybody once: none, then up to each of GRENSER, then
    beyond the last. *over* counts who has more than each. *ukjente* is how
    many municipalities nobody knows the answer for; they are not counted.
    """

    gruppe: Innbyggergruppe
    maal: Reisemaal
    folk: Tall
    klasser: tuple[Tall, ...]
    over: tuple[Spenntall, ...]
    snitt: Spenntall
    lengst: Spenntall
    lengst_fra: str
    ukjente: int

    def alle(self) -> Iterator[Tall]:
        """Yield every figure."""
        yield self.folk
        yield from self.klasser
        for spenn in (*self.over, self.snitt, self.lengst):
            yield from spenn.alle()


_Valg = Callable[[Fraction], bool]
# The figure itself, and what it is when every travel time is as short or as long as its band allows.
_ENDER = (
    ("", "", ""),
    (".lav", ", lavest", "; alle reiser i nedre ende av spennet"),
    (".hoy", ", høyest", "; alle reiser i øvre ende av spennet"),
)


@dataclass(frozen=True, slots=True)
class _Reise:
    kommune: Studiekommune
    tid: Tall
    tider: tuple[Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class _Regner:
    kode: str
    reiser: tuple[_Reise, ...]
    gjelder: str

    def folk(self) -> Tall:
        return self._tell("folk", "Innbyggere", lambda _tid: True, "innbyggerne i kommunene i gruppen", 0)

    def klasser(self) -> Iterator[Tall]:
        yield self._tell("klasse.0", "Ingen reise", lambda tid: not tid, _innbyggere("ingen vei"), 0)
        for fra, til in pairwise((0, *GRENSER)):
            hva = f"inntil {til} minutter" if not fra else f"{fra + 1}–{til} minutter"
            yield self._tell(f"klasse.{til}", hva.capitalize(), _mellom(fra, til), _innbyggere(hva), 0)
        hva = f"over {GRENSER[-1]} minutter"
        yield self._tell("klasse.over", hva.capitalize(), _over(GRENSER[-1]), _innbyggere(hva), 0)

    def over(self, grense: int) -> Spenntall:
        navn, formel = f"Innbyggere med mer enn {grense} minutter", _innbyggere(f"mer enn {grense} minutter")
        return Spenntall(*(self._tell(f"over{grense}", navn, _over(grense), formel, nr) for nr in range(3)))

    def snitt(self) -> Spenntall:
        folk = sum((r.kommune.innbyggere.som_brok() for r in self.reiser), Fraction())

        def verdi(nr: int) -> Fraction:
            alle = sum((r.kommune.innbyggere.som_brok() * r.tider[nr] for r in self.reiser), Fraction())
            return alle / folk if folk else Fraction()

        formel = "innbyggere × minutter, delt på alle innbyggerne"
        return Spenntall(*(self._minutter("snitt", "Reise i snitt", verdi(nr), formel, nr) for nr in range(3)))

    def lengst(self) -> Spenntall:
        verdier = [max(r.tider[nr] for r in self.reiser) for nr in range(3)]
        formel = "den lengste reisen i gruppen"
        return Spenntall(*(self._minutter("lengst", "Lengste reise", v, formel, nr) for nr, v in enumerate(verdier)))

    def lengst_fra(self) -> str:
        verst = max(self.reiser, key=lambda r: r.tider[0])
        return verst.kommune.navn if verst.tider[0] else ""

    def _tell(self, id_: str, navn: str, med: _Valg, formel: str, nr: int) -> Tall:
        antall = sum(int(r.kommune.innbyggere.som_brok()) for r in self.reiser if med(r.tider[nr]))
        return self._tall(id_, navn, antall, Enhet.INNBYGGERE, (formel, nr))

    def _minutter(self, id_: str, navn: str, verdi: Fraction, formel: str, nr: int) -> Tall:
        return self._tall(id_, navn, verdi, Enhet.MINUTTER, (formel, nr))

    def _tall(self, id_: str, navn: str, verdi: Fraction | int, enhet: Enhet, formel: tuple[str, int]) -> Tall:
        hvordan, nr = formel
        ende, ord_, forutsatt = _ENDER[nr]
        return regn_ut(
            f"{self.kode}.{id_}{ende}",
            f"{navn}{ord_}, {self.gjelder}",
            verdi,
            enhet,
            formel=f"{hvordan}{forutsatt}",
            ledd=tuple(t for r in self.reiser for t in (r.kommune.innbyggere, r.tid)),
            gjelder=self.gjelder,
        )


def _innbyggere(hva: str) -> str:
    return f"innbyggere i kommuner med {hva} fra kommunesenteret"


def _over(grense: int) -> _Valg:
    return lambda tid: tid > grense


def _mellom(fra: int, til: int) -> _Valg:
    return lambda tid: fra < tid <= til


def reisefordelinger(
    kode: str, grunnlag: Studiegrunnlag, inndeling: Inndeling, forutsetninger: Strukturforutsetninger
) -> tuple[Reisefordeling, ...]:
    """
    Count the travel of each group that somebody is in, to the host and to the nearest open place.

    *kode* begins the id of every figure, so that two structures can stand on one page.
    """
    ut = []
    for maal in Reisemaal:
        reiser = tuple(_reisen(grunnlag, k, inndeling, maal, forutsetninger) for k in grunnlag.kommuner)
        for gruppe in Innbyggergruppe:
            svar = [_er_med(gruppe, r.kommune, forutsetninger) for r in reiser]
            egne = tuple(r for r, s in zip(reiser, svar, strict=True) if s == "ja")
            if egne:
                regner = _Regner(f"{kode}.reise.{maal.name}.{gruppe.name}".lower(), egne, f"{gruppe} {maal}")
                ut.append(_fordeling(gruppe, maal, regner, sum(not s for s in svar)))
    return tuple(ut)


def _fordeling(gruppe: Innbyggergruppe, maal: Reisemaal, r: _Regner, ukjente: int) -> Reisefordeling:
    over = tuple(r.over(grense) for grense in GRENSER)
    klasser, lengst = tuple(r.klasser()), r.lengst()
    return Reisefordeling(gruppe, maal, r.folk(), klasser, over, r.snitt(), lengst, r.lengst_fra(), ukjente)


def reisemaalet(grunnlag: Studiegrunnlag, inndeling: Inndeling, nummer: str, maal: Reisemaal) -> str:
    """Give where a municipality's people go: the host, or the nearest open place in their organisation."""
    samling = inndeling.samling(nummer)
    if maal is Reisemaal.VERT:
        return samling.vert
    aapne = [n for n in samling.medlemmer if n not in inndeling.stengte]
    return min(aapne, key=lambda n: (grunnlag.reiser.mellom(nummer, n), n != samling.vert, n))


def _reisen(
    grunnlag: Studiegrunnlag, kommune: Studiekommune, inndeling: Inndeling, maal: Reisemaal, f: Strukturforutsetninger
) -> _Reise:
    tid = grunnlag.reisetid(kommune.nummer, reisemaalet(grunnlag, inndeling, kommune.nummer, maal))
    return _Reise(kommune, tid, (tid.som_brok(), *f.grenser(tid.som_brok())))


def _er_med(gruppe: Innbyggergruppe, kommune: Studiekommune, f: Strukturforutsetninger) -> str:
    """Answer "ja", "nei", or nothing where nobody knows."""
    match gruppe:
        case Innbyggergruppe.ALLE:
            return "ja"
        case Innbyggergruppe.SMAA:
            return "ja" if kommune.innbyggere.som_brok() < f.smaa.som_brok() else "nei"
        case Innbyggergruppe.FERJE:
            return kommune.bare_ferje
        case Innbyggergruppe.SAMISK:
            return kommune.samisk
