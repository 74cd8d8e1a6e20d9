"""What is asked of a structure, as rows that can be kept, shown and taken away; each becomes demands of the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.struktur import kravbank
from tospann.core.struktur.krav import Krav, Storrelse
from tospann.core.struktur.problem import Strukturproblem, UgyldigProblem
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag

ANTALL_DAGER = 5


class Kravslag(StrEnum):
    """The kinds of demands; the value is what people call them."""

    FAGMILJO = "fagmiljø av en viss størrelse"
    REISE_VERT = "lengste reise til vertskommunen"
    REISE_LOKASJON = "lengste reise til nærmeste sted med folk"
    STORRELSE = "hvor mange kommuner som kan være sammen"
    ANTALL = "hvor mange organisasjoner det skal være"
    SAMMEN = "disse skal være sammen"
    ADSKILT = "disse skal ikke være sammen"
    NEI = "kommunestyret har sagt nei"
    JA_MED = "kommunestyret har sagt ja til bestemte kommuner"
    BARE_VERT = "bare disse kan være vert"
    FYLKESGRENSE = "ingen over fylkesgrensa"
    FAGSYSTEM = "samme fagsystem"
    SAMISK = "samisk språk i organisasjonen"
    TIL_STEDE = "noen til stede på hvert sted hver ukedag"
    MODELL = "hva modellen kan bære"


@dataclass(frozen=True, slots=True)
class Kravvalg:
    """
    One demand as somebody set it.

    *kommuner* and *andre* are numbers, *tall* what the kind counts (see
    ``TALLFELT``), *form* the model of cooperation where the kind needs one.
    *grunn* is why, in the words of the one who set it.
    """

    slag: Kravslag
    kilde: Kilde
    kommuner: tuple[str, ...] = ()
    andre: tuple[str, ...] = ()
    tall: tuple[Fraction, ...] = ()
    form: Samarbeidsform = Samarbeidsform.VERT_ADMINISTRATIV
    grunn: str = ""


# What the numbers of a kind mean, in order; the form asks for exactly these.
TALLFELT: Mapping[Kravslag, tuple[str, ...]] = {
    Kravslag.FAGMILJO: ("årsverk, minst",),
    Kravslag.REISE_VERT: ("minutter, høyst",),
    Kravslag.REISE_LOKASJON: ("minutter, høyst",),
    Kravslag.STORRELSE: ("kommuner, minst", "kommuner, høyst"),
    Kravslag.ANTALL: ("organisasjoner, minst", "organisasjoner, høyst"),
    Kravslag.TIL_STEDE: ("prosent av årsverkene som er på jobb en gitt dag",),
}
# The kinds that name municipalities, and what they are called there: (kommuner, andre).
KOMMUNEFELT: Mapping[Kravslag, tuple[str, ...]] = {
    Kravslag.REISE_LOKASJON: ("steder med folk",),
    Kravslag.SAMMEN: ("kommuner som skal være sammen",),
    Kravslag.ADSKILT: ("kommuner som ikke skal være sammen",),
    Kravslag.NEI: ("kommuner som har sagt nei",),
    Kravslag.JA_MED: ("kommunen som har sagt ja", "til samarbeid med"),
    Kravslag.BARE_VERT: ("kommuner som kan være vert",),
    Kravslag.FYLKESGRENSE: ("unntatt på den ene siden", "unntatt på den andre siden"),
    Kravslag.SAMISK: ("kommuner med språkansvar", "kommuner som har språket"),
    Kravslag.TIL_STEDE: ("steder som skal være åpne",),
}
_HUNDRE = 100


def problemet(studie: Strukturstudie, valg: Iterable[Kravvalg]) -> Strukturproblem:
    """
    Give the problem with its demands, each id once.

    Raises
    ------
    UgyldigProblem
        When a demand names somebody outside the study, or lacks a number.

    """
    krav: list[Krav] = []
    for nr, ett in enumerate(valg, 1):
        # Two demands of a kind (two travel limits, say) are two that can each be taken away.
        krav += [replace(k, id=f"{k.id}#{nr}") for k in lag_krav(studie.grunnlag, ett)]
    return studie.uten_krav().med(krav=krav)


def lag_krav(grunnlag: Studiegrunnlag, valg: Kravvalg) -> tuple[Krav, ...]:
    """
    Turn a row into demands.

    Raises
    ------
    UgyldigProblem
        When it names somebody outside the study, or its numbers are not those of its kind.

    """
    if ukjent := sorted({*valg.kommuner, *valg.andre} - set(grunnlag.numre)):
        raise UgyldigProblem(f"Kravet «{valg.slag}» nevner kommune {ukjent[0]}, som ikke er med i studien.")
    felt = TALLFELT.get(valg.slag, ())
    if len(valg.tall) != len(felt) or any(t < 0 for t in valg.tall):
        raise UgyldigProblem(f"Kravet «{valg.slag}» må ha {len(felt)} tall, og ingen under null.")
    if valg.slag in _KREVER_KOMMUNER and not valg.kommuner:
        raise UgyldigProblem(f"Kravet «{valg.slag}» må nevne minst én kommune.")
    return _LAGERE[valg.slag](grunnlag, valg)


_KREVER_KOMMUNER = frozenset(
    {Kravslag.SAMMEN, Kravslag.ADSKILT, Kravslag.NEI, Kravslag.JA_MED, Kravslag.BARE_VERT, Kravslag.TIL_STEDE}
)


def _plasser(g: Studiegrunnlag, numre: Iterable[str]) -> tuple[int, ...]:
    return tuple(g.plass[n] for n in numre)


def _spenn(valg: Kravvalg) -> tuple[int, int]:
    fra, til = (int(t) for t in valg.tall)
    if fra > til or not til:
        raise UgyldigProblem(f"Kravet «{valg.slag}»: det minste tallet er større enn det største.")
    return fra, til


def _aarsverk(g: Studiegrunnlag) -> tuple[Fraction, ...]:
    return tuple(k.aarsverk.som_brok() for k in g.kommuner)


def _fagmiljo(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    return (kravbank.fagmiljo(_aarsverk(g), v.tall[0], v.kilde),)


def _reise_vert(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    return (kravbank.hoyst_reise(range(len(g.numre)), v.tall[0], v.kilde),)


def _reise_lokasjon(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    aapne = _plasser(g, v.kommuner or g.numre)
    minutter = tuple(tuple(g.reiser.mellom(a, b) for b in g.numre) for a in g.numre)
    return (kravbank.hoyst_til_lokasjon(minutter, aapne, v.tall[0], v.kilde),)


def _storrelse(_: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    fra, til = _spenn(v)
    antall = f"{fra}" if fra == til else f"{fra}–{til}"
    ordlyd = f"hver organisasjon skal ha {antall} kommuner" if fra > 1 else f"høyst {til} kommuner kan være sammen"
    return (Krav("storrelse", ordlyd, v.kilde, (Storrelse(max(1, fra), til),)),)


def _antall(_: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    fra, til = _spenn(v)
    return (kravbank.antall_organisasjoner(max(1, fra), til, v.kilde),)


def _nei(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    viljer = (kravbank.Kommunevilje(i, kravbank.Holdning.NEI, v.kilde) for i in _plasser(g, v.kommuner))
    return kravbank.vilje(g.navn, viljer)


def _ja_med(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    med = frozenset(_plasser(g, v.andre))
    viljer = (kravbank.Kommunevilje(i, kravbank.Holdning.JA, v.kilde, med) for i in _plasser(g, v.kommuner))
    return kravbank.vilje(g.navn, viljer)


def _bare_vert(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    return (kravbank.bare_vert(g.navn, len(g.navn), _plasser(g, v.kommuner), v.kilde),)


def _fylkesgrense(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    unntak = [(a, b) for a in _plasser(g, v.kommuner) for b in _plasser(g, v.andre)]
    return (kravbank.fylkesgrense([k.kommune.fylke for k in g.kommuner], v.kilde, unntak),)


def _samisk(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    ansvar = v.kommuner or tuple(k.nummer for k in g.kommuner if k.samisk == "ja")
    if not ansvar:
        raise UgyldigProblem("Ingen kommune i studien er registrert med språkansvar for samisk. Velg hvem det gjelder.")
    return (kravbank.sprakansvar(g.navn, _plasser(g, ansvar), _plasser(g, v.andre or ansvar), v.kilde),)


def _til_stede(g: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    steder = (kravbank.Lokasjon(g.plass[n], g.kommune(n).til_stede) for n in v.kommuner)
    return (kravbank.til_stede(g.navn, _aarsverk(g), steder, v.tall[0] / _HUNDRE, v.kilde),)


def _modell(_: Studiegrunnlag, v: Kravvalg) -> tuple[Krav, ...]:
    return kravbank.lovlig_modell(v.form, v.kilde, deler_myndighet=True)


_Lager = Callable[[Studiegrunnlag, Kravvalg], tuple[Krav, ...]]
_LAGERE: Mapping[Kravslag, _Lager] = {
    Kravslag.FAGMILJO: _fagmiljo,
    Kravslag.REISE_VERT: _reise_vert,
    Kravslag.REISE_LOKASJON: _reise_lokasjon,
    Kravslag.STORRELSE: _storrelse,
    Kravslag.ANTALL: _antall,
    Kravslag.SAMMEN: lambda g, v: (kravbank.skal_sammen(g.navn, _plasser(g, v.kommuner), v.kilde),),
    Kravslag.ADSKILT: lambda g, v: (kravbank.skal_skilles(g.navn, _plasser(g, v.kommuner), v.kilde),),
    Kravslag.NEI: _nei,
    Kravslag.JA_MED: _ja_med,
    Kravslag.BARE_VERT: _bare_vert,
    Kravslag.FYLKESGRENSE: _fylkesgrense,
    Kravslag.FAGSYSTEM: lambda g, v: (kravbank.samme_fagsystem([k.fagsystem for k in g.kommuner], v.kilde),),
    Kravslag.SAMISK: _samisk,
    Kravslag.TIL_STEDE: _til_stede,
    Kravslag.MODELL: _modell,
}
