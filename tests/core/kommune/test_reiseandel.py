"""How many people live within reach."""

from __future__ import annotations

from tests.core.kommune.reiser import KILDE, START, grunnlag

from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.reiseandel import GRENSER, Reiseandel, andeler
from tospann.core.kommune.reisenett import nett_paa
from tospann.core.kommune.reisetid import reiser_fra

FOLK = {"1801": 100, "1802": 200, "1803": 300, "1804": 400, "1805": 1000}
NETT = nett_paa(grunnlag(), START)


def folketall(folk: dict[str, int]) -> dict[str, Tall]:
    """Make a population of each."""
    return {n: Tall(f"folketall.{n}", "Innbyggere", v, Enhet.INNBYGGERE, START, n, KILDE) for n, v in folk.items()}


def fra_midt(folk: dict[str, int], *til: str) -> tuple[Reiseandel, ...]:
    """Count from Midt, which has 20 minutes to Sør, 30 to Nord and 65 to Øya, and an unknown way to Fjern."""
    return tuple(andeler(NETT.steder["1802"].versjon.kommune, reiser_fra(NETT, "1802", til), folketall(folk), "fylket"))


def test_innen_rekkevidde() -> None:
    """En selv er alltid med, den ukjente aldri; grensa er med, og delen er av alle."""
    svar = fra_midt(FOLK, "1801", "1803", "1804", "1805")

    assert tuple(a.minutter for a in svar) == GRENSER
    assert [a.folk.verdi for a in svar] == [600, 600, 1000, 1000]
    assert [a.andel.verdi for a in svar] == [30, 30, 50, 50]


def test_fra_et_annet_fylke() -> None:
    """Ligger en selv utenfor, telles bare de en spør om, og ingen er også et svar."""
    svar = fra_midt({"1804": 400}, "1804")

    assert [a.folk.verdi for a in svar] == [0, 0, 400, 400]
    assert svar[0].folk.formel == "ingen er innenfor grensa"


def test_ukjent_folketall_gir_ingen_andel() -> None:
    """Mangler folketallet for én, sies ingenting om delen av helheten; det samme når ingen spørres det om."""
    assert fra_midt({"1801": 100, "1802": 200}, "1801", "1803") == ()
    assert fra_midt(FOLK) == ()


def test_alle_er_null() -> None:
    """Bor det ingen der, er delen 0 og ikke en feil."""
    assert [a.andel.verdi for a in fra_midt({"1801": 0}, "1801")] == [0, 0, 0, 0]
