"""
Write the office tables under src/tospann/data/kontor from a folder of source tables.

Run by hand when a source is renewed: ``python scripts/lag_kontor.py MAPPE``. Each row of a list is kept with the
number it has in print; where that number cannot be right, the right one stands beside it with the reason. The
names of 2025 are not written: their licence is open.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

UT = Path(__file__).resolve().parents[1] / "src" / "tospann" / "data" / "kontor"
LISTER = {
    "difi-2014": ("nav_kontor_2014-10_difi.csv", "difi_id", "kontor", "kommunenr"),
    "norg-2020": ("nav_kontor_2020-03_norg.csv", "enhetsnr", "enhetsnavn", "kommunenr"),
    "norg-2023": ("nav_kontor_2023_norg.csv", "enhetsnr", "enhetsnavn", "kommunenr"),
}
# Not offices that cover a municipality, though the list of 2014 has them among the offices.
SPESIELLE = {"43662", "23822"}
IKKE_KOMMUNE = {"2100": "Svalbard", "2111": "Longyearbyen", "2211": "Jan Mayen"}
UTGAATT = {"1723": "Mosvik", "1729": "Inderøy"}
RETTET = {
    "24425": (
        "0228",
        "Lista har ikke noe kommunenummer her. Rettet til 0228 Rælingen etter kontorets navn og adresse.",
    ),
    "24812": ("1244", "Lista har 1221 Stord. Rettet til 1244 Austevoll etter kontorets navn og adresse."),
}
# The seat of Evenes og Tjeldsund is in Evenes (the address), and Hadeland's number is Gran's in the lists that have numbers.
FELLES_2014 = {"24774": "1853", "24742": "0534", "24595": "1756", "24248": "1902", "35243": ""}


def read(path):
    with path.open(encoding="utf-8") as f:
        return list(csv.DictReader(f))


def write(name, header, rows):
    with (UT / name).open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)
    print(f"{name}: {len(rows)} rader")


def number_2014(row, by_name, crowded):
    """Find Nav's own number for an office of 2014, or keep the list's."""
    id_, name, nr = row["difi_id"], row["kontor"].strip(), row["kommunenr"]
    if id_ in RETTET:
        return RETTET[id_][0]
    if FELLES_2014.get(id_):
        return FELLES_2014[id_]
    if id_ in SPESIELLE or nr in IKKE_KOMMUNE:
        return f"difi-{id_}"
    if nr in crowded:
        return by_name.get(name, f"difi-{id_}") if name in by_name else f"difi-{id_}"
    return nr


def remark(row, id_, nr):
    """Say the municipality the row stands for (empty: none) and why it differs from print."""
    if id_ in RETTET:
        return RETTET[id_]
    if id_ in SPESIELLE:
        return "", "Særskilt enhet, ikke et Nav-kontor som dekker en kommune."
    if nr in IKKE_KOMMUNE:
        return "", f"{IKKE_KOMMUNE[nr]} er ikke en kommune."
    if nr in UTGAATT:
        return "", f"Utgått nummer: {UTGAATT[nr]} er en del av 1756 Inderøy fra 1. januar 2012."
    if nr == "1200":
        return "", "1200 er et fylke, ikke en kommune."
    return nr, ""


def main():
    src = Path(sys.argv[1]) / "4_nav_kontor"
    UT.mkdir(parents=True, exist_ok=True)
    rows = {k: read(src / v[0]) for k, v in LISTER.items()}
    by_name = {r["enhetsnavn"].strip(): r["enhetsnr"] for k in ("norg-2023", "norg-2020") for r in rows[k]}
    several = defaultdict(set)
    for r in rows["difi-2014"]:
        if r["difi_id"] not in SPESIELLE | set(RETTET):
            several[r["kommunenr"]].add(r["difi_id"])
    crowded = {nr for nr, ids in several.items() if len(ids) > 1}
    units, seen, places = {}, [], []
    parts = {
        r["enhetsnr"] for k in ("norg-2020", "norg-2023") for r in rows[k] if len(r["geografisk_tilknytning"]) == 6
    }
    for key, (_, id_col, name_col, nr_col) in LISTER.items():
        for r in rows[key]:
            id_, nr = r[id_col], r[nr_col]
            unit = number_2014(r, by_name, crowded) if key == "difi-2014" else id_
            basis = "NAV" if key != "difi-2014" else "LISTE" if unit.startswith("difi-") else "UTLEDET"
            kind = "SPESIELL" if id_ in SPESIELLE else "BYDEL" if unit in parts or nr in crowded else "KONTOR"
            if basis == "NAV" or unit not in units:
                units[unit] = (kind, basis)
            muni, note = remark(r, id_, nr)
            geo = r.get("geografisk_tilknytning", "")
            seen.append([key, unit, r[name_col].strip(), muni, nr, geo if len(geo) == 6 else "", note])
            if key == "difi-2014" and not any(p[0] == unit for p in places) and r["adresse"].strip():
                places.append([unit, muni, r["adresse"].strip(), r["postnr"], r["poststed"].strip()])
    write("kontor.csv", ["nummer", "slag", "grunnlag"], [[u, *v] for u, v in sorted(units.items())])
    write("observasjoner.csv", ["liste", "kontor", "navn", "kommune", "oppgitt", "del", "merknad"], sorted(seen))
    write("adresser.csv", ["kontor", "kommune", "adresse", "postnr", "poststed"], sorted(places))


if __name__ == "__main__":
    main()
