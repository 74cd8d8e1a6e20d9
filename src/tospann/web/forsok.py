"""Try an action from a form: what is refused stands in the form, with what the user wrote."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from django import forms
from django.core.exceptions import ValidationError

from tospann.actions.avvist import Avvist
from tospann.core.felles.personvern import Fodselsnummer

P = ParamSpec("P")


def lagret(skjema: forms.Form, handling: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Do it, and tell whether it was done; the action has left nothing behind when it was not."""
    try:
        handling(*args, **kwargs)
    except (Avvist, Fodselsnummer) as feil:
        skjema.add_error(None, ValidationError(str(feil)))
        return False
    return True
