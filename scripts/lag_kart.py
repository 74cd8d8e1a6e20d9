"""
Make the tables in src/tospann/data/kart: Norway's municipalities as shared lines, and how each picture is cut, by hand.

    python scripts/lag_kart.py FOLDER

(about five minutes; with "land" after the folder only the pictures of the whole country are made anew.)
FOLDER holds the folders 1_kommuner, 2_grenser and 3_statistikk: municipalities by date, borders as GeoJSON (WGS84), and
population (only to decide which name wins where two cannot both stand). Writes norge.json and nordland.json (lines and
shapes for 2018, 2020 and 2024, which share one coastline) and bilder.json (for each county and period, and for the
country: the frame, where names stand, and circles and enlarged corners for what is too small to hit).

The projection is UTM zone 33, as on Kartverket's maps of the whole country. One unit is 100 metres, y grows downwards.
Needs shapely (kartnavn.py), which is no dependency of the product.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

import shapely
from kartlinjer import Lines, Shapes, read_shapes, rings, utm33, written
from kartnavn import Type, middle, options, place, place_greedily

OUT = Path(__file__).resolve().parents[1] / "src" / "tospann" / "data" / "kart"
SOURCE = {
    "kilde": "Administrative enheter (grenser 2024, ført tilbake til inndelingene 1.1.2020 og 1.1.2018), via "
    "robhop/fylker-og-kommuner (ae87825) og Torskelgen/ReadyMaps (5913a2f). Forenklet geometri.",
    "utgiver": "Kartverket",
    "lisens": "CC BY 4.0",
    "dato": "2024-01-01",
}
METRES = 100
WIDE, TALL, NARROW = 640, 880, 330  # pixels a picture gets on a large and a small screen
LETTER = 11.5  # pixels
SMALL_ROOM, FINGER = 6, 19  # pixels: a shape with less room than this gets a circle at most this large
SEA_TO_THE_LEFT = 380  # room for the names of Nordland's southern service areas
# Which drawing each set of counties is drawn with.
SETS = {"2012-01-01": "2018", "2018-01-01": "2018", "2019-01-01": "2018", "2020-01-01": "2020", "2024-01-01": "2024"}
# Where the names of the service areas of 2018 stand: in the sea or over the border, by hand (units from Nordland's corner).
AREAS = [
    ("vesteraalen", 1290, 520, "end"),
    ("ofoten", 2600, 1730, "middle"),
    ("lofoten", 880, 1130, "end"),
    ("ytre-salten", 960, 2470, "end"),
    ("indre-salten", 2130, 3060, "start"),
    ("rana", 1890, 3560, "start"),
    ("alstahaug", 285, 3560, "end"),
    ("vefsn", 1500, 4330, "start"),
    ("bronnoy", 130, 4660, "end"),
]
AREA_NAMES = {
    "vesteraalen": "Vesterålen",
    "ofoten": "Ofoten",
    "lofoten": "Lofoten",
    "ytre-salten": "Ytre Salten",
    "indre-salten": "Indre Salten",
    "rana": "Rana",
    "alstahaug": "Alstahaug",
    "vefsn": "Vefsn",
    "bronnoy": "Brønnøy",
}
AREA_SIZE = 104
# Corners of the country that are enlarged: name, the corner (left, top, width, height), where it stands, how much larger.
INSETS = [
    ("Oslofjorden", (2980, 12530, 800, 1380), (5500, 9500), 3.6),
    ("Sunnmøre", (840, 9400, 900, 760), (0, 6350), 3),
    ("Bergen", (60, 11130, 640, 1400), (0, 1700), 3),
    ("Nord-Jæren", (0, 13050, 720, 900), (2080, 900), 3),
]
COUNTY_LETTER = 13  # pixels


def path(ring: list) -> str:
    """Write a closed ring as an SVG path."""
    first = f"{ring[0][0]},{ring[0][1]}"
    return f"M{first}l{written(ring).removeprefix(first)}z"


def table(folder: Path, name: str) -> list[dict]:
    """Read a CSV."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Base:
    """One table of lines and shapes: the editions it draws."""

    def __init__(self, name: str, editions: dict[str, Shapes]) -> None:
        """Share the lines, and give each different shape a number."""
        self.name, self.lines = name, Lines(editions)
        self.shapes: list[list[list[int]]] = []
        self.editions: dict[str, dict[str, int]] = {}
        self.lands: dict[str, dict] = {}
        numbers: dict[str, int] = {}
        for year, shapes in editions.items():
            self.editions[year], self.lands[year] = {}, {}
            for number in sorted(shapes):
                refs = [self.lines.ring(ring) for ring in shapes[number]]
                key = json.dumps(refs)
                if key not in numbers:
                    numbers[key] = len(self.shapes)
                    self.shapes.append(refs)
                self.editions[year][number] = numbers[key]
                parts = [shapely.Polygon(ring).buffer(0) for ring in shapes[number]]
                self.lands[year][number] = shapely.union_all(parts)

    def write(self) -> None:
        """Write the table, one line or shape to a row."""
        middles = {}
        for year, numbers in self.editions.items():
            for number, index in numbers.items():
                middles.setdefault(index, middle(self.lands[year][number])[:2])
        editions = [{"dato": f"{y}-01-01", "flater": numbers} for y, numbers in self.editions.items()]
        save(
            f"{self.name}.json",
            SOURCE | {"meter": METRES},
            linjer=map(written, self.lines.lines),
            flater=[{"midt": middles[i], "ringer": refs} for i, refs in enumerate(self.shapes)],
            utgaver=editions,
        )


