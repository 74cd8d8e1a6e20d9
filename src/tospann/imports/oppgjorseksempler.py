"""Read worked examples of settlements that an economist can write (TOML): what goes in, and what should come out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Akonto, Deltakelse, Maaling
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.kostnad import Kontering, Kostnadspost, Lag, Postering, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Nokkelversjon, Regneregel, Trinn
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.sporsmaal import Uttrekk
from tospann.core.oppgjor.stillinger import Dagssnitt, Stilling, Telledatoer, Telleregel, Vindu
from tospann.core.oppgjor.tidsrom import Periodisering
from tospann.imports.avvisning import Avvisning, FilAvvist

MAPPA = Path(__file__).parents[1] / "data" / "oppgjor" / "eksempler"
_KONTERING = Kontering("12000", "242", "190")
_ALLTID = date(2000, 1, 1)

Rad = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Eksempel:
    """
    A worked example.

    *hvis* are positions that a party withdraws; *mot* names another example this one is held against. *venter* is what
    the one who wrote it worked out by hand, as it stands in the file.
    """

    navn: str
    tittel: str
    kilde: str
    forfatter: str
    dato: date
    grunnlag: Aarsgrunnlag
    hvis: tuple[Uttrekk, ...]
    mot: str
    venter: Rad

    @property
    def avvises(self) -> bool:
        """Tell whether the point is that it cannot be settled."""
        return "avvises" in self.venter


@lru_cache(maxsize=1)
def les_eksempler() -> Mapping[str, Eksempel]:
    """Read all the examples that come with Tospann, by name."""
    return {fil.stem: les_eksempel(fil) for fil in sorted(MAPPA.glob("*.toml"))}


def les_eksempel(fil: Path) -> Eksempel:
    """
    Read one example.

    Raises
    ------
    FilAvvist
        When something is missing or cannot be read.

    """
    try:
        rad = tomllib.loads(fil.read_text("utf-8"))
        return _Leser(fil.stem, rad).eksempel()
    except (KeyError, ValueError, TypeError) as feil:
        raise FilAvvist(fil.name, [Avvisning(1, "", f"Eksempelet kan ikke leses: {feil}.")]) from feil


@dataclass(frozen=True, slots=True)
class _Leser:
    """Makes the values of one file, each figure with the file's source."""

    navn: str
    sak: Rad

    def eksempel(self) -> Eksempel:
        sak, year = self.sak, self.sak["year"]
        grunnlag = Aarsgrunnlag(
            year,
            sak["vert"],
            tuple(Deltakelse(r["kommune"], r["navn"], _periode(r), r.get("etterfolger", "")) for r in sak["deltaker"]),
            tuple(self._post(r) for r in sak["post"]),
            tuple(self._postering(nr, r, year) for nr, r in enumerate(sak["postering"], start=1)),
            tuple(_nokkel(r) for r in sak.get("nokkel", ())),
            tuple(self._folketall(r, year) for r in sak.get("folketall", ())),
            tuple(self._stilling(nr, r) for nr, r in enumerate(sak.get("stilling", ()), start=1)),
            tuple(self._akonto(nr, r) for nr, r in enumerate(sak.get("akonto", ()), start=1)),
        )
        hvis = (_uttrekk(sak["hvis"], year),) if "hvis" in sak else ()
        om = (sak["tittel"], sak["kilde"], sak["forfatter"], sak["dato"])
        return Eksempel(self.navn, *om, grunnlag, hvis, sak.get("mot", ""), sak["venter"])

    def _tall(self, id_: str, navn: str, verdi: Verdi, enhet: Enhet, dato: date | None = None) -> Tall:
        slag = Kildeslag[self.sak.get("slag", "FORUTSETNING")]
        kilde = Kilde(self.navn, slag, self.sak["kilde"], self.sak["forfatter"], self.sak["dato"])
        dag = dato or date(self.sak["year"], 1, 1)
        return Tall(f"eksempel.{self.navn}.{id_}", navn, verdi, enhet, dag, navn, kilde)

    def _hvem(self, part: str) -> str:
        return (
            "staten" if part == STAT else next((r["navn"] for r in self.sak["deltaker"] if r["kommune"] == part), part)
        )

    def _post(self, rad: Rad) -> Kostnadspost:
        hvem = (rad.get("nokkel", ""), rad.get("statsnokkel", ""), rad.get("baerer", ""))
        return Kostnadspost(rad["id"], rad["navn"], Lag[rad["lag"]], _KONTERING, *hvem)

    def _postering(self, nr: int, rad: Rad, year: int) -> Postering:
        periode = Periode(rad.get("fra", date(year, 1, 1)), rad.get("til", date(year + 1, 1, 1)))
        post = next((p["navn"] for p in self.sak["post"] if p["id"] == rad["post"]), rad["post"])
        navn = f"{post}, ført hos {self._hvem(rad['hos'])}"
        belop = self._tall(f"postering.{nr}", navn, Kroner.fra_tekst(rad["belop"]), Enhet.KRONER)
        slag = Posteringsslag.MVA_KOMPENSASJON if rad.get("mva") else Posteringsslag.KOSTNAD
        id_, retter = rad.get("id", f"{post} {nr}"), rad.get("retter", "")
        return Postering(id_, rad["post"], periode, belop, rad["hos"], slag, retter=retter)

    def _folketall(self, rad: Rad, year: int) -> Maaling:
        dato = rad.get("dato", date(year, 1, 1))
        navn = f"Innbyggere, {self._hvem(rad['kommune'])}"
        antall = self._tall(f"folketall.{rad['kommune']}.{dato}", navn, rad["antall"], Enhet.INNBYGGERE, dato)
        return Maaling(rad["kommune"], Maal.FOLKETALL, antall, Periode(dato))

    def _stilling(self, nr: int, rad: Rad) -> Stilling:
        navn = f"Årsverk, {self._hvem(rad['part'])}"
        antall = self._tall(f"aarsverk.{nr}", navn, brok(rad["aarsverk"]), Enhet.AARSVERK, rad.get("fra"))
        return Stilling(f"s{nr}", rad["part"], antall, _periode(rad))

    def _akonto(self, nr: int, rad: Rad) -> Akonto:
        navn = f"A konto fra {self._hvem(rad['fra'])} til {self._hvem(rad['til'])}"
        belop = self._tall(f"akonto.{nr}", navn, Kroner.fra_tekst(rad["belop"]), Enhet.KRONER, rad["dato"])
        return Akonto(f"a{nr}", rad["fra"], rad["til"], rad["dato"], belop)


