"""The figures of a structure drawn by hand: organisations, places, travel and positions, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag


@dataclass(frozen=True, slots=True)
class Samlingstall:
    """An organisation in figures; *mangler* is how many positions it is short of the threshold."""

    samling: Samling
    innbyggere: Tall
    aarsverk: Tall
    lengst: Tall
    fra: str
    mangler: Fraction

    @property
    def under_terskel(self) -> bool:
        """Tell whether it has fewer positions than the study asks for."""
        return self.mangler > 0


@dataclass(frozen=True, slots=True)
class Tegningstall:
    """A structure in figures; *lengst_fra* and *lengst_til* are the numbers of the longest journey to a host."""

    samlinger: tuple[Samlingstall, ...]
    organisasjoner: Tall
    aapne: Tall
    lengst: Tall
    lengst_fra: str
    lengst_til: str
    snitt: Tall
    til_aapent: Tall
    under_terskel: Tall
    terskel: Tall

    def alle(self) -> Iterator[Tall]:
        """Give every figure the page shows of the structure."""
        yield from (self.organisasjoner, self.aapne, self.lengst, self.snitt, self.til_aapent)
        yield from (self.under_terskel, self.terskel)
        for s in self.samlinger:
            yield from (s.innbyggere, s.aarsverk, s.lengst)

    def samling(self, nummer: str) -> Samlingstall:
        """
        Give the figures of the organisation a municipality is in.

        Raises
        ------
        StopIteration
            When it is in none.

        """
        return next(s for s in self.samlinger if nummer in s.samling.medlemmer)


def tell_tegning(studie: Strukturstudie, inndeling: Inndeling) -> Tegningstall:
    """Count what a structure gives; every municipality is in it."""
    g = studie.grunnlag
    terskel = _terskel(studie)
    samlinger = tuple(_samling(g, s, terskel) for s in inndeling.samlinger)
    verst = max(samlinger, key=lambda s: s.lengst.som_brok())
    faa = sum(s.under_terskel for s in samlinger)
    return Tegningstall(
        samlinger,
        _antall(g, "organisasjoner", "Organisasjoner", inndeling.antall),
        _antall(g, "aapne", "Kommuner med eget kontor", len(inndeling.aapne)),
        verst.lengst,
        verst.fra,
        verst.samling.vert,
        _snitt(g, inndeling),
        _til_aapent(g, inndeling),
        _faa(faa, terskel, samlinger),
        terskel,
    )


def _antall(g: Studiegrunnlag, id_: str, navn: str, antall: int) -> Tall:
    return Tall(f"tegning.{id_}", navn, antall, Enhet.ANTALL, g.dato, g.sted, beregnet(g.dato))


def _terskel(studie: Strukturstudie) -> Tall:
    g = studie.grunnlag
    verdi = Fraction(studie.rammer.terskel)
    hel = int(verdi) if verdi.denominator == 1 else verdi
    gjelder = "fagmiljøet i hver organisasjon, slik studien setter grensa"
    return Tall("tegning.terskel", "Grense for fagmiljø", hel, Enhet.AARSVERK, g.dato, gjelder, beregnet(g.dato))


def _faa(antall: int, terskel: Tall, samlinger: tuple[Samlingstall, ...]) -> Tall:
    ledd = (terskel, *(s.aarsverk for s in samlinger))
    formel = "antall organisasjoner med færre årsverk enn grensa"
    navn, gjelder = "Organisasjoner under grensa for fagmiljø", "organisasjonene i tegningen"
    return regn_ut("tegning.under_terskel", navn, antall, Enhet.ANTALL, formel=formel, ledd=ledd, gjelder=gjelder)


def _samling(g: Studiegrunnlag, samling: Samling, terskel: Tall) -> Samlingstall:
    navn = g.kommune(samling.vert).navn
    kommuner = [g.kommune(n) for n in samling.medlemmer]
    folk = _sum(f"innbyggere.{samling.vert}", f"Innbyggere i gruppa til {navn}", [k.innbyggere for k in kommuner])
    verk = _sum(f"aarsverk.{samling.vert}", f"Årsverk i gruppa til {navn}", [k.aarsverk for k in kommuner])
    reiser = {n: g.reiser.mellom(n, samling.vert) for n in samling.medlemmer}
    fra = max(reiser, key=lambda n: (reiser[n], n != samling.vert))
    lengst = regn_ut(
        f"tegning.lengst.{samling.vert}",
        f"Lengste reise til verten i {navn}",
        reiser[fra],
        Enhet.MINUTTER,
        formel="den lengste reisen fra en kommune i gruppa til verten",
        ledd=[g.reisetid(n, samling.vert) for n in samling.medlemmer],
        gjelder=f"gruppa til {navn}",
    )
    return Samlingstall(samling, folk, verk, lengst, fra, max(Fraction(), terskel.som_brok() - verk.som_brok()))


def _sum(id_: str, navn: str, ledd: list[Tall]) -> Tall:
    verdi = sum((t.som_brok() for t in ledd), start=Fraction())
    hel = int(verdi) if verdi.denominator == 1 else verdi
    return regn_ut(
        f"tegning.{id_}", navn, hel, ledd[0].enhet, formel="summen av kommunene", ledd=ledd, gjelder="gruppa"
    )


def snittreise(g: Studiegrunnlag, inndeling: Inndeling) -> Fraction:
    """Give the minutes to the host, averaged over the inhabitants."""
    folk = {k.nummer: k.innbyggere.som_brok() for k in g.kommuner}
    minutter = sum(
        (folk[n] * g.reiser.mellom(n, s.vert) for s in inndeling.samlinger for n in s.medlemmer), start=Fraction()
    )
    return minutter / sum(folk.values()) if any(folk.values()) else Fraction()


def _snitt(g: Studiegrunnlag, inndeling: Inndeling) -> Tall:
    par = [(n, s.vert) for s in inndeling.samlinger for n in s.medlemmer if n != s.vert]
    ledd = [*(g.reisetid(a, b) for a, b in par), *(k.innbyggere for k in g.kommuner)]
    return regn_ut(
        "tegning.snitt",
        "Gjennomsnittlig reise til verten, per innbygger",
        snittreise(g, inndeling),
        Enhet.MINUTTER,
        formel="innbyggere ganger minutter til verten, lagt sammen og delt på alle innbyggere",
        ledd=ledd,
        gjelder=f"alle innbyggere i {g.sted}",
    )


def _til_aapent(g: Studiegrunnlag, inndeling: Inndeling) -> Tall:
    """Give the longest journey to an open place within one's own organisation."""
    par = [
        (n, _naermest(g, n, s, inndeling)) for s in inndeling.samlinger for n in s.medlemmer if n in inndeling.stengte
    ]
    lengst = max((g.reiser.mellom(a, b) for a, b in par), default=Fraction())
    ledd = [g.reisetid(a, b) for a, b in par] or [_antall(g, "stengte", "Stengte kontor", 0)]
    return regn_ut(
        "tegning.til_aapent",
        "Lengste reise til et åpent kontor i egen organisasjon",
        lengst,
        Enhet.MINUTTER,
        formel="den lengste reisen fra en kommune uten eget kontor til det nærmeste åpne i samme gruppe",
        ledd=ledd,
        gjelder=g.sted,
    )


def _naermest(g: Studiegrunnlag, nummer: str, samling: Samling, inndeling: Inndeling) -> str:
    aapne = [n for n in samling.medlemmer if n not in inndeling.stengte]
    return min(aapne, key=lambda n: (g.reiser.mellom(nummer, n), n))
