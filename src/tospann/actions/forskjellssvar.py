"""What the municipalities say of each different decision now, and whether anybody can read the decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from tospann.core.felles.norsk import opplisting
from tospann.store import models


@dataclass(frozen=True, slots=True)
class Forskjellssvar:
    """The newest word of each of the others about one decision."""

    vedtak: models.Vedtak
    godtatt: tuple[models.Forskjellsmerke, ...]
    aapne: tuple[models.Forskjellsmerke, ...]
    venter: tuple[models.Part, ...]

    def i_en_setning(self) -> str:
        """Say who can accept it; and that this alone makes no agreement."""
        deler = []
        if self.godtatt:
            deler.append(f"{_navn(m.part for m in self.godtatt)} kan godta forskjellen.")
        if self.aapne:
            deler.append(f"{_navn(m.part for m in self.aapne)} kan ikke godta den nå.")
        if self.venter:
            deler.append(f"{_navn(self.venter)} har ikke svart.")
        if self.godtatt and not self.aapne and not self.venter:
            deler.append(
                "Alle de andre kan godta den. Avtalen er inngått først når en ny, felles tekst er vedtatt likt."
            )
        return " ".join(deler)

    def mitt(self, part_id: int) -> models.Forskjellsmerke | None:
        """Give one party's newest word, if any."""
        return next((m for m in (*self.godtatt, *self.aapne) if m.part_id == part_id), None)


def _navn(parter: Iterable[models.Part]) -> str:
    return opplisting(p.navn.removesuffix(" kommune") for p in parter)


def forskjellsmerker(sak: models.Sak) -> Mapping[str, Forskjellssvar]:
    """Give the answers about each council's newest decision on the newest proposal, by municipality number."""
    forslag = sak.forslag.last()
    if forslag is None:
        return {}
    nyeste = {v.part_id: v for v in forslag.vedtak.select_related("part")}
    parter = [d.part for d in sak.deltakelser.select_related("part")]
    merker = models.Forskjellsmerke.objects.filter(vedtak__in=nyeste.values()).select_related("part")
    siste = {(m.vedtak_id, m.part_id): m for m in merker}
    return {v.part.kommunenummer: _svar(v, parter, siste) for v in nyeste.values()}


def _svar(
    vedtak: models.Vedtak, parter: list[models.Part], siste: Mapping[tuple[int, int], models.Forskjellsmerke]
) -> Forskjellssvar:
    andre = [p for p in parter if p.pk != vedtak.part_id]
    sagt = [m for p in andre if (m := siste.get((vedtak.pk, p.pk)))]
    venter = tuple(p for p in andre if (vedtak.pk, p.pk) not in siste)
    return Forskjellssvar(vedtak, tuple(m for m in sagt if m.godtatt), tuple(m for m in sagt if not m.godtatt), venter)


def er_offentlig(sak: models.Sak) -> bool:
    """Tell whether the public page is open."""
    return models.Offentliggjoring.objects.filter(sak=sak).exists()


def saker_vist_for_alle() -> QuerySet[models.Sak]:
    """Ask for the cases whose decisions anybody may read."""
    return models.Sak.objects.vist_for_alle().select_related("vert")
