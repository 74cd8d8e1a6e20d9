"""The map to play with in a browser: with keyboard only, with a mouse, with a thumb, and without script."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_uu import ALLE_FLATER, _brudd

Visit = Callable[..., AbstractContextManager[Page]]
Velg = Callable[[Page, str], None]
TEGNINGENE = "/struktur/nordland-2018/tegning/"
HVEM = "kommunedirektor-saltdal"


def _begynn(page: Page, act_as: Velg, fra: str = "Hver kommune for seg") -> None:
    act_as(page, HVEM)
    page.goto(TEGNINGENE)
    page.get_by_role("button", name=re.compile(fra)).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tegning")


def test_bare_med_tastatur(page: Page, act_as: Velg) -> None:
    """Med tastatur alene: piltaster mellom kommunene, Enter velger, en knapp flytter, Ctrl+Z angrer; alt leses opp."""
    _begynn(page, act_as)
    page.locator("#velg-1804").focus()
    page.keyboard.press("ArrowDown")
    valgt = page.evaluate("document.activeElement.id")
    assert valgt != "velg-1804"
    page.keyboard.press("Enter")
    expect(page.locator("#meldt-valg")).to_contain_text("Du har valgt")
    expect(page.locator(f"#{valgt}")).to_be_focused()

    knapp = page.locator(".flytt > .flyttknapp").first
    knapp.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#meldt")).to_contain_text("Nå er det 43 organisasjoner")
    expect(page.locator(f"#{valgt}")).to_be_focused()

    page.keyboard.press("Control+z")
    expect(page.locator("#meldt")).to_contain_text("Nå er det 44 organisasjoner")
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator("#meldt")).to_contain_text("Nå er det 43 organisasjoner")


def test_med_mus(page: Page, act_as: Velg) -> None:
    """Med mus: trykk på kommunen på kartet, trykk på gruppa, og kart, tall og tabell følger med uten ny side."""
    page.set_viewport_size({"width": 1280, "height": 1400})
    _begynn(page, act_as)
    page.evaluate("window.sammeSide = true")
    page.locator("#flate-1839").click()
    expect(page.get_by_role("heading", level=2, name="Beiarn")).to_be_visible()
    page.locator(".flytt > .flyttknapp", has_text="Bodø").click()
    expect(page.locator(".tegnelinje")).to_contain_text("Beiarn flyttet til Bodø")
    expect(page.locator("#k1839 th")).to_have_class("medlem")
    expect(page.locator(".traader path")).to_have_count(1)

    page.get_by_role("button", name="Steng kontoret", exact=True).click()
    expect(page.locator(".tegnetall")).to_contain_text("lengst til et åpent: 42 minutter")
    page.get_by_role("button", name="Angre").click()
    expect(page.locator(".stengte path")).to_have_count(0)
    assert page.evaluate("window.sammeSide")


def test_i_tabellen(page: Page, act_as: Velg) -> None:
    """Den som ikke bruker kartet, velger gruppe i en liste i tabellen."""
    _begynn(page, act_as)
    page.get_by_label("Flytt Sørfold til", exact=True).select_option("1841")
    page.get_by_role("button", name="Flytt Sørfold", exact=True).click()

    expect(page.locator(".tegnelinje")).to_contain_text("Sørfold flyttet til Fauske")


def test_uten_skript(visit: Visit, demo_server: str, act_as: Velg) -> None:
    """Uten skript er kommunene lenker og trekkene skjemaer, og alt virker likt."""
    with visit(demo_server, script=False) as side:
        _begynn(side, act_as, "Det beste svaret")
        side.locator("#k1839 th a").click()
        expect(side.get_by_role("heading", level=2, name="Beiarn")).to_be_visible()
        side.locator(".flytt > .flyttknapp").first.click()
        expect(side.locator(".tegnelinje")).to_contain_text("Beiarn flyttet til")
        side.get_by_role("button", name="Angre").click()
        expect(side.locator(".motbest")).to_have_text("Dette er den beste strukturen.")


def test_med_tommelen(page: Page, act_as: Velg) -> None:
    """På telefon er også Røst stor nok til å treffe, og det man kan gjøre, kommer fram under kartet."""
    page.set_viewport_size({"width": 360, "height": 800})
    _begynn(page, act_as)
    ring = page.locator("#velg-1856 .treff")
    ring.scroll_into_view_if_needed()
    boks = ring.bounding_box()
    assert boks
    page.mouse.click(boks["x"] + boks["width"] / 2, boks["y"] + boks["height"] / 2)

    expect(page.get_by_role("heading", level=2, name="Røst")).to_be_in_viewport()
    assert min(boks["width"], boks["height"]) >= 20


@pytest.mark.parametrize("fra", ["De ni tjenesteområdene"])
def test_ingen_brudd_paa_uu(page: Page, act_as: Velg, fra: str) -> None:
    """Tegningene og en tegning bryter ikke kravene til universell utforming, lyst og mørkt, bredt og smalt."""
    _begynn(page, act_as, fra)
    tegning = page.url

    assert [b for a in (TEGNINGENE, tegning, f"{tegning}?valgt=1839") for b in _brudd(page, a, ALLE_FLATER)] == []
