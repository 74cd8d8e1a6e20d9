"""Hvor lang tid tar det: the answer with its band, our own figure beside it, and nobody else's."""

from __future__ import annotations

import csv
import html
import re
from datetime import date

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from tests.actions.demoen import BEIARN, bruker, journalen, som
from tests.web.vandring import klient_for

from tospann.store import models
from tospann.web.reise.oppslag import kommunereiser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak", "register")]
DAG = "2018-11-12"
SALTDAL_BEIARN = {"fra": "1840", "til": "1839", "dato": DAG}
FAUSKE = "kommunedirektor-fauske"


def tekst(svar: HttpResponseBase) -> str:
    """Give what can be read, with ordinary spaces."""
    innhold: bytes = getattr(svar, "content", b"")
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", innhold.decode())).replace("\u00a0", " ").split())


def sporr(klient: Client, fra: str, til: str, dato: str = DAG) -> str:
    """Ask, and give the page as text."""
    return tekst(klient.get(reverse("reise"), {"fra": fra, "til": til, "dato": dato}))


def eget(klient: Client, **felt: str) -> HttpResponseBase:
    """Write down our own figure."""
    skjema = {**SALTDAL_BEIARN, "minutter": "1 t 5 min", "grunn": "Kjørt selv i oktober", "fra_dato": ""}
    return klient.post(reverse("velg_reisetid"), skjema | felt)


def siste() -> models.Reisetidsvalg:
    """Give the newest row, whoever's it is."""
    rad = models.Reisetidsvalg.objects.last()
    assert rad is not None
    return rad


def test_siden_sier_at_tida_er_en_modell() -> None:
    """Svaret har minutter, spenn, ferjer, veien og ordet modell."""
    side = sporr(klient_for(BEIARN), "Fauske", "1804 Bodø")

    assert "Fra Fauske til Bodø" in side
    assert "Omtrent 58 minutter" in side
    assert "Regn med mellom 43 og 72 minutter (43 min – 1 t 12 min)".replace(" – ", "–") in side
    assert "ingen ferje" in side
    assert "Modell, ikke målt" in side
    assert "Veien: Rv80 til Bodø" in side


def test_ferja_staar_paa_veien() -> None:
    """Tysfjord–Hamarøy går med ferja Drag–Kjøpsvik, og siden sier hva minuttene er."""
    side = sporr(klient_for(BEIARN), "Tysfjord", "Hamarøy")

    assert "én ferje" in side
    assert "Drag–Kjøpsvik" in side
    assert "anslått ventetid" in side


@pytest.mark.parametrize("dato", [DAG, "2021-01-01", "2024-06-01"])
def test_brua_foer_og_etter(dato: str) -> None:
    """Narvik–Evenes viser hva Hålogalandsbrua gjorde, med datoen rapporten oppga og datoen brua åpnet."""
    side = sporr(klient_for(BEIARN), "Narvik", "Evenes", dato)

    assert "9. desember 2018 41 26 −15" in side
    assert "«høsten 2018»" in side


def test_ukjent_sies_med_grunn() -> None:
    """Oslo–Bærum er ukjent, med grunn, og uten minutter."""
    side = sporr(klient_for(BEIARN), "Oslo", "Bærum")

    assert "Ukjent Oslo og Bærum ligger ved sjøen" in side
    assert "Omtrent" not in side


def test_innlandet_viser_luftlinje() -> None:
    """Mellom to kommuner i innlandet vises luftlinja, og at veien ikke er kjent."""
    side = sporr(klient_for(BEIARN), "Hamar", "Løten")

    assert "Veien kjenner vi ikke her" in side
    assert "regelen for luftlinje i innlandet" in side


@pytest.mark.parametrize(
    ("fra", "til", "dato", "grunn"),
    [
        ("Fauske", "Tysfjord", "2021-01-01", "1850 Tysfjord ble delt 1. januar 2020"),
        ("Fauske", "Herøy", DAG, "Flere kommuner heter Herøy"),
        ("Fauske", "fauske kommune", DAG, "Velg to forskjellige kommuner"),
        ("<script>", "1804", DAG, "Ingen kommune heter «<script>»"),
        ("", "1804", DAG, "Feltet er påkrevet"),
        ("Fauske", "Bodø", "i går", "Dato: "),
        ("Fa\0uske", "Bodø", DAG, "Fra: "),
    ],
)
def test_spoersmaal_som_ikke_kan_besvares(fra: str, til: str, dato: str, grunn: str) -> None:
    """Det som ikke kan leses, står ved feltet med hva en skal skrive i stedet, og ingen tid vises."""
    side = sporr(klient_for(BEIARN), fra, til, dato)

    assert "Noe må rettes" in side
    assert grunn in side
    assert "Omtrent" not in side


