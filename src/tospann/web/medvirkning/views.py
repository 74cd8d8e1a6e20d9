"""Medvirkningsklokka: informed, discussed, decided, both sectors; what is missing is as visible as what is there."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tospann.actions.avvist import Avvist
from tospann.actions.medvirkning import Mote, be_om_drofting, registrer_medvirkning
from tospann.core.felles.rolle import Handling
from tospann.core.felles.svar import Utfall
from tospann.core.medvirkning.hendelse import Sektor, Slag
from tospann.core.medvirkning.klokke import Klokkerad, beslutningen_er_komplett
from tospann.store import models
from tospann.web.forsok import lagret
from tospann.web.leser import leser
from tospann.web.medvirkning.rader import enheter, holder_igjen
from tospann.web.sak.oppslag import Saksside, finn_side

_INPUT = {"class": "ds-input"}


class Moteskjema(forms.Form):
    """What was held, and where the minutes are."""

    hvem = forms.ChoiceField(label="Hvem", widget=forms.Select(attrs=_INPUT))
    slag = forms.ChoiceField(
        label="Hva",
        choices=[(s.name, s.value.capitalize()) for s in Slag if s is not Slag.VEDTAK],
        widget=forms.Select(attrs=_INPUT),
    )
    dato = forms.DateField(label="Dato", widget=forms.DateInput(attrs={**_INPUT, "type": "date"}))
    referat = forms.CharField(
        label="Referat (sak eller tittel)", required=False, max_length=200, widget=forms.TextInput(attrs=_INPUT)
    )

    def __init__(self, data: object, organer: list[tuple[str, str]]) -> None:
        """Offer the bodies the case has."""
        super().__init__(data)  # type: ignore[arg-type]
        felt = self.fields["hvem"]
        if isinstance(felt, forms.ChoiceField):
            felt.choices = organer


@require_safe
def vis(request: HttpRequest, slug: str) -> HttpResponse:
    """Hvem er informert og hørt, og hva mangler."""
    side = finn_side(request, slug)
    return _siden(request, side, Moteskjema(None, _organer(request, side)))


def _siden(request: HttpRequest, side: Saksside, skjema: Moteskjema) -> HttpResponse:
    bruker, klokke = leser(request), side.bilde.klokke
    kontekst = {
        "side": side,
        "sak": side.bilde.sak,
        "komplett": beslutningen_er_komplett(klokke),
        "mangler": holder_igjen(klokke, side.min),
        "enheter": enheter(klokke, side.bilde.sak.kommuner, side.min),
        "i_orden": sum(r.svar.utfall is Utfall.OPPFYLT for r in klokke.rader),
        "antall": len(klokke.rader),
        "kan_be": bruker.kan(Handling.BE_OM_DROFTING),
        "kan_registrere": bruker.kan(Handling.REGISTRERE_MEDVIRKNING),
        "form": skjema,
    }
    return render(request, "medvirkning/vis.html", kontekst, status=422 if skjema.errors else 200)


def _organer(request: HttpRequest, side: Saksside) -> list[tuple[str, str]]:
    """Give the bodies this reader may register for: the own municipality's, or the state's."""
    nummer = leser(request).part.kommunenummer
    sektorer = {Sektor.KOMMUNE, Sektor.EKSTERN} if nummer else {Sektor.STAT}
    valg = []
    for rad in side.bilde.klokke.rader:
        egen = rad.kommune is None or not nummer or rad.kommune.nummer == nummer
        if rad.krav.sektor in sektorer and egen:
            sted = f", {rad.kommune.kortnavn}" if rad.kommune else ""
            kode = "|".join(
                (rad.krav.organ, rad.krav.nivaa, rad.krav.sektor.name, rad.kommune.nummer if rad.kommune else "")
            )
            valg.append((kode, f"{rad.krav.organ.capitalize()}, {rad.krav.nivaa}{sted}"))
    return valg


def _organ(rad: Klokkerad) -> str:
    """Name a body as the page's button does."""
    return ", ".join([rad.krav.organ, rad.krav.nivaa, *([rad.kommune.kortnavn] if rad.kommune else [])])


@require_POST
def registrer(request: HttpRequest, slug: str) -> HttpResponse:
    """Registrer et møte som er holdt eller planlagt."""
    side = finn_side(request, slug)
    skjema = Moteskjema(request.POST, _organer(request, side))
    if not leser(request).kan(Handling.REGISTRERE_MEDVIRKNING):
        raise PermissionDenied
    if skjema.is_valid() and _lagret(request, skjema, side.rad):
        messages.success(request, "Registrert. Alle i saken ser det.")
        return redirect("medvirkning", slug)
    return _siden(request, side, skjema)


def _lagret(request: HttpRequest, skjema: Moteskjema, sak: models.Sak) -> bool:
    data = skjema.cleaned_data
    organ, nivaa, sektor, nummer = data["hvem"].split("|")
    mote = Mote(Slag[data["slag"]], Sektor[sektor], organ, nivaa, nummer, data["dato"], data["referat"])
    return lagret(skjema, registrer_medvirkning, bruker=leser(request), sak=sak, mote=mote)


@require_POST
def be_om(request: HttpRequest, slug: str) -> HttpResponse:
    """Be begge arbeidsgiverne om drøfting med et av organene på siden; egen tekst slipper ikke inn i journalen."""
    side, organ = finn_side(request, slug), request.POST.get("organ", "")
    if organ not in {_organ(rad) for rad in side.bilde.klokke.rader}:
        messages.error(request, "Velg organet fra tabellen. Ingenting er sendt.")
        return redirect("medvirkning", slug)
    try:
        be_om_drofting(bruker=leser(request), sak=side.rad, organ=organ)
    except Avvist as feil:
        messages.error(request, str(feil))
    else:
        messages.success(request, "Bedt om drøfting. Det står i den felles journalen, der begge arbeidsgivere ser det.")
    return redirect("medvirkning", slug)
