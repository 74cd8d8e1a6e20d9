"""
Measure the settlement, and try it hard: years, what-if, fairness, and a million shared amounts.

Run as ``.venv/bin/python bench/oppgjor.py``. It needs no database. The tries are seeded (set FRO to repeat one) and
hold the product against calculations written from the words of an agreement; a difference ends the run with a failure.
Times of one computation are processor time, the best of some; they say something about one machine one day, and judge
nothing. OPPGJOR_KORT=1 tries a tenth.
"""

# ruff: noqa: INP001, T201, S311 - a script that prints, and draws its cases

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

ROT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROT), str(ROT / "src")]

from hypothesis import HealthCheck, seed, settings  # noqa: E402 - the folder must be known first
from hypothesis.stateful import run_state_machine_as_test  # noqa: E402
from tests.core.oppgjor.aarseksempel import FOLKETALL, LIKT, folk, fort, ledd, med, nokkel, post, stilling  # noqa: E402
from tests.core.oppgjor.aarslivet import Aaret  # noqa: E402
from tests.core.oppgjor.avtaleeksempel import som_grunnlag, tilfeldig_avtale  # noqa: E402
from tests.core.oppgjor.avtalemodell import Regnestykke  # noqa: E402
from tests.core.oppgjor.mengde import Telling, kjor  # noqa: E402
from tests.core.oppgjor.test_avtalen import baerer  # noqa: E402

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag  # noqa: E402
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret  # noqa: E402
from tospann.core.oppgjor.endring import forklar_endring  # noqa: E402
from tospann.core.oppgjor.hvahvis import trekk_ut, virkning_av  # noqa: E402
from tospann.core.oppgjor.kjernen import utbrytere  # noqa: E402
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Regneregel  # noqa: E402
from tospann.core.oppgjor.nukleol import nukleol  # noqa: E402
from tospann.core.oppgjor.shapley import shapleyverdi  # noqa: E402
from tospann.core.oppgjor.sidelengs import nokler_side_om_side  # noqa: E402
from tospann.core.oppgjor.spill import Spill  # noqa: E402

FRO = os.environ.get("FRO", "20241125")
DEL = 10 if os.environ.get("OPPGJOR_KORT") else 1
DELINGER, AVTALER, LIV = 1_000_000 // DEL, 5_000 // DEL, 2_000 // DEL
SAMARBEID, POSTER = 300, 40
MAANEDER = [(f"2024-{m:02d}-01", f"2024-{m + 1:02d}-01" if m < 12 else "2025-01-01") for m in range(1, 13)]  # noqa: PLR2004


def main() -> None:
    """Print the times, then the counts."""
    print(f"Frø {FRO}\n")
    maal_aaret()
    maal_spillene()
    feil = prov_delinger() + prov_avtaler()
    prov_livene()
    sys.exit(f"{feil} forskjeller." if feil else 0)


def skriv(navn: str, verdi: str) -> None:
    """Print a line at once."""
    print(f"{navn:<66}{verdi:>22}", flush=True)


def tid(navn: str, hva: Callable[[], object], gjenta: int = 1) -> None:
    """Print the best time of some tries."""
    beste = min(_en_gang(hva) for _ in range(gjenta))
    skriv(navn, (f"{beste:.2f} s" if beste >= 1 else f"{beste * 1000:.1f} ms").replace(".", ","))


def _en_gang(hva: Callable[[], object]) -> float:
    fra = time.process_time()
    hva()
    return time.process_time() - fra


def samarbeid(r: Random, hyppighet: Hyppighet) -> Aarsgrunnlag:
    """Make a cooperation of five with 40 items, each entered every month, half of them shared with the state."""
    parter = [str(nr) for nr in sorted(r.sample(range(1801, 1899), 5))]
    regel = Regneregel(hyppighet=hyppighet)
    poster = tuple(post(f"p{n:02d}", nokkel="mellom", statsnokkel="stat" if n % 2 else "") for n in range(POSTER))
    return Aarsgrunnlag(
        2024,
        parter[0],
        (*(med(p) for p in parter[:-1]), med(parter[-1], til="2024-03-01")),
        poster,
        tuple(fort(p.id, r.randrange(10**7) / 100, *m, hos=parter[0]) for p in poster for m in MAANEDER),
        (
            nokkel("mellom", ledd(likt="3/10", folketall="7/10"), regel=regel),
            nokkel("stat", ledd(aarsverk="1"), regel=regel),
        ),
        tuple(folk(p, r.randint(500, 60_000)) for p in parter),
        tuple(stilling(p, Fraction(r.randint(1, 80), 4)) for p in ("stat", *parter)),
    )


def maal_aaret() -> None:
    """Measure a year for many, and what one person waits for."""
    for hyppighet in Hyppighet:
        alle = [samarbeid(Random(f"{FRO} {n}"), hyppighet) for n in range(SAMARBEID)]
        navn = f"Et år for {SAMARBEID} samarbeid × 12 måneder × {POSTER} poster, rundet {hyppighet}"
        tid(navn, lambda alle=alle: [gjor_opp_aaret(g) for g in alle])  # type: ignore[misc]
    ett = alle[0]
    uttrekk = trekk_ut(ett, "stat", Fraction(1, 4), date(2024, 7, 1))
    metoder = {"likt": LIKT, "folketall": FOLKETALL, "30/70": ledd(likt="3/10", folketall="7/10")}
    tid("Hva hvis: staten trekker ut (før og etter, 40 poster, månedlig)", lambda: virkning_av(ett, uttrekk), 3)
    tid("Tre nøkler side om side", lambda: nokler_side_om_side(ett, "mellom", metoder), 3)
    tid("Forklar endringen, to årsaker", lambda: forklar_endring(ett, uttrekk), 3)


