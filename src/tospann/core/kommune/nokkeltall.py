"""Key figures of one municipality, or of several as if they were one: the same formulas for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.statistikk import (
    ALDER,
    FOLKETALL,
    LANDAREAL,
    PENDLING_INN,
    PENDLING_UT,
    SOSIALHJELP,
    SYSSELSATTE,
    Serie,
)

Verdi = Tall | Ukjent
_ARBEIDSALDER = ALDER[1:4]
_PENDLING = {PENDLING_UT.id, PENDLING_INN.id}
_MELLOM = Ukjent(
    "Pendlere mellom kommunene i gruppa må trekkes fra, og tallene sier ikke hvor folk pendler.",
    "Hent pendling fra kommune til kommune (SSB 03321).",
)
FOER = "folketall.foer"
"""The population on an earlier day, in the borders of the date."""
_SOM_DE_ER = (FOLKETALL.id, FOER, SYSSELSATTE.id, PENDLING_UT.id, PENDLING_INN.id, SOSIALHJELP.id, LANDAREAL.id)


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """What is known about a municipality or a group: the official figures by series, the known and the unknown."""

    id: str
    navn: str
    tall: Mapping[str, Verdi]

    def verdi(self, serie: str) -> Verdi:
        """Give a figure, or why there is none."""
        return self.tall.get(serie, Ukjent("Tallet er ikke hentet."))


def slaa_sammen(alle: Sequence[Grunnlag]) -> Grunnlag:
    """Add up a group as if it were one municipality; a figure one of them lacks, the group lacks."""
    id_ = "+".join(g.id for g in alle)
    serier = dict.fromkeys(s for g in alle for s in g.tall)
    return Grunnlag(id_, "alle samlet", {s: _MELLOM if s in _PENDLING else _sum(id_, s, alle) for s in serier})


def _sum(id_: str, serie: str, alle: Sequence[Grunnlag]) -> Verdi:
    verdier = [g.verdi(serie) for g in alle]
    ledd = [v for v in verdier if isinstance(v, Tall)]
    if len(ledd) != len(verdier):
        uten = [g.navn for g, v in zip(alle, verdier, strict=True) if isinstance(v, Ukjent)]
        ukjent = next(v for v in verdier if isinstance(v, Ukjent))
        return Ukjent(f"Tallet mangler for {opplisting(uten)}.", ukjent.tiltak)
    navn = ledd[0].navn.partition(" i ")[0]
    sum_ = sum((t.som_brok() for t in ledd), Fraction())
    return regn_ut(
        f"{serie}.{id_}",
        f"{navn}, alle samlet",
        _helt(sum_),
        ledd[0].enhet,
        formel="sum av kommunene",
        ledd=ledd,
        gjelder=opplisting(g.navn for g in alle),
    )


def nokkeltall(grunnlag: Grunnlag) -> Mapping[str, Verdi]:
    """Work out everything that follows from the official figures, by name."""
    folk = grunnlag.verdi(FOLKETALL.id)
    return {
        **{id_: grunnlag.verdi(id_) for id_ in _SOM_DE_ER},
        **_vekst(grunnlag, folk),
        **_alder(grunnlag, folk),
        "egendekning": _regn(
            grunnlag,
            ("egendekning", "Andel av de sysselsatte som arbeider der de bor", Enhet.PROSENT),
            (grunnlag.verdi(SYSSELSATTE.id), grunnlag.verdi(PENDLING_UT.id)),
            ("(sysselsatte – pendlere ut) / sysselsatte", lambda alle, ut: 100 * (alle - ut) / alle),
        ),
        "sosialhjelp.andel": _andel(grunnlag, SOSIALHJELP, folk),
        "tetthet": _regn(
            grunnlag,
            ("tetthet", "Innbyggere per km²", Enhet.ANTALL),
            (folk, grunnlag.verdi(LANDAREAL.id)),
            ("innbyggere / areal", lambda alle, areal: alle / areal),
        ),
    }


def _vekst(grunnlag: Grunnlag, folk: Verdi) -> Mapping[str, Verdi]:
    foer = grunnlag.verdi(FOER)
    siden = f"Vekst siden {foer.dato.year}" if isinstance(foer, Tall) else "Vekst"
    vekst = _regn(
        grunnlag,
        ("vekst", siden, Enhet.INNBYGGERE),
        (folk, foer),
        ("innbyggere nå – innbyggere da", lambda naa, da: naa - da),
    )
    prosent = _regn(
        grunnlag,
        ("vekst.prosent", siden, Enhet.PROSENT),
        (vekst, foer),
        ("vekst / innbyggere da", lambda mer, da: 100 * mer / da),
    )
    return {"vekst": vekst, "vekst.prosent": prosent}


def _alder(grunnlag: Grunnlag, folk: Verdi) -> Mapping[str, Verdi]:
    arbeidsalder = _regn(
        grunnlag,
        ("arbeidsalder", "Andel i alderen 18–66 år", Enhet.PROSENT),
        (folk, *(grunnlag.verdi(s.id) for s in _ARBEIDSALDER)),
        ("innbyggere 18–66 år / alle innbyggere", lambda alle, *deler: 100 * sum(deler) / alle),
    )
    return {**{f"andel.{s.id}": _andel(grunnlag, s, folk) for s in ALDER}, "arbeidsalder": arbeidsalder}


Navn = tuple[str, str, Enhet]
Formel = tuple[str, Callable[..., Fraction]]


def _andel(grunnlag: Grunnlag, serie: Serie, folk: Verdi) -> Verdi:
    formel: Formel = (f"{serie.navn.lower()} / alle innbyggere", lambda del_, alle: 100 * del_ / alle)
    navn = f"andel.{serie.id}", f"{serie.navn}, andel", Enhet.PROSENT
    if serie is SOSIALHJELP:
        navn = "sosialhjelp.andel", *navn[1:]
    return _regn(grunnlag, navn, (grunnlag.verdi(serie.id), folk), formel)


def _regn(grunnlag: Grunnlag, hva: Navn, verdier: Iterable[Verdi], formel: Formel) -> Verdi:
    """Work out a figure; what one of its inputs lacks, it lacks, and nothing is divided by zero."""
    id_, navn, enhet = hva
    alle = tuple(verdier)
    if ukjente := [v for v in alle if isinstance(v, Ukjent)]:
        return ukjente[0]
    ledd = [v for v in alle if isinstance(v, Tall)]
    try:
        verdi = formel[1](*(t.som_brok() for t in ledd))
    except ZeroDivisionError:
        return Ukjent(f"{navn} kan ikke regnes ut: det er ingen å regne andelen av.")
    return regn_ut(
        f"{id_}.{grunnlag.id}",
        f"{navn}, {grunnlag.navn}",
        _helt(verdi),
        enhet,
        formel=formel[0],
        ledd=ledd,
        gjelder=grunnlag.navn,
    )


def _helt(verdi: Fraction) -> int | Fraction:
    return int(verdi) if verdi.denominator == 1 else verdi
