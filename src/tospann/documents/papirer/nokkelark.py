"""
The keys as a sheet that computes: what was counted, the weights, and each party's part as whole numbers.

A part is a numerator over a denominator that all the parties share. Spreadsheets
hold floats, and whole numbers under 2^53 exactly: nothing here is divided but
where it comes out even.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from tospann.core.felles.norsk import dato_kort
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.maal import Deltakermaal
from tospann.core.oppgjor.maalte import Maalt
from tospann.core.oppgjor.metodetekst import prosent
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.nokler import KOMMUNE
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.tidsrom import Tidsrom
from tospann.documents.regneark import Ark, Arkcelle, Arkkolonne, Formel

FORSTE_RAD = 4
"""Where the figures of a sheet begin: title, an empty row and the headings stand above."""
STORST = 2**53
NAVN = "Nøkler"
_MERKNAD = (
    "Endre Verdi, Skala, Vekt eller «delt på», så regnes alt annet ut på nytt. Heltall er Verdi ganger Skala, så "
    "desimaler blir hele tall. Telleren er partens del av Nevneren."
)


@dataclass(frozen=True, slots=True)
class Del:
    """A whole number, and where it stands in the book."""

    verdi: int
    rute: str


@dataclass(frozen=True, slots=True)
class Andeler:
    """What a key gives in one span: each party's numerator, and the denominator."""

    tellere: Mapping[str, Del]
    nevner: Del

    @property
    def storste(self) -> int:
        """Give the largest whole number in it."""
        return max(self.nevner.verdi, *(d.verdi for d in self.tellere.values()))


@dataclass(slots=True)
class Nokkelark:
    """Grows by one block for each key and span that is asked for; each only once."""

    grunnlag: Aarsgrunnlag
    rader: list[tuple[Arkcelle, ...]] = field(default_factory=list)
    blokker: dict[tuple[str, int, Tidsrom, bool], Andeler] = field(default_factory=dict)

    def andeler(self, versjon: Nokkelversjon, rom: Tidsrom, *, mot_staten: bool = False) -> Andeler | None:
        """Give a key's parts in a span that nothing counted changes in; None when it is another kind of key."""
        if not isinstance(versjon.metode, Sammensatt):
            return None
        hva = (versjon.id, versjon.versjon, rom, mot_staten)
        if hva not in self.blokker:
            maalt = Maalt(self.grunnlag, versjon)
            deltakere = maalt.stat_og_kommune(rom) if mot_staten else maalt.deltakere(rom)
            ledd = tuple(ett for ett in versjon.metode.ledd if ett.andel)
            self.blokker[hva] = self._blokk(versjon, rom, ledd, sorted(deltakere, key=lambda d: d.part))
        return self.blokker[hva]

    def ark(self) -> Ark:
        """Give the sheet."""
        kolonner = (
            *(Arkkolonne("Nøkkel", 30), Arkkolonne("Fra", 12), Arkkolonne("Deles", 22), Arkkolonne("Part", 22)),
            *(Arkkolonne("Verdi", 14), Arkkolonne("Skala", 8), Arkkolonne("Heltall", 14), Arkkolonne("Sum", 14)),
            *(Arkkolonne("Vekt", 8), Arkkolonne("delt på", 8), Arkkolonne("Nevner", 18), Arkkolonne("Teller", 18)),
        )
        return Ark(NAVN, kolonner, tuple(self.rader), _MERKNAD)

    def _blokk(
        self, versjon: Nokkelversjon, rom: Tidsrom, ledd: Sequence[Nokkelledd], deltakere: Sequence[Deltakermaal]
    ) -> Andeler:
        forste, antall = FORSTE_RAD + len(self.rader), len(deltakere)
        tall = [_Ledd(ett, [d.vekt(ett.etter) for d in deltakere]) for ett in ledd]
        nevner = lcm(*(t.nevner for t in tall))
        starter = [forste + nr * antall for nr in range(len(tall))]
        lcm_ = ",".join(f"J{start}*H{start}" for start in starter)
        for t, start in zip(tall, starter, strict=True):
            hode = (f"{versjon.navn}, versjon {versjon.versjon}", dato_kort(rom.fra), t.i_ord)
            for nr, d in enumerate(deltakere):
                self.rader.append((*hode, self._navn(d.part), *t.celler(nr, start, nevner, f"=LCM({lcm_})")))
        tellere = {
            d.part: Del(sum(t.bidrag(nr, nevner) for t in tall), "+".join(f"{NAVN}!L{start + nr}" for start in starter))
            for nr, d in enumerate(deltakere)
        }
        return Andeler(tellere, Del(nevner, f"{NAVN}!K{forste}"))

    def _navn(self, part: str) -> str:
        return "Kommunene" if part == KOMMUNE else self.grunnlag.navn(part)


@dataclass(frozen=True, slots=True)
class _Ledd:
    """A part of a key, and what it counts for each participant."""

    ledd: Nokkelledd
    verdier: Sequence[Fraction]

    @property
    def i_ord(self) -> str:
        return f"{prosent(self.ledd.andel)} etter {self.ledd.etter.ord}"

    @property
    def skala(self) -> int:
        return lcm(*(v.denominator for v in self.verdier))

    @property
    def hele(self) -> list[int]:
        return [int(v * self.skala) for v in self.verdier]

    @property
    def nevner(self) -> int:
        return self.ledd.andel.denominator * sum(self.hele)

    def bidrag(self, nr: int, nevner: int) -> int:
        return self.hele[nr] * self.ledd.andel.numerator * (nevner // self.nevner)

    def celler(self, nr: int, start: int, nevner: int, lcm_: str) -> Iterator[Arkcelle]:
        siste, andel = start + len(self.verdier) - 1, self.ledd.andel
        verdi = self.verdier[nr]
        yield int(verdi) if verdi.denominator == 1 else verdi
        yield self.skala
        yield Formel("=ROUND(E{rad}*F{rad},0)", self.hele[nr])
        yield Formel(f"=SUM(G{start}:G{siste})", sum(self.hele))
        yield andel.numerator
        yield andel.denominator
        yield Formel(lcm_, nevner)
        yield Formel("=G{rad}*I{rad}*(K{rad}/(J{rad}*H{rad}))", self.bidrag(nr, nevner))
