"""A key in words: how it shares, how it rounds, what it counts; and where two versions differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tospann.core.felles.norsk import dato_tekst, desimaltall, opplisting
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import maal_i
from tospann.core.oppgjor.metodetekst import i_ord
from tospann.core.oppgjor.nokkelversjon import Folketallsregel, Nokkelversjon
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.stillinger import Dagssnitt, Telledatoer, Telleregel

_AAR = {0: "i oppgjørsåret", 1: "året før oppgjørsåret"}


@dataclass(frozen=True, slots=True)
class Nokkelord:
    """One thing an agreement says of a key; *foer* is what the version before said, when it said otherwise."""

    hva: str
    tekst: str
    foer: str = ""


def navnene(g: Aarsgrunnlag) -> dict[str, str]:
    """Give what people call those a key may name."""
    return {p: g.navn(p) for p in g.parter} | {STAT: "staten", KOMMUNE: "kommunene samlet"}


def nokkelord(v: Nokkelversjon, navn: Mapping[str, str], foer: Nokkelversjon | None = None) -> tuple[Nokkelord, ...]:
    """Say what a version says, and what the one before said where it differs."""
    nytt, gammelt = _alt(v, navn), _alt(foer, navn) if foer else {}
    return tuple(
        Nokkelord(hva, tekst, gammelt.get(hva, "") if gammelt.get(hva, tekst) != tekst else "")
        for hva, tekst in nytt.items()
    )


def _alt(v: Nokkelversjon, navn: Mapping[str, str]) -> dict[str, str]:
    maal = maal_i(v.metode)
    alt = {"Deling": f"{i_ord(v.metode, navn)}.".capitalize(), "Avrunding": v.regel.i_ord()}
    if Maal.AARSVERK in maal:
        alt["Årsverk"] = _telling(v.telling)
    if Maal.FOLKETALL in maal:
        alt["Folketall"] = _folketall(v.folketall)
    if Maal.FAST in maal:
        vekter = (f"{navn.get(part, part)} {desimaltall(vekt, 4)}" for part, vekt in sorted(v.vekter))
        alt["Avtalte vekter"] = f"{opplisting(vekter)}."
    alt["Gjelder fra"] = f"{dato_tekst(v.periode.fra)}."
    return alt


def _telling(regel: Telleregel) -> str:
    match regel:
        case Telledatoer(dager):
            return f"Snittet av tellingene {opplisting(f'{dag}.{maaned}.' for maaned, dag in sorted(dager))}"
        case Dagssnitt(vindu):
            return f"Snittet av alle dagene i {vindu} parten er med."


def _folketall(regel: Folketallsregel) -> str:
    naar = _AAR.get(regel.aar_for, f"{regel.aar_for} år før oppgjørsåret")
    return f"Statistisk sentralbyrås tall {regel.dag}.{regel.maaned}. {naar}."
