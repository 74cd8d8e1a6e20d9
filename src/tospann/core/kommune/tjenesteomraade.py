"""Tjenesteomraader: the groups of municipalities whose Nav offices work together, and what is said about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Opplysning, Tall, regn_ut

_FORMLER = {
    "folketall_sum": "sum av kommunene",
    "folketall_forskjell": "forskjellen mellom summen fra SSB og tallet i rapporten",
}


class UgyldigInndeling(ValueError):
    """A municipality is in no area, or in two."""


@dataclass(frozen=True, slots=True)
class Tjenesteomraade:
    """
    A group of municipalities.

    *kommuner* are municipality numbers in the order the source names them;
    *pilot* says in words what the area tries out, and is empty where it does not.
    """

    id: str
    navn: str
    kommuner: tuple[str, ...]
    folketall_oppgitt: Tall
    fagsystem: Opplysning
    samarbeid: Opplysning
    vurdering: Opplysning
    pilot: str = ""
    merknad: str = ""


@dataclass(frozen=True, slots=True)
class Folketall:
    """The population of an area: as stated, as the statistics say, and what is between them."""

    oppgitt: Tall
    ssb: Tall
    forskjell: Tall

    @property
    def retning(self) -> str:
        """Say in one word how the stated figure lies beside the statistics."""
        oppgitt, ssb = self.oppgitt.som_brok(), self.ssb.som_brok()
        if oppgitt == ssb:
            return "like mange"
        return "flere" if oppgitt > ssb else "færre"


def folketall(omraade: Tjenesteomraade, per_kommune: Mapping[str, Tall]) -> Folketall:
    """
    Add up the municipalities of an area and hold the sum beside the stated figure.

    Raises
    ------
    KeyError
        When a municipality of the area has no figure.

    """
    ledd = [per_kommune[nummer] for nummer in omraade.kommuner]
    ssb = _innbyggere(omraade, "folketall_sum", "Innbyggere i {}", sum_heltall(ledd), ledd)
    oppgitt = omraade.folketall_oppgitt
    mellom = abs(sum_heltall([ssb]) - sum_heltall([oppgitt]))
    navn = "Forskjell mellom rapporten og SSB for {}"
    return Folketall(oppgitt, ssb, _innbyggere(omraade, "folketall_forskjell", navn, mellom, [ssb, oppgitt]))


def sum_heltall(tall: Iterable[Tall]) -> int:
    """
    Add up figures that are counts.

    Raises
    ------
    TypeError
        When a figure is money or a fraction: heads are whole.

    """
    verdier = [t.verdi for t in tall]
    hele = [v for v in verdier if isinstance(v, int)]
    if len(hele) != len(verdier):
        feil = next(v for v in verdier if not isinstance(v, int))
        melding = f"{'Beløp' if isinstance(feil, Kroner) else 'Brøk'} kan ikke legges sammen med antall: {feil}."
        raise TypeError(melding)
    return sum(hele)


def krev_full_inndeling(omraader: Iterable[Tjenesteomraade], kommuner: Iterable[str]) -> None:
    """
    Check that each municipality is in exactly one area.

    Raises
    ------
    UgyldigInndeling
        With the numbers that are missing, doubled or unknown.

    """
    plassert = [nummer for omraade in omraader for nummer in omraade.kommuner]
    alle = set(kommuner)
    doble = sorted({n for n in plassert if plassert.count(n) > 1})
    uten, ukjente = sorted(alle - set(plassert)), sorted(set(plassert) - alle)
    if doble or uten or ukjente:
        melding = f"Inndelingen går ikke opp: i flere områder {doble}, i ingen {uten}, ukjente {ukjente}."
        raise UgyldigInndeling(melding)


def _innbyggere(omraade: Tjenesteomraade, slag: str, navn: str, verdi: int, ledd: list[Tall]) -> Tall:
    return regn_ut(
        f"{slag}.{omraade.id}",
        navn.format(omraade.navn),
        verdi,
        Enhet.INNBYGGERE,
        formel=_FORMLER[slag],
        ledd=ledd,
        gjelder=f"tjenesteområdet {omraade.navn}",
    )
