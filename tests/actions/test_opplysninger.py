"""Facts in words about municipalities: added with a source, ended by a newer one, and refused with row and reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tospann.actions.last_inn_register import last_inn_register
from tospann.actions.legg_inn_opplysninger import Innlagt, legg_inn_opplysninger
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.store import models
from tospann.store.kommune import opplysninger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
HODE = "nummer,slag,verdi,fra,til\n"
ROBEK = Kilde("robek-prove", Kildeslag.DOKUMENT, "ROBEK, utskrift", "Departementet", date(2018, 10, 1))


def fil(mappe: Path, innhold: str) -> Path:
    """Write a file with a heading."""
    sti = mappe / "opplysninger.csv"
    sti.write_text(HODE + innhold, encoding="utf-8")
    return sti


def avvist(mappe: Path, innhold: str) -> tuple[Avvisning, ...]:
    """Give the refusals, and see that nothing was kept."""
    for_ = models.Kommuneopplysning.objects.count()
    with pytest.raises(FilAvvist) as feil:
        legg_inn_opplysninger(fil(mappe, innhold), ROBEK)
    assert models.Kommuneopplysning.objects.count() == for_
    return feil.value.avvisninger


def test_ukjent_blir_kjent_fra_dagen_det_gjelder(tmp_path: Path) -> None:
    """ROBEK er ukjent for Beiarn til en fil med kilde sier noe, og da bare for dagene fila gjelder."""
    utfall = legg_inn_opplysninger(fil(tmp_path, "1839,ROBEK,nei,2018-01-01,2019-01-01\n"), ROBEK)

    assert utfall == Innlagt(nye=1, avsluttet=0, kjente=0)
    assert "1839" not in opplysninger(Opplysningsslag.ROBEK, date(2017, 12, 31))
    assert opplysninger(Opplysningsslag.ROBEK, date(2018, 1, 1))["1839"].verdi == "nei"
    assert opplysninger(Opplysningsslag.ROBEK, date(2018, 1, 1))["1839"].kilde.tittel == "ROBEK, utskrift"
    assert "1839" not in opplysninger(Opplysningsslag.ROBEK, date(2019, 1, 1))


def test_samme_fil_to_ganger_legger_ikke_til_noe(tmp_path: Path) -> None:
    """Fila kan leses inn igjen: det som er kjent, blir stående."""
    sti = fil(tmp_path, "1839,ROBEK,nei,2018-01-01,\n")
    legg_inn_opplysninger(sti, ROBEK)

    assert legg_inn_opplysninger(sti, ROBEK) == Innlagt(nye=0, avsluttet=0, kjente=1)


def test_en_ny_opplysning_avslutter_den_gamle(tmp_path: Path) -> None:
    """Det som gjaldt inntil videre, slutter dagen det nye begynner, og står der fortsatt for dagene før."""
    legg_inn_opplysninger(fil(tmp_path, "1839,ROBEK,nei,2018-01-01,\n"), ROBEK)

    utfall = legg_inn_opplysninger(fil(tmp_path, "1839,ROBEK,ja,2019-06-01,\n"), ROBEK)

    assert utfall == Innlagt(nye=1, avsluttet=1, kjente=0)
    assert opplysninger(Opplysningsslag.ROBEK, date(2019, 5, 31))["1839"].verdi == "nei"
    assert opplysninger(Opplysningsslag.ROBEK, date(2019, 6, 1))["1839"].verdi == "ja"


def test_dager_som_har_vaert_skrives_ikke_om(tmp_path: Path) -> None:
    """En fil som sier noe annet om de samme dagene enn registeret, avvises med det registeret sier."""
    legg_inn_opplysninger(fil(tmp_path, "1839,ROBEK,nei,2018-01-01,\n"), ROBEK)

    (feil,) = avvist(tmp_path, "1839,ROBEK,ja,2017-01-01,\n")

    assert (feil.rad, feil.kolonne) == (2, "fra")
    assert "registeret sier «nei» fra 01.01.2018" in feil.grunn


@pytest.mark.parametrize(
    ("innhold", "rad", "kolonne", "grunn"),
    [
        ("839,ROBEK,nei,2018-01-01,\n", 2, "nummer", "fire siffer"),
        ("1839,ROBEK,nei,2018-02-30,\n", 2, "fra", "er ikke en dato"),
        ("1839,ROBEK,nei,2018-01-01,2018-01-01\n", 2, "til", "har ingen dager"),
        ("1839,VAERET,sol,2018-01-01,\n", 2, "slag", "ikke et slag vi kjenner"),
        ("1839,ROBEK,,2018-01-01,\n", 2, "verdi", "mangler"),
        ("1839,ROBEK," + "x" * 201 + ",2018-01-01,\n", 2, "verdi", "lengre enn 200 tegn"),
        ("1850,ROBEK,nei,2020-01-01,\n", 2, "nummer", "var ikke i bruk 01.01.2020"),
        ("1850,ROBEK,nei,2019-01-01,2021-01-01\n", 2, "nummer", "var ikke i bruk 01.01.2020"),
        ("9999,ROBEK,nei,2018-01-01,\n", 2, "nummer", "var ikke i bruk"),
        ("1839,ROBEK,nei,2018-01-01,\n1839,ROBEK,ja,2018-06-01,\n", 3, "fra", "samtidig med rad 2"),
    ],
)
def test_det_som_ikke_kan_brukes(tmp_path: Path, innhold: str, rad: int, kolonne: str, grunn: str) -> None:
    """Hver feil avvises med rad, kolonne og grunn, og ingenting av fila blir med."""
    feil = avvist(tmp_path, innhold)

    assert (feil[0].rad, feil[0].kolonne) == (rad, kolonne)
    assert grunn in feil[0].grunn


def test_en_fil_som_ikke_finnes(tmp_path: Path) -> None:
    """En fil som ikke finnes, gir en setning."""
    with pytest.raises(FilAvvist, match="kan ikke leses"):
        legg_inn_opplysninger(tmp_path / "borte.csv", ROBEK)


def test_tabellen_som_folger_med_viker_for_det_nyere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Når en ny utgave av Tospann laster tabellen sin igjen, står det andre har lagt inn, og dagene før er som før."""
    slag = Opplysningsslag.SAMISK_OMRAADE
    legg_inn_opplysninger(fil(tmp_path, "1841,SAMISK_OMRAADE,ja,2025-01-01,\n"), ROBEK)
    monkeypatch.setattr(models.Registerlast, "er_lastet", lambda hva, _avtrykk: hva != "opplysninger")

    last_inn_register(lambda _: None)

    assert opplysninger(slag, date(2024, 6, 1))["1841"].verdi == "nei"
    assert opplysninger(slag, date(2025, 6, 1))["1841"].verdi == "ja"
