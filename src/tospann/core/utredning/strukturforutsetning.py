"""What no source gives about an office structure: the assumptions its consequences rest on, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.kommune.reisemodell import Reisemetode, Spennregel

_SOM_I_SAKEN = "Samme anslag som i saken Indre Salten. Erstattes med regnskapstall fra kommunene."


@dataclass(frozen=True, slots=True)
class Strukturforutsetninger:
    """
    The assumptions of a study.

    *smaa* is how many inhabitants a small municipality has fewer than.
    *spenn* are the bands of the travel times: empty where the times are
    measured, and the wider one counts where two kinds may be mixed.
    """

    kommunal_andel: Tall
    statlig_andel: Tall
    lonn_kommune: Tall
    lonn_stat: Tall
    drift_per_sted: Tall
    drift_per_aarsverk: Tall
    felles_drift: Tall
    paaslag: Tall
    smaa: Tall
    spenn: tuple[Spennregel, ...] = ()

    def alle(self) -> Iterator[Tall]:
        """Yield each of them, as they are listed in a paper."""
        yield from (self.kommunal_andel, self.statlig_andel, self.lonn_kommune, self.lonn_stat)
        yield from (self.drift_per_sted, self.drift_per_aarsverk, self.felles_drift, self.paaslag)
        yield self.smaa

    def grenser(self, minutter: Fraction) -> tuple[Fraction, Fraction]:
        """Give the shortest and longest a travel time may be in truth; nothing to travel is sure."""
        if not minutter:
            return Fraction(), Fraction()
        regler = [self._regel(metode, minutter) for metode in Reisemetode if self._har(metode)]
        ender = [r.grenser(minutter) for r in regler]
        return min((lav for lav, _ in ender), default=minutter), max((hoy for _, hoy in ender), default=minutter)

    def _har(self, metode: Reisemetode) -> bool:
        return any(s.metode is metode for s in self.spenn)

    def _regel(self, metode: Reisemetode, minutter: Fraction) -> Spennregel:
        gjelder = [s for s in self.spenn if s.metode is metode and s.fra_min <= minutter]
        return max(gjelder, key=lambda s: s.fra_min)


def strukturforutsetninger(dato: date, spenn: tuple[Spennregel, ...] = ()) -> Strukturforutsetninger:
    """Give the standing assumptions; they are those of the case Indre Salten, made to fit any municipality."""

    def anta(id_: str, navn: str, verdi: Verdi, enhet: Enhet, grunn: str) -> Tall:
        kilde = Kilde("strukturforutsetning", Kildeslag.FORUTSETNING, "Forutsetning", "Tospann", dato, grunn)
        return Tall(f"forutsetning.{id_}", navn, verdi, enhet, dato, "alle kommunene i studien", kilde)

    kroner, per_verk = Enhet.KRONER, Enhet.KRONER_PER_AARSVERK
    i_saken = "I saken Indre Salten er 11,5 av 27,5 årsverk kommunale. Ingen åpen kilde har årsverk per kontor."
    sted = f"{_SOM_I_SAKEN} Der er driften 140 000 kr for 2 årsverk og 720 000 kr for 14."
    felles = "240 000 kr for fire lokasjoner utenom verten i saken Indre Salten: reiser mellom stedene og felles IKT."
    smaa = "Rapporten om Nordland 2018 regner 21 av 44 kommuner som små: de hadde under 2 000 innbyggere."
    return Strukturforutsetninger(
        anta("kommunal_andel", "Kommunens del av årsverkene", 42, Enhet.PROSENT, i_saken),
        anta("statlig_andel", "Statens del av årsverkene", 58, Enhet.PROSENT, i_saken),
        anta("lonn_kommune", "Lønnskostnad per kommunalt årsverk", Kroner.hele(665_000), per_verk, _SOM_I_SAKEN),
        anta("lonn_stat", "Lønnskostnad per statlig årsverk", Kroner.hele(690_000), per_verk, _SOM_I_SAKEN),
        anta("drift_per_sted", "Kontordrift for hvert åpent sted", Kroner.hele(40_000), kroner, sted),
        anta("drift_per_aarsverk", "Kontordrift for hvert årsverk", Kroner.hele(50_000), per_verk, sted),
        anta("felles_drift", "Ny felles drift for hvert åpent sted utenom verten", Kroner.hele(60_000), kroner, felles),
        anta("paaslag", "Administrasjonspåslag til vertskommunen", 4, Enhet.PROSENT, "Påslaget må avtales. Anslag."),
        anta("smaa", "En liten kommune har færre innbyggere enn", 2000, Enhet.INNBYGGERE, smaa),
        spenn,
    )
