"""Each party says what its own books say; an øre apart blocks closing, and is explained (docs/metode/avstemming.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import dato_kort, kroner, opplisting
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor


class Boklinje(StrEnum):
    """What a party is asked to read out of its own books."""

    BOKFORT = "utgifter ført for fellesskapet"
    BETALT = "betalt a konto"
    MOTTATT = "mottatt a konto"


@dataclass(frozen=True, slots=True)
class Differanse:
    """Where a party's books and the settlement part; *mulige* are entries that would explain it, by one or by two."""

    part: str
    linje: Boklinje
    i_boka: int
    i_oppgjoret: int
    mulige: tuple[str, ...]

    @property
    def ore(self) -> int:
        """Give what the books have more than the settlement."""
        return self.i_boka - self.i_oppgjoret

    def i_en_setning(self, navn: str) -> str:
        """Say what differs, and what might be the reason."""
        tekst = (
            f"{navn} har {kroner(Kroner(self.i_boka))} i {self.linje}; oppgjøret har "
            f"{kroner(Kroner(self.i_oppgjoret))}. Forskjellen er {kroner(Kroner(self.ore))}"
        )
        if not self.mulige:
            return f"{tekst}. Ingen enkelt postering er lik forskjellen."
        hvor = "mangler kanskje i boka" if self.ore < 0 else "er kanskje ført to ganger i boka"
        return f"{tekst}, det samme som {opplisting(self.mulige)}, som {hvor}."


def avstem(oppgjor: Aarsoppgjor, boker: Mapping[tuple[str, Boklinje], Kroner]) -> tuple[Differanse, ...]:
    """Give every line where a party's books differ from the settlement; lines nobody has entered are left out."""
    funnet = []
    for (part, linje), belop in sorted(boker.items()):
        egne = dict(_posteringer(oppgjor, part, linje))
        fasit = sum(egne.values())
        if belop.ore != fasit:
            funnet.append(Differanse(part, linje, belop.ore, fasit, _mulige(egne, abs(belop.ore - fasit))))
    return tuple(funnet)


def kan_lukkes(oppgjor: Aarsoppgjor, boker: Mapping[tuple[str, Boklinje], Kroner]) -> Svar:
    """Tell whether the books let the settlement be closed: everybody has entered all three, and nothing differs."""
    mangler = [p for p in oppgjor.grunnlag.parter if any((p, linje) not in boker for linje in Boklinje)]
    if differanser := avstem(oppgjor, boker):
        setninger = " ".join(d.i_en_setning(oppgjor.grunnlag.navn(d.part)) for d in differanser)
        return Svar(Utfall.IKKE_OPPFYLT, setninger, "Finn forskjellen, og rett boka eller oppgjøret.")
    if mangler:
        navn = opplisting(oppgjor.grunnlag.navn(p) for p in mangler)
        return Svar(Utfall.MANGLER_OPPLYSNINGER, f"{navn} har ikke sagt hva egne bøker viser.", "Be dem om tallene.")
    return Svar(Utfall.OPPFYLT, "Alle partenes bøker stemmer med oppgjøret til øret.")


def _posteringer(oppgjor: Aarsoppgjor, part: str, linje: Boklinje) -> Iterable[tuple[str, int]]:
    grunnlag = oppgjor.grunnlag
    match linje:
        case Boklinje.BOKFORT:
            return ((p.id, p.ore) for p in grunnlag.posteringer if p.bokfort_hos == part)
        case Boklinje.BETALT:
            betalt = (a for a in grunnlag.akonto if a.fra == part)
            return ((f"{a.id} ({dato_kort(a.dato)})", a.belop.som_kroner().ore) for a in betalt)
        case Boklinje.MOTTATT:
            mottatt = (a for a in grunnlag.akonto if a.til == part)
            return ((f"{a.id} ({dato_kort(a.dato)})", a.belop.som_kroner().ore) for a in mottatt)


_FLEST_TO_OG_TO = 400


def _mulige(egne: Mapping[str, int], forskjell: int) -> tuple[str, ...]:
    """Look for one entry, or two, that are the difference; more would be guessing."""
    if en := [navn for navn, ore in sorted(egne.items()) if ore == forskjell]:
        return (en[0],)
    par = combinations(sorted(egne.items()), 2) if len(egne) <= _FLEST_TO_OG_TO else ()
    return next(((a, b) for (a, x), (b, y) in par if x + y == forskjell), ())
