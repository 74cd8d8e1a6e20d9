"""Loading the shipped tables: once, again only what has changed, and never half."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction
from tests.actions.demoen import endret, innhold

from tospann.actions import last_inn_register as handlingen
from tospann.actions.last_inn_register import last_inn_register
from tospann.core.kommune.statistikk import FOLKETALL
from tospann.imports import register as tabeller
from tospann.imports.avvisning import FilAvvist
from tospann.store import kommune, models, statistikk
from tospann.store.register import utgave

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
FILER = ("kommuner.csv", "delingsvekter.csv", "folketall.csv", "opplysninger.csv")


@pytest.fixture
def mappe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the shipped tables that the loader reads instead."""
    kopi = tmp_path / "register"
    shutil.copytree(tabeller.MAPPE, kopi)
    monkeypatch.setattr(tabeller, "les_historie", partial(tabeller.les_historie, kopi))
    monkeypatch.setattr(tabeller, "les_vekter", partial(tabeller.les_vekter, kopi))
    monkeypatch.setattr(tabeller, "les_opplysninger", partial(tabeller.les_opplysninger, kopi / "opplysninger.csv"))
    folketall = partial(tabeller.les_folketall, kopi / "folketall.csv")
    serier = tuple((h, f, k, folketall if h == "folketall" else les) for h, f, k, les in handlingen._SERIER)
    monkeypatch.setattr(handlingen, "_SERIER", serier)
    monkeypatch.setattr(tabeller, "MAPPE", kopi)
    return kopi


def lastet() -> list[str]:
    """Load, and give what was."""
    gjort: list[str] = []
    last_inn_register(gjort.append)
    return gjort


def test_to_ganger_gir_ingenting_nytt() -> None:
    """Å laste registeret en gang til endrer ingenting i basen og sier at ingenting ble lastet."""
    foer = innhold()

    assert lastet() == []
    assert endret(foer) == set()


def test_alt_er_lastet() -> None:
    """Hver tabell registeret har, har rader med kilde, og hver lasting er skrevet ned."""
    med_kilde = {
        m.__name__: m._default_manager.count()
        for m in apps.get_app_config("store").get_models()
        if m.__name__
        in {"Kommuneversjon", "Kommuneendring", "Delingsvekt", "Nabogrense", "Kommunepunkt", "Forbindelse"}
    }

    assert all(med_kilde.values())
    assert med_kilde["Kommuneversjon"] == len(tabeller.les_historie().versjoner)
    assert len(set(models.Registerlast.objects.values_list("hva", flat=True))) >= 9


def test_bare_det_som_er_endret(mappe: Path) -> None:
    """En ny versjon av én tabell lastes alene: et rettet folketall er en ny rad ved siden av den gamle."""
    fil = mappe / "folketall.csv"
    fil.write_text(fil.read_text("utf-8").replace("\n1850,2019-01-01,1925,", "\n1850,2019-01-01,1926,"), "utf-8")
    antall = models.Statistikktall.objects.count()

    assert lastet() == ["folketall"]
    assert antall + 1 == models.Statistikktall.objects.count()
    rader = statistikk.gjeldende(FOLKETALL).filter(omraade="1850", dato="2019-01-01")
    assert [r.verdi for r in rader] == [1926]
    assert lastet() == []


def test_en_ny_utgave_av_historien(mappe: Path) -> None:
    """En rettet kommunetabell bytter ut sine egne rader, og spørsmålene svarer fra den nye med en gang."""
    fil, foer = mappe / "kommuner.csv", (utgave(), models.Kommuneversjon.objects.count())
    fil.write_text(fil.read_text("utf-8").replace("0301,Oslo,Oslo,", "0301,Oslo,Kristiania,"), "utf-8")

    assert lastet() == ["kommuner og endringer"]
    assert utgave() > foer[0]
    assert foer[1] == models.Kommuneversjon.objects.count()
    assert kommune.historie().perioder("0301")[-1].kommune.kortnavn == "Kristiania"


@pytest.mark.parametrize("fil", FILER)
def test_en_odelagt_tabell_endrer_ingenting(fil: str, mappe: Path) -> None:
    """Er en tabell ødelagt, avvises den med grunn, og det som var lastet, står."""
    sti, foer = mappe / fil, innhold()
    sti.write_text(sti.read_text("utf-8") + "odelagt,rad\n", "utf-8")
    with pytest.raises(FilAvvist, match="kan ikke brukes"), transaction.atomic():
        lastet()

    assert endret(foer) == set()
