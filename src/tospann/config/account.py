"""
The operating-system account the embedded server runs under.

PostgreSQL refuses to run as root. An ordinary user runs it as himself; root lends it to ``nobody`` and, where nobody
cannot enter the project's folder (such as /root), keeps programs and data under /var/lib/tospann instead of opening it.
"""

import hashlib
import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

SHARED_HOME = Path("/var/lib/tospann")


class PopenAccount(TypedDict, total=False):
    """The arguments of subprocess that change who runs a program."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the server."""

    uid: int
    gid: int

    def as_popen(self) -> PopenAccount:
        """Return the arguments for subprocess; none when it is ourselves."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account(home: Path, package: Path) -> tuple[Account, Path, Path]:
    """Return who runs the server, and the folders for data and programs that this account can reach."""
    programs = package / "pginstall" / "bin"
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid()), home, programs
    nobody = pwd.getpwnam("nobody")
    account = Account(nobody.pw_uid, nobody.pw_gid)
    if _open_to_others(home.parent) and _open_to_others(programs):
        return account, home, programs
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    return account, SHARED_HOME / digest, _shared_copy(package) / programs.relative_to(package.parent)


def _open_to_others(folder: Path) -> bool:
    existing = [place for place in (folder, *folder.parents) if place.exists()]
    return all(place.stat().st_mode & stat.S_IXOTH for place in existing)


def _shared_copy(package: Path) -> Path:
    """Copy the programs to where nobody can run them; named by their own fingerprint, written whole or not at all."""
    mark = (package / "pginstall" / "bin" / "postgres").stat()
    digest = hashlib.sha256(f"{package}{mark.st_size}{mark.st_mtime_ns}".encode()).hexdigest()[:12]
    copy = SHARED_HOME / f"programs-{digest}"
    if not copy.is_dir():
        half = SHARED_HOME / f"half-{os.getpid()}"
        # The wheel's own libraries lie beside the package, and the programs look for them there.
        for folder in package.parent.glob(f"{package.name}*"):
            if folder == package or folder.suffix == ".libs":
                shutil.copytree(folder, half / folder.name, symlinks=True)
        _open_for_reading(half)
        half.rename(copy)
    return copy


def _open_for_reading(tree: Path) -> None:
    for path in (tree.parent, tree, *tree.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (0o055 if mode & stat.S_IXUSR else 0o044))
