"""
Write the national tables under src/tospann/data/register from a folder of source tables.

Run by hand when a source is renewed: ``python scripts/lag_register.py MAPPE``. What each table is made from, and under
what licence, stands in src/tospann/data/register/kilder.toml. Nothing is guessed: where a source gives only a sum for
several municipalities, the sum is kept under all their numbers joined by +.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

UT = Path(__file__).resolve().parents[1] / "src" / "tospann" / "data" / "register"
BANDS = [
    ("0_17", "0-17"),
    ("18_29", "18-29"),
    ("30_49", "30-49"),
    ("50_66", "50-66"),
    ("67_79", "67-79"),
    ("80_pluss", "80-"),
]
# The four changes of 2006-2011 (SSB's list of codes with years; the reform of 1 July 2006 is the first day we answer for).
START = "2006-01-01"
BEFORE_2012 = {
    # number, name, county number, county, from, to
    "1503": ("Kristiansund", "15", "Møre og Romsdal", START, "2008-01-01"),
    "1556": ("Frei", "15", "Møre og Romsdal", START, "2008-01-01"),
    "1723": ("Mosvik", "17", "Nord-Trøndelag", START, "2012-01-01"),
    "1729": ("Inderøy", "17", "Nord-Trøndelag", START, "2012-01-01"),
}
BORN = {"1505": "2008-01-01", "1756": "2012-01-01"}
EARLY = [("2008-01-01", "1503", "1505"), ("2008-01-01", "1556", "1505")]


def read(path):
    with path.open(encoding="utf-8") as f:
        return list(csv.DictReader(f))


def write(name, header, rows):
    with (UT / name).open("w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)
    print(f"{name}: {len(rows)} rader")


def versions(src):
    """Cut each number's life at every snapshot where name or county differs, and at every change that touched it."""
    snaps = defaultdict(dict)
    for r in read(src / "1_kommuner" / "kommuner_versjoner.csv"):
        snaps[r["gyldig_dato"]][r["kommunenr"]] = r
    dates = sorted(snaps)
    org = {}
    for r in read(src / "1_kommuner" / "kommune_orgnr.csv"):
        org["2020-01-01", r["kommunenr_2020"]] = org["2024-01-01", r["kommunenr_2024"]] = r["orgnr"]
    changes = changes_of(src)
    touched = {(d, nr) for d, fra, til, *_ in changes for nr in (fra, til)}
    rows, open_ = [], {}
    for day in dates:
        for nr, r in snaps[day].items():
            facts = [r["navn"], r["navn_norsk"], r["navn_samisk"], r["navn_kvensk"], r["fylkesnr"], r["fylke"]]
            if nr in open_ and (open_[nr][1] != facts or (day, nr) in touched):
                rows.append([nr, *open_[nr][1], open_[nr][0], day])
                open_[nr] = (day, facts)
            open_.setdefault(nr, (BORN.get(nr, START) if day == dates[0] else day, facts))
        for nr in [nr for nr in open_ if nr not in snaps[day]]:
            rows.append([nr, *open_[nr][1], open_[nr][0], day])
            del open_[nr]
    rows += [[nr, *facts, since, ""] for nr, (since, facts) in open_.items()]
    rows += [[nr, n, n, "", "", fnr, f, a, b] for nr, (n, fnr, f, a, b) in BEFORE_2012.items()]
    rows.sort(key=lambda r: (r[0], r[7]))
    # The organisation number follows the municipality from the snapshot where the list names it.
    key = lambda r: (
        org.get(("2024-01-01" if r[7] >= "2024-01-01" or r[8] == "" else "2020-01-01", r[0]), "")
        if r[8] == "" or r[8] > "2020-01-01"
        else ""
    )
    rows = [[*r[:7], key(r), *r[7:]] for r in rows]
    return carry_back(rows, changes), changes


# Hamarøy kept its organisation number when it took in a part of Tysfjord (it stands in the list from before 2020).
KEPT = {"1849": "970542507"}


def carry_back(rows, changes):
    """A municipality that only changes name or number is the same legal person, so the number holds backwards too."""
    same = {(d, a): b for d, a, b, kind, _ in changes if kind in ("nytt nummer", "navneendring")}
    by_start = {(r[8], r[0]): r for r in rows}
    for r in sorted(rows, key=lambda r: r[8], reverse=True):
        next_ = by_start.get((r[9], same.get((r[9], r[0]))))
        r[7] = r[7] or (next_[7] if next_ else "") or (KEPT.get(r[0], "") if r[9] == "2020-01-01" else "")
    return rows


