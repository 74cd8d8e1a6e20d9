"""A project leader asks how Nordland 2018 can have 18 leaders, and learns why six is not possible."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

MAAL = "Rapporten fra 2018 vil ha 18 ledere i stedet for 43. Hvem kan være sammen?"


@pytest.fixture
def side(
    visit: Callable[..., AbstractContextManager[Page]], fresh_demo: str, act_as: Callable[[Page, str], None]
) -> Iterator[Page]:
    """Open a demo of one's own as the project leader."""
    with visit(fresh_demo) as page:
        act_as(page, "prosjektleder")
        yield page


def test_en_studie_av_nordland(side: Page) -> None:
    """Prosjektlederen lager en studie med rapportens mål, får et bevist forslag, og får vite hvorfor seks ikke går."""
    _lager_studien(side)
    _setter_maalet(side)
    _faar_et_forslag(side)
    _spor_om_seks(side)
    _gaar_tilbake(side)


def _lager_studien(side: Page) -> None:
    side.get_by_role("link", name="Struktur", exact=True).click()
    side.get_by_role("link", name="Ny studie").click()
    side.get_by_label("Dato").fill("2018-01-01")
    side.get_by_role("button", name="Vis kommunene på datoen").click()
    expect(side.get_by_text("Folketallene er fra SSB, 1. januar 2018")).to_be_visible()
    side.get_by_role("button", name="Lag studien").click()
    side.get_by_label("Navn på studien").fill("18 ledere i Nordland")
    side.get_by_label("Spørsmålet").fill(MAAL)
    side.get_by_role("button", name="Lag studien").click()
    expect(side.get_by_role("alert")).to_contain_text("Velg minst ett fylke")
    side.get_by_role("checkbox", name="Nordland", exact=True).check()
    side.get_by_role("button", name="Lag studien").click()
    expect(side.get_by_role("heading", level=1)).to_have_text("18 ledere i Nordland")


def _nytt_antall(side: Page, hoyst: str) -> None:
    side.get_by_role("link", name="Krav og vekter").click()
    side.get_by_role("link", name="Hvor mange organisasjoner det skal være").click()
    side.get_by_label("Organisasjoner, høyst").fill(hoyst)
    side.get_by_label("Hvorfor").fill("Målet i rapporten")
    side.get_by_role("button", name="Lagre som ny versjon").click()
    expect(side.get_by_text(f"Det skal være høyst {hoyst} organisasjoner", exact=True)).to_be_visible()
    side.get_by_role("link", name="Svaret", exact=True).click()


def _setter_maalet(side: Page) -> None:
    _nytt_antall(side, "18")


def _faar_et_forslag(side: Page) -> None:
    expect(side.locator(".svarsetning")).to_contain_text("Bevist best")
    expect(side.locator(".svarsetning")).to_contain_text("Best er 18 organisasjoner")
    expect(side.get_by_role("table", name="Organisasjonene i svaret").get_by_role("row")).to_have_count(19)
    side.get_by_role("link", name=re.compile("52.587")).click()
    expect(side.locator("#kildepanel")).to_contain_text("summen av kommunene i organisasjonen")


def _spor_om_seks(side: Page) -> None:
    side.goto("/struktur/18-ledere-i-nordland/")
    _nytt_antall(side, "6")
    expect(side.locator(".svarsetning")).to_contain_text("Bevist umulig")
    expect(side.locator(".svarsetning")).to_contain_text("Det går ikke at det skal være høyst 6 organisasjoner.")
    expect(side.get_by_text("er 14 det laveste antallet som lar seg gjøre")).to_be_visible()
    side.get_by_role("link", name="Vis svaret uten dette kravet").first.click()
    expect(side.locator(".svarsetning")).to_contain_text("Bevist best")
    expect(side.get_by_text("ingenting er lagret")).to_be_visible()


def _gaar_tilbake(side: Page) -> None:
    side.get_by_role("link", name="Historie").click()
    side.get_by_role("button", name="Gå tilbake til versjon 2").click()
    expect(side.get_by_text("Versjon 4, ")).to_be_visible()
    side.get_by_role("link", name="Svaret", exact=True).click()
    expect(side.locator(".svarsetning")).to_contain_text("Best er 18 organisasjoner")
