"""Which day is asked about: today, or the one in the address; what is no day the register knows, is said so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tospann.actions.klokke import i_dag
from tospann.core.felles.norsk import dato_tekst
from tospann.store.kommune import historie
from tospann.store.kommuneoppslag import svarer_til

P = ParamSpec("P")
_DATO = re.compile(
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})|(?P<d2>[0-9]{1,2})\.(?P<m2>[0-9]{1,2})\.(?P<y2>[0-9]{4})"
)
_LENGST = 40


class UgyldigDato(ValueError):
    """The day in the address is none, or none the register answers for."""


def les_dato(tekst: str) -> date:
    """
    Read 2019-12-31 or 31.12.2019; nothing means today.

    Raises
    ------
    UgyldigDato
        With what is wrong, in a sentence.

    """
    if not tekst.strip():
        return i_dag()
    dato = _les(tekst.strip())
    forste, siste = historie().begynner, svarer_til(i_dag())
    if not forste <= dato <= siste:
        ord_ = {"fra": dato_tekst(forste), "til": dato_tekst(siste), "dato": dato_tekst(dato)}
        raise UgyldigDato(_("Registeret svarer for %(fra)s til %(til)s, ikke for %(dato)s.") % ord_)
    return dato


def _les(tekst: str) -> date:
    treff = _DATO.fullmatch(tekst)
    if treff is None:
        raise UgyldigDato(
            _("«%s» er ikke en dato. Skriv den som 2019-12-31 eller 31.12.2019.") % tekst[:_LENGST].replace("\0", " ")
        )
    try:
        return date(*(int(treff[n] or treff[f"{n}2"]) for n in "ymd"))
    except ValueError:
        raise UgyldigDato(_("Datoen %s finnes ikke.") % tekst) from None


Side = Callable[Concatenate[HttpRequest, date, P], HttpResponse]


def med_dato(side: Side[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Give the page its day; without one that can be read, say what is wrong and lead on to the same page today."""

    @wraps(side)
    def vis(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            dato = les_dato(request.GET.get("dato", ""))
        except UgyldigDato as feil:
            valg = request.GET.copy()
            valg.pop("dato", None)
            innhold = {"grunn": str(feil), "videre": f"{request.path}?{valg.urlencode()}"}
            return render(request, "kommune/feil.html", innhold, status=HTTPStatus.BAD_REQUEST)
        return side(request, dato, *args, **kwargs)

    return vis
