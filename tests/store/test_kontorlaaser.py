"""What the database itself refuses about offices: overlaps, two hosts, impossible hours; and loading again."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from django.db import IntegrityError, models, transaction

from tospann.actions import last_inn_kontor as lasteren
from tospann.actions.last_inn_kontor import HVA, last_inn_kontor
from tospann.core.felles.periode import Periode
from tospann.store import models as rader
from tospann.store.kontor import dekning
from tospann.store.laas import som_system
from tospann.store.register import spenn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
ETT, TO = spenn(Periode(date(2030, 1, 1), date(2031, 1, 1))), spenn(Periode(date(2030, 12, 31)))


def nektet(*nye: models.Model) -> bool:
    """Tell whether the database refuses the last of the rows, and takes the others."""
    for rad in nye[:-1]:
        rad.save()
    try:
        with transaction.atomic():
            nye[-1].save()
    except IntegrityError:
        return True
    return False


@pytest.fixture
def kontor() -> rader.Kontor:
    """Give an office."""
    return rader.Kontor.objects.get(nummer="1841")


@pytest.fixture
def kilde() -> rader.Registerkilde:
    """Give a source."""
    return rader.Registerkilde.objects.get(kode="nordland-2018")


Tabeller = list[tuple[type[models.Model], dict[str, object]]]


def om_kontoret(felles: dict[str, object]) -> Tabeller:
    """Give a row of each table that holds for an office."""
    leder = {"kommune": "1841", "leder": "a", "omfang": "HELE", "arbeidsgiver": "STAT", "stedfortreder": "KOMMUNE"}
    return [
        (rader.Dekning, {**felles, "kommune": "9999", "sikkerhet": "SIKKER", "sett": []}),
        (rader.Kontornavn, {**felles, "navn": "Nav X", "sikkerhet": "MULIG"}),
        (rader.Bydelsdekning, {**felles, "kommune": "9999", "del_kode": "999901", "sikkerhet": "SIKKER"}),
        (rader.Stillinger, {**felles, "arbeidsgiver": "STAT", "aarsverk": Decimal(1)}),
        (rader.Tjenestetilbud, {**felles, "tjeneste": "rus"}),
        (rader.Garanti, {**felles, "er_garantikontor": True}),
        (rader.Lederoppdrag, {**felles, **leder}),
        (rader.Partnerskap, {**felles, "statspart": "Nav", "kommunepart": "1839"}),
    ]


def test_perioder_kan_ikke_overlappe(kontor: rader.Kontor, kilde: rader.Registerkilde) -> None:
    """Databasen nekter to rader om det samme som deler en dag, i hver tabell om kontor."""
    partnerskap = rader.Partnerskap.objects.create(
        kontor=kontor, kilde=kilde, statspart="Nav", kommunepart="1841", periode=ETT
    )
    lokasjon = rader.Lokasjon.objects.create(
        kontor=kontor, kilde=kilde, slag="AVDELING", sett=date(2030, 1, 1), periode=ETT
    )
    i_partnerskapet: dict[str, object] = {"partnerskap": partnerskap, "kilde": kilde}
    apent = {"ukedag": 1, "aapner": time(9), "stenger": time(15)}
    tabeller: Tabeller = [
        *om_kontoret({"kontor": kontor, "kilde": kilde}),
        (rader.Utelatelse, {"kilde": kilde, "kommune": "9999", "grunn": "x"}),
        (rader.Aapningstid, {"lokasjon": lokasjon, "kilde": kilde, **apent}),
        (rader.Partnerskapsavtale, {**i_partnerskapet, "slag": "DRIFT", "tittel": "x"}),
        (rader.Samarbeidskommune, {**i_partnerskapet, "kommune": "1839"}),
        (rader.Partnerskapsrolle, {**i_partnerskapet, "side": "STAT", "rolle": "NAVLEDER"}),
    ]

    assert [t.__name__ for t, felt in tabeller if not nektet(t(**felt, periode=ETT), t(**felt, periode=TO))] == []


def test_ett_sikkert_navn_og_ett_kontorsted(kontor: rader.Kontor, kilde: rader.Registerkilde) -> None:
    """Et kontor har ett sikkert navn og ett kontorsted om gangen, men kan ha flere mulige navn og avdelinger."""
    felles = {"kontor": kontor, "kilde": kilde, "periode": ETT}
    i_dag = date(2030, 1, 1)

    assert nektet(rader.Kontornavn(**felles, navn="Nav Y", sikkerhet="SIKKER"))
    assert not nektet(rader.Kontornavn(**felles, navn="Nav Y", sikkerhet="MULIG"))
    assert nektet(rader.Lokasjon(**felles, slag="KONTORSTED", sett=i_dag))
    avdelinger = [rader.Lokasjon(**felles, slag="AVDELING", sett=i_dag) for _ in range(2)]
    assert not nektet(*avdelinger)


def test_en_vert_og_en_rekkefolge(kilde: rader.Registerkilde) -> None:
    """Et samarbeid har høyst én vert, hvert medlem én gang, og en hendelse kan ikke være over før den begynner."""
    samarbeid = rader.Samarbeid.objects.create(slug="prove", navn="Prøve", slag="FELLES_LEDER", kilde=kilde)

    def medlem(nummer: str, rolle: str, nr: int) -> rader.Samarbeidsmedlem:
        return rader.Samarbeidsmedlem(samarbeid=samarbeid, kommune=nummer, rolle=rolle, nr=nr, kilde=kilde)

    hendelse = rader.Samarbeidshendelse(
        samarbeid=samarbeid,
        slag="IDE",
        tidligst=date(2020, 1, 2),
        senest=date(2020, 1, 1),
        tekst="x",
        kilde=kilde,
    )
    assert nektet(medlem("1841", "VERT", 0), medlem("1839", "VERT", 1))
    assert nektet(medlem("1841", "DELTAKER", 2))
    assert nektet(hendelse)


@pytest.mark.parametrize(("ukedag", "aapner", "stenger"), [(1, time(15), time(9)), (6, time(9), time(15))])
def test_umulige_aapningstider(
    ukedag: int, aapner: time, stenger: time, kontor: rader.Kontor, kilde: rader.Registerkilde
) -> None:
    """Et sted åpner før det stenger, mandag til fredag."""
    sted = rader.Lokasjon.objects.create(
        kontor=kontor, slag="AVDELING", sett=date(2030, 1, 1), periode=ETT, kilde=kilde
    )
    tid = rader.Aapningstid(lokasjon=sted, ukedag=ukedag, aapner=aapner, stenger=stenger, periode=ETT, kilde=kilde)

    assert nektet(tid)


def test_last_igjen_gjor_ingenting() -> None:
    """Å laste de samme tabellene en gang til, gjør ingenting."""
    foer = rader.Registerlast.objects.count()
    with som_system():
        last_inn_kontor(lambda _: None)

    assert rader.Registerlast.objects.count() == foer


def test_nye_tabeller_lastes_paa_nytt(monkeypatch: pytest.MonkeyPatch) -> None:
    """Er tabellene fornyet, regnes alt ut på nytt; kontorene beholdes, og lasten noteres ved siden av den forrige."""
    foer = {k: v._default_manager.count() for k, v in _tabeller().items()}
    kontor = dict(rader.Kontor.objects.values_list("nummer", "pk"))
    svar = dekning(date(2023, 4, 27))
    monkeypatch.setattr(lasteren, "avtrykk_av_tabellene", lambda: "nytt")
    with som_system():
        last_inn_kontor(lambda _: None)

    assert {k: v._default_manager.count() for k, v in _tabeller().items()} == foer
    assert dict(rader.Kontor.objects.values_list("nummer", "pk")) == kontor
    assert [last.fingeravtrykk for last in rader.Registerlast.objects.filter(hva=HVA)][-1] == "nytt"
    assert dekning(date(2023, 4, 27)) == svar


def _tabeller() -> dict[str, type[models.Model]]:
    navn = ("Dekning", "Kontornavn", "Bydelsdekning", "Lokasjon", "Lederoppdrag", "Samarbeid", "Samarbeidshendelse")
    return {n: getattr(rader, n) for n in (*navn, "Kommuneopplysning", "Utelatelse")}
