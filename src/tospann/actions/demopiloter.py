"""The demo's other studies: the goals of the report of 2018 as demands, and its three pilots replayed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tospann.actions.opprett_studie import Sporsmaal, opprett_studie
from tospann.actions.studiegrunnlag import samle_studiegrunnlag
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.lov.samarbeidsformer import ikke_saker_paa_tvers, ikke_vedtak_for_andre
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.kravvalg import Kravslag, Kravvalg
from tospann.core.struktur.problem import Rammer, Vekter
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag
from tospann.imports.nordland import DATO, nordland
from tospann.store import models

RAPPORTDATO = date(2018, 8, 31)
MAALENE = "Nordland 2018: målene"
VEKTER = Vekter(Fraction(5000), Fraction(1, 100), Fraction(500))
# Only ferries lead there, by the register's roads; Herøy and Dønna have a bridge between them and no road out, and the
# report itself asks for people present on them (line 934–935).
OYENE = ("1815", "1816", "1818", "1827", "1834", "1835", "1836", "1856", "1857")
TYSFJORD, NARVIK, BALLANGEN, EVENES, GRATANGEN = "1850", "1805", "1854", "1853", "1919"


@dataclass(frozen=True, slots=True)
class Pilot:
    """A pilot as a study: its address, the cooperation in the register, and what is asked."""

    slug: str
    samarbeid: str
    navn: str
    sporsmaal: str
    vert: str
    kommuner: tuple[str, ...]
    rammer: Rammer


PILOTER = (
    Pilot(
        "pilot-ofoten",
        "pilot-ofoten",
        "Pilot Ofoten",
        "Narvik, Ballangen og østre del av Tysfjord slås sammen 1. januar 2020, og Evenes og Gratangen vil samarbeide "
        "med Nav Narvik. Kan de ha ett kontor når Gratangen ligger i Troms? Tysfjord er regnet hel, og er i "
        "forvaltningsområdet for samisk språk (rapporten linje 705–706).",
        NARVIK,
        (NARVIK, TYSFJORD, EVENES, BALLANGEN, GRATANGEN),
        Rammer(Fraction(90), 8, Fraction(10)),
    ),
    Pilot(
        "pilot-indre-salten",
        "indre-salten",
        "Pilot Indre Salten",
        "Piloten skal utrede en vertskommunemodell for Fauske, Sørfold, Saltdal, Beiarn og Hamarøy. Hvem bør være "
        "vert, og hvem kan være sammen? Reisegrensen er satt til 130 minutter, fordi Hamarøy har 125 til Fauske.",
        "1841",
        ("1839", "1840", "1841", "1845", "1849"),
        Rammer(Fraction(130), 8, Fraction(10)),
    ),
    Pilot(
        "pilot-sor-salten",
        "sor-salten",
        "Pilot Sør-Salten",
        "Meløy, Rødøy og Gildeskål vil ha tettere faglig og administrativt samarbeid, og ha felles saker uten å endre "
        "organisasjonen. Kan modellen bære det?",
        "1837",
        ("1836", "1837", "1838"),
        Rammer(Fraction(90), 8, Fraction(10)),
    ),
)


def last_inn_demopiloter(progress: Callable[[str], None], bruker: models.Bruker) -> None:
    """Load the goals and the pilots once, shared with all."""
    if models.Strukturstudie.objects.filter(navn=MAALENE).exists():
        return
    progress("målene for Nordland og de tre pilotene")
    _del(opprett_studie(bruker=bruker, navn=MAALENE, sporsmaal=maalene()))
    for pilot in PILOTER:
        _del(opprett_studie(bruker=bruker, navn=pilot.navn, sporsmaal=pilotsporsmaal(pilot)))


def _del(studie: models.Strukturstudie) -> None:
    studie.delt_med_alle = True
    studie.save(update_fields=["delt_med_alle"])


def maalene() -> Sporsmaal:
    """Give the goals of the report as demands; what it gives no figure for is our assumption, and says so."""
    grunnlag = _med_tysfjord(samle_studiegrunnlag("Nordland", nordland().kommuner, DATO))
    spor = (
        "Rapporten fra 2018 vil ha 34 kontor i stedet for 44, 18 ledere i stedet for 43 og større kompetansemiljøer, "
        "og folk til stede på øyene. Kan alt oppfylles samtidig når ingen skal ha mer enn halvannen time til verten?"
    )
    maal, oyer = _linje("625–627"), _linje("933–935")
    krav = (
        Kravvalg(Kravslag.ANTALL, maal, tall=_tall(1, 34), grunn="Målet om 34 kontor mot 44 i 2018"),
        Kravvalg(
            Kravslag.ANTALL, maal, tall=_tall(1, 18), grunn="Målet om 18 ledere, med én leder i hver organisasjon"
        ),
        Kravvalg(Kravslag.TIL_STEDE, oyer, kommuner=OYENE, tall=_tall(80), grunn=_TIL_STEDE),
        Kravvalg(Kravslag.FAGMILJO, _antatt("Grensen på 10 årsverk"), tall=_tall(10), grunn=_FAGMILJO),
        Kravvalg(Kravslag.REISE_VERT, _antatt("Grensen på 90 minutter"), tall=_tall(90), grunn=_REISE),
    )
    # The limit of the study is wide, so that travel is a demand among the others and can be named in a conflict.
    rammer = Rammer(Fraction(240), 8, Fraction(10))
    return Sporsmaal(Strukturstudie(spor, grunnlag, rammer, VEKTER), krav)


_TIL_STEDE = "Folk til stede på øyene alle ukedager, to om gangen. 80 prosent på jobb en gitt dag er vår forutsetning"
_FAGMILJO = "«Større kompetansemiljøer»; rapporten gir ikke noe tall"
_REISE = "Rapporten gir ikke noe tall; reisevei er vår forutsetning"


def pilotsporsmaal(pilot: Pilot) -> Sporsmaal:
    """Give a pilot as a study: facts from the register on the day of the report, and the pilot's own structure."""
    grunnlag = _med_tysfjord(samle_studiegrunnlag(pilot.navn.removeprefix("Pilot "), pilot.kommuner, RAPPORTDATO))
    hver = Inndeling("Hver kommune for seg", tuple(Samling(n, (n,)) for n in grunnlag.numre))
    vert = grunnlag.kommune(pilot.vert).navn
    piloten = Inndeling(f"Piloten, med {vert} som vert", (Samling(pilot.vert, grunnlag.numre),))
    grunnlag = replace(grunnlag, utgangspunkt=(hver, piloten))
    return Sporsmaal(Strukturstudie(pilot.sporsmaal, grunnlag, pilot.rammer, VEKTER), _KRAV[pilot.slug](pilot))


