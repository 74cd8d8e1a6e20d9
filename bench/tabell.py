"""
Break tables a hundred thousand ways and see that each is read or refused; then measure what people wait for.

Run as ``.venv/bin/python bench/tabell.py [antall] [frø]``. It needs no database. Anything but a table or a refusal
stops it with the seed.
"""

# ruff: noqa: INP001, T201, PLC0415 - a script that prints, and imports what it measures when it measures it

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROT = Path(__file__).resolve().parents[1]
ANTALL, FRO, GANGER = 3_000, 1, 20


def main() -> None:
    """Break, count and measure."""
    sys.path[:0] = [str(ROT), str(ROT / "src")]
    argumenter = [int(a) for a in sys.argv[1:]]
    antall, fro = [*argumenter, *(ANTALL, FRO)[len(argumenter) :]]
    _odelegg(antall, fro)
    _maal()


def _odelegg(antall: int, fro: int) -> None:
    from tests.imports.tabellmutasjoner import SLAG, tell

    begynt = time.monotonic()
    telling = tell(fro, antall)
    minne, tid = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.monotonic() - begynt
    print(f"{antall} ødelagte filer, frø {fro}: 0 uventede feil, {tid:.1f} s, {minne:.0f} MB på det meste")
    for slag in sorted(SLAG):
        print(f"  {slag:10} lest {telling[slag, 'lest']:7}  avvist {telling[slag, 'avvist']:7}")


def _maal() -> None:
    from tests.imports.regnearkfiler import OPPSETT, bok

    from tospann.core.tabell.kontroll import kontroller
    from tospann.core.tabell.regel import Kolonnesum
    from tospann.imports.tabellsamling import levert
    from tospann.imports.trykttabell import les_fil, som_tabell

    ntl = levert("ntl-2012")
    stor = "Sted;Alle;Stat;Kommune\n" + "".join(f"Rad {n};{2 * n};{n};{n}\n" for n in range(1, 2_000))
    stor_tabell = som_tabell(les_fil(stor.encode(), "stor.csv"), OPPSETT)
    summer = [Kolonnesum("sum", "Rad 1", ("alle", "stat", "kommune"), tuple(f"Rad {n}" for n in range(2, 200)))]
    regneark = bok([("Sted", "Alle"), *((f"Rad {n}", n) for n in range(500))])
    _tid("Kontroller tabell 1 (19 rader, 14 regler)", lambda: kontroller(ntl.tabell, ntl.regelfil.regler))
    _tid("Les CSV med 2 000 rader", lambda: som_tabell(les_fil(stor.encode(), "stor.csv"), OPPSETT))
    _tid("Summer 200 av 2 000 rader", lambda: kontroller(stor_tabell, summer))
    _tid("Les xlsx med 500 rader, i egen prosess", lambda: les_fil(regneark, "t.xlsx"))


def _tid(navn: str, gjor: Callable[[], object]) -> None:
    tider = []
    for _ in range(GANGER):
        begynt = time.perf_counter()
        gjor()
        tider.append(time.perf_counter() - begynt)
    print(f"  {navn:45} p50 {sorted(tider)[GANGER // 2] * 1000:7.1f} ms, lengst {max(tider) * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
