"""From observations to periods: by hand, and against a truth that is only seen on some days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.core.kommune.historier import START, bygg, tilfeldig

from tospann.core.kontor.perioder import (
    Dekningsfaktum,
    Dekningsgrunnlag,
    Dekningsperiode,
    Faktaslag,
    Sikkerhet,
    dekningsperioder,
)

T0, T1, T2 = date(2014, 10, 8), date(2020, 3, 27), date(2023, 4, 27)
REFORM, NY_REFORM = date(2020, 1, 1), date(2024, 1, 1)
DAG = timedelta(days=1)
SIKKER, MULIG = Sikkerhet.SIKKER, Sikkerhet.MULIG


def lister(**sett: str) -> dict[date, dict[str, frozenset[str]]]:
    """Make lists from words: ``t0="1805:1805 1854:1854"`` is municipality:offices on the first day."""
    dager = {"t0": T0, "t1": T1, "t2": T2}
    ut: dict[date, dict[str, frozenset[str]]] = {}
    for navn, tekst in sett.items():
        par = (ord_.split(":") for ord_ in tekst.split())
        ut[dager[navn]] = {kommune: frozenset(kontor.split(",")) for kommune, kontor in par}
    return ut


def spenn(perioder: tuple[Dekningsperiode, ...], kommune: str) -> list[tuple[str, date, date | None, Sikkerhet]]:
    """Give one municipality's periods without what they rest on."""
    return [(p.kontor, p.fra, p.til, p.sikkerhet) for p in perioder if p.kommune == kommune]


def test_sett_to_ganger_er_dekket_imellom() -> None:
    """Samme kontor i to lister på rad har dekket kommunen hele tida imellom, og gjør det til noe annet er sett."""
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1804"), lister(t0="1804:1804", t1="1804:1804")))

    assert perioder == (Dekningsperiode("1804", "1804", T0, None, SIKKER, (T0, T1)),)


def test_foer_den_forste_lista_er_ingenting_kjent() -> None:
    """Ingen kilde sier hvem som dekket før den første lista; da finnes ingen periode."""
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1804"), lister(t0="1804:1804")))

    assert min(p.fra for p in perioder) == T0


def test_skifte_mellom_to_lister() -> None:
    """Byttet kommunen kontor mellom to lister, kan dagen ha vært hvilken som helst imellom."""
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1839"), lister(t1="1839:1839", t2="1839:1841")))

    assert spenn(perioder, "1839") == [
        ("1839", T1, T1 + DAG, SIKKER),
        ("1839", T1 + DAG, T2, MULIG),
        ("1841", T1 + DAG, T2, MULIG),
        ("1841", T2, None, SIKKER),
    ]


def test_narvik_og_ballangen_2020() -> None:
    """Sammenslåingen avgjør dagen: Nav Ballangen til 1.1.2020, Nav Narvik for den nye kommunen fra samme dag."""
    historie = bygg("1805 1854", (REFORM, "1805>1806 1854>1806"))
    sett = lister(t0="1805:1805 1854:1854", t1="1806:1805")
    perioder = dekningsperioder(Dekningsgrunnlag(historie, sett))

    assert spenn(perioder, "1854") == [("1854", T0, REFORM, SIKKER)]
    assert spenn(perioder, "1806") == [("1805", REFORM, None, SIKKER)]
    assert [p.sett for p in perioder if p.kommune == "1806"] == [(T0, T1)]


def test_tysfjord_2020() -> None:
    """Tysfjord ble delt: kontoret dekker til delingen, og hver del hører deretter til kontoret den ble sett med."""
    historie = bygg("1805 1849 1850", (REFORM, "1805>1806 1850>1806 1850>1875 1849>1875"))
    sett = lister(t0="1805:1805 1849:1849 1850:1850", t1="1806:1805 1875:1849")
    perioder = dekningsperioder(Dekningsgrunnlag(historie, sett))

    assert spenn(perioder, "1850") == [("1850", T0, REFORM, SIKKER)]
    assert spenn(perioder, "1875") == [("1849", REFORM, None, SIKKER)]
    assert spenn(perioder, "1806") == [("1805", REFORM, None, SIKKER)]


def test_tjeldsund_og_skaanland_2020() -> None:
    """Tjeldsund gikk ut av felles kontor da den ble slått sammen med Skånland; nytt nummer i 2024 er ikke et skifte."""
    historie = bygg("1852 1853 1913", (REFORM, "1852>5412 1913>5412"), (NY_REFORM, "5412>5512"))
    sett = lister(t0="1852:1853 1853:1853 1913:1913", t1="5412:1913 1853:1805")
    perioder = dekningsperioder(Dekningsgrunnlag(historie, sett))

    assert spenn(perioder, "1852") == [("1853", T0, REFORM, SIKKER)]
    assert spenn(perioder, "5412") == [("1913", REFORM, NY_REFORM, SIKKER)]
    assert spenn(perioder, "5512") == [("1913", NY_REFORM, None, SIKKER)]


