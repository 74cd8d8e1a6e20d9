"""Hold what KLASS and Kartverket say against the register: differences are told, and only what fits is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import transaction

from tospann.actions.hent import opphavet
from tospann.actions.lagre_statistikk import noter_last
from tospann.core.felles.norsk import dato_tekst
from tospann.core.kommune.historie import Kommuneendring, Kommunehistorie, Kommuneversjon, UgyldigHistorie
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.utvid import utvid
from tospann.imports.klient import klass, kommuneinfo
from tospann.imports.klient.transport import Hentet
from tospann.store import models
from tospann.store.kommune import historie, opplysninger
from tospann.store.register import spenn


@dataclass(frozen=True, slots=True)
class Registerfunn:
    """What was compared, what differs (in sentences), and how many changes were added."""

    hva: str
    sammenlignet: int
    funn: tuple[str, ...]
    lagt_inn: int = 0


@transaction.atomic
def lagre_klass(svar: Sequence[Hentet], fra: date, til: date) -> list[Registerfunn]:
    """Treat each of KLASS' answers as what it is: changes, codes or counties (on *til*)."""
    slag = [(s, klass.svarslag(s.innhold, s.navn)) for s in svar]
    endringer = [lagre_kommuneendringer(s, fra, til) for s, hva in slag if hva == klass.ENDRINGER]
    koder = [sammenlign_koder(s, til) for s, hva in slag if hva == klass.KODER]
    return [*endringer, *koder, *(sammenlign_fylker(s, til) for s, hva in slag if hva == klass.SAMMENHENGER)]


@transaction.atomic
def lagre_kommuneendringer(svar: Hentet, fra: date, til: date) -> Registerfunn:
    """
    Compare KLASS' changes from *fra* to *til* (both with) to the register's, and add those that fit.

    Raises
    ------
    FilAvvist
        When the answer does not fit; nothing is added.

    """
    kilde = klass.kilden(svar.tidspunkt.date())
    lest = [e for e in klass.les_endringer(svar.innhold, svar.navn) if fra <= e.dato <= til]
    i_klass = klass.som_kommuneendringer(lest, kilde)
    funn = [*_bare_i_registeret(historie(), {_nokkel(e) for e in i_klass}, fra, til)]
    kjente = {_nokkel(e) for e in historie().endringer}
    nye = [(e, k) for e, k in zip(i_klass, lest, strict=True) if _nokkel(e) not in kjente]
    naa, lagt_inn = historie(), 0
    for _, dagens in groupby(nye, key=lambda par: par[0].dato):
        dagen = list(dagens)
        grunn, naa = _legg_til(naa, tuple(e for e, _ in dagen), {k.til: k.til_navn for _, k in dagen})
        lagt_inn += 0 if grunn else len(dagen)
        funn += [_ny_setning(e, k, grunn) for e, k in dagen]
    noter_last(opphavet("kommuneendringer", kilde, svar), len(lest))
    return Registerfunn("kommuneendringer", len(lest), tuple(funn), lagt_inn)


@transaction.atomic
def sammenlign_koder(svar: Hentet, dato: date) -> Registerfunn:
    """Compare KLASS' municipalities on a day to the register's: numbers and names."""
    koder = klass.les_koder(svar.innhold, svar.navn)
    noter_last(opphavet("kommunenumre", klass.kilden(svar.tidspunkt.date()), svar), len(koder))
    return Registerfunn("kommunenumre", len(koder), tuple(_kodefunn(koder, historie().paa(dato), dato)))


@transaction.atomic
def sammenlign_fylker(svar: Hentet, dato: date) -> Registerfunn:
    """Compare which county KLASS lays each municipality in to the register's."""
    rader = klass.les_sammenhenger(svar.innhold, svar.navn)
    noter_last(opphavet("fylker", klass.kilden(svar.tidspunkt.date()), svar), len(rader))
    paa = historie().paa(dato)
    gjelder = [r for r in rader if r.gyldig_fra <= dato and (r.gyldig_til is None or dato < r.gyldig_til)]
    funn = [
        f"{r.til} {paa[r.til].kommune.navn}: KLASS sier fylke {r.fra}, registeret {paa[r.til].fylkesnummer}."
        for r in gjelder
        if r.til in paa and paa[r.til].fylkesnummer != r.fra
    ]
    return Registerfunn("fylker", len(gjelder), tuple(funn))


@transaction.atomic
def sammenlign_navn(svar: Sequence[Hentet], dato: date) -> Registerfunn:
    """Compare Kartverket's names, counties and Sámi area to the register's; nothing is overwritten."""
    steder = [(s, kommuneinfo.les_kommuner(s.innhold, s.navn)) for s in svar]
    for hentet, rader in steder:
        kilde = kommuneinfo.kilden(hentet.tidspunkt.date())
        noter_last(opphavet("kommunenavn", kilde, hentet), len(rader))
    paa, samisk = historie().paa(dato), opplysninger(Opplysningsslag.SAMISK_OMRAADE, dato)
    alle = [sted for _, rader in steder for sted in rader]
    vet = {nummer: rad.verdi == "ja" for nummer, rad in samisk.items()}
    funn = [setning for sted in alle for setning in _stedfunn(sted, paa.get(sted.nummer), vet, dato)]
    return Registerfunn("kommunenavn", len(alle), tuple(funn))


