"""Who may instruct and who may reverse in delegated matters (kommuneloven §§ 20-2 and 20-3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tospann.core.felles.svar import Svar
from tospann.core.lov.hjemmel import Hjemmel, forvaltningsloven, kommuneloven, sosialtjenesteloven
from tospann.core.lov.regel import ikke_oppfylt, maa_vurderes, oppfylt


class Aktor(StrEnum):
    """Who wants to step in."""

    SAMARBEIDSKOMMUNEN = "kommunen saken gjelder"
    ANNEN_SAMARBEIDSKOMMUNE = "en annen samarbeidskommune"
    VERTENS_FOLKEVALGTE = "folkevalgte i vertskommunen"
    VERTENS_KOMMUNEDIREKTOR = "kommunedirektøren i vertskommunen"
    STATSFORVALTEREN = "statsforvalteren"


class Inngrep(StrEnum):
    """What they want to do."""

    INSTRUERE = "instruere"
    OMGJORE = "omgjøre uten klage"


@dataclass(frozen=True, slots=True)
class Adgang:
    """Whether one may do one thing, and by what right."""

    aktor: Aktor
    inngrep: Inngrep
    svar: Svar
    hjemmel: Hjemmel


_INSTRUKS = kommuneloven("20-2", 4, jf=(kommuneloven("20-3", 6),))
_FOLKEVALGTE = kommuneloven("20-2", 3, jf=(kommuneloven("20-3", 5),))
_OMGJORING = kommuneloven("20-2", 5, jf=(kommuneloven("20-3", 7), forvaltningsloven("35", 1)))
_INTERNT = kommuneloven("13-1", 2)
_STATEN = kommuneloven("20-5", 2)

_TABELL: dict[tuple[Aktor, Inngrep], tuple[Svar, Hjemmel]] = {
    (Aktor.SAMARBEIDSKOMMUNEN, Inngrep.INSTRUERE): (
        oppfylt("Ja, når saken bare gjelder kommunen selv eller innbyggerne der."),
        _INSTRUKS,
    ),
    (Aktor.SAMARBEIDSKOMMUNEN, Inngrep.OMGJORE): (
        oppfylt("Ja, når endringen ikke er til skade, underretningen ikke er kommet fram, eller vedtaket er ugyldig."),
        _OMGJORING,
    ),
    (Aktor.ANNEN_SAMARBEIDSKOMMUNE, Inngrep.INSTRUERE): (
        ikke_oppfylt("Nei, saken gjelder en annen kommune."),
        _INSTRUKS,
    ),
    (Aktor.ANNEN_SAMARBEIDSKOMMUNE, Inngrep.OMGJORE): (
        ikke_oppfylt("Nei, bare kommunen som har delegert, kan omgjøre."),
        _OMGJORING,
    ),
    (Aktor.VERTENS_FOLKEVALGTE, Inngrep.INSTRUERE): (
        ikke_oppfylt("Nei, ikke i saker andre har delegert."),
        _FOLKEVALGTE,
    ),
    (Aktor.VERTENS_FOLKEVALGTE, Inngrep.OMGJORE): (ikke_oppfylt("Nei, ikke i saker andre har delegert."), _FOLKEVALGTE),
    (Aktor.VERTENS_KOMMUNEDIREKTOR, Inngrep.INSTRUERE): (
        oppfylt("Ja, som leder for administrasjonen, innenfor delegeringen og instruksen fra kommunen saken gjelder."),
        _INTERNT,
    ),
    (Aktor.VERTENS_KOMMUNEDIREKTOR, Inngrep.OMGJORE): (
        maa_vurderes(
            "Vertens administrasjon kan omgjøre egne vedtak på vilkårene i forvaltningsloven § 35 første ledd."
        ),
        forvaltningsloven("35", 1),
    ),
    (Aktor.STATSFORVALTEREN, Inngrep.INSTRUERE): (
        ikke_oppfylt("Nei, paragrafene vi har lest, gir bare klagebehandling og tilsyn."),
        sosialtjenesteloven("9", 1),
    ),
    (Aktor.STATSFORVALTEREN, Inngrep.OMGJORE): (
        maa_vurderes("Bare oppheve vedtak som må anses ugyldige, når statsforvalteren er klageinstans."),
        _STATEN,
    ),
}


def adgang(aktor: Aktor, inngrep: Inngrep) -> Adgang:
    """Say whether somebody may step in, and why."""
    return Adgang(aktor, inngrep, *_TABELL[aktor, inngrep])


def adgangstabell() -> tuple[Adgang, ...]:
    """Give the whole table: every actor, both ways of stepping in."""
    return tuple(adgang(a, i) for a in Aktor for i in Inngrep)
