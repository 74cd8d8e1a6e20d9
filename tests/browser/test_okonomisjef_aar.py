"""The økonomisjef makes a year: the budget, a new key that the others approve, and the budget adopted (issue 5)."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ROT = "/oppgjor/indre-salten/"
BUDSJETT = f"{ROT}2022/budsjett/"
VERT = "okonomisjef-fauske"
DIREKTORENE = ("fauske", "saltdal", "sorfold", "hamaroy", "beiarn")
REGLER = '{resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}'
SIDER = (
    *(BUDSJETT, f"{BUDSJETT}poster/drift/", f"{BUDSJETT}fil/", f"{ROT}nytt-aar/", f"{ROT}nokler/"),
    *(f"{ROT}nokler/mellom/endre/", f"{ROT}nokler/forslag/1/", f"{ROT}2021/deltakelse/", f"{ROT}2020/forslag/1/"),
)
Blir = Callable[[Page, str], None]


@pytest.fixture
def side(visit: Callable[..., AbstractContextManager[Page]], fresh_demo: str) -> Iterator[Page]:
    """Open a demo of one's own, without script: every step is forms and links."""
    with visit(fresh_demo, script=False) as page:
        yield page


def test_et_aar_blir_til(side: Page, act_as: Blir) -> None:
    """Året lages av det forrige, en ny nøkkel foreslås og godkjennes av alle, tas inn, og budsjettet vedtas."""
    act_as(side, VERT)
    _lager_aaret(side)
    _foreslaar_nokkel(side)
    for sted in DIREKTORENE:
        act_as(side, f"kommunedirektor-{sted}")
        side.goto(f"{ROT}nokler/")
        side.get_by_role("link", name="Forslag 1: Nøkkelen mellom kommunene, versjon 2").click()
        side.get_by_role("button", name="Godkjenn nøkkelen").click()
        expect(side.get_by_role("status")).to_contain_text("Du har godkjent nøkkelen")
    expect(side.get_by_text("Forslaget er godkjent av alle.")).to_be_visible()
    side.goto(BUDSJETT)
    expect(side.get_by_role("heading", level=1)).not_to_contain_text("2022")
    act_as(side, VERT)
    _legger_fram_og_vedtar(side)
    act_as(side, "kommunedirektor-beiarn")
    side.goto(f"{ROT}2022/")
    expect(side.get_by_role("row").filter(has_text="din kommune")).to_contain_text("Beiarn")
    expect(side.get_by_text("Året er i gang.")).to_be_visible()


def test_sidene_er_tilgjengelige(
    visit: Callable[..., AbstractContextManager[Page]], fresh_demo: str, act_as: Blir
) -> None:
    """Ingen av sidene har feil axe finner, lyst eller mørkt, og ingen ruller sidelengs ved 320 px."""
    with visit(fresh_demo) as page:
        act_as(page, VERT)
        _lager_aaret(page)
        _foreslaar_nokkel(page)
        assert [b for adresse in SIDER for b in _brudd(page, adresse)] == []


def _lager_aaret(side: Page) -> None:
    side.goto("/oppgjor/")
    side.get_by_role("link", name="Lag et nytt år").click()
    side.get_by_role("button", name="Lag utkastet").click()
    expect(side.get_by_role("heading", level=1)).to_have_text("Lag budsjettet for 2022")
    side.get_by_label("Lønn, kommunalt ansatte").fill("7 900 000,00")
    side.get_by_label("Årsverk, Beiarn").fill("1,5")
    side.get_by_role("button", name="Lagre utkastet").click()
    expect(side.get_by_role("status")).to_contain_text("Tabellen viser hva det betyr for hver part.")
    expect(side.get_by_role("row").filter(has_text="Fauske").first).to_contain_text("din kommune")


def _foreslaar_nokkel(side: Page) -> None:
    side.goto(f"{ROT}nokler/")
    side.get_by_role("link", name="Foreslå en ny versjon Nøkkelen mellom kommunene").click()
    side.get_by_label("Andel i prosent: lik andel").fill("20")
    side.get_by_label("Andel i prosent: folketall").fill("80")
    side.get_by_label("Gjelder fra").fill("2022-01-01")
    side.get_by_label("Hvorfor bør nøkkelen endres?").fill("Flere innbyggere bruker kontoret.")
    side.get_by_role("button", name="Lagre og vis hva det betyr").click()
    expect(side.get_by_role("table")).to_contain_text("Hadde den gjeldt hele 2021")
    side.get_by_role("button", name="Send til de andre").click()
    expect(side.get_by_role("status")).to_contain_text("Alle det gjelder, må svare.")


def _legger_fram_og_vedtar(side: Page) -> None:
    side.goto(f"{ROT}nokler/forslag/1/")
    side.get_by_role("button", name="Ta inn i utkastet").click()
    expect(side.get_by_role("status")).to_contain_text("Nøkkelen er tatt inn i utkastet.")
    side.goto(BUDSJETT)
    expect(side.get_by_text("Nøkkelen mellom kommunene, versjon 2, fra 1. januar 2022")).to_be_visible()
    side.get_by_label("Hva er nytt, og hvorfor").fill("Første budsjett for 2022")
    side.get_by_role("button", name="Legg fram budsjettet").click()
    side.get_by_role("button", name="Vedta budsjettet").click()
    expect(side.get_by_role("status")).to_contain_text("Budsjettet er vedtatt.")


def _brudd(side: Page, adresse: str) -> list[str]:
    side.goto(adresse)
    side.evaluate(Axe().axe_script)
    funnet = []
    for bredde, lys in ((1280, "light"), (360, "dark")):
        side.set_viewport_size({"width": bredde, "height": 900})
        side.emulate_media(color_scheme="dark" if lys == "dark" else "light")
        svar = side.evaluate(f"axe.run({REGLER})")
        funnet += [f"{adresse} {bredde}: {v['id']} {v['nodes'][0]['html'][:200]}" for v in svar["violations"]]
    side.set_viewport_size({"width": 320, "height": 900})
    if (naadd := side.evaluate("document.documentElement.scrollWidth")) > 320:
        funnet.append(f"{adresse} ruller sidelengs: {naadd} px")
    side.set_viewport_size({"width": 1280, "height": 900})
    side.emulate_media(color_scheme="light")
    return funnet