Nokkel = tuple[date, str, str]


def _nokkel(endring: Kommuneendring) -> Nokkel:
    return endring.dato, endring.fra, endring.til


def _bare_i_registeret(naa: Kommunehistorie, i_klass: set[Nokkel], fra: date, til: date) -> Iterator[str]:
    for e in naa.endringer:
        if fra <= e.dato <= til and _nokkel(e) not in i_klass:
            hva = f"{e.fra} til {e.til} {dato_tekst(e.dato)} ({e.slag.value})"
            yield f"Registeret har en endring KLASS ikke oppgir: {hva}. Den står."


def _ny_setning(e: Kommuneendring, k: klass.Klassendring, grunn: str) -> str:
    hva = f"{k.fra} {k.fra_navn} til {k.til} {k.til_navn} {dato_tekst(e.dato)} ({e.slag.value})"
    hva = f"KLASS har en endring registeret ikke kjenner: {hva}."
    return f"{hva} Ikke lagt inn: {grunn}" if grunn else f"{hva} Lagt inn."


def _legg_til(
    naa: Kommunehistorie, dagens: tuple[Kommuneendring, ...], navn: Mapping[str, str]
) -> tuple[str, Kommunehistorie]:
    """Add one day's changes, or say why not."""
    try:
        ny = utvid(naa, dagens, navn, dagens[0].kilde)
    except UgyldigHistorie as feil:
        return str(feil), naa
    kilde = models.Registerkilde.fra_kilde(dagens[0].kilde)
    gamle = {(v.kommune.nummer, v.periode.fra): v for v in naa.versjoner}
    for v in ny.versjoner:
        kjent = gamle.get((v.kommune.nummer, v.periode.fra))
        if kjent is None:
            _versjonsrad(v, kilde).save()
        elif kjent.periode != v.periode:
            rader = models.Kommuneversjon.objects.filter(nummer=v.kommune.nummer, periode__startswith=v.periode.fra)
            rader.update(periode=spenn(v.periode))
    for e in dagens:
        models.Kommuneendring.objects.create(
            dato=e.dato, fra_nummer=e.fra, til_nummer=e.til, slag=e.slag.name, merknad=e.merknad, kilde=kilde
        )
    return "", ny


def _versjonsrad(v: Kommuneversjon, kilde: models.Registerkilde) -> models.Kommuneversjon:
    k = v.kommune
    return models.Kommuneversjon(
        nummer=k.nummer,
        navn=k.navn,
        kortnavn=k.kortnavn,
        samisk_navn=k.samisk_navn,
        kvensk_navn=v.kvensk_navn,
        fylkesnummer=v.fylkesnummer,
        fylke=k.fylke,
        orgnr=k.orgnr,
        periode=spenn(v.periode),
        kilde=kilde,
    )


def _kodefunn(koder: Mapping[str, str], paa: Mapping[str, Kommuneversjon], dato: date) -> Iterator[str]:
    dag = dato_tekst(dato)
    for nummer in sorted(koder.keys() - paa.keys()):
        yield f"KLASS har {nummer} {koder[nummer]} {dag}; registeret har ikke det nummeret da."
    for nummer in sorted(paa.keys() - koder.keys()):
        yield f"Registeret har {nummer} {paa[nummer].kommune.navn} {dag}; KLASS har ikke det nummeret da."
    for nummer in sorted(koder.keys() & paa.keys()):
        if koder[nummer] != paa[nummer].kommune.navn:
            yield f"{nummer} heter «{koder[nummer]}» i KLASS og «{paa[nummer].kommune.navn}» i registeret."


def _stedfunn(
    sted: kommuneinfo.Kommunested, kjent: Kommuneversjon | None, vet: Mapping[str, bool], dato: date
) -> Iterator[str]:
    if kjent is None:
        yield f"Kartverket har {sted.nummer} {sted.navn}; registeret har ikke det nummeret {dato_tekst(dato)}."
        return
    par: Iterable[tuple[str, str, str]] = (
        ("på norsk", sted.norsk_navn, kjent.kommune.kortnavn),
        ("på samisk", sted.samisk_navn, kjent.kommune.samisk_navn),
        ("på kvensk", sted.kvensk_navn, kjent.kvensk_navn),
        ("fylkesnummer", sted.fylkesnummer, kjent.fylkesnummer),
    )
    for hva, hos_dem, hos_oss in par:
        if hos_dem != hos_oss:
            dem, oss = hos_dem or "ikke oppgitt", hos_oss or "ukjent"
            yield f"{sted.nummer}, {hva}: «{dem}» hos Kartverket, «{oss}» i registeret."
    for navn in sted.andre_navn:
        yield f"{sted.nummer} har hos Kartverket også navnet {navn}."
    if sted.nummer not in vet or vet[sted.nummer] != sted.samisk_omraade:
        sier = "innenfor" if sted.samisk_omraade else "utenfor"
        vi = "ukjent" if sted.nummer not in vet else ("innenfor" if vet[sted.nummer] else "utenfor")
        yield f"{sted.nummer}, forvaltningsområdet for samisk språk: {sier} hos Kartverket, {vi} i registeret."
