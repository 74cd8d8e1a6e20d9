"""A draft of a budget or a key shows nowhere else, not even that it is there."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.actions.demoen import bruker, som
from tests.actions.oppgjoret import BEIARN, VERT
from tests.web import test_gjoropp_lekkasjer
from tests.web.orakel import PERSONAER
from tests.web.test_gjoropp_lekkasjer import ulike
from tests.web.vandring import klient_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
KANARI = test_gjoropp_lekkasjer.KANARI
ROT = "/oppgjor/indre-salten/"
SIDER = (
    *("/", "/oppgjor/", "/journal/", "/journal/eksport.jsonl", f"{ROT}nokler/", f"{ROT}nokler/forslag/1/"),
    *(f"{ROT}2020/", f"{ROT}2021/", f"{ROT}2022/", f"{ROT}2021/budsjett/", f"{ROT}2022/budsjett/", f"{ROT}nytt-aar/"),
    *(f"{ROT}2022/budsjett/poster/drift/", f"{ROT}2022/budsjett/utkast.csv", f"{ROT}2022/budsjett/fil/"),
    *(f"{ROT}nokler/mellom/endre/", f"{ROT}2021/deltakelse/", f"{ROT}2021/budsjett/2/"),
)
ANDRE = [p for p, (_, kommune) in PERSONAER.items() if kommune != "1841"]
POST = {
    "versjon": 1,
    "navn": KANARI,
    "lag": "kommune",
    "konto": "19999",
    "funksjon": "242",
    "art": "190",
    "nokkel": "mellom",
    "belop": "100,00",
    "mva": "0",
    "hos": "1841",
}


def test_utkastene_i_to_verdener(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alt andre kan nå, er likt byte for byte enten verten har utkast til budsjett og nøkkel eller ikke."""
    monkeypatch.setattr(test_gjoropp_lekkasjer, "SIDER", SIDER)
    klienter = {p: klient_for(p) for p in ANDRE}
    foer = {p: test_gjoropp_lekkasjer.alt(k) for p, k in klienter.items()}
    vert = klient_for(VERT)
    for aar in (2021, 2022):
        vert.post(f"{ROT}nytt-aar/", {"aar": aar})
    vert.post(f"{ROT}2022/budsjett/poster/ny/", POST)
    vert.post(f"{ROT}nokler/mellom/endre/", {"metode": "Sammensatt", "s_LIKT": "100", "grunn": KANARI})

    etter = {p: ulike(foer[p], test_gjoropp_lekkasjer.alt(k)) for p, k in klienter.items()}
    assert etter == dict.fromkeys(klienter, [])  # noqa: RUF024
    assert KANARI in vert.get(f"{ROT}2022/budsjett/").content.decode()


def test_databasen_holder_utkastene_for_seg() -> None:
    """Heller ikke rå SQL viser utkastet til andre enn parten selv."""
    klient_for(VERT).post(f"{ROT}nytt-aar/", {"aar": 2022})
    sett = {}
    for hvem in (VERT, BEIARN, "prosjektleder", "direktor-nav-nordland"):
        with som(bruker(hvem).part), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM store_aarsutkast")
            sett[hvem] = cursor.fetchone()[0]

    assert sett == {VERT: 1, BEIARN: 0, "prosjektleder": 0, "direktor-nav-nordland": 0}


def test_samme_part_ser_utkastet() -> None:
    """Kommunedirektøren hos verten kan lese utkastet, men ikke endre det."""
    klient_for(VERT).post(f"{ROT}nytt-aar/", {"aar": 2022})
    direktor = klient_for("kommunedirektor-fauske")

    assert direktor.get(f"{ROT}2022/budsjett/").status_code == 200
    assert direktor.post(f"{ROT}2022/budsjett/", {"versjon": 1}).status_code == 403
