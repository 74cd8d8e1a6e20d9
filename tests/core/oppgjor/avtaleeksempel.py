"""The example of avtaletekst.md in plain values, random agreements of the same kind, and the way into the product."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import count
from random import Random

from tests.core.oppgjor.aarseksempel import KONTERING, d, tall
from tests.core.oppgjor.avtalemodell import STATEN, Avtale, Nokkel, Post, Utgift

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Akonto, Deltakelse, Maaling
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.kostnad import Kostnadspost, Lag, Postering, Posteringsslag
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Nokkelversjon, Regneregel, Trinn
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Dagssnitt, Stilling, Vindu

FOER, ETTER = d("2020-01-01"), d("2030-01-01")
TREDEL = Fraction(1, 3)


def andeler(**deler: str) -> dict[str, Fraction]:
    """Put a key together."""
    return {etter: Fraction(andel) for etter, andel in deler.items()}


POSTER = {
    "lonn": Post(mellom="mellom"),
    "drift": Post(mellom="mellom", mot_staten="aarsverk"),
    "prosjekt": Post(mellom="likt", mot_staten="halvt"),
    "sosial": Post(alene="1839"),
    "statlonn": Post(alene=STATEN),
}
NOKLER = {
    "mellom": (
        Nokkel(andeler(likt="3/10", folketall="7/10"), FOER, d("2025-06-01")),
        Nokkel(andeler(likt="2/10", folketall="8/10"), d("2025-06-01"), ETTER),
    ),
    "aarsverk": (Nokkel(andeler(aarsverk="1"), FOER, ETTER),),
    "likt": (Nokkel(andeler(likt="1"), FOER, ETTER, to_trinn=False, maanedlig=True, kroner=True),),
    "halvt": (Nokkel(andeler(fast="1"), FOER, ETTER, {STATEN: Fraction(1), "kommune": Fraction(1)}),),
}
AARSVERK = (
    (STATEN, Fraction(14), FOER, d("2025-06-01")),
    (STATEN, Fraction(25, 2), d("2025-06-01"), ETTER),
    ("1841", Fraction(6), FOER, ETTER),
    ("1840", 3 + TREDEL, FOER, ETTER),
    ("1839", Fraction(12, 10), FOER, ETTER),
    ("1845", Fraction(7, 4), d("2025-07-01"), ETTER),
)
MEDLEMMER = (
    ("1841", FOER, ETTER),
    ("1840", FOER, ETTER),
    ("1839", FOER, d("2024-03-01")),
    ("1845", d("2025-07-01"), ETTER),
)


def utgift(post: str, ore: int, fra: str, til: str, hos: str = "1841") -> Utgift:
    """Enter a cost; *til* is the last day."""
    return Utgift(post, ore, d(fra), d(til) + timedelta(days=1), hos)


def i_2024(lonn: int = 7_412_345_67) -> Avtale:
    """Give the first year; the pay was wrong when it was closed."""
    folketall = {"1841": 9613, "1840": 4612, "1839": 1007, "1845": 1861}
    utgifter = (
        utgift("lonn", lonn, "2024-01-01", "2024-12-31"),
        utgift("lonn/mva", -12_345_67, "2024-01-01", "2024-12-31"),
        utgift("drift", 1_783_210_11, "2024-01-01", "2024-12-31"),
        utgift("drift", 40_000_00, "2024-01-15", "2024-03-14", "1839"),
        utgift("prosjekt", 333_333_33, "2024-02-10", "2024-11-30", STATEN),
        utgift("sosial", 81_234_50, "2024-01-01", "2024-02-29"),
        utgift("statlonn", 9_870_000_00, "2024-01-01", "2024-12-31", STATEN),
    )
    akonto = (("1840", "1841", 2_600_000_00), ("1839", "1841", 300_000_00))
    return Avtale(2024, "1841", MEDLEMMER, folketall, AARSVERK, NOKLER, POSTER, utgifter, akonto)


def i_2025() -> Avtale:
    """Give the second year, with an entry taken back and entered anew."""
    folketall = {"1841": 9588, "1840": 4587, "1839": 1001, "1845": 1849}
    utgifter = (
        utgift("lonn", 7_700_001_01, "2025-01-01", "2025-12-31"),
        *(utgift("drift", ore, "2025-01-01", "2025-12-31") for ore in (1_850_000_00, -1_850_000_00, 1_805_000_00)),
        utgift("prosjekt", 120_000_07, "2025-05-01", "2025-10-31", STATEN),
    )
    akonto = (("1840", "1841", 2_700_000_00),)
    return Avtale(2025, "1841", MEDLEMMER, folketall, AARSVERK, NOKLER, POSTER, utgifter, akonto)


def som_grunnlag(avtale: Avtale) -> Aarsgrunnlag:
    """Bring the plain values into the product."""
    nr = count(1)
    nytt: Callable[[str], str] = lambda hva: f"{hva}.{next(nr)}"  # noqa: E731 - a counter with a name
    nyttaar = date(avtale.year, 1, 1)
    return Aarsgrunnlag(
        avtale.year,
        avtale.vert,
        tuple(Deltakelse(m, m, Periode(fra, til)) for m, fra, til in avtale.medlemmer),
        tuple(_post(navn, p) for navn, p in avtale.poster.items()),
        tuple(_postering(nytt("p"), u) for u in avtale.utgifter),
        tuple(_nokkel(navn, i, n) for navn, alle in avtale.nokler.items() for i, n in enumerate(alle, 1)),
        tuple(
            Maaling(p, Maal.FOLKETALL, tall(n, Enhet.INNBYGGERE, f"folk.{p}", nyttaar.isoformat()), Periode(nyttaar))
            for p, n in avtale.folketall.items()
        ),
        tuple(
            Stilling(navn := nytt("s"), p, tall(antall, Enhet.AARSVERK, navn), Periode(fra, til))
            for p, antall, fra, til in avtale.aarsverk
        ),
        tuple(
            Akonto(navn := nytt("a"), fra, til, nyttaar, tall(Kroner(ore), Enhet.KRONER, navn))
            for fra, til, ore in avtale.akonto
        ),
    )


def _post(navn: str, post: Post) -> Kostnadspost:
    lag = Lag.STAT if post.alene == STATEN else Lag.STONAD if post.alene and not post.mot_staten else Lag.KOMMUNE
    return Kostnadspost(navn, navn, lag, KONTERING, post.mellom, post.mot_staten, post.alene)


def _postering(id_: str, u: Utgift) -> Postering:
    post, _, mva = u.post.partition("/")
    slag = Posteringsslag.MVA_KOMPENSASJON if mva else Posteringsslag.KOSTNAD
    return Postering(id_, post, Periode(u.fra, u.til), tall(Kroner(u.ore), Enhet.KRONER, id_), u.hos, slag)


def _nokkel(navn: str, versjon: int, n: Nokkel) -> Nokkelversjon:
    metode = Sammensatt(tuple(Nokkelledd(andel, Maal(etter)) for etter, andel in n.andeler.items()))
    regel = Regneregel(
        Avrunding.KRONE if n.kroner else Avrunding.ORE,
        Trinn.TO if n.to_trinn else Trinn.ETT,
        Hyppighet.MAANED if n.maanedlig else Hyppighet.AAR,
    )
    periode, vekter = Periode(n.fra, n.til), tuple(n.vekter.items())
    return Nokkelversjon(navn, navn, versjon, periode, metode, regel, Dagssnitt(Vindu.AAR), vekter=vekter)


def tilfeldig_avtale(r: Random) -> Avtale:
    """Draw a year of some agreement: members who come and go, keys that change, every rounding rule."""
    year = r.choice((2023, 2024))
    aar = (date(year, 1, 1), date(year + 1, 1, 1))
    parter = [str(nr) for nr in r.sample(range(1801, 1899), r.randint(1, 5))]
    medlemmer = [(p, FOER, ETTER) for p in parter[:1]] + [(p, *_del_av(r, aar)) for p in parter[1:]]
    dag = _dag(r, aar)
    to_trinn, maanedlig, kroner = (r.random() < grense for grense in (0.5, 0.5, 0.3))
    metoder = (andeler(likt="1"), andeler(folketall="1"), andeler(likt="1/3", folketall="2/3"), andeler(aarsverk="1"))
    vekter = {STATEN: Fraction(r.randint(0, 9)), "kommune": Fraction(r.randint(1, 9))}
    nokler = {
        "m": tuple(
            Nokkel(r.choice(metoder), fra, til, {}, to_trinn, maanedlig, kroner)
            for fra, til in ((FOER, dag), (dag, ETTER))
        ),
        "s": (Nokkel(r.choice((andeler(aarsverk="1"), andeler(fast="1"))), FOER, ETTER, vekter),),
    }
    poster = {"a": Post(mellom="m"), "b": Post(mellom="m", mot_staten="s"), "c": Post(alene=parter[0], mot_staten="s")}
    utgifter = tuple(_tilfeldig_utgift(r, aar, [*parter, STATEN]) for _ in range(r.randint(1, 6)))
    aarsverk = tuple((p, Fraction(r.randint(1, 60), r.choice((1, 3, 4, 10))), *_del_av(r, aar)) for p in parter[1:])
    fast = (
        (STATEN, Fraction(r.randint(1, 99), 7), FOER, ETTER),
        (parter[0], Fraction(r.randint(1, 99), 8), FOER, ETTER),
    )
    akonto = tuple((p, parter[0], r.randint(0, 10**7)) for p in parter[1:])
    folketall = {p: r.randint(1, 60_000) for p in parter}
    return Avtale(year, parter[0], tuple(medlemmer), folketall, (*fast, *aarsverk), nokler, poster, utgifter, akonto)


def _dag(r: Random, aar: tuple[date, date]) -> date:
    return aar[0] + timedelta(days=r.randint(1, (aar[1] - aar[0]).days - 1))


def _del_av(r: Random, aar: tuple[date, date]) -> tuple[date, date]:
    """Draw when somebody is there: always, from a day, to a day, or between two."""
    fra = FOER if r.random() < 0.5 else _dag(r, aar)
    til = ETTER if r.random() < 0.5 else _dag(r, aar)
    return (fra, til) if fra < til else (fra, ETTER)


def _tilfeldig_utgift(r: Random, aar: tuple[date, date], parter: list[str]) -> Utgift:
    fra = r.choice((aar[0], _dag(r, aar)))
    til = min(aar[1], fra + timedelta(days=r.choice((1, 31, 366))))
    ore = r.choice((1, -1)) * r.randrange(10 ** r.choice((1, 3, 8)))
    return Utgift(r.choice(("a", "a/mva", "b", "b", "c")), ore, fra, til, r.choice(parter))
