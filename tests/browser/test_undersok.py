"""Beiarn's økonomisjef looks into the year: what if, stacked, refused beside the field, explained; and a sheet."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

AARET = "/oppgjor/indre-salten/2021/"
BEIARN, NAV = "okonomisjef-beiarn", "direktor-nav-nordland"
Blir = Callable[[Page, str], None]


def test_hva_hvis(page: Page, act_as: Blir) -> None:
    """Fra året til et svar som kan deles: staten trekker ut to, så blir husleia dyrere, og førti er for mange."""
    act_as(page, BEIARN)
    page.goto(AARET)
    page.get_by_role("link", name="Hva hvis?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hva hvis?")
    _trekk_ut(page, "2")
    svaret = page.get_by_role("status").filter(has_text="Hvis staten")
    expect(svaret).to_contain_text("Hvis staten trekker ut 2 årsverk fra 1. juli 2021, endres det hver bærer slik")
    expect(page.get_by_role("row").filter(has_text="din kommune")).to_contain_text("2\u202f366,26")
    page.get_by_text("… en post ble dyrere eller billigere?").first.click()
    page.get_by_label("Post", exact=True).select_option(label="Kontordrift (husleie, renhold, IKT)")
    page.get_by_label("Prosent", exact=True).fill("3")
    page.get_by_role("button", name="Regn ut … en post ble dyrere").click()
    expect(svaret).to_contain_text("blir 3 prosent dyrere")
    adresse = page.url
    page.get_by_text("… en part trekker ut årsverk?").first.click()
    _trekk_ut(page, "40")
    expect(page.locator("#uttrekk_antall_error")).to_contain_text("Staten har 14 årsverk")
    page.goto(adresse)
    expect(svaret).to_contain_text("2 årsverk fra 1. juli 2021 og «Kontordrift")


def _trekk_ut(page: Page, antall: str) -> None:
    page.get_by_label("Hvem", exact=True).select_option(label="Staten")
    page.get_by_label("Årsverk", exact=True).fill(antall)
    page.get_by_role("button", name="Regn ut … en part trekker ut årsverk?").click()


def test_tallet_forklarer_seg(page: Page, act_as: Blir) -> None:
    """Et tall i svaret åpner en forklaring ved siden av, og Escape lukker den."""
    act_as(page, BEIARN)
    page.goto(f"{AARET}forsok/?hvis=uttrekk~stat~2~2021-07-01")
    page.get_by_role("row").filter(has_text="din kommune").get_by_role("link").last.click()
    expect(page.get_by_role("dialog")).to_contain_text("bærer etter − bærer før")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_uten_script(visit: Callable[..., AbstractContextManager[Page]], demo_server: str, act_as: Blir) -> None:
    """Fylkesdirektøren ser hvem som bærer garantien, uten script og bare med tastaturet."""
    with visit(demo_server, script=False) as page:
        act_as(page, NAV)
        page.goto(f"{AARET}garanti/")
        page.get_by_label("Statlige årsverk som trekkes i alt").fill("2")
        page.get_by_role("group", name="Beiarn").get_by_label("Garantert minst").fill("1")
        page.get_by_role("group", name="Beiarn").get_by_label("Garantert minst").press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Garantiene skjermer Beiarn")


@pytest.mark.parametrize(
    ("lenke", "overskrift"),
    [
        ("Hvorfor endret andelen seg?", "Hvorfor endret andelen seg?"),
        ("Nøklene side om side", "Nøklene side om side"),
        ("Er fordelingen rettferdig?", "Er fordelingen rettferdig?"),
        ("Å gå ut", "Hva om Beiarn går ut?"),
        ("Hvem bærer garantien?", "Hvem bærer garantien?"),
        ("Regneeksempler", "Regneeksempler"),
    ],
)
def test_fra_aaret(page: Page, act_as: Blir, lenke: str, overskrift: str) -> None:
    """Alt som kan undersøkes, er ett trykk fra året."""
    act_as(page, BEIARN)
    page.goto(AARET)
    page.get_by_role("link", name=lenke, exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text(overskrift)


def test_arket_kan_tas_med(page: Page, act_as: Blir) -> None:
    """Arket for Beiarn lastes ned som PDF med vilkårene som er skrevet."""
    act_as(page, BEIARN)
    page.goto(f"{AARET}uttreden/")
    page.get_by_label("Varsel i måneder").fill("24")
    page.get_by_role("button", name="Regn ut").click()
    expect(page.get_by_text("Beiarn er ute fra 1. januar 2024.")).to_be_visible()
    with page.expect_download() as hentet:
        page.get_by_role("link", name="Arket som PDF").click()

    assert hentet.value.suggested_filename == "uttreden-beiarn.pdf"
