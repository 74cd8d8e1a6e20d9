"""The demo's settlements as the fixture of these tests: who does what, and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.actions.demoen import bruker, som

from tospann.actions.demooppgjor import KOBLING, eksempelregnskap
from tospann.actions.oppgjor_boktall import oppgi_boktall
from tospann.actions.oppgjor_godta import godta_oppgjor
from tospann.actions.oppgjor_importer import importer_oppgjorsfil
from tospann.actions.oppgjor_legg_fram import legg_fram_oppgjor
from tospann.actions.oppgjor_les_inn import les_inn_oppgjorsfil
from tospann.actions.oppgjor_lukk import lukk_oppgjor
from tospann.actions.oppgjor_rett import rett_postering
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_oppgjor
from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.avstemming import Boklinje
from tospann.store import models
from tospann.store.aarsoppgjor_eget import Filslag

VERT, BEIARN, DIREKTOR = "okonomisjef-fauske", "okonomisjef-beiarn", "kommunedirektor-fauske"
SVARER = {
    "1839": BEIARN,
    "1840": "kommunedirektor-saltdal",
    "1841": DIREKTOR,
    "1845": "kommunedirektor-sorfold",
    "1849": "kommunedirektor-hamaroy",
    "stat": "direktor-nav-nordland",
}
LINJE = "drift.KOSTNAD"


def oppgjoret(aar: int = 2020) -> models.Aarsoppgjor:
    """Give the settlement of a year."""
    return models.Aarsoppgjor.objects.select_related("sak", "vert").get(aar=aar)


def bildet(aar: int = 2020, hvem: str = VERT) -> Oppgjorsbilde:
    """Give it as somebody sees it."""
    return last_oppgjor(oppgjoret(aar), bruker(hvem))


def avtrykk(aar: int = 2020) -> str:
    """Give the fingerprint of what is laid before the parties."""
    return bildet(aar).livslop.fingeravtrykk


def gjor(
    handling: Callable[..., object],
    hvem: str = VERT,
    aar: int = 2020,
    **felt: Any,  # noqa: ANN401 - whatever the verb asks for
) -> object:
    """Do something with the database knowing who asks, as a request does."""
    person = bruker(hvem)
    with som(person.part):
        return handling(bruker=person, oppgjor=oppgjoret(aar), **felt)


def les_inn(data: bytes, aar: int = 2021, slag: Filslag = Filslag.REGNSKAP, hvem: str = VERT) -> models.Oppgjorsfil:
    """Read a file."""
    fil = gjor(les_inn_oppgjorsfil, hvem, aar, slag=slag, data=data, navn="regnskap.csv")
    assert isinstance(fil, models.Oppgjorsfil)
    return fil


def ta_i_bruk(fil: models.Oppgjorsfil, *, erstatt: bool = False, **kobling: str) -> models.Oppgjorsversjon:
    """Use it."""
    return importer_oppgjorsfil(bruker=bruker(VERT), fil=fil, kobling=kobling or KOBLING, erstatt=erstatt)


def legg_fram(aar: int, grunn: str = "x") -> None:
    """Lay the newest draft before the parties."""
    utkast = bildet(aar).utkast
    assert utkast
    gjor(legg_fram_oppgjor, VERT, aar, fingeravtrykk=utkast.fingeravtrykk, grunn=grunn)


def rett_dobbel(aar: int) -> None:
    """Put the rent right that is entered twice in the made-up accounts."""
    dobbel = max((p for p in bildet(aar).arbeid.posteringer if p.post == "drift"), key=lambda p: p.ore)
    gjor(rett_postering, VERT, aar, postering=dobbel.id, belop=Kroner(dobbel.ore // 2), grunn="ført to ganger")


def til_enige(aar: int = 2021) -> None:
    """Read in, lay before all, and let all accept."""
    ta_i_bruk(les_inn(eksempelregnskap(oppgjoret(aar)), aar))
    legg_fram(aar)
    for hvem in SVARER.values():
        gjor(godta_oppgjor, hvem, aar, fingeravtrykk=avtrykk(aar))


def boktall(part: str, aar: int = 2021) -> dict[Boklinje, Kroner]:
    """Give what a party's books show when they are right."""
    g = bildet(aar).gjeldende.grunnlag
    return {
        Boklinje.BOKFORT: Kroner(sum(p.ore for p in g.posteringer if p.bokfort_hos == part)),
        Boklinje.BETALT: Kroner(sum(a.belop.som_kroner().ore for a in g.akonto if a.fra == part)),
        Boklinje.MOTTATT: Kroner(sum(a.belop.som_kroner().ore for a in g.akonto if a.til == part)),
    }


def til_lukket(aar: int = 2021) -> None:
    """Go the whole way."""
    til_enige(aar)
    for part, hvem in SVARER.items():
        gjor(oppgi_boktall, hvem, aar, tall=boktall(part, aar))
    for hvem in SVARER.values():
        gjor(lukk_oppgjor, hvem, aar, fingeravtrykk=avtrykk(aar))
