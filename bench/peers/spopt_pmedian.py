"""PySAL spopt's p-median with CBC through PuLP: a peer in its own process."""

import json
import sys
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
import warnings

import numpy as np
import pulp
from spopt.locate import PMedian

warnings.filterwarnings("ignore")


def brukt():
    """Processor seconds, also those of programs it starts."""
    return sum(getrusage(hvem).ru_utime + getrusage(hvem).ru_stime for hvem in (RUSAGE_SELF, RUSAGE_CHILDREN))


inn = json.load(sys.stdin)
fra = brukt()
modell = PMedian.from_cost_matrix(np.array(inn["avstand"]), np.array(inn["vekt"], dtype=float), p_facilities=inn["p"])
modell = modell.solve(pulp.PULP_CBC_CMD(msg=False, threads=1, gapRel=0.0, timeLimit=inn["frist"]))
sekunder = brukt() - fra
# PuLP calls an incumbent at the time limit optimal too; so it is, only when the time was not used up.
status = "Optimal" if modell.problem.status == 1 and sekunder < inn["frist"] else "tidsgrense"
json.dump({"status": status, "verdi": float(pulp.value(modell.problem.objective)), "sekunder": sekunder}, sys.stdout)
