"""What a bridge does to a journey."""

from __future__ import annotations

from datetime import date

from tests.core.kommune.reiser import BRUA, REFORMEN, SENERE, START, grunnlag

from tospann.core.kommune.reiseendring import Reiseendring, endringer, endringsdager
from tospann.core.kommune.reisenett import Reisenett, nett_paa
from tospann.core.kommune.reisetid import reisetid


def paa(dato: date) -> Reisenett:
    """Give the network of a date in the small country."""
    return nett_paa(grunnlag(), dato)


def endret(fra: str, til: str, dato: date) -> tuple[Reiseendring, ...]:
    """Ask what changed for a journey, seen from a date."""
    return endringer(paa(dato), reisetid(paa(dato), fra, til), paa)


def test_dagene_nettet_ble_endret() -> None:
    """Bare dagen brua åpnet er en endring; den første dagen er en begynnelse."""
    assert endringsdager(grunnlag().forbindelser) == (BRUA,)
    assert endringsdager(()) == ()


def test_foer_og_etter_brua() -> None:
    """Nord–Midt tok 30 minutter før brua og 20 etter; lenken som sluttet og den som begynte er nevnt."""
    (endring,) = endret("1801", "1802", START)

    assert (endring.dato, endring.foer.verdi, endring.etter.verdi, endring.forskjell().verdi) == (BRUA, 30, 20, -10)
    assert [f.navn for f in endring.forbindelser] == ["Rv1 rundt", "Rv1 over brua"]
    assert (endring.foer.dato, endring.etter.dato) == (date(2018, 12, 8), BRUA)
    assert len({t.id for t in endring.tall()}) == 3


def test_sett_fra_en_senere_dag() -> None:
    """Også etter at kommunene er slått sammen, kan en se hva brua gjorde mellom de to sentrene."""
    (endring,) = endret("1801", "1810", SENERE)

    assert (endring.foer.verdi, endring.etter.verdi) == (50, 40)


def test_reiser_brua_ikke_angaar() -> None:
    """En reise som ikke går over brua, har ingen endring; det har heller ikke en ukjent eller en i innlandet."""
    assert [
        endret("1803", "1804", START),
        endret("1901", "1902", START),
        endret("3401", "3402", REFORMEN),
    ] == [(), (), ()]
