"""
The database the tests run on: made and migrated by the owner, used as the app.

So no test runs as a superuser or an owner, and row-level security holds in tests as it does in production.
"""

import os
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase
from psycopg.sql import SQL, Identifier
from pytest_django import DjangoDbBlocker

from tospann.actions.last_inn_register import last_inn_register
from tospann.config import roles
from tospann.config.paths import data_folder
from tospann.config.postgres import running_server
from tospann.store.register import Registerkilde, Registerlast, utgave

# Playwright keeps an event loop in the thread, and Django would refuse the database to whatever test comes next there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def django_db_setup(worker_id: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Give each worker a database of its own, reached as the app role."""
    with running_server(data_folder(), print) as found, django_db_blocker.unblock():
        name = f"test_tospann_{worker_id}_{os.getpid()}"
        owner, app = {**found.owner, "NAME": name}, {**found.app, "NAME": name}
        _drop_leftovers(found.owner)
        roles.ensure_database(owner, app)
        _use(owner)
        call_command("migrate", verbosity=0, interactive=False)
        _use(app)
        # The national tables are the same for everybody and take seconds: loaded once, and never emptied.
        last_inn_register(lambda _: None)
        _empty_as_owner(owner)
        yield
        connection.close()
        roles.drop_database(owner)


def _use(place: dict[str, str]) -> None:
    connection.close()
    connection.settings_dict.update(place)


def _drop_leftovers(owner: dict[str, str]) -> None:
    """Drop databases of test runs that were killed."""
    with roles.connect({**owner, "NAME": "postgres"}) as server:
        names = server.execute(
            "SELECT datname FROM pg_database d WHERE datname LIKE 'test\\_tospann\\_%'"
            " AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)"
        ).fetchall()
    for (name,) in names:
        if not _is_alive(int(name.rsplit("_", 1)[-1])):
            roles.drop_database({**owner, "NAME": name})


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _empty_as_owner(owner: dict[str, str]) -> None:
    """Let tests with real transactions be cleaned up: the app may not TRUNCATE, so the owner does."""

    def teardown(_case: TransactionTestCase) -> None:
        names = connection.introspection.django_table_names(only_existing=True, include_views=False)
        kept = {"django_migrations", *_register_tables()}
        tables = SQL(", ").join(Identifier(name) for name in names if name not in kept)
        with roles.connect(owner) as server:
            server.execute(SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(tables))

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[attr-defined]


def _register_tables() -> set[str]:
    """Give the tables that hold the loaded register: what has a source, the sources and the loads."""
    return {
        model._meta.db_table
        for model in apps.get_app_config("store").get_models()
        if model in {Registerkilde, Registerlast} or any(f.related_model is Registerkilde for f in model._meta.fields)
    }


@pytest.fixture
def register(db: None) -> int:  # noqa: ARG001 - the database must be open
    """Ask for the national register, which is loaded with the database; gives its edition."""
    return utgave()
