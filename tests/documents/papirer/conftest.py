"""The demo's case, loaded once and taken back; the papers need no database."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.documents.papirer.saken import Mappe, last_demoen

from tospann.actions.demo import DEMODATO
from tospann.core.utredning.saksbilde import Saksbilde


@pytest.fixture(scope="session")
def bilde(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Saksbilde:
    """Give the case worked out; the rows it came from are gone again."""
    del django_db_setup
    with pytest.MonkeyPatch.context() as lapp, django_db_blocker.unblock(), transaction.atomic():
        lapp.setattr(settings, "TOSPANN_DEMO", True, raising=False)
        lapp.setattr(settings, "TOSPANN_DATO", DEMODATO, raising=False)
        lastet = last_demoen()
        transaction.set_rollback(True)
    return lastet


@pytest.fixture(scope="session")
def mappe(bilde: Saksbilde, fonter: Path) -> Mappe:
    """Give the folder of papers."""
    del fonter
    return Mappe(bilde)
