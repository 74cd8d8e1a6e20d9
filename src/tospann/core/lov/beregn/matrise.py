"""What each form of cooperation may and may not share: the lawfulness matrix (docs/tolkning/0005)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tospann.core.felles.alvor import Bevis
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Svar
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven, nav_loven, sosialtjenesteloven
from tospann.core.lov.regel import ikke_oppfylt, maa_vurderes, oppfylt


class Deling(StrEnum):
    """What municipalities may want to do together."""

    ENKELTVEDTAK = "treffe enkeltvedtak for innbyggere i en annen kommune"
    BRUKERSAKER = "ha tilgang til hverandres brukersaker"
    FORFALL = "vikariere for hverandre i enkeltsaker"
    LEDER = "ha felles leder"
    FAGSYSTEM = "bruke samme fagsystem"
    ANONYME_SAKER = "veilede hverandre i anonymiserte saker"
    OPPLAERING = "ha felles opplæring, planer og innkjøp"
    STATLIGE = "fordele statlige oppgaver mellom kontorene"


@dataclass(frozen=True, slots=True)
class Rute:
    """One square of the matrix: may this form share this, and by what right."""

    form: Samarbeidsform
    deling: Deling
    svar: Svar
    hjemmel: Hjemmel
    bevis: Bevis


_KL20 = kommuneloven("20-1", 1, jf=(sosialtjenesteloven("3", 4),))
_TAUSHET = nav_loven("16", jf=(sosialtjenesteloven("44"),))
_RAPPORTEN = Hjemmel("Nav i Nordland", "forprosjektet 2018")


def rute(form: Samarbeidsform, deling: Deling) -> Rute:
    """Give one square."""
    svar, hjemmel, bevis = _vert(deling) if form.er_vertskommune else _uten_vert(deling)
    return Rute(form, deling, svar, hjemmel, bevis)


def matrisen() -> tuple[Rute, ...]:
    """Give the whole matrix: every form, everything one may want to share."""
    return tuple(rute(form, deling) for deling in Deling for form in Samarbeidsform)


def _felles(deling: Deling) -> tuple[Svar, Hjemmel, Bevis] | None:
    match deling:
        case Deling.ANONYME_SAKER:
            return oppfylt("Ja, når ingen kan kjennes igjen."), _TAUSHET, Bevis.S
        case Deling.OPPLAERING:
            return oppfylt("Ja. Det er ikke myndighet."), kommuneloven("17-1", 1), Bevis.S
        case Deling.STATLIGE:
            return oppfylt("Ja. Etaten er én, og fordeler selv sine oppgaver."), nav_loven("5"), Bevis.S
        case _:
            return None


def _vert(deling: Deling) -> tuple[Svar, Hjemmel, Bevis]:
    felles = _felles(deling)
    if felles is not None:
        return felles
    match deling:
        case Deling.ENKELTVEDTAK | Deling.FORFALL:
            return oppfylt("Ja, innenfor det som er delegert til verten."), _KL20, Bevis.V
        case Deling.BRUKERSAKER:
            return oppfylt("Ja, innen kontoret, så langt arbeidet trenger det."), _TAUSHET, Bevis.V
        case Deling.LEDER:
            return oppfylt("Ja, kontoret har sin leder."), nav_loven("14", 3), Bevis.V
        case _:
            return oppfylt("Ja. Skill likevel sakene, så de kan gis tilbake ved uttreden."), _RAPPORTEN, Bevis.I


def _uten_vert(deling: Deling) -> tuple[Svar, Hjemmel, Bevis]:
    felles = _felles(deling)
    if felles is not None:
        return felles
    match deling:
        case Deling.ENKELTVEDTAK | Deling.FORFALL:
            return ikke_oppfylt("Nei. Det krever vertskommunesamarbeid."), _KL20, Bevis.S
        case Deling.BRUKERSAKER:
            return ikke_oppfylt("Nei, ikke uten samtykke eller annen hjemmel."), _TAUSHET, Bevis.V
        case Deling.LEDER:
            return (
                maa_vurderes("Kan gå, men hver kommune må selv delegere til lederen."),
                kommuneloven("13-1", 6),
                Bevis.I,
            )
        case _:
            return maa_vurderes("Ja, når tilgangen er skilt mellom kommunene."), _RAPPORTEN, Bevis.S
