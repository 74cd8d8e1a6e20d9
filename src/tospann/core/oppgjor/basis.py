"""A basis of groups and its inverse in whole numbers: the simplex method without rounding (see nukleol.py)."""

from __future__ import annotations

from fractions import Fraction


class Basis:
    """
    n + 1 rows, each a group: its members' shares add up to a sum, plus unhappiness or not.

    The inverse is kept as whole numbers over one denominator, and every
    exchange of a row divides without remainder (Bareiss). A row is fixed (its
    sum is known), or open; the open rows carry weights that are never negative
    and say why the unhappiness cannot be lower.
    """

    def __init__(self, antall: int) -> None:
        """Begin with everybody together fixed, and each alone."""
        self.antall = antall
        self.rader = [((1 << antall) - 1, False), *((1 << i, True) for i in range(antall))]
        self.faste = {0}
        self.nevner = antall
        self._invers = [[1, *(antall * (i == k) - 1 for k in range(antall))] for i in range(antall)]
        self._invers.append([1, *(-1 for _ in range(antall))])

    def gang(self, hoyre: list[int]) -> list[int]:
        """Give the numerators of the shares, and last of the unhappiness, for these right-hand sides."""
        return [sum(map(int.__mul__, rad, hoyre)) for rad in self._invers]

    def slipp_inn(self, gruppe: int, *, har_misnoye: bool) -> bool:
        """Let a group in, and the first that would weigh less than nothing out; tell whether any weight moved."""
        y = self._uttrykk(gruppe, har_misnoye=har_misnoye)
        vekt = self._invers[-1]
        mulige = [k for k in range(self.antall + 1) if y[k] > 0 and k not in self.faste]
        # Of those that reach zero together, the one with the largest number keeps the numbers small and the way short.
        ut = min(mulige, key=lambda k: (Fraction(-vekt[k], y[k]), -y[k]))
        flyttet = vekt[ut] != 0
        self._bytt(ut, gruppe, y, har_misnoye=har_misnoye)
        return flyttet

    def bundne(self) -> list[tuple[int, bool]]:
        """Give the open groups that have weight: no answer makes them happier."""
        return [self.rader[k] for k in self._med_vekt()]

    def fest_bundne(self) -> bool:
        """
        Fix the groups that have weight. Tell whether every share is then known.

        The last of them follows from the others, so its row stays open, alone
        with all the weight, until a new program begins.
        """
        bundne = self._med_vekt()
        siste = next(k for k in reversed(bundne) if self.rader[k][1])
        for k in bundne:
            if k == siste:
                continue
            if self.rader[k][1]:
                gruppe = self.rader[k][0]
                self._bytt(k, gruppe, self._uttrykk(gruppe, har_misnoye=False), har_misnoye=False)
            self.faste.add(k)
        return len(self.faste) == self.antall

    def retninger(self) -> list[list[int]]:
        """Give the ways the shares can still move, one for each open row."""
        return [[rad[k] for rad in self._invers[:-1]] for k in range(self.antall + 1) if k not in self.faste]

    def begynn_paa_nytt(self, gruppe: int) -> None:
        """Put an open group and everybody outside it in, each with half the weight: together they are fixed."""
        (alene,) = self._med_vekt()
        y = self._uttrykk(gruppe, har_misnoye=True)
        plass = next(k for k in range(self.antall + 1) if k not in self.faste and k != alene and y[k])
        self._bytt(plass, gruppe, y, har_misnoye=True)
        resten = (1 << self.antall) - 1 - gruppe
        self._bytt(alene, resten, self._uttrykk(resten, har_misnoye=True), har_misnoye=True)

    def _med_vekt(self) -> list[int]:
        return [k for k, vekt in enumerate(self._invers[-1]) if vekt and k not in self.faste]

    def _uttrykk(self, gruppe: int, *, har_misnoye: bool) -> list[int]:
        """Write a group as a combination of the rows (numerators)."""
        egne = [self._invers[i] for i in range(self.antall) if gruppe >> i & 1]
        y = [sum(kolonne) for kolonne in zip(*egne, strict=True)]
        return [a - b for a, b in zip(y, self._invers[-1], strict=True)] if har_misnoye else y

    def _bytt(self, plass: int, gruppe: int, y: list[int], *, har_misnoye: bool) -> None:
        ny, gammel = y[plass], self.nevner
        fortegn = -1 if ny < 0 else 1
        for nr, rad in enumerate(self._invers):
            if felles := rad[plass]:
                byttet = [(tall * ny - felles * yk) // gammel for tall, yk in zip(rad, y, strict=True)]
                byttet[plass] = felles
            else:
                byttet = [tall * ny // gammel for tall in rad]
            self._invers[nr] = [fortegn * tall for tall in byttet] if fortegn < 0 else byttet
        self.nevner = abs(ny)
        self.rader[plass] = (gruppe, har_misnoye)
