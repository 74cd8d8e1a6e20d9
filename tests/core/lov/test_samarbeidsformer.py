"""Tests of what each form of cooperation may carry."""

import pytest
from tests.core.avtale.eksempel import DELTAKERE, FAUSKE, I_DAG

from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Utfall
from tospann.core.kommune.kommune import Kommune
from tospann.core.lov.samarbeidsformer import REGLER, AnnenForm, Organisering, kontroller_form

OK, NEI = Utfall.OPPFYLT, Utfall.IKKE_OPPFYLT
MANGLER, VURDER = Utfall.MANGLER_OPPLYSNINGER, Utfall.MAA_VURDERES
INGEN, TETT = Samarbeidsform.INGEN, Samarbeidsform.TETT
ADM, NEMND = Samarbeidsform.VERT_ADMINISTRATIV, Samarbeidsform.VERT_NEMND


def _org(form: Samarbeidsform | AnnenForm, *, vedtak: bool = False, saker: bool = False) -> Organisering:
    vert: Kommune | None = FAUSKE if form in {ADM, NEMND} else None
    medlemmer = tuple((k.nummer, 2) for k in DELTAKERE) if form is NEMND else ()
    return Organisering(form, DELTAKERE, vert, vedtak, saker, medlemmer)


def _nemnd(antall: int, kommuner: int) -> Organisering:
    deltakere = DELTAKERE[:kommuner]
    return Organisering(NEMND, deltakere, FAUSKE, True, True, tuple((k.nummer, antall) for k in deltakere))  # noqa: FBT003


SAKER = [
    ("KL-17-1", _org(INGEN), None),
    ("KL-17-1", _org(ADM), OK),
    ("KL-17-1", _org(TETT), VURDER),
    ("KL-17-1", _org(AnnenForm.UFORMELT), NEI),
    ("KL-18-19-ENKELTVEDTAK", _org(ADM, vedtak=True), None),
    ("KL-18-19-ENKELTVEDTAK", _org(AnnenForm.OPPGAVEFELLESSKAP), OK),
    ("KL-18-19-ENKELTVEDTAK", _org(AnnenForm.POLITISK_RAAD, vedtak=True), NEI),
    ("KL-20-PARTIES", _org(TETT), None),
    ("KL-20-PARTIES", _org(ADM), OK),
    ("KL-20-PARTIES", Organisering(ADM, DELTAKERE[:2], FAUSKE), OK),
    ("KL-20-PARTIES", Organisering(ADM, DELTAKERE), NEI),
    ("KL-20-PARTIES", Organisering(ADM, (FAUSKE,), FAUSKE), NEI),
    ("KL-20-3-2", _org(ADM), None),
    ("KL-20-3-2", _org(NEMND), OK),
    ("KL-20-3-2", _nemnd(1, 3), NEI),
    ("KL-20-3-8-STL46", _org(NEMND), None),
    ("KL-20-3-8-STL46", _nemnd(2, 2), OK),
    ("KL-20-3-8-STL46", _nemnd(2, 3), MANGLER),
    ("KL-20-3-8-STL46", _nemnd(1, 2), NEI),
    ("TFA-1", _org(TETT), None),
    ("TFA-1", _org(ADM, vedtak=True), OK),
    ("TFA-1", _org(TETT, vedtak=True), NEI),
    ("TFA-2", _org(TETT), None),
    ("TFA-2", _org(ADM, saker=True), OK),
    ("TFA-2", _org(TETT, saker=True), NEI),
    ("TFA-5", _org(ADM), None),
    ("TFA-5", _org(TETT), VURDER),
]


@pytest.mark.parametrize(("regel_id", "organisering", "venter"), SAKER)
def test_regel(regel_id: str, organisering: Organisering, venter: Utfall | None) -> None:
    """Regelen gir det ventede svaret om samarbeidsformen."""
    svar = {v.regel.id: v.svar.utfall for v in kontroller_form(organisering, I_DAG)}

    assert venter == svar.get(regel_id)


def test_hver_regel_har_to_svar() -> None:
    """Hver regel om samarbeidsformen er prøvd med minst to ulike svar."""
    assert [r.id for r in REGLER if len({v for id_, _, v in SAKER if id_ == r.id}) < 2] == []
