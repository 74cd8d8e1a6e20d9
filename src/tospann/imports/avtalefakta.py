"""Facts about an agreement, a form of cooperation or a round of votes, from what a lawyer writes in a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.bygging import bygg_avtale
from tospann.core.avtale.felt import standardfelt
from tospann.core.avtale.klausul import Klausulmal
from tospann.core.avtale.vilkar import (
    Arkivordning,
    Instruks,
    JaNei,
    Klageinstans,
    Mottaker,
    Myndighet,
    Nemndsledelse,
    Stonadsdeling,
    Tjeneste,
    Vilkar,
    minstetjenester,
    vanlig_myndighet,
)
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.kommune.kommune import Kommune
from tospann.imports.faktaleser import UlesteligFakta
from tospann.imports.klausulbank import les_klausulbank

KOMMUNER: Mapping[str, Kommune] = {
    k.nummer: k
    for k in (
        Kommune("1841", "Fauske - Fuosko", "Fauske", "Nordland", "Fuosko"),
        Kommune("1845", "Sørfold", "Sørfold", "Nordland"),
        Kommune("1840", "Saltdal", "Saltdal", "Nordland"),
        Kommune("1839", "Beiarn", "Beiarn", "Nordland"),
        Kommune("1849", "Hábmer - Hamarøy", "Hamarøy", "Nordland", "Hábmer"),
    )
}
"""The five a case starts from; a case may leave some out or move one to another county."""
_TOMT: Mapping[str, object] = {"tjenester": (), "myndighet": (), "samiske_kommuner": frozenset()}


@dataclass(frozen=True, slots=True)
class Avtaleendring:
    """
    What a case changes in the agreement of the five, built from the clause bank.

    Pairs are written ``"1849=Troms"``, and *tekst* as ``"parter=Fauske deltar."``. *blanke* names terms
    that are not settled; with *bare_vilkar* the text stays as it was before the terms changed.
    """

    nemnd: JaNei | None = None
    deltakere: tuple[str, ...] | None = None
    fylker: tuple[str, ...] = ()
    uten: tuple[str, ...] = ()
    uten_tekst: JaNei | None = None
    tekst: tuple[str, ...] = ()
    blanke: tuple[str, ...] = ()
    bare_vilkar: JaNei | None = None
    vert: str | None = None
    oppsigelse_maaneder: int | None = None
    oppsigelsesrett: JaNei | None = None
    tjenester: tuple[str, ...] | None = None
    bare_i_fauske: str | None = None
    prinsipiell: JaNei | None = None
    mottaker: Mottaker | None = None
    instruks: Instruks | None = None
    klage_sosialtjenester: Klageinstans | None = None
    klage_andre: Klageinstans | None = None
    kontrollutvalg: str | None = None
    tilsynsadressat: str | None = None
    ansvarlig: str | None = None
    stonadsdeling: Stonadsdeling | None = None
    arkivordning: Arkivordning | None = None
    oppgaver_paa_tvers: JaNei | None = None
    statsforvalter: str | None = None
    nemndsmedlemmer: tuple[str, ...] | None = None
    nemndsledelse: Nemndsledelse | None = None
    nemnd_enkeltsaker: JaNei | None = None


_SOM_DE_ER = (
    "oppsigelse_maaneder",
    "oppsigelsesrett",
    "mottaker",
    "instruks",
    "klage_sosialtjenester",
    "klage_andre",
    "stonadsdeling",
    "arkivordning",
    "oppgaver_paa_tvers",
    "statsforvalter",
    "nemndsledelse",
    "nemnd_enkeltsaker",
)
_KOMMUNEFELT = ("vert", "kontrollutvalg", "tilsynsadressat", "ansvarlig")


def avtale_fra(endring: Avtaleendring) -> Samarbeidsavtale:
    """
    Build the agreement of a case.

    Raises
    ------
    UlesteligFakta
        When a municipality or a clause is not there.

    """
    vilkar = _vilkar(endring)
    bygd = _bygg(_standard(endring.nemnd)) if endring.bare_vilkar is JaNei.JA else _bygg(vilkar)
    bygd = replace(bygd, vilkar=vilkar)
    for klausul_id in endring.uten:
        if bygd.klausul(klausul_id) is None:
            raise UlesteligFakta("uten", f"klausulen «{klausul_id}» finnes ikke.")
        bygd = bygd.uten_klausul(klausul_id)
    for klausul_id, tekst in par("tekst", endring.tekst):
        klausul = bygd.klausul(klausul_id)
        if klausul is None:
            raise UlesteligFakta("tekst", f"klausulen «{klausul_id}» finnes ikke.")
        bygd = bygd.med_klausul(replace(klausul, tekst=tekst))
    return replace(bygd, klausuler=()) if endring.uten_tekst is JaNei.JA else bygd


def par(nokkel: str, linjer: Iterable[str]) -> list[tuple[str, str]]:
    """
    Read pairs written as "this=that".

    Raises
    ------
    UlesteligFakta
        When there is no equals sign.

    """
    delt = [linje.partition("=") for linje in linjer]
    if any(not tegn for _, tegn, _ in delt):
        raise UlesteligFakta(nokkel, "skal skrives som «dette=hint».")
    return [(venstre.strip(), hoyre.strip()) for venstre, _, hoyre in delt]


def kommune(nokkel: str, nummer: str) -> Kommune:
    """
    Find one of the five.

    Raises
    ------
    UlesteligFakta
        When it is not among them.

    """
    if nummer not in KOMMUNER:
        raise UlesteligFakta(nokkel, f"«{nummer}» er ikke blant {', '.join(KOMMUNER)}.")
    return KOMMUNER[nummer]


def antall_fra(nokkel: str, linjer: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """
    Read pairs of municipality and number of members.

    Raises
    ------
    UlesteligFakta
        When the number is not one.

    """
    alle = par(nokkel, linjer)
    if any(not antall.isdecimal() for _, antall in alle):
        raise UlesteligFakta(nokkel, "skal ha et helt tall etter likhetstegnet.")
    return tuple((nummer, int(antall)) for nummer, antall in alle)


def _standard(nemnd: JaNei | None) -> Vilkar:
    med_nemnd = nemnd is JaNei.JA
    deltakere = tuple(KOMMUNER.values())
    return Vilkar(
        form=Samarbeidsform.VERT_NEMND if med_nemnd else Samarbeidsform.VERT_ADMINISTRATIV,
        deltakere=deltakere,
        vert=KOMMUNER["1841"],
        oppstart=date(2028, 1, 1),
        oppsigelse_maaneder=12,
        nokkel=Nokkelslag.GRUNNANDEL_INNBYGGER,
        statsdeling=Statsdeling.AARSVERK,
        tjenester=minstetjenester(deltakere),
        myndighet=vanlig_myndighet(),
        samiske_kommuner=frozenset({"1849"}),
        nemndsmedlemmer=tuple((k.nummer, 2) for k in deltakere) if med_nemnd else (),
        nemnd_enkeltsaker=JaNei.JA if med_nemnd else None,
    )


def _vilkar(endring: Avtaleendring) -> Vilkar:
    grunn = _standard(endring.nemnd)
    fylker = dict(par("fylker", endring.fylker))
    valgte = grunn.deltakere if endring.deltakere is None else [kommune("deltakere", n) for n in endring.deltakere]
    nytt: dict[str, object] = {"deltakere": tuple(replace(k, fylke=fylker.get(k.nummer, k.fylke)) for k in valgte)}
    nytt |= {felt: sagt for felt in _SOM_DE_ER if (sagt := getattr(endring, felt)) is not None}
    nytt |= {f: kommune(f, n) for f in _KOMMUNEFELT if (n := getattr(endring, f)) is not None}
    if endring.tjenester is not None:
        nytt["tjenester"] = tuple(t for t in grunn.tjenester if t.id in endring.tjenester)
    if endring.bare_i_fauske is not None:
        rus = Tjeneste("ekstra", endring.bare_i_fauske, "egen lov", frozenset({"1841"}))
        nytt["tjenester"] = (*grunn.tjenester, rus)
    if endring.prinsipiell is not None:
        nytt["myndighet"] = (Myndighet("kommuneloven § 14-2", "vedta budsjett", endring.prinsipiell),)
    if endring.nemndsmedlemmer is not None:
        nytt["nemndsmedlemmer"] = antall_fra("nemndsmedlemmer", endring.nemndsmedlemmer)
    for felt in endring.blanke:
        if felt not in Vilkar.__dataclass_fields__:
            raise UlesteligFakta("blanke", f"«{felt}» er ikke et vilkår.")
        nytt[felt] = _TOMT.get(felt)
    return replace(grunn, **nytt)  # type: ignore[arg-type]


@cache
def _bank() -> tuple[Klausulmal, ...]:
    return les_klausulbank()


@cache
def _bygg(vilkar: Vilkar) -> Samarbeidsavtale:
    return bygg_avtale(_bank(), vilkar, standardfelt(vilkar))
