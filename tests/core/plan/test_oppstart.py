"""The day the agreement sets, and the day the plan is ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tospann.core.plan.fremdriftsplan import Fremdriftsplan
from tospann.core.plan.sjekk import sjekk


def test_avtalt_oppstart_kan_ikke_holdes(plan: Fremdriftsplan) -> None:
    """Er planen ikke klar til dagen avtalen sier, står begge datoene i et varsel."""
    start = plan.rad("P41").fra
    for_tidlig = replace(plan, valg=replace(plan.valg, oppstart=start - timedelta(days=30)))
    i_tide = replace(plan, valg=replace(plan.valg, oppstart=start))

    assert [f.id for f in sjekk(for_tidlig)] == ["OPPSTART"]
    assert sjekk(i_tide) == ()
