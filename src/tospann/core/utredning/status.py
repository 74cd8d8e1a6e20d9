"""Where a case is: seven steps that everybody sees alike, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.rolle import Rolle
from tospann.core.felles.svar import Utfall
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.core.vedtak.vedtak import Behandling


class Tilstand(StrEnum):
    """Whether a step is behind, now or ahead."""

    FERDIG = "ferdig"
    NAA = "naa"
    AAPEN = "aapen"


@dataclass(frozen=True, slots=True)
class Steg:
    """One step on the status line."""

    navn: str
    tilstand: Tilstand
    tekst: str = ""


STEG = ("Initiativ", "Mandat", "Utredning", "Høring", "Vedtak", "Avtaler", "Åpning")
_VEDTAK, _AVTALER = 4, 5
ENDRET = "Avtaleutkastet er endret etter at forslaget ble sendt. Kommunestyrene må få et nytt forslag."


def statuslinje(bilde: Saksbilde, *, er_sendt: bool) -> tuple[Steg, ...]:
    """Give the seven steps; the present one is found from what has happened, never ticked by hand."""
    naa = _AVTALER if er_inngaatt(bilde) else _VEDTAK if er_sendt else _VEDTAK - 1
    like = sum(bilde.runde.behandling(k) is Behandling.LIKT for k in bilde.sak.kommuner)
    tekster = {_VEDTAK: f"{like} av {len(bilde.sak.kommuner)} like"}
    return tuple(Steg(navn, _tilstand(nr, naa), tekster.get(nr, "")) for nr, navn in enumerate(STEG))


def er_inngaatt(bilde: Saksbilde) -> bool:
    """Tell whether the agreement is concluded; the reason, when not, is in ``Saksbilde.inngaatt``."""
    return bilde.inngaatt().utfall is Utfall.OPPFYLT


def _tilstand(nr: int, naa: int) -> Tilstand:
    if nr < naa:
        return Tilstand.FERDIG
    return Tilstand.NAA if nr == naa else Tilstand.AAPEN


def naa_i_en_setning(bilde: Saksbilde, *, er_sendt: bool) -> str:
    """Say what the case waits for."""
    if not er_sendt:
        return "Forslaget er ikke sendt til kommunestyrene ennå."
    if er_inngaatt(bilde):
        return "Avtalen er inngått. Nå skal den undertegnes og delegeringsbrevene sendes."
    venter = _navn(bilde, Behandling.IKKE_BEHANDLET)
    avvik, avvist = _navn(bilde, Behandling.AVVIK), _navn(bilde, Behandling.AVVIST)
    deler = [bilde.inngaatt().begrunnelse] if bilde.runde.alle_like() else []
    deler += [ENDRET] if bilde.avtalen_er_endret else []
    deler += [f"Venter på vedtak i {venter}."] if venter else []
    deler += [f"{avvik} har vedtatt en annen tekst, så avtalen er ikke inngått."] if avvik else []
    deler += [f"{avvist} har ikke vedtatt forslaget, så avtalen er ikke inngått."] if avvist else []
    return " ".join(deler)


def _navn(bilde: Saksbilde, slag: Behandling) -> str:
    return opplisting(k.kortnavn for k in bilde.sak.kommuner if bilde.runde.behandling(k) is slag)


@dataclass(frozen=True, slots=True)
class Oppgave:
    """Something that waits for one person: one verb, who waits, by when and what happens otherwise."""

    tittel: str
    hvorfor: str
    ellers: str
    side: str
    frist: date | None = None


@dataclass(frozen=True, slots=True)
class Leser:
    """Who asks: role, and the kommunenummer acted for (empty for others); *har_godkjent* the key as it stands."""

    rolle: Rolle
    kommunenummer: str
    har_godkjent: bool


def oppgaver(bilde: Saksbilde, leser: Leser, *, er_sendt: bool) -> tuple[Oppgave, ...]:
    """Give what waits for a reader, in the order it is due; what has no date comes last."""
    alle = tuple(_oppgaver(bilde, leser, er_sendt=er_sendt))
    return tuple(sorted(alle, key=lambda o: (o.frist is None, o.frist or date.max, o.tittel)))


def _oppgaver(bilde: Saksbilde, leser: Leser, *, er_sendt: bool) -> Iterator[Oppgave]:
    match leser.rolle:
        case Rolle.KOMMUNEDIREKTOR:
            yield from _kommunedirektor(bilde, leser, er_sendt=er_sendt)
        case Rolle.DIREKTOR_NAV:
            yield from _godkjenn(leser)
        case Rolle.PROSJEKTLEDER:
            yield from _prosjektleder(bilde, er_sendt=er_sendt)
        case Rolle.TILLITSVALGT:
            yield from _tillitsvalgt(bilde)
        case Rolle.FOLKEVALGT:
            yield Oppgave("Les saken", "Kommunestyret skal avgjøre.", "", "sak")
        case _:
            return


def _godkjenn(leser: Leser) -> Iterator[Oppgave]:
    if not leser.har_godkjent:
        ellers = "Nøkkelen gjelder ikke før begge eiere har sagt ja til den samme."
        yield Oppgave("Godkjenn kostnadsnøkkelen", "De andre eierne venter på svar.", ellers, "nokkel")


def _kommunedirektor(bilde: Saksbilde, leser: Leser, *, er_sendt: bool) -> Iterator[Oppgave]:
    kommune = next((k for k in bilde.sak.kommuner if k.nummer == leser.kommunenummer), None)
    if kommune is None:
        return
    yield from _godkjenn(leser)
    behandling = bilde.runde.behandling(kommune)
    if er_sendt and behandling is Behandling.IKKE_BEHANDLET:
        mote = bilde.neste_mote(kommune)
        naar = f"Kommunestyret møtes {dato_tekst(mote)}." if mote else "Det er ikke satt opp noe møte."
        yield Oppgave("Legg fram saken og registrer vedtaket", naar, "De andre kommunene venter.", "vedtak", mote)
    if behandling is Behandling.AVVIK:
        ellers = "Avtalen blir ikke inngått så lenge tekstene er ulike."
        yield Oppgave("Avklar vilkåret i vedtaket", "Teksten er ikke lik de andres.", ellers, "vedtak")
    mangler = [r for r in bilde.klokke.mangler if r.kommune == kommune and r.krav.organ == "tillitsvalgte"]
    if mangler:
        ellers = "Vedtaket kan ikke merkes som komplett."
        yield Oppgave("Hold drøfting med de tillitsvalgte", "Drøftingen er ikke registrert.", ellers, "medvirkning")


def _prosjektleder(bilde: Saksbilde, *, er_sendt: bool) -> Iterator[Oppgave]:
    if bilde.kontroll.kan_bli_klar().utfall is not Utfall.OPPFYLT:
        yield Oppgave("Gjør avtalen klar", bilde.kontroll.i_en_setning(), "Den kan ikke sendes.", "avtale")
    elif not er_sendt:
        yield Oppgave("Send forslaget til kommunestyrene", "Avtalen er klar.", "Kommunestyrene venter.", "avtale")
    elif bilde.avtalen_er_endret:
        yield Oppgave("Send et nytt forslag", ENDRET, "Avtalen blir ikke inngått på det gamle.", "avtale")
    if avvik := _navn(bilde, Behandling.AVVIK):
        hvorfor = f"{avvik} har vedtatt en annen tekst."
        yield Oppgave("Avklar ulike vedtak", hvorfor, "Avtalen blir ikke inngått.", "vedtak")


def _tillitsvalgt(bilde: Saksbilde) -> Iterator[Oppgave]:
    mangler = [r for r in bilde.klokke.mangler if r.krav.organ == "tillitsvalgte"]
    for rad in mangler:
        sted = f" i {rad.kommune.kortnavn}" if rad.kommune else ""
        hvorfor = f"{rad.krav.nivaa.capitalize()}{sted}: {rad.svar.begrunnelse}."
        yield Oppgave(f"Be om drøfting{sted}", hvorfor, "Medlemmene blir ikke hørt før vedtaket.", "medvirkning")
