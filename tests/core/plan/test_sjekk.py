"""Rows moved by hand give exactly the findings they should."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tospann.core.felles.alvor import Alvor
from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.aktivitet import Fase
from tospann.core.plan.fremdriftsplan import FLYTTET, Fremdriftsplan, UkjentRad, flytt, utsnitt
from tospann.core.plan.sjekk import sjekk

Kort = list[tuple[str, Alvor, str]]


def funn(plan: Fremdriftsplan) -> Kort:
    """Give the findings short: id, severity, activity."""
    return [(f.id, f.alvor, f.aktivitet_id) for f in sjekk(plan)]


def test_planen_er_ren(plan: Fremdriftsplan) -> None:
    """Planen slik den kommer, har ingen funn."""
    assert funn(plan) == []


def test_sent_vedtak_i_en_kommune(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Vedtar Fauske etter at avtalen er signert, sies det én gang, med alt som er gjort for tidlig."""
    mote = plan.kalender.neste_mote(fauske, date(2019, 7, 15))
    assert mote is not None
    alle = funn(flytt(plan, "P24", fauske, mote))

    assert [f for f in alle if f[0] != "REKKEFØLGE"] == [
        ("H1", Alvor.KRAV, "P24"),
        ("H10", Alvor.KRAV, "P27"),
        ("VINDU", Alvor.RAAD, "P24"),
    ]
    setning = next(f.setning for f in sjekk(flytt(plan, "P24", fauske, mote)) if f.id == "H1")
    assert setning.startswith("Kommunestyret i Fauske vedtar først")
    assert "Signer vertskommuneavtalen (P26)" in setning


