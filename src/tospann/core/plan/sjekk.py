"""Hold a plan against what the law, the agreements and the guides say about order and deadlines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tospann.core.plan.fremdriftsplan import Fremdriftsplan, Funn
from tospann.core.plan.sjekk_ansatte import drofting_for_vedtak, overdragelse, reservasjon, tariff
from tospann.core.plan.sjekk_avtaler import aapning, delegering, lovlighetsfrist, orientering, partnerskapsavtale
from tospann.core.plan.sjekk_kalender import avhengigheter, avtalt_oppstart, dager, moter, valg, vedtaksvindu
from tospann.core.plan.sjekk_vedtak import alle_har_vedtatt, budsjett

_PROVER: tuple[Callable[[Fremdriftsplan], Iterable[Funn]], ...] = (
    alle_har_vedtatt,
    drofting_for_vedtak,
    overdragelse,
    delegering,
    partnerskapsavtale,
    aapning,
    reservasjon,
    tariff,
    budsjett,
    orientering,
    lovlighetsfrist,
    moter,
    avtalt_oppstart,
    dager,
    avhengigheter,
    vedtaksvindu,
    valg,
)


def sjekk(plan: Fremdriftsplan) -> tuple[Funn, ...]:
    """
    Give all findings, those from the planning first.

    A row that is not in the plan is not judged: the planning has said why it
    is missing. A plan straight from ``planlegg`` has no finding of kind KRAV.
    """
    return (*plan.funn, *_alle(plan))


def _alle(plan: Fremdriftsplan) -> Iterator[Funn]:
    for prov in _PROVER:
        yield from prov(plan)
