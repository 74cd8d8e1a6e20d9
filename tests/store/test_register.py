"""The register's own locks in the database: no two at once, nothing overwritten, a party's own times its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, connection, models, transaction
from psycopg.types.range import DateRange
from pytest_django import DjangoAssertNumQueries
from tests.actions.demoen import bruker, direktor, som

from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.statistikk import FOLKETALL, LANDAREAL, Merke
from tospann.imports.register import les_historie, les_vekter
from tospann.store import kommune as kommunene
from tospann.store import models as tabeller
from tospann.store import statistikk
from tospann.store.register import utgave

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
DAG = date(2019, 12, 31)
TIDLIG, SENT = DateRange(date(2100, 1, 1), date(2110, 1, 1)), DateRange(date(2105, 1, 1), None)


def kilde() -> tabeller.Registerkilde:
    """Give a source."""
    return tabeller.Registerkilde.objects.get(kode="klass-131")


DATERTE: dict[str, tuple[type[models.Model], dict[str, object], str]] = {
    "kommune": (
        tabeller.Kommuneversjon,
        {"nummer": "9901", "navn": "x", "kortnavn": "x", "fylkesnummer": "99", "fylke": "x"},
        "en_versjon_av_gangen",
    ),
    "opplysning": (
        tabeller.Kommuneopplysning,
        {"nummer": "9901", "slag": "ROBEK", "verdi": "ja"},
        "en_opplysning_av_gangen",
    ),
    "naboer": (
        tabeller.Nabogrense,
        {"a": "9901", "b": "9902", "landgrense_km": 1, "avstand_km": 0},
        "ett_naboskap_av_gangen",
    ),
    "punkt": (
        tabeller.Kommunepunkt,
        {"nummer": "9901", "bredde": 60, "lengde": 10, "metode": "x"},
        "ett_punkt_av_gangen",
    ),
    "forbindelse": (
        tabeller.Forbindelse,
        {"a": "9901", "b": "9902", "navn": "Fv1", "slag": "VEI", "luftlinje_km": 1},
        "en_forbindelse_av_gangen",
    ),
}


@pytest.mark.parametrize("slag", DATERTE)
def test_ingen_perioder_kan_overlappe(slag: str) -> None:
    """Databasen tar ikke imot to rader om det samme med en felles dag, men gjerne to etter hverandre."""
    modell, felt, grense = DATERTE[slag]
    lag = modell._default_manager.create
    lag(**felt, periode=TIDLIG, kilde=kilde())
    with pytest.raises(IntegrityError, match=grense), transaction.atomic():
        lag(**felt, periode=SENT, kilde=kilde())
    lag(**felt, periode=DateRange(TIDLIG.upper, None), kilde=kilde())


@pytest.mark.parametrize("tabell", ["store_statistikktall", "store_registerlast"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_tall_og_lastinger_skrives_ikke_om(tabell: str, sql: str) -> None:
    """Et offisielt tall og en lasting kan ikke endres eller slettes, heller ikke med rå SQL."""
    with pytest.raises(ProgrammingError, match="bare legges til"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(tabell))


def test_et_tall_kan_ikke_lagres_paa_nytt() -> None:
    """Modellen slipper heller ikke forbi."""
    tall = tabeller.Statistikktall.objects.earliest("id")
    tall.verdi = Decimal(1)
    for forsok in (tall.save, tall.delete):
        with pytest.raises(ProgrammingError, match="bare legges til"), transaction.atomic():
            forsok()


def nytt_tall(**felt: object) -> tabeller.Statistikktall:
    """Add one figure, past the actions."""
    last = tabeller.Registerlast.objects.latest("id")
    grunnlag = {"serie": "folketall", "omraade": "0301", "dato": date(2100, 1, 1), "verdi": 5, "merke": ""}
    return tabeller.Statistikktall.objects.create(**{**grunnlag, **felt}, kilde=kilde(), last=last)


@pytest.mark.parametrize("felt", [{"verdi": None, "merke": ""}, {"verdi": 0, "merke": ":"}])
def test_et_tall_eller_et_merke(felt: dict[str, object]) -> None:
    """En rad har et tall eller et merke, aldri begge og aldri ingen."""
    with pytest.raises(IntegrityError, match="verdi_eller_merke"), transaction.atomic():
        nytt_tall(**felt)


@pytest.mark.parametrize("merke", list(Merke))
def test_et_merke_er_ikke_null(merke: Merke) -> None:
    """SSBs merker for ikke mulig, mangler og skjult er aldri tallet null (fiendtlige tilfeller nr. 85)."""
    nytt_tall(verdi=None, merke=merke.value)
    (rad,) = statistikk.rader(FOLKETALL, date(2100, 6, 1))

    assert (rad.verdi, rad.som_tall("Oslo")) == (merke, None)
    assert "0301" not in statistikk.folketall(date(2100, 6, 1))


def test_det_nyeste_tallet_svarer() -> None:
    """Er et tall rettet, svarer den nyeste raden, og den gamle står."""
    dag = date(2100, 1, 1)
    nytt_tall(verdi=5)
    with transaction.atomic():
        tabeller.Registerlast.objects.create(
            hva="rettelse", kilde=kilde(), tidspunkt="2100-01-02T00:00Z", rader=1, fingeravtrykk="a" * 64
        )
    nytt_tall(verdi=7)

    assert [r.verdi for r in statistikk.rader(FOLKETALL, dag)] == [7]
    assert [r.som_rad().verdi for r in tabeller.Statistikktall.objects.filter(dato=dag).order_by("id")] == [5, 7]


def test_historien_er_den_samme_som_i_tabellene() -> None:
    """Det som er lastet, er det tabellene sier, rad for rad."""
    lest, lagret = les_historie(), kommunene.historie()

    assert set(lest.versjoner) == set(lagret.versjoner)
    assert set(lest.endringer) == set(lagret.endringer)
    assert set(les_vekter()) == set(kommunene.vekter())


def test_historien_leses_en_gang_per_utgave(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    """Historien leses én gang for hver utgave av registeret; siden spørres det bare om utgaven."""
    forste = kommunene.historie()
    with django_assert_num_queries(1):
        assert kommunene.historie() is forste


def test_opplysninger_paa_dato() -> None:
    """Det som er sagt om en kommune, gjelder i sin tid; det ingen har sagt, er ikke med."""
    i_2026 = kommunene.opplysninger(Opplysningsslag.SAMISK_OMRAADE, date(2026, 1, 1))

    assert (i_2026["1875"].verdi, i_2026["1804"].verdi) == ("ja", "nei")
    assert kommunene.opplysninger(Opplysningsslag.SAMISK_OMRAADE, DAG) == {}
    assert kommunene.opplysninger(Opplysningsslag.ROBEK, DAG) == {}


def test_tall_per_kommune_paa_dato() -> None:
    """Tallene er de nyeste på eller før dagen, for kommunene som fantes da, og med sin egen dato."""
    folk, areal = statistikk.folketall(DAG), statistikk.tall_per_kommune(LANDAREAL, DAG)

    assert (len(folk), folk["1850"].verdi, folk["1850"].dato) == (422, 1925, date(2019, 1, 1))
    assert areal["1850"].dato == date(2018, 1, 1)
    assert statistikk.folketall(date(2011, 1, 1)) == {}


@pytest.fixture
def egne_tider(sak: tabeller.Sak) -> None:
    """Give Beiarn a travel time of its own."""
    felt = {"a": "1839", "b": "1841", "minutter": 55, "grunn": "målt", "fra_dato": DAG, "registrert": DAG}
    tabeller.Reisetidsvalg.objects.create(part=direktor("beiarn").part, **felt)
    del sak


def antall_tider() -> int:
    """Count what the database shows, past the gateway."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM store_reisetidsvalg")
        return int(cursor.fetchone()[0])


