"""The host's work on a settlement: files read in once, entries put right by taking back, payments registered."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.demoen import bruker, endret, innhold, som
from tests.actions.oppgjoret import (
    BEIARN,
    bildet,
    gjor,
    les_inn,
    oppgjoret,
    rett_dobbel,
    ta_i_bruk,
)

from tospann.actions.avvist import Avvist
from tospann.actions.demooppgjor import eksempelregnskap
from tospann.actions.oppgjor_akonto import registrer_akonto
from tospann.imports.avvisning import FilAvvist
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


def test_utkastet_er_vertens() -> None:
    """Vertens utkast, filer og valg av kolonner finnes ikke for de andre, verken i porten eller i databasen."""
    tabeller = (models.Oppgjorsfil, models.Oppgjorskobling)
    with som(bruker(BEIARN).part):
        sett = [t.objects.count() for t in tabeller] + [models.Oppgjorsversjon.objects.filter(slag="UTKAST").count()]

    assert sett == [0, 0, 0]
    assert bildet(hvem=BEIARN).utkast is None
    assert bildet().utkast is not None


def test_samme_fil_to_ganger() -> None:
    """Samme fil på nytt, også med radene i en annen rekkefølge, blir avvist med henvisning til den første."""
    data = eksempelregnskap(oppgjoret(2021))
    ta_i_bruk(les_inn(data))
    hode, *rader = data.split(b"\r\n")
    for samme in (data, b"\r\n".join([hode, *reversed(rader)])):
        with pytest.raises(Avvist, match="lest inn den samme fila før: fil 1, «regnskap"):
            les_inn(samme)

    assert models.Oppgjorsfil.objects.filter(oppgjor__aar=2021).count() == 1


def test_overlappende_perioder() -> None:
    """En ny fil med måneder som er lest inn, blir avvist til noen velger å erstatte."""
    ta_i_bruk(les_inn(eksempelregnskap(oppgjoret(2021))))
    fil = les_inn("Konto;Beløp;Periode\r\n11900;1,00;2021-02".encode())
    foer = innhold()
    with pytest.raises(Avvist, match="fil 1, rad 16 lest inn før"):
        ta_i_bruk(fil, konto="Konto", belop="Beløp", maaned="Periode")
    uendret = endret(foer)
    ta_i_bruk(fil, erstatt=True, konto="Konto", belop="Beløp", maaned="Periode")

    assert uendret == set()
    assert [p.ore for p in bildet(2021).arbeid.posteringer] == [100]


@pytest.mark.parametrize(("linje", "hvor"), [("99999;1,00;", "Rad 2, Konto"), ("11900;1,00;1804", "Rad 2, Hos")])
def test_ukjent_konto_og_part(linje: str, hvor: str) -> None:
    """En konto utenfor budsjettet og en part utenfor avtalen blir avvist med rad og kolonne."""
    fil = les_inn(f"Konto;Beløp;Hos\r\n{linje}".encode())
    foer = innhold()
    with pytest.raises(FilAvvist) as feil:
        ta_i_bruk(fil, konto="Konto", belop="Beløp", hos="Hos")

    assert [str(a).partition(":")[0] for a in feil.value.avvisninger] == [hvor]
    assert endret(foer) == set()


def test_retting_tilbakeforer() -> None:
    """En rettelse er to nye posteringer: den motsatte og den riktige; den gamle står."""
    foer = {p.id for p in bildet().arbeid.posteringer}
    rett_dobbel(2020)
    nye = [p for p in bildet().arbeid.posteringer if p.id not in foer]

    assert foer <= {p.id for p in bildet().arbeid.posteringer}
    assert [bool(p.retter) for p in nye] == [True, False]
    assert nye[0].ore == -2 * nye[1].ore


def test_a_konto_registreres_en_gang() -> None:
    """Et krav i planen registreres betalt én gang; en dato uten krav blir avvist."""
    gjor(registrer_akonto, aar=2021, forfall=date(2021, 3, 31))
    for forfall in (date(2021, 3, 31), date(2021, 4, 1)):
        with pytest.raises(Avvist, match="ingen ubetalte krav"):
            gjor(registrer_akonto, aar=2021, forfall=forfall)

    assert len(bildet(2021).arbeid.akonto) == 5
