"""Follow a municipality to a later day, and a figure with it where it can be shared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.actions.kommunebilde import naermeste_tall
from tospann.core.felles.norsk import dato_tekst, tall_tekst
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.folg import Folge, folg
from tospann.core.kommune.hendelse import Kommunehendelse, hendelser
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.statistikk import SERIER, Serie
from tospann.store import kommune as kommunene
from tospann.store.kommuneoppslag import tallene

# What the weights of a division can share: people, and what people do.
_FOLK = {Enhet.INNBYGGERE, Enhet.ANTALL}


class UkjentSerie(LookupError):
    """There is no series by that name."""


@dataclass(frozen=True, slots=True)
class Del:
    """One successor, its part, and its part of the figure where there is one."""

    nummer: str
    navn: str
    andel: Fraction
    verdi: Fraction | None


@dataclass(frozen=True, slots=True)
class Fulgt:
    """Where it went, in events and parts; *forklaring* says what the figure is and how it was shared."""

    navn: str
    folge: Folge
    hendelser: tuple[Kommunehendelse, ...]
    serienavn: str
    tall: Tall | None
    deler: tuple[Del, ...]
    forklaring: tuple[str, ...]

    def som_verdi(self) -> dict[str, object]:
        """Give it as plain values; parts are exact fractions in words beside the decimal number."""
        return {
            "nummer": self.folge.nummer,
            "navn": self.navn,
            "fra": self.folge.fra.isoformat(),
            "til": self.folge.til.isoformat(),
            "sammenlignbar": self.folge.sammenlignbar.utfall is Utfall.OPPFYLT,
            "begrunnelse": self.folge.sammenlignbar.begrunnelse,
            "hendelser": [{"dato": h.dato.isoformat(), "tekst": h.tekst} for h in self.hendelser],
            "tall": None if self.tall is None else {"navn": self.tall.navn, "verdi": float(self.tall.som_brok())},
            "deler": [
                {
                    "nummer": d.nummer,
                    "navn": d.navn,
                    "andel": str(d.andel),
                    "prosent": round(float(d.andel) * 100, 4),
                    "verdi": None if d.verdi is None else round(float(d.verdi), 4),
                }
                for d in self.deler
            ],
            "forklaring": list(self.forklaring),
        }


def folg_kommune(nummer: str, fra: date, til: date, serie: str = "") -> Fulgt:
    """
    Follow *nummer* from one day to another.

    Raises
    ------
    UkjentSerie
        When there is no such series.
    ValueError
        When the number was not in use on *fra*, or *til* is before it.

    """
    valgt = _serien(serie)
    historie = kommunene.historie()
    folge = folg(historie, nummer, fra, til, kommunene.vekter())
    tall = naermeste_tall(historie, valgt, tallene((valgt,), [nummer])[valgt.id], (nummer, fra)) if valgt else None
    kan_deles = valgt is None or len(folge.deler) == 1 or valgt.enhet in _FOLK
    delt = folge.fordel(tall.som_brok()) if isinstance(tall, Tall) and kan_deles else {}
    paa = historie.paa(til)
    return Fulgt(
        f"{nummer} {historie.paa(fra)[nummer].kommune.kortnavn}",
        folge,
        _hendelsene(historie, folge),
        valgt.navn if valgt else "",
        tall if isinstance(tall, Tall) else None,
        tuple(Del(n, f"{n} {paa[n].kommune.kortnavn}", andel, delt.get(n)) for n, andel in folge.deler),
        tuple(_forklaring(folge, valgt, tall, kan_deles=kan_deles)),
    )


def _serien(navn: str) -> Serie | None:
    if navn and navn not in SERIER:
        melding = f"Registeret har ingen serie som heter «{navn}». Det har {', '.join(SERIER)}."
        raise UkjentSerie(melding)
    return SERIER.get(navn)


def _hendelsene(historie: Kommunehistorie, folge: Folge) -> tuple[Kommunehendelse, ...]:
    """Give only what happened to those the municipality became, in the days it was followed."""
    skritt = {(e.dato, e.fra, e.til) for s in folge.steg for e in s.endringer}
    alle = hendelser(historie, folge.nummer, folge.fra)
    return tuple(h for h in alle if any((h.dato, a, b) in skritt for a in h.fra for b in h.til))


def _forklaring(folge: Folge, serie: Serie | None, tall: Tall | Ukjent | None, *, kan_deles: bool) -> Iterator[str]:
    for vekt in (v for s in folge.steg for v in s.vekter):
        yield f"Delen {vekt.fra} til {vekt.til}: {vekt.grunnlag}"
    if isinstance(tall, Ukjent):
        yield f"{tall.grunn} {tall.tiltak}".strip()
    elif tall and not kan_deles and serie:
        yield f"{serie.navn} deles ikke med vekter som gjelder folk."
    elif tall:
        yield f"{tall.navn}: {tall_tekst(tall)} {dato_tekst(tall.dato)} ({tall.kilde.utgiver})."
        yield "Delene er til sammen det samme."