def test_hvert_tall_forklarer_seg_selv() -> None:
    """Hvert tall på siden er en lenke som forklarer det, også tallene under."""
    klient = klient_for(BEIARN)
    eget(klient)
    for adresse in (
        f"{reverse('reise')}?fra=1840&til=1839&dato={DAG}",
        f"{reverse('reise_fra', args=['1840'])}?dato={DAG}",
    ):
        side = klient.get(adresse).content.decode()
        lenker = {html.unescape(u) for u in re.findall(r'class="tall[^"]*" href="([^"#]*)', side)}

        assert len(lenker) > 8
        for lenke in list(lenker)[:25]:
            svar = klient.get(adresse.partition("?")[0] + lenke, headers={"HX-Request": "true"})
            assert (svar.status_code, b"Slik er det regnet" in svar.content or b"Kilde" in svar.content) == (200, True)


def test_ukjent_tall_finnes_ikke() -> None:
    """Et tall siden ikke har, finnes ikke."""
    assert klient_for(BEIARN).get(reverse("reise"), {**SALTDAL_BEIARN, "tall": "hemmelig"}).status_code == 404


def test_eget_tall_staar_ved_siden_av() -> None:
    """Eget tall lagres med begrunnelse, vises som forutsetning ved siden av modellens, og står i egen journal."""
    klient = klient_for(BEIARN)
    svar = eget(klient)
    side = sporr(klient, "1839", "1840")

    assert svar.headers["Location"] == f"{reverse('reise')}?fra=1840&til=1839&dato={DAG}"
    assert (
        "Vårt eget tall: 65 minutter , forutsetning (forutsetning), fra 12. november 2018. Kjørt selv i oktober" in side
    )
    assert "Omtrent 49 minutter" in side
    assert "65" in tekst(klient.get(reverse("reise_fra", args=["1839"]), {"dato": DAG}))
    post = journalen(bruker(BEIARN).part)[-1]
    assert (post.handling, post.gjenstand) == ("registrerte egen reisetid", "reisetid 1839-1840")
    assert post.nyttelast == {"fra": "1839", "til": "1840", "minutter": 65, "fra_dato": DAG}


def test_eget_tall_gjelder_fra_dagen_og_gjennom_nye_numre() -> None:
    """Tallet gjelder ikke før dagen det gjelder fra, og følger Hamarøy til det nye nummeret."""
    klient = klient_for("kommunedirektor-hamaroy")
    eget(klient, fra="1849", til="1841", fra_dato="2019-05-01")

    assert "Vårt eget tall: 65" not in sporr(klient, "1849", "1841", "2019-04-30")
    assert "Vårt eget tall: 65" in sporr(klient, "1849", "1841", "2019-05-01")
    assert "Vårt eget tall: 65" in sporr(klient, "1875", "1841", "2024-06-01")


@pytest.mark.parametrize(
    ("felt", "grunn"),
    [
        ({"minutter": "en time"}, "kan ikke leses som en reisetid"),
        ({"minutter": "25 t"}, "mer enn et døgn"),
        ({"minutter": "0"}, "minst ett minutt"),
        ({"grunn": "  "}, "Feltet er påkrevet"),
        ({"grunn": "Ola 01010112377 kjørte"}, "fødselsnummer"),
        ({"grunn": "x" * 301}, "300"),
        ({"fra": "1840", "til": "1840"}, "Velg to forskjellige kommuner"),
        ({"til": "9999"}, "9999"),
        ({"til": "1875"}, "1875"),
        ({"fra_dato": "snart"}, "Gjelder fra"),
    ],
)
def test_eget_tall_som_ikke_kan_lagres(felt: dict[str, str], grunn: str) -> None:
    """Det som ikke kan lagres, avvises med grunn og det som var skrevet, og ingenting er lagret."""
    svar = eget(klient_for(BEIARN), **felt)

    assert svar.status_code == 422
    assert grunn in tekst(svar)
    assert models.Reisetidsvalg.objects.count() == 0


