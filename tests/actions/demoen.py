"""The demo as the fixture of these tests: who is there, what is in the tables, and one row by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.apps import apps
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from pytest_django import Settings

from tospann.actions.demo import DEMODATO, SLUG, last_inn_demo
from tospann.actions.registrer_vedtak import Protokoll
from tospann.actions.saksbilde import _felles_bilde
from tospann.store import models
from tospann.store.laas import SYSTEM, paa_vegne_av, som_system

FNR = "01010112377"
BEIARN = "kommunedirektor-beiarn"
DELTAKERNE = ("fauske", "sorfold", "saltdal", "beiarn", "hamaroy")

_TA_VARE_PAA = "SELECT coalesce(json_agg(t), '[]')::text FROM {} t"
_SETT_INN = "INSERT INTO {0} SELECT * FROM json_populate_recordset(NULL::{0}, %s)"
_FOLGE = "SELECT pg_get_serial_sequence('{}', 'id')"
# After a test with real transactions the numbers begin again from one.
_TELL_FORBI = (
    "SELECT count(nextval('{1}')) FROM {1} s, generate_series(s.last_value, (SELECT coalesce(max(id), 0) FROM {0}))"
)
_SKREVET = "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
_SUM = "SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"

_INGEN = "[]"

Innhold = dict[str, str]
_RADER: Innhold = {}


def sett_opp(settings: Settings) -> models.Sak:
    """Give the demo on its own day: played through the first time, then put back row by row (ten times faster)."""
    settings.TOSPANN_DEMO, settings.TOSPANN_DATO = True, DEMODATO
    # The same rows have the same journal head in every test; a test may have changed them behind the journal's back.
    _felles_bilde.cache_clear()
    if _RADER:
        _sett_tilbake()
    else:
        # What is there before the demo (the register) is loaded once for all tests, and stays.
        tomme = [tabell for tabell, rader in _ta_vare_paa(_tabeller()).items() if rader == _INGEN]
        last_inn_demo(lambda _: None)
        _RADER.update(_ta_vare_paa(tomme))
    return saken()


def _ta_vare_paa(tabeller: list[str]) -> Innhold:
    with connection.cursor() as cursor:
        return {tabell: _ett(cursor, _TA_VARE_PAA.format(tabell)) for tabell in tabeller}


def _sett_tilbake() -> None:
    with som_system(), connection.cursor() as cursor:
        for tabell, rader in _RADER.items():
            cursor.execute(_SETT_INN.format(tabell), [rader])
            cursor.execute(_TELL_FORBI.format(tabell, _ett(cursor, _FOLGE.format(tabell))))


def _tabeller() -> list[str]:
    return [modell._meta.db_table for modell in apps.get_app_config("store").get_models()]


def _ett(cursor: CursorWrapper, sql: str) -> str:
    cursor.execute(sql)
    return str(cursor.fetchone()[0])


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
        return {tabell: _ett(cursor, _SUM.format(tabell)) for tabell in sorted(navn)}


def endret(foer: Innhold) -> set[str]:
    """Name the tables that are not as they were."""
    return {tabell for tabell, sum_ in innhold().items() if foer[tabell] != sum_}


def skrevet() -> dict[str, int]:
    """Count the rows this transaction has tried to write, by table; PostgreSQL counts what is rolled back too."""
    with connection.cursor() as cursor:
        cursor.execute(_SKREVET)
        return dict(cursor.fetchall())


def endret_blant_skrevne(foer: Innhold, skrevet_foer: dict[str, int]) -> set[str]:
    """Name the tables that are not as they were; only those written to since can be, and summing all takes long."""
    rorte = [tabell for tabell, antall in skrevet().items() if antall != skrevet_foer.get(tabell, 0)]
    with transaction.atomic(), connection.cursor() as cursor:
        paa_vegne_av(connection, SYSTEM)
        return {tabell for tabell in rorte if foer[tabell] != _ett(cursor, _SUM.format(tabell))}


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
