"""Settle a year: a pure function from what was agreed, counted and paid (docs/metode/aarsoppgjor.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Delbelop, Postoppgjor
from tospann.core.oppgjor.fordeling import avrund
from tospann.core.oppgjor.grupper import Gruppe, grupper, legg_i_biter, legg_i_grupper
from tospann.core.oppgjor.kostnad import Kostnadspost, Postering
from tospann.core.oppgjor.maal import Deltakermaal
from tospann.core.oppgjor.maalte import Maalt
from tospann.core.oppgjor.metodedeling import Delingstid, Eksakt, fordel_eksakt
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon, Trinn
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.sammensatt import Sammensatt
from tospann.core.oppgjor.tidsrom import Tidsrom

_NULL = Fraction()
_Sporsmaal = tuple[str, int, Tidsrom, bool]


def gjor_opp_aaret(grunnlag: Aarsgrunnlag) -> Aarsoppgjor:
    """
    Settle every item by its key, span by span, and round as the key says.

    Raises
    ------
    UgyldigNokkel
        When a key cannot share, or something it counts is missing.

    """
    regnestykke = _Regnestykke(grunnlag)
    samlet: dict[tuple[str, str], list[Postering]] = defaultdict(list)
    for p in grunnlag.posteringer:
        samlet[p.post, p.slag].append(p)
    poster = {post.id: post for post in grunnlag.poster}
    return Aarsoppgjor(grunnlag, tuple(regnestykke.gjor_opp(poster[n[0]], samlet[n]) for n in sorted(samlet)))


@dataclass(frozen=True, slots=True)
class _Regnestykke:
    """The year being settled, and what the same key has answered before."""

    grunnlag: Aarsgrunnlag
    delte: dict[tuple[str, ...], tuple[Gruppe, ...]] = field(default_factory=dict)
    maalt: dict[_Sporsmaal, Sequence[Deltakermaal]] = field(default_factory=dict)
    andeler: dict[_Sporsmaal, Eksakt] = field(default_factory=dict)

    def gjor_opp(self, post: Kostnadspost, posteringer: Sequence[Postering]) -> Postoppgjor:
        """Settle one item."""
        ore, slag = sum(p.ore for p in posteringer), posteringer[0].slag
        nokler = tuple(n for n in (post.nokkel, post.statsnokkel) if n)
        if not nokler:
            alene = Delbelop(self.grunnlag.aar, post.baerer, ore, Fraction(ore))
            return Postoppgjor(post, slag, ore, (alene,))
        deler: list[Delbelop] = []
        for gruppe, innhold in self._fylte(nokler, posteringer):
            deler += self._gruppe(post, gruppe, innhold)
        return Postoppgjor(post, slag, ore, tuple(deler))

    def _fylte(
        self, nokler: tuple[str, ...], posteringer: Sequence[Postering]
    ) -> Iterable[tuple[Gruppe, Mapping[Tidsrom, int]]]:
        if nokler not in self.delte:
            self.delte[nokler] = grupper(self.grunnlag, nokler)
        innhold: dict[Tidsrom, dict[Tidsrom, int]] = defaultdict(lambda: defaultdict(int))
        for p in posteringer:
            eget = Tidsrom(p.periode.fra, p.periode.til or p.periode.fra)
            for rom, ore in legg_i_grupper(p, self.delte[nokler], nokler, self.grunnlag.nokler).items():
                innhold[rom][rom.snitt(eget)] += ore
        return ((g, innhold[g.rom]) for g in self.delte[nokler] if g.rom in innhold)

    def _gruppe(self, post: Kostnadspost, gruppe: Gruppe, innhold: Mapping[Tidsrom, int]) -> list[Delbelop]:
        """Settle what lies in a group: the odd øre of whole kroner stays with the host, as a line of its own."""
        ore, mynt = sum(innhold.values()), gruppe.regel.avrunding.ore
        orerest = (abs(ore) % mynt) * (1 if ore > 0 else -1)
        biter = legg_i_biter(gruppe, innhold)
        if orerest:
            biter = {rom: belop * Fraction(ore - orerest, ore) for rom, belop in biter.items()}
        eksakt, rundet = self._delt(post, gruppe, biter)
        deler = [Delbelop(gruppe.rom, part, rundet[part], eksakt[part]) for part in sorted(rundet)]
        if orerest:
            deler.append(Delbelop(gruppe.rom, self.grunnlag.vert, orerest, Fraction(orerest), er_orerest=True))
        return deler

    def _delt(
        self, post: Kostnadspost, gruppe: Gruppe, biter: Mapping[Tidsrom, Fraction]
    ) -> tuple[Mapping[str, Fraction], Mapping[str, int]]:
        avrunding = gruppe.regel.avrunding
        if not post.statsnokkel:
            eksakt = self._mellom_kommunene(post, gruppe, biter)
            return eksakt, avrund(eksakt, avrunding)
        statens, kommunenes = self._stat_og_kommune(gruppe, biter)
        if gruppe.regel.trinn is Trinn.ETT:
            eksakt = {STAT: statens, **self._mellom_kommunene(post, gruppe, kommunenes)}
            return eksakt, avrund(eksakt, avrunding)
        return self._to_trinn(post, gruppe, statens, kommunenes)

    def _to_trinn(
        self, post: Kostnadspost, gruppe: Gruppe, statens: Fraction, kommunenes: Mapping[Tidsrom, Fraction]
    ) -> tuple[Mapping[str, Fraction], Mapping[str, int]]:
        """Round between state and municipalities, then share the rounded municipal part."""
        samlet = sum(kommunenes.values(), _NULL)
        forst = avrund({STAT: statens, KOMMUNE: samlet}, gruppe.regel.avrunding)
        faktor = forst[KOMMUNE] / samlet if samlet else Fraction(1)
        eksakt = self._mellom_kommunene(post, gruppe, {rom: belop * faktor for rom, belop in kommunenes.items()})
        return {STAT: statens, **eksakt}, {STAT: forst[STAT], **avrund(eksakt, gruppe.regel.avrunding)}

    def _stat_og_kommune(
        self, gruppe: Gruppe, biter: Mapping[Tidsrom, Fraction]
    ) -> tuple[Fraction, dict[Tidsrom, Fraction]]:
        statens, kommunenes = _NULL, {}
        for rom, belop in biter.items():
            delt = self._spor(gruppe.versjoner[-1], belop, rom, mot_staten=True)
            statens += delt[STAT]
            kommunenes[rom] = delt[KOMMUNE]
        return statens, kommunenes

    def _mellom_kommunene(self, post: Kostnadspost, gruppe: Gruppe, biter: Mapping[Tidsrom, Fraction]) -> Eksakt:
        if not post.nokkel:
            return {post.baerer: sum(biter.values(), _NULL)}
        samlet: Eksakt = {}
        for rom, belop in biter.items():
            delt = self._spor(gruppe.versjoner[0], belop, rom)
            if len(biter) == 1:
                return delt
            for part, ore in delt.items():
                samlet[part] = samlet.get(part, _NULL) + ore
        return samlet

    def _spor(self, versjon: Nokkelversjon, ore: Fraction, rom: Tidsrom, *, mot_staten: bool = False) -> Eksakt:
        """Ask a key, and remember what it counted, and the parts it gave when they do not depend on the amount."""
        hva = (versjon.id, versjon.versjon, rom, mot_staten)
        if hva not in self.maalt:
            maalt = Maalt(self.grunnlag, versjon)
            self.maalt[hva] = maalt.stat_og_kommune(rom) if mot_staten else maalt.deltakere(rom)
        if isinstance(versjon.metode, Sammensatt):
            if hva not in self.andeler:
                self.andeler[hva] = versjon.metode.andeler(self.maalt[hva])
            return {part: ore * andel for part, andel in self.andeler[hva].items()}
        del_av_aaret = rom.vekt(versjon.regel.periodisering) / self.grunnlag.aar.vekt(versjon.regel.periodisering)
        return fordel_eksakt(versjon.metode, ore, self.maalt[hva], Delingstid(rom.fra.year, del_av_aaret))
