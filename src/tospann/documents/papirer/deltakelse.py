"""Who was informed and heard, as tables: alike municipalities share a row."""

from __future__ import annotations

from collections.abc import Iterable

from tospann.core.felles.norsk import dato_kort, opplisting
from tospann.core.felles.svar import Utfall
from tospann.core.kommune.kommune import Kommune
from tospann.core.medvirkning.klokke import Klokkerad
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Kolonne, Tabell
from tospann.documents.papirer.tabeller import SYMBOL

Noekkel = tuple[str, str, str, str, str]


def medvirkning(bilde: Saksbilde, kommune: Kommune | None = None) -> Tabell:
    """Print what has been done and what is missing; with *kommune* only its own rows and the common ones."""
    rader = [r for r in bilde.klokke.rader if kommune is None or r.kommune in {None, kommune}]
    if kommune is not None:
        return _tabell(("Hvem",), (_hva(r) for r in rader))
    grupper: dict[Noekkel, list[Kommune]] = {}
    for rad in rader:
        grupper.setdefault(_hva(rad), []).extend([rad.kommune] if rad.kommune else [])
    alle = bilde.sak.kommuner
    return _tabell(("Hvem", "Kommuner"), ((n[0], _steder(k, alle), *n[1:]) for n, k in grupper.items()))


def _hva(rad: Klokkerad) -> Noekkel:
    informert, hort = (dato_kort(d) if d else "–" for d in (rad.informert, rad.hort))
    return (
        f"{rad.krav.organ[0].upper()}{rad.krav.organ[1:]}, {rad.krav.nivaa}",
        rad.krav.sektor.value,
        informert,
        hort,
        _status(rad),
    )


def _status(rad: Klokkerad) -> str:
    """Say only what the dates do not say already."""
    if rad.svar.utfall is Utfall.OPPFYLT:
        return SYMBOL[Utfall.OPPFYLT]
    tegn = SYMBOL[rad.svar.utfall].partition(" ")[0]
    return f"{tegn} {rad.svar.begrunnelse}"


def _steder(kommuner: list[Kommune], alle: tuple[Kommune, ...]) -> str:
    if not kommuner:
        return "felles"
    return "alle" if set(kommuner) == set(alle) else opplisting(k.kortnavn for k in kommuner)


def _tabell(hvem: tuple[str, ...], rader: Iterable[tuple[str, ...]]) -> Tabell:
    kolonner = (
        *(Kolonne(tittel, bredde=3 if nr == 0 else 2) for nr, tittel in enumerate(hvem)),
        Kolonne("Sektor", bredde=1),
        Kolonne("Informert", bredde=1),
        Kolonne("Drøftet eller hørt", bredde=1),
        Kolonne("Status", bredde=3),
    )
    return Tabell("Medvirkning før vedtaket", kolonner, tuple(rader))
