"""Tests of the lawyers' cases: that each comes out as written, and that every rule has one of each kind."""

from dataclasses import replace

import pytest

from tospann.core.felles.alvor import Alvor
from tospann.core.lov.katalog import EMNER, KATALOG
from tospann.core.lov.regelsak import Regelprove, Ventet, prov
from tospann.imports.regelsaker import leverte_regelsaker

PROVER = leverte_regelsaker()


@pytest.mark.parametrize("prove", PROVER, ids=[f"{p.emne.id}-{p.regel_id}" for p in PROVER])
def test_sakene_stemmer(prove: Regelprove) -> None:
    """Hver sak får svaret den venter, og regelen er slik saksfila sier."""
    assert [s for s in prov(prove) if not s.stemmer] == []


def test_hver_regel_har_saker() -> None:
    """Hver regel, om hver ting den stilles om, har saker."""
    assert {(e.id, r.id) for e in EMNER for r in e.regler} == {(p.emne.id, p.regel_id) for p in PROVER}


def test_hver_regel_har_en_som_bestaar_og_en_som_faller() -> None:
    """Hver regel har minst én sak som består og minst én som faller."""
    mangler = [p.regel_id for p in PROVER if {True, False} != {s.venter.bestaar for s in p.saker}]

    assert mangler == []


def test_regler_som_kan_oppfylles_er_vist_oppfylt() -> None:
    """Bare regler som aldri sier «oppfylt», mangler en sak der de gjør det."""
    aldri = {p.regel_id for p in PROVER if Ventet.OPPFYLT not in {s.venter for s in p.saker}}

    assert aldri == {"AVT-TILPASSET", "DEL-1-3", "KL-20-4-i-FULLSTENDIG", "KL-20-8-2-LENGE", "SAM-3-1", "TFA-5"}


def test_forfatteren_er_en_rolle() -> None:
    """Sakene er skrevet av roller, ikke av navngitte personer, og har en kilde."""
    assert {True} == {"(rolle)" in s.forfatter and bool(s.kilde) for p in PROVER for s in p.saker}


def test_feil_i_det_som_er_sagt_om_regelen() -> None:
    """Sier fila feil om alvor eller dato, blir det et avvik."""
    prove = next(p for p in PROVER if p.regel_id == "KL-11-4")
    feil = [s.hva for s in prov(replace(prove, alvor=Alvor.RAAD, til=prove.fra)) if not s.stemmer]

    assert feil == ["alvor", "gjelder til"]


def test_feil_svar_og_feil_grunn() -> None:
    """Et annet svar enn ventet er et avvik, og det er en grunn som ikke nevner det den skal."""
    prove = next(p for p in PROVER if p.regel_id == "KL-27-1-ANTALL")
    sak = prove.saker[0]
    gale = (replace(sak, venter=Ventet.GJELDER_IKKE), replace(sak, nevner="fem"))
    svar = [s for s in prov(replace(prove, saker=gale)) if not s.stemmer]

    assert [s.fikk for s in svar] == ["oppfylt", "oppfylt («3 medlemmer krever kontroll sammen.»)"]


def test_en_regel_som_ikke_finnes() -> None:
    """En prøve for en regel emnet ikke har, er et avvik."""
    assert [s.stemmer for s in prov(replace(PROVER[0], regel_id="KL-99"))] == [False]
    assert "KL-99" not in KATALOG
