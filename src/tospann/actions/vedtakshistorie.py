"""Every decision in a case, in order: what each council decided, and decided anew, on each proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tospann.actions.saksbilde import AVTALEN, som_vedtak
from tospann.core.kommune.kommune import Kommune
from tospann.core.lov.kommuneloven.kap27_lovlighet import kontrollfrist
from tospann.core.utredning.sak import Sak
from tospann.core.vedtak.forskjell import Endring, tekstforskjell
from tospann.core.vedtak.vedtak import Behandling, Kommunestyrevedtak, Vedlegg, Vedtaksrunde
from tospann.store import models


@dataclass(frozen=True, slots=True)
class Vedtakslinje:
    """
    One decision: how it stood to its proposal, and what the council changed since its last decision on any.

    *lovlighetskontroll_til* is the last day three members can ask for control of legality.
    """

    rad: models.Vedtak
    vedtak: Kommunestyrevedtak
    forslag_nr: int
    behandling: Behandling
    fra_forrige: tuple[Endring, ...]
    gjelder: bool
    lovlighetskontroll_til: date


def vedtakshistorie(rad: models.Sak, sak: Sak) -> tuple[Vedtakslinje, ...]:
    """Give every decision, oldest first; *gjelder* marks the newest of each council on the newest proposal."""
    return tuple(_linjene(rad, {k.nummer: k for k in sak.kommuner}))


def _linjene(rad: models.Sak, kommuner: dict[str, Kommune]) -> Iterator[Vedtakslinje]:
    forrige: dict[str, str] = {}
    alle_forslag = list(rad.forslag.prefetch_related("vedtak__part"))
    for nr, forslag in enumerate(alle_forslag, 1):
        rader = list(forslag.vedtak.all())
        siste = {v.part_id: v.pk for v in rader} if forslag is alle_forslag[-1] else {}
        for en in rader:
            kommune = kommuner[en.part.kommunenummer]
            vedtak = som_vedtak(en, kommune)
            avtalen = (Vedlegg(AVTALEN, forslag.avtale_fingeravtrykk),)
            runde = Vedtaksrunde(forslag.tekst, (kommune,), (vedtak,), avtalen)
            fra_forrige = tekstforskjell(forrige[kommune.nummer], en.tekst) if kommune.nummer in forrige else ()
            forrige[kommune.nummer] = en.tekst
            yield Vedtakslinje(
                en,
                vedtak,
                nr,
                runde.behandling(kommune),
                fra_forrige,
                siste.get(en.part_id) == en.pk,
                kontrollfrist(vedtak.dato),
            )
