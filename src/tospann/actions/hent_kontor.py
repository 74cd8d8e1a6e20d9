"""Read Nav's unit register: what each local office is called, where it receives people, and when it is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from django.db import transaction

from tospann.actions.hent import opphavet
from tospann.actions.hent_kommuner import Registerfunn
from tospann.actions.lagre_statistikk import noter_last
from tospann.core.felles.norsk import dato_kort
from tospann.imports.klient import norg
from tospann.imports.klient.norg import Aapningstid, Navenhet
from tospann.imports.klient.transport import Hentet


@transaction.atomic
def lagre_kontor(svar: Sequence[Hentet]) -> Registerfunn:
    """
    Note what was fetched, and tell what it holds, one sentence for each office.

    Raises
    ------
    FilAvvist
        When an answer does not fit, or holds anything shaped like a birth number.

    """
    lest = [(s, norg.les_enheter(s.innhold, s.navn)) for s in svar]
    for hentet, enheter in lest:
        noter_last(opphavet("kontor", norg.kilden(hentet.tidspunkt.date()), hentet), len(enheter))
    alle = [e for _, enheter in lest for e in enheter]
    return Registerfunn("kontor", len(alle), tuple(linje for e in alle for linje in _linjer(e)))


def _linjer(enhet: Navenhet) -> Iterator[str]:
    nedlagt = f", nedlagt {dato_kort(enhet.nedlagt)}" if enhet.nedlagt else ""
    yield f"{enhet.nummer} {enhet.navn} ({enhet.status}{nedlagt})"
    for mottak in enhet.mottak:
        sted = ": ".join(d for d in (mottak.sted, mottak.adresse) if d) or "uten adresse"
        yield f"  {sted}. {'; '.join(_tider(mottak.aapningstider)) or 'Åpningstider er ikke oppgitt'}."


def _tider(tider: Sequence[Aapningstid]) -> Iterator[str]:
    """Write days in a row with the same hours together."""
    for klokka, dager in groupby(tider, key=_klokka):
        navn = [dato_kort(t.dag) if isinstance(t.dag, date) else t.dag.value.casefold() for t in dager]
        yield f"{', '.join(navn)} {klokka}"


def _klokka(tid: Aapningstid) -> str:
    return f"{tid.fra:%H.%M}–{tid.til:%H.%M}" if tid.fra and tid.til else "stengt"
