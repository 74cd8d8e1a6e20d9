"""
Plant faults in the rule modules, and see how many the lawyers' cases find.

Run as ``.venv/bin/python scripts/regelmutanter.py [MINUTES]`` (default 8). Each fault is one small change in one
function or one list of a rule module: a comparison turned, a clause dropped, a figure moved, an answer swapped. The
cases in ``data/regler/saker`` are then run for the rules that function serves; nothing else is run. A fault that
changes no answer is alive, and is printed. What is said about a rule (severity, mark, place, dates) is stated in the
case files and counted apart: those faults are found by comparing.
"""

# ruff: noqa: INP001, T201 - a script that prints

from __future__ import annotations

import ast
import copy
import inspect
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from types import CodeType, FunctionType, ModuleType

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tospann.core.lov import (
    andre_lover,
    arkiv_personvern,
    avtaleregler,
    delegeringsforskriften,
    dokumentsett,
    fristregning,
    overdragelse,
    partnerskap,
    samarbeidsformer,
    sporsmaal,
    sprak,
    tvisteforskriften,
)
from tospann.core.lov.katalog import EMNER
from tospann.core.lov.kommuneloven import (
    bestemmelse,
    deltakelse,
    kap11_moter,
    kap14_okonomi,
    kap20_avtale,
    kap20_delegering,
    kap20_drift,
    kap20_innhold,
    kap20_nemnd,
    kap20_oppsigelse,
    kap20_uttreden,
    kap20_vedtak,
    kap27_lovlighet,
    loven_1992,
)
from tospann.core.lov.regel import Regel
from tospann.core.lov.regelsak import Regelprove, Regelsak, Ventet
from tospann.imports.regelsaker import leverte_regelsaker

