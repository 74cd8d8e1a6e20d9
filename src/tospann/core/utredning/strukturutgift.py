"""What an office structure costs the municipalities, shared through the settlement's own keys (core/oppgjor)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.grunnlag import Kommunegrunnlag, Oppgjorsgrunnlag, sum_av
from tospann.core.oppgjor.oppgjor import Oppgjor, gjor_opp
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.studie import Studiegrunnlag, Studiekommune
from tospann.core.utredning.strukturforutsetning import Strukturforutsetninger

# With an equal part, a small municipality beside a town would pay for the town; that must be agreed, not assumed.
NOKKEL, STATSDELING = Nokkelslag.INNBYGGERTALL, Statsdeling.AARSVERK
_HUNDRE = 100


@dataclass(frozen=True, slots=True)
class Samlingsutgift:
    """
    What one organisation costs its municipalities in a year, benefits apart.

    *andeler* are in the order of the members; *betalinger* is what passes to the host.
    """

    samling: Samling
    utgift: Tall
    drift: Tall
    lonn: Tall
    paaslag: Tall
    andeler: tuple[Tall, ...]
    betalinger: tuple[Tall, ...]

    def andel(self, nummer: str) -> Tall:
        """Give one municipality's share."""
        return self.andeler[self.samling.medlemmer.index(nummer)]

    def betaling(self, nummer: str) -> Tall:
        """Give what one municipality pays the host; the host receives the sum."""
        return self.betalinger[self.samling.medlemmer.index(nummer)]

    def alle(self) -> Iterator[Tall]:
        """Yield every figure."""
        yield from (self.utgift, self.drift, self.lonn, self.paaslag, *self.andeler, *self.betalinger)


def samlingsutgift(
    grunnlag: Studiegrunnlag, inndeling: Inndeling, samling: Samling, forutsetninger: Strukturforutsetninger
) -> Samlingsutgift:
    """Settle an organisation: its running costs and wages, the host's surcharge, and each municipality's share."""
    kommuner = [grunnlag.kommune(n) for n in samling.medlemmer]
    aapne = [n for n in samling.medlemmer if n not in inndeling.stengte]
    oppgjor = gjor_opp(_oppgjorsgrunnlag(grunnlag, samling, kommuner, aapne, forutsetninger), NOKKEL, STATSDELING)
    return _med_egne_navn(samling, aapne, oppgjor, grunnlag.kommune(samling.vert).navn)


def _oppgjorsgrunnlag(
    g: Studiegrunnlag, samling: Samling, kommuner: list[Studiekommune], aapne: list[str], f: Strukturforutsetninger
) -> Oppgjorsgrunnlag:
    return Oppgjorsgrunnlag(
        g.kommune(samling.vert).kommune,
        tuple(_kommunegrunnlag(k, f, aapen=k.nummer in aapne) for k in kommuner),
        f.lonn_stat,
        f.lonn_kommune,
        _felles_drift(f, len(aapne) - 1),
        f.paaslag if not samling.alene else _ingen_paaslag(f),
        f.kommunal_andel,
        f.statlig_andel,
    )


def _kommunegrunnlag(k: Studiekommune, f: Strukturforutsetninger, *, aapen: bool) -> Kommunegrunnlag:
    # A study has no benefits and no agreed per cents; the settlement asks for them, and none counts with this key.
    ingen = Tall(
        f"stonad.{k.nummer}",
        "Stønader, ikke med i en studie",
        Kroner(0),
        Enhet.KRONER,
        f.lonn_kommune.dato,
        f"{k.navn} kommune",
        f.lonn_kommune.kilde,
    )
    return Kommunegrunnlag(
        k.kommune,
        k.innbyggere,
        statlige_aarsverk(k, f),
        kommunale_aarsverk(k, f),
        _drift(k, f, aapen=aapen),
        ingen,
        f.kommunal_andel,
    )


def kommunale_aarsverk(kommune: Studiekommune, forutsetninger: Strukturforutsetninger) -> Tall:
    """Give the municipality's own part of the positions at its office."""
    return _del_av(kommune, forutsetninger.kommunal_andel, "kommune", "Kommunale årsverk")


def statlige_aarsverk(kommune: Studiekommune, forutsetninger: Strukturforutsetninger) -> Tall:
    """Give the state's part of the positions at a municipality's office."""
    return _del_av(kommune, forutsetninger.statlig_andel, "stat", "Statlige årsverk")


def _del_av(kommune: Studiekommune, andel: Tall, hvem: str, navn: str) -> Tall:
    return regn_ut(
        f"struktur.aarsverk.{hvem}.{kommune.nummer}",
        f"{navn} i {kommune.navn}",
        kommune.aarsverk.som_brok() * andel.som_brok() / _HUNDRE,
        Enhet.AARSVERK,
        formel="årsverk ved kontoret × andelen i prosent",
        ledd=(kommune.aarsverk, andel),
        gjelder=f"Nav-kontoret i {kommune.navn}",
    )


