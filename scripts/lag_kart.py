"""
Make src/tospann/data/kart/nordland_2018.json: the map of Nordland as SVG paths, once, by hand.

    python scripts/lag_kart.py GRENSER.geojson > src/tospann/data/kart/nordland_2018.json

The input is a GeoJSON (WGS84) of municipalities with the properties kommunenr and i_nordland,
made from Kartverket's administrative borders (see SOURCE). The shapes are already simplified
with shared borders kept shared; here they are only projected and rounded, so they stay so.

The projection is UTM zone 33 (its meridian, 15 degrees east, runs through Bodø). One unit in
the picture is 100 metres, y grows downwards, and the corner is the north-west of Nordland.
Needs shapely, only to place names: a name stands in its municipality, or in the sea beside it,
and never on another name; the smallest cost over a grid of places, improved until nothing moves.
"""

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from shapely import STRtree, box
from shapely.algorithms.polylabel import polylabel
from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.ops import unary_union

SOURCE = {
    "kilde": "Kartverket, administrative enheter (grenser 2024 ført tilbake til inndelingen 1.1.2018), "
    "via robhop/fylker-og-kommuner (ae87825) og Torskelgen/ReadyMaps (5913a2f). Forenklet geometri.",
    "utgiver": "Kartverket",
    "lisens": "CC BY 4.0",
    "dato": "2018-01-01",
}
METRES_PER_UNIT = 100
MARGIN = 60
SEA_TO_THE_LEFT = 380  # room for the names of the southern areas
SMALLEST_PART = 4  # square units (0,04 km²): smaller skerries are not seen and not tapped
SMALL_ROOM, FINGER = 35, 110  # a shape with less room than this gets a circle at most this large
LETTER, LINE = 36, 66  # width and height of a letter in the names of municipalities
AREA_LETTER, AREA_LINE = 62, 120
# Where the names of the service areas stand: in the sea or over the border, by hand.
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
AREA_LETTERS = {"vesteraalen": 10, "ytre-salten": 11, "indre-salten": 12, "alstahaug": 9, "bronnoy": 7, "lofoten": 7}
Ring = list[tuple[int, int]]
Place = tuple[int, int, str]


def utm33(lon: float, lat: float) -> tuple[float, float]:
    """Project to UTM 33N (Snyder 1987, eq. 8-9 to 8-15; better than a metre here)."""
    a, e2, k0 = 6378137.0, 0.00669438, 0.9996
    phi, ep2 = math.radians(lat), e2 / (1 - e2)
    n = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    t, c = math.tan(phi) ** 2, ep2 * math.cos(phi) ** 2
    d = math.radians(lon - 15) * math.cos(phi)
    m = a * (
        (1 - e2 / 4 - 3 * e2**2 / 64) * phi
        - (3 * e2 / 8 + 3 * e2**2 / 32) * math.sin(2 * phi)
        + (15 * e2**2 / 256) * math.sin(4 * phi)
    )
    east = k0 * n * (d + (1 - t + c) * d**3 / 6)
    north = k0 * (m + n * math.tan(phi) * (d**2 / 2 + (5 - t + 9 * c + 4 * c**2) * d**4 / 24))
    return east, north


