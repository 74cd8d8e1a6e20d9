"""Everything that follows from an office structure, whoever made it (docs/metode/strukturkonsekvenser.md)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.struktur.inndeling import Inndeling
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag
from tospann.core.utredning.strukturavtaler import Avtalebehov, avtalebehov
from tospann.core.utredning.strukturforutsetning import Strukturforutsetninger
from tospann.core.utredning.strukturmiljo import Miljo, miljo
from tospann.core.utredning.strukturreise import Innbyggergruppe, Reisefordeling, Reisemaal, reisefordelinger
from tospann.core.utredning.strukturutgift import Strukturutgift, strukturutgift


@dataclass(frozen=True, slots=True)
class Konsekvensramme:
    """
    What the consequences of every structure in a study are worked out under.

    *ledelse* is how the office in each municipality is led on the study's day,
    by number, where the register says it.
    """

    studie: Strukturstudie
    forutsetninger: Strukturforutsetninger
    rettsdato: date
    form: Samarbeidsform = Samarbeidsform.VERT_ADMINISTRATIV
    ledelse: tuple[tuple[str, str], ...] = ()

    def ledelse_i_ord(self) -> str:
        """Say what the register knows of the leaders today, and for how many it knows nothing."""
        g, like = self.studie.grunnlag, dict[str, list[str]]()
        for nummer, modell in self.ledelse:
            like.setdefault(modell, []).append(g.kommune(nummer).navn)
        ukjente = len(g.kommuner) - len(self.ledelse)
        if not like:
            return f"Registeret vet ikke hvem som leder kontorene i dag ({ukjente} kommuner)."
        kjent = "; ".join(f"{opplisting(hvem)}: {modell}" for modell, hvem in sorted(like.items()))
        resten = f" For {ukjente} kommuner vet registeret det ikke." if ukjente else ""
        return f"Ledelse i dag, etter registeret: {kjent}.{resten}"


@dataclass(frozen=True, slots=True)
class Strukturkonsekvens:
    """One structure and what follows from it; *kode* is what its figures' ids begin with."""

    kode: str
    ramme: Konsekvensramme
    inndeling: Inndeling
    reiser: tuple[Reisefordeling, ...]
    miljo: Miljo
    utgift: Strukturutgift
    avtaler: tuple[Avtalebehov, ...]
    vedtak: Tall

    @property
    def navn(self) -> str:
        """Give what the structure is called."""
        return self.inndeling.navn

    def reise(self, gruppe: Innbyggergruppe, maal: Reisemaal) -> Reisefordeling | str:
        """Give a group's travel, or why there is none."""
        for reise in self.reiser:
            if (reise.gruppe, reise.maal) == (gruppe, maal):
                return reise
        return _UTEN[gruppe]

    def alle(self) -> Iterator[Tall]:
        """Yield every figure."""
        for reise in self.reiser:
            yield from reise.alle()
        yield from self.miljo.alle()
        yield from self.utgift.alle()
        yield self.vedtak


_UTEN = {
    Innbyggergruppe.ALLE: "ingen",
    Innbyggergruppe.SMAA: "ingen slike kommuner",
    Innbyggergruppe.FERJE: "ingen kjente",
    Innbyggergruppe.SAMISK: "ingen kjente",
}


def dagens(grunnlag: Studiegrunnlag) -> Inndeling:
    """
    Give the structure of today: each municipality with its own office, where it is stated; else the first stated.

    Service areas are groups of offices on the state's side. They employ nobody and decide nothing.
    """
    alene = (i for i in grunnlag.utgangspunkt if all(s.alene for s in i.samlinger))
    return next(alene, grunnlag.utgangspunkt[0])


def strukturkonsekvens(kode: str, ramme: Konsekvensramme, inndeling: Inndeling) -> Strukturkonsekvens:
    """
    Work out one structure.

    Raises
    ------
    UgyldigInndeling
        When it does not place exactly the municipalities of the study.

    """
    studie, f = ramme.studie, ramme.forutsetninger
    g = studie.grunnlag
    inndeling.krev_hele(g.numre)
    avtaler = tuple(avtalebehov(g, s, ramme.rettsdato, ramme.form) for s in inndeling.samlinger)
    bildet = miljo(kode, studie, inndeling, f)
    vedtak = regn_ut(
        f"{kode}.vedtak",
        "Vedtak i kommunestyrene",
        sum(a.vedtak for a in avtaler),
        Enhet.ANTALL,
        formel="hver kommune vedtar avtalen; de som ikke er vert, vedtar også delegeringen",
        ledd=(bildet.antall,),
        gjelder=g.sted,
    )
    utgift = strukturutgift(kode, g, inndeling, f)
    return Strukturkonsekvens(
        kode, ramme, inndeling, reisefordelinger(kode, g, inndeling, f), bildet, utgift, avtaler, vedtak
    )
