"""Reisetid og årsverk: what the study rests on, as table and file; and other figures in their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.studiefakta import bytt_aarsverk, bytt_reisetider
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.felles.tall import Tall
from tospann.core.struktur.studie import Studiekommune
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.kommunetall import les_kommunetall
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.struktur.kravene import krev_endring
from tospann.web.struktur.kravskjema import Versjonsskjema
from tospann.web.struktur.oppslag import Studieside, finn_side
from tospann.web.tallfelt import Tallfelt

_AVVIST = 422
FLEST_AARSVERK = 2000
_FIL = {"class": "ds-input", "accept": ".csv,text/csv"}
_TEKST = {"class": "ds-input", "autocomplete": "off"}


class Matriseskjema(Versjonsskjema):
    """A file of travel times, where it comes from, and whether it is measured or estimated."""

    fil = forms.FileField(
        label=gettext_lazy("Fil med reisetider"),
        help_text=gettext_lazy(
            "CSV med kolonnene fra, til og minutter; eller et rutenett med kommunenummer øverst og til venstre. "
            "Alle kommunene i studien må være med."
        ),
        widget=forms.ClearableFileInput(attrs=_FIL),
    )
    hvor = forms.CharField(
        label=gettext_lazy("Hvor tidene kommer fra"),
        help_text=gettext_lazy("For eksempel «Ruteplanlegger, hentet 1. mars 2018»."),
        max_length=160,
        widget=forms.TextInput(attrs=_TEKST),
    )
    slag = forms.ChoiceField(
        label=gettext_lazy("Hva slags tider er det?"),
        choices=[
            (Kildeslag.DOKUMENT.name, gettext_lazy("Hentet fra en ruteplanlegger, en tabell eller målt")),
            (Kildeslag.FORUTSETNING.name, gettext_lazy("Anslag (sidene sier det hver gang de viser dem)")),
        ],
        initial=Kildeslag.DOKUMENT.name,
        widget=forms.RadioSelect,
    )


class Aarsverkskjema(Versjonsskjema):
    """A field for each municipality, or a file; and where the figures stand written."""

    def __init__(self, kommuner: tuple[Studiekommune, ...], *args: object, **kwargs: object) -> None:
        """Make a field for each municipality."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kommuner = kommuner
        for k in kommuner:
            self.fields[f"verk_{k.nummer}"] = Tallfelt(
                label=k.navn, min_value=0, max_value=FLEST_AARSVERK, required=False
            )
        self.fields["fil"] = forms.FileField(
            label=_("Eller en fil"),
            help_text=_("CSV med kolonnene kommunenummer og årsverk. Er fila med, gjelder den foran feltene."),
            required=False,
            widget=forms.ClearableFileInput(attrs=_FIL),
        )
        self.fields["hvor"] = forms.CharField(
            label=_("Hvor tallene står"),
            help_text=_("Tomt felt betyr at de er deres egen forutsetning, og det sier sidene."),
            max_length=160,
            required=False,
            widget=forms.TextInput(attrs=_TEKST),
        )

    def felt(self) -> Iterator[tuple[Studiekommune, forms.BoundField]]:
        """Give each municipality with its field."""
        return ((k, self[f"verk_{k.nummer}"]) for k in self.kommuner)

    def tall(self) -> dict[str, Fraction]:
        """Give what is filled in."""
        felt = ((k.nummer, self.cleaned_data.get(f"verk_{k.nummer}")) for k in self.kommuner)
        return {nummer: Fraction(verdi) for nummer, verdi in felt if verdi is not None}


@dataclass(frozen=True, slots=True)
class Reiserad:
    """One journey."""

    til: str
    minutter: Tall