def changes_of(src):
    rows = [[d, a, b, "sammenslåing", ""] for d, a, b in EARLY]
    for r in read(src / "1_kommuner" / "kommune_endringer.csv"):
        kind = "nytt nummer" if r["type"] == "nytt nummer og navn" else r["type"]
        note = "også nytt navn" if r["type"] == "nytt nummer og navn" else r["merknad"]
        rows.append([r["dato"], r["gammelt_nr"], r["nytt_nr"], kind, note])
    return sorted(rows)


def population(src, vers, changes):
    """Own borders where the source has them; other years from the table in 2024 borders, only where whole parts add up."""
    own = {}
    for r in read(src / "3_statistikk" / "folketall_kommune_gjeldende_inndeling.csv"):
        own[r["ar"], r["kommunenr"]] = [int(r["folketall"]), *(int(r[b]) for b, _ in BANDS)]
    have = {y for y, _ in own}
    later = defaultdict(dict)
    for r in read(src / "3_statistikk" / "folketall_kommune_2024_inndeling.csv"):
        later[r["ar"]][r["kommunenr"]] = [float(r["folketall"]), *(float(r[b]) for b, _ in BANDS)]
    succ = {a: {b for d, a2, b, *_ in changes if a2 == a and d == "2024-01-01"} for _, a, _, *_ in changes}
    for year in sorted(set(later) - have):
        day = f"{year}-01-01"
        alive = {v[0] for v in vers if v[8] <= day and (v[9] == "" or v[9] > day)}
        for nr in alive:
            parts = (succ.get(nr) or {nr}) if day < "2024-01-01" else {nr}
            own[year, nr] = [exact(sum(later[year][p][i] for p in parts)) for i in range(7)]
    return [[nr, f"{y}-01-01", *v] for (y, nr), v in sorted(own.items(), key=lambda e: (e[0][0], e[0][1]))]


def exact(value):
    assert abs(value - round(value)) < 1e-6, value
    return round(value)


def weights(pop):
    """Parts of divided municipalities: the new figure less what the whole parts had the year before, or the first official figures."""
    p = {(r[0], r[1][:4]): r[2] for r in pop}
    tys = {
        "1875": p["1875", "2020"] - p["1849", "2019"],
        "1806": p["1806", "2020"] - p["1805", "2019"] - p["1854", "2019"],
    }
    sni = {
        "5055": p["5055", "2020"] - p["5011", "2019"] - p["1571", "2019"] if ("1571", "2019") in p else None,
        "5056": p["5056", "2020"] - p["5013", "2019"],
        "5059": p["5059", "2020"] - p["5016", "2019"] - p["5023", "2019"] - p["5024", "2019"],
    }
    ale = {"1508": p["1508", "2024"], "1580": p["1580", "2024"]}
    rest = "Anslag: folketallet 1.1.2020 i den nye kommunen, minus det de hele kommunene i den hadde 1.1.2019, som del av resten i alle. Flytting og fødsler i året er med i feilen."
    first = "Folketallet 1.1.2024, den første dagen med to kommuner. Haram er den tidligere Haram kommune (1534) hel og uendret (Stortingets vedtak juni 2022), resten er Ålesund."
    again = {"1508": "1504 1523 1529 1546", "1580": "1534"}
    rows = []
    for day, old, parts, why, src in (
        ("2020-01-01", "1850", tys, rest, "tospann-delingsvekter"),
        ("2020-01-01", "5012", sni, rest, "tospann-delingsvekter"),
        ("2024-01-01", "1507", ale, first, "ssb-07459"),
    ):
        whole = sum(parts.values())
        rows += [[day, old, new, part, whole, again.get(new, ""), why, src] for new, part in sorted(parts.items())]
    return rows


def dated(src, folder, stem, columns):
    """Join the snapshots of 2018, 2020 and 2024 into periods: from the first where a row is, until the next that differs."""
    days = ["2018-01-01", "2020-01-01", "2024-01-01"]
    snaps = [{columns(r)[0]: columns(r)[1] for r in read(src / folder / f"{stem}_{d[:4]}.csv")} for d in days]
    rows = []
    for i, snap in enumerate(snaps):
        for key, facts in snap.items():
            if i and snaps[i - 1].get(key) == facts:
                continue
            end = next((days[j] for j in range(i + 1, 3) if snaps[j].get(key) != facts), "")
            rows.append([*key, *facts, days[i], end])
    return sorted(rows)


