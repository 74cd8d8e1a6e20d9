"""The oracle's own eyes: what the access tests see a change by."""

from __future__ import annotations

import pytest
from django.db import transaction
from tests.actions.demoen import endret_blant_skrevne, innhold, skrevet

from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


def test_databasen_teller_det_som_proves_skrevet() -> None:
    """Tilgangsprøvene stoler på at databasen teller hver rad noen prøver å skrive, også den som rulles tilbake."""
    foer, punkt = innhold(), transaction.savepoint()
    for_skriving = skrevet()
    models.Part.objects.create(slag="STAT", navn="Ny")
    endrede = endret_blant_skrevne(foer, for_skriving)
    transaction.savepoint_rollback(punkt)

    assert endrede == {"store_part"}
    assert endret_blant_skrevne(foer, for_skriving) == set()
    assert skrevet()["store_part"] == for_skriving.get("store_part", 0) + 1