def maal_spillene() -> None:
    """Measure the cost games at the sizes of the structure laboratory."""
    tilfeldige = spill(Random(FRO), 20, lambda r, t: int(1e8 * (t / 1e8) ** 0.8) + r.randrange(10**6))
    tid("Shapley-verdi, n = 20, nøyaktig", lambda: shapleyverdi(tilfeldige), 3)
    likt = dict.fromkeys(tilfeldige.navn, Fraction(tilfeldige.kostnad[-1], 20))
    tid("Kjernen: de fem gruppene som tjener mest på å gå, n = 20", lambda: utbrytere(tilfeldige, likt))
    for navn, kostnad in SPILL.items():
        g = spill(Random(FRO), 18, kostnad)
        tid(f"Nukleol, n = 18, nøyaktig: {navn}", lambda g=g: nukleol(g), 3)  # type: ignore[misc]
    g = flyplass(Random(FRO), 18)
    tid("Nukleol, n = 18, nøyaktig: lengste rullebane", lambda: nukleol(g), 3)


SPILL: dict[str, Callable[[Random, int], int]] = {
    "stordrift med støy": lambda r, t: int(1e8 * (t / 1e8) ** 0.8) + r.randrange(10**6),
    "kontor med minste bemanning": lambda _r, t: 50_000_000 + max(300_000_000, t),
    "trinnvis": lambda _r, t: -(-t // 10**8) * 10**8,
    "helt tilfeldig": lambda r, _t: r.randrange(10**9),
}


def spill(r: Random, antall: int, kostnad: Callable[[Random, int], int]) -> Spill:
    """Make a game from the size of each group."""
    summer = [0]
    for _ in range(antall):
        eget = r.randrange(10**6, 10**8)
        summer += [s + eget for s in summer]
    return Spill(tuple(map(str, range(antall))), (0, *(kostnad(r, t) for t in summer[1:])))


def flyplass(r: Random, antall: int) -> Spill:
    """Make the airport game, which is full of ties."""
    storst = [0]
    for bane in (r.randrange(1, 50) * 10**6 for _ in range(antall)):
        storst += [max(s, bane) for s in storst]
    return Spill(tuple(map(str, range(antall))), storst)


def prov_delinger() -> int:
    """Share a million amounts in as many processes as there are cores."""
    fra, kjerner = time.perf_counter(), os.cpu_count() or 1
    with ProcessPoolExecutor(kjerner) as flere:
        tellinger = list(flere.map(_noen_delinger, range(100)))
    feil = [f for t in tellinger for f in t.feil]
    print()
    for regel in tellinger[0].slag:
        skriv(f"Delinger, mot eget regnestykke og «{regel}»", f"{sum(t.slag[regel] for t in tellinger)}")
    skriv("Delinger i alt, og forskjeller", f"{sum(t.antall for t in tellinger)}, {len(feil)}")
    skriv("Tid", f"{time.perf_counter() - fra:.0f} s")
    for f in feil[:5]:
        print(f)
    return len(feil)


def _noen_delinger(nr: int) -> Telling:
    return kjor(DELINGER // 100, f"{FRO} {nr}")


def prov_avtaler() -> int:
    """Settle random agreements with comings and goings, and hold every line against the words."""
    fra, kjerner = time.perf_counter(), os.cpu_count() or 1
    with ProcessPoolExecutor(kjerner) as flere:
        feil = [f for f in flere.map(_avtale_er_lik, range(AVTALER), chunksize=20) if f >= 0]
    skriv("Årsoppgjør mot avtaleteksten dag for dag, og forskjeller", f"{AVTALER}, {len(feil)}")
    skriv("Tid", f"{time.perf_counter() - fra:.0f} s")
    for nr in feil[:5]:
        print(f"FRO={FRO}, avtale {nr}")
    return len(feil)


def _avtale_er_lik(nr: int) -> int:
    """Give -1 when all is equal, else the number of the agreement."""
    avtale = tilfeldig_avtale(Random(f"{FRO} {nr}"))
    fasit, oppgjor = Regnestykke(avtale), gjor_opp_aaret(som_grunnlag(avtale))
    linjer = baerer(oppgjor) == {navn: ore for navn, ore in fasit.baerer().items() if ore}
    skylder = {p: ore for p, ore in fasit.skylder().items() if ore}
    return -1 if linjer and {s.part: s.ore for s in oppgjor.saldoer() if s.ore} == skylder else nr


def prov_livene() -> None:
    """Live many years in any order; hypothesis ends the run with the shortest way to a fault, if it finds one."""
    fra = time.perf_counter()
    valg = settings(
        max_examples=LIV, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    run_state_machine_as_test(seed(int(FRO))(Aaret), settings=valg)
    skriv("Liv (inntil 50 skritt hver), og brudd", f"{LIV}, 0")
    skriv("Tid", f"{time.perf_counter() - fra:.0f} s")


if __name__ == "__main__":
    main()
