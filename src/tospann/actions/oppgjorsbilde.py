"""The settlement as one reader may see it: where it is, what it says, who has answered, and what is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.models import Q

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.rolle import Partslag
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, ansvarlig_etter
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Postoppgjor
from tospann.core.oppgjor.avstemming import Boklinje
from tospann.core.oppgjor.livslop import Livslop, Oppgjorshandling, Oppgjorssteg, utfor
from tospann.core.oppgjor.nokler import STAT
from tospann.store import models
from tospann.store.aarsoppgjor import Hendelsesslag, Versjonsslag

T = TypeVar("T", models.Oppgjorsversjon, models.Oppgjorshendelse, models.Oppgjorsboktall)


@dataclass(frozen=True, slots=True)
class Oppgjorsbilde:
    """
    Everything about a settlement that the reader may see.

    *lukket* is the proposal that was last closed, if any has been: what must not be changed after.
    """

    rad: models.Aarsoppgjor
    livslop: Livslop
    versjoner: tuple[models.Oppgjorsversjon, ...]
    hendelser: tuple[models.Oppgjorshendelse, ...]
    boker: dict[tuple[str, Boklinje], Kroner]
    lukket: str = ""

    @property
    def budsjett(self) -> Aarsoppgjor:
        """Give the budget."""
        return self.siste(Versjonsslag.BUDSJETT).som_oppgjor()

    @property
    def budsjettrad(self) -> models.Oppgjorsversjon:
        """Give the row of the budget in force: the newest; the older ones stay."""
        return self.siste(Versjonsslag.BUDSJETT)

    @property
    def forslag(self) -> Aarsoppgjor | None:
        """Give what is laid before the parties now, if anything is."""
        rad = self.forslagsrad
        return rad.som_oppgjor() if rad else None

    @property
    def forslagsrad(self) -> models.Oppgjorsversjon | None:
        """Give the row of the same."""
        return self.med_avtrykk(self.livslop.fingeravtrykk)

    @property
    def gjeldende(self) -> Aarsoppgjor:
        """Give the proposal, else the budget."""
        return self.forslag or self.budsjett

    @property
    def utkast(self) -> models.Oppgjorsversjon | None:
        """Give the newest draft, to those who may see it."""
        return next((v for v in reversed(self.versjoner) if v.slag == Versjonsslag.UTKAST.name), None)

    @property
    def arbeid(self) -> Aarsgrunnlag:
        """Give the basis the host works on: the newest draft, else the budget's without amounts."""
        if utkast := self.utkast:
            return utkast.som_oppgjor().grunnlag
        return replace(self.budsjett.grunnlag, posteringer=(), akonto=())

    def siste(self, slag: Versjonsslag) -> models.Oppgjorsversjon:
        """Give the newest text of a kind, which must be there."""
        return next(v for v in reversed(self.versjoner) if v.slag == slag.name)

    def med_avtrykk(self, avtrykk: str) -> models.Oppgjorsversjon | None:
        """Give the proposal with a fingerprint."""
        forslag = (v for v in reversed(self.versjoner) if v.slag == Versjonsslag.FORSLAG.name)
        return next((v for v in forslag if v.fingeravtrykk == avtrykk), None)

    def navn(self, part: str) -> str:
        """Give what people call a party: as in what is in force, else (when it has come and gone) as in any text."""
        delte = (v.som_oppgjor().grunnlag for v in reversed(self.versjoner) if v.slag != Versjonsslag.UTKAST.name)
        return next((g.navn(part) for g in (self.gjeldende.grunnlag, *delte) if part in g.parter), part)

    def bestridelser(self) -> tuple[models.Oppgjorshendelse, ...]:
        """Give the disputes about the proposal as it is now."""
        avtrykk, slag = self.livslop.fingeravtrykk, Oppgjorshandling.BESTRIDE.name
        return tuple(h for h in self.hendelser if h.handling == slag and avtrykk and h.fingeravtrykk == avtrykk)

    def svar(self, hendelse: models.Oppgjorshendelse) -> tuple[models.Oppgjorshendelse, ...]:
        """Give the answers to a dispute."""
        return tuple(h for h in self.hendelser if h.svar_paa_id == hendelse.pk)


def partsnokkel(part: models.Part) -> str:
    """Give what the core calls a party; nothing for those who are no owner."""
    return STAT if part.slag == Partslag.STAT.name else part.kommunenummer


def linjeid(post: Postoppgjor) -> str:
    """Name a line in an address."""
    return f"{post.post.id}.{post.slag.name}"


