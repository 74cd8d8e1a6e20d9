"""The hash chain of the journal: no entry can be changed, taken out, moved or put in unseen."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.journalkjede import FELT, START, Ledd, kontroller, lenke

tekster = st.text(max_size=8)
nyttelaster = st.dictionaries(tekster, st.one_of(tekster, st.integers(), st.none()), max_size=3)


def kjede(nyttelaster: Iterable[object]) -> list[Ledd]:
    """Chain entries as the store does."""
    alle: list[Ledd] = []
    for nr, nyttelast in enumerate(nyttelaster, start=1):
        innhold = {**dict.fromkeys(FELT, "x"), "nr": nr, "nyttelast": nyttelast}
        forrige = alle[-1].lenke if alle else START
        alle.append(Ledd(innhold, forrige, lenke(forrige, innhold)))
    return alle


kjeder = st.lists(nyttelaster, min_size=2, max_size=7).map(kjede)


@given(st.lists(nyttelaster, max_size=7))
def test_hel(alle: list[object]) -> None:
    """En urørt journal er hel fra første til siste post, og hodet er den siste lenken."""
    ledd = kjede(alle)
    funnet = kontroller(ledd)

    assert (len(alle), None, "") == (funnet.antall, funnet.brudd, funnet.grunn)
    assert funnet.er_hel
    assert (ledd[-1].lenke if ledd else START) == funnet.hode


@given(kjeder, st.data())
def test_endret(ledd: list[Ledd], data: st.DataObject) -> None:
    """Endres ett felt i én post, finner kontrollen posten."""
    plass, felt = data.draw(st.integers(0, len(ledd) - 1)), data.draw(st.sampled_from(FELT[1:]))
    ledd[plass] = replace(ledd[plass], innhold={**ledd[plass].innhold, felt: "endret"})
    funnet = kontroller(ledd)

    assert (plass, plass + 1, False) == (funnet.antall, funnet.brudd, funnet.er_hel)
    assert funnet.grunn == f"Innholdet i post nummer {plass + 1} er endret etter at den ble skrevet."


@given(kjeder, st.data())
def test_tatt_ut(ledd: list[Ledd], data: st.DataObject) -> None:
    """Tas en post ut, mangler nummeret; tas den siste ut, er hodet et annet enn på kvitteringen."""
    plass, kvittering = data.draw(st.integers(0, len(ledd) - 1)), ledd[-1].lenke
    del ledd[plass]
    funnet = kontroller(ledd)

    assert kvittering != funnet.hode
    if plass < len(ledd):
        assert (plass + 1, f"Post nummer {plass + 1} mangler.") == (funnet.brudd, funnet.grunn)


@given(kjeder, st.data())
def test_byttet_om(ledd: list[Ledd], data: st.DataObject) -> None:
    """Bytter to poster plass, brytes kjeden ved den første av dem."""
    en, to = sorted(data.draw(st.lists(st.integers(0, len(ledd) - 1), min_size=2, max_size=2, unique=True)))
    ledd[en], ledd[to] = ledd[to], ledd[en]

    assert en + 1 == kontroller(ledd).brudd


@given(kjeder, st.data())
def test_satt_inn(ledd: list[Ledd], data: st.DataObject) -> None:
    """Settes en post inn og alle etter den får nye numre, brytes kjeden der innskuddet slutter."""
    plass = data.draw(st.integers(0, len(ledd) - 1))
    forrige = ledd[plass].forrige
    innhold = {**ledd[plass].innhold, "handling": "smuglet inn"}
    ny = Ledd(innhold, forrige, lenke(forrige, innhold))
    resten = [replace(e, innhold={**e.innhold, "nr": int(str(e.innhold["nr"])) + 1}) for e in ledd[plass:]]
    funnet = kontroller([*ledd[:plass], ny, *resten])

    assert (plass + 2, f"Post nummer {plass + 2} peker ikke på posten før.") == (funnet.brudd, funnet.grunn)


@given(kjeder, st.data())
def test_hele_kjeden_skrevet_om(ledd: list[Ledd], data: st.DataObject) -> None:
    """Skrives alt om fra en post og ut, er kjeden hel, men hodet stemmer ikke med partenes kvittering."""
    plass = data.draw(st.integers(0, len(ledd) - 1))
    nyttelaster = [e.innhold["nyttelast"] for e in ledd]
    nyttelaster[plass] = {"helt": "nytt innhold"}
    funnet = kontroller(kjede(nyttelaster))

    assert funnet.er_hel
    assert ledd[-1].lenke != funnet.hode


def test_forste_post_uten_start() -> None:
    """Den første posten må peke på starten."""
    ledd = kjede(["a"])

    assert kontroller([replace(ledd[0], forrige="1" * 64)]).brudd == 1


def test_rekkefolgen_av_felt() -> None:
    """Lenken er den samme i hvilken rekkefølge feltene enn står, og norske bokstaver er seg selv."""
    innhold = {felt: f"{felt} æøå" for felt in FELT}

    assert lenke(START, innhold) == lenke(START, dict(reversed(innhold.items())))
    assert lenke(START, innhold) != lenke("1" * 64, innhold)


def test_kan_regnes_etter_av_andre() -> None:
    """Lenken er SHA-256 av forrige lenke og posten som sortert JSON, slik kontrollprogrammet også regner."""
    innhold = {**dict.fromkeys(FELT, "ø"), "nr": 1, "nyttelast": {"b": 1, "a": None}}

    assert lenke(START, innhold) == "e621997096982d9b7b1f3c8469c4ba84c67aa0536acae76200d0da9c78d3df39"


@pytest.mark.parametrize("felt", FELT)
def test_alle_felt_er_med(felt: str) -> None:
    """Hvert felt er med i lenken."""
    innhold: dict[str, object] = dict.fromkeys(FELT, "x")

    assert lenke(START, innhold) != lenke(START, {**innhold, felt: "y"})
