"""Many shared amounts, and the year under every turn: order, names, language, time zone and Python's own chance."""

import os
import subprocess
import sys
from dataclasses import replace
from random import Random
from typing import TypeVar

import pytest
from tests.core.oppgjor.avtaleeksempel import i_2024, som_grunnlag, tilfeldig_avtale
from tests.core.oppgjor.mengde import kjor

from tospann.config.paths import ROOT
from tospann.core.oppgjor.aarsavtrykk import oppgjorsavtrykk
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret

T = TypeVar("T")
DELER, PER_DEL, FRO = 4, 10_000, "20241125"


@pytest.mark.parametrize("del_", range(DELER))
def test_mange_delinger(del_: int) -> None:
    """Førti tusen beløp delt etter sammensatte nøkler er de samme som i et annet regnestykke; ingen øre er borte."""
    telling = kjor(PER_DEL, f"{FRO} {del_}")

    assert (telling.antall, telling.feil[:3]) == (PER_DEL, [])
    assert set(telling.slag.values()) == {PER_DEL // 4}


def stokket(g: Aarsgrunnlag, r: Random) -> Aarsgrunnlag:
    """Give the same basis with everything in another order."""

    def om(alle: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(r.sample(alle, len(alle)))

    return replace(
        g,
        deltakelser=om(g.deltakelser),
        poster=om(g.poster),
        posteringer=om(g.posteringer),
        nokler=om(g.nokler),
        maalinger=om(g.maalinger),
        stillinger=om(g.stillinger),
        akonto=om(g.akonto),
    )


def test_rekkefolgen_er_uten_betydning() -> None:
    """Står alt i grunnlaget i en annen rekkefølge, er oppgjøret og fingeravtrykket det samme."""
    r = Random(FRO)
    for nr in range(30):
        g = som_grunnlag(tilfeldig_avtale(Random(f"{FRO} {nr}")))

        assert oppgjorsavtrykk(gjor_opp_aaret(stokket(g, r))) == oppgjorsavtrykk(gjor_opp_aaret(g))


def test_navnene_er_uten_betydning() -> None:
    """Bytter kommuner, poster og nøkler navn, flyttes ingen øre."""
    g = som_grunnlag(i_2024())
    nye = replace(
        g,
        deltakelser=tuple(replace(d, navn=f"{d.navn} ødegård") for d in g.deltakelser),
        poster=tuple(replace(p, navn=f"Ærlig {p.navn}") for p in g.poster),
        nokler=tuple(replace(v, navn="Å") for v in g.nokler),
    )

    assert list(map(gjor_opp_aaret(nye).baerer, g.parter)) == list(map(gjor_opp_aaret(g).baerer, g.parter))


MILJOER = (
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "99", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "America/St_Johns", "PYTHONUTF8": "1"},
)


@pytest.mark.parametrize("miljo", MILJOER, ids=str)
def test_samme_oppgjor_paa_alle_maskiner(miljo: dict[str, str]) -> None:
    """Språk, tidssone og Pythons tilfeldige rekkefølge endrer verken et øre eller fingeravtrykket."""
    program = (
        "from tests.core.oppgjor.avtaleeksempel import i_2024, i_2025, som_grunnlag\n"
        "from tospann.core.oppgjor.aarsavtrykk import oppgjorsavtrykk\n"
        "from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret\n"
        "from tospann.core.oppgjor.endring import forklar_endring\n"
        "a, b = som_grunnlag(i_2024()), som_grunnlag(i_2025())\n"
        "print(oppgjorsavtrykk(gjor_opp_aaret(a)), [x.ore for x in forklar_endring(a, b).linjer])"
    )
    her, der = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", **ekstra},
            capture_output=True,
            cwd=ROOT,
            check=True,
        ).stdout
        for ekstra in ({"PYTHONHASHSEED": "0"}, miljo)
    )

    assert her == der != b""
