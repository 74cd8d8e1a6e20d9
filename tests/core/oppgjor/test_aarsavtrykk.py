"""The fingerprint of a settlement: nothing that the parties accepted can be changed without another."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.core.oppgjor.aarseksempel import FOLK, LONN, TRE, akonto, fort, gjort, kr, nokkel, stilling, tall
from tests.core.oppgjor.aarseksempel import FOLKETALL as ETTER_FOLKETALL

from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet
from tospann.core.oppgjor.aarsavtrykk import oppgjorsavtrykk
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.kostnad import Kontering, Lag, Posteringsslag

POSTERING = fort("lonn", 150_000)
GRUNNLAG = gjort(
    POSTERING,
    deltakelser=(*TRE[:2], replace(TRE[2], periode=Periode(TRE[2].periode.fra))),
    stillinger=(stilling("stat", 2),),
    akonto=(akonto("1840", "1841", 100),),
).grunnlag

Endring = Callable[[Aarsgrunnlag], Aarsgrunnlag]


def postering(**annet: object) -> Endring:
    """Change the entry."""
    return lambda g: replace(g, posteringer=(replace(POSTERING, **annet),))  # type: ignore[arg-type]


ENDRINGER: dict[str, Endring] = {
    "verten": lambda g: replace(g, vert="1840"),
    "beløpet": postering(belop=tall(kr(150_000.01), Enhet.KRONER)),
    "bøkene": postering(bokfort_hos="1840"),
    "tidsrommet": postering(periode=Periode(POSTERING.periode.fra.replace(day=2), POSTERING.periode.til)),
    "mengden": postering(mengde=tall(2, Enhet.ANTALL)),
    "slaget": postering(slag=Posteringsslag.MVA_KOMPENSASJON),
    "id": postering(id="annen"),
    "konteringen": lambda g: replace(g, poster=(replace(LONN, kontering=Kontering("12000", "242", "350")),)),
    "laget": lambda g: replace(g, poster=(replace(LONN, lag=Lag.ENGANG),)),
    "folketallet": lambda g: replace(
        g, maalinger=(*FOLK[:2], replace(FOLK[2], tall=replace(FOLK[2].tall, verdi=1501)))
    ),
    "etterfølgeren": lambda g: replace(g, deltakelser=(*TRE[:2], replace(TRE[2], etterfolger="1841"))),
    "nøkkelen": lambda g: replace(g, nokler=(nokkel("mellom", ETTER_FOLKETALL, versjon=2),)),
    "stillingen": lambda g: replace(g, stillinger=(stilling("stat", 3),)),
    "a konto": lambda g: replace(g, akonto=(akonto("1840", "1841", 101),)),
}


@pytest.mark.parametrize("hva", ENDRINGER)
def test_alt_merkes(hva: str) -> None:
    """Endres noe av det partene godtok, er fingeravtrykket et annet, også om ingen bærer et øre mer."""
    assert oppgjorsavtrykk(gjor_opp_aaret(ENDRINGER[hva](GRUNNLAG))) != oppgjorsavtrykk(gjor_opp_aaret(GRUNNLAG))


def test_navn_er_ikke_med() -> None:
    """Skrives navnet på en kommune eller en post annerledes, er det samme oppgjør."""
    omdopt = replace(
        GRUNNLAG,
        deltakelser=tuple(replace(d, navn=d.navn.upper()) for d in GRUNNLAG.deltakelser),
        poster=(replace(LONN, navn="Lønn og sosiale utgifter"),),
    )

    assert oppgjorsavtrykk(gjor_opp_aaret(omdopt)) == oppgjorsavtrykk(gjor_opp_aaret(GRUNNLAG))
