"""Last ned oppgjøret: the same figures as CSV and as a spreadsheet that computes."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tospann.actions.demooppgjor import eksempelregnskap, eksempelstillinger
from tospann.documents.papirer.aarsoppgjor import arbeidsbok, linjeark, saldoark
from tospann.documents.regneark import tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side

_TYPER = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def fil(request: HttpRequest, slug: str, aar: int, navn: str) -> HttpResponse:
    """Én fil, laget nå."""
    lag = filene(finn_side(request, slug, aar)).get(navn)
    if lag is None:
        raise Http404
    svar = HttpResponse(lag(), content_type=_TYPER[navn.rpartition(".")[2]])
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def filene(side: Oppgjorsside) -> dict[str, Callable[[], bytes]]:
    """Give the files this reader may have; the made-up accounts only where all is made up, and to who reads them in."""
    tall, rad = side.tall, side.bilde.forslagsrad or side.bilde.siste(Versjonsslag.BUDSJETT)
    tittel = f"Oppgjør {side.rad.aar}, {side.rad.sak.tittel} ({rad})"
    filer: dict[str, Callable[[], bytes]] = {
        "partene.csv": lambda: tegn_csv(saldoark(tall)).encode(),
        "linjene.csv": lambda: tegn_csv(linjeark(tall)).encode(),
        "oppgjor.xlsx": lambda: tegn_xlsx(arbeidsbok(tall, tittel, rad.fingeravtrykk)),
    }
    if side.rad.er_prove and side.er_vert:
        filer[f"eksempelregnskap-{side.rad.aar}.csv"] = lambda: eksempelregnskap(side.rad)
        filer[f"eksempelaarsverk-{side.rad.aar}.csv"] = lambda: eksempelstillinger(side.rad)
    return filer
