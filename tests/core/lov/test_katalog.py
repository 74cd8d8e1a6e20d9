"""Tests of the catalogue as a whole: how many, how sure, in two languages, and that it knows what a rule reads."""

from datetime import date

import pytest

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.lov.katalog import EMNER, KATALOG, FeilFakta, emnet
from tospann.core.lov.kommuneloven.kap11_moter import Kommunestyremote
from tospann.imports.regeltekster import engelske_tekster, lovendringer

I_DAG = date(2026, 11, 25)


def test_minst_120_regler_gjelder() -> None:
    """Minst 120 regler gjelder i dag, fra både kommuneloven, Nav-loven og arbeidsmiljøloven."""
    gjelder = [o for o in KATALOG.values() if o.krav.gjelder.gjelder(I_DAG)]

    assert len(gjelder) >= 120
    assert {"kommuneloven", "Nav-loven", "arbeidsmiljøloven"} <= {o.lov for o in gjelder}


def test_bare_det_vi_har_lest_er_krav() -> None:
    """Bare det vi har lest i loven, er krav. Unntaket er TFA-1, som bygger på prosjektets rapport."""
    assert [o.krav.id for o in KATALOG.values() if o.krav.alvor is Alvor.KRAV and o.krav.bevis is not Bevis.V] == [
        "TFA-1"
    ]


def test_hukommelsen_er_bare_raad() -> None:
    """Det som er skrevet fra hukommelsen, er bare råd."""
    assert {Alvor.RAAD} == {o.krav.alvor for o in KATALOG.values() if o.krav.bevis is Bevis.M}


def test_loven_av_1992_gjelder_bare_for_loven_av_2018() -> None:
    """Regler fra loven av 1992 og innholdskravene i loven av 2018 gjelder aldri samme dag."""
    gamle = [o.krav for o in KATALOG.values() if o.krav.id.startswith("KL92")]
    nye = [o.krav for o in KATALOG.values() if o.krav.id.startswith("KL-20-4-")]

    assert len(gamle) >= 10
    assert {False} == {g.gjelder.overlapper(n.gjelder) for g in gamle for n in nye}
    assert {Alvor.VARSEL} == {g.alvor for g in gamle}


def test_hver_regel_har_engelsk_tekst() -> None:
    """Hver regel står også på engelsk, og ingen engelsk tekst mangler regel."""
    assert set(KATALOG) == set(engelske_tekster())


def test_katalogen_vet_hva_reglene_leser() -> None:
    """For hver regel vet katalogen hvilke fakta den leser, og det er fakta som finnes."""
    tomme = [(e.id, r.id) for e in EMNER for r in e.regler if not e.inndata[r.id]]

    assert tomme == []
    mote = emnet("mote")
    assert mote is not None
    assert mote.inndata["KL-11-10"] == ("forberedte_som_ansatt", "traadte_ut")


def test_samme_regel_om_to_ting() -> None:
    """En regel som stilles om både avtalen og formen, står ett sted i katalogen med begge."""
    assert [e.id for e in KATALOG["KL-20-PARTIES"].emner] == ["avtale", "form"]


def test_feil_fakta_avvises() -> None:
    """Regler om én ting kan ikke spørres om en annen."""
    tvist = emnet("tvist")
    assert tvist is not None
    with pytest.raises(FeilFakta):
        tvist.spor(Kommunestyremote(), I_DAG)


def test_ukjent_emne() -> None:
    """Et emne som ikke finnes, finnes ikke."""
    assert emnet("romfart") is None


def test_lovendringer_treffer_regler() -> None:
    """Hver lovendring treffer minst én regel, og de uten dato står sist."""
    endringer = lovendringer()

    assert [e.hva for e in endringer if not e.regler(KATALOG)] == []
    assert [e.dato is None for e in endringer] == sorted(e.dato is None for e in endringer)


def test_lovendring_berorer_utkast() -> None:
    """Et utkast berøres av endringer etter lovdatoen det er prøvd mot, og av dem som venter på ikrafttredelse."""
    avvik = {e.hva for e in lovendringer() if e.berorer(date(2023, 12, 31))}
    senere = {e.hva for e in lovendringer() if e.berorer(date(2026, 11, 1))}

    assert any("samiske språk" in hva for hva in avvik)
    assert {"Ny forvaltningslov"} == {hva[:18] for hva in senere}


def test_moenster() -> None:
    """Et mønster med stjerne treffer alle som begynner slik; uten treffer det bare seg selv."""
    arbeidsmiljo = next(e for e in lovendringer() if "AML-7-2" in e.moenstre)

    assert arbeidsmiljo.gjelder_regel("AML-7-2")
    assert not arbeidsmiljo.gjelder_regel("AML-7-21")
    assert set(KATALOG) >= set(arbeidsmiljo.regler(KATALOG))
