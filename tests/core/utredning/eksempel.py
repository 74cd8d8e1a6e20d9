"""The case Indre Salten in memory, from the project's own case file and tables; no database."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache

from tests.core.oppgjor.eksempel import tall
from tests.core.utredning.liten import deltaker

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.medvirkning.hendelse import Hendelse
from tospann.core.medvirkning.klokke import klokke
from tospann.core.medvirkning.krav import standardkrav
from tospann.core.oppgjor.grunnlag import Kommunegrunnlag
from tospann.core.plan.fremdriftsplan import Planvalg
from tospann.core.plan.kalender import Kalender
from tospann.core.plan.planlegg import planlegg
from tospann.core.utredning.sak import Deltaker, Fellestall, Sak, Valg
from tospann.core.utredning.saksbilde import Forlop, Saksbilde, avtale_i_saken, forslag_naa, tegn_saksbilde
from tospann.core.vedtak.vedtak import KOMMUNESTYRE, Kommunestyrevedtak, Stemmer, Vedtaksrunde
from tospann.imports.klausulbank import les_klausulbank
from tospann.imports.nordland import nordland, reiseveier
from tospann.imports.plandata import les_vertskommune
from tospann.imports.saksfil import Deltakerdel, Forutsetningsdel, les_sak
from tospann.imports.tekster import les_tekster

FIL = les_sak("indre-salten")
TEKSTER = les_tekster()
PENGER = {Enhet.KRONER, Enhet.KRONER_PER_AARSVERK}


def forutsetning(del_: Forutsetningsdel) -> dict[str, Tall]:
    """Give an assumption as figures by id: one, or one for each municipality."""
    alle = {f"{del_.id}.{nr}": v for nr, v in del_.verdier.items()}
    if del_.verdi is not None:
        alle = {del_.id: del_.verdi}
    penger = del_.enhet in PENGER
    return {id_: tall(id_, Kroner(int(v * 100)) if penger else Fraction(v), del_.enhet) for id_, v in alle.items() if v}


TALL = {id_: t for del_ in FIL.forutsetning for id_, t in forutsetning(del_).items()}


def fra_fil(del_: Deltakerdel) -> Deltaker:
    """Make a participant from the case file and the tables of Nordland."""
    nr = del_.kommune
    g = Kommunegrunnlag(
        nordland().kommuner[nr],
        nordland().folketall[nr],
        TALL[f"aarsverk.stat.{nr}"],
        TALL[f"aarsverk.kommune.{nr}"],
        TALL[f"kontordrift.{nr}"],
        TALL[f"stonad.{nr}"],
        TALL[f"fast_prosent.{nr}"],
    )
    return replace(deltaker(g, del_.lokasjon, TALL[f"dager.{nr}"], TALL[f"reetablering.{nr}"]), moter=del_.moter)


FELLES = Fellestall(
    TALL["lonn.stat"],
    TALL["lonn.kommune"],
    TALL["felles_drift"],
    TALL["paaslag"],
    TALL["grunnandel"],
    TALL["stat_prosent"],
    TALL["fagmiljogrense"],
    TALL["oppsigelse"],
)


@cache
def indre_salten() -> Sak:
    """Make the case."""
    s = FIL.sak
    return Sak(
        slug=s.slug,
        tittel=s.tittel,
        sporsmaal=s.sporsmaal,
        dato=s.dato,
        rettsdato=s.rettsdato,
        rettsdato_grunn=s.rettsdato_grunn,
        planstart=s.planstart,
        oppstart=s.oppstart,
        valg=Valg(nordland().kommuner[s.vert], s.form, s.nokkel, s.statsdeling),
        deltakere=tuple(fra_fil(d) for d in FIL.deltaker),
        felles=FELLES,
        reiseveier=reiseveier(),
        lokaltekster={},
    )


def bilde(
    sak: Sak, vedtak: Iterable[Kommunestyrevedtak] = (), hendelser: Iterable[Hendelse] = (), tatt_ut: Iterable[str] = ()
) -> Saksbilde:
    """Work out the whole case with what has happened in it."""
    avtale = avtale_i_saken(sak, les_klausulbank(), tatt_ut)
    runde = Vedtaksrunde(forslag_naa(sak, TEKSTER, avtale), sak.kommuner, tuple(vedtak))
    kalender = Kalender({d.kommune.nummer: d.moter for d in sak.deltakere})
    plan = planlegg(
        les_vertskommune(), sak.planstart, kalender, sak.kommuner, Planvalg(sak=sak.slug, vert=sak.valg.vert)
    )
    krav = standardkrav(frozenset({"1849"}), sak.valg.vert.nummer)
    forlop = Forlop(avtale, runde, plan, klokke(sak.slug, krav, hendelser, sak.kommuner, sak.dato))
    return tegn_saksbilde(sak, TEKSTER, forlop)


@cache
def saksbilde() -> Saksbilde:
    """Give the case before anything has happened."""
    return bilde(indre_salten())


def vedtak(nummer: str, tekst: str = "", *, for_: int = 15, mot: int = 2) -> Kommunestyrevedtak:
    """Minute one council's decision on the proposal, with *tekst* added at the end."""
    sak = indre_salten()
    kommune = next(k for k in sak.kommuner if k.nummer == nummer)
    ordlyd = saksbilde().forslag + tekst
    return Kommunestyrevedtak(kommune, KOMMUNESTYRE, sak.dato, "45/18", ordlyd, Stemmer(19, for_, mot))
