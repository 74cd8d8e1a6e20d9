"""The coverage report on the real tables, and what it says of one county."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests.core.kontor.data import bok, grunnlag, historie, telling

from tospann.core.felles.periode import Periode
from tospann.core.felles.svar import Utfall
from tospann.core.kontor.dekning import Dekningsbok, Dekningsstatus
from tospann.core.kontor.dekningsrapport import Dekningsrapport, dekningsrapport, innenfor, spenn_i_tid
from tospann.core.kontor.dekningstall import tall_i_rapporten
from tospann.core.kontor.listetelling import tall_i_lista
from tospann.core.kontor.perioder import Dekningsperiode, Sikkerhet
from tospann.core.kontor.utelatt import utelatelser

REFORMEN, I_DAG = date(2006, 7, 1), date(2026, 11, 25)


def rapport(dato: date) -> Dekningsrapport:
    """Give the report for the whole country."""
    return dekningsrapport(bok(), historie().paa(dato), dato, "hele landet")


def nordland(dato: date) -> Dekningsrapport:
    """Give the report for Nordland."""
    return innenfor(rapport(dato), "18", "Nordland")


def test_alle_er_dekket_i_lista_fra_2014_og_2020() -> None:
    """På dagen for de to første listene er hver kommune i landet dekket, med sikre kontor."""
    for dato, antall in ((date(2014, 10, 8), 428), (date(2020, 3, 27), 356)):
        svar = rapport(dato)

        assert svar.kravet.utfall is Utfall.OPPFYLT
        assert (len(svar.med(Dekningsstatus.DEKKET)), svar.mulige_kontor) == (antall, frozenset())


def test_hemsedal_er_ukjent_ikke_hull() -> None:
    """Hemsedal står ikke i lista fra 2023: dekningen er ukjent, og grunnen sier at lista kan være ufullstendig."""
    (hemsedal,) = rapport(date(2023, 4, 27)).med(Dekningsstatus.UKJENT)

    assert (hemsedal.kommune.kommune.kortnavn, "ufullstendig" in hemsedal.grunn) == ("Hemsedal", True)
    assert [(u.kommune, u.periode.fra) for u in utelatelser(grunnlag())] == [
        ("3042", date(2023, 4, 27)),
        ("3326", date(2024, 1, 1)),
    ]


def test_nordland_i_demoen() -> None:
    """12. november 2018 er 42 av 44 kommuner sikkert dekket; Bindal og Evenes byttet kontor på en ukjent dag."""
    svar = nordland(date(2018, 11, 12))

    assert svar.kravet.utfall is Utfall.MANGLER_OPPLYSNINGER
    assert {s.kommune.kommune.kortnavn: s.grunn for s in svar.med(Dekningsstatus.UKJENT)} == {
        "Bindal": "Skiftet kontor mellom 8. oktober 2014 og 27. mars 2020. Ingen kilde sier dagen.",
        "Evenes": "Skiftet kontor mellom 31. august 2018 og 27. mars 2020. Ingen kilde sier dagen.",
    }
    assert (len(svar.sikre_kontor), sorted(svar.mulige_kontor)) == (42, ["1751", "1811"])


def test_over_fylkesgrensen() -> None:
    """Nav Nærøysund i Trøndelag dekker Bindal, og Nav Narvik dekker Gratangen i Troms; begge vises for Nordland."""
    krysninger = {k.kontor: [v.kommune.kortnavn for v in k.kommuner] for k in nordland(date(2023, 4, 27)).krysninger}

    assert krysninger == {"1751": ["Bindal", "Leka", "Nærøysund"], "1805": ["Narvik", "Evenes", "Gratangen"]}
    assert nordland(date(2014, 10, 8)).krysninger == ()


def test_foer_den_forste_lista() -> None:
    """Før oktober 2014 er alt ukjent, aldri hull; etter den siste lista er dekningen sist sett."""
    foer = rapport(date(2012, 1, 1))
    naa = nordland(I_DAG)

    assert len(foer.med(Dekningsstatus.UKJENT)) == 429
    assert foer.svar[0].grunn == "Den første lista over alle kontor er fra 8. oktober 2014."
    assert not any(s.bekreftet for s in naa.svar)
    assert naa.svar[0].grunn == "Sist sett 27. april 2023."


def test_ingen_hull_paa_tjue_aar() -> None:
    """Fra reformen til i dag finnes ikke et eneste hull i det kildene sier; hver dag er dekket eller ukjent."""
    spenn = spenn_i_tid(bok(), historie(), Periode(REFORMEN, I_DAG))

    assert {s.status for s in spenn} == {Dekningsstatus.DEKKET, Dekningsstatus.UKJENT}
    like = [
        (a, b)
        for a, b in pairwise(spenn)
        if (a.kommune, a.til, a.sikre, a.mulige) == (b.kommune, b.fra, b.sikre, b.mulige)
    ]
    assert [par for par in like if par[0].status is par[1].status] == []
    dager = sum(s.dager for s in spenn)
    assert dager == sum(len(historie().paa(d)) * n for d, n in _lengder())


def _lengder() -> list[tuple[date, int]]:
    grenser = [REFORMEN, *(d for d in historie().endringsdager() if REFORMEN < d < I_DAG), I_DAG]
    return [(a, (b - a).days) for a, b in pairwise(grenser)]


def test_en_uttreden_uten_ny_dekning_er_et_hull() -> None:
    """Går Beiarn ut 1. januar 2027 uten et nytt kontor, er hullet der, på dagen, og loven er ikke oppfylt."""
    ut, inn = date(2027, 1, 1), date(2027, 1, 15)
    uten = tuple(p for p in bok().perioder if p.kommune != "1839")
    ny = (
        Dekningsperiode("1839", "1841", date(2023, 4, 27), ut, Sikkerhet.SIKKER),
        Dekningsperiode("1839", "1839", inn, None, Sikkerhet.SIKKER),
    )
    boka = Dekningsbok((*uten, *ny), (), (), bok().kjent_fra)
    hull = [
        s for s in spenn_i_tid(boka, historie(), Periode(ut, date(2028, 1, 1)), "18") if s.status is Dekningsstatus.HULL
    ]

    assert [(s.kommune, s.fra, s.til) for s in hull] == [("1839", ut, inn)]
    for dag in (ut, inn - timedelta(days=1)):
        svar = dekningsrapport(boka, historie().paa(dag), dag, "hele landet").kravet
        assert (svar.utfall, "Ingen kontor dekker Beiarn" in svar.begrunnelse) == (Utfall.IKKE_OPPFYLT, True)


def test_vinduet_maa_ha_en_slutt() -> None:
    """Et vindu uten siste dag er ikke et spørsmål."""
    with pytest.raises(ValueError, match="siste dag"):
        spenn_i_tid(bok(), historie(), Periode(REFORMEN))


def test_tallene_hviler_paa_listene() -> None:
    """Hvert tall i rapporten er beregnet, sier hvordan, og hviler på listene det er talt av."""
    tall = tall_i_rapporten(nordland(date(2020, 3, 27)), tall_i_lista(telling("norg-2020")))

    assert {hva: t.verdi for hva, t in tall.items()} == {
        "kommuner": 41,
        "dekket": 41,
        "sist_sett": 0,
        "ukjent": 0,
        "hull": 0,
        "kontor": 40,
        "mulige": 0,
        "krysser": 2,
    }
    assert all(t.formel and t.ledd and t.gjelder == "Nordland" for t in tall.values())


def test_sist_sett_telles_for_seg() -> None:
    """I november 2018 er 39 kommuner i Nordland bekreftet av lista i 2020; tre ble slått sammen før den."""
    tall = tall_i_rapporten(nordland(date(2018, 11, 12)), ())

    assert {hva: tall[hva].verdi for hva in ("dekket", "sist_sett", "ukjent", "hull")} == {
        "dekket": 39,
        "sist_sett": 3,
        "ukjent": 2,
        "hull": 0,
    }
