"""Who asks: the user as our own type, so that views need no casts."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest

from tospann.store import models


def leser(request: HttpRequest) -> models.Bruker:
    """Give the user; the login middleware has made sure there is one."""
    return cast("models.Bruker", request.user)
