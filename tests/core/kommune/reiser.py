"""A small country to travel in: five places on one meridian, roads, a ferry, and a bridge that opens."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.forbindelse import Forbindelse, Forbindelsesslag
from tospann.core.kommune.historie import Endringsslag, Kommuneendring, Kommunehistorie, Kommuneversjon
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisemodell import Reisemetode, Reisemodell, Spennregel
from tospann.core.kommune.reisenett import Kommunesenter, Reisegrunnlag

START, BRUA, REFORMEN, SENERE = date(2018, 1, 1), date(2018, 12, 9), date(2020, 1, 1), date(2021, 1, 1)
DAGEN_FOER = date(2018, 12, 8)
KILDE = Kilde("prove", Kildeslag.MODELL, "Prøvekilde", "Tospann", START)
VEI, BRU, FERJE = Forbindelsesslag.VEI, Forbindelsesslag.BRU, Forbindelsesslag.FERJE


def tall(navn: str, verdi: Fraction | int | str, enhet: Enhet) -> Tall:
    """Make a parameter."""
    return Tall(f"reisemodell.{navn}", navn, Fraction(verdi), enhet, START, "prøven", KILDE)


def modell() -> Reisemodell:
    """Give a model that can be reckoned in the head: twice the line at 60 km/h, so that a kilometre is two minutes."""
    return Reisemodell(
        tall("omvei", 2, Enhet.ANTALL),
        tall("fart", 60, Enhet.ANTALL),
        tall("ferjevei", "0.5", Enhet.ANTALL),
        tall("grunntid", 10, Enhet.MINUTTER),
        tall("per_km", 1, Enhet.ANTALL),
        tall("lengst", 50, Enhet.KILOMETER),
        "18",
        (
            Spennregel(Reisemetode.NETT, 0, tall("kort", 50, Enhet.PROSENT), "prøven av de korte"),
            Spennregel(Reisemetode.NETT, 30, tall("lang", 25, Enhet.PROSENT), "prøven av de lange"),
            Spennregel(Reisemetode.LUFTLINJE, 0, tall("innland", 10, Enhet.MINUTTER), "prøven i innlandet"),
        ),
    )


def lenke(ender: str, navn: str, km: int, slag: Forbindelsesslag = VEI, **annet: object) -> Forbindelse:
    """Make a link: *ender* is "1801 1802"; ferries take 20 minutes and ten of waiting."""
    a, b = ender.split()
    overfart, ventetid = (20, 10) if slag is FERJE else (0, 0)
    felt = {"periode": Periode(START), "kilde": KILDE, "omvei_km": Fraction(), "merknad": ""} | annet
    fast = felt.pop("fast_min", None)
    return Forbindelse(a, b, navn, slag, Fraction(km), overfart, ventetid, fast, **felt)  # type: ignore[arg-type]


def kommune(nummer: str, navn: str, fra: date = START, til: date | None = None) -> Kommuneversjon:
    """Make a municipality; the county is the first two digits."""
    return Kommuneversjon(Kommune(nummer, navn, navn, "Fylket"), nummer[:2], "", Periode(fra, til), KILDE)


def senter(nummer: str, bredde: float, fra: date = START, til: date | None = None) -> Kommunesenter:
    """Make a centre on the 15th meridian; a tenth of a degree is 11.12 km."""
    return Kommunesenter(nummer, bredde, 15.0, "prøven", Periode(fra, til), KILDE)


def historie(start: date = START) -> Kommunehistorie:
    """
    Nord, Midt and Sør are on the road, Øya by ferry, Inn and Land inland in county 34, Fjern nowhere.

    On 1 January 2020 Midt and Sør merge to 1810 with its centre in Sør; Nabo outside the county gets a new number.
    """
    foer = (("1802", "Midt"), ("1803", "Sør"), ("1901", "Nabo"))
    hele = (("1801", "Nord"), ("1804", "Øya"), ("1805", "Fjern"), ("1902", "Annennabo"))
    innland = (("3401", "Inn"), ("3402", "Land"), ("3403", "Langt"))
    versjoner = (
        *(kommune(nummer, navn, start, REFORMEN) for nummer, navn in foer),
        *(kommune(nummer, navn, start) for nummer, navn in (*hele, *innland)),
        *(kommune(nummer, navn, REFORMEN) for nummer, navn in (("1810", "Sørmidt"), ("5401", "Nabo"))),
    )
    endringer = tuple(
        Kommuneendring(REFORMEN, fra, til, slag, "", KILDE)
        for fra, til, slag in (
            ("1802", "1810", Endringsslag.SAMMENSLAAING),
            ("1803", "1810", Endringsslag.SAMMENSLAAING),
            ("1901", "5401", Endringsslag.NYTT_NUMMER),
        )
    )
    return Kommunehistorie(versjoner, endringer)


def sentre() -> tuple[Kommunesenter, ...]:
    """Give the centres; Fjern's is not known."""
    return (
        senter("1801", 67.0),
        senter("1802", 66.9, START, REFORMEN),
        senter("1803", 66.8, START, REFORMEN),
        senter("1804", 66.5),
        senter("1810", 66.805, REFORMEN),
        senter("1901", 68.0, START, REFORMEN),
        senter("5401", 68.0, REFORMEN),
        senter("1902", 68.1),
        senter("3401", 61.0),
        senter("3402", 61.2),
        senter("3403", 62.0),
    )


def forbindelser() -> tuple[Forbindelse, ...]:
    """Give the links: Nord–Midt by a detour of 10 km until the bridge opens; the neighbours joined to each other."""
    foer, etter = Periode(START, BRUA), Periode(BRUA)
    return (
        lenke("1801 1802", "Rv1 rundt", 10, omvei_km=Fraction(10), periode=foer),
        lenke("1801 1802", "Rv1 over brua", 10, BRU, periode=etter, merknad="Brua åpnet."),
        lenke("1802 1803", "Rv1", 10),
        lenke("1803 1804", "Kaia–Øya", 30, FERJE),
        lenke("1801 1901", "E6", 100),
        lenke("1901 1902", "E6", 11),
    )


def grunnlag() -> Reisegrunnlag:
    """Give it all; everything but county 34 lies by the sea."""
    kyst = frozenset({"1801", "1802", "1803", "1804", "1805", "1810", "1901", "1902", "5401"})
    return Reisegrunnlag(historie(), sentre(), forbindelser(), kyst, modell())
