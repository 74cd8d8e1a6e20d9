"""Load the demo: Nordland in autumn 2018, with roles instead of people, and a case in the middle of its round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.conf import settings

from tospann.actions.demohistorie import spill_historien
from tospann.actions.demooppgjor import last_inn_demooppgjor
from tospann.actions.demostruktur import last_inn_demostruktur
from tospann.core.felles.norsk import ascii_navn
from tospann.core.felles.rolle import Partslag, Rolle
from tospann.imports.nordland import nordland
from tospann.imports.saksfil import Deltakerdel, Forutsetningsdel, Saksfil, les_sak
from tospann.store import models
from tospann.store.laas import som_system

SLUG = "indre-salten"
# The day it is in the demo; set beside the other settings.
DEMODATO: date = settings.DEMODATO
UTENFOR = "1804"  # Bodø takes no part: the persona who must see nothing of the case.

Fremdrift = Callable[[str], None]


def last_inn_demo(progress: Fremdrift) -> None:
    """Load the demo once; a second time does nothing, so that what people have done in it stays."""
    with som_system():
        if models.Sak.objects.filter(slug=SLUG).exists():
            progress("demodata finnes fra før")
            last_inn_demooppgjor(progress)
            last_inn_demostruktur(progress)
            return
        fil = les_sak(SLUG)
        progress("parter og roller")
        parter = _lag_parter(fil)
        _lag_brukere(parter)
        progress("saken Indre Salten")
        sak = lag_sak(fil, parter)
        progress("det som har skjedd i saken")
        spill_historien(sak)
        last_inn_demooppgjor(progress)
        last_inn_demostruktur(progress)


def _lag_parter(fil: Saksfil) -> dict[str, models.Part]:
    """Make the parties: municipalities by number, the others by kind."""
    numre = [UTENFOR, *(d.kommune for d in fil.deltaker)]
    kommuner = {
        nr: models.Part.objects.create(
            slag=Partslag.KOMMUNE.name, navn=f"{nordland().kommuner[nr].kortnavn} kommune", kommunenummer=nr
        )
        for nr in numre
    }
    andre = {
        Partslag.STAT: "Nav Nordland",
        Partslag.TILSYN: "Statsforvalteren i Nordland",
        Partslag.ANSATTE: "De ansattes organisasjoner",
        Partslag.PROSJEKT: "Prosjektet Nav i Nordland",
    }
    return kommuner | {s.name: models.Part.objects.create(slag=s.name, navn=navn) for s, navn in andre.items()}


def _lag_brukere(parter: dict[str, models.Part]) -> None:
    for part in parter.values():
        if part.kommunenummer:
            sted = part.navn.removesuffix(" kommune")
            _bruker(
                f"kommunedirektor-{ascii_navn(sted)}",
                f"Kommunedirektør i {sted}",
                Rolle.KOMMUNEDIREKTOR,
                part,
            )
    _bruker("direktor-nav-nordland", "Direktør for Nav Nordland", Rolle.DIREKTOR_NAV, parter[Partslag.STAT.name])
    _bruker("nav-leder-fauske", "Nav-leder i Fauske", Rolle.NAV_LEDER, parter[Partslag.STAT.name])
    _bruker("prosjektleder", "Prosjektleder", Rolle.PROSJEKTLEDER, parter[Partslag.PROSJEKT.name])
    _bruker("hovedtillitsvalgt", "Hovedtillitsvalgt", Rolle.TILLITSVALGT, parter[Partslag.ANSATTE.name])
    _bruker("statsforvalter", "Statsforvalter i Nordland", Rolle.STATSFORVALTER, parter[Partslag.TILSYN.name])
    beiarn = next(p for p in parter.values() if p.navn == "Beiarn kommune")
    _bruker("folkevalgt-beiarn", "Kommunestyrerepresentant i Beiarn", Rolle.FOLKEVALGT, beiarn)


def _bruker(brukernavn: str, navn: str, rolle: Rolle, part: models.Part) -> None:
    bruker = models.Bruker(brukernavn=brukernavn, navn=navn, rolle=rolle.name, part=part)
    bruker.set_unusable_password()
    bruker.save()


def lag_sak(fil: Saksfil, parter: dict[str, models.Part]) -> models.Sak:
    """Make a case with its participants, meetings and assumptions from a file."""
    s = fil.sak
    sak = models.Sak.objects.create(
        slug=s.slug,
        tittel=s.tittel,
        sporsmaal=s.sporsmaal,
        faktadato=s.faktadato,
        dato=s.dato,
        rettsdato=s.rettsdato,
        rettsdato_grunn=s.rettsdato_grunn,
        planstart=s.planstart,
        oppstart=s.oppstart,
        vert=parter[s.vert],
        form=s.form.name,
        nokkel=s.nokkel.name,
        statsdeling=s.statsdeling.name,
    )
    for part in parter.values():
        if part.kommunenummer != UTENFOR:
            models.Tilgang.objects.create(sak=sak, part=part)
    for nr, deltaker in enumerate(fil.deltaker):
        _lag_deltaker(sak, nr, deltaker, parter[deltaker.kommune])
    _lag_forutsetninger(sak, fil, parter)
    return sak


def _lag_deltaker(sak: models.Sak, nr: int, deltaker: Deltakerdel, part: models.Part) -> None:
    models.Deltakelse.objects.create(
        sak=sak,
        part=part,
        rekkefolge=nr,
        kontor=deltaker.kontor,
        adresse=deltaker.adresse,
        samisk_omraade=deltaker.samisk,
        lokasjon=deltaker.lokasjon.name,
        lokasjon_grunn=deltaker.lokasjon_grunn,
        lokasjon_kilde=deltaker.lokasjon_kilde,
    )
    moter = [models.Kommunestyremote(part=part, dato=dato) for dato in deltaker.moter]
    models.Kommunestyremote.objects.bulk_create(moter)


def _lag_forutsetninger(sak: models.Sak, fil: Saksfil, parter: dict[str, models.Part]) -> None:
    rader: list[models.Forutsetning] = []
    for f in fil.forutsetning:
        verdier: dict[models.Part | None, Decimal] = {parter[nr]: verdi for nr, verdi in f.verdier.items()}
        if f.verdi is not None:
            verdier = {None: f.verdi}
        rader += [_forutsetning(sak, f, part, verdi, len(rader) + i) for i, (part, verdi) in enumerate(verdier.items())]
    models.Forutsetning.objects.bulk_create(rader)


def _forutsetning(
    sak: models.Sak, f: Forutsetningsdel, part: models.Part | None, verdi: Decimal, nr: int
) -> models.Forutsetning:
    return models.Forutsetning(
        sak=sak,
        part=part,
        nokkel=f"{f.id}.{part.kommunenummer}" if part else f.id,
        navn=f.navn,
        verdi=verdi,
        enhet=f.enhet.name,
        grunn=f.grunn,
        dato=sak.faktadato,
        rekkefolge=nr,
    )
