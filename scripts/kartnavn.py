"""
Place names on a map, for scripts/lag_kart.py: each in its own land or in the sea beside it, never on another name.

The cheapest place over a grid of places is chosen for each name, improved until nothing moves; a name that still would
cover another, or be taken for a neighbour's, is left out (the link and the table have it). Needs shapely.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.algorithms.polylabel import polylabel

Place = tuple[int, int, str]
# Widths of letters as parts of the type size (Inter, by eye); everything else is 0,58.
NARROW, WIDE = set("fijlrtI.,-' "), set("mwMWØÅ")


@dataclass
class Type:
    """A type size in the picture's units."""

    size: float

    def width(self, text: str) -> float:
        """Give about how wide a text is."""
        return self.size * sum(
            0.34 if c in NARROW else 0.86 if c in WIDE else 0.68 if c.isupper() else 0.58 for c in text
        )

    def boxes(self, text: str, x, y, anchor):
        """Give the boxes the text fills with its point in x, y (arrays)."""
        width = self.width(text)
        left = np.asarray(x) - width * np.array([{"start": 0.0, "middle": 0.5, "end": 1.0}[a] for a in anchor])
        return shapely.box(left, np.asarray(y) - self.size * 0.82, left + width, np.asarray(y) + self.size * 0.26)


@dataclass
class Options:
    """The possible places of one name, best first."""

    x: np.ndarray
    y: np.ndarray
    anchor: np.ndarray
    cost: np.ndarray
    boxes: np.ndarray
    foreign: np.ndarray
    inside: np.ndarray


def middle(land) -> tuple[int, int, int]:
    """Find the middle of the widest place in the largest part, and the room around it."""
    largest = max(shapely.get_parts(land), key=lambda part: part.area)
    point = polylabel(largest, tolerance=2)
    return round(point.x), round(point.y), round(largest.exterior.distance(point))


def options(land, name: str, type_: Type, frame, others, muted) -> Options:
    """Score every place a name may have; *others* are the other municipalities, *muted* what is grey."""
    x, y, anchor = _grid(land, type_)
    boxes = type_.boxes(name, x, y, anchor)
    frame_box = shapely.box(*frame)
    shapely.prepare(frame_box)
    ok = shapely.within(boxes, frame_box) & (shapely.distance(boxes, land) <= type_.size * 0.35)
    x, y, anchor, boxes = x[ok], y[ok], anchor[ok], boxes[ok]
    area = shapely.area(boxes)
    inside = shapely.area(shapely.intersection(boxes, land)) / np.maximum(area, 1)
    foreign = shapely.area(shapely.intersection(boxes, others)) / np.maximum(area, 1)
    grey = shapely.area(shapely.intersection(boxes, muted)) / np.maximum(area, 1)
    mx, my, _ = middle(land)
    far = shapely.distance(shapely.centroid(boxes), shapely.Point(mx, my)) / (type_.width(name) + 2 * type_.size)
    cost = 0.3 * (1 - inside) + 3 * foreign + 6 * grey + 0.5 * far
    order = np.argsort(cost, kind="stable")[:600]
    pick = (v[order] for v in (x, y, anchor, cost, boxes, foreign, inside))
    return Options(*pick)


def _grid(land, type_: Type):
    left, top, right, bottom = land.bounds
    pad = type_.size * 1.2
    step = max(type_.size * 0.45, (right - left) / 34, (bottom - top) / 34)
    xs = np.arange(left - pad, right + pad + 1, step)
    ys = np.arange(top - pad * 0.4, bottom + pad + 1, step)
    mx, my, _ = middle(land)
    gx, gy = (g.ravel() for g in np.meshgrid(xs, ys))
    n = len(gx)
    x = np.concatenate([[mx], gx, gx, gx]).round()
    y = np.concatenate([[my + type_.size * 0.28], gy, gy, gy]).round()
    anchor = np.array(["middle"] * (n + 1) + ["start"] * n + ["end"] * n)
    return x, y, anchor


def place(found: dict[str, Options], weight: dict[str, float], fixed: list) -> dict[str, Place]:
    """Choose one place for each name; *fixed* are boxes already taken. Heavier names win over lighter."""
    chosen = {n: 0 for n, o in found.items() if len(o.cost)}
    for _ in range(15):
        before = dict(chosen)
        for n in chosen:
            rest = shapely.union_all([found[m].boxes[i] for m, i in chosen.items() if m != n] + fixed)
            o = found[n]
            overlap = shapely.area(shapely.intersection(o.boxes, rest)) / shapely.area(o.boxes)
            chosen[n] = int(np.argmin(o.cost + 30 * overlap))
        if chosen == before:
            break
    return _without_collisions(found, chosen, weight, fixed)


def _without_collisions(found, chosen, weight, fixed) -> dict[str, Place]:
    """Keep a name only where it covers no heavier name, and cannot be taken for a neighbour's."""
    kept, taken = {}, list(fixed)
    for n in sorted(chosen, key=lambda n: -weight[n]):
        o, whole = found[n], shapely.union_all(taken)
        overlap = shapely.area(shapely.intersection(o.boxes, whole))
        free = (overlap == 0) & ~((o.foreign > 0.45) & (o.inside < 0.4)) & (o.foreign < 0.62)
        candidates = np.flatnonzero(free)
        if not len(candidates):
            continue
        i = chosen[n] if free[chosen[n]] else int(candidates[0])
        taken.append(o.boxes[i])
        kept[n] = (int(o.x[i]), int(o.y[i]), str(o.anchor[i]))
    return kept


def place_greedily(found: dict[str, Options], weight: dict[str, float], dearest: float) -> dict[str, Place]:
    """Choose places for the heaviest names first, leaving out those with no good place (small screens)."""
    kept, taken = {}, []
    for n in sorted(found, key=lambda n: -weight[n]):
        o = found[n]
        free = (o.cost < dearest) & (shapely.area(shapely.intersection(o.boxes, shapely.union_all(taken))) == 0)
        if (candidates := np.flatnonzero(free)).size:
            i = int(candidates[0])
            taken.append(o.boxes[i])
            kept[n] = (int(o.x[i]), int(o.y[i]), str(o.anchor[i]))
    return kept