def test_en_kilde_strammer_inn() -> None:
    """En rapport som sier at kontoret dekket kommunen en dag, flytter det tidligste skiftet til dagen etter."""
    sett_i_2018 = Dekningsfaktum("1853", "1853", date(2018, 8, 31), Faktaslag.SETT)
    sett = lister(t0="1853:1853", t1="1853:1805")
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1853"), sett, (sett_i_2018,)))

    assert spenn(perioder, "1853") == [
        ("1805", date(2018, 9, 1), T1, MULIG),
        ("1805", T1, None, SIKKER),
        ("1853", T0, date(2018, 9, 1), SIKKER),
        ("1853", date(2018, 9, 1), T1, MULIG),
    ]


def test_en_kilde_sier_dagen() -> None:
    """Sier en kilde når ett kontor slutter og et annet begynner, er ingenting usikkert."""
    dag = date(2019, 6, 1)
    fakta = (Dekningsfaktum("A", "1853", dag, Faktaslag.SLUTTER), Dekningsfaktum("B", "1853", dag, Faktaslag.BEGYNNER))
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1853"), lister(t0="1853:A", t1="1853:B"), fakta))

    assert spenn(perioder, "1853") == [("A", T0, dag, SIKKER), ("B", dag, None, SIKKER)]


def test_bare_det_nye_kontoret_er_datert() -> None:
    """Sier en kilde når det nye begynte, er det sikkert fra da og ikke mulig før; det gamle er mulig til lista."""
    dag = date(2019, 6, 1)
    fakta = (Dekningsfaktum("B", "1853", dag, Faktaslag.BEGYNNER),)
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1853"), lister(t0="1853:A", t1="1853:B"), fakta))

    assert spenn(perioder, "1853") == [
        ("A", T0, T0 + DAG, SIKKER),
        ("A", T0 + DAG, T1, MULIG),
        ("B", dag, None, SIKKER),
    ]


def test_det_nye_kontoret_er_sett_foer_lista() -> None:
    """Er det nye kontoret sett en dag før den neste lista, er det sikkert fra den dagen."""
    fakta = (Dekningsfaktum("B", "1853", date(2019, 6, 1), Faktaslag.SETT),)
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1853"), lister(t0="1853:A", t1="1853:B"), fakta))

    assert spenn(perioder, "1853")[-2:] == [
        ("B", T0 + DAG, date(2019, 6, 1), MULIG),
        ("B", date(2019, 6, 1), None, SIKKER),
    ]


def test_fakta_etter_siste_liste() -> None:
    """Etter den siste lista gjelder det som sist ble sett, til en kilde sier noe annet."""
    slutt, start = date(2025, 1, 1), date(2025, 3, 1)
    fakta = (
        Dekningsfaktum("A", "1804", slutt, Faktaslag.SLUTTER),
        Dekningsfaktum("B", "1804", start, Faktaslag.BEGYNNER),
    )
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("1804"), lister(t2="1804:A"), fakta))

    assert spenn(perioder, "1804") == [("A", T2, slutt, SIKKER), ("B", start, None, SIKKER)]


def test_nytt_nummer_er_ikke_et_skifte() -> None:
    """Får kommunen nytt nummer mellom to lister, følger dekningen med uten hull, og et usikkert skifte også."""
    historie = bygg("1633", (date(2018, 1, 1), "1633>5020"))
    perioder = dekningsperioder(Dekningsgrunnlag(historie, lister(t0="1633:1633", t1="5020:1630")))

    assert spenn(perioder, "1633")[-1] == ("1633", T0 + DAG, date(2018, 1, 1), MULIG)
    assert ("1630", date(2018, 1, 1), T1, MULIG) in spenn(perioder, "5020")
    assert ("1630", T1, None, SIKKER) in spenn(perioder, "5020")


def test_kommune_som_bare_levde_mellom_to_lister() -> None:
    """En kommune som ble til og borte mellom to lister, er sikkert dekket bare når begge sider sier det samme."""
    historie = bygg("0001 0002 0009", (date(2017, 1, 1), "0001>0003 0002>0003"), (REFORM, "0003>0004 0009>0004"))
    likt = lister(t0="0001:A 0002:A 0009:A", t1="0004:A")
    ulikt = lister(t0="0001:A 0002:B 0009:C", t1="0004:D")

    assert spenn(dekningsperioder(Dekningsgrunnlag(historie, likt)), "0003") == [
        ("A", date(2017, 1, 1), REFORM, SIKKER)
    ]
    assert {(k, s) for k, _, _, s in spenn(dekningsperioder(Dekningsgrunnlag(historie, ulikt)), "0003")} == {
        ("A", MULIG),
        ("B", MULIG),
        ("D", MULIG),
    }


def test_etter_siste_liste_folger_dekningen_endringene() -> None:
    """Deles en kommune etter den siste lista, har begge delene kontoret de hadde sammen."""
    historie = bygg("1507", (NY_REFORM, "1507>1508 1507>1580"))
    perioder = dekningsperioder(Dekningsgrunnlag(historie, lister(t2="1507:1504")))

    assert {k: spenn(perioder, k) for k in ("1508", "1580")} == {
        "1508": [("1504", NY_REFORM, None, SIKKER)],
        "1580": [("1504", NY_REFORM, None, SIKKER)],
    }


