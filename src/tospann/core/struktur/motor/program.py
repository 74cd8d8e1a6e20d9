"""Write a mixed integer programme row by row, and solve it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from tospann.core.struktur.motor.losere import UENDELIG, Heltallssvar, Kolonner, Rader, los_heltall


class Program:
    """Variables with costs, and rows over them; whole variables are 0 or 1."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kostnad: list[float] = []
        self._hel: list[bool] = []
        self._nedre: list[float] = []
        self._ovre: list[float] = []
        self._ledd: list[tuple[int, int, float]] = []

    def hel(self, kostnad: float) -> int:
        """Add a variable that is 0 or 1."""
        return self._ny(kostnad, hel=True)

    def fri(self, kostnad: float) -> int:
        """Add a variable from nothing up."""
        return self._ny(kostnad, hel=False)

    def _ny(self, kostnad: float, *, hel: bool) -> int:
        self._kostnad.append(kostnad)
        self._hel.append(hel)
        return len(self._hel) - 1

    def rad(self, ledd: Iterable[tuple[int, float]], nedre: float, ovre: float) -> None:
        """Add a row; a variable may be said more than once."""
        rad = len(self._nedre)
        samlet: dict[int, float] = {}
        for nr, tall in ledd:
            samlet[nr] = samlet.get(nr, 0.0) + tall
        self._ledd += [(nr, rad, tall) for nr, tall in samlet.items()]
        self._nedre.append(nedre)
        self._ovre.append(ovre)

    def los(self, igjen: float) -> Heltallssvar:
        """Solve; the values come in the order the variables were added."""
        hele, frie = np.flatnonzero(self._hel), np.flatnonzero(~np.array(self._hel))
        plass = np.empty(len(self._hel), dtype=np.int64)
        rekke = np.concatenate([hele, frie])
        plass[rekke] = np.arange(rekke.size)
        nr = plass[[ledd[0] for ledd in self._ledd]]
        etter = np.argsort(nr, kind="stable")
        start = np.searchsorted(nr[etter], np.arange(rekke.size + 1))
        rad = np.array([ledd[1] for ledd in self._ledd], dtype=np.int64)[etter]
        verdi = np.array([ledd[2] for ledd in self._ledd])[etter]
        ovre = np.where(np.arange(rekke.size) < hele.size, 1.0, UENDELIG)
        kolonner = Kolonner(np.array(self._kostnad)[rekke], ovre, start, rad, verdi)
        svar = los_heltall(Rader(np.array(self._nedre), np.array(self._ovre)), kolonner, hele.size, igjen)
        verdier = svar.verdier[plass] if svar.verdier.size else svar.verdier
        return Heltallssvar(svar.utgang, verdier, svar.verdi, svar.grense)
