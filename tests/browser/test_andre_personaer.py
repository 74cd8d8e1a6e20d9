"""Those who see less, or ask: the union representative, and the municipality that takes no part."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

SAK = "/saker/indre-salten/"
ActAs = Callable[[Page, str], None]


def test_hovedtillitsvalgt_ber_om_drofting(page: Page, act_as: ActAs) -> None:
    """Den hovedtillitsvalgte ser drøftingen som mangler, ber om den, og finner det igjen i journalen."""
    act_as(page, "hovedtillitsvalgt")
    page.get_by_role("link", name="Gå til Be om drøfting i Hamarøy").click()
    mangel = page.get_by_role("listitem").filter(has_text="mangler drøfting").first
    expect(mangel).to_contain_text("Tillitsvalgte, Hamarøy")
    mangel.get_by_role("button", name="Be om drøfting").click()
    expect(page.get_by_role("status").first).to_contain_text("Bedt om drøfting")

    page.goto("/journal/")
    post = page.get_by_role("row").filter(has_text="ba om drøfting").first
    expect(post).to_contain_text("hovedtillitsvalgt")
    expect(post).to_contain_text("Hamarøy")


def test_bodo_ser_ingen_sak(page: Page, act_as: ActAs) -> None:
    """Kommunen som ikke er med, ser ingen sak, og får samme svar som om den ikke fantes."""
    act_as(page, "kommunedirektor-bodo")
    expect(page.locator("main")).not_to_contain_text("Indre Salten")
    page.goto("/saker/")
    expect(page.locator("main")).to_contain_text("Dere er ikke part i noen sak ennå.")
    for address in (SAK, f"{SAK}vedtak/", f"{SAK}kommuner/1839/", f"{SAK}papirer/utredning.pdf"):
        answer = page.goto(address)
        assert answer
        assert answer.status == 404


def test_tastatur(page: Page, act_as: ActAs) -> None:
    """Med bare tastatur: hopp til innholdet, synlig fokus, og et kildepanel som lukkes med Escape og med knappen."""
    act_as(page, "kommunedirektor-beiarn")
    page.goto(f"{SAK}nokkel/")
    page.keyboard.press("Tab")
    expect(page.locator("a.ds-skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"

    tall = page.locator("#svar a.tall").first
    panel = page.locator("dialog.kildepanel")
    for knapp in (None, panel.get_by_role("button", name="Lukk")):
        tall.focus()
        page.keyboard.press("Enter")
        expect(panel).to_be_visible()
        if knapp:
            knapp.click()
        else:
            page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(tall).to_be_focused()


def test_kilder_kan_letes_i(page: Page, act_as: ActAs) -> None:
    """Tallene har sider på femti og et søkefelt, og et søk uten treff sier hva man kan gjøre."""
    act_as(page, "statsforvalter")
    page.goto(f"{SAK}kilder/")
    expect(page.locator("tbody tr")).to_have_count(50)
    page.get_by_label("Let etter").fill("innbyggere i beiarn")
    page.get_by_role("button", name="Let").click()
    expect(page.locator("tbody tr").first).to_contain_text("Beiarn")
    page.goto(f"{SAK}kilder/?sok=finnesikke")
    expect(page.locator("main")).to_contain_text("Ingen tall passer")


def test_papirene_lastes_ned(page: Page, act_as: ActAs) -> None:
    """Saksframlegget kommer som Word og utredningen som PDF, hver med sin innholdstype."""
    act_as(page, "kommunedirektor-beiarn")
    page.goto(SAK)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    for name, kind, start in (
        ("Saksframlegg til mitt kommunestyre, Word", word, b"PK"),
        ("Utredning: felles kunnskapsgrunnlag, PDF", "application/pdf", b"%PDF"),
    ):
        address = page.get_by_role("link", name=name, exact=True).get_attribute("href")
        answer = page.request.get(str(address))
        assert answer.headers["content-type"] == kind
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.body().startswith(start)
