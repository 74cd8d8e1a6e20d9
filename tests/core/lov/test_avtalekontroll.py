"""Tests of the control as a whole: what stops an agreement, what is waived, and what is written down."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.avtale.eksempel import I_DAG, MALER, NEMND, VILKAR, avtale

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.svar import Utfall
from tospann.core.lov.avtalekontroll import REGLER, kontroller
from tospann.core.lov.fravik import Fravik, UgyldigFravik

AVTALE = avtale()
ALLE_IDER = sorted({k.id for v in (VILKAR, NEMND) for k in avtale(v).klausuler})
UTFALL_FOR_I_DAG = kontroller(AVTALE, I_DAG)
FEILFULLE = tuple(
    avtale(v)
    for v in (
        VILKAR,
        NEMND,
        replace(VILKAR, vert=None, oppstart=None, nokkel=None, tjenester=(), myndighet=()),
        replace(NEMND, nemndsmedlemmer=()),
    )
)


def test_fem_kommuner_uten_feil() -> None:
    """Avtalen for Fauske, Sørfold, Saltdal, Beiarn og Hamarøy har alle krav oppfylt og ingen varsler."""
    assert UTFALL_FOR_I_DAG.kan_bli_klar().utfall is Utfall.OPPFYLT
    assert UTFALL_FOR_I_DAG.uoppfylte_krav == ()
    assert UTFALL_FOR_I_DAG.i_en_setning() == "9 av 9 lovpålagte punkter er med."


def test_uten_oppgjor() -> None:
    """Uten klausulen om økonomi kan avtalen ikke bli klar, og svaret nevner paragrafen og botemiddelet."""
    klar = kontroller(AVTALE.uten_klausul("okonomi"), I_DAG).kan_bli_klar()

    assert klar.utfall is Utfall.IKKE_OPPFYLT
    assert (
        klar.begrunnelse
        == "Avtalen mangler bestemmelse om økonomisk oppgjør (kommuneloven § 20-4 tredje ledd bokstav f)."
    )
    assert klar.tiltak == "Sett inn klausulen «Økonomi» fra klausulbanken."


def test_botemidlene_finnes() -> None:
    """Hver klausul et svar ber om, finnes i klausulbanken med akkurat den tittelen."""
    titler = {m.tittel for m in MALER}
    tomme = (replace(avtale(v), klausuler=()) for v in (VILKAR, NEMND))
    tiltak = " ".join(v.svar.tiltak for tom in tomme for v in kontroller(tom, I_DAG).vurderinger)
    nevnt = {del_.split("»")[0] for del_ in tiltak.split("klausulen «")[1:]}

    assert len(nevnt) > 20
    assert nevnt - titler == set()


def test_oppsummeringen_teller() -> None:
    """Oppsummeringen teller varsler og andre krav i entall og flertall, med begrunnelsene etter."""
    to = kontroller(AVTALE.uten_klausul("stonad").uten_klausul("tidligere"), I_DAG).i_en_setning()
    en = kontroller(AVTALE.uten_klausul("stonad"), I_DAG).i_en_setning()
    krav = kontroller(avtale(replace(VILKAR, ansvarlig=VILKAR.vert)), I_DAG).i_en_setning()

    assert en == "9 av 9 lovpålagte punkter er med. 1 varsel: Avtalen sier ikke hvem som dekker stønadskostnadene."
    assert "2 varsler: Avtalen sier ikke hvem" in to
    assert krav.endswith("1 annet krav er ikke oppfylt: Avtalen legger ansvaret etter loven til Fauske.")


def test_fravik_forblir_synlig() -> None:
    """Et krav kan fravikes med rolle, grunn og dato, og det står både i svaret og i utskriften."""
    fravik = Fravik("KL-20-4-f", "kommunedirektør i Fauske", "Oppgjøret vedtas i egen sak", date(2026, 11, 20))
    kontroll = kontroller(AVTALE.uten_klausul("okonomi"), I_DAG, [fravik])

    assert kontroll.kan_bli_klar().utfall is Utfall.OPPFYLT
    assert "KL-20-4-f er fraveket av kommunedirektør i Fauske 20.11.2026" in kontroll.kan_bli_klar().begrunnelse
    assert [v.regel.id for v in kontroll.uoppfylte_krav] == ["KL-20-4-f"]
    assert "8 av 9" in kontroll.i_en_setning()
    assert "Oppgjøret vedtas i egen sak" in json.dumps(kontroll.som_json(), ensure_ascii=False)


def test_fravik_gjelder_bare_det_ene_kravet() -> None:
    """Å fravike ett krav hjelper ikke for et annet."""
    fravik = Fravik("KL-20-4-f", "ordfører", "Grunn", I_DAG)
    kontroll = kontroller(AVTALE.uten_klausul("okonomi").uten_klausul("opplosning"), I_DAG, [fravik])

    assert [v.regel.id for v in kontroll.hindringer] == ["KL-20-4-h"]


def test_fravik_krever_rolle_og_grunn() -> None:
    """Ingen kan fravike et krav uten å si hvem og hvorfor."""
    with pytest.raises(UgyldigFravik):
        Fravik("KL-20-4-f", " ", "Grunn", I_DAG)


def test_foer_loven() -> None:
    """På en dato før kommuneloven av 2018 sier kontrollen at den ikke har kravene, ikke at de er oppfylt."""
    assert kontroller(AVTALE, date(2018, 6, 1)).kan_bli_klar().utfall is Utfall.MANGLER_OPPLYSNINGER


def test_utskriften_er_lik_hver_gang() -> None:
    """Samme avtale og dato gir samme utskrift, med fingeravtrykket av teksten som ble kontrollert."""
    en, to = (json.dumps(kontroller(avtale(), I_DAG).som_json()) for _ in range(2))

    assert en == to
    assert AVTALE.fingeravtrykk in en


def test_utskriften_har_alt() -> None:
    """Hver linje i utskriften sier hvilket krav, hvor det står, hvor alvorlig, hvor sikkert, svaret og hvorfor."""
    linjer = UTFALL_FOR_I_DAG.som_json()["vurderinger"]

    assert isinstance(linjer, list)
    assert all(
        linje[k] for linje in linjer for k in ("id", "krav", "hjemmel", "alvor", "bevis", "utfall", "begrunnelse")
    )


def test_samsvar() -> None:
    """Endres vilkårene uten at teksten følger med, sier et varsel fra: kommunestyrene vedtar teksten."""
    ulik = replace(AVTALE, vilkar=replace(VILKAR, oppsigelse_maaneder=24))

    assert [v.regel.id for v in kontroller(ulik, I_DAG).varsler] == ["AVT-SAMSVAR"]


def test_bokstav_i_uten_klausul() -> None:
    """Sier avtalen ikke noe om annet lov krever, svarer vi at et menneske må vurdere det, ikke at det er brudd."""
    svar = {v.regel.id: v.svar.utfall for v in kontroller(AVTALE.uten_klausul("annet"), I_DAG).vurderinger}

    assert svar["KL-20-4-i"] is Utfall.MAA_VURDERES
    assert "KL-20-4-i-FULLSTENDIG" not in svar


def test_regel_id_er_unik() -> None:
    """Hver regel om avtalen har sitt eget navn."""
    assert len({r.id for r in REGLER}) == len(REGLER)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(FEILFULLE), st.lists(st.sampled_from(ALLE_IDER), unique=True, max_size=4))
def test_en_fjernet_klausul_gjoer_aldri_et_krav_oppfylt(bygd: Samarbeidsavtale, ider: list[str]) -> None:
    """Uansett hvilke klausuler som tas ut, blir et uoppfylt krav aldri oppfylt av det."""
    foer = {v.regel.id for v in kontroller(bygd, I_DAG).uoppfylte_krav}
    for klausul_id in ider:
        bygd = bygd if bygd.klausul(klausul_id) is None else bygd.uten_klausul(klausul_id)
    etter = {v.regel.id for v in kontroller(bygd, I_DAG).uoppfylte_krav}

    assert foer - etter == set()


def test_alvor_og_utfall_er_uavhengige() -> None:
    """Et råd stopper aldri avtalen, selv om det ikke er fulgt."""
    kontroll = kontroller(AVTALE.uten_klausul("tvist"), I_DAG)

    assert [v.svar.utfall for v in kontroll.av_alvor(Alvor.RAAD) if v.regel.id == "AVT-TVIST"] == [Utfall.IKKE_OPPFYLT]
    assert kontroll.kan_bli_klar().utfall is Utfall.OPPFYLT


@pytest.mark.parametrize(
    ("regel_id", "siste_dag_foer"),
    [
        ("KL-20-4-f", date(2019, 10, 31)),
        ("KL-25-1", date(2020, 12, 31)),
        ("SAM-VERT", date(2023, 12, 31)),
        ("KL-20-8-KOST", date(2024, 3, 13)),
        ("ARK-10", date(2025, 12, 31)),
        ("GDPR-CTRL", date(2018, 7, 19)),
        ("STL-3-1", date(2009, 12, 31)),
    ],
)
def test_fra_naar_regelen_gjelder(regel_id: str, siste_dag_foer: date) -> None:
    """En regel blir ikke spurt dagen før loven begynte å gjelde, men dagen etter."""
    spurt = [
        regel_id in {v.regel.id for v in kontroller(AVTALE, dag).vurderinger}
        for dag in (siste_dag_foer, siste_dag_foer + timedelta(days=1))
    ]

    assert spurt == [False, True]
