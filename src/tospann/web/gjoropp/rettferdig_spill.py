"""What each group of municipalities would pay by itself: the assumptions, and the game of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Postoppgjor
from tospann.core.oppgjor.kostnad import Lag
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.rettferdighet import Rettferdighet, Rettferdighetsrad, vurder_rettferdighet
from tospann.core.oppgjor.spill import Kontorbehov, Kontorvilkaar, Spill, kontorspill
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall

FLEST = 14
_SAMMEN = 2


@dataclass(frozen=True, slots=True)
class Antakelser:
    """All that the stand-alone costs rest on; *ekstra* is what sharing an office costs each who does."""

    behov: tuple[Kontorbehov, ...]
    vilkaar: Kontorvilkaar
    ekstra: Tall

    def alle(self) -> Iterator[Tall]:
        """Yield them, the common ones first."""
        yield from (self.vilkaar.fast, self.vilkaar.per_aarsverk, self.vilkaar.minste_bemanning, self.ekstra)
        for b in self.behov:
            yield from (b.aarsverk, b.egne_kostnader)


@dataclass(frozen=True, slots=True)
class Rettferdig:
    """The settlement beside what each would pay alone; every number as a figure."""

    tall: Oppgjorstall
    antatt: Antakelser
    svar: Rettferdighet
    spill: Spill

    def i_en_setning(self) -> str:
        """Say in one sentence why a group would leave, or that none would."""
        return self.svar.kjernen.begrunnelse

    def alene(self, rad: Rettferdighetsrad) -> Tall:
        """Give what one would pay alone."""
        behov = next(b for b in self.antatt.behov if b.part == rad.part)
        ledd = (behov.aarsverk, behov.egne_kostnader, *self._felles()[:3])
        formel = "fast kostnad + lønn × årsverkene, men aldri færre enn minste bemanning + egne kostnader på stedet"
        return self._tall(rad.part, "alene", "alene", rad.alene, ledd, formel)

    def nokkel(self, rad: Rettferdighetsrad) -> Tall:
        """Give what one pays by the key."""
        ledd = [self.tall.tall.andel(p, rad.part) for p in _delte(self.tall.oppgjor) if rad.part in p.baerer()]
        return self._tall(rad.part, "nokkel", "etter nøkkelen", rad.nokkel, ledd, "delen av driftspostene som deles")

    def gevinst(self, rad: Rettferdighetsrad) -> Tall:
        """Give what one saves by taking part; under zero it loses."""
        ledd = (self.alene(rad), self.nokkel(rad))
        return self._tall(rad.part, "gevinst", "sparer på å være med", rad.gevinst, ledd, "alene − etter nøkkelen")

    def shapley(self, rad: Rettferdighetsrad) -> Tall:
        """Give what one adds to the cost on average."""
        formel = "det kommunen legger til kostnaden, i snitt over alle rekkefølger kommunene kunne kommet i"
        return self._tall(rad.part, "shapley", "Shapley-verdien", rad.shapley, self._alene(), formel)

    def nukleol(self, rad: Rettferdighetsrad) -> Tall:
        """Give what makes the unhappiest group as happy as can be."""
        formel = "delingen der den gruppa som sparer minst på å være med, sparer så mye som mulig"
        return self._tall(rad.part, "nukleol", "nukleolen", rad.nukleol, self._alene(), formel)

    def felles(self) -> Tall:
        """Give what all pay together."""
        ledd = [self.nokkel(rad) for rad in self.svar.rader]
        ore = sum(rad.nokkel for rad in self.svar.rader)
        return self._tall("alle", "felles", "sammen", ore, ledd, "summen av det kommunene bærer etter nøkkelen")

    def hver_for_seg(self) -> Tall:
        """Give what all would pay if each were alone."""
        ore = sum(rad.alene for rad in self.svar.rader)
        return self._tall("alle", "hver-for-seg", "hver for seg", ore, self._alene(), "summen av det hver ville betalt")

    def verdt(self) -> Tall:
        """Give what it is worth to be together."""
        ledd = (self.hver_for_seg(), self.felles())
        return self._tall(
            "alle", "verdt", "det samarbeidet er verdt", self.svar.samlet_gevinst, ledd, "hver for seg − sammen"
        )

    def _alene(self) -> tuple[Tall, ...]:
        return (*(self.alene(rad) for rad in self.svar.rader), self.antatt.ekstra, self.felles())

    def _felles(self) -> tuple[Tall, ...]:
        return tuple(self.antatt.alle())[:4]

    def _tall(self, part: str, hva: str, navn: str, ore: int, ledd: Iterable[Tall], formel: str) -> Tall:
        hvem = self.tall.navn(part) if part != "alle" else "Kommunene"
        id_ = f"rettferdig.{hva}.{part}"
        return regn_ut(id_, f"{hvem}, {navn}", Kroner(ore), Enhet.KRONER, formel=formel, ledd=ledd, gjelder=hvem)


def _delte(oppgjor: Aarsoppgjor) -> list[Postoppgjor]:
    """Give the running costs that a key shares: neither benefits nor one-off costs."""
    return [p for p in oppgjor.poster if p.post.lag is Lag.KOMMUNE and p.post.nokkel]


def delt(oppgjor: Aarsoppgjor) -> Mapping[str, int]:
    """Give what each municipality bears of the shared running costs, in øre."""
    sum_: dict[str, int] = {}
    for post in _delte(oppgjor):
        for part, ore in post.baerer().items():
            if part != STAT:
                sum_[part] = sum_.get(part, 0) + ore
    return {p: ore for p, ore in sum_.items() if ore > 0}


def spillet(antatt: Antakelser, felles: int) -> Spill:
    """Make the game: a group of two or more also pays what sharing costs; what all pay is what they do pay."""
    alene = kontorspill(antatt.behov, antatt.vilkaar)
    ekstra = antatt.ekstra.som_kroner().ore
    med = [k + (ekstra * nr.bit_count() if nr.bit_count() >= _SAMMEN else 0) for nr, k in enumerate(alene.kostnad)]
    return replace(alene, kostnad=(*med[:-1], felles))


def vurder(tall: Oppgjorstall, antatt: Antakelser) -> Rettferdig:
    """
    Put the settlement beside what each would pay alone.

    Raises
    ------
    UgyldigNokkel
        When the figures make no game.

    """
    nokkel = delt(tall.oppgjor)
    spill = spillet(antatt, sum(nokkel.values()))
    navn = {p: tall.navn(p) for p in nokkel}
    return Rettferdig(tall, antatt, vurder_rettferdighet(spill, nokkel, navn), spill)
