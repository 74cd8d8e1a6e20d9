"""The database as the tests and the app meet it."""

import pytest
from django.db import ProgrammingError, connection

pytestmark = pytest.mark.django_db


def _ask(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def test_appen_er_ikke_superbruker() -> None:
    """Appen har ingen rettighet som går forbi radvernet."""
    answer = _ask("SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user")

    assert answer is False


def test_appen_eier_ingenting() -> None:
    """Appen eier ingen tabell; ellers gjaldt ikke radvernet for den."""
    assert _ask("SELECT count(*) FROM pg_tables WHERE tableowner = current_user") == 0


def test_appen_kan_ikke_endre_tabeller() -> None:
    """Appen kan verken lage, endre eller tømme en tabell."""
    with pytest.raises(ProgrammingError), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE innbrudd (id int)")


def test_tidsperioder_kan_utelukke_hverandre() -> None:
    """Databasen har utvidelsen som hindrer overlappende perioder."""
    assert _ask("SELECT count(*) FROM pg_extension WHERE extname = 'btree_gist'") == 1


@pytest.mark.django_db(transaction=True)
def test_ekte_transaksjoner_ryddes() -> None:
    """Prøver med ekte transaksjoner ryddes av eieren."""
    assert _ask("SELECT 1") == 1
