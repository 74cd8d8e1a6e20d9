"""The printed table stays; corrections stand beside it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.core.tabell.eksempel import DAG, KILDE, RAD, SUM, endret, kontrollert, tabell

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.tabell.tabell import Rad, Rettelse, Trykttabell, UgyldigRettelse, UgyldigTabell, med_rettelser

HVEM = Kilde("rettelse", Kildeslag.FORUTSETNING, "Rettelse: trykkfeil", "Nav-leder", DAG)
FEIL = endret("Saltdal", 2, "4")
RETTELSE = Rettelse(3, "stat", "4", "3", Fraction(3), "trykkfeil", "Nav-leder", HVEM)


def test_rettet_tabell_stemmer_og_den_trykte_er_urort() -> None:
    """Rettelsen gjør at tabellen stemmer, mens den trykte står som den sto og fortsatt har funnene."""
    rettet = med_rettelser(FEIL, [RETTELSE])

    assert kontrollert(rettet, SUM, RAD).stemmer
    assert len(kontrollert(FEIL, SUM, RAD).funn) == 2
    assert (FEIL.celle(FEIL.rad(3), "stat").trykt, rettet.celle(rettet.rad(3), "stat").trykt) == ("4", "3")


def test_rettet_tall_sier_hvem_som_sier_det() -> None:
    """Et rettet tall har rettelsen som kilde, og summer av det hviler på en forutsetning."""
    rettet = med_rettelser(FEIL, [RETTELSE])
    tall = rettet.tall(rettet.rad(3), "stat")

    assert tall is not None
    assert (tall.kilde, tall.er_forutsetning) == (HVEM, True)


def test_trykt_tall_vet_hvor_det_staar() -> None:
    """Et trykt tall har kilden med sted, rad og kolonne, og uten sted i kilden bare rad og kolonne."""
    hel = tabell()
    uten = replace(hel, kolonner=tuple(replace(k, kilde=replace(KILDE, sted="")) for k in hel.kolonner))
    steder = [t.kilde.sted for en in (hel, uten) if (t := en.tall(en.rad(2), "alle"))]

    assert steder == ["tabell 2, rad «Fauske», kolonne «Alle»", "rad «Fauske», kolonne «Alle»"]


def test_rettelse_av_en_rettelse() -> None:
    """En senere rettelse av samme rute retter den forrige."""
    andre = replace(RETTELSE, gammel="3", ny="2", lest=Fraction(2))

    assert (r := med_rettelser(FEIL, [RETTELSE, andre])).celle(r.rad(3), "stat").trykt == "2"


@pytest.mark.parametrize(
    "feil",
    [{"gammel": "5"}, {"radnr": 99}, {"kolonne": "finnes-ikke"}],
    ids=["annen verdi", "ingen rad", "ingen kolonne"],
)
def test_rettelse_som_ikke_passer(feil: dict[str, object]) -> None:
    """En rettelse som ikke vet hva som står der, blir avvist."""
    with pytest.raises(UgyldigRettelse):
        med_rettelser(FEIL, [replace(RETTELSE, **feil)])  # type: ignore[arg-type] # one field at a time


def _tabell(**endringer: object) -> Trykttabell:
    return replace(tabell(), **endringer)  # type: ignore[arg-type] # one field at a time


def test_tabeller_som_ikke_er_tabeller() -> None:
    """Uten rader, med doble kolonner eller rader, eller med en rad for kort, er det ingen tabell."""
    hel = tabell()
    for feil in (
        {"rader": ()},
        {"kolonner": ()},
        {"kolonner": (*hel.kolonner[:-1], hel.kolonner[0])},
        {"rader": (hel.rader[0], hel.rader[0])},
        {"rader": (Rad(9, "Kort", hel.rader[0].celler[:-1]),)},
    ):
        with pytest.raises(UgyldigTabell):
            _tabell(**feil)
    with pytest.raises(UgyldigTabell):
        hel.kolonne("finnes-ikke")
    assert hel.kilde == KILDE
