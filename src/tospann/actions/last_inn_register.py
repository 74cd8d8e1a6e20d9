"""Load the shipped national tables into the database: once, and again only what has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models as felt

from tospann.actions.lagre_statistikk import Opphav, lagre_statistikk, noter_last
from tospann.actions.last_inn_kontor import last_inn_kontor
from tospann.core.felles.periode import Periode
from tospann.core.kommune.statistikk import Statistikkrad
from tospann.imports import register as tabeller
from tospann.store import models
from tospann.store.laas import som_system
from tospann.store.register import spenn

Fremdrift = Callable[[str], None]
_PORSJON = 5000


Kilder = dict[str, models.Registerkilde]


@dataclass(frozen=True, slots=True)
class Tabell:
    """A shipped table: its files, its main source, the tables it fills, and how to fill them."""

    hva: str
    filer: tuple[str, ...]
    kilde: str
    modeller: tuple[type[felt.Model], ...]
    last: Callable[[Kilder], int]


def last_inn_register(progress: Fremdrift) -> None:
    """
    Load everything that is not loaded.

    A shipped table that has changed since (a new version of Tospann) replaces its own rows; rows
    from other sources stay. Official figures are never replaced: a changed one is a new row.
    """
    with som_system():
        for tabell in _TABELLER:
            opphav = _opphav(tabell.hva, tabell.filer, tabell.kilde)
            if models.Registerlast.er_lastet(tabell.hva, opphav.fingeravtrykk):
                continue
            progress(tabell.hva)
            _fjern_egne(tabell)
            rader = tabell.last({k.id: models.Registerkilde.fra_kilde(k) for k in tabeller.kilder().values()})
            noter_last(opphav, rader)
        for hva, fil, kilde, les in _SERIER:
            opphav = _opphav(hva, (fil,), kilde)
            if not models.Registerlast.er_lastet(hva, opphav.fingeravtrykk):
                progress(hva)
                lagre_statistikk(les(), opphav)
        last_inn_kontor(progress)


def _opphav(hva: str, filer: tuple[str, ...], kilde: str) -> Opphav:
    innhold = b"".join((tabeller.MAPPE / fil).read_bytes() for fil in filer)
    return Opphav(hva, tabeller.kilder()[kilde], hashlib.sha256(innhold).hexdigest())


def _fjern_egne(tabell: Tabell) -> None:
    for modell in tabell.modeller:
        modell._default_manager.filter(kilde__kode__in=tabeller.kilder()).delete()  # noqa: SLF001 - any table's manager


def _kommuner(kilder: Kilder) -> int:
    historie = tabeller.les_historie()
    versjoner = [
        models.Kommuneversjon(
            nummer=v.kommune.nummer,
            navn=v.kommune.navn,
            kortnavn=v.kommune.kortnavn,
            samisk_navn=v.kommune.samisk_navn,
            kvensk_navn=v.kvensk_navn,
            fylkesnummer=v.fylkesnummer,
            fylke=v.kommune.fylke,
            orgnr=v.kommune.orgnr,
            periode=spenn(v.periode),
            kilde=kilder[v.kilde.id],
        )
        for v in historie.versjoner
    ]
    endringer = [
        models.Kommuneendring(
            dato=e.dato,
            fra_nummer=e.fra,
            til_nummer=e.til,
            slag=e.slag.name,
            merknad=e.merknad,
            kilde=kilder[e.kilde.id],
        )
        for e in historie.endringer
    ]
    return _legg_inn(versjoner) + _legg_inn(endringer)


def _vekter(kilder: Kilder) -> int:
    return _legg_inn(
        models.Delingsvekt(
            dato=v.dato,
            fra_nummer=v.fra,
            til_nummer=v.til,
            teller=v.andel.numerator,
            nevner=v.andel.denominator,
            tidligere=" ".join(v.tidligere),
            grunnlag=v.grunnlag,
            kilde=kilder[v.kilde.id],
        )
        for v in tabeller.les_vekter()
    )


def _naboer(kilder: Kilder) -> int:
    return _legg_inn(
        models.Nabogrense(
            a=n.a,
            b=n.b,
            landgrense_km=n.landgrense_km,
            avstand_km=n.avstand_km,
            periode=spenn(n.periode),
            kilde=kilder["kartverket-grenser"],
        )
        for n in tabeller.les_naboer()
    )


def _sentre(kilder: Kilder) -> int:
    return _legg_inn(
        models.Kommunepunkt(
            nummer=s.nummer,
            bredde=s.bredde,
            lengde=s.lengde,
            metode=s.metode,
            periode=spenn(s.periode),
            kilde=kilder["kommunesentre"],
        )
        for s in tabeller.les_sentre()
    )


def _opplysninger(kilder: Kilder) -> int:
    """Add the shipped facts; one that somebody else has a newer fact for holds until that begins."""
    andre = models.Kommuneopplysning.objects.values_list("nummer", "slag", "periode")
    nyere: dict[tuple[str, str], date] = {}
    for nummer, slag, periode in andre:
        nyere[nummer, slag] = min(periode.lower, nyere.get((nummer, slag), date.max))
    rader = ((o, nyere.get((o.nummer, o.slag.name), o.periode.til)) for o in tabeller.les_opplysninger())
    return _legg_inn(
        models.Kommuneopplysning(
            nummer=o.nummer,
            slag=o.slag.name,
            verdi=o.verdi,
            periode=spenn(Periode(o.periode.fra, til)),
            kilde=kilder["samisk-forvaltningsomraade"],
        )
        for o, til in rader
        if til is None or o.periode.fra < til
    )


def _forbindelser(kilder: Kilder) -> int:
    return _legg_inn(
        models.Forbindelse(
            a=f.a,
            b=f.b,
            navn=f.navn,
            slag=f.slag.name,
            luftlinje_km=Decimal(f.luftlinje_km.numerator) / Decimal(f.luftlinje_km.denominator),
            overfart_min=f.overfart_min,
            ventetid_min=f.ventetid_min,
            fast_min=f.fast_min,
            omvei_km=Decimal(f.omvei_km.numerator) / Decimal(f.omvei_km.denominator),
            merknad=f.merknad,
            periode=spenn(f.periode),
            kilde=kilder[f.kilde.id],
        )
        for f in tabeller.les_forbindelser()
    )


_TABELLER = (
    Tabell(
        "kommuner og endringer",
        ("kommuner.csv", "kommuneendringer.csv"),
        "klass-131",
        (models.Kommuneversjon, models.Kommuneendring),
        _kommuner,
    ),
    Tabell("delte kommuner", ("delingsvekter.csv",), "tospann-delingsvekter", (models.Delingsvekt,), _vekter),
    Tabell("naboer", ("naboer.csv",), "kartverket-grenser", (models.Nabogrense,), _naboer),
    Tabell("kommunesentre", ("punkter.csv",), "kommunesentre", (models.Kommunepunkt,), _sentre),
    Tabell(
        "opplysninger", ("opplysninger.csv",), "samisk-forvaltningsomraade", (models.Kommuneopplysning,), _opplysninger
    ),
    Tabell("veier og ferjer", ("forbindelser.csv",), "forbindelser", (models.Forbindelse,), _forbindelser),
)
_SERIER: tuple[tuple[str, str, str, Callable[[], list[Statistikkrad]]], ...] = (
    ("folketall", "folketall.csv", "ssb-07459", tabeller.les_folketall),
    ("areal", "areal.csv", "kartverket-grenser", tabeller.les_areal),
    ("oppgitt folketall", "oppgitt.csv", "nordland-rapport", tabeller.les_oppgitt),
)


def _legg_inn(rader: Iterable[felt.Model]) -> int:
    alle = list(rader)
    type(alle[0])._default_manager.bulk_create(alle, batch_size=_PORSJON)  # noqa: SLF001 - the generic manager of any table
    return len(alle)
