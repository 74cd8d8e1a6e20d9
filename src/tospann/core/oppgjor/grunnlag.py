"""What a settlement rests on: positions, people and costs, each a sourced figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from tospann.core.felles.kroner import Kroner, total
from tospann.core.felles.norsk import desimaltall
from tospann.core.felles.tall import Enhet, Tall, Verdi, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.oppgjor.fordeling import UgyldigNokkel


@dataclass(frozen=True, slots=True)
class Kommunegrunnlag:
    """
    One municipality's figures for a year.

    *kontordrift* is the running cost of its own office or location before any
    split between state and municipality; *stonad* is its own benefit payments.
    """

    kommune: Kommune
    folketall: Tall
    aarsverk_stat: Tall
    aarsverk_kommune: Tall
    kontordrift: Tall
    stonad: Tall
    fast_prosent: Tall


@dataclass(frozen=True, slots=True)
class Oppgjorsgrunnlag:
    """All municipalities, and the terms they share. Percentages are whole per cent (30 means 30 %)."""

    vert: Kommune
    kommuner: tuple[Kommunegrunnlag, ...]
    lonn_stat: Tall
    lonn_kommune: Tall
    felles_drift: Tall
    paaslag: Tall
    grunnandel: Tall
    stat_prosent: Tall

    def aarsverk_stat(self) -> Tall:
        """Add up the state's positions."""
        return sum_av("aarsverk.stat.sum", "Statlige årsverk i alt", (k.aarsverk_stat for k in self.kommuner))

    def aarsverk_kommune(self) -> Tall:
        """Add up the municipalities' positions."""
        ledd = (k.aarsverk_kommune for k in self.kommuner)
        return sum_av("aarsverk.kommune.sum", "Kommunale årsverk i alt", ledd)

    def uten_statlige_aarsverk(self, antall: Fraction) -> Oppgjorsgrunnlag:
        """
        Give the same basis after the state has withdrawn *antall* positions, in proportion from each place.

        Raises
        ------
        UgyldigNokkel
            When the state has fewer positions than that.

        """
        i_dag = self.aarsverk_stat().som_brok()
        if not 0 <= antall <= i_dag:
            melding = f"Staten har {desimaltall(i_dag, 2)} årsverk og kan ikke trekke ut {desimaltall(antall, 2)}."
            raise UgyldigNokkel(melding)
        faktor = (i_dag - antall) / i_dag if i_dag else Fraction(1)
        return replace(self, kommuner=tuple(_skalert(k, faktor) for k in self.kommuner))


def _skalert(kommune: Kommunegrunnlag, faktor: Fraction) -> Kommunegrunnlag:
    foer = kommune.aarsverk_stat
    etter = regn_ut(
        f"{foer.id}.hvis",
        f"{foer.navn}, hvis staten trekker ut",
        foer.som_brok() * faktor,
        Enhet.AARSVERK,
        formel="årsverk i dag × (statens årsverk etter / statens årsverk i dag)",
        ledd=(foer,),
        gjelder=foer.gjelder,
    )
    return replace(kommune, aarsverk_stat=etter)


def sum_av(id: str, navn: str, ledd: Iterable[Tall], *, gjelder: str = "alle deltakerkommunene") -> Tall:  # noqa: A002
    """
    Add up figures of one unit (money or counts) into a computed figure.

    Raises
    ------
    TypeError
        When money and counts are mixed.
    ValueError
        When there is nothing to add up.

    """
    alle = tuple(ledd)
    enhet = alle[0].enhet if alle else Enhet.ANTALL
    return regn_ut(id, navn, _summen(alle), enhet, formel="summen av leddene", ledd=alle, gjelder=gjelder)


def _summen(ledd: tuple[Tall, ...]) -> Verdi:
    if any(isinstance(t.verdi, Kroner) for t in ledd):
        return total(t.som_kroner() for t in ledd)
    hele = [t.verdi for t in ledd if isinstance(t.verdi, int)]
    return sum(hele) if len(hele) == len(ledd) else sum((t.som_brok() for t in ledd), Fraction())
