"""The case files about agreements: facts in, answers out."""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.core.avtale.eksempel import DELTAKERE, NEMND, VILKAR, avtale

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.vilkar import Mottaker, Vilkar
from tospann.core.lov.avtalekontroll import kontroller

SAKER = sorted((Path(__file__).parents[2] / "cases").glob("avtale-*.toml"))
LES: dict[str, Callable[[Any], object]] = {
    "vert": lambda _: None,
    "oppstart": lambda _: None,
    "oppsigelse_maaneder": int,
    "mottaker": Mottaker,
    "tjenester": tuple,
}


def _vilkar(sak: dict[str, Any]) -> Vilkar:
    fylker = sak.get("fylke", {})
    deltakere = tuple(replace(k, fylke=fylker.get(k.nummer, k.fylke)) for k in DELTAKERE)
    endret: dict[str, Any] = {felt: LES[felt](verdi) for felt, verdi in sak.get("vilkar", {}).items()}
    return replace(NEMND if sak.get("modell") == "nemnd" else VILKAR, deltakere=deltakere, **endret)


def _avtale(sak: dict[str, Any]) -> Samarbeidsavtale:
    bygd = avtale(_vilkar(sak))
    for klausul_id in sak.get("uten", []):
        bygd = bygd.uten_klausul(klausul_id)
    for klausul in bygd.klausuler:
        if klausul.id in sak.get("tekst", {}):
            bygd = bygd.med_klausul(replace(klausul, tekst=sak["tekst"][klausul.id]))
    return bygd


@pytest.mark.parametrize("fil", SAKER, ids=lambda fil: fil.stem)
def test_sak(fil: Path) -> None:
    """Hver avtale i saksfilene får de svarene filen venter, og ingen andre varsler."""
    sak = tomllib.loads(fil.read_text(encoding="utf-8"))
    kontroll = kontroller(_avtale(sak), sak["dato"])
    svar = {v.regel.id: v.svar.utfall.value for v in kontroll.vurderinger}
    venter = sak["venter"]
    klar = kontroll.kan_bli_klar()

    assert venter.get("regler", {}) == {id_: svar[id_] for id_ in venter.get("regler", {})}
    assert venter["varsler"] == [v.regel.id for v in kontroll.varsler]
    assert venter["kan_bli_klar"] == klar.utfall.value
    assert venter.get("nevner", "") in klar.begrunnelse
    assert kontroll.i_en_setning().startswith(venter.get("setning", ""))


def test_sakene_er_der() -> None:
    """De ti avtalene med én feil hver er med, og en avtale uten feil."""
    assert len(SAKER) >= 11
