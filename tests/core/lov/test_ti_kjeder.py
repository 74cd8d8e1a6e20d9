"""Ten chains of delegation with one fault each, all caught by the right rule; and a clean one without a word."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tospann.core.avtale.vilkar import JaNei
from tospann.core.lov.kommuneloven.kap20_delegering import REGLER, Delegat, Delegeringskjede
from tospann.core.lov.regel import vurder

I_DAG = date(2027, 12, 1)
FULLMAKTER = ("sosialtjenesteloven § 18", "sosialtjenesteloven § 27")
REN = Delegeringskjede(
    besluttet_av=Delegat.KOMMUNESTYRET,
    besluttet=date(2027, 5, 6),
    instruerte_egen=JaNei.JA,
    brev_fra=Delegat.EGEN_KOMMUNEDIREKTOR,
    brev_til=Delegat.VERTENS_KOMMUNEDIREKTOR,
    brev_dato=date(2027, 5, 20),
    vedtatte_fullmakter=FULLMAKTER,
    brevets_fullmakter=FULLMAKTER,
    kan_kommunedirektoren_selv=JaNei.JA,
    videre_til_leder=JaNei.JA,
    leder_statlig=JaNei.JA,
    i_partnerskapsavtalen=JaNei.JA,
    trer_i_kraft=date(2028, 1, 1),
    forste_vedtak=date(2028, 1, 3),
    beslutningstaker_har_fullmakt=JaNei.JA,
)


def _svikter(kjede: Delegeringskjede) -> list[str]:
    return [v.regel.id for v in vurder(REGLER, kjede, I_DAG) if not v.er_oppfylt]


def test_en_ren_kjede() -> None:
    """En hel kjede passerer uten et ord."""
    assert _svikter(REN) == []


@pytest.mark.parametrize(
    ("feil", "venter"),
    [
        ({"besluttet_av": Delegat.FORMANNSKAPET}, ["KL-20-2-2-KOMMUNESTYRET"]),
        ({"instruerte_egen": JaNei.NEI}, ["KL-20-2-2-INSTRUKS"]),
        ({"brev_fra": Delegat.KOMMUNESTYRET}, ["KL-20-2-2-BREV"]),
        ({"brev_til": Delegat.NAV_LEDER}, ["KL-20-2-2-BREV", "STL-3-4"]),
        ({"brev_dato": date(2027, 5, 5)}, ["KL-20-2-2-DATO"]),
        ({"brevets_fullmakter": (*FULLMAKTER, "kommuneloven § 14-2")}, ["KL-20-2-2-SCOPE"]),
        ({"kan_kommunedirektoren_selv": JaNei.NEI}, ["KL-13-1-6"]),
        ({"videre_til_leder": JaNei.NEI}, ["KL-20-2-CHAIN-NAV"]),
        ({"i_partnerskapsavtalen": JaNei.NEI}, ["DEL-2-2"]),
        ({"forste_vedtak": date(2027, 12, 31)}, ["KL-20-2-2-VIRKNING"]),
        ({"beslutningstaker_har_fullmakt": JaNei.NEI}, ["STL-41"]),
    ],
)
def test_en_feil_i_kjeden(feil: dict[str, Any], venter: list[str]) -> None:
    """Hver feil blir funnet av regelen den bryter, og ingen annen regel sier noe."""
    assert venter == _svikter(replace(REN, **feil))
