"""A case from a file: read whole, or refused with what is wrong and where."""

from decimal import Decimal
from pathlib import Path

import pytest

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.saksfil import Saksfil, les_sak, les_saksfil
from tospann.imports.tabellfil import DATA

INNHOLD = (DATA / "saker" / "indre-salten" / "sak.toml").read_text("utf-8")
LONN = 'verdi = "690000"'


def les(mappe: Path, *bytter: tuple[str, str]) -> Saksfil:
    """Read the demo case with something in it changed, each change in one place."""
    innhold = INNHOLD
    for fra, til in bytter:
        assert fra in innhold
        innhold = innhold.replace(fra, til, 1)
    (mappe / "prove.toml").write_text(innhold, "utf-8")
    return les_saksfil(mappe / "prove.toml")


def avvist(mappe: Path, *bytter: tuple[str, str]) -> tuple[Avvisning, ...]:
    """Give what is wrong with the changed case."""
    with pytest.raises(FilAvvist) as feil:
        les(mappe, *bytter)
    return feil.value.avvisninger


def test_indre_salten() -> None:
    """Saken Indre Salten har fem deltakere, Fauske som vert og møter i hvert kommunestyre."""
    sak = les_sak("indre-salten")

    assert [d.kommune for d in sak.deltaker] == ["1841", "1845", "1840", "1839", "1849"]
    assert (sak.sak.vert, sak.sak.form) == ("1841", Samarbeidsform.VERT_ADMINISTRATIV)
    assert (sak.sak.nokkel, sak.sak.statsdeling) == (Nokkelslag.GRUNNANDEL_INNBYGGER, Statsdeling.AARSVERK)
    assert all(list(d.moter) == sorted(set(d.moter)) for d in sak.deltaker)
    assert [d.kommune for d in sak.deltaker if d.samisk] == ["1849"]


def test_hver_forutsetning_sier_hvorfor() -> None:
    """Hver forutsetning har navn, enhet og en grunn, og prosentene i demoen blir hundre."""
    alle = {f.id: f for f in les_sak("indre-salten").forutsetning}

    assert [f.id for f in alle.values() if not (f.navn and f.grunn)] == []
    assert len(alle) == len(les_sak("indre-salten").forutsetning)
    assert sum(alle["fast_prosent"].verdier.values()) == 100
    assert (alle["lonn.stat"].enhet, alle["lonn.stat"].verdi) == (Enhet.KRONER_PER_AARSVERK, Decimal(690000))


def test_lokasjon_ved_navn() -> None:
    """Valg skrives med det navnet koden bruker."""
    sak = les_sak("indre-salten")

    assert {d.lokasjon for d in sak.deltaker} == {Lokasjonsslag.AVDELING, Lokasjonsslag.LOKASJON}


def test_ukjent_sak() -> None:
    """En sak som ikke finnes, finnes ikke."""
    with pytest.raises(FileNotFoundError):
        les_sak("finnes-ikke")


@pytest.mark.parametrize(
    ("tekst", "verdi"), [("1,5", "1.5"), ("690 000", "690000"), ("0", "0"), ("1 234,25", "1234.25")]
)
def test_desimalkomma(tmp_path: Path, tekst: str, verdi: str) -> None:
    """Tall skrives i anførselstegn med desimalkomma, og kan ha mellomrom mellom tusener."""
    sak = les(tmp_path, (LONN, f'verdi = "{tekst}"'))

    assert Decimal(verdi) == next(f.verdi for f in sak.forutsetning if f.id == "lonn.stat")


@pytest.mark.parametrize(
    "verdi",
    ["690.000", "1.5", "1e6", "1_000", "NaN", "Infinity", "12 34", "", "1,2,3", "\u0661", "+5", "6 90 000", "1.234,50"],
)
def test_tvetydige_tall(tmp_path: Path, verdi: str) -> None:
    """Et tall som kan leses på to måter, avvises med et eksempel."""
    feil = avvist(tmp_path, (LONN, f'verdi = "{verdi}"'))

    assert [f.grunn for f in feil] == ["skriv tallet i anførselstegn med desimalkomma, for eksempel «1,5»"]
    assert (feil[0].kolonne, feil[0].rad) == ("forutsetning.verdi", 8)


