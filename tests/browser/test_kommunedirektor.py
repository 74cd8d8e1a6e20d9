"""The chief executive of a small municipality, from Min dag to the council's decision, with and without script."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

SAK = "/saker/indre-salten/"


@pytest.fixture(params=[True, False], ids=["med-skript", "uten-skript"])
def side(
    request: pytest.FixtureRequest, visit: Callable[..., AbstractContextManager[Page]], fresh_demo: str
) -> Iterator[Page]:
    """Open a demo of one's own, with script and without."""
    with visit(fresh_demo, script=request.param) as page:
        page.set_viewport_size({"width": 1280, "height": 900})
        yield page


def test_hele_veien(side: Page, act_as: Callable[[Page, str], None], request: pytest.FixtureRequest) -> None:
    """Kommunedirektøren i Beiarn kommer fra Min dag til registrert vedtak, med og uten skript."""
    act_as(side, "kommunedirektor-beiarn")
    expect(side.get_by_text("Legg fram saken og registrer vedtaket")).to_have_count(2)

    _ser_kartet(side)
    _leser_saken_og_kapitlet(side)
    _skriver_egen_merknad(side)
    _prover_nokkelen(side, script="med-skript" in request.node.name)
    _godkjenner_nokkelen(side)
    _registrerer_vedtaket(side)


def _ser_kartet(side: Page) -> None:
    side.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Kart").click()
    expect(side.get_by_role("heading", level=1)).to_contain_text("Tjenesteområder i Nordland")
    side.get_by_role("link", name="Beiarn kommune: Indre Salten").click()
    expect(side).to_have_url(re.compile(r"/kommuner/1839/\?dato=2018-11-12$"))
    expect(side.get_by_role("heading", level=1)).to_contain_text("Beiarn")


def _leser_saken_og_kapitlet(side: Page) -> None:
    side.goto("/saker/")
    side.get_by_role("link", name="Felles Nav-kontor i Indre Salten").click()
    expect(side.get_by_role("navigation", name="Hvor saken er")).to_contain_text("Vedtak")
    expect(side.get_by_role("link", name="Legg fram saken og registrer vedtaket")).to_be_visible()
    side.get_by_role("link", name="Les kapitlet for Beiarn").click()
    expect(side.get_by_text("Vi kan være med hvis lokasjonen på Moldjord")).to_be_visible()

    answer = side.goto(f"{SAK}kommuner/1841/")
    assert answer
    assert answer.status == 404
    expect(side.locator("main")).not_to_contain_text("Fauske")


def _skriver_egen_merknad(side: Page) -> None:
    side.goto(f"{SAK}kommuner/1839/")
    side.get_by_role("link", name="Risiko", exact=True).click()
    expect(side.locator("main")).to_contain_text("Bare Beiarn ser dette")
    side.get_by_label("Tekst").fill("Vi er sårbare for vinterstengte veier.")
    side.get_by_role("button", name="Lagre").click()
    expect(side.get_by_role("status")).to_contain_text("Bare dere ser det")
    expect(side.get_by_text("Vi er sårbare for vinterstengte veier.")).to_be_visible()


def _prover_nokkelen(side: Page, *, script: bool) -> None:
    side.goto(f"{SAK}nokkel/")
    egen = side.locator("#svar .min-rad").first
    foer = egen.inner_text()
    if not script:
        side.get_by_role("textbox", name="Grunnandel (prosent)").fill("60")
        side.get_by_role("button", name="Regn ut").click()
    else:
        side.evaluate("window.sammeSide = true")
        side.locator("#skyv_grunnandel").press("ArrowRight")
        expect(side.get_by_role("textbox", name="Grunnandel (prosent)")).to_have_value("35")
    expect(egen).not_to_have_text(foer, use_inner_text=True)
    assert not script or side.evaluate("window.sammeSide")


def _godkjenner_nokkelen(side: Page) -> None:
    side.get_by_role("button", name="Godkjenn nøkkelen").click()
    expect(side.get_by_role("status").first).to_contain_text("godkjent nøkkelen")
    expect(side.get_by_role("listitem").filter(has_text="Beiarn kommune")).to_contain_text("Godkjent")
    expect(side.get_by_role("button", name="Godkjenn nøkkelen")).to_have_count(0)


def _registrerer_vedtaket(side: Page) -> None:
    side.goto(f"{SAK}vedtak/")
    expect(side.locator(".ingress")).to_contain_text("To av fem har vedtatt samme tekst.")
    side.get_by_role("link", name="Registrer vedtaket i Beiarn").click()
    for felt, verdi in {
        "Saksnummer": "55/18",
        "Medlemmer i kommunestyret": "13",
        "Stemmer for": "11",
        "Stemmer mot": "2",
    }.items():
        side.get_by_label(felt, exact=True).fill(verdi)
    side.get_by_role("button", name="Registrer vedtaket").click()
    expect(side.locator(".ingress")).to_contain_text("Tre av fem har vedtatt samme tekst.")
    expect(side.locator("#k1839")).to_contain_text("Vedtatt likt")
