"""Walk everything a persona can reach by following links, as a page, as a partial and as a file."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from time import sleep

import pypdf
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from tests.actions.demoen import bruker, uten_engangskoder
from tests.web.orakel import SAK

# Figures, assumptions, maps and journeys have hundreds of links; a few of each from every page stand for them.
NOEN = 3
MANGE = re.compile(
    r"^/kontor/(?:\d|difi|samarbeid/.|eksport/)|/oppgjor/.*/(?:linjer|filer|faktura)/."
    r"|/kilder/.|/konsekvenser/.|[?&](?:tall|uten|valgt|hvis)=|/struktur/.|/forutsetninger/.|\?om=|^/reise/.|^/kommuner/.|^/sok/\?|/kart/[\w.]*\?"
)
PAPIR = re.compile(r"/papirer/.|/oppgjor/.*/(?:filer|faktura)/.|/konsekvenser/[^?]")
_REGNER = "<strong>Regner …</strong>".encode()
_LENKE = re.compile(r'(?:href|hx-get)="([^"#]*)')

Svar = dict[str, tuple[int, bytes, tuple[tuple[str, str], ...]]]


def klient_for(brukernavn: str) -> Client:
    """Log in as a persona."""
    klient = Client()
    klient.force_login(bruker(brukernavn))
    return klient


def vandre(klient: Client, *, papirer: bool = True) -> Svar:
    """Follow every link from the first page; give each answer by address, without what differs from time to time."""
    funnet: Svar = {}
    ko = deque(["/", "/velg/", reverse("sak", args=[SAK]), reverse("gjoropp")])
    while ko:
        url = ko.popleft()
        if url in funnet:
            continue
        funnet[url] = _renset(_hent(klient, url))
        if not PAPIR.search(url):
            funnet[f"{url} (del)"] = _renset(_hent(klient, url, headers={"HX-Request": "true"}))
        ko += [u for u in _videre(url, funnet[url][1]) if papirer or not PAPIR.search(u)]
    return funnet


def _hent(klient: Client, url: str, **valg: dict[str, str]) -> HttpResponseBase:
    """Ask, and ask again while the page says that it reckons: how far it has come is no difference between worlds."""
    for _ in range(600):
        svar = klient.get(url, **valg)  # type: ignore[arg-type]
        if _REGNER not in getattr(svar, "content", b""):
            return svar
        sleep(0.1)
    raise AssertionError(url)


def _renset(svar: HttpResponseBase) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    kropp: bytes = getattr(svar, "content", b"")
    if svar.headers["Content-Type"].startswith("text/html"):
        kropp = uten_engangskoder(kropp.decode()).encode()
    return svar.status_code, kropp, tuple(sorted(svar.headers.items()))


def _videre(fra: str, kropp: bytes) -> Iterable[str]:
    if not kropp.lstrip().startswith((b"<!doctype", b"<dialog")):
        return
    mange = 0
    for lenke in dict.fromkeys(_LENKE.findall(kropp.decode())):
        url = html.unescape(lenke)
        if url.startswith("?"):
            url = fra.partition("?")[0] + url
        if not url.startswith("/") or url.startswith("/static/"):
            continue
        mange += bool(MANGE.search(url))
        if not MANGE.search(url) or (mange <= NOEN and not MANGE.search(fra)):
            yield url


def som_tekst(url: str, kropp: bytes) -> str:
    """Give everything readable in an answer: page, PDF, the parts of a Word or Excel file, or plain text."""
    return _lest(url.removesuffix(" (del)").rpartition(".")[2], kropp)


@lru_cache(maxsize=256)
def _lest(slag: str, kropp: bytes) -> str:
    match slag:
        case "pdf":
            leser = pypdf.PdfReader(io.BytesIO(kropp))
            sider = "\n".join(side.extract_text() for side in leser.pages)
            return f"{sider}\n{leser.metadata}\n{kropp.decode('latin-1')}"
        case "docx" | "xlsx":
            with zipfile.ZipFile(io.BytesIO(kropp)) as pakke:
                deler = [f"{navn}\n{pakke.read(navn).decode('utf-8', 'replace')}" for navn in pakke.namelist()]
            return "\n".join(deler)
        case _:
            return kropp.decode("utf-8", "replace")


@lru_cache(maxsize=256)
def _jevnet(url: str, kropp: bytes) -> str:
    """Without spaces and capitals, so that a line break in the middle of a word hides nothing."""
    return re.sub(r"\s", "", som_tekst(url, kropp).lower())


def nevner(svar: Svar, ord_: str) -> list[str]:
    """Give the addresses whose answer mentions a word, in the body, the headers or the address itself."""
    liten = ord_.lower()
    return [
        url
        for url, (_, kropp, hoder) in svar.items()
        if liten in f"{url}{hoder}".lower() or liten in _jevnet(url.rpartition("/")[2], kropp)
    ]
