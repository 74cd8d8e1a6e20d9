"""Consequences of a study's structures: which can be chosen, what follows from each, and the whole as one value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import sha256

from tospann.actions.finn_reisetid import nett_paa
from tospann.actions.klokke import i_dag
from tospann.actions.strukturregning import Regnet, regn
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.kommune.reisemodell import Reisemetode
from tospann.core.kontor.ledelse import Ledelsesmodell
from tospann.core.struktur.helsvar import Helsvar, finn_de_beste, finn_konflikt, finn_svar
from tospann.core.struktur.hvorfor_ikke import Konflikt, forklar
from tospann.core.struktur.inndeling import Inndeling, av_struktur
from tospann.core.struktur.kravvalg import Kravslag, Kravvalg, problemet
from tospann.core.struktur.losning import Losning, Status
from tospann.core.struktur.problem import Strukturproblem
from tospann.core.struktur.sertifikat import IkkeBevist, bevis
from tospann.core.struktur.sporsmaalsforskjell import ordlyd
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag
from tospann.core.utredning.strukturforutsetning import strukturforutsetninger
from tospann.core.utredning.strukturkonsekvens import (
    Konsekvensramme,
    Strukturkonsekvens,
    dagens,
    strukturkonsekvens,
)
from tospann.core.utredning.strukturutredning import Kravtekst, Strukturutredning, Svartekst
from tospann.documents.strukturfil import KanIkkeSkrives, skriv_problem, skriv_sertifikat, skrivbart
from tospann.imports.strukturfil import fingeravtrykk
from tospann.store import models
from tospann.store.kontor import ledelsesmodell

BEST = "best"
FLEST = 4
RETTSDATO = date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Valgbar:
    """A structure that can be chosen: the word the address uses, the structure, and what kind it is."""

    kode: str
    inndeling: Inndeling
    slag: str


@dataclass(frozen=True, slots=True)
class Studiebilde:
    """A study as one reader sees it, with its answer as far as it has come."""

    rad: models.Strukturstudie
    versjon: models.Studieversjon
    studie: Strukturstudie
    krav: tuple[Kravvalg, ...]
    svar: Regnet[Helsvar]
    konflikt: Regnet[Konflikt | str]
    valgbare: tuple[Valgbar, ...]

    @property
    def grunnlag(self) -> Studiegrunnlag:
        """Give the facts."""
        return self.studie.grunnlag

    @property
    def venter(self) -> bool:
        """Tell whether the answer is still being reckoned."""
        return not (self.svar.ferdig and self.konflikt.ferdig)

    @property
    def i_dag(self) -> Valgbar:
        """Give the structure of today."""
        her = dagens(self.grunnlag)
        return next(v for v in self.valgbare if v.inndeling is her)

    def valgbar(self, kode: str) -> Valgbar | None:
        """Give what a word in the address stands for, if the reader can choose it."""
        return next((v for v in self.valgbare if v.kode == kode), None)

    def forvalg(self) -> tuple[Valgbar, ...]:
        """Give what is chosen until the reader chooses: the best answer, else what is stated."""
        andre = [v for v in self.valgbare if v.kode != self.i_dag.kode]
        return tuple(andre[:1]) or (self.i_dag,)

    def konsekvens(self, valgbar: Valgbar) -> Strukturkonsekvens:
        """Work out what follows from a structure."""
        return _konsekvens(_Versjon(self.versjon.fingeravtrykk, self.versjon), valgbar.kode, valgbar.inndeling)


@dataclass(frozen=True, slots=True)
class _Versjon:
    """A version of a study, known by its fingerprint: what it holds is never changed."""

    fingeravtrykk: str
    rad: models.Studieversjon = field(compare=False)


def studiebilde(bruker: models.Bruker, rad: models.Strukturstudie, vent: float | None = None) -> Studiebilde:
    """Give the study with what the reader can choose; the answer is waited for as long as a page can wait."""
    return _bilde(rad, models.Strukturtegning.objects.visible_to(bruker).filter(studie=rad), bruker, vent)


def _bilde(
    rad: models.Strukturstudie,
    tegninger: Iterable[models.Strukturtegning],
    bruker: models.Bruker | None,
    vent: float | None,
) -> Studiebilde:
    versjon = rad.siste
    studie, krav = versjon.som_verdi(), versjon.krav
    problem = _problem(_Versjon(versjon.fingeravtrykk, versjon))
    nokkel = versjon.fingeravtrykk
    svar = regn((nokkel, "svar"), lambda igjen: finn_svar(problem, igjen), vent=vent)
    konflikt: Regnet[Konflikt | str] = Regnet(("",))
    beste: Regnet[Losning] = Regnet(())
    if svar.ferdig and svar.verdi.losning.status is Status.UMULIG:
        konflikt = regn((nokkel, "konflikt"), lambda igjen: finn_konflikt(problem, igjen), vent=vent)
    if svar.ferdig:
        beste = regn((nokkel, "beste"), lambda igjen: finn_de_beste(svar.verdi, igjen), vent=vent)
    valgbare = (*_svarene(studie, svar, beste), *_oppgitte(studie), *_tegnede(studie, tegninger, bruker))
    return Studiebilde(rad, versjon, studie, krav, svar, konflikt, valgbare)


@lru_cache(maxsize=8)
def _problem(versjon: _Versjon) -> Strukturproblem:
    return problemet(versjon.rad.som_verdi(), versjon.rad.krav)


def _svarene(studie: Strukturstudie, svar: Regnet[Helsvar], beste: Regnet[Losning]) -> Iterator[Valgbar]:
    losning = beste.verdi if beste.ferdig else svar.verdi.losning if svar.ferdig else None
    for nr, struktur in enumerate(losning.strukturer if losning else (), 1):
        navn = "Det beste svaret" if nr == 1 else f"Nummer {nr} av de beste"
        kode = BEST if nr == 1 else f"nr-{nr}"
        yield Valgbar(kode, av_struktur(navn, studie.grunnlag.numre, struktur), "Svaret og de nest beste")


def _oppgitte(studie: Strukturstudie) -> Iterator[Valgbar]:
    for nr, inndeling in enumerate(studie.grunnlag.utgangspunkt, 1):
        yield Valgbar(f"oppgitt-{nr}", inndeling, "Oppgitt i studien")


def _tegnede(
    studie: Strukturstudie, tegninger: Iterable[models.Strukturtegning], bruker: models.Bruker | None
) -> Iterator[Valgbar]:
    numre = list(studie.grunnlag.numre)
    for tegning in tegninger:
        inndeling = tegning.som_verdi()
        # The study may have been asked anew about another area since it was drawn.
        if list(inndeling.numre) == numre:
            nokkel = tegning.nokkel_for(bruker) if bruker else f"{tegning.nr}-{tegning.part_id}"
            navngitt = Inndeling(tegning.navn, inndeling.samlinger, inndeling.stengte)
            yield Valgbar(f"tegning-{nokkel}", navngitt, "Tegnet for hånd")


@lru_cache(maxsize=64)
def _konsekvens(versjon: _Versjon, kode: str, inndeling: Inndeling) -> Strukturkonsekvens:
    return strukturkonsekvens(kode, _ramme(versjon), inndeling)


@lru_cache(maxsize=16)
def _ramme(versjon: _Versjon) -> Konsekvensramme:
    studie = versjon.rad.som_verdi()
    g = studie.grunnlag
    spenn = nett_paa(g.dato).modell.spenn if g.er_anslag else ()
    if g.reiser.kilde.id == "reisemodell":
        spenn = tuple(s for s in spenn if s.metode is Reisemetode.NETT)
    # A study of 2018 is tried against the law that is in force now, like the demo's case; the paper says which day.
    rettsdato = max(i_dag(), RETTSDATO)
    modeller = ledelsesmodell(g.dato)
    kjente = ((n, modeller.get(n, Ledelsesmodell.UKJENT)) for n in g.numre)
    ledelse = tuple((n, modell.value) for n, modell in kjente if modell is not Ledelsesmodell.UKJENT)
    return Konsekvensramme(studie, strukturforutsetninger(g.dato, spenn), rettsdato, formen(versjon.rad.krav), ledelse)


def formen(krav: Iterable[Kravvalg]) -> Samarbeidsform:
    """Give the model of cooperation a study asks about: the one it demands, else the administrative host model."""
    return next((k.form for k in krav if k.slag is Kravslag.MODELL), Samarbeidsform.VERT_ADMINISTRATIV)


def lag_utredning(
    bilde: Studiebilde, foer: Valgbar, etter: Iterable[Valgbar], kommuner: Iterable[str]
) -> Strukturutredning:
    """Put together everything the paper says."""
    g = bilde.grunnlag
    return Strukturutredning(
        bilde.rad.navn,
        bilde.rad.slug,
        f"Versjon {bilde.versjon.nr}",
        bilde.versjon.fingeravtrykk,
        i_dag(),
        tuple(Kravtekst(ordlyd(g, k), k.grunn, k.kilde) for k in bilde.krav),
        svartekst(bilde),
        bilde.konsekvens(foer),
        tuple(bilde.konsekvens(v) for v in etter),
        tuple(n for n in kommuner if n in g.plass),
    )


def svartekst(bilde: Studiebilde) -> Svartekst:
    """Say the answer, why there is none, and the fingerprint of its proof."""
    if not bilde.svar.ferdig:
        return Svartekst("Svaret er ikke regnet ut ennå.")
    losning = bilde.svar.verdi.losning
    match losning.status:
        case Status.OPTIMAL:
            antall = len(losning.strukturer[0].grupper)
            hva = f"{antall} organisasjoner" if antall > 1 else "én organisasjon"
            setning = f"Best er {hva}. Det er bevist at ingen annen lovlig struktur kommer bedre ut."
            return Svartekst(setning, (), _sertifikat(bilde))
        case Status.UMULIG:
            funnet = bilde.konflikt.verdi if bilde.konflikt.ferdig else "Hvorfor er ikke regnet ut ennå."
            linjer = forklar(funnet) if isinstance(funnet, Konflikt) else (funnet,)
            setning = "Det er bevist at kravene ikke kan oppfylles samtidig."
            return Svartekst(setning, linjer, _sertifikat(bilde))
        case _:
            return Svartekst("Tida tok slutt før det var bevist hva som er best. Svaret er det beste som er funnet.")


def _sertifikat(bilde: Studiebilde) -> str:
    """Give the fingerprint (SHA-256) of the certificate file, byte for byte as the study's page gives it."""
    problem = skrivbart(_problem(_Versjon(bilde.versjon.fingeravtrykk, bilde.versjon)))
    svar = regn((bilde.versjon.fingeravtrykk, "sertifikat"), lambda igjen: finn_svar(problem, igjen))
    if not svar.ferdig or not svar.verdi.spor:
        return ""
    arbeid, lost = svar.verdi.spor[0]
    try:
        tekst = skriv_problem(problem)
        innhold = skriv_sertifikat(tekst, fingeravtrykk(tekst), lost, bevis(arbeid, lost))
    except (IkkeBevist, KanIkkeSkrives):
        return ""
    return sha256(innhold.encode()).hexdigest()


def hent_studie(slug: str) -> models.Strukturstudie | None:
    """Give a study by its address, for the command line; none where there is no such study."""
    return models.Strukturstudie.objects.select_related("part").filter(slug=slug).first()


def hele_bildet(rad: models.Strukturstudie, vent: float) -> Studiebilde:
    """Give the study as its owner sees it, for the command line."""
    tegninger = models.Strukturtegning.objects.filter(studie=rad, part=rad.part).select_related("part")
    return _bilde(rad, tegninger, None, vent)
