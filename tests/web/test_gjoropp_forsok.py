"""Hva hvis: asked in a form, kept in the address, answered for everybody, refused beside the field, never saved."""

from __future__ import annotations

from typing import Any

import pytest
from tests.actions.demoen import endret, innhold
from tests.actions.oppgjoret import BEIARN, VERT
from tests.web.vandring import klient_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
SIDEN = "/oppgjor/indre-salten/2021/forsok/"
KUTT = "hvis=uttrekk~stat~2~2021-07-01"


def hent(adresse: str, hvem: str = BEIARN) -> Any:  # noqa: ANN401 - the test client's answer has what the view gave
    """Ask as a persona."""
    return klient_for(hvem).get(f"{SIDEN}{adresse}")


def tekst(svar: Any) -> str:  # noqa: ANN401 - as above
    """Give the words of a page with plain spaces."""
    side: str = svar.content.decode()
    return side.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("skjema", "ny"),
    [
        ("sporsmaal=uttrekk&part=stat&antall=1,50&fra=2021-07-01", "hvis=uttrekk~stat~1.5~2021-07-01"),
        ("sporsmaal=nokkel&nokkel=mellom&metode=likt", "hvis=nokkel~mellom~likt"),
        ("sporsmaal=nokkel&nokkel=mellom&metode=grunnandel&grunnandel=10", "hvis=nokkel~mellom~grunnandel-10"),
        (
            "sporsmaal=nokkel&nokkel=stat&metode=fast&vekt_stat=58&vekt_kommune=42",
            "hvis=nokkel~stat~fast~stat-58_kommune-42",
        ),
        ("sporsmaal=folketall&dato=2019-01-01", "hvis=folketall~2019-01-01"),
        ("sporsmaal=ny&kommune=1804&fra=2021-07-01&aarsverk=3", "hvis=ny~1804~2021-07-01~3"),
        ("sporsmaal=pris&post=drift&prosent=−3", "hvis=pris~drift~-3"),
    ],
)
def test_sporsmaalet_staar_i_adressen(skjema: str, ny: str) -> None:
    """Et spørsmål blir en adresse som kan deles, og adressen svarer det samme."""
    svar = hent(f"?{skjema}")

    assert svar.headers["Location"] == f"{SIDEN}?{ny}#svar"
    assert "endres det hver bærer slik" in tekst(hent(f"?{ny}"))


def test_sporsmaal_kan_legges_sammen() -> None:
    """Et nytt spørsmål kommer i tillegg til dem som er stilt, og svaret gjelder alle."""
    svar = hent(f"?{KUTT}&sporsmaal=pris&post=drift&prosent=3")
    samlet = tekst(hent(f"?{KUTT}&hvis=pris~drift~3"))

    assert svar.headers["Location"] == f"{SIDEN}?{KUTT}&hvis=pris~drift~3#svar"
    assert "Hvis staten trekker ut 2 årsverk fra 1. juli 2021 og «Kontordrift" in samlet
    assert "46 200,00" in samlet


def test_endringen_er_forskjellen() -> None:
    """Endringen i tabellen er det hver bærer etter, minus det den bærer nå, og Beiarns rad er merket."""
    svar = hent(f"?{KUTT}")
    rader = svar.context["tabell"].rader

    assert all(c[1].som_kroner() - c[0].som_kroner() == c[2].som_kroner() for c in (r.celler for r in rader))
    assert [r.navn for r in rader if r.er_min] == ["Beiarn"]
    assert "Beiarn 2 366,26 kr" in tekst(svar)


@pytest.mark.parametrize(
    ("skjema", "felt", "grunn"),
    [
        ("sporsmaal=uttrekk&part=stat&antall=40&fra=2021-07-01", "uttrekk_antall", "Staten har 14 årsverk"),
        ("sporsmaal=uttrekk&part=stat&antall=to&fra=2021-07-01", "uttrekk_antall", "kan ikke leses som et tall"),
        ("sporsmaal=uttrekk&part=stat&antall=2&fra=2020-07-01", "uttrekk_fra", "1. juli 2020 er ikke i 2021"),
        ("sporsmaal=nokkel&nokkel=mellom&metode=brukere", "nokkel_metode", "Beiarn mangler brukere"),
        ("sporsmaal=nokkel&nokkel=mellom&metode=fast", "nokkel_metode", "Skriv en vekt"),
        ("sporsmaal=nokkel&nokkel=mellom&metode=fast&vekt_1839=10", "nokkel_metode", "mangler avtalt vekt"),
        ("sporsmaal=nokkel&nokkel=mellom&metode=grunnandel", "nokkel_grunnandel", "Skriv hvor mange prosent"),
        ("sporsmaal=pris&post=drift&prosent=-101", "pris_prosent", "større enn eller lik −100"),
        ("sporsmaal=ny&kommune=0301&fra=2021-07-01&aarsverk=3", "ny_kommune", "Velg et gyldig valg"),
        ("sporsmaal=folketall&dato=2020-01-01", "folketall_dato", "Velg et gyldig valg"),
    ],
)
def test_nei_staar_ved_feltet(skjema: str, felt: str, grunn: str) -> None:
    """Det som ikke kan regnes, sies ved feltet det gjelder; det som alt er spurt om, står."""
    svar = hent(f"?{KUTT}&{skjema}")
    side = tekst(svar)

    assert svar.status_code == 422
    assert grunn in side.partition(f'id="{felt}_error"')[2].partition("</p>")[0].replace("-10", "−10")
    assert "Hvis staten trekker ut 2 årsverk fra 1. juli 2021, endres" in side


@pytest.mark.parametrize(
    "daarlig",
    [
        "tull",
        "uttrekk~stat~2",
        "uttrekk~stat~1/0~2021-07-01",
        "uttrekk~stat~1e999999999~2021-07-01",
        "nokkel~mellom~grunnandel-1e999999999",
        "nokkel~mellom~ukjent",
        "ny~0301~2021-07-01~1",
        "pris~drift~x",
    ],
)
def test_klippet_adresse(daarlig: str) -> None:
    """En adresse som er klippet eller rotet til, sier hva den ikke forstår, og viser veien videre."""
    svar = hent(f"?hvis={daarlig}&{KUTT}")

    assert svar.status_code == 422
    assert "Spørsmålet kan ikke leses" in tekst(svar)
    assert f'href="?{KUTT}"' in tekst(svar)
    assert "Hvis staten trekker ut 2 årsverk" in tekst(svar)


def test_ingenting_lagres() -> None:
    """Et forsøk etterlater ingenting, og et tall i svaret forklarer seg."""
    foer = innhold()
    panel = tekst(hent(f"?{KUTT}&tall=hvis.1839"))

    assert "bærer etter − bærer før" in panel
    assert hent(f"?{KUTT}&tall=hvis.9999").status_code == 404
    assert endret(foer) - {"store_bruker"} == set()


def test_forslaget_er_utgangspunktet() -> None:
    """Er oppgjøret lagt fram, er det forslaget som endres, og vertens utkast kommer aldri med."""
    beiarn, vert = (
        tekst(klient_for(hvem).get("/oppgjor/indre-salten/2020/forsok/?hvis=pris~drift~10")) for hvem in (BEIARN, VERT)
    )

    assert "slik det er lagt fram" in beiarn
    assert "endres det hver bærer slik" in beiarn
    assert beiarn.partition("endres det hver")[2][:200] == vert.partition("endres det hver")[2][:200]
