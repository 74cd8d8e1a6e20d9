"""The repository's own laws: what no single test would notice when it slips."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.functional import Promise

from tospann.config.paths import ROOT

SOURCE = ROOT / "src" / "tospann"
TEMPLATES = SOURCE / "web" / "templates"
LOCKS = (
    *("requirements.txt", "requirements-dev.txt", "requirements-klynge.txt", "requirements-node.txt"),
    "package-lock.json",
)
CACHES = {".hypothesis", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache"}
IGNORED = CACHES | {".git", ".venv", ".tospann", "node_modules", "vendor", "__pycache__"}
MACHINE_PATHS = re.compile(r"/(?:work|root|home/[a-z]+|Users/[a-z]+|tmp/[a-z]+)/")
THIRD_PARTY = re.compile(r"""(?:src|href|action|url\()\s*=?\s*["']?(?:https?:)?//""")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 30
# Pages anybody may see; each is here on purpose.
OPEN_PAGES = {"vedtatt", "velg_persona"}


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.rglob(pattern) if not IGNORED & set(path.relative_to(ROOT).parts))


def _modules() -> list[Path]:
    found = [*_files(ROOT / "src", "*.py"), *_files(ROOT / "tests", "*.py")]
    return [path for path in found if "migrations" not in path.parts]


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_ingen_modul_er_for_lang() -> None:
    """Ingen modul er lengre enn 300 linjer."""
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in _modules()}

    assert {name: count for name, count in lengths.items() if count > LONGEST_MODULE} == {}


def test_ingen_funksjon_er_for_lang() -> None:
    """Ingen funksjon er lengre enn 30 linjer."""
    lengths = {
        f"{_name(path)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in _modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: count for name, count in lengths.items() if count > LONGEST_FUNCTION} == {}


def test_init_er_tom() -> None:
    """Ingen __init__.py inneholder noe."""
    assert [_name(path) for path in _modules() if path.name == "__init__.py" and path.read_text("utf-8").strip()] == []


def test_sider_gaar_gjennom_porten() -> None:
    """Ingen side spør databasen utenom visible_to: bruk av objects hører hjemme i store og actions."""
    direct = re.compile(r"\bobjects\.(?!visible_to\b)")

    assert [_name(p) for p in _files(SOURCE / "web", "*.py") if direct.search(p.read_text("utf-8"))] == []


@pytest.mark.parametrize("name", LOCKS)
def test_laasene_har_ingen_adresse(name: str) -> None:
    """Låsefilene sier hva som installeres, aldri hvor fra."""
    text = (ROOT / name).read_text("utf-8")

    assert "://" not in text
    assert ("sha256:" if name.endswith(".txt") else "sha512-") in text


def test_laasene_dekker_flere_maskiner() -> None:
    """Låsen har hasher for flere plattformer: én pakke med binærfiler har mange."""
    block = (ROOT / "requirements.txt").read_text("utf-8").split("psycopg-binary==")[1].split("# via")[0]

    assert block.count("--hash=sha256:") > 10


def test_ingen_maskinstier() -> None:
    """Ingen fil nevner en mappe på maskinen den ble skrevet på."""
    kinds = {".py", ".toml", ".md", ".html", ".css", ".js", ".json", ".txt", ".in", ".sh", ""}
    texts = {_name(p): p.read_text("utf-8", "replace") for p in _files(ROOT, "*") if p.is_file() and p.suffix in kinds}
    found = {name: match.group() for name, text in texts.items() if (match := MACHINE_PATHS.search(text))}

    assert found == {}


def _templates() -> list[Path]:
    return _files(TEMPLATES, "*.html") if TEMPLATES.is_dir() else []


def test_ingen_ubrukt_mal() -> None:
    """Hver mal er nevnt i en side eller i en annen mal."""
    everything = "\n".join(p.read_text("utf-8") for p in [*_files(SOURCE, "*.py"), *_templates()])
    names = [str(path.relative_to(TEMPLATES)) for path in _templates()]
    # Django finds the error pages by their names.
    known = {"404.html", "403.html", "500.html", "403_csrf.html", "400.html"}

    assert [name for name in names if name not in known and name not in everything] == []


def test_ingen_mal_henter_fra_andre() -> None:
    """Ingen mal og ikke noe stilark peker på en annen tjener med src, action eller url."""
    pages = [*_templates(), *_files(SOURCE / "web", "*.css"), *_files(SOURCE / "web", "*.js")]
    outbound = [_name(p) for p in pages if THIRD_PARTY.search(re.sub(r"<a\s[^>]*>", "", p.read_text("utf-8")))]

    assert outbound == []


def test_ingen_stil_eller_skript_i_malene() -> None:
    """Innholdsvernet (CSP) slipper ikke gjennom stil og skript skrevet rett i siden; da skal de ikke stå der."""
    inline = re.compile(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\ssrc=)")

    assert [_name(p) for p in _templates() if inline.search(p.read_text("utf-8"))] == []


def _patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for entry in resolver.url_patterns:
        found += _patterns(entry) if isinstance(entry, URLResolver) else [entry]
    return found


def test_hver_side_krever_innlogging() -> None:
    """Hver adresse krever at du har sagt hvem du er, eller står på den korte lista."""
    everywhere = any("LoginRequired" in name for name in settings.MIDDLEWARE)
    needs = {
        p.name or str(p.pattern): getattr(p.callback, "login_required", everywhere) for p in _patterns(get_resolver())
    }

    assert sorted(name for name, login in needs.items() if not login and name not in OPEN_PAGES) == []


def test_bokmaal_er_utgangspunktet() -> None:
    """Grensesnittet er på bokmål når ingen har valgt noe annet."""
    assert settings.LANGUAGE_CODE == "nb"
    assert not isinstance(settings.LANGUAGE_CODE, Promise)


def _public_names() -> set[str]:
    core = SOURCE / "core"
    return {
        ".".join([*path.relative_to(core).with_suffix("").parts, node.name])
        for path in _files(core, "*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    }


def test_ordlista_kjenner_hvert_navn() -> None:
    """Hvert offentlige navn i kjernen står i ordlista, én gang."""
    listed = re.findall(r"^\|[^|]+\| `([\w.]+)` \|", (ROOT / "docs" / "ordliste.md").read_text("utf-8"), re.MULTILINE)

    assert {name: listed.count(name) for name in _public_names() if listed.count(name) != 1} == {}
