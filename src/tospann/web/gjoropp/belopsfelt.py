"""Amounts in forms that are only tried: may be empty, and may be held at zero or more."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tospann.core.felles.kroner import Kroner
from tospann.web.gjoropp.skjemaer import Kronefelt


class Valgfrittbelop(Kronefelt):
    """An amount, or nothing."""

    def clean(self, value: Any) -> Kroner | None:  # type: ignore[override] # noqa: ANN401 - Django's own signature
        """Read the amount; an empty field is no amount when the field may be empty."""
        if not self.required and not str(value or "").strip():
            return None
        return super().clean(value)


class Belopsfelt(Valgfrittbelop):
    """An amount that cannot be under zero."""

    def clean(self, value: Any) -> Kroner | None:  # type: ignore[override] # noqa: ANN401 - as above
        """Read the amount."""
        belop = super().clean(value)
        if belop is not None and belop.ore < 0:
            raise ValidationError(_("Beløpet kan ikke være under null."))
        return belop
