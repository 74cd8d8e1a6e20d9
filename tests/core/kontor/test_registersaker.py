"""The seed checks that the register of offices answers: each case says, in a sentence, what was found."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from tests.core.kontor.data import bok, historie, i_lista, samarbeid, telling

from tospann.core.felles.norsk import heltall, opplisting
from tospann.core.kommune.statistikk import FOLKETALL
from tospann.core.kontor.dekning import Dekningsstatus
from tospann.core.kontor.dekningsrapport import dekningsrapport, innenfor
from tospann.core.kontor.samarbeid import Samarbeidsslag
from tospann.core.kontor.tjeneste import Tjenesteeier, minstesett
from tospann.imports.kontordrift import les_tjenester
from tospann.imports.register import les_folketall

SAKER = sorted((Path(__file__).parents[2] / "cases").glob("register-*.toml"))


def k08() -> str:
    """Do the free-text answers explain fewer offices than municipalities?"""
    navn = [o.navn for o in i_lista("difi-2014")]
    storfjorden = sum(n.startswith("NAV Storfjorden") for n in navn)
    tre = [samarbeid()[s] for s in ("vaernes-nord", "ytre-namdal", "midtre-namdal")]
    medlemmer = [m.kommune for s in tre for m in s.medlemmer]
    egne = len({o.kontor for o in i_lista("difi-2014") if o.kommune in medlemmer})
    trondheim = len({o.kontor for o in i_lista("difi-2014") if o.kommune == "1601"})
    return (
        f"Storfjorden er ett kontor for {len(samarbeid()['storfjorden'].medlemmer)} kommuner i svaret fra 2012, "
        f"og lista "
        f"fra 2014 har det {storfjorden} ganger: 36 − 3 = 33. Hjartdal er avdeling under Notodden: 18 − 1 = 17. "
        f"De tre "
        f"samarbeidene i Nord-Trøndelag har {len(medlemmer)} kommuner og {egne} kontor i lista: de deler leder, "
        f"ikke kontor. "
        f"Trondheim har {trondheim} kontor; lista har {len(telling('difi-2014').betjener('16'))} i Sør-Trøndelag, "
        f"svaret 25."
    )


def k18() -> str:
    """Do the national counts hold?"""
    i_2012 = len(historie().paa(date(2012, 1, 1)))
    t = telling("difi-2014")
    return (
        f"Rapporten sier 457 kontor i 430 kommuner. Det var {i_2012 + 1} kommuner til og med 2011 og {i_2012} fra "
        f"2012. "
        f"Den nærmeste lista, fra oktober 2014, har {len(t.kontor)} kontor i {len(t.kommuner)} kommuner."
    )


def k19() -> str:
    """Does the law want an office in each municipality, or that each is covered?"""
    t = telling("norg-2020")
    uten_eget = sum(len(t.dekker[k]) - 1 for k in t.delte)
    svar = dekningsrapport(bok(), historie().paa(t.liste.dato), t.liste.dato, "hele landet")
    return (
        f"{len(t.kontor)} kontor dekker {len(t.kommuner)} kommuner i mars 2020. {uten_eget} kommuner deler kontor "
        f"med en "
        f"annen uten å ha sitt eget, og {len(svar.med(Dekningsstatus.HULL))} er uten dekning: kravet er dekning, "
        f"ikke eget kontor."
    )


def k20() -> str:
    """What is the minimum, and when?"""
    deler = []
    for dag in (date(2006, 7, 1), date(2007, 11, 1), date(2010, 1, 1)):
        kommunale = [t.navn for t in minstesett(les_tjenester(), dag) if t.eier is Tjenesteeier.KOMMUNE]
        deler.append(f"Fra {dag.day}.{dag.month}.{dag.year}: {opplisting(kommunale)} ({len(kommunale)}).")
    return " ".join(deler)


def k21() -> str:
    """Do the nine areas have all municipalities, each once?"""
    ni = [s for s in samarbeid().values() if s.slag is Samarbeidsslag.TJENESTEOMRAADE]
    medlemmer = [m.kommune for s in ni for m in s.medlemmer]
    fylket = {nr for nr, v in historie().paa(date(2018, 1, 1)).items() if v.fylkesnummer == "18"}
    antall = " + ".join(str(len(s.medlemmer)) for s in ni)
    alle = "alle" if sorted(medlemmer) == sorted(fylket) else "ikke alle"
    return f"{len(ni)} områder, {antall} = {len(medlemmer)} kommuner: {alle} de {len(fylket)} i Nordland, hver én gang."


def k22() -> str:
    """Do the stated populations fit the statistics?"""
    fylket = {nr for nr, v in historie().paa(date(2016, 1, 1)).items() if v.fylkesnummer == "18"}
    rader = {(r.omraade, r.dato): r.verdi for r in les_folketall() if r.serie is FOLKETALL}
    summer = {aar: sum(v for nr in fylket if isinstance(v := rader[nr, date(aar, 1, 1)], int)) for aar in (2016, 2018)}
    return (
        f"Områdene har til sammen om lag {heltall(239800)} innbyggere i rapporten, mest per 1.1.2016. SSB har "
        f"{heltall(summer[2016])} per 1.1.2016 og {heltall(summer[2018])} per 1.1.2018. Datoene er ulike og står "
        f"ved tallene."
    )


def k23() -> str:
    """Were there 44 offices in 2018?"""
    dag = date(2018, 8, 31)
    svar = innenfor(dekningsrapport(bok(), historie().paa(dag), dag, ""), "18", "Nordland")
    felles = [s.kommune.kommune.kortnavn for s in svar.svar if any(k.kontor == "1853" for k in s.kontor)]
    return (
        f"44 er tallet på kommuner ({len(svar.svar)}). {opplisting(felles)} delte kontor 31. august 2018. Lista "
        f"fra 2014 har "
        f"{len(telling('difi-2014').betjener('18'))} kontor. Når rapporten kom, er {len(svar.sikre_kontor)} "
        f"sikre; for Bindal er "
        f"ett av {len(svar.mulige_kontor)} mulig."
    )


def k26() -> str:
    """Were the pilots exempt from the mapping?"""
    piloter = [s for s in samarbeid().values() if any("Pilot i prosjektet" in h.tekst for h in s.hendelser)]
    ogsaa = [s.navn for s in samarbeid().values() if s.slug in {"to-ofoten", "to-indre-salten"}]
    return (
        f"Teksten sier at {len(piloter)} piloter er unntatt fra kartleggingen, men beskriver også "
        f"{opplisting(ogsaa)} som "
        "tjenesteområder. Begge deler er registrert, hver for seg."
    )


def k27() -> str:
    """May a municipality be in two groups?"""
    omraader = [s for s in samarbeid().values() if s.slag is Samarbeidsslag.TJENESTEOMRAADE or s.slug == "sor-salten"]
    grupper = {s.navn: {m.kommune for m in s.medlemmer} for s in omraader}
    overlapp = [(a, b, sorted(grupper[a] & grupper[b])) for a, b in combinations(grupper, 2) if grupper[a] & grupper[b]]
    navn = {nr: v.kommune.kortnavn for nr, v in historie().paa(date(2018, 1, 1)).items()}
    return " ".join(f"{opplisting(navn[nr] for nr in numre)} er i både {b} og {a}." for a, b, numre in overlapp)


SJEKKER: dict[str, Callable[[], str]] = {
    "K08": k08,
    "K18": k18,
    "K19": k19,
    "K20": k20,
    "K21": k21,
    "K22": k22,
    "K23": k23,
    "K26": k26,
    "K27": k27,
}


@pytest.mark.parametrize("sti", SAKER, ids=lambda sti: sti.stem)
def test_saken_sier_hva_som_ble_funnet(sti: Path) -> None:
    """Hver sak sier i en setning hva registeret fant, og det er det saken venter."""
    sak = tomllib.loads(sti.read_text("utf-8"))

    assert sak["funn"] == SJEKKER[sak["sjekk"]]()


def test_hver_sjekk_har_en_sak() -> None:
    """K08, K18–K23, K26 og K27 har hver sin sak."""
    assert sorted(SJEKKER) == sorted(tomllib.loads(sti.read_text("utf-8"))["sjekk"] for sti in SAKER)
