"""What is new in a study since another version of it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.struktur.kravvalg import Kravvalg, lag_krav
from tospann.core.struktur.problem import Eksakt, Rammer, UgyldigProblem, Vekter
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag

_FLEST_NAVN = 5


def ordlyd(grunnlag: Studiegrunnlag, valg: Kravvalg) -> str:
    """Say a demand as it would be read aloud; what limits nobody says so."""
    try:
        krav = lag_krav(grunnlag, valg)
    except UgyldigProblem as feil:
        return str(feil)
    return opplisting([k.ordlyd for k in krav]) or f"{valg.slag} (stenger ingen her)"


def sporsmaalsforskjell(
    fra: tuple[Strukturstudie, Sequence[Kravvalg]], til: tuple[Strukturstudie, Sequence[Kravvalg]]
) -> tuple[str, ...]:
    """Say what the second asks that the first did not, and the other way round."""
    (gammel, gamle_krav), (ny, nye_krav) = fra, til
    return (
        *(("Spørsmålet er skrevet om.",) if gammel.sporsmaal != ny.sporsmaal else ()),
        *_rammene(gammel.rammer, ny.rammer),
        *_vektene(gammel.vekter, ny.vekter),
        *(f"Fjernet: {ordlyd(gammel.grunnlag, k)}." for k in gamle_krav if k not in nye_krav),
        *(f"Lagt til: {ordlyd(ny.grunnlag, k)}." for k in nye_krav if k not in gamle_krav),
        *_faktaene(gammel.grunnlag, ny.grunnlag),
    )


def _fra_til(hva: str, fra: Eksakt, til: Eksakt, enhet: str = "") -> Iterator[str]:
    if fra != til:
        yield f"{hva}: {_tall(til)}{enhet} i stedet for {_tall(fra)}."


def _tall(verdi: Eksakt) -> str:
    return desimaltall(Fraction(verdi), 4)


def _rammene(fra: Rammer, til: Rammer) -> Iterator[str]:
    yield from _fra_til("Lengste reise til verten", fra.reise, til.reise, " minutter")
    yield from _fra_til("Flest kommuner i en organisasjon", fra.storst, til.storst)
    yield from _fra_til("Årsverk et fagmiljø trenger", fra.terskel, til.terskel)


def _vektene(fra: Vekter, til: Vekter) -> Iterator[str]:
    yield from _fra_til("Vekt på hver organisasjon", fra.organisasjon, til.organisasjon)
    yield from _fra_til("Vekt på hvert personminutt", fra.reise, til.reise)
    yield from _fra_til("Vekt på hvert årsverk som mangler", fra.mangel, til.mangel)


def _faktaene(fra: Studiegrunnlag, til: Studiegrunnlag) -> Iterator[str]:
    if fra.reiser != til.reiser:
        yield f"Reisetidene er byttet: {til.reiser.kilde.tittel}."
    if fra.numre != til.numre:
        yield "Området er et annet."
        return
    for navn, felt in (("Årsverk", "aarsverk"), ("Innbyggere", "innbyggere")):
        nye = [k.navn for k, g in zip(til.kommuner, fra.kommuner, strict=True) if getattr(k, felt) != getattr(g, felt)]
        if nye:
            vist = nye if len(nye) <= _FLEST_NAVN else [*nye[:_FLEST_NAVN], f"{len(nye) - _FLEST_NAVN} til"]
            yield f"{navn} er endret for {opplisting(vist)}."
