"""What a rule reads: the fields of its facts, found in the check itself so that the catalogue cannot lie."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from textwrap import dedent
from types import FunctionType

from tospann.core.lov.sporsmaal import SPOR

_DYPEST = 3


def leser(sjekk: Callable[..., object]) -> tuple[str, ...]:
    """Name the fields a check reads, in the order they are met, also through the functions it hands the facts to."""
    return tuple(dict.fromkeys(_felt(sjekk, 0)))


def sporsmaal(slag: type) -> dict[str, str]:
    """Give the question of each field of a kind of facts; a field without one answers to its own name."""
    if not is_dataclass(slag):
        return {}
    return {f.name: str(f.metadata.get(SPOR, f.name.replace("_", " "))) for f in fields(slag)}


def _felt(sjekk: Callable[..., object], dybde: int, plass: int = 0) -> Iterator[str]:
    if not isinstance(sjekk, FunctionType) or dybde > _DYPEST:
        return
    tre = ast.parse(dedent(inspect.getsource(sjekk))).body[0]
    if not isinstance(tre, ast.FunctionDef) or len(tre.args.args) <= plass:
        return
    fakta = tre.args.args[plass].arg
    for node in ast.walk(tre):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == fakta:
            yield node.attr
        if isinstance(node, ast.Call):
            yield from _gitt_videre(sjekk, node, fakta, dybde)


def _gitt_videre(sjekk: FunctionType, kall: ast.Call, fakta: str, dybde: int) -> Iterator[str]:
    if not isinstance(kall.func, ast.Name):
        return
    for plass, arg in enumerate(kall.args):
        if isinstance(arg, ast.Name) and arg.id == fakta:
            yield from _felt(sjekk.__globals__.get(kall.func.id, len), dybde + 1, plass)
