"""Ask a public register over the net: bounded in time and size, patient with a busy server, and honest when offline."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlencode

import httpx

from tospann.imports.klient.feil import Avslag, IkkeKontakt, UgyldigAdresse, ren

ASK_AGAIN = frozenset({429, 500, 502, 503, 504})
MEGABYTE = 1024 * 1024
HEADERS = {"User-Agent": "Tospann", "Accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how much and how often; SSB allows thirty questions a minute."""

    attempts: int = 4
    seconds_per_answer: float = 120.0
    longest_wait: float = 60.0
    largest_answer: int = 8 * MEGABYTE
    seconds_between: float = 2.1
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Clock:
    """Time from outside, so that tests need not wait."""

    now: Callable[[], datetime] = field(default=lambda: datetime.now(tz=UTC))
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class Hentet:
    """An answer as it came: what to call it, from where, when, and the bytes."""

    navn: str
    adresse: str
    tidspunkt: datetime
    innhold: bytes

    @property
    def fingeravtrykk(self) -> str:
        """Give the SHA-256 of the bytes."""
        return hashlib.sha256(self.innhold).hexdigest()


class Transport:
    """One conversation with a register."""

    def __init__(
        self,
        client: httpx.Client,
        progress: Callable[[str], None],
        *,
        limits: Limits | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Take the client (tests give one that answers by itself) and somebody to tell."""
        self._client, self._progress = client, progress
        self._limits, self._clock = limits or Limits(), clock or Clock()
        self._last: dict[str, float] = {}

    def fetch(self, address: str, query: Mapping[str, str] | None = None) -> Hentet:
        """
        Get one answer.

        Raises
        ------
        UgyldigAdresse
            When the address is not https, or holds a user name.
        IkkeKontakt
            When nobody answers, or the server is still busy after the last attempt.
        Avslag
            When the server answers no, sends too much, or points elsewhere.

        """
        url = _url(address, query)
        for attempt in range(1, self._limits.attempts + 1):
            self._pace(url.host)
            try:
                return self._ask(url)
            except _Busy as busy:
                if attempt == self._limits.attempts:
                    raise IkkeKontakt(url.host, busy.reason, str(url)) from busy
                self._wait(busy, attempt, url)
        raise AssertionError("the loop above returns or raises")  # pragma: no cover

    def _pace(self, host: str) -> None:
        since = self._clock.monotonic() - self._last.get(host, float("-inf"))
        if since < self._limits.seconds_between:
            self._clock.sleep(self._limits.seconds_between - since)
        self._last[host] = self._clock.monotonic()

    def _wait(self, busy: _Busy, attempt: int, url: httpx.URL) -> None:
        seconds = max(busy.asked_for, float(2 ** (attempt - 1)))
        if seconds > self._limits.longest_wait:
            reason = f"{busy.reason}, og ber oss vente {seconds / 60:.0f} minutter"
            raise IkkeKontakt(url.host, reason, str(url)) from busy
        total = self._limits.attempts
        self._progress(f"{url.host} {busy.reason}; forsøk {attempt + 1} av {total} om {seconds:.0f} s")
        self._clock.sleep(seconds)

    def _ask(self, url: httpx.URL) -> Hentet:
        for _ in range(self._limits.redirects + 1):
            with self._stream(url) as answer:
                if answer.has_redirect_location:
                    url = _same_host(url, answer)
                    continue
                self._check(answer, url)
                return Hentet(f"svaret fra {url.host}", str(url), self._clock.now(), self._body(answer, url))
        raise Avslag(url.host, "sender oss i ring", str(url))

    @contextmanager
    def _stream(self, url: httpx.URL) -> Iterator[httpx.Response]:
        try:
            with self._client.stream("GET", url, headers=HEADERS, follow_redirects=False) as answer:
                yield answer
        except httpx.DecodingError as error:
            raise Avslag(url.host, "sendte et svar som ikke lar seg pakke ut", str(url)) from error
        except httpx.TimeoutException as error:
            raise _Busy("svarte ikke i tide") from error
        except httpx.TransportError as error:
            raise _Busy(_why(error)) from error

    def _check(self, answer: httpx.Response, url: httpx.URL) -> None:
        status = answer.status_code
        if status in ASK_AGAIN:
            raise _Busy(f"svarte {status}", _retry_after(answer, self._clock.now()))
        if status != HTTPStatus.OK:
            said = ren(self._body(answer, url).decode("utf-8", "replace"))
            raise Avslag(url.host, f"svarte {status}" + (f" ({said})" if said else ""), str(url), status)

    def _body(self, answer: httpx.Response, url: httpx.URL) -> bytes:
        """Read piece by piece, so that neither size nor time can run away."""
        begun, body = self._clock.monotonic(), bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if len(body) > self._limits.largest_answer:
                grense = self._limits.largest_answer // MEGABYTE
                raise Avslag(url.host, f"sendte mer enn {grense} MB, og resten er ikke lest", str(url))
            if self._clock.monotonic() - begun > self._limits.seconds_per_answer:
                raise _Busy("brukte for lang tid på svaret")
        return bytes(body)


class _Busy(Exception):
    """Worth asking again."""

    def __init__(self, reason: str, asked_for: float = 0.0) -> None:
        self.reason, self.asked_for = reason, asked_for
        super().__init__(reason)


def _why(error: httpx.TransportError) -> str:
    """Say in our words what the net said in its own."""
    said = str(error)
    if "CERTIFICATE" in said:
        return "har et sertifikat denne maskinen ikke godtar"
    if isinstance(error, httpx.ProxyError):
        return "kan ikke nås gjennom mellomtjeneren (proxy) på dette nettet"
    return "lar seg ikke nå" if isinstance(error, httpx.ConnectError) else "brøt forbindelsen"


def _url(address: str, query: Mapping[str, str] | None) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, TypeError) as error:
        raise UgyldigAdresse(address, "er ikke en adresse") from error
    if url.scheme != "https" or not url.host:
        raise UgyldigAdresse(address, "må begynne med https:// og et tjenernavn")
    if url.userinfo:
        raise UgyldigAdresse(f"https://…@{url.host}", "kan ikke ha brukernavn eller passord i seg")
    # Written as SSB's own guide writes it, so that the address can be read and tried by hand.
    return httpx.URL(f"{address}?{urlencode(query, safe=',[]?*')}") if query else url


def _same_host(url: httpx.URL, answer: httpx.Response) -> httpx.URL:
    try:
        target = url.join(answer.headers["Location"])
    except httpx.InvalidURL as error:
        raise Avslag(url.host, "peker videre til noe som ikke er en adresse", str(url)) from error
    if (target.scheme, target.host) != ("https", url.host):
        raise Avslag(url.host, f"peker videre til {ren(target.host) or 'en annen tjener'}, dit vi ikke går", str(url))
    return target


def _retry_after(answer: httpx.Response, now: datetime) -> float:
    """Read Retry-After, in seconds or as a date; what cannot be read counts as nothing asked for."""
    said = answer.headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())


def open_client() -> httpx.Client:
    """Give a client for the real net."""
    return httpx.Client(timeout=httpx.Timeout(30.0, connect=10.0))
