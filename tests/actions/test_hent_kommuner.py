"""What KLASS and Kartverket say, held against the register."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.actions.hentede import hentet

from tospann.actions.hent_kommuner import lagre_klass, lagre_kommuneendringer, sammenlign_navn
from tospann.imports.avvisning import FilAvvist
from tospann.store.kommune import historie
from tospann.store.models import Kommuneendring, Kommuneversjon, Registerlast

FRA, NYTTAAR = date(2027, 1, 1), date(2028, 1, 1)

pytestmark = pytest.mark.usefixtures("register")


def endring(fra: str, til: str, til_navn: str = "Salten", dato: str = "2028-01-01") -> dict[str, str]:
    """Make a change as KLASS tells it."""
    navn = historie().paa(date(2027, 1, 1))
    fra_navn = navn[fra].kommune.navn if fra in navn else "Ukjent"
    return {"oldCode": fra, "oldName": fra_navn, "newCode": til, "newName": til_navn, "changeOccurred": dato}


def svar(*endringer: dict[str, str]) -> Any:  # noqa: ANN401 - a fetched answer
    """Give an answer with these changes."""
    return hentet({"codeChanges": list(endringer)}, "endringer")


def test_en_ny_sammenslaaing() -> None:
    """Kjenner ikke registeret en sammenslåing, sies det og den legges inn; historien gjelder fra dagen."""
    funn = lagre_kommuneendringer(svar(endring("1841", "1880"), endring("1845", "1880")), FRA, NYTTAAR)

    assert funn.lagt_inn == 2
    assert funn.funn[0] == (
        "KLASS har en endring registeret ikke kjenner: 1841 Fauske - Fuossko til 1880 Salten 1. januar 2028 "
        "(sammenslåing). Lagt inn."
    )
    assert {"1841", "1845"} <= historie().paa(date(2027, 12, 31)).keys()
    assert "1880" in historie().paa(NYTTAAR)
    assert not {"1841", "1845"} & historie().paa(NYTTAAR).keys()
    assert Kommuneversjon.objects.get(nummer="1880").kilde.kode == "klass-131-2027-03-01"


def test_samme_endring_igjen() -> None:
    """Andre gang er endringen kjent, og ingenting legges til."""
    ett = svar(endring("1841", "1880"), endring("1845", "1880"))
    lagre_kommuneendringer(ett, FRA, NYTTAAR)
    foer = Kommuneendring.objects.count(), Kommuneversjon.objects.count()
    funn = lagre_kommuneendringer(ett, FRA, NYTTAAR)

    assert (funn.lagt_inn, funn.funn) == (0, ())
    assert (Kommuneendring.objects.count(), Kommuneversjon.objects.count()) == foer


def test_det_som_ikke_henger_sammen() -> None:
    """Henger ikke endringen sammen med det vi vet, sies det hvorfor, og historien er som før."""
    foer = historie()
    funn = lagre_kommuneendringer(svar(endring("1841", "1845", "Sørfold")), FRA, NYTTAAR)

    assert funn.lagt_inn == 0
    assert funn.funn[0].endswith("Ikke lagt inn: 1845 fantes fra før, men er ikke selv med i endringen.")
    assert (historie().versjoner, historie().endringer) == (foer.versjoner, foer.endringer)


def test_en_dag_som_holder_og_en_som_ikke_gjor_det() -> None:
    """Hver dag prøves for seg: den som henger sammen, legges inn, den andre ikke."""
    ett = svar(endring("1841", "1880"), endring("1845", "1880"), endring("1899", "1898", "X", "2029-01-01"))
    funn = lagre_kommuneendringer(ett, FRA, date(2030, 1, 1))

    assert funn.lagt_inn == 2
    assert funn.funn[-1].endswith("Ikke lagt inn: 1899 fantes ikke dagen før.")


def test_en_endring_bare_registeret_har() -> None:
    """Har registeret en endring KLASS ikke oppgir, sies det, og den står."""
    foer = Kommuneendring.objects.count()
    funn = lagre_kommuneendringer(svar(), date(2023, 12, 1), date(2024, 2, 1))

    assert any("1507 til 1580 1. januar 2024 (deling). Den står." in f for f in funn.funn)
    assert Kommuneendring.objects.count() == foer


def test_utenfor_dagene() -> None:
    """Endringer før eller etter dagene vi spurte om, regnes ikke med."""
    funn = lagre_kommuneendringer(svar(endring("1841", "1880")), FRA, date(2027, 12, 31))

    assert (funn.sammenlignet, funn.funn) == (0, ())


def test_avvist_svar_legger_ikke_inn_noe() -> None:
    """Er én endring uleselig, legges ingen av dem inn, og hentingen noteres ikke."""
    foer = Kommuneendring.objects.count(), Registerlast.objects.count()
    ett = svar(endring("1841", "1880"), endring("1845", "1880") | {"newCode": "188"})
    with pytest.raises(FilAvvist, match="«188» er ikke et kommunenummer"):
        lagre_kommuneendringer(ett, FRA, NYTTAAR)

    assert (Kommuneendring.objects.count(), Registerlast.objects.count()) == foer


def koder(endret: dict[str, str]) -> Any:  # noqa: ANN401 - a fetched answer
    """Give the register's own municipalities as KLASS would, with some changed ("" takes one away)."""
    navn = {nummer: v.kommune.navn for nummer, v in historie().paa(FRA).items()} | endret
    return hentet({"codes": [{"code": k, "name": n} for k, n in navn.items() if n]}, "koder")


