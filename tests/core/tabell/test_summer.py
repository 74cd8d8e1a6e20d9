"""Sums down, along and in all: what is found, what follows, and what is only said."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.core.tabell.eksempel import RAD, RADER, SUM, endret, kolonne, kontrollert, tabell

from tospann.core.tabell.funn import Funnalvor, Tabellkontroll
from tospann.core.tabell.regel import Kolonnesum, Radsum
from tospann.core.tabell.tabell import Kolonneslag

BEGGE = (SUM, RAD)


def differanser(kontroll: Tabellkontroll) -> dict[str, Fraction]:
    """Give the difference of each finding by its id."""
    return {f.id: f.avvik.differanse.som_brok() for f in kontroll.funn if f.avvik}


def test_en_riktig_tabell_gir_ingen_funn() -> None:
    """En tabell som stemmer, gir ingen funn og sier hva som er kontrollert."""
    kontroll = kontrollert(tabell(), *BEGGE)

    assert (kontroll.stemmer, kontroll.funn, kontroll.merknader) == (True, (), ())
    assert [(b.regel, b.kontrollert, b.enige) for b in kontroll.bekreftelser] == [
        ("sum", 3, 3),
        ("rad", 3, 3),
        ("rad", 1, 1),
    ]
    assert kontroll.i_en_setning() == "7 kontroller: ingen funn."


def test_feil_del_finnes_langs_raden_og_nedover() -> None:
    """Er én del trykt feil, finnes den både i raden og i kolonnesummen, med nøyaktig differanse."""
    kontroll = kontrollert(endret("Saltdal", 2, "4"), *BEGGE)

    assert differanser(kontroll) == {"rad.3.alle": 1, "sum.6.stat": 1}
    assert "Saltdal: stat 4 og kommune 2 gir 6, men alle er trykt som 5. Delene gir 1 mer." in kontroll.funn[1].setning


def test_feil_helhet() -> None:
    """Er helheten trykt feil, er delene mindre enn den, og kolonnen gir mer enn sumraden."""
    kontroll = kontrollert(endret("Fauske", 1, "12"), *BEGGE)

    assert differanser(kontroll) == {"rad.2.alle": -2, "sum.6.alle": 2}


def test_feil_i_sumraden_selv() -> None:
    """Er bare sumraden feil, sier funnet at radene hver for seg stemmer."""
    kontroll = kontrollert(endret("Sum", 1, "19"), *BEGGE)
    helhet = kontroll.funn[1]

    assert differanser(kontroll) == {"sum.6.alle": -1, "rad.helhet.6.alle": -1}
    assert (helhet.alvor, helhet.folger_av) == (Funnalvor.MOTSIGELSE, ())
    assert "Radene hver for seg stemmer, så feilen ligger i sumraden." in helhet.setning


def test_riktige_kolonnesummer_skjuler_ikke_radfeilen() -> None:
    """Stemmer alle kolonnesummer, men ikke delene mot helheten, er det et eget funn som sier hva det følger av."""
    rader = [[*r] for r in RADER]
    rader[0][1], rader[1][1], rader[-1][1] = "12", "4", "19"
    kontroll = kontrollert(tabell(rader), *BEGGE)
    helhet = kontroll.funn[-1]

    assert differanser(kontroll) == {"rad.2.alle": -2, "rad.3.alle": 1, "rad.helhet.6.alle": -1}
    assert (helhet.alvor, helhet.folger_av) == (Funnalvor.FOLGE, ("rad.2.alle", "rad.3.alle"))
    assert "Det følger av Fauske (−2) og Saltdal (+1). Kolonnesummene stemmer hver for seg" in helhet.setning


def test_feil_som_opphever_hverandre() -> None:
    """Opphever radfeilene hverandre, blir det sagt, for da ser sumraden riktig ut."""
    rader = [[*r] for r in RADER]
    rader[0][1], rader[1][1] = "11", "4"
    kontroll = kontrollert(tabell(rader), *BEGGE)

    assert differanser(kontroll) == {"rad.2.alle": -1, "rad.3.alle": 1}
    assert [m.setning for m in kontroll.merknader] == [
        "Feilene i Fauske (−1) og Saltdal (+1) opphever hverandre, så «Sum» stemmer likevel."
    ]


def test_radfeil_som_sumraden_ikke_har() -> None:
    """Er en radfeil ikke med i sumraden, opphever den ingenting; da kan ikke sumraden være summen av radene."""
    rader = [[*r] for r in RADER]
    rader[1][1] = "8"
    kontroll = kontrollert(tabell(rader), *BEGGE)

    assert differanser(kontroll) == {"rad.3.alle": -3, "sum.6.alle": 3}
    assert kontroll.merknader[0].setning == (
        "I «Sum» gir delene alle, men det gjør de ikke i Saltdal (−3). "
        "Da kan ikke alle tallene i «Sum» være summen av radene."
    )


def test_radfeil_og_sumfeil_sammen() -> None:
    """Forklarer radene bare noe av differansen i alt, sier funnet at resten ligger i sumraden."""
    rader = [[*r] for r in RADER]
    rader[0][1], rader[-1][1] = "12", "21"
    helhet = kontrollert(tabell(rader), *BEGGE).funn[-1]

    assert Funnalvor.MOTSIGELSE is helhet.alvor
    assert "Fauske (−2) forklarer −2; resten ligger i sumraden." in helhet.setning


def test_uten_sumrad_regnes_summen() -> None:
    """Har tabellen ingen sumrad, regner vi summene selv og sier det samme om helheten."""
    rader = [["Fauske", "12", "6", "4"], ["Saltdal", "5", "3", "2"]]
    kontroll = kontrollert(tabell(rader), RAD)

    assert differanser(kontroll) == {"rad.2.alle": -2, "rad.helhet.alle": -2}
    assert kontroll.funn[-1].setning.startswith("I alt («I alt») gir stat 9 og kommune 6 til sammen 15")


def test_tomt_er_ikke_null() -> None:
    """En tom rad er ikke svar og ikke null: den blir ikke summert, og det blir sagt."""
    kontroll = kontrollert(tabell(), *BEGGE)

    assert "Beiarn har ingen tall og er ikke regnet som null." in kontroll.bekreftelser[0].setning
    assert "Beiarn er tomme og ikke kontrollert." in kontroll.bekreftelser[1].setning


def test_hull_i_en_rad() -> None:
    """Mangler én del, kan raden ikke summeres; det blir sagt, og ingenting blir gjettet."""
    kontroll = kontrollert(endret("Fauske", 3, ""), RAD)

    assert kontroll.funn == ()
    assert "Fauske: kommune er ikke oppgitt, så raden kan ikke summeres." in kontroll.ikke_kontrollert
    assert differanser_i_merknader(kontroll) == []


def differanser_i_merknader(kontroll: Tabellkontroll) -> list[Fraction]:
    """Give the differences that are only remarked on."""
    return [m.avvik.differanse.som_brok() for m in kontroll.merknader if m.avvik]


def test_hull_kan_forklare_differansen_i_alt() -> None:
    """Mangler en rad tall, er differansen i alt en merknad som sier det, ikke en påstand om feil."""
    rader = [[*r] for r in RADER]
    rader[0][3], rader[-1][3] = "", "4"
    kontroll = kontrollert(tabell(rader), *BEGGE)

    assert kontroll.funn == ()
    assert [Fraction(-4)] == differanser_i_merknader(kontroll)
    assert "Det kan skyldes at Fauske ikke har alle tallene." in kontroll.merknader[0].setning


def test_tom_sumrute() -> None:
    """Er ruta i sumraden tom, er kolonnesummen ikke kontrollert, og det blir sagt."""
    kontroll = kontrollert(endret("Sum", 2, ""), *BEGGE)

    assert kontroll.funn == ()
    assert "Kolonnesummen for stat er ikke kontrollert: «Sum» er tom." in kontroll.ikke_kontrollert


def test_ingen_kolonne_stemmer() -> None:
    """Stemmer ingen kolonne, telles kontrollene likevel, så det ikke ser ut som ingenting er kontrollert."""
    kontroll = kontrollert(tabell([*RADER[:-1], ("Sum", "1", "1", "1")]), SUM)

    assert (kontroll.bekreftelser[0].kontrollert, kontroll.bekreftelser[0].enige) == (3, 0)
    assert kontroll.i_en_setning() == "3 kontroller: 3 funn."


def test_regnet_sum_sier_hva_den_gjelder() -> None:
    """Det regnede tallet i et funn har navn, formel med tomme ruter, og hva det gjelder."""
    funn = kontrollert(endret("Sum", 1, "19"), SUM).funn[0]
    assert funn.avvik is not None

    assert (funn.avvik.forventet.gjelder, funn.avvik.forventet.navn) == ("alle i alt", "Alle, regnet av radene")
    assert funn.avvik.forventet.formel == "sum av 3 rader; 1 tomme er ikke regnet som null"


def test_sumraden_telles_aldri_med() -> None:
    """Sumraden midt i tabellen blir kjent igjen og aldri lagt til summen."""
    midt = tabell([RADER[0], RADER[-1], *RADER[1:-1]])

    assert kontrollert(midt, *BEGGE).stemmer


def test_delsummer() -> None:
    """En delsum holdes mot sine egne rader, og hovedsummen mot alle som ikke er summer."""
    rader = [
        ["Fauske", "10", "6", "4"],
        ["Saltdal", "5", "3", "2"],
        ["Sum Salten", "16", "9", "6"],
        ["Rana", "3", "1", "2"],
        ["Sum", "18", "10", "8"],
    ]
    med_delsum = tabell(rader)
    sum_salten = Kolonnesum("delsum", "Sum Salten", ("alle", "stat", "kommune"), ("Fauske", "Saltdal"))
    rettet = type(med_delsum)(
        med_delsum.id,
        med_delsum.tittel,
        med_delsum.kilde,
        med_delsum.kolonner,
        tuple(type(r)(r.nr, r.navn, r.celler, er_sum=r.navn.startswith("Sum")) for r in med_delsum.rader),
    )
    kontroll = kontrollert(rettet, sum_salten, SUM, RAD)

    assert differanser(kontroll) == {"delsum.4.alle": -1, "rad.helhet.4.alle": -1}


@pytest.mark.parametrize(("toleranse", "funn"), [("0", 1), ("0.1", 0)])
def test_toleranse(toleranse: str, funn: int) -> None:
    """Avrundede deler godtas når regelen sier hvor mye, og bare da."""
    desimal = [kolonne(k, Kolonneslag.DESIMALTALL) for k in ("alle", "stat", "kommune")]
    avrundet = tabell([["Fauske", "10,1", "6,0", "4,0"]], *desimal)
    kontroll = kontrollert(avrundet, Radsum("rad", "alle", ("stat", "kommune"), Fraction(toleranse)))

    assert funn == sum(f.id == "rad.2.alle" for f in kontroll.funn)


def test_udekket_kolonne_blir_nevnt() -> None:
    """Taushet er ikke enighet: kolonner ingen regel ser på, blir nevnt."""
    kontroll = kontrollert(tabell(), Kolonnesum("sum", "Sum", ("alle",)))

    assert kontroll.ikke_kontrollert == (
        "Ingen regel kontrollerer stat og kommune.",
        "Bare summen er kontrollert for alle; ingen regel ser på tallene rad for rad.",
    )


def test_ingen_regler() -> None:
    """Uten regler er ingenting kontrollert, og det er det som blir sagt."""
    assert kontrollert(tabell()).i_en_setning() == "Ingen regel har kontrollert noe i tabellen."
