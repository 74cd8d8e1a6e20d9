"""The report to the members."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from tospann.core.kommune.kommune import Kommune
from tospann.core.medvirkning.hendelse import Hendelse, Sektor, Slag
from tospann.core.medvirkning.rapport import Rapportlinje, rapport_til_medlemmene

FAUSKE, SORFOLD = Kommune("1841", "Fauske – Fuossko", "Fauske"), Kommune("1845", "Sørfold", "Sørfold")
IDAG = date(2019, 6, 1)


def hendelse(slag: Slag, sektor: Sektor, dato: date, kommune: str | None, beslutning: str = "Avtalen") -> Hendelse:
    """Make an event with minutes."""
    return Hendelse(beslutning, slag, sektor, "tillitsvalgte", "", kommune, dato, referat="1")


def test_dato_eller_mangler() -> None:
    """Hver beslutning står med datoen den ble drøftet i hver sektor, eller ordet «mangler»."""
    hendelser = [
        hendelse(Slag.VEDTAK, Sektor.KOMMUNE, date(2019, 3, 20), "1841"),
        hendelse(Slag.VEDTAK, Sektor.KOMMUNE, date(2019, 3, 20), "1845"),
        hendelse(Slag.VEDTAK, Sektor.BEGGE, date(2019, 2, 1), None, "Åpningstider"),
        hendelse(Slag.DROFTET, Sektor.KOMMUNE, date(2019, 3, 12), "1841"),
        hendelse(Slag.DROFTET, Sektor.KOMMUNE, date(2019, 3, 25), "1845"),
        hendelse(Slag.DROFTET, Sektor.STAT, date(2019, 3, 11), None),
        hendelse(Slag.INFORMERT, Sektor.BEGGE, date(2019, 1, 15), None, "Åpningstider"),
    ]

    assert (
        Rapportlinje("Åpningstider", "felles", "01.02.2019", "mangler", "mangler"),
        Rapportlinje("Avtalen", "Fauske", "20.03.2019", "11.03.2019", "12.03.2019"),
        Rapportlinje("Avtalen", "Sørfold", "20.03.2019", "11.03.2019", "mangler (drøftet etter vedtaket, 25.03.2019)"),
    ) == rapport_til_medlemmene(hendelser, (FAUSKE, SORFOLD), IDAG)


def test_uten_referat_mangler() -> None:
    """En drøfting uten referat kan ingen vise fram."""
    hendelser = [
        hendelse(Slag.VEDTAK, Sektor.KOMMUNE, date(2019, 3, 20), "1841"),
        Hendelse("Avtalen", Slag.DROFTET, Sektor.BEGGE, "tillitsvalgte", "", None, date(2019, 3, 12)),
    ]

    assert rapport_til_medlemmene(hendelser, (FAUSKE,), IDAG)[0].droftet_stat == "mangler"


def test_framtidige_vedtak_er_ikke_med() -> None:
    """Det som ikke er vedtatt ennå, er ikke en beslutning."""
    assert (
        rapport_til_medlemmene([hendelse(Slag.VEDTAK, Sektor.KOMMUNE, date(2019, 7, 1), "1841")], (FAUSKE,), IDAG) == ()
    )


def test_ingen_meninger_ved_navn() -> None:
    """Rapporten har ikke plass til personer eller meninger."""
    assert [f.name for f in fields(Rapportlinje)] == [
        "beslutning",
        "kommune",
        "vedtatt",
        "droftet_stat",
        "droftet_kommune",
    ]


def test_samme_dag_staar_med_dato() -> None:
    """Drøftet samme dag står med datoen; leseren ser selv at det er samme dag."""
    dag = date(2019, 3, 20)
    hendelser = [hendelse(Slag.VEDTAK, Sektor.KOMMUNE, dag, "1841"), hendelse(Slag.DROFTET, Sektor.STAT, dag, None)]

    assert rapport_til_medlemmene(hendelser, (FAUSKE,), IDAG)[0].droftet_stat == "20.03.2019"
