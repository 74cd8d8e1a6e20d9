"""Judge the order of the dates in one row of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.medvirkning.hendelse import Hendelse
from tospann.core.medvirkning.krav import Form, Medvirkningskrav

_GJORT = {
    Form.INFORMASJON: "informert",
    Form.DROFTING: "drøftet",
    Form.RAADSPORRING: "tatt med på råd",
    Form.BEHANDLING: "behandlet",
    Form.UTTALELSE: "uttalt",
    Form.KONSULTASJON: "konsultert",
}


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """What is known about one row: the events that could fulfil it, and when it was decided."""

    krav: Medvirkningskrav
    informert: date | None
    horinger: tuple[Hendelse, ...]
    vedtak: date | None
    dato: date

    @property
    def holdte(self) -> tuple[Hendelse, ...]:
        """Give the events that had been held, oldest first."""
        return tuple(sorted((h for h in self.horinger if h.er_holdt(self.dato)), key=lambda h: h.dato))

    @property
    def hort(self) -> date | None:
        """Give the day that counts: the first with minutes, else the first."""
        med_referat = [h for h in self.holdte if h.referat]
        return next((h.dato for h in (*med_referat, *self.holdte)), None)


def svar(grunnlag: Grunnlag) -> Svar:
    """Give the answer for one row."""
    if not grunnlag.holdte:
        return _ikke_holdt(grunnlag)
    if _mangler_bare_referat(grunnlag):
        gjort = _GJORT[grunnlag.krav.form]
        grunn = f"{gjort} {dato_tekst(grunnlag.holdte[0].dato)}, men referatet mangler"
        return Svar(Utfall.MANGLER_OPPLYSNINGER, grunn, "Legg inn referatet.")
    return _etter(grunnlag) if grunnlag.krav.etter_vedtaket else _for(grunnlag)


def _mangler_bare_referat(grunnlag: Grunnlag) -> bool:
    """Tell whether minutes are all that is missing: also when a later meeting with minutes came too late."""
    med_referat = [h for h in grunnlag.holdte if h.referat]
    if not med_referat:
        return True
    return _for_sent(grunnlag, med_referat[0].dato) and not _for_sent(grunnlag, grunnlag.holdte[0].dato)


def _for_sent(grunnlag: Grunnlag, dato: date) -> bool:
    return grunnlag.vedtak is not None and not grunnlag.krav.etter_vedtaket and dato > grunnlag.vedtak


def _ikke_holdt(grunnlag: Grunnlag) -> Svar:
    planlagte = sorted(h.dato for h in grunnlag.horinger)
    if planlagte:
        naar = dato_tekst(planlagte[0])
        if _for_sent(grunnlag, planlagte[0]):
            return Svar(Utfall.IKKE_OPPFYLT, f"planlagt {naar}, etter vedtaket", "Registrer det som avvik.")
        tiltak = "Hold møtet før vedtaket og legg inn referatet."
        return Svar(Utfall.MANGLER_OPPLYSNINGER, f"planlagt {naar}, ikke holdt", tiltak)
    if grunnlag.krav.etter_vedtaket and grunnlag.vedtak is None:
        return Svar(Utfall.MANGLER_OPPLYSNINGER, "skal skje når alle har vedtatt")
    if grunnlag.krav.etter_vedtaket:
        return Svar(Utfall.IKKE_OPPFYLT, f"mangler {grunnlag.krav.form}", "Send orienteringen nå.")
    tiltak = "Kall inn før vedtaket." if grunnlag.vedtak is None else "Vedtaket er truffet. Registrer det som avvik."
    return Svar(Utfall.IKKE_OPPFYLT, f"mangler {grunnlag.krav.form}", tiltak)


def _for(grunnlag: Grunnlag) -> Svar:
    gjort, hort, vedtak = _GJORT[grunnlag.krav.form], grunnlag.hort, grunnlag.vedtak
    if hort is None:
        return _ikke_holdt(grunnlag)
    if vedtak is not None and _for_sent(grunnlag, hort):
        grunn = f"{gjort} etter vedtaket ({dato_tekst(hort)}, vedtatt {dato_tekst(vedtak)})"
        return Svar(Utfall.IKKE_OPPFYLT, grunn, "Registrer det som avvik.")
    if hort == vedtak:
        grunn = f"{gjort} samme dag som vedtaket, {dato_tekst(hort)}"
        return Svar(Utfall.MAA_VURDERES, grunn, "Noen må svare på hva som kom først.")
    if grunnlag.informert is not None and grunnlag.informert > hort:
        grunn = f"informert {dato_tekst(grunnlag.informert)}, etter å ha {gjort} {dato_tekst(hort)}"
        return Svar(Utfall.MAA_VURDERES, grunn, "Vurder om det var mulig å sette seg inn i saken.")
    return Svar(Utfall.OPPFYLT, f"{gjort} {dato_tekst(hort)}")


def _etter(grunnlag: Grunnlag) -> Svar:
    hort, vedtak = grunnlag.hort, grunnlag.vedtak
    if hort is None:
        return _ikke_holdt(grunnlag)
    if vedtak is None or grunnlag.holdte[-1].dato < vedtak:
        grunn = f"informert {dato_tekst(hort)}, før alle hadde vedtatt"
        return Svar(Utfall.IKKE_OPPFYLT, grunn, "Send orienteringen når samarbeidet er opprettet.")
    return Svar(Utfall.OPPFYLT, f"informert {dato_tekst(grunnlag.holdte[-1].dato)}")
