"""Cooperations through time: status on a day, when things happened, and what has waited longest."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.kommune.historier import KILDE
from tests.core.kontor.data import LISTER, bok, grunnlag, historie, samarbeid

from tospann.core.kontor.dekning import Dekningsbok
from tospann.core.kontor.medlemsfolge import numre_paa, spor
from tospann.core.kontor.perioder import Dekningsperiode, Sikkerhet
from tospann.core.kontor.samarbeid import (
    Hendelsesslag,
    Medlem,
    Medlemsrolle,
    Samarbeid,
    Samarbeidshendelse,
    Samarbeidsslag,
    UgyldigHendelse,
    som_venter,
    status_paa,
)

IDE, PLANLAGT, I_DRIFT = Hendelsesslag.IDE, Hendelsesslag.PLANLAGT, Hendelsesslag.I_DRIFT


def hendelse(slag: Hendelsesslag, tidligst: date | None, senest: date) -> Samarbeidshendelse:
    """Make an event."""
    return Samarbeidshendelse(slag, tidligst, senest, "Det skjedde.", KILDE)


def et_samarbeid(*hendelser: Samarbeidshendelse, slug: str = "prove") -> Samarbeid:
    """Make a cooperation."""
    medlemmer = (Medlem("1841", Medlemsrolle.VERT), Medlem("1839", Medlemsrolle.DELTAKER))
    return Samarbeid(slug, "Prøve", Samarbeidsslag.FELLES_KONTOR, medlemmer, hendelser)


@pytest.mark.parametrize(
    ("tidligst", "senest", "tekst"),
    [
        (None, date(2012, 12, 31), "senest 31. desember 2012"),
        (date(2020, 1, 1), date(2020, 1, 1), "1. januar 2020"),
        (date(2012, 1, 1), date(2012, 12, 31), "2012"),
        (date(2011, 1, 1), date(2012, 12, 31), "2011–2012"),
        (date(2020, 3, 28), date(2023, 4, 27), "mellom 28. mars 2020 og 27. april 2023"),
    ],
)
def test_naar_sies_saa_noeyaktig_som_kilden(tidligst: date | None, senest: date, tekst: str) -> None:
    """En hendelse dateres så nøyaktig som kilden gjør, aldri nøyaktigere."""
    assert tekst == hendelse(IDE, tidligst, senest).naar


def test_hendelsen_kan_ikke_vaere_over_foer_den_begynner() -> None:
    """En hendelse som er over før den tidligst kan ha skjedd, blir nektet."""
    with pytest.raises(UgyldigHendelse):
        hendelse(IDE, date(2020, 1, 2), date(2020, 1, 1))


def test_status_folger_det_siste_som_sikkert_har_skjedd() -> None:
    """Før første hendelse er status ukjent; så idé, plan og drift, og drift som kan ha begynt, sies som kanskje."""
    s = et_samarbeid(
        hendelse(PLANLAGT, date(2018, 1, 1), date(2018, 1, 1)),
        hendelse(I_DRIFT, date(2020, 3, 28), date(2023, 4, 27)),
        hendelse(Hendelsesslag.VEDTAK, date(2019, 1, 1), date(2019, 1, 1)),
    )

    assert status_paa(s, date(2017, 12, 31)).status is Hendelsesslag.UKJENT
    assert status_paa(s, date(2019, 6, 1)).status is PLANLAGT
    assert (status_paa(s, date(2021, 1, 1)).status, status_paa(s, date(2021, 1, 1)).kanskje) == (PLANLAGT, I_DRIFT)
    assert (status_paa(s, date(2023, 4, 27)).status, status_paa(s, date(2023, 4, 27)).kanskje) == (I_DRIFT, None)


def test_initiativer_eldes() -> None:
    """Det som er tenkt eller planlagt, telles i dager fra det begynte, det eldste først; drift venter ikke."""
    gammelt = et_samarbeid(hendelse(IDE, date(2005, 1, 1), date(2005, 12, 31)), slug="gammelt")
    nytt = et_samarbeid(hendelse(PLANLAGT, date(2012, 1, 1), date(2012, 1, 1)), slug="nytt")
    i_drift = et_samarbeid(hendelse(I_DRIFT, None, date(2011, 1, 1)), slug="drift")

    assert [(s.slug, status.dager) for s, status in som_venter([nytt, gammelt, i_drift], date(2012, 1, 11))] == [
        ("gammelt", 2566),
        ("nytt", 10),
    ]


def test_oppdal_rennebu_og_midtre_gauldal_hadde_ventet_i_sju_aar() -> None:
    """Prosessen som startet i 2005, er den eldste som ventet i 2012 (A428)."""
    eldste, status = som_venter(samarbeid().values(), date(2012, 12, 31))[0]

    assert (eldste.slug, status.dager // 365) == ("oppdal-rennebu-midtre-gauldal", 8)


def test_alle_fastpunktene_er_med() -> None:
    """Hvert navngitt samarbeid i A1801–A1812 finnes, og piloten i Sør-Salten er del av Ytre Salten."""
    forventet = (
        "tolga-os eide-frana surnadal-rindal-halsa stranda-sykkylven storfjorden vaernes-nord ytre-namdal "
        "midtre-namdal "
        "nord-gudbrandsdal hadeland valdres rennesoy-finnoy storfosen oppdal-rennebu-midtre-gauldal orsta-volda "
        "heroy-donna "
        "vestvagoy-flakstad-moskenes inderoy-mosvik notodden-hjartdal hobol-spydeberg nord-fosen pilot-ofoten "
        "indre-salten"
    )

    assert set(forventet.split()) <= samarbeid().keys()
    assert samarbeid()["sor-salten"].del_av == "to-ytre-salten"
    assert {m.kommune for m in samarbeid()["storfosen"].medlemmer if m.rolle is Medlemsrolle.ONSKET} == {
        "1718",
        "1632",
        "1633",
    }


@pytest.mark.parametrize(
    ("slug", "foer", "etter"),
    [("indre-salten", PLANLAGT, I_DRIFT), ("sor-helgeland", IDE, I_DRIFT), ("pilot-ofoten", PLANLAGT, I_DRIFT)],
)
def test_hva_det_ble_av_planene(slug: str, foer: Hendelsesslag, etter: Hendelsesslag) -> None:
    """Indre Salten, Sør-Helgeland og Narvik var planer høsten 2018 og er i drift i lista fra 2023."""
    s = samarbeid()[slug]

    assert (status_paa(s, date(2018, 11, 12)).status, status_paa(s, date(2023, 4, 27)).status) == (foer, etter)


def test_ended_flakstad_moskenes_og_vestvagoy() -> None:
    """Samarbeidet i Vest-Lofoten var i drift i 2012 og avsluttet senest i 2018 (A122)."""
    s = samarbeid()["vestvagoy-flakstad-moskenes"]

    assert status_paa(s, date(2012, 12, 31)).status is I_DRIFT
    assert status_paa(s, date(2015, 1, 1)).kanskje is Hendelsesslag.AVSLUTTET
    assert status_paa(s, date(2018, 8, 31)).status is Hendelsesslag.AVSLUTTET
    assert s.vert == "1860"


def test_medlemmene_fantes() -> None:
    """Hvert medlem var en kommune den dagen samarbeidet først er nevnt."""
    for s in samarbeid().values():
        dag = max(s.linje[0].senest, date(2006, 1, 1)) if s.slug != "inderoy-mosvik" else date(2011, 12, 31)
        assert [m.kommune for m in s.medlemmer if not historie().versjon(m.kommune, dag)] == [], s.slug


def test_det_som_er_utledet_stemmer_med_listene() -> None:
    """Felles kontor som er utledet av lista fra 2023, dekker virkelig alle medlemmene der."""
    dekke = grunnlag().dekke[date(2023, 4, 27)]
    for slug, kontor, numre in (
        ("indre-salten", "1841", ("1841", "1845", "1840", "1875", "1839")),
        ("sor-helgeland", "1813", ("1813", "1812", "1815", "1816")),
        ("pilot-ofoten", "1805", ("1806", "1853", "5414")),
    ):
        assert {dekke[nr] for nr in numre} == {frozenset({kontor})}, slug
        assert any(f"enhet {kontor}" in h.sted and h.utledet for h in samarbeid()[slug].hendelser)


@pytest.mark.parametrize(
    ("nummer", "dato", "numre"),
    [
        ("1839", date(2014, 10, 8), ("1839",)),
        ("1850", date(2020, 3, 27), ("1806", "1875")),
        ("1806", date(2014, 10, 8), ("1805", "1850", "1854")),
        ("1633", date(2023, 4, 27), ("5020",)),
        ("5020", date(2014, 10, 8), ("1633",)),
        ("1723", date(2023, 4, 27), ("5053",)),
        ("9999", date(2014, 10, 8), ()),
    ],
)
def test_et_nummer_paa_en_annen_dag(nummer: str, dato: date, numre: tuple[str, ...]) -> None:
    """Et kommunenummer følges fram til det kommunen ble, og tilbake til det den var."""
    assert numre == numre_paa(grunnlag().traader, nummer, dato)


def test_hva_listene_viser_av_et_medlem() -> None:
    """Gratangen hadde eget kontor i 2014 og Nav Narvik fra 2020; Tysfjord er i 2023 delt på Narvik og Hamarøy."""
    gratangen, tysfjord = (spor(nr, LISTER.values(), bok(), grunnlag().traader) for nr in ("1919", "1850"))

    assert [[k.kontor for k in s.kontor] for s in gratangen] == [["1919"], ["1805"], ["1805"]]
    assert [s.numre for s in tysfjord] == [("1850",), ("1806", "1875"), ("1806", "1875")]
    assert [k.kontor for k in tysfjord[-1].kontor] == ["1805", "1841"]


def test_det_mulige_er_ikke_vist_som_sett() -> None:
    """Bare det som sikkert er sett, står i sporet."""
    mulig = Dekningsperiode("1839", "1841", date(2014, 1, 1), None, Sikkerhet.MULIG)
    boka = Dekningsbok((mulig,), (), (), date(2014, 1, 1))

    assert [s.kontor for s in spor("1839", LISTER.values(), boka, grunnlag().traader)] == [(), (), ()]
