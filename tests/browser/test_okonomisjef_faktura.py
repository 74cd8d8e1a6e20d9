"""The økonomisjef makes an invoice: what is missing is said, two parties write their own, and the file follows."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tospann.documents.ehf.regler import feilene

FAKTURA = "/oppgjor/indre-salten/2021/faktura/"
REGLER = '{resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}'
Blir = Callable[[Page, str], None]


@pytest.fixture
def side(visit: Callable[..., AbstractContextManager[Page]], fresh_demo: str) -> Iterator[Page]:
    """Open a demo of one's own."""
    with visit(fresh_demo) as page:
        yield page


def test_fra_mangel_til_fil(side: Page, act_as: Blir, tmp_path: Path) -> None:
    """Siden sier hva som mangler, hver part skriver sitt, og da kan fila lastes ned og følger reglene."""
    act_as(side, "okonomisjef-fauske")
    side.goto("/oppgjor/indre-salten/2021/")
    side.get_by_role("link", name="Fakturagrunnlag (EHF)").click()
    expect(side.get_by_text("Kontonummeret til Fauske kommune mangler").first).to_be_visible()
    side.goto(f"{FAKTURA}indre-salten-2021-a1-1839.xml")
    expect(side.get_by_role("alert")).to_contain_text("kan ikke lages ennå")
    _skriver(side, "1234 56 78904", "kode 1")
    expect(side.get_by_text("kontrollsifferet stemmer ikke").first).to_be_visible()
    _skriver(side, "1234 56 78903", "kode 1")
    act_as(side, "okonomisjef-beiarn")
    side.goto(FAKTURA)
    _skriver(side, "", "kode 2")
    expect(side.get_by_text("Klar", exact=True).first).to_be_visible()
    with side.expect_download() as ned:
        side.get_by_role("link", name=re.compile(r"^EHF\s*, A konto 2021, termin 1, Beiarn")).click()
    fil = tmp_path / ned.value.suggested_filename
    ned.value.save_as(fil)
    assert (fil.name, feilene(fil.read_bytes())) == ("indre-salten-2021-a1-1839.xml", ())
    assert [b for bredde in (1280, 320) for b in _brudd(side, bredde)] == []


def _skriver(side: Page, konto: str, referanse: str) -> None:
    """Fill in the form and send it."""
    side.get_by_label("Kontonummer").fill(konto)
    side.get_by_label("Deres referanse").fill(referanse)
    side.get_by_role("button", name="Lagre opplysningene").click()


def _brudd(side: Page, bredde: int) -> list[str]:
    """Let axe look, light and dark, and see that nothing rolls sideways."""
    side.set_viewport_size({"width": bredde, "height": 900})
    side.evaluate(Axe().axe_script)
    funn = [] if side.evaluate("document.documentElement.scrollWidth") <= bredde else [f"{bredde} ruller"]
    for lys in ("light", "dark"):
        side.emulate_media(color_scheme="dark" if lys == "dark" else "light")
        funn += [f"{bredde} {lys} {v['id']}" for v in side.evaluate(f"axe.run({REGLER})")["violations"]]
    return funn
