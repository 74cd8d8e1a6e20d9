"""The page of a drawing: choose, move, undo, in the map and in the table, without script."""

from __future__ import annotations

import html
import re

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from tests.actions.demoen import bruker, uten_engangskoder
from tests.web.tegningene import EIER, SKJULT_EIER, STUDIE, flytt, ny_tegning, steget

from tospann.core.struktur.trekk import Trekk, Trekkslag
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


@pytest.fixture
def klient() -> Client:
    """Log in as the county director."""
    return _som(EIER)


def _som(hvem: str) -> Client:
    klient = Client()
    klient.force_login(bruker(hvem))
    return klient


def _adresse(nokkel: str = "1", rute: str = "struktur_tegning") -> str:
    return reverse(rute, args=[STUDIE, nokkel])


def _tekst(svar: HttpResponseBase) -> str:
    innhold: bytes = getattr(svar, "content", b"")
    rent = re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", innhold.decode(), flags=re.DOTALL))
    return " ".join(html.unescape(rent).replace("\u00a0", " ").replace("\u202f", " ").split())


def test_fra_beste_svar_til_et_trekk(klient: Client) -> None:
    """Man begynner med det beste svaret, flytter en kommune med en knapp, og er tilbake på siden der den er valgt."""
    ny = klient.post(reverse("struktur_tegning_begynn", args=[STUDIE]), {"fra": "best"})
    tegning = models.Strukturtegning.objects.get(part=bruker(EIER).part)
    assert ny.headers["Location"] == _adresse()
    assert "Dette er den beste strukturen." in _tekst(klient.get(_adresse()))

    svar = klient.post(_adresse(rute="struktur_tegning_trekk"), {"sett": steget(tegning), "trekk": "flytt:1839:1841"})

    assert svar.headers["Location"] == f"{_adresse()}?valgt=1839#valgt"
    side = _tekst(klient.get(f"{_adresse()}?valgt=1839"))
    assert "Beiarn flyttet til Fauske" in side
    assert "prosent dyrere enn den beste" in side


def test_kart_og_tabell_har_samme_rekkefolge(klient: Client) -> None:
    """Kartet og tabellen har de samme kommunene i samme rekkefølge, hver én gang."""
    ny_tegning(fra=0)
    innhold = klient.get(_adresse()).content.decode()
    kart, tabell = re.findall(r'<a id="velg-(\d{4})"', innhold), re.findall(r'<tr id="k(\d{4})"', innhold)

    assert kart == tabell
    assert (len(kart), len(set(kart))) == (44, 44)


def test_valgte_kommune_sier_hvorfor_ikke(klient: Client) -> None:
    """Velger man Beiarn, står de mulige gruppene først, og de andre med grunnen til at de ikke passer."""
    ny_tegning()
    side = _tekst(klient.get(f"{_adresse()}?valgt=1839"))

    assert side.index("Bodø 42 min") < side.index("grupper passer ikke") < side.index("Fauske 72 min")
    assert "Beiarn grenser ikke til gruppa; " in side
    assert "minutter til verten; grensa er 90" in side


def test_tabellen_flytter_ogsaa(klient: Client) -> None:
    """I tabellen velges gruppe i en liste, og man kommer tilbake til raden."""
    tegning = ny_tegning()
    felt = {"sett": steget(tegning), "fra": "tabell", "trekk": "flytt:1839", "til-1839": "1841", "til-1840": "1804"}
    svar = klient.post(_adresse(rute="struktur_tegning_trekk"), felt)

    assert svar.headers["Location"] == f"{_adresse()}#k1839"
    assert tegning.steg.last().hva == "Beiarn flyttet til Fauske"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "trekk", ["", "flytt", "flytt:1839", "flytt:1839:", "flytt:0301:1841", "flytt:1839:9999", "hopp:1839", "vert:x:y"]
)
def test_et_trekk_som_ikke_finnes(klient: Client, trekk: str) -> None:
    """Et ødelagt trekk gir en setning, og ingenting er endret."""
    tegning = ny_tegning()
    svar = klient.post(_adresse(rute="struktur_tegning_trekk"), {"sett": steget(tegning), "trekk": trekk}, follow=True)

    assert "Ingenting er endret" in _tekst(svar)
    assert tegning.steg.count() == 1


