"""A party's own travel time: who may, what is refused, and that nothing is half done."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.demoen import FNR, bruker, direktor, endret, innhold, journalen, som

from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.velg_reisetid import Egetvalg, trekk_reisetid, velg_reisetid
from tospann.core.felles.personvern import Fodselsnummer
from tospann.store import models
from tospann.store.reise import egne_reisetider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak", "register")]
DAG = date(2018, 11, 12)


def velg(hvem: models.Bruker, minutter: int = 65, fra: str = "1840", grunn: str = "Kjørt selv") -> models.Reisetidsvalg:
    """Write a figure down with the database knowing who asks, as a request does."""
    with som(hvem.part):
        return velg_reisetid(bruker=hvem, valg=Egetvalg(fra, "1839", minutter, grunn, DAG))


def test_raden_og_journalen() -> None:
    """Paret lagres med laveste nummer først, og egen journal får en post; den felles får ingen."""
    felles = len(journalen())
    rad = velg(direktor("beiarn"))

    assert (rad.a, rad.b, rad.minutter, rad.grunn, rad.fra_dato, rad.registrert) == (
        "1839",
        "1840",
        65,
        "Kjørt selv",
        DAG,
        DAG,
    )
    assert journalen(direktor("beiarn").part)[-1].nyttelast["minutter"] == 65
    assert len(journalen()) == felles


def test_to_parter_ser_hver_sitt() -> None:
    """Beiarn og staten har hver sitt tall for samme reise, og ser bare sitt eget."""
    beiarn, staten = direktor("beiarn"), bruker("direktor-nav-nordland")
    velg(beiarn, 65)
    velg(staten, 50)
    sett = []
    for hvem in (beiarn, staten, direktor("fauske")):
        with som(hvem.part):
            sett.append([v.minutter for v in egne_reisetider(hvem)])

    assert sett == [[65], [50], []]


@pytest.mark.parametrize(
    ("endring", "slag", "grunn"),
    [
        ({"fra": "1839"}, Avvist, "to forskjellige"),
        ({"fra": "9999"}, Avvist, "9999 var ikke nummeret"),
        ({"grunn": "  "}, Avvist, "hvordan dere har funnet"),
        ({"grunn": "x" * 301}, Avvist, "300 tegn"),
        ({"grunn": FNR}, Fodselsnummer, "fødselsnummer"),
    ],
)
def test_det_som_avvises(endring: dict[str, str], slag: type[Exception], grunn: str) -> None:
    """Et umulig par, en manglende begrunnelse og et fødselsnummer avvises, og ingenting er endret."""
    hvem, foer = direktor("beiarn"), innhold()
    with pytest.raises(slag, match=grunn):
        velg(hvem, **endring)  # type: ignore[arg-type]

    assert endret(foer) == set()


def test_roller_som_ikke_kan() -> None:
    """Den folkevalgte kan verken skrive ned eller trekke tilbake."""
    rad, folkevalgt = velg(direktor("beiarn")), bruker("folkevalgt-beiarn")
    foer = innhold()
    with pytest.raises(HarIkkeRolle):
        velg(folkevalgt)
    with som(folkevalgt.part), pytest.raises(HarIkkeRolle):
        trekk_reisetid(bruker=folkevalgt, nr=rad.pk)

    assert endret(foer) == set()


def test_trekke_tilbake() -> None:
    """En trukket rad blir stående med en ny rad på 0 minutter etter, og kan ikke trekkes igjen."""
    beiarn = direktor("beiarn")
    rad = velg(beiarn)
    with som(beiarn.part):
        trekk_reisetid(bruker=beiarn, nr=rad.pk)
        with pytest.raises(Avvist, match="Det finnes ikke noe slikt tall"):
            trekk_reisetid(bruker=beiarn, nr=rad.pk)

    assert [(v.minutter, v.grunn) for v in models.Reisetidsvalg.objects.all()] == [
        (65, "Kjørt selv"),
        (0, "Trukket tilbake"),
    ]


def test_andres_rad_finnes_ikke() -> None:
    """Fauske kan ikke trekke Beiarns tall; svaret er som om det ikke fantes."""
    rad, fauske = velg(direktor("beiarn")), direktor("fauske")
    foer = innhold()
    with som(fauske.part), pytest.raises(Avvist, match="Det finnes ikke noe slikt tall"):
        trekk_reisetid(bruker=fauske, nr=rad.pk)

    assert endret(foer) == set()
