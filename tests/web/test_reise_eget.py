"""Our own figure for a journey: beside the model's, withdrawn again, and nobody else's."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponseBase
from django.urls import reverse
from tests.actions.demoen import BEIARN, bruker, journalen, som
from tests.web.reisene import DAG, SALTDAL_BEIARN, eget, sporr, tekst
from tests.web.vandring import klient_for

from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak", "register")]
FAUSKE = "kommunedirektor-fauske"


def siste() -> models.Reisetidsvalg:
    """Give the newest row, whoever's it is."""
    rad = models.Reisetidsvalg.objects.last()
    assert rad is not None
    return rad


def test_eget_tall_staar_ved_siden_av() -> None:
    """Eget tall lagres med begrunnelse, vises som forutsetning ved siden av modellens, og står i egen journal."""
    klient = klient_for(BEIARN)
    svar = eget(klient)
    side = sporr(klient, "1839", "1840")

    assert svar.headers["Location"] == f"{reverse('reise')}?fra=1840&til=1839&dato={DAG}"
    assert (
        "Vårt eget tall: 65 minutter , forutsetning (forutsetning), fra 12. november 2018. Kjørt selv i oktober" in side
    )
    assert "Omtrent 49 minutter" in side
    assert "65" in tekst(klient.get(reverse("reise_fra", args=["1839"]), {"dato": DAG}))
    post = journalen(bruker(BEIARN).part)[-1]
    assert (post.handling, post.gjenstand) == ("registrerte egen reisetid", "reisetid 1839-1840")
    assert post.nyttelast == {"fra": "1839", "til": "1840", "minutter": 65, "fra_dato": DAG}


def test_eget_tall_gjelder_fra_dagen_og_gjennom_nye_numre() -> None:
    """Tallet gjelder ikke før dagen det gjelder fra, og følger Hamarøy til det nye nummeret."""
    klient = klient_for("kommunedirektor-hamaroy")
    eget(klient, fra="1849", til="1841", fra_dato="2019-05-01")

    assert "Vårt eget tall: 65" not in sporr(klient, "1849", "1841", "2019-04-30")
    assert "Vårt eget tall: 65" in sporr(klient, "1849", "1841", "2019-05-01")
    assert "Vårt eget tall: 65" in sporr(klient, "1875", "1841", "2024-06-01")


@pytest.mark.parametrize(
    ("felt", "grunn"),
    [
        ({"minutter": "en time"}, "kan ikke leses som en reisetid"),
        ({"minutter": "25 t"}, "mer enn et døgn"),
        ({"minutter": "0"}, "minst ett minutt"),
        ({"grunn": "  "}, "Feltet er påkrevet"),
        ({"grunn": "Ola 01010112377 kjørte"}, "fødselsnummer"),
        ({"grunn": "x" * 301}, "300"),
        ({"fra": "1840", "til": "1840"}, "Velg to forskjellige kommuner"),
        ({"til": "9999"}, "9999"),
        ({"til": "1875"}, "1875"),
        ({"fra_dato": "snart"}, "Gjelder fra"),
    ],
)
def test_eget_tall_som_ikke_kan_lagres(felt: dict[str, str], grunn: str) -> None:
    """Det som ikke kan lagres, avvises med grunn og det som var skrevet, og ingenting er lagret."""
    svar = eget(klient_for(BEIARN), **felt)

    assert svar.status_code == 422
    assert grunn in tekst(svar)
    assert models.Reisetidsvalg.objects.count() == 0


def test_det_som_er_skrevet_er_ikke_tapt() -> None:
    """Avvises tida, står begrunnelsen fortsatt i feltet, ved siden av reisen den gjelder."""
    svar = eget(klient_for(BEIARN), minutter="1.15")
    side = svar.content.decode()  # type: ignore[attr-defined]

    assert "Kjørt selv i oktober</textarea>" in side
    assert 'value="1.15"' in side
    assert "Fra Saltdal til Beiarn" in side


def test_trukket_tilbake_gjelder_det_gamle_igjen() -> None:
    """Trekkes tallet tilbake, gjelder det forrige igjen, og raden står som trukket."""
    klient = klient_for(BEIARN)
    eget(klient, minutter="80", fra_dato="2018-01-01")
    eget(klient, minutter="65")
    klient.post(reverse("trekk_reisetid", args=[siste().pk]), SALTDAL_BEIARN)
    side = sporr(klient, "1840", "1839")

    assert "Vårt eget tall: 80 minutter" in side
    assert "Trukket tilbake" in side
    assert len(journalen(bruker(BEIARN).part)) >= 3


def test_samme_tall_kan_bare_trekkes_en_gang() -> None:
    """Andre gang er det ingenting å trekke, og ingenting skrives."""
    klient = klient_for(BEIARN)
    eget(klient)
    url = reverse("trekk_reisetid", args=[siste().pk])
    klient.post(url, SALTDAL_BEIARN)
    antall = models.Reisetidsvalg.objects.count()
    side = tekst(klient.post(url, SALTDAL_BEIARN, follow=True))

    assert "Det finnes ikke noe slikt tall" in side
    assert antall == models.Reisetidsvalg.objects.count() == 2


@pytest.mark.parametrize("andre", [FAUSKE, "direktor-nav-nordland", "prosjektleder", "kommunedirektor-bodo"])
def test_andre_merker_ingenting(andre: str) -> None:
    """Alt andre ser om reisen, er likt byte for byte før og etter at Beiarn skrev sitt tall, også fila."""
    klient = klient_for(andre)
    sider = [
        f"{reverse('reise')}?fra=1839&til=1840&dato={DAG}",
        f"{reverse('reise_fra', args=['1839'])}?dato={DAG}",
        f"{reverse('reise_fra_csv', args=['1839'])}?dato={DAG}",
        reverse("journal"),
    ]
    foer = [_uten_kode(klient.get(s)) for s in sider]
    eget(klient_for(BEIARN))

    assert foer == [_uten_kode(klient.get(s)) for s in sider]


def _uten_kode(svar: HttpResponseBase) -> str:
    innhold: bytes = getattr(svar, "content", b"")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", innhold.decode())


def test_andres_tall_kan_ikke_trekkes() -> None:
    """Fauske som prøver å trekke Beiarns tall, får samme svar som for et nummer som ikke finnes."""
    eget(klient_for(BEIARN))
    klient, nr = klient_for(FAUSKE), siste().pk
    svar = [
        tekst(klient.post(reverse("trekk_reisetid", args=[n]), SALTDAL_BEIARN, follow=True)) for n in (nr, nr + 999)
    ]

    assert svar[0] == svar[1]
    assert "Det finnes ikke noe slikt tall" in svar[0]
    with som(bruker(BEIARN).part):
        assert [v.minutter for v in models.Reisetidsvalg.objects.all()] == [65]


@pytest.mark.parametrize("hvem", ["folkevalgt-beiarn", "prosjektleder", "statsforvalter", "nav-leder-fauske"])
def test_roller_som_ikke_kan(hvem: str) -> None:
    """Andre roller får ikke skjemaet, og får nei om de sender det likevel; den folkevalgte ser kommunens tall."""
    eget(klient_for(BEIARN))
    klient = klient_for(hvem)
    side, svar = sporr(klient, "1839", "1840"), eget(klient)

    assert "Lagre vårt eget tall" not in side
    assert ("Vårt eget tall: 65" in side) == (hvem == "folkevalgt-beiarn")
    assert (svar.status_code, "kan ikke gjøre dette" in tekst(svar)) == (422, True)
