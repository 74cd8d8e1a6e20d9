"""A number field that reads Norwegian: decimal comma and thousand spaces."""

from __future__ import annotations

import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

_TALL = re.compile(r"(?P<hele>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:,(?P<rest>\d{1,4}))?")


class Tallfelt(forms.DecimalField):
    """Reads "1 234,5"; refuses a full stop, which could mean either thousands or decimals."""

    widget = forms.TextInput(attrs={"class": "ds-input", "inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override] # the stubs have DecimalField give int
        """Read the text, or say how it should be written."""
        if value in self.empty_values or isinstance(value, Decimal):
            return value if isinstance(value, Decimal) else None
        treff = _TALL.fullmatch(str(value).strip())
        if treff is None:
            raise ValidationError(f"«{value}» kan ikke leses som et tall. Skriv for eksempel 1 234,5.")
        return Decimal(f"{re.sub(r'[^0-9]', '', treff['hele'])}.{treff['rest'] or '0'}")

    def prepare_value(self, value: object) -> object:
        """Show a stored number the way it is to be written."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value
