"""One series on one day, added up over municipalities and parts of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.deling import HEL, Delingsvekt
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.statistikk import Merke, Serie, Statistikkrad

_MERKER = {
    Merke.IKKE_MULIG: "kan ikke finnes",
    Merke.MANGLER: "mangler",
    Merke.SKJULT: "er skjult av hensyn til personvern",
}
_HELE = "sum av kommunene den er satt sammen av"
_DELER = "sum av hele kommuner, og av delte kommuner ganger delen, rundet av til nærmeste hele"


@dataclass(frozen=True, slots=True)
class Omraadetall:
    """The figures of a day by area, ready to be added up for *sted*: a number and the date whose borders are meant."""

    historie: Kommunehistorie
    serie: Serie
    sted: tuple[str, date]
    dag: date
    rader: Mapping[str, Statistikkrad]
    vekter: tuple[Delingsvekt, ...]

    def sum_av(self, deler: Iterable[tuple[str, Fraction]]) -> Tall | Ukjent:
        """Add up, exactly; with a part of a municipality it is an estimate, and where a figure lacks it is unknown."""
        andeler = dict(deler)
        omraader = self._omraader(andeler)
        dekket = {n for o in omraader for n in o.split("+")}
        if uten := sorted(set(andeler) - dekket):
            return Ukjent(f"Tallet for {self._navn(uten)} {dato_tekst(self.dag)} mangler.")
        tall = {o: self.rader[o].som_tall(self._navn(o.split("+")), med_dato=True) for o in omraader}
        if skjult := [o for o, t in tall.items() if t is None]:
            return self._hvorfor(self.rader[skjult[0]])
        kjente = [(t, andeler.get(o, HEL), o) for o, t in tall.items() if t is not None]
        if len(kjente) == 1 and kjente[0][1] == HEL:
            return kjente[0][0]
        return self._legg_sammen(kjente)

    def _omraader(self, andeler: Mapping[str, Fraction]) -> list[str]:
        """Use each municipality's own figure, and the joined figure of several where they are all in it whole."""
        egne = [n for n in sorted(andeler) if n in self.rader]
        hele = {n for n, andel in andeler.items() if andel == HEL} - set(egne)
        return egne + [o for o in sorted(self.rader) if "+" in o and set(o.split("+")) <= hele]

    def _legg_sammen(self, ledd: list[tuple[Tall, Fraction, str]]) -> Tall:
        eksakt = sum((t.som_brok() * andel for t, andel, _ in ledd), Fraction())
        helt = all(andel == HEL for _, andel, _ in ledd)
        verdi = eksakt if helt else Fraction(round(eksakt))
        alle = [t for tall, andel, o in ledd for t in ((tall,) if andel == HEL else (tall, self._andel(o, andel)))]
        navn = self._navn([self.sted[0]], self.sted[1])
        sum_ = regn_ut(
            f"{self.serie.id}.{self.sted[0]}.{self.dag}.i-grensene-{self.sted[1]}",
            f"{self.serie.navn} i {navn} {dato_tekst(self.dag)}",
            int(verdi) if verdi.denominator == 1 else verdi,
            self.serie.enhet,
            formel=_HELE if helt else _DELER,
            ledd=alle,
            gjelder=f"{navn} med grensene {dato_tekst(self.sted[1])}",
        )
        return replace(sum_, dato=self.dag)

    def _andel(self, fra: str, andel: Fraction) -> Tall:
        """Give the part as a figure: an assumption, with what it rests on."""
        kjent = next((v for v in self.vekter if v.fra == fra and v.andel == andel), None)
        grunnlag = kjent.grunnlag if kjent else "flere delinger etter hverandre"
        kilde = Kilde(
            "delingsvekt",
            Kildeslag.FORUTSETNING,
            f"Anslag for delte kommuner: {grunnlag}",
            kjent.kilde.utgiver if kjent else "Tospann",
            kjent.dato if kjent else self.dag,
            "docs/metode/kommuner_i_tid.md",
        )
        til = self._navn([self.sted[0]], self.sted[1])
        navn = f"Delen av {self._navn([fra])} som er i {til}"
        return Tall(f"del.{fra}.{self.sted[0]}", navn, andel * 100, Enhet.PROSENT, kilde.dato, til, kilde)

    def _hvorfor(self, rad: Statistikkrad) -> Ukjent:
        merke = _MERKER[rad.verdi] if isinstance(rad.verdi, Merke) else "mangler"
        return Ukjent(
            f"Tallet for {self._navn(rad.omraade.split('+'))} {dato_tekst(rad.dato)} {merke} ({rad.kilde.utgiver})."
        )

    def _navn(self, numre: Iterable[str], dato: date | None = None) -> str:
        paa = self.historie.paa(dato or self.dag)
        return opplisting(paa[n].kommune.kortnavn if n in paa else n for n in numre)
