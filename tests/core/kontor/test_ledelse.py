"""Leaders apart from offices: one may lead several, or a part of one."""

from __future__ import annotations

from datetime import date

from tospann.core.felles.periode import Periode
from tospann.core.kontor.ledelse import (
    Arbeidsgiver,
    Ledelsesmodell,
    Lederomfang,
    Lederoppdrag,
    antall_ledere,
    ledelse_paa,
)
from tospann.imports.kontordrift import les_ledere

DAG = date(2012, 6, 1)
STAT, KOMMUNE, UKJENT = Arbeidsgiver.STAT, Arbeidsgiver.KOMMUNE, Arbeidsgiver.UKJENT
HELE = Lederomfang.HELE


def oppdrag(kontor: str, leder: str, omfang: Lederomfang = HELE, hos: Arbeidsgiver = UKJENT) -> Lederoppdrag:
    """Make a task for 2012."""
    return Lederoppdrag(kontor, kontor, leder, omfang, hos, UKJENT, Periode(date(2012, 1, 1), date(2013, 1, 1)))


def modell(*alle: Lederoppdrag) -> dict[str, Ledelsesmodell]:
    """Give the model of each office."""
    return {kontor: ledelse.modell for kontor, ledelse in ledelse_paa(alle, DAG).items()}


def test_arbeidsgiveren_avgjor_naar_kontoret_har_en_leder() -> None:
    """Én leder for ett kontor er statlig eller kommunal etter arbeidsgiveren; er den ukjent, er lederen bare egen."""
    alle = [oppdrag(k, k, hos=a) for k, a in (("A", STAT), ("B", KOMMUNE), ("C", UKJENT))]

    assert modell(*alle) == {"A": Ledelsesmodell.STATLIG, "B": Ledelsesmodell.KOMMUNAL, "C": Ledelsesmodell.EGEN}


def test_felles_leder_teller_en_gang() -> None:
    """Leder samme leder tre kontor, er det tre kontor med felles leder og én leder (K04)."""
    tre = [oppdrag(k, "vest") for k in ("A", "B", "C")]

    assert set(modell(*tre).values()) == {Ledelsesmodell.FELLES}
    assert antall_ledere([*tre, oppdrag("D", "d")], DAG) == 2


def test_delt_ledelse() -> None:
    """To ledere, en for hver del, er delt ledelse; en leder for bare den statlige delen også."""
    to = [oppdrag("A", "s", Lederomfang.STATLIG, STAT), oppdrag("A", "k", Lederomfang.KOMMUNAL, KOMMUNE)]
    bare_stat = [oppdrag("B", "b"), oppdrag("C", "b", Lederomfang.STATLIG)]

    assert modell(*to) == {"A": Ledelsesmodell.DELT}
    assert modell(*bare_stat) == {"B": Ledelsesmodell.FELLES, "C": Ledelsesmodell.DELT}


def test_utenfor_perioden_er_ledelsen_ukjent() -> None:
    """Et kontor uten opplysning på dagen er ikke med i svaret: det er ukjent."""
    assert ledelse_paa([oppdrag("A", "a")], date(2013, 1, 1)) == {}
    assert antall_ledere([oppdrag("A", "a")], date(2011, 12, 31)) == 0


def test_det_kildene_sier_om_ledere() -> None:
    """Flakstad, Moskenes og Vestvågøy har én leder i 2012 og hver sin i 2018 (A122); Leirfjord deler den statlige."""
    alle = [o for o, _ in les_ledere()]
    foer, etter = ledelse_paa(alle, DAG), ledelse_paa(alle, date(2018, 8, 31))
    tre = ("1859", "1860", "1874")

    assert {foer[k].modell for k in tre} == {Ledelsesmodell.FELLES}
    assert {etter[k].modell for k in tre} == {Ledelsesmodell.EGEN}
    assert (etter["1822"].modell, etter["1816"].modell) == (Ledelsesmodell.DELT, Ledelsesmodell.FELLES)


def test_oslo_og_telemark_er_utledet_av_tabellen() -> None:
    """Der alle kontorene i fylket har samme form, gjelder den hvert kontor: 15 delte i Oslo, 17 statlige i Telemark."""
    i_2012 = ledelse_paa([o for o, _ in les_ledere()], DAG)
    oslo = [ledelse.modell for ledelse in i_2012.values() if ledelse.oppdrag[0].kommune == "0301"]
    telemark = [ledelse.modell for k, ledelse in i_2012.items() if k.startswith("08")]

    assert oslo == [Ledelsesmodell.DELT] * 15
    assert telemark == [Ledelsesmodell.STATLIG] * 17
