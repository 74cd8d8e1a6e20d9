"""What a clause can be about: the letters of kommuneloven § 20-4, and the other things an agreement should settle."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

BOKSTAVER = ("a", "b", "c", "d", "e", "f", "g", "h", "i")
NEMND = "nemnd"
LOVPAALAGT = frozenset(BOKSTAVER) | {NEMND}

TEMA: Mapping[str, str] = MappingProxyType(
    {
        "a": "deltakerne",
        "b": "hvem som er vertskommune",
        "c": "oppgaver og myndighet som legges til verten",
        "d": "når oppgaver og myndighet overføres",
        "e": "hvilke vedtak deltakerne skal underrettes om",
        "f": "økonomisk oppgjør",
        "g": "hvordan deltakerne kan tre ut",
        "h": "hvordan samarbeidet oppløses",
        "i": "annet som lov krever i avtalen",
        NEMND: "hvor mange medlemmer hver deltaker har i nemnda",
        "oppgaver": "hvilke oppgaver verten utfører",
        "myndighet": "hvilken myndighet verten får",
        "instruks": "instruksjonsrett",
        "loddtrekning": "loddtrekning når nemnda behandler saker om enkeltpersoner",
        "klage": "klage og omgjøring",
        "kontrollutvalg": "kontrollutvalg",
        "tilsyn": "statlig tilsyn",
        "internkontroll": "internkontroll",
        "personvern": "personvern",
        "arkiv": "arkiv",
        "personell": "ansatte",
        "samisk": "tjenester på samisk",
        "partnerskapsavtale": "forholdet til partnerskapsavtalen",
        "avlosning": "at tidligere avtaler faller bort",
        "endring": "endring av avtalen",
        "tvist": "uenighet mellom deltakerne",
        "evaluering": "evaluering",
        "uttreden-kostnad": "kostnader ved uttreden og oppløsning",
        "uttreden-ansatte": "ansatte ved uttreden og oppløsning",
        "uttreden-vert": "at verten trer ut",
        "dekning": "at alle kommuner har et Nav-kontor også etter en uttreden",
        "stonad": "hvem som dekker stønader",
        "avvik-tjenester": "ulikt tjenesteinnhold mellom kommunene",
        "ikrafttredelse": "ikrafttredelse",
    }
)