def test_det_som_er_skrevet_er_ikke_tapt() -> None:
    """Avvises tida, står begrunnelsen fortsatt i feltet, ved siden av reisen den gjelder."""
    svar = eget(klient_for(BEIARN), minutter="1.15")
    side = svar.content.decode()  # type: ignore[attr-defined]

    assert "Kjørt selv i oktober</textarea>" in side
    assert 'value="1.15"' in side
    assert "Fra Saltdal til Beiarn" in side


def test_trukket_tilbake_gjelder_det_gamle_igjen() -> None:
    """Trekkes tallet tilbake, gjelder det forrige igjen, og raden står som trukket."""
    klient = klient_for(BEIARN)
    eget(klient, minutter="80", fra_dato="2018-01-01")
    eget(klient, minutter="65")
    klient.post(reverse("trekk_reisetid", args=[siste().pk]), SALTDAL_BEIARN)
    side = sporr(klient, "1840", "1839")

    assert "Vårt eget tall: 80 minutter" in side
    assert "Trukket tilbake" in side
    assert len(journalen(bruker(BEIARN).part)) >= 3


def test_samme_tall_kan_bare_trekkes_en_gang() -> None:
    """Andre gang er det ingenting å trekke, og ingenting skrives."""
    klient = klient_for(BEIARN)
    eget(klient)
    url = reverse("trekk_reisetid", args=[siste().pk])
    klient.post(url, SALTDAL_BEIARN)
    antall = models.Reisetidsvalg.objects.count()
    side = tekst(klient.post(url, SALTDAL_BEIARN, follow=True))

    assert "Det finnes ikke noe slikt tall" in side
    assert antall == models.Reisetidsvalg.objects.count() == 2


@pytest.mark.parametrize("andre", [FAUSKE, "direktor-nav-nordland", "prosjektleder", "kommunedirektor-bodo"])
def test_andre_merker_ingenting(andre: str) -> None:
    """Alt andre ser om reisen, er likt byte for byte før og etter at Beiarn skrev sitt tall, også fila."""
    klient = klient_for(andre)
    sider = [
        f"{reverse('reise')}?fra=1839&til=1840&dato={DAG}",
        f"{reverse('reise_fra', args=['1839'])}?dato={DAG}",
        f"{reverse('reise_fra_csv', args=['1839'])}?dato={DAG}",
        reverse("journal"),
    ]
    foer = [_uten_kode(klient.get(s)) for s in sider]
    eget(klient_for(BEIARN))

    assert foer == [_uten_kode(klient.get(s)) for s in sider]


def _uten_kode(svar: HttpResponseBase) -> str:
    innhold: bytes = getattr(svar, "content", b"")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", innhold.decode())


def test_andres_tall_kan_ikke_trekkes() -> None:
    """Fauske som prøver å trekke Beiarns tall, får samme svar som for et nummer som ikke finnes."""
    eget(klient_for(BEIARN))
    klient, nr = klient_for(FAUSKE), siste().pk
    svar = [
        tekst(klient.post(reverse("trekk_reisetid", args=[n]), SALTDAL_BEIARN, follow=True)) for n in (nr, nr + 999)
    ]

    assert svar[0] == svar[1]
    assert "Det finnes ikke noe slikt tall" in svar[0]
    with som(bruker(BEIARN).part):
        assert [v.minutter for v in models.Reisetidsvalg.objects.all()] == [65]


@pytest.mark.parametrize("hvem", ["folkevalgt-beiarn", "prosjektleder", "statsforvalter", "nav-leder-fauske"])
def test_roller_som_ikke_kan(hvem: str) -> None:
    """Andre roller får ikke skjemaet, og får nei om de sender det likevel; den folkevalgte ser kommunens tall."""
    eget(klient_for(BEIARN))
    klient = klient_for(hvem)
    side, svar = sporr(klient, "1839", "1840"), eget(klient)

    assert "Lagre vårt eget tall" not in side
    assert ("Vårt eget tall: 65" in side) == (hvem == "folkevalgt-beiarn")
    assert (svar.status_code, "kan ikke gjøre dette" in tekst(svar)) == (422, True)