def save(name: str, head: dict, **lists) -> None:
    """Write JSON with one row for each thing in the lists, so that a change can be read."""
    compact = {"ensure_ascii": False, "separators": (",", ":")}
    rows = [f'"{k}":{json.dumps(v, **compact)}' for k, v in head.items()]
    for key, items in lists.items():
        rows.append(f'"{key}":[\n' + ",\n".join(json.dumps(i, **compact) for i in items) + "\n]")
    (OUT / name).write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")


def counties(folder: Path) -> dict[str, dict[str, set[str]]]:
    """Give, for each set of counties, which counties each drawn shape has municipalities in."""
    versions, changes = (
        table(folder, "1_kommuner/kommuner_versjoner.csv"),
        table(folder, "1_kommuner/kommune_endringer.csv"),
    )
    found = {}
    for day, year in SETS.items():
        latest = max(v["gyldig_dato"] for v in versions if v["gyldig_dato"] <= day)
        found[day] = defaultdict(set)
        for v in (v for v in versions if v["gyldig_dato"] == latest):
            found[day][drawn(v["kommunenr"], day, f"{year}-01-01", changes)].add(v["fylkesnr"])
    return found


def drawn(number: str, day: str, drawing: str, changes: list[dict]) -> str:
    """Follow a number to the date of the drawing (nothing was divided before 2020)."""
    for c in sorted(changes, key=lambda c: c["dato"]):
        if day < c["dato"] <= drawing and c["gammelt_nr"] == number:
            number = c["nytt_nr"]
    for c in sorted(changes, key=lambda c: c["dato"], reverse=True):
        if drawing < c["dato"] <= day and c["nytt_nr"] == number:
            number = c["gammelt_nr"]
    return number


def facts(folder: Path) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, int]]]:
    """Give names and population by drawing and number."""
    names, people = defaultdict(dict), defaultdict(dict)
    for v in table(folder, "1_kommuner/kommuner_versjoner.csv"):
        names[v["gyldig_dato"][:4]][v["kommunenr"]] = v["navn_norsk"]
    for v in table(folder, "3_statistikk/folketall_kommune_gjeldende_inndeling.csv"):
        people[v["ar"]][v["kommunenr"]] = int(v["folketall"])
    return names, people


