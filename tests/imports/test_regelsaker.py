"""Tests of reading the cases: what is refused, and that the refusal names file, key and reason."""

from pathlib import Path

import pytest

from tospann.core.lov.katalog import EMNER
from tospann.imports.avvisning import FilAvvist
from tospann.imports.regelsaker import LEVERTE, antall_leverte, les_regelfil, les_regelsaker, leverte_regelsaker

HODE = 'emne = "mote"\nforfatter = "jurist (rolle)"\nkilde = "loven"\ndato = 2026-11-25\n'
REGEL = '[[regel]]\nid = "KL-11-4"\nalvor = "krav"\nbevis = "V"\nhjemmel = "h"\nfra = 2019-11-01\n'
SAK = '[[regel.sak]]\ntittel = "t"\nfakta = {}\nventer = "mangler opplysninger"\n'


def _fil(mappe: Path, tekst: str) -> Path:
    fil = mappe / "a.toml"
    fil.write_text(tekst, "utf-8")
    return fil


def test_en_liten_fil(tmp_path: Path) -> None:
    """En fil med én regel og én sak kan leses, og saken arver forfatter, kilde og dato."""
    (prove,) = les_regelfil(_fil(tmp_path, HODE + REGEL + SAK))

    assert (prove.regel_id, prove.saker[0].forfatter, prove.saker[0].nevner) == ("KL-11-4", "jurist (rolle)", "")


@pytest.mark.parametrize(
    ("tekst", "nevner"),
    [
        ("ikke toml", "kan ikke leses som TOML"),
        (HODE.replace("mote", "romfart") + REGEL + SAK, "emne: finnes ikke. Emnene er avtale"),
        (HODE.replace('forfatter = "jurist (rolle)"\n', "") + REGEL + SAK, "forfatter: mangler"),
        (HODE.replace("2026-11-25", '"2026"') + REGEL + SAK, "dato: skal være en dato uten hermetegn"),
        (HODE, "regel: mangler"),
        ('farge = "blå"\n' + HODE + REGEL + SAK, "farge: er ukjent her"),
        (HODE + REGEL, "regelen «KL-11-4», sak: mangler"),
        (HODE + REGEL.replace("KL-11-4", "KL-99") + SAK, "«KL-99» er ingen regel om ett kommunestyremøte"),
        (HODE + REGEL.replace('"krav"', '"brudd"') + SAK, "alvor: «brudd» er ikke et av valgene: krav, varsel og råd"),
        (HODE + REGEL.replace('"V"', '"X"') + SAK, "bevis: «X» er ikke et bevismerke"),
        (HODE + REGEL + SAK.replace("fakta = {}", "fakta = { fjas = 1 }"), "sak 1, fjas: finnes ikke"),
        (HODE + REGEL + SAK.replace("fakta = {}", 'fakta = { motende = "ti" }'), "motende: skal være et helt tall"),
        (HODE + REGEL + SAK.replace("fakta = {}", "fakta = { motende = true }"), "motende: skal være et helt tall"),
        (HODE + REGEL + SAK.replace("fakta = {}", 'fakta = { motebok = "nei" }'), "motebok: skal være en liste"),
        (HODE + REGEL + SAK.replace("fakta = {}", "fakta = { undertegnet_av = 3 }"), "skal være tekst i hermetegn"),
        (HODE + REGEL + SAK.replace("fakta = {}", 'fakta = { lukket = "kanskje" }'), "ja, nei og usikker"),
        (HODE + REGEL + SAK.replace("fakta = {}", 'fakta = "tekst"'), "fakta: skal være en tabell"),
        (HODE + REGEL + SAK.replace("mangler opplysninger", "tja"), "venter: «tja» er ikke et av valgene"),
        (HODE + REGEL + SAK.replace('tittel = "t"\n', ""), "sak 1, tittel: mangler"),
        (
            HODE
            + REGEL
            + SAK.replace("fakta = {}", 'fakta = { undertegnet_av = "01010112345 05013011111 15021951940" }'),
            "fødselsnummer",
        ),
    ],
)
def test_daarlige_filer_avvises(tekst: str, nevner: str, tmp_path: Path) -> None:
    """En fil som ikke kan brukes, avvises med filnavn, nøkkel og grunn."""
    with pytest.raises(FilAvvist) as avvist:
        les_regelfil(_fil(tmp_path, tekst))

    assert str(avvist.value).startswith("a.toml kan ikke brukes")
    assert nevner in str(avvist.value)


