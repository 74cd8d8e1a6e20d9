"""The layers about offices: shared or not, who hosts, and what is unknown."""

from tests.core.kommune.kartruter import DAG

from tospann.core.kommune.kartkontor import Kontorsvar, Lagnavn, kontorlag, ordlag
from tospann.core.kommune.kartlag import UKJENT

NAVN = {"0001": "Fauske", "0002": "Beiarn", "0003": "Oslo", "0004": "Bodø", "0005": "Rødøy"}
INDRE = ("1841", "Nav Indre Salten")
SVAR = {
    "0001": Kontorsvar((INDRE,)),
    "0002": Kontorsvar((INDRE,)),
    "0003": Kontorsvar((("0312", "Nav Frogner"), ("0313", "Nav St. Hanshaugen"))),
    "0004": Kontorsvar((("1804", "Nav Bodø"),)),
    "0005": Kontorsvar(mulige=(("1836", "Nav Rødøy"), ("1804", "Nav Bodø"))),
}


def test_delt_kontor() -> None:
    """Kommuner som deler kontor, er i samme klasse, har ett omriss, og verten er merket i kart og ord."""
    lag = kontorlag(DAG, SVAR, {"1841": "0001"}, NAVN)

    assert lag.klasse("0001") == lag.klasse("0002")
    assert lag.grupper == (("0001", "0002"),)
    assert lag.verter == {"0001"}
    assert lag.verdi("0001").tekst == "Nav Indre Salten, sammen med Beiarn, vertskommune"
    assert lag.verdi("0002").tekst == "Nav Indre Salten, sammen med Fauske"


def test_eget_og_flere_kontor() -> None:
    """Eget kontor og flere kontor i kommunen er hver sin klasse."""
    lag = kontorlag(DAG, SVAR, {}, NAVN)

    assert lag.klasse("0004").navn == "eget kontor"
    assert lag.klasse("0003").navn == "flere kontor i kommunen"
    assert lag.verdi("0003").tekst == "Nav Frogner og Nav St. Hanshaugen"


def test_bare_mulige_kontor_er_ukjent() -> None:
    """Vet vi bare hvilke kontor det kan ha vært, er svaret ukjent, og ordene sier hvilke."""
    lag = kontorlag(DAG, SVAR, {}, NAVN)

    assert lag.klasse("0005") == UKJENT
    assert lag.verdi("0005").tekst == "ukjent; kan være Nav Rødøy eller Nav Bodø"
    assert lag.klasse("0009") == UKJENT


def test_vert_uten_delt_kontor_er_ikke_merket() -> None:
    """Et kontor for én kommune har ingen vertskommune."""
    assert kontorlag(DAG, SVAR, {"1804": "0004"}, NAVN).verter == frozenset()


def test_ord_som_klasser() -> None:
    """Hvert ord er en klasse: først de i fast rekkefølge, så resten etter alfabetet; «ukjent» og tomt er ukjent."""
    ordene = {"0001": "Visma", "0002": "ACOS", "0003": "ukjent", "0004": "", "0005": "Visma"}
    lag = ordlag(Lagnavn("fagsystem", "Fagsystem", "Fagsystem"), DAG, ordene, ("Visma",))

    assert [k.navn for k in lag.klasser] == ["Visma", "ACOS"]
    assert lag.klasse("0001") == lag.klasse("0005")
    assert {UKJENT} == {lag.klasse("0003"), lag.klasse("0004")}