class Pictures:
    """All pictures: the country and each county in each period."""

    def __init__(self, folder: Path, norway: Base, nordland: Base) -> None:
        """Read what decides them."""
        self.names, self.people = facts(folder)
        self.counties = counties(folder)
        self.county_names = {
            (v["gyldig_dato"], v["fylkesnr"]): v["fylke"] for v in table(folder, "1_kommuner/fylker_versjoner.csv")
        }
        self.norway, self.nordland = norway, nordland
        self.rows: list[dict] = []
        self.before: dict[str, dict] = {}

    def base(self, county: str) -> Base:
        """Give the table a county is drawn from."""
        return self.nordland if county == "18" else self.norway

    def own(self, day: str, county: str) -> dict:
        """Give the shapes of a county (everything for the country) on a day."""
        lands = self.base(county).lands[SETS[day]]
        return {n: land for n, land in lands.items() if not county or county in self.counties[day].get(n, ())}

    def frame(self, county: str) -> tuple[int, int, int, int]:
        """Give a frame that is the same in all periods, so that the picture stands still when the date moves."""
        boxes = [self.own(day, county) for day in SETS]
        left, top, right, bottom = shapely.total_bounds([land for lands in boxes for land in lands.values()])
        pad = max(right - left, bottom - top) * 0.02
        sea = SEA_TO_THE_LEFT if county == "18" else 0
        return round(left - pad - sea), round(top - pad), round(right + pad), round(bottom + pad)

    def add_county(self, day: str, county: str) -> None:
        """Add the picture of a county, unless it is the same as before."""
        own, year = self.own(day, county), SETS[day]
        numbers = sorted((n, self.base(county).editions[year][n]) for n in own)
        if (before := self.before.get(county)) and before["numbers"] == numbers and before["tegning"] == year:
            return
        frame = self.frame(county)
        picture = Picture(self, day, county, own, frame)
        row = picture.row(before)
        self.before[county] = {"numbers": numbers, "tegning": year, "row": row, "names": picture.names}
        self.rows.append(row)

    def add_country(self, day: str) -> None:
        """Add the picture of the whole country, with the names of the counties."""
        own, groups = self.own(day, ""), defaultdict(list)
        for n, land in own.items():
            for county in self.counties[day][n]:
                groups[county].append(land)
        lands = {c: shapely.union_all(found) for c, found in groups.items()}
        latest = max(d for d, _ in self.county_names if d <= day)
        row = Country(self, day, lands, {c: self.county_names[latest, c] for c in lands}, self.frame("")).row(None)
        self.rows.append(row)