def neighbours(src):
    def cols(r):
        a, b = sorted((r["kommunenr_a"], r["kommunenr_b"]))
        return (a, b), (r["felles_landgrense_km"], r["avstand_km"])

    return dated(src, "2_grenser", "naboskap", cols)


def points(src):
    return dated(
        src,
        "2_grenser",
        "kommunepunkter",
        lambda r: ((r["kommunenr"],), (r["senter_lat"], r["senter_lon"], r["senter_metode"])),
    )


# Hålogalandsbrua opened on 9 December 2018: 18 km shorter between Narvik and Bjerkvik, so on both links north from Narvik
# (source halogalandsbrua in kilder.toml). The links as delivered are too short by that much before it opened.
BRIDGE, SAVED_KM = "2018-12-09", 18
OVER_ROMBAKEN = {("1805", "1853"): "E10/E6", ("1805", "1919"): "E6"}
BEFORE = "Anslag: modellens lengde og de 18 kilometerne brua senere sparte."
AFTER = (
    "Rapporten fra 2018 sier at Hålogalandsbrua står ferdig «høsten 2018» (linje 683–684). Den åpnet 9. desember 2018."
)


def links(src):
    kinds = {"vei": "VEI", "bru/tunnel": "BRU", "ferje": "FERJE"}
    rows = []
    for r in read(src / "5_reisetid" / "nordland_forbindelser_kuratert.csv"):
        a, b = sorted((r["kommunenr_a"], r["kommunenr_b"]))
        lengths = [r["luftlinje_km"], r["overfart_min_anslag"], r["ventetid_min_anslag"], ""]
        if road := OVER_ROMBAKEN.get((a, b)):
            rows.append(
                [
                    a,
                    b,
                    f"{road} rundt Rombaken",
                    "VEI",
                    *lengths,
                    SAVED_KM,
                    "2018-01-01",
                    BRIDGE,
                    "halogalandsbrua",
                    BEFORE,
                ]
            )
            rows.append(
                [a, b, f"{road} over Hålogalandsbrua", "BRU", *lengths, 0, BRIDGE, "", "halogalandsbrua", AFTER]
            )
        else:
            rows.append([a, b, r["forbindelse"], kinds[r["type"]], *lengths, 0, "2018-01-01", "", "forbindelser", ""])
    return sorted(rows, key=lambda r: r[:3])


def main():
    src = Path(sys.argv[1])
    UT.mkdir(parents=True, exist_ok=True)
    vers, changes = versions(src)
    write(
        "kommuner.csv",
        ["nummer", "navn", "kortnavn", "samisk_navn", "kvensk_navn", "fylkesnummer", "fylke", "orgnr", "fra", "til"],
        vers,
    )
    write("kommuneendringer.csv", ["dato", "fra", "til", "slag", "merknad"], changes)
    pop = population(src, vers, changes)
    write("folketall.csv", ["omraade", "dato", "folketall", *(b for _, b in BANDS)], pop)
    write(
        "delingsvekter.csv", ["dato", "fra", "til", "teller", "nevner", "tidligere", "grunnlag", "kilde"], weights(pop)
    )
    write("naboer.csv", ["a", "b", "landgrense_km", "avstand_km", "fra", "til"], neighbours(src))
    write("punkter.csv", ["nummer", "bredde", "lengde", "metode", "fra", "til"], points(src))
    write(
        "forbindelser.csv",
        [
            "a",
            "b",
            "navn",
            "slag",
            "luftlinje_km",
            "overfart_min",
            "ventetid_min",
            "fast_min",
            "omvei_km",
            "fra",
            "til",
            "kilde",
            "merknad",
        ],
        links(src),
    )
    area = [
        [r["kommunenr"], r["gyldig_dato"], r["areal_km2_polygon_uten_sjo"]]
        for r in read(src / "3_statistikk" / "areal_kommune.csv")
    ]
    write("areal.csv", ["omraade", "dato", "areal"], sorted(area, key=lambda r: (r[1], r[0])))
    sami = [
        [r["kommunenr"], "SAMISK_OMRAADE", "ja" if r["samisk_forvaltningsomrade"] == "1" else "nei", "2024-01-01", ""]
        for r in read(src / "1_kommuner" / "kommuner_versjoner.csv")
        if r["gyldig_dato"] == "2024-01-01"
    ]
    write("opplysninger.csv", ["nummer", "slag", "verdi", "fra", "til"], sorted(sami))


if __name__ == "__main__":
    main()
