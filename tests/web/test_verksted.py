"""The key workshop, the empty states, and what a persona meets first."""

from __future__ import annotations

import html
import re
from decimal import Decimal

import pytest
from django.test import Client
from tests.actions.demoen import BEIARN, DELTAKERNE, direktor, endret, forutsetning, innhold, saken
from tests.web.vandring import klient_for

from tospann.actions.godkjenn import KOSTNADSNOKKEL, godkjenn
from tospann.actions.saksbilde import nokkelens_fingeravtrykk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
SAK = "/saker/indre-salten/"
# Tables show whole kroner; the panel shows øre.
AVRUNDET = Decimal("0.5")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for(BEIARN)


def tekst(klient: Client, url: str, *, del_: bool = False) -> str:
    """Give a page, or with htmx the part, as it reads."""
    svar = klient.get(url, headers=HTMX if del_ else {})
    return html.unescape(svar.content.decode())


def tallene(side: str) -> dict[str, str]:
    """Give each figure on a page by its id."""
    return dict(re.findall(r'tall=([^"#&]+)#kildepanel"[^>]*>([^<]+)', side))


def som_tall(skrevet: str) -> Decimal:
    """Read a figure as it stands on a page, without its unit."""
    tegn = "".join(re.findall(r"[\d,−-]", skrevet.partition("kr")[0]))
    return Decimal(tegn.replace("−", "-").replace(",", "."))


def stort_tall(panel: str) -> Decimal:
    """Give the figure a panel explains, with its decimals."""
    return som_tall(re.findall(r'<p class="stort-tall">([^<]+)', panel)[0])


def test_htmx_gir_bare_svaret(klient: Client) -> None:
    """Når en drar i en skyver, kommer bare svaret, ikke hele siden."""
    del_ = tekst(klient, f"{SAK}nokkel/?uttrekk=3&grunnandel=20", del_=True)

    assert "<html" not in del_
    assert "<form" not in del_
    assert "<table" in del_
    assert del_.strip() in tekst(klient, f"{SAK}nokkel/?uttrekk=3&grunnandel=20")


@pytest.mark.parametrize("valg", ["uttrekk=4", "grunnandel=10", "uttrekk=4&grunnandel=10"])
def test_aa_prove_endrer_tallene(klient: Client, valg: str) -> None:
    """Et annet uttrekk eller en annen grunnandel gir andre tall, og ingenting er lagret."""
    foer = innhold()
    uten, med = tallene(tekst(klient, f"{SAK}nokkel/")), tallene(tekst(klient, f"{SAK}nokkel/?{valg}"))

    assert len(uten) > 20
    assert [id_ for id_ in uten if med.get(id_) != uten[id_]] != []
    assert endret(foer) == set()


def test_aa_prove_det_som_er_gir_det_samme(klient: Client) -> None:
    """Å prøve med sakens egne verdier gir sakens egne tall."""
    assert tallene(tekst(klient, f"{SAK}nokkel/?uttrekk=2&grunnandel=30")) == tallene(tekst(klient, f"{SAK}nokkel/"))


