"""Read a settlement case that an economist can write: dates, positions, keys and entries in, kroner out."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tests.core.oppgjor.aarseksempel import KONTERING, tall

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Akonto, Deltakelse, Maaling
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.kostnad import Kostnadspost, Lag, Postering, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Nokkelversjon, Regneregel, Trinn
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Dagssnitt, Stilling, Telledatoer, Telleregel, Vindu
from tospann.core.oppgjor.tidsrom import Periodisering

Rad = Mapping[str, Any]
ALLTID = date(2000, 1, 1)


def les(sak: Rad) -> Aarsgrunnlag:
    """Give the basis that a case describes."""
    year = sak["year"]
    return Aarsgrunnlag(
        year,
        sak["vert"],
        tuple(Deltakelse(r["kommune"], r["navn"], _periode(r), r.get("etterfolger", "")) for r in sak["deltaker"]),
        tuple(_post(r) for r in sak["post"]),
        tuple(_postering(i, r, year) for i, r in enumerate(sak["postering"])),
        tuple(_nokkel(r) for r in sak.get("nokkel", ())),
        tuple(_folketall(r, year) for r in sak.get("folketall", ())),
        tuple(_stilling(i, r) for i, r in enumerate(sak.get("stilling", ()))),
        tuple(_akonto(i, r) for i, r in enumerate(sak.get("akonto", ()))),
    )


def kroner(tekst: str) -> int:
    """Read kroner into øre."""
    return Kroner.fra_tekst(tekst).ore


def brok(tekst: str) -> Fraction:
    """Read "1,5" or "1/3"."""
    return Fraction(tekst.replace(",", "."))


def _periode(rad: Rad) -> Periode:
    return Periode(rad.get("fra", ALLTID), rad.get("til"))


def _post(rad: Rad) -> Kostnadspost:
    hvem = (rad.get("nokkel", ""), rad.get("statsnokkel", ""), rad.get("baerer", ""))
    return Kostnadspost(rad["id"], rad["navn"], Lag[rad["lag"]], KONTERING, *hvem)


def _postering(nr: int, rad: Rad, year: int) -> Postering:
    periode = Periode(rad.get("fra", date(year, 1, 1)), rad.get("til", date(year + 1, 1, 1)))
    belop = tall(Kroner.fra_tekst(rad["belop"]), Enhet.KRONER, f"postering.{nr}")
    slag = Posteringsslag.MVA_KOMPENSASJON if rad.get("mva") else Posteringsslag.KOSTNAD
    return Postering(
        rad.get("id", f"p{nr}"), rad["post"], periode, belop, rad["hos"], slag, retter=rad.get("retter", "")
    )


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
    return Nokkelversjon(rad["id"], rad["id"], versjon, _periode(rad), metode, regel, telling, vekter=vekter)


def _telling(regel: str | Iterable[date]) -> Telleregel:
    if isinstance(regel, str):
        return Dagssnitt(Vindu[regel])
    return Telledatoer(tuple((dato.month, dato.day) for dato in regel))


def _folketall(rad: Rad, year: int) -> Maaling:
    dato = rad.get("dato", date(year, 1, 1))
    antall = tall(rad["antall"], Enhet.INNBYGGERE, f"folketall.{rad['kommune']}", dato.isoformat())
    return Maaling(rad["kommune"], Maal.FOLKETALL, antall, Periode(dato))


def _stilling(nr: int, rad: Rad) -> Stilling:
    return Stilling(f"s{nr}", rad["part"], tall(brok(rad["aarsverk"]), Enhet.AARSVERK, f"s{nr}"), _periode(rad))


def _akonto(nr: int, rad: Rad) -> Akonto:
    belop = tall(Kroner.fra_tekst(rad["belop"]), Enhet.KRONER, f"a{nr}")
    return Akonto(f"a{nr}", rad["fra"], rad["til"], rad["dato"], belop)
