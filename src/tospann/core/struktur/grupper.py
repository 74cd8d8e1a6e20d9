"""List connected groups with plain integers: for a county, and where nothing can be compiled."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.struktur.masker import Masker


def list_grupper(naboer: tuple[int, ...], masker: Masker, flest: int) -> list[tuple[int, ...]] | None:
    """List every connected group that somebody in it may host; None when there are more than *flest*."""
    funnet: list[tuple[int, ...]] = []
    for rot in range(len(naboer)):
        for gruppe in _fra(rot, naboer, masker):
            if len(funnet) == flest:
                return None
            funnet.append(gruppe)
    return funnet


def _fra(rot: int, naboer: tuple[int, ...], masker: Masker) -> Iterator[tuple[int, ...]]:
    """List the groups whose lowest member is *rot*, each once: what was tried before stays out."""
    bit = 1 << rot
    # Who cannot be with a member can neither join nor host.
    ute = (bit - 1) | masker.adskilt[rot]
    verter = masker.verter[rot] & ~ute
    apne = naboer[rot] & ~(ute | bit)
    stabel: list[tuple[tuple[int, ...], int, int, int, int]] = [((rot,), bit, apne, ute, verter)] if verter else []
    while stabel:
        sti, maske, apne, ute, verter = stabel.pop()
        if verter & maske:
            yield sti
        if len(sti) == masker.hoyst:
            continue
        while apne:
            ny = apne & -apne
            apne ^= ny
            nr = ny.bit_length() - 1
            under = ute | masker.adskilt[nr]
            felles = verter & masker.verter[nr] & ~under
            if felles:
                neste = (apne | (naboer[nr] & ~(maske | ny))) & ~under
                stabel.append(((*sti, nr), maske | ny, neste, under, felles))
            ute |= ny
