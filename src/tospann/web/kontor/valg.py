"""What a page about offices is asked for: a date, a county, a span; and what is said about it when it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tospann.actions.klokke import i_dag
from tospann.core.felles.norsk import sorteringsnokkel
from tospann.store.kontorrapport import fylker as fylkene

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

_TIDLIGST, _SENEST = date(2006, 1, 1), date(2100, 12, 31)
_GRENSER = (
    MinValueValidator(_TIDLIGST, gettext_lazy("Registeret begynner 1. januar 2006.")),
    MaxValueValidator(_SENEST, gettext_lazy("Datoen må være før 2101.")),
)


def datofelt(label: StrPromise) -> forms.DateField:
    """Make a date field: the browser's own calendar, or 12.11.2018 by hand."""
    widget = forms.DateInput(attrs={"class": "ds-input", "type": "date"}, format="%Y-%m-%d")
    formater = ["%Y-%m-%d", "%d.%m.%Y"]
    return forms.DateField(label=label, widget=widget, input_formats=formater, required=False, validators=_GRENSER)


class Kontorskjema(forms.Form):
    """A date and a county."""

    dato = datofelt(gettext_lazy("Dato"))
    fylke = forms.CharField(
        label=gettext_lazy("Fylke"), required=False, max_length=2, widget=forms.Select(attrs={"class": "ds-input"})
    )


class Dekningsskjema(Kontorskjema):
    """The same, and a span to look for gaps in."""

    fra = datofelt(gettext_lazy("Let etter hull fra"))
    til = datofelt(gettext_lazy("til og uten"))

    def clean(self) -> dict[str, object]:
        """Refuse a span without a day."""
        svar = dict(self.cleaned_data)
        fra, til = svar.get("fra"), svar.get("til")
        if isinstance(fra, date) and isinstance(til, date) and til <= fra:
            self.add_error("til", _("Siste dag må komme etter den første."))
        return svar


@dataclass(frozen=True, slots=True)
class Kontorvalg:
    """A choice that can be shown; no county means the whole country."""

    skjema: forms.Form
    dato: date
    fylke: str
    fylkesnavn: str

    @property
    def gjelder(self) -> str:
        """Say which municipalities it is about."""
        return self.fylkesnavn or _("hele landet")

    @property
    def sporring(self) -> str:
        """Give the choice as an address's tail, to take along to another page."""
        return urlencode({"dato": self.dato.isoformat(), **({"fylke": self.fylke} if self.fylke else {})})


def les_valg(request: HttpRequest, skjemaet: type[Kontorskjema] = Kontorskjema) -> Kontorvalg:
    """Read the choice from the address; what is missing or wrong falls back to today and the whole country."""
    spurt = skjemaet.base_fields.keys() & request.GET.keys()
    skjema = skjemaet({"dato": i_dag().isoformat(), **request.GET.dict()} if spurt else None, initial={"dato": i_dag()})
    skjema.is_valid()
    svar = skjema.cleaned_data if skjema.is_bound else {}
    dato = svar.get("dato") or i_dag()
    fylker = dict(sorted(fylkene(dato).items(), key=lambda par: sorteringsnokkel(par[1])))
    velger = skjema.fields["fylke"].widget
    if isinstance(velger, forms.Select):
        velger.choices = [("", _("Hele landet")), *fylker.items()]
    fylke = str(svar.get("fylke") or "")
    if fylke and fylke not in fylker:
        skjema.add_error("fylke", _("Det fylket finnes ikke denne dagen. Hele landet er vist."))
        fylke = ""
    return Kontorvalg(skjema, dato, fylke, fylker.get(fylke, ""))
