"""A page that is read writes nothing: PostgreSQL refuses, and every table is as it was."""

from __future__ import annotations

import psycopg
import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import InternalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from tests.actions.demoen import BEIARN, endret, innhold, saken
from tests.web.vandring import klient_for, vandre

from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


def skriver(request: HttpRequest) -> HttpResponse:
    """Write whatever the method; answer with the status asked for."""
    models.Klausulvalg.objects.create(sak=saken(), klausul="tvist")
    return HttpResponse("skrevet", status=int(request.GET.get("status", "200")))


@login_not_required
def teller(_request: HttpRequest) -> HttpResponse:
    """Count the drafts the database shows for this request, past every gateway."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM store_utkast")
        return HttpResponse(f"{cursor.fetchone()[0]}")


urlpatterns = [path("skriver/", skriver), path("teller/", teller), path("", include("tospann.web.urls"))]
FORSTE = ("/", "/saker/", "/journal/", "/saker/indre-salten/", "/saker/indre-salten/kommuner/1839/", "/finnes-ikke/")
EGNE_ADRESSER = pytest.mark.urls(__name__)


@EGNE_ADRESSER
@pytest.mark.parametrize("metode", ["GET", "HEAD", "OPTIONS"])
def test_den_som_leser_kan_ikke_skrive(metode: str) -> None:
    """En side som skriver når den bare skal vises, blir nektet av databasen, og ingenting er skrevet."""
    klient = klient_for(BEIARN)
    foer = innhold()
    with pytest.raises(InternalError) as feil:
        klient.generic(metode, "/skriver/")

    assert isinstance(feil.value.__cause__, psycopg.errors.ReadOnlySqlTransaction)
    assert endret(foer) == set()


@EGNE_ADRESSER
def test_den_som_sender_kan_skrive() -> None:
    """Den samme siden kan skrive når et skjema blir sendt."""
    klient = klient_for(BEIARN)
    foer = innhold()

    assert klient.post("/skriver/").content == b"skrevet"
    assert endret(foer) == {"store_klausulvalg"}


@EGNE_ADRESSER
@pytest.mark.parametrize("status", [400, 403, 404, 422, 500])
def test_et_svar_som_er_en_feil_tar_alt_med_seg(status: int) -> None:
    """Er svaret en feil, blir ingenting av det siden har skrevet, stående."""
    klient = klient_for(BEIARN)
    foer = innhold()

    assert klient.post(f"/skriver/?status={status}").status_code == status
    assert endret(foer) == set()


@EGNE_ADRESSER
def test_lesing_sperrer_ikke_neste() -> None:
    """Etter en lesing som ble nektet, kan neste skjema fra samme person lagres."""
    klient = klient_for(BEIARN)
    klient.raise_request_exception = False

    assert klient.get("/skriver/").status_code == 500
    assert klient.post("/skriver/").status_code == 200


@EGNE_ADRESSER
def test_databasen_vet_hvem_som_spor() -> None:
    """Glemmer en side porten, viser databasen likevel bare egne utkast, og ingen til den som ikke er noen."""
    klienter = {p: klient_for(p) for p in (BEIARN, "kommunedirektor-fauske", "prosjektleder")} | {"ingen": Client()}
    sett = {navn: klient.get("/teller/").content for navn, klient in klienter.items()}

    assert sett == {BEIARN: b"2", "kommunedirektor-fauske": b"0", "prosjektleder": b"0", "ingen": b"0"}
    assert klienter[BEIARN].post("/teller/").content == b"2"
    assert klienter["ingen"].post("/teller/").content == b"0"


@pytest.mark.django_db(transaction=True)
def test_hvem_som_spurte_er_glemt_etterpaa() -> None:
    """Når svaret er gitt, står det ikke igjen på forbindelsen hvem som spurte sist."""
    assert klient_for(BEIARN).get("/").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('tospann.part', true), '')")

        assert cursor.fetchone()[0] == ""


@pytest.mark.parametrize("persona", [BEIARN, "prosjektleder", "hovedtillitsvalgt", "kommunedirektor-bodo"])
def test_ingen_side_endrer_noe(persona: str) -> None:
    """Alt en persona kan lese, er lest, og hver tabell har samme innhold som før."""
    klient = klient_for(persona)
    foer = innhold()
    svar = vandre(klient, papirer=False)

    assert endret(foer) == set()
    assert len(svar) > 8


def test_ingen_mellomlagring() -> None:
    """Ingen side blir liggende i delte mellomlagre, og hver er bundet til den som spurte (AC-06)."""
    klient = klient_for(BEIARN)
    hoder = [klient.get(url).headers for url in FORSTE]

    assert {h.get("Cache-Control") for h in hoder} == {"no-store"}
    assert [h for h in hoder if "Cookie" not in h.get("Vary", "")] == []
