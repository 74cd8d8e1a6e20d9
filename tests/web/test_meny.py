"""The menu: every page has one room, and the row below shows where one is."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tospann.store import models
from tospann.web.meny import ROM, Rom

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


@pytest.fixture
def klient() -> Client:
    """Be the kommunedirektør in Beiarn."""
    klient = Client()
    klient.force_login(models.Bruker.objects.get(brukernavn="kommunedirektor-beiarn"))
    return klient


def test_ingen_side_staar_i_to_rom() -> None:
    """En side hører til ett rom i menyen, ellers lyser to lenker samtidig."""
    sider = [side for rom in ROM for side in {rom.rute, *rom.sider, *(rute for rute, _navn in rom.under)}]

    assert sorted(set(sider)) == sorted(sider)


@pytest.mark.parametrize("rom", ROM, ids=lambda rom: rom.rute)
def test_rommet_lyser_paa_sin_egen_side(klient: Client, rom: Rom) -> None:
    """På første side i et rom er rommets lenke merket som siden man er på."""
    adresse = reverse(rom.rute)
    html = klient.get(adresse).content.decode()

    assert f'<a href="{adresse}" aria-current="page">' in html


def test_raden_under_viser_sidene_i_rommet(klient: Client) -> None:
    """På siden for sammenligning lyser Kommuner som rom, og Sammenlign som side."""
    html = klient.get(reverse("sammenlign_kommuner")).content.decode()

    assert f'<a href="{reverse("kommuner")}" aria-current="true">' in html
    assert f'<a href="{reverse("sammenlign_kommuner")}" aria-current="page">' in html


def test_soket_staar_paa_hver_side(klient: Client) -> None:
    """Søket er en del av toppen, og sender til søkesiden uten skript."""
    html = klient.get(reverse("min_dag")).content.decode()

    assert f'<form class="sok" role="search" action="{reverse("sok")}" method="get">' in html
