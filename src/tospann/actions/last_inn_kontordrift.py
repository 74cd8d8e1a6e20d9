"""Load what sources say goes on in offices, and the cooperations between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db import models as felt

from tospann.core.felles.periode import Periode
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.core.kontor.samarbeid import Samarbeid
from tospann.imports import kontordata, kontordrift
from tospann.store import models
from tospann.store.register import spenn

Kilder = Mapping[str, models.Registerkilde]
Kontorrader = Mapping[str, models.Kontor]
_ADRESSER = ("difi-etatsbasen-2014", date(2014, 10, 8))


def last_inn_drift(kilder: Kilder, kontor: Kontorrader) -> int:
    """Load places, leaders, guarantees, services and case systems; gives how many rows."""
    models.Kommuneopplysning.objects.filter(slag=Opplysningsslag.FAGSYSTEM.name).delete()
    tabeller: tuple[Iterable[felt.Model], ...] = (
        _adresser(kilder, kontor),
        _lokasjoner(kilder, kontor),
        _ledere(kilder, kontor),
        _garantier(kilder, kontor),
        _tilbud(kilder, kontor),
        _fagsystem(kilder),
    )
    return sum(legg_inn(tabell) for tabell in tabeller)


def _adresser(kilder: Kilder, kontor: Kontorrader) -> Iterator[models.Lokasjon]:
    """Give the seats of 2014: since when, no source says; until when, only what is fetched later says."""
    kilde, dag = _ADRESSER
    hentet = models.Lokasjon.objects.filter(slag=Lokasjonsslag.KONTORSTED.name).order_by("-periode")
    slutt = {sted.kontor_id: sted.periode.lower for sted in hentet}
    for a in kontordata.les_adresser():
        yield models.Lokasjon(
            kontor=kontor[a.kontor],
            slag=Lokasjonsslag.KONTORSTED.name,
            kommune=a.kommune,
            adresse=a.adresse,
            postnr=a.postnr,
            poststed=a.poststed,
            periode=spenn(Periode(dag, slutt.get(kontor[a.kontor].pk))),
            sett=dag,
            kilde=kilder[kilde],
        )


def _lokasjoner(kilder: Kilder, kontor: Kontorrader) -> Iterator[models.Lokasjon]:
    for lok in kontordrift.les_lokasjoner():
        yield models.Lokasjon(
            kontor=kontor[lok.kontor],
            slag=lok.slag.name,
            kommune=lok.kommune,
            navn=lok.navn,
            periode=spenn(lok.periode),
            sett=kilder[lok.funnet.kilde].dato,
            kilde=kilder[lok.funnet.kilde],
        )


def _ledere(kilder: Kilder, kontor: Kontorrader) -> Iterator[models.Lederoppdrag]:
    for o, funnet in kontordrift.les_ledere():
        yield models.Lederoppdrag(
            kontor=kontor[o.kontor],
            kommune=o.kommune,
            leder=o.leder,
            omfang=o.omfang.name,
            arbeidsgiver=o.arbeidsgiver.name,
            stedfortreder=o.stedfortreder.name,
            merknad=funnet.merknad,
            sted=funnet.sted,
            periode=spenn(o.periode),
            kilde=kilder[funnet.kilde],
        )


def _garantier(kilder: Kilder, kontor: Kontorrader) -> Iterator[models.Garanti]:
    for g in kontordrift.les_garantier():
        yield models.Garanti(
            kontor=kontor[g.kontor],
            er_garantikontor=g.er_garantikontor,
            sted=g.funnet.sted,
            periode=spenn(g.periode),
            kilde=kilder[g.funnet.kilde],
        )


def _tilbud(kilder: Kilder, kontor: Kontorrader) -> Iterator[models.Tjenestetilbud]:
    for t in kontordrift.les_tilbud():
        yield models.Tjenestetilbud(
            kontor=kontor[t.kontor],
            tjeneste=t.tjeneste,
            merknad=t.funnet.merknad,
            sted=t.funnet.sted,
            periode=spenn(t.periode),
            kilde=kilder[t.funnet.kilde],
        )


def _fagsystem(kilder: Kilder) -> Iterator[models.Kommuneopplysning]:
    for f in kontordrift.les_fagsystem():
        yield models.Kommuneopplysning(
            nummer=f.kommune,
            slag=Opplysningsslag.FAGSYSTEM.name,
            verdi=f.verdi,
            periode=spenn(f.periode),
            kilde=kilder[f.kilde],
        )


def last_inn_samarbeid(kilder: Kilder) -> int:
    """Load the cooperations with members and events; gives how many rows."""
    lest = kontordrift.les_samarbeid()
    antall = legg_inn(
        models.Samarbeid(
            slug=s.slug,
            navn=s.navn,
            slag=s.slag.name,
            del_av=s.del_av,
            beskrivelse=s.beskrivelse,
            kilde=kilder[funnet.kilde],
        )
        for s, funnet in lest
    )
    rader = {s.slug: s for s in models.Samarbeid.objects.all()}
    return antall + legg_inn(_medlemmer(lest, rader, kilder)) + legg_inn(_hendelser(lest, rader, kilder))


Lest = list[tuple[Samarbeid, kontordrift.Funnet]]
Samarbeidsrader = Mapping[str, models.Samarbeid]


def _medlemmer(lest: Lest, rader: Samarbeidsrader, kilder: Kilder) -> Iterator[models.Samarbeidsmedlem]:
    for s, funnet in lest:
        for nr, m in enumerate(s.medlemmer):
            yield models.Samarbeidsmedlem(
                samarbeid=rader[s.slug],
                kommune=m.kommune,
                rolle=m.rolle.name,
                merknad=m.merknad,
                nr=nr,
                kilde=kilder[funnet.kilde],
            )


def _hendelser(lest: Lest, rader: Samarbeidsrader, kilder: Kilder) -> Iterator[models.Samarbeidshendelse]:
    for s, _ in lest:
        for h in s.hendelser:
            yield models.Samarbeidshendelse(
                samarbeid=rader[s.slug],
                slag=h.slag.name,
                tidligst=h.tidligst,
                senest=h.senest,
                tekst=h.tekst,
                utledet=h.utledet,
                sted=h.sted,
                kilde=kilder[h.kilde.id],
            )


def legg_inn(rader: Iterable[felt.Model]) -> int:
    """Add rows of one table; gives how many."""
    alle = list(rader)
    if alle:
        type(alle[0])._default_manager.bulk_create(alle, batch_size=2000)  # noqa: SLF001 - any table's manager
    return len(alle)
