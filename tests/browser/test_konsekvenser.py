"""From a drawing to a paper in the hand: a municipality is moved, what follows is read, the paper is taken along."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from tests.browser.test_uu import ALLE_FLATER, _brudd

Visit = Callable[..., AbstractContextManager[Page]]
Velg = Callable[[Page, str], None]
STUDIEN = "/struktur/pilot-indre-salten/"
SIDENE = (f"{STUDIEN}konsekvenser/", "/struktur/piloter/", "/struktur/pilot-sor-salten/konsekvenser/?valg=oppgitt-2")


def test_fra_tegning_til_papir(page: Page, act_as: Velg) -> None:
    """Kommunedirektøren i Saltdal flytter Beiarn til Saltdal, ser hva det gir egen kommune, og tar med papiret."""
    act_as(page, "kommunedirektor-saltdal")
    page.goto(f"{STUDIEN}tegning/")
    page.get_by_role("button", name="Hver kommune for seg").click()
    page.get_by_label("Flytt Beiarn til", exact=True).select_option("1840")
    page.get_by_role("button", name="Flytt Beiarn", exact=True).click()
    expect(page.locator(".tegnelinje")).to_contain_text("Beiarn flyttet til Saltdal")

    page.get_by_role("link", name="Se konsekvensene").click()
    expect(page.get_by_role("heading", level=2, name="For Saltdal kommune")).to_be_visible()
    expect(page.get_by_text("Saltdal er vert for Beiarn.")).to_be_visible()
    expect(page.get_by_text("Beiarn går sammen med Saltdal, som er vert.")).to_be_visible()
    expect(page.get_by_text("Organisasjoner: ned fra 5 til 4.")).to_be_visible()

    page.locator("a.tall", has_text="kr").first.click()
    expect(page.locator(".kildepanel")).to_contain_text("Slik er det regnet")
    with page.expect_download() as henting:
        page.get_by_role("link", name="Utredningen (PDF)").click()
    tekst = _lest(henting.value.path())
    assert "Saltdal er vert for Beiarn." in tekst
    assert "Det følger" not in tekst


def _lest(sti: Path) -> str:
    """Read a paper back."""
    sider = PdfReader(BytesIO(sti.read_bytes())).pages
    return " ".join(" ".join(s.extract_text() for s in sider).replace("\u200b", "").split())


def test_valget_med_tastatur_og_uten_skript(visit: Visit, demo_server: str, act_as: Velg) -> None:
    """Uten skript velges strukturene i lister og vises med knappen, og en kilde åpner seg på siden."""
    with visit(demo_server, script=False) as side:
        act_as(side, "kommunedirektor-beiarn")
        side.goto(SIDENE[0])
        side.get_by_label("Struktur 2").select_option("oppgitt-2")
        side.get_by_label("Struktur 2").press("Tab")
        side.get_by_role("button", name="Vis", exact=True).press("Enter")
        expect(side.get_by_role("heading", level=2, name="Fra «Hver kommune for seg» til «Piloten")).to_be_visible()
        side.locator("a.tall").first.click()
        expect(side.locator(".kildepanel")).to_be_visible()


@pytest.mark.parametrize("sti", SIDENE)
def test_ingen_brudd_paa_uu(page: Page, act_as: Velg, sti: str) -> None:
    """Sidene bryter ikke kravene til universell utforming, lyst og mørkt, bredt og smalt, og ruller ikke sidelengs."""
    act_as(page, "kommunedirektor-beiarn")

    assert _brudd(page, sti, ALLE_FLATER) == []
