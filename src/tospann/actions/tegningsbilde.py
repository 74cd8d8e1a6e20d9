"""All that follows from a structure drawn by hand: figures, demands that break, and how far it is from the best."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import lru_cache

from tospann.core.struktur.inndeling import Inndeling, av_struktur, som_grupper
from tospann.core.struktur.kravvalg import problemet
from tospann.core.struktur.losning import Status, forbered, los
from tospann.core.struktur.mot_best import MotBest, hold_mot_best
from tospann.core.struktur.motor.pulje import ForMangeGrupper
from tospann.core.struktur.problem import Struktur, Strukturproblem
from tospann.core.struktur.prov import Prove, prov
from tospann.core.struktur.studie import Strukturstudie
from tospann.core.struktur.tegningstall import Tegningstall, tell_tegning
from tospann.store import models

BEST = "Det beste svaret"
# How many seconds a drawing waits for the best answer; a county takes a hundredth of one.
TAALMOD = 5.0
_UTEN_BEST = {
    Status.UMULIG: "Ingen struktur oppfyller alle kravene, så det er ikke noe beste svar å sammenligne med.",
    Status.TIDSGRENSE: "Det beste svaret er ikke bevist ennå, så tegningen kan ikke sammenlignes med det.",
}


@dataclass(frozen=True, slots=True)
class Regnet:
    """A version of a study ready to try structures on: *best* is empty where nothing is proven to be best."""

    studie: Strukturstudie
    problem: Strukturproblem
    best: tuple[Struktur, ...]
    uten_best: str = ""

    @property
    def numre(self) -> tuple[str, ...]:
        """Give the municipalities' numbers by index."""
        return self.studie.grunnlag.numre

    def beste_inndeling(self) -> Inndeling:
        """Give the best structure by number; only where there is one."""
        return av_struktur(BEST, self.numre, self.best[0])


@dataclass(frozen=True, slots=True)
class Tegningsbilde:
    """A drawing and what follows from it; *mot_best* is empty where nothing is proven to be best."""

    regnet: Regnet
    inndeling: Inndeling
    tall: Tegningstall
    prove: Prove
    mot_best: tuple[MotBest, ...]

    @property
    def brudd(self) -> tuple[str, ...]:
        """Say each demand and limit that is broken."""
        return (*self.prove.setninger(self.regnet.studie.grunnlag.navn), *self.prove.merknader)

    @property
    def antall_krav(self) -> int:
        """Count the demands of the study."""
        return len(self.regnet.problem.krav)


@dataclass(frozen=True, slots=True)
class _Versjon:
    """A version of a study, known by its fingerprint: what it holds is never changed."""

    fingeravtrykk: str
    rad: models.Studieversjon = field(compare=False)


def siste_versjon(studie: models.Strukturstudie) -> models.Studieversjon:
    """Give what is asked now, without reading the facts again: most who ask have them already."""
    return studie.versjoner.latest("nr")


def regn_versjon(versjon: models.Studieversjon) -> Regnet:
    """Give the study's problem and its best answer; the same version is worked out once in each process."""
    return _regn(_Versjon(versjon.fingeravtrykk, versjon))


@lru_cache(maxsize=16)
def _regn(versjon: _Versjon) -> Regnet:
    studie = versjon.rad.som_verdi()
    problem = problemet(studie, versjon.rad.krav)
    frist = time.monotonic() + TAALMOD
    try:
        losning = los(forbered(problem), igjen=lambda: frist - time.monotonic()).losning
    except ForMangeGrupper:
        return Regnet(studie, problem, (), "Det er for mange grupper å lete gjennom til at det beste svaret er kjent.")
    if losning.status is Status.OPTIMAL:
        return Regnet(studie, problem, losning.strukturer[:1])
    return Regnet(studie, problem, (), _UTEN_BEST[losning.status])


def tegningsbilde(regnet: Regnet, inndeling: Inndeling) -> Tegningsbilde:
    """Work out everything that follows from a structure."""
    studie, prove = regnet.studie, prov(regnet.problem, som_grupper(inndeling, regnet.numre))
    best = [(regnet.beste_inndeling(), regnet.best[0].pris)] if regnet.best else []
    mot_best = tuple(hold_mot_best(studie, (inndeling, prove.pris), b) for b in best)
    return Tegningsbilde(regnet, inndeling, tell_tegning(studie, inndeling), prove, mot_best)
