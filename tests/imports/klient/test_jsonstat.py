"""JSON-stat 2: a box of figures whose sides must fit it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.imports.klient.svarene import endret, grunner, pakket, som_verdi, svar

from tospann.core.kommune.statistikk import Merke
from tospann.imports.klient.jsonstat import FLEST_CELLER, les_jsonstat, les_metadata

NAVN = "ssb_07459_folketall"


def sett(sti: str, verdi: object) -> Callable[[Any], None]:
    """Change one thing, named by its path."""

    def endring(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        *foran, siste = sti.split(".")
        for del_ in foran:
            svaret = svaret[del_]
        svaret[siste] = verdi

    return endring


def test_siste_dimensjon_gaar_fortest() -> None:
    """Tallene ligger rad for rad, med siste dimensjon fortest: Bodø 2019, Bodø 2020, Fauske 2019 …"""
    celler = dict(les_jsonstat(svar(NAVN), "svaret").celler())

    assert celler["1804", "Personer1", "2019"] == 52024
    assert celler["1804", "Personer1", "2020"] == 52357
    assert celler["1841", "Personer1", "2019"] == 9760


def test_tomt_tall_er_aldri_null() -> None:
    """Der SSB har et merke i stedet for et tall, er det merket vi får, aldri 0."""
    celler = dict(les_jsonstat(svar(NAVN), "svaret").celler())

    assert celler["1850", "Personer1", "2020"] is Merke.IKKE_MULIG


@pytest.mark.parametrize(("merke", "ventet"), [(".", Merke.IKKE_MULIG), ("..", Merke.MANGLER), (":", Merke.SKJULT)])
def test_merkene(merke: str, ventet: Merke) -> None:
    """Punktum, to punktum og kolon er tre forskjellige grunner til at tallet ikke er der."""
    innhold = endret(NAVN, sett("status.7", merke))

    assert les_jsonstat(innhold, "svaret").verdier[7] is ventet


def test_null_uten_merke() -> None:
    """Et tomt tall uten merke mangler."""
    assert les_jsonstat(endret(NAVN, lambda s: s.pop("status")), "svaret").verdier[7] is Merke.MANGLER


def test_status_som_liste_eller_ett_merke() -> None:
    """Merkene kan stå som en liste, en tabell eller ett merke for alt; de betyr det samme."""
    liste = endret(NAVN, sett("status", [None] * 7 + ["."] + [None] * 2))
    ett = pakket(som_verdi(NAVN) | {"value": [None] * 10, "status": ":"})

    assert les_jsonstat(liste, "svaret").verdier == les_jsonstat(svar(NAVN), "svaret").verdier
    assert set(les_jsonstat(ett, "svaret").verdier) == {Merke.SKJULT}


def test_verdier_som_tabell() -> None:
    """Verdiene kan stå som en tabell over plasser; plasser som ikke er nevnt, mangler."""
    verdier = som_verdi(NAVN)["value"]
    innhold = endret(NAVN, sett("value", {str(i): v for i, v in enumerate(verdier) if v is not None}))

    assert les_jsonstat(innhold, "svaret") == les_jsonstat(svar(NAVN), "svaret")


def test_koder_som_liste() -> None:
    """Kodene kan stå som en liste i rekkefølge eller som en tabell over plasser; de betyr det samme."""
    innhold = endret(NAVN, sett("dimension.Region.category.index", ["18", "1804", "1841", "1850", "2111"]))

    assert les_jsonstat(innhold, "svaret") == les_jsonstat(svar(NAVN), "svaret")


def test_kodene_staar_i_sin_egen_rekkefolge() -> None:
    """Det er plassen som står ved koden som gjelder, ikke rekkefølgen i fila."""
    innhold = endret(NAVN, sett("dimension.Tid.category.index", {"2020": 1, "2019": 0}))

    assert les_jsonstat(innhold, "svaret").dimensjoner[2].koder == ("2019", "2020")


def test_en_kode_uten_plass() -> None:
    """En dimensjon med én kode trenger ikke å si hvor den står."""
    innhold = endret(NAVN, lambda s: s["dimension"]["ContentsCode"]["category"].pop("index"))

    assert les_jsonstat(innhold, "svaret").dimensjoner[1].koder == ("Personer1",)


def test_desimaltall_er_eksakte() -> None:
    """102,8 er nøyaktig 514 femdeler, ikke nesten."""
    datasett = les_jsonstat(svar("ssb_14700_desimaler"), "svaret")

    assert datasett.verdier[:2] == (103, Fraction(514, 5))
    assert datasett.oppdatert == date(2026, 8, 10)


def test_merknad_ved_et_tall() -> None:
    """Et tall med en merknad vi ikke kjenner, beholdes, og merknaden telles."""
    datasett = les_jsonstat(endret(NAVN, sett("status.0", "p")), "svaret")

    assert datasett.verdier[0] == 243335
    assert datasett.merknader == {"p": 1}


def test_metadata() -> None:
    """Beskrivelsen av en tabell har sider og koder, og ingen tall."""
    datasett = les_metadata(svar("ssb_07459_metadata"), "svaret")

    assert (datasett.tabell, datasett.verdier) == ("07459", ())
    assert [(d.id, d.kan_utelates) for d in datasett.dimensjoner][1:4] == [
        ("Kjonn", True),
        ("Alder", True),
        ("ContentsCode", False),
    ]


def test_metadata_er_ikke_tall() -> None:
    """Beskrivelsen kan ikke brukes der det skulle vært tall."""
    assert "value: har 0 verdier, men size gir 25440" in grunner(les_jsonstat, svar("ssb_07459_metadata"))


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (sett("class", "collection"), "class: «collection» kan ikke brukes her"),
        (sett("version", "1.0"), "version: «1.0» kan ikke brukes her"),
        (sett("size", [5, 1, 3]), "size sier 3, men dimensjonen har 2 koder"),
        (sett("size", [5, 2]), "skal ha én størrelse for hver dimensjon"),
        (sett("size", [5, 1, "2"]), "size: skal være et helt tall, men er «2»"),
        (sett("size", [5, 1, 2.0]), "size: skal være et helt tall"),
        (sett("size", [-5, -1, 2]), "size sier -5"),
        (sett("size", [5, 1, True]), "size: skal være et helt tall"),
        (sett("id", ["Region", "ContentsCode", "ContentsCode"]), "og hver én gang"),
        (sett("id", ["Region", "ContentsCode", "Maaned"]), "dimension.Maaned: mangler"),
        (sett("id", []), "id: «[]» kan ikke brukes her"),
        (sett("value", [1] * 9), "har 9 verdier, men size gir 10"),
        (sett("value", [1] * 11), "har 11 verdier, men size gir 10"),
        (sett("value", None), "value: skal være en liste eller en tabell"),
        (sett("value", {"10": 1}), "«10» er ikke en plass blant 10"),
        (sett("value", {"-1": 1}), "«-1» er ikke en plass"),
        (sett("value", {"٣": 1}), "er ikke en plass"),
        (sett("value", {"0" * 4000: 1}), "er ikke en plass"),
        (sett("value", [1] * 9 + ["2310"]), "Rad 10, value: «2310» er ikke et tall"),
        (sett("value", [1] * 9 + [True]), "Rad 10, value: «True» er ikke et tall"),
        (sett("value", [1] * 9 + [[1]]), "Rad 10, value: «[1]» er ikke et tall"),
        (sett("status", [None] * 7 + ["x"] + [None] * 2), "tomt tall med det ukjente merket «x»"),
        (sett("status.0", ":"), "har både tallet 243335 og merket «:»"),
        (sett("status.0", 5), "merket «5» er ikke tekst"),
        (sett("status", 5), "status: skal være en liste eller en tabell"),
        (sett("dimension.Tid.category.index", {"2019": 0, "2020": 2}), "har hull eller to koder på samme plass"),
        (sett("dimension.Tid.category.index", {"2019": 0, "2020": 0}), "har hull eller to koder på samme plass"),
        (sett("dimension.Tid.category.index", ["2019", "2019"]), "har hull eller to koder på samme plass"),
        (sett("dimension.Tid.category.index", {"2019": 0, "2020": "1"}), "skal være et helt tall, men er «1»"),
        (sett("dimension.Tid.category", {}), "har hull eller to koder"),
        (sett("dimension.Tid", None), "skal være en tabell"),
        (sett("dimension", []), "dimension: skal være en tabell"),
        (sett("updated", "i går"), "updated: «i går» kan ikke brukes her"),
        (sett("updated", "2026-02-30T07:00:00Z"), "finnes ikke i kalenderen"),
        (sett("extension", {}), "extension.px: mangler"),
        (sett("label", "x" * 500), "label"),
        (lambda s: s.pop("dimension"), "dimension: mangler"),
    ],
)
def test_passer_ikke(endring: Callable[[Any], object], grunn: str) -> None:
    """Sidene, tallene og merkene må passe med hverandre; ellers avvises hele svaret."""
    assert grunn in grunner(les_jsonstat, endret(NAVN, endring))


def test_for_mange_celler() -> None:
    """Et svar som sier at det har flere celler enn SSB gir, avvises før noe legges ut."""
    koder = [str(n) for n in range(1000)]
    innhold = endret(NAVN, lambda s: s.update(size=[1000, 1, 1000]))
    dimensjon = {"category": {"index": koder}}
    verdi = som_verdi(NAVN) | {"size": [1000, 1, 1000], "value": {"0": 1}}
    verdi["dimension"] |= {"Region": dimensjon, "Tid": dimensjon}

    assert f"gir 1000000 celler; grensen er {FLEST_CELLER}" in grunner(les_jsonstat, innhold)
    assert f"gir 1000000 celler; grensen er {FLEST_CELLER}" in grunner(les_jsonstat, pakket(verdi))


@pytest.mark.parametrize("navn", ["ssb_feil_400", "klass_endringer", "brreg_tomt", "norg_enheter"])
def test_svar_fra_noe_annet(navn: str) -> None:
    """En feilmelding eller et svar fra et annet register er ikke statistikk."""
    assert "kan ikke brukes" in grunner(les_jsonstat, svar(navn))


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.randoms())
def test_hvert_tall_paa_sin_plass(storrelser: list[int], tilfeldig: Any) -> None:  # noqa: ANN401 - random.Random
    """Uansett hvor mange sider og i hvilken form, kommer hvert tall ut ved sine egne koder."""
    sider = [[f"{nr}.{kode}" for kode in range(antall)] for nr, antall in enumerate(storrelser)]
    verdier = {celle: tilfeldig.randint(0, 10**6) for celle in product(*sider)}
    som_liste = tilfeldig.random() < 0.5
    innhold = pakket(
        som_verdi(NAVN)
        | {
            "id": [str(nr) for nr in range(len(sider))],
            "size": storrelser,
            "dimension": {
                str(nr): {"category": {"index": koder if som_liste else {k: i for i, k in enumerate(koder)}}}
                for nr, koder in enumerate(sider)
            },
            "value": list(verdier.values()) if som_liste else {str(i): v for i, v in enumerate(verdier.values())},
            "status": None,
        }
    )

    assert dict(les_jsonstat(innhold, "svaret").celler()) == verdier
