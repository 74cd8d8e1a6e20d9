"""How figures, dates and answers look in a page."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.web.kart.views import vis

urlpatterns = [path("saker/<slug:slug>/kilde/<str:tall_id>/", vis, name="kilde")]
DAG = date(2018, 10, 12)
SSB = Kilde("ssb", Kildeslag.STATISTIKK, "Befolkning", "SSB", DAG)
ANSLAG = Kilde("anslag", Kildeslag.FORUTSETNING, "Anslag", "Prosjektgruppa", DAG)


def skriv(mal: str, **kontekst: object) -> str:
    """Render one line with the tags loaded."""
    return Template("{% load tospann %}" + mal).render(Context(kontekst))


def folk(verdi: int = 1234, kilde: Kilde = SSB) -> Tall:
    """Make a figure."""
    return Tall("folketall.1839", "Innbyggere i Beiarn", verdi, Enhet.INNBYGGERE, DAG, "Beiarn", kilde)


def test_tallet_er_en_lenke_til_kilden() -> None:
    """Et tall er en lenke til kilden på samme side, med tynt mellomrom og enhet."""
    html = skriv("{% tall t %}", t=folk())

    assert 'class="tall" href="?tall=folketall.1839#kildepanel"' in html
    assert 'hx-get="?tall=folketall.1839" hx-target="#kildepanel"' in html
    assert ">1\u202f234\u00a0innbyggere</a>" in html


def test_tall_uten_enhet_og_ore() -> None:
    """I tabeller kan enheten og ørene stå i overskriften."""
    utgift = Tall("utgift", "Utgift", Kroner(123456), Enhet.KRONER, DAG, "Beiarn", SSB)

    assert ">1\u202f234</a>" in skriv("{% tall t med_enhet=False %}", t=folk())
    assert ">1\u202f235</a>" in skriv("{% tall t med_ore=False med_enhet=False %}", t=utgift)


def test_forutsetning_sier_fra() -> None:
    """En forutsetning ser ut som en forutsetning, også for den som hører siden."""
    html = skriv("{% tall t %}", t=folk(kilde=ANSLAG))

    assert 'class="tall forutsetning"' in html
    assert '<span class="ds-sr-only">, forutsetning</span>' in html


def test_tall_som_bygger_paa_forutsetning() -> None:
    """Et tall regnet av en forutsetning sier det."""
    samlet = regn_ut("s", "Sum", 1, Enhet.ANTALL, formel="a", ledd=[folk(kilde=ANSLAG)], gjelder="Beiarn")

    assert ", bygger på en forutsetning" in skriv("{% tall t %}", t=samlet)


def test_lenken_beholder_andre_valg_i_adressen() -> None:
    """Lenken til kilden beholder det andre som er valgt på siden."""
    foresporsel = RequestFactory().get("/kart/?kommune=1839&tall=gammel")

    assert 'href="?kommune=1839&amp;tall=folketall.1839#kildepanel"' in skriv(
        "{% tall t %}", t=folk(), request=foresporsel
    )


@pytest.mark.urls(__name__)
def test_i_en_sak_leder_tallet_til_sakens_kilde() -> None:
    """På en saks sider leder tallet til sakens egen kildeside."""
    html = skriv("{% tall t %}", t=folk(), sak=SimpleNamespace(slug="indre-salten"))

    assert 'href="/saker/indre-salten/kilde/folketall.1839/#kildepanel"' in html


@pytest.mark.urls("tospann.web.kart.urls")
def test_uten_kildeside_brukes_samme_side() -> None:
    """Finnes ikke sakens kildeside, forklares tallet på samme side."""
    assert 'href="?tall=folketall.1839#' in skriv("{% tall t %}", t=folk(), sak=SimpleNamespace(slug="indre-salten"))


def test_navn_kan_ikke_skrive_html() -> None:
    """Et navn med tegn fra HTML blir vist, ikke kjørt."""
    t = Tall("x", '"><script>', 1, Enhet.ANTALL, DAG, "x", SSB)

    assert "<script>" not in skriv("{% tall t %}", t=t)


def test_filtrene() -> None:
    """Datoer, beløp, navn og tall skrives på norsk."""
    mal = '{{ d|dato }}; {{ d|dato_kort }}; {{ k|kroner }}; {{ k|kroner:"hele" }}; {{ n|ascii }}; {{ t|tall_tekst }}'
    tekst = skriv(
        mal, d=DAG, k=Kroner(123450), n="Sørfold", t=Tall("x", "x", Fraction(5, 2), Enhet.AARSVERK, DAG, "x", SSB)
    )

    assert tekst.replace("\u202f", " ").replace("\u00a0", " ") == (
        "12. oktober 2018; 12.10.2018; 1 234,50 kr; 1 235 kr; sorfold; 2,5 årsverk"
    )


@pytest.mark.parametrize(
    ("utfall", "kode", "ord_"),
    [
        (Utfall.OPPFYLT, "oppfylt", "Oppfylt"),
        (Utfall.IKKE_OPPFYLT, "ikke-oppfylt", "Ikke oppfylt"),
        (Utfall.MANGLER_OPPLYSNINGER, "mangler", "Mangler opplysninger"),
        (Utfall.MAA_VURDERES, "vurderes", "Må vurderes"),
    ],
)
def test_merkelappen_har_tegn_og_ord(utfall: Utfall, kode: str, ord_: str) -> None:
    """En merkelapp sier svaret med tegn og ord, ikke bare farge."""
    html = skriv("{% merkelapp u %}", u=utfall)

    assert f'data-utfall="{kode}"' in html
    assert "<svg" in html
    assert ord_ in html


def test_merkelapp_med_egen_tekst() -> None:
    """En merkelapp kan ha egen tekst."""
    assert "Mangler drøfting" in skriv('{% merkelapp u "Mangler drøfting" %}', u="mangler opplysninger")


@pytest.mark.parametrize("mal", ["404.html", "403.html", "403_csrf.html", "500.html"])
@pytest.mark.urls("tospann.web.kart.urls")
def test_feilsidene_trenger_ingenting(mal: str) -> None:
    """Feilsidene kan vises uten bruker, base og andre sider."""
    assert "<h1" in render_to_string(mal)
