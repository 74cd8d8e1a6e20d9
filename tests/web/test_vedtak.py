"""Decisions in the browser: from a file, with another agreement, what the others say, and the page for all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from tests.actions.demoen import bruker, direktor, forslaget, protokoll, saken

from tospann.actions.demo import DEMODATO
from tospann.actions.offentliggjor_vedtak import offentliggjor_vedtak
from tospann.actions.registrer_vedtak import registrer_vedtak
from tospann.imports.avtalefil import les_avtalefil
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
BASE = "/saker/indre-salten/vedtak/"
OFFENTLIG = "/vedtatt/indre-salten/"


def som(navn: str) -> Client:
    """Log in."""
    klient = Client()
    klient.force_login(bruker(navn))
    return klient


def svaret(**felt: object) -> dict[str, Any]:
    """Fill in the minutes of a decision that is the proposal."""
    start = {"dato": "2018-11-12", "saksnummer": "90/18", "medlemmer": 17, "stemmer_for": 12, "stemmer_mot": 5}
    return {**start, "tekst": forslaget().tekst, "forslag": forslaget().pk, "vedlegg": "sendt", **felt}


def hamaroys() -> models.Vedtak:
    """Give the decision that differs."""
    return models.Vedtak.objects.get(part__kommunenummer="1849")


def test_en_fil_fyller_skjemaet_og_lagrer_ingenting() -> None:
    """Møteboken leses inn i skjemaet, og ingenting er lagret før kommunedirektøren har sett den."""
    fil = SimpleUploadedFile("protokoll.txt", b"1. Kommunestyret sier nei.")

    svar = som("kommunedirektor-beiarn").post(f"{BASE}les-fil/", {"fil": fil})

    assert "1. Kommunestyret sier nei.</textarea>" in svar.content.decode()
    assert not models.Vedtak.objects.filter(part__kommunenummer="1839").exists()


def test_en_fil_som_ikke_kan_leses_sies_ved_feltet() -> None:
    """En fil som ikke kan leses, gir en grunn ved feltet, og skjemaet står som før."""
    fil = SimpleUploadedFile("bilde.png", b"\x89PNG\x00")

    svar = som("kommunedirektor-beiarn").post(f"{BASE}les-fil/", {"fil": fil})

    assert svar.status_code == 422
    assert "bilde.png er verken Word, PDF eller ren tekst." in svar.content.decode()


def test_en_annen_avtale_er_et_avvik() -> None:
    """Hadde kommunestyret en annen avtale foran seg, er vedtaket et avvik selv om teksten er lik."""
    klient = som("kommunedirektor-beiarn")
    klient.post(f"{BASE}registrer/", svaret(vedlegg="annen", annen_avtale="§ 1. Noe annet."))

    side = klient.get(BASE).content.decode()

    assert "Beiarn har vedtatt teksten med et annet vedlegg." in side
    assert "Kommunestyret hadde en annen utgave av avtalen foran seg enn den som ble sendt ut." in side


def test_en_annen_avtale_maa_limes_inn() -> None:
    """Den som sier at avtalen var en annen, må vise den."""
    svar = som("kommunedirektor-beiarn").post(f"{BASE}registrer/", svaret(vedlegg="annen"))

    assert svar.status_code == 422
    assert "Lim inn avtalen slik kommunestyret hadde den." in svar.content.decode()


def test_dobbeltklikk_gir_ett_vedtak() -> None:
    """Sendes skjemaet to ganger, er det ett vedtak, og den andre gangen sies det."""
    klient = som("kommunedirektor-beiarn")
    klient.post(f"{BASE}registrer/", svaret())

    svar = klient.post(f"{BASE}registrer/", svaret())

    assert "Dette vedtaket er registrert fra før." in svar.content.decode()
    assert models.Vedtak.objects.filter(part__kommunenummer="1839").count() == 1


def test_et_nytt_forslag_i_mellomtiden_stanser() -> None:
    """Er et nytt forslag sendt siden siden ble åpnet, registreres ikke vedtaket på det nye i stillhet."""
    gammelt = forslaget()
    models.Vedtaksforslag.objects.create(
        sak=saken(), tekst="Nytt.", fingeravtrykk="n", avtaletekst="a", avtale_fingeravtrykk="b", dato=DEMODATO
    )

    svar = som("kommunedirektor-beiarn").post(f"{BASE}registrer/", svaret(forslag=gammelt.pk))

    assert "Et nytt forslag er sendt til kommunestyrene siden du åpnet siden." in svar.content.decode()


def test_de_andre_sier_hva_de_mener_om_forskjellen() -> None:
    """Fire kommuner svarer på Hamarøys vilkår; siste ord teller, og avtalen er like fullt ikke inngått."""
    nei = {"vedtak": hamaroys().pk, "godtatt": "nei", "grunn": "Dyrt"}
    for sted in ("fauske", "sorfold", "saltdal", "beiarn"):
        som(f"kommunedirektor-{sted}").post(f"{BASE}merk/", nei)
    som("kommunedirektor-fauske").post(f"{BASE}merk/", {"vedtak": hamaroys().pk, "godtatt": "ja"})

    side = som("kommunedirektor-hamaroy").get(BASE).content.decode()

    assert "Fauske kan godta forskjellen." in side
    assert "Sørfold, Saltdal og Beiarn kan ikke godta den nå." in side
    assert "Avtalen er ikke inngått" in side


def test_eget_avvik_merkes_ikke() -> None:
    """Hamarøy kan ikke svare på sitt eget vilkår."""
    svar = som("kommunedirektor-hamaroy").post(f"{BASE}merk/", {"vedtak": hamaroys().pk, "godtatt": "ja"}, follow=True)

    assert "Det er deres eget vedtak." in svar.content.decode()
    assert models.Forskjellsmerke.objects.count() == 0


def test_et_likt_vedtak_kan_ikke_merkes() -> None:
    """Det er ingenting å godta ved et vedtak som er likt."""
    fauskes = models.Vedtak.objects.get(part__kommunenummer="1841")

    som("kommunedirektor-beiarn").post(f"{BASE}merk/", {"vedtak": fauskes.pk, "godtatt": "ja"})

    assert models.Forskjellsmerke.objects.count() == 0


def test_historien_viser_hva_kommunestyret_endret() -> None:
    """Ombestemmer et kommunestyre seg, står begge vedtakene, med det som ble endret (Evenes 2018)."""
    sett, nytt = hamaroys(), protokoll(forslaget().tekst)
    registrer_vedtak(bruker=direktor("hamaroy"), forslag=forslaget(), protokoll=nytt, idag=DEMODATO)

    svar = som("statsforvalter").get(f"{BASE}historie/")

    linjer = [linje for linje in svar.context["linjer"] if linje.vedtak.kommune.nummer == "1849"]
    assert [(linje.rad, linje.gjelder) for linje in linjer] == [(sett, False), (linjer[1].rad, True)]
    assert "lulesamisk" in "".join(e.tekst for e in linjer[1].fra_forrige if e.slag.name == "FJERNET")


def test_fristen_for_lovlighetskontroll_telles() -> None:
    """Fauske vedtok 25. oktober 2018; tre uker etter er torsdag 15. november."""
    svar = som("kommunedirektor-fauske").get(f"{BASE}historie/")

    assert "15. november 2018 (kommuneloven § 27-1)" in svar.content.decode()


def test_siden_for_alle_finnes_ikke_foer_den_er_aapnet() -> None:
    """Uten innlogging finnes siden ikke før prosjektlederen har åpnet den; da leser alle den, og ikke noe annet."""
    assert Client().get(OFFENTLIG).status_code == 404
    som("prosjektleder").post(f"{BASE}vis-for-alle/")

    side = Client().get(OFFENTLIG)

    assert side.status_code == 200
    assert "To av fem har vedtatt samme tekst. Hamarøy har vedtatt en annen tekst." in side.content.decode()
    assert Client().get(BASE).status_code == 302


def test_siden_for_alle_viser_ingen_utkast() -> None:
    """Den åpne siden viser verken Beiarns eget utkast eller noens svar på forskjeller."""
    offentliggjor_vedtak(bruker=bruker("prosjektleder"), sak=saken())
    som("kommunedirektor-fauske").post(f"{BASE}merk/", {"vedtak": hamaroys().pk, "godtatt": "nei", "grunn": "Hemmelig"})

    side = Client().get(OFFENTLIG).content.decode()

    assert [ord_ for ord_ in ("Moldjord", "grunnandelen", "Hemmelig", "kan godta") if ord_ in side] == []


def test_siden_kan_ikke_lukkes_igjen() -> None:
    """Det som er vist for alle, kan ikke gjøres ugjort i databasen."""
    offentliggjor_vedtak(bruker=bruker("prosjektleder"), sak=saken())

    with pytest.raises(DatabaseError, match="bare legges til"), transaction.atomic():
        models.Offentliggjoring.objects.all().delete()


def test_uten_oppgitt_avtale_sies_det() -> None:
    """Er det ikke oppgitt hvilken avtale kommunestyret hadde, sier siden det."""
    uten = replace(protokoll(forslaget().tekst), avtale_fingeravtrykk="")
    registrer_vedtak(bruker=direktor("beiarn"), forslag=forslaget(), protokoll=uten, idag=DEMODATO)

    side = som("folkevalgt-beiarn").get(BASE).content.decode()

    assert "Det er ikke oppgitt om kommunestyret hadde avtalen slik den ble sendt ut." in side


def test_avtalen_kan_lastes_ned_og_proves() -> None:
    """Avtalen i saken lastes ned som fil, og fila er den samme avtalen med det samme fingeravtrykket."""
    svar = som("folkevalgt-beiarn").get("/saker/indre-salten/avtale/avtale.json")

    assert les_avtalefil(svar.content).fingeravtrykk == forslaget().avtale_fingeravtrykk
