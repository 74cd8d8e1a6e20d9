"""The form of a rule file for printed tables: which fields there are, and what they may hold."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.tall import Enhet
from tospann.core.tabell.tabell import Kolonneslag
from tospann.core.tabell.tallform import UgyldigCelle, les_celle

_FLEST = 200


def _brok(verdi: object) -> object:
    """Read 5 or "2,5": a decimal point could be thousands, so TOML's own decimals are not taken."""
    if isinstance(verdi, int) and not isinstance(verdi, bool):
        return Fraction(verdi)
    if isinstance(verdi, str):
        try:
            lest = les_celle(verdi, Kolonneslag.DESIMALTALL)
        except UgyldigCelle as feil:
            raise ValueError(str(feil)) from feil
        if isinstance(lest, Fraction):
            return lest
    raise ValueError("skriv et helt tall, eller et desimaltall i anførselstegn med komma («2,5»)")


def _ved_navn(enum: type[Any], verdi: object) -> object:
    """Let a file name a choice as the code does (KONTOR)."""
    return enum[verdi] if isinstance(verdi, str) and verdi in enum.__members__ else verdi


Brok = Annotated[Fraction, BeforeValidator(_brok)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,59}$")]
Tekst = Annotated[str, Field(min_length=1, max_length=500)]
Langtekst = Annotated[str, Field(min_length=1, max_length=2_000)]
Ider = Annotated[tuple[Id, ...], Field(min_length=1, max_length=60)]
Navn = Annotated[tuple[Tekst, ...], Field(max_length=_FLEST)]


class _Streng(BaseModel):
    """Nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Kildedel(_Streng):
    """A source."""

    slag: Annotated[Kildeslag, BeforeValidator(partial(_ved_navn, Kildeslag))] = Kildeslag.DOKUMENT
    tittel: Tekst
    utgiver: Tekst
    dato: date
    sted: str = ""
    lisens: str = ""

    def kilde(self, id_: str) -> Kilde:
        """Give it as the core has it."""
        return Kilde(id_, self.slag, self.tittel, self.utgiver, self.dato, self.sted, self.lisens)


class Tabelldel(_Streng):
    """The table itself; *dato* is the day its figures apply to."""

    id: Id
    tittel: Tekst
    dato: date
    tomme: Annotated[tuple[Annotated[str, Field(min_length=1, max_length=10)], ...], Field(max_length=10)] = ()
    merknad: str = ""


class Kolonnedel(_Streng):
    """A column: the printed heading, what we call it, and what it counts."""

    id: Id
    tittel: Annotated[str, Field(max_length=500)]
    navn: Tekst
    slag: Kolonneslag
    enhet: Annotated[Enhet, BeforeValidator(partial(_ved_navn, Enhet))] = Enhet.ANTALL
    gjelder: str = ""
    kilde: str = ""
    dato: date | None = None


class Kolonnesumdel(_Streng):
    """See ``core.tabell.regel.Kolonnesum``."""

    id: Id
    sumrad: Tekst
    kolonner: Ider
    rader: Navn = ()
    toleranse: Brok = Fraction()


class Radsumdel(_Streng):
    """See ``core.tabell.regel.Radsum``."""

    id: Id
    helhet: Id
    deler: Ider
    toleranse: Brok = Fraction()


class Andeldel(_Streng):
    """See ``core.tabell.regel.Andel``."""

    id: Id
    del_: Annotated[Id, Field(alias="del")]
    av: Id
    trykt: str = ""
    av_sumrad: str = ""
    desimaler: Annotated[int, Field(ge=0, le=6, strict=True)] = 1


class Fordelingdel(_Streng):
    """See ``core.tabell.regel.Fordeling``."""

    id: Id
    helhet: Id
    deler: Ider


class Sammenligningdel(_Streng):
    """See ``core.tabell.regel.Sammenligning``."""

    id: Id
    kolonne: Id
    mot: Id
    hoyst_prosent: Brok
    rader: Navn = ()
    grunn: Annotated[str, Field(max_length=2_000)] = ""


class Verdiomraadedel(_Streng):
    """See ``core.tabell.regel.Verdiomraade``."""

    id: Id
    kolonne: Id
    minst: Brok
    hoyst: Brok


class Unikdel(_Streng):
    """See ``core.tabell.regel.Unik``."""

    id: Id
    kolonner: Ider


class Svardel(_Streng):
    """See ``core.tabell.regel.Svarregel``."""

    id: Id
    kolonne: Id
    ja: Annotated[tuple[Tekst, ...], Field(min_length=1, max_length=20)]
    hvem: Tekst


class Merknaddel(_Streng):
    """See ``core.tabell.regel.Merknad``."""

    id: Id
    tekst: Langtekst
    kolonner: Annotated[tuple[Id, ...], Field(max_length=60)] = ()
    rader: Navn = ()


class Justeringdel(_Streng):
    """See ``core.tabell.regel.Justering``."""

    id: Id
    tekst: Langtekst
    kolonne: Id
    rad: Tekst
    telles_som: Brok


class Regelfildel(_Streng):
    """A whole rule file; the order of the rules is the order of the findings."""

    tabell: Tabelldel
    kilde: Kildedel
    kilder: dict[str, Kildedel] = Field(default_factory=dict)
    kolonne: Annotated[tuple[Kolonnedel, ...], Field(max_length=60)] = ()
    svar: tuple[Svardel, ...] = ()
    kolonnesum: tuple[Kolonnesumdel, ...] = ()
    radsum: tuple[Radsumdel, ...] = ()
    andel: tuple[Andeldel, ...] = ()
    fordeling: tuple[Fordelingdel, ...] = ()
    sammenligning: tuple[Sammenligningdel, ...] = ()
    omraade: tuple[Verdiomraadedel, ...] = ()
    unik: tuple[Unikdel, ...] = ()
    justering: tuple[Justeringdel, ...] = ()
    merknad: tuple[Merknaddel, ...] = ()
