"""The case files about printed tables: what the seed checks found, found again by the engine."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tospann.core.felles.norsk import desimaltall
from tospann.core.felles.tall import Tall
from tospann.core.tabell.funn import Funn, Funnalvor, Tabellkontroll
from tospann.imports.tabellsamling import levert, leverte

SAKER = sorted((Path(__file__).parents[1] / "cases").glob("tabell-*.toml"))
KREVDE = {f"tabell-k{nr:02d}" for nr in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 21, 22)}


def _lest(fil: Path) -> tuple[dict[str, Any], Tabellkontroll]:
    sak = tomllib.loads(fil.read_text(encoding="utf-8"))
    return sak, levert(sak["tabell"]).kontroll


def _mangler(tekst: str, ventet: dict[str, Any]) -> list[str]:
    return [ord_ for ord_ in ventet.get("nevner", []) if ord_ not in tekst.replace("\u202f", " ")]


def _avvik(funn: Funn) -> tuple[Fraction, Fraction, Fraction]:
    assert funn.avvik is not None
    return tuple(t.som_brok() for t in (funn.avvik.forventet, funn.avvik.trykt, funn.avvik.differanse))  # type: ignore[return-value] # three go in


@pytest.mark.parametrize("fil", SAKER, ids=lambda fil: fil.stem)
def test_funn(fil: Path) -> None:
    """Hvert funn saken venter, er der: raden, forventet, trykt, differansen og setningen."""
    sak, kontroll = _lest(fil)
    alle = {f.id: f for f in kontroll.funn}
    for ventet in sak.get("funn", []):
        funn = alle[ventet["id"]]
        assert (ventet["rad"], ventet.get("alvor", Funnalvor.MOTSIGELSE)) == (funn.rad, funn.alvor)
        assert (ventet["forventet"], ventet["trykt"], ventet["differanse"]) == _avvik(funn)
        assert ventet.get("folger_av", []) == list(funn.folger_av)
        assert _mangler(funn.setning, ventet) == []


@pytest.mark.parametrize("fil", SAKER, ids=lambda fil: fil.stem)
def test_ingen_andre_funn(fil: Path) -> None:
    """Det er ingen falske alarmer: så mange funn som saken sier, og bare de motsigelsene den nevner."""
    sak, kontroll = _lest(fil)
    motsigelser = [f.id for f in kontroll.funn if f.alvor is Funnalvor.MOTSIGELSE]

    assert sak.get("motsigelser", motsigelser) == motsigelser
    assert sak.get("funn_i_alt", len(kontroll.funn)) == len(kontroll.funn)


@pytest.mark.parametrize("fil", SAKER, ids=lambda fil: fil.stem)
def test_merknader_og_bekreftelser(fil: Path) -> None:
    """Merknader og bekreftelser sier det saken venter, og peker på de rette cellene."""
    sak, kontroll = _lest(fil)
    merknader = {f.id: f for f in kontroll.merknader}
    for ventet in sak.get("merknad", []):
        assert _mangler(merknader[ventet["id"]].setning, ventet) == []
        assert {tuple(c) for c in ventet.get("celler", [])} <= set(merknader[ventet["id"]].celler)
    for ventet in sak.get("bekreftet", []):
        funnet = next(b for b in kontroll.bekreftelser if b.regel == ventet["regel"])
        assert (ventet["kontrollert"], ventet["enige"]) == (funnet.kontrollert, funnet.enige)
        assert _mangler(funnet.setning, ventet) == []


@pytest.mark.parametrize("fil", SAKER, ids=lambda fil: fil.stem)
def test_tall(fil: Path) -> None:
    """Hvert beregnede tall har verdien saken venter, en formel og tallene det er regnet av."""
    sak, kontroll = _lest(fil)
    alle: dict[str, Tall] = {t.id: t for t in kontroll.nokkeltall}
    for ventet in sak.get("tall", []):
        tall = alle[ventet["id"]]
        assert tall.formel
        assert ventet.get("ledd", [t.verdi for t in tall.ledd]) == [t.verdi for t in tall.ledd]
        assert ventet.get("verdi", tall.verdi) == tall.verdi
        assert ventet.get("prosent", "") in {"", desimaltall(tall.som_brok(), 1)}
    if hoyest := sak.get("hoyest"):
        rader = [t for t in kontroll.nokkeltall if f".{hoyest['regel']}." in t.id]
        ordnet = sorted(rader, key=lambda t: -t.som_brok())[: len(hoyest["rader"])]
        assert hoyest["rader"] == [t.gjelder for t in ordnet]


def test_sakene_er_der() -> None:
    """K01 til K10 og K21 og K22 har hver sin sak, og hver sak venter noe."""
    assert {fil.stem for fil in SAKER} >= KREVDE
    tomme = [
        f.stem for f in SAKER if not {"funn", "merknad", "bekreftet", "tall"} & tomllib.loads(f.read_text()).keys()
    ]
    assert tomme == []


@pytest.mark.parametrize("slug", leverte())
def test_hvert_trykt_tall_har_kilde(slug: str) -> None:
    """Hvert tall i en levert tabell vet hvor det er trykt: kilde, rad og kolonne."""
    tabell = levert(slug).tabell
    tall = [t for r in tabell.rader for k in tabell.tallkolonner if (t := tabell.tall(r, k.id))]

    assert [t.id for t in tall if f"rad «{t.gjelder.rpartition(', ')[2]}»" not in t.kilde.sted] == []
    assert len({t.id for t in tall}) == len(tall) >= 40
