"""The worked examples as pages: CE-1 and CE-2b to the øre, step by step, each figure explained."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from tests.web.vandring import klient_for

from tospann.imports.oppgjorseksempler import les_eksempler

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
BODO = "kommunedirektor-bodo"


def hent(navn: str) -> Any:  # noqa: ANN401 - the test client's answer has what the view gave
    """Read an example as somebody outside every case."""
    return klient_for(BODO).get(f"/oppgjor/eksempler/{navn}")


def tekst(navn: str) -> str:
    """Give the words of a page with plain spaces."""
    side: str = hent(navn).content.decode()
    return side.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize("navn", les_eksempler())
def test_hvert_eksempel_har_en_side(navn: str) -> None:
    """Hvert eksempel har en side med alle ørene økonomen regnet ut, og lista fører dit."""
    venter = les_eksempler()[navn].venter
    side = tekst(f"{navn}/")

    assert f'href="/oppgjor/eksempler/{navn}/"' in tekst("")
    for belop in venter.get("baerer", {}).values():
        assert belop.replace("-", "−") in side


def test_ce_1() -> None:
    """CE-1: 1 200 000 kr delt likt er 600 000 kr på staten og 600 000 kr på kommunene, med kilden."""
    side = tekst("ce-1-prosjekt/")

    assert "1 200 000,00" in side
    assert side.count("600 000,00") >= 2
    assert "Prosjektets rapport 2018" in side
    assert "staten 1/2" in side.lower()


@pytest.mark.parametrize("navn", ["ce-2-staten-kutter/", "ce-2b-etter-kuttet/"])
def test_ce_2b(navn: str) -> None:
    """CE-2b: statens kutt øker kommunens regning med nøyaktig 67 500 kr, 15 prosent."""
    side = tekst(navn)

    assert "Fauske betaler nøyaktig 67 500 kr mer, 15 prosent, uten selv å ha endret noe." in side
    assert "517 500,00" in side


def test_tallene_forklarer_seg() -> None:
    """Hvert tall i CE-2b kan åpnes."""
    lenker = re.findall(r'<a class="tall[^"]*" href="([^"#]+)', tekst("ce-2b-etter-kuttet/"))

    assert len(lenker) > 15
    for lenke in sorted(set(lenker)):
        assert 'id="kildepanel-tittel"' in tekst(f"ce-2b-etter-kuttet/{unescape(lenke)}")


def test_det_ukjente_sies() -> None:
    """Mangler folketallet, gjøres ingenting opp, og siden sier hvorfor."""
    assert "Året gjøres ikke opp:" in tekst("mangler-folketall/")
    assert hent("finnes-ikke/").status_code == 404