def rings(geometry: dict) -> Iterator[list]:
    """Yield every ring (holes too: even-odd filling cuts them out)."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for part in parts:
        yield from part


def project(ring: list) -> Ring:
    """Project and round a ring, dropping points that fall together."""
    points = [utm33(*point) for point in ring]
    rounded = [(round(x / METRES_PER_UNIT), round(-y / METRES_PER_UNIT)) for x, y in points]
    return [p for p, previous in zip(rounded, [None, *rounded], strict=False) if p != previous]


def path(parts: list[Ring], x0: int, y0: int) -> str:
    """Write rings as a short SVG path with relative lines."""
    text = []
    for ring in parts:
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(ring, ring[1:], strict=False)]
        lines = "".join(f"{dx:+d}{dy:+d}" for dx, dy in steps[:-1])
        text.append(f"M{ring[0][0] - x0},{ring[0][1] - y0}l{lines}z".replace("l+", "l"))
    return "".join(text)


def shape(parts: list[Ring], x0: int, y0: int) -> MultiPolygon:
    """Give the rings as a shape (holes filled: they are lakes)."""
    whole = unary_union([Polygon([(x - x0, y - y0) for x, y in ring]).buffer(0) for ring in parts])
    return whole if whole.geom_type == "MultiPolygon" else MultiPolygon([whole])


def middle(land: MultiPolygon) -> tuple[int, int, int]:
    """Find the middle of the widest place in the largest part, and the room around it."""
    largest = max(land.geoms, key=lambda part: part.area)
    point = polylabel(largest, tolerance=2)
    return round(point.x), round(point.y), round(largest.exterior.distance(point))


def finger(x: int, y: int, room: int, others: list[MultiPolygon]) -> int:
    """Give the radius of the circle to tap, 0 where the land itself is large enough."""
    free = min(FINGER, int(min(other.distance(Point(x, y)) for other in others)) - 5)
    return free if room < SMALL_ROOM and free > room else 0


def frame(place: Place, letters: int, letter: int = LETTER, line: int = LINE) -> Polygon:
    """Give the box a text fills."""
    x, y, anchor = place
    width = letters * letter
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return box(left, y - line * 0.75, left + width, y + line * 0.25)


def places(x: int, y: int, land: MultiPolygon) -> Iterator[Place]:
    """Yield where a name may stand: around the middle, and around the edges of the land."""
    yield x, y + LINE // 4, "middle"
    left, top, right, bottom = land.bounds
    for px in range(int(left) - 60, int(right) + 61, 25):
        for py in range(int(top) - 20, int(bottom) + 81, 25):
            for anchor in ("middle", "start", "end"):
                yield px, py, anchor


def place_names(lands: dict[str, MultiPolygon], names: dict[str, str], muted: MultiPolygon) -> dict[str, Place]:
    """Choose a place for each name; see the top of the file."""
    taken = [frame((x, y, a), AREA_LETTERS.get(i, 6), AREA_LETTER, AREA_LINE) for i, x, y, a in AREAS]
    numbers = list(lands)
    tree = STRtree([lands[n] for n in numbers])
    options = {n: cheapest(n, lands, names, tree, numbers, [*taken, muted]) for n in numbers}
    chosen = {n: options[n][0] for n in numbers}
    for _ in range(12):
        before = dict(chosen)
        for n in numbers:
            rest = [chosen[m][2] for m in numbers if m != n]
            chosen[n] = min(options[n], key=lambda o: o[0] + 40 * sum(o[2].intersection(r).area for r in rest))
        if chosen == before:
            break
    return {n: option[1] for n, option in chosen.items()}


def cheapest(number, lands, names, tree, numbers, obstacles) -> list[tuple[float, Place, Polygon]]:
    """Give the places of one name with their cost, best first."""
    land, letters = lands[number], len(names[number])
    x, y, _ = middle(land)
    found = []
    for place in places(x, y, land):
        text = frame(place, letters)
        # A place far from the land would be taken for another's.
        if text.distance(land) > LINE / 2:
            continue
        cost = 0.3 * (text.area - text.intersection(land).area) + 0.5 * text.centroid.distance(Point(x, y)) * LETTER
        foreign = [numbers[i] for i in tree.query(text) if numbers[i] != number]
        cost += 4 * sum(text.intersection(lands[n]).area for n in foreign)
        cost += 40 * sum(text.intersection(o).area for o in obstacles)
        found.append((cost, place, text))
    return sorted(found, key=lambda option: option[0])[:3000]


def main() -> None:
    """Read the borders, print the table."""
    features = json.loads(Path(sys.argv[1]).read_text("utf-8"))["features"]
    own, muted, names = {}, {}, {}
    for feature in features:
        parts = [r for r in map(project, rings(feature["geometry"])) if len(r) > 3]
        large = max(abs(Polygon(r).area) for r in parts)
        keep = [r for r in parts if abs(Polygon(r).area) >= min(SMALLEST_PART, large)]
        properties = feature["properties"]
        (own if properties["i_nordland"] else muted)[properties["kommunenr"]] = keep
        names[properties["kommunenr"]] = properties["navn"]
    points = [p for parts in own.values() for ring in parts for p in ring]
    x0, y0 = min(x for x, _ in points) - MARGIN, min(y for _, y in points) - MARGIN
    width, height = max(x for x, _ in points) - x0 + MARGIN, max(y for _, y in points) - y0 + MARGIN
    lands = {number: shape(parts, x0, y0) for number, parts in own.items()}
    labels = place_names(lands, names, shape([r for parts in muted.values() for r in parts], x0, y0))
    table = SOURCE | {
        "utsnitt": [-SEA_TO_THE_LEFT, 0, width + SEA_TO_THE_LEFT, height],
        "meter": METRES_PER_UNIT,
        "kommuner": [row(n, own[n], lands, labels[n], x0, y0) for n in sorted(own)],
        "omraadenavn": [{"omraade": i, "x": x, "y": y, "anker": a} for i, x, y, a in AREAS],
        "naboer": [{"nummer": n, "sti": path(muted[n], x0, y0)} for n in sorted(muted)],
    }
    print(json.dumps(table, ensure_ascii=False, indent=0))


def row(number, parts, lands, label: Place, x0: int, y0: int) -> dict:
    """Give what the table says of one municipality."""
    x, y, room = middle(lands[number])
    return {
        "nummer": number,
        "midt": {"x": x, "y": y},
        "etikett": dict(zip(("x", "y", "anker"), label, strict=True)),
        "treff": finger(x, y, room, [land for n, land in lands.items() if n != number]),
        "sti": path(parts, x0, y0),
    }


if __name__ == "__main__":
    main()
