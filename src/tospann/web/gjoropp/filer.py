"""Last ned oppgjøret: the same figures as CSV, as a spreadsheet that computes, and as a statement."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tospann.actions.budsjettkapittel import kapitlet
from tospann.actions.demooppgjor import eksempelregnskap, eksempelstillinger
from tospann.config.assets import fonts_folder
from tospann.documents.modell import Dokument
from tospann.documents.papirer.aarsoppgjor import linjeark, saldoark
from tospann.documents.papirer.budsjettkapittel import budsjettkapittel
from tospann.documents.papirer.oppgjorsbok import arbeidsbok
from tospann.documents.papirer.oppgjorspapir import Oppgjorsbrev, brevnavn, oppgjorspapir
from tospann.documents.regneark import tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.documents.typst_pdf import tegn_pdf
from tospann.documents.word import tegn_docx
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.web.gjoropp.hvorfor import endringen_i_en_setning
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side

_TYPER = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
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
    for part in tall.parter:
        navn = brevnavn(side.rad.aar, tall.navn(part))
        filer[f"{navn}.pdf"] = lambda part=part: tegn_pdf(_brevet(side, part), fonts_folder())  # type: ignore[misc]
        filer[f"{navn}.docx"] = lambda part=part: tegn_docx(_brevet(side, part), fonts_folder())  # type: ignore[misc]
    for part, _, navn in side.kapitlene:
        filer[f"{navn}.pdf"] = lambda part=part: tegn_pdf(_kapitlet(side, part), fonts_folder())  # type: ignore[misc]
        filer[f"{navn}.docx"] = lambda part=part: tegn_docx(_kapitlet(side, part), fonts_folder())  # type: ignore[misc]
    if side.rad.er_prove and side.er_vert:
        filer[f"eksempelregnskap-{side.rad.aar}.csv"] = lambda: eksempelregnskap(side.rad)
        filer[f"eksempelaarsverk-{side.rad.aar}.csv"] = lambda: eksempelstillinger(side.rad)
    return filer


def _kapitlet(side: Oppgjorsside, part: str) -> Dokument:
    return budsjettkapittel(kapitlet(side.bilde, side.bruker, part))


def _brevet(side: Oppgjorsside, part: str) -> Dokument:
    rad = side.bilde.forslagsrad or side.bilde.siste(Versjonsslag.BUDSJETT)
    brev = Oppgjorsbrev(
        side.rad.sak.tittel,
        side.rad.vert.navn,
        str(rad).capitalize(),
        rad.fingeravtrykk,
        rad.dato,
        side.rad.merknad,
        endringen_i_en_setning(side, part),
    )
    return oppgjorspapir(side.tall, part, brev)
