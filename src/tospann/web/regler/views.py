"""Regelkatalogen: every rule, one rule, who may do what, the changes of law, and the catalogue as files."""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.actions.regelkatalog import FILER, katalogbilde
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.kilde import beregnet
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.lov.beregn.instruks import Aktor, Inngrep, adgang
from tospann.core.lov.beregn.matrise import Deling, rute
from tospann.core.lov.inndata import sporsmaal
from tospann.core.lov.katalog import KATALOG, Oppslag
from tospann.core.lov.lovendring import Lovendring
from tospann.documents.papirer.regelkatalog import ALVORSORD
from tospann.imports.regelsaker import leverte_regelsaker
from tospann.store import models
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser
from tospann.web.regler.sok import sok


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Alle reglene, eller dem søket finner."""
    bilde = katalogbilde()
    funnet = sok(request, bilde)
    alvor = Counter(o.krav.alvor for o in funnet.treff)
    tall = [_tall("regler", _("Regler på lista"), len(funnet.treff))]
    tall += [_tall(a.name.lower(), ALVORSORD[a].capitalize(), alvor[a]) for a in Alvor]
    rader = [(o, bilde.engelsk[o.krav.id]) for o in funnet.treff]
    kontekst = {"skjema": funnet.skjema, "rader": rader, "tall": tall, "filer": tuple(FILER), "lest": bilde.lest}
    return vis_med_kilder(request, "regler/liste.html", kontekst, tall)


def _tall(hva: str, navn: str, verdi: int) -> Tall:
    dag = katalogbilde().lest
    return Tall(
        f"regler.{hva}", navn, verdi, Enhet.ANTALL, dag, _("regelkatalogen"), beregnet(dag), _("talt i katalogen")
    )


@require_safe
def vis(request: HttpRequest, regel_id: str) -> HttpResponse:
    """Én regel: kravet på bokmål og engelsk, kilden, gyldigheten, sakene, hvor den brukes og hva som er endret."""
    oppslag = KATALOG.get(regel_id)
    if oppslag is None:
        raise Http404
    kontekst = {
        "oppslag": oppslag,
        "krav": oppslag.krav,
        "engelsk": katalogbilde().engelsk[regel_id],
        "alvorsord": ALVORSORD[oppslag.krav.alvor],
        "inndata": _inndata(oppslag),
        "prover": [p for e in oppslag.emner for p in leverte_regelsaker(e.id) if p.regel_id == regel_id],
        "endringer": [e for e in katalogbilde().endringer if e.gjelder_regel(regel_id)],
    }
    return render(request, "regler/vis.html", kontekst)


def _inndata(oppslag: Oppslag) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give, for each kind of facts, the fields the rule reads and the question of each."""
    return [
        (e.navn, [(felt, sporsmaal(e.slag).get(felt, felt)) for felt in e.inndata[oppslag.krav.id]])
        for e in oppslag.emner
    ]


@require_safe
def matrise(request: HttpRequest) -> HttpResponse:
    """Hvem kan hva: hva hver form kan dele, og hvem som kan instruere og omgjøre."""
    kontekst = {
        "former": list(Samarbeidsform),
        "delinger": [(d, [rute(f, d) for f in Samarbeidsform]) for d in Deling],
        "aktorer": [(a, [adgang(a, i) for i in Inngrep]) for a in Aktor],
    }
    return render(request, "regler/matrise.html", kontekst)


@require_safe
def endringer(request: HttpRequest) -> HttpResponse:
    """Lovendringer, og hvilke utkast de berører."""
    saker = list(models.Sak.objects.visible_to(leser(request)))
    rader = [(e, e.regler(KATALOG), _berorte(e, saker)) for e in katalogbilde().endringer]
    return render(request, "regler/endringer.html", {"rader": rader, "saker": saker})


def _berorte(endring: Lovendring, saker: list[models.Sak]) -> list[models.Sak]:
    return [sak for sak in saker if endring.berorer(sak.rettsdato)]


@require_safe
def fil(request: HttpRequest, fil: str) -> HttpResponse:
    """Hele katalogen som PDF, Word eller CSV."""
    del request
    if fil not in FILER:
        raise Http404
    innholdstype, lag = FILER[fil]
    svar = HttpResponse(lag(), content_type=innholdstype)
    svar.headers["Content-Disposition"] = f'attachment; filename="{fil}"'
    return svar
