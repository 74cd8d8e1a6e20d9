"""From activities and calendars to a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tospann.core.felles.alvor import Alvor
from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.aktivitet import Plassering, velg
from tospann.core.plan.arbeidsdager import arbeidsdag_fra, er_arbeidsdag
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planvalg
from tospann.core.plan.kalender import Kalender
from tospann.core.plan.planlegg import planlegg
from tospann.core.plan.sjekk import sjekk
from tospann.imports.plandata import les_vertskommune

AKTIVITETER = les_vertskommune()
TO = (Kommune("1841", "Fauske", "Fauske"), Kommune("1845", "Sørfold", "Sørfold"))


def test_begynner_med_saken(plan: Fremdriftsplan) -> None:
    """Planen begynner den dagen saken begynte."""
    assert date(2018, 4, 19) == plan.rad("P01").fra == plan.fra


def test_valgfritt_er_ute(plan: Fremdriftsplan) -> None:
    """Prinsippsak og tvisteløsning er ikke med før noen ber om det."""
    assert not plan.rader_for("P04")
    assert not plan.rader_for("P33")


def test_alle_andre_er_med(plan: Fremdriftsplan) -> None:
    """Alle andre aktiviteter i dataene har fått dato."""
    assert {a.id for a in velg(AKTIVITETER, frozenset())} == {r.aktivitet.id for r in plan.rader}
    assert plan.ikke_plassert == ()


def test_prinsippsak_kan_tas_med(kalender: Kalender, deltakere: tuple[Kommune, ...]) -> None:
    """Ber noen om prinsippsaken, får hver kommune den på sitt eget møte."""
    plan = planlegg(AKTIVITETER, date(2018, 4, 19), kalender, deltakere, Planvalg(med=frozenset({"P04"})))

    assert list(deltakere) == [r.kommune for r in plan.rader_for("P04")]
    assert all(r.fra in kalender.moter_i(r.kommune) for r in plan.rader_for("P04") if r.kommune)


def test_hvert_kommunestyre_paa_sitt_mote(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Hver kommune vedtar på sitt eget neste møte etter innstillingen."""
    for rad in plan.rader_for("P24"):
        assert rad.kommune is not None
        innstilt = plan.rad("P23", rad.kommune).til
        assert rad.fra == plan.kalender.neste_mote(rad.kommune, innstilt + timedelta(days=1))
    assert date(2019, 4, 23) == plan.rad("P24", fauske).fra


def test_tre_uker_etter_siste_vedtak(plan: Fremdriftsplan) -> None:
    """Fristen for lovlighetskontroll regnes fra det siste av vedtakene."""
    assert date(2019, 4, 24) == max(r.fra for r in plan.rader_for("P24"))
    assert date(2019, 5, 15) == plan.rad("P25").til


def test_fjorten_dager_til_aa_reservere_seg(plan: Fremdriftsplan) -> None:
    """De ansatte har minst fjorten dager fra de er informert."""
    assert plan.rad("P37").til - plan.rad("P36").til >= timedelta(days=14)


