"""The small forms of what the acts let us compute: one each, asked by address, nothing kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.lov.beregn.ansatte import beregn_reservasjon, beregn_tariff
from tospann.core.lov.beregn.beregning import Beregning
from tospann.core.lov.beregn.klage import Klagesak, beregn_klageinstans
from tospann.core.lov.beregn.tvistevei import beregn_tvistevei
from tospann.core.lov.beregn.uttreden import beregn_uttreden
from tospann.core.lov.beregn.vedtak import Avstemning, UgyldigStemmetall, beregn_lovlighetsvindu, beregn_vedtak
from tospann.core.lov.tvisteforskriften import Tvistetema

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

_KLASSE = {"class": "ds-input"}
_TIDLIGST, _SENEST = date(1990, 1, 1), date(2100, 12, 31)
_FLEST, _LENGST = 999, 240


def _dato(label: StrPromise, *, required: bool = True) -> forms.DateField:
    felt = forms.DateField(
        label=label,
        required=required,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(attrs={**_KLASSE, "type": "date"}, format="%Y-%m-%d"),
    )
    felt.validators.append(_innenfor)
    return felt


def _innenfor(dag: date) -> None:
    if not _TIDLIGST <= dag <= _SENEST:
        raise forms.ValidationError(_("Datoen må være mellom 1990 og 2100."))


def _tall(label: StrPromise, hoyst: int, *, required: bool = True) -> forms.IntegerField:
    vis = forms.NumberInput(attrs={**_KLASSE, "inputmode": "numeric"})
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=hoyst, widget=vis)


def _valg(label: StrPromise, valg: Sequence[tuple[str, str | StrPromise]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=valg, widget=forms.Select(attrs=_KLASSE))


class Beregnskjema(forms.Form):
    """A form that can be worked out."""

    def regn(self) -> Beregning:
        """Work it out; each form does it its own way."""
        raise NotImplementedError


class Uttreden(Beregnskjema):
    """When a participant is out."""

    mottatt = _dato(gettext_lazy("De andre fikk varselet"))
    maaneder = _tall(gettext_lazy("Avtalt frist i måneder (tomt: lovens ett år)"), _LENGST, required=False)
    aarsskifte = forms.BooleanField(label=gettext_lazy("Avtalen sier ved et årsskifte"), required=False)

    def regn(self) -> Beregning:
        """Find the last day and the first day out."""
        c = self.cleaned_data
        return beregn_uttreden(c["mottatt"], c["maaneder"], ved_aarsskifte=c["aarsskifte"])


class Lovlighet(Beregnskjema):
    """Until when control of legality can be demanded."""

    vedtatt = _dato(gettext_lazy("Vedtaket ble truffet"))

    def regn(self) -> Beregning:
        """Find the last day."""
        return beregn_lovlighetsvindu(self.cleaned_data["vedtatt"])


class Vedtak(Beregnskjema):
    """Whether a proposal was carried."""

    medlemmer = _tall(gettext_lazy("Medlemmer i kommunestyret"), _FLEST)
    stemmer_for = _tall(gettext_lazy("Stemmer for"), _FLEST)
    stemmer_mot = _tall(gettext_lazy("Stemmer mot"), _FLEST)
    moteleder = _valg(
        gettext_lazy("Møtelederen stemte"),
        [("", gettext_lazy("Ikke opplyst")), ("for", gettext_lazy("For")), ("mot", gettext_lazy("Mot"))],
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        """The chair's vote matters only at a tie."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["moteleder"].required = False

    def clean(self) -> dict[str, object]:
        """Refuse a count that cannot be right, beside the votes."""
        svar = dict(self.cleaned_data)
        if not self.errors:
            try:
                self._avstemning()
            except UgyldigStemmetall as feil:
                self.add_error("stemmer_for", str(feil))
        return svar

    def _avstemning(self) -> Avstemning:
        c = self.cleaned_data
        leder = {"for": True, "mot": False}.get(c["moteleder"])
        return Avstemning(c["medlemmer"], c["stemmer_for"], c["stemmer_mot"], leder)

    def regn(self) -> Beregning:
        """Count."""
        return beregn_vedtak(self._avstemning())[1]


class Klage(Beregnskjema):
    """Who hears an appeal."""

    sak = _valg(gettext_lazy("Hva det klages over"), [(k.value, k.value.capitalize()) for k in Klagesak])
    form = _valg(gettext_lazy("Samarbeidsform"), [(f.value, f.value) for f in Samarbeidsform])
    underrettet = _dato(gettext_lazy("Underretningen kom fram"), required=False)

    def regn(self) -> Beregning:
        """Find the body and the deadline."""
        c = self.cleaned_data
        return beregn_klageinstans(Klagesak(c["sak"]), Samarbeidsform(c["form"]), c["underrettet"])


class Tvistevei(Beregnskjema):
    """The road of a dispute."""

    tema = _valg(gettext_lazy("Hva uenigheten gjelder"), [(t.value, t.value.capitalize()) for t in Tvistetema])
    avsluttet = _dato(gettext_lazy("Meklingen ble avsluttet"), required=False)

    def regn(self) -> Beregning:
        """Find the steps and the deadline."""
        return beregn_tvistevei(Tvistetema(self.cleaned_data["tema"]), self.cleaned_data["avsluttet"])


class Reservasjon(Beregnskjema):
    """The earliest deadline for objecting to a transfer."""

    informert = _dato(gettext_lazy("De ansatte ble informert"))

    def regn(self) -> Beregning:
        """Find the earliest deadline."""
        return beregn_reservasjon(self.cleaned_data["informert"])


class Tariff(Beregnskjema):
    """The deadline for declining the collective agreement."""

    overdratt = _dato(gettext_lazy("Overdragelsen"))

    def regn(self) -> Beregning:
        """Find the last day, and how long preference lasts."""
        return beregn_tariff(self.cleaned_data["overdratt"])


@dataclass(frozen=True, slots=True)
class Regnestykke:
    """One thing the page can work out: its name in the address, its heading, its form and its answer."""

    hva: str
    tittel: str
    skjema: Beregnskjema
    svar: Beregning | None


STYKKER: Mapping[str, tuple[Callable[[], str], type[Beregnskjema]]] = {
    "uttreden": (lambda: _("Når er en deltaker ute?"), Uttreden),
    "lovlighet": (lambda: _("Hvor lenge kan lovlighetskontroll kreves?"), Lovlighet),
    "vedtak": (lambda: _("Er forslaget vedtatt?"), Vedtak),
    "klage": (lambda: _("Hvem er klageinstans?"), Klage),
    "tvist": (lambda: _("Hvilken vei går en tvist?"), Tvistevei),
    "reservasjon": (lambda: _("Når kan reservasjonsfristen settes?"), Reservasjon),
    "tariff": (lambda: _("Hvor lenge kan verten si nei til tariffavtalen?"), Tariff),
}


def stykkene(data: Mapping[str, object]) -> list[Regnestykke]:
    """Give every form; the one that is asked is filled in and, if it can be, worked out."""
    return [_stykke(hva, tittel(), skjema, data) for hva, (tittel, skjema) in STYKKER.items()]


def _stykke(hva: str, tittel: str, klasse: type[Beregnskjema], data: Mapping[str, object]) -> Regnestykke:
    skjema = klasse(data if data.get("hva") == hva else None, auto_id=f"{hva}_%s")
    return Regnestykke(hva, tittel, skjema, skjema.regn() if skjema.is_valid() else None)