REGELMODULER = (
    andre_lover,
    arkiv_personvern,
    avtaleregler,
    delegeringsforskriften,
    dokumentsett,
    overdragelse,
    partnerskap,
    samarbeidsformer,
    sprak,
    tvisteforskriften,
    kap11_moter,
    kap14_okonomi,
    kap20_avtale,
    kap20_delegering,
    kap20_drift,
    kap20_innhold,
    kap20_nemnd,
    kap20_oppsigelse,
    kap20_uttreden,
    kap20_vedtak,
    kap27_lovlighet,
    loven_1992,
)
FELLES = (bestemmelse, deltakelse, sporsmaal, fristregning)
SNU = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
BYTT = {
    "oppfylt": "ikke_oppfylt",
    "ikke_oppfylt": "oppfylt",
    "mangler": "oppfylt",
    "maa_vurderes": "oppfylt",
    "ja": "nei",
    "nei": "ja",
    "min": "max",
    "max": "min",
}
LENGST = 3.0
"""Seconds before a fault is said never to end."""
SKAL_IKKE = {"opplisting", "dato_tekst", "sett_inn", "steder"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted fault."""

    slag: str
    linje: int
    tre: ast.Module


def mutanter(funksjon: FunctionType) -> Iterator[Mutant]:
    """Give every fault that can be planted in one function."""
    kilde = ast.parse(dedent(inspect.getsource(funksjon)))
    # What the decorator says (place, period, severity, mark) is stated in the case files, and the types are no logic.
    kode_for_seg_selv(kilde)
    for nr, node in enumerate(ast.walk(kilde)):
        for slag, endre in _endringer(node):
            tre = copy.deepcopy(kilde)
            endre(next(n for i, n in enumerate(ast.walk(tre)) if i == nr))
            yield Mutant(slag, getattr(node, "lineno", 0), tre)


def _endringer(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    match node:
        case ast.Compare(ops=[op]):
            for ny in SNU.get(type(op), ()):
                yield f"{type(op).__name__} → {ny.__name__}", lambda n, ny=ny: setattr(n, "ops", [ny()])
        case ast.BoolOp(op=op, values=verdier):
            annen = ast.Or if isinstance(op, ast.And) else ast.And
            yield "and ↔ or", lambda n: setattr(n, "op", annen())
            for i in range(len(verdier)):
                yield f"ledd {i} tatt ut", lambda n, i=i: n.values.pop(i)  # type: ignore[attr-defined]
        case ast.If():
            for verdi in (False, True):
                yield f"if → {verdi}", lambda n, v=verdi: setattr(n, "test", ast.Constant(v))
        case ast.IfExp():
            yield "uttrykket snudd", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))  # type: ignore[attr-defined]
        case ast.Constant(value=int() as tall) if not isinstance(tall, bool):
            for ny in (tall + 1, tall - 1):
                yield f"{tall} → {ny}", lambda n, ny=ny: setattr(n, "value", ny)
        case ast.Set(elts=elementer) | ast.Tuple(elts=elementer, ctx=ast.Load()) if len(elementer) > 1:
            for i in range(len(elementer)):
                yield f"element {i} tatt ut", lambda n, i=i: n.elts.pop(i)  # type: ignore[attr-defined]
        case ast.Name(id=navn, ctx=ast.Load()) if navn in BYTT:
            yield f"{navn} → {BYTT[navn]}", lambda n: setattr(n, "id", BYTT[n.id])  # type: ignore[attr-defined]
        case ast.UnaryOp(op=ast.Not()):
            yield "not tatt bort", lambda n: setattr(n, "op", ast.UAdd())


def kode_for_seg_selv(tre: ast.Module) -> None:
    """Take decorators and types off, so that what is left can be compiled alone."""
    for funksjon in ast.walk(tre):
        if isinstance(funksjon, ast.FunctionDef):
            funksjon.decorator_list = []
            funksjon.returns = None
            for arg in (*funksjon.args.args, *funksjon.args.kwonlyargs):
                arg.annotation = None


def kode(mutant: Mutant, navn: str) -> CodeType | None:
    """Compile a fault, and give the code of the function; nothing where it is no Python."""
    navnerom: dict[str, object] = {}
    try:
        exec(compile(ast.fix_missing_locations(mutant.tre), "<mutant>", "exec"), navnerom)  # noqa: S102 - our own code
    except (SyntaxError, TypeError, ValueError, IndexError):
        return None
    ny = navnerom.get(navn)
    return ny.__code__ if isinstance(ny, FunctionType) else None


class HengerFast(Exception):
    """A fault that never ends is found by the one who waits."""


def _avbryt(*_: object) -> None:
    raise HengerFast


def drept(saker: list[tuple[Regel[object], Regelsak]]) -> bool:
    """Tell whether any case now gets another answer, a reason that no longer names what it should, or none in time."""
    signal.signal(signal.SIGALRM, _avbryt)
    signal.setitimer(signal.ITIMER_REAL, LENGST)
    try:
        return any(_annet_svar(regel, sak) for regel, sak in saker)
    except HengerFast:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _annet_svar(regel: Regel[object], sak: Regelsak) -> bool:
    if not regel.gjelder.gjelder(sak.dato):
        return False
    try:
        svar = regel.sjekk(sak.fakta)
    except HengerFast:
        raise
    except Exception:  # noqa: BLE001 - a fault that breaks the rule is found too
        return True
    fikk = Ventet.GJELDER_IKKE if svar is None else Ventet(svar.utfall.value)
    return fikk is not sak.venter or (svar is not None and sak.nevner not in svar.begrunnelse)


def _funksjoner(modul: ModuleType) -> dict[str, FunctionType]:
    alle = {navn: getattr(ting, "sjekk", ting) for navn, ting in vars(modul).items()}
    return {
        n: f
        for n, f in alle.items()
        if isinstance(f, FunctionType) and f.__module__ == modul.__name__ and n not in SKAL_IKKE
    }


def _lister(modul: ModuleType) -> Iterator[tuple[str, object, object]]:
    """Give every list and figure of a module with something changed."""
    for navn, verdi in vars(modul).items():
        if navn == "REGLER" or navn.startswith("__"):
            continue
        if isinstance(verdi, (tuple, frozenset)) and verdi and all(isinstance(v, str) for v in verdi):
            for uten in verdi:
                yield navn, verdi, type(verdi)(v for v in verdi if v != uten)
        elif isinstance(verdi, int) and not isinstance(verdi, bool):
            yield from ((navn, verdi, verdi + 1), (navn, verdi, verdi - 1))


class Rekneskap:
    """Count what was planted and what was found."""

    def __init__(self, minutter: float) -> None:
        """Begin, with a limit."""
        self.slutt = time.monotonic() + 60 * minutter
        self.plantet: Counter[str] = Counter()
        self.levende: list[str] = []

    @property
    def ute(self) -> bool:
        """Tell whether the time is out."""
        return time.monotonic() > self.slutt

    def noter(self, modul: ModuleType, hva: str, *, funnet: bool) -> None:
        """Write down one fault."""
        kort = modul.__name__.rpartition(".")[2]
        self.plantet[kort] += 1
        if not funnet:
            self.levende.append(f"{kort}: {hva}")


def main() -> None:
    """Plant, run, count."""
    rekneskap = Rekneskap(float(sys.argv[1]) if len(sys.argv) > 1 else 8)
    prover = leverte_regelsaker()
    regler = {(e.id, r.id): r for e in EMNER for r in e.regler}
    saker = [(regler[p.emne.id, p.regel_id], s) for p in prover for s in p.saker]
    assert not drept(saker), "sakene stemmer ikke før noe er plantet"
    for modul in (*REGELMODULER, *FELLES):
        _prov_modul(modul, saker, rekneskap)
        if rekneskap.ute:
            print(f"Tiden er ute; stoppet i {modul.__name__}.")
            break
    _skriv(rekneskap, prover)


def _prov_modul(modul: ModuleType, saker: list[tuple[Regel[object], Regelsak]], rekneskap: Rekneskap) -> None:
    egne = {r.sjekk for r in getattr(modul, "REGLER", ())}
    modulens = (
        saker
        if modul in FELLES
        else [(r, s) for r, s in saker if r.sjekk in egne or r.sjekk.__module__ == modul.__name__]
    )
    for navn, funksjon in _funksjoner(modul).items():
        bare = [(r, s) for r, s in modulens if r.sjekk is funksjon] or modulens
        opprinnelig = funksjon.__code__
        for mutant in mutanter(funksjon):
            ny = kode(mutant, funksjon.__name__)
            if ny is None or len(ny.co_freevars) != len(opprinnelig.co_freevars):
                continue
            funksjon.__code__ = ny
            funnet = drept(bare)
            funksjon.__code__ = opprinnelig
            rekneskap.noter(modul, f"{navn} linje {mutant.linje}: {mutant.slag}", funnet=funnet)
            if rekneskap.ute:
                return
    for navn, gammel, ny in list(_lister(modul)):
        setattr(modul, navn, ny)
        rekneskap.noter(modul, f"{navn}: {gammel} → {ny}", funnet=drept(modulens))
        setattr(modul, navn, gammel)


def _skriv(rekneskap: Rekneskap, prover: tuple[Regelprove, ...]) -> None:
    alle, levende = rekneskap.plantet.total(), len(rekneskap.levende)
    for linje in rekneskap.levende:
        print("  lever:", linje)
    for modul, antall in sorted(rekneskap.plantet.items()):
        i_live = sum(linje.startswith(f"{modul}:") for linje in rekneskap.levende)
        print(f"{modul:24} {antall:5} plantet {antall - i_live:5} funnet")
    print(f"{alle} feil plantet, {alle - levende} funnet ({100 * (alle - levende) / alle:.1f} prosent).")
    print(f"I tillegg {5 * len(prover)} egenskaper (alvor, merke, hjemmel, fra, til), som sakfilene sier rett ut.")


if __name__ == "__main__":
    main()
