"""Commuting: where people live and work, added up only where the sum is whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.imports.klient.svarene import endret, grunner, pakket, som_verdi, svar

from tospann.core.kommune.statistikk import PENDLING_INN, PENDLING_UT, SYSSELSATTE, Merke, Serie
from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.jsonstat import Verdi
from tospann.imports.klient.pendling import les_pendling, tell_pendlere

NAVN = "ssb_03321_pendling"
ALLE = frozenset({"1804", "1839", "1841"})
AAR = date(2025, 12, 31)


def talt(innhold: bytes, kommuner: frozenset[str] = ALLE) -> dict[tuple[Serie, str], Verdi]:
    """Add up the last year of one answer."""
    rader = tell_pendlere(les_pendling([(innhold, "svaret")]), lambda _: kommuner)
    return {(r.serie, r.omraade): r.verdi for r in rader if r.dato == AAR}


def test_ut_inn_og_hjemme() -> None:
    """De som pendler ut, og de som bor og arbeider hjemme, er til sammen de sysselsatte som bor i kommunen."""
    tall = talt(svar(NAVN))

    assert tall[PENDLING_UT, "1804"] == 16 + 205 + 6
    assert tall[SYSSELSATTE, "1804"] == 25100 + 16 + 205 + 6
    assert tall[PENDLING_INN, "1804"] == 41 + 310


def test_de_som_arbeider_utenfor_fastlandet() -> None:
    """Arbeidssteder som ikke er kommuner, som Longyearbyen, teller med blant dem man pendler til."""
    assert talt(svar(NAVN))[PENDLING_UT, "1841"] == 310 + 22 + 1


def test_et_skjult_tall_skjuler_summen() -> None:
    """Er en av strømmene skjult, er summen skjult, ikke mindre."""
    tall = talt(svar(NAVN))

    assert tall[PENDLING_UT, "1839"] is Merke.SKJULT
    assert tall[SYSSELSATTE, "1839"] is Merke.SKJULT
    assert tall[PENDLING_INN, "1839"] == 16 + 22


def test_bare_hele_summer() -> None:
    """Mangler svaret en kommune i den andre enden, blir det ingen sum."""
    with pytest.raises(FilAvvist, match="ingen sum blir hel"):
        talt(svar(NAVN), ALLE | {"1845"})


def test_bare_kommuner_som_fantes() -> None:
    """Et nummer som ikke var en kommune det året, får ingen sum."""
    assert {omraade for _, omraade in talt(svar(NAVN), ALLE - {"1839"})} == {"1804", "1841"}


def del_av(bosteder: list[int]) -> bytes:
    """Give the part of the answer with only these homes."""
    verdi = som_verdi(NAVN)
    koder = [list(verdi["dimension"]["Bokommuen"]["category"]["index"])[nr] for nr in bosteder]
    verdi["dimension"]["Bokommuen"]["category"]["index"] = koder
    verdi["size"][1] = len(koder)
    verdi["status"] = None
    verdi["value"] = [v for i, v in enumerate(verdi["value"]) if i // 2 % 3 in bosteder]
    verdi["value"] = [3 if v is None else v for v in verdi["value"]]
    return pakket(verdi)


def test_flere_svar_som_ett() -> None:
    """Svar som er delt etter bosted, gir samme summer som ett helt svar."""
    deler = [(del_av([0]), "første"), (del_av([1, 2]), "andre")]
    rader = tell_pendlere(les_pendling(deler), lambda _: ALLE)
    i_ett = tell_pendlere(les_pendling([(del_av([0, 1, 2]), "alt")]), lambda _: ALLE)

    assert sorted(rader, key=str) == sorted(i_ett, key=str)
    assert (PENDLING_INN, "1804", AAR) in {(r.serie, r.omraade, r.dato) for r in rader}


def test_kilden_sier_at_det_er_lagt_sammen() -> None:
    """Kilden sier at summene er lagt sammen av strømmene."""
    assert (
        les_pendling([(svar(NAVN), "svaret")]).kilde.sted == "tabell 03321, oppdatert 2026-03-10; strømmene lagt sammen"
    )


def _uenige(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
    svaret["value"][0] += 1


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (lambda s: s.update(updated="2026-03-11T07:00:00Z"), "er en annen utgave av tabellen enn det forrige svaret"),
        (_uenige, "1804 1804 2024: er et annet tall enn i det forrige svaret"),
    ],
)
def test_svar_som_ikke_hoerer_sammen(endring: Callable[[Any], object], grunn: str) -> None:
    """To svar fra hver sin utgave, eller som sier ulikt om det samme, avvises."""
    with pytest.raises(FilAvvist, match=grunn):
        les_pendling([(svar(NAVN), "første"), (endret(NAVN, endring), "andre")])


def _index(side: str, koder: list[str]) -> Callable[[Any], object]:
    return lambda s: s["dimension"][side]["category"].update(index=koder)


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (_index("Bokommuen", ["1804", "183", "1841"]), "Bokommuen: «183» er ikke et kommunenummer"),
        (_index("ContentsCode", ["Andel"]), "ContentsCode: skal være «Sysselsatte» alene"),
        (lambda s: s["extension"]["px"].update(tableid="07459"), "er tabell 07459, men skulle vært 03321"),
        (
            lambda s: (s["id"].__setitem__(0, "Arb"), s["dimension"].update(Arb=s["dimension"]["ArbstedKomm"])),
            "skal ha ArbstedKomm, Bokommuen, ContentsCode og Tid",
        ),
    ],
)
def test_avvist(endring: Callable[[Any], object], grunn: str) -> None:
    """Feil tabell, feil sider eller et nummer uten nullen foran avvises."""
    assert grunn in grunner(lambda b, navn: les_pendling([(b, navn)]), endret(NAVN, endring))


def test_ingen_svar() -> None:
    """Uten svar er det ingenting å lese."""
    with pytest.raises(FilAvvist, match="mangler"):
        les_pendling([])
