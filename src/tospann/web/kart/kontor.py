"""The layers about the offices: who covers whom, how they are led, and the municipal case system."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tospann.core.felles.norsk import heltall
from tospann.core.kommune.kartkontor import Kontorsvar, Lagnavn, kontorlag, ordlag
from tospann.core.kommune.kartlag import Kartlag
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kontor.dekning import Kontordekning
from tospann.core.kontor.ledelse import Ledelsesmodell
from tospann.core.kontor.perioder import Sikkerhet
from tospann.core.kontor.vert import vertskommune
from tospann.store.kommune import opplysninger
from tospann.store.kontor import dekning, kommunetraader, ledelsesmodell
from tospann.web.kart.grunnlag import Kartsted


def kontorene(sted: Kartsted) -> Kartlag:
    """Which office each municipality has, and with whom it is shared."""
    svar = {nummer: _svar(kontor) for nummer, kontor in dekning(sted.dato).items()}
    navn = {nummer: versjon.kommune.kortnavn for nummer, versjon in sted.kommuner().items()}
    lag = kontorlag(sted.dato, svar, _verter(sted, svar), navn)
    if not any(s.sikre for s in svar.values()):
        return replace(lag, merknader=(_("Ingen kilde sier hvilke kontor kommunene hadde på denne datoen."),))
    merknader = (_("Vertskommunen er lest ut av kontorets nummer; ingen kilde sier den."),) if lag.verter else ()
    return replace(lag, merknader=merknader)


def _svar(kontor: tuple[Kontordekning, ...]) -> Kontorsvar:
    sikre, mulige = (
        tuple((k.kontor, k.navn) for k in kontor if k.sikkerhet is sikkerhet)
        for sikkerhet in (Sikkerhet.SIKKER, Sikkerhet.MULIG)
    )
    return Kontorsvar(sikre, mulige)


def _verter(sted: Kartsted, svar: dict[str, Kontorsvar]) -> dict[str, str]:
    per_kontor: dict[str, list[str]] = {}
    for nummer, s in svar.items():
        for kontor, _navn in s.sikre:
            per_kontor.setdefault(kontor, []).append(nummer)
    traader = kommunetraader()
    delte = {kontor: numre for kontor, numre in per_kontor.items() if len(numre) > 1}
    verter = {kontor: vertskommune(kontor, numre, traader, sted.dato) for kontor, numre in delte.items()}
    return {kontor: nummer for kontor, nummer in verter.items() if nummer}


def ledelsen(sted: Kartsted) -> Kartlag:
    """How the offices are led."""
    modeller = {nummer: modell.value for nummer, modell in ledelsesmodell(sted.dato).items()}
    navn = Lagnavn("ledelse", "Ledelse av Nav-kontor", "Ledelse")
    return _med_omfang(ordlag(navn, sted.dato, modeller, tuple(Ledelsesmodell)))


def fagsystemene(sted: Kartsted) -> Kartlag:
    """Which case system the municipal part of the office uses."""
    systemer = {nummer: rad.verdi for nummer, rad in opplysninger(Opplysningsslag.FAGSYSTEM, sted.dato).items()}
    return _med_omfang(ordlag(Lagnavn("fagsystem", "Kommunale fagsystem", "Fagsystem"), sted.dato, systemer))


def _med_omfang(lag: Kartlag) -> Kartlag:
    """Say how much of the country the sources speak of."""
    if not lag.verdier:
        return replace(lag, merknader=(_("Ingen kilde sier noe om dette på denne datoen."),))
    setning = ngettext(
        "Kildene sier dette om %s kommune i landet.", "Kildene sier dette om %s kommuner i landet.", len(lag.verdier)
    )
    return replace(lag, merknader=(setning % heltall(len(lag.verdier)),))
