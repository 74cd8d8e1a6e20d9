"""What every noun in the terminal needs first: assets, database, Django, tables, demo."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from tospann.cli.start import migrate_if_needed
from tospann.cli.steps import console, step
from tospann.config.assets import AssetsError, ensure_assets
from tospann.config.paths import data_folder
from tospann.config.postgres import DatabaseError, running_server


@contextmanager
def workbench(*, demo: bool = True) -> Iterator[None]:
    """Run the block with the database up and Django ready; the server stops again if nobody else uses it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tospann.config.settings")
    os.environ.setdefault("TOSPANN_DEMO", "1" if demo else "0")
    try:
        with step("Stilark og skrifter") as progress:
            ensure_assets(progress)
        with running_server(data_folder(), lambda _: None):
            _ready(demo=demo)
            yield
    except (AssetsError, DatabaseError) as error:
        stop(str(error))


def _ready(*, demo: bool) -> None:
    import django  # noqa: PLC0415 - needs the environment

    django.setup()
    migrate_if_needed()
    from tospann.actions.last_inn_register import last_inn_register  # noqa: PLC0415 - needs Django

    last_inn_register(lambda _: None)
    if demo:
        from tospann.actions.demo import last_inn_demo  # noqa: PLC0415 - needs Django

        last_inn_demo(lambda _: None)


def stop(sentence: str) -> NoReturn:
    """Say what is wrong in one sentence, and end."""
    console.print(sentence, markup=False)
    raise typer.Exit(1)
