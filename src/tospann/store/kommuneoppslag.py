"""What a page about one municipality, or about several, asks the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Max, Min, Q

from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.statistikk import FOLKETALL, Serie, Statistikkrad
from tospann.store.kommune import Kommuneopplysning, Kommunepunkt, Nabogrense
from tospann.store.register import gjelder
from tospann.store.statistikk import Statistikktall


def tallene(serier: Iterable[Serie], omraader: Iterable[str]) -> Mapping[str, tuple[Statistikkrad, ...]]:
    """Give the figures of some series for some areas, by series, with the sums that several areas share."""
    navn = [s.id for s in serier]
    rader = Statistikktall.objects.filter(Q(omraade__in=tuple(omraader)) | Q(omraade__contains="+"), serie__in=navn)
    nyeste = rader.order_by("serie", "omraade", "dato", "-kilde__dato", "-id").distinct("serie", "omraade", "dato")
    alle = [rad.som_rad() for rad in nyeste.select_related("kilde")]
    return {n: tuple(r for r in alle if r.serie.id == n) for n in navn}


def naboskap(numre: Iterable[str], dato: date) -> tuple[Nabogrense, ...]:
    """Give who is close to any of the municipalities on a date."""
    alle = tuple(numre)
    rader = Nabogrense.objects.filter(Q(a__in=alle) | Q(b__in=alle), gjelder(dato))
    return tuple(rader.select_related("kilde"))


def naboskap_kjent_fra() -> date | None:
    """Give the first date neighbours are known for."""
    return _forste(Nabogrense)


def senter(nummer: str, dato: date) -> Kommunepunkt | None:
    """Give the centre of a municipality on a date, if it is known."""
    return Kommunepunkt.objects.filter(gjelder(dato), nummer=nummer).select_related("kilde").first()


def senter_kjent_fra() -> date | None:
    """Give the first date centres are known for."""
    return _forste(Kommunepunkt)


def _forste(modell: type[Nabogrense | Kommunepunkt]) -> date | None:
    svar: date | None = modell._default_manager.aggregate(d=Min("periode__startswith"))["d"]  # noqa: SLF001 - any table's manager
    return svar


def opplysninger_om(numre: Iterable[str], dato: date) -> Mapping[tuple[str, Opplysningsslag], Kommuneopplysning]:
    """Give what is said about some municipalities on a date, by number and kind."""
    rader = Kommuneopplysning.objects.filter(gjelder(dato), nummer__in=tuple(numre)).select_related("kilde")
    return {(rad.nummer, Opplysningsslag[rad.slag]): rad for rad in rader}


def svarer_til(i_dag: date) -> date:
    """Give the last day the register answers for: the end of this year, or of the last year it has figures from."""
    siste = Statistikktall.objects.filter(serie=FOLKETALL.id).aggregate(d=Max("dato"))["d"] or i_dag
    return date(max(i_dag.year, siste.year), 12, 31)


def sentre(dato: date) -> Mapping[str, Kommunepunkt]:
    """Give every centre on a date, by municipality number."""
    return {p.nummer: p for p in Kommunepunkt.objects.filter(gjelder(dato)).select_related("kilde")}
