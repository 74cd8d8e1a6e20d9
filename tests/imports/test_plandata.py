"""The activities as data, and what the reader refuses."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tospann.core.plan.aktivitet import Plassering, UgyldigProsess, Vilkaar, i_rekkefolge
from tospann.imports.plandata import UgyldigPlandata, les_fil, les_tekst, les_vertskommune

RAD = """
[[aktivitet]]
id = "A"
fase = "F0"
navn = "Begynn"
rolle = "noen"
avhenger_av = []
varighet_uker = "1,5"
hjemmel = "kommuneloven § 20-4"
resultat = "notat"
bevis = "V"
"""


def test_dataene_som_folger_med() -> None:
    """Dataene har P01 til P46 og fristen for tarifferklæring, hver med hjemmel, rolle og resultat."""
    aktiviteter = les_vertskommune()

    assert {f"P{n:02}" for n in range(1, 47)} | {"P41T"} == {a.id for a in aktiviteter}
    assert all(a.hjemmel and a.rolle and a.resultat for a in aktiviteter)
    assert len(aktiviteter) == len(i_rekkefolge(aktiviteter))


def test_bare_to_er_utenfor() -> None:
    """Bare prinsippsaken er valgfri, og bare tvisteløsningen er for tvister."""
    utenfor = {a.id: a.vilkaar for a in les_vertskommune() if a.vilkaar is not Vilkaar.ALLTID}

    assert utenfor == {"P04": Vilkaar.VALGFRI, "P33": Vilkaar.VED_TVIST}


def test_moter_gjelder_en_kommune() -> None:
    """Det som skal opp i kommunestyret, er lagt til hver kommune for seg."""
    moter = {Plassering.KOMMUNESTYREMOTE, Plassering.BUDSJETTMOTE}

    assert [a.id for a in les_vertskommune() if a.plassering in moter and a.per_kommune] == ["P04", "P24", "P40"]


def test_halve_uker(tmp_path: Path) -> None:
    """Halve uker skrives med komma, og et kontor kan ha sin egen fil."""
    (tmp_path / "egen.toml").write_text(RAD, encoding="utf-8")

    assert Fraction(3, 2) == les_fil(tmp_path / "egen.toml")[0].varighet_uker


@pytest.mark.parametrize(
    ("fra", "til", "melding"),
    [
        ('rolle = "noen"\n', "", r"Aktivitet 1 \(A\): mangler rolle\."),
        ('rolle = "noen"', 'rolle = "noen"\nfarge = "rød"', "kjenner ikke farge"),
        ('fase = "F0"', 'fase = "F9"', "«F9» er ikke blant F0, F1, F2, F3, F4, F5 og F6"),
        ('"1,5"', '"lenge"', "«lenge» er ikke et antall uker"),
        ('"1,5"', '"1/0"', "«1/0» er ikke et antall uker"),
        ('"1,5"', '"-1"', "kan ikke være negativt"),
        ("avhenger_av = []", 'avhenger_av = "B"', "avhenger_av må være en liste"),
        ("[[aktivitet]]", "[[aktivitet", "ikke gyldig TOML"),
    ],
)
def test_feil_rad(fra: str, til: str, melding: str) -> None:
    """En rad med feil avvises, og meldingen sier hvilken rad og hva som er feil."""
    with pytest.raises(UgyldigPlandata, match=melding):
        les_tekst(RAD.replace(fra, til))


def test_ring_i_fila() -> None:
    """En ring i fila avvises når den leses, ikke først når noen planlegger."""
    with pytest.raises(UgyldigProsess, match="A → A"):
        les_tekst(RAD.replace("avhenger_av = []", 'avhenger_av = ["A"]'))
