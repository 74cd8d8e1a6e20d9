"""Hold organisation numbers and addresses against the register: differences are told, nothing is overwritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.db import transaction

from tospann.actions.hent import opphavet
from tospann.actions.hent_kommuner import Registerfunn
from tospann.actions.lagre_statistikk import noter_last
from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.historie import Kommuneversjon
from tospann.imports.klient import enhetsregisteret
from tospann.imports.klient.enhetsregisteret import KOMMUNE, Virksomhet
from tospann.imports.klient.transport import Hentet
from tospann.store.kommune import historie


@transaction.atomic
def sammenlign_enheter(svar: Sequence[Hentet], dato: date) -> tuple[Registerfunn, tuple[Virksomhet, ...]]:
    """
    Compare the municipalities' units to the register on a day, and give the units.

    Raises
    ------
    FilAvvist
        When an answer does not fit, or holds anything shaped like a birth number.

    """
    lest = [(s, enhetsregisteret.les_enheter(s.innhold, s.navn)) for s in svar]
    for hentet, enheter in lest:
        kilde = enhetsregisteret.kilden(hentet.tidspunkt.date())
        noter_last(opphavet("enheter", kilde, hentet), len(enheter))
    alle = tuple(e for _, enheter in lest for e in enheter)
    funn = tuple(_funn(alle, historie().paa(dato)))
    return Registerfunn("enheter", len(alle), funn), alle


def orgnumre(numre: Sequence[str], dato: date) -> Mapping[str, str]:
    """Give the organisation number of each municipality; "" where the register does not know it."""
    paa = historie().paa(dato)
    return {nummer: paa[nummer].kommune.orgnr if nummer in paa else "" for nummer in numre}


def _funn(enheter: Sequence[Virksomhet], paa: Mapping[str, Kommuneversjon]) -> Iterator[str]:
    kjente = {v.kommune.orgnr: v for v in paa.values() if v.kommune.orgnr}
    per_kommune = Counter(e.kommunenummer for e in enheter if e.slettet is None and e.form == KOMMUNE)
    for e in enheter:
        if e.slettet is not None:
            yield f"{e.orgnr} {e.navn} er slettet i Enhetsregisteret {dato_tekst(e.slettet)}."
        elif e.form != KOMMUNE:
            yield f"{e.orgnr} {e.navn} er ikke en kommune, men har organisasjonsform {e.form}."
        elif e.orgnr in kjente:
            yield from _flyttet(e, kjente[e.orgnr])
        elif e.kommunenummer not in paa:
            sted = e.kommunenummer or "ukjent"
            yield f"{e.orgnr} {e.navn} har kommunenummer {sted}, som registeret ikke har på den datoen."
        elif per_kommune[e.kommunenummer] == 1:
            kommune = paa[e.kommunenummer].kommune
            oss = kommune.orgnr or "ukjent"
            yield f"{kommune.nummer} {kommune.navn}: orgnr {e.orgnr} i Enhetsregisteret, {oss} i registeret."
        else:
            hva = f"{e.orgnr} {e.navn} er en av flere kommuner med adresse i {e.kommunenummer}"
            yield f"{hva}; det må et menneske se på."


def _flyttet(enhet: Virksomhet, kjent: Kommuneversjon) -> Iterator[str]:
    if enhet.kommunenummer and enhet.kommunenummer != kjent.kommune.nummer:
        hva = f"{enhet.orgnr} {enhet.navn}: kommunenummer {enhet.kommunenummer} i Enhetsregisteret"
        yield f"{hva}, {kjent.kommune.nummer} i registeret."
