"""The file of the structure contract: what is read, and every way of being refused."""

import copy
import json
from collections.abc import Callable

import pytest

from tospann.core.struktur.krav import Antall, Hvis, Reisegrense, Sammen, Storrelse, Vertsvalg
from tospann.imports.strukturfil import StrukturAvvist, fingeravtrykk, les_strukturfil

GOD: dict[str, object] = {
    "n": 3,
    "names": ["A", "B", "C"],
    "pop": [100, 200.5, 300],
    "fte": [1, 2, 3.25],
    "edges": [[0, 1], [1, 2]],
    "minutes": [[0, 10, 20], [10, 0, 12.5], [20, 12.5, 0]],
    "params": {"T": 30, "k": 2, "theta": 5, "alpha": 100, "tv": 0.1, "sh": 7},
}


def _tekst(endre: Callable[[dict[str, object]], object] | None = None) -> bytes:
    data = copy.deepcopy(GOD)
    if endre:
        endre(data)
    return json.dumps(data).encode()


def _avvist(endre: Callable[[dict[str, object]], object]) -> str:
    with pytest.raises(StrukturAvvist) as feil:
        les_strukturfil(_tekst(endre))
    return str(feil.value)


def _sett(sti: str, verdi: object) -> Callable[[dict[str, object]], object]:
    """Give a change: "minutes.0.1" is the second value of the first row."""

    def endre(data: dict[str, object]) -> None:
        her: object = data
        *foran, siste = sti.split(".")
        for del_ in foran:
            her = her[int(del_)] if isinstance(her, list) else her[del_]  # type: ignore[index]
        her[int(siste) if isinstance(her, list) else siste] = verdi  # type: ignore[index]

    return endre


def test_en_god_fil() -> None:
    """En god fil leses siffer for siffer."""
    problem = les_strukturfil(_tekst()).problem

    assert problem.antall == 3
    assert str(problem.innbyggere[1]) == "200.5"
    assert str(problem.minutter[1][2]) == "12.5"
    assert (problem.rammer.storst, str(problem.vekter.reise)) == (2, "0.1")


DARLIGE = {
    "n.0": (_sett("n", 0), "«n» er 0, men må være fra 1 til 1000."),
    "n.brok": (_sett("n", 2.5), "«n» må være et heltall."),
    "n.bool": (_sett("n", verdi=True), "«n» må være et heltall."),
    "k.0": (_sett("params.k", 0), "«k» er 0, men må være fra 1 til 1000000."),
    "k.minus": (_sett("params.k", -2), "«k» er -2, men må være fra 1 til 1000000."),
    "T.minus": (_sett("params.T", -1), "«T» kan ikke være under null."),
    "T.stor": (_sett("params.T", 20_000), "«T» er urimelig stort: 20000."),
    "alpha.tekst": (_sett("params.alpha", "100"), "«alpha» må være et tall."),
    "param.ukjent": (_sett("params.beta", 1), "«params» har et felt som ikke er kjent: «beta»."),
    "ukjent": (_sett("extra", 1), "Fila har et felt som ikke er kjent: «extra»."),
    "mangler": (lambda d: d.pop("fte"), "Fila mangler feltet «fte»."),
    "param.mangler": (lambda d: d["params"].pop("sh"), "«params» mangler feltet «sh»."),
    "navn.faa": (_sett("names", ["A"]), "«names» har 1 elementer, men «n» er 3."),
    "navn.tomt": (_sett("names.1", " "), "Navn 2 i «names» må være tekst."),
    "navn.fnr": (_sett("names.1", "01019000083"), None),
    "folk.minus": (_sett("pop.2", -3), "Verdi 3 i «pop» kan ikke være under null."),
    "folk.stor": (_sett("pop.2", 10**15), f"Verdi 3 i «pop» er urimelig stort: {10**15}."),
    "kant.selv": (_sett("edges.0", [1, 1]), "Grense 1 i «edges» går fra en kommune til seg selv (1)."),
    "kant.utenfor": (
        _sett("edges.0", [0, 3]),
        "Grense 1 i «edges» viser til en kommune som ikke finnes; de har numrene 0 til 2.",
    ),
    "kant.tre": (_sett("edges.0", [0, 1, 2]), "Grense 1 i «edges» må være et par med to kommuner."),
    "tid.asymmetri": (_sett("minutes.0.1", 11), "Reisetida fra B til A er 10, men 11 den andre veien."),
    "tid.hull": (_sett("minutes.0.1", None), "Reisetida fra A til B mangler."),
    "tid.minus": (_sett("minutes.0.1", -1), "Reisetida fra A til B kan ikke være under null."),
    "tid.absurd": (_sett("minutes.0.1", 99_999), "Reisetida fra A til B er urimelig stort: 99999."),
    "tid.tekst": (_sett("minutes.0.1", "10"), "Reisetida fra A til B må være et tall."),
    "tid.bool": (_sett("minutes.0.1", verdi=False), "Reisetida fra A til B må være et tall."),
    "tid.kort rad": (_sett("minutes.1", [10, 0]), "«minutes, rad 2» har 2 elementer, men «n» er 3."),
    "tid.faa rader": (lambda d: d["minutes"].pop(), "«minutes» har 2 elementer, men «n» er 3."),
    "krav.ukjent": (
        _sett("krav", [{"id": "a", "ordlyd": "b", "slag": "magi"}]),
        "Krav 1: «magi» er ikke et kjent slag krav.",
    ),
    "krav.ekstra": (
        _sett("krav", [{"id": "a", "ordlyd": "b", "slag": "antall", "minst": 1, "hoyst": 2, "x": 0}]),
        "Krav 1: har et felt som ikke er kjent: «x».",
    ),
    "krav.utenfor": (
        _sett("krav", [{"id": "a", "ordlyd": "b", "slag": "sammen", "kommuner": [0, 9]}]),
        "Krav 1: «kommuner» må være et heltall fra 0 til 2.",
    ),
    "krav.spenn": (
        _sett("krav", [{"id": "a", "ordlyd": "b", "slag": "antall", "minst": 3, "hoyst": 2}]),
        "Krav 1: «minst» er større enn «hoyst».",
    ),
}


