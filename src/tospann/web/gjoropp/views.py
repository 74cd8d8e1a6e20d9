"""Gjør opp: what waits, the year as a whole, one line of it, why it changed, the plan, and the entries."""

from __future__ import annotations

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.nokkelbilde import venter_paa
from tospann.actions.oppgjor_akonto import planen, ubetalte
from tospann.actions.oppgjorsbilde import finn_linje, linjeid
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.documents.papirer.aarsoppgjor import alle_tall, linjenavn, linjetabell, partstabell
from tospann.documents.papirer.oppgjorspapir import brevnavn
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.web.gjoropp.budsjettside import saker_som_vert
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side, mine_oppgjor, tallene
from tospann.web.gjoropp.skjemaer import Boktallskjema, Grunnskjema, Notatskjema, Rettskjema
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Oppgjørene mine, og hva som venter på meg i dem."""
    bruker = leser(request)
    kontekst = {"sider": mine_oppgjor(bruker), "nye_aar": saker_som_vert(bruker), "nokler": venter_paa(bruker)}
    return render(request, "gjoropp/liste.html", kontekst)


@require_safe
def aaret(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Året: hva hver part bærer og skylder, hvem som har svart, og hva jeg kan gjøre."""
    return vis_aaret(request, finn_side(request, slug, aar), {})


def vis_aaret(request: HttpRequest, side: Oppgjorsside, skjemaer: dict[str, object], status: int = 200) -> HttpResponse:
    """Show the year, with the forms as they were filled in when one of them was refused."""
    tall = side.tall
    kontekst = {
        "side": side,
        "kilde_her": True,
        "partene": partstabell(tall),
        "linjer": [(linjeid(p), rad) for p, rad in zip(tall.oppgjor.poster, linjetabell(tall).rader, strict=False)],
        "linjetabell": linjetabell(tall),
        "bestridt": _bestridelser(side),
        "svarene": _svarene(side),
        "forslagene": [v for v in side.bilde.versjoner if v.slag == Versjonsslag.FORSLAG.name],
        "brevene": [
            (tall.navn(p), brevnavn(side.rad.aar, tall.navn(p))) for p in tall.parter if side.er_vert or p == side.part
        ],
        "boktallskjema": Boktallskjema(initial=_egne_boker(side)),
        "grunnskjema": Grunnskjema(),
        **skjemaer,
    }
    svar = vis_med_kilder(request, "gjoropp/aaret.html", kontekst, alle_tall(tall))
    svar.status_code = status
    return svar


def _bestridelser(side: Oppgjorsside) -> list[dict[str, object]]:
    forslag = side.bilde.forslag
    return [
        {"hendelse": h, "navn": linjenavn(post), "svar": side.bilde.svar(h), "apen": not side.bilde.svar(h)}
        for h in side.bilde.bestridelser()
        if forslag and (post := finn_linje(forslag, h.linje))
    ]


def _svarene(side: Oppgjorsside) -> list[tuple[str, str, str]]:
    """Give each party's name, the stylesheet's word for its answer, and the answer."""
    livslop = side.bilde.livslop
    if side.bilde.forslag is None:
        return []
    svar = {
        **dict.fromkeys(livslop.parter, ("mangler", "Har ikke svart")),
        **dict.fromkeys(livslop.godtatt, ("oppfylt", "Godtatt")),
        **dict.fromkeys(livslop.bestridt, ("ikke-oppfylt", "Bestridt")),
        **dict.fromkeys(livslop.lukket, ("oppfylt", "Godtatt og lukket")),
    }
    return [(side.bilde.navn(p), *svar[p]) for p in livslop.parter]


def _egne_boker(side: Oppgjorsside) -> dict[str, str]:
    egne = {linje.name: belop for (part, linje), belop in side.bilde.boker.items() if part == side.part}
    return {navn: f"{belop.ore // 100},{belop.ore % 100:02d}" for navn, belop in egne.items() if belop.ore >= 0}


@require_safe
def linjen(request: HttpRequest, slug: str, aar: int, linje: str) -> HttpResponse:
    """Én linje: hvem som bærer hva og etter hvilken nøkkel; bestrid den, eller skriv eget notat."""
    return vis_linjen(request, finn_side(request, slug, aar), linje, {})


