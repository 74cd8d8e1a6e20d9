"""Forms: a table to check, which rules to use, and a corrected value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tospann.core.tabell.forslag import Forslag
from tospann.core.tabell.regel import Radsum, Regel
from tospann.core.tabell.tabell import Trykttabell
from tospann.imports.tabellregler import MAKS_TEGN as REGLENES_TEGN
from tospann.imports.tabellrutenett import MAKS_BYTE, MAKS_TEGN
from tospann.imports.tabellsamling import levert, leverte

FORSLAG, EGNE = "forslag", "egne"
EGEN_RADSUM = "radsum-valgt"
_INPUT = {"class": "ds-input"}


def _regelvalg() -> list[tuple[str, str]]:
    levertes = [(slug, f"Reglene til «{levert(slug).tabell.tittel}»") for slug in leverte()]
    return [(FORSLAG, "Foreslå enkle regler for meg"), *levertes, (EGNE, "Reglene jeg skriver under")]


class Tabellskjema(forms.Form):
    """A table, pasted or as a file, and where its rules come from."""

    tekst = forms.CharField(
        label="Lim inn tabellen",
        help_text="Fra et regneark, en tekst eller en rapport. Første linje er overskriftene.",
        required=False,
        strip=False,
        max_length=MAKS_BYTE,
        widget=forms.Textarea(attrs={**_INPUT, "rows": 10, "spellcheck": "false", "wrap": "off"}),
    )
    fil = forms.FileField(
        label="Eller velg en fil",
        help_text="CSV eller xlsx, høyst 2 MB. Kommer siden tilbake med en feil, må fila velges på nytt.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={**_INPUT, "accept": ".csv,.tsv,.txt,.xlsx"}),
    )
    ark = forms.CharField(
        label="Ark i regnearket (tomt betyr det første)", required=False, max_length=31, widget=forms.TextInput(_INPUT)
    )
    tittel = forms.CharField(
        label="Hva heter tabellen?", required=False, max_length=300, widget=forms.TextInput(_INPUT)
    )
    utgiver = forms.CharField(
        label="Hvem har laget den, og hvor står den?", required=False, max_length=300, widget=forms.TextInput(_INPUT)
    )
    dato = forms.DateField(
        label="Hvilken dag gjelder tallene?",
        required=False,
        widget=forms.DateInput(attrs={**_INPUT, "type": "date"}, format="%Y-%m-%d"),
    )
    tekstkolonner = forms.CharField(
        label="Kolonner som er ord eller koder, ikke tall",
        help_text="Skriv overskriftene med semikolon mellom. Tomt felt: vi finner ut av det selv.",
        required=False,
        max_length=1_000,
        widget=forms.TextInput(_INPUT),
    )
    regelvalg = forms.ChoiceField(label="Hvilke regler skal brukes?", widget=forms.Select(_INPUT))
    regler = forms.CharField(
        label="Egne regler (TOML)",
        required=False,
        strip=False,
        max_length=REGLENES_TEGN,
        widget=forms.Textarea(attrs={**_INPUT, "rows": 8, "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        """Offer the shipped rules."""
        super().__init__(*args, **kwargs)
        felt = self.fields["regelvalg"]
        if isinstance(felt, forms.ChoiceField):
            felt.choices = _regelvalg()

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one table, and for what the chosen rules need."""
        data = super().clean() or self.cleaned_data
        if bool((data.get("tekst") or "").strip()) == bool(data.get("fil")):
            self.add_error("tekst", ValidationError("Lim inn en tabell, eller velg en fil. Bare ett av dem."))
        if data.get("regelvalg") == EGNE and not (data.get("regler") or "").strip():
            self.add_error("regler", ValidationError("Skriv reglene, eller velg andre regler over."))
        if data.get("regelvalg") == FORSLAG:
            for navn in ("tittel", "utgiver", "dato"):
                if not data.get(navn) and navn not in self.errors:
                    self.add_error(navn, ValidationError("Trengs når reglene skal foreslås, så tallene har en kilde."))
        return data


class Regelskjema(forms.Form):
    """Which of the suggested rules to use, and one more: a column that is the sum of others."""

    forslag = forms.MultipleChoiceField(label="Regler", required=False, widget=forms.CheckboxSelectMultiple)
    helhet = forms.ChoiceField(label="Kolonnen", required=False, widget=forms.Select(_INPUT))
    deler = forms.MultipleChoiceField(label="er summen av", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, tabell: Trykttabell, forslag: Iterable[Forslag]) -> None:  # noqa: ANN401 - Django's own
        """Offer what was found in this table."""
        super().__init__(data)
        self._forslag = {f.regel.id: f for f in forslag}
        kolonner = [(k.id, k.navn) for k in tabell.tallkolonner]
        valg = {
            "forslag": [(id_, f.grunn) for id_, f in self._forslag.items()],
            "helhet": [("", "Ingen valgt"), *kolonner],
            "deler": kolonner,
        }
        for navn, mulige in valg.items():
            felt = self.fields[navn]
            if isinstance(felt, forms.ChoiceField):
                felt.choices = mulige

    def clean(self) -> dict[str, Any]:
        """Ask for at least one rule, and for parts that make sense."""
        data = super().clean() or self.cleaned_data
        helhet, deler = data.get("helhet"), data.get("deler") or []
        if bool(helhet) != bool(deler) or helhet in deler:
            self.add_error("helhet", ValidationError("Velg en kolonne, og hvilke andre den er summen av."))
        elif not (data.get("forslag") or helhet):
            self.add_error("forslag", ValidationError("Velg minst én regel."))
        return data

    def reglene(self) -> tuple[Regel, ...]:
        """Give the rules that were chosen."""
        valgte: list[Regel] = [self._forslag[id_].regel for id_ in self.cleaned_data["forslag"]]
        if helhet := self.cleaned_data["helhet"]:
            valgte.append(Radsum(EGEN_RADSUM, helhet, tuple(self.cleaned_data["deler"])))
        return tuple(valgte)


class Ruteskjema(forms.Form):
    """Which cell to correct."""

    rad = forms.TypedChoiceField(label="Rad", coerce=int, widget=forms.Select(_INPUT))
    kolonne = forms.ChoiceField(label="Kolonne", widget=forms.Select(_INPUT))

    def __init__(self, data: Any, tabell: Trykttabell) -> None:  # noqa: ANN401 - Django's own
        """Offer every cell but the names of the rows."""
        super().__init__(data)
        for navn, mulige in (
            ("rad", [(r.nr, r.navn) for r in tabell.rader]),
            ("kolonne", [(k.id, k.navn) for k in tabell.kolonner[1:]]),
        ):
            felt = self.fields[navn]
            if isinstance(felt, forms.ChoiceField):
                felt.choices = mulige


class Rettelsesskjema(forms.Form):
    """The new value and why; *gammel* is what the user saw."""

    gammel = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    ny = forms.CharField(
        label="Skal være",
        required=False,
        max_length=MAKS_TEGN,
        widget=forms.TextInput({**_INPUT, "autocomplete": "off"}),
    )
    grunn = forms.CharField(
        label="Hvorfor, og hvor vet du det fra?",
        max_length=MAKS_TEGN,
        widget=forms.Textarea(attrs={**_INPUT, "rows": 3}),
    )


def kolonneliste(skrevet: str) -> tuple[str, ...]:
    """Give the headings somebody has said are words."""
    return tuple(t.strip() for t in skrevet.split(";") if t.strip())


def som_dato(tekst: str) -> date:
    """Give the day a signed form carries."""
    return date.fromisoformat(tekst)
