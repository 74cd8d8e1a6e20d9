"""Travel for a study, on the small country: the network where it reaches, an estimate elsewhere, and it says which."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.core.kommune.reiser import START, grunnlag

from tospann.core.kommune.reisenett import nett_paa
from tospann.core.struktur.problem import UgyldigProblem
from tospann.core.struktur.studiereiser import bare_ferje, lag_naboer, lag_reiser

NETT = nett_paa(grunnlag(), START)
LAND = (("1801", "1802"), ("1802", "1803"), ("3401", "3402"))
SJO = (("1803", "1804"),)


def test_i_nettet_er_tida_nettets() -> None:
    """Nord–Midt er 20 km vei i 60 km/t og en omvei: tida er den nettet gir, begge veier, og kilden sier det."""
    reiser = lag_reiser(NETT, ("1801", "1802", "1803"), LAND, SJO)
    vei = NETT.vei("1801", "1802")

    assert vei is not None
    assert reiser.mellom("1801", "1802") == reiser.mellom("1802", "1801") == vei.minutter
    assert reiser.kilde.id == "reisemodell"


def test_utenfor_nettet_anslaas_hele_minutter() -> None:
    """I innlandet er tida 10 minutter og ett per kilometer: 22,2 km luftlinje gir 32 minutter, og kilden teller det."""
    reiser = lag_reiser(NETT, ("3401", "3402"), LAND, SJO)

    assert reiser.mellom("3401", "3402") == 32
    assert reiser.kilde.tittel.startswith("Reisetider: 0 av 1 beregnet i veinettet, 1 anslått")


def test_det_som_ikke_henger_sammen_faar_en_overfart() -> None:
    """Uten landgrense og uten nett blir det en overfart: en halvtimes venting og tre minutter per kilometer."""
    reiser = lag_reiser(NETT, ("3402", "3403"), (), (("3402", "3403"),))
    km = Fraction(80 * 1112, 1000)

    assert reiser.mellom("3402", "3403") == pytest.approx(30 + 3 * km, abs=1)


def test_ukjent_senter_avvises() -> None:
    """Fjern har ikke noe kjent senter, så reisetida er ukjent og studien avvises."""
    with pytest.raises(UgyldigProblem, match="1805"):
        lag_reiser(NETT, ("1801", "1805"), LAND, SJO)


def test_ingen_vei_avvises() -> None:
    """Mellom innlandet og kysten vet vi ingen vei: det sies, og ingenting gjettes."""
    with pytest.raises(UgyldigProblem, match="ingen vei mellom kommune 1801 og 3401"):
        lag_reiser(NETT, ("1801", "3401"), LAND, SJO)


def test_naboer_er_landgrense_vei_eller_ferje() -> None:
    """Øya har ingen landgrense, men ferja gjør den til nabo med Sør; innlandet er ikke med."""
    assert lag_naboer(NETT, ("1801", "1802", "1803", "1804"), LAND, SJO) == (
        ("1801", "1802"),
        ("1802", "1803"),
        ("1803", "1804"),
    )


def test_den_som_er_avskaaret_knyttes_over_vannet() -> None:
    """Det som ellers ikke henger sammen, knyttes til det nærmeste over sjøen."""
    assert lag_naboer(NETT, ("3401", "3402", "3403"), LAND, (("3401", "3403"), ("3402", "3403"))) == (
        ("3401", "3402"),
        ("3402", "3403"),
    )


@pytest.mark.parametrize(("nummer", "svar"), [("1804", "ja"), ("1801", "nei"), ("3401", "")])
def test_bare_ferje(nummer: str, svar: str) -> None:
    """Til Øya går det bare ferje; Nord har vei; innlandet er utenfor nettet, og da er det ukjent."""
    assert bare_ferje(NETT, nummer) == svar
