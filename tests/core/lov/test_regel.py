"""Tests of rules as values: what they carry, when they apply, and what they refuse."""

from datetime import date

import pytest

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.periode import Periode
from tospann.core.felles.svar import Svar
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven, sosialtjenesteloven
from tospann.core.lov.regel import UgyldigRegel, oppfylt, regel, vurder

HJEMMEL = kommuneloven("20-4", 3, "f")
FRA_2020 = Periode(date(2020, 1, 1))
TIL_2020 = Periode(date(2010, 1, 1), date(2020, 1, 1))


@regel("NY", HJEMMEL, FRA_2020)
def _ny(tall: int) -> Svar | None:
    """Tallet skal være stort."""
    return oppfylt("Stort nok.") if tall else None


@regel("GAMMEL", HJEMMEL, TIL_2020)
def _gammel(_: int) -> Svar:
    """Tallet kunne være lite."""
    return oppfylt("Greit.")


def test_hjemmel_som_jurister_skriver_den() -> None:
    """En hjemmel skrives med lov, paragraf, ledd og bokstav."""
    assert HJEMMEL.kortform() == "kommuneloven § 20-4 tredje ledd bokstav f"
    assert Hjemmel("arkivlova", "§ 10").kortform() == "arkivlova § 10"
    assert (
        kommuneloven("20-5", 1, jf=(sosialtjenesteloven("47"),)).kortform()
        == "kommuneloven § 20-5 første ledd, jf. sosialtjenesteloven § 47"
    )


def test_kravet_staar_i_ord() -> None:
    """Regelen bærer kravet i våre egne ord, og sjekken er den samme funksjonen."""
    assert (_ny.ordlyd, _ny.alvor, _ny.bevis) == ("Tallet skal være stort.", Alvor.KRAV, Bevis.V)


@pytest.mark.parametrize(("dato", "venter"), [(date(2019, 12, 31), ["GAMMEL"]), (date(2020, 1, 1), ["NY"])])
def test_bare_regler_som_gjelder(dato: date, venter: list[str]) -> None:
    """Bare regler som gjelder på datoen, blir spurt."""
    assert venter == [v.regel.id for v in vurder([_gammel, _ny], 1, dato)]


def test_en_regel_uten_noe_aa_si() -> None:
    """En regel som ikke angår saken, står ikke i svaret."""
    assert vurder([_ny], 0, date(2024, 1, 1)) == ()


@pytest.mark.parametrize("alvor", [Alvor.KRAV, Alvor.VARSEL])
def test_hukommelsen_er_bare_raad(alvor: Alvor) -> None:
    """En regel fra hukommelsen kan verken være krav eller varsel."""
    with pytest.raises(UgyldigRegel, match="kan bare være et råd"):
        regel("M", HJEMMEL, FRA_2020, alvor, Bevis.M)(_ny.sjekk)


def test_en_regel_uten_ord_avvises() -> None:
    """En regel som ikke sier hva kravet er, avvises."""
    with pytest.raises(UgyldigRegel, match="sier ikke hva kravet er"):
        regel("STUM", HJEMMEL, FRA_2020)(lambda _: None)
