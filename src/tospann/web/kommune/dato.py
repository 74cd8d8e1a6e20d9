"""Which day is asked about: today, or the one in the address; what is no day the register knows, is said so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tospann.actions.klokke import i_dag
from tospann.core.felles.datotekst import UgyldigDatotekst, les_dato
from tospann.core.felles.norsk import dato_tekst
from tospann.store.kommune import historie
from tospann.store.kommuneoppslag import svarer_til

P = ParamSpec("P")


class UgyldigDato(ValueError):
    """The day in the address is none, or none the register answers for."""


def les_dagen(tekst: str) -> date:
    """
    Read the day; nothing means today.

    Raises
    ------
    UgyldigDato
        With what is wrong, in a sentence.

    """
    if not tekst.strip():
        return i_dag()
    try:
        dato = les_dato(tekst.replace("\0", " "))
    except UgyldigDatotekst as feil:
        raise UgyldigDato(str(feil)) from feil
    forste, siste = historie().begynner, svarer_til(i_dag())
    if not forste <= dato <= siste:
        ord_ = {"fra": dato_tekst(forste), "til": dato_tekst(siste), "dato": dato_tekst(dato)}
        raise UgyldigDato(_("Registeret svarer for %(fra)s til %(til)s, ikke for %(dato)s.") % ord_)
    return dato


Side = Callable[Concatenate[HttpRequest, date, P], HttpResponse]


def med_dato(side: Side[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give the page its day; without one that can be read, say what is wrong and lead on to the same page today."""

    @wraps(side)
    def vis(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            dato = les_dagen(request.GET.get("dato", ""))
        except UgyldigDato as feil:
            valg = request.GET.copy()
            valg.pop("dato", None)
            innhold = {"grunn": str(feil), "videre": f"{request.path}?{valg.urlencode()}"}
            return render(request, "kommune/feil.html", innhold, status=HTTPStatus.BAD_REQUEST)
        return side(request, dato, *args, **kwargs)

    return vis