def vis_linjen(
    request: HttpRequest, side: Oppgjorsside, linje: str, skjemaer: dict[str, object], status: int = 200
) -> HttpResponse:
    """Show a line, with the forms as they were filled in when one of them was refused."""
    tall = side.tall
    post = finn_linje(tall.oppgjor, linje)
    if post is None:
        raise Http404
    andeler = [(tall.navn(p), tall.tall.andel(post, p)) for p in post.baerer()]
    i_alt = tall.tall.post(post)
    notat = models.Oppgjorsnotat.objects.visible_to(side.bruker).filter(oppgjor=side.rad, linje=linje).first()
    start = {"tekst": notat.tekst if notat else "", "versjon": notat.versjon if notat else 0}
    kontekst = {
        "side": side,
        "kilde_her": True,
        "linje": linje,
        "navn": linjenavn(post),
        "post": post.post,
        "andeler": andeler,
        "i_alt": i_alt,
        "posteringer": [p for p in tall.oppgjor.grunnlag.posteringer if (p.post, p.slag) == (post.post.id, post.slag)],
        "bestridt": [b for b in _bestridelser(side) if _linja_til(b) == linje],
        "notat": notat,
        "notatskjema": Notatskjema(initial=start),
        "grunnskjema": Grunnskjema(),
        **skjemaer,
    }
    svar = vis_med_kilder(request, "gjoropp/linjen.html", kontekst, [i_alt, *(t for _, t in andeler)])
    svar.status_code = status
    return svar


def _linja_til(bestridelse: dict[str, object]) -> str:
    return str(getattr(bestridelse["hendelse"], "linje", ""))


@require_safe
def akonto(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """A konto-planen, kvartal for kvartal, og hva som er betalt."""
    side = finn_side(request, slug, aar)
    plan = planen(side.bilde)
    budsjett = side.bilde.siste(Versjonsslag.BUDSJETT)
    tall = tallene(budsjett.innhold, f"budsjett.{budsjett.nr}")
    saldoer = {s.part: tall.tall.saldo(s) for s in tall.oppgjor.saldoer()}
    mangler = set(ubetalte(side.bilde)) if side.er_vert else set()
    terminer = []
    for forfall, krav in groupby(plan, key=lambda k: k.forfall):
        alle = list(krav)
        vist = [
            (
                side.bilde.navn(k.fra),
                side.bilde.navn(k.til),
                _kravtall(aar, k.forfall.isoformat(), k.fra, k.ore, saldoer),
            )
            for k in alle
        ]
        terminer.append({"forfall": forfall, "krav": vist, "ubetalt": any(k in mangler for k in alle)})
    kontekst = {"side": side, "terminer": terminer, "kilde_her": True}
    alle_kravene = [t for termin in terminer for _, _, t in _kravene(termin)]
    return vis_med_kilder(request, "gjoropp/akonto.html", kontekst, alle_kravene)


def _kravene(termin: dict[str, object]) -> list[tuple[str, str, Tall]]:
    krav = termin["krav"]
    return krav if isinstance(krav, list) else []


def _kravtall(aar: int, forfall: str, fra: str, ore: int, saldoer: dict[str, Tall]) -> Tall:
    saldo = saldoer.get(fra) or next(iter(saldoer.values()))
    formel = "det parten skylder verten etter budsjettet, delt likt på forfallsdatoene"
    id_ = f"oppgjor.{aar}.krav.{forfall}.{fra}"
    return regn_ut(
        id_, f"A konto {forfall}", Kroner(ore), Enhet.KRONER, formel=formel, ledd=(saldo,), gjelder=saldo.gjelder
    )


@require_safe
def grunnlag(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Posteringene og årsverkene: det som er lagt fram, eller (for verten) utkastet som kan rettes."""
    return vis_grunnlaget(request, finn_side(request, slug, aar), {})


def vis_grunnlaget(
    request: HttpRequest, side: Oppgjorsside, skjemaer: dict[str, object], status: int = 200
) -> HttpResponse:
    """Show the basis, with the form as it was filled in when it was refused."""
    rad = side.bilde.utkast if side.er_vert and side.bilde.utkast else None
    rad = rad or side.bilde.forslagsrad or side.bilde.siste(Versjonsslag.BUDSJETT)
    g = rad.som_oppgjor().grunnlag
    poster = {p.id: p.navn for p in g.poster}
    tatt = {p.retter for p in g.posteringer}
    kontekst = {
        "side": side,
        "versjon": rad,
        "er_lagt_fram": bool(side.bilde.forslagsrad) and side.bilde.livslop.fingeravtrykk == rad.fingeravtrykk,
        "grupper": [
            (navn, [(p, g.navn(p.bokfort_hos), p.id in tatt) for p in g.posteringer if p.post == post])
            for post, navn in poster.items()
        ],
        "har_posteringer": bool(g.posteringer),
        "stillinger": [(s, g.navn(s.part)) for s in g.stillinger],
        "kilde_her": True,
        "rettskjema": Rettskjema(),
        "grunnskjema": Grunnskjema(),
        **skjemaer,
    }
    alle = [p.belop for p in g.posteringer] + [s.antall for s in g.stillinger]
    svar = vis_med_kilder(request, "gjoropp/grunnlag.html", kontekst, alle)
    svar.status_code = status
    return svar
