"""What is put into the open fields of the clauses: a fixed list, written the way agreements are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tospann.core.avtale.klausul import IKKE_FASTSATT
from tospann.core.avtale.vilkar import Tjeneste, Vilkar
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.kommune.kommune import Kommune

LOVENS_FRIST_MAANEDER = 12

FELT: Mapping[str, str] = MappingProxyType(
    {
        "deltakere": "alle kommunene med nummer, én på hver linje",
        "vert": "vertskommunen",
        "samarbeidskommuner": "kommunene som delegerer",
        "modell": "modellen med paragraf",
        "oppstart": "datoen oppgaver og myndighet overføres",
        "oppsigelse": "oppsigelsesfristen",
        "nokkel": "fordelingsnøkkelen mellom kommunene",
        "statsdeling": "delingen mellom stat og vertskommune",
        "tjenester": "tjenestene, én på hver linje",
        "avvik": "tjenestene bare noen av kommunene har",
        "myndighet": "myndigheten som delegeres, én på hver linje",
        "nemndsmedlemmer": "medlemmer i nemnda fra hver kommune",
        "samiske_kommuner": "kommunene i forvaltningsområdet for samiske språk",
        "statsforvalter": "statsforvalteren som følger samarbeidet",
    }
)

_NOKKEL = {
    Nokkelslag.AARSVERK: (
        "antall kommunale årsverk som brukes for den enkelte kommunen, slik de er avtalt i vedlegget om bemanning"
    ),
    Nokkelslag.FAST_PROSENT: "faste prosentandeler",
    Nokkelslag.INNBYGGERTALL: (
        "innbyggertallet 1. januar i oppgjørsåret, slik Statistisk sentralbyrå har kunngjort det"
    ),
    Nokkelslag.GRUNNANDEL_INNBYGGER: ("en lik grunnandel og for øvrig innbyggertallet 1. januar i oppgjørsåret"),
}
_STATSDELING = {
    Statsdeling.AARSVERK: "forholdet mellom statlige og kommunale årsverk ved kontoret",
    Statsdeling.FAST_PROSENT: "faste prosentandeler mellom stat og vertskommune",
}
_MODELL = {
    Samarbeidsform.VERT_ADMINISTRATIV: "administrativt vertskommunesamarbeid etter kommuneloven § 20-2",
    Samarbeidsform.VERT_NEMND: "vertskommunesamarbeid med felles folkevalgt nemnd etter kommuneloven § 20-3",
}


def standardfelt(vilkar: Vilkar) -> dict[str, str]:
    """Write the terms as text for every field; what is not decided says so."""
    return {
        "deltakere": _linjer(kommunelinje(k) for k in vilkar.deltakere),
        "vert": IKKE_FASTSATT if vilkar.vert is None else f"{vilkar.vert.kortnavn} kommune",
        "samarbeidskommuner": _kommuner(vilkar.samarbeidskommuner),
        "modell": _MODELL.get(vilkar.form, IKKE_FASTSATT),
        "oppstart": IKKE_FASTSATT if vilkar.oppstart is None else dato_tekst(vilkar.oppstart),
        "oppsigelse": frist_tekst(vilkar.oppsigelse_maaneder),
        "nokkel": _nokkel(vilkar),
        "statsdeling": IKKE_FASTSATT if vilkar.statsdeling is None else _STATSDELING[vilkar.statsdeling],
        "tjenester": _linjer(_tjeneste(t, vilkar) for t in vilkar.tjenester),
        "avvik": _linjer(_tjeneste(t, vilkar) for t in vilkar.tjenesteavvik),
        "myndighet": _linjer(f"{m.beskrivelse} ({m.hjemmel})" for m in vilkar.myndighet),
        "nemndsmedlemmer": _linjer(_medlemmer(vilkar)),
        "samiske_kommuner": _kommuner(vilkar.samiske_deltakere),
        "statsforvalter": _statsforvalter(vilkar),
    }


def _nokkel(vilkar: Vilkar) -> str:
    if vilkar.nokkel is None:
        return IKKE_FASTSATT
    nokkel = _NOKKEL[vilkar.nokkel]
    return f"{nokkel} ({vilkar.nokkeltall})" if vilkar.nokkeltall else nokkel


def kommunelinje(kommune: Kommune) -> str:
    """Write a party: name, kommunenummer and, where we have it, organisasjonsnummer."""
    orgnr = f", organisasjonsnummer {kommune.orgnr}" if kommune.orgnr else ""
    return f"{kommune.kortnavn} kommune (kommunenummer {kommune.nummer}{orgnr})"


def frist_tekst(maaneder: int | None) -> str:
    """Write the notice period; nothing agreed means the act's own year."""
    antall = LOVENS_FRIST_MAANEDER if maaneder is None else maaneder
    return "1 måned" if antall == 1 else f"{antall} måneder"


def _statsforvalter(vilkar: Vilkar) -> str:
    # The act does not say which county governor follows a cooperation across counties.
    if vilkar.statsforvalter or len(vilkar.fylker) > 1:
        return vilkar.statsforvalter or IKKE_FASTSATT
    return "statsforvalteren i fylket"


def _tjeneste(tjeneste: Tjeneste, vilkar: Vilkar) -> str:
    med = [k for k in vilkar.deltakere if k.nummer in tjeneste.kommuner]
    hvem = "alle kommunene" if len(med) == len(vilkar.deltakere) else _kommuner(med)
    return f"{tjeneste.navn} ({tjeneste.hjemmel}): {hvem}"


def _medlemmer(vilkar: Vilkar) -> Iterable[str]:
    antall = dict(vilkar.nemndsmedlemmer)
    return (f"{k.kortnavn} kommune: {antall[k.nummer]}" for k in vilkar.deltakere if k.nummer in antall)


def _kommuner(kommuner: Iterable[Kommune]) -> str:
    return opplisting(k.kortnavn for k in kommuner) or IKKE_FASTSATT


def _linjer(linjer: Iterable[str]) -> str:
    return "\n".join(f"– {linje}" for linje in linjer) or IKKE_FASTSATT
