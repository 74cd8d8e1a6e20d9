"""How many questions each page asks the database: pinned, so that nobody asks one for each row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.actions.demoen import BEIARN, bruker, saken
from tests.web.vandring import klient_for

from tospann.actions.medvirkning import Mote, registrer_medvirkning
from tospann.actions.saksbilde import _felles_bilde
from tospann.core.medvirkning.hendelse import Sektor, Slag
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
SAK = "/saker/indre-salten/"
# Page -> questions on the day this was written: six are the request's own (user, transaction, party, read-only).
SPORRINGER = {
    "/": 14,
    "/velg/": 7,
    "/kart/": 11,
    "/reise/": 7,
    "/reise/?fra=1839&til=1840&dato=2018-11-12": 10,
    "/reise/fra/1839/?dato=2018-11-12": 11,
    "/reise/fra/1839.csv?dato=2018-11-12": 9,
    "/kommuner/": 9,
    "/kommuner/?fylke=18&dato=2018-11-12": 9,
    "/kommuner/1839/?dato=2018-11-12": 38,
    "/kommuner/sammenlign/?k=1839&k=1841&dato=2018-11-12": 30,
    "/kommuner/register.csv?dato=2018-11-12": 15,
    "/kommuner/dataordbok/": 6,
    "/sok/?q=fauske": 10,
    "/kontor/?dato=2023-04-27&fylke=18": 15,
    "/kontor/dekning/?fylke=18": 13,
    "/kontor/1841/": 34,
    "/kontor/samarbeid/": 9,
    "/kontor/samarbeid/indre-salten/": 13,
    "/kontor/eksport/dekning.json": 7,
    "/regler/": 6,
    "/regler/KL-20-4-f/": 6,
    "/regler/prov/mote/?lovdato=2026-11-25": 6,
    "/regler/beregn/": 6,
    "/regler/endringer/": 7,
    "/journal/": 7,
    "/journal/eksport.jsonl": 6,
    "/saker/": 7,
    SAK: 12,
    f"{SAK}alternativer/": 10,
    f"{SAK}kommuner/1839/": 11,
    f"{SAK}kommuner/1839/utkast/": 11,
    f"{SAK}forutsetninger/": 11,
    f"{SAK}papirer/": 10,
    f"{SAK}papirer/kilder.json": 9,
    f"{SAK}kilder/": 10,
    f"{SAK}kilder/paaslag/": 10,
    f"{SAK}nokkel/": 13,
    f"{SAK}nokkel/?uttrekk=3&grunnandel=20": 13,
    f"{SAK}avtale/": 11,
    f"{SAK}vedtak/": 12,
    f"{SAK}vedtak/registrer/": 10,
    f"{SAK}medvirkning/": 14,
}
SLINGRING = 3


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn, with the case and the register already worked out."""
    beiarn = klient_for(BEIARN)
    beiarn.get(SAK)
    beiarn.get("/kontor/1841/")
    return beiarn


def antall(klient: Client, url: str) -> int:
    """Count the questions of one page."""
    with CaptureQueriesContext(connection) as sporringer:
        klient.get(url)
    return len(sporringer)


@pytest.mark.parametrize("url", SPORRINGER)
def test_siden_sporr_ikke_for_hver_rad(
    url: str, klient: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Siden stiller ikke flere spørsmål til databasen enn den dagen tallet ble skrevet, med litt slingring."""
    with django_assert_max_num_queries(SPORRINGER[url] + SLINGRING):
        assert klient.get(url).status_code == 200


def test_forste_gang_er_ogsaa_begrenset(klient: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    """Også når saken må regnes ut på nytt, er spørsmålene få."""
    _felles_bilde.cache_clear()
    with django_assert_max_num_queries(20 + SLINGRING):
        klient.get(SAK)


def test_flere_rader_gir_ikke_flere_sporsmaal(klient: Client) -> None:
    """Ti møter, ti poster og ti utkast til gir like mange spørsmål på hver side."""
    for url in SPORRINGER:
        # What is kept for each edition of the register is read once, the first time.
        klient.get(url)
    foer = {url: antall(klient, url) for url in SPORRINGER}
    hamaroy = bruker("kommunedirektor-hamaroy")
    for dag in range(1, 11):
        mote = Mote(Slag.DROFTET, Sektor.KOMMUNE, "tillitsvalgte", "kommunen", "1849", date(2018, 10, dag), "")
        registrer_medvirkning(bruker=hamaroy, sak=saken(), mote=mote)
        models.Kommunestyremote.objects.create(part=hamaroy.part, dato=date(2021, 1, 5) + timedelta(weeks=dag))
    klient.get(SAK)

    assert {url: antall(klient, url) for url in SPORRINGER} == foer
