"""
Run a sweep: job by job here, in several processes, or on a cluster; stopped and taken up again without loss.

Each answer is written whole under a name of its own as soon as it is there, so what is in the folder is always true.
No database is needed, and nothing is kept there.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from multiprocessing import active_children, get_context
from pathlib import Path
from types import ModuleType

from tospann.core.struktur.problem import Strukturproblem
from tospann.core.struktur.sveip import Jobb, Jobbsvar, jobber, kjor_jobb, samle_sveip
from tospann.documents.sveipsvar import jobblinje, sveiptabell
from tospann.imports.sveipfil import Sveipfil, les_jobbsvar

Kjorer = Callable[[Strukturproblem, Sequence[Jobb]], Iterator[Jobbsvar]]
Framdrift = Callable[[int, int], None]
_VENT, _VENT_PAA_ARBEIDERE = "20s", 60


class SveipStanset(RuntimeError):
    """The sweep did not come through; the text says why and what can be done."""


def her(problem: Strukturproblem, jobbene: Sequence[Jobb]) -> Iterator[Jobbsvar]:
    """Run the jobs in this process, one after the other."""
    return (kjor_jobb(problem, jobb) for jobb in jobbene)


def prosesser(antall: int) -> Kjorer:
    """Run the jobs in so many processes on this machine."""

    def kjor(problem: Strukturproblem, jobbene: Sequence[Jobb]) -> Iterator[Jobbsvar]:
        fra_for = set(active_children())
        gruppe = ProcessPoolExecutor(antall, mp_context=get_context("spawn"), initializer=_overhor_avbrudd)
        try:
            yield from _ettersom(gruppe.submit(partial(kjor_jobb, problem), jobb) for jobb in jobbene)
        except BrokenProcessPool as feil:
            raise SveipStanset("En av prosessene ble borte (for lite minne?). Fortsett med færre.") from feil
        finally:
            barna = set(active_children()) - fra_for
            gruppe.shutdown(wait=False, cancel_futures=True)
            # Whoever stops does not want to wait for what is half done.
            for barn in barna:
                barn.terminate()
                barn.join()

    return kjor


def _overhor_avbrudd() -> None:
    """Leave Ctrl-C to the process that handed out the job."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _ettersom(ventende: Iterable[Future[Jobbsvar]]) -> Iterator[Jobbsvar]:
    for ferdig in as_completed(list(ventende)):
        yield ferdig.result()


def klynge(adresse: str) -> Kjorer:
    """
    Run the jobs on a Dask cluster, which must have the same Tospann.

    Raises
    ------
    SveipStanset
        When Dask is not installed.

    """
    try:
        dask = import_module("distributed")
    except ImportError as feil:
        raise SveipStanset("Dask er ikke installert. Kjør kommandoen med ./tospann, så kommer det.") from feil

    return partial(_paa_klyngen, dask, adresse)


def _paa_klyngen(
    dask: ModuleType, adresse: str, problem: Strukturproblem, jobbene: Sequence[Jobb]
) -> Iterator[Jobbsvar]:
    try:
        with dask.Client(adresse, timeout=_VENT, set_as_default=False) as klient:
            klient.wait_for_workers(1, timeout=_VENT_PAA_ARBEIDERE)
            delt = klient.scatter(problem, broadcast=True, hash=False)
            ventende = [klient.submit(kjor_jobb, delt, j, key=f"tospann-{j.id}", retries=1) for j in jobbene]
            try:
                for ferdig in dask.as_completed(ventende, loop=klient.loop):
                    yield ferdig.result()
            finally:
                klient.cancel(ventende)
    except (dask.KilledWorker, CancelledError) as feil:
        raise SveipStanset("Klyngen falt ut. Ta opp igjen med --fortsett.") from feil
    except ImportError as feil:
        raise SveipStanset("Arbeiderne i klyngen har ikke samme Tospann som her.") from feil
    except (OSError, ValueError, RuntimeError) as feil:
        raise SveipStanset(f"Får ikke arbeidet på klyngen på {adresse}.") from feil


@dataclass(frozen=True, slots=True)
class Katalog:
    """The folder of a sweep: each answer as a file, and in the end all answers in order and a table."""

    sti: Path

    @property
    def _jobber(self) -> Path:
        return self.sti / "jobber"

    def apne(self, lest: Sveipfil, *, fortsett: bool) -> dict[str, Jobbsvar]:
        """
        Begin, or go on: give what is done already.

        Raises
        ------
        SveipStanset
            When the folder holds something else.
        StrukturAvvist
            When an answer in it is damaged.

        """
        merke = self.sti / "sveip.txt"
        if fortsett and not merke.exists():
            raise SveipStanset(f"Det er ikke noe sveip å fortsette i {self.sti}.")
        if fortsett and merke.read_text("utf-8").strip() != lest.fingeravtrykk:
            raise SveipStanset(f"Sveipet i {self.sti} er laget av en annen fil. Velg en annen katalog.")
        if not fortsett and self.sti.exists() and any(self.sti.iterdir()):
            raise SveipStanset(f"{self.sti} er ikke tom. Fortsett det som er der, med --fortsett, eller velg en annen.")
        self._jobber.mkdir(parents=True, exist_ok=True)
        # Left by somebody who was killed.
        for halv in self.sti.rglob(".*.halv"):
            halv.unlink()
        self._skriv(merke, f"{lest.fingeravtrykk}\n")
        filer = ((jobb, self._jobber / f"{jobb.id}.json") for jobb in jobber(lest.sveip))
        return {j.id: les_jobbsvar(fil.read_text("utf-8"), j) for j, fil in filer if fil.exists()}

    def behold(self, svar: Jobbsvar) -> None:
        """Write an answer, whole or not at all."""
        self._skriv(self._jobber / f"{svar.id}.json", jobblinje(svar))

    def avslutt(self, lest: Sveipfil, svar: dict[str, Jobbsvar]) -> None:
        """Write all answers in the order of the jobs, and the table."""
        self._skriv(self.sti / "resultat.jsonl", "".join(jobblinje(svar[j.id]) for j in jobber(lest.sveip)))
        self._skriv(self.sti / "tabell.csv", sveiptabell(samle_sveip(lest.problem, lest.sveip, svar)))

    def _skriv(self, fil: Path, tekst: str) -> None:
        halv = fil.with_name(f".{fil.name}.halv")
        try:
            with halv.open("w", encoding="utf-8", newline="") as strom:
                strom.write(tekst)
                strom.flush()
                os.fsync(strom.fileno())
            halv.replace(fil)
        finally:
            halv.unlink(missing_ok=True)


def kjor_sveip(lest: Sveipfil, katalog: Katalog, kjorer: Kjorer, framdrift: Framdrift, *, fortsett: bool) -> None:
    """
    Run what is not done, keep each answer as it comes, and write the whole when all are there.

    Raises
    ------
    SveipStanset
        When it cannot begin, or those who ran it fell out.

    """
    svar = katalog.apne(lest, fortsett=fortsett)
    alle = jobber(lest.sveip)
    framdrift(len(svar), len(alle))
    if igjen := [jobb for jobb in alle if jobb.id not in svar]:
        with closing(kjorer(lest.problem, igjen)) as strom:  # type: ignore[type-var]
            for ferdig in strom:
                katalog.behold(ferdig)
                svar[ferdig.id] = ferdig
                framdrift(len(svar), len(alle))
    katalog.avslutt(lest, svar)
