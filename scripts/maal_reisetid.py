"""
Print how well the travel methods hit: the figures in docs/metode/reisetid.md and the bands in data/reise/modell.toml.

Run by hand: ``python scripts/maal_reisetid.py MAPPE`` (the folder that has 5_reisetid/kalibrering_toi_par.csv). The table
itself is not shipped; only what is counted from it.
"""

import csv
import math
import sys
from datetime import date
from pathlib import Path

from tospann.core.kommune.reisemodell import Reisemetode
from tospann.core.kommune.reisenett import nett_paa
from tospann.core.kommune.reisetid import Reisetid, reisetid
from tospann.imports.reisedata import reisegrunnlag

DATO = date(2020, 1, 1)


def part(values, share):
    ordered = sorted(values)
    return ordered[math.ceil(share * len(ordered)) - 1]


def show(name, pairs):
    """*pairs*: what the source says, what the method gives, half the band."""
    off = [abs(said - given) for said, given, _ in pairs]
    inside = sum(abs(said - given) <= half for said, given, half in pairs)
    quarter = sum(abs(said - given) <= given / 4 for said, given, _ in pairs)
    print(
        f"{name}: {len(pairs)} par, snitt {sum(off) / len(off):.1f}, to av tre {part(off, 2 / 3):.1f}, ni av ti {part(off, 0.9):.1f}, "
        f"verst {max(off):.1f} min; i spennet {inside}, innenfor en firedel {quarter}"
    )


def main():
    nett = nett_paa(reisegrunnlag(), DATO)
    model = nett.modell
    with (Path(sys.argv[1]) / "5_reisetid" / "kalibrering_toi_par.csv").open(encoding="utf-8") as f:
        rows = [r for r in csv.DictReader(f) if r["egen_senterkommune"] == "0"]
    line = lambda r: float(
        model.grunntid.verdi + model.per_km.verdi * round(float(r["luftlinje_senter_km"]) * 100) / 100
    )
    sea = lambda r: [r[k] in reisegrunnlag().kyst for k in ("kommunenr", "senter_kommunenr")]
    said = lambda r: float(r["toi_reisetid_min"])
    ten = float(model.spennregel(Reisemetode.LUFTLINJE, 0).bredde.verdi)
    print(f"lengste luftlinje {max(float(r['luftlinje_senter_km']) for r in rows)} km")
    for name, these in (
        ("regelen, alle", rows),
        ("regelen, begge i innlandet", [r for r in rows if not any(sea(r))]),
        ("regelen, minst en ved sjøen", [r for r in rows if any(sea(r))]),
        ("regelen, begge ved sjøen", [r for r in rows if all(sea(r))]),
    ):
        show(name, [(said(r), line(r), ten) for r in these])
    net = [
        (r, reisetid(nett, r["kommunenr"], r["senter_kommunenr"]))
        for r in rows
        if all(nett.steder[r[k]].knutepunkt for k in ("kommunenr", "senter_kommunenr"))
    ]
    answered = [(r, a) for r, a in net if isinstance(a, Reisetid)]
    for name, short in (("nettet, under en halv time", True), ("nettet, en halv time og mer", False)):
        these = [(r, a) for r, a in answered if (a.minutter.som_brok() < 30) == short]
        show(
            name,
            [
                (said(r), float(a.minutter.som_brok()), float(a.regel.til_hver_side(a.minutter.som_brok())))
                for r, a in these
            ],
        )
    for r, a in net:
        vei = nett.vei(nett.steder[r["kommunenr"]].knutepunkt, nett.steder[r["senter_kommunenr"]].knutepunkt)
        print(
            f"  {r['kommune']}–{r['senter']}: {said(r):.0f} min, nettet {float(vei.minutter):.0f}, {'svarer' if isinstance(a, Reisetid) else 'ukjent'}"
        )
    for day in (date(2018, 1, 1), date(2020, 1, 1), date(2024, 1, 1)):
        count(day)


def count(day):
    """How many neighbours over land get an answer, and by which method."""
    nett = nett_paa(reisegrunnlag(), day)
    from tospann.imports.register import les_naboer

    tally = {}
    for n in les_naboer():
        if n.landgrense_km > 0 and n.periode.gjelder(day):
            svar = reisetid(nett, n.a, n.b)
            key = svar.metode.value if isinstance(svar, Reisetid) else "ukjent"
            tally[key] = tally.get(key, 0) + 1
    print(day, "naboer på land:", tally)


main()