def brok(tekst: str) -> Fraction:
    """Read "1,5" or "1/3"."""
    return Fraction(tekst.replace(",", "."))


def _periode(rad: Rad) -> Periode:
    return Periode(rad.get("fra", _ALLTID), rad.get("til"))


def _uttrekk(rad: Rad, year: int) -> Uttrekk:
    return Uttrekk(rad["part"], brok(rad["aarsverk"]), rad.get("fra", date(year, 1, 1)))


def _nokkel(rad: Rad) -> Nokkelversjon:
    metode = Sammensatt(tuple(Nokkelledd(brok(ledd["andel"]), Maal(ledd["etter"])) for ledd in rad["ledd"]))
    regel = Regneregel(
        Avrunding(rad.get("avrunding", "ore")),
        Trinn[rad.get("trinn", "TO")],
        Hyppighet[rad.get("hyppighet", "AAR")],
        Periodisering[rad.get("periodisering", "DAGER")],
    )
    vekter = tuple((part, brok(vekt)) for part, vekt in rad.get("vekter", {}).items())
    versjon, telling = rad.get("versjon", 1), _telling(rad.get("telling", "AAR"))
    navn = rad.get("navn", rad["id"])
    return Nokkelversjon(rad["id"], navn, versjon, _periode(rad), metode, regel, telling, vekter=vekter)


def _telling(regel: str | Iterable[date]) -> Telleregel:
    if isinstance(regel, str):
        return Dagssnitt(Vindu[regel])
    return Telledatoer(tuple((dato.month, dato.day) for dato in regel))
