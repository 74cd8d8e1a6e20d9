"""Two owners, two keys: the cost key counts only when all owners have said yes to the same text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from tests.actions.demoen import DELTAKERNE, bruker, direktor, endret, forutsetning, innhold, saken

from tospann.actions.avvist import HarIkkeRolle, NoenAndreKomForst
from tospann.actions.endre_forutsetning import endre_forutsetning
from tospann.actions.godkjenn import KOSTNADSNOKKEL, godkjenn
from tospann.actions.saksbilde import nokkelens_fingeravtrykk
from tospann.actions.velg_nokkel import velg_nokkel
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.rolle import Rolle
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
EIERNE = ("direktor-nav-nordland", *(f"kommunedirektor-{sted}" for sted in DELTAKERNE))


def si_ja(hvem: models.Bruker, avtrykk: str = "") -> models.Godkjenning:
    """Say yes to the key as *avtrykk* names it; as it stands unless told otherwise."""
    naa = nokkelens_fingeravtrykk(saken())
    return godkjenn(bruker=hvem, sak=saken(), gjenstand=KOSTNADSNOKKEL, fingeravtrykk=avtrykk or naa, gjeldende=naa)


def har_sagt_ja() -> int:
    """Count the owners whose yes is to the key as it stands."""
    naa = nokkelens_fingeravtrykk(saken())
    return models.Godkjenning.objects.filter(gjenstand=KOSTNADSNOKKEL, fingeravtrykk=naa).count()


def endre(nokkel: str, verdi: str) -> None:
    """Change an assumption as the project leader."""
    f = forutsetning(nokkel)
    endre_forutsetning(
        bruker=bruker("prosjektleder"), forutsetning=f, verdi=Decimal(verdi), grunn="x", versjon=f.versjon
    )


def velg(nokkel: Nokkelslag, deling: Statsdeling, versjon: int = 0) -> None:
    """Propose a key as the project leader."""
    velg_nokkel(
        bruker=bruker("prosjektleder"),
        sak=saken(),
        nokkel=nokkel,
        statsdeling=deling,
        versjon=versjon or saken().versjon,
    )


@pytest.mark.parametrize(
    "hvem",
    ["prosjektleder", "hovedtillitsvalgt", "statsforvalter", "nav-leder-fauske", "folkevalgt-beiarn"],
)
def test_bare_eierne_godkjenner(hvem: str) -> None:
    """Prosjektet, tilsynet, de ansatte og andre enn ledelsen kan ikke si ja for en eier."""
    foer = innhold()
    with pytest.raises(HarIkkeRolle):
        si_ja(bruker(hvem))

    assert set() == endret(foer)
    assert si_ja(direktor("beiarn")).part == direktor("beiarn").part


@pytest.mark.parametrize("hvem", ["prosjektleder", "statsforvalter", "hovedtillitsvalgt"])
def test_rollen_er_ikke_nok(hvem: str) -> None:
    """En direktørrolle hos noen som ikke eier noe, gir ingen rett til å godkjenne."""
    person = bruker(hvem)
    person.rolle = Rolle.DIREKTOR_NAV.name
    with pytest.raises(HarIkkeRolle, match="er ikke en av eierne"):
        si_ja(person)

    assert har_sagt_ja() == 0


def test_alle_eierne_ma_si_ja() -> None:
    """Seks eiere, seks ja til samme fingeravtrykk; et ja til er ikke et ja mer."""
    for nr, hvem in enumerate(EIERNE, start=1):
        si_ja(bruker(hvem))
        si_ja(bruker(hvem))
        assert nr == har_sagt_ja()


def test_gammel_side() -> None:
    """Den som godkjenner teksten slik den var, blir bedt om å lese på nytt, og ingenting er lagret."""
    sett = nokkelens_fingeravtrykk(saken())
    endre("paaslag", "5")
    foer = innhold()
    with pytest.raises(NoenAndreKomForst, match="Les den på nytt før du godkjenner"):
        si_ja(direktor("beiarn"), sett)

    assert set() == endret(foer)
    assert si_ja(direktor("beiarn")).fingeravtrykk != sett


@pytest.mark.parametrize("avtrykk", ["x", "0" * 64, " "])
def test_oppdiktet_fingeravtrykk(avtrykk: str) -> None:
    """Et fingeravtrykk ingen har sett, kan ikke godkjennes."""
    with pytest.raises(NoenAndreKomForst):
        si_ja(direktor("beiarn"), avtrykk)


def alle_nokler() -> list[str]:
    """Name every assumption of the case without the database: municipal ones by number, and the common ones."""
    per_kommune = ("aarsverk.stat", "aarsverk.kommune", "kontordrift", "stonad", "dager", "reetablering")
    felles = ("lonn.stat", "lonn.kommune", "felles_drift", "paaslag", "grunnandel", "stat_prosent", "oppsigelse")
    return [f"{navn}.{nr}" for navn in per_kommune for nr in ("1839", "1841")] + [*felles, "fagmiljogrense"]


@pytest.mark.parametrize("nokkel", alle_nokler())
def test_hver_endring_opphever_ja(nokkel: str) -> None:
    """Endres en hvilken som helst forutsetning, teller ingen ja lenger; settes den tilbake, teller de igjen."""
    for hvem in EIERNE:
        si_ja(bruker(hvem))
    foer = forutsetning(nokkel).verdi
    endre(nokkel, f"{foer + 1}")
    assert har_sagt_ja() == 0
    endre(nokkel, f"{foer}")

    assert len(EIERNE) == har_sagt_ja()


@pytest.mark.parametrize(
    "valg",
    [
        lambda: velg(Nokkelslag.AARSVERK, Statsdeling.AARSVERK),
        lambda: velg(Nokkelslag.GRUNNANDEL_INNBYGGER, Statsdeling.FAST_PROSENT),
    ],
    ids=["annen nøkkel", "annen deling med staten"],
)
def test_annen_nokkel_opphever_ja(valg: Callable[[], None]) -> None:
    """Velges en annen nøkkel eller deling, må eierne svare på nytt."""
    si_ja(direktor("beiarn"))
    valg()

    assert har_sagt_ja() == 0


def test_ja_til_ulike_tekster_er_ikke_enighet() -> None:
    """Har staten sagt ja til én tekst og kommunene til en annen, gjelder ingen av dem."""
    si_ja(bruker("direktor-nav-nordland"))
    endre("paaslag", "5")
    for sted in DELTAKERNE:
        si_ja(direktor(sted))

    assert len(EIERNE) == models.Godkjenning.objects.count()
    assert len(DELTAKERNE) == har_sagt_ja()


def test_to_velger_nokkel_samtidig() -> None:
    """Den som velger nøkkel på en gammel side, får beskjed, og det første valget står."""
    versjon = saken().versjon
    velg(Nokkelslag.AARSVERK, Statsdeling.AARSVERK, versjon)
    foer = innhold()
    with pytest.raises(NoenAndreKomForst, match="Noen andre har valgt nøkkel"):
        velg(Nokkelslag.INNBYGGERTALL, Statsdeling.AARSVERK, versjon)

    assert set() == endret(foer)
    assert Nokkelslag.AARSVERK.name == saken().nokkel
