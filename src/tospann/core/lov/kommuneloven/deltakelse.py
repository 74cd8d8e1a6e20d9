"""Who takes part, and how many from each: answers that the agreement and the choice of form both need."""

from __future__ import annotations

from collections.abc import Mapping

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.kommune.kommune import Kommune
from tospann.core.lov.regel import ikke_oppfylt, mangler, oppfylt

MINST_KOMMUNER = 2
MINST_FRA_HVER = 2
# Sosialtjenesteloven § 46.
MINST_I_ENKELTSAK, FLEST_I_ENKELTSAK = 3, 5


def partene(deltakere: tuple[Kommune, ...], vert: Kommune | None) -> Svar:
    """Answer whether at least two municipalities take part and the host is one of them."""
    if len(deltakere) < MINST_KOMMUNER:
        return ikke_oppfylt("Et vertskommunesamarbeid må ha minst to kommuner.", "Legg til deltakerne.")
    if vert is None:
        return ikke_oppfylt("Det er ikke bestemt hvem som er vertskommune.", "Velg vertskommune blant deltakerne.")
    if vert not in deltakere:
        return ikke_oppfylt(
            f"{vert.kortnavn} er oppført som vert, men deltar ikke.", "Velg vertskommune blant deltakerne."
        )
    return oppfylt(f"{len(deltakere)} kommuner deltar, og {vert.kortnavn} er vertskommune.")


def minst_to_fra_hver(deltakere: tuple[Kommune, ...], medlemmer: Mapping[str, int]) -> Svar:
    """Answer whether every participant has at least two members on the joint board."""
    uten = [k.kortnavn for k in deltakere if k.nummer not in medlemmer]
    if uten:
        return mangler(f"Antall medlemmer i nemnda er ikke oppgitt for {opplisting(uten)}.", "Oppgi antall for alle.")
    faa = [k.kortnavn for k in deltakere if medlemmer[k.nummer] < MINST_FRA_HVER]
    if faa:
        return ikke_oppfylt(f"{opplisting(faa)} har færre enn to medlemmer i nemnda.", "Gi hver deltaker minst to.")
    return oppfylt("Hver deltaker har minst to medlemmer i nemnda.")


def tre_til_fem(antall: int, loddtrekning: JaNei | None) -> Svar:
    """Answer whether the board can decide single social service cases; above five the lot must be drawn."""
    if antall < MINST_I_ENKELTSAK:
        return ikke_oppfylt(
            f"Nemnda har {antall} medlemmer og kan ikke avgjøre saker om enkeltpersoner etter sosialtjenesteloven.",
            "Nemnda må ha minst tre medlemmer.",
        )
    if antall <= FLEST_I_ENKELTSAK:
        return oppfylt(f"Nemnda har {antall} medlemmer, som er innenfor tre til fem.")
    if loddtrekning is JaNei.JA:
        return oppfylt(f"Nemnda har {antall} medlemmer, og avtalen sier at overskytende trekkes ut ved lodd.")
    tiltak = "Sett inn klausulen «Nemnda i saker om enkeltpersoner», eller la administrasjonen avgjøre sakene."
    if loddtrekning is not JaNei.NEI:
        return mangler(
            f"Nemnda har {antall} medlemmer, og fem er det meste i saker om enkeltpersoner. "
            "Det er ikke sagt at overskytende trekkes ut ved lodd.",
            tiltak,
        )
    return ikke_oppfylt(f"Nemnda har {antall} medlemmer uten loddtrekning; fem er det meste i slike saker.", tiltak)
