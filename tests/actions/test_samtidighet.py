"""Two at once, on real transactions: one number each, no gap, and only one of two who cannot both be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection, transaction
from pytest_django import Settings
from tests.actions.demoen import (
    DELTAKERNE,
    bruker,
    direktor,
    forslaget,
    forutsetning,
    journalen,
    protokoll,
    saken,
    sett_opp,
)

from tospann.actions.avvist import Avvist, NoenAndreKomForst
from tospann.actions.demo import DEMODATO
from tospann.actions.endre_avtale import ta_ut_klausul
from tospann.actions.endre_forutsetning import endre_forutsetning
from tospann.actions.godkjenn import KOSTNADSNOKKEL, godkjenn
from tospann.actions.lagre_utkast import lagre_utkast
from tospann.actions.registrer_vedtak import registrer_vedtak
from tospann.actions.saksbilde import nokkelens_fingeravtrykk
from tospann.actions.send_til_kommunestyrene import send_til_kommunestyrene
from tospann.core.felles.journalkjede import kontroller
from tospann.store import models
from tospann.store.laas import paa_vegne_av, som_system
from tospann.store.utkast import POSISJON

pytestmark = pytest.mark.django_db(transaction=True)
VENT = 20

Gjor = Callable[[models.Bruker], object]


@pytest.fixture(autouse=True)
def demoen(transactional_db: None, settings: Settings) -> None:
    """Load the demo for real."""
    del transactional_db
    sett_opp(settings)


def samtidig(personer: Sequence[str], gjor: Gjor) -> list[object]:
    """Let each person do it at the same moment, each in a transaction as a request is; give answers or refusals."""
    start = Barrier(len(personer))

    def en(navn: str) -> object:
        try:
            with transaction.atomic():
                hvem = bruker(navn)
                paa_vegne_av(connection, hvem.part_id)
                start.wait(VENT)
                return gjor(hvem)
        except Avvist as feil:
            return feil
        finally:
            connection.close()

    with ThreadPoolExecutor(len(personer)) as traader:
        return list(traader.map(en, personer, timeout=VENT))


def nye_numre(foer: int) -> list[int]:
    """Give the numbers the shared journal has got since, after checking the whole chain."""
    with som_system():
        poster = journalen()
        assert kontroller(p.ledd() for p in poster).er_hel
        assert models.Kjede.objects.get(part=None).antall == len(poster)
        return [p.nr for p in poster[foer:]]


def antall() -> int:
    """Count the shared entries."""
    with som_system():
        return len(journalen())


def test_fem_godkjenner_samtidig() -> None:
    """Godkjenner fem eiere i samme øyeblikk, får de hvert sitt nummer i journalen, uten hull."""
    foer, naa = antall(), nokkelens_fingeravtrykk(saken())

    def gjor(hvem: models.Bruker) -> object:
        return godkjenn(bruker=hvem, sak=saken(), gjenstand=KOSTNADSNOKKEL, fingeravtrykk=naa, gjeldende=naa)

    samtidig([f"kommunedirektor-{sted}" for sted in DELTAKERNE], gjor)

    assert list(range(foer + 1, foer + 6)) == nye_numre(foer)
    assert models.Godkjenning.objects.count() == 5


def test_samme_ja_to_ganger_samtidig() -> None:
    """Trykker samme part to ganger samtidig, blir det ett ja og én post."""
    foer, naa = antall(), nokkelens_fingeravtrykk(saken())

    def gjor(hvem: models.Bruker) -> object:
        return godkjenn(bruker=hvem, sak=saken(), gjenstand=KOSTNADSNOKKEL, fingeravtrykk=naa, gjeldende=naa)

    samtidig(["kommunedirektor-beiarn"] * 2, gjor)

    assert [foer + 1] == nye_numre(foer)
    assert models.Godkjenning.objects.count() == 1


def test_to_vedtak_samtidig() -> None:
    """Registrerer to kommuner vedtak samtidig, er begge der med hvert sitt nummer."""
    foer, forslag = antall(), forslaget()

    def gjor(hvem: models.Bruker) -> object:
        return registrer_vedtak(bruker=hvem, forslag=forslag, protokoll=protokoll(forslag.tekst), idag=DEMODATO)

    samtidig(["kommunedirektor-beiarn", "kommunedirektor-saltdal"], gjor)

    assert [foer + 1, foer + 2] == nye_numre(foer)
    assert models.Vedtak.objects.count() == 5


def test_to_sender_samtidig() -> None:
    """Sendes samme forslag to ganger samtidig, blir det én runde; den andre får vite at det er sendt."""
    ta_ut_klausul(bruker=bruker("prosjektleder"), sak=saken(), klausul="evaluering")
    foer = antall()
    svar = samtidig(["prosjektleder"] * 2, lambda hvem: send_til_kommunestyrene(bruker=hvem, sak=saken()))

    assert [foer + 1] == nye_numre(foer)
    assert models.Vedtaksforslag.objects.count() == 2
    assert sum(isinstance(s, Avvist) for s in svar) == 1


def test_to_endrer_samme_tall_samtidig() -> None:
    """Endrer to samme forutsetning samtidig, gjelder den ene, og den andre får beskjed."""
    foer, f = antall(), forutsetning("paaslag")

    def gjor(hvem: models.Bruker) -> object:
        return endre_forutsetning(bruker=hvem, forutsetning=f, verdi=Decimal(7), grunn="x", versjon=1)

    svar = samtidig(["prosjektleder"] * 2, gjor)

    assert [foer + 1] == nye_numre(foer)
    assert sum(isinstance(s, NoenAndreKomForst) for s in svar) == 1
    assert forutsetning("paaslag").versjon == 2


def test_to_skriver_nytt_utkast_samtidig() -> None:
    """Skriver to hos samme part sitt første utkast samtidig, blir det ene stående helt og det andre avvist."""
    with som_system():
        foer = len(journalen(direktor("fauske").part))
    svar = samtidig(
        ["kommunedirektor-fauske"] * 2,
        lambda hvem: lagre_utkast(bruker=hvem, sak=saken(), slag=POSISJON, tekst="Vår.", versjon=0),
    )

    assert sum(isinstance(s, NoenAndreKomForst) for s in svar) == 1
    with som_system():
        assert list(models.Utkast.objects.filter(part=direktor("fauske").part).values_list("tekst", flat=True)) == [
            "Vår."
        ]
        assert len(journalen(direktor("fauske").part)) == foer + 1


def test_ja_og_endring_samtidig() -> None:
    """Godkjennes nøkkelen mens et tall endres, gjelder ikke ja-et for den nye teksten, uansett hvem som kom først."""
    foer, gammel, f = antall(), nokkelens_fingeravtrykk(saken()), forutsetning("paaslag")

    def gjor(hvem: models.Bruker) -> object:
        if hvem.brukernavn == "prosjektleder":
            return endre_forutsetning(bruker=hvem, forutsetning=f, verdi=Decimal(7), grunn="x", versjon=1)
        naa = nokkelens_fingeravtrykk(saken())
        return godkjenn(bruker=hvem, sak=saken(), gjenstand=KOSTNADSNOKKEL, fingeravtrykk=gammel, gjeldende=naa)

    samtidig(["prosjektleder", "kommunedirektor-beiarn"], gjor)
    naa = nokkelens_fingeravtrykk(saken())

    assert list(range(foer + 1, foer + 1 + len(nye_numre(foer)))) == nye_numre(foer)
    assert models.Godkjenning.objects.filter(fingeravtrykk=naa).count() == 0
