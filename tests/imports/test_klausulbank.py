"""Tests of the clause bank: the one we ship, and files people have got wrong."""

from pathlib import Path

import pytest

from tospann.core.avtale.klausul import MERKER
from tospann.core.avtale.tema import TEMA
from tospann.imports.avvisning import FilAvvist
from tospann.imports.klausulbank import les_klausulbank

MALER = les_klausulbank()
GOD = """
[[klausul]]
id = "okonomi"
nummer = 1
overskrift = 10
tittel = "Økonomi"
dekker = ["f"]
naar = "alltid"
kilde = "kommuneloven § 20-4"
merk = "V"
tekst = "Deles etter $nokkel."
"""


def _skriv(mappe: Path, innhold: str) -> Path:
    fil = mappe / "bank.toml"
    fil.write_text(innhold, encoding="utf-8")
    return fil


def test_banken_har_alle_overskriftene() -> None:
    """Klausulbanken har klausuler for hver av de 22 overskriftene i innholdslisten."""
    assert set(range(1, 23)) == {m.overskrift for m in MALER}


def test_banken_dekker_alle_temaene() -> None:
    """Hvert tema en regel kan spørre etter, har minst én klausul."""
    assert set(TEMA) == {tema for m in MALER for tema in m.dekker}


def test_hver_klausul_har_kilde_og_merke() -> None:
    """Hver klausul sier hvor teksten kommer fra, og hvor godt den er kontrollert."""
    assert all(m.kilde and m.merk in MERKER for m in MALER)


def test_en_god_bank_leses(tmp_path: Path) -> None:
    """En fil som er i orden, gir malene med feltene de bruker."""
    (mal,) = les_klausulbank(_skriv(tmp_path, GOD))

    assert (mal.id, set(mal.dekker), set(mal.felt)) == ("okonomi", {"f"}, {"nokkel"})


@pytest.mark.parametrize(
    ("gammelt", "nytt", "grunn"),
    [
        ("$nokkel", "$passord", "passord"),
        ("$nokkel", "100 $", "dollartegn"),
        ('["f"]', '["ø"]', "«ø», som ikke er et kjent tema"),
        ('["f"]', '"f"', "dekker skal være en liste"),
        ('naar = "alltid"', 'naar = "aldri"', "naar er «aldri»"),
        ('merk = "V"', 'merk = "X"', "merket «X»"),
        ("nummer = 1\n", "nummer = 0\n", "nummer skal være et helt tall over null"),
        ('kilde = "kommuneloven § 20-4"\n', "", "Det mangler kilde"),
        ('tittel = "Økonomi"', 'tittel = " "', "tittel skal være tekst"),
        ('merk = "V"', 'merk = "V"\nfarge = "rød"', "farge er ikke et felt"),
        ("$nokkel", "01820700011", "fødselsnummer"),
    ],
)
def test_feil_i_en_klausul(tmp_path: Path, gammelt: str, nytt: str, grunn: str) -> None:
    """En feil avvises med fil, klausul og grunn."""
    with pytest.raises(FilAvvist) as avvist:
        les_klausulbank(_skriv(tmp_path, GOD.replace(gammelt, nytt)))

    assert "bank.toml" in str(avvist.value)
    assert "Rad 1, klausulen «okonomi»" in str(avvist.value)
    assert grunn in str(avvist.value)


def test_alle_feil_samles(tmp_path: Path) -> None:
    """Alle feilene i filen nevnes på én gang, også at to klausuler har samme navn."""
    with pytest.raises(FilAvvist) as avvist:
        les_klausulbank(_skriv(tmp_path, GOD + GOD.replace('"V"', '"X"')))

    assert [a.rad for a in avvist.value.avvisninger] == [2, 2, 2]


@pytest.mark.parametrize("innhold", ["", "klausul = 3", "[[klausul]\n"])
def test_fil_uten_klausuler(tmp_path: Path, innhold: str) -> None:
    """En tom eller ødelagt fil avvises med en forklaring."""
    with pytest.raises(FilAvvist, match=r"bank\.toml"):
        les_klausulbank(_skriv(tmp_path, innhold))


def test_fil_som_ikke_finnes(tmp_path: Path) -> None:
    """En fil som ikke finnes, avvises med en forklaring."""
    with pytest.raises(FilAvvist, match="finnes ikke"):
        les_klausulbank(tmp_path / "borte.toml")
