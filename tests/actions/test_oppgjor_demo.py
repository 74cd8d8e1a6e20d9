"""The demo's two settlements: loaded whole, marked as made up."""

from __future__ import annotations

import pytest
from tests.actions.demoen import bruker

from tospann.actions.oppgjorsbilde import last_oppgjor
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


def test_to_aar_er_lagt_inn() -> None:
    """2020 er bestridt av Beiarn, og 2021 venter på regnskapet."""
    beiarn = bruker("okonomisjef-beiarn")
    bilder = {o.aar: last_oppgjor(o, beiarn) for o in models.Aarsoppgjor.objects.all()}

    assert {a: b.livslop.steg for a, b in bilder.items()} == {2020: Oppgjorssteg.BESTRIDT, 2021: Oppgjorssteg.LOPENDE}
    assert [b.tekst[:21] for b in bilder[2020].bestridelser()] == ["Husleia for mars er f"]
    assert sum(s.ore for s in bilder[2020].gjeldende.saldoer()) == 0


def test_alt_oppdiktet_er_merket() -> None:
    """Hvert beløp og hvert årsverk i eksemplet er en forutsetning; folketallet er det ikke."""
    grunnlag = last_oppgjor(models.Aarsoppgjor.objects.get(aar=2020), bruker("okonomisjef-fauske")).gjeldende.grunnlag

    assert [p.id for p in grunnlag.posteringer if not p.belop.hviler_paa_forutsetning] == []
    assert [s.id for s in grunnlag.stillinger if not s.antall.er_forutsetning] == []
    assert [m.part for m in grunnlag.maalinger if m.tall.er_forutsetning] == []