def _drift(k: Studiekommune, f: Strukturforutsetninger, *, aapen: bool) -> Tall:
    sted = f.drift_per_sted.som_brok() if aapen else Fraction()
    formel = "drift for hvert årsverk × årsverk"
    return regn_ut(
        f"struktur.drift.{'aapen' if aapen else 'stengt'}.{k.nummer}",
        f"Kontordrift, {k.navn}",
        Kroner.avrundet(sted + f.drift_per_aarsverk.som_brok() * k.aarsverk.som_brok()),
        Enhet.KRONER,
        formel=f"drift for et åpent sted + {formel}" if aapen else f"{formel}; stedet er stengt",
        ledd=(*((f.drift_per_sted,) if aapen else ()), f.drift_per_aarsverk, k.aarsverk),
        gjelder=f"Nav-kontoret i {k.navn}, stat og kommune",
    )


def _felles_drift(f: Strukturforutsetninger, steder: int) -> Tall:
    return regn_ut(
        f"struktur.felles_drift.{steder}",
        "Ny felles drift",
        Kroner.avrundet(f.felles_drift.som_brok() * steder),
        Enhet.KRONER,
        formel="felles drift × åpne steder utenom verten",
        ledd=(f.felles_drift,),
        gjelder="organisasjonen, stat og kommune",
    )


def _ingen_paaslag(f: Strukturforutsetninger) -> Tall:
    return regn_ut(
        "struktur.paaslag.ingen",
        "Administrasjonspåslag",
        0,
        Enhet.PROSENT,
        formel="ingen: kommunen gjør ikke arbeid for andre",
        ledd=(f.paaslag,),
        gjelder="en kommune for seg selv",
    )


def _med_egne_navn(samling: Samling, aapne: list[str], oppgjor: Oppgjor, vert: str) -> Samlingsutgift:
    """Give the settlement's figures ids of this organisation, since a page shows many settlements."""
    stengt = [n for n in samling.medlemmer if n not in aapne]
    stamme = f"utgift.{samling.vert}.{'-'.join(samling.medlemmer)}{'.uten-' + '-'.join(stengt) if stengt else ''}"
    sett: dict[int, Tall] = {}

    def gi(t: Tall) -> Tall:
        if not t.formel or t.id.startswith("struktur."):
            return t
        if id(t) not in sett:
            sett[id(t)] = replace(t, id=f"{stamme}.{t.id}", ledd=tuple(gi(ledd) for ledd in t.ledd))
        return sett[id(t)]

    drift, lonn, paaslag = (linje.helhet for linje in oppgjor.linjer)
    utgift = replace(gi(oppgjor.lag_kommune()), navn=f"Kommunal utgift, organisasjonen til {vert}")
    andeler, betalinger = tuple(map(gi, oppgjor.andeler)), tuple(map(gi, oppgjor.betalinger))
    return Samlingsutgift(samling, utgift, gi(drift), gi(lonn), gi(paaslag), andeler, betalinger)


@dataclass(frozen=True, slots=True)
class Strukturutgift:
    """What a structure costs all the municipalities in a year, organisation by organisation."""

    samlinger: tuple[Samlingsutgift, ...]
    sum: Tall
    paaslag: Tall

    def hos(self, nummer: str) -> Samlingsutgift:
        """
        Give the organisation a municipality is in.

        Raises
        ------
        StopIteration
            When it is in none.

        """
        return next(s for s in self.samlinger if nummer in s.samling.medlemmer)

    def alle(self) -> Iterator[Tall]:
        """Yield every figure."""
        yield from (self.sum, self.paaslag)
        for samling in self.samlinger:
            yield from samling.alle()


def strukturutgift(
    kode: str, grunnlag: Studiegrunnlag, inndeling: Inndeling, forutsetninger: Strukturforutsetninger
) -> Strukturutgift:
    """Settle every organisation of a structure; *kode* begins the ids of the sums."""
    alle = tuple(samlingsutgift(grunnlag, inndeling, s, forutsetninger) for s in inndeling.samlinger)
    utgift = _summen(f"{kode}.utgift", "Kommunal utgift i alt per år", (s.utgift for s in alle), grunnlag.sted)
    paaslag = _summen(f"{kode}.paaslag", "Påslag til vertene per år", (s.paaslag for s in alle), grunnlag.sted)
    return Strukturutgift(alle, utgift, paaslag)


def _summen(id_: str, navn: str, ledd: Iterable[Tall], sted: str) -> Tall:
    return sum_av(id_, navn, ledd, gjelder=f"alle kommunene i {sted}")
