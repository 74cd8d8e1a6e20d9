"""Whoever owns the database can change the journal; what a party keeps of it tells (reliability.md T-06)."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.rows import dict_row
from pytest_django import Settings
from tests.actions.demoen import sett_opp

from tospann.config.paths import ROOT, data_folder
from tospann.config.postgres import connections
from tospann.core.felles.journalkjede import Ledd, kontroller, lenke

FELT = ("nr", "tidspunkt", "utfort_av", "rolle", "handling", "gjenstand", "nyttelast")
SOM = {"utfort_av": "part"}
MIDT = 5

Eier = psycopg.Connection[dict[str, Any]]
Tukling = Callable[[Eier], None]


@pytest.fixture
def eier(transactional_db: None, settings: Settings) -> Iterator[Eier]:
    """Give the owner's own connection to the demo, locks off; all it does is rolled back."""
    del transactional_db
    sett_opp(settings)
    sted = {**connections(data_folder()).owner, "NAME": connection.settings_dict["NAME"]}
    navn = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password", "NAME": "dbname"}
    with psycopg.connect(**{navn[n]: sted[n] for n in navn}, row_factory=dict_row) as eieren:
        eieren.execute("SET TIME ZONE 'UTC'")
        eieren.execute("SELECT set_config('tospann.part', 'system', false)")
        eieren.execute("ALTER TABLE store_journalpost DISABLE TRIGGER USER")
        yield eieren
        eieren.rollback()


@pytest.fixture(scope="module")
def verktoyet() -> ModuleType:
    """Give the verifier the parties have: one file, without Tospann."""
    beskrivelse = importlib.util.spec_from_file_location("verktoyet", ROOT / "verktoy" / "verifiser_journal.py")
    assert beskrivelse is not None
    assert beskrivelse.loader is not None
    modul = importlib.util.module_from_spec(beskrivelse)
    beskrivelse.loader.exec_module(modul)
    return modul


def kjeden(eier: Eier) -> list[Ledd]:
    """Read the shared chain as it now stands in the table."""
    rader = eier.execute("SELECT * FROM store_journalpost WHERE part_id IS NULL ORDER BY nr").fetchall()
    return [Ledd(_innhold(rad), rad["forrige"], rad["lenke"]) for rad in rader]


def _innhold(rad: dict[str, Any]) -> dict[str, object]:
    return {SOM.get(f, f): rad[f].isoformat() if f == "tidspunkt" else rad[f] for f in FELT}


def eksporter(ledd: list[Ledd], til: Path) -> Path:
    """Write the chain as a party downloads it."""
    linjer = [{"innhold": dict(x.innhold), "forrige": x.forrige, "lenke": x.lenke} for x in ledd]
    til.write_text("".join(json.dumps(linje, ensure_ascii=False) + "\n" for linje in linjer), encoding="utf-8")
    return til


def sett(felt: str, verdi: str, nr: int = MIDT) -> Tukling:
    """Change one field of one entry; *verdi* is SQL."""
    sql = f"UPDATE store_journalpost SET {felt} = {verdi} WHERE part_id IS NULL AND nr = {nr}"  # noqa: S608 - our own

    def gjor(eier: Eier) -> None:
        assert eier.execute(sql.encode()).rowcount == 1

    return gjor


def slett(hvor: str) -> Tukling:
    """Delete entries; *hvor* is SQL, where ``siste`` is the last number."""
    siste = "(SELECT max(nr) FROM store_journalpost WHERE part_id IS NULL)"
    sql = f"DELETE FROM store_journalpost WHERE part_id IS NULL AND {hvor.replace('siste', siste)}"  # noqa: S608 - our own

    def gjor(eier: Eier) -> None:
        assert eier.execute(sql.encode()).rowcount > 0

    return gjor


def bytt_numre(eier: Eier) -> None:
    """Let two entries change places."""
    for fra, til in ((MIDT, 9000), (MIDT + 1, MIDT), (9000, MIDT + 1)):
        sett("nr", str(til), fra)(eier)


def bytt_nyttelast(eier: Eier) -> None:
    """Let two entries change content."""
    rader = {x.innhold["nr"]: json.dumps(x.innhold["nyttelast"]) for x in kjeden(eier)}
    siste = len(rader)
    assert rader[MIDT] != rader[siste]
    for til, fra in ((siste, MIDT), (MIDT, siste)):
        eier.execute("UPDATE store_journalpost SET nyttelast = %s WHERE part_id IS NULL AND nr = %s", [rader[fra], til])


def sett_inn(nr: int) -> Tukling:
    """Put a forged entry in after *nr*, moving the rest one up."""

    def gjor(eier: Eier) -> None:
        for nummer in range(len(kjeden(eier)), nr, -1):
            sett("nr", str(nummer + 1), nummer)(eier)
        eier.execute(
            "INSERT INTO store_journalpost (kjede_id, nr, tidspunkt, utfort_av, rolle, handling, gjenstand, nyttelast,"
            " forrige, lenke) SELECT kjede_id, %s, tidspunkt, utfort_av, rolle, 'godkjente', gjenstand, nyttelast,"
            " lenke, repeat('a', 64) FROM store_journalpost WHERE part_id IS NULL AND nr = %s",
            [nr + 1, nr],
        )

    return gjor


