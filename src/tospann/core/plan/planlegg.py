"""From activities and a calendar to a plan with dates: a forward pass, and never a guess."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.aktivitet import Aktivitet, Plassering, i_rekkefolge, velg
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Funn, Planlagt, Planvalg
from tospann.core.plan.kalender import Kalender
from tospann.core.plan.plassering import Mangler, Oppdrag, Sted, plasser

_STANDARD = Planvalg()
_FORSOK = 8


@dataclass(slots=True)
class _Arbeidsplan:
    """The rows placed so far, by activity."""

    sted: Sted
    deltakere: tuple[Kommune, ...]
    valg: Planvalg
    rader: dict[str, tuple[Planlagt, ...]] = field(default_factory=dict)
    mangler: dict[str, tuple[Funn, ...]] = field(default_factory=dict)

    def legg_inn(self, aktivitet: Aktivitet) -> None:
        """Place one activity, or write down why it cannot be placed."""
        if any(a in self.mangler for a in aktivitet.avhenger_av):
            self.mangler[aktivitet.id] = ()
            return
        utfall = [plasser(self._oppdrag(aktivitet, kommune)) for kommune in self._for_hvem(aktivitet)]
        funn = tuple(_mangelfunn(aktivitet, m, self.sted.kalender) for m in utfall if isinstance(m, Mangler))
        if funn:
            self.mangler[aktivitet.id] = funn
        else:
            self.rader[aktivitet.id] = tuple(p for p in utfall if isinstance(p, Planlagt))

    def _for_hvem(self, aktivitet: Aktivitet) -> tuple[Kommune | None, ...]:
        if not aktivitet.per_kommune:
            return (None,)
        uten = self.valg.vert if aktivitet.ikke_vert else None
        return tuple(k for k in self.deltakere if k != uten)

    def _oppdrag(self, aktivitet: Aktivitet, kommune: Kommune | None) -> Oppdrag:
        venter_paa = {a: _relevante(self.rader[a], kommune) for a in aktivitet.avhenger_av}
        return Oppdrag(aktivitet, kommune, venter_paa, self.sted)


def planlegg(
    aktiviteter: Iterable[Aktivitet],
    start: date,
    kalender: Kalender,
    deltakere: tuple[Kommune, ...],
    valg: Planvalg = _STANDARD,
) -> Fremdriftsplan:
    """
    Give every activity its earliest possible dates.

    Council decisions stand on the councils' own meetings; when the calendar
    lacks one, that activity and all that rests on it is left without dates and
    a finding says so. The budget is decided before the year of the start, and
    the start rests on the budget: the pass is repeated until the year stands.

    Raises
    ------
    UgyldigProsess
        When the activities go in a ring, or wait for what does not exist.

    """
    rekkefolge = i_rekkefolge(velg(aktiviteter, valg.med))
    arbeid = _Arbeidsplan(Sted(kalender, start, None, valg.budsjettendring, valg.oppstart), deltakere, valg)
    return _ferdig(rekkefolge, _til_aaret_staar(rekkefolge, arbeid))


def _til_aaret_staar(rekkefolge: tuple[Aktivitet, ...], arbeid: _Arbeidsplan) -> _Arbeidsplan:
    for _ in range(_FORSOK):
        for aktivitet in rekkefolge:
            arbeid.legg_inn(aktivitet)
        nytt = _startaar(arbeid)
        if nytt in {None, arbeid.sted.startaar}:
            break
        arbeid = _Arbeidsplan(replace(arbeid.sted, startaar=nytt), arbeid.deltakere, arbeid.valg)
    return arbeid


def _relevante(rader: tuple[Planlagt, ...], kommune: Kommune | None) -> tuple[Planlagt, ...]:
    """A municipality waits for its own rows; where it has none, and for what is common, for all."""
    egne = tuple(r for r in rader if kommune is not None and r.kommune == kommune)
    return egne or rader


def _startaar(arbeid: _Arbeidsplan) -> int | None:
    """Give the year the plan must count with: that of the start, and not before there is a budget for it."""
    alle = [r for gruppe in arbeid.rader.values() for r in gruppe]
    start = [r.fra.year for r in alle if r.aktivitet.plassering is Plassering.STARTDATO]
    if not start:
        return None
    budsjett = [r.fra.year + 1 for r in alle if r.aktivitet.plassering is Plassering.BUDSJETTMOTE]
    return max(start) if arbeid.valg.budsjettendring else max(start + budsjett)


def _mangelfunn(aktivitet: Aktivitet, mangel: Mangler, kalender: Kalender) -> Funn:
    navn = mangel.kommune.kortnavn
    moter = kalender.moter_i(mangel.kommune)
    har = f"Møtekalenderen slutter {dato_tekst(moter[-1])}." if moter else "Kommunen har ingen møtekalender her."
    senest = f" og før {dato_tekst(mangel.for_dato)}" if mangel.for_dato else ""
    setning = (
        f"«{aktivitet.navn}»: {navn} har ikke noe kommunestyremøte fra og med {dato_tekst(mangel.tidligst)}{senest}. "
        f"{har} Legg inn møtene, så kan resten av planen få datoer."
    )
    return Funn("MØTE", setning, Alvor.VARSEL, aktivitet.hjemmel, aktivitet.id, mangel.kommune)


def _ferdig(rekkefolge: tuple[Aktivitet, ...], arbeid: _Arbeidsplan) -> Fremdriftsplan:
    alle = sorted(rekkefolge, key=lambda a: (a.fase.name, a.id))
    return Fremdriftsplan(
        rader=tuple(r for a in alle for r in arbeid.rader.get(a.id, ())),
        deltakere=arbeid.deltakere,
        kalender=arbeid.sted.kalender,
        valg=arbeid.valg,
        ikke_plassert=tuple(a.id for a in alle if a.id in arbeid.mangler),
        funn=tuple(f for a in alle for f in arbeid.mangler.get(a.id, ())),
    )
