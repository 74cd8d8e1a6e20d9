"""What a party keeps to itself about a settlement shows nowhere else, not even that it is there."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.actions.demoen import bruker, uten_engangskoder
from tests.actions.oppgjoret import BEIARN, LINJE, VERT, gjor, les_inn, rett_dobbel
from tests.web.orakel import PERSONAER
from tests.web.vandring import klient_for, som_tekst

from tospann.actions.oppgjor_notat import skriv_oppgjorsnotat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
KANARI = "Zxq7kanari9w"
AARET = "/oppgjor/indre-salten/2020/"
SIDER = (
    "/oppgjor/",
    "/journal/",
    "/journal/eksport.jsonl",
    AARET,
    *(f"{AARET}{del_}" for del_ in ("hvorfor/", "akonto/", "grunnlag/", f"linjer/{LINJE}/", "linjer/lonn.KOSTNAD/")),
    *(f"{AARET}{del_}" for del_ in ("forsok/?hvis=pris~drift~3", "nokler-sammen/", "rettferdig/", "uttreden/")),
    *(f"{AARET}{del_}" for del_ in ("garanti/?nedtrekk=1", "nokler-sammen/nokler-sammen-2020.csv")),
    *(f"/oppgjor/indre-salten/2021/{del_}" for del_ in ("hvorfor/?mot=i-fjor", "nokler-sammen/")),
    *(f"{AARET}filer/{navn}" for navn in ("partene.csv", "linjene.csv", "oppgjor.xlsx")),
)
ANDRE = {
    BEIARN: [p for p, (_, kommune) in PERSONAER.items() if kommune != "1839"],
    VERT: [p for p, (_, kommune) in PERSONAER.items() if kommune != "1841"],
}


def alt(klient: Client) -> dict[str, tuple[int, bytes]]:
    """Give every answer."""
    svar = {}
    for url in SIDER:
        lest = klient.get(url)
        kropp = b"".join(lest.streaming_content) if lest.streaming else lest.content  # type: ignore[attr-defined]
        er_side = lest.headers["Content-Type"].startswith("text/html")
        svar[url] = lest.status_code, uten_engangskoder(kropp.decode()).encode() if er_side else kropp
    return svar


def ulike(foer: dict[str, tuple[int, bytes]], etter: dict[str, tuple[int, bytes]]) -> list[str]:
    """Give the addresses that answer differently, or mention what they should not."""
    nevnt = [u for u, (kode, kropp) in etter.items() if kode == 200 and KANARI in som_tekst(u, kropp)]
    return sorted({u for u in foer if foer[u] != etter[u]} | set(nevnt))


def test_notatet_i_to_verdener() -> None:
    """Alt andre kan nå, er likt byte for byte enten Beiarn har skrevet notat eller ikke."""
    klienter = {p: klient_for(p) for p in ANDRE[BEIARN]}
    foer = {p: alt(k) for p, k in klienter.items()}
    for linje, versjon in ((LINJE, 1), ("lonn.KOSTNAD", 0)):
        gjor(skriv_oppgjorsnotat, BEIARN, linje=linje, tekst=f"Vi godtar {KANARI}.", versjon=versjon)

    assert {p: ulike(foer[p], alt(k)) for p, k in klienter.items()} == dict.fromkeys(klienter, [])  # noqa: RUF024
    assert KANARI in klient_for(BEIARN).get(f"{AARET}linjer/{LINJE}/").content.decode()


def test_utkastet_i_to_verdener() -> None:
    """Alt andre kan nå, er likt enten verten har lest inn filer og rettet utkastet eller ikke."""
    klienter = {p: klient_for(p) for p in ANDRE[VERT]}
    foer = {p: alt(k) for p, k in klienter.items()}
    les_inn(f"Konto;Tekst;Beløp\r\n11900;{KANARI};1,00".encode(), 2020)
    rett_dobbel(2020)

    assert {p: ulike(foer[p], alt(k)) for p, k in klienter.items()} == dict.fromkeys(klienter, [])  # noqa: RUF024


def test_samme_part_ser_notatet() -> None:
    """Kommunedirektøren i Beiarn ser notatet; den folkevalgte i samme kommune gjør det ikke."""
    sett = {
        p: "Gir vi oss på husleia" in klient_for(p).get(f"{AARET}linjer/{LINJE}/").content.decode()
        for p in (BEIARN, "kommunedirektor-beiarn", "folkevalgt-beiarn")
    }

    assert bruker(BEIARN).part_id == bruker("folkevalgt-beiarn").part_id
    assert sett == {BEIARN: True, "kommunedirektor-beiarn": True, "folkevalgt-beiarn": False}
