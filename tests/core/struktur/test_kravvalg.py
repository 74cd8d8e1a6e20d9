"""A row somebody set becomes demands of the engine, or is refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.core.struktur.studien import BY, DAL, FJORD, KILDE, OY, SKJER, grunnlaget, studien

from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.struktur.krav import Adskilt, Antall, Hvis, Minstesum, Reisegrense, Sammen, Storrelse, Vertsvalg
from tospann.core.struktur.kravvalg import KOMMUNEFELT, TALLFELT, Kravslag, Kravvalg, lag_krav, problemet
from tospann.core.struktur.problem import UgyldigProblem
from tospann.core.struktur.sporsmaalsforskjell import ordlyd, sporsmaalsforskjell

TALL = {slag: tuple(Fraction(30) for _ in felt) for slag, felt in TALLFELT.items()}


def _valg(slag: Kravslag, **felt: object) -> Kravvalg:
    standard: dict[str, object] = {"tall": TALL.get(slag, ()), "kommuner": (BY, DAL) if slag in KOMMUNEFELT else ()}
    return Kravvalg(slag, KILDE, **{**standard, **felt})  # type: ignore[arg-type]


VIRKNINGER = {
    Kravslag.FAGMILJO: (Minstesum,),
    Kravslag.REISE_VERT: (Reisegrense,),
    Kravslag.REISE_LOKASJON: (Hvis,) * 5,
    Kravslag.STORRELSE: (Storrelse,),
    Kravslag.ANTALL: (Antall,),
    Kravslag.SAMMEN: (Sammen,),
    Kravslag.ADSKILT: (Adskilt,),
    Kravslag.NEI: (Adskilt, Adskilt),
    Kravslag.JA_MED: (Adskilt, Adskilt),
    Kravslag.BARE_VERT: (Vertsvalg,),
    Kravslag.FYLKESGRENSE: (Adskilt,),
    Kravslag.FAGSYSTEM: (Adskilt,),
    Kravslag.SAMISK: (Hvis, Hvis),
    Kravslag.TIL_STEDE: (Minstesum,) * 5,
    Kravslag.MODELL: (),
}


@pytest.mark.parametrize("slag", Kravslag)
def test_hvert_slag_blir_krav(slag: Kravslag) -> None:
    """Hvert slag krav blir til det motoren forstår, og kan leses opp."""
    valg = _valg(slag, andre=(FJORD,) if slag in {Kravslag.JA_MED, Kravslag.FYLKESGRENSE} else ())

    krav = lag_krav(grunnlaget(), valg)

    assert tuple(type(v) for k in krav for v in k.virkninger) == VIRKNINGER[slag]
    assert ordlyd(grunnlaget(), valg)


def test_ja_til_noen_stenger_de_andre() -> None:
    """By som har sagt ja til Dal, kan ikke være med Fjord, Øy eller Skjær."""
    (krav,) = lag_krav(grunnlaget(), _valg(Kravslag.JA_MED, kommuner=(BY,), andre=(DAL,)))

    assert krav.virkninger == (Adskilt(frozenset({(0, 2), (0, 3), (0, 4)})),)


def test_unntak_fra_fylkesgrensa() -> None:
    """By og Øy kan være sammen over fylkesgrensa når paret er unntatt; ingen andre."""
    (krav,) = lag_krav(grunnlaget(), _valg(Kravslag.FYLKESGRENSE, kommuner=(BY,), andre=(OY,)))

    assert krav.virkninger == (Adskilt(frozenset({(0, 4), (1, 3), (1, 4), (2, 3), (2, 4)})),)


def test_ukjent_fagsystem_stenger_ingen() -> None:
    """Bare By og Dal har kjente og ulike fagsystem."""
    (krav,) = lag_krav(grunnlaget(), _valg(Kravslag.FAGSYSTEM))

    assert krav.virkninger == (Adskilt(frozenset({(0, 1)})),)


def test_spraakansvaret_er_registerets_naar_ingen_er_valgt() -> None:
    """Uten valg gjelder språkansvaret den kommunen registeret kjenner: Øy."""
    (krav,) = lag_krav(grunnlaget(), _valg(Kravslag.SAMISK, kommuner=()))

    assert krav.virkninger == (Hvis(3, frozenset({3})),)


def test_en_modell_som_ikke_kan_dele_myndighet() -> None:
    """Tett samarbeid kan ikke dele myndighet: da er alle alene."""
    (krav,) = lag_krav(grunnlaget(), _valg(Kravslag.MODELL, form=Samarbeidsform.TETT))

    assert krav.virkninger == (Storrelse(1, 1),)


@pytest.mark.parametrize(
    ("valg", "grunn"),
    [
        (_valg(Kravslag.SAMMEN, kommuner=(BY, "0301")), "nevner kommune 0301"),
        (_valg(Kravslag.ANTALL, tall=(Fraction(3),)), "må ha 2 tall"),
        (_valg(Kravslag.FAGMILJO, tall=(Fraction(-1),)), "ingen under null"),
        (_valg(Kravslag.ANTALL, tall=(Fraction(5), Fraction(3))), "større enn det største"),
        (_valg(Kravslag.STORRELSE, tall=(Fraction(0), Fraction(0))), "større enn det største"),
        (_valg(Kravslag.SAMMEN, kommuner=()), "minst én kommune"),
    ],
)
def test_det_som_ikke_kan_staa_avvises(valg: Kravvalg, grunn: str) -> None:
    """Et krav med feil avvises, og setningen sier hva som er galt."""
    with pytest.raises(UgyldigProblem, match=grunn):
        lag_krav(grunnlaget(), valg)


def test_ingen_med_spraakansvar_avvises() -> None:
    """Vet ingen hvem som har språkansvar, må den som spør velge."""
    uten = replace(grunnlaget(), kommuner=tuple(replace(k, samisk="") for k in grunnlaget().kommuner))

    with pytest.raises(UgyldigProblem, match="Velg hvem det gjelder"):
        lag_krav(uten, _valg(Kravslag.SAMISK, kommuner=()))


def test_to_like_krav_er_to() -> None:
    """To reisekrav kan tas bort hver for seg: hver rad har sitt nummer."""
    problem = problemet(studien(), (_valg(Kravslag.REISE_VERT), _valg(Kravslag.REISE_VERT, tall=(Fraction(50),))))

    assert [k.id for k in problem.krav] == ["reise-vert#1", "reise-vert#2"]


def test_forskjellen_paa_to_versjoner_i_ord() -> None:
    """Det som er nytt, sies: rammer, vekter, krav lagt til og fjernet."""
    studie, sammen, antall = studien(), _valg(Kravslag.SAMMEN), _valg(Kravslag.ANTALL, tall=(Fraction(1), Fraction(3)))
    ny = replace(studie, rammer=replace(studie.rammer, storst=3), vekter=replace(studie.vekter, mangel=5))

    assert sporsmaalsforskjell((studie, (sammen,)), (ny, (antall,))) == (
        "Flest kommuner i en organisasjon: 3 i stedet for 5.",
        "Vekt på hvert årsverk som mangler: 5 i stedet for 0.",
        "Fjernet: By og Dal skal være sammen.",
        "Lagt til: det skal være høyst 3 organisasjoner.",
    )


def test_like_versjoner_har_ingen_forskjell() -> None:
    """Samme spørsmål to ganger er ingen endring."""
    assert sporsmaalsforskjell((studien(), ()), (studien(), ())) == ()


def test_skjaer_har_ingen_forskjell_alene() -> None:
    """Ett medlem er nok til å si nei: Skjær stenges fra alle fire."""
    (krav,) = lag_krav(grunnlaget(), _valg(Kravslag.NEI, kommuner=(SKJER,)))

    assert krav.ordlyd == "Skjær har sagt nei til samarbeid"
    assert krav.virkninger == (Adskilt(frozenset({(0, 4), (1, 4), (2, 4), (3, 4)})),)
