"""The small values of offices: units, names through time, services, hosts, partnerships."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.kommune.historier import bygg
from tests.core.kontor.data import bok, grunnlag, historie

from tospann.core.felles.alvor import Bevis
from tospann.core.felles.periode import Periode
from tospann.core.kontor.enhet import Enhetsslag, Kontorenhet, Nummergrunnlag, UgyldigEnhetsnummer
from tospann.core.kontor.partnerskap import utled_partnerskap
from tospann.core.kontor.perioder import Dekningsgrunnlag, Sikkerhet
from tospann.core.kontor.settverdi import Settverdi, verdi_paa, verdiperioder
from tospann.core.kontor.tjeneste import Tjeneste, Tjenesteeier, Tjenesteklasse, Tjenestekrav, minstesett
from tospann.core.kontor.traad import traader
from tospann.core.kontor.utelatt import utelatelser
from tospann.core.kontor.vert import vertskommune
from tospann.imports.kontordrift import les_tjenester

T0, T1, T2 = date(2014, 10, 8), date(2020, 3, 27), date(2023, 4, 27)
SIKKER, MULIG = Sikkerhet.SIKKER, Sikkerhet.MULIG


@pytest.mark.parametrize("nummer", ["", "184", "18411", "difi-", "x1841", "1841 "])
def test_enhetsnummeret_er_fire_siffer_eller_listas(nummer: str) -> None:
    """Et kontor har Navs fire siffer eller listas eget nummer; annet blir nektet."""
    with pytest.raises(UgyldigEnhetsnummer):
        Kontorenhet(nummer, Enhetsslag.KONTOR, Nummergrunnlag.NAV)


def test_navn_gjennom_tida() -> None:
    """Nav Fauske heter det til dagen etter at det sist er sett, så kanskje, og Nav Indre Salten fra det er sett."""
    navn = verdiperioder({T0: {"1841": "Fauske"}, T1: {"1841": "Fauske"}, T2: {"1841": "Indre Salten"}}, {})

    assert navn == (
        Settverdi("1841", T0, date(2020, 3, 28), "Fauske", SIKKER),
        Settverdi("1841", date(2020, 3, 28), T2, "Fauske", MULIG),
        Settverdi("1841", date(2020, 3, 28), T2, "Indre Salten", MULIG),
        Settverdi("1841", T2, None, "Indre Salten", SIKKER),
    )
    dager = (date(2010, 1, 1), T0, date(2021, 1, 1), T2)
    assert [verdi_paa(navn, d) for d in dager] == ["Fauske", "Fauske", "Fauske eller Indre Salten", "Indre Salten"]
    assert verdi_paa((), T0) == ""


def test_navnet_tar_slutt_med_kontoret() -> None:
    """Et kontor som er borte, har ikke navn etterpå, men det siste er fortsatt det nærmeste svaret."""
    (navn,) = verdiperioder({T0: {"1854": "Ballangen"}}, {"1854": date(2020, 1, 1)})

    assert navn.periode == Periode(T0, date(2020, 1, 1))
    assert verdi_paa((navn,), T2) == "Ballangen"


def test_minstesettet_er_datert() -> None:
    """Samme tjeneste er utover minimum før loven krever den, og minimum etter (K20)."""
    krav = Tjenestekrav(Periode(date(2010, 1, 1)), "sosialtjenesteloven § 27", Bevis.V)
    botilbud = Tjeneste("midlertidig-botilbud", "midlertidig botilbud", Tjenesteeier.KOMMUNE, (krav,))

    assert botilbud.klasse(date(2009, 12, 31)) is Tjenesteklasse.UTOVER
    assert (botilbud.klasse(date(2010, 1, 1)), botilbud.kravet(T0)) == (Tjenesteklasse.MINIMUM, krav)


def test_katalogen_sier_hjemmel_og_bevis() -> None:
    """Seks kommunale tjenester er minimum fra 2010, hver med hjemmel; det vi ikke har lest i loven, er merket."""
    minimum = [t for t in minstesett(les_tjenester(), T2) if t.eier is Tjenesteeier.KOMMUNE]
    krav = [t.kravet(T2) for t in minimum]

    assert len(minimum) == 6
    assert all(k and k.hjemmel.startswith("sosialtjenesteloven §") and k.bevis is Bevis.V for k in krav)
    assert {k.bevis for t in les_tjenester() for k in t.krav} == {Bevis.V, Bevis.S, Bevis.G}


def test_verten_folger_nummeret_gjennom_endringene() -> None:
    """Kontor 0437 har Tynsets gamle nummer, og Tynset er vert også etter nytt nummer; et ukjent nummer gir ingen."""
    alle = traader(bygg("0437 0436", (date(2020, 1, 1), "0437>3427"), (date(2024, 1, 1), "3427>4227")))

    assert vertskommune("0437", ["3427", "0436"], alle, T1) == "3427"
    assert vertskommune("1783", ["3427", "0436"], alle, T1) == ""
    assert vertskommune("0437", ["0436"], alle, T1) == ""


def test_verten_etter_en_sammenslaaing() -> None:
    """Er kommunen med nummeret slått sammen, er verten den nye kommunen."""
    alle = traader(bygg("1805 1854 1853", (date(2020, 1, 1), "1805>1806 1854>1806")))

    assert vertskommune("1805", ["1806", "1853"], alle, T1) == "1806"


def test_partnerskapet_utledes_av_dekningen() -> None:
    """Er ingenting registrert, er partene Nav i fylket og verten for de kommunene kontoret dekker."""
    kommuner = historie().paa(T2)
    dekning = bok().paa(T2, kommuner)
    salten, bodo = (utled_partnerskap(k, dekning, kommuner, "1841") for k in ("1841", "1804"))

    assert salten is not None
    assert (salten.statspart, salten.kommunepart, salten.utledet) == ("Nav i Nordland", "1841", True)
    assert salten.samarbeidskommuner == ("1839", "1840", "1845", "1875")
    assert bodo is not None
    assert (bodo.kommunepart, bodo.samarbeidskommuner) == ("1804", ())
    assert utled_partnerskap("1839", dekning, kommuner, "") is None


def test_uten_kjent_vert_er_parten_ukjent() -> None:
    """Vet vi ikke hvem som er vert, står den kommunale parten tom, og alle kommunene nevnes."""
    kommuner = historie().paa(T2)
    vaernes = utled_partnerskap("1783", bok().paa(T2, kommuner), kommuner, "")

    assert vaernes is not None
    assert (vaernes.kommunepart, len(vaernes.samarbeidskommuner)) == ("", 5)


def test_utelatt_og_sett_igjen() -> None:
    """Er kommunen borte fra én liste og med i den neste, er den utelatt bare imellom."""
    dekke = {
        T0: {"0001": frozenset("A"), "0002": frozenset("B")},
        T1: {"0002": frozenset("B")},
        T2: {"0001": frozenset("A")},
    }
    historien = bygg("0001 0002", (date(2024, 1, 1), "0002>0003"), (date(2025, 1, 1), "0003>0004 0001>0004"))
    borte = utelatelser(Dekningsgrunnlag(historien, dekke))

    assert [(u.kommune, u.periode) for u in borte] == [
        ("0001", Periode(T1, T2)),
        ("0002", Periode(T2, date(2024, 1, 1))),
        ("0003", Periode(date(2024, 1, 1), date(2025, 1, 1))),
    ]


def test_kommune_av_bare_utelatte_er_utelatt() -> None:
    """Slås to kommuner sammen etter en liste som ikke hadde noen av dem, er den nye også ukjent, ikke et hull."""
    dekke = {T0: {"0001": frozenset("A"), "0002": frozenset("B")}, T2: {"0009": frozenset("C")}}
    historien = bygg("0001 0002 0009", (date(2024, 1, 1), "0001>0003 0002>0003"))
    borte = {u.kommune: u.periode for u in utelatelser(Dekningsgrunnlag(historien, dekke))}

    assert borte["0003"] == Periode(date(2024, 1, 1))


def test_bydelene_i_oslo_summerer_til_oslo() -> None:
    """Oslo er én kommune med femten kontor, ett for hver bydel; bydelene kan telles begge veier (K07)."""
    kontor = {k.kontor for k in bok().hos("0301", T1)}

    assert len(kontor) == 15
    assert kontor == {
        k for k, alle in bok().per_kontor.items() if any(p.kommune == "0301" and p.periode.gjelder(T1) for p in alle)
    }
    assert grunnlag().dekke[T1]["0301"] == kontor