@pytest.mark.usefixtures("egne_tider")
def test_egne_reisetider_ses_bare_av_eieren() -> None:
    """En parts egne reisetider finnes ikke for andre, heller ikke med rå SQL."""
    with som(direktor("beiarn").part):
        assert antall_tider() == 1
    for andre in ("kommunedirektor-fauske", "direktor-nav-nordland", "prosjektleder", "statsforvalter"):
        with som(bruker(andre).part):
            assert antall_tider() == 0
    with som(None):
        assert antall_tider() == 0


@pytest.mark.usefixtures("egne_tider")
def test_ingen_skriver_reisetider_for_andre() -> None:
    """Fauske kan ikke legge inn en tid i Beiarns navn, og ingen kan endre en som er lagt inn."""
    tid = tabeller.Reisetidsvalg.objects.get()
    ny = tabeller.Reisetidsvalg(part=tid.part, a="1839", b="1840", minutter=1, grunn="x", fra_dato=DAG, registrert=DAG)
    with som(direktor("fauske").part), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        ny.save()
    with som(direktor("beiarn").part), pytest.raises(ProgrammingError, match="bare legges til"), transaction.atomic():
        tid.save()


def test_utgaven_vokser() -> None:
    """Hver lasting gir registeret en ny utgave."""
    foer = utgave()
    tabeller.Registerlast.objects.create(
        hva="x", kilde=kilde(), tidspunkt="2100-01-01T00:00Z", rader=0, fingeravtrykk="a" * 64
    )

    assert utgave() > foer
