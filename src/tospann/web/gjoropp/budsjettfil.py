"""The items of a draft as a file: out as CSV to change in a spreadsheet, and in again with what could not be read."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjor_budsjett import les_budsjettfil
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.kostnad import Kostnadspost
from tospann.documents.regneark import Ark, Arkcelle, Arkkolonne, tegn_csv
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.budsjettfil import FELT, LAGENE
from tospann.web.gjoropp.budsjettside import finn_budsjett
from tospann.web.gjoropp.budsjettskjema import Budsjettfilskjema, budsjettlinjen

_AVVIST = 422


@require_safe
def last_ned(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Postene i utkastet, slik de kan leses inn igjen."""
    g = finn_budsjett(request, slug, aar).grunnlaget()
    kolonner = tuple(Arkkolonne(felt.navn) for felt in FELT)
    ark = Ark(f"Budsjett {aar}", kolonner, tuple(_rad(g, post) for post in g.poster))
    svar = HttpResponse(tegn_csv(ark).encode(), content_type="text/csv; charset=utf-8")
    svar.headers["Content-Disposition"] = f'attachment; filename="budsjett-{aar}.csv"'
    return svar


def _rad(g: Aarsgrunnlag, post: Kostnadspost) -> tuple[Arkcelle, ...]:
    linje, k = budsjettlinjen(g, post), post.kontering
    navn = {v.id: v.navn for v in g.nokler}
    delt = (g.navn(post.baerer) if post.baerer else "", navn.get(post.nokkel, ""), navn.get(post.statsnokkel, ""))
    hode = (post.navn, LAGENE[post.lag], k.konto, k.funksjon, k.art)
    return (*hode, *delt, linje.belop, linje.mva, g.navn(linje.hos))


@require_http_methods(["GET", "HEAD", "POST"])
def les_fil(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Les postene inn fra en fil: alle, eller ingen med grunn for hver rad."""
    side = finn_budsjett(request, slug, aar)
    side.grunnlaget()
    side.krev_verten()
    versjon = side.utkast.rad.versjon if side.utkast else 0
    skjema = Budsjettfilskjema(request.POST or None, request.FILES or None, initial={"versjon": versjon})
    avvist: tuple[Avvisning, ...] = ()
    if request.method == "POST" and skjema.is_valid():
        ren = skjema.cleaned_data
        felt = {"data": ren["fil"].read(), "navn": ren["fil"].name or "", "versjon": ren["versjon"]}
        try:
            les_budsjettfil(bruker=side.bruker, sak=side.rad.sak, aar=aar, **felt)
        except FilAvvist as feil:
            avvist = feil.avvisninger
            skjema.add_error("fil", ValidationError(f"{feil.fil} kan ikke brukes. Ingenting er lest inn."))
        except (Avvist, Fodselsnummer) as feil:
            skjema.add_error("fil", ValidationError(str(feil)))
        else:
            messages.success(request, _("Postene er lest inn i utkastet."))
            return redirect("gjoropp_budsjett", slug, aar)
    kontekst = {"side": side, "form": skjema, "avvist": avvist}
    return render(request, "gjoropp/budsjettfil.html", kontekst, status=_AVVIST if skjema.errors else 200)
