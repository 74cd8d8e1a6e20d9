"""Keep what Nav's unit register says of the offices we know: where they receive people, and when they are open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from tospann.actions.hent import opphavet
from tospann.actions.hent_kommuner import Registerfunn
from tospann.actions.lagre_statistikk import noter_last
from tospann.core.felles.norsk import dato_kort
from tospann.core.felles.periode import Periode
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.imports.klient import norg
from tospann.imports.klient.norg import Navenhet, Publikumsmottak, Ukedag
from tospann.imports.klient.transport import Hentet
from tospann.store import models
from tospann.store.register import gjelder, spenn

_DAGER = {dag: nr for nr, dag in enumerate(Ukedag, start=1)}
_FREDAG = 5
Tider = frozenset[tuple[int, time, time]]


@transaction.atomic
def lagre_kontor(svar: Sequence[Hentet]) -> Registerfunn:
    """
    Add what is new about known offices from the day it was fetched, and tell all of it.

    A new address or new hours are new rows; the old end the day before. Raises
    FilAvvist when an answer does not fit, or holds anything shaped like a birth number.
    """
    lest = [(s, norg.les_enheter(s.innhold, s.navn)) for s in svar]
    kjente = {k.nummer: k for k in models.Kontor.objects.all()}
    funn: list[str] = []
    lagt_inn = 0
    for hentet, enheter in lest:
        kilde = norg.kilden(hentet.tidspunkt.date())
        rad = models.Registerkilde.fra_kilde(kilde)
        for enhet in enheter:
            gjort = _lagre(enhet, kjente.get(enhet.nummer), rad)
            lagt_inn += gjort.startswith(_LAGT_INN)
            funn += [f"{enhet.nummer} {enhet.navn} ({_status(enhet)}). {gjort}", *_linjer(enhet)]
        noter_last(opphavet("kontor", kilde, hentet), len(enheter))
    return Registerfunn("kontor", sum(len(enheter) for _, enheter in lest), tuple(funn), lagt_inn)


_LAGT_INN = "Lagt inn"


def _lagre(enhet: Navenhet, kontor: models.Kontor | None, kilde: models.Registerkilde) -> str:
    """Keep one office's place and hours, and say what was done or why not."""
    if kontor is None:
        return "Registeret har ikke dette kontoret, så ingenting er lagt inn."
    if len(enhet.mottak) != 1:
        return f"{len(enhet.mottak)} mottak; hvilket som er kontorstedet, er ikke sagt, så ingenting er lagt inn."
    mottak, dag = enhet.mottak[0], kilde.dato
    sted = models.Lokasjon.objects.filter(gjelder(dag), kontor=kontor, slag=Lokasjonsslag.KONTORSTED.name).first()
    if not mottak.adresse:
        return "Adressen er ikke oppgitt, så ingenting er lagt inn."
    nytt_sted = sted is None or _ulik(sted, mottak)
    if nytt_sted and sted is not None and sted.periode.lower == dag:
        return "Et annet svar fra samme dag sier en annen adresse; det må et menneske se på."
    # Hours hang on rows of our own: those that are shipped are laid anew when the shipped tables are renewed.
    if sted is None or nytt_sted or not sted.kilde.kode.startswith(norg.KILDE):
        sted = _flytt(kontor, sted, mottak, kilde)
    nye_tider = _sett_tider(sted, _ukentlige(mottak), kilde)
    models.Lokasjon.objects.filter(pk=sted.pk).update(sett=max(sted.sett, dag))
    hva = " og ".join(h for h, er_ny in (("adresse", nytt_sted), ("åpningstider", nye_tider)) if er_ny)
    return f"{_LAGT_INN}: {hva} fra {dato_kort(dag)}." if hva else "Som før."


def _ulik(sted: models.Lokasjon, mottak: Publikumsmottak) -> bool:
    kjent = (sted.adresse, sted.postnr, sted.poststed)
    hentet = (mottak.gateadresse, mottak.postnummer, mottak.poststed)
    return [d.casefold() for d in kjent] != [d.casefold() for d in hentet]


def _flytt(
    kontor: models.Kontor, gammelt: models.Lokasjon | None, mottak: Publikumsmottak, kilde: models.Registerkilde
) -> models.Lokasjon:
    if gammelt is not None:
        _avslutt(models.Lokasjon.objects.filter(pk=gammelt.pk), kilde.dato)
        _avslutt(models.Aapningstid.objects.filter(gjelder(kilde.dato), lokasjon=gammelt), kilde.dato)
    return models.Lokasjon.objects.create(
        kontor=kontor,
        slag=Lokasjonsslag.KONTORSTED.name,
        navn=mottak.sted,
        adresse=mottak.gateadresse,
        postnr=mottak.postnummer,
        poststed=mottak.poststed,
        periode=spenn(Periode(kilde.dato)),
        sett=kilde.dato,
        kilde=kilde,
    )


def _sett_tider(sted: models.Lokasjon, nye: Tider, kilde: models.Registerkilde) -> bool:
    """Give the place new hours if they differ; none told means unknown, and changes nothing."""
    dagens = models.Aapningstid.objects.filter(gjelder(kilde.dato), lokasjon=sted)
    kjente = {(t.ukedag, t.aapner, t.stenger) for t in dagens}
    if not nye or kjente == nye:
        return False
    _avslutt(dagens, kilde.dato)
    models.Aapningstid.objects.bulk_create(
        models.Aapningstid(
            lokasjon=sted, ukedag=dag, aapner=fra, stenger=til, periode=spenn(Periode(kilde.dato)), kilde=kilde
        )
        for dag, fra, til in sorted(nye)
    )
    return True


def _avslutt(rader: QuerySet[models.Lokasjon] | QuerySet[models.Aapningstid], dag: date) -> None:
    """End rows that were in force; one that began the same day was never in force, and goes."""
    for rad in list(rader):
        if rad.periode.lower == dag:
            rad.delete()
        else:
            rad.periode = spenn(Periode(rad.periode.lower, dag))
            rad.save(update_fields=["periode"])


def _ukentlige(mottak: Publikumsmottak) -> Tider:
    """Give the weekly hours on weekdays; single dates and weekends have no place in the register."""
    return frozenset(
        (_DAGER[t.dag], t.fra, t.til)
        for t in mottak.aapningstider
        if isinstance(t.dag, Ukedag) and _DAGER[t.dag] <= _FREDAG and t.fra and t.til
    )


def _status(enhet: Navenhet) -> str:
    return enhet.status + (f", nedlagt {dato_kort(enhet.nedlagt)}" if enhet.nedlagt else "")


def _linjer(enhet: Navenhet) -> Iterator[str]:
    for mottak in enhet.mottak:
        sted = ": ".join(d for d in (mottak.sted, mottak.adresse) if d) or "uten adresse"
        yield f"  {sted}. {'; '.join(_tider(mottak)) or 'Åpningstider er ikke oppgitt'}."


def _tider(mottak: Publikumsmottak) -> Iterator[str]:
    """Write days in a row with the same hours together."""
    for klokka, dager in groupby(mottak.aapningstider, key=_klokka):
        navn = [dato_kort(t.dag) if isinstance(t.dag, date) else t.dag.value.casefold() for t in dager]
        yield f"{', '.join(navn)} {klokka}"


def _klokka(tid: norg.Aapningstid) -> str:
    return f"{tid.fra:%H.%M}–{tid.til:%H.%M}" if tid.fra and tid.til else "stengt"
