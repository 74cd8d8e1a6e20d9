"""A printed table from paste to corrected, in a real browser; axe looks at every step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.test_uu import ALT, HOVEDFLATER, NARROWEST

Visit = Callable[..., AbstractContextManager[Page]]
LIMT = "Sted;Alle;Stat;Kommune\nFauske;10;6;4\nSaltdal;8;3;2\nBeiarn;;;\nSørfold;3;1;2\nSteigen;4;2;2\nSum;22;12;10\n"
FUNN = "Saltdal: stat 3 og kommune 2 gir 5, men alle er trykt som 8. Delene gir 3 mindre."


def brudd(page: Page, navn: str) -> list[str]:
    """Look at the page as it stands, wide and light, narrow and dark; and never sideways."""
    page.evaluate(Axe().axe_script)
    funnet = []
    for bredde, lys in HOVEDFLATER:
        page.set_viewport_size({"width": bredde, "height": 900})
        page.emulate_media(color_scheme="dark" if lys == "dark" else "light")
        svar = page.evaluate(f"axe.run({ALT})")
        funnet += [f"{navn} {bredde} {lys}: {v['id']} {v['nodes'][0]['html'][:200]}" for v in svar["violations"]]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    naadd = page.evaluate("document.documentElement.scrollWidth")
    return [*funnet, *([f"{navn} ruller sidelengs: {naadd} px"] if naadd > NARROWEST else [])]


@pytest.mark.parametrize("script", [True, False], ids=["med skript", "uten skript"])
def test_fra_limt_til_rettet(
    visit: Visit, fresh_demo: str, act_as: Callable[[Page, str], None], *, script: bool
) -> None:
    """Kommunedirektøren limer inn en tabell, ser feilen, lagrer den hos kommunen og retter ruta, med og uten skript."""
    with visit(fresh_demo, script=script) as page:
        act_as(page, "kommunedirektor-beiarn")
        page.goto("/tabeller/")
        page.get_by_role("link", name="Kontroller en ny tabell").click()
        page.get_by_label("Lim inn tabellen").fill(LIMT)
        page.get_by_label("Hva heter tabellen?").fill("Ansatte ved kontorene")
        page.get_by_label("Hvem har laget den, og hvor står den?").fill("Årsmelding 2018, side 4")
        page.get_by_label("Hvilken dag gjelder tallene?").fill("2018-01-01")
        page.get_by_role("button", name="Les tabellen").click()
        page.get_by_role("button", name="Kontroller", exact=True).click()
        expect(page.get_by_text(FUNN)).to_be_visible()
        page.get_by_role("button", name="Lagre hos oss").click()
        page.get_by_role("link", name="Rett i Saltdal").click()
        page.get_by_label("Skal være").fill("5")
        page.get_by_label("Hvorfor, og hvor vet du det fra?").fill("Trykkfeil i årsmeldingen.")
        page.get_by_role("button", name="Lagre rettelsen").click()
        expect(page.get_by_text("Med rettelsene: 13 kontroller: ingen funn.")).to_be_visible()
        expect(page.locator("#rad-3 del")).to_contain_text("8")
        expect(page.locator("#rad-3 ins")).to_contain_text("5")


def test_ingen_brudd_underveis(visit: Visit, fresh_demo: str, act_as: Callable[[Page, str], None]) -> None:
    """Hvert steg, også feilene, er universelt utformet, lyst og mørkt, bredt og smalt."""
    with visit(fresh_demo) as page:
        act_as(page, "kommunedirektor-beiarn")
        funnet = []
        for adresse in ("/tabeller/", "/tabeller/ntl-2012/", "/tabeller/nordland-2018/?tall=nordland-2018.mot-ssb.3"):
            page.goto(adresse)
            funnet += brudd(page, adresse)
        page.goto("/tabeller/ny/")
        page.get_by_role("button", name="Les tabellen").click()
        funnet += brudd(page, "feil i skjemaet")
        page.get_by_label("Lim inn tabellen").fill(LIMT)
        for felt, verdi in (("tittel", "Ansatte"), ("utgiver", "Årsmelding"), ("dato", "2018-01-01")):
            page.locator(f"#id_{felt}").fill(verdi)
        for knapp in ("Les tabellen", "Kontroller", "Lagre hos oss"):
            page.get_by_role("button", name=knapp, exact=True).click()
            funnet += brudd(page, f"etter «{knapp}»")
        page.goto("/tabeller/egne/1/rett/?rad=3&kolonne=alle")
        funnet += brudd(page, "retting")

        assert funnet == []
