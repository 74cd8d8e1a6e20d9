"""Nøkkelverkstedet: the keys side by side, what-if, and two owners' yes to the same key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tospann.actions.avvist import Avvist
from tospann.actions.godkjenn import KOSTNADSNOKKEL, godkjenn
from tospann.actions.saksbilde import nokkelens_fingeravtrykk
from tospann.actions.velg_nokkel import velg_nokkel
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.grunnlag import Oppgjorsgrunnlag
from tospann.core.oppgjor.oppgjor import Oppgjor, gjor_opp
from tospann.core.oppgjor.virkning import Virkning, hvis_staten_trekker_ut
from tospann.documents.modell import Dokument, Tabell, alle_tall
from tospann.documents.papirer import tabeller
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.leser import leser
from tospann.web.sak.oppslag import Saksside, finn_rad, finn_side
from tospann.web.tallfelt import Tallfelt


class Provskjema(forms.Form):
    """What to try: how much the state withdraws, how large the equal part is."""

    uttrekk = Tallfelt(label="Staten trekker ut (årsverk)", min_value=0, initial=2)
    grunnandel = Tallfelt(label="Grunnandel (prosent)", min_value=0, max_value=100)


@dataclass(frozen=True, slots=True)
class Prove:
    """A trial: settlements under every key and what the withdrawal does, or why it cannot be tried."""

    oppgjor: tuple[Oppgjor, ...]
    virkninger: tuple[Virkning, ...]
    feil: str = ""


@require_safe
def verksted(request: HttpRequest, slug: str) -> HttpResponse:
    """Prøv nøkler; ingenting lagres før noen velger."""
    side = finn_side(request, slug)
    start = {"uttrekk": "2", "grunnandel": f"{float(side.bilde.sak.felles.grunnandel.som_brok()):g}".replace(".", ",")}
    skjema = Provskjema({**start, **{k: v for k, v in request.GET.items() if k in start}})
    prove = _prov(side, skjema)
    vist = _tabeller(side, prove)
    kontekst = {"side": side, "sak": side.bilde.sak, "form": skjema, "prove": prove, "kilde_her": True, **vist}
    if request.headers.get("HX-Request") == "true" and "tall" not in request.GET:
        return render(request, "oppgjor/svar.html", kontekst)
    tabellene = tuple(t for t in vist.values() if isinstance(t, Tabell))
    trykte = alle_tall(Dokument("", "", side.bilde.sak.dato, "", tabellene))
    return vis_med_kilder(request, "oppgjor/verksted.html", kontekst | _godkjenninger(request, side), trykte)


def _prov(side: Saksside, skjema: Provskjema) -> Prove:
    """No figures for what could not be read: they would answer another question than the one asked."""
    if not skjema.is_valid():
        return Prove((), (), " ".join(str(feil) for liste in skjema.errors.values() for feil in liste))
    uttrekk = Fraction(skjema.cleaned_data["uttrekk"])
    grunnlag = _med_grunnandel(side.bilde.sak.oppgjorsgrunnlag(), skjema.cleaned_data["grunnandel"])
    deling = side.bilde.sak.valg.statsdeling
    try:
        oppgjor = tuple(gjor_opp(grunnlag, n, deling) for n in Nokkelslag)
        virkninger = tuple(hvis_staten_trekker_ut(grunnlag, n, Statsdeling.AARSVERK, uttrekk) for n in Nokkelslag)
    except UgyldigNokkel as feil:
        return Prove((), (), str(feil))
    return Prove(oppgjor, virkninger)


def _med_grunnandel(grunnlag: Oppgjorsgrunnlag, grunnandel: object) -> Oppgjorsgrunnlag:
    """A tried value is not the case's own: it gets an id that no paper has."""
    if grunnandel is None or Fraction(str(grunnandel)) == grunnlag.grunnandel.som_brok():
        return grunnlag
    gammel = grunnlag.grunnandel
    provd = replace(gammel, id="prove.grunnandel", verdi=Fraction(str(grunnandel)), navn="Grunnandel, prøvd")
    return replace(grunnlag, grunnandel=provd)


def _tabeller(side: Saksside, prove: Prove) -> dict[str, object]:
    if prove.feil:
        return {}
    kommuner = side.bilde.sak.kommuner
    return {
        "nokler": tabeller.noklene(prove.oppgjor, kommuner),
        "per_innbygger": tabeller.per_innbygger(prove.oppgjor, side.bilde.sak),
        "hvis": tabeller.hvis_staten_trekker_ut(prove.virkninger, kommuner),
        "setning": next(v for v in prove.virkninger if v.foer.nokkel is side.bilde.sak.valg.nokkel).i_en_setning(),
        "lag": tabeller.kostnadslag(next(o for o in prove.oppgjor if o.nokkel is side.bilde.sak.valg.nokkel)),
        "linjer": tabeller.linjene(next(o for o in prove.oppgjor if o.nokkel is side.bilde.sak.valg.nokkel)),
    }


def _godkjenninger(request: HttpRequest, side: Saksside) -> dict[str, object]:
    avtrykk = nokkelens_fingeravtrykk(side.rad)
    ja = set(
        side.rad.godkjenninger.filter(gjenstand=KOSTNADSNOKKEL, fingeravtrykk=avtrykk).values_list("part_id", flat=True)
    )
    eiere = [t.part for t in side.rad.tilganger.select_related("part") if t.part.er_eier]
    bruker = leser(request)
    return {
        "avtrykk": avtrykk,
        "eiere": [(part, part.pk in ja) for part in eiere],
        "alle_ja": all(part.pk in ja for part in eiere),
        "kan_godkjenne": bruker.kan(Handling.GODKJENNE) and bruker.part_id not in ja and bruker.part.er_eier,
        "kan_velge": bruker.kan(Handling.VELGE_NOKKEL),
        "noklene": list(Nokkelslag),
        "delinger": list(Statsdeling),
    }


@require_POST
def si_ja(request: HttpRequest, slug: str) -> HttpResponse:
    """Godkjenn nøkkelen slik den står."""
    sak = finn_rad(request, slug)
    try:
        godkjenn(
            bruker=leser(request),
            sak=sak,
            gjenstand=KOSTNADSNOKKEL,
            fingeravtrykk=request.POST.get("fingeravtrykk", ""),
            gjeldende=nokkelens_fingeravtrykk(sak),
        )
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, "Du har godkjent nøkkelen for parten din.")
    return redirect("nokkel", slug)


class Valgskjema(forms.Form):
    """Which key to propose."""

    nokkel = forms.ChoiceField(choices=[(n.name, n.value) for n in Nokkelslag])
    statsdeling = forms.ChoiceField(choices=[(s.name, s.value) for s in Statsdeling])
    versjon = forms.IntegerField()


@require_POST
def velg(request: HttpRequest, slug: str) -> HttpResponse:
    """Foreslå en annen nøkkel; eierne må da si ja på nytt."""
    sak, skjema = finn_rad(request, slug), Valgskjema(request.POST)
    if not skjema.is_valid():
        messages.error(request, "Velg en nøkkel og en deling fra listene.")
        return redirect("nokkel", slug)
    data = skjema.cleaned_data
    nokkel, deling = Nokkelslag[data["nokkel"]], Statsdeling[data["statsdeling"]]
    try:
        velg_nokkel(bruker=leser(request), sak=sak, nokkel=nokkel, statsdeling=deling, versjon=data["versjon"])
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, f"Nøkkelen er nå «{nokkel}». Alle eierne må godkjenne den.")
    return redirect("nokkel", slug)
