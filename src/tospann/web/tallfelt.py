"""A number field that reads Norwegian: decimal comma and thousand spaces."""

from __future__ import annotations

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from tospann.core.felles.tallord import UgyldigTall, les_tall


class Tallfelt(forms.DecimalField):
    """Reads "1 234,5"; refuses a full stop, which could mean either thousands or decimals."""

    widget = forms.TextInput(attrs={"class": "ds-input", "inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override] # the stubs have DecimalField give int
        """Read the text, or say how it should be written."""
        if value in self.empty_values or isinstance(value, Decimal):
            return value if isinstance(value, Decimal) else None
        try:
            return les_tall(str(value))
        except UgyldigTall as feil:
            raise ValidationError(str(feil)) from feil

    def prepare_value(self, value: object) -> object:
        """Show a stored number the way it is to be written."""
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value
