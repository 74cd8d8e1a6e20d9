"""The project leader: the agreement that refuses, the assumption that moves everything, the words that differ."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

SAK = "/saker/indre-salten/"


@pytest.fixture
def side(
    visit: Callable[..., AbstractContextManager[Page]], fresh_demo: str, act_as: Callable[[Page, str], None]
) -> Iterator[Page]:
    """Open a demo of one's own as the project leader."""
    with visit(fresh_demo) as page:
        act_as(page, "prosjektleder")
        yield page


def test_avtale_og_forutsetning(side: Page) -> None:
    """Prosjektlederen ser hva avtalen mangler, retter den, og ser tallene følge en endret forutsetning."""
    _tar_ut_og_setter_inn_klausulen(side)
    _endrer_en_forutsetning(side)
    _sammenligner_vedtak(side)


def _tar_ut_og_setter_inn_klausulen(side: Page) -> None:
    side.goto(f"{SAK}avtale/")
    side.get_by_role("button", name="Ta ut Økonomi").click()
    expect(side.get_by_role("alert")).to_contain_text("Avtalen kan ikke bli klar")
    expect(side.get_by_role("alert")).to_contain_text("kommuneloven § 20-4 tredje ledd bokstav f")
    expect(side.get_by_role("button", name="Send til kommunestyrene")).to_have_count(0)

    side.get_by_role("button", name="Sett inn Økonomi").click()
    expect(side.get_by_role("alert")).to_have_count(0)
    expect(side.locator(".ingress")).to_contain_text("9 av 9 lovpålagte punkter er med.")
    expect(side.locator(".ingress .merkelapp")).to_have_text("Klar")


def _endrer_en_forutsetning(side: Page) -> None:
    side.goto(SAK)
    utgift = side.get_by_role("row", name=re.compile("Kommunal utgift"))
    foer = utgift.inner_text()
    side.goto(f"{SAK}forutsetninger/")
    side.get_by_role("link", name="Endre Lønnskostnad per kommunalt årsverk").click()
    side.get_by_label("Ny verdi").fill("700 000")
    side.get_by_label("Begrunnelse").fill("Lønnsoppgjøret i 2018")
    side.get_by_role("button", name="Lagre").click()
    expect(side.get_by_text("Lønnsoppgjøret i 2018")).to_be_visible()

    side.goto(SAK)
    expect(utgift).not_to_have_text(foer, use_inner_text=True)
    side.goto("/journal/")
    expect(side.get_by_role("row", name=re.compile("endret forutsetning")).first).to_be_visible()


def _sammenligner_vedtak(side: Page) -> None:
    side.goto(f"{SAK}vedtak/")
    hamaroy = side.get_by_role("article").filter(has=side.get_by_role("heading", name="Hamarøy"))
    lagt_til = hamaroy.locator(".forskjell ins")
    expect(lagt_til).to_contain_text("lagt til:")
    expect(lagt_til).to_contain_text("Kommunestyret forutsetter at avdelingskontoret i Hamarøy er betjent alle dager")
    expect(side.locator(".ingress")).to_contain_text("Avtalen er ikke inngått")
