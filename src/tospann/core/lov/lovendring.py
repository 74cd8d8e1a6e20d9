"""Changes of law: what was changed, from when, and which rules and drafts they touch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Lovendring:
    """One change; without a date it is not yet in force. *moenstre* are rule ids, a last * stands for the rest."""

    lov: str
    paragrafer: str
    hva: str
    kilde: str
    moenstre: tuple[str, ...]
    dato: date | None = None

    def gjelder_regel(self, regel_id: str) -> bool:
        """Tell whether a rule must be read again."""
        return any(
            regel_id.startswith(m.removesuffix("*")) if m.endswith("*") else regel_id == m for m in self.moenstre
        )

    def regler(self, ider: Iterable[str]) -> tuple[str, ...]:
        """Name the rules it touches."""
        return tuple(id_ for id_ in ider if self.gjelder_regel(id_))

    def berorer(self, rettsdato: date) -> bool:
        """Tell whether a draft tried against the law of *rettsdato* must be looked at again: the change comes after."""
        return self.dato is None or self.dato > rettsdato
