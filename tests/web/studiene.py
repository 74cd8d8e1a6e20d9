"""What the oracle tries on a study: the demo's, which Nav Nordland shows to all, and one Bodø keeps to itself."""

from __future__ import annotations

from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.actions.demoen import bruker

from tospann.actions.opprett_studie import Sporsmaal, opprett_studie
from tospann.store import models

STUDIE, SKJULT, UKJENT = "nordland-2018", "bodos-egen-studie", "finnes-ikke"
EIER, SKJULT_EIER = "direktor-nav-nordland", "kommunedirektor-bodo"
FILER = ("reisetider.csv", "kommuner.csv", "problem.json")
OBJEKTER: dict[str, list[list[str]]] = {
    "studie": [[STUDIE]],
    "statens studie": [[STUDIE]],
    "skjult studie": [[SKJULT]],
    "ukjent studie": [[UKJENT]],
    "kravslag": [[STUDIE, "antall"], [STUDIE, "sammen"]],
    "kravslag i skjult studie": [[SKJULT, "antall"]],
    "ukjent kravslag": [[STUDIE, "finnes-ikke"], [UKJENT, "antall"]],
    "krav i studien": [[STUDIE, "1"]],
    "krav i skjult studie": [[SKJULT, "1"]],
    "ukjent krav": [[STUDIE, "0"], [STUDIE, "99"], [UKJENT, "1"]],
    "studiefil": [[STUDIE, navn] for navn in FILER],
    "fil fra skjult studie": [[SKJULT, navn] for navn in FILER],
    "ukjent studiefil": [[STUDIE, "passwd.csv"], [STUDIE, "reisetider.pdf"], [UKJENT, FILER[0]]],
}


def studien(slug: str = STUDIE) -> models.Strukturstudie:
    """Give a study."""
    return models.Strukturstudie.objects.get(slug=slug)


def lag_skjult_studie() -> models.Strukturstudie:
    """Let Bodø ask the same as the demo does, and show it to nobody."""
    siste = studien().siste
    sporsmaal = Sporsmaal(replace(siste.som_verdi(), sporsmaal="Bør Bodø ta imot flere?"), siste.krav)
    return opprett_studie(bruker=bruker(SKJULT_EIER), navn="Bodøs egen studie", sporsmaal=sporsmaal)


def skjemaer() -> dict[str, dict[str, object]]:
    """Fill in each form so that it is right for whoever may send it."""
    krav = {"versjon": 1, "tall_0": "1", "tall_1": "20", "kommuner": ["1839", "1841"], "grunn": "x"}
    rammer = {"reise": "80", "storst": "8", "terskel": "10", "profil": "reise", "grunn": "x"}
    return {
        "struktur_ny": {"dato": "2018-01-01", "navn": "Ny", "sporsmaal": "Hvem?", "kommuner": ["1839", "1841"]},
        "struktur_nytt_krav": krav,
        "struktur_endre_krav": krav,
        "struktur_ta_bort_krav": {"versjon": 1},
        "struktur_gjenopprett": {"versjon": 1},
        "struktur_rammer": {"versjon": 1, "sporsmaal": "Hvem?", **rammer},
        "struktur_reisetider": {"versjon": 1, "fil": _matrise(), "hvor": "x", "slag": "DOKUMENT"},
        "struktur_aarsverk": {"versjon": 1, "verk_1839": "3,5", "hvor": "x"},
        "struktur_del": {"hvem": "alle", "forstaatt": "on"},
    }


def _matrise() -> SimpleUploadedFile:
    reiser = studien().siste.som_verdi().grunnlag.reiser
    rader = (f"{a};{b};60" for a in reiser.numre for b in reiser.numre if a < b)
    return SimpleUploadedFile("reisetider.csv", "\n".join(["fra;til;minutter", *rader]).encode())
