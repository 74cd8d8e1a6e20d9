"""Figures that only make sense together are changed together."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.actions.demoen import bruker, forutsetning

from tospann.store import models

NUMRE = ("1841", "1845", "1840", "1839", "1849")


@pytest.fixture
def prosjektleder(sak: models.Sak) -> Client:
    """Log in as project leader in the demo."""
    del sak
    klient = Client()
    klient.force_login(bruker("prosjektleder"))
    return klient


def _send(klient: Client, prosenter: tuple[str, ...], grunn: str = "Ny enighet") -> HttpResponse:
    data = {"grunn": grunn}
    for nummer, prosent in zip(NUMRE, prosenter, strict=True):
        rad = forutsetning(f"fast_prosent.{nummer}")
        data |= {f"verdi_{rad.pk}": prosent, f"versjon_{rad.pk}": str(rad.versjon)}
    adresse = reverse("endre_forutsetninger", args=["indre-salten", "fast_prosent"])
    return klient.post(adresse, data)  # type: ignore[return-value] # the test client's own response type


def _prosenter() -> list[str]:
    return [f"{forutsetning(f'fast_prosent.{nummer}').verdi.normalize():f}" for nummer in NUMRE]


def test_flytter_prosenter_mellom_kommuner(prosjektleder: Client) -> None:
    """To faste prosenter kan endres samtidig når summen fortsatt er hundre."""
    svar = _send(prosjektleder, ("44", "12", "25", "7", "12"))

    assert svar.status_code == 302
    assert _prosenter() == ["44", "12", "25", "7", "12"]


def test_bare_det_som_er_endret(prosjektleder: Client) -> None:
    """Bare tallene som er endret, får ny versjon og egen post i journalen."""
    for_ = models.Journalpost.objects.filter(part=None).count()
    _send(prosjektleder, ("44", "12", "25", "7", "12"))

    assert for_ + 2 == models.Journalpost.objects.filter(part=None).count()
    assert [forutsetning(f"fast_prosent.{nummer}").versjon for nummer in ("1841", "1845")] == [2, 1]


def test_summen_maa_vare_hundre(prosjektleder: Client) -> None:
    """Blir summen noe annet enn hundre, lagres ingenting, og siden sier hvorfor."""
    svar = _send(prosjektleder, ("44", "12", "23", "7", "12"))

    assert svar.status_code == 422
    assert "De faste prosentene blir 98 til sammen" in svar.content.decode()


def test_uendret(prosjektleder: Client) -> None:
    """Er ingen av tallene endret, sier siden det."""
    svar = _send(prosjektleder, ("46", "12", "23", "7", "12"))

    assert svar.status_code == 422
    assert "Ingen av tallene er endret" in svar.content.decode()


def test_andre_roller_faar_nei(sak: models.Sak) -> None:
    """En kommunedirektør kan se forutsetningene, men ikke endre dem."""
    klient = Client()
    klient.force_login(bruker("kommunedirektor-fauske"))
    adresse = reverse("endre_forutsetninger", args=[sak.slug, "fast_prosent"])

    assert klient.get(adresse).status_code == 403
    assert klient.get(reverse("forutsetninger", args=[sak.slug])).status_code == 200
