"""Shares, other sources, allowed values, doubles, answers, remarks: each rule with a case that breaks it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.core.tabell.eksempel import RADER, endret, kolonne, kontrollert, tabell

from tospann.core.felles.norsk import desimaltall
from tospann.core.tabell.funn import Funnalvor
from tospann.core.tabell.regel import (
    Andel,
    Fordeling,
    Justering,
    Kolonnesum,
    Merknad,
    Radsum,
    Regel,
    Sammenligning,
    Svarregel,
    Unik,
    Verdiomraade,
    passer_ikke,
)
from tospann.core.tabell.tabell import Kolonneslag, Trykttabell

RADSUM = Radsum("rad", "alle", ("stat", "kommune"))
TALL, PROSENT = kolonne("stat"), kolonne("andel", Kolonneslag.DESIMALTALL)


def med_andel(*rader: tuple[str, str, str, str]) -> Trykttabell:
    """Give a table with a printed share."""
    return tabell(rader, kolonne("alle"), TALL, PROSENT)


@pytest.mark.parametrize("trykt", ["33,3", "33,33", "33,35"])
def test_riktig_andel(trykt: str) -> None:
    """En trykt andel stemmer når den er den rette, avrundet til de desimalene regelen sier."""
    kontroll = kontrollert(med_andel(("Fauske", "3", "1", trykt)), Andel("a", "stat", "alle", "andel"))

    assert kontroll.stemmer
    assert (kontroll.bekreftelser[0].kontrollert, kontroll.bekreftelser[0].enige) == (1, 1)


def test_halve_kan_rundes_begge_veier() -> None:
    """En halv kan være rundet opp eller ned: begge finnes i gode tabeller."""
    begge = med_andel(("Fauske", "8", "1", "12"), ("Saltdal", "8", "1", "13"))

    assert kontrollert(begge, Andel("a", "stat", "alle", "andel", desimaler=0)).stemmer
    seksten = med_andel(("Fauske", "16", "1", "6,2"), ("Saltdal", "16", "1", "6,3"), ("Rana", "16", "1", "6,1"))
    assert [f.rad for f in kontrollert(seksten, Andel("a", "stat", "alle", "andel")).funn] == ["Rana"]


def test_feil_andel() -> None:
    """En trykt andel som ikke stemmer, er et funn med regnestykket i setningen."""
    funn = kontrollert(med_andel(("Fauske", "3", "1", "33,4")), Andel("a", "stat", "alle", "andel")).funn

    assert [f.setning for f in funn] == ["Fauske: 1 av 3 er 33,3 prosent, men andel er trykt som 33,4."]


def test_andel_av_sumraden() -> None:
    """Andelen kan være av sumraden, og da er sumraden selv hundre prosent."""
    kontroll = kontrollert(tabell(), Andel("a", "alle", "alle", av_sumrad="Sum"))

    assert [desimaltall(t.som_brok(), 1) for t in kontroll.nokkeltall] == ["55,6", "27,8", "16,7", "100,0"]
    assert all(t.formel and t.ledd for t in kontroll.nokkeltall)


def test_andel_av_null_og_av_ingenting() -> None:
    """Det deles aldri på null eller på en tom rute; det blir sagt."""
    kontroll = kontrollert(med_andel(("Fauske", "0", "0", "0"), ("Rana", "", "1", "")), Andel("a", "stat", "alle"))

    assert kontroll.nokkeltall == ()
    assert kontroll.ikke_kontrollert[:2] == (
        "Fauske: andelen stat kan ikke regnes ut, fordi alle er 0.",
        "Rana: andelen stat kan ikke regnes ut, fordi et tall ikke er oppgitt.",
    )


def test_fordeling() -> None:
    """Andelene av helheten er hundre prosent til sammen, eller det blir sagt hvor mye de er."""
    regel = Fordeling("f", "alle", ("stat", "kommune"))

    hundre = kontrollert(tabell(), regel)
    assert (hundre.merknader, hundre.i_en_setning()) == ((), "1 kontroll: ingen funn.")
    assert kontrollert(endret("Sum", 2, "11"), RADSUM, regel).i_en_setning() == "5 kontroller: 1 funn og 1 merknad."
    merknad = kontrollert(endret("Sum", 2, "11"), regel).merknader[0].setning
    assert merknad.startswith("Andelene av alle er 105,6 prosent til sammen, ikke 100: stat 61,1 og kommune 44,4.")
    assert kontrollert(endret("Sum", 1, ""), regel).funn == ()


def test_sammenligning_med_en_annen_kilde() -> None:
    """Et tall som skiller seg mer enn grensen fra en annen kilde, er et avvik; innenfor er det ikke."""
    to = tabell([["Ofoten", "90", "100", "0"], ["Rana", "99", "100", "0"], ["Vefsn", "", "1", "1"]])
    kontroll = kontrollert(to, Sammenligning("s", "alle", "stat", Fraction(2), grunn="Vi vet ikke hvorfor."))

    assert [(Funnalvor.AVVIK, "Ofoten", Fraction(10))] == [
        (f.alvor, f.rad, f.avvik.differanse.som_brok()) for f in kontroll.funn if f.avvik
    ]
    assert kontroll.funn[0].setning.endswith("Det trykte er 10 mindre (−10,0 prosent). Vi vet ikke hvorfor.")
    assert "Vefsn: alle kan ikke sammenlignes med stat, fordi et tall ikke er oppgitt." in kontroll.ikke_kontrollert


def test_verdiomraade() -> None:
    """Et tall utenfor det mulige er et funn; grensene selv er innenfor."""
    kontroll = kontrollert(tabell(), Verdiomraade("v", "alle", Fraction(3), Fraction(9)))

    assert [f.setning for f in kontroll.funn] == ["Fauske: alle er 10, men må være fra 3 til 9."]


def test_verdiomraadet_teller_det_som_er_kontrollert() -> None:
    """Tomme ruter og sumraden er ikke kontrollert, og telles ikke."""
    kontroll = kontrollert(tabell(), Verdiomraade("v", "alle", Fraction(3), Fraction(9)))

    assert (kontroll.bekreftelser[0].kontrollert, kontroll.bekreftelser[0].enige) == (3, 2)
    assert kontroll.bekreftelser[0].setning == "Alle er fra 3 til 9 i 2 av 3 rader."


def test_andel_som_bare_regnes_ut_er_ingen_kontroll() -> None:
    """En trykt andel er kontrollert rad for rad; en andel som bare regnes ut, kontrollerer ingenting."""
    en = med_andel(("Fauske", "3", "1", "33,3"))

    assert any("stat" in s for s in kontrollert(en, Andel("a", "stat", "alle")).ikke_kontrollert)
    assert kontrollert(en, Andel("a", "stat", "alle", "andel")).ikke_kontrollert == ()


def test_unik() -> None:
    """To rader med samme navn finnes, også når de er skrevet med ulike tegn for å."""
    doble = tabell([["Å", "1", "1", "0"], ["A\u030a ", "2", "1", "1"], ["B", "1", "1", "0"]])
    kontroll = kontrollert(doble, Unik("u", ("sted",)))

    assert kontroll.funn[0].radnr == 2
    assert kontroll.bekreftelser[0].setning == "1 av 3 rader er alene om sted."
    assert [f.setning for f in kontroll.funn] == ["«Å» står 2 ganger (rad 2 og 3) med samme sted."]
    assert (kontroll.bekreftelser[0].kontrollert, kontroll.bekreftelser[0].enige) == (3, 1)


def med_svar(*rader: tuple[str, str, str]) -> Trykttabell:
    """Give a table that says who answered."""
    return tabell(rader, kolonne("svar", Kolonneslag.TEKST), kolonne("alle"))


def test_svarregel() -> None:
    """Den som har svart, har tall; den som ikke har svart, har ingen; svarprosenten er regnet ut."""
    kontroll = kontrollert(
        med_svar(("Fauske", "Ja", "1"), ("Rana", "", "")), Svarregel("svar", "svar", ("ja",), "kontor")
    )

    assert kontroll.stemmer
    assert Fraction(50) == kontroll.nokkeltall[0].som_brok()
    assert (
        kontroll.bekreftelser[0].setning
        == "1 av 2 kontor har svart (50,0 prosent). Uten svar: Rana. Tomt er ikke null."
    )


@pytest.mark.parametrize(
    ("rad", "setning"),
    [
        (("Rana", "ja", ""), "Rana har svart, men alle er tomt."),
        (("Rana", "", "0"), "Rana har ikke svart, men alle er fylt ut."),
        (("Rana", "kanskje", "1"), "Rana: «kanskje» er verken «ja» eller tomt."),
    ],
)
def test_svar_og_tall_som_ikke_henger_sammen(rad: tuple[str, str, str], setning: str) -> None:
    """Svar uten tall, tall uten svar og et svar vi ikke kjenner, er funn."""
    kontroll = kontrollert(med_svar(("Fauske", "ja", "1"), rad), Svarregel("svar", "svar", ("ja",), "kontor"))

    assert [setning] == [f.setning for f in kontroll.funn]


def test_merknad_og_justering() -> None:
    """En merknad står ved siden av funnene og er ikke et funn; en justering viser regnestykket."""
    kontroll = kontrollert(
        tabell(),
        Merknad("m", "Tallene er fra januar.", ("alle",), ("Fauske", "Sum")),
        Justering("j", "Fauske er bydeler.", "alle", "Fauske", Fraction(1)),
    )

    assert kontroll.stemmer
    assert [m.setning for m in kontroll.merknader] == [
        "Tallene er fra januar.",
        "Fauske er bydeler. Justert sum: 18 − 10 + 1 = 9.",
    ]
    assert kontroll.merknader[0].celler == ((2, "alle"), (6, "alle"))
    assert Fraction(9) == kontroll.nokkeltall[0].som_brok()


def test_justering_av_en_tom_rute() -> None:
    """En tom rute kan ikke justeres; den er ikke null."""
    kontroll = kontrollert(tabell(), Justering("j", "Nei.", "alle", "Beiarn", Fraction(1)))

    assert kontroll.merknader == ()
    assert "Beiarn: alle er ikke oppgitt, så summen kan ikke justeres." in kontroll.ikke_kontrollert


@pytest.mark.parametrize(
    ("regel", "grunn"),
    [
        (Kolonnesum("x", "Sum", ("finnes-ikke",)), "tabellen har ingen kolonne «finnes-ikke»"),
        (Kolonnesum("x", "Totalt", ("alle",)), "tabellen har ingen rad som heter «Totalt»"),
        (Kolonnesum("x", "Sum", ("sted",)), "kolonnen «sted» har ikke tall"),
        (Kolonnesum("x", "Sum", ("alle",), ("Fauske", "sum")), "sumraden kan ikke telles med i seg selv"),
        (Kolonnesum("x", "Sum", ()), "regelen nevner ingen kolonner"),
        (Radsum("x", "alle", ("alle", "stat")), "helheten kan ikke være en av delene, og hver del står én gang"),
        (Radsum("x", "alle", ("stat", "stat")), "helheten kan ikke være en av delene, og hver del står én gang"),
        (Fordeling("x", "alle", ()), "helheten kan ikke være en av delene, og hver del står én gang"),
        (Verdiomraade("x", "alle", Fraction(2), Fraction(1)), "det minste er større enn det høyeste"),
        (Andel("x", "stat", "alle", "trykt"), "tabellen har ingen kolonne «trykt»"),
        (Andel("x", "stat", "alle", av_sumrad="I alt"), "tabellen har ingen rad som heter «I alt»"),
        (Sammenligning("x", "alle", "stat", Fraction(), ("Bodø",)), "tabellen har ingen rad som heter «Bodø»"),
        (Justering("x", "", "alle", "Bodø", Fraction()), "tabellen har ingen rad som heter «Bodø»"),
        (Merknad("x", "", ("andel",)), "tabellen har ingen kolonne «andel»"),
        (Unik("x", ()), "regelen nevner ingen kolonner"),
    ],
)
def test_regler_som_ikke_passer(regel: Regel, grunn: str) -> None:
    """En regel som snakker om noe tabellen ikke har, blir avvist med grunnen."""
    assert [(1, "x", grunn)] == list(passer_ikke(tabell(), (regel,)))


def test_to_regler_med_samme_id() -> None:
    """To regler kan ikke hete det samme, for da kan ikke funnene skilles."""
    regel = Unik("u", ("sted",))

    assert list(passer_ikke(tabell(RADER), (regel, regel))) == [(2, "u", "to regler har samme id")]
