"""Whether an agreement has a clause on a matter, and how to say so when it has not."""

from __future__ import annotations

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.klausul import Klausul
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.regel import ikke_oppfylt, mangler, oppfylt


def sett_inn(tittel: str) -> str:
    """Say which clause of the bank would help."""
    return f"Sett inn klausulen «{tittel}» fra klausulbanken."


def steder(klausuler: tuple[Klausul, ...]) -> str:
    """Name clauses by number and title: "punkt 10 «Økonomi»"."""
    return opplisting(f"punkt {k.nummer} «{k.tittel}»" for k in klausuler)


def bestemmelse(avtale: Samarbeidsavtale, tema: str, om: str, tittel: str) -> Svar:
    """Answer whether the agreement has a finished clause on *om*; *tittel* names the bank's clause."""
    klausuler = avtale.dekker(tema)
    if not klausuler:
        return ikke_oppfylt(f"Avtalen mangler bestemmelse om {om}.", sett_inn(tittel))
    uferdige = tuple(k for k in klausuler if k.er_ufullstendig)
    if uferdige:
        return mangler(
            f"Avtalen har en bestemmelse om {om}, men noe er ikke fastsatt i {steder(uferdige)}.",
            "Fyll inn det som står som ikke fastsatt.",
        )
    return oppfylt(f"Avtalen har bestemmelse om {om} i {steder(klausuler)}.")
