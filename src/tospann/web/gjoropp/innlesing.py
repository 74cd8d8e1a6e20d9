"""Les inn: a file, then which column is what, then what it would become; only then is it used."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjor_importer import Innlesing, Innlest, importer_oppgjorsfil
from tospann.actions.oppgjor_les_inn import les_inn_oppgjorsfil
from tospann.actions.trykttabell import som_rutenett
from tospann.core.felles.personvern import Fodselsnummer
from tospann.imports import regnskapsfil, stillingsfil
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.kolonnekobling import Felt, gjett, overskrifter
from tospann.imports.tabellrutenett import Rutenett
from tospann.store import models
from tospann.store.aarsoppgjor_eget import Filslag
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.gjoropp.skjemaer import Filskjema
from tospann.web.leser import leser

_FELT = {Filslag.REGNSKAP.name: regnskapsfil.FELT, Filslag.STILLINGER.name: stillingsfil.FELT}
_VIS_RADER = 8
_AVVIST = 422


def _verten(request: HttpRequest, slug: str, aar: int) -> Oppgjorsside:
    side = finn_side(request, slug, aar)
    if not side.er_vert:
        raise PermissionDenied
    return side


@require_http_methods(["GET", "HEAD", "POST"])
def les_inn(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Velg en fil. Ingenting er i oppgjøret før kolonnene er valgt."""
    side = _verten(request, slug, aar)
    skjema = Filskjema(request.POST or None, request.FILES or None)
    avvist: tuple[Avvisning, ...] = ()
    if request.method == "POST" and skjema.is_valid():
        lest = skjema.cleaned_data["fil"]
        slag = Filslag[skjema.cleaned_data["slag"]]
        try:
            fil = les_inn_oppgjorsfil(
                bruker=leser(request), oppgjor=side.rad, slag=slag, data=lest.read(), navn=lest.name or ""
            )
        except FilAvvist as feil:
            avvist = feil.avvisninger
            skjema.add_error("fil", ValidationError(f"{feil.fil} kan ikke brukes. Ingenting er lest inn."))
        except (Avvist, Fodselsnummer) as feil:
            skjema.add_error("fil", ValidationError(str(feil)))
        else:
            return redirect("gjoropp_koble", slug, aar, fil.nr)
    filer = models.Oppgjorsfil.objects.visible_to(leser(request)).filter(oppgjor=side.rad).defer("ruter")
    kontekst = {"side": side, "form": skjema, "avvist": avvist, "filer": filer}
    return render(request, "gjoropp/les_inn.html", kontekst, status=_AVVIST if skjema.errors else 200)


class Koblingskjema(forms.Form):
    """Which column holds what; one field for each thing the file may tell."""

    erstatt = forms.BooleanField(label="Erstatt alt som er lest inn før", required=False)

    def __init__(self, felt: tuple[Felt, ...], nett: Rutenett, *args: object, **kwargs: object) -> None:
        """Offer the file's own headings."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        valg = [("", "Finnes ikke i fila"), *((h, h) for h in dict.fromkeys(overskrifter(nett)))]
        for ett in felt:
            self.fields[ett.id] = forms.ChoiceField(
                label=f"{ett.navn}{'' if ett.maa_vaere else ' (hvis den finnes)'}",
                choices=valg,
                required=ett.maa_vaere,
                widget=forms.Select(attrs={"class": "ds-input"}),
            )

    def kobling(self) -> dict[str, str]:
        """Give the choice, without what the file lacks."""
        return {navn: valgt for navn, valgt in self.cleaned_data.items() if navn != "erstatt" and valgt}

    def valgfelt(self) -> list[forms.BoundField]:
        """Give the fields for columns."""
        return [self[navn] for navn in self.fields if navn != "erstatt"]


@dataclass(frozen=True, slots=True)
class Forhaandsvisning:
    """What the file would become by a choice of columns, or why it would not."""

    innlest: Innlest | None = None
    avvist: tuple[Avvisning, ...] = ()
    grunn: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def koble(request: HttpRequest, slug: str, aar: int, nr: int) -> HttpResponse:
    """Velg kolonner, se hva det blir, og ta fila i bruk."""
    side = _verten(request, slug, aar)
    fil = get_object_or_404(
        models.Oppgjorsfil.objects.visible_to(leser(request)).select_related("part", "oppgjor__sak"),
        oppgjor=side.rad,
        nr=nr,
    )
    nett, felt = som_rutenett(fil.navn, fil.ruter, fil.lest), _FELT[fil.slag]
    gjettet = gjett(nett, felt, _husket(request, fil))
    skjema = Koblingskjema(felt, nett, request.POST if request.method == "POST" else gjettet)
    bruk = request.method == "POST" and "vis" not in request.POST
    if bruk and skjema.is_valid() and _tatt_i_bruk(request, skjema, fil):
        messages.success(request, "Fila er tatt i bruk i utkastet. Se over posteringene før du legger fram.")
        return redirect("gjoropp_grunnlag", slug, aar)
    kontekst = {
        "side": side,
        "fil": fil,
        "form": skjema,
        "hoder": overskrifter(nett),
        "rader": nett.rader[1 : _VIS_RADER + 1],
        "antall": len(nett.rader) - 1,
        "vist": _prov(side, fil, skjema),
    }
    avvist = request.method == "POST" and bool(skjema.errors)
    return render(request, "gjoropp/koble.html", kontekst, status=_AVVIST if avvist else 200)


def _husket(request: HttpRequest, fil: models.Oppgjorsfil) -> dict[str, str]:
    husket = models.Oppgjorskobling.objects.visible_to(leser(request)).filter(slag=fil.slag).first()
    return dict(husket.kolonner) if husket else {}


def _tatt_i_bruk(request: HttpRequest, skjema: Koblingskjema, fil: models.Oppgjorsfil) -> bool:
    try:
        importer_oppgjorsfil(
            bruker=leser(request), fil=fil, kobling=skjema.kobling(), erstatt=skjema.cleaned_data["erstatt"]
        )
    except FilAvvist as feil:
        skjema.add_error(None, ValidationError(f"{feil.fil} kan ikke brukes slik. Ingenting er lest inn."))
    except (Avvist, Fodselsnummer) as feil:
        skjema.add_error(None, ValidationError(str(feil)))
    else:
        return True
    return False


def _prov(side: Oppgjorsside, fil: models.Oppgjorsfil, skjema: Koblingskjema) -> Forhaandsvisning:
    """Try it without keeping anything."""
    if fil.tatt_i_bruk or (not hasattr(skjema, "cleaned_data") and not skjema.is_valid()):
        return Forhaandsvisning()
    try:
        innlesing = Innlesing(fil, side.bilde.arbeid, prove=side.rad.er_prove)
        erstatt = bool(skjema.cleaned_data.get("erstatt"))
        return Forhaandsvisning(innlesing.les(skjema.kobling(), erstatt=erstatt))
    except FilAvvist as feil:
        return Forhaandsvisning(avvist=feil.avvisninger)
    except Avvist as feil:
        return Forhaandsvisning(grunn=str(feil))