@require_http_methods(["GET", "HEAD", "POST"])
def reisetider(request: HttpRequest, slug: str) -> HttpResponse:
    """Reisetidene studien hviler på, og andre i stedet."""
    side = finn_side(request, slug)
    data, filer = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    skjema = Matriseskjema(data, filer, initial={"versjon": side.versjon.nr})
    avvist: tuple[Avvisning, ...] = ()
    if request.method == "POST":
        krev_endring(side)
        if skjema.is_valid():
            avvist = _bytt(side, skjema)
            if not skjema.errors:
                messages.success(request, _("Reisetidene er byttet, i en ny versjon. Svaret er regnet på nytt."))
                return redirect("struktur_reisetider", slug)
    fra = _fra(request, side)
    rader = list(_reiserader(side, fra))
    innhold = {
        "side": side,
        "form": skjema,
        "avvist": avvist,
        "fra": side.grunnlag.kommune(fra),
        "kommuner": sorted(side.grunnlag.kommuner, key=lambda k: sorteringsnokkel(k.navn)),
        "rader": rader,
    }
    if skjema.errors:
        return render(request, "struktur/reisetider.html", innhold, status=_AVVIST)
    tall = (*(r.minutter for r in rader), *(k.aarsverk for k in side.grunnlag.kommuner))
    return vis_med_kilder(request, "struktur/reisetider.html", innhold, tall)


def _bytt(side: Studieside, skjema: Matriseskjema) -> tuple[Avvisning, ...]:
    data = skjema.cleaned_data
    kilde = Kilde("egen-reisematrise", Kildeslag[data["slag"]], data["hvor"], side.bruker.part.navn, i_dag())
    try:
        bytt_reisetider(
            bruker=side.bruker,
            studie=side.rad,
            fra_nr=data["versjon"],
            fil=(data["fil"].name, data["fil"].read()),
            kilde=kilde,
        )
    except FilAvvist as feil:
        skjema.add_error("fil", ValidationError(_("Fila kan ikke brukes. Ingenting er lagret.")))
        return feil.avvisninger
    except (Avvist, Fodselsnummer) as feil:
        skjema.add_error(None, ValidationError(str(feil)))
    return ()


def _fra(request: HttpRequest, side: Studieside) -> str:
    onsket = request.GET.get("fra", "")
    storst = max(side.grunnlag.kommuner, key=lambda k: k.innbyggere.som_brok())
    return onsket if onsket in side.grunnlag.numre else storst.nummer


def _reiserader(side: Studieside, fra: str) -> Iterator[Reiserad]:
    grunnlag = side.grunnlag
    for k in sorted(grunnlag.kommuner, key=lambda k: (grunnlag.reiser.mellom(fra, k.nummer), k.nummer)):
        if k.nummer != fra:
            yield Reiserad(k.navn, grunnlag.reisetid(fra, k.nummer))


@require_http_methods(["GET", "HEAD", "POST"])
def aarsverk(request: HttpRequest, slug: str) -> HttpResponse:
    """Legg inn egne årsverk i stedet for anslaget."""
    side = finn_side(request, slug)
    krev_endring(side)
    start = {f"verk_{k.nummer}": _skrevet(k) for k in side.grunnlag.kommuner}
    sendt = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    skjema = Aarsverkskjema(side.grunnlag.kommuner, *sendt, initial={"versjon": side.versjon.nr, **start})
    avvist: tuple[Avvisning, ...] = ()
    if request.method == "POST" and skjema.is_valid():
        avvist = _lagre_aarsverk(side, skjema)
        if not skjema.errors:
            messages.success(request, _("Årsverkene er lagret, i en ny versjon. Svaret er regnet på nytt."))
            return redirect("struktur_reisetider", slug)
    innhold = {"side": side, "form": skjema, "avvist": avvist}
    return render(request, "struktur/aarsverk.html", innhold, status=_AVVIST if skjema.errors else 200)


def _skrevet(kommune: Studiekommune) -> str:
    return f"{float(kommune.aarsverk.som_brok()):.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _lagre_aarsverk(side: Studieside, skjema: Aarsverkskjema) -> tuple[Avvisning, ...]:
    data = skjema.cleaned_data
    try:
        fil = data["fil"]
        tall = (
            les_kommunetall(fil.name, fil.read(), "årsverk", side.grunnlag.numre, FLEST_AARSVERK)
            if fil
            else skjema.tall()
        )
        bytt_aarsverk(bruker=side.bruker, studie=side.rad, fra_nr=data["versjon"], aarsverk=tall, hvor=data["hvor"])
    except FilAvvist as feil:
        skjema.add_error("fil", ValidationError(_("Fila kan ikke brukes. Ingenting er lagret.")))
        return feil.avvisninger
    except (Avvist, Fodselsnummer) as feil:
        skjema.add_error(None, ValidationError(str(feil)))
    return ()
