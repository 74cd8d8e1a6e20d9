"""The økonomisjef: a year from the accounts' file to closed by all, with a dispute on the way (issue 5)."""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

AARET = "/oppgjor/indre-salten/2021/"
LINJA = f"{AARET}linjer/drift.KOSTNAD/"
VERT, BEIARN = "okonomisjef-fauske", "okonomisjef-beiarn"
HEMMELIG = "Vi kan leve med det hvis Moldjord får en dag til."
PARTENE = {
    "Beiarn": BEIARN,
    "Saltdal": "kommunedirektor-saltdal",
    "Fauske": "kommunedirektor-fauske",
    "Sørfold": "kommunedirektor-sorfold",
    "Hamarøy": "kommunedirektor-hamaroy",
    "Staten": "direktor-nav-nordland",
}
SIDER = (AARET, LINJA, *(f"{AARET}{del_}/" for del_ in ("hvorfor", "akonto", "grunnlag", "les-inn", "les-inn/1")))
REGLER = '{resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}'
Blir = Callable[[Page, str], None]


@pytest.fixture
def side(visit: Callable[..., AbstractContextManager[Page]], fresh_demo: str) -> Iterator[Page]:
    """Open a demo of one's own."""
    with visit(fresh_demo) as page:
        yield page


def test_aaret_gjores_opp(side: Page, act_as: Blir, tmp_path: Path) -> None:
    """Regnskapet leses inn og legges fram, Beiarn bestrider, det forklares, rettes, godtas og lukkes av alle."""
    act_as(side, VERT)
    _leser_inn(side, tmp_path)
    _legger_fram(side, "Regnskapet for hele året")
    act_as(side, BEIARN)
    _bestrider(side)
    act_as(side, VERT)
    _forklarer_og_retter(side)
    _alle(side, act_as, "Godta oppgjøret", "Du har godtatt oppgjøret")
    _avstemmer(side, act_as)
    _alle(side, act_as, "Lukk oppgjøret", "Du har lukket oppgjøret")
    expect(side.get_by_text("Oppgjøret er lukket av alle.")).to_be_visible()
    act_as(side, VERT)
    side.goto("/journal/")
    expect(side.get_by_text("lukket oppgjøret").first).to_be_visible()


def _leser_inn(side: Page, mappe: Path) -> None:
    side.goto("/oppgjor/")
    side.get_by_role("link", name="Les inn regnskapet 2021").click()
    with side.expect_download() as hentet:
        side.get_by_role("link", name="Hent et oppdiktet regnskap for året").click()
    hentet.value.save_as(mappe / "regnskap-2021.csv")
    side.get_by_label("Fil (CSV eller Excel)").set_input_files(mappe / "regnskap-2021.csv")
    side.get_by_role("button", name="Les inn").click()
    expect(side.get_by_text("132 linjer.")).to_be_visible()
    side.get_by_role("button", name="Ta fila i bruk").click()
    expect(side.get_by_role("status")).to_contain_text("Fila er tatt i bruk i utkastet.")


def _legger_fram(side: Page, grunn: str) -> None:
    side.goto(f"{AARET}grunnlag/")
    side.get_by_label("Begrunnelse").fill(grunn)
    side.get_by_role("button", name="Legg fram oppgjøret").click()
    expect(side.get_by_role("status")).to_contain_text("Alle partene må svare.")


def _bestrider(side: Page) -> None:
    side.goto(AARET)
    side.get_by_role("link", name="Kontordrift (husleie, renhold, IKT)").click()
    side.get_by_role("textbox", name="Notat").fill(HEMMELIG)
    side.get_by_role("button", name="Lagre notatet").click()
    side.get_by_label("Begrunnelse").fill("Husleia for mars er ført to ganger.")
    side.get_by_role("button", name="Bestrid linja").click()
    expect(side.get_by_role("article")).to_contain_text("Husleia for mars er ført to ganger.")
    expect(side.get_by_role("textbox", name="Notat")).to_have_value(HEMMELIG)


def _forklarer_og_retter(side: Page) -> None:
    side.goto(LINJA)
    expect(side.get_by_text(HEMMELIG)).to_have_count(0)
    expect(side.get_by_role("textbox", name="Notat")).to_have_value("")
    side.goto(AARET)
    svaret = side.get_by_role("textbox", name="Svar til Beiarn kommune")
    svaret.fill("Det stemmer. Vi tilbakefører og legger fram på nytt.")
    side.get_by_role("button", name="Send svar").click()
    expect(side.get_by_role("article")).to_contain_text("Vi tilbakefører")
    assert [b for adresse in SIDER for b in _brudd(side, adresse)] == []
    side.goto(f"{AARET}grunnlag/")
    side.get_by_text("Kontordrift (husleie, renhold, IKT) (12)").click()
    mars = side.get_by_role("row").filter(has_text="01.03.2021")
    mars.get_by_text("Rett", exact=False).first.click()
    mars.get_by_label("Riktig beløp").fill("132 183,33")
    mars.get_by_label("Hvorfor").fill("Ført to ganger")
    mars.get_by_role("button", name="Tilbakefør og rett").click()
    expect(side.get_by_role("status")).to_contain_text("Den gamle står.")
    _legger_fram(side, "Husleia for mars er rettet")
    side.goto(AARET)
    expect(side.locator("del").filter(has_text="Forslag 1")).to_be_visible()


def _alle(side: Page, blir: Blir, knapp: str, beskjed: str) -> None:
    for hvem in PARTENE.values():
        blir(side, hvem)
        side.goto(AARET)
        side.get_by_role("button", name=knapp).click()
        expect(side.get_by_role("status")).to_contain_text(beskjed)


def _avstemmer(side: Page, blir: Blir) -> None:
    """Beiarn is an øre wrong at first, and nobody can close."""
    fort = _fort(side)
    for navn, hvem in PARTENE.items():
        blir(side, hvem)
        _oppgir(side, fort[navn] if navn != "Beiarn" else "1,00")
    expect(side.get_by_text("Beiarn har 1,00")).to_be_visible()
    expect(side.get_by_role("button", name="Lukk oppgjøret")).to_have_count(0)
    blir(side, BEIARN)
    _oppgir(side, fort["Beiarn"])
    expect(side.get_by_text("Alle partenes bøker stemmer med oppgjøret til øret.")).to_be_visible()


def _oppgir(side: Page, fort: str) -> None:
    side.goto(AARET)
    side.get_by_label("Utgifter vi har ført for fellesskapet").fill(fort)
    side.get_by_label("Betalt a konto").fill("0")
    side.get_by_label("Mottatt a konto").fill("0")
    side.get_by_role("button", name="Lagre tallene").click()


def _fort(side: Page) -> dict[str, str]:
    tekst = side.request.get(f"{AARET}filer/partene.csv").text().lstrip("\ufeff")
    return {rad["Part"]: rad["Ført i egne bøker"] for rad in csv.DictReader(StringIO(tekst), delimiter=";")}


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
