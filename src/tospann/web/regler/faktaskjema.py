"""A form made from a kind of facts: one field a question, nothing required, for what is not known is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import NoneType
from typing import get_args, get_type_hints

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tospann.core.avtale.vilkar import JaNei
from tospann.core.lov.katalog import Emne
from tospann.core.lov.sporsmaal import SPOR, VALG

_MEST, _LENGST = 10**13, 2000
_KLASSE = {"class": "ds-input"}


class Faktaskjema(forms.Form):
    """The day whose law is asked, and the facts of a kind."""

    lovdato = forms.DateField(
        label=gettext_lazy("Loven slik den er på dagen"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(attrs={**_KLASSE, "type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, emne: Emne, data: Mapping[str, object] | None, lovdato: date) -> None:
        """Make a field of every question."""
        super().__init__(data, initial={"lovdato": lovdato})
        if not is_dataclass(emne.slag):
            return
        hint = get_type_hints(emne.slag)
        for felt in fields(emne.slag):
            self.fields[felt.name] = _felt(felt, hint[felt.name])

    def sagt(self) -> dict[str, object]:
        """Give what was filled in, as a case file would write it."""
        alle = {navn: verdi for navn, verdi in self.cleaned_data.items() if navn != "lovdato"}
        return {navn: verdi for navn, verdi in alle.items() if verdi not in (None, "", [])}


def kan_fylles_ut(emne: Emne) -> bool:
    """Tell whether the facts can be asked for field by field; an agreement cannot."""
    return is_dataclass(emne.slag) and all(SPOR in f.metadata for f in fields(emne.slag))


def _felt(felt: Field[object], hint: object) -> forms.Field:
    slag = next(a for a in get_args(hint) if a is not NoneType)
    etikett = str(felt.metadata[SPOR])
    if felt.metadata.get(VALG):
        return _flervalg(etikett, felt.metadata[VALG])
    if getattr(slag, "__origin__", None) is tuple:
        return Linjefelt(etikett, tall=get_args(slag)[0] is int)
    return _enkelt(etikett, slag)


def _enkelt(etikett: str, slag: object) -> forms.Field:
    if slag is JaNei:
        return _valg(etikett, [("ja", _("Ja")), ("nei", _("Nei")), ("usikker", _("Usikkert"))])
    if isinstance(slag, type) and issubclass(slag, StrEnum):
        return _valg(etikett, [(v.value, v.value.capitalize()) for v in slag])
    if slag is date:
        vis = forms.DateInput(attrs={**_KLASSE, "type": "date"}, format="%Y-%m-%d")
        return forms.DateField(label=etikett, required=False, input_formats=["%Y-%m-%d", "%d.%m.%Y"], widget=vis)
    if slag is int:
        tall = forms.NumberInput(attrs={**_KLASSE, "inputmode": "numeric"})
        return forms.IntegerField(label=etikett, required=False, min_value=0, max_value=_MEST, widget=tall)
    return forms.CharField(label=etikett, required=False, max_length=200, widget=forms.TextInput(attrs=_KLASSE))


def _valg(etikett: str, valg: list[tuple[str, str]]) -> forms.ChoiceField:
    alle = [("", _("Ikke opplyst")), *valg]
    return forms.ChoiceField(label=etikett, required=False, choices=alle, widget=forms.Select(attrs=_KLASSE))


def _flervalg(etikett: str, valg: Iterable[str]) -> forms.MultipleChoiceField:
    vis = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(
        label=etikett, required=False, choices=[(v, v[:1].upper() + v[1:]) for v in valg], widget=vis
    )


class Linjefelt(forms.CharField):
    """A list, one item a line."""

    def __init__(self, etikett: str, *, tall: bool) -> None:
        """Ask for lines; *tall* wants whole numbers."""
        self.tall = tall
        vis = forms.Textarea(attrs={**_KLASSE, "rows": 3})
        super().__init__(
            label=etikett, required=False, max_length=_LENGST, widget=vis, help_text=_("Én på hver linje.")
        )

    def clean(self, value: object) -> list[str] | list[int]:
        """Give the lines that are not empty."""
        linjer = [linje.strip() for linje in str(super().clean(value)).splitlines() if linje.strip()]
        if not self.tall:
            return linjer
        try:
            return [int(linje) for linje in linjer]
        except ValueError as feil:
            raise forms.ValidationError(_("Skriv bare hele tall, ett på hver linje.")) from feil
