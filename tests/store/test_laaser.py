"""The database's own locks: history is only added to, and a reading transaction cannot write."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from tests.actions.demoen import direktor, forslaget, saken

from tospann.store import models
from tospann.store.laas import lesing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
FASTE = ("store_journalpost", "store_vedtak", "store_vedtaksforslag", "store_godkjenning")


@pytest.fixture
def med_godkjenning(sak: models.Sak) -> None:
    """Give the case one approval, so that every locked table has a row."""
    models.Godkjenning.objects.create(
        sak=sak, part=direktor("saltdal").part, gjenstand="kostnadsnøkkel", fingeravtrykk="a" * 64, dato=sak.dato
    )


@pytest.mark.usefixtures("med_godkjenning")
@pytest.mark.parametrize("tabell", FASTE)
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_historien_kan_ikke_skrives_om(tabell: str, sql: str) -> None:
    """Poster, vedtak, forslag og godkjenninger kan ikke endres eller slettes, heller ikke med rå SQL."""
    with pytest.raises(ProgrammingError, match="bare legges til"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(tabell))


@pytest.mark.usefixtures("med_godkjenning")
def test_historien_kan_ikke_skrives_om_med_modellen() -> None:
    """Modellen slipper heller ikke forbi: lagre på nytt, slett og slett saken blir nektet."""
    vedtak = models.Vedtak.objects.earliest("id")
    vedtak.tekst = "noe annet"
    for forsok in (vedtak.save, vedtak.delete, models.Godkjenning.objects.all().delete):
        with pytest.raises(ProgrammingError, match="bare legges til"), transaction.atomic():
            forsok()


def test_flere_stemmer_enn_medlemmer_er_umulig() -> None:
    """Databasen tar ikke imot et vedtak med flere stemmer enn medlemmer, selv om noen går utenom handlingen."""
    felles = {"organ": "k", "dato": saken().dato, "saksnummer": "1", "tekst": "x", "fingeravtrykk": "a" * 64}
    forslag, part = forslaget(), direktor("beiarn").part
    with pytest.raises(IntegrityError, match="ikke_flere_stemmer_enn_medlemmer"), transaction.atomic():
        models.Vedtak.objects.create(forslag=forslag, part=part, medlemmer=17, stemmer_for=10, stemmer_mot=8, **felles)
    models.Vedtak.objects.create(forslag=forslag, part=part, medlemmer=17, stemmer_for=10, stemmer_mot=7, **felles)


def test_en_forutsetning_er_aldri_negativ() -> None:
    """Databasen tar ikke imot en negativ forutsetning."""
    with pytest.raises(IntegrityError, match="forutsetning_ikke_negativ"), transaction.atomic():
        models.Forutsetning.objects.filter(nokkel="paaslag").update(verdi=-1)


def skriv_mens_det_leses() -> None:
    """Write in a reading transaction."""
    with transaction.atomic():
        lesing(connection)
        models.Klausulvalg.objects.create(sak=saken(), klausul="tvist")


def apne_mens_det_leses() -> None:
    """Ask for writing in a reading transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        lesing(connection)
        cursor.execute("SELECT 1")
        cursor.execute("SET TRANSACTION READ WRITE")


def test_lesing_kan_ikke_skrive() -> None:
    """En transaksjon som bare skal lese, kan ikke skrive; etterpå kan den som kalte, skrive igjen."""
    with pytest.raises(InternalError, match="read-only transaction"):
        skriv_mens_det_leses()
    models.Klausulvalg.objects.create(sak=saken(), klausul="tvist")


def test_lesing_kan_ikke_gjores_om() -> None:
    """Den som leser, kan ikke åpne for skriving igjen i samme transaksjon."""
    with pytest.raises(InternalError, match="read-write mode"):
        apne_mens_det_leses()
