"""Bygg sak: compute a case and write its papers to a folder; or make one of them for one reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from tospann.actions.saksbilde import alle_lokaltekster, egne_lokaltekster, last_saksbilde
from tospann.config.assets import fonts_folder
from tospann.core.felles.norsk import ascii_navn
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.papirer.mappe import filer
from tospann.store import models
from tospann.store.laas import som_system

_EGET = "saksframlegg-"

Fremdrift = Callable[[str], None]


class UkjentSak(LookupError):
    """There is no case by that name."""


def bygg_sak(slug: str, til: Path, progress: Fremdrift) -> tuple[Path, ...]:
    """
    Write every paper of a case to *til*; a file is put in place whole or not at all.

    Raises
    ------
    UkjentSak
        When there is no such case.

    """
    with som_system():
        bilde = _bilde(slug)
        til.mkdir(parents=True, exist_ok=True)
        return tuple(_skriv(til, navn, lag, progress) for navn, lag in filer(bilde, fonts_folder()).items())


def _bilde(slug: str) -> Saksbilde:
    rad = models.Sak.objects.filter(slug=slug).first()
    if rad is None:
        melding = f"Det finnes ingen sak som heter «{slug}»."
        raise UkjentSak(melding)
    return last_saksbilde(rad, alle_lokaltekster(rad))


def _skriv(mappe: Path, navn: str, lag: Callable[[], bytes], progress: Fremdrift) -> Path:
    progress(navn)
    halv, sti = mappe / f".{navn}.del", mappe / navn
    halv.write_bytes(lag())
    halv.replace(sti)
    return sti


def papirene_til(rad: models.Sak, bruker: models.Bruker) -> dict[str, Callable[[], bytes]]:
    """Give the papers this reader may have: what is common, and the own municipality's council paper."""
    bilde = last_saksbilde(rad, egne_lokaltekster(rad, bruker))
    alle = filer(bilde, fonts_folder())
    return {navn: alle[navn] for navn in synlige(alle, bruker)}


def synlige(navn: Iterable[str], bruker: models.Bruker) -> list[str]:
    """Pick the file names a reader may see; another municipality's council paper is not there."""
    sted = bruker.part.navn.removesuffix(" kommune") if bruker.part.kommunenummer else ""
    eget = f"{_EGET}{ascii_navn(sted)}." if sted else None
    return [n for n in navn if not n.startswith(_EGET) or (eget is not None and n.startswith(eget))]
