"""The Shapley value, exactly: what each adds on average over all orders of arrival (docs/metode/rettferdighet.md)."""

from __future__ import annotations

from fractions import Fraction
from math import comb, lcm
from operator import add, mul

from tospann.core.oppgjor.spill import Spill


def shapleyverdi(spill: Spill) -> dict[str, Fraction]:
    """
    Give each player's value in exact øre; they add up to what everybody pays together.

    A group of *t* counts with weight 1 / ((n − 1) · C(n − 2, t − 1)) for its
    members, and everybody is lowered alike so that the sum is right. The groups
    with a player are added up by folding the list in two, once per player, so
    that twenty players take two million additions and no fraction.
    """
    antall = len(spill.navn)
    if antall == 1:
        return {spill.navn[0]: Fraction(spill.kostnad[1])}
    deler = [(antall - 1) * comb(antall - 2, t - 1) for t in range(1, antall)]
    felles = lcm(*deler)
    vekter = [0, *(felles // del_ for del_ in deler), 0]
    veid = list(map(mul, spill.kostnad, map(vekter.__getitem__, map(int.bit_count, range(1 << antall)))))
    summer = [0] * antall
    for spiller in reversed(range(antall)):
        med_spilleren = veid[1 << spiller :]
        summer[spiller] = sum(med_spilleren)
        # The shorter list decides: what is left is every group of the players below, whoever else was there.
        veid = list(map(add, veid, med_spilleren))
    likt = Fraction(sum(summer) - felles * spill.kostnad[-1], antall)
    return {navn: (sum_ - likt) / felles for navn, sum_ in zip(spill.navn, summer, strict=True)}
