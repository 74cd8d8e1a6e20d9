"""Ta med: the travel times and the figures as CSV, the problem as the contract has it, and the certificate."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from fractions import Fraction
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.actions.strukturregning import regn
from tospann.core.struktur.helsvar import finn_svar
from tospann.core.struktur.sertifikat import IkkeBevist, bevis
from tospann.documents.strukturfil import KanIkkeSkrives, skriv_problem, skriv_sertifikat, skrivbart
from tospann.imports.strukturfil import fingeravtrykk
from tospann.web.struktur.oppslag import Studieside, finn_side

_CSV, _JSON = "text/csv; charset=utf-8", "application/json"
_IKKE_ENNAA = 409


@require_safe
def fil(request: HttpRequest, slug: str, navn: str) -> HttpResponse:
    """Én fil av det studien hviler på."""
    lager = _FILER.get(navn)
    side = finn_side(request, slug)
    if lager is None:
        raise Http404
    try:
        return _svar(lager(side), _JSON if navn.endswith("json") else _CSV, f"{slug}-{navn}")
    except KanIkkeSkrives as feil:
        return _ikke(request, side, str(feil))


def _svar(innhold: str, slag: str, navn: str) -> HttpResponse:
    svar = HttpResponse(innhold, content_type=slag)
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def _ikke(request: HttpRequest, side: Studieside, grunn: str) -> HttpResponse:
    return render(request, "struktur/ikke_fil.html", {"side": side, "grunn": grunn}, status=_IKKE_ENNAA)


def _csv(rader: Iterable[Iterable[object]]) -> str:
    ut = StringIO()
    csv.writer(ut, delimiter=";", lineterminator="\n").writerows(rader)
    return ut.getvalue()


def _reisetider(side: Studieside) -> str:
    reiser, kilde = side.grunnlag.reiser, side.grunnlag.reiser.kilde
    merke = "anslag" if side.grunnlag.er_anslag else "oppgitt"
    par = ((a, b) for a in reiser.numre for b in reiser.numre if a != b)
    rader = ((a, b, _tall(reiser.mellom(a, b)), merke, kilde.tittel) for a, b in par)
    return _csv([("fra", "til", "minutter", "slag", "kilde"), *rader])


def _kommuner(side: Studieside) -> str:
    rader = (
        (k.nummer, k.navn, _tall(k.innbyggere.som_brok()), _tall(k.aarsverk.som_brok()), k.aarsverk.kilde.tittel)
        for k in side.grunnlag.kommuner
    )
    return _csv([("kommunenummer", "navn", "innbyggere", "årsverk", "kilde for årsverk"), *rader])


def _tall(verdi: Fraction) -> str:
    return f"{float(verdi):.4f}".rstrip("0").rstrip(".")


def _problem(side: Studieside) -> str:
    return skriv_problem(skrivbart(side.problem)) + "\n"


_FILER: dict[str, Callable[[Studieside], str]] = {
    "reisetider.csv": _reisetider,
    "kommuner.csv": _kommuner,
    "problem.json": _problem,
}


@require_safe
def sertifikat(request: HttpRequest, slug: str) -> HttpResponse:
    """Beviset for svaret, som en fil andre kan kontrollere."""
    side = finn_side(request, slug)
    problem = skrivbart(side.problem)
    svar = regn((side.nokkel, "sertifikat"), lambda igjen: finn_svar(problem, igjen))
    if not svar.ferdig:
        return _ikke(request, side, _("Beviset regnes fortsatt ut. Prøv igjen om litt."))
    if not svar.verdi.spor:
        return _ikke(
            request, side, _("Det er for mange mulige grupper til et sertifikat. Senk grensene, og prøv igjen.")
        )
    arbeid, lost = svar.verdi.spor[0]
    try:
        tekst = skriv_problem(problem)
        innhold = skriv_sertifikat(tekst, fingeravtrykk(tekst), lost, bevis(arbeid, lost))
    except (IkkeBevist, KanIkkeSkrives) as feil:
        return _ikke(request, side, str(feil))
    return _svar(innhold, _JSON, f"{slug}-sertifikat.json")
