"""Cases a lawyer writes for a rule: facts in, answer out; and what came out when they were tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import dato_kort
from tospann.core.lov.katalog import Emne
from tospann.core.lov.regel import Krav


class Ventet(StrEnum):
    """What a case expects: one of the four answers, or that the rule has nothing to say."""

    OPPFYLT = "oppfylt"
    IKKE_OPPFYLT = "ikke oppfylt"
    MANGLER_OPPLYSNINGER = "mangler opplysninger"
    MAA_VURDERES = "må vurderes av et menneske"
    GJELDER_IKKE = "gjelder ikke"

    @property
    def bestaar(self) -> bool:
        """Tell whether the facts get through: the rule is met, or does not concern them."""
        return self in {Ventet.OPPFYLT, Ventet.GJELDER_IKKE}


@dataclass(frozen=True, slots=True)
class Regelsak:
    """One case. *forfatter* is a role, never a name; the reason must say *nevner*; *sagt* is the facts as written."""

    tittel: str
    forfatter: str
    kilde: str
    dato: date
    fakta: object
    venter: Ventet
    nevner: str = ""
    sagt: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Regelprove:
    """What a lawyer says a rule is, and the cases for it."""

    regel_id: str
    emne: Emne
    alvor: Alvor
    bevis: Bevis
    hjemmel: str
    fra: date
    til: date | None
    saker: tuple[Regelsak, ...]


@dataclass(frozen=True, slots=True)
class Provesvar:
    """How one case, or one thing said about the rule, came out."""

    regel_id: str
    hva: str
    ventet: str
    fikk: str

    @property
    def stemmer(self) -> bool:
        """Tell whether it came out as expected."""
        return self.ventet == self.fikk


def prov(prove: Regelprove) -> tuple[Provesvar, ...]:
    """Try what is said about a rule, and every case."""
    krav = prove.emne.regel(prove.regel_id)
    if krav is None:
        return (Provesvar(prove.regel_id, "finnes", "ja", "nei"),)
    return (*_egenskaper(prove, krav), *(_sak(prove, sak) for sak in prove.saker))


def _egenskaper(prove: Regelprove, krav: Krav) -> tuple[Provesvar, ...]:
    sagt = (prove.alvor.value, prove.bevis.name, prove.hjemmel, _dag(prove.fra), _dag(prove.til))
    er = (krav.alvor.value, krav.bevis.name, krav.hjemmel.kortform(), _dag(krav.gjelder.fra), _dag(krav.gjelder.til))
    hva = ("alvor", "bevis", "hjemmel", "gjelder fra", "gjelder til")
    return tuple(Provesvar(krav.id, *alt) for alt in zip(hva, sagt, er, strict=True))


def _dag(dato: date | None) -> str:
    return "–" if dato is None else dato_kort(dato)


def _sak(prove: Regelprove, sak: Regelsak) -> Provesvar:
    svar = next((v.svar for v in prove.emne.spor(sak.fakta, sak.dato) if v.regel.id == prove.regel_id), None)
    if svar is None:
        return Provesvar(prove.regel_id, sak.tittel, sak.venter.value, Ventet.GJELDER_IKKE.value)
    if sak.nevner and sak.nevner not in svar.begrunnelse:
        nevnt = f"{sak.venter.value} («{sak.nevner}»)"
        return Provesvar(prove.regel_id, sak.tittel, nevnt, f"{svar.utfall.value} («{svar.begrunnelse}»)")
    return Provesvar(prove.regel_id, sak.tittel, sak.venter.value, svar.utfall.value)
