"""Own figures in a study: positions or inhabitants somebody has typed or loaded, in place of what was assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.tall import Tall
from tospann.core.struktur.studie import Studiegrunnlag, Studiekommune


def med_aarsverk(grunnlag: Studiegrunnlag, aarsverk: Mapping[str, Fraction], kilde: Kilde) -> Studiegrunnlag:
    """Put own positions in place of those that differ; the others keep their source."""
    return replace(grunnlag, kommuner=tuple(_med_verk(k, aarsverk, kilde) for k in grunnlag.kommuner))


def _med_verk(kommune: Studiekommune, aarsverk: Mapping[str, Fraction], kilde: Kilde) -> Studiekommune:
    nytt = aarsverk.get(kommune.nummer)
    if nytt is None or nytt == kommune.aarsverk.som_brok():
        return kommune
    return replace(kommune, aarsverk=_byttet(kommune.aarsverk, nytt, kilde))


def med_innbyggere(grunnlag: Studiegrunnlag, innbyggere: Mapping[str, Fraction], kilde: Kilde) -> Studiegrunnlag:
    """Put own inhabitants (a projection, say) in place of the register's."""
    kommuner = (
        replace(k, innbyggere=_byttet(k.innbyggere, int(innbyggere[k.nummer]), kilde)) if k.nummer in innbyggere else k
        for k in grunnlag.kommuner
    )
    return replace(grunnlag, kommuner=tuple(kommuner))


def _byttet(gammelt: Tall, verdi: int | Fraction, kilde: Kilde) -> Tall:
    return replace(gammelt, verdi=verdi, kilde=kilde, dato=kilde.dato, formel="", ledd=())