class Picture:
    """One picture: a county in a period."""

    def __init__(self, pictures: Pictures, day: str, county: str, own: dict, frame) -> None:
        """Gather the shapes, the grey ones around, and the names."""
        self.all, self.day, self.county, self.own, self.frame = pictures, day, county, own, frame
        self.year = SETS[day]
        self.scale = min(WIDE / (frame[2] - frame[0]), TALL / (frame[3] - frame[1]))
        box = shapely.box(*frame)
        lands = pictures.base(county).lands[self.year]
        self.near = {n: land for n, land in lands.items() if n not in own and shapely.intersects(land, box)}
        self.grey = shapely.union_all(list(self.near.values()))
        names = pictures.names[self.year]
        several = {n for n in own if self.stands_for_several(n)}
        self.names = {n: names[n] + (" m.fl." if n in several else "") for n in own}
        self.weight = {n: pictures.people[self.year].get(n, 0) for n in own}

    def stands_for_several(self, number: str) -> bool:
        """Tell whether the shape stands for municipalities that had not merged on the day."""
        return self.day < "2018" and number in {"0710", "0712", "0715", "0729", "5054", "1903"}

    def found(self, letter: float) -> dict:
        """Score the places of each name."""
        type_ = Type(letter)
        return {
            n: options(land, self.names[n], type_, self.frame, self.others(n), self.grey)
            for n, land in self.own.items()
        }

    def others(self, number: str):
        """Give the county's other municipalities near one."""
        box = shapely.box(*self.own[number].bounds).buffer(2000)
        return shapely.union_all([land for n, land in self.own.items() if n != number and land.intersects(box)])

    def row(self, before: dict | None) -> dict:
        """Give what the table says of the picture; names stand where they stood in the county's picture before."""
        area_type, letter = Type(AREA_SIZE), LETTER / self.scale
        origin = self.frame[0] + SEA_TO_THE_LEFT, self.frame[1]
        areas = [(i, x + origin[0], y + origin[1], a) for i, x, y, a in AREAS] if self.county == "18" else []
        taken = [area_type.boxes(AREA_NAMES[i], [x], [y], [a])[0] for i, x, y, a in areas]
        wide = self.keep(before, "navn", place(self.found(letter), self.weight, taken), letter, taken)
        small = LETTER / (NARROW / (self.frame[2] - self.frame[0]))
        narrow = self.keep(before, "navn_smal", place_greedily(self.found(small), self.weight, 1.1), small, [])
        left, top, right, bottom = self.frame
        return {
            "fra": self.day,
            "fylke": self.county,
            "grunnlag": self.all.base(self.county).name,
            "tegning": f"{self.year}-01-01",
            "utsnitt": [left, top, right - left, bottom - top],
            "skrift": [round(letter), round(small)],
            "navn": wide,
            "navn_smal": narrow,
            "graa": sorted(self.near),
            "treff": self.fingers(),
            "naboer": self.neighbours(wide, letter),
            "omraadenavn": {i: [x, y, a] for i, x, y, a in areas} if self.year == "2018" else {},
        }

    def keep(self, before, key: str, new: dict, letter: float, taken: list) -> dict:
        """Prefer the old places where they still do no harm."""
        if not before:
            return new
        old = {n: p for n, p in before["row"][key].items() if n in new and before["names"].get(n) == self.names[n]}
        type_, result = Type(letter), {}
        boxes = {n: type_.boxes(self.names[n], [p[0]], [p[1]], [p[2]])[0] for n, p in old.items()}
        moved = {n: p for n, p in new.items() if n not in old}
        free = [type_.boxes(self.names[n], [p[0]], [p[1]], [p[2]])[0] for n, p in moved.items()] + taken
        clear = {n for n, b in boxes.items() if not any(b.intersects(f) for f in free)}
        if clear == set(old):
            result = {**old, **moved}
        return dict(sorted((result or new).items()))

    def fingers(self) -> dict[str, int]:
        """Give the radius of the circle to tap where the land itself is too small."""
        found = {}
        for n, land in self.own.items():
            x, y, room = middle(land)
            rest = shapely.union_all([self.others(n), self.grey])
            free = min(FINGER / self.scale, (rest.distance(shapely.Point(x, y)) if not rest.is_empty else 1e9) - 5)
            if room < SMALL_ROOM / self.scale and free > room:
                found[n] = int(free)
        return found

    def neighbours(self, wide: dict, letter: float) -> dict[str, list]:
        """Give where the names of the counties around stand, where there is room."""
        groups, type_ = defaultdict(list), Type(letter)
        for n, land in self.near.items():
            for county in self.all.counties[self.day].get(n, ()):
                groups[county].append(land)
        taken = shapely.union_all([type_.boxes(self.names[n], [p[0]], [p[1]], [p[2]])[0] for n, p in wide.items()])
        found, box = {}, shapely.box(*self.frame)
        latest = max(d for d, _ in self.all.county_names if d <= self.day)
        for county in sorted(groups):
            part = shapely.intersection(shapely.union_all(groups[county]), box)
            if part.is_empty or part.area < (letter * 3) ** 2:
                continue
            name = self.all.county_names[latest, county] + " ›"
            o = options(part, name, type_, self.frame, shapely.union_all(list(self.own.values())), shapely.Point(0, 0))
            ok = (o.foreign == 0) & (o.inside > 0.7) & (shapely.area(shapely.intersection(o.boxes, taken)) == 0)
            if ok.any():
                i = int(ok.argmax())
                found[county] = [int(o.x[i]), int(o.y[i]), str(o.anchor[i])]
                taken = shapely.union(taken, o.boxes[i])
        return found


