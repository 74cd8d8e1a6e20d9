"""The pages about offices: what they say, and what they say when nothing is known."""

from __future__ import annotations

import csv
import html
import json
import re

import pytest
from django.test import Client
from tests.web.vandring import klient_for

from tospann.actions.kontorfiler import FILER, ORDBOK

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


@pytest.fixture
def klient() -> Client:
    """Log in as the county director."""
    return klient_for("direktor-nav-nordland")


def tekst(klient: Client, url: str, status: int = 200) -> str:
    """Give a page as it reads, without tags and runs of spaces."""
    svar = klient.get(url)
    assert svar.status_code == status
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", svar.content.decode())))


def test_kontorlista_i_nordland(klient: Client) -> None:
    """Lista for Nordland i april 2023 har Nav Indre Salten med fem kommuner, og Nav Nærøysund over fylkesgrensen."""
    side = tekst(klient, "/kontor/?dato=2023-04-27&fylke=18")

    assert "33 kontor dekker eller kan ha dekket" in side.replace("\u00a0", " ")
    assert "NAV Indre Salten 1841 Beiarn, Saltdal, Fauske (vert, utledet) , Sørfold, Hamarøy ukjent" in side
    assert "NAV Nærøysund 1751 Bindal, Leka, Nærøysund (vert, utledet)" in side


def test_ledere_telles_for_seg(klient: Client) -> None:
    """I 2012 er ledelsen kjent for fem kontor i Nordland med to ledere; for Oslo 15 kontor med 30."""
    nordland, oslo = (tekst(klient, f"/kontor/?dato=2012-06-01&fylke={nr}") for nr in ("18", "03"))

    assert "Ledelsen er kjent for 5 kontor , med 2 ledere." in nordland.replace("\u00a0", " ")
    assert "Ledelsen er kjent for 15 kontor , med 30 ledere." in oslo.replace("\u00a0", " ")


def test_bydelene_i_oslo(klient: Client) -> None:
    """St. Hanshaugen dekker to av bydelskodene i Oslo, og Oslo har femten kontor."""
    assert "Bydeler, etter Navs koder: 030104, 030116." in tekst(klient, "/kontor/0313/?dato=2020-03-27")
    assert "15 kontor" in tekst(klient, "/kontor/?dato=2020-03-27&fylke=03").replace("\u00a0", " ")


def test_foer_listene_er_lista_tom_og_sier_hvorfor(klient: Client) -> None:
    """Før den første lista sier siden at kontorene er ukjente, ikke at de ikke finnes."""
    assert "Før den er dekningen ukjent." in tekst(klient, "/kontor/?dato=2012-01-01&fylke=18")


def test_dekningen_i_demoen(klient: Client) -> None:
    """Siden sier hvor mange som er dekket, hvem som er ukjent og hvorfor, og hvem som krysser fylkesgrensen."""
    side = tekst(klient, "/kontor/dekning/?fylke=18")

    assert "Mangler opplysninger For 2 av 44 kommuner sier ingen kilde hvem som dekker 12. november 2018." in side
    assert "Bindal 1811 ukjent NAV Nærøy eller NAV Nærøysund (kanskje) , NAV Bindal (kanskje) Skiftet kontor" in side
    assert "Det som ikke stemmer i Navs enhetsregister, april 2023" in side
    i_2023 = tekst(klient, "/kontor/dekning/?dato=2023-04-27&fylke=18")
    assert "NAV Nærøysund dekker Bindal (Nordland), Leka (Trøndelag), Nærøysund (Trøndelag)" in i_2023
    assert "Oppfylt Alle 41 kommuner er dekket 27. april 2023." in i_2023


def test_listetallene_staar_paa_siden(klient: Client) -> None:
    """Listene telles med 456, 309 og 283 kontor, og 43, 40 og 33 som betjener Nordland."""
    side = tekst(klient, "/kontor/dekning/?dato=2023-04-27&fylke=18")
    lister = side.split("Hva hver liste sier")[1]

    assert "8. oktober 2014 456 2 0 43" in lister
    assert "mars 2020 309 37 4 40" in lister
    assert "april 2023 283 49 5 33" in lister


def test_hull_i_et_tidsrom(klient: Client) -> None:
    """Tidsrommet er til å velge; ingen hull er sagt, og det ukjente er talt i dager."""
    side = tekst(klient, "/kontor/dekning/?dato=2023-04-27&fylke=18&fra=2014-10-08&til=2014-10-18")

    assert "Hull fra 8. oktober 2014 til 18. oktober 2014" in side
    assert "0 hull, 0\u00a0dager" in side.replace(" dager", "\u00a0dager")
    assert "Ingen kilde sier at noen kommune har vært uten kontor." in side


def test_kontorsiden(klient: Client) -> None:
    """Kontorsiden har navnene, eierne, minimumstjenestene med hjemmel, og sier ukjent der ingen kilde sier noe."""
    side = tekst(klient, "/kontor/1841/?dato=2023-04-27")

    for bit in (
        "NAV Indre Salten Nav-kontor, enhet 1841",
        "5 sikkert dekket",
        "Nav i Nordland",
        "som vert for Beiarn",
        "Partene er utledet",
        "27. april 2023: ukjent.",
        "Sjøgata 51, 8201 Fauske Sist sett 8. oktober 2014",
        "Åpningstider ukjent",
        "Årsverk, stat og kommune ukjent",
        "sosialtjenesteloven §§ 18–19 (lest i loven)",
        "Indre Salten (pilot)",
        "NAV Fauske 28.03.2020 27.04.2023 mulig",
    ):
        assert bit in side, bit


