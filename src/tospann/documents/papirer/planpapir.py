"""The plan as a paper: picture, rows and what to look at."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.norsk import dato_kort
from tospann.core.plan.fremdriftsplan import Planlagt
from tospann.core.plan.sjekk import sjekk
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Blokk, Dokument, Figur, Kolonne, Liste, Overskrift, Tabell
from tospann.documents.papirer.tabeller import p


def fremdriftsplan(bilde: Saksbilde, gantt: str) -> Dokument:
    """Print the plan."""
    sak = bilde.sak
    kropp = tuple(_kropp(bilde, gantt))
    undertittel = "Fremdriftsplan fra initiativ til åpnet kontor"
    return Dokument("fremdriftsplan", sak.tittel, sak.dato, "Prosjektgruppa", kropp, undertittel)


def _kropp(bilde: Saksbilde, gantt: str) -> Iterator[Blokk]:
    yield Overskrift(1, "Planen i ett bilde")
    yield p(bilde.plan_i_en_setning(), " Varigheten på hver aktivitet er en forutsetning.")
    yield Figur(gantt, bilde.plan_i_en_setning(), "Aktiviteter etter fase; ruter er kommunestyremøter")
    yield Overskrift(1, "Aktivitetene")
    yield _tabell(bilde)
    yield Overskrift(1, "Funn i planen")
    funn = (*bilde.plan.funn, *sjekk(bilde.plan))
    if not funn:
        yield p("Planen bryter ingen av kravene Tospann kontrollerer.")
    else:
        yield Liste(tuple((f"{f.alvor.value.capitalize()}: {f.setning} ({f.hjemmel})",) for f in funn))


def _tabell(bilde: Saksbilde) -> Tabell:
    kolonner = (
        Kolonne("Aktivitet", bredde=5),
        Kolonne("Kommune", bredde=2),
        Kolonne("Ansvar", bredde=3),
        Kolonne("Venter på", bredde=2),
        Kolonne("Fra", bredde=2),
        Kolonne("Til", bredde=2),
        Kolonne("Grunnlag og frist", bredde=4),
    )
    return Tabell("Aktiviteter, ansvar og frister", kolonner, tuple(_rad(r) for r in bilde.plan.rader))


def _rad(rad: Planlagt) -> tuple[str, ...]:
    a = rad.aktivitet
    return (
        f"{a.id} {a.navn}",
        rad.kommune.kortnavn if rad.kommune else "Felles",
        a.rolle,
        ", ".join(a.avhenger_av) or "–",
        dato_kort(rad.fra),
        dato_kort(rad.til),
        " ".join(d for d in (a.hjemmel, rad.frist_grunn) if d),
    )