def test_kommune_uten_vedtak(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Er vedtaket i én kommune tatt ut av planen, er avtalen ikke inngått."""
    uten = replace(plan, rader=tuple(r for r in plan.rader if r != plan.rad("P24", fauske)))

    assert ("H1", Alvor.KRAV, "P24") in funn(uten)


def test_vedtak_utenom_mote(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Et vedtak en dag kommunestyret ikke møtes, er ikke et vedtak."""
    assert funn(flytt(plan, "P24", fauske, date(2019, 4, 12))) == [("MØTE", Alvor.KRAV, "P24")]


def test_drofting_etter_vedtaket(plan: Fremdriftsplan) -> None:
    """Drøftes utredningen etter vedtakene, får hver kommune et varsel: loven krever det før overdragelsen."""
    flyttet = flytt(plan, "P19", None, date(2019, 4, 25))

    assert [f for f in funn(flyttet) if f[0] == "H3"] == [("H3", Alvor.VARSEL, "P19")] * 5


def test_overdragelse_for_informasjon(plan: Fremdriftsplan) -> None:
    """Overføres de ansatte før de er informert, brytes både informasjonsplikten og fristen for å reservere seg."""
    alle = funn(flytt(plan, "P36", None, date(2020, 1, 20)))

    assert alle == [("H3", Alvor.KRAV, "P36"), ("H7", Alvor.KRAV, "P37")]


def test_reservasjonsfrist_for_kort(plan: Fremdriftsplan) -> None:
    """Tretten dager er for kort til å reservere seg; fjorten er nok."""
    informert = plan.rad("P36").til
    rad = plan.rad("P37")
    kort = replace(rad, til=informert + timedelta(days=13))
    nok = replace(rad, til=informert + timedelta(days=14))

    assert "H7" in [f[0] for f in funn(_bytt(plan, rad, kort))]
    assert "H7" not in [f[0] for f in funn(_bytt(plan, rad, nok))]


def test_reservasjonsfrist_etter_overdragelsen(plan: Fremdriftsplan) -> None:
    """En frist for å reservere seg etter overdragelsen er ingen frist."""
    alle = funn(flytt(plan, "P37", None, date(2020, 1, 27)))

    assert alle == [("H7", Alvor.KRAV, "P37"), ("REKKEFØLGE", Alvor.VARSEL, "P42")]


def test_delegering_for_vedtaket(plan: Fremdriftsplan, deltakere: tuple[Kommune, ...]) -> None:
    """Et delegeringsbrev før kommunestyret har vedtatt, mangler instruksen."""
    assert funn(flytt(plan, "P28", deltakere[0], date(2019, 4, 1))) == [("H4", Alvor.KRAV, "P28")]


def test_delegering_etter_oppstart(plan: Fremdriftsplan, deltakere: tuple[Kommune, ...]) -> None:
    """Et delegeringsbrev etter oppstarten lar verten stå uten myndighet."""
    alle = funn(flytt(plan, "P28", deltakere[0], date(2020, 2, 10)))

    assert alle[0] == ("H4", Alvor.KRAV, "P28")


def test_partnerskapsavtale_for_drofting(plan: Fremdriftsplan) -> None:
    """Partnerskapsavtalen før drøftingen er et varsel, for kravet står i avtaleverket og ikke i loven."""
    assert ("H5", Alvor.VARSEL, "P31") in funn(flytt(plan, "P31", None, date(2019, 6, 24)))


def test_aapning_uten_partnerskapsavtale(plan: Fremdriftsplan) -> None:
    """Åpner kontoret før partnerskapsavtalen, brytes loven; før driftsavtalen, sjekklisten."""
    aapner = plan.rad("P43").fra
    partnerskap = funn(flytt(plan, "P32", None, aapner))
    drift = funn(flytt(plan, "P34", None, aapner))

    assert ("H6", Alvor.KRAV, "P32") in partnerskap
    assert [f for f in drift if f[0] == "H6"] == [("H6", Alvor.VARSEL, "P34")]


def test_for_sen_tarifferklaering(plan: Fremdriftsplan) -> None:
    """Etter tre uker er verten bundet av tariffavtalen."""
    rad, start = plan.rad("P41T"), plan.rad("P41").fra
    siste_dag = replace(rad, til=start + timedelta(days=21))
    for_sent = replace(rad, til=start + timedelta(days=22))

    assert "H8" not in [f[0] for f in funn(_bytt(plan, rad, siste_dag))]
    assert funn(_bytt(plan, rad, for_sent)) == [("H8", Alvor.VARSEL, "P41T")]


def test_budsjett_etter_oppstart(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Budsjett i oppstartsåret krever budsjettendring; etter oppstarten mangler pengene."""
    i_aaret = _bytt_dag(plan, fauske, date(2020, 1, 20))
    for_sent = _bytt_dag(plan, fauske, date(2020, 2, 3))

    assert ("H9", Alvor.VARSEL, "P40") in funn(i_aaret)
    assert ("H9", Alvor.KRAV, "P40") in funn(for_sent)


def test_orientering(plan: Fremdriftsplan) -> None:
    """Statsforvalteren kan ikke få vite at samarbeidet er opprettet, før alle har vedtatt."""
    vedtatt = max(r.fra for r in plan.rader_for("P24"))

    assert funn(flytt(plan, "P27", None, vedtatt)) == [("H10", Alvor.KRAV, "P27")]
    assert funn(flytt(plan, "P27", None, vedtatt + timedelta(days=1))) == [("H10", Alvor.RAAD, "P27")]


def test_signering_i_kontrollfristen(plan: Fremdriftsplan) -> None:
    """Å signere før fristen for lovlighetskontroll er ute, er lov, men ikke klokt."""
    vedtatt = max(r.fra for r in plan.rader_for("P24"))

    assert funn(flytt(plan, "P26", None, vedtatt + timedelta(days=21))) == [("H12", Alvor.RAAD, "P26")]
    assert funn(flytt(plan, "P26", None, vedtatt + timedelta(days=22))) == []


def test_flyttet_til_fridag(plan: Fremdriftsplan) -> None:
    """En rad flyttet til en helligdag blir stående, og planen sier hvilken."""
    flyttet = flytt(plan, "P46", None, date(2021, 4, 1))

    assert funn(flyttet) == [("DAG", Alvor.VARSEL, "P46")]
    assert "skjærtorsdag" in sjekk(flyttet)[0].setning


def test_flyttet_til_fellesferien(plan: Fremdriftsplan) -> None:
    """Å legge arbeid til fellesferien er lov, men får et råd."""
    assert funn(flytt(plan, "P46", None, date(2021, 7, 13))) == [("FERIE", Alvor.RAAD, "P46")]


def test_flyttet_foran_det_den_venter_paa(plan: Fremdriftsplan) -> None:
    """Begynner alternativene før beskrivelsen av i dag er ferdig, sies det."""
    assert funn(flytt(plan, "P10", None, date(2018, 9, 3))) == [("REKKEFØLGE", Alvor.VARSEL, "P10")]


def test_hver_sin_side_av_valget(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Vedtar én kommune etter valget og de andre før, er det et råd om å samle vedtakene."""
    mote = plan.kalender.neste_mote(fauske, date(2019, 11, 1))
    assert mote is not None

    assert ("VALG", Alvor.RAAD, "P24") in funn(flytt(plan, "P24", fauske, mote))


def test_flytt_beholder_arbeidsdagene(plan: Fremdriftsplan) -> None:
    """En flyttet rad beholder arbeidsdagene sine, også over fellesferien, og sier hvor den sto."""
    flyttet = flytt(plan, "P18", None, date(2019, 6, 24)).rad("P18")

    assert date(2019, 8, 16) == flyttet.til
    assert flyttet.frist_grunn == f"{FLYTTET} Sto til 14. november 2018."


def test_flytt_ukjent_rad(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """En rad som ikke finnes, kan ikke flyttes."""
    with pytest.raises(UkjentRad, match="P28 for Fauske"):
        flytt(plan, "P28", fauske, date(2019, 5, 2))


def test_utsnitt(plan: Fremdriftsplan) -> None:
    """Et utsnitt har bare fasene en ber om."""
    assert {Fase.F3} == {r.aktivitet.fase for r in utsnitt(plan, {Fase.F3}).rader}


def test_samme_dag_som_vedtaket(plan: Fremdriftsplan) -> None:
    """Signert samme dag som det siste vedtaket er for tidlig; da vet ingen at alle har vedtatt det samme."""
    vedtatt = max(r.fra for r in plan.rader_for("P24"))

    assert funn(flytt(plan, "P26", None, vedtatt)) == [("H1", Alvor.KRAV, "P24")]


def test_tidlig_oppnevning_er_et_varsel(plan: Fremdriftsplan) -> None:
    """Prosjektleder før alle har vedtatt binder ingen, og er et varsel."""
    vedtatt = max(r.fra for r in plan.rader_for("P24"))

    assert funn(flytt(plan, "P29", None, vedtatt))[0] == ("H1", Alvor.VARSEL, "P24")


def test_drofting_ferdig_samme_dag(plan: Fremdriftsplan, fauske: Kommune) -> None:
    """Er drøftingen først ferdig den dagen det vedtas, er den ikke ferdig før vedtaket."""
    rad, vedtatt = plan.rad("P19"), plan.rad("P24", fauske).fra
    samme_dag = _bytt(plan, rad, replace(rad, til=vedtatt))
    dagen_for = _bytt(plan, rad, replace(rad, til=vedtatt - timedelta(days=1)))

    assert fauske in [f.kommune for f in sjekk(samme_dag) if f.id == "H3"]
    assert fauske not in [f.kommune for f in sjekk(dagen_for) if f.id == "H3"]


def test_delegering_paa_grensen(plan: Fremdriftsplan, deltakere: tuple[Kommune, ...]) -> None:
    """Delegeringsbrevet kan sendes samme dag som vedtaket, og senest den dagen oppstarten er."""
    rad, start = plan.rad("P28", deltakere[0]), plan.rad("P41").fra
    vedtatt = plan.rad("P24", deltakere[0]).fra

    assert funn(_bytt(plan, rad, replace(rad, fra=vedtatt))) == []
    assert "H4" not in [f[0] for f in funn(_bytt(plan, rad, replace(rad, til=start)))]
    assert "H4" in [f[0] for f in funn(_bytt(plan, rad, replace(rad, til=start + timedelta(days=1))))]


def test_partnerskapsavtale_samme_dag_som_drofting(plan: Fremdriftsplan) -> None:
    """Partnerskapsavtalen kan ikke inngås den dagen drøftingen blir ferdig."""
    assert "H5" in [f[0] for f in funn(flytt(plan, "P32", None, plan.rad("P31").til))]


def test_begynner_samme_dag_som_forgjengeren_slutter(plan: Fremdriftsplan) -> None:
    """Arbeid kan ikke begynne den dagen det det venter på, blir ferdig; åpningen kan være på oppstartsdagen."""
    assert funn(flytt(plan, "P10", None, plan.rad("P09").til)) == [("REKKEFØLGE", Alvor.VARSEL, "P10")]
    assert plan.rad("P41").til == plan.rad("P43").fra


def test_felles_arbeid_venter_paa_den_siste(plan: Fremdriftsplan, deltakere: tuple[Kommune, ...]) -> None:
    """Styringsgruppa venter på den siste av kommunene, ikke på den første."""
    sen = flytt(plan, "P05", deltakere[0], date(2018, 6, 4))

    assert funn(sen) == [("REKKEFØLGE", Alvor.VARSEL, "P06")]


@pytest.mark.parametrize(("uker", "dager", "ventet"), [(8, 0, False), (8, 1, True)])
def test_vedtaksvindu(plan: Fremdriftsplan, fauske: Kommune, uker: int, dager: int, ventet: bool) -> None:  # noqa: FBT001
    """Åtte uker mellom første og siste vedtak er greit; en dag mer er det ikke."""
    forste = min(r.fra for r in plan.rader_for("P24"))
    flyttet = flytt(plan, "P24", fauske, forste + timedelta(weeks=uker, days=dager))

    assert ventet == ("VINDU" in [f[0] for f in funn(flyttet)])


@pytest.mark.parametrize(
    ("forst", "sist", "ventet"),
    [
        (date(2019, 9, 30), date(2019, 11, 1), True),
        (date(2019, 10, 1), date(2019, 11, 1), False),
        (date(2019, 9, 30), date(2019, 10, 31), False),
        (date(2020, 9, 30), date(2020, 11, 2), False),
    ],
)
def test_valget(plan: Fremdriftsplan, fauske: Kommune, forst: date, sist: date, ventet: bool) -> None:  # noqa: FBT001
    """Bare når ett vedtak sikkert er før valget og ett sikkert etter, sies det."""
    for rad in plan.rader_for("P24"):
        plan = flytt(plan, "P24", rad.kommune, sist if rad.kommune == fauske else forst)

    assert ventet == ("VALG" in [f[0] for f in funn(plan)])


def test_paa_selve_dagen(plan: Fremdriftsplan) -> None:
    """Informasjon, reservasjonsfrist og avtale som blir ferdige på selve dagen, er ikke ferdige før den."""
    start = plan.rad("P41").fra
    for id_, ventet in (("P36", "H3"), ("P37", "H7"), ("P32", "H6")):
        rad = plan.rad(id_)
        assert ventet in [f[0] for f in funn(_bytt(plan, rad, replace(rad, til=start)))]
        assert ventet not in [f[0] for f in funn(_bytt(plan, rad, replace(rad, til=start - timedelta(days=1))))]


def test_uten_rad_ingen_dom(plan: Fremdriftsplan) -> None:
    """En rad som er tatt ut, dømmes ikke."""
    uten = replace(plan, rader=tuple(r for r in plan.rader if r.aktivitet.id not in {"P27", "P41", "P41T"}))

    assert funn(uten) == []


def _bytt(plan: Fremdriftsplan, gammel: object, ny: object) -> Fremdriftsplan:
    return replace(plan, rader=tuple(ny if r is gammel else r for r in plan.rader))  # type: ignore[misc]


def _bytt_dag(plan: Fremdriftsplan, kommune: Kommune, dag: date) -> Fremdriftsplan:
    rad = plan.rad("P40", kommune)
    return _bytt(plan, rad, replace(rad, fra=dag, til=dag))
