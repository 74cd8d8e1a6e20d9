"""Fakturagrunnlag: what can be invoiced, what is missing and who has it, and the files."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from tospann.actions.fakturagrunnlag import fakturagrunnlagene
from tospann.actions.oppgi_fakturaopplysninger import oppgi_fakturaopplysninger
from tospann.config.assets import fonts_folder
from tospann.core.felles.rolle import Handling
from tospann.documents.ehf.faktura import AVGIFTSRAAD
from tospann.documents.ehf.krav import Fakturagrunnlag
from tospann.documents.ehf.ubl import tegn_ehf
from tospann.documents.papirer.fakturapapir import fakturapapir
from tospann.documents.typst_pdf import tegn_pdf
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.gjoropp.fakturaskjema import Fakturaskjema
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser

_AVVIST = 422
_TYPER = {"xml": "application/xml; charset=utf-8", "pdf": "application/pdf"}


@require_safe
def fakturaer(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Fakturagrunnlagene, hva som mangler, og et skjema for det bare parten vet."""
    side = finn_side(request, slug, aar)
    return _vis(request, side, Fakturaskjema(initial=_mine(side)))


@require_POST
def opplysninger(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Oppgi kontonummer, referanse og merverdiavgift for egen part."""
    side, skjema = finn_side(request, slug, aar), Fakturaskjema(request.POST)
    if skjema.is_valid() and lagret(
        skjema, oppgi_fakturaopplysninger, bruker=leser(request), oppgjor=side.rad, **skjema.cleaned_data
    ):
        messages.success(request, "Opplysningene er lagret. De andre partene i samarbeidet ser dem.")
        return redirect("gjoropp_fakturaer", slug, aar)
    return _vis(request, side, skjema, _AVVIST)


@require_safe
def fakturafil(request: HttpRequest, slug: str, aar: int, navn: str) -> HttpResponse:
    """Én faktura som EHF, eller grunnlaget som PDF; det som mangler noe, kommer ikke ut som EHF."""
    side = finn_side(request, slug, aar)
    nummer, _, endelse = navn.rpartition(".")
    grunnlag = next((g for g in fakturagrunnlagene(side.bilde) if g.faktura.nummer == nummer), None)
    if grunnlag is None or endelse not in _TYPER:
        raise Http404
    if endelse == "xml" and not grunnlag.er_klar:
        return _vis(request, side, Fakturaskjema(initial=_mine(side)), _AVVIST, grunnlag)
    merknad = side.rad.merknad if side.rad.er_prove else ""
    data = tegn_ehf(grunnlag.faktura) if endelse == "xml" else tegn_pdf(fakturapapir(grunnlag, merknad), fonts_folder())
    svar = HttpResponse(data, content_type=_TYPER[endelse])
    svar.headers["Content-Disposition"] = f'attachment; filename="{navn}"'
    return svar


def _vis(
    request: HttpRequest,
    side: Oppgjorsside,
    skjema: Fakturaskjema,
    status: int = 200,
    avvist: Fakturagrunnlag | None = None,
) -> HttpResponse:
    alle = fakturagrunnlagene(side.bilde)
    mine = [g for g in alle if side.er_vert or not side.part or g.gjelder(side.part)]
    kontekst = {
        "side": side,
        "kilde_her": True,
        "grupper": _etter_motpart(side, mine),
        "avvist": avvist,
        "avgiftsraad": AVGIFTSRAAD,
        "skjema": skjema,
        "kan_oppgi": bool(side.part) and side.bruker.kan(Handling.OPPGI_FAKTURAOPPLYSNINGER),
    }
    svar = vis_med_kilder(request, "gjoropp/fakturaer.html", kontekst, [g.aa_betale for g in mine])
    svar.status_code = status
    return svar


def _etter_motpart(side: Oppgjorsside, alle: list[Fakturagrunnlag]) -> list[dict[str, object]]:
    """Gather the claims by who the host has them with, and say once what is missing for them."""
    vert = side.bilde.budsjett.grunnlag.ansvarlig(side.bilde.budsjett.grunnlag.vert)
    grupper: dict[str, list[Fakturagrunnlag]] = {}
    for g in alle:
        grupper.setdefault(g.fra if g.til == vert else g.til, []).append(g)
    return [
        {
            "id": part,
            "navn": egne[0].faktura.kjoper.navn if egne[0].til == vert else egne[0].faktura.selger.navn,
            "kravene": egne,
            "mangler": list(dict.fromkeys(m.setning for g in egne for m in g.faktura.mangler())),
        }
        for part, egne in grupper.items()
    ]


def _mine(side: Oppgjorsside) -> dict[str, object]:
    """Give what the own party has said before, to begin from."""
    synlige = models.Fakturaopplysning.objects.visible_to(side.bruker)
    rad = synlige.filter(sak=side.rad.sak, part_id=side.bruker.part_id).last()
    return {felt: getattr(rad, felt) for felt in Fakturaskjema.base_fields} if rad else {}
