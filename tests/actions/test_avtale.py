"""The draft agreement clause by clause, and the proposal that freezes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.actions.demoen import (
    DELTAKERNE,
    bruker,
    direktor,
    endret,
    forslaget,
    forutsetning,
    innhold,
    protokoll,
    saken,
)

from tospann.actions.avvist import Avvist
from tospann.actions.demo import DEMODATO
from tospann.actions.endre_avtale import sett_inn_klausul, ta_ut_klausul
from tospann.actions.endre_forutsetning import endre_forutsetning
from tospann.actions.registrer_vedtak import registrer_vedtak
from tospann.actions.saksbilde import avtaleutkast, klausulbank, last_saksbilde
from tospann.actions.send_til_kommunestyrene import send_til_kommunestyrene
from tospann.core.felles.fingeravtrykk import fingeravtrykk, ordavtrykk
from tospann.core.vedtak.vedtak import Behandling
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
PAAKREVD = {
    "parter": "a",
    "vert": "b",
    "overforing": "d",
    "underretning": "e",
    "okonomi": "f",
    "uttreden": "g",
    "opplosning": "h",
}


def ta_ut(klausul: str) -> None:
    """Take out as the project leader."""
    ta_ut_klausul(bruker=bruker("prosjektleder"), sak=saken(), klausul=klausul)


def sett_inn(klausul: str) -> None:
    """Put back as the project leader."""
    sett_inn_klausul(bruker=bruker("prosjektleder"), sak=saken(), klausul=klausul)


def send() -> models.Vedtaksforslag:
    """Send as the project leader."""
    return send_til_kommunestyrene(bruker=bruker("prosjektleder"), sak=saken())


def behandlinger() -> list[Behandling]:
    """Give where the councils stand, in the order of the case."""
    bilde = last_saksbilde(saken())
    return [bilde.runde.behandling(k) for k in bilde.sak.kommuner]


def test_tatt_ut_og_satt_inn() -> None:
    """En klausul som tas ut og settes inn, gir avtalen tilbake med samme fingeravtrykk."""
    foer = avtaleutkast(saken()).fingeravtrykk
    ta_ut("evaluering")
    uten = avtaleutkast(saken())
    sett_inn("evaluering")

    assert foer != uten.fingeravtrykk
    assert "evaluering" not in {k.id for k in uten.klausuler}
    assert foer == avtaleutkast(saken()).fingeravtrykk


def test_avtalen_i_bildet_folger() -> None:
    """Saksbildet har avtalen slik den er etter hver endring."""
    ta_ut("evaluering")

    assert avtaleutkast(saken()) == last_saksbilde(saken()).avtale
    assert last_saksbilde(saken()).avtalen_er_endret


@pytest.mark.parametrize(("klausul", "bokstav"), PAAKREVD.items())
def test_uten_det_loven_krever_sendes_ingenting(klausul: str, bokstav: str) -> None:
    """Mangler avtalen en bokstav i § 20-4 tredje ledd, sier avvisningen hvilken; satt inn igjen kan den sendes."""
    ta_ut("evaluering")
    ta_ut(klausul)
    foer = innhold()
    with pytest.raises(Avvist, match=rf"kommuneloven § 20-4 tredje ledd bokstav {bokstav}\b"):
        send()

    assert set() == endret(foer)
    sett_inn(klausul)
    assert avtaleutkast(saken()).fingeravtrykk == send().avtale_fingeravtrykk


def test_ukjent_klausul() -> None:
    """En klausul som ikke finnes i banken, kan ikke tas ut."""
    foer = innhold()
    with pytest.raises(Avvist, match="finnes ikke i klausulbanken"):
        ta_ut("finnes-ikke")

    assert set() == endret(foer)
    assert "okonomi" in {mal.id for mal in klausulbank()}


def test_samme_forslag_sendes_ikke_to_ganger() -> None:
    """Det samme forslaget kan ikke sendes en gang til, heller ikke når noe er endret fram og tilbake."""
    ta_ut("evaluering")
    sett_inn("evaluering")
    foer = innhold()
    with pytest.raises(Avvist, match="allerede sendt til kommunestyrene, ord for ord"):
        send()

    assert set() == endret(foer)


def test_forslaget_fryser_teksten() -> None:
    """Det som er sendt, står som det var, uansett hva som endres i utkastet etterpå."""
    sendt = forslaget()
    ta_ut("evaluering")
    f = forutsetning("paaslag")
    endre_forutsetning(bruker=bruker("prosjektleder"), forutsetning=f, verdi=Decimal(9), grunn="x", versjon=1)

    assert (sendt.tekst, sendt.avtaletekst) == (forslaget().tekst, forslaget().avtaletekst)
    assert fingeravtrykk(sendt.avtaletekst) == sendt.avtale_fingeravtrykk
    assert ordavtrykk(sendt.tekst) == sendt.fingeravtrykk
    assert sendt.avtale_fingeravtrykk != avtaleutkast(saken()).fingeravtrykk


def test_nytt_forslag_er_en_ny_runde() -> None:
    """Et nytt forslag er en ny runde: de gamle vedtakene står i historien, men teller ikke."""
    gammelt = forslaget()
    assert behandlinger().count(Behandling.LIKT) == 2

    ta_ut("evaluering")
    nytt = send()

    assert behandlinger() == [Behandling.IKKE_BEHANDLET] * 5
    assert (gammelt.vedtak.count(), nytt.vedtak.count()) == (3, 0)
    assert gammelt.fingeravtrykk != nytt.fingeravtrykk


def test_vedtak_om_det_gamle_teller_ikke_i_det_nye() -> None:
    """Fem vedtak om det gamle forslaget inngår ingen avtale om det nye, og flere kan ikke komme til."""
    gammelt = forslaget()
    for sted in DELTAKERNE:
        registrer_vedtak(
            bruker=direktor(sted),
            forslag=gammelt,
            protokoll=protokoll(gammelt.tekst, date(2018, 11, 2)),
            idag=DEMODATO,
        )
    ta_ut("evaluering")
    send()

    assert not last_saksbilde(saken()).runde.alle_like()
    with pytest.raises(Avvist, match="Et nytt forslag er sendt"):
        registrer_vedtak(bruker=direktor("beiarn"), forslag=gammelt, protokoll=protokoll(gammelt.tekst), idag=DEMODATO)
