"""CP-SAT on the full pool: a peer in its own process. JSON in: columns and costs; JSON out: status, value, seconds."""

import json
import sys
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from ortools.sat.python import cp_model


def brukt():
    """Processor seconds, also those of programs it starts."""
    return sum(getrusage(hvem).ru_utime + getrusage(hvem).ru_stime for hvem in (RUSAGE_SELF, RUSAGE_CHILDREN))


inn = json.load(sys.stdin)
fra = brukt()
modell = cp_model.CpModel()
x = [modell.new_bool_var("") for _ in inn["kostnad"]]
rader = [[] for _ in range(inn["n"])]
for nr, medlemmer in enumerate(inn["kolonner"]):
    for i in medlemmer:
        rader[i].append(x[nr])
for rad in rader:
    modell.add_exactly_one(rad)
# Whole thousandths: CP-SAT counts in whole numbers.
modell.minimize(sum(round(k * 1000) * v for k, v in zip(inn["kostnad"], x)))
loser = cp_model.CpSolver()
loser.parameters.num_workers, loser.parameters.max_time_in_seconds = 1, inn["frist"]
status = loser.solve(modell)
verdi = loser.objective_value / 1000 if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
json.dump({"status": loser.status_name(status), "verdi": verdi, "sekunder": brukt() - fra}, sys.stdout)
