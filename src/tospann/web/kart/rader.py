"""The table beside the map: the same municipalities, in the same order, with the same words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.norsk import opplisting, sorteringsnokkel
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.kart import Kart
from tospann.core.kommune.kartlag import Kartklasse, Kartlag, Klasseslag, Kommuneverdi
from tospann.web.kart.grunnlag import Kartsted
from tospann.web.kart.stiler import fargeprove
from tospann.web.kart.svg import monsterskala

_ALT_ER_TALL = frozenset({Klasseslag.TRINN, Klasseslag.UKJENT})


@dataclass(frozen=True, slots=True)
class Kartrad:
    """A municipality in the table; *sammen_med* names those on the same shape, *lenke* is its page where it has one."""

    versjon: Kommuneversjon
    verdi: Kommuneverdi
    klasse: Kartklasse
    prove: SafeString
    sammen_med: str = ""
    lenke: str = ""

    @property
    def nummer(self) -> str:
        """Give the municipality's number."""
        return self.versjon.kommune.nummer

    @property
    def navn(self) -> SafeString:
        """Write the name, as a link where the municipality has a page, with its Sámi name beside."""
        kommune = self.versjon.kommune
        navn = format_html('<a class="ds-link" href="{}">{}</a>', self.lenke, kommune.kortnavn) if self.lenke else ""
        samisk = format_html(' <span class="biord">{}</span>', kommune.samisk_navn) if kommune.samisk_navn else ""
        return format_html("{}{}", navn or kommune.kortnavn, samisk)

    @property
    def ukjent(self) -> bool:
        """Tell whether the layer knows nothing here."""
        return self.klasse.slag is Klasseslag.UKJENT

    @property
    def tall(self) -> Tall | None:
        """Give the municipality's own figure, where there is one."""
        return self.verdi.tall[0] if self.verdi.tall and not self.ukjent else None


@dataclass(frozen=True, slots=True)
class Tegnforklaring:
    """A line in the legend: the sample, the class and how many municipalities have it."""

    klasse: Kartklasse
    prove: SafeString
    antall: Tall


def lag_rader(sted: Kartsted, kart: Kart, lag: Kartlag) -> list[Kartrad]:
    """Give the rows of all municipalities on the map, by name."""
    prover = {klasse: fargeprove(klasse, monsterskala(kart)) for klasse, _ in lag.i_bruk(kart)}
    kommuner = sted.kommuner()
    rader = [
        Kartrad(
            kommuner[nummer],
            lag.verdi(nummer),
            lag.klasse(nummer),
            prover[lag.klasse(nummer)],
            _andre(kommuner, flate.kommuner, nummer),
            kommunelenke(nummer, sted.dato),
        )
        for flate in kart.flater
        for nummer in flate.kommuner
    ]
    return sorted(rader, key=lambda rad: sorteringsnokkel(rad.versjon.kommune.kortnavn))


def kommunelenke(nummer: str, dato: date) -> str:
    """Give the address of a municipality's page as of a date; empty while there is no such page."""
    try:
        return f"{reverse('kommune', args=[nummer])}?dato={dato.isoformat()}"
    except NoReverseMatch:
        return ""


def _andre(kommuner: Mapping[str, Kommuneversjon], numre: tuple[str, ...], nummer: str) -> str:
    return opplisting(kommuner[n].kommune.kortnavn for n in numre if n != nummer) if len(numre) > 1 else ""


def sorter_rader(rader: list[Kartrad], sorter: str) -> list[Kartrad]:
    """Sort rows that are by name in the order asked for; the unknown come last whichever way."""
    felt, synkende = sorter.removeprefix("-"), sorter.startswith("-")
    if felt in {"", "navn"}:
        return rader[::-1] if synkende else rader
    if felt in {"nummer", "fylke"}:
        return sorted(rader, key=lambda r: r.nummer if felt == "nummer" else _fylke(r), reverse=synkende)
    kjente = [r for r in rader if not r.ukjent]
    nokkel = _tallverdi if felt == "tall" else _verdi
    return sorted(kjente, key=nokkel, reverse=synkende) + [r for r in rader if r.ukjent]


def _fylke(rad: Kartrad) -> str:
    return sorteringsnokkel(rad.versjon.kommune.fylke)


def _verdi(rad: Kartrad) -> tuple[int, Fraction]:
    er_tall = rad.klasse.slag is Klasseslag.TRINN
    return rad.verdi.klasse, _tallverdi(rad) if er_tall else Fraction()


def _tallverdi(rad: Kartrad) -> Fraction:
    return rad.tall.som_brok() if rad.tall else Fraction(-1)


def lag_tegnforklaring(kart: Kart, lag: Kartlag, gjelder: str) -> list[Tegnforklaring]:
    """Give the legend, with a count of municipalities for each class."""
    skala = monsterskala(kart)
    return [
        Tegnforklaring(klasse, fargeprove(klasse, skala), _antall(lag, klasse, numre, gjelder))
        for klasse, numre in lag.i_bruk(kart)
    ]


def _antall(lag: Kartlag, klasse: Kartklasse, numre: tuple[str, ...], gjelder: str) -> Tall:
    id_, navn = f"antall.{lag.id}.{klasse.slag.value}-{klasse.stil}", f"Kommuner: {klasse.navn}"
    ledd = [tall for nummer in numre for tall in lag.verdi(nummer).tall]
    if klasse.slag is Klasseslag.TRINN and ledd:
        formel = "antall kommuner i klassen"
        return regn_ut(id_, navn, len(numre), Enhet.ANTALL, formel=formel, ledd=ledd, gjelder=gjelder)
    return Tall(id_, navn, len(numre), Enhet.ANTALL, lag.dato, gjelder, beregnet(lag.dato))


def oppsummer(sted: Kartsted, rader: list[Kartrad], gjelder: str) -> tuple[Tall, ...]:
    """Give the number of municipalities, and the sum of their figures where every one has its own."""
    hvor = sted.fylke or "norge"
    kilde = rader[0].versjon.kilde
    antall = Tall(f"kommuner.{hvor}", f"Kommuner i {gjelder}", len(rader), Enhet.ANTALL, sted.dato, gjelder, kilde)
    ledd = [rad.tall for rad in rader if rad.tall]
    if len(ledd) < len(rader):
        return (antall,)
    verdi = sum((t.som_brok() for t in ledd), Fraction())
    hel = int(verdi) if verdi.denominator == 1 else verdi
    serie = ledd[0].id.rpartition(".")[0]
    navn = f"{ledd[0].navn.split(' i ')[0]} i {gjelder}"
    sum_ = regn_ut(
        f"{serie}_sum.{hvor}", navn, hel, ledd[0].enhet, formel="sum av kommunene", ledd=ledd, gjelder=gjelder
    )
    return antall, sum_