def test_tabellen_for_fylket() -> None:
    """Fra Fauske til alle i Nordland: 43 rader, Sørfold først, med spenn og ferjer."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=["1841"]), {"dato": DAG})
    rader = svar.context["rader"]

    assert (len(rader), rader[0].svar.til.kortnavn) == (43, "Sørfold")
    assert "Modell, ikke målt" in tekst(svar)
    assert "Sørfold 17 9 – 26 ingen ferje E6 til Sørfold" in tekst(svar)


def test_hvor_mange_som_bor_innen_rekkevidde() -> None:
    """Siden teller innbyggerne innen 30, 60, 90 og 120 minutter; utenfor Nordland telles ingen når alt er ukjent."""
    klient = klient_for(BEIARN)
    side = klient.get(reverse("reise_fra", args=["1841"]), {"dato": DAG})
    ukjent = klient.get(reverse("reise_fra", args=["1841"]), {"dato": "2024-06-01", "fylke": "34"})

    assert [a.folk.verdi for a in side.context["innen"]] == [16445, 68003, 71566, 73564]
    assert "Del av Nordland" in tekst(side)
    assert ukjent.context["innen"] == ()


def test_et_annet_fylke() -> None:
    """Fra Fauske til Innlandet er alle ukjente, med grunn."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=["1841"]), {"dato": "2024-06-01", "fylke": "34"})

    assert [r.kjent for r in svar.context["rader"]] == [False] * 46
    assert "Fauske ligger ved sjøen" in tekst(svar)


def test_tabellen_som_fil() -> None:
    """Fila har de samme reisene i samme rekkefølge, med spenn, metode og ordet modell."""
    svar = klient_for(BEIARN).get(reverse("reise_fra_csv", args=["1841"]), {"dato": DAG})
    rader = list(csv.DictReader(svar.content.decode().splitlines()))

    assert len(rader) == 43
    assert rader[0] == {
        "fra": "1841",
        "fra_navn": "Fauske",
        "til": "1845",
        "til_navn": "Sørfold",
        "dato": DAG,
        "minutter": "17",
        "nedre": "9",
        "ovre": "26",
        "km": "20",
        "ferjer": "0",
        "metode": "modell: veinettet i Nordland",
        "merknad": "E6 til Sørfold",
    }


@pytest.mark.parametrize(
    ("nummer", "dato", "sted"),
    [("1805", "2021-01-01", "1806"), ("fauske", DAG, "1841"), ("5402", "2024-01-01", "5503")],
)
def test_gamle_numre_foerer_videre(nummer: str, dato: str, sted: str) -> None:
    """Et nummer som er byttet ut, og et navn, fører videre til nummeret på den datoen."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=[nummer]), {"dato": dato})

    assert (svar.status_code, svar.headers["Location"]) == (302, f"{reverse('reise_fra', args=[sted])}?dato={dato}")


@pytest.mark.parametrize(
    ("nummer", "grunn"),
    [("1850", "1850 Tysfjord ble delt 1. januar 2020"), ("9999", "Kommunenummer 9999 har ikke vært i bruk")],
)
def test_kommuner_som_er_borte(nummer: str, grunn: str) -> None:
    """En delt kommune og et nummer ingen har hatt, finnes ikke; siden sier hva som skjedde."""
    svar = klient_for(BEIARN).get(reverse("reise_fra", args=[nummer]), {"dato": "2021-01-01"})

    assert svar.status_code == 404
    assert grunn in tekst(svar)


def test_blokken_til_kommunesiden() -> None:
    """Kommunesiden får reisen til den største i fylket og til naboene på land, den nærmeste først."""
    reiser = kommunereiser(bruker(BEIARN), "1839", date(2018, 11, 12))

    assert [r.svar.til.kortnavn for r in reiser.storste] == ["Bodø"]
    assert [r.svar.til.kortnavn for r in reiser.naboer] == ["Gildeskål", "Bodø", "Saltdal", "Meløy", "Rana"]
    assert len({t.id for t in reiser.tall()}) > 20


def test_oya_og_byen() -> None:
    """En øy får de tre nærmeste; den største i fylket har ingen reise til seg selv."""
    traena = kommunereiser(bruker(BEIARN), "1835", date(2018, 11, 12))
    bodo = kommunereiser(bruker(BEIARN), "1804", date(2018, 11, 12))

    assert [r.svar.til.kortnavn for r in traena.naboer] == ["Lurøy", "Nesna", "Dønna"]
    assert bodo.storste == ()