def finn_linje(oppgjor: Aarsoppgjor, linje: str) -> Postoppgjor | None:
    """Give the line with a name."""
    return next((post for post in oppgjor.poster if linjeid(post) == linje), None)


def last_oppgjor(rad: models.Aarsoppgjor, bruker: models.Bruker) -> Oppgjorsbilde:
    """Give a settlement as *bruker* may see it."""
    return last_flere([rad], bruker)[0]


def last_flere(rader: Sequence[models.Aarsoppgjor], bruker: models.Bruker) -> tuple[Oppgjorsbilde, ...]:
    """Give settlements as *bruker* may see them: four questions, however many there are."""
    utkast = Q(slag=Versjonsslag.UTKAST.name)
    synlige = models.Oppgjorsversjon.objects.visible_to(bruker).filter(oppgjor__in=rader)
    # Of the drafts only the newest is read: each is the whole basis.
    nyeste = synlige.filter(utkast).order_by("oppgjor_id", "-nr").distinct("oppgjor_id")
    versjoner = [*synlige.exclude(utkast), *nyeste]
    hendelser = models.Oppgjorshendelse.objects.filter(oppgjor__in=rader).select_related("part")
    boktall = models.Oppgjorsboktall.objects.filter(oppgjor__in=rader).select_related("part")
    hos = _samlet(versjoner), _samlet(hendelser), _samlet(boktall)
    return tuple(_bilde(rad, hos[0][rad.pk], hos[1][rad.pk], hos[2][rad.pk]) for rad in rader)


def _samlet(rader: Iterable[T]) -> Mapping[int, list[T]]:
    """Gather rows by the settlement they belong to."""
    samlet: dict[int, list[T]] = defaultdict(list)
    for rad in rader:
        samlet[rad.oppgjor_id].append(rad)
    return samlet


def _bilde(
    rad: models.Aarsoppgjor,
    versjoner: list[models.Oppgjorsversjon],
    hendelser: list[models.Oppgjorshendelse],
    boktall: list[models.Oppgjorsboktall],
) -> Oppgjorsbilde:
    boker = {(partsnokkel(b.part), Boklinje[b.linje]): Kroner(b.ore) for b in boktall}
    livslop, lukket = spill(versjoner, hendelser)
    return Oppgjorsbilde(rad, livslop, tuple(versjoner), tuple(hendelser), boker, lukket)


def spill(
    versjoner: Sequence[models.Oppgjorsversjon], hendelser: Sequence[models.Oppgjorshendelse]
) -> tuple[Livslop, str]:
    """Play what has happened through the core; give where it ends, and the proposal that was last closed."""
    livslop, lukket = Livslop(_partene(_av_slag(versjoner, Versjonsslag.BUDSJETT))), ""
    for _hendelse, livslop in spilt(versjoner, hendelser):
        if livslop.steg is Oppgjorssteg.LUKKET:
            lukket = livslop.fingeravtrykk
    return livslop, lukket


def spilt(
    versjoner: Sequence[models.Oppgjorsversjon], hendelser: Sequence[models.Oppgjorshendelse]
) -> Iterator[tuple[models.Oppgjorshendelse, Livslop]]:
    """
    Yield each step with where it led.

    Who must answer is told by the texts laid out until then: one that comes in
    answers from the proposal that has it, and one that is merged no longer does.
    """
    budsjett, forslag = _av_slag(versjoner, Versjonsslag.BUDSJETT), _av_slag(versjoner, Versjonsslag.FORSLAG)
    livslop, nr = Livslop(_partene(budsjett)), 0
    for h in hendelser:
        if h.handling in Hendelsesslag.__members__:
            continue
        if h.handling == Oppgjorshandling.LEGGE_FRAM.name:
            nr += 1
            livslop = replace(livslop, parter=_partene([*budsjett, *forslag[:nr]]))
        livslop = utfor(livslop, Oppgjorshandling[h.handling], partsnokkel(h.part), h.fingeravtrykk)
        yield h, livslop


def _av_slag(versjoner: Sequence[models.Oppgjorsversjon], slag: Versjonsslag) -> list[models.Oppgjorsversjon]:
    return [v for v in versjoner if v.slag == slag.name]


def _partene(versjoner: Sequence[models.Oppgjorsversjon]) -> tuple[str, ...]:
    """Give everybody who answers: a merged municipality's successor answers for it, by the newest text that says so."""
    etter: dict[str, str] = {}
    for g in (v.som_oppgjor().grunnlag for v in versjoner):
        etter |= dict.fromkeys(g.parter, "") | {d.part: d.etterfolger for d in g.deltakelser}
    return tuple(sorted({ansvarlig_etter(p, etter) for p in etter}))