@pytest.mark.parametrize("grunnandel", ["0", "10", "30", "100"])
def test_kilden_forklarer_det_som_er_provd(klient: Client, grunnandel: str) -> None:
    """Kilden til et prøvd tall viser det prøvde tallet, ikke sakens eget."""
    url = f"{SAK}nokkel/?uttrekk=3&grunnandel={grunnandel}"
    vist = tallene(tekst(klient, url, del_=True))
    valgt = sorted(vist)[:: max(1, len(vist) // 8)]
    paneler = {id_: tekst(klient, f"{url}&tall={id_}", del_=True) for id_ in valgt}

    assert [id_ for id_, panel in paneler.items() if abs(stort_tall(panel) - som_tall(vist[id_])) > AVRUNDET] == []
    assert all(panel.lstrip().startswith("<dialog") for panel in paneler.values())


def test_den_provde_grunnandelen_er_merket(klient: Client) -> None:
    """Den prøvde grunnandelen heter prøvd og har sin egen id, som ingen papirer har."""
    prove = tekst(klient, f"{SAK}nokkel/?grunnandel=10&tall=prove.grunnandel", del_=True)

    assert "Grunnandel, prøvd" in prove
    assert klient.get(f"{SAK}kilder/prove.grunnandel/").status_code == 404
    assert klient.get(f"{SAK}nokkel/?grunnandel=30&tall=prove.grunnandel").status_code == 404


@pytest.mark.parametrize("valg", ["uttrekk=1.5", "uttrekk=x", "grunnandel=200", "uttrekk=1e3", "uttrekk="])
def test_et_forsok_som_ikke_kan_leses(klient: Client, valg: str) -> None:
    """Et tall som ikke kan leses, gir en forklaring og ingen tall, verken på siden eller i delen."""
    del_, side = tekst(klient, f"{SAK}nokkel/?{valg}", del_=True), tekst(klient, f"{SAK}nokkel/?{valg}")

    skrevet = valg.partition("=")[2]

    assert 'data-color="danger"' in del_
    assert tallene(del_) == {} == tallene(side)
    assert not skrevet or f'value="{skrevet}"' in side


@pytest.mark.parametrize("uttrekk", ["99", "99999999999999999999"])
def test_mer_enn_det_som_er(klient: Client, uttrekk: str) -> None:
    """Å trekke ut mer enn staten har, gir en forklaring eller et svar, aldri en feilside."""
    assert klient.get(f"{SAK}nokkel/?uttrekk={uttrekk}").status_code == 200


def test_nokkelen_gjelder_forst_naar_alle_har_sagt_ja(klient: Client) -> None:
    """Siden sier at nøkkelen gjelder, først når alle seks eierne har godkjent den samme."""
    naa = nokkelens_fingeravtrykk(saken())
    personer = ["direktor-nav-nordland", *(f"kommunedirektor-{sted}" for sted in DELTAKERNE)]
    svar = []
    for navn in personer:
        svar.append("Den gjelder." in tekst(klient, f"{SAK}nokkel/"))
        klient_for(navn).post(f"{SAK}nokkel/godkjenn/", {"fingeravtrykk": naa})

    assert svar == [False] * len(personer)
    assert "Den gjelder." in tekst(klient, f"{SAK}nokkel/")


def test_den_som_har_sagt_ja_blir_ikke_spurt_igjen(klient: Client) -> None:
    """Etter et ja er knappen borte; endres et tall, er den tilbake."""
    naa = nokkelens_fingeravtrykk(saken())
    godkjenn(bruker=direktor("beiarn"), sak=saken(), gjenstand=KOSTNADSNOKKEL, fingeravtrykk=naa, gjeldende=naa)
    uten = "Godkjenn nøkkelen" in tekst(klient, f"{SAK}nokkel/")
    klient_for("prosjektleder").post(f"{SAK}forutsetninger/paaslag/", {"verdi": "5", "grunn": "x", "versjon": 1})

    assert (uten, "Godkjenn nøkkelen" in tekst(klient, f"{SAK}nokkel/")) == (False, True)
    assert forutsetning("paaslag").versjon == 2


@pytest.mark.parametrize(
    ("url", "sier"),
    [
        ("/", "Ingenting venter på deg"),
        ("/saker/", "Dere er ikke part i noen sak ennå"),
        ("/journal/", "Første handling i en sak blir første post"),
    ],
)
def test_tomme_sider(url: str, sier: str) -> None:
    """Den som ikke er part i noen sak, får vite hva som kommer her og hvordan det begynner."""
    assert sier in tekst(klient_for("kommunedirektor-bodo"), url)
    assert sier not in tekst(klient_for(BEIARN), url)


def test_tom_eksport() -> None:
    """Den utenfor får en tom journal, deltakeren hele."""
    assert klient_for("kommunedirektor-bodo").get("/journal/eksport.jsonl").content == b""
    assert klient_for(BEIARN).get("/journal/eksport.jsonl").content.count(b"\n") > 20


def test_alle_ser_samme_kjede() -> None:
    """Alle deltakerne laster ned nøyaktig den samme felles kjeden (ingen får en annen historie)."""
    personer = (BEIARN, "kommunedirektor-fauske", "direktor-nav-nordland", "statsforvalter", "prosjektleder")

    assert len({klient_for(p).get("/journal/eksport.jsonl").content for p in personer}) == 1


def test_egen_journal_vises_bare_for_eieren() -> None:
    """Beiarn ser sin egen kjede på siden; ingen andre ser at den finnes."""
    assert "Bare for Beiarn kommune" in tekst(klient_for(BEIARN), "/journal/")
    assert "Bare for Beiarn" not in tekst(klient_for("kommunedirektor-fauske"), "/journal/")
    assert "Bare for" not in tekst(klient_for("kommunedirektor-saltdal"), "/journal/")


def test_bytte_av_persona_bytter_alt() -> None:
    """Bytter en persona i samme nettleser, ser en bare det den nye ser."""
    klient = klient_for(BEIARN)
    assert klient.get(f"{SAK}kommuner/1839/").status_code == 200
    klient.post("/velg/", {"bruker": "kommunedirektor-fauske"})

    assert klient.get(f"{SAK}kommuner/1839/").status_code == 404
    assert klient.get(f"{SAK}kommuner/1841/").status_code == 200
