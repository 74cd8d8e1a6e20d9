"""Every page for the personas, in light and dark, wide and narrow: axe finds nothing, and nothing scrolls sideways."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SAK = "/saker/indre-salten/"
FOR_ALLE = ("/", "/saker/", "/journal/", SAK, *(f"{SAK}{del_}/" for del_ in ("avtale", "vedtak", "medvirkning")))
FLERE = (
    *(f"{SAK}{del_}/" for del_ in ("alternativer", "nokkel", "forutsetninger", "papirer", "kilder")),
    f"{SAK}kilder/folketall.1839/",
    f"{SAK}nokkel/?uttrekk=mange",
)
REISER = ("/reise/", "/reise/?fra=1841&til=1850&dato=2018-11-12", "/reise/?fra=Narvik&til=Narvik", "/reise/fra/1839/")
DIREKTOREN = (
    "/kontor/?dato=2023-04-27&fylke=18",
    *(f"/kontor/{del_}" for del_ in ("dekning/?fylke=18", "1841/", "samarbeid/?fylke=18", "samarbeid/pilot-ofoten/")),
    *("/velg/", "/kart/", "/kart/?tall=folketall.1839", "/finnes-ikke/", f"{SAK}kilder/?sok=finnesikke"),
    *(f"{SAK}{del_}/" for del_ in ("kommuner/1839", "kommuner/1839/utkast", "vedtak/registrer")),
)
KARTET = (
    "/kart/?fylke=&lag=folketall&dato=2024-01-01",
    "/kart/?fylke=18&lag=kontor&dato=2023-04-27",
    "/kart/?fylke=07&lag=folketall&dato=2016-06-01",
    "/kart/?fylke=99",
)
KOMMUNENE = (
    "/kommuner/?fylke=18&dato=2018-11-12",
    "/kommuner/1875/?dato=2026-01-01&anslag=1",
    "/kommuner/1850/?dato=2024-01-01",
    "/kommuner/sammenlign/?k=1839&k=1841&k=1840&dato=2018-11-12",
    "/sok/?q=herøy",
    "/sok/?q=finnesikke",
    "/kommuner/dataordbok/",
)
AARET = "/oppgjor/indre-salten/2021/"
OPPGJORET = (
    *(f"{AARET}{del_}/" for del_ in ("forsok", "nokler-sammen", "rettferdig", "uttreden", "garanti", "hvorfor")),
    f"{AARET}forsok/?hvis=uttrekk~stat~2~2021-07-01&hvis=tull",
    f"{AARET}forsok/?sporsmaal=uttrekk&part=stat&antall=40&fra=2021-07-01",
    f"{AARET}rettferdig/?fast=-1",
    f"{AARET}uttreden/?kommune=1841&binding_1=x",
    f"{AARET}garanti/?nedtrekk=2&garanti_1839=1",
    f"{AARET}nokler-sammen/?tall=sidelengs.likt.baerer.1839",
    "/oppgjor/eksempler/",
    "/oppgjor/eksempler/ce-2b-etter-kuttet/",
    "/oppgjor/eksempler/mangler-folketall/",
)
REGLENE = (
    "/regler/",
    "/regler/?q=finnesikke&dato=tull",
    "/regler/KL-20-4-f/",
    "/regler/prov/",
    "/regler/prov/mote/?lovdato=2026-11-25&forberedte_som_ansatt=2&traadte_ut=1&motende=tull",
    "/regler/prov/partnerskap/?lovdato=2026-11-25&tjenester=stonad",
    "/regler/beregn/?hva=uttreden&mottatt=2027-03-15&maaneder=6",
    "/regler/beregn/?hva=vedtak&medlemmer=19&stemmer_for=20&stemmer_mot=1",
    "/regler/hvem-kan-hva/",
    "/regler/endringer/",
)
STUDIEN = "/struktur/nordland-2018/"
STRUKTUREN = (
    *("/struktur/", "/struktur/ny/?dato=2018-01-01", STUDIEN, f"{STUDIEN}?uten=1"),
    *(f"{STUDIEN}krav/{del_}" for del_ in ("", "ny/antall/", "ny/sammen/", "ny/modell/", "1/")),
    *(f"{STUDIEN}{del_}/" for del_ in ("rammer", "historie", "reisetider", "aarsverk", "vis-for-partene")),
    f"{STUDIEN}framtider/?antall=50",
)
LYST_BREDT, MORKT_SMALT = (1280, "light"), (360, "dark")
HOVEDFLATER = (LYST_BREDT, MORKT_SMALT)
ALLE_FLATER = (*HOVEDFLATER, (1280, "dark"), (360, "light"))
SIDER = {
    "kommunedirektor-beiarn": ((*FOR_ALLE, *FLERE, *DIREKTOREN, *KARTET, *REISER, *KOMMUNENE), ALLE_FLATER),
    "prosjektleder": ((*FOR_ALLE, *FLERE, *REGLENE, f"{SAK}forutsetninger/grunnandel/"), HOVEDFLATER),
    "hovedtillitsvalgt": (FOR_ALLE, HOVEDFLATER),
    "okonomisjef-beiarn": (OPPGJORET, HOVEDFLATER),
    "nav-leder-fauske": (STRUKTUREN, HOVEDFLATER),
}
# axe keeps the rule on the size of targets switched off unless asked.
ALT = '{resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}'
# What the two other combinations of width and light can change.
UTSEENDE = '{resultTypes: ["violations"], runOnly: ["color-contrast", "target-size", "scrollable-region-focusable"]}'
NARROWEST = 320


@pytest.mark.parametrize("persona", SIDER)
def test_ingen_brudd(page: Page, act_as: Callable[[Page, str], None], persona: str) -> None:
    """Ingen side bryter med kravene til universell utforming, lyst og mørkt, bredt og smalt."""
    act_as(page, persona)
    sider, flater = SIDER[persona]

    assert [brudd for adresse in sider for brudd in _brudd(page, adresse, flater)] == []


def _brudd(page: Page, adresse: str, flater: tuple[tuple[int, str], ...]) -> list[str]:
    page.goto(adresse)
    page.evaluate(Axe().axe_script)
    funnet = []
    for bredde, lys in flater:
        page.set_viewport_size({"width": bredde, "height": 900})
        page.emulate_media(color_scheme="dark" if lys == "dark" else "light")
        svar = page.evaluate(f"axe.run({ALT if (bredde, lys) in HOVEDFLATER else UTSEENDE})")
        funnet += [f"{adresse} {bredde} {lys}: {v['id']} {v['nodes'][0]['html'][:200]}" for v in svar["violations"]]
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    if (naadd := page.evaluate("document.documentElement.scrollWidth")) > NARROWEST:
        funnet.append(f"{adresse} ruller sidelengs: {naadd} px")
    return funnet