def lenk_paa_nytt(eier: Eier) -> None:
    """Work out every link again, as somebody who knows how the chain is made."""
    hode = "0" * 64
    for nr, ledd in enumerate(kjeden(eier), start=1):
        innhold = {**ledd.innhold, "nr": nr}
        ny = lenke(hode, innhold)
        eier.execute(
            "UPDATE store_journalpost SET forrige = %s, lenke = %s, nr = %s WHERE part_id IS NULL AND nr = %s",
            [hode, ny, nr, ledd.innhold["nr"]],
        )
        hode = ny


def og_lenk_paa_nytt(tukling: Tukling) -> Tukling:
    """Tamper, then hide it by working out the chain again."""

    def gjor(eier: Eier) -> None:
        tukling(eier)
        lenk_paa_nytt(eier)

    return gjor


SES_I_KJEDEN: dict[str, Tukling] = {
    "nummeret": sett("nr", "9001"),
    "nummeret blir null": sett("nr", "0", 1),
    "tidspunktet": sett("tidspunkt", "tidspunkt - interval '1 microsecond'"),
    "hvem": sett("utfort_av", "'Bodø kommune'"),
    "rollen": sett("rolle", "'prosjektleder'"),
    "handlingen": sett("handling", "'godkjente'"),
    "saken": sett("gjenstand", "'en-annen-sak'"),
    "innholdet": sett("nyttelast", "'{}'"),
    "et felt til i innholdet": sett("nyttelast", "nyttelast || '{\"x\": null}'"),
    "lenken bakover": sett("forrige", "repeat('0', 64)"),
    "lenken": sett("lenke", "repeat('b', 64)"),
    "lenken med store bokstaver": sett("lenke", "upper(lenke)"),
    "første post borte": slett("nr = 1"),
    "en post i midten borte": slett(f"nr = {MIDT}"),
    "bare den siste igjen": slett("nr < siste"),
    "to poster har byttet plass": bytt_numre,
    "to poster har byttet innhold": bytt_nyttelast,
    "falsk post i midten": sett_inn(MIDT),
    "falsk post først": sett_inn(1),
    "samme post to ganger": sett_inn(MIDT + 1),
}
SES_AV_KVITTERINGEN: dict[str, Tukling] = {
    "siste post borte": slett("nr = siste"),
    "gammel sikkerhetskopi": slett("nr > 10"),
    "alt borte": slett("nr > 0"),
    "endret og lenket på nytt": og_lenk_paa_nytt(sett("nyttelast", "'{}'")),
    "annen part og lenket på nytt": og_lenk_paa_nytt(sett("utfort_av", "'Nav Nordland'", 1)),
    "fjernet og lenket på nytt": og_lenk_paa_nytt(slett(f"nr = {MIDT}")),
    "falsk post og lenket på nytt": og_lenk_paa_nytt(sett_inn(MIDT)),
    "klokka stilt og lenket på nytt": og_lenk_paa_nytt(sett("tidspunkt", "tidspunkt - interval '1 day'")),
}


def test_en_urort_kjede_er_hel(eier: Eier, verktoyet: ModuleType, tmp_path: Path) -> None:
    """Ingen falsk alarm: kjeden som ingen har rørt, er hel, og lenkes den på nytt, blir den den samme."""
    foer = kjeden(eier)
    lenk_paa_nytt(eier)

    assert foer == kjeden(eier)
    assert kontroller(foer).er_hel
    assert verktoyet.hovedprogram([str(eksporter(foer, tmp_path / "j.jsonl")), foer[-1].lenke]) == 0


def test_tukling_ses_i_kjeden(eier: Eier, verktoyet: ModuleType, tmp_path: Path) -> None:
    """Hver endring i en post, og hver post som er borte, flyttet eller falsk, ses i kjeden selv."""
    oversett = []
    for navn, tukling in SES_I_KJEDEN.items():
        with eier.transaction(force_rollback=True):
            tukling(eier)
            ledd = kjeden(eier)
        sett_av_oss = not kontroller(ledd).er_hel
        sett_av_parten = verktoyet.hovedprogram([str(eksporter(ledd, tmp_path / "j.jsonl"))]) == 1
        oversett += [] if sett_av_oss and sett_av_parten else [navn]

    assert oversett == []


def test_tukling_ses_av_kvitteringen(eier: Eier, verktoyet: ModuleType, tmp_path: Path) -> None:
    """Den som kan lenke kjeden på nytt eller kutte den, blir avslørt av hodet en part har tatt vare på."""
    kvittering, uten_kvittering, oversett = kjeden(eier)[-1].lenke, [], []
    for navn, tukling in SES_AV_KVITTERINGEN.items():
        with eier.transaction(force_rollback=True):
            tukling(eier)
            ledd = kjeden(eier)
        fil = str(eksporter(ledd, tmp_path / "j.jsonl"))
        uten_kvittering += [navn] if kontroller(ledd).er_hel else []
        oversett += [] if verktoyet.hovedprogram([fil, kvittering]) == 1 else [navn]

    assert oversett == []
    # These hold on their own: only the receipt tells. Should that change, the receipts are no longer tested here.
    assert list(SES_AV_KVITTERINGEN) == uten_kvittering


def test_en_tidligere_kvittering_finnes_i_kjeden(eier: Eier, verktoyet: ModuleType, tmp_path: Path) -> None:
    """Hver tidligere kvittering er et ledd i kjeden i dag."""
    ledd = kjeden(eier)
    fil = str(eksporter(ledd, tmp_path / "j.jsonl"))

    assert verktoyet.hovedprogram([fil, *(x.lenke for x in ledd)]) == 0
