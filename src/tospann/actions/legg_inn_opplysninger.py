"""Add facts in words about municipalities, with their source; what held until then is ended, never rewritten."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from psycopg.types.range import DateRange

from tospann.actions.lagre_statistikk import Opphav, noter_last
from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import dato_kort
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.opplysningsfil import les_opplysningsfil
from tospann.imports.register import Datertopplysning
from tospann.store import models
from tospann.store.kommune import historie
from tospann.store.register import spenn


@dataclass(frozen=True, slots=True)
class Innlagt:
    """What was done: facts added, older ones ended, and those known already."""

    nye: int
    avsluttet: int
    kjente: int


@transaction.atomic
def legg_inn_opplysninger(sti: Path, kilde: Kilde) -> Innlagt:
    """
    Add the rows of a file, all or none.

    Raises
    ------
    FilAvvist
        With each row that cannot be used, or that says something else than a known fact for the same days.

    """
    rader = les_opplysningsfil(sti, historie())
    opphav = models.Registerkilde.fra_kilde(kilde)
    avtrykk = hashlib.sha256(sti.read_bytes()).hexdigest()
    utfall = [_legg_inn(nr, rad, opphav, sti.name) for nr, rad in enumerate(rader, start=2)]
    noter_last(Opphav("opplysninger om kommuner", kilde, avtrykk), len(rader))
    return Innlagt(utfall.count("ny") + utfall.count("avløst"), utfall.count("avløst"), utfall.count("kjent"))


def _legg_inn(nr: int, rad: Datertopplysning, kilde: models.Registerkilde, fil: str) -> str:
    tabell = models.Kommuneopplysning.objects
    samtidig = tabell.filter(nummer=rad.nummer, slag=rad.slag.name, periode__overlap=spenn(rad.periode))
    gammel = samtidig.first()
    if gammel is not None and gammel.verdi == rad.verdi and gammel.periode == spenn(rad.periode):
        return "kjent"
    if gammel is not None:
        _avslutt(nr, rad, gammel, fil)
    tabell.create(nummer=rad.nummer, slag=rad.slag.name, verdi=rad.verdi, periode=spenn(rad.periode), kilde=kilde)
    return "avløst" if gammel is not None else "ny"


def _avslutt(nr: int, rad: Datertopplysning, gammel: models.Kommuneopplysning, fil: str) -> None:
    """End an older fact the day the new one begins; anything else would change what was said of days gone by."""
    fra = gammel.periode.lower
    if gammel.periode.upper is not None or fra >= rad.periode.fra:
        grunn = f"registeret sier «{gammel.verdi}» fra {dato_kort(fra)}, med annen kilde: {gammel.kilde.tittel}"
        raise FilAvvist(fil, [Avvisning(nr, "fra", grunn)])
    gammel.periode = DateRange(fra, rad.periode.fra)
    gammel.save(update_fields=["periode"])
