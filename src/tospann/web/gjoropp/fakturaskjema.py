"""The form for what invoices must have and only the party knows."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from tospann.documents.ehf.krav import STANDARDDAGER
from tospann.documents.ehf.numre import bare_siffer, er_kontonummer, er_orgnr
from tospann.store.fakturaopplysning import AVGIFTER

_FELT = {"class": "ds-input"}
_SIFFER = {**_FELT, "inputmode": "numeric", "autocomplete": "off"}


def _tekstfelt(ledetekst: str, lengde: int, hjelp: str = "") -> forms.CharField:
    return forms.CharField(
        label=ledetekst, max_length=lengde, required=False, help_text=hjelp, widget=forms.TextInput(attrs=_FELT)
    )


class Fakturaskjema(forms.Form):
    """What the own party says of itself."""

    konto = forms.CharField(
        label="Kontonummer",
        max_length=16,
        required=False,
        help_text="Dit de andre betaler når dere sender krav. Elleve siffer.",
        widget=forms.TextInput(attrs=_SIFFER),
    )
    referanse = _tekstfelt(
        "Deres referanse", 60, "Det fakturaer til dere skal merkes med. Bruk en kode eller et kontorsted, ikke et navn."
    )
    ordre = _tekstfelt("Bestillingsnummer", 60, "Hvis dere krever det. Referanse eller bestillingsnummer må stå der.")
    orgnr = forms.CharField(
        label="Organisasjonsnummer",
        max_length=11,
        required=False,
        help_text="La feltet stå tomt for å bruke det registeret har. Ni siffer.",
        widget=forms.TextInput(attrs=_SIFFER),
    )
    adresse = _tekstfelt("Postadresse", 100)
    postnummer = forms.RegexField(
        regex=r"^[0-9]{4}$",
        label="Postnummer",
        required=False,
        error_messages={"invalid": "Postnummeret skal ha fire siffer."},
        widget=forms.TextInput(attrs=_SIFFER),
    )
    poststed = _tekstfelt("Poststed", 60)
    avgift = forms.ChoiceField(
        label="Merverdiavgift på krav dere sender",
        choices=AVGIFTER,
        initial="UTENFOR",
        widget=forms.Select(attrs=_FELT),
    )
    mva = forms.BooleanField(label="Vi står i Merverdiavgiftsregisteret", required=False)
    dager = forms.IntegerField(
        label="Betalingsfrist i dager",
        min_value=0,
        max_value=180,
        initial=STANDARDDAGER,
        help_text="Når planen ikke har en dato som ligger foran.",
        widget=forms.NumberInput(attrs=_FELT),
    )

    def clean_konto(self) -> str:
        """Refuse a number whose last digit does not fit."""
        konto = bare_siffer(self.cleaned_data["konto"])
        if konto and not er_kontonummer(konto):
            raise ValidationError("Kontonummeret skal ha elleve siffer, og kontrollsifferet stemmer ikke.")
        return konto

    def clean_orgnr(self) -> str:
        """Refuse a number whose last digit does not fit."""
        orgnr = bare_siffer(self.cleaned_data["orgnr"])
        if orgnr and not er_orgnr(orgnr):
            raise ValidationError("Organisasjonsnummeret skal ha ni siffer, og kontrollsifferet stemmer ikke.")
        return orgnr
