"""The whole catalogue: every rule, what it is asked about, and where it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.lov import (
    arkiv_personvern,
    avtalekontroll,
    delegeringsforskriften,
    dokumentsett,
    overdragelse,
    partnerskap,
    samarbeidsformer,
    sprak,
    tvisteforskriften,
)
from tospann.core.lov.inndata import leser
from tospann.core.lov.kommuneloven import (
    kap11_moter,
    kap14_okonomi,
    kap20_delegering,
    kap20_drift,
    kap20_oppsigelse,
    kap20_vedtak,
    kap27_lovlighet,
    loven_1992,
)
from tospann.core.lov.overdragelsesfakta import Overdragelse
from tospann.core.lov.partnerskapsfakta import Partnerskapsfakta
from tospann.core.lov.regel import Krav, Regel, Vurdering, vurder

F = TypeVar("F")


class FeilFakta(TypeError):
    """Rules about one kind of facts were asked about another."""


@dataclass(frozen=True, slots=True)
class Emne:
    """
    What rules are asked about.

    Attributes
    ----------
    rom:
        The room of the workbench the answer belongs in.
    brukt:
        Where the answers are shown, in plain words.
    inndata:
        For each rule the fields it reads.

    """

    id: str
    navn: str
    rom: str
    brukt: str
    slag: type
    regler: tuple[Krav, ...]
    inndata: Mapping[str, tuple[str, ...]]
    spor: Callable[[object, date], tuple[Vurdering, ...]]

    def regel(self, regel_id: str) -> Krav | None:
        """Find a rule of this kind."""
        return next((r for r in self.regler if r.id == regel_id), None)


@dataclass(frozen=True, slots=True)
class Oppslag:
    """One entry of the catalogue: a rule, and every kind of facts it is asked about."""

    krav: Krav
    emner: tuple[Emne, ...]

    @property
    def lov(self) -> str:
        """Name the act, regulation or guide."""
        return self.krav.hjemmel.lov


def _emne(navn: tuple[str, str], rom: str, brukt: str, slag: type[F], regler: tuple[Regel[F], ...]) -> Emne:
    def spor(fakta: object, dato: date) -> tuple[Vurdering, ...]:
        if not isinstance(fakta, slag):
            raise FeilFakta(navn[0])
        return vurder(regler, fakta, dato)

    inndata = MappingProxyType({r.id: leser(r.sjekk) for r in regler})
    return Emne(navn[0], navn[1], rom, brukt, slag, regler, inndata, spor)


_PROV = "Prøv reglene, her i Regler"
EMNER: tuple[Emne, ...] = (
    _emne(
        ("avtale", "Vertskommuneavtalen"),
        "Avtale",
        "Avtalekontrollen i saken, og papirene om avtalen",
        Samarbeidsavtale,
        (*avtalekontroll.REGLER, *loven_1992.REGLER),
    ),
    _emne(
        ("form", "Samarbeidsformen"),
        "Struktur",
        "Alternativene i saken, og saksframlegget",
        samarbeidsformer.Organisering,
        samarbeidsformer.REGLER,
    ),
    _emne(
        ("vedtaksrunde", "Runden i kommunestyrene"),
        "Vedtak",
        "Vedtakssiden i saken",
        kap20_vedtak.Vedtaksgrunnlag,
        kap20_vedtak.REGLER,
    ),
    _emne(("mote", "Ett kommunestyremøte"), "Vedtak", _PROV, kap11_moter.Kommunestyremote, kap11_moter.REGLER),
    _emne(
        ("lovlighet", "Krav om lovlighetskontroll"),
        "Vedtak",
        _PROV,
        kap27_lovlighet.Lovlighetskrav,
        kap27_lovlighet.REGLER,
    ),
    _emne(
        ("delegering", "Delegeringskjeden"), "Avtale", _PROV, kap20_delegering.Delegeringskjede, kap20_delegering.REGLER
    ),
    _emne(("drift", "Samarbeidet i drift"), "Avtale", _PROV, kap20_drift.Driftshendelse, kap20_drift.REGLER),
    _emne(
        ("oppsigelse", "Uttreden og oppløsning"),
        "Avtale",
        _PROV,
        kap20_oppsigelse.Oppsigelsessak,
        kap20_oppsigelse.REGLER,
    ),
    _emne(
        ("partnerskap", "Partnerskapsavtalen"),
        "Avtale",
        _PROV,
        Partnerskapsfakta,
        (*partnerskap.REGLER, *delegeringsforskriften.REGLER),
    ),
    _emne(("tvist", "Tvist"), "Samhandling", _PROV, tvisteforskriften.Tvist, tvisteforskriften.REGLER),
    _emne(("overdragelse", "Ansatte som overføres"), "Medvirkning", _PROV, Overdragelse, overdragelse.REGLER),
    _emne(
        ("okonomi", "Budsjett, regnskap og leie"), "Oppgjør", _PROV, kap14_okonomi.Okonomifakta, kap14_okonomi.REGLER
    ),
    _emne(("sprak", "Samisk og målform"), "Medvirkning", _PROV, sprak.Spraakfakta, sprak.REGLER),
    _emne(
        ("data", "Arkiv, innsyn og personvern"), "Avtale", _PROV, arkiv_personvern.Datafakta, arkiv_personvern.REGLER
    ),
    _emne(("dokumentsett", "Papirene samlet"), "Utredning", _PROV, dokumentsett.Dokumentsett, dokumentsett.REGLER),
)


def emnet(emne_id: str) -> Emne | None:
    """Find a kind of facts."""
    return next((e for e in EMNER if e.id == emne_id), None)


def _oppslag() -> Mapping[str, Oppslag]:
    alle: dict[str, Oppslag] = {}
    for emne in EMNER:
        for krav in emne.regler:
            fra_for = alle.get(krav.id)
            alle[krav.id] = Oppslag(krav, (emne,) if fra_for is None else (*fra_for.emner, emne))
    return MappingProxyType(dict(sorted(alle.items())))


KATALOG: Mapping[str, Oppslag] = _oppslag()
