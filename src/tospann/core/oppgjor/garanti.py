"""When the smallest offices are shielded, who carries the cut? (docs/metode/garanti.md)"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.fordeling import UgyldigNokkel

_SYNLIG = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class Garantikontor:
    """An office with its positions, and the fewest it is guaranteed (0 when it has no guarantee)."""

    navn: str
    aarsverk: Tall
    garanti: Tall

    @property
    def kan_avgi(self) -> Fraction:
        """Give how much can be cut before the guarantee stops it."""
        return max(Fraction(), self.aarsverk.som_brok() - self.garanti.som_brok())


@dataclass(frozen=True, slots=True)
class Garantirad:
    """What an office gives up without guarantees and with them, in positions."""

    kontor: Garantikontor
    uten: Tall
    med: Tall

    @property
    def ekstra(self) -> Fraction:
        """Give what it gives up more because others are shielded; under zero it is shielded itself."""
        return self.med.som_brok() - self.uten.som_brok()


@dataclass(frozen=True, slots=True)
class Garantibyrde:
    """A cut shared in proportion, with and without the guarantees; both add up to the cut."""

    nedtrekk: Fraction
    rader: tuple[Garantirad, ...]

    def flyttet(self) -> Fraction:
        """Give how much of the cut the guarantees move from those who are shielded to the others."""
        return sum((rad.ekstra for rad in self.rader if rad.ekstra > 0), Fraction())

    def etter_storrelse(self, grenser: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Give the extra for offices up to each limit of positions, and last for the larger."""
        return tuple(
            sum((rad.ekstra for rad in self.rader if _plass(rad.kontor.aarsverk.som_brok(), grenser) == i), Fraction())
            for i in range(len(grenser) + 1)
        )

    def i_en_setning(self) -> str:
        """Say who carries what for whom."""
        if not (flyttet := self.flyttet()):
            return "Garantiene endrer ingenting: ingen kontor når grensa si."
        skjermet = opplisting(rad.kontor.navn for rad in self.rader if rad.ekstra < 0)
        # A share that would be written as zero is left to the table.
        baerer = opplisting(f"{r.kontor.navn} {desimaltall(r.ekstra, 2)}" for r in self.rader if r.ekstra >= _SYNLIG)
        return (
            f"Garantiene skjermer {skjermet} for {desimaltall(flyttet, 2)} av {desimaltall(self.nedtrekk, 2)} årsverk. "
            f"De bæres av andre: {baerer}."
        )


def _plass(aarsverk: Fraction, grenser: Sequence[Fraction]) -> int:
    return next((i for i, grense in enumerate(grenser) if aarsverk <= grense), len(grenser))


def garantibyrde(kontor: Sequence[Garantikontor], nedtrekk: Fraction) -> Garantibyrde:
    """
    Share a cut in proportion to positions, first as if there were no guarantees, then with them.

    Raises
    ------
    UgyldigNokkel
        When there are fewer positions than the cut, or the guarantees leave too few to give.

    """
    alle = sum((k.aarsverk.som_brok() for k in kontor), Fraction())
    kan = sum((k.kan_avgi for k in kontor), Fraction())
    if not 0 <= nedtrekk <= alle or not alle:
        raise UgyldigNokkel(
            f"Kontorene har {desimaltall(alle, 2)} årsverk; {desimaltall(nedtrekk, 2)} kan ikke trekkes."
        )
    if nedtrekk > kan:
        mangler = desimaltall(nedtrekk - kan, 2)
        raise UgyldigNokkel(f"Garantiene kan ikke holdes: {mangler} årsverk av nedtrekket har ingen å tas fra.")
    uten = _forholdsmessig(kontor, nedtrekk, lambda k: k.aarsverk.som_brok())
    med = _forholdsmessig(kontor, nedtrekk, lambda k: k.kan_avgi)
    return Garantibyrde(nedtrekk, tuple(_rad(k, uten[i], med[i], kontor) for i, k in enumerate(kontor)))


def _forholdsmessig(
    kontor: Sequence[Garantikontor], nedtrekk: Fraction, grense: Callable[[Garantikontor], Fraction]
) -> list[Fraction]:
    """Cut in proportion; whoever reaches its limit stops there, and the others share the rest, until nobody is over."""
    tak, stanset = [grense(k) for k in kontor], set[int]()
    while True:
        aapne = [i for i in range(len(kontor)) if i not in stanset]
        igjen = nedtrekk - sum((tak[i] for i in stanset), Fraction())
        grunn = sum((kontor[i].aarsverk.som_brok() for i in aapne), Fraction())
        kutt = [tak[i] if i in stanset else igjen * k.aarsverk.som_brok() / (grunn or 1) for i, k in enumerate(kontor)]
        over = {i for i in aapne if kutt[i] > tak[i]}
        if not over:
            return kutt
        stanset |= over


def _rad(kontor: Garantikontor, uten: Fraction, med: Fraction, alle: Sequence[Garantikontor]) -> Garantirad:
    aarsverk = [k.aarsverk for k in alle]
    navn = f"Nedtrekk, {kontor.navn}"
    return Garantirad(
        kontor,
        regn_ut(
            f"garanti.uten.{kontor.navn}",
            f"{navn}, uten garantier",
            uten,
            Enhet.AARSVERK,
            formel="nedtrekket × egne årsverk / alle årsverk",
            ledd=aarsverk,
            gjelder=kontor.navn,
        ),
        regn_ut(
            f"garanti.med.{kontor.navn}",
            f"{navn}, med garantier",
            med,
            Enhet.AARSVERK,
            formel="forholdsmessig, men aldri under garantien; resten på de andre",
            ledd=(*aarsverk, *(k.garanti for k in alle)),
            gjelder=kontor.navn,
        ),
    )
