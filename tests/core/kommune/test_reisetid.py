"""How long it takes: which method answers, with what band, and why there is sometimes no answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from tests.core.kommune.reiser import BRUA, DAGEN_FOER, REFORMEN, START, grunnlag, historie, lenke, modell, tall

from tospann.core.felles.kilde import Kildeslag
from tospann.core.felles.tall import Enhet, med_grunnlag
from tospann.core.kommune.reisemodell import Lenketid, Reisemetode, UgyldigReisemodell
from tospann.core.kommune.reisenett import nett_paa
from tospann.core.kommune.reisetid import Reisetid, UkjentReisested, UkjentReisetid, reiser_fra, reisetid


def svar(fra: str, til: str, dag: date = START) -> Reisetid:
    """Ask in the small country, where there is an answer."""
    funnet = reisetid(nett_paa(grunnlag(), dag), fra, til)
    assert isinstance(funnet, Reisetid)
    return funnet


def ukjent(fra: str, til: str, dag: date = START) -> str:
    """Ask where there is none, and give the reason."""
    funnet = reisetid(nett_paa(grunnlag(), dag), fra, til)
    assert isinstance(funnet, UkjentReisetid)
    return funnet.grunn


def test_vei_og_ferje() -> None:
    """Fra Midt til Øya: 10 km luftlinje er 20 km vei på 20 min; ferja er 15 km vei, 20 min overfart, 10 min venting."""
    tid = svar("1802", "1804")

    assert (tid.minutter.verdi, tid.km.verdi, tid.ferjer, tid.metode) == (65, 35, 1, Reisemetode.NETT)
    assert (tid.ruten(), tid.ferjene()) == ("Rv1 til Sør, ferje Kaia–Øya til Øya", "én ferje")
    assert [(e.fra, e.til, e.minutter.verdi) for e in tid.etapper] == [("Midt", "Sør", 20), ("Sør", "Øya", 45)]


def test_omvei_som_er_kjent() -> None:
    """Omveien modellen ikke ser, kommer i tillegg, til brua åpner."""
    assert [svar("1801", "1802", dag).km.verdi for dag in (DAGEN_FOER, BRUA)] == [30, 20]
    assert [svar("1801", "1802", dag).minutter.verdi for dag in (DAGEN_FOER, BRUA)] == [30, 20]


def test_samme_vei_flere_ganger_sies_en_gang() -> None:
    """To etapper på samme vei etter hverandre er én vei når en sier ruten."""
    lenker = (lenke("1801 1802", "E6", 10), lenke("1802 1803", "E6", 10))
    nett = nett_paa(replace(grunnlag(), forbindelser=lenker), START)
    tid = reisetid(nett, "1801", "1803")

    assert isinstance(tid, Reisetid)
    assert (tid.ruten(), len(tid.etapper)) == ("E6 til Sør", 2)


@pytest.mark.parametrize(
    ("fra", "til", "spenn", "grunnlaget"),
    [
        ("1802", "1803", (10, 30), "prøven av de korte"),
        ("1801", "1802", (Fraction(45, 2), Fraction(75, 2)), "prøven av de lange"),
        ("3401", "3402", (Fraction("22.24"), Fraction("42.24")), "prøven i innlandet"),
    ],
)
def test_spennet(fra: str, til: str, spenn: tuple[Fraction, Fraction], grunnlaget: str) -> None:
    """Under en halv time er spennet halvparten til hver side, ellers en firedel; i innlandet ti minutter."""
    tid = svar(fra, til)
    lav, hoy = tid.spenn()

    assert [Fraction(v) for v in spenn] == [lav.som_brok(), hoy.som_brok()]
    assert grunnlaget in hoy.formel
    assert [t.id for t in lav.ledd] == [tid.minutter.id, tid.regel.bredde.id]


def test_spennet_gaar_aldri_under_null() -> None:
    """Det går ikke an å komme fram før en drar."""
    regel = replace(modell().spenn[2], bredde=tall("vid", 100, Enhet.MINUTTER))

    assert regel.grenser(Fraction(40)) == (Fraction(0), Fraction(140))


def test_regelen_for_luftlinje() -> None:
    """To kommuner i innlandet: grunntid pluss minutter per kilometer luftlinje, uten at veien er kjent."""
    tid = svar("3401", "3402")

    assert (tid.metode, tid.km.verdi, tid.minutter.verdi) == (
        Reisemetode.LUFTLINJE,
        Fraction("22.24"),
        Fraction("32.24"),
    )
    assert (tid.etapper, tid.ferjer, tid.ferjene(), tid.ruten()) == ((), 0, "ingen ferje", "")


@pytest.mark.parametrize(
    ("fra", "til", "grunn"),
    [
        ("1901", "1902", "Nabo og Annennabo ligger ved sjøen"),
        ("1901", "3401", "Nabo ligger ved sjøen"),
        ("1801", "3401", "Nord ligger ved sjøen"),
        ("3401", "3403", "Luftlinja er 111 km. Regelen er bare prøvd på avstander opp til 50 km"),
        ("1801", "1805", "Ingen har registrert hvor senteret i 1805 er"),
    ],
)
def test_der_ingen_metode_kan_brukes(fra: str, til: str, grunn: str) -> None:
    """Ved sjøen utenfor nettet, for langt unna eller uten kjent senter er svaret «ukjent», med grunn."""
    assert grunn in ukjent(fra, til)


def test_foer_registeret_begynner() -> None:
    """Før sentre og veier er registrert, er svaret «ukjent» med den første dagen."""
    funnet = reisetid(
        nett_paa(replace(grunnlag(), historie=historie(date(2010, 1, 1))), date(2012, 5, 1)), "1801", "1802"
    )

    assert isinstance(funnet, UkjentReisetid)
    assert funnet.grunn == "Kommunesentre og veier er registrert fra 1. januar 2018."


def test_en_ende_i_fylket_er_nok() -> None:
    """Nettet svarer når minst en av de to ligger i fylket det er tegnet for; mellom to naboer utenfor mangler veier."""
    assert svar("1801", "1901").metode is Reisemetode.NETT
    assert "tegnet for Nordland" in ukjent("1901", "1902")


def test_ingen_vei_dit() -> None:
    """Henger ikke nettet sammen, er svaret ukjent."""
    nett = nett_paa(replace(grunnlag(), forbindelser=(lenke("1801 1802", "a", 1), lenke("1803 1804", "b", 1))), START)

    assert isinstance(reisetid(nett, "1801", "1804"), UkjentReisetid)


@pytest.mark.parametrize(
    ("fra", "til", "grunn"), [("1801", "1801", "to forskjellige"), ("9999", "1801", "9999"), ("1801", "1810", "1810")]
)
def test_umulige_spoersmaal(fra: str, til: str, grunn: str) -> None:
    """Samme kommune to ganger, og et nummer som ikke er i bruk den dagen, avvises."""
    with pytest.raises(UkjentReisested, match=grunn):
        svar(fra, til)


def test_like_lang_tilbake() -> None:
    """Alle reiser har samme tid, lengde, ferjer og spenn tilbake, med etappene i motsatt rekkefølge."""
    nett = nett_paa(grunnlag(), REFORMEN)
    for fra, til in permutations(("1801", "1804", "1810", "5401"), 2):
        fram, tilbake = reisetid(nett, fra, til), reisetid(nett, til, fra)

        assert isinstance(fram, Reisetid)
        assert isinstance(tilbake, Reisetid)
        assert (fram.minutter.verdi, fram.km.verdi, fram.ferjer) == (
            tilbake.minutter.verdi,
            tilbake.km.verdi,
            tilbake.ferjer,
        )
        assert [e.forbindelse.navn for e in fram.etapper] == [e.forbindelse.navn for e in tilbake.etapper][::-1]


def test_tallet_kjenner_alt_det_hviler_paa() -> None:
    """Reisetida kan følges ned til luftlinja, faktoren, farten, overfarten og ventetida, hver med kilde."""
    tid = svar("1802", "1804", BRUA)
    under = {t.id for t in med_grunnlag([tid.minutter])}

    assert (tid.minutter.dato, tid.minutter.kilde.slag) == (BRUA, Kildeslag.BEREGNET)
    assert {
        "lenke.1803-1804.kaia-oya.luftlinje",
        "lenke.1803-1804.kaia-oya.overfart",
        "lenke.1803-1804.kaia-oya.ventetid",
        "reisemodell.omvei",
        "reisemodell.ferjevei",
        "reisemodell.fart",
    } <= under
    assert all(t.kilde.tittel for t in med_grunnlag(tid.tall()))


def test_oppgitt_tid_erstatter_modellen() -> None:
    """Er kjøretida kjent, brukes den i stedet for modellen."""
    fast = lenke("1801 1802", "Rv1", 10, fast_min=17)
    tid = Lenketid(fast, modell(), START, "Nord og Midt")

    assert (tid.minutter().verdi, tid.km().verdi) == (17, 20)
    assert modell().minutter(fast) == 17


def test_naermest_foerst() -> None:
    """Den nærmeste står først, den ukjente sist, og en selv er ikke med."""
    rader = reiser_fra(nett_paa(grunnlag(), START), "1802", ["1801", "1802", "1803", "1804", "1805"])

    assert [r.til.kortnavn for r in rader] == ["Sør", "Nord", "Øya", "Fjern"]


@pytest.mark.parametrize(
    ("felt", "grunn"), [({"spenn": ()}, "mangler et spenn"), ({"fart": tall("fart", 0, Enhet.ANTALL)}, "Farten")]
)
def test_modell_som_ikke_kan_brukes(felt: dict[str, object], grunn: str) -> None:
    """En modell uten fart eller uten spenn for alle tider avvises."""
    with pytest.raises(UgyldigReisemodell, match=grunn):
        replace(modell(), **felt)  # type: ignore[arg-type]
