"""Row-level security: what one party keeps to itself the database shows to nobody else, whatever it is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connection, transaction
from tests.actions.demoen import bruker, direktor, saken, som

from tospann.store import models
from tospann.store.laas import SYSTEM, paa_vegne_av

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
HEMMELIG = ("store_utkast", "store_journalpost")
ANDRE = (
    "kommunedirektor-bodo",
    "kommunedirektor-fauske",
    "kommunedirektor-hamaroy",
    "direktor-nav-nordland",
    "prosjektleder",
    "hovedtillitsvalgt",
    "statsforvalter",
)


def spor(sql: str, *verdier: int | str) -> list[tuple[object, ...]]:
    """Ask the database in its own language."""
    with connection.cursor() as cursor:
        cursor.execute(sql, verdier)
        return list(cursor.fetchall()) if cursor.description else [(cursor.rowcount,)]


def beiarn() -> models.Part:
    """Give the party whose drafts the demo has."""
    return direktor("beiarn").part


def test_eieren_ser_sine_utkast() -> None:
    """Beiarn ser sine to utkast når databasen vet at det er Beiarn som spør."""
    with som(beiarn()):
        assert spor("SELECT count(*) FROM store_utkast") == [(2,)]


@pytest.mark.parametrize("brukernavn", ANDRE)
def test_andre_ser_ingen_utkast(brukernavn: str) -> None:
    """Ingen andre ser radene, heller ikke med rå SQL og et oppgitt partsnummer."""
    eier = beiarn().pk
    with som(bruker(brukernavn).part):
        assert spor("SELECT count(*) FROM store_utkast") == [(0,)]
        assert spor("SELECT tekst FROM store_utkast WHERE part_id = %s OR true", eier) == []


def test_uten_part_ses_ingenting() -> None:
    """Er det ikke sagt hvem som spør, finnes ingen utkast."""
    with som(None):
        assert spor("SELECT count(*) FROM store_utkast") == [(0,)]


@pytest.mark.parametrize("part", ["0", "-1", "%", "NULL", "1 OR true", "System", " system", "system "])
def test_en_oppdiktet_part_ser_ingenting(part: str) -> None:
    """Et partsnummer som ikke finnes, ser ingenting, hvordan det enn er skrevet."""
    paa_vegne_av(connection, part)

    assert spor("SELECT count(*) FROM store_utkast") == [(0,)]


def test_andres_utkast_kan_ikke_endres_eller_slettes() -> None:
    """Den som ikke ser et utkast, kan heller ikke endre eller slette det."""
    with som(direktor("fauske").part):
        assert spor("UPDATE store_utkast SET tekst = 'x'") == [(0,)]
        assert spor("DELETE FROM store_utkast") == [(0,)]
    with som(beiarn()):
        assert spor("SELECT count(*) FROM store_utkast WHERE tekst <> 'x'") == [(2,)]


def nytt_utkast(part: models.Part, slag: str = "posisjon.ny") -> None:
    """Write a draft for *part* with the model, past the actions."""
    models.Utkast.objects.create(sak=saken(), part=part, slag=slag, tekst="x")


def ny_journalpost(part: models.Part) -> None:
    """Write a private entry for *part*, past the actions."""
    spor(
        "INSERT INTO store_journalpost (kjede_id, part_id, nr, tidspunkt, utfort_av, rolle, handling, gjenstand,"
        " nyttelast, forrige, lenke) SELECT id, %s, 99, now(), '', '', '', '', '{}', '', '' FROM store_kjede LIMIT 1",
        part.pk,
    )


@pytest.mark.parametrize("skriv", [nytt_utkast, ny_journalpost])
def test_ingen_skriver_for_en_annen_part(skriv: Callable[[models.Part], None]) -> None:
    """Fauske kan ikke legge noe inn i Beiarns navn, men Beiarn kan."""
    with (
        som(direktor("fauske").part),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        skriv(beiarn())
    with som(beiarn()):
        skriv(beiarn())


def test_et_utkast_kan_ikke_gis_bort() -> None:
    """Beiarn kan ikke flytte utkastet sitt over til en annen part."""
    fauske = direktor("fauske").part.pk
    with som(beiarn()), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        spor("UPDATE store_utkast SET part_id = %s", fauske)


def test_egen_journal_ses_bare_av_eieren() -> None:
    """Beiarns egne poster, om utkast og notat, finnes bare når Beiarn spør; de felles ser alle."""
    egne = "SELECT count(*) FROM store_journalpost WHERE part_id = %s"
    felles = "SELECT count(*) > 0 FROM store_journalpost WHERE part_id IS NULL"
    eieren = beiarn()
    with som(eieren):
        assert [*spor(egne, eieren.pk), *spor(felles)] == [(3,), (True,)]
    with som(direktor("fauske").part):
        assert [*spor(egne, eieren.pk), *spor(felles)] == [(0,), (True,)]


@pytest.mark.parametrize("tabell", HEMMELIG)
def test_vernet_gjelder_ogsaa_tabellens_eier(tabell: str) -> None:
    """Radvernet er slått på, også for den som eier tabellen, og appen eier den ikke."""
    svar = spor(
        "SELECT relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner) <> current_user"
        " FROM pg_class WHERE relname = %s",
        tabell,
    )

    assert svar == [(True, True, True)]


def test_appen_kan_ikke_gaa_utenom() -> None:
    """Appens rolle er ikke superbruker, har ikke BYPASSRLS og er ikke medlem av eierens rolle."""
    svar = spor(
        "SELECT rolsuper, rolbypassrls, pg_has_role(current_user, 'tospann_eier', 'MEMBER')"
        " FROM pg_roles WHERE rolname = current_user"
    )

    assert svar == [(False, False, False)]


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE store_utkast DISABLE ROW LEVEL SECURITY",
        "DROP POLICY egen_part ON store_utkast",
        "ALTER TABLE store_vedtak DISABLE TRIGGER ALL",
        "TRUNCATE store_journalpost",
        "SET ROLE tospann_eier",
        "CREATE POLICY alle ON store_utkast USING (true)",
    ],
)
def test_appen_kan_ikke_slaa_av_laasene(sql: str) -> None:
    """Appen kan verken slå av radvernet, fjerne låsene eller tømme en tabell."""
    with pytest.raises(ProgrammingError), transaction.atomic():
        spor(sql)


def test_det_finnes_ingen_utsikter_utenom_vernet() -> None:
    """Ingen vanlig eller lagret utsikt (view) viser rader med eierens øyne."""
    assert spor("SELECT count(*) FROM pg_class WHERE relkind IN ('v', 'm') AND relname LIKE 'store%%'") == [(0,)]


def test_systemet_ser_alle() -> None:
    """Bare systemet selv, ved lasting og kontroll, ser alle utkast."""
    paa_vegne_av(connection, SYSTEM)

    assert spor("SELECT count(*) FROM store_utkast") == [(2,)]
