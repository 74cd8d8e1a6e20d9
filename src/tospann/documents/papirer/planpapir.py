"""The plan as a paper: pictures, rows and what to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tospann.core.felles.norsk import dato_kort, dato_tekst, opplisting
from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.aktivitet import Plassering
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planlagt
from tospann.core.plan.sjekk import sjekk
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.gantt import beskriv, tegn_gantt
from tospann.documents.modell import Blokk, Dokument, Figur, Kolonne, Liste, Overskrift, Tabell
from tospann.documents.papirer.ordlegging import p

_BREDDE = 720
"""Drawn this wide, the type of the picture is about 8 points on an upright page."""
_LINJER, _MINST, _TEGN = 23, 10, 33
"""Lines of labels in one picture at most, and before a new phase may begin another; signs in a line."""
_MOTER = {Plassering.KOMMUNESTYREMOTE, Plassering.BUDSJETTMOTE}
_MILEPAELER = _MOTER | {
    Plassering.LOVLIGHETSFRIST,
    Plassering.RESERVASJONSFRIST,
    Plassering.STARTDATO,
    Plassering.TARIFFRIST,
}


def fremdriftsplan(bilde: Saksbilde) -> Dokument:
    """Print the plan."""
    sak = bilde.sak
    return Dokument(
        "fremdriftsplan",
        sak.tittel,
        sak.dato,
        "Prosjektgruppa",
        tuple(_kropp(bilde)),
        undertittel="Fremdriftsplan fra initiativ til åpnet kontor",
        felt=(("Oppstart etter avtalen", dato_tekst(sak.oppstart)),),
    )


def _kropp(bilde: Saksbilde) -> Iterator[Blokk]:
    plan = bilde.plan
    yield Overskrift(1, "Planen i korte trekk")
    yield p(
        f"Planen går fra {dato_tekst(plan.fra)} til {dato_tekst(plan.til)}. Rekkefølgen følger av loven og ",
        "sjekklisten. Hvor lang tid hver aktivitet tar, er en forutsetning. Kommunestyrene avgjør på sine egne ",
        "møtedager.",
    )
    yield milepaeler(plan)
    yield Overskrift(1, "Planen i bilder")
    yield from bilder(plan)
    yield Overskrift(1, "Aktivitetene")
    yield aktiviteter(plan)
    yield Overskrift(1, "Funn i planen")
    funn = sjekk(plan)
    if not funn:
        yield p("Planen bryter ingen av kravene Tospann kontrollerer.")
    else:
        yield Liste(tuple((f"{f.alvor.value.capitalize()}: {f.setning} ({f.hjemmel})",) for f in funn))


def bilder(plan: Fremdriftsplan) -> Iterator[Figur]:
    """Draw the plan in parts, so that the type can be read on paper."""
    for rader in _deler(plan):
        del_ = replace(plan, rader=tuple(rader))
        faser = dict.fromkeys(r.aktivitet.fase.value for r in rader)
        ruter = "; ruter er møter og startdatoer" if any(r.aktivitet.plassering in _MOTER for r in rader) else ""
        yield Figur(tegn_gantt(del_, bredde=_BREDDE), beskriv(del_), f"{opplisting(faser)}{ruter}")


def _deler(plan: Fremdriftsplan) -> Iterator[list[Planlagt]]:
    """Share the rows between pictures, whole activities at a time."""
    del_: list[Planlagt] = []
    linjer = 0
    for _, gruppe in groupby(plan.rader, lambda r: r.aktivitet.id):
        rader = list(gruppe)
        nye = _antall_linjer(rader)
        ny_fase = bool(del_) and del_[-1].aktivitet.fase is not rader[0].aktivitet.fase
        if del_ and (linjer + nye > _LINJER or (ny_fase and linjer >= _MINST)):
            yield del_
            del_, linjer = [], 0
        del_ += rader
        linjer += nye
    yield del_


def _antall_linjer(rader: list[Planlagt]) -> int:
    etikett = 1 + len(rader[0].aktivitet.navn) // _TEGN
    return etikett + (len(rader) if rader[0].aktivitet.plassering in _MOTER else 0)


def milepaeler(plan: Fremdriftsplan, kommune: Kommune | None = None) -> Tabell:
    """The days others set: council meetings, deadlines, the start; with *kommune* its own and the common ones."""
    rader = [
        r
        for r in plan.rader
        if r.aktivitet.plassering in _MILEPAELER and (kommune is None or r.kommune in {None, kommune})
    ]
    kolonner = Kolonne("Dato", bredde=2), Kolonne("Hva", bredde=5), Kolonne("Hvem", bredde=4)
    innhold = sorted((r.til, nr, r.aktivitet.navn, hvem) for nr, (r, hvem) in enumerate(_samlet(rader, plan)))
    return Tabell("Milepæler", kolonner, tuple((dato_kort(dag), navn, hvem) for dag, _, navn, hvem in innhold))


def _samlet(rader: list[Planlagt], plan: Fremdriftsplan) -> Iterator[tuple[Planlagt, str]]:
    """Put together what several municipalities do on the same days."""
    for _, gruppe in groupby(rader, lambda r: r.aktivitet.id):
        paa_dager: dict[tuple[object, ...], list[Planlagt]] = {}
        for rad in gruppe:
            paa_dager.setdefault((rad.fra, rad.til), []).append(rad)
        for like in paa_dager.values():
            yield like[0], _hvem([r.kommune for r in like if r.kommune], plan)


def _hvem(kommuner: list[Kommune], plan: Fremdriftsplan) -> str:
    if not kommuner:
        return "Felles"
    if set(kommuner) == set(plan.deltakere):
        return "Alle kommunene"
    return opplisting(k.kortnavn for k in kommuner)


def aktiviteter(plan: Fremdriftsplan) -> Tabell:
    """Every activity: who, when, and what it rests on."""
    kolonner = (
        Kolonne("Aktivitet", bredde=5),
        Kolonne("Hvem og ansvar", bredde=4),
        Kolonne("Fra", bredde=2),
        Kolonne("Til", bredde=2),
        Kolonne("Grunnlag og frist", bredde=5),
    )
    rader = tuple(_rad(r, hvem) for r, hvem in _samlet(list(plan.rader), plan))
    return Tabell("Aktiviteter, ansvar og frister", kolonner, rader)


def _rad(rad: Planlagt, hvem: str) -> tuple[str, ...]:
    a = rad.aktivitet
    return (
        f"{a.id} {a.navn}",
        f"{hvem}. {a.rolle}",
        dato_kort(rad.fra),
        dato_kort(rad.til),
        ". ".join(d.rstrip(".") for d in (a.hjemmel, _for_alle(rad)) if d) + ".",
    )


def _for_alle(rad: Planlagt) -> str:
    """Leave out the municipality's name from the reason: the row may stand for several."""
    navn = f" i {rad.kommune.kortnavn}" if rad.kommune else ""
    return rad.frist_grunn.replace(navn, "") if navn else rad.frist_grunn
