"""The map in a browser: dragging the date, choosing a county with a thumb, and all of it without script."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., AbstractContextManager[Page]]
NORDLAND = "/kart/?fylke=18&lag=folketall&dato=2018-11-12"
LANDET = "/kart/?fylke=&lag=folketall&dato=2018-11-12"


@pytest.fixture
def kommunene(page: Page) -> Callable[[], int]:
    """Give a way to count the municipalities on the map."""
    return lambda: page.locator(".kart .kommuner a").count()


def test_skyveren(page: Page, act_as: Callable[[Page, str], None], kommunene: Callable[[], int]) -> None:
    """Piltastene flytter datoen: kart, overskrift, tabell og adresse følger med, og skyveren beholder fokus."""
    act_as(page, "kommunedirektor-beiarn")
    page.goto(NORDLAND)
    assert kommunene() == 44

    skyver = page.get_by_role("slider", name="Dato, måned for måned")
    skyver.focus()
    for _ in range(14):
        skyver.press("ArrowRight")

    expect(page.get_by_role("heading", level=1)).to_contain_text("1. januar 2020")
    expect(page).to_have_url(re.compile("dato=2020-01-01"))
    expect(page.get_by_label("Dato", exact=True)).to_have_value("2020-01-01")
    expect(skyver).to_be_focused()
    expect(skyver).to_have_attribute("aria-valuetext", "1. januar 2020")
    assert kommunene() == page.locator(".kommunetabell tbody tr").count() == 41


def test_valgene_folger_med(page: Page, act_as: Callable[[Page, str], None]) -> None:
    """Velger man hele landet, og så et annet lag, står begge valgene; tilbakeknappen går ett valg tilbake."""
    act_as(page, "kommunedirektor-beiarn")
    page.goto(NORDLAND)
    page.get_by_label("Hvor").select_option("")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Folketall i Norge")
    page.get_by_label("Vis", exact=True).select_option("kontor")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nav-kontor i Norge")
    expect(page.get_by_label("Hvor")).to_have_value("")

    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Folketall i Norge")


def test_fylket_som_ble_borte(page: Page, act_as: Callable[[Page, str], None]) -> None:
    """Flyttes datoen forbi en fylkesreform, viser kartet fylket kommunene havnet i, og valget sier det samme."""
    act_as(page, "kommunedirektor-beiarn")
    page.goto("/kart/?fylke=01&lag=folketall&dato=2019-12-01")
    skyver = page.get_by_role("slider", name="Dato, måned for måned")
    skyver.focus()
    skyver.press("ArrowRight")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Folketall i Viken")
    expect(page.get_by_text("Østfold fantes ikke 1. januar 2020.")).to_be_visible()
    expect(page.get_by_label("Hvor")).to_have_value("30")


def test_uten_skript(visit: Visit, demo_server: str, act_as: Callable[[Page, str], None]) -> None:
    """Uten skript er årene lenker, og skjemaet sendes med knappen; skyveren er borte."""
    with visit(demo_server, script=False) as side:
        act_as(side, "kommunedirektor-beiarn")
        side.goto(NORDLAND)
        expect(side.locator("#datoskyver")).to_be_hidden()
        side.get_by_role("link", name="2013", exact=True).click()
        expect(side.get_by_role("heading", level=1)).to_contain_text("1. januar 2013")

        side.get_by_label("Hvor").select_option("50" if side.locator("#fylke [value='50']").count() else "16")
        side.get_by_label("Dato", exact=True).fill("2019-12-31")
        side.get_by_role("button", name="Vis kartet").click()
        expect(side.get_by_role("heading", level=1)).to_contain_text("Folketall i Trøndelag, 31. desember 2019")


def test_fylket_treffes_med_tommelen(page: Page, act_as: Callable[[Page, str], None]) -> None:
    """På en liten skjerm er landskartet for å velge fylke: hvert fylke er stort nok til å treffes."""
    act_as(page, "kommunedirektor-beiarn")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(LANDET)
    expect(page.get_by_text("Trykk på et fylke for å se kommunene i det.")).to_be_visible()
    troms = page.locator(".trykkflater a[href*='fylke=19']")
    troms.scroll_into_view_if_needed()
    boks = troms.bounding_box()
    assert boks
    page.mouse.click(boks["x"] + boks["width"] / 2, boks["y"] + boks["height"] / 2)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Folketall i Troms")


def test_smaa_kommuner_treffes_i_forstorrelsen(page: Page, act_as: Callable[[Page, str], None]) -> None:
    """Kommunene ved Oslofjorden treffes i forstørrelsen, med tabellens rad som mål."""
    act_as(page, "kommunedirektor-beiarn")
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.goto(LANDET)
    baerum = page.locator(".forstorrelser a use[href='#flate-0219']").bounding_box()
    assert baerum
    assert min(baerum["width"], baerum["height"]) > 24
    page.mouse.click(baerum["x"] + baerum["width"] / 2, baerum["y"] + baerum["height"] / 2)

    expect(page).to_have_url(re.compile("0219"))


def test_hopp_over_kartet(page: Page, act_as: Callable[[Page, str], None]) -> None:
    """Den som bruker tastatur, kan hoppe over de mange lenkene i kartet og rett til tabellen."""
    act_as(page, "kommunedirektor-beiarn")
    page.goto(LANDET)
    hopp = page.get_by_role("link", name="Hopp over kartet til tabellen")
    hopp.focus()
    expect(hopp).to_be_visible()
    hopp.press("Enter")

    expect(page.locator("#kommunetabell")).to_be_in_viewport()