class Country(Picture):
    """The whole country: its counties are placed as a county's municipalities are."""

    def __init__(self, pictures: Pictures, day: str, lands: dict, names: dict[str, str], frame) -> None:
        """Take the counties as the shapes."""
        super().__init__(pictures, day, "", {}, frame)
        self.own, self.names, self.near, self.grey = lands, names, {}, shapely.Point(-9999, -9999)
        self.weight = {n: land.area for n, land in lands.items()}

    def row(self, before: dict | None) -> dict:
        """Give what the table says of the picture."""
        letter, small = COUNTY_LETTER / self.scale, LETTER / (NARROW / (self.frame[2] - self.frame[0]))
        boxes = [shapely.box(x, y, x + w * k, y + h * k) for _, (_, _, w, h), (x, y), k in INSETS]
        left, top, right, bottom = self.frame
        return {
            "fra": self.day,
            "fylke": "",
            "grunnlag": "norge",
            "tegning": f"{self.year}-01-01",
            "utsnitt": [left, top, right - left, bottom - top],
            "skrift": [round(letter), round(small)],
            "navn": place(self.found(letter), self.weight, boxes),
            "navn_smal": place_greedily(self.found(small), self.weight, 1.6),
            "graa": [],
            "treff": self.islands(),
            "naboer": {},
            "omraadenavn": {},
            "forstorr": [
                {"navn": name, "fra": list(corner), "til": [x, y, round(corner[2] * k), round(corner[3] * k)]}
                for name, corner, (x, y), k in INSETS
            ],
            "trykkflater": self.touch(),
        }

    def touch(self) -> dict[str, str]:
        """Give a rough area for each county, with its fjords and a strip of sea: what a thumb hits on a small screen."""
        rough = {c: land.buffer(220).buffer(-60).simplify(45) for c, land in self.own.items()}
        found = {}
        for county in sorted(rough):
            rest = shapely.union_all([land.buffer(20) for c, land in self.own.items() if c != county])
            parts = shapely.get_parts(shapely.difference(rough[county], rest).simplify(25))
            big = [[tuple(map(round, p)) for p in part.exterior.coords] for part in parts if part.area > 10_000]
            found[county] = "".join(map(path, big))
        return found

    def islands(self) -> dict[str, int]:
        """Give circles to the municipalities that lie alone in the sea."""
        municipalities = self.all.own(self.day, "")
        tree_numbers, lands = list(municipalities), list(municipalities.values())
        tree, found = shapely.STRtree(lands), {}
        for n, land in municipalities.items():
            x, y, room = middle(land)
            near = [lands[i] for i in tree.query(shapely.Point(x, y).buffer(500)) if tree_numbers[i] != n]
            free = min([12 / self.scale, *(other.distance(shapely.Point(x, y)) - 5 for other in near)])
            if room < 3 / self.scale and free > 6 / self.scale:
                found[n] = int(free)
        return found


def main() -> None:
    """Read the borders, write the tables."""
    folder = Path(sys.argv[1])

    def features(name: str) -> list[dict]:
        return json.loads((folder / "2_grenser" / f"{name}.geojson").read_text("utf-8"))["features"]

    points = [utm33(*p) for f in features("kommuner_2024") for ring in rings(f["geometry"]) for p in ring]
    origin = round(min(x for x, _ in points) / METRES), round(min(-y for _, y in points) / METRES)
    norway = Base(
        "norge", {y: read_shapes(features(f"kommuner_{y}"), origin, METRES) for y in ("2018", "2020", "2024")}
    )
    details = {y: read_shapes(features(f"nordland_{y}_detalj"), origin, METRES) for y in ("2018", "2024")}
    changes = table(folder, "1_kommuner/kommune_endringer.csv")
    details["2020"] = {drawn(n, "2024-01-01", "2020-01-01", changes): s for n, s in details["2024"].items()}
    nordland = Base("nordland", {y: details[y] for y in ("2018", "2020", "2024")})
    norway.write()
    nordland.write()
    pictures = Pictures(folder, norway, nordland)
    for day in ("2012-01-01", "2018-01-01", "2020-01-01", "2024-01-01"):
        pictures.add_country(day)
    if sys.argv[2:] == ["land"]:
        made = json.loads((OUT / "bilder.json").read_text("utf-8"))["bilder"]
        save("bilder.json", {}, bilder=[*pictures.rows, *(row for row in made if row["fylke"])])
        return
    for day in SETS:
        for county in sorted({c for found in pictures.counties[day].values() for c in found}):
            pictures.add_county(day, county)
            print(day, county, flush=True)
    save("bilder.json", {}, bilder=pictures.rows)


if __name__ == "__main__":
    main()
