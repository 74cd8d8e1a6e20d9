"""The plan as calendar and paper: working days, and the councils' own meetings."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
from tests.documents.papirer.saken import Mappe

from tospann.core.felles.norsk import dato_kort
from tospann.core.plan.aktivitet import Plassering
from tospann.core.plan.arbeidsdager import er_arbeidsdag
from tospann.core.utredning.saksbilde import Saksbilde

MOTER = {Plassering.KOMMUNESTYREMOTE, Plassering.BUDSJETTMOTE}


def _hendelser(mappe: Mappe) -> dict[str, tuple[date, date]]:
    kalender = icalendar.Calendar.from_ical(mappe.bytes_["fremdriftsplan.ics"].decode())
    return {
        str(h["summary"]): (h.decoded("dtstart"), h.decoded("dtend") - timedelta(days=1))
        for h in kalender.walk("VEVENT")
    }


def test_kalenderen_er_planen(bilde: Saksbilde, mappe: Mappe) -> None:
    """Kalenderfilen kan leses og har planens rader, ingen flere og ingen færre, på arbeidsdager."""
    hendelser = _hendelser(mappe)

    assert len(bilde.plan.rader) == len(hendelser)
    assert {d for dager in hendelser.values() for d in dager if not er_arbeidsdag(d)} == set()
    for rad in bilde.plan.rader:
        sted = f" ({rad.kommune.kortnavn})" if rad.kommune else ""
        assert (rad.fra, rad.til) == hendelser[f"{rad.aktivitet.navn}{sted}"]


def test_kommunestyrene_moter_naar_de_moter(bilde: Saksbilde, mappe: Mappe) -> None:
    """Vedtak og budsjett ligger på dager der kommunestyret har møte, og dagen står i planpapiret."""
    pdf, hendelser = mappe.pdf_tekst("fremdriftsplan"), _hendelser(mappe)
    moter = [r for r in bilde.plan.rader if r.aktivitet.plassering in MOTER and r.kommune]

    assert len(moter) >= 2 * len(bilde.sak.kommuner)
    for rad in moter:
        assert rad.kommune is not None
        assert rad.fra in bilde.sak.deltaker(rad.kommune).moter
        assert rad.fra == hendelser[f"{rad.aktivitet.navn} ({rad.kommune.kortnavn})"][0]
        assert dato_kort(rad.fra) in pdf


def test_planen_aapner_ikke_for_avtalen(bilde: Saksbilde) -> None:
    """Kontoret åpner den første arbeidsdagen fra oppstarten i avtalen, ikke før."""
    oppstart = next(r.fra for r in bilde.plan.rader if r.aktivitet.plassering is Plassering.STARTDATO)
    dager = (bilde.sak.oppstart + timedelta(days=n) for n in range(31))

    assert oppstart == next(d for d in dager if er_arbeidsdag(d))
