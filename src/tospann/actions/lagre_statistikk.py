"""Keep official figures: a new one is added, a changed one is a new row beside the old, the same one adds nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from tospann.core.felles.kilde import Kilde
from tospann.core.kommune.statistikk import SERIER, Merke, Statistikkrad
from tospann.store import models

_PORSJON = 5000
_DESIMALER = Decimal("0.0001")


class TallMedForMangeDesimaler(ValueError):
    """The figure cannot be kept exactly."""


class SammeTallToGanger(ValueError):
    """One load says two things about the same figure."""


@dataclass(frozen=True, slots=True)
class Lagret:
    """What a load did: figures that are new, that replace an older one, and that were known already."""

    nye: int
    endrede: int
    uendrede: int


@dataclass(frozen=True, slots=True)
class Opphav:
    """What is loaded, from which source, with the SHA-256 of its content and the address it came from (or none)."""

    hva: str
    kilde: Kilde
    fingeravtrykk: str
    adresse: str = ""


@transaction.atomic
def lagre_statistikk(rader: Iterable[Statistikkrad], opphav: Opphav) -> Lagret:
    """
    Add what is new or changed, all or nothing, and write down the load.

    Raises
    ------
    TallMedForMangeDesimaler
        When a figure has more than four decimals.
    SammeTallToGanger
        When a figure stands twice in what is loaded.

    """
    alle = list(rader)
    _krev_ett_av_hvert(alle)
    kjente = _kjente({r.serie.id for r in alle})
    nye = [r for r in alle if _nokkel(r) not in kjente]
    endrede = [r for r in alle if (kjent := kjente.get(_nokkel(r))) and kjent != _felt(r)]
    legg_til([*nye, *endrede], noter_last(opphav, len(alle)))
    return Lagret(len(nye), len(endrede), len(alle) - len(nye) - len(endrede))


def legg_til(rader: Iterable[Statistikkrad], last: models.Registerlast) -> None:
    """Add rows that belong to a load; the caller knows that they are new or changed."""
    alle = list(rader)
    kilder = {k.id: models.Registerkilde.fra_kilde(k) for k in {r.kilde for r in alle}}
    models.Statistikktall.objects.bulk_create((_rad(r, kilder[r.kilde.id], last) for r in alle), batch_size=_PORSJON)


def noter_last(opphav: Opphav, rader: int) -> models.Registerlast:
    """Write down that something was loaded or fetched: what, from where, when, how much."""
    return models.Registerlast.objects.create(
        hva=opphav.hva,
        kilde=models.Registerkilde.fra_kilde(opphav.kilde),
        tidspunkt=timezone.now(),
        rader=rader,
        fingeravtrykk=opphav.fingeravtrykk,
        adresse=opphav.adresse,
    )


def _krev_ett_av_hvert(rader: Iterable[Statistikkrad]) -> None:
    antall = Counter(_nokkel(r) for r in rader)
    if doble := sorted(nokkel for nokkel, n in antall.items() if n > 1):
        serie, omraade, dato, _ = doble[0]
        melding = f"{SERIER[serie].navn} for {omraade} {dato} står to ganger."
        raise SammeTallToGanger(melding)


Nokkel = tuple[str, str, str, str]
Felt = tuple[Decimal | None, str]


def _kjente(serier: set[str]) -> dict[Nokkel, Felt]:
    """Give the newest row of each figure, by series, area, date and source."""
    rader = models.Statistikktall.objects.filter(serie__in=serier).order_by("id")
    felt = rader.values_list("serie", "omraade", "dato", "kilde__kode", "verdi", "merke")
    return {(serie, omraade, str(dato), kilde): (verdi, merke) for serie, omraade, dato, kilde, verdi, merke in felt}


def _nokkel(rad: Statistikkrad) -> Nokkel:
    return rad.serie.id, rad.omraade, rad.dato.isoformat(), rad.kilde.id


def _felt(rad: Statistikkrad) -> Felt:
    if isinstance(rad.verdi, Merke):
        return None, rad.verdi.value
    brok = Fraction(rad.verdi)
    desimal = (Decimal(brok.numerator) / Decimal(brok.denominator)).quantize(_DESIMALER)
    if Fraction(desimal) != brok:
        melding = f"{rad.serie.navn} for {rad.omraade} er {brok} og kan ikke skrives med fire desimaler."
        raise TallMedForMangeDesimaler(melding)
    return desimal, ""


def _rad(rad: Statistikkrad, kilde: models.Registerkilde, last: models.Registerlast) -> models.Statistikktall:
    verdi, merke = _felt(rad)
    return models.Statistikktall(
        serie=rad.serie.id, omraade=rad.omraade, dato=rad.dato, verdi=verdi, merke=merke, kilde=kilde, last=last
    )
