"""Svaret: what a study asks, answered; who is with whom, what is next best, and why not when it cannot be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.actions.strukturregning import FRIST, LENGRE_FRIST, Regnet, regn, resten
from tospann.core.felles.norsk import desimaltall, heltall
from tospann.core.felles.tall import Tall
from tospann.core.struktur.forskjell import forskjeller
from tospann.core.struktur.gruppetall import Gruppetall, gruppetall
from tospann.core.struktur.helsvar import (
    STORT,
    Fronten,
    Helsvar,
    finn_de_beste,
    finn_fronten,
    finn_konflikt,
    finn_svar,
)
from tospann.core.struktur.hvorfor_ikke import Konflikt, forklar
from tospann.core.struktur.inndeling import Inndeling, av_struktur, som_grupper
from tospann.core.struktur.losning import Losning, Status
from tospann.core.struktur.problem import Struktur, Strukturproblem
from tospann.core.struktur.prov import prov
from tospann.core.struktur.sporsmaalsforskjell import ordlyd
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.struktur.frontbilde import Frontbilde, lag_frontbilde
from tospann.web.struktur.kartet import Kartvisning, tegn_inndeling
from tospann.web.struktur.oppslag import Studieside, finn_side, radnummer

_HUNDRE = 100
# The answer itself is what one waits for; the rest comes when the page asks again.
VENT_STORT = 0.2


@dataclass(frozen=True, slots=True)
class Nestbest:
    """One of the next best: its number, how much worse, and what differs from the best."""

    nr: int
    antall: int
    verre: str
    forskjeller: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kravutvei:
    """A demand of the conflict: its row, its words, and the address that shows the answer without it."""

    nr: int
    ordlyd: str
    uten: str


@dataclass(frozen=True, eq=False)
class Svarside:
    """What the page of the answer shows; what is not reckoned yet is empty, and *venter* says so."""

    side: Studieside
    problem: Strukturproblem
    uten: frozenset[int]
    regnet: Regnet[Helsvar]
    beste_ti: Regnet[Losning]
    front: Regnet[Fronten]
    konflikt: Regnet[Konflikt | str]

    @property
    def venter(self) -> bool:
        """Tell whether something is still being reckoned, so that the page asks again by itself."""
        return not all(r.ferdig for r in self._regnet)

    @property
    def sekunder(self) -> int:
        """Give how long it has been at it."""
        return max(r.sekunder for r in self._regnet)

    @property
    def _regnet(self) -> tuple[Regnet[Helsvar], Regnet[Losning], Regnet[Fronten], Regnet[Konflikt | str]]:
        return self.regnet, self.beste_ti, self.front, self.konflikt

    @property
    def status(self) -> str:
        """Give the state in a word the template can ask about."""
        return self.regnet.verdi.losning.status.name if self.regnet.ferdig else "REGNES"

    @property
    def beste(self) -> Struktur | None:
        """Give the best structure known."""
        funnet = self.regnet.verdi.losning.strukturer if self.regnet.ferdig else ()
        return funnet[0] if funnet else None

    @cached_property
    def inndeling(self) -> Inndeling | None:
        """Give it by numbers."""
        return _som_inndeling(self.side, self.beste) if self.beste else None

    @cached_property
    def grupper(self) -> tuple[Gruppetall, ...]:
        """Give its organisations."""
        return gruppetall(self.side.grunnlag, self.inndeling) if self.inndeling else ()

    @property
    def setning(self) -> str:
        """Say the answer in one sentence."""
        if not self.regnet.ferdig:
            return _("Svaret regnes ut.")
        beste = self.beste
        match self.regnet.verdi.losning.status:
            case Status.OPTIMAL if beste:
                return _(
                    "Best er %(antall)s organisasjoner: det er bevist at ingen annen lovlig struktur kommer bedre ut."
                ) % {"antall": heltall(len(beste.grupper))}
            case Status.UMULIG:
                funnet = self.konflikt.verdi if self.konflikt.ferdig else ""
                grunn = funnet.setning if isinstance(funnet, Konflikt) else ""
                return " ".join([_("Det er bevist at kravene ikke kan oppfylles samtidig."), grunn]).strip()
            case _ if not self.regnet.frist:
                return _(
                    "Svaret er ikke regnet ut: når bare antallet teller i et så stort område, blir det sjelden ferdig."
                )
            case _:
                return _("Tida tok slutt etter %(tid)s sekunder, før det var bevist hva som er best.") % {
                    "tid": heltall(round(self.regnet.frist))
                }

    @property
    def avstand(self) -> str:
        """Say how near the best the one found is known to be, when the time was up."""
        if self.status != "TIDSGRENSE" or self.beste is None or not self.beste.pris:
            return ""
        losning = self.regnet.verdi.losning
        del_ = (self.beste.pris - losning.nedre_grense) / self.beste.pris * _HUNDRE
        return desimaltall(Fraction(del_), 1)

    def nestbeste(self) -> Iterator[Nestbest]:
        """Give the next best, with what differs."""
        if self.inndeling is None or self.beste is None or not self.beste_ti.ferdig:
            return
        for nr, struktur in enumerate(self.beste_ti.verdi.strukturer[1:], 2):
            verre = (struktur.pris - self.beste.pris) / self.beste.pris * _HUNDRE if self.beste.pris else Fraction()
            ulikt = forskjeller(self.inndeling, _som_inndeling(self.side, struktur), self.side.navn)
            yield Nestbest(nr, len(struktur.grupper), desimaltall(verre, 2), ulikt)

    @cached_property
    def forklaring(self) -> tuple[str, ...]:
        """Say why not, sentence by sentence."""
        if self.status != "UMULIG" or not self.konflikt.ferdig:
            return ()
        funnet = self.konflikt.verdi
        return forklar(funnet)[1:] if isinstance(funnet, Konflikt) else (funnet,)

    def utveier(self) -> Iterator[Kravutvei]:
        """Give each demand of the conflict with the way to see the answer without it."""
        funnet = self.konflikt.verdi if self.konflikt.ferdig else ""
        if not isinstance(funnet, Konflikt):
            return
        for krav in funnet.krav:
            nr = radnummer(krav.id)
            yield Kravutvei(nr, krav.ordlyd, "&".join(f"uten={n}" for n in sorted({*self.uten, nr})))

    def utelatt(self) -> Iterator[str]:
        """Say what is left out in this what-if."""
        for nr, valg in enumerate(self.side.krav, 1):
            if nr in self.uten:
                yield ordlyd(self.side.grunnlag, valg)

    @property
    def idag(self) -> Inndeling:
        """Give what everything is compared with."""
        return self.side.grunnlag.utgangspunkt[0]

    @cached_property
    def idag_grupper(self) -> tuple[Gruppetall, ...]:
        """Give its organisations."""
        return gruppetall(self.side.grunnlag, self.idag)

    @cached_property
    def idag_prov(self) -> tuple[str, ...]:
        """Say which demands and limits it breaks."""
        proven = prov(self.problem, som_grupper(self.idag, self.side.grunnlag.numre))
        return (*proven.setninger(self.problem.navn), *proven.merknader)

    @cached_property
    def idag_forskjeller(self) -> tuple[str, ...]:
        """Say what the answer changes."""
        return forskjeller(self.idag, self.inndeling, self.side.navn) if self.inndeling else ()

    @cached_property
    def frontbilde(self) -> Frontbilde | None:
        """Give the picture of the front; none while it is not reckoned, or where there is none."""
        if not self.front.ferdig or not self.front.verdi.punkter:
            return None
        return lag_frontbilde(self.side.grunnlag, self.front.verdi, len(self.beste.grupper) if self.beste else 0)

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        for gruppe in (*self.grupper, *self.idag_grupper):
            yield from gruppe.tall()
        if self.frontbilde:
            yield from (rad.reise for rad in self.frontbilde.rader)


def _som_inndeling(side: Studieside, struktur: Struktur) -> Inndeling:
    return av_struktur(_("Svaret"), side.grunnlag.numre, struktur)


def _tall_i(verdier: list[str]) -> frozenset[int]:
    return frozenset(int(v) for v in verdier if v.isascii() and v.isdigit() and len(v) < len("1000"))


def lag_svarside(request: HttpRequest, side: Studieside, begynt: float) -> Svarside:
    """Reckon what the address asks for, or say how far it has come; the page has its time from *begynt*."""
    uten = _tall_i(request.GET.getlist("uten")) & frozenset(range(1, len(side.krav) + 1))
    problem, frist = side.uten(uten), LENGRE_FRIST if "lenger" in request.GET else FRIST
    nokkel = (side.nokkel, *map(str, sorted(uten)))
    if _degenerert(side) and "lenger" not in request.GET:
        svar = Regnet((Helsvar(problem, Losning(Status.TIDSGRENSE, (), Fraction(), komplett=False)),), 0, 0.0)
    else:
        svar = regn((*nokkel, "svar"), lambda igjen: finn_svar(problem, igjen), frist, resten(begynt))
    beste, front = Regnet((Losning(Status.UMULIG, (), Fraction()),)), Regnet((Fronten((), ()),))
    konflikt: Regnet[Konflikt | str] = Regnet(("",))
    status = svar.verdi.losning.status if svar.ferdig else Status.TIDSGRENSE
    if status is Status.UMULIG:
        konflikt = regn((*nokkel, "konflikt"), lambda igjen: finn_konflikt(problem, igjen), frist, resten(begynt))
    elif status is Status.OPTIMAL:
        er_stor = problem.antall > STORT
        vent = VENT_STORT if er_stor else resten(begynt)
        beste = regn((*nokkel, "beste"), lambda igjen: finn_de_beste(svar.verdi, igjen), frist, vent)
        if not er_stor or "front" in request.GET:
            vent = VENT_STORT if er_stor else resten(begynt)
            front = regn((*nokkel, "front"), lambda igjen: finn_fronten(problem, igjen), frist, vent)
    return Svarside(side, problem, uten, svar, beste, front, konflikt)


@require_safe
def studie(request: HttpRequest, slug: str) -> HttpResponse:
    """Svaret på det studien spør om."""
    begynt = monotonic()
    side = finn_side(request, slug)
    svar = lag_svarside(request, side, begynt)
    tegnet = svar.inndeling
    innhold = {
        "side": side,
        "svar": svar,
        "kart": tegn_inndeling(side.grunnlag, tegnet, Kartvisning(svar.setning)) if tegnet else "",
        "er_stor": svar.problem.antall > STORT,
        "degenerert": _degenerert(side),
    }
    return vis_med_kilder(request, "struktur/studie.html", innhold, svar.tall())


def _degenerert(side: Studieside) -> bool:
    """Tell whether only the number counts in something large: there is then no end of equally good answers."""
    vekter = side.studie.vekter
    return not vekter.reise and not vekter.mangel and len(side.grunnlag.kommuner) > STORT
