"""Ny studie: choose an area and a date; the facts are gathered and frozen."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.opprett_studie import Sporsmaal, opprett_studie
from tospann.actions.studiegrunnlag import samle_studiegrunnlag
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.kommune.statistikk import FOLKETALL
from tospann.core.struktur.egnetall import med_innbyggere
from tospann.core.struktur.problem import Rammer, UgyldigProblem, Vekter
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.kommunetall import les_kommunetall
from tospann.store import models
from tospann.store.statistikk import siste_dato
from tospann.web.leser import leser
from tospann.web.struktur.nyskjema import Nyskjema

_AVVIST = 422
_FLEST_INNBYGGERE = 2_000_000
# What a new study begins with; the page of demands changes it.
RAMMER = Rammer(Fraction(90), 8, Fraction(10))
VEKTER = Vekter(Fraction(5000), Fraction(1, 100), Fraction(500))


@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: HttpRequest) -> HttpResponse:
    """Lag en ny studie, som bare dere ser."""
    bruker = leser(request)
    if not bruker.kan(Handling.UTREDE_STRUKTUR):
        raise PermissionDenied
    dato = _dato(request)
    skjema = Nyskjema(
        dato, *((request.POST, request.FILES) if request.method == "POST" else ()), initial={"dato": dato}
    )
    avvist: tuple[Avvisning, ...] = ()
    if request.method == "POST" and skjema.is_valid():
        try:
            studie = _lag(bruker, skjema, dato)
        except FilAvvist as feil:
            avvist = feil.avvisninger
            skjema.add_error("folketall", _("Fila kan ikke brukes. Ingenting er lagret."))
        except (Avvist, Fodselsnummer, UgyldigProblem) as feil:
            skjema.add_error(None, str(feil))
        else:
            messages.success(request, _("Studien er laget. Bare dere ser den, til dere viser den for andre."))
            return redirect("struktur_studie", studie.slug)
    innhold = {"form": skjema, "dato": dato, "folkedato": siste_dato(FOLKETALL, dato), "avvist": avvist}
    return render(request, "struktur/ny.html", innhold, status=_AVVIST if skjema.errors else 200)


def _dato(request: HttpRequest) -> date:
    """Give the date that is asked for; today when it cannot be read."""
    sendt = request.POST.get("dato") or request.GET.get("dato") or ""
    try:
        return date.fromisoformat(sendt)
    except ValueError:
        return i_dag()


def _lag(bruker: models.Bruker, skjema: Nyskjema, dato: date) -> models.Strukturstudie:
    omraade, data = skjema.omraade(), skjema.cleaned_data
    grunnlag = samle_studiegrunnlag(omraade.sted, omraade.numre, dato)
    if data["folketall"]:
        grunnlag = _egne_folketall(bruker, skjema, grunnlag)
    studie = Strukturstudie(data["sporsmaal"], grunnlag, RAMMER, VEKTER)
    return opprett_studie(bruker=bruker, navn=data["navn"], sporsmaal=Sporsmaal(studie))


def _egne_folketall(bruker: models.Bruker, skjema: Nyskjema, grunnlag: Studiegrunnlag) -> Studiegrunnlag:
    fil, aar = skjema.cleaned_data["folketall"], skjema.cleaned_data["aar"]
    tall = les_kommunetall(fil.name, fil.read(), "innbyggere", grunnlag.numre, _FLEST_INNBYGGERE)
    if mangler := [n for n in grunnlag.numre if n not in tall]:
        raise FilAvvist(fil.name, [Avvisning(0, f"Kommune {n}", "mangler i fila") for n in mangler])
    tittel = _("Egne folketall for %s") % aar if aar else _("Egne folketall")
    gjelder = date(aar, 1, 1) if aar else grunnlag.dato
    kilde = Kilde("egne-folketall", Kildeslag.FORUTSETNING, tittel, bruker.part.navn, gjelder, str(fil.name)[:80])
    return med_innbyggere(grunnlag, tall, kilde)
