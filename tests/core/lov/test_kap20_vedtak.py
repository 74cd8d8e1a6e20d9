"""Tests of the round of resolutions against kommuneloven §§ 20-4 and 11-9."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.avtale.eksempel import BEIARN, FAUSKE, HAMAROY, I_DAG, avtale

from tospann.core.avtale.forskjell import forskjell
from tospann.core.felles.svar import Utfall
from tospann.core.lov.kommuneloven.kap20_vedtak import REGLER, Vedtaksgrunnlag, kontroller_vedtak
from tospann.core.vedtak.vedtak import Kommunestyrevedtak, Stemmer, Vedtaksrunde

OK, NEI, MANGLER = Utfall.OPPFYLT, Utfall.IKKE_OPPFYLT, Utfall.MANGLER_OPPLYSNINGER
TEKST = "Kommunestyret vedtar avtalen."
F, B, H = (
    Kommunestyrevedtak(k, "Kommunestyret", date(2027, 5, dag), f"{dag}/27", TEKST, Stemmer(19, 12, 5))
    for k, dag in ((FAUSKE, 6), (BEIARN, 11), (HAMAROY, 20))
)
FEIL_ORGAN = replace(B, organ="Formannskapet")
ANNEN = replace(H, tekst=TEKST + " Lønn skal ikke gå ned.")
AVTALE = avtale()
UTEN_OKONOMI = forskjell(AVTALE, AVTALE.uten_klausul("okonomi"))
UTEN_FORMAAL = forskjell(AVTALE, AVTALE.uten_klausul("formaal"))


def _grunnlag(*vedtak: Kommunestyrevedtak, **annet: object) -> Vedtaksgrunnlag:
    return Vedtaksgrunnlag(Vedtaksrunde(TEKST, (FAUSKE, BEIARN, HAMAROY), vedtak), **annet)  # type: ignore[arg-type]


def _med_stemmer(for_: int, mot: int, moteleder_for: bool | None = None) -> Kommunestyrevedtak:  # noqa: FBT001
    return replace(H, stemmer=Stemmer(19, for_, mot), moteleder_for=moteleder_for)


SAKER = [
    ("KL-20-4-2-SELV", _grunnlag(F, B, H), OK),
    ("KL-20-4-2-SELV", _grunnlag(F, replace(B, organ="bystyret"), H), OK),
    ("KL-20-4-2-SELV", _grunnlag(F, FEIL_ORGAN, H), NEI),
    ("KL-20-4-2-SELV", _grunnlag(F, B), MANGLER),
    ("KL-20-4-2-LIK", _grunnlag(F, B, H), OK),
    ("KL-20-4-2-LIK", _grunnlag(F, B, ANNEN), NEI),
    ("KL-20-4-2-LIK", _grunnlag(F, B, _med_stemmer(5, 12)), NEI),
    ("KL-20-4-2-LIK", _grunnlag(F, B), MANGLER),
    ("KL-20-4-2-FORST", _grunnlag(F, B, H), None),
    ("KL-20-4-2-FORST", _grunnlag(F, B, H, oppstart=date(2028, 1, 1)), OK),
    ("KL-20-4-2-FORST", _grunnlag(F, B, H, oppstart=date(2027, 5, 20)), OK),
    ("KL-20-4-2-FORST", _grunnlag(F, B, H, oppstart=date(2027, 5, 19)), NEI),
    ("KL-11-9-Q", _grunnlag(), None),
    ("KL-11-9-Q", _grunnlag(F, B, _med_stemmer(10, 0)), OK),
    ("KL-11-9-Q", _grunnlag(F, B, _med_stemmer(9, 0)), NEI),
    ("KL-11-9-Q", _grunnlag(replace(F, stemmer=Stemmer(20, 6, 4))), OK),
    ("KL-11-9-Q", _grunnlag(F, replace(B, stemmer=None)), MANGLER),
    ("KL-11-9-M", _grunnlag(F, B, H), OK),
    ("KL-11-9-M", _grunnlag(F, B, _med_stemmer(8, 9)), NEI),
    ("KL-11-9-M", _grunnlag(F, B, _med_stemmer(8, 8)), MANGLER),
    ("KL-11-9-M", _grunnlag(F, B, _med_stemmer(8, 8, moteleder_for=True)), OK),
    ("KL-11-9-M", _grunnlag(F, B, _med_stemmer(8, 8, moteleder_for=False)), NEI),
    ("KL-20-4-2-ENDR", _grunnlag(F, B, H), None),
    ("KL-20-4-2-ENDR", _grunnlag(F, B, H, endringer=UTEN_OKONOMI), OK),
    ("KL-20-4-2-ENDR", _grunnlag(F, B, endringer=UTEN_OKONOMI), NEI),
    ("KL-20-4-2-ENDR", _grunnlag(endringer=UTEN_FORMAAL), OK),
]


@pytest.mark.parametrize(("regel_id", "grunnlag", "venter"), SAKER)
def test_regel(regel_id: str, grunnlag: Vedtaksgrunnlag, venter: Utfall | None) -> None:
    """Regelen gir det ventede svaret om vedtaksrunden."""
    svar = {v.regel.id: v.svar.utfall for v in kontroller_vedtak(grunnlag, I_DAG)}

    assert venter == svar.get(regel_id)


def test_sier_hvem_som_avviker() -> None:
    """Svaret nevner kommunen som har vedtatt en annen tekst."""
    svar = {v.regel.id: v.svar.begrunnelse for v in kontroller_vedtak(_grunnlag(F, B, ANNEN), I_DAG)}

    assert svar["KL-20-4-2-LIK"] == "Hamarøy har vedtatt en annen tekst enn forslaget."


def test_sier_hvilke_bokstaver() -> None:
    """Svaret nevner bokstavene en endring gjelder."""
    svar = {v.regel.id: v.svar.begrunnelse for v in kontroller_vedtak(_grunnlag(F, endringer=UTEN_OKONOMI), I_DAG)}

    assert "bokstav f" in svar["KL-20-4-2-ENDR"]


def test_hver_regel_har_to_svar() -> None:
    """Hver regel om vedtaksrunden er prøvd med minst to ulike svar."""
    assert [r.id for r in REGLER if len({v for id_, _, v in SAKER if id_ == r.id}) < 2] == []
