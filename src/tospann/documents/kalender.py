"""A plan as a calendar file (iCalendar), for anybody's own calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from tospann.core.felles.norsk import ascii_navn, opplisting
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planlagt

_PRODUSENT = "-//Tospann//Fremdriftsplan//NO"
_DOMENE = "tospann"


def tegn_ics(plan: Fremdriftsplan, tittel: str, dato: date) -> bytes:
    """
    Write the plan as whole-day events, the same bytes for the same plan.

    An event keeps its UID as long as the case, the activity and the
    municipality are the same, so that a new file moves the old entries instead
    of adding to them. Roles are named, never people.
    """
    kalender = Calendar()
    kalender.add("prodid", _PRODUSENT)
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", tittel)
    navn = {r.aktivitet.id: r.aktivitet.navn for r in plan.rader}
    stempel = datetime.combine(dato, time(), tzinfo=UTC)
    for rad in plan.rader:
        kalender.add_component(_hendelse(rad, plan.valg.sak, stempel, navn))
    return bytes(kalender.to_ical())


def _hendelse(rad: Planlagt, sak: str, stempel: datetime, navn: dict[str, str]) -> Event:
    hendelse = Event()
    hendelse.add("uid", uid(rad, sak))
    hendelse.add("dtstamp", stempel)
    hendelse.add("dtstart", rad.fra)
    # DTEND is the first day that is not part of the event (RFC 5545, 3.6.1).
    hendelse.add("dtend", rad.til + timedelta(days=1))
    sted = f" ({rad.kommune.kortnavn})" if rad.kommune else ""
    hendelse.add("summary", f"{rad.aktivitet.navn}{sted}")
    hendelse.add("description", _beskrivelse(rad, navn))
    hendelse.add("categories", [rad.aktivitet.fase.value])
    hendelse.add("transp", "TRANSPARENT")
    return hendelse


def uid(rad: Planlagt, sak: str) -> str:
    """Give the event's lasting identity."""
    hvem = rad.kommune.nummer if rad.kommune else "felles"
    return f"{ascii_navn(sak) or 'plan'}.{rad.aktivitet.id.lower()}.{hvem}@{_DOMENE}"


def _beskrivelse(rad: Planlagt, navn: dict[str, str]) -> str:
    aktivitet = rad.aktivitet
    venter = opplisting(f"{navn[a]} ({a})" for a in aktivitet.avhenger_av if a in navn)
    linjer = (
        f"Aktivitet {aktivitet.id}, {aktivitet.fase.value.lower()}.",
        f"Ansvarlig: {aktivitet.rolle}.",
        f"Etter: {venter}." if venter else "",
        f"Resultat: {aktivitet.resultat}.",
        f"Grunnlag: {aktivitet.hjemmel} ({aktivitet.bevis.value}).",
        f"Hvorfor denne datoen: {rad.frist_grunn}" if rad.frist_grunn else "",
    )
    return "\n".join(filter(None, linjer))