def _ofoten(_: Pilot) -> tuple[Kravvalg, ...]:
    sammen, ja = (NARVIK, TYSFJORD, BALLANGEN), _linje("678–679")
    narvik = (*sammen, EVENES, GRATANGEN)
    unntak = "Gratangen er i Troms. Kommunestyrene i Narvik, Evenes og Gratangen har gjort positive vedtak"
    return (
        Kravvalg(Kravslag.SAMMEN, _linje("669–670"), kommuner=sammen, grunn="Stortinget har vedtatt sammenslåingen"),
        Kravvalg(
            Kravslag.JA_MED, ja, (EVENES,), narvik, grunn="Vedtak 23. april 2018; vedtaket 22. februar gjaldt Skånland"
        ),
        Kravvalg(Kravslag.JA_MED, ja, (GRATANGEN,), narvik, grunn="Positivt vedtak i kommunestyret"),
        Kravvalg(Kravslag.FYLKESGRENSE, ja, (GRATANGEN,), (*sammen, EVENES), grunn=unntak),
    )


def _indre_salten(pilot: Pilot) -> tuple[Kravvalg, ...]:
    modell = _linje("156–160")
    return (
        Kravvalg(Kravslag.SAMMEN, modell, kommuner=pilot.kommuner, grunn="De fem kommunene er piloten"),
        Kravvalg(Kravslag.MODELL, modell, form=Samarbeidsform.VERT_ADMINISTRATIV, grunn="Piloten utreder vertskommune"),
    )


def _sor_salten(pilot: Pilot) -> tuple[Kravvalg, ...]:
    regler = (ikke_vedtak_for_andre, ikke_saker_paa_tvers)
    steder = "; ".join(r.hjemmel.kortform() for r in regler)
    lov = Kilde("samarbeidsformer", Kildeslag.LOV, regler[0].ordlyd, "Lovdata", RAPPORTDATO, steder)
    grunn = "Fylkesmannen: modellen oppfyller ikke kravene til myndighet og taushetsplikt (rapporten linje 835–841)"
    return (
        Kravvalg(Kravslag.SAMMEN, _linje("160–164"), kommuner=pilot.kommuner, grunn="De tre kommunene er piloten"),
        Kravvalg(Kravslag.MODELL, lov, form=Samarbeidsform.TETT, grunn=grunn),
    )


_KRAV: dict[str, Callable[[Pilot], tuple[Kravvalg, ...]]] = {
    "pilot-ofoten": _ofoten,
    "pilot-indre-salten": _indre_salten,
    "pilot-sor-salten": _sor_salten,
}


def _med_tysfjord(grunnlag: Studiegrunnlag) -> Studiegrunnlag:
    """Say what the report says and the register does not reach back to: Tysfjord has the language duty in 2018."""
    kommuner = tuple(replace(k, samisk="ja") if k.nummer == TYSFJORD else k for k in grunnlag.kommuner)
    return replace(grunnlag, kommuner=kommuner)


def _tall(*verdier: int) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, verdier))


def _linje(linjer: str) -> Kilde:
    """Give the report as source, at some lines of its text."""
    return replace(nordland().omraader[0].vurdering.kilde, sted=f"linje {linjer} i rapportens tekst")


def _antatt(hva: str) -> Kilde:
    return Kilde("studieforutsetning", Kildeslag.FORUTSETNING, f"Forutsetning: {hva}", "Tospann", RAPPORTDATO)


def pilotstudier(bruker: models.Bruker) -> Iterable[tuple[Pilot, models.Strukturstudie | None]]:
    """Give each pilot with its study, where the reader sees one."""
    synlige = {s.slug: s for s in models.Strukturstudie.objects.visible_to(bruker).select_related("part")}
    return [(pilot, synlige.get(pilot.slug)) for pilot in PILOTER]
