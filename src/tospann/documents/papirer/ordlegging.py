"""Sentences with figures in them: plain bokmål, and each number still knows where it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.reisevei import Reisevei
from tospann.core.oppgjor.virkning import Virkning
from tospann.documents.modell import Avsnitt, Lop


def p(*lop: Lop | Iterable[Lop]) -> Avsnitt:
    """Make a paragraph; runs of text may be given as they are."""
    ut: list[Lop] = []
    for ett in lop:
        if isinstance(ett, tuple | list):
            ut += ett
        else:
            ut.append(ett)  # type: ignore[arg-type]
    return Avsnitt(tuple(ut))


def endret(endring: Tall) -> tuple[Lop, ...]:
    """Say "går opp med 5 kr", "går ned med 5 kr" or "endres ikke"."""
    ore = endring.som_kroner().ore
    if ore == 0:
        return ("endres ikke",)
    return ("går opp med " if ore > 0 else "går ned med ", storrelsen(endring))


def storrelsen(endring: Tall) -> Tall:
    """Give the size of a change without its sign."""
    if endring.som_kroner().ore >= 0:
        return endring
    return regn_ut(
        f"{endring.id}.ned",
        f"{endring.navn}, nedgang",
        Kroner(-endring.som_kroner().ore),
        Enhet.KRONER,
        formel="endringen uten fortegn",
        ledd=(endring,),
        gjelder=endring.gjelder,
    )


def med_og(lop: Iterable[tuple[Lop, ...]]) -> tuple[Lop, ...]:
    """Join runs of text as "a, b og c"."""
    alle = list(lop)
    ut: list[Lop] = []
    for nr, ett in enumerate(alle):
        if nr:
            ut.append(" og " if nr == len(alle) - 1 else ", ")
        ut += ett
    return tuple(ut)


def uttrekk(virkning: Virkning) -> Tall:
    """Give the number of positions the example takes away, as the assumption it is."""
    dato = virkning.foer.andeler[0].dato
    grunn = "Regneeksempel. Staten har ikke varslet noe."
    kilde = Kilde("forutsetning", Kildeslag.FORUTSETNING, "Forutsetning i saken", "Prosjektet", dato, grunn)
    navn = "Statlige årsverk som trekkes ut i regneeksemplet"
    return Tall(f"hvis.aarsverk.{virkning.aarsverk}", navn, virkning.aarsverk, Enhet.AARSVERK, dato, "staten", kilde)


def hvis_staten_trekker_ut(virkning: Virkning) -> Avsnitt:
    """Say what happens to the others when the state withdraws positions."""
    samlet = virkning.samlet()
    hvis: tuple[Lop, ...] = ("Hvis staten trekker ut ", uttrekk(virkning), ", ")
    if samlet.som_kroner().ore == 0:
        return p(hvis, "betaler kommunene det samme som før.")
    deler = ((f"{k.kortnavn} ", storrelsen(e)) for k, e in zip(virkning.foer.kommuner, virkning.endringer, strict=True))
    return p(
        hvis,
        "øker kommunenes regning med ",
        samlet,
        " i året uten at de selv har endret noe: ",
        med_og(deler),
        ".",
    )


def usikkerhet(vei: Reisevei) -> tuple[Lop, ...]:
    """Say how far the travel model can be trusted on one way."""
    lav, hoy = (_grense(vei, navn, verdi) for navn, verdi in zip(("lav", "hoy"), vei.spenn(), strict=True))
    return (_ferjer(vei), ". Modellen er usikker: regn med mellom ", lav, " og ", hoy)


def _grense(vei: Reisevei, navn: str, verdi: int) -> Tall:
    ord_ = "nedre" if navn == "lav" else "øvre"
    tegn = "−" if navn == "lav" else "+"
    return regn_ut(
        f"{vei.minutter.id}.{navn}",
        f"{vei.minutter.navn}, {ord_} grense",
        verdi,
        Enhet.MINUTTER,
        formel=f"reisetid {tegn} {_bredden(vei)}",
        ledd=(vei.minutter,),
        gjelder=vei.minutter.gjelder,
    )


def _bredden(vei: Reisevei) -> str:
    if vei.er_kort:
        return "halvparten (modellen treffer korte strekninger dårligere)"
    return "en firedel (modellen treffer to av tre strekninger innenfor det)"


def _ferjer(vei: Reisevei) -> str:
    return {0: " uten ferje", 1: " med én ferje", 2: " med to ferjer"}.get(vei.ferjer, " med flere ferjer")
