"""The first page, as a person meets it."""

from playwright.sync_api import Page


def test_forsiden_svarer(page: Page) -> None:
    """Den som åpner adressen, får en side på norsk, uten feil i nettleseren og uten kall til andre."""
    answer = page.goto("/")

    assert answer
    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == "nb"
    assert page.get_by_role("heading", level=1).inner_text() == "Velg hvem du er"
