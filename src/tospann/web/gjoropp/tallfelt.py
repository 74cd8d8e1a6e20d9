"""Fields that read a figure as people write it: with a decimal comma, or as a fraction."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

_TALL = re.compile(r"(?P<hele>[0-9][0-9 \u00a0\u202f]{0,20})(?:,(?P<rest>[0-9]{1,9}))?")
_BROK = re.compile(r"(?P<teller>[0-9]{1,12})/(?P<nevner>[0-9]{1,9})")


class Brokfelt(forms.CharField):
    """Reads "3,5" or "10/3" exactly; refuses a full stop, which could mean either thousands or decimals."""

    widget = forms.TextInput(attrs={"class": "ds-input", "inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: Any) -> Fraction | None:  # noqa: ANN401 - Django's own signature
        """Read the text, or say how it should be written; nothing written is nothing."""
        tekst = super().clean(value).strip()
        if not tekst:
            return None
        if (brok := _BROK.fullmatch(tekst)) and int(brok["nevner"]):
            return Fraction(int(brok["teller"]), int(brok["nevner"]))
        if tall := _TALL.fullmatch(tekst):
            rest = tall["rest"] or ""
            return Fraction(int(re.sub(r"\D", "", tall["hele"]) + rest), 10 ** len(rest))
        raise ValidationError(f"«{tekst}» kan ikke leses som et tall. Skriv for eksempel 3,5 eller 10/3.")


class Dagfelt(forms.DateField):
    """A day, chosen or written as 29.2.2024 or 2024-02-29."""

    widget = forms.DateInput(attrs={"class": "ds-input", "type": "date"}, format="%Y-%m-%d")
    input_formats = ("%Y-%m-%d", "%d.%m.%Y")


def skrevet(verdi: Fraction) -> str:
    """Write a figure as the field reads it: exactly."""
    nevner = verdi.denominator
    while nevner % 2 == 0:
        nevner //= 2
    while nevner % 5 == 0:
        nevner //= 5
    if nevner != 1:
        return f"{verdi.numerator}/{verdi.denominator}"
    tekst = f"{float(verdi):.9f}".rstrip("0").rstrip(".")
    return tekst.replace(".", ",")
