"""Budgets, keys and members as verbs: done by whom they belong to, once, and refused with nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from tests.actions.demoen import FNR, bruker, endret, hele_journalen_som_tekst, innhold, journalen, saken, som
from tests.actions.oppgjoret import BEIARN, SVARER, VERT, avtrykk, bildet, gjor, legg_fram, rett_dobbel, til_lukket
from tests.actions.toaar import avtal, nokkelen

from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.nokkelbilde import Forslagssteg, last_forslag
from tospann.actions.oppgjor_budsjett import begynn_budsjett, forkast_budsjett, les_budsjettfil
from tospann.actions.oppgjor_deltakelse import Medlemsendring, Medlemsslag, endre_deltakelse
from tospann.actions.oppgjor_gjenaapne import gjenaapne_oppgjor
from tospann.actions.oppgjor_godta import godta_oppgjor
from tospann.actions.oppgjor_legg_fram_budsjett import legg_fram_budsjett
from tospann.actions.oppgjor_nokkel import foreslaa_nokkel, godkjenn_nokkel, lagre_nokkelutkast, trekk_nokkel
from tospann.actions.oppgjor_ta_i_bruk_nokkel import ta_i_bruk_nokkel
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.oppgjor.maal import Maal
from tospann.store import models
from tospann.store.aarsoppgjor import EndretUtenfor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
UT = Medlemsendring(Medlemsslag.GAA_UT, "1849", date(2020, 6, 30), "Vedtatt")
NY = nokkelen("mellom", "2021-07-01", {Maal.LIKT: "1"})
# Every verb on the case, filled in right for the host.
VERB: dict[str, Callable[[models.Bruker], object]] = {
    "begynn": lambda b: begynn_budsjett(bruker=b, sak=saken(), aar=2022),
    "les fil": lambda b: les_budsjettfil(bruker=b, sak=saken(), aar=2022, versjon=1, data=b"x", navn="x.csv"),
    "legg fram": lambda b: legg_fram_budsjett(bruker=b, sak=saken(), aar=2022, versjon=1, grunn="x"),
    "forkast": lambda b: forkast_budsjett(bruker=b, sak=saken(), aar=2022, versjon=1),
    "nøkkelutkast": lambda b: lagre_nokkelutkast(bruker=b, sak=saken(), nokkel="mellom", felt={"a": "1"}, versjon=0),
    "foreslå": lambda b: foreslaa_nokkel(bruker=b, sak=saken(), versjon=NY, grunn="x"),
}


def gjort_av(hvem: str, verb: Callable[[models.Bruker], object]) -> object:
    """Do it with the database knowing who asks."""
    person = bruker(hvem)
    with som(person.part):
        return verb(person)


@pytest.mark.parametrize("verb", VERB)
@pytest.mark.parametrize("hvem", ["prosjektleder", "statsforvalter", "kommunedirektor-fauske", "direktor-nav-nordland"])
def test_uten_rolle(verb: str, hvem: str) -> None:
    """Bare en økonomisjef lager budsjett og foreslår nøkler; andre nektes, og ingenting endres."""
    foer = innhold()
    with pytest.raises(HarIkkeRolle):
        gjort_av(hvem, VERB[verb])

    assert endret(foer) == set()


@pytest.mark.parametrize("verb", ["begynn", "les fil", "legg fram", "forkast"])
def test_bare_verten(verb: str) -> None:
    """Økonomisjefen i Beiarn kan foreslå nøkler, men ikke lage budsjettet."""
    foer = innhold()
    with pytest.raises(HarIkkeRolle, match="Bare Fauske kommune, som er vert"):
        gjort_av(BEIARN, VERB[verb])

    assert endret(foer) == set()


def test_deltakelsen_er_vertens() -> None:
    """Bare verten endrer hvem som er med."""
    with pytest.raises(HarIkkeRolle, match="Bare Fauske kommune"):
        gjor(endre_deltakelse, BEIARN, endring=UT)


@pytest.mark.parametrize(("aar", "sies"), [(1999, "Velg et år"), (2101, "Velg et år")])
def test_umulige_aar(aar: int, sies: str) -> None:
    """Et år som ikke kan være, avvises."""
    with pytest.raises(Avvist, match=sies):
        gjort_av(VERT, lambda b: begynn_budsjett(bruker=b, sak=saken(), aar=aar))


def test_lagt_fram_oppgjor_revideres_ikke() -> None:
    """Er oppgjøret lagt fram og ikke bestridt, kan budsjettet ikke endres under det."""
    rett_dobbel(2020)
    legg_fram(2020)
    with pytest.raises(Avvist, match="Oppgjøret er lagt fram"):
        gjort_av(VERT, lambda b: begynn_budsjett(bruker=b, sak=saken(), aar=2020))


def test_det_samme_utkastet_to_ganger() -> None:
    """Begynnes det på samme år to ganger, er det ett utkast og én post i egen journal."""
    ider = {getattr(gjort_av(VERT, VERB["begynn"]), "pk", 0) for _ in range(2)}

    assert len(ider) == 1
    assert [p.handling for p in journalen(bruker(VERT).part)].count("lagret eget utkast til budsjett") == 1


def test_ingen_belop_i_journalen() -> None:
    """Journalen har bare fingeravtrykket av utkastet, aldri innholdet, og bare i vertens egen kjede."""
    foer = len(journalen())
    gjort_av(VERT, VERB["begynn"])

    assert len(journalen()) == foer
    assert "7647500" not in hele_journalen_som_tekst()


@pytest.mark.parametrize("hva", ["grunn", "utkast", "deltakelse"])
def test_fodselsnummer(hva: str) -> None:
    """Et fødselsnummer i en grunn eller et utkast avvises, og ingenting er lagret."""
    felt = {"grunn": FNR}
    forsok: dict[str, Callable[[models.Bruker], object]] = {
        "grunn": lambda b: foreslaa_nokkel(bruker=b, sak=saken(), versjon=NY, grunn=FNR),
        "utkast": lambda b: lagre_nokkelutkast(bruker=b, sak=saken(), nokkel="mellom", felt=felt, versjon=0),
        "deltakelse": lambda _: gjor(endre_deltakelse, VERT, endring=replace(UT, grunn=FNR)),
    }
    foer = innhold()
    with pytest.raises(Fodselsnummer):
        gjort_av(VERT, forsok[hva])

    assert endret(foer) == set()


def test_samme_nokkel_foreslaas_ikke_to_ganger() -> None:
    """Det som alt gjelder eller er foreslått, kan ikke foreslås igjen."""
    gjort_av(VERT, VERB["foreslå"])
    with pytest.raises(Avvist, match="det samme som gjelder eller er foreslått"):
        gjort_av(VERT, VERB["foreslå"])


def test_gammelt_fingeravtrykk() -> None:
    """Den som svarer på en annen tekst enn den som står, får beskjed om å lese på nytt."""
    gjort_av(VERT, VERB["foreslå"])
    forslag = last_forslag(saken())[0].rad
    with pytest.raises(NoenAndreKomForst):
        gjort_av(
            "kommunedirektor-beiarn", lambda b: godkjenn_nokkel(bruker=b, forslag=forslag, fingeravtrykk="noe annet")
        )


def test_staten_svarer_ikke_paa_det_som_ikke_gjelder_den() -> None:
    """En nøkkel mellom kommunene gjelder ikke staten."""
    gjort_av(VERT, VERB["foreslå"])
    forslag = last_forslag(saken())[0].rad
    with pytest.raises(HarIkkeRolle, match="gjelder ikke Nav Nordland"):
        gjort_av(
            "direktor-nav-nordland",
            lambda b: godkjenn_nokkel(bruker=b, forslag=forslag, fingeravtrykk=forslag.fingeravtrykk),
        )


def test_godkjent_av_alle_kan_ikke_trekkes() -> None:
    """Når alle har sagt ja, er det en avtale: den kan ikke trekkes, bare avløses av en ny."""
    forslag = avtal(NY)
    with pytest.raises(Avvist, match="godkjent av alle"):
        gjort_av(VERT, lambda b: trekk_nokkel(bruker=b, forslag=forslag, grunn="Angrer"))

    assert last_forslag(saken())[0].steg is Forslagssteg.GODKJENT


@pytest.mark.parametrize(("aar", "sies"), [(2020, "gjelder først etter 2020"), (2023, "ikke noe oppgjør")])
def test_nokkelen_gjelder_fra_datoen_sin(aar: int, sies: str) -> None:
    """En nøkkel kan ikke tas inn i et år før den gjelder, eller i et år som ikke finnes."""
    forslag = avtal(NY)
    with pytest.raises(Avvist, match=sies):
        gjort_av(VERT, lambda b: ta_i_bruk_nokkel(bruker=b, forslag=forslag, aar=aar))


def test_bare_avtalte_nokler_legges_fram() -> None:
    """Skulle en nøkkel som ikke er godkjent, stå i utkastet, legges det ikke fram."""
    utkast = bildet(2021).arbeid
    smuglet = replace(utkast.nokler[0], versjon=9, metode=NY.metode)
    gjort_av(VERT, lambda b: begynn_budsjett(bruker=b, sak=saken(), aar=2021))
    rad = models.Aarsutkast.objects.get(slag="budsjett.2021")
    rad.innhold = rad.innhold.replace('"versjon":1,', f'"versjon":{smuglet.versjon},', 1)
    rad.save()
    with pytest.raises(Avvist, match="ikke godkjent av alle partene"):
        gjort_av(VERT, lambda b: legg_fram_budsjett(bruker=b, sak=saken(), aar=2021, versjon=1, grunn="x"))


@pytest.mark.parametrize("tabell", ["store_nokkelforslag", "store_nokkelhendelse"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET nr = nr + 100"])
def test_databasen_nekter_endring(tabell: str, sql: str) -> None:
    """Et forslag og svarene på det kan ikke endres eller slettes, heller ikke utenom programmet."""
    avtal(NY)
    with pytest.raises(DatabaseError, match="bare legges til"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(tabell))


def test_forslaget_er_det_som_ble_sendt() -> None:
    """Er teksten en annen enn fingeravtrykket sier, brukes den ikke."""
    rad = avtal(NY)
    rad.innhold = rad.innhold.replace("ORE", "KRONE")
    with pytest.raises(EndretUtenfor):
        rad.som_versjon()


def test_den_sammenslaatte_svarer_ikke_lenger() -> None:
    """Beiarn bestred og ble så slått sammen med Saltdal: nå svarer Saltdal for begge, og det som ble sagt før, står."""
    sammen = Medlemsendring(Medlemsslag.SLAAS_SAMMEN, "1839", date(2020, 7, 1), "Vedtatt", etterfolger="1840")
    gjor(endre_deltakelse, VERT, 2020, endring=sammen)
    foer = bildet(2020).livslop.parter
    legg_fram(2020)
    with pytest.raises(HarIkkeRolle, match="ikke part i oppgjøret"):
        gjor(godta_oppgjor, BEIARN, 2020, fingeravtrykk=avtrykk(2020))
    gjor(godta_oppgjor, "kommunedirektor-saltdal", 2020, fingeravtrykk=avtrykk(2020))

    assert "1839" in foer
    assert bildet(2020).livslop.parter == ("1840", "1841", "1845", "1849", "stat")
    assert bildet(2020).livslop.godtatt == {"1840"}


def test_uttreden_etter_gjenaapning() -> None:
    """Gjenåpnes et lukket år og en går ut, står lukkingen slik den var, og alle svarer på det nye forslaget."""
    ut = Medlemsendring(Medlemsslag.GAA_UT, "1849", date(2021, 6, 30), "Vedtatt")
    til_lukket(2021)
    for hvem in SVARER.values():
        gjor(gjenaapne_oppgjor, hvem, 2021, grunn="x")
    gjor(endre_deltakelse, VERT, 2021, endring=ut)
    legg_fram(2021)

    assert bildet(2021).lukket != ""
    assert len(bildet(2021).livslop.parter) == 6
