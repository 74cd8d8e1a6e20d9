"""List every connected group, compiled: bitsets, one root at a time, cut off where no host is left."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from tospann.core.struktur.motor.kompilering import kompiler

Bits = npt.NDArray[np.uint64]
Heltall = npt.NDArray[np.int64]
Desimaler = npt.NDArray[np.float64]
Korte = npt.NDArray[np.int16]

_ORD = 64
GRUPPE = 2
LENGST = 40
_DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)
_PLASS = np.zeros(_ORD, dtype=np.int64)
for _nr in range(_ORD):
    _PLASS[((0x03F79D71B4CB0A89 << _nr) & (2**64 - 1)) >> 58] = _nr


@kompiler
def _laveste(ord_: np.uint64) -> np.int64:
    """Give the place of the lowest bit set."""
    alene = ord_ & (~ord_ + np.uint64(1))
    return _PLASS[(alene * _DE_BRUIJN) >> np.uint64(58)]  # type: ignore[no-any-return]


@kompiler
def _ta_neste(kandidater: Bits, fra: int) -> int:
    """Take the lowest candidate out, and give it; -1 when none is left."""
    for nr in range(fra, kandidater.size):
        if kandidater[nr] != np.uint64(0):
            bit = _laveste(kandidater[nr])
            kandidater[nr] &= ~(np.uint64(1) << np.uint64(bit))
            return nr * 64 + bit  # type: ignore[return-value]
    return -1


@kompiler
def _legg_til(ny: int, dybde: int, fra: int, graf: Bits, stabel: Bits) -> int:
    """
    Step down with *ny*: 0 when no host is left, 1 when it may grow, 2 when it is a group too.

    graf is neighbours, hosts that reach and conflicts, each by vertex; stabel
    is candidates, excluded, hosts and members, each by depth.
    """
    levende, vert = False, False
    under = dybde + 1
    for nr in range(fra, stabel.shape[2]):
        bit = np.uint64(1) << np.uint64(ny & 63) if nr == ny >> 6 else np.uint64(0)
        # Who cannot be with a member can neither join nor host.
        ute, inne = stabel[1, dybde, nr] | graf[2, ny, nr], stabel[3, dybde, nr]
        verter = stabel[2, dybde, nr] & graf[1, ny, nr] & ~ute
        naboer = graf[0, ny, nr] & ~ute & ~inne & ~bit
        stabel[0, under, nr] = (stabel[0, dybde, nr] | naboer) & ~ute
        stabel[1, under, nr] = ute
        stabel[2, under, nr] = verter
        stabel[3, under, nr] = inne | bit
        stabel[1, dybde, nr] |= bit
        levende = levende or verter != np.uint64(0)
        vert = vert or (verter & (inne | bit)) != np.uint64(0)
    return GRUPPE if vert else (1 if levende else 0)


@kompiler
def _begynn(rot: int, graf: Bits, stabel: Bits) -> bool:
    """Begin with the root alone: nothing before it may join or host; tell whether it can host itself."""
    for nr in range(stabel.shape[2]):
        foer = np.uint64(0)
        if nr < rot >> 6:
            foer = ~np.uint64(0)
        elif nr == rot >> 6:
            foer = (np.uint64(1) << np.uint64(rot & 63)) - np.uint64(1)
        bit = np.uint64(1) << np.uint64(rot & 63) if nr == rot >> 6 else np.uint64(0)
        foer |= graf[2, rot, nr]
        stabel[0, 0, nr] = graf[0, rot, nr] & ~foer & ~bit
        stabel[1, 0, nr] = foer
        stabel[2, 0, nr] = graf[1, rot, nr] & ~foer
        stabel[3, 0, nr] = bit
    egen = (stabel[2, 0, rot >> 6] >> np.uint64(rot & 63)) & np.uint64(1)
    return egen != np.uint64(0)  # type: ignore[no-any-return]


@kompiler
def _skriv(sti: Korte, lengde: int, medlemmer: Korte, start: Heltall, antall: int) -> None:
    """Write a group after the ones before it."""
    begynner = start[antall]
    for nr in range(lengde):
        medlemmer[begynner + nr] = sti[nr]
    start[antall + 1] = begynner + lengde


@kompiler
def _fra_rot(  # noqa: PLR0913, PLR0917 - compiled code takes arrays, not values that hold them
    rot: int, storst: int, graf: Bits, stabel: Bits, medlemmer: Korte, start: Heltall, antall: int
) -> int:
    """List every group whose lowest member is *rot*; -1 when there is no more room."""
    sti = np.zeros(storst, dtype=np.int16)
    sti[0] = rot
    if start[antall] + storst > medlemmer.size or antall + 2 > start.size:
        return -1
    if _begynn(rot, graf, stabel):
        _skriv(sti, 1, medlemmer, start, antall)
        antall += 1
    dybde, fra = 0, rot >> 6
    while dybde >= 0:
        ny = _ta_neste(stabel[0, dybde], fra) if dybde + 1 < storst else -1
        if ny < 0:
            dybde -= 1
            continue
        utfall = _legg_til(ny, dybde, fra, graf, stabel)
        if utfall == 0:
            continue
        dybde += 1
        sti[dybde] = ny
        if utfall == GRUPPE:
            if start[antall] + storst > medlemmer.size or antall + 2 > start.size:
                return -1
            _skriv(sti, dybde + 1, medlemmer, start, antall)
            antall += 1
    return antall


@kompiler
def list_opp(rot: int, storst: int, graf: Bits, medlemmer: Korte, start: Heltall, antall: int) -> tuple[int, int]:
    """List from *rot* on; give the next root and the number of groups, so that one can go on with more room."""
    stabel = np.zeros((4, storst + 1, graf.shape[2]), dtype=np.uint64)
    while rot < graf.shape[1]:
        naa = _fra_rot(rot, storst, graf, stabel, medlemmer, start, antall)
        if naa < 0:
            return rot, antall
        antall = naa
        rot += 1
    return rot, antall


@kompiler
def _naar_terskel(  # noqa: PLR0913, PLR0917 - compiled code takes arrays, not values that hold them
    rot: int, verdi: Desimaler, graf: Bits, stabel: Bits, medlemmer: Korte, start: Heltall, antall: int
) -> int:
    """List the groups from *rot* that reach the threshold with their last member; -1 when there is no more room."""
    storst, terskel = stabel.shape[1] - 1, verdi[-1]
    sti, sum_ = np.zeros(storst, dtype=np.int16), np.zeros(storst)
    sti[0], sum_[0] = rot, verdi[rot]
    _begynn(rot, graf, stabel)
    dybde, fra = 0, rot >> 6
    while dybde >= 0:
        naadd = sum_[dybde] >= terskel
        if naadd:
            if start[antall] + storst > medlemmer.size or antall + 2 > start.size:
                return -1
            _skriv(sti, dybde + 1, medlemmer, start, antall)
            antall += 1
        ny = _ta_neste(stabel[0, dybde], fra) if not naadd and dybde + 1 < storst else -1
        if ny < 0:
            dybde -= 1
            continue
        _legg_til(ny, dybde, fra, graf, stabel)
        dybde += 1
        sti[dybde], sum_[dybde] = ny, sum_[dybde - 1] + verdi[ny]
    return antall


@kompiler
def list_til_terskel(
    rot: int, verdi: Desimaler, graf: Bits, medlemmer: Korte, start: Heltall, antall: int
) -> tuple[int, int]:
    """List connected groups that reach a threshold (the last of *verdi*) and would not without their last member."""
    stabel = np.zeros((4, LENGST + 1, graf.shape[2]), dtype=np.uint64)
    while rot < graf.shape[1]:
        naa = _naar_terskel(rot, verdi, graf, stabel, medlemmer, start, antall)
        if naa < 0:
            return rot, antall
        antall = naa
        rot += 1
    return rot, antall
