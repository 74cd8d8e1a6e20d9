"""What a change does to everybody's bill: "what happens to the others if the state withdraws two positions"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.norsk import desimaltall, kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.grunnlag import Oppgjorsgrunnlag, sum_av
from tospann.core.oppgjor.oppgjor import Oppgjor, gjor_opp


@dataclass(frozen=True, slots=True)
class Virkning:
    """Two settlements and the difference, municipality by municipality (in the order of the basis)."""

    foer: Oppgjor
    etter: Oppgjor
    aarsverk: Fraction
    endringer: tuple[Tall, ...]

    def samlet(self) -> Tall:
        """Give what the municipalities together pay more."""
        return sum_av(f"{self._stamme}.sum", "Endring for kommunene samlet", self.endringer)

    @property
    def _stamme(self) -> str:
        return f"hvis.{self.foer.stamme}.{self.aarsverk}"

    def i_en_setning(self) -> str:
        """Say it in words, for the line under the table."""
        antall = desimaltall(self.aarsverk, 2)
        samlet = self.samlet().som_kroner()
        if samlet.ore == 0:
            return f"Hvis staten trekker ut {antall} årsverk, betaler kommunene det samme som før."
        deler = ", ".join(
            f"{k.kortnavn} {kroner(e.som_kroner(), med_ore=False)}"
            for k, e in zip(self.foer.kommuner, self.endringer, strict=True)
        )
        return (
            f"Hvis staten trekker ut {antall} årsverk, øker kommunenes regning med {kroner(samlet, med_ore=False)} "
            f"i året uten at de selv har endret noe: {deler}."
        )


def hvis_staten_trekker_ut(
    grunnlag: Oppgjorsgrunnlag, nokkel: Nokkelslag, statsdeling: Statsdeling, aarsverk: Fraction
) -> Virkning:
    """
    Settle before and after the state withdraws *aarsverk* positions; running costs stay as they are.

    Raises
    ------
    UgyldigNokkel
        When the state has fewer positions than that, or the key cannot share.

    """
    foer = gjor_opp(grunnlag, nokkel, statsdeling)
    etter = gjor_opp(grunnlag.uten_statlige_aarsverk(aarsverk), nokkel, statsdeling)
    return Virkning(foer, etter, aarsverk, tuple(_endring(foer, etter, aarsverk, i) for i in range(len(foer.andeler))))


def _endring(foer: Oppgjor, etter: Oppgjor, aarsverk: Fraction, plass: int) -> Tall:
    a, b = foer.andeler[plass], etter.andeler[plass]
    kommune = foer.kommuner[plass]
    return regn_ut(
        f"hvis.{foer.stamme}.{aarsverk}.{kommune.nummer}",
        f"Endring for {kommune.kortnavn} hvis staten trekker ut {desimaltall(aarsverk, 2)} årsverk",
        b.som_kroner() - a.som_kroner(),
        Enhet.KRONER,
        formel="andel etter − andel før",
        ledd=(a,),
        gjelder=f"{kommune.kortnavn} kommune",
    )
