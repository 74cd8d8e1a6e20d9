"""The demo, loaded once for each test inside its transaction."""

from __future__ import annotations

import pytest
from pytest_django import Settings
from tests.actions.demoen import sett_opp

from tospann.store import models


@pytest.fixture
def sak(db: None, settings: Settings) -> models.Sak:
    """Give the demo's case."""
    del db
    return sett_opp(settings)
