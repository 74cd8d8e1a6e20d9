"""Thousands of spoilt answers: each is read or refused, and nothing else ever happens."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from tests.imports.klient.svarene import som_verdi

from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient import enhetsregisteret, klass, kommuneinfo, norg
from tospann.imports.klient.jsonstat import les_metadata
from tospann.imports.klient.pendling import les_pendling, tell_pendlere
from tospann.imports.klient.ssb import FOLKETALL_ALDER, FOLKETALLET, FRAMSKRIVINGEN, SOSIALHJELPEN, les_statistikk
from tospann.imports.klient.ssb_sporring import Utvalg, pendlesporringer, sporringer

PER_SVAR = 250
STYRETEGN = re.compile(r"[^\S\n \u202f\u00a0]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")
RART: tuple[object, ...] = (
    *(None, True, 0, -1, 10**17, 1.5, "", "x", "0301", "301", "NaN", "2020-02-30", "\u202e", "\x00", "Å" * 500),
    *([], {}, [None], {"": None}, [[]], {"index": {}}, ["1804", "1804"]),
)


def _pendling(innhold: bytes, navn: str) -> object:
    return tell_pendlere(les_pendling([(innhold, navn)]), lambda _: frozenset({"1804", "1839", "1841"}))


def _sporring(innhold: bytes, navn: str) -> object:
    meta = les_metadata(innhold, navn)
    return [*sporringer(meta, FOLKETALLET, Utvalg(2006, 2030)), *sporringer(meta, FOLKETALL_ALDER, Utvalg(2020, 2020))]


def _pendlesporring(innhold: bytes, navn: str) -> object:
    return list(pendlesporringer(les_metadata(innhold, navn), Utvalg(2006, 2030)))


def _endringer(innhold: bytes, navn: str) -> object:
    return klass.som_kommuneendringer(klass.les_endringer(innhold, navn), klass.kilden(date(2026, 1, 1)))


LESERE: list[tuple[str, Callable[[bytes, str], object]]] = [
    ("ssb_07459_folketall", lambda b, n: les_statistikk(b, n, FOLKETALLET)),
    ("ssb_13995_sosialhjelp", lambda b, n: les_statistikk(b, n, SOSIALHJELPEN)),
    ("ssb_14288_framskriving", lambda b, n: les_statistikk(b, n, FRAMSKRIVINGEN)),
    ("ssb_03321_pendling", _pendling),
    ("ssb_03321_pendling", _pendlesporring),
    ("ssb_07459_metadata", _sporring),
    ("klass_endringer", _endringer),
    ("klass_koder", klass.les_koder),
    ("klass_fylker", klass.les_sammenhenger),
    ("kommuneinfo_kommune", kommuneinfo.les_kommuner),
    ("kommuneinfo_fylke", kommuneinfo.les_kommuner),
    ("brreg_enhet", enhetsregisteret.les_enheter),
    ("brreg_sok", enhetsregisteret.les_enheter),
    ("norg_enheter", norg.les_enheter),
    ("norg_mottak", norg.les_enheter),
]


def _steder(verdi: object) -> list[tuple[Any, Any]]:
    """Give every place in a value that something can be put in: its container and its key."""
    funnet: list[tuple[Any, Any]] = []
    rest = [verdi]
    while rest:
        ett = rest.pop()
        nokler = list(ett) if isinstance(ett, dict) else list(range(len(ett))) if isinstance(ett, list) else []
        for nokkel in nokler:
            funnet.append((ett, nokkel))
            rest.append(ett[nokkel])  # type: ignore[index]
    return funnet


def _skadet_verdi(verdi: object, tilfeldig: random.Random) -> object:
    """Remove, replace, repeat or swap a few things."""
    ny = deepcopy(verdi)
    for _ in range(tilfeldig.randint(1, 3)):
        sted, nokkel = tilfeldig.choice(_steder(ny) or [([None], 0)])
        match tilfeldig.randint(0, 3):
            case 0:
                del sted[nokkel]
            case 1 if isinstance(sted, list):
                sted.append(deepcopy(sted[nokkel]))
            case 2:
                annet, der = tilfeldig.choice(_steder(ny) or [(sted, nokkel)])
                sted[nokkel] = deepcopy(annet[der])
            case _:
                sted[nokkel] = deepcopy(tilfeldig.choice(RART))
    return ny


def _skadede_byter(innhold: bytes, tilfeldig: random.Random) -> bytes:
    """Cut, flip or insert."""
    sted = tilfeldig.randrange(len(innhold))
    match tilfeldig.randint(0, 2):
        case 0:
            return innhold[:sted]
        case 1:
            return innhold[:sted] + bytes([tilfeldig.randrange(256)]) + innhold[sted + 1 :]
        case _:
            ekstra = tilfeldig.choice([b"NaN", b'"', b"{", b"]", b"\xff", b"1e999", b'"a":1,', b"\\ud800", b","])
            return innhold[:sted] + ekstra + innhold[sted:]


@pytest.mark.parametrize(("navn", "les"), LESERE)
def test_skadede_svar(navn: str, les: Callable[[bytes, str], object]) -> None:
    """Et skadet svar blir enten lest eller avvist med grunn; aldri noe annet. 250 skader for hver leser."""
    tilfeldig = random.Random(f"tospann {navn}")
    verdi = som_verdi(navn)
    utfall: Counter[str] = Counter()
    for _ in range(PER_SVAR):
        innhold = json.dumps(_skadet_verdi(verdi, tilfeldig), ensure_ascii=False).encode("utf-8", "surrogatepass")
        if tilfeldig.random() < 0.3:
            innhold = _skadede_byter(innhold, tilfeldig)
        utfall[_utfall(les, innhold)] += 1

    assert utfall.keys() <= {"lest", "avvist"}
    assert utfall["avvist"] > PER_SVAR // 3


def _utfall(les: Callable[[bytes, str], object], innhold: bytes) -> str:
    """Read; the reason of a refusal, which may quote the answer, must be fit to print."""
    try:
        les(innhold, "svaret")
    except FilAvvist as feil:
        return "avvist" if feil.avvisninger and not STYRETEGN.search(str(feil)) else f"stygt avvist: {feil!r}"
    return "lest"