@pytest.mark.parametrize(
    ("emne", "regel", "fakta", "nevner"),
    [
        ("avtale", "KL-20-9", '{ kontrollutvalg = "9999" }', "kontrollutvalg: «9999» er ikke blant"),
        ("avtale", "KL-20-9", '{ uten = ["finnes-ikke"] }', "uten: klausulen «finnes-ikke» finnes ikke"),
        ("avtale", "KL-20-9", '{ tekst = ["finnes-ikke=x"] }', "tekst: klausulen «finnes-ikke» finnes ikke"),
        ("avtale", "KL-20-9", '{ tekst = ["parter"] }', "tekst: skal skrives som «dette=hint»"),
        ("avtale", "KL-20-9", '{ blanke = ["fjas"] }', "blanke: «fjas» er ikke et vilkår"),
        ("avtale", "KL-20-9", '{ nemndsmedlemmer = ["1841=to"] }', "nemndsmedlemmer: skal ha et helt tall"),
        ("form", "KL-17-1", "{}", "form: må oppgis"),
        ("form", "KL-17-1", '{ form = "Fjas" }', "form: «Fjas» er ikke en av formene"),
        ("vedtaksrunde", "KL-11-9-Q", '{ vedtak = ["1841=ja"] }', "skal ha organ | dato | tekst | stemmer"),
        ("vedtaksrunde", "KL-11-9-Q", '{ vedtak = ["1841=k | i dag | likt"] }', "«i dag» er ikke en dato"),
        ("vedtaksrunde", "KL-11-9-Q", '{ vedtak = ["1841=k | 2027-05-06 | likt | ni"] }', "skal være medlemmer"),
    ],
)
def test_daarlige_fakta_avvises(emne: str, regel: str, fakta: str, nevner: str, tmp_path: Path) -> None:
    """Også fakta om avtaler, former og vedtaksrunder avvises med nøkkel og grunn."""
    tekst = HODE.replace("mote", emne) + REGEL.replace("KL-11-4", regel) + SAK.replace("{}", fakta)
    with pytest.raises(FilAvvist, match="kan ikke brukes") as avvist:
        les_regelfil(_fil(tmp_path, tekst))

    assert nevner in str(avvist.value)


def test_en_mappe_uten_saker(tmp_path: Path) -> None:
    """En mappe uten saksfiler, eller som ikke finnes, avvises."""
    for mappe in (tmp_path, tmp_path / "finnes-ikke"):
        with pytest.raises(FilAvvist, match="har ingen saksfiler"):
            les_regelsaker(mappe)


def test_alle_feil_paa_en_gang(tmp_path: Path) -> None:
    """Feil i flere regler kommer i samme avvisning."""
    tekst = HODE + REGEL.replace("KL-11-4", "KL-98") + SAK + REGEL.replace("KL-11-4", "KL-99") + SAK
    with pytest.raises(FilAvvist) as avvist:
        les_regelfil(_fil(tmp_path, tekst))

    assert [a.rad for a in avvist.value.avvisninger] == [1, 2]


def test_en_fil_for_hvert_emne() -> None:
    """Det er én fil for hvert emne, med emnets navn, og antallet kan telles uten å bygge fakta."""
    assert sorted(fil.stem for fil in LEVERTE.glob("*.toml")) == sorted(e.id for e in EMNER)
    assert {p.emne.id for p in leverte_regelsaker("mote")} == {"mote"}
    assert sum(antall_leverte().values()) == sum(len(p.saker) for p in leverte_regelsaker())
