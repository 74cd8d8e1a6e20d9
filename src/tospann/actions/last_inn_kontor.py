"""Load the shipped tables of offices: what was seen, what is worked out from it, and what sources say besides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models as felt

from tospann.actions.lagre_statistikk import Opphav, noter_last
from tospann.actions.last_inn_kontordrift import last_inn_drift, last_inn_samarbeid, legg_inn
from tospann.core.kontor.enhet import Enhetsslag, Kontorenhet, Kontorliste, Kontorobservasjon
from tospann.core.kontor.perioder import Dekningsgrunnlag, Dekningsperiode, dekningsperioder
from tospann.core.kontor.settverdi import verdiperioder
from tospann.core.kontor.utelatt import utelatelser
from tospann.imports import kontordata
from tospann.imports.klient.norg import KILDE as HENTET
from tospann.store import models
from tospann.store.kommune import historie
from tospann.store.register import spenn

HVA = "Nav-kontor"
UTLEDET = "tospann-utledet"
Kilder = dict[str, models.Registerkilde]
Kontorrader = dict[str, models.Kontor]

# What is loaded anew when the shipped tables are renewed; offices stay, since other rows point at them.
_AVLEDET: tuple[type[felt.Model], ...] = (
    models.Samarbeidshendelse,
    models.Samarbeidsmedlem,
    models.Samarbeid,
    models.Lederoppdrag,
    models.Garanti,
    models.Tjenestetilbud,
    models.Lokasjon,
    models.Utelatelse,
    models.Kontornavn,
    models.Bydelsdekning,
    models.Dekning,
    models.Dekningsfaktum,
    models.Kontorobservasjon,
    models.Kontorliste,
)


@dataclass(frozen=True, slots=True)
class _Lest:
    """The shipped lists and their rows."""

    lister: list[Kontorliste]
    enheter: list[Kontorenhet]
    observasjoner: list[Kontorobservasjon]
    fakta: list[kontordata.Faktarad]

    def dager(self) -> dict[str, date]:
        return {liste.id: liste.dato for liste in self.lister}


def last_inn_kontor(progress: Callable[[str], None]) -> None:
    """Load everything about offices if it is new; the municipalities must be there already."""
    avtrykk = avtrykk_av_tabellene()
    if models.Registerlast.er_lastet(HVA, avtrykk):
        return
    progress(HVA)
    for tabell in _AVLEDET:
        gamle = tabell._default_manager.all()  # noqa: SLF001 - the generic manager of any table
        (gamle.exclude(kilde__kode__startswith=HENTET) if tabell is models.Lokasjon else gamle).delete()
    kilder = {k.id: models.Registerkilde.fra_kilde(k) for k in kontordata.kilder().values()}
    sett = _Lest(
        kontordata.les_lister(), kontordata.les_kontor(), kontordata.les_observasjoner(), kontordata.les_fakta()
    )
    kontor = _enheter(sett, kilder)
    rader = _sett(sett, kilder, kontor) + _dekning(sett, kilder, kontor)
    rader += last_inn_drift(kilder, kontor) + last_inn_samarbeid(kilder)
    noter_last(Opphav(HVA, kontordata.kilder()[sett.lister[-1].kilde.id], avtrykk), rader)


def avtrykk_av_tabellene() -> str:
    """Give the SHA-256 of all the shipped tables of offices."""
    return hashlib.sha256(b"".join(sti.read_bytes() for sti in sorted(kontordata.MAPPE.iterdir()))).hexdigest()


def _enheter(sett: _Lest, kilder: Kilder) -> Kontorrader:
    """Find or make the row of each unit; its source is the first list that has it."""
    kjente = set(models.Kontor.objects.values_list("nummer", flat=True))
    lister = {liste.id: liste.kilde.id for liste in sett.lister}
    kilde = {o.kontor: lister[o.liste] for o in reversed(sett.observasjoner)}
    legg_inn(
        models.Kontor(nummer=e.nummer, slag=e.slag.name, grunnlag=e.grunnlag.name, kilde=kilder[kilde[e.nummer]])
        for e in sett.enheter
        if e.nummer not in kjente
    )
    return {k.nummer: k for k in models.Kontor.objects.all()}


def _sett(sett: _Lest, kilder: Kilder, kontor: Kontorrader) -> int:
    legg_inn(
        models.Kontorliste(kode=li.id, navn=li.navn, dato=li.dato, kilde=kilder[li.kilde.id]) for li in sett.lister
    )
    lister = {li.kode: li for li in models.Kontorliste.objects.all()}
    observasjoner = [
        models.Kontorobservasjon(
            liste=lister[o.liste],
            kontor=kontor[o.kontor],
            navn=o.navn,
            kommune=o.kommune,
            oppgitt=o.oppgitt,
            del_kode=o.del_,
            merknad=o.merknad,
            kilde_id=lister[o.liste].kilde_id,
        )
        for o in sett.observasjoner
    ]
    fakta = [
        models.Dekningsfaktum(
            kontor=kontor[f.faktum.kontor],
            kommune=f.faktum.kommune,
            dato=f.faktum.dato,
            slag=f.faktum.slag.name,
            sted=f.sted,
            kilde=kilder[f.kilde],
        )
        for f in sett.fakta
    ]
    return legg_inn(observasjoner) + legg_inn(fakta)


def _dekning(sett: _Lest, kilder: Kilder, kontor: Kontorrader) -> int:
    dekke = kontordata.dekke(sett.observasjoner, sett.lister)
    grunnlag = Dekningsgrunnlag(historie(), dekke, tuple(f.faktum for f in sett.fakta))
    perioder = dekningsperioder(grunnlag)
    rader = legg_inn(
        models.Dekning(
            kontor=kontor[p.kontor],
            kommune=p.kommune,
            periode=spenn(p.periode),
            sikkerhet=p.sikkerhet.name,
            sett=list(p.sett),
            kilde=kilder[UTLEDET],
        )
        for p in perioder
    )
    rader += legg_inn(
        models.Utelatelse(kommune=u.kommune, periode=spenn(u.periode), grunn=u.grunn, kilde=kilder[UTLEDET])
        for u in utelatelser(grunnlag)
    )
    return rader + legg_inn(_navn(sett, perioder, kilder, kontor)) + legg_inn(_bydeler(sett, kilder, kontor))


def _navn(
    sett: _Lest, perioder: tuple[Dekningsperiode, ...], kilder: Kilder, kontor: Kontorrader
) -> Iterator[models.Kontornavn]:
    dager, navn = sett.dager(), dict[date, dict[str, str]]()
    for o in sett.observasjoner:
        navn.setdefault(dager[o.liste], {})[o.kontor] = o.navn
    slutt: dict[str, date | None] = {}
    for p in perioder:
        tidligere = slutt.get(p.kontor, date.min)
        slutt[p.kontor] = None if p.til is None or tidligere is None else max(p.til, tidligere)
    for v in verdiperioder(navn, slutt):
        yield models.Kontornavn(
            kontor=kontor[v.nokkel],
            navn=v.verdi,
            periode=spenn(v.periode),
            sikkerhet=v.sikkerhet.name,
            kilde=kilder[UTLEDET],
        )


def _bydeler(sett: _Lest, kilder: Kilder, kontor: Kontorrader) -> Iterator[models.Bydelsdekning]:
    dager, deler = sett.dager(), dict[date, dict[str, str]]()
    kommune = {o.del_: o.kommune for o in sett.observasjoner if o.del_}
    for o in sett.observasjoner:
        if o.del_ and kontor[o.kontor].slag == Enhetsslag.BYDEL.name:
            deler.setdefault(dager[o.liste], {})[o.del_] = o.kontor
    for v in verdiperioder(deler, {}):
        yield models.Bydelsdekning(
            kontor=kontor[v.verdi],
            kommune=kommune[v.nokkel],
            del_kode=v.nokkel,
            periode=spenn(v.periode),
            sikkerhet=v.sikkerhet.name,
            kilde=kilder[UTLEDET],
        )
