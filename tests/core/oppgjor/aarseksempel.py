"""Years to settle, in few words: one line per participant, key, position and entry."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import count

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Akonto, Deltakelse, Maaling
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.kostnad import EN_MENGDE, Kontering, Kostnadspost, Lag, Postering, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import Metode
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon, Regneregel
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Dagssnitt, Stilling, Telleregel, Vindu

ANTATT = Kilde("antatt", Kildeslag.FORUTSETNING, "Forutsetning", "Prosjektet", date(2018, 1, 1))
KONTERING = Kontering("12000", "242", "190")
NAVN = {"1841": "Fauske", "1840": "Saltdal", "1839": "Beiarn", "1845": "Sørfold", "1875": "Hamarøy"}
_nr = count(1)


def d(tekst: str) -> date:
    """Read a date."""
    return date.fromisoformat(tekst)


def tall(verdi: Verdi, enhet: Enhet, navn: str = "x", dato: str = "2024-01-01") -> Tall:
    """Make an assumption."""
    return Tall(navn, navn, verdi, enhet, d(dato), navn, ANTATT)


def kr(belop: float) -> Kroner:
    """Make an amount from kroner with whole øre."""
    return Kroner(round(belop * 100))


def med(part: str, fra: str = "2020-01-01", til: str = "", etterfolger: str = "") -> Deltakelse:
    """Let a municipality take part."""
    return Deltakelse(part, NAVN.get(part, part), Periode(d(fra), d(til) if til else None), etterfolger)


def folk(part: str, antall: int, dato: str = "2024-01-01") -> Maaling:
    """Count the people."""
    return Maaling(part, Maal.FOLKETALL, tall(antall, Enhet.INNBYGGERE, f"folketall.{part}", dato), Periode(d(dato)))


def maaling(part: str, maal: Maal, verdi: Verdi, fra: str, til: str) -> Maaling:
    """Count something else."""
    return Maaling(part, maal, tall(verdi, Enhet.ANTALL, f"{maal}.{part}"), Periode(d(fra), d(til)))


def stilling(part: str, antall: Fraction | int, fra: str = "2020-01-01", til: str = "") -> Stilling:
    """Fill positions."""
    navn = f"aarsverk.{part}.{next(_nr)}"
    return Stilling(navn, part, tall(antall, Enhet.AARSVERK, navn), Periode(d(fra), d(til) if til else None))


def ledd(**deler: str) -> Sammensatt:
    """Put a key together: ``ledd(likt="3/10", folketall="7/10")``."""
    return Sammensatt(tuple(Nokkelledd(Fraction(andel), Maal(maal)) for maal, andel in deler.items()))


FOLKETALL, AARSVERK, FAST, LIKT = (ledd(**{maal: "1"}) for maal in ("folketall", "aarsverk", "fast", "likt"))


def nokkel(  # noqa: PLR0913 - a key is what it is
    id_: str,
    metode: Metode,
    *,
    fra: str = "2020-01-01",
    til: str = "",
    versjon: int = 1,
    regel: Regneregel | None = None,
    telling: Telleregel | None = None,
    vekter: Mapping[str, int] | None = None,
) -> Nokkelversjon:
    """Agree on a key."""
    periode = Periode(d(fra), d(til) if til else None)
    veid = tuple((part, Fraction(vekt)) for part, vekt in (vekter or {}).items())
    regler = (regel or Regneregel(), telling or Dagssnitt(Vindu.AAR))
    return Nokkelversjon(id_, id_, versjon, periode, metode, *regler, vekter=veid)


def post(
    id_: str, lag: Lag = Lag.KOMMUNE, *, nokkel: str = "", statsnokkel: str = "", baerer: str = ""
) -> Kostnadspost:
    """Name a kind of cost."""
    return Kostnadspost(id_, id_.capitalize(), lag, KONTERING, nokkel, statsnokkel, baerer)


def fort(  # noqa: PLR0913 - an entry is what it is
    post_: str,
    belop: float,
    fra: str = "2024-01-01",
    til: str = "2025-01-01",
    *,
    hos: str = "1841",
    slag: Posteringsslag = Posteringsslag.KOSTNAD,
    mengde: int = 0,
) -> Postering:
    """Enter an amount of kroner in somebody's books; without a volume, it is not known."""
    navn = f"{post_}.{next(_nr)}"
    antall = tall(mengde, Enhet.ANTALL, f"mengde.{navn}") if mengde else EN_MENGDE
    return Postering(navn, post_, Periode(d(fra), d(til)), tall(kr(belop), Enhet.KRONER, navn), hos, slag, antall)


def akonto(fra: str, til: str, belop: float, dato: str = "2024-03-31") -> Akonto:
    """Pay on account."""
    navn = f"akonto.{next(_nr)}"
    return Akonto(navn, fra, til, d(dato), tall(kr(belop), Enhet.KRONER, navn))


TRE = (med("1841"), med("1840"), med("1839"))
FOLK = (folk("1841", 9000), folk("1840", 4500), folk("1839", 1500))
LONN = post("lonn", nokkel="mellom")


def gjort(*posteringer: object, **annet: object) -> Aarsoppgjor:
    """Settle 2024 with three municipalities, who share by population unless something else is said."""
    felt = {
        "deltakelser": TRE,
        "poster": (LONN,),
        "posteringer": tuple(posteringer),
        "nokler": (nokkel("mellom", FOLKETALL),),
        "maalinger": FOLK,
    }
    return gjor_opp_aaret(Aarsgrunnlag(2024, "1841", **(felt | annet)))  # type: ignore[arg-type]


def kroner(oppgjor: Aarsoppgjor) -> dict[str, Fraction]:
    """Give what each bears, in kroner."""
    return {part: Fraction(oppgjor.baerer(part), 100) for part in oppgjor.grunnlag.parter if oppgjor.baerer(part)}
