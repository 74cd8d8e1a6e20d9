"""What day it is: the demo's fixed date, or the calendar's."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils import timezone


def i_dag() -> date:
    """Give today's date in Norway, or the fixed date of a demo."""
    fast: date | None = settings.TOSPANN_DATO
    return fast or timezone.localdate()