def test_verten_delegerer_ikke_til_seg_selv(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Bare samarbeidskommunene sender delegeringsbrev."""
    assert fauske not in [r.kommune for r in plan.rader_for("P28")]
    assert len(plan.rader_for("P28")) == 4


def test_budsjettet_for_oppstartsaaret(plan: Fremdriftsplan) -> None:
    """Budsjettet vedtas på siste møte høsten før, og oppstarten er det året budsjettet gjelder."""
    assert plan.rad("P41").fra.year == 2020
    assert {2019} == {r.fra.year for r in plan.rader_for("P40")}
    assert all(r.fra.month >= 10 for r in plan.rader_for("P40"))


def test_budsjettendring_kan_gi_tidligere_start(
    kalender: Kalender, deltakere: tuple[Kommune, ...], fauske: Kommune
) -> None:
    """Velger eierne budsjettendring, kan kontoret åpne samme år, og planen sier fra."""
    valg = Planvalg("indre-salten", fauske, budsjettendring=True)
    plan = planlegg(AKTIVITETER, date(2018, 4, 19), kalender, deltakere, valg)

    assert date(2019, 12, 2) == plan.rad("P41").fra
    assert {("H9", Alvor.VARSEL)} == {(f.id, f.alvor) for f in sjekk(plan)}
    assert len(sjekk(plan)) == 5


def test_overdragelse_og_aapning_samme_dag(plan: Fremdriftsplan) -> None:
    """Ansatte og myndighet går over den dagen kontoret åpner, første arbeidsdag i en måned."""
    assert plan.rad("P41").fra == plan.rad("P43").fra == date(2020, 2, 3)


def test_tariffristen_strekkes_ikke(plan: Fremdriftsplan) -> None:
    """Tre uker etter overdragelsen er siste dag for å erklære seg ubundet."""
    assert plan.rad("P41T").til <= plan.rad("P41").fra + timedelta(days=21)


def test_uten_mote_ingen_gjetning(kalender: Kalender, deltakere: tuple[Kommune, ...], fauske: Kommune) -> None:
    """Mangler én kommune møter, får ingen vedtaksdato, og planen sier hvem som må legge inn møter."""
    moter = {**kalender.moter, fauske.nummer: (date(2019, 2, 7),)}
    plan = planlegg(AKTIVITETER, date(2018, 4, 19), Kalender(moter), deltakere)

    assert not plan.rader_for("P24")
    assert "P23" not in plan.ikke_plassert
    assert {"P24", "P25", "P43", "P46"} < set(plan.ikke_plassert)
    assert [("MØTE", fauske)] == [(f.id, f.kommune) for f in plan.funn]
    assert "Fauske har ikke noe kommunestyremøte fra og med 15. mars 2019" in plan.funn[0].setning
    assert "Møtekalenderen slutter 7. februar 2019" in plan.funn[0].setning


def test_helt_uten_kalender(deltakere: tuple[Kommune, ...]) -> None:
    """Uten møtekalender planlegges alt fram til vedtaket, og hver kommune får sitt funn."""
    plan = planlegg(AKTIVITETER, date(2018, 4, 19), Kalender(), deltakere)

    assert plan.rader_for("P23")
    assert list(deltakere) == [f.kommune for f in sjekk(plan)]
    assert all("ingen møtekalender" in f.setning for f in plan.funn)


def test_uten_budsjettmote(kalender: Kalender, deltakere: tuple[Kommune, ...]) -> None:
    """Slutter kalenderen før høsten, står vedtaket der, men ikke budsjett og oppstart."""
    moter = {k: tuple(d for d in datoer if d < date(2019, 7, 1)) for k, datoer in kalender.moter.items()}
    plan = planlegg(AKTIVITETER, date(2018, 4, 19), Kalender(moter), deltakere)

    assert plan.rader_for("P24")
    assert plan.rader_for("P39")
    assert {"P40", "P41", "P41T", "P42", "P43", "P44", "P45", "P46"} == set(plan.ikke_plassert)
    assert "og før 1. januar 2020" in plan.funn[0].setning


def test_varighet_kan_endres(kalender: Kalender, deltakere: tuple[Kommune, ...]) -> None:
    """En endret varighet flytter det som kommer etter."""
    lengre = [replace(a, varighet_uker=a.varighet_uker * 2) if a.id == "P09" else a for a in AKTIVITETER]
    for_, etter = (planlegg(a, date(2018, 4, 19), kalender, deltakere) for a in (AKTIVITETER, lengre))

    assert etter.rad("P18").fra > for_.rad("P18").fra


def test_oppstarten_venter_paa_budsjettaaret(kalender: Kalender, deltakere: tuple[Kommune, ...]) -> None:
    """Er alt klart i god tid før årsskiftet, venter oppstarten likevel til året det er vedtatt budsjett for."""
    raskt = [replace(a, varighet_uker=Fraction(2)) if a.id in {"P35", "P39"} else a for a in AKTIVITETER]
    moter = {k: tuple(d for d in datoer if (d.month, d.day) < (12, 10)) for k, datoer in kalender.moter.items()}
    plan = planlegg(raskt, date(2018, 4, 19), Kalender(moter), deltakere)

    assert plan.rad("P42").til < date(2020, 1, 1)
    assert date(2020, 1, 2) == plan.rad("P41").fra
    assert "det første året det er vedtatt budsjett for" in plan.rad("P41").frist_grunn


def test_hver_kommune_venter_bare_paa_seg_selv(plan: Fremdriftsplan, deltakere: tuple[Kommune, ...]) -> None:
    """Hamarøy vedtar i mars og kan sende brevet sitt da, uten å vente på de andre i april."""
    hamaroy = deltakere[4]

    assert date(2019, 3, 18) == plan.rad("P24", hamaroy).fra
    assert date(2019, 3, 19) == plan.rad("P28", hamaroy).fra


@st.composite
def motekalendre(draw: st.DrawFn, start: date) -> Kalender:
    """Draw a calendar with a meeting every fifth to eighth week for six years."""
    moter = {}
    for kommune in TO:
        avstander = draw(st.lists(st.integers(35, 56), min_size=10, max_size=10))
        dager: list[date] = []
        dag = start
        while dag < start + timedelta(days=6 * 365):
            dag += timedelta(days=avstander[len(dager) % len(avstander)])
            dager.append(arbeidsdag_fra(dag))
        moter[kommune.nummer] = tuple(dager)
    return Kalender(moter)


@settings(max_examples=40, deadline=None)
@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)), st.data(), st.booleans())
def test_planen_holder_alltid(start: date, data: st.DataObject, budsjettendring: bool) -> None:  # noqa: FBT001
    """Uansett når saken begynner og kommunestyrene møtes, holder planen rekkefølge, fridager og alle krav."""
    kalender = data.draw(motekalendre(start))
    plan = planlegg(AKTIVITETER, start, kalender, TO, Planvalg("x", TO[0], budsjettendring=budsjettendring))

    assert plan.ikke_plassert == ()
    assert not [f for f in sjekk(plan) if f.alvor is Alvor.KRAV or f.id in {"REKKEFØLGE", "DAG", "FERIE"}]
    for rad in plan.rader:
        assert er_arbeidsdag(rad.fra)
        assert er_arbeidsdag(rad.til)
        assert rad.fra <= rad.til
        for avhengig_av in rad.aktivitet.avhenger_av:
            egne = [r for r in plan.rader_for(avhengig_av) if r.kommune == rad.kommune] if rad.kommune else []
            siste = max(r.til for r in egne or plan.rader_for(avhengig_av))
            assert siste <= rad.fra if rad.aktivitet.er_milepael else siste < rad.fra
        if rad.aktivitet.plassering in {Plassering.KOMMUNESTYREMOTE, Plassering.BUDSJETTMOTE}:
            assert rad.kommune
            assert rad.fra in kalender.moter_i(rad.kommune)
