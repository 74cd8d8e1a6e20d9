"""The demo, loaded once for each test inside its transaction."""

from __future__ import annotations

import pytest
import pytest_django.fixtures
from tests.actions.demoen import sett_opp

from tospann.store import models


@pytest.fixture
def sak(db: None, settings: pytest_django.fixtures.SettingsWrapper) -> models.Sak:
    """Give the demo's case."""
    del db
    return sett_opp(settings)
