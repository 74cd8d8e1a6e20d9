"""The form of a new study: which area, on which date, and whose population."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.kommune.historie import Kommuneversjon
from tospann.imports.nordland import DATO as NORDLANDS_DATO
from tospann.imports.nordland import nordland
from tospann.store.kommune import historie

_TEKST = {"class": "ds-input", "autocomplete": "off"}
LANDET = "Norge"


@dataclass(frozen=True, slots=True)
class Omraade:
    """What the study is about: what to call it, and the numbers."""

    sted: str
    numre: tuple[str, ...]


class Nyskjema(forms.Form):
    """Name, question and area; the choices are those of the date."""

    navn = forms.CharField(label=gettext_lazy("Navn på studien"), max_length=120, widget=forms.TextInput(attrs=_TEKST))
    sporsmaal = forms.CharField(
        label=gettext_lazy("Spørsmålet"),
        help_text=gettext_lazy("Det dere vil ha svar på, med deres egne ord."),
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "ds-input", "rows": 3}),
    )
    dato = forms.DateField(widget=forms.HiddenInput)
    landet = forms.BooleanField(label=gettext_lazy("Hele landet (tar noen sekunder)"), required=False)
    fylker = forms.MultipleChoiceField(
        label=gettext_lazy("Fylker"), required=False, widget=forms.CheckboxSelectMultiple
    )
    omraader = forms.MultipleChoiceField(
        label=gettext_lazy("Tjenesteområder i Nordland"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kommuner = forms.MultipleChoiceField(
        label=gettext_lazy("Kommuner"), required=False, widget=forms.CheckboxSelectMultiple
    )
    aar = forms.IntegerField(
        label=gettext_lazy("Framskrivingsår"),
        help_text=gettext_lazy(
            "Bare hvis studien gjelder et år framover. Framskrivinger er ikke lastet inn; "
            "legg inn egne folketall under."
        ),
        min_value=2000,
        max_value=2100,
        required=False,
        widget=forms.TextInput(attrs={**_TEKST, "inputmode": "numeric"}),
    )
    folketall = forms.FileField(
        label=gettext_lazy("Egne folketall"),
        help_text=gettext_lazy("CSV med kolonnene kommunenummer og innbyggere, én rad for hver kommune i studien."),
        required=False,
        widget=forms.ClearableFileInput(attrs={"class": "ds-input", "accept": ".csv,text/csv"}),
    )

    def __init__(self, dato: date, *args: object, **kwargs: object) -> None:
        """Offer what there was on the date."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.paa = historie().paa(dato)
        fylker = {v.fylkesnummer: v.kommune.fylke for v in self.paa.values()}
        self._valg("fylker", fylker.items())
        omraader = nordland().omraader if dato.year == NORDLANDS_DATO.year else ()
        self.steder = {o.navn: tuple(n for n in o.kommuner if n in self.paa) for o in omraader}
        self._valg("omraader", ((navn, navn) for navn in self.steder))
        self._valg("kommuner", ((n, _navn(v)) for n, v in self.paa.items()))

    def _valg(self, felt: str, valg: Iterable[tuple[str, str]]) -> None:
        ettfelt = self.fields[felt]
        if isinstance(ettfelt, forms.MultipleChoiceField):
            i_orden: list[tuple[str, str]] = sorted(valg, key=lambda v: sorteringsnokkel(v[1]))
            ettfelt.choices = i_orden

    def clean(self) -> dict[str, object]:
        """Ask for an area, and for people where the year has none."""
        data = dict(self.cleaned_data)
        if not any(data.get(felt) for felt in ("landet", "fylker", "omraader", "kommuner")):
            self.add_error("fylker", ValidationError(_("Velg minst ett fylke, ett tjenesteområde eller én kommune.")))
        if data.get("aar") and not data.get("folketall"):
            self.add_error(
                "folketall",
                ValidationError(
                    _(
                        "Framskrivinger er ikke lastet inn. Legg inn egne folketall, "
                        "eller la framskrivingsåret stå tomt."
                    )
                ),
            )
        return data

    def omraade(self) -> Omraade:
        """Give the area that was chosen: everything that was ticked, put together."""
        data = self.cleaned_data
        if data["landet"]:
            return Omraade(LANDET, tuple(self.paa))
        fylker = {v.fylkesnummer: v.kommune.fylke for v in self.paa.values()}
        valgte = {n for n, v in self.paa.items() if v.fylkesnummer in data["fylker"]}
        valgte |= {n for navn in data["omraader"] for n in self.steder[navn]}
        deler = [*(fylker[f] for f in data["fylker"]), *data["omraader"]]
        egne = set(data["kommuner"]) - valgte
        navn = sorted((self.paa[n].kommune.kortnavn for n in egne), key=sorteringsnokkel)
        deler += navn if len(navn) <= _FAA else [_("%s kommuner") % len(navn)]
        return Omraade(", ".join(deler)[:_LENGST], tuple(valgte | egne))


_FAA, _LENGST = 4, 100


def _navn(versjon: Kommuneversjon) -> str:
    return f"{versjon.kommune.kortnavn} ({versjon.kommune.fylke})"
