"""The way around: one row of rooms on every page, and one below it for the room that has several pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop


@dataclass(frozen=True, slots=True)
class Rom:
    """A place in the menu: its first page, its name, the other pages in it, and those shown in the row below."""

    rute: str
    navn: str
    sider: frozenset[str] = frozenset()
    under: tuple[tuple[str, str], ...] = ()

    def rommer(self, her: str) -> bool:
        """Tell whether a page belongs here; one named after the room (gjoropp_aar) does without being listed."""
        egne = her == self.rute or her.startswith(f"{self.rute}_")
        return egne or her in self.sider or any(her == rute for rute, _navn in self.under)


@dataclass(frozen=True, slots=True)
class Menypunkt:
    """One link; *her* is what aria-current says: "page" on the page itself, "true" in its room, else empty."""

    navn: str
    url: str
    her: str


ROM = (
    Rom("min_dag", gettext_noop("Min dag")),
    Rom("saker", gettext_noop("Saker")),
    Rom("kart", gettext_noop("Kart")),
    Rom("struktur", gettext_noop("Struktur")),
    Rom(
        "kommuner",
        gettext_noop("Kommuner"),
        frozenset({"kommune", "dataordbok", "reise_fra", "ny_tabell", "levert_tabell", "egen_tabell", "rett_tabell"}),
        (
            ("kommuner", gettext_noop("Alle kommuner")),
            ("sammenlign_kommuner", gettext_noop("Sammenlign kommuner")),
            ("reise", gettext_noop("Reisetid")),
            ("tabeller", gettext_noop("Kontroller en trykt tabell")),
        ),
    ),
    Rom(
        "kontor_liste",
        gettext_noop("Kontor"),
        frozenset({"kontor", "kontor_dekning", "samarbeid_liste", "samarbeid"}),
    ),
    Rom("gjoropp", gettext_noop("Oppgjør")),
    Rom(
        "regler",
        gettext_noop("Regler"),
        under=(
            ("regler", gettext_noop("Alle reglene")),
            ("regler_emner", gettext_noop("Prøv reglene")),
            ("regler_beregn", gettext_noop("Regn ut")),
            ("regler_matrise", gettext_noop("Hvem kan hva")),
            ("regler_endringer", gettext_noop("Lovendringer")),
        ),
    ),
    Rom("journal", gettext_noop("Journal")),
)


def meny(request: HttpRequest) -> dict[str, list[Menypunkt]]:
    """Give the menu for the page that is asked for; the row below is empty where its room has one page."""
    treff = request.resolver_match
    her = (treff.url_name or "") if treff else ""
    rommet = next((rom for rom in ROM if rom.rommer(her)), None)
    return {
        "hovedmeny": [Menypunkt(_(rom.navn), reverse(rom.rute), _her(rom, her)) for rom in ROM],
        "undermeny": list(_under(rommet, her)) if rommet else [],
    }


def _her(rom: Rom, her: str) -> str:
    if her == rom.rute:
        return "page"
    return "true" if rom.rommer(her) else ""


def _under(rom: Rom, her: str) -> Iterator[Menypunkt]:
    for rute, navn in rom.under:
        yield Menypunkt(_(navn), reverse(rute), "page" if rute == her else "")
