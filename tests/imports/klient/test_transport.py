"""How the registers are asked: time, tries, size and where the answer may come from."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tospann.imports.klient.feil import Avslag, HentingFeilet, IkkeKontakt, UgyldigAdresse
from tospann.imports.klient.transport import MEGABYTE, Clock, Limits, Transport, open_client

ADRESSE = "https://register.test/tabell"
START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@dataclass
class Klokke:
    """A clock that moves only when somebody sleeps, or when a test pushes it."""

    gaatt: float = 0.0
    sov: list[float] = field(default_factory=list)

    def sleep(self, sekunder: float) -> None:
        """Move on."""
        self.sov.append(sekunder)
        self.gaatt += sekunder

    @property
    def som_clock(self) -> Clock:
        """Give it as the transport wants it."""
        return Clock(lambda: START + timedelta(seconds=self.gaatt), lambda: self.gaatt, self.sleep)


@dataclass
class Register:
    """A register that answers what it is told, in order, and remembers what it was asked."""

    svar: list[httpx.Response | Exception]
    spurt: list[httpx.Request] = field(default_factory=list)
    klokke: Klokke = field(default_factory=Klokke)
    sagt: list[str] = field(default_factory=list)

    def transport(self, limits: Limits | None = None) -> Transport:
        """Give a transport that talks to it."""

        def svar(request: httpx.Request) -> httpx.Response:
            self.spurt.append(request)
            neste = self.svar.pop(0)
            if isinstance(neste, Exception):
                raise neste
            return neste

        client = httpx.Client(transport=httpx.MockTransport(svar))
        return Transport(client, self.sagt.append, limits=limits, clock=self.klokke.som_clock)


def ok(innhold: bytes | Iterable[bytes] = b"{}", headers: Mapping[str, str] | None = None) -> httpx.Response:
    """Answer 200; given in pieces, nothing is read or unpacked before somebody asks."""
    return httpx.Response(200, content=innhold, headers=headers)


def test_svaret_med_opphav() -> None:
    """Svaret følges av adressen, tidspunktet og fingeravtrykket."""
    register = Register([ok(b'{"a": 1}')])
    hentet = register.transport().fetch(ADRESSE, {"valueCodes[Region]": "18??,0301", "lang": "no"})

    assert hentet.adresse == "https://register.test/tabell?valueCodes[Region]=18??,0301&lang=no"
    assert hentet.tidspunkt == START
    assert hentet.fingeravtrykk == hashlib.sha256(b'{"a": 1}').hexdigest()
    assert hentet.navn == "svaret fra register.test"


def test_vi_sier_hvem_vi_er() -> None:
    """Spørsmålet sier at det er Tospann som spør, og at svaret skal være JSON."""
    register = Register([ok()])
    register.transport().fetch(ADRESSE)

    assert register.spurt[0].headers["User-Agent"] == "Tospann"
    assert register.spurt[0].headers["Accept"] == "application/json"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_opptatt_register(status: int) -> None:
    """Er registeret opptatt, spør vi på nytt etter ett, to og fire sekunder, og sier fra hver gang."""
    register = Register([httpx.Response(status), httpx.Response(status), httpx.Response(status), ok(b"{}")])
    hentet = register.transport(Limits(seconds_between=0)).fetch(ADRESSE)

    assert hentet.innhold == b"{}"
    assert register.klokke.sov == [1.0, 2.0, 4.0]
    assert register.sagt[0] == f"register.test svarte {status}; forsøk 2 av 4 om 1 s"


def test_fire_forsok_er_nok() -> None:
    """Etter fire forsøk gir vi opp, og sier hvem, at ingenting er endret, og hva man kan gjøre."""
    register = Register([httpx.Response(503)] * 9)
    with pytest.raises(IkkeKontakt) as feil:
        register.transport().fetch(ADRESSE)

    assert len(register.spurt) == 4
    assert str(feil.value) == (
        "register.test svarte 503, så ingenting er endret. Prøv igjen når maskinen har nett, eller lagre svaret fra "
        "https://register.test/tabell på en maskin som har det, og les det inn med --fra-fil."
    )


@pytest.mark.parametrize(
    ("feil", "grunn"),
    [
        (httpx.ConnectError("[Errno -2] Name or service not known"), "lar seg ikke nå"),
        (httpx.ConnectTimeout("timed out"), "svarte ikke i tide"),
        (httpx.ReadTimeout("timed out"), "svarte ikke i tide"),
        (httpx.RemoteProtocolError("Server disconnected"), "brøt forbindelsen"),
        (httpx.ProxyError("403 Forbidden"), "kan ikke nås gjennom mellomtjeneren (proxy) på dette nettet"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED]"), "har et sertifikat denne maskinen ikke godtar"),
    ],
)
def test_uten_nett(feil: Exception, grunn: str) -> None:
    """Uten nett står det på norsk hva som ikke kunne nås; nettets egne ord slipper ikke gjennom."""
    with pytest.raises(IkkeKontakt) as sagt:
        Register([feil] * 4).transport().fetch(ADRESSE)

    assert str(sagt.value).startswith(f"register.test {grunn}, så ingenting er endret.")


@pytest.mark.parametrize(
    ("sagt", "ventet"),
    [
        ("7", 7.0),
        ("Wed, 25 Nov 2026 09:00:20 GMT", 20.0),
        ("Wed, 25 Nov 2026 08:00:00 GMT", 1.0),
        ("snart", 1.0),
        ("-5", 1.0),
        ("٣", 1.0),
    ],
)
def test_registeret_ber_oss_vente(sagt: str, ventet: float) -> None:
    """Sier registeret hvor lenge vi skal vente, venter vi så lenge; det vi ikke kan lese, teller ikke."""
    register = Register([httpx.Response(429, headers=[(b"Retry-After", sagt.encode())]), ok()])
    register.transport(Limits(seconds_between=0)).fetch(ADRESSE)

    assert register.klokke.sov == [ventet]


def test_for_lang_ventetid() -> None:
    """Ber registeret oss vente mer enn et minutt, gir vi oss med én gang og sier hvor lenge."""
    register = Register([httpx.Response(429, headers={"Retry-After": "600"}), ok()])
    with pytest.raises(IkkeKontakt, match="svarte 429, og ber oss vente 10 minutter"):
        register.transport().fetch(ADRESSE)

    assert register.klokke.sov == []


def test_hoflig_fart() -> None:
    """Mellom to spørsmål til samme register går det minst to sekunder: SSB tillater tretti i minuttet."""
    register = Register([ok(), ok(), ok()])
    transport = register.transport()
    for _ in range(3):
        transport.fetch(ADRESSE)

    assert register.klokke.sov == [2.1, 2.1]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 304, 206])
def test_et_nei_er_et_nei(status: int) -> None:
    """Svarer registeret nei, spør vi ikke igjen."""
    register = Register([httpx.Response(status, content=b'{"title":"Missing selection"}')])
    with pytest.raises(Avslag) as feil:
        register.transport().fetch(ADRESSE)

    assert (len(register.spurt), feil.value.status) == (1, status)
    assert f'register.test svarte {status} ({{"title":"Missing selection"}}). Ingenting er endret.' in str(feil.value)


def test_feilmeldingen_renses() -> None:
    """Det registeret sier når det svarer nei, vises på én linje, uten styretegn og ikke for langt."""
    register = Register([httpx.Response(400, content="\x1b[31mhei\r\n\u202e".encode() + b"x" * 5000)])
    with pytest.raises(Avslag) as feil:
        register.transport().fetch(ADRESSE)

    assert "\x1b" not in str(feil.value)
    assert "\u202e" not in str(feil.value)
    assert len(str(feil.value)) < 400


@pytest.mark.parametrize(
    ("adresse", "grunn"),
    [
        ("http://register.test", "må begynne med https://"),
        ("ftp://register.test", "må begynne med https://"),
        ("file:///etc/passwd", "må begynne med https://"),
        ("register.test", "må begynne med https://"),
        ("", "må begynne med https://"),
        ("https://", "må begynne med https://"),
        ("https://bruker:hemmelig@register.test", "kan ikke ha brukernavn eller passord"),
        ("https://[::1", "er ikke en adresse"),
    ],
)
def test_bare_https(adresse: str, grunn: str) -> None:
    """Bare https-adresser uten brukernavn brukes, og et passord gjentas ikke i meldingen."""
    with pytest.raises(UgyldigAdresse) as feil:
        Register([ok()]).transport().fetch(adresse)

    assert grunn in str(feil.value)
    assert "hemmelig" not in str(feil.value)


@pytest.mark.parametrize(
    "maal", ["https://andre.test/x", "http://register.test/x", "//andre.test/x", "https://register.test.andre.test/"]
)
def test_ikke_til_andre(maal: str) -> None:
    """Peker registeret videre til en annen tjener eller bort fra https, følger vi ikke etter."""
    register = Register([httpx.Response(302, headers={"Location": maal}), ok()])
    with pytest.raises(Avslag, match="peker videre til"):
        register.transport().fetch(ADRESSE)

    assert len(register.spurt) == 1


def test_innenfor_samme_tjener() -> None:
    """Peker registeret til et annet sted hos seg selv, følger vi etter, og adressen som huskes, er den nye."""
    register = Register([httpx.Response(301, headers={"Location": "/ny"}), ok(b"[]")])

    assert register.transport().fetch(ADRESSE).adresse == "https://register.test/ny"


def test_i_ring() -> None:
    """Et register som sender oss i ring, gir vi opp."""
    register = Register([httpx.Response(302, headers={"Location": "/ring"})] * 9)
    with pytest.raises(Avslag, match="sender oss i ring"):
        register.transport().fetch(ADRESSE)

    assert len(register.spurt) == 4


def test_for_stort_svar() -> None:
    """Et svar over grensen leses ikke ferdig."""
    lest: list[int] = []

    def biter() -> Iterator[bytes]:
        for nr in range(100):
            lest.append(nr)
            yield b"x" * MEGABYTE

    with pytest.raises(Avslag, match="sendte mer enn 8 MB"):
        Register([ok(biter())]).transport().fetch(ADRESSE)
    assert len(lest) <= 10


def test_sammenpakket_bombe() -> None:
    """Grensen gjelder det utpakkede svaret: 50 MB nuller pakket til noen kilobyte slipper ikke inn."""
    pakket = gzip.compress(b"0" * 50 * MEGABYTE)
    svar = ok(iter([pakket]), headers={"Content-Encoding": "gzip"})
    with pytest.raises(Avslag, match="sendte mer enn 8 MB"):
        Register([svar]).transport().fetch(ADRESSE)


def test_odelagt_pakking() -> None:
    """Et svar som sier at det er pakket, men ikke lar seg pakke ut, avvises."""
    with pytest.raises(Avslag, match="ikke lar seg pakke ut"):
        Register([ok(iter([b"ikke gzip"]), headers={"Content-Encoding": "gzip"})]).transport().fetch(ADRESSE)


def test_seigt_svar() -> None:
    """Et svar som drypper for langsomt, regnes som ikke gitt, og det spørres på nytt."""
    register = Register([])

    def biter() -> Iterator[bytes]:
        for _ in range(5):
            register.klokke.gaatt += 50
            yield b" "

    register.svar = [ok(biter()), ok(b"{}")]

    assert register.transport(Limits(seconds_between=0)).fetch(ADRESSE).innhold == b"{}"
    assert register.sagt == ["register.test brukte for lang tid på svaret; forsøk 2 av 4 om 1 s"]


def test_den_virkelige_klienten_har_tidsgrenser() -> None:
    """Klienten mot det virkelige nettet har tidsgrense på alt, og følger ikke omdirigeringer av seg selv."""
    with open_client() as client:
        assert None not in client.timeout.as_dict().values()
        assert client.follow_redirects is False


def test_alle_feil_er_av_samme_slag() -> None:
    """Den som spør, trenger bare å kjenne ett slags feil."""
    assert all(issubclass(slag, HentingFeilet) for slag in (Avslag, IkkeKontakt, UgyldigAdresse))
