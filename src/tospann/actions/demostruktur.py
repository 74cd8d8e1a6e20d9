"""The demo's study: Nordland 2018 with the nine service areas, asked by the county director and shared with all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from tospann.actions.demopiloter import last_inn_demopiloter
from tospann.actions.opprett_studie import Sporsmaal, opprett_studie
from tospann.actions.studiegrunnlag import samle_studiegrunnlag
from tospann.core.felles.rolle import Rolle
from tospann.core.struktur.kravvalg import Kravslag, Kravvalg
from tospann.core.struktur.problem import Rammer, Vekter
from tospann.core.struktur.studie import Strukturstudie
from tospann.imports.nordland import DATO, nordland
from tospann.store import models
from tospann.store.register import utgave

NORDLAND = "Nordland 2018"
SPORSMAAL = (
    "Prosjektrapporten fra 2018 vil ha 34 kontor i stedet for 44 og 18 ledere i stedet for 43. Hvilke kommuner kan "
    "være sammen om et kontor uten at noen får for lang vei eller står med for lite fagmiljø?"
)
RAMMER = Rammer(Fraction(90), 8, Fraction(10))
VEKTER = Vekter(Fraction(5000), Fraction(1, 100), Fraction(500))


def last_inn_demostruktur(progress: Callable[[str], None]) -> None:
    """Load the studies once; a study's facts are the register's, so without it there is nothing to ask about yet."""
    if not utgave():
        return
    bruker = models.Bruker.objects.filter(rolle=Rolle.DIREKTOR_NAV.name).select_related("part").earliest("pk")
    if not models.Strukturstudie.objects.filter(navn=NORDLAND).exists():
        progress("strukturstudien")
        _last_inn_nordland(bruker)
    last_inn_demopiloter(progress, bruker)


def _last_inn_nordland(bruker: models.Bruker) -> None:
    grunnlag = samle_studiegrunnlag("Nordland", nordland().kommuner, DATO)
    studie = opprett_studie(
        bruker=bruker,
        navn=NORDLAND,
        sporsmaal=Sporsmaal(Strukturstudie(SPORSMAAL, grunnlag, RAMMER, VEKTER), _krav()),
    )
    studie.delt_med_alle = True
    studie.save(update_fields=["delt_med_alle"])


def _krav() -> tuple[Kravvalg, ...]:
    rapport = replace(nordland().omraader[0].vurdering.kilde, sted="målene for prosjektet")
    return (Kravvalg(Kravslag.ANTALL, rapport, tall=(Fraction(1), Fraction(18)), grunn="Målet om 18 ledere"),)
