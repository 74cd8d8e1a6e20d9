"""Files from packages: exactly the agreed ones, or none."""

from pathlib import Path

import pytest

from tospann.config import assets


def test_avtalte_filer_ligger_der() -> None:
    """Hver fil på lista ligger der sidene henter den, med den avtalte summen."""
    assets.ensure_assets(print)

    assert [a.target for a in assets.assets() if assets._sum(assets.VENDOR / a.target) != a.sha256] == []


def test_andre_gang_henter_ingenting() -> None:
    """Ligger alt der, blir ingenting hentet på nytt."""
    said: list[str] = []
    assets.ensure_assets(said.append)
    assets.ensure_assets(said.append)

    assert said == []


def test_feil_fil_avvises(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """En fil som ikke er den avtalte, blir ikke tatt i bruk."""
    package = tmp_path / "node_modules" / "pakke"
    package.mkdir(parents=True)
    (package / "a.css").write_text("noe annet")
    monkeypatch.setattr(assets, "WORKSHOP", tmp_path)
    monkeypatch.setattr(assets, "VENDOR", tmp_path / "vendor")

    with pytest.raises(assets.AssetsError, match="ikke den avtalte fila"):
        assets._copy(assets.Asset("pakke", "a.css", "a.css", "MIT", "0" * 64))
    assert not (tmp_path / "vendor").exists()


def test_skriftene_dekker_norsk() -> None:
    """Skriftene for sidene har fire vekter, i to tegnsett hver, og hentes fra vår egen tjener."""
    assets.ensure_assets(print)
    sheet = (assets.VENDOR / "inter.css").read_text("utf-8")

    assert sheet.count("@font-face") == 8
    assert "//" not in sheet
    assert ".woff)" not in sheet
