"""The database server: addresses from the environment, one server for many, a key of one's own."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tospann.config import roles
from tospann.config.account import Account
from tospann.config.paths import data_folder
from tospann.config.postgres import Cluster, connections, running_server
from tospann.config.secret import secret_key

ASK = """
import sys
from tospann.config import roles
from tospann.config.paths import data_folder
from tospann.config.postgres import running_server
with running_server(data_folder(), print) as found:
    print(roles.connect({**found.owner, "NAME": "postgres"}).execute("SELECT pg_postmaster_start_time()").fetchone()[0])
"""


def test_adresse_fra_miljoet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """DATABASE_URL går foran den innebygde tjeneren, og eieren kan ha sin egen."""
    monkeypatch.delenv("TOSPANN_DB_NAVN", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:p%40ss@db.example:5433/tospann")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://eier:x@db.example:5433/tospann")
    found = connections(tmp_path)

    assert (found.app["USER"], found.app["PASSWORD"], found.app["PORT"]) == ("app", "p@ss", "5433")
    assert (found.owner["USER"], found.owner["HOST"]) == ("eier", "db.example")


def test_lang_sti_faar_kort_socket() -> None:
    """En mappe med langt navn får en socket et kortere sted; den ellers ble for lang for systemet."""
    account = Account(0, 0)
    deep = Cluster(Path("/" + "d" * 120), Path(), account)

    assert len(str(deep.socket)) < 50
    assert Cluster(Path("/kort"), Path(), account).socket == Path("/kort")


def test_to_om_samme_tjener() -> None:
    """Den som kommer sist, bruker tjeneren som går, og den som går først, stanser den ikke for den andre."""
    with running_server(data_folder(), print) as found:
        other = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True)
        with roles.connect({**found.owner, "NAME": "postgres"}) as mine:
            row = mine.execute("SELECT pg_postmaster_start_time()::text").fetchone()

    assert row
    assert other.stdout.strip()[:19] == row[0][:19]


def test_nokkelen_er_hemmelig(tmp_path: Path) -> None:
    """Nøkkelen lages én gang og kan bare leses av den som eier den."""
    first = secret_key(tmp_path)

    assert first == secret_key(tmp_path)
    assert len(first) > 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["secret-key"]