def test_koder_og_navn() -> None:
    """Numre som bare den ene har, og navn som er ulike, sies i hver sin setning; ingenting endres."""
    (funn,) = lagre_klass([koder({"1804": "Bådåddjo - Bodø", "1841": "", "1899": "Ny", "9999": "Uoppgitt"})], FRA, FRA)

    assert [f.split(";")[0] for f in funn.funn] == [
        "KLASS har 1899 Ny 1. januar 2027",
        "Registeret har 1841 Fauske - Fuossko 1. januar 2027",
        "1804 heter «Bådåddjo - Bodø» i KLASS og «Bodø» i registeret.",
    ]
    assert historie().paa(FRA)["1804"].kommune.navn == "Bodø"


def test_like_koder() -> None:
    """Sier KLASS det samme som registeret, er det ingen funn."""
    assert lagre_klass([koder({})], FRA, FRA)[0].funn == ()


def test_fylker() -> None:
    """Ligger en kommune i et annet fylke hos KLASS, sies det."""
    rad = {"sourceCode": "50", "targetCode": "1804", "validFrom": "2024-01-01", "validTo": None}
    utlopt = rad | {"targetCode": "1841", "validTo": "2025-01-01"}
    (funn,) = lagre_klass([hentet({"correspondenceItems": [rad, utlopt]})], FRA, FRA)

    assert funn.funn == ("1804 Bodø: KLASS sier fylke 50, registeret 18.",)


def sted(**endret: object) -> dict[str, Any]:
    """Give Hamarøy as Kartverket tells it."""
    crs = {"properties": {"name": "EPSG:4258"}}
    hjorner = [[15.1, 67.5], [15.1, 68.3], [16.9, 68.3], [16.9, 67.5], [15.1, 67.5]]
    rad: dict[str, Any] = {
        "kommunenummer": "1875",
        "kommunenavn": "Hábmer",
        "kommunenavnNorsk": "Hamarøy",
        "gyldigeNavn": [{"navn": "Hábmer", "sprak": "Lule Sami"}, {"navn": "Hamarøy", "sprak": "Norwegian"}],
        "fylkesnummer": "18",
        "fylkesnavn": "Nordland",
        "samiskForvaltningsomrade": True,
        "punktIOmrade": {"coordinates": [16.2, 67.9], "crs": crs},
        "avgrensningsboks": {"coordinates": [hjorner], "crs": crs},
    }
    return rad | endret


def test_samme_navn() -> None:
    """Sier Kartverket det samme som registeret, er det ingen funn."""
    assert sammenlign_navn([hentet(sted())], FRA).funn == ()


def test_andre_navn() -> None:
    """Et annet navn, fylke eller forvaltningsområde sies og skrives ikke over."""
    annet = sted(
        kommunenavnNorsk="Hamarøya",
        fylkesnummer="55",
        samiskForvaltningsomrade=False,
        gyldigeNavn=[{"navn": "Hábmer", "sprak": "Lule Sami"}, {"navn": "Hamara", "sprak": "Kven"}],
    )
    funn = sammenlign_navn([hentet(annet), hentet(sted(kommunenummer="1899"), "andre")], FRA).funn

    assert funn == (
        "1875, på norsk: «Hamarøya» hos Kartverket, «Hamarøy» i registeret.",
        "1875, på kvensk: «Hamara» hos Kartverket, «ukjent» i registeret.",
        "1875, fylkesnummer: «55» hos Kartverket, «18» i registeret.",
        "1875, forvaltningsområdet for samisk språk: utenfor hos Kartverket, innenfor i registeret.",
        "Kartverket har 1899 Hábmer; registeret har ikke det nummeret 1. januar 2027.",
    )
    assert historie().paa(FRA)["1875"].kommune.kortnavn == "Hamarøy"
