"""Find a settlement for a reader, or answer as if it were not there; and what waits for that reader in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_flere, last_oppgjor, partsnokkel
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.rolle import Handling
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.oppgjor.avstemming import Boklinje, kan_lukkes
from tospann.core.oppgjor.livslop import Oppgjorshandling, Oppgjorssteg
from tospann.core.oppgjor.nokler import STAT
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall
from tospann.documents.papirer.budsjettkapittel import kapittelnavn
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag, gjort_opp
from tospann.web.leser import leser

_BESVARES = frozenset({Oppgjorssteg.FORSLAG, Oppgjorssteg.BESTRIDT})


@dataclass(frozen=True, slots=True)
class Gjoremaal:
    """One thing that waits for the reader: what, and the address of where it is done."""

    tekst: str
    rute: str
    anker: str = ""


@dataclass(frozen=True, slots=True)
class Oppgjorsside:
    """What every page of a settlement shows."""

    bilde: Oppgjorsbilde
    bruker: models.Bruker

    @property
    def rad(self) -> models.Aarsoppgjor:
        """Give the settlement's row."""
        return self.bilde.rad

    @property
    def adresse(self) -> tuple[str, int]:
        """Give what its addresses are made of."""
        return self.rad.sak.slug, self.rad.aar

    @property
    def part(self) -> str:
        """Give what the core calls the reader's party; nothing for those who own nothing."""
        nokkel = partsnokkel(self.bruker.part)
        return nokkel if nokkel in self.bilde.livslop.parter else ""

    @property
    def min(self) -> str:
        """Give the name of the reader's party."""
        return self.bilde.navn(self.part) if self.part else ""

    @property
    def er_vert(self) -> bool:
        """Tell whether the reader keeps the accounts for all."""
        return self.bruker.part_id == self.rad.vert_id and self.bruker.kan(Handling.LEGGE_FRAM_OPPGJOR)

    @property
    def kan_svare(self) -> bool:
        """Tell whether the reader may answer for a party."""
        return bool(self.part) and self.bruker.kan(Handling.GODTA_OPPGJOR)

    @property
    def steg(self) -> Oppgjorssteg:
        """Give where the settlement is."""
        return self.bilde.livslop.steg

    @property
    def kan_arbeide(self) -> bool:
        """Tell whether the reader may change the basis now."""
        return self.er_vert and self.steg in {Oppgjorssteg.LOPENDE, Oppgjorssteg.BESTRIDT}

    @property
    def kan_vedta(self) -> bool:
        """Tell whether the reader may adopt the budget now."""
        return self.er_vert and self.steg is Oppgjorssteg.BUDSJETT

    @property
    def kan_godta(self) -> bool:
        """Tell whether the reader may accept now; whoever laid it before the parties may not."""
        fram = [h.bruker_id for h in self.bilde.hendelser if h.handling == Oppgjorshandling.LEGGE_FRAM.name]
        venter = self.steg in _BESVARES and self.part not in self.bilde.livslop.godtatt
        return self.kan_svare and venter and fram[-1:] != [self.bruker.pk]

    @property
    def kan_bestride(self) -> bool:
        """Tell whether the reader may dispute a line now."""
        return self.kan_svare and self.steg in {*_BESVARES, Oppgjorssteg.ENIGE}

    @property
    def kan_lukke(self) -> bool:
        """Tell whether the reader may close now."""
        lukkbart = (
            self.steg is Oppgjorssteg.ENIGE and self.lukking is not None and self.lukking.utfall is Utfall.OPPFYLT
        )
        return self.kan_svare and lukkbart and self.part not in self.bilde.livslop.lukket

    @property
    def kan_oppgi_boktall(self) -> bool:
        """Tell whether it is time for the reader to say what the books show."""
        return self.kan_svare and self.steg is Oppgjorssteg.ENIGE

    @property
    def kan_trekke(self) -> bool:
        """Tell whether the reader may take the proposal back."""
        return self.er_vert and self.steg in _BESVARES

    @property
    def kan_gjenaapne(self) -> bool:
        """Tell whether the reader may ask to open a closed year."""
        return self.kan_svare and self.steg is Oppgjorssteg.LUKKET and self.part not in self.bilde.livslop.gjenaapnet

    @property
    def avtrykk(self) -> str:
        """Give the fingerprint of what is shown."""
        return (self.bilde.forslagsrad or self.bilde.siste(Versjonsslag.BUDSJETT)).fingeravtrykk

    @property
    def eksempler(self) -> tuple[tuple[str, str], ...]:
        """Name the made-up files to try with, where all is made up."""
        if not self.rad.er_prove:
            return ()
        aar = self.rad.aar
        return (
            (f"eksempelregnskap-{aar}.csv", "Hent et oppdiktet regnskap for året"),
            (f"eksempelaarsverk-{aar}.csv", "Hent oppdiktede årsverk for året"),
        )

    @property
    def tall(self) -> Oppgjorstall:
        """Give the figures that are shown: of the proposal, else of the budget."""
        rad = self.bilde.forslagsrad or self.bilde.siste(Versjonsslag.BUDSJETT)
        return tallene(rad.innhold, f"{rad.get_slag_display()}.{rad.nr}")

    @property
    def kapitlene(self) -> tuple[tuple[str, str, str], ...]:
        """Give the municipalities of the budget, and what the file of each one's chapter is called, without ending."""
        grunnlag = self.bilde.budsjett.grunnlag
        navn = ((p, grunnlag.navn(p)) for p in grunnlag.parter if p != STAT)
        return tuple((p, n, kapittelnavn(self.rad.aar, n)) for p, n in navn)

    @property
    def mine_kapitler(self) -> tuple[tuple[str, str], ...]:
        """Give those the year's page offers the reader: the host everybody's, others their own."""
        return tuple((n, fil) for p, n, fil in self.kapitlene if self.er_vert or p == self.part)

    @property
    def lukking(self) -> Svar | None:
        """Tell whether the books let it be closed, when all have accepted something."""
        forslag, enige = self.bilde.forslag, self.steg in {Oppgjorssteg.ENIGE, Oppgjorssteg.LUKKET}
        return kan_lukkes(forslag, self.bilde.boker) if forslag and enige else None

    def mangler_boktall(self, part: str) -> bool:
        """Tell whether a party has yet to say what its books show."""
        return any((part, linje) not in self.bilde.boker for linje in Boklinje)

    def venter_paa(self) -> tuple[str, ...]:
        """Give the names of those it waits for."""
        return tuple(self.bilde.navn(p) for p in self.bilde.livslop.venter_paa())

    def i_en_setning(self) -> str:
        """Say where it is and whom it waits for."""
        match self.steg:
            case Oppgjorssteg.BUDSJETT:
                return f"Budsjettet er ikke vedtatt. {self.rad.vert.navn} vedtar det."
            case Oppgjorssteg.LOPENDE:
                return f"Året er i gang. {self.rad.vert.navn} leser inn regnskapet og legger fram oppgjøret."
            case Oppgjorssteg.BESTRIDT:
                hvem = opplisting(self.bilde.navn(p) for p in sorted(self.bilde.livslop.bestridt))
                return (
                    f"{hvem} har bestridt oppgjøret. {self.rad.vert.navn} svarer, eller retter og legger fram på nytt."
                )
            case Oppgjorssteg.FORSLAG:
                return f"Oppgjøret er lagt fram og venter på svar fra {opplisting(self.venter_paa())}."
            case Oppgjorssteg.ENIGE:
                return f"Alle har godtatt oppgjøret. Det venter på at {opplisting(self.venter_paa())} lukker det."
            case Oppgjorssteg.LUKKET:
                return "Oppgjøret er lukket av alle. Det kan bare endres ved at noe tilbakeføres."

    def gjoremaal(self) -> tuple[Gjoremaal, ...]:
        """Give what waits for the reader, the host's work first."""
        return (*(self._verten() if self.er_vert else ()), *(self._parten() if self.kan_svare else ()))

    def _verten(self) -> Iterator[Gjoremaal]:
        utkast = self.bilde.utkast
        match self.steg:
            case Oppgjorssteg.BUDSJETT:
                yield Gjoremaal("Vedta budsjettet", "gjoropp_aar", "gjor")
            case Oppgjorssteg.LOPENDE if utkast is None or not utkast.som_oppgjor().grunnlag.posteringer:
                yield Gjoremaal("Les inn regnskapet", "gjoropp_les_inn")
            case Oppgjorssteg.LOPENDE:
                yield Gjoremaal("Legg fram oppgjøret", "gjoropp_grunnlag", "legg-fram")
            case Oppgjorssteg.BESTRIDT:
                yield Gjoremaal("Svar på det som er bestridt", "gjoropp_aar", "bestridt")
            case _:
                return

    def _parten(self) -> Iterator[Gjoremaal]:
        livslop = self.bilde.livslop
        match self.steg:
            case Oppgjorssteg.FORSLAG | Oppgjorssteg.BESTRIDT if self.kan_godta and self.part not in livslop.bestridt:
                yield Gjoremaal("Svar på oppgjøret", "gjoropp_aar", "gjor")
            case Oppgjorssteg.ENIGE if self.mangler_boktall(self.part):
                yield Gjoremaal("Oppgi hva bøkene deres viser", "gjoropp_aar", "bokene")
            case Oppgjorssteg.ENIGE if self.part not in livslop.lukket:
                yield Gjoremaal("Lukk oppgjøret", "gjoropp_aar", "gjor")
            case _:
                return

    @property
    def statuslinje(self) -> tuple[dict[str, str], ...]:
        """Give the status line: done, now, to come."""
        navn = ("Budsjett", "Regnskap", "Forslag", "Svar", "Lukket")
        plass = {
            Oppgjorssteg.BUDSJETT: 0,
            Oppgjorssteg.LOPENDE: 1,
            Oppgjorssteg.FORSLAG: 3,
            Oppgjorssteg.BESTRIDT: 3,
            Oppgjorssteg.ENIGE: 4,
            Oppgjorssteg.LUKKET: 5,
        }[self.steg]
        svart = f"{len(self.bilde.livslop.godtatt)} av {len(self.bilde.livslop.parter)} har godtatt"
        tilstand = ["ferdig" if i < plass else "naa" if i == plass else "aapen" for i in range(len(navn))]
        return tuple(
            {"navn": n, "tilstand": t, "tekst": svart if (n, t) == ("Svar", "naa") else "", "url": ""}
            for n, t in zip(navn, tilstand, strict=True)
        )


@lru_cache(maxsize=32)
def tallene(innhold: str, navn: str) -> Oppgjorstall:
    """Make the figures of a stored text once."""
    return Oppgjorstall.av(gjort_opp(innhold)[0], navn)


def finn_rad(request: HttpRequest, slug: str, aar: int) -> models.Aarsoppgjor:
    """Find a settlement the user may see; anything else is 404."""
    synlige = models.Aarsoppgjor.objects.visible_to(leser(request)).select_related("sak", "vert")
    return get_object_or_404(synlige, sak__slug=slug, aar=aar)


def finn_side(request: HttpRequest, slug: str, aar: int) -> Oppgjorsside:
    """Find a settlement, as the reader may see it."""
    bruker = leser(request)
    return Oppgjorsside(last_oppgjor(finn_rad(request, slug, aar), bruker), bruker)


def mine_oppgjor(bruker: models.Bruker) -> list[Oppgjorsside]:
    """Give the settlements the reader's party takes part in."""
    rader = models.Aarsoppgjor.objects.visible_to(bruker).select_related("sak", "vert")
    return [Oppgjorsside(bilde, bruker) for bilde in last_flere(list(rader), bruker)]
