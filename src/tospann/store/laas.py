"""The database's own locks: on whose behalf we ask, and whether we may write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection as standard
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

SYSTEM = "system"


def paa_vegne_av(connection: BaseDatabaseWrapper, part: int | str | None) -> None:
    """Tell row-level security which party asks, until the transaction ends; nobody sees no drafts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tospann.part', %s, true)", [str(part or "")])


def lesing(connection: BaseDatabaseWrapper) -> None:
    """Make the rest of the transaction read-only, enforced by PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")


@contextmanager
def som_system() -> Iterator[None]:
    """Act for nobody in particular, inside one transaction: for the command line and for loading the demo."""
    with transaction.atomic():
        paa_vegne_av(standard, SYSTEM)
        yield
