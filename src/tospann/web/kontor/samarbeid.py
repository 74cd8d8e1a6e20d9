"""What has been thought, planned, tried and ended, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kontor.medlemsfolge import Medlemsspor, spor
from tospann.core.kontor.samarbeid import Medlem, Samarbeid, Samarbeidsstatus, som_venter, status_paa
from tospann.store.kommune import historie
from tospann.store.kontor import dekningsbok, kommunetraader, lister
from tospann.store.samarbeid import alle_samarbeid
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.kontor.samarbeidsvalg import Samarbeidsvalg, les_samarbeidsvalg
from tospann.web.kontor.valg import les_valg


@dataclass(frozen=True, slots=True)
class Samarbeidsrad:
    """A cooperation in a list, where it stands, its members by name, and how long it has waited."""

    samarbeid: Samarbeid
    status: Samarbeidsstatus
    medlemmer: tuple[Kommuneversjon, ...]
    ventet: Tall | None


@dataclass(frozen=True, slots=True)
class Medlemsrad:
    """A member with what it was called then, and what the lists show of it."""

    medlem: Medlem
    kommune: Kommuneversjon | None
    spor: tuple[Medlemsspor, ...]


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Samarbeid om Nav, slik de var på en dato; det som har ventet lengst for seg."""
    valg, historien, samarbeidene = les_samarbeidsvalg(request), historie(), alle_samarbeid()
    alle = [_rad(s, status_paa(s, valg.felles.dato), historien) for s in samarbeidene]
    rader = [rad for rad in alle if valg.passer(rad.samarbeid, rad.status, rad.medlemmer)]
    venter = [_rad(s, status, historien) for s, status in som_venter([r.samarbeid for r in rader], valg.felles.dato)]
    antall = _antall(rader, valg)
    kontekst = {"valg": valg.felles, "rader": rader, "venter": venter, "antall": antall}
    return vis_med_kilder(request, "kontor/samarbeidsliste.html", kontekst, [antall, *_ventetider(rader)])


@require_safe
def vis(request: HttpRequest, slug: str) -> HttpResponse:
    """Ett samarbeid med linja si: hva som skjedde, når, hvorfor, og hva listene viser at det ble av det."""
    valg, historien, alle = les_valg(request), historie(), alle_samarbeid()
    samarbeid = next((s for s in alle if s.slug == slug), None)
    if samarbeid is None:
        raise Http404
    rad = _rad(samarbeid, status_paa(samarbeid, valg.dato), historien)
    kontekst = {
        "valg": valg,
        "rad": rad,
        "medlemmer": list(_medlemmer(samarbeid, historien)),
        "lister": lister(),
        "helhet": next((s for s in alle if s.slug == samarbeid.del_av), None),
        "deler": [s for s in alle if s.del_av == slug],
    }
    return vis_med_kilder(request, "kontor/samarbeid.html", kontekst, _ventetider([rad]))


def _dag(samarbeid: Samarbeid, historien: Kommunehistorie) -> date:
    """Give a day the members' numbers were in use: the first event's first day, but not before the register begins."""
    forste = samarbeid.linje[0]
    return max(forste.tidligst or forste.senest, historien.begynner)


def _versjon(nummer: str, dag: date, historien: Kommunehistorie) -> Kommuneversjon | None:
    """Give the municipality as it was on the day, or else the last time the number was in use."""
    return historien.versjon(nummer, dag) or next(reversed(historien.perioder(nummer)), None)


def _rad(samarbeid: Samarbeid, status: Samarbeidsstatus, historien: Kommunehistorie) -> Samarbeidsrad:
    dag = _dag(samarbeid, historien)
    medlemmer = (_versjon(m.kommune, dag, historien) for m in samarbeid.medlemmer)
    return Samarbeidsrad(samarbeid, status, tuple(v for v in medlemmer if v), _ventet(samarbeid, status))


def _ventet(samarbeid: Samarbeid, status: Samarbeidsstatus) -> Tall | None:
    if not status.dager or status.siden is None:
        return None
    forste = samarbeid.linje[0]
    return Tall(
        f"ventet.{samarbeid.slug}",
        f"{samarbeid.navn} har ventet, regnet fra den tidligste dagen ({forste.naar})",
        status.dager,
        Enhet.DAGER,
        status.siden.senest,
        samarbeid.navn,
        forste.kilde,
    )


def _medlemmer(samarbeid: Samarbeid, historien: Kommunehistorie) -> Iterator[Medlemsrad]:
    dag, listene, boka, traadene = _dag(samarbeid, historien), lister(), dekningsbok(), kommunetraader()
    for m in samarbeid.medlemmer:
        yield Medlemsrad(m, _versjon(m.kommune, dag, historien), spor(m.kommune, listene, boka, traadene))


def _antall(rader: Iterable[Samarbeidsrad], valg: Samarbeidsvalg) -> Tall:
    alle, felles = list(rader), valg.felles
    kilder = [r.samarbeid.linje[0].kilde for r in alle]
    kilde = max(kilder, key=lambda k: k.dato) if kilder else lister()[-1].kilde
    return Tall("samarbeid.antall", "Samarbeid på lista", len(alle), Enhet.ANTALL, felles.dato, felles.gjelder, kilde)


def _ventetider(rader: Iterable[Samarbeidsrad]) -> Iterator[Tall]:
    return (r.ventet for r in rader if r.ventet)
