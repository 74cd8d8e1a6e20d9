"""The demo as the fixture of these tests: who is there, what is in the tables, and one row by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction
from pytest_django import Settings

from tospann.actions.demo import DEMODATO, SLUG, last_inn_demo
from tospann.actions.registrer_vedtak import Protokoll
from tospann.store import models
from tospann.store.laas import SYSTEM, paa_vegne_av

FNR = "01010112377"
BEIARN = "kommunedirektor-beiarn"
DELTAKERNE = ("fauske", "sorfold", "saltdal", "beiarn", "hamaroy")

Innhold = dict[str, str]


def sett_opp(settings: Settings) -> models.Sak:
    """Load the demo on its own day."""
    settings.TOSPANN_DEMO, settings.TOSPANN_DATO = True, DEMODATO
    last_inn_demo(lambda _: None)
    return saken()


def saken() -> models.Sak:
    """Give the case."""
    return models.Sak.objects.select_related("vert").get(slug=SLUG)


def bruker(brukernavn: str) -> models.Bruker:
    """Give a persona."""
    return models.Bruker.objects.select_related("part").get(brukernavn=brukernavn)


def direktor(sted: str) -> models.Bruker:
    """Give the kommunedirektør of a place."""
    return bruker(f"kommunedirektor-{sted}")


def forutsetning(nokkel: str) -> models.Forutsetning:
    """Give an assumption of the case."""
    return models.Forutsetning.objects.select_related("sak", "part").get(sak__slug=SLUG, nokkel=nokkel)


def forslaget() -> models.Vedtaksforslag:
    """Give the proposal last sent."""
    siste = saken().forslag.last()
    assert siste is not None
    return siste


def protokoll(tekst: str, dato: date = DEMODATO, stemmer: tuple[int, int, int] = (17, 12, 5)) -> Protokoll:
    """Give minutes with *stemmer* as members, for and against."""
    medlemmer, for_, mot = stemmer
    return Protokoll("kommunestyre", dato, "90/18", tekst, medlemmer, for_, mot)


@contextmanager
def som(part: models.Part | None) -> Iterator[None]:
    """Let the database see only what *part* may, then everything again."""
    paa_vegne_av(connection, part.pk if part else None)
    try:
        yield
    finally:
        paa_vegne_av(connection, SYSTEM)


def innhold() -> Innhold:
    """Give a checksum of every table, so that any change at all shows."""
    with transaction.atomic(), connection.cursor() as cursor:
        paa_vegne_av(connection, SYSTEM)
        navn = connection.introspection.django_table_names(only_existing=True, include_views=False)
        return {tabell: _sum(cursor, tabell) for tabell in sorted(navn)}


def _sum(cursor: object, tabell: str) -> str:
    cursor.execute(  # type: ignore[attr-defined] # Django's cursor has no public type
        f"SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {tabell} t"  # noqa: S608 - Django's own table names
    )
    return str(cursor.fetchone()[0])  # type: ignore[attr-defined]


def endret(foer: Innhold) -> set[str]:
    """Name the tables that are not as they were."""
    return {tabell for tabell, sum_ in innhold().items() if foer[tabell] != sum_}


def journalen(part: models.Part | None = None) -> list[models.Journalpost]:
    """Give the shared entries, or one party's own, in order."""
    paa_vegne_av(connection, SYSTEM)
    return list(models.Journalpost.objects.filter(part=part))


def hele_journalen_som_tekst() -> str:
    """Give every entry of every chain as text, to look for what should not be there."""
    paa_vegne_av(connection, SYSTEM)
    return "\n".join(str(p.ledd().innhold) for p in models.Journalpost.objects.all())


def uten_engangskoder(html: str) -> str:
    """Take out what differs from one request to the next: the CSRF token."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]+', r"\1", html)
