"""Which cooperations to show: kind, status on the date, county, municipality."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kontor.samarbeid import STATUSER, Samarbeid, Samarbeidsslag, Samarbeidsstatus
from tospann.web.kontor.valg import Kontorskjema, Kontorvalg, les_valg

_VELGER = forms.Select(attrs={"class": "ds-input"})
_INPUT = forms.TextInput(attrs={"class": "ds-input", "autocomplete": "off"})


class Samarbeidsskjema(Kontorskjema):
    """Date and county, and three more ways to narrow it down."""

    slag = forms.ChoiceField(
        label=gettext_lazy("Slag"),
        required=False,
        widget=_VELGER,
        choices=[("", gettext_lazy("Alle slag")), *((s.name, s.value.capitalize()) for s in Samarbeidsslag)],
    )
    status = forms.ChoiceField(
        label=gettext_lazy("Status på datoen"),
        required=False,
        widget=_VELGER,
        choices=[("", gettext_lazy("Alle")), *((s.name, s.value.capitalize()) for s in STATUSER)],
    )
    kommune = forms.CharField(
        label=gettext_lazy("Kommune"),
        help_text=gettext_lazy("Navn eller nummer, også gamle."),
        required=False,
        max_length=60,
        widget=_INPUT,
    )


@dataclass(frozen=True, slots=True)
class Samarbeidsvalg:
    """What is chosen; empty means all."""

    felles: Kontorvalg
    slag: str
    status: str
    kommune: str

    def passer(self, samarbeid: Samarbeid, status: Samarbeidsstatus, medlemmer: Iterable[Kommuneversjon]) -> bool:
        """Tell whether a cooperation is among what is asked for."""
        kommuner = list(medlemmer)
        return (
            self.slag in {"", samarbeid.slag.name}
            and self.status in {"", status.status.name}
            and (not self.felles.fylke or any(v.fylkesnummer == self.felles.fylke for v in kommuner))
            and (not self.kommune or any(_heter(v, self.kommune) for v in kommuner))
        )


def _heter(versjon: Kommuneversjon, sok: str) -> bool:
    kommune, ord_ = versjon.kommune, sok.casefold()
    return ord_ == kommune.nummer or ord_ in f"{kommune.navn} {kommune.kortnavn}".casefold()


def les_samarbeidsvalg(request: HttpRequest) -> Samarbeidsvalg:
    """Read the choice."""
    felles = les_valg(request, Samarbeidsskjema)
    svar = getattr(felles.skjema, "cleaned_data", {})
    return Samarbeidsvalg(
        felles, str(svar.get("slag") or ""), str(svar.get("status") or ""), str(svar.get("kommune") or "").strip()
    )
