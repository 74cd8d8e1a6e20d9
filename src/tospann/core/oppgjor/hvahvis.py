"""Change one thing in a year and settle it again (docs/metode/hva_hvis.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import desimaltall, kroner, opplisting
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Deltakelse, Maaling
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.metode import Metode
from tospann.core.oppgjor.nokkelversjon import Folketallsregel
from tospann.core.oppgjor.stillinger import Stilling, aarsverk_paa

HUNDRE = 100


@dataclass(frozen=True, slots=True)
class Aarsvirkning:
    """What a change does to everybody: (party, øre more)."""

    foer: Aarsoppgjor
    etter: Aarsoppgjor
    endringer: tuple[tuple[str, int], ...]

    def i_en_setning(self, hvis: str) -> str:
        """Say who bears more and who less, after a clause that begins with "Hvis"."""
        deler = [f"{self._navn(part)} {kroner(Kroner(ore))}" for part, ore in self.endringer if ore]
        return f"{hvis}, endres det hver bærer slik: {opplisting(deler)}." if deler else f"{hvis}, endres ingenting."

    def tall(self, part: str) -> Tall:
        """Give one party's change as a figure."""
        ledd = [Aarstall(self.foer, "hvis.foer").baerer(part)] if part in self.foer.grunnlag.parter else []
        if part in self.etter.grunnlag.parter:
            ledd.append(Aarstall(self.etter, "hvis.etter").baerer(part))
        endret = Kroner(dict(self.endringer)[part])
        navn = f"Endring for {self._navn(part)}"
        formel = "bærer etter − bærer før"
        return regn_ut(f"hvis.{part}", navn, endret, Enhet.KRONER, formel=formel, ledd=ledd, gjelder=self._navn(part))

    def _navn(self, part: str) -> str:
        kjent = self.etter if part in self.etter.grunnlag.parter else self.foer
        return kjent.grunnlag.navn(part)


def virkning_av(foer: Aarsgrunnlag, etter: Aarsgrunnlag) -> Aarsvirkning:
    """
    Settle both, and give the difference.

    Raises
    ------
    UgyldigNokkel
        When one of them cannot be settled.

    """
    en, to = gjor_opp_aaret(foer), gjor_opp_aaret(etter)
    parter = dict.fromkeys((*foer.parter, *etter.parter))
    return Aarsvirkning(en, to, tuple((p, to.baerer(p) - en.baerer(p)) for p in parter))


def trekk_ut(grunnlag: Aarsgrunnlag, part: str, antall: Fraction, fra: date) -> Aarsgrunnlag:
    """
    Let a party withdraw positions from a date; costs stay as they are.

    Raises
    ------
    UgyldigNokkel
        When the party has fewer than that on some day from then on.

    """
    dager = {fra, *(d for s in grunnlag.stillinger for d in (s.periode.fra, s.periode.til) if d and d >= fra)}
    fast = [d for d in dager if d < grunnlag.aar.til]
    har = min((aarsverk_paa(grunnlag.stillinger, part, d) for d in fast), default=Fraction())
    if not 0 <= antall <= har:
        raise UgyldigNokkel(
            f"{grunnlag.navn(part)} har {desimaltall(har, 2)} årsverk og kan ikke trekke ut {desimaltall(antall, 2)}."
        )
    if not antall:
        return grunnlag
    ledd = [s.antall for s in grunnlag.stillinger if s.part == part]
    id_ = f"hvis.uttrekk.{part}.{fra.isoformat()}.{antall}"
    uttrekk = regn_ut(
        id_, "Uttrekk", -antall, Enhet.AARSVERK, formel="minus det som trekkes ut", ledd=ledd, gjelder=part
    )
    return replace(grunnlag, stillinger=(*grunnlag.stillinger, Stilling(id_, part, uttrekk, Periode(fra))))


def bytt_nokkel(
    grunnlag: Aarsgrunnlag, nokkel: str, metode: Metode, vekter: Mapping[str, Fraction] | None = None
) -> Aarsgrunnlag:
    """Let a key have another method all year, with new agreed weights if it needs them; the rest of it stays."""
    nye = None if vekter is None else tuple(sorted(vekter.items()))
    byttet = (
        replace(v, metode=metode, vekter=v.vekter if nye is None else nye) if v.id == nokkel else v
        for v in grunnlag.nokler
    )
    return replace(grunnlag, nokler=tuple(byttet))


def bytt_folketall(grunnlag: Aarsgrunnlag, regel: Folketallsregel) -> Aarsgrunnlag:
    """Let every key count the people on another date."""
    return replace(grunnlag, nokler=tuple(replace(v, folketall=regel) for v in grunnlag.nokler))


def ny_deltaker(
    grunnlag: Aarsgrunnlag, deltakelse: Deltakelse, maalinger: Sequence[Maaling], stillinger: Sequence[Stilling] = ()
) -> Aarsgrunnlag:
    """Let a municipality come in, with what the keys count."""
    return replace(
        grunnlag,
        deltakelser=(*grunnlag.deltakelser, deltakelse),
        maalinger=(*grunnlag.maalinger, *maalinger),
        stillinger=(*grunnlag.stillinger, *stillinger),
    )


def endre_pris(grunnlag: Aarsgrunnlag, post: str, prosent: Fraction) -> Aarsgrunnlag:
    """Let an item (and the compensation for its VAT) cost so many per cent more, or less; each entry to the øre."""
    faktor = 1 + prosent / HUNDRE

    def dyrere(belop: Tall) -> Tall:
        return regn_ut(
            f"{belop.id}.hvis",
            belop.navn,
            Kroner.avrundet(belop.som_brok() * faktor),
            Enhet.KRONER,
            formel=f"× {desimaltall(HUNDRE * faktor, 2)} prosent",
            ledd=(belop,),
            gjelder=belop.gjelder,
        )

    # An entry and its reversal must stay opposites, so the entry is rounded and the reversal mirrors it.
    nye = {p.id: dyrere(p.belop) for p in grunnlag.posteringer if p.post == post and not p.retter}
    mot = {p.id: replace(p.belop, verdi=-nye[p.retter].som_kroner()) for p in grunnlag.posteringer if p.retter in nye}
    belop = nye | mot
    endret = (replace(p, belop=belop[p.id]) if p.id in belop else p for p in grunnlag.posteringer)
    return replace(grunnlag, posteringer=tuple(endret))
