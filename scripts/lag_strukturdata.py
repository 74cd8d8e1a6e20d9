"""
Write src/tospann/data/struktur: Norway's 356 municipalities of 2020 as a test problem for the structure engines.

Run by hand, ``python scripts/lag_strukturdata.py``, when the register's tables are renewed. Everything comes from
src/tospann/data/register: population 1.1.2020, borders and municipal centres. Two columns are stand-ins and say so:
positions are one per 430 inhabitants and at least one and a half, and minutes along a border are the straight line
between the centres times 1.3 at 62 km/h, with half an hour more across water. They have the right size and no more.
"""

import csv
import math
from pathlib import Path

ROT = Path(__file__).resolve().parents[1] / "src" / "tospann" / "data"
DAG = "2020-01-01"
OMVEI, FART, FERJE = 1.3, 62.0, 30.0


def les(navn):
    with (ROT / "register" / navn).open(encoding="utf-8") as fil:
        return list(csv.DictReader(fil))


def gjelder(rad):
    return rad["fra"] <= DAG and (not rad["til"] or DAG < rad["til"])


def luftlinje(a, b):
    (b1, l1), (b2, l2) = ((math.radians(float(p["bredde"])), math.radians(float(p["lengde"]))) for p in (a, b))
    h = math.sin((b2 - b1) / 2) ** 2 + math.cos(b1) * math.cos(b2) * math.sin((l2 - l1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def rot(far, i):
    while far[i] != i:
        i = far[i]
    return i


def skriv(navn, hode, rader):
    (ROT / "struktur").mkdir(exist_ok=True)
    with (ROT / "struktur" / navn).open("w", encoding="utf-8", newline="") as fil:
        ut = csv.writer(fil, lineterminator="\n")
        ut.writerow(hode)
        ut.writerows(rader)
    print(f"{navn}: {len(rader)} rader")


def main():
    kommuner = {r["nummer"]: r for r in les("kommuner.csv") if gjelder(r)}
    folk = {r["omraade"]: int(r["folketall"]) for r in les("folketall.csv") if r["dato"] == DAG}
    punkt = {r["nummer"]: r for r in les("punkter.csv") if gjelder(r)}
    numre = sorted(nr for nr in kommuner if nr in folk and nr in punkt)
    assert len(numre) == len(kommuner) == 356, (len(numre), len(kommuner))
    naboer = [r for r in les("naboer.csv") if gjelder(r) and r["a"] in kommuner and r["b"] in kommuner]
    land = {(r["a"], r["b"]) for r in naboer if float(r["landgrense_km"]) > 0}
    sjo = sorted((float(r["avstand_km"]), r["a"], r["b"]) for r in naboer if (r["a"], r["b"]) not in land)
    over = set()
    for nr in numre:  # an island goes to the two it is nearest
        if not any(nr in par for par in land):
            over |= {(a, b) for _, a, b in [s for s in sjo if nr in s[1:]][:2]}
    far = {nr: nr for nr in numre}
    for a, b in land | over:
        far[rot(far, a)] = rot(far, b)
    alle = sorted((luftlinje(punkt[a], punkt[b]), a, b) for a in numre for b in numre if a < b)
    for _, a, b in [*sjo, *alle]:  # and what still hangs loose is tied on where it is shortest
        if rot(far, a) != rot(far, b):
            far[rot(far, a)] = rot(far, b)
            over.add((a, b))
    verk = {nr: max(1.5, round(folk[nr] / 430, 1)) for nr in numre}
    skriv(
        "norge_2020.csv",
        ["nummer", "navn", "folketall", "aarsverk_anslag"],
        [[nr, kommuner[nr]["kortnavn"], folk[nr], verk[nr]] for nr in numre],
    )
    tid = lambda a, b, vann: round(luftlinje(punkt[a], punkt[b]) * OMVEI / FART * 60 + FERJE * vann, 1)
    rader = [[a, b, "land", tid(a, b, 0)] for a, b in sorted(land)] + [
        [a, b, "sjø", tid(a, b, 1)] for a, b in sorted(over)
    ]
    skriv("norge_2020_grenser.csv", ["a", "b", "slag", "minutter_anslag"], rader)


if __name__ == "__main__":
    main()
