"""
Turn municipalities' polygons into shared lines (arcs), for scripts/lag_kart.py.

A border between two municipalities, and a coast that several editions have in common, is one line here, stored once. A
shape is a list of rings, and a ring a list of line numbers: n as the line is written, ~n backwards. So an outline of
several shapes is simply the lines they do not share, and a border cannot gape when it is simplified.
"""

import math
from collections import defaultdict
from collections.abc import Iterator

Point = tuple[int, int]
Ring = list[Point]
Shapes = dict[str, list[Ring]]

SMALLEST_PART = 4  # square units (0,04 km²): smaller skerries are not seen and not tapped


def utm33(lon: float, lat: float) -> tuple[float, float]:
    """Project to UTM 33N (Snyder 1987, eq. 8-9 to 8-15; better than ten metres from Stad to Vardø)."""
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
    east = k0 * n * (d + (1 - t + c) * d**3 / 6 + (5 - 18 * t + t**2 + 72 * c - 58 * ep2) * d**5 / 120)
    north = k0 * (
        m
        + n
        * math.tan(phi)
        * (d**2 / 2 + (5 - t + 9 * c + 4 * c**2) * d**4 / 24 + (61 - 58 * t + t**2 + 600 * c - 330 * ep2) * d**6 / 720)
    )
    return east, north


def rings(geometry: dict) -> Iterator[list]:
    """Yield every ring (holes too: even-odd filling cuts them out)."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for part in parts:
        yield from part


def without_spikes(ring: Ring) -> Ring:
    """Drop points that fall together, and lines that go out and straight back, of an open ring (last point not repeated)."""
    points = list(ring)
    changed = True
    while changed and len(points) > 2:
        size = len(points)
        points = [p for i, p in enumerate(points) if p != points[i - 1]]
        for i, p in enumerate(points):
            if points[i - 1] == points[(i + 1) % len(points)] and len(points) > 2:
                del points[i]
                break
        changed = len(points) != size
    return points


def area(ring: Ring) -> float:
    """Give the area of an open ring in square units."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def read_shapes(features: list[dict], origin: Point, metres: int) -> Shapes:
    """Project, round and clean; every municipality keeps its largest part however small it is."""
    shapes = {}
    for feature in features:
        found = []
        for ring in rings(feature["geometry"]):
            points = [utm33(*p) for p in ring[:-1]]
            rounded = [(round(x / metres) - origin[0], round(-y / metres) - origin[1]) for x, y in points]
            if len(clean := without_spikes(rounded)) > 2:
                found.append(clean)
        largest = max(map(area, found))
        shapes[feature["properties"]["kommunenr"]] = [r for r in found if area(r) >= min(SMALLEST_PART, largest)]
    return shapes


class Lines:
    """The lines of all editions, each once."""

    def __init__(self, editions: dict[str, Shapes]) -> None:
        """Find where lines must begin and end: where the shapes on either side change, in any edition."""
        owners: dict[frozenset, set] = defaultdict(set)
        for name, shapes in editions.items():
            for number, parts in shapes.items():
                for ring in parts:
                    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                        owners[frozenset((a, b))].add((name, number))
        around: dict[Point, list] = defaultdict(list)
        for edge, who in owners.items():
            for point in edge:
                around[point].append(frozenset(who))
        self.nodes = {p for p, sides in around.items() if len(sides) != 2 or sides[0] != sides[1]}
        self.lines: list[list[Point]] = []
        self._numbers: dict[tuple, int] = {}

    def ring(self, points: Ring) -> list[int]:
        """Give a ring as line numbers."""
        starts = [i for i, p in enumerate(points) if p in self.nodes]
        first = starts[0] if starts else points.index(min(points))
        turned = points[first:] + points[:first] + [points[first]]
        found, line = [], [turned[0]]
        for point in turned[1:]:
            line.append(point)
            if point in self.nodes:
                found.append(self._number(line))
                line = [point]
        return found if starts else [self._number(turned)]

    def _number(self, line: list[Point]) -> int:
        forward, back = tuple(line), tuple(reversed(line))
        key = min(forward, back)
        if key not in self._numbers:
            self._numbers[key] = len(self.lines)
            self.lines.append(list(key))
        number = self._numbers[key]
        return number if forward == key else ~number


def simplify(line: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's simplification; the ends stay, so shared borders stay shared."""
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: math.dist(line[0], line[i]))
        return simplify(line[: far + 1], tolerance)[:-1] + simplify(line[far:], tolerance)
    keep, todo = {0, len(line) - 1}, [(0, len(line) - 1)]
    while todo:
        a, b = todo.pop()
        if b - a < 2:
            continue
        worst = max(range(a + 1, b), key=lambda i: _off(line[i], line[a], line[b]))
        if _off(line[worst], line[a], line[b]) > tolerance:
            keep.add(worst)
            todo += [(a, worst), (worst, b)]
    return [line[i] for i in sorted(keep)]


def _off(p: Point, a: Point, b: Point) -> float:
    """Give the distance from a point to a piece of line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    if not dx and not dy:
        return math.dist(p, a)
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.dist(p, (a[0] + t * dx, a[1] + t * dy))


def written(line: list[Point]) -> str:
    """Write a line as its first point and steps: 1726,2447+6+3-2+5."""
    steps = zip(line, line[1:], strict=False)
    return f"{line[0][0]},{line[0][1]}" + "".join(f"{b[0] - a[0]:+d}{b[1] - a[1]:+d}" for a, b in steps)
