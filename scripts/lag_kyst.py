"""
Write src/tospann/data/reise/kyst.csv: which municipalities lie by the sea, with their kilometres of coast.

Run by hand: ``python scripts/lag_kyst.py MAPPE`` (the folder with kommuner_2018.geojson, _2020 and _2024, clipped to
the coast). An edge that only one municipality has is coast or the border with Sweden, Finland and Russia. The border
is the shortest way along such edges from Grense Jakobselv to the head of Iddefjorden; everything else is coast.
A kilometre or less is a river mouth or a simplified corner, and is left out.
"""

import csv
import heapq
import json
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

UT = Path(__file__).resolve().parents[1] / "src" / "tospann" / "data" / "reise" / "kyst.csv"
JAKOBSELV, IDDEFJORDEN = (30.82, 69.79), (11.49, 58.93)
LEAST_KM = 1


def km(p, q):
    x = math.radians((q[0] - p[0]) * math.cos(math.radians((p[1] + q[1]) / 2)))
    return 6371 * math.hypot(x, math.radians(q[1] - p[1]))


def lonely_edges(path):
    owners = defaultdict(list)
    for f in json.loads(path.read_text("utf-8"))["features"]:
        geometry = f["geometry"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for ring in (ring for part in parts for ring in part):
            for a, b in zip(map(tuple, ring), map(tuple, ring[1:])):
                if a != b:
                    owners[min(a, b), max(a, b)].append(f["properties"]["kommunenr"])
    return {edge: who[0] for edge, who in owners.items() if len(who) == 1}


def border(edges):
    near = defaultdict(list)
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    start, end = (min(near, key=lambda p: km(p, place)) for place in (JAKOBSELV, IDDEFJORDEN))
    far, before, queue = {start: 0.0}, {}, [(0.0, start)]
    while queue:
        d, here = heapq.heappop(queue)
        for there in near[here]:
            if (new := d + km(here, there)) < far.get(there, math.inf):
                far[there], before[there] = new, here
                heapq.heappush(queue, (new, there))
    print(f"riksgrensa: {far[end]:.0f} km")
    on_the_way, here = set(), end
    while here != start:
        on_the_way.add((min(here, before[here]), max(here, before[here])))
        here = before[here]
    return on_the_way


def main():
    coast = {}
    for year in (2018, 2020, 2024):
        edges = lonely_edges(Path(sys.argv[1]) / f"kommuner_{year}.geojson")
        land, lengths = border(edges), Counter()
        for edge, who in edges.items():
            lengths[who] += 0 if edge in land else km(*edge)
        by_the_sea = {nr: length for nr, length in lengths.items() if length > LEAST_KM}
        print(f"{year}: {len(by_the_sea)} kommuner ved sjøen")
        coast |= by_the_sea
    UT.parent.mkdir(exist_ok=True)
    with UT.open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(["nummer", "kyst_km"])
        out.writerows([nr, f"{length:.1f}"] for nr, length in sorted(coast.items()))


main()
