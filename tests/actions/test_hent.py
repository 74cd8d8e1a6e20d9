"""Official figures that are fetched: added, never overwritten, and all or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.hentede import TIDSPUNKT, folketall, hentet, tabell

from tospann.actions.hent import lagre_pendling_svar, lagre_statistikk_svar
from tospann.core.kommune.statistikk import FOLKETALL, PENDLING_INN, PENDLING_UT, SYSSELSATTE, Merke
from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.ssb import FOLKETALLET, SOSIALHJELPEN
from tospann.imports.klient.ssb_sporring import Utvalg
from tospann.store import statistikk
from tospann.store.kommune import historie
from tospann.store.models import Registerlast, Statistikktall

ALT = Utvalg(2006, 2030)
DAG = date(2027, 1, 1)

pytestmark = pytest.mark.usefixtures("register")


def antall() -> tuple[int, int]:
    """Count figures and loads."""
    return Statistikktall.objects.count(), Registerlast.objects.count()


def test_nye_tall() -> None:
    """Nye tall legges til, og folketallet den dagen er det som ble hentet."""
    utfall = lagre_statistikk_svar([folketall({"1804": 53500, "1841": 9800})], FOLKETALLET, ALT)

    assert (utfall.nye, utfall.endrede, utfall.uendrede) == (2, 0, 0)
    assert statistikk.folketall(DAG)["1804"].verdi == 53500
    assert statistikk.folketall(DAG)["1804"].kilde.id == "ssb-07459-2027-02-24"


def test_samme_svar_to_ganger() -> None:
    """Samme svar to ganger gir ingen nye tall, bare en ny linje om at det ble hentet."""
    svar = folketall({"1804": 53500})
    lagre_statistikk_svar([svar], FOLKETALLET, ALT)
    foer = antall()
    utfall = lagre_statistikk_svar([svar], FOLKETALLET, ALT)

    assert (utfall.nye, utfall.endrede, utfall.uendrede) == (0, 0, 1)
    assert antall() == (foer[0], foer[1] + 1)


def test_et_endret_tall_er_en_ny_rad() -> None:
    """Endrer SSB et tall, legges det nye ved siden av det gamle; det gamle står urørt, og det nye gjelder."""
    lagre_statistikk_svar([folketall({"1804": 53500})], FOLKETALLET, ALT)
    utfall = lagre_statistikk_svar([folketall({"1804": 53501}, utgave="2027-03-20T07:00:00Z")], FOLKETALLET, ALT)
    rader = Statistikktall.objects.filter(serie=FOLKETALL.id, omraade="1804", dato=DAG).order_by("id")

    assert utfall.endrede == 1
    assert [(r.som_rad().verdi, r.kilde.kode) for r in rader] == [
        (53500, "ssb-07459-2027-02-24"),
        (53501, "ssb-07459-2027-03-20"),
    ]
    assert statistikk.folketall(DAG)["1804"].verdi == 53501


def test_det_som_fulgte_med_er_ogsaa_kjent() -> None:
    """Tall som fulgte med Tospann, regnes ikke som nye når SSB sier det samme, og endres ved siden av ellers."""
    utfall = lagre_statistikk_svar([folketall({"1804": 52357, "1841": 1}, "2020")], FOLKETALLET, ALT)
    rader = Statistikktall.objects.filter(serie=FOLKETALL.id, omraade="1841", dato=date(2020, 1, 1)).order_by("id")

    assert (utfall.nye, utfall.endrede, utfall.uendrede) == (0, 1, 1)
    assert [r.som_rad().verdi for r in rader] == [9739, 1]


def test_et_tall_som_blir_skjult() -> None:
    """Blir et tall skjult i en ny utgave, er det det som gjelder; det gamle tallet står."""
    lagre_statistikk_svar([folketall({"1839": 1000})], FOLKETALLET, ALT)
    utfall = lagre_statistikk_svar([folketall({"1839": ":"})], FOLKETALLET, ALT)
    siste = statistikk.tidsserie(FOLKETALL, "1839")[-1]

    assert utfall.endrede == 1
    assert siste.verdi is Merke.SKJULT
    assert "1839" not in statistikk.folketall(DAG)


def test_en_eldre_utgave() -> None:
    """Leses et gammelt svar inn etter et nytt, gjelder fortsatt det nye; det sies hvor mange tall det var."""
    lagre_statistikk_svar([folketall({"1804": 53501}, utgave="2027-03-20T07:00:00Z")], FOLKETALLET, ALT)
    utfall = lagre_statistikk_svar([folketall({"1804": 53500, "1841": 9800})], FOLKETALLET, ALT)

    assert (utfall.nye, utfall.eldre) == (1, 1)
    assert statistikk.folketall(DAG)["1804"].verdi == 53501


def test_opphavet_tas_vare_paa() -> None:
    """Om hvert svar huskes adressen, tidspunktet for lagringen, antall rader og fingeravtrykket."""
    svar = folketall({"1804": 53500, "1841": 9800})
    lagre_statistikk_svar([svar], FOLKETALLET, ALT)
    last = Registerlast.objects.latest("id")

    assert (last.hva, last.adresse, last.rader) == ("hentet folketall", svar.adresse, 2)
    assert last.fingeravtrykk == svar.fingeravtrykk
    assert last.kilde.kode == "ssb-07459-2027-02-24"
    assert last.tall.count() == 2


def test_en_lang_adresse() -> None:
    """En adresse som er lengre enn det er plass til, kortes, og tallene lagres."""
    verdi = folketall({"1804": 53500})
    lang = hentet(tabell("07459", {"Region": ["1804"], "ContentsCode": ["Personer1"], "Tid": ["2027"]}, [5]), "x" * 900)

    assert lagre_statistikk_svar([lang, verdi], FOLKETALLET, ALT).nye == 1


def test_ukjente_numre_navngis() -> None:
    """Numre som aldri har vært kommuner, tas ikke med, og utfallet sier hvilke; fylker og landet likeså."""
    utfall = lagre_statistikk_svar(
        [folketall({"0": 5600000, "18": 243000, "1804": 53500, "2111": 2500, "9999": 4})], FOLKETALLET, ALT
    )

    assert utfall.nye == 1
    assert utfall.ukjente == {"2111", "9999"}
    assert utfall.andre == {"0", "18"}


def test_numre_som_ikke_var_i_bruk() -> None:
    """Tomme celler for gamle numre telles og lagres ikke."""
    utfall = lagre_statistikk_svar([folketall({"1804": 53500, "1850": 0, "1805": "."})], FOLKETALLET, ALT)

    assert (utfall.nye, utfall.utenfor) == (1, 2)


@pytest.mark.parametrize(
    ("tall", "aar", "grunn"),
    [
        ({"1804": 53500, "1850": 1900}, "2027", "1850, innbyggere: svaret har tallet"),
        ({"1804": 53500, "301": 700000}, "2027", "«301» er ikke et kommunenummer"),
        ({"1804": 53500, "1841": 9.5}, "2027", "er ikke et helt, ikke negativt antall"),
        ({"1804": 53500, "1841": "x"}, "2027", "tomt tall med det ukjente merket «x»"),
    ],
)
def test_ingenting_halvveis(tall: dict[str, object], aar: str, grunn: str) -> None:
    """Er ett tall galt, lagres ingen av dem, heller ikke de i svaret foran."""
    foer = antall()
    with pytest.raises(FilAvvist, match=grunn):
        lagre_statistikk_svar([folketall({"1804": 53000}, "2026"), folketall(tall, aar)], FOLKETALLET, ALT)

    assert antall() == foer


def test_bare_det_vi_ba_om() -> None:
    """Et svar lagret for hånd har alle år og kommuner; bare de vi ba om, er med videre."""
    sider = {"Region": ["1804", "1841"], "ContentsCode": ["Personer1"], "Tid": ["1986", "2027", "2028"]}
    svar = hentet(tabell("07459", sider, [1, 2, 3, 4, 5, 6]))
    utfall = lagre_statistikk_svar([svar], FOLKETALLET, Utvalg(2027, 2027, ("1841",)))

    assert utfall.nye == 1
    assert statistikk.tidsserie(FOLKETALL, "1841")[-1].verdi == 5


def test_kostra() -> None:
    """Mottakere av sosialhjelp lagres med dagen 31. desember, og et skjult tall som skjult."""
    sider = {"KOKkommuneregion0000": ["1804", "1839"], "ContentsCode": ["KOSsosantkliente0000"], "Tid": ["2025"]}
    utfall = lagre_statistikk_svar([hentet(tabell("13995", sider, [1290, ":"]))], SOSIALHJELPEN, ALT)
    rader = Statistikktall.objects.filter(serie="sosialhjelp.mottakere").order_by("omraade")

    assert utfall.nye == 2
    assert [(r.omraade, r.dato, r.som_rad().verdi) for r in rader] == [
        ("1804", date(2025, 12, 31), 1290),
        ("1839", date(2025, 12, 31), Merke.SKJULT),
    ]


def test_pendling_begge_veier() -> None:
    """Spørres det om én kommune, blir pendlingen ut og inn hele summer over alle landets kommuner."""
    alle = sorted(historie().paa(date(2025, 12, 31)))
    ut = {"ArbstedKomm": alle, "Bokommuen": ["1839"], "ContentsCode": ["Sysselsatte"], "Tid": ["2025"]}
    inn = {"ArbstedKomm": ["1839"], "Bokommuen": alle, "ContentsCode": ["Sysselsatte"], "Tid": ["2025"]}
    svar = [
        hentet(tabell("03321", ut, [400 if k == "1839" else 1 for k in alle]), "ut"),
        hentet(tabell("03321", inn, [400 if k == "1839" else 2 for k in alle]), "inn"),
    ]
    utfall = lagre_pendling_svar(svar, ALT)
    rader = {s.id: statistikk.tidsserie(s, "1839")[-1].verdi for s in (PENDLING_UT, PENDLING_INN, SYSSELSATTE)}

    assert utfall.nye == 3
    assert rader == {"pendling.ut": len(alle) - 1, "pendling.inn": 2 * (len(alle) - 1), "sysselsatte": len(alle) + 399}
    assert [last.adresse[-3:] for last in Registerlast.objects.order_by("-id")[:2]] == ["inn", "/ut"]


def test_halv_pendling() -> None:
    """Mangler svaret kommuner i den andre enden, lagres ingenting."""
    sider = {"ArbstedKomm": ["1804"], "Bokommuen": ["1839"], "ContentsCode": ["Sysselsatte"], "Tid": ["2025"]}
    foer = antall()
    with pytest.raises(FilAvvist, match="ingen sum blir hel"):
        lagre_pendling_svar([hentet(tabell("03321", sider, [5]))], ALT)

    assert antall() == foer


def test_tidspunktet_er_ikke_vaart() -> None:
    """Kilden er datert den dagen SSB oppdaterte tabellen, ikke den dagen vi hentet den."""
    lagre_statistikk_svar([folketall({"1804": 53500})], FOLKETALLET, ALT)

    assert Registerlast.objects.latest("id").kilde.dato == date(2027, 2, 24)
    assert TIDSPUNKT.date() == date(2027, 3, 1)
