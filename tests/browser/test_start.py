"""The first page, as a person meets it."""

from playwright.sync_api import Page


def test_forsiden_svarer(page: Page) -> None:
    """Den som åpner adressen, får en side på norsk, uten feil i nettleseren."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    answer = page.goto("/")

    assert answer
    assert answer.status == 200
    assert page.locator("html").get_attribute("lang") == "nb"
    assert errors == []


def test_ingen_tredjepart(page: Page, demo_server: str) -> None:
    """Ingen side henter noe fra andre enn Tospann selv."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.goto("/")

    assert addresses
    assert [a for a in addresses if not a.startswith((demo_server, "data:"))] == []