def test_utelatt_fra_lista() -> None:
    """Står kommunen ikke i den neste lista, sluttet dekningen kanskje imellom, og etterpå finnes ingen periode."""
    perioder = dekningsperioder(Dekningsgrunnlag(bygg("3042"), lister(t1="3042:0617", t2="")))

    assert spenn(perioder, "3042") == [("0617", T1, T1 + DAG, SIKKER), ("0617", T1 + DAG, T2, MULIG)]


DAGER = [date(2009, 6, 1), date(2012, 6, 1), date(2015, 6, 1)]


def _proveedager() -> list[date]:
    return [START + timedelta(days=97 * n) for n in range(50)] + DAGER


@given(st.integers(0, 10**6))
def test_listene_gjengis_paa_sine_egne_dager(fro: int) -> None:
    """På dagen for en liste dekker akkurat de kontorene lista sier, sikkert, uansett hva kommunene har gjennomgått."""
    grunnlag = tilfeldig_grunnlag(fro)
    perioder = dekningsperioder(grunnlag)

    for dag in grunnlag.dager:
        sikre: dict[str, set[str]] = {}
        for p in perioder:
            if p.periode.gjelder(dag):
                assert p.sikkerhet is SIKKER
                sikre.setdefault(p.kommune, set()).add(p.kontor)
        assert sikre == {k: set(v) for k, v in grunnlag.dekke[dag].items()}


@given(st.integers(0, 10**6))
def test_ingen_periode_overlapper(fro: int) -> None:
    """Ett kontor dekker en kommune én gang om gangen, bare mens nummeret er i bruk, og aldri før den første lista."""
    grunnlag = tilfeldig_grunnlag(fro)
    perioder = dekningsperioder(grunnlag)

    for a, b in pairwise(sorted(perioder, key=lambda p: (p.kommune, p.kontor, p.fra))):
        assert (a.kommune, a.kontor) != (b.kommune, b.kontor) or not a.periode.overlapper(b.periode)
    for p in perioder:
        assert p.fra >= grunnlag.dager[0]
        assert grunnlag.historie.versjon(p.kommune, p.fra)
        assert p.til is None or grunnlag.historie.versjon(p.kommune, p.til - DAG)


@given(st.integers(0, 10**6))
def test_den_som_er_sett_to_ganger_er_aldri_borte(fro: int) -> None:
    """Mellom to lister har hver kommune alltid noen som kan dekke den: en ny kommune gir ikke hull."""
    grunnlag = tilfeldig_grunnlag(fro)
    perioder = dekningsperioder(grunnlag)

    for dag in (d for d in _proveedager() if d >= grunnlag.dager[0]):
        dekket = {p.kommune for p in perioder if p.periode.gjelder(dag)}
        assert dekket == set(grunnlag.historie.paa(dag))


@given(st.integers(0, 10**6))
def test_det_som_er_sikkert_er_sant(fro: int) -> None:
    """Har hver kommune sitt kontor til den endres, er det sikre alltid sant, og det sanne aldri umulig."""
    historie = tilfeldig(fro).historie
    uten = Dekningsgrunnlag(historie, {})
    trekk = Random(fro)
    eier = {i: f"E{trekk.randrange(3)}" for i, _ in enumerate(uten.traader)}
    dekke = {
        dag: {t.nummer(dag): frozenset({eier[i]}) for i, t in enumerate(uten.traader) if t.periode.gjelder(dag)}
        for dag in DAGER
    }
    perioder = dekningsperioder(Dekningsgrunnlag(historie, dekke))

    for i, traad in enumerate(uten.traader):
        for dag in (d for d in _proveedager() if DAGER[0] <= d <= DAGER[-1] and traad.periode.gjelder(d)):
            gjelder = [p for p in perioder if p.kommune == traad.nummer(dag) and p.periode.gjelder(dag)]
            levde = any(traad.periode.gjelder(d) for d in DAGER)
            assert {p.kontor for p in gjelder if p.sikkerhet is SIKKER} <= {eier[i]} or not levde
            assert eier[i] in {p.kontor for p in gjelder} or not levde


def tilfeldig_grunnlag(fro: int) -> Dekningsgrunnlag:
    """Make a history and lists: each municipality keeps its office from list to list, or has got another."""
    historie, trekk = tilfeldig(fro).historie, Random(fro)
    uten = Dekningsgrunnlag(historie, {})
    eier = {i: f"E{trekk.randrange(4)}" for i, _ in enumerate(uten.traader)}
    dekke: dict[date, dict[str, frozenset[str]]] = {}
    for dag in DAGER:
        eier |= {i: f"E{trekk.randrange(4)}" for i in eier if trekk.random() < 0.3}
        levende = [(i, t) for i, t in enumerate(uten.traader) if t.periode.gjelder(dag)]
        dekke[dag] = {t.nummer(dag): frozenset({eier[i]}) for i, t in levende}
    return Dekningsgrunnlag(historie, dekke)
