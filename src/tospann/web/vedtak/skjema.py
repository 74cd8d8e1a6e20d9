"""The forms of the decisions: the minutes, a file with them, and what one thinks of a difference."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tospann.core.felles.fingeravtrykk import fingeravtrykk, kort

_INPUT = {"class": "ds-input"}
SENDT, ANNEN = "sendt", "annen"


class Vedtaksskjema(forms.Form):
    """The minutes. *avtale* is the fingerprint of the agreement that was sent with the proposal."""

    dato = forms.DateField(
        label=_("Møtedato"), widget=forms.DateInput(attrs={**_INPUT, "type": "date"}, format="%Y-%m-%d")
    )
    saksnummer = forms.CharField(label=_("Saksnummer"), max_length=30, widget=forms.TextInput(attrs=_INPUT))
    medlemmer = forms.IntegerField(
        label=_("Medlemmer i kommunestyret"), min_value=1, max_value=99, widget=forms.NumberInput(attrs=_INPUT)
    )
    stemmer_for = forms.IntegerField(label=_("Stemmer for"), min_value=0, widget=forms.NumberInput(attrs=_INPUT))
    stemmer_mot = forms.IntegerField(label=_("Stemmer mot"), min_value=0, widget=forms.NumberInput(attrs=_INPUT))
    moteleder_for = forms.TypedChoiceField(
        label=_("Møtelederens stemme (bare ved likt stemmetall)"),
        choices=[
            ("", _("Ikke likt stemmetall")),
            ("ja", _("Møtelederen stemte for")),
            ("nei", _("Møtelederen stemte mot")),
        ],
        required=False,
        coerce=lambda svar: svar == "ja",
        empty_value=None,
        widget=forms.Select(attrs=_INPUT),
    )
    vedlegg = forms.ChoiceField(
        label=_("Avtalen kommunestyret hadde foran seg"),
        choices=[("", _("Ikke oppgitt")), (SENDT, _("Den som ble sendt ut")), (ANNEN, _("En annen; limt inn nederst"))],
        required=False,
        widget=forms.Select(attrs=_INPUT),
    )
    tekst = forms.CharField(
        label=_("Vedtaket, ord for ord slik det står i møteboken"),
        strip=False,
        widget=forms.Textarea(attrs={**_INPUT, "rows": 16}),
    )
    annen_avtale = forms.CharField(
        label=_("Avtalen, bare hvis den var en annen enn den som ble sendt ut"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={**_INPUT, "rows": 4}),
    )
    forslag = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, avtale: str, **kwargs: Any) -> None:  # noqa: ANN401 - whatever Django passes
        """Say which agreement was sent, by the digits people compare."""
        super().__init__(*args, **kwargs)
        self.avtale = avtale
        self.fields["vedlegg"].help_text = _("Den som ble sendt ut, har fingeravtrykket %(avtrykk)s.") % {
            "avtrykk": kort(avtale)
        }

    def clean(self) -> dict[str, Any]:
        """Ask for the other agreement where there was one."""
        felt = super().clean() or {}
        if felt.get("vedlegg") == ANNEN and not felt.get("annen_avtale", "").strip():
            self.add_error("annen_avtale", ValidationError(_("Lim inn avtalen slik kommunestyret hadde den.")))
        return felt

    @property
    def avtale_fingeravtrykk(self) -> str:
        """Give the fingerprint of what lay before the council; empty when nobody has said."""
        match self.cleaned_data["vedlegg"]:
            case "sendt":
                return self.avtale
            case "annen":
                return fingeravtrykk(self.cleaned_data["annen_avtale"])
            case _:
                return ""


class Filskjema(forms.Form):
    """The minutes as a file; it is read, shown, and thrown away."""

    fil = forms.FileField(
        label=_("Møteboken som fil"),
        help_text=_("Word, PDF eller ren tekst, høyst 10 MB. Teksten vises før noe lagres, og fila tas ikke vare på."),
        widget=forms.ClearableFileInput(attrs={**_INPUT, "accept": ".docx,.pdf,.txt"}),
    )


class Merkeskjema(forms.Form):
    """What one's own municipality says of a difference."""

    vedtak = forms.IntegerField(widget=forms.HiddenInput)
    godtatt = forms.ChoiceField(choices=[("ja", ""), ("nei", "")])
    grunn = forms.CharField(required=False, max_length=500)
