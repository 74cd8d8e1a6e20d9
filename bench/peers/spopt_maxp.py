"""PySAL spopt's max-p heuristic: a peer in its own process. It proves nothing; status says so."""

import json
import sys
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
import warnings

import geopandas
import numpy as np
from libpysal.weights import W
from shapely.geometry import Point
from spopt.region import MaxPHeuristic

warnings.filterwarnings("ignore")


def brukt():
    """Processor seconds, also those of programs it starts."""
    return sum(getrusage(hvem).ru_utime + getrusage(hvem).ru_stime for hvem in (RUSAGE_SELF, RUSAGE_CHILDREN))


inn = json.load(sys.stdin)
naboer = {i: [] for i in range(inn["n"])}
for a, b in inn["kanter"]:
    naboer[a].append(b)
    naboer[b].append(a)
vekt = W(naboer, silence_warnings=True)
ramme = geopandas.GeoDataFrame(
    {"verk": inn["aarsverk"], "folk": inn["folk"]}, geometry=[Point(i, 0) for i in range(inn["n"])]
)
np.random.seed(6)
fra = brukt()
modell = MaxPHeuristic(ramme, vekt, ["folk"], "verk", inn["terskel"], top_n=2)
modell.solve()
json.dump({"status": "heuristikk", "verdi": int(modell.p), "sekunder": brukt() - fra}, sys.stdout)
