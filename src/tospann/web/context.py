"""What every page knows."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def demo(_request: HttpRequest) -> dict[str, bool]:
    """Tell whether this is the demo, so that the page can say so."""
    return {"er_demo": settings.TOSPANN_DEMO}
