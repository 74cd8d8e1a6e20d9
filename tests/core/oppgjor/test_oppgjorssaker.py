"""Settlement cases that an economist can write and check, in tests/cases/oppgjor-*.toml."""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.core.oppgjor.saksleser import brok, kroner, les

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import trekk_ut, virkning_av
from tospann.core.oppgjor.kostnad import Lag

SAKER = sorted((Path(__file__).parents[2] / "cases").glob("oppgjor-*.toml"))


def svar(oppgjor: Aarsoppgjor, venter: dict[str, Any]) -> dict[str, Any]:
    """Give what the product says of everything that a case expects, in øre."""
    alt = {
        "baerer": {p: oppgjor.baerer(p) for p in oppgjor.grunnlag.parter},
        "lag": {lag.name: oppgjor.lag(lag) for lag in Lag},
        "saldo": {s.part: s.ore for s in oppgjor.saldoer()},
        "krav": {f"{k.fra} til {k.til} for {k.for_}": k.ore for k in oppgjor.krav()},
    }
    return {hva: {navn: alt[hva].get(navn) for navn in venter[hva]} for hva in alt if hva in venter}


def krev_endring(grunnlag: Aarsgrunnlag, hvis: dict[str, Any], venter: dict[str, Any]) -> None:
    """Hold what a withdrawal does against what the case expects, in øre and in exact per cent."""
    fra = hvis.get("fra", date(grunnlag.year, 1, 1))
    virkning = virkning_av(grunnlag, trekk_ut(grunnlag, hvis["part"], brok(hvis["aarsverk"]), fra))
    endret = dict(virkning.endringer)

    assert {p: kroner(b) for p, b in venter["endring"].items()} == {p: endret[p] for p in venter["endring"]}
    for part, prosent in venter.get("prosent", {}).items():
        assert Fraction(100 * endret[part], virkning.foer.baerer(part)) == brok(prosent)


@pytest.mark.parametrize("fil", SAKER, ids=lambda fil: fil.stem)
def test_sak(fil: Path) -> None:
    """Saken gir det økonomen som skrev den, regnet ut."""
    sak = tomllib.loads(fil.read_text("utf-8"))
    venter = sak["venter"]
    if grunn := venter.get("avvises"):
        with pytest.raises(UgyldigNokkel, match=grunn):
            gjor_opp_aaret(les(sak))
        return
    oppgjor = gjor_opp_aaret(les(sak))
    fasit = {hva: {n: kroner(b) for n, b in venter[hva].items()} for hva in svar(oppgjor, venter)}

    assert fasit == svar(oppgjor, venter)
    assert sum(s.ore for s in oppgjor.saldoer()) == 0
    if "hvis" in sak:
        krev_endring(oppgjor.grunnlag, sak["hvis"], venter)


def test_sakene_er_der() -> None:
    """Det finnes saker, og hver har tittel, kilde, forfatter og dato."""
    assert len(SAKER) >= 10
    for fil in SAKER:
        assert {"tittel", "kilde", "forfatter", "dato"} <= tomllib.loads(fil.read_text("utf-8")).keys()
