"""Read the items of a budget from a file: where each stands in the accounts, who bears it, and how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import ascii_navn, opplisting
from tospann.core.felles.svar import Utfall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import Kontering, Kostnadspost, Lag, vurder_kontering
from tospann.core.tabell.tabell import Kolonneslag
from tospann.core.tabell.tallform import UgyldigCelle, les_celle
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.kolonnekobling import Felt, Koblet, feil_i_kobling, gjett, personnummer
from tospann.imports.tabellrutenett import HELE, Rutenett, Ruterad

POST, LAG, KONTO, FUNKSJON, ART = "post", "lag", "konto", "funksjon", "art"
BAERER, NOKKEL, STATSNOKKEL, BELOP, MVA, HOS = "baerer", "nokkel", "statsnokkel", "belop", "mva", "hos"
FELT: tuple[Felt, ...] = (
    Felt(POST, "Post", ("post", "navn", "tekst"), maa_vaere=True),
    Felt(LAG, "Lag", ("lag",), maa_vaere=True),
    Felt(KONTO, "Konto", ("konto", "kontonr"), maa_vaere=True),
    Felt(FUNKSJON, "Funksjon", ("funksjon", "kostra-funksjon"), maa_vaere=True),
    Felt(ART, "Art", ("art", "kostra-art"), maa_vaere=True),
    Felt(BAERER, "Bæres av", ("bæres av", "bærer")),
    Felt(NOKKEL, "Nøkkel mellom kommunene", ("nøkkel mellom kommunene", "nøkkel")),
    Felt(STATSNOKKEL, "Nøkkel mot staten", ("nøkkel mot staten",)),
    Felt(BELOP, "Beløp", ("beløp", "budsjett"), maa_vaere=True),
    Felt(MVA, "Kompensasjon for mva", ("kompensasjon for mva", "mva-kompensasjon")),
    Felt(HOS, "Ført hos", ("ført hos",)),
)
LAGENE = {Lag.STAT: "stat", Lag.KOMMUNE: "kommune", Lag.STONAD: "stønad", Lag.ENGANG: "engang"}
"""The word for each layer that an item may be in."""
_LAG_VED_ORD = {ord_: lag for lag, ord_ in LAGENE.items()} | {lag.casefold(): lag for lag in LAGENE}
_ORE, _LENGSTE_ID = 100, 40


@dataclass(frozen=True, slots=True)
class Budsjettlinje:
    """An item with its amounts; *hos* is in whose books it stands. Compensation for VAT is given without a sign."""

    post: Kostnadspost
    belop: Kroner
    mva: Kroner
    hos: str


@dataclass(frozen=True, slots=True)
class Kjente:
    """What the file may name: parties and keys, by what people call them in small letters."""

    parter: Mapping[str, str]
    nokler: Mapping[str, str]
    poster: Mapping[str, str]
    vert: str


def les_budsjett(nett: Rutenett, kjente: Kjente) -> tuple[Budsjettlinje, ...]:
    """
    Read the items of a budget.

    Raises
    ------
    FilAvvist
        With every row that cannot be used; then nothing of the file is.

    """
    kobling = gjett(nett, FELT, {})
    if feil := [*feil_i_kobling(nett, FELT, kobling), *personnummer(nett)]:
        raise FilAvvist(nett.fil, feil)
    leser = _Leser(Koblet(nett, kobling), kjente)
    linjer = tuple(linje for rad in leser.koblet.rader() for linje in leser.forsok(rad))
    if not linjer and not leser.feil:
        leser.feil.append(Avvisning(0, HELE, "har ingen poster"))
    if leser.feil:
        raise FilAvvist(nett.fil, leser.feil)
    return linjer


def post_id(navn: str) -> str:
    """Give the name of an item in addresses and in the accounts."""
    return ascii_navn(navn)[:_LENGSTE_ID].strip("-")


class _Leser:
    def __init__(self, koblet: Koblet, kjente: Kjente) -> None:
        self.koblet, self.kjente = koblet, kjente
        self.feil: list[Avvisning] = []
        self.sett: dict[str, int] = {}

    def forsok(self, rad: Ruterad) -> Iterator[Budsjettlinje]:
        try:
            yield self._linje(rad)
        except UgyldigCelle as feil:
            kolonne, _, grunn = str(feil).partition("\0")
            self.feil.append(Avvisning(rad.nr, kolonne, grunn))

    def _linje(self, rad: Ruterad) -> Budsjettlinje:
        lag = self._lag(rad)
        hos = self._kjent(rad, HOS, self.kjente.parter, "en av partene i oppgjøret") or self.kjente.vert
        mva = self._belop(rad, MVA) if self.koblet.tekst(rad, MVA) else Kroner(0)
        return Budsjettlinje(self._post(rad, lag), self._belop(rad, BELOP), mva, hos)

    def _post(self, rad: Ruterad, lag: Lag) -> Kostnadspost:
        navn = self.koblet.tekst(rad, POST)
        id_ = self.kjente.poster.get(navn.casefold(), "") or post_id(navn)
        if not id_:
            raise self._galt(POST, "mangler")
        if (foer := self.sett.setdefault(id_, rad.nr)) != rad.nr:
            raise self._galt(POST, f"«{navn}» står også i rad {foer}")
        nokkel, statsnokkel = (
            self._kjent(rad, felt, self.kjente.nokler, "en nøkkel som gjelder") for felt in (NOKKEL, STATSNOKKEL)
        )
        baerer = self._kjent(rad, BAERER, self.kjente.parter, "en av partene i oppgjøret")
        try:
            return Kostnadspost(id_, navn, lag, self._kontering(rad), nokkel, statsnokkel, baerer)
        except UgyldigNokkel as feil:
            raise self._galt(POST, str(feil)) from feil

    def _kontering(self, rad: Ruterad) -> Kontering:
        kontering = Kontering(*(self.koblet.tekst(rad, felt) for felt in (KONTO, FUNKSJON, ART)))
        if not kontering.konto:
            raise self._galt(KONTO, "mangler")
        svar = vurder_kontering(kontering)
        if svar.utfall is Utfall.IKKE_OPPFYLT:
            raise self._galt(FUNKSJON, svar.begrunnelse)
        return kontering

    def _lag(self, rad: Ruterad) -> Lag:
        tekst = self.koblet.tekst(rad, LAG)
        if (lag := _LAG_VED_ORD.get(tekst.casefold())) is None:
            raise self._galt(LAG, f"«{tekst}» er ikke et lag. Skriv {opplisting(LAGENE.values())}")
        return lag

    def _kjent(self, rad: Ruterad, felt: str, kjente: Mapping[str, str], hva: str) -> str:
        tekst = self.koblet.tekst(rad, felt)
        if tekst and tekst.casefold() not in kjente:
            raise self._galt(felt, f"«{tekst}» er ikke {hva}")
        return kjente[tekst.casefold()] if tekst else ""

    def _belop(self, rad: Ruterad, felt: str) -> Kroner:
        try:
            lest = les_celle(self.koblet.tekst(rad, felt), Kolonneslag.DESIMALTALL)
        except UgyldigCelle as feil:
            raise self._galt(felt, str(feil)) from feil
        if not isinstance(lest, Fraction | int):
            raise self._galt(felt, "er tom. Skriv 0 om det er det som er meningen")
        ore = Fraction(lest) * _ORE
        if ore.denominator != 1:
            raise self._galt(felt, "har mer enn to desimaler. Beløp er i kroner og øre")
        return Kroner(int(ore))

    def _galt(self, felt: str, grunn: str) -> UgyldigCelle:
        """The column goes with the reason, split by a character no cell can hold."""
        return UgyldigCelle(f"{self.koblet.kolonne(felt)}\0{grunn}")
