"""The keys of a case: which are in force, which are proposed, and who has said what about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tospann.actions.avvist import Avvist
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_oppgjor, partsnokkel
from tospann.core.felles.rolle import Handling
from tospann.core.felles.svar import Utfall
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.nokkelskifte import deler_med_staten, samme_avtale
from tospann.core.oppgjor.nokkelversjon import Godkjenning, Nokkelversjon, er_godkjent
from tospann.core.oppgjor.nokler import STAT
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.store.aarsoppgjor_json import fra_tekst
from tospann.store.nokkelforslag import Nokkelsvar


class Forslagssteg(StrEnum):
    """Where a proposed key is."""

    SENDT = "sendt og venter på svar"
    GODKJENT = "godkjent av alle"
    AVVIST = "avvist"
    TRUKKET = "trukket"
    ERSTATTET = "erstattet av et nytt forslag"


@dataclass(frozen=True, slots=True)
class Forslagsbilde:
    """A proposed key with its answers; *nyere* is the proposal that took its place, if one did."""

    rad: models.Nokkelforslag
    hendelser: tuple[models.Nokkelhendelse, ...]
    nyere: models.Nokkelforslag | None = None

    @property
    def versjon(self) -> Nokkelversjon:
        """Give the core's value."""
        return self.rad.som_versjon()

    @property
    def angaar(self) -> tuple[str, ...]:
        """Give who must say yes."""
        return tuple(self.rad.angaar)

    def siste(self, part: str) -> models.Nokkelhendelse | None:
        """Give what a party said last."""
        egne = [h for h in self.hendelser if partsnokkel(h.part) == part and h.svar != Nokkelsvar.TRUKKET.name]
        return egne[-1] if egne else None

    def svaret(self, part: str) -> Nokkelsvar | None:
        """Give a party's answer, if it has answered."""
        siste = self.siste(part)
        return Nokkelsvar[siste.svar] if siste else None

    @property
    def steg(self) -> Forslagssteg:
        """Tell where it is."""
        if any(h.svar == Nokkelsvar.TRUKKET.name for h in self.hendelser):
            return Forslagssteg.TRUKKET
        if self._alle_har_godkjent():
            return Forslagssteg.GODKJENT
        if any(self.svaret(p) is Nokkelsvar.AVVIST for p in self.angaar):
            return Forslagssteg.AVVIST
        return Forslagssteg.ERSTATTET if self.nyere else Forslagssteg.SENDT

    @property
    def er_aapent(self) -> bool:
        """Tell whether it may be answered."""
        return not self.nyere and self.steg in {Forslagssteg.SENDT, Forslagssteg.AVVIST}

    def mangler(self) -> tuple[str, ...]:
        """Give who has not said yes."""
        return tuple(p for p in self.angaar if self.svaret(p) is not Nokkelsvar.GODKJENT)

    def _alle_har_godkjent(self) -> bool:
        ja = [
            Godkjenning(p, siste.dato, siste.fingeravtrykk)
            for p in self.angaar
            if (siste := self.siste(p)) and siste.svar == Nokkelsvar.GODKJENT.name
        ]
        return er_godkjent(self.versjon, self.angaar, ja).utfall is Utfall.OPPFYLT


def last_forslag(sak: models.Sak) -> tuple[Forslagsbilde, ...]:
    """Give every proposal of a case, oldest first."""
    return _bilder(list(models.Nokkelforslag.objects.filter(sak=sak).select_related("part")))


def venter_paa(bruker: models.Bruker) -> tuple[Forslagsbilde, ...]:
    """Give the proposals that wait for an answer from the user, in all cases."""
    if not bruker.kan(Handling.GODKJENNE_NOKKEL):
        return ()
    rader = list(models.Nokkelforslag.objects.visible_to(bruker).select_related("part", "sak"))
    egen = partsnokkel(bruker.part)
    return tuple(f for f in _bilder(rader) if f.er_aapent and egen in f.angaar and f.svaret(egen) is None)


def _bilder(rader: list[models.Nokkelforslag]) -> tuple[Forslagsbilde, ...]:
    if not rader:
        return ()
    hendelser = list(models.Nokkelhendelse.objects.filter(forslag__in=rader).select_related("part"))
    return tuple(
        Forslagsbilde(
            rad,
            tuple(h for h in hendelser if h.forslag_id == rad.pk),
            next((r for r in rader if r.nr > rad.nr and _samme_nokkel(r, rad)), None),
        )
        for rad in rader
    )


def _samme_nokkel(en: models.Nokkelforslag, to: models.Nokkelforslag) -> bool:
    return (en.sak_id, en.nokkel, en.versjon) == (to.sak_id, to.nokkel, to.versjon)


def siste_oppgjor(sak: models.Sak, bruker: models.Bruker) -> Oppgjorsbilde | None:
    """Give the newest settlement of a case, as the reader may see it."""
    rad = models.Aarsoppgjor.objects.filter(sak=sak).select_related("sak", "vert").first()
    return last_oppgjor(rad, bruker) if rad else None


def avtalte(sak: models.Sak) -> Iterator[Nokkelversjon]:
    """Yield every version that stands in a text all have seen, and every one that all have approved."""
    delte = models.Oppgjorsversjon.objects.filter(oppgjor__sak=sak).exclude(slag=Versjonsslag.UTKAST.name)
    for rad in delte.only("innhold"):
        yield from fra_tekst(rad.innhold).nokler
    yield from (f.versjon for f in last_forslag(sak) if f.steg is Forslagssteg.GODKJENT)


def krev_avtalte_nokler(sak: models.Sak, grunnlag: Aarsgrunnlag) -> None:
    """
    Let only keys that are agreed into a budget or a settlement; the first budget of a case begins the agreement.

    Raises
    ------
    Avvist
        With the key that is not.

    """
    kjente = tuple(avtalte(sak))
    for v in grunnlag.nokler if kjente else ():
        if not any(samme_avtale(v, kjent) for kjent in kjente):
            melding = f"{v.navn}, versjon {v.versjon}, er ikke godkjent av alle partene. Ingenting er lagret."
            raise Avvist(melding)
    for f in last_forslag(sak):
        if deler_med_staten(grunnlag, f.rad.nokkel) and STAT not in f.angaar and _brukes(grunnlag, f.versjon):
            raise Avvist(f"{f.versjon.navn} deler mot staten, men staten har ikke godkjent den. Ingenting er lagret.")


def _brukes(grunnlag: Aarsgrunnlag, versjon: Nokkelversjon) -> bool:
    return any(samme_avtale(v, versjon) for v in grunnlag.nokler)
