"""The figures of one organisation in a structure: people, positions and the longest travel, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.studie import Studiegrunnlag


@dataclass(frozen=True, slots=True)
class Gruppetall:
    """One organisation: the host and the others by number and name, and its figures."""

    samling: Samling
    vert: str
    andre: tuple[tuple[str, str], ...]
    innbyggere: Tall
    aarsverk: Tall
    lengst: Tall

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        yield from (self.innbyggere, self.aarsverk, self.lengst)


def gruppetall(grunnlag: Studiegrunnlag, inndeling: Inndeling) -> tuple[Gruppetall, ...]:
    """Count each organisation of a structure, those with most people first."""
    alle = (_gruppe(grunnlag, s) for s in inndeling.samlinger)
    return tuple(sorted(alle, key=lambda g: (-g.innbyggere.som_brok(), g.samling)))


def _gruppe(grunnlag: Studiegrunnlag, samling: Samling) -> Gruppetall:
    kommuner = [grunnlag.kommune(n) for n in samling.medlemmer]
    vert = grunnlag.kommune(samling.vert).navn
    andre = tuple((k.nummer, k.navn) for k in kommuner if k.nummer != samling.vert)
    hva = f"{vert} med {len(andre)} til" if andre else vert
    return Gruppetall(
        samling,
        vert,
        andre,
        _sum("innbyggere", f"Innbyggere, {hva}", [k.innbyggere for k in kommuner], samling, hva),
        _sum("aarsverk", f"Årsverk, {hva}", [k.aarsverk for k in kommuner], samling, hva),
        _lengst(grunnlag, samling, hva),
    )


def _sum(slag: str, navn: str, ledd: list[Tall], samling: Samling, gjelder: str) -> Tall:
    if len(ledd) == 1:
        return ledd[0]
    verdi, nokkel = sum(t.som_brok() for t in ledd), "-".join(samling.medlemmer)
    hel = int(verdi) if ledd[0].enhet is Enhet.INNBYGGERE else verdi
    return regn_ut(
        f"struktur.{slag}.{nokkel}",
        navn,
        hel,
        ledd[0].enhet,
        formel="summen av kommunene i organisasjonen",
        ledd=ledd,
        gjelder=gjelder,
    )


def _lengst(grunnlag: Studiegrunnlag, samling: Samling, gjelder: str) -> Tall:
    lengst = max(samling.medlemmer, key=lambda n: (grunnlag.reiser.mellom(samling.vert, n), n != samling.vert))
    reise = grunnlag.reisetid(samling.vert, lengst)
    if lengst == samling.vert:
        return replace(reise, id=f"struktur.lengst.{samling.vert}", navn=f"Lengste reise til {gjelder}")
    return replace(reise, navn=f"Lengste reise: {reise.navn.removeprefix('Reisetid ')}")


def snittreise(grunnlag: Studiegrunnlag, antall: int, personminutter: Fraction) -> Tall:
    """Give how far everybody has to the host on average in a structure of *antall* organisations."""
    folk = [k.innbyggere for k in grunnlag.kommuner]
    alle = regn_ut(
        "struktur.innbyggere.alle",
        f"Innbyggere, {grunnlag.sted}",
        int(sum(t.som_brok() for t in folk)),
        Enhet.INNBYGGERE,
        formel="summen av kommunene i studien",
        ledd=folk,
        gjelder=grunnlag.sted,
    )
    return Tall(
        f"struktur.snittreise.{antall}",
        f"Reise til verten i snitt, {antall} organisasjoner",
        personminutter / alle.som_brok(),
        Enhet.MINUTTER,
        grunnlag.dato,
        f"{grunnlag.sted}, bil og ferje, én vei",
        grunnlag.reiser.kilde,
        "innbyggere ganger minutter til verten, delt på alle innbyggerne",
        (alle,),
    )
