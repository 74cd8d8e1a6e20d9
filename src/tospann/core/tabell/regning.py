"""The small calculations that the rules share: sums, differences and shares, each a figure that explains itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tospann.core.felles.norsk import desimaltall
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.tabell.funn import Avvik
from tospann.core.tabell.tabell import Rad, Trykttabell, som_verdi, stor_forbokstav
from tospann.core.tabell.tallform import FLEST_DESIMALER

HUNDRE = 100


def skriv(verdi: Fraction) -> str:
    """Write a figure as in a sentence, without its unit."""
    return desimaltall(verdi, FLEST_DESIMALER)


def skriv_tall(tall: Tall) -> str:
    """Write the value of a figure as in a sentence."""
    return skriv(tall.som_brok())


def med_fortegn(verdi: Fraction) -> str:
    """Write a difference with its sign."""
    return f"+{skriv(verdi)}" if verdi > 0 else skriv(verdi)


def mer_eller_mindre(differanse: Fraction) -> str:
    """Say "5 mindre" or "7 mer"."""
    return f"{skriv(abs(differanse))} {'mer' if differanse > 0 else 'mindre'}"


def navn_og_tall(tabell: Trykttabell, kolonner: Sequence[str], tall: Sequence[Tall]) -> list[str]:
    """Give "statlig leder 24" for each part of a sum."""
    return [f"{tabell.kolonne(k).navn} {skriv_tall(t)}" for k, t in zip(kolonner, tall, strict=True)]


def total(ledd: Iterable[Tall]) -> Fraction:
    """Add values exactly; whole numbers are added as such, for most tables hold nothing else."""
    hele, resten = 0, Fraction()
    for tall in ledd:
        if isinstance(tall.verdi, int):
            hele += tall.verdi
        else:
            resten += tall.som_brok()
    return resten + hele


def summer(id_: str, navn: str, ledd: Sequence[Tall], formel: str, gjelder: str) -> Tall:
    """Add figures exactly; the unit is the first one's."""
    verdi = som_verdi(total(ledd))
    return regn_ut(id_, navn, verdi, ledd[0].enhet, formel=formel, ledd=ledd, gjelder=gjelder)


def avvik(forventet: Tall, trykt: Tall) -> Avvik:
    """Give the difference between what a rule gives and what is printed."""
    differanse = regn_ut(
        f"{forventet.id}.differanse",
        f"Differanse: {forventet.navn}",
        som_verdi(forventet.som_brok() - trykt.som_brok()),
        forventet.enhet,
        formel="det regelen gir, minus det som er trykt",
        ledd=(forventet, trykt),
        gjelder=forventet.gjelder,
    )
    return Avvik(forventet, trykt, differanse)


def prosent(id_: str, navn: str, del_: Tall, av: Tall, gjelder: str) -> Tall:
    """Give *del_* as per cent of *av*, exactly."""
    verdi = som_verdi(del_.som_brok() * HUNDRE / av.som_brok())
    formel = f"100 × {_liten(del_.navn)} / {_liten(av.navn)}"
    return regn_ut(id_, navn, verdi, Enhet.PROSENT, formel=formel, ledd=(del_, av), gjelder=gjelder)


def i_alt(tabell: Trykttabell, kolonne: str) -> Tall | None:
    """Give what the last sum row says of a column; without one, the sum of the rows."""
    trykte = tabell.tallene([r for r in tabell.rader if r.er_sum], kolonne)
    if trykte:
        return trykte[-1]
    ledd = tabell.tallene(tabell.kropp, kolonne)
    return summert(tabell, kolonne, tabell.kropp, f"{tabell.id}.i_alt.{kolonne}") if ledd else None


def summert(tabell: Trykttabell, kolonne: str, rader: Sequence[Rad], id_: str) -> Tall | None:
    """Add up a column in some rows; empty cells are left out."""
    ledd = tabell.tallene(rader, kolonne)
    if not ledd:
        return None
    kol = tabell.kolonne(kolonne)
    formel = f"sum av {len(ledd)} rader"
    tomme = len(rader) - len(ledd)
    if tomme:
        formel += f"; {tomme} tomme er ikke regnet som null"
    navn = f"{stor_forbokstav(kol.navn)}, regnet av radene"
    return summer(id_, navn, ledd, formel, f"{kol.gjelder or kol.navn} i alt")


def _liten(navn: str) -> str:
    return navn[:1].lower() + navn[1:]
