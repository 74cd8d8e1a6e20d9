"""One text laid before all, a budget or a proposal: in force or not, why, and what differs from what is now."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tospann.actions.oppgjorsskjebne import skjebnen
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsresultat import Postoppgjor
from tospann.core.oppgjor.korreksjon import Korreksjonslinje, korriger
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall, alle_tall, linjenavn, linjetabell, partstabell
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side, tallene
from tospann.web.gjoropp.visning import Visningsrad, Visningstabell
from tospann.web.kildepanel import vis_med_kilder


@require_safe
def forslaget(request: HttpRequest, slug: str, aar: int, nr: int) -> HttpResponse:
    """Ett forslag, også om det ikke gjelder lenger."""
    return _vis(request, finn_side(request, slug, aar), Versjonsslag.FORSLAG, nr)


@require_safe
def budsjettet(request: HttpRequest, slug: str, aar: int, nr: int) -> HttpResponse:
    """Ett budsjett, også om det er revidert siden."""
    return _vis(request, finn_side(request, slug, aar), Versjonsslag.BUDSJETT, nr)


def _vis(request: HttpRequest, side: Oppgjorsside, slag: Versjonsslag, nr: int) -> HttpResponse:
    versjon = next((v for v in side.bilde.versjoner if (v.slag, v.nr) == (slag.name, nr)), None)
    if versjon is None:
        raise Http404
    skjebne, tall = skjebnen(side.bilde, versjon), _tallene(versjon)
    forskjell = _forskjellen(tall, skjebne.etter, side.min) if skjebne.etter else None
    kontekst = {
        "side": side,
        "kilde_her": True,
        "versjon": versjon,
        "skjebne": skjebne,
        "forskjell": forskjell,
        "partene": partstabell(tall),
        "linjene": linjetabell(tall),
    }
    alle = [*alle_tall(tall), *(forskjell.tall() if forskjell else ())]
    return vis_med_kilder(request, "gjoropp/versjon.html", kontekst, alle)


def _tallene(versjon: models.Oppgjorsversjon) -> Oppgjorstall:
    return tallene(versjon.innhold, f"{versjon.get_slag_display()}.{versjon.nr}")


def _forskjellen(foer: Oppgjorstall, rad_etter: models.Oppgjorsversjon, min_: str) -> Visningstabell:
    """Line by line: what it said, what is said now, and the difference; lines that are the same are left out."""
    etter = _tallene(rad_etter)
    linjer = korriger(foer.oppgjor, etter.oppgjor).linjer
    rader = tuple(_rad(foer, etter, linje, min_) for linje in linjer)
    tittel = f"Det som er annerledes i {rad_etter}"
    kolonner = ("Linje og part", "Sto her", "Står nå", "Endring")
    return Visningstabell("forskjell", tittel, kolonner, rader, merknad="Beløp i kroner. Like linjer er utelatt.")


def _rad(foer: Oppgjorstall, etter: Oppgjorstall, linje: Korreksjonslinje, min_: str) -> Visningsrad:
    sto, staar = _andelen(foer, linje), _andelen(etter, linje)
    ledd = [t for t in (sto, staar) if t]
    hvem = (etter if linje.part in etter.parter else foer).navn(linje.part)
    hva = next(linjenavn(p) for t in (etter, foer) for p in t.oppgjor.poster if _er(p, linje))
    id_, navn = f"forskjell.{linje.post}.{linje.slag.name.lower()}.{linje.part}", f"{hva}, {hvem}"
    formel = "det som står nå, minus det som sto her"
    endring = regn_ut(id_, navn, Kroner(linje.netto), Enhet.KRONER, formel=formel, ledd=ledd, gjelder=hvem)
    return Visningsrad(navn, (sto, staar, endring), er_min=bool(min_) and hvem == min_)


def _andelen(tall: Oppgjorstall, linje: Korreksjonslinje) -> Tall | None:
    post = next((p for p in tall.oppgjor.poster if _er(p, linje)), None)
    return tall.tall.andel(post, linje.part) if post and linje.part in post.baerer() else None


def _er(post: Postoppgjor, linje: Korreksjonslinje) -> bool:
    return (post.post.id, post.slag) == (linje.post, linje.slag)