def test_for_sent(klient: Client) -> None:
    """Har en annen tegnet videre, sier siden hva som ble gjort, og trekket er ikke gjort."""
    tegning = ny_tegning()
    sett = steget(tegning)
    flytt(tegning)
    svar = klient.post(_adresse(rute="struktur_tegning_trekk"), {"sett": sett, "trekk": "flytt:1840:1841"}, follow=True)

    assert "En annen hos dere har tegnet videre siden du så tegningen. Sist: «Beiarn flyttet til Fauske»" in _tekst(
        svar
    )
    assert tegning.steg.count() == 2


def test_svaret_til_htmx_har_beskjeden_med_seg(klient: Client) -> None:
    """Hentes bare tavla, står beskjeden i den."""
    tegning = ny_tegning()
    hode = {"HX-Request": "true"}
    klient.post(_adresse(rute="struktur_tegning_trekk"), {"sett": steget(tegning), "trekk": "hopp:1"}, headers=hode)
    innhold = klient.get(_adresse(), headers=hode).content.decode()

    assert "Ingenting er endret" in innhold.partition('id="tegnebord"')[2]


def test_stengt_kontor(klient: Client) -> None:
    """Et stengt kontor gir ett åpent mindre, et kryss på kartet og reisen til det nærmeste åpne."""
    tegning = ny_tegning()
    flytt(tegning)
    flytt(tegning, Trekk(Trekkslag.STENG, "1839"))
    svar = klient.get(_adresse())

    assert "Åpne kontor 43 lengst til et åpent: 72 minutter" in _tekst(svar)
    assert 'class="stengte"' in svar.content.decode()
    assert "Beiarn: i gruppa til Fauske, kontoret er stengt" in html.unescape(svar.content.decode())


@pytest.mark.parametrize("tall", ["tegning.snitt", "tegning.mot_best", "tegning.lengst.1841", "reisetid.1839-1841"])
def test_hvert_tall_har_kilde(klient: Client, tall: str) -> None:
    """Hvert tall på siden forklarer seg, også uten skript."""
    flytt(ny_tegning())

    assert "kildepanel-tittel" in klient.get(_adresse(), {"tall": tall}).content.decode()
    assert klient.get(_adresse(), {"tall": "finnes-ikke"}).status_code == 404


def test_anslag_er_merket(klient: Client) -> None:
    """Reisetider som er anslått, er merket der de står."""
    ny_tegning()

    assert _tekst(klient.get(_adresse())).count("anslag") >= 3


def test_en_tegning_som_ikke_er_vist_finnes_ikke() -> None:
    """En annen parts tegning svarer likt med en som ikke finnes, også i lista og for alle handlinger."""
    skjult = ny_tegning(SKJULT_EIER)
    beiarn = _som("kommunedirektor-beiarn")
    nokkel = f"1-{skjult.part_id}"
    svar = {n: beiarn.get(_adresse(n)) for n in (nokkel, "1-999")}

    assert {s.status_code for s in svar.values()} == {404}
    assert len({uten_engangskoder(s.content.decode()).replace(n, "") for n, s in svar.items()}) == 1
    assert beiarn.post(_adresse(nokkel, "struktur_tegning_kopier")).status_code == 404
    assert "Ingen ennå" in _tekst(beiarn.get(reverse("struktur_tegninger", args=[STUDIE])))


def test_en_vist_tegning_kan_andre_se_og_kopiere() -> None:
    """En vist tegning kan Beiarn se, men siden har bare knappen for å kopiere."""
    vist = ny_tegning(delt=True)
    beiarn, nokkel = _som("kommunedirektor-beiarn"), f"1-{vist.part_id}"
    side = beiarn.get(f"{_adresse(nokkel)}?valgt=1839").content.decode()

    assert "Tegnet av Nav Nordland; du ser på" in side
    assert ("struktur/nordland-2018/tegning/" + nokkel + "/trekk/" in side, "Lag en kopi" in side) == (False, True)
    assert beiarn.post(_adresse(nokkel, "struktur_tegning_kopier")).headers["Location"] == _adresse("1")


def test_ukjent_kommune_i_adressen(klient: Client) -> None:
    """En kommune utenfor studien i adressen finnes ikke."""
    ny_tegning()

    assert klient.get(_adresse(), {"valgt": "0301"}).status_code == 404


def test_uten_utgangspunkt(klient: Client) -> None:
    """Uten valgt begynnelse sies det hva som mangler, og ingen tegning er laget."""
    svar = klient.post(reverse("struktur_tegning_begynn", args=[STUDIE]), {"fra": "x"}, follow=True)

    assert "Velg hva tegningen skal begynne med" in _tekst(svar)
    assert models.Strukturtegning.objects.count() == 0
