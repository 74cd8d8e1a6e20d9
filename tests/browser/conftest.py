"""A real server with the demo loaded, and a real browser: what a person meets after ``./tospann start``."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, sync_playwright

from tospann.config import roles
from tospann.config.paths import data_folder
from tospann.config.postgres import running_server

Visit = Callable[..., AbstractContextManager[Page]]

PATIENCE = 240.0
NUMBERS = count(1)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update", "--disable-sync"]
FLAGS = [*QUIET, "--disable-background-networking", *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all browser tests on one worker: one server, one browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def demo_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the real thing once for all who only look; yields its address."""
    with _demo(tmp_path_factory) as address:
        yield address


@pytest.fixture
def fresh_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a demo for one test that changes the case (a few seconds)."""
    with _demo(tmp_path_factory) as address:
        yield address


@contextmanager
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the real thing on a free port with a database of its own."""
    name = f"test_tospann_browser_{os.getpid()}_{next(NUMBERS)}"
    log = tmp_path_factory.mktemp("server") / "log.txt"
    address = f"http://127.0.0.1:{(port := _free_port())}"
    with running_server(data_folder(), print) as found, log.open("w") as output:
        command = [sys.executable, "-m", "tospann.cli", "start", "--port", str(port)]
        environment = os.environ | {"TOSPANN_DB_NAVN": name}
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            _wait_until_up(server, address, log)
            yield address
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
            roles.drop_database({**found.owner, "NAME": name})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Find Chromium or bring it; missing is a failure in CI and a skip elsewhere."""
    with sync_playwright() as playwright:
        if not (found := _launch(playwright)):
            message = "Fant ingen Chromium, og den lot seg ikke installere. Debian: apt install chromium"
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
        yield found
        found.close()


@pytest.fixture
def page(visit: Visit, demo_server: str) -> Iterator[Page]:
    """Open a fresh browser profile on the shared demo."""
    with visit(demo_server) as opened:
        yield opened


@pytest.fixture(scope="session")
def visit(browser: Browser) -> Visit:
    """Give a way to open a fresh profile, Norwegian, on an address; faults and calls to others fail the test."""

    @contextmanager
    def opened(address: str, *, script: bool = True) -> Iterator[Page]:
        context = browser.new_context(
            base_url=address, locale="nb-NO", timezone_id="Europe/Oslo", java_script_enabled=script
        )
        context.set_default_timeout(15_000)
        page, trouble = context.new_page(), list[str]()
        page.on("console", lambda m: trouble.append(m.text) if _is_fault(m) else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith((address, "data:")) else trouble.append(r.url))
        yield page
        context.close()
        assert trouble == []

    return opened


@pytest.fixture(scope="session")
def act_as() -> Callable[[Page, str], None]:
    """Give a way to choose who one is, by the user name."""

    def choose(page: Page, who: str) -> None:
        page.goto("/velg/")
        page.locator(f"button[value='{who}']").click()
        page.get_by_role("heading", level=1, name="Min dag").wait_for()

    return choose


def _is_fault(message: ConsoleMessage) -> bool:
    """Tell a fault from a page that is meant to answer 404 (or 422: a form to correct)."""
    expected = any(code in message.text for code in ("404 (Not Found)", "422 (Unprocessable"))
    return message.type == "error" and not (expected and "/static/" not in message.location["url"])


def _launch(playwright: Playwright) -> Browser | None:
    """Try what is there, then playwright's own, then Debian's; what starts, is used."""
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    debian = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    for command in ([], own, debian if os.geteuid() == 0 and shutil.which("apt-get") else []):
        if command:
            with suppress(subprocess.TimeoutExpired):
                subprocess.run(command, check=False, capture_output=True, timeout=300)
        for program in _programs(playwright):
            try:
                return playwright.chromium.launch(executable_path=program, args=FLAGS, headless=True)
            except Error:
                continue
    return None


def _programs(playwright: Playwright) -> list[str]:
    found = [playwright.chromium.executable_path, *(shutil.which(name) for name in NAMES), str(MAC)]
    return [program for program in found if program and Path(program).exists()]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - our own address
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"Demoserveren kom ikke opp:\n{log.read_text()}")
