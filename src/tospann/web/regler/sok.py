"""What the catalogue is searched for: words, act, severity, room and a day; without script, in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.lov.katalog import EMNER, KATALOG, Oppslag
from tospann.documents.papirer.regelkatalog import Katalogbilde

_LENGST = 80


class Soekeskjema(forms.Form):
    """Every field may be empty; then it leaves nothing out."""

    q = forms.CharField(
        label=gettext_lazy("Ord eller regel"),
        required=False,
        max_length=_LENGST,
        widget=forms.TextInput(attrs={"class": "ds-input", "type": "search"}),
    )
    lov = forms.ChoiceField(label=gettext_lazy("Lov"), required=False, widget=forms.Select(attrs={"class": "ds-input"}))
    alvor = forms.ChoiceField(
        label=gettext_lazy("Alvor"), required=False, widget=forms.Select(attrs={"class": "ds-input"})
    )
    rom = forms.ChoiceField(label=gettext_lazy("Rom"), required=False, widget=forms.Select(attrs={"class": "ds-input"}))
    dato = forms.DateField(
        label=gettext_lazy("Gjelder på dagen"),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(attrs={"class": "ds-input", "type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: dict[str, str] | None = None) -> None:
        """Fill the lists with what the catalogue holds."""
        super().__init__(data)
        lover = sorted({o.lov for o in KATALOG.values()}, key=sorteringsnokkel)
        rom = sorted({e.rom for e in EMNER}, key=sorteringsnokkel)
        alle = [("", _("Alle"))]
        for felt, valg in (("lov", lover), ("alvor", [a.value for a in Alvor]), ("rom", rom)):
            velger = self.fields[felt]
            if isinstance(velger, forms.ChoiceField):
                velger.choices = [*alle, *((v, v.capitalize() if felt == "alvor" else v) for v in valg)]


@dataclass(frozen=True, slots=True)
class Sok:
    """The form, and the rules it leaves."""

    skjema: Soekeskjema
    treff: tuple[Oppslag, ...]


def sok(request: HttpRequest, bilde: Katalogbilde) -> Sok:
    """Search; a field that cannot be read is said so beside itself, and leaves nothing out."""
    skjema = Soekeskjema(request.GET.dict() if request.GET.keys() & Soekeskjema.base_fields.keys() else None)
    skjema.is_valid()
    valg = skjema.cleaned_data if skjema.is_bound else {}
    return Sok(skjema, tuple(o for o in bilde.oppslag if _passer(o, valg, bilde.engelsk[o.krav.id])))


def _passer(oppslag: Oppslag, valg: dict[str, object], engelsk: str) -> bool:
    krav, dato = oppslag.krav, valg.get("dato")
    ord_ = str(valg.get("q") or "").casefold().split()
    tekst = f"{krav.id} {krav.ordlyd} {krav.hjemmel.kortform()} {engelsk}".casefold()
    return (
        all(o in tekst for o in ord_)
        and valg.get("lov") in {None, "", oppslag.lov}
        and valg.get("alvor") in {None, "", krav.alvor.value}
        and (not valg.get("rom") or valg["rom"] in {e.rom for e in oppslag.emner})
        and (not isinstance(dato, date) or krav.gjelder.gjelder(dato))
    )
