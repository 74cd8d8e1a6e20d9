"""The plan as a picture."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typst

from tospann.core.kommune.kommune import Kommune
from tospann.core.plan.aktivitet import Fase
from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Planvalg, flytt, utsnitt
from tospann.core.plan.kalender import Kalender
from tospann.core.plan.planlegg import planlegg
from tospann.documents.gantt import beskriv, tegn_gantt
from tospann.documents.gantt_akse import akse
from tospann.documents.gantt_monster import FARGER
from tospann.imports.plandata import les_vertskommune

FAUSKE, SORFOLD = Kommune("1841", "Fauske – Fuossko", "Fauske"), Kommune("1845", "Sørfold", "Sørfold")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def plan() -> Fremdriftsplan:
    """Give a plan for two municipalities with a few meetings each."""
    moter = (date(2019, 4, 25), date(2019, 12, 12))
    kalender = Kalender({k.nummer: moter for k in (FAUSKE, SORFOLD)})
    return planlegg(
        les_vertskommune(), date(2018, 4, 19), kalender, (FAUSKE, SORFOLD), Planvalg("Indre Salten", FAUSKE)
    )


def tekster(svg: str) -> list[tuple[float, float, float, str]]:
    """Give each text as left, right, baseline and words (7 pixels a letter)."""
    funnet = []
    for t in ET.fromstring(svg).iter(f"{SVG}text"):  # noqa: S314 - our own drawing
        x, bredde = float(t.attrib["x"]), len(t.text or "") * 7 * float(t.get("font-size", "13")) / 13
        venstre = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[t.get("text-anchor", "start")] * bredde
        funnet.append((venstre, venstre + bredde, float(t.attrib["y"]), t.text or ""))
    return funnet


def test_tittel_og_beskrivelse(plan: Fremdriftsplan) -> None:
    """Den som ikke ser bildet, får tid for hver fase og dato for hvert kommunestyremøte."""
    rot = ET.fromstring(tegn_gantt(plan))  # noqa: S314
    beskrivelse = rot.findtext(f"{SVG}desc") or ""

    assert (rot.findtext(f"{SVG}title") or "").startswith("Fremdriftsplan 19. april 2018 til")
    assert "Vedta avtalen og delegeringen, Fauske: 25. april 2019." in beskrivelse
    assert all(fase.value in beskrivelse for fase in Fase)


def test_en_gruppe_per_fase(plan: Fremdriftsplan) -> None:
    """Hver fase er en gruppe med navn."""
    grupper = [g.get("aria-label") for g in ET.fromstring(tegn_gantt(plan)).findall(f"{SVG}g")]  # noqa: S314

    assert [f.value for f in Fase] == grupper


@pytest.mark.parametrize("bredde", [720, 1000, 1400])
def test_ingen_tekst_over_annen(plan: Fremdriftsplan, bredde: int) -> None:
    """Ingen tekst ligger over en annen, og ingen går utenfor bildet."""
    alle = tekster(tegn_gantt(plan, idag=date(2019, 1, 2), bredde=bredde))

    for i, (v1, h1, y1, t1) in enumerate(alle):
        assert 0 <= v1 < h1 <= bredde, t1
        for v2, h2, y2, t2 in alle[i + 1 :]:
            assert abs(y1 - y2) >= 12 or h1 <= v2 or h2 <= v1, (t1, t2)


def test_hver_aktivitet_har_navn(plan: Fremdriftsplan) -> None:
    """Alle aktivitetene står i bildet med id og fullt navn, brutt over linjer og aldri kuttet."""
    ord_ = " ".join(t for *_, t in tekster(tegn_gantt(plan))).split()

    for rad in plan.rader:
        assert rad.aktivitet.id in ord_
        assert set(rad.aktivitet.navn.split()) <= set(ord_)


def test_selvstendig(plan: Fremdriftsplan) -> None:
    """Bildet henter ingenting utenfra og har ingen stilark eller skript."""
    svg = tegn_gantt(plan)

    assert not re.search(r"<style|<script|href|style=|@import|<image", svg)
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_monster_i_tillegg_til_farge(plan: Fremdriftsplan) -> None:
    """Hver fase har sitt eget mønster, og stolpene bruker det."""
    svg = tegn_gantt(plan)

    assert len(Fase) == len(set(re.findall(r"<pattern id=\"([^\"]+)\"", svg))) == len(FARGER)
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r"<pattern id=\"([^\"]+)\"", svg))


def test_to_bilder_paa_samme_side(plan: Fremdriftsplan) -> None:
    """To ulike bilder på samme side bruker ikke samme id."""
    andre = tegn_gantt(flytt(plan, "P10", None, date(2018, 10, 1)))
    forste_id, andre_id = (set(re.findall(r"\bid=\"([^\"]+)\"", s)) for s in (tegn_gantt(plan), andre))

    assert not forste_id & andre_id


def test_i_dag(plan: Fremdriftsplan) -> None:
    """I dag er en strek når dagen er i planen, og ellers ingenting."""
    assert "I dag 02.01.2019" in tegn_gantt(plan, idag=date(2019, 1, 2))
    assert "I dag" not in tegn_gantt(plan, idag=date(2030, 1, 2))
    assert "I dag" not in tegn_gantt(plan)


def test_ett_ruter_per_kommune(plan: Fremdriftsplan) -> None:
    """Hvert kommunestyre har sin egen rute på sitt møte."""
    bare_vedtak = utsnitt(plan, {Fase.F3})

    assert tegn_gantt(bare_vedtak).count("25.04.2019") == 2


def test_uten_dato_sies() -> None:
    """Det som ikke har fått dato, står i beskrivelsen."""
    plan = planlegg(les_vertskommune(), date(2018, 4, 19), Kalender(), (FAUSKE,))

    assert "Uten dato: P24, P25" in beskriv(plan)
    assert tegn_gantt(plan)


def test_aksen_gaar_i_hele_maaneder() -> None:
    """Aksen går fra første dag i første måned til siste dag i siste, og dagene ligger tett."""
    aksen = akse(date(2018, 12, 19), date(2019, 2, 3), 100, 1000)

    assert aksen.fra == date(2018, 12, 1)
    assert aksen.til == date(2019, 2, 28)
    assert aksen.x(aksen.fra) == pytest.approx(100)
    assert aksen.x(aksen.til, slutt=True) == pytest.approx(1000)
    assert pytest.approx(aksen.x(date(2019, 1, 2))) == aksen.x(date(2019, 1, 2) - timedelta(days=1), slutt=True)


def test_typst_kan_tegne_det(plan: Fremdriftsplan, tmp_path: Path) -> None:
    """Typst tegner bildet uten å klage."""
    (tmp_path / "plan.svg").write_text(tegn_gantt(utsnitt(plan, {Fase.F3}), bredde=720), encoding="utf-8")
    (tmp_path / "plan.typ").write_text('#image("plan.svg", width: 17cm)', encoding="utf-8")

    assert typst.compile(tmp_path / "plan.typ").startswith(b"%PDF")