def test_minstesettet_folger_datoen(klient: Client) -> None:
    """I 2008 var minimum økonomisk stønad og kvalifiseringsprogram, med den gamle loven som hjemmel."""
    side = tekst(klient, "/kontor/1841/?dato=2008-01-01")

    assert "sosialtjenesteloven 1991 kapittel 5 (kildedokument)" in side
    assert "Midlertidig botilbud" not in side


def test_ledelse_og_garanti_der_kilden_sier_det(klient: Client) -> None:
    """Flakstad hadde felles leder i 2012 og er ikke lenger garantikontor i 2018."""
    i_2012, i_2018 = (tekst(klient, f"/kontor/1859/?dato={aar}-08-31") for aar in (2012, 2018))

    assert "31. august 2012: felles leder med andre kontor." in i_2012
    assert "31. august 2018: egen leder, arbeidsgiveren er ukjent." in i_2018
    assert "Garantikontor 2018: nei" in i_2018


def test_samarbeid_foer_og_etter(klient: Client) -> None:
    """Indre Salten er planlagt i demoen og i drift i 2023; siden viser linja, og at Hamarøy fikk nytt nummer."""
    foer, etter = (tekst(klient, f"/kontor/samarbeid/indre-salten/?dato={d}") for d in ("2018-11-12", "2023-04-27"))

    assert "12. november 2018: planlagt" in foer
    assert "27. april 2023: i drift" in etter
    assert "NAV Hamarøy som 1875" in etter
    assert "I drift , mellom 28. mars 2020 og 27. april 2023 utledet" in etter


def test_samarbeidslista_kan_snevres_inn(klient: Client) -> None:
    """Lista kan begrenses til slag, status, fylke og kommune, og sier fra når ingenting passer."""
    planlagt = tekst(klient, "/kontor/samarbeid/?fylke=18&status=PLANLAGT&dato=2018-11-12")
    navn = tekst(klient, "/kontor/samarbeid/?kommune=Tysfjord")

    assert "Indre Salten (pilot)" in planlagt.split("Har ventet lengst")[1]
    assert "Herøy og Dønna" not in planlagt.split("Har ventet lengst")[1]
    assert "Narvik med Evenes og Gratangen" in navn
    assert "Ingen samarbeid passer" in tekst(klient, "/kontor/samarbeid/?kommune=Paris")


def test_det_som_har_ventet_lengst_staar_forst(klient: Client) -> None:
    """I 2012 har Oppdal, Rennebu og Midtre Gauldal ventet lengst, i 2921 dager (A428)."""
    venter = tekst(klient, "/kontor/samarbeid/?dato=2012-12-31").split("Har ventet lengst")[1]

    assert venter.lstrip().startswith("Oppdal, Rennebu og Midtre Gauldal : idé,")
    assert "2 921 dager" in venter[:120]


@pytest.mark.parametrize(
    ("url", "setning"),
    [
        ("/kontor/?dato=i-morgen", "Oppgi en gyldig dato."),
        ("/kontor/?dato=1905-06-07", "Registeret begynner 1. januar 2006."),
        ("/kontor/?dato=9999-12-31", "Datoen må være før 2101."),
        ("/kontor/?fylke=77", "Det fylket finnes ikke denne dagen."),
        ("/kontor/dekning/?fra=2020-01-02&til=2020-01-01", "Siste dag må komme etter den første."),
    ],
)
def test_feil_valg_forklares(url: str, setning: str, klient: Client) -> None:
    """Et valg som ikke går, forklares ved feltet, og siden vises likevel."""
    assert setning in tekst(klient, url)


def test_eksporten_har_ordbok(klient: Client) -> None:
    """Hver fil har akkurat kolonnene ordboka forklarer, og JSON har forklaringene med seg."""
    for navn in FILER:
        svar = klient.get(f"/kontor/eksport/{navn}?dato=2023-04-27&fylke=18")
        innhold = svar.content.decode("utf-8-sig")
        stamme = navn.rpartition(".")[0]
        forventet = [k for fil, k, _ in ORDBOK if fil == stamme] or ["fil", "kolonne", "forklaring"]
        if navn.endswith(".json"):
            pakke = json.loads(innhold)
            assert list(pakke["kolonner"]) == forventet
            assert all(list(rad) == forventet for rad in pakke["rader"])
        else:
            assert next(csv.reader(innhold.splitlines(), delimiter=";")) == forventet
        assert "attachment" in svar.headers["Content-Disposition"]


def test_eksporten_sier_det_samme_som_siden(klient: Client) -> None:
    """Dekningsfila for Nordland i april 2023 har 41 kommuner og 33 kontor."""
    rader = json.loads(klient.get("/kontor/eksport/dekning.json?dato=2023-04-27&fylke=18").content)["rader"]

    assert (len({r["kommunenummer"] for r in rader}), len({r["kontor"] for r in rader})) == (41, 33)


def test_eksport_med_feil_dato_gir_ingen_fil(klient: Client) -> None:
    """En dato som ikke finnes, gir en forklaring, ikke en fil for en annen dag."""
    assert "Fila kunne ikke lages" in tekst(klient, "/kontor/eksport/dekning.csv?dato=2023-02-30", status=422)
