"""Rule files: read in their order, or refused with place and reason."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.imports.regnearkfiler import OPPSETT

from tospann.core.felles.tall import Enhet
from tospann.core.tabell import regel
from tospann.core.tabell.tabell import Kolonneslag
from tospann.imports.avvisning import FilAvvist
from tospann.imports.tabellregler import MAKS_TEGN, krev_at_reglene_passer, les_regler
from tospann.imports.tabelltekst import les_limt
from tospann.imports.trykttabell import som_tabell

HODE = """
[tabell]
id = "prove"
tittel = "Ansatte"
dato = 2018-01-01
[kilde]
tittel = "En rapport"
utgiver = "Noen"
dato = 2018-02-01
[kilder.ssb]
slag = "STATISTIKK"
tittel = "Befolkning"
utgiver = "SSB"
dato = 2017-01-01
"""
KOLONNER = """
[[kolonne]]
id = "sted"
tittel = "Sted"
navn = "sted"
slag = "tekst"
[[kolonne]]
id = "alle"
tittel = "Ansatte i alt"
navn = "ansatte"
slag = "heltall"
enhet = "AARSVERK"
kilde = "ssb"
dato = 2017-01-01
"""
LIMT = "Ansatte i alt;sted\n10;Fauske\n10;Sum"


def avvist(tekst: str) -> str:
    """Give the refusal."""
    with pytest.raises(FilAvvist) as feil:
        les_regler(tekst)
    return "\n".join(str(a) for a in feil.value.avvisninger)


def test_en_regelfil() -> None:
    """En regelfil sier hva tabellen og kolonnene er, med hver sin kilde og dato, og reglene kommer i rekkefølge."""
    fil = les_regler(
        HODE
        + KOLONNER
        + '[[unik]]\nid = "u"\nkolonner = ["sted"]\n'
        + '[[kolonnesum]]\nid = "s"\nsumrad = "Sum"\nkolonner = ["alle"]\ntoleranse = "0,5"\n'
        + '[[sammenligning]]\nid = "m"\nkolonne = "alle"\nmot = "alle"\nhoyst_prosent = "2,5"\n'
    )

    assert [type(r) for r in fil.regler] == [regel.Kolonnesum, regel.Sammenligning, regel.Unik]
    assert fil.regler[0] == regel.Kolonnesum("s", "Sum", ("alle",), (), Fraction(1, 2))
    alle = fil.oppsett.kolonner[1]
    assert (alle.slag, alle.enhet, alle.kilde.utgiver, alle.dato.year) == (
        Kolonneslag.HELTALL,
        Enhet.AARSVERK,
        "SSB",
        2017,
    )
    assert fil.oppsett.sumrader == ("Sum",)


def test_kolonner_finnes_ved_overskriften() -> None:
    """Kolonnene kan stå i en annen rekkefølge enn reglene, og overskriften kan ha andre store bokstaver."""
    tabell = som_tabell(les_limt(LIMT), les_regler(HODE + KOLONNER).oppsett)

    assert [r.navn for r in tabell.rader] == ["Fauske", "Sum"]
    assert tabell.rader[1].er_sum


@pytest.mark.parametrize(
    ("limt", "grunn"),
    [
        ("sted;Andre\nFauske;1", "Rad 1, Ansatte i alt: kolonnen mangler"),
        ("sted;Ansatte i alt;Ny\nFauske;1;2", "Rad 1, Ny: kolonnen er ikke beskrevet i reglene"),
        ("sted;Ansatte i alt\nFauske;ti", "Rad 2, Ansatte i alt: «ti» kan ikke leses som et tall"),
        ("sted;Ansatte i alt\nFauske;10,5", "Rad 2, Ansatte i alt: «10,5» har desimaler"),
    ],
)
def test_tabell_som_ikke_er_den_reglene_beskriver(limt: str, grunn: str) -> None:
    """Mangler en kolonne, er det en for mye, eller er en rute ikke det kolonnen sier, blir fila avvist (28)."""
    with pytest.raises(FilAvvist, match=grunn):
        som_tabell(les_limt(limt), les_regler(HODE + KOLONNER).oppsett)


AVVISES = {
    "": "tabell: mangler",
    "tull": "er ikke gyldig TOML",
    "a = 1\nb = = 2": "Rad 2, hele fila: er ikke gyldig TOML",
    "a = " + "[" * 5_000: "er for dypt nøstet",
    "a = " + "9" * 5_000: "er ikke gyldig TOML",
    "#" * (MAKS_TEGN + 1): "er lengre enn 64 000 tegn",
    HODE + 'x = "y"': "kilder.ssb.x: ukjent felt",
    HODE + '[[radsum]]\nid = "r"\nhelhet = "a"': "Rad 1, radsum.deler: mangler",
    HODE + '[[radsum]]\nid = "r"\nhelhet = "a"\ndeler = []': "Rad 1, radsum.deler: er tomt",
    HODE + '[[radsum]]\nid = "Æ"\nhelhet = "a"\ndeler = ["b"]': "Rad 1, radsum.id: «Æ» kan ikke brukes her",
    HODE
    + '[[radsum]]\nid = "r"\nhelhet = "a"\ndeler = ["b"]\ntoleranse = 0.5': "skriv et helt tall, eller et desimaltall",
    HODE + '[[radsum]]\nid = "r"\nhelhet = "a"\ndeler = ["b"]\ntoleranse = "0.5"': "«0.5» har punktum",
    HODE + '[[radsum]]\nid = "r"\nhelhet = "a"\ndeler = ["b"]\ntoleranse = true': "skriv et helt tall",
    HODE + '[[andel]]\nid = "r"\ndel = "a"\nav = "b"\ndesimaler = 9': "Rad 1, andel.desimaler: «9» kan ikke brukes her",
    HODE + '[[merknad]]\nid = "r"\ntekst = ""': "Rad 1, merknad.tekst: er tomt",
    HODE + f'[[merknad]]\nid = "r"\ntekst = "{"x" * 2_001}"': "Rad 1, merknad.tekst: er for langt",
    HODE + KOLONNER.replace('"heltall"', '"tall"'): "Rad 2, kolonne.slag: «tall» kan ikke brukes her",
    HODE + KOLONNER.replace('"AARSVERK"', '"STYKK"'): "Rad 2, kolonne.enhet: «STYKK» kan ikke brukes her",
    HODE + KOLONNER.replace('"ssb"', '"kostra"'): "Rad 2, kolonne.kilde: «kostra» står ikke under [kilder]",
    HODE + KOLONNER.replace('id = "alle"', 'id = "sted"'): "Rad 2, kolonne.id: «sted» står flere ganger",
    HODE.replace("2018-01-01", '"i fjor"'): "tabell.dato: «i fjor» kan ikke brukes her",
}


@pytest.mark.parametrize("tekst", AVVISES, ids=lambda t: AVVISES[t][:40])
def test_regelfil_som_avvises(tekst: str) -> None:
    """En regelfil med feil blir avvist med hvilken regel, hvilket felt og hvorfor."""
    assert AVVISES[tekst] in avvist(tekst)


def test_regler_som_ikke_passer_til_tabellen() -> None:
    """Regler om kolonner og rader tabellen ikke har, blir avvist, alle på en gang."""
    fil = les_regler(
        HODE
        + '[[unik]]\nid = "u"\nkolonner = ["by"]\n'
        + '[[kolonnesum]]\nid = "s"\nsumrad = "Totalt"\nkolonner = ["ansatte-i-alt"]\n'
    )
    tabell = som_tabell(les_limt("sted;Ansatte i alt\nFauske;1"), OPPSETT)
    with pytest.raises(FilAvvist) as feil:
        krev_at_reglene_passer(tabell, fil)

    assert [str(a) for a in feil.value.avvisninger] == [
        "Rad 1, s: tabellen har ingen rad som heter «Totalt»",
        "Rad 2, u: tabellen har ingen kolonne «by»",
    ]
