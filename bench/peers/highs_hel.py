"""HiGHS on the full pool, as it comes but with no gap allowed: a peer in its own process."""

import json
import sys
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

import highspy
import numpy as np


def brukt():
    """Processor seconds, also those of programs it starts."""
    return sum(getrusage(hvem).ru_utime + getrusage(hvem).ru_stime for hvem in (RUSAGE_SELF, RUSAGE_CHILDREN))


inn = json.load(sys.stdin)
fra = brukt()
h = highspy.Highs()
for navn, verdi in {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "time_limit": inn["frist"]}.items():
    h.setOptionValue(navn, verdi)
n, m = inn["n"], len(inn["kostnad"])
h.addRows(n, np.ones(n), np.ones(n), 0, np.zeros(n, np.int32), np.zeros(0, np.int32), np.zeros(0))
start = np.cumsum([0] + [len(k) for k in inn["kolonner"]])
rad = np.array([i for k in inn["kolonner"] for i in k], np.int32)
h.addCols(
    m, np.array(inn["kostnad"]), np.zeros(m), np.ones(m), rad.size, start[:-1].astype(np.int32), rad, np.ones(rad.size)
)
h.changeColsIntegrality(m, np.arange(m, dtype=np.int32), np.full(m, highspy.HighsVarType.kInteger))
h.run()
svar = {"status": h.modelStatusToString(h.getModelStatus()), "verdi": h.getInfo().objective_function_value}
json.dump({**svar, "sekunder": brukt() - fra}, sys.stdout)