@pytest.mark.parametrize("navn", DARLIGE)
def test_en_darlig_fil_avvises(navn: str) -> None:
    """En fil som ikke kan løses, avvises med en setning som sier hva som er galt."""
    endre, setning = DARLIGE[navn]

    sagt = _avvist(endre)

    assert sagt == (setning or sagt)
    assert sagt.endswith(".")
    assert "\n" not in sagt


@pytest.mark.parametrize("raa", [b"", b"{", b"[]", b"NaN", b"\xff\xfe", b"<html>", b'{"n": 1, "n": 2}', b"[" * 9999])
def test_noe_annet_enn_json_avvises(raa: bytes) -> None:
    """Det som ikke er JSON, eller ikke er et objekt, avvises med én setning."""
    with pytest.raises(StrukturAvvist) as feil:
        les_strukturfil(raa)

    assert str(feil.value).startswith("Fila") or str(feil.value).startswith("Linje")


def test_nan_i_reisetidene_avvises() -> None:
    """NaN og uendelig er ikke tall."""
    for ord_ in (b"NaN", b"Infinity", b"1e999"):
        with pytest.raises(StrukturAvvist):
            les_strukturfil(_tekst().replace(b"12.5", ord_))


def test_avrunding_er_ikke_asymmetri() -> None:
    """En forskjell i tolvte desimal er avrunding; en forskjell man kan se, er en feil."""
    assert les_strukturfil(_tekst(_sett("minutes.0.1", 10.0000000001))).problem.antall == 3


def test_kravene_leses() -> None:
    """Alle slag krav leses, og tallene er kommunenes plasser i lista."""
    alle: list[dict[str, object]] = [
        {"slag": "sammen", "kommuner": [0, 1]},
        {"slag": "adskilt", "kommuner": [0, 1, 2]},
        {"slag": "vert", "kommuner": [0], "verter": [1]},
        {"slag": "reise", "kommuner": [0, 2], "hoyst": 12.5},
        {"slag": "hvis", "kommune": 2, "en_av": [1]},
        {"slag": "sum", "verdier": [1, 0.5, -2], "minst": 0},
        {"slag": "medlemmer", "minst": 1, "hoyst": 3},
        {"slag": "antall", "minst": 1, "hoyst": 2},
    ]
    data = _sett("krav", [{"id": f"k{i}", "ordlyd": "ord", **k} for i, k in enumerate(alle)])

    virkninger = [k.virkninger[0] for k in les_strukturfil(_tekst(data)).problem.krav]

    assert virkninger[0] == Sammen(frozenset({0, 1}))
    assert virkninger[2] == Vertsvalg(frozenset({0}), frozenset({1}))
    assert isinstance(virkninger[3], Reisegrense)
    assert virkninger[4] == Hvis(2, frozenset({1}))
    assert virkninger[6:] == [Storrelse(1, 3), Antall(1, 2)]


def test_fingeravtrykket_ser_tallene_og_ikke_formen() -> None:
    """Samme fil med andre mellomrom har samme fingeravtrykk; ett endret siffer gir et annet."""
    tett, luftig = json.dumps(GOD), json.dumps(dict(reversed(GOD.items())), indent=3)

    assert fingeravtrykk(tett) == fingeravtrykk(luftig)
    assert fingeravtrykk(tett) != fingeravtrykk(tett.replace("12.5", "12.6"))