def test_tall_uten_anforselstegn(tmp_path: Path) -> None:
    """Et flyttall er ikke nøyaktig og avvises."""
    assert "anførselstegn" in avvist(tmp_path, (LONN, "verdi = 690000.0"))[0].grunn


def test_negativt(tmp_path: Path) -> None:
    """En utgift under null avvises."""
    assert avvist(tmp_path, (LONN, 'verdi = "-1"'))[0].grunn.endswith("kan ikke brukes her")


def test_mangler_og_ukjent(tmp_path: Path) -> None:
    """Felt som mangler, og felt ingen kjenner, nevnes begge to på én gang."""
    feil = avvist(tmp_path, ('slug = "indre-salten"', 'slugg = "indre-salten"'))

    assert {(f.rad, f.kolonne, f.grunn) for f in feil} == {(0, "sak.slug", "mangler"), (0, "sak.slugg", "ukjent felt")}


@pytest.mark.parametrize(
    ("fra", "til", "kolonne", "verdi"),
    [
        ('form = "VERT_ADMINISTRATIV"', 'form = "VERT"', "sak.form", "VERT"),
        ('nokkel = "GRUNNANDEL_INNBYGGER"', 'nokkel = "GJETNING"', "sak.nokkel", "GJETNING"),
        ('vert = "1841"', 'vert = "184"', "sak.vert", "184"),
        ("dato = 2018-11-12", 'dato = "12.11.2018"', "sak.dato", "12.11.2018"),
        ('enhet = "kr per årsverk"', 'enhet = "euro"', "forutsetning.enhet", "euro"),
    ],
)
def test_ugyldige_valg(tmp_path: Path, fra: str, til: str, kolonne: str, verdi: str) -> None:
    """Et valg som ikke finnes, avvises med det som sto der."""
    feil = avvist(tmp_path, (fra, til))

    assert [(f.kolonne, f.grunn) for f in feil] == [(kolonne, f"«{verdi}» kan ikke brukes her")]


def test_verdier_for_feil_kommuner(tmp_path: Path) -> None:
    """En forutsetning per kommune må ha én verdi for hver deltaker, og ingen andre."""
    feil = avvist(tmp_path, ('1841 = "720000"', '0301 = "720000"'))

    assert feil == (Avvisning(3, "kontordrift", "verdiene passer ikke med deltakerne (0301, 1841)"),)


@pytest.mark.parametrize(
    ("fra", "til"),
    [(LONN, ""), (LONN, f'{LONN}\nverdier = {{ 1841 = "1", 1845 = "1", 1840 = "1", 1839 = "1", 1849 = "1" }}')],
)
def test_enten_eller(tmp_path: Path, fra: str, til: str) -> None:
    """En forutsetning har enten én verdi eller én for hver kommune."""
    feil = avvist(tmp_path, (fra, til))

    assert feil == (Avvisning(8, "lonn.stat", "skal ha enten én verdi eller én for hver kommune"),)


def test_verten_maa_vaere_med(tmp_path: Path) -> None:
    """Verten må være en av deltakerne."""
    feil = avvist(tmp_path, ('vert = "1841"', 'vert = "1804"'))

    assert feil == (Avvisning(0, "sak.vert", "«1804» er ikke blant deltakerne"),)


def test_samme_kommune_to_ganger(tmp_path: Path) -> None:
    """En kommune kan ikke være med to ganger."""
    feil = avvist(tmp_path, ('kommune = "1845"', 'kommune = "1841"'))

    assert feil[0] == Avvisning(2, "deltaker.kommune", "«1841» står flere ganger")


@pytest.mark.parametrize(
    ("innhold", "grunn"), [(b"[sak", "ikke gyldig TOML"), ("tittel = 'Bodø'".encode("latin-1"), "er ikke UTF-8")]
)
def test_ikke_lesbar(tmp_path: Path, innhold: bytes, grunn: str) -> None:
    """En fil som ikke er TOML i UTF-8, avvises med en forklaring."""
    sti = tmp_path / "prove.toml"
    sti.write_bytes(innhold)

    with pytest.raises(FilAvvist, match=grunn):
        les_saksfil(sti)
