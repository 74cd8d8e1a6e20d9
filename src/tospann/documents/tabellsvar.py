"""The check of a printed table as JSON: the contract that docs/tabellkontroll.md describes, for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import tall_tekst
from tospann.core.felles.tall import Tall
from tospann.core.tabell.funn import Funn, Tabellkontroll
from tospann.core.tabell.tabell import Rettelse, Trykttabell


class _Svardel(BaseModel):
    """Nothing but what is said here."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Kildesvar(_Svardel):
    """Where figures come from."""

    tittel: str
    utgiver: str
    dato: date
    sted: str
    lisens: str


class Tallsvar(_Svardel):
    """A figure: exact value as a whole number or a fraction (16/19), and as people write it."""

    id: str
    navn: str
    verdi: str = Field(pattern=r"^-?[0-9]+(/[1-9][0-9]*)?$")
    tekst: str
    formel: str
    ledd: tuple[str, ...]


class Cellesvar(_Svardel):
    """A cell: the row's number in the file, and the column's id."""

    rad: int
    kolonne: str


class Funnsvar(_Svardel):
    """A finding or a remark; the figures are there where there is something to compare."""

    id: str
    regel: str
    alvor: str
    rad: int
    radnavn: str
    kolonne: str
    setning: str
    forventet: Tallsvar | None
    trykt: Tallsvar | None
    differanse: Tallsvar | None
    celler: tuple[Cellesvar, ...]
    folger_av: tuple[str, ...]


class Bekreftelsessvar(_Svardel):
    """What a rule checked, and how much of it agreed."""

    regel: str
    setning: str
    kontrollert: int
    enige: int


class Kolonnesvar(_Svardel):
    """A column as it was read."""

    id: str
    tittel: str
    slag: str
    enhet: str


class Radsvar(_Svardel):
    """A row as it is printed, and as it reads with the corrections."""

    rad: int
    navn: str
    er_sum: bool
    trykt: tuple[str, ...]
    rettet: tuple[str, ...]


class Rettelsessvar(_Svardel):
    """A correction beside the printed value."""

    rad: int
    kolonne: str
    gammel: str
    ny: str
    grunn: str
    rolle: str
    dato: date


class Tabellsvar(_Svardel):
    """The table itself."""

    id: str
    tittel: str
    kilde: Kildesvar
    kolonner: tuple[Kolonnesvar, ...]
    rader: tuple[Radsvar, ...]


class Kontrollsvar(_Svardel):
    """The whole answer."""

    format: Literal["tospann-tabellkontroll"] = "tospann-tabellkontroll"
    versjon: Literal[1] = 1
    tabell: Tabellsvar
    lest: tuple[str, ...]
    stemmer: bool
    oppsummering: str
    funn: tuple[Funnsvar, ...]
    merknader: tuple[Funnsvar, ...]
    bekreftelser: tuple[Bekreftelsessvar, ...]
    ikke_kontrollert: tuple[str, ...]
    nokkeltall: tuple[Tallsvar, ...]
    rettelser: tuple[Rettelsessvar, ...]


class Avvisningssvar(_Svardel):
    """One thing that cannot be read."""

    rad: int
    kolonne: str
    grunn: str


class Avvistsvar(_Svardel):
    """The answer when the file or the rules are refused."""

    format: Literal["tospann-tabellkontroll"] = "tospann-tabellkontroll"
    versjon: Literal[1] = 1
    avvist: str
    avvisninger: tuple[Avvisningssvar, ...]


def som_svar(
    kontroll: Tabellkontroll,
    lest: Sequence[str],
    trykt: Trykttabell | None = None,
    rettelser: Sequence[Rettelse] = (),
) -> Kontrollsvar:
    """Give the answer; *trykt* is the table as printed where *kontroll* is of the corrected one."""
    return Kontrollsvar(
        tabell=_tabell(trykt or kontroll.tabell, kontroll.tabell),
        lest=tuple(lest),
        stemmer=kontroll.stemmer,
        oppsummering=kontroll.i_en_setning(),
        funn=tuple(map(_funn, kontroll.funn)),
        merknader=tuple(map(_funn, kontroll.merknader)),
        bekreftelser=tuple(
            Bekreftelsessvar(regel=b.regel, setning=b.setning, kontrollert=b.kontrollert, enige=b.enige)
            for b in kontroll.bekreftelser
        ),
        ikke_kontrollert=kontroll.ikke_kontrollert,
        nokkeltall=tuple(map(_tall, kontroll.nokkeltall)),
        rettelser=tuple(map(_rettelse, rettelser)),
    )


def _tabell(trykt: Trykttabell, rettet: Trykttabell) -> Tabellsvar:
    rader = tuple(
        Radsvar(
            rad=r.nr,
            navn=r.navn,
            er_sum=r.er_sum,
            trykt=tuple(c.trykt for c in r.celler),
            rettet=tuple(c.trykt for c in ny.celler),
        )
        for r, ny in zip(trykt.rader, rettet.rader, strict=True)
    )
    kolonner = tuple(
        Kolonnesvar(id=k.id, tittel=k.tittel, slag=k.slag.value, enhet=k.enhet.value) for k in trykt.kolonner
    )
    return Tabellsvar(id=trykt.id, tittel=trykt.tittel, kilde=_kilde(trykt.kilde), kolonner=kolonner, rader=rader)


def _kilde(kilde: Kilde) -> Kildesvar:
    return Kildesvar(tittel=kilde.tittel, utgiver=kilde.utgiver, dato=kilde.dato, sted=kilde.sted, lisens=kilde.lisens)


def _funn(funn: Funn) -> Funnsvar:
    avvik = funn.avvik
    return Funnsvar(
        id=funn.id,
        regel=funn.regel,
        alvor=funn.alvor.name.lower(),
        rad=funn.radnr,
        radnavn=funn.rad,
        kolonne=funn.kolonne,
        setning=funn.setning,
        forventet=_tall(avvik.forventet) if avvik else None,
        trykt=_tall(avvik.trykt) if avvik else None,
        differanse=_tall(avvik.differanse) if avvik else None,
        celler=tuple(Cellesvar(rad=nr, kolonne=kolonne) for nr, kolonne in funn.celler),
        folger_av=funn.folger_av,
    )


def _tall(tall: Tall) -> Tallsvar:
    return Tallsvar(
        id=tall.id,
        navn=tall.navn,
        verdi=str(Fraction(tall.som_brok())),
        tekst=tall_tekst(tall),
        formel=tall.formel,
        ledd=tuple(t.id for t in tall.ledd),
    )


def _rettelse(rettelse: Rettelse) -> Rettelsessvar:
    return Rettelsessvar(
        rad=rettelse.radnr,
        kolonne=rettelse.kolonne,
        gammel=rettelse.gammel,
        ny=rettelse.ny,
        grunn=rettelse.grunn,
        rolle=rettelse.rolle,
        dato=rettelse.kilde.dato,
    )
