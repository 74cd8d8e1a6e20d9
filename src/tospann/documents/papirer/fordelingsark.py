"""
Every item shared by formulas to the øre, with the largest remainders, as the core does it (docs/metode/regneark.md).

Amounts are whole øre and parts whole numbers, each under 2^53, which a
spreadsheet holds exactly. Where that cannot be promised (the membership
changes inside the year, a key with prices, very large numbers), the row
holds the settled value, says so, and is checked against the entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tospann.core.felles.norsk import dato_kort
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Delbelop, Postoppgjor
from tospann.core.oppgjor.grupper import Gruppe, grupper
from tospann.core.oppgjor.nokkelversjon import Trinn
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.tidsrom import Tidsrom
from tospann.documents.papirer.nokkelark import FORSTE_RAD, STORST, Andeler, Del, Nokkelark
from tospann.documents.regneark import Ark, Arkcelle, Arkkolonne, Formel

NAVN = "Fordeling"
_LEVENDE, _FAST = "regnet ut her", "gjort opp i Tospann, fast verdi"
_MERKNAD = (
    "Øre er Hele ganger mynten, pluss én mynt til dem med størst Rest til det går opp; ved likhet til den øverste. "
    "Kontroll skal være 0: det som er delt, er det som er ført. Fast verdi: arket kan ikke love samme øre der, fordi "
    "noen kommer eller går i tidsrommet, nøkkelen har priser eller tak, eller tallene er for store."
)


@dataclass(frozen=True, slots=True)
class Plass:
    """Where the entries of an item stand in the book."""

    forste: int
    siste: int


@dataclass(frozen=True, slots=True)
class _Mottaker:
    """Somebody a part of an amount goes to."""

    part: str
    navn: str
    teller: Del


@dataclass(slots=True)
class Fordelingsark:
    """Writes every item's rows; *ruter* tells in which cells each party's øre of an item stand."""

    oppgjor: Aarsoppgjor
    plasser: Mapping[tuple[str, str], Plass]
    nokkelark: Nokkelark
    rader: list[tuple[Arkcelle, ...]] = field(default_factory=list)
    ruter: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def av(cls, oppgjor: Aarsoppgjor, plasser: Mapping[tuple[str, str], Plass]) -> Fordelingsark:
        """Write all of it."""
        selv = cls(oppgjor, plasser, Nokkelark(oppgjor.grunnlag))
        for nr, post in enumerate(oppgjor.poster):
            selv._post(nr, post)
        return selv

    def ark(self) -> Ark:
        """Give the sheet."""
        kolonner = (
            *(Arkkolonne("Linje", 34), Arkkolonne("Fra", 12), Arkkolonne("Part", 22), Arkkolonne("Deles, øre", 16)),
            *(Arkkolonne("Teller", 16), Arkkolonne("Nevner", 16), Arkkolonne("Mynt", 7), Arkkolonne("Hele", 16)),
            *(Arkkolonne("Rest", 16), Arkkolonne("Plass", 7), Arkkolonne("Øre", 16), Arkkolonne("Kontroll", 10)),
            Arkkolonne("Hvordan", 30),
        )
        return Ark(NAVN, kolonner, tuple(self.rader), _MERKNAD)

    @property
    def _grunnlag(self) -> Aarsgrunnlag:
        return self.oppgjor.grunnlag

    def _post(self, nr: int, post: Postoppgjor) -> None:
        nokler = tuple(n for n in (post.post.nokkel, post.post.statsnokkel) if n)
        etter_rom = [(rom, tuple(d)) for rom, d in groupby(post.deler, key=lambda d: d.rom)]
        alle = {g.rom: g for g in grupper(self._grunnlag, nokler)} if nokler else {}
        for rom, deler in etter_rom:
            ore = sum(d.ore for d in deler)
            belop = self._belop(post, ore) if len(etter_rom) == 1 else Del(ore, "")
            blokk = _Blokk(self, nr, post, rom, belop)
            if not blokk.levende(alle.get(rom), deler):
                blokk.fast(deler)

    def _belop(self, post: Postoppgjor, ore: int) -> Del:
        plass = self.plasser[post.post.id, post.slag]
        return Del(ore, f"ROUND(100*SUM(Posteringer!F{plass.forste}:F{plass.siste}),0)")


@dataclass(frozen=True, slots=True)
class _Blokk:
    """What is rounded by itself: an item in a span."""

    ark: Fordelingsark
    nr: int
    post: Postoppgjor
    rom: Tidsrom
    belop: Del

    def levende(self, gruppe: Gruppe | None, deler: Sequence[Delbelop]) -> bool:
        """Write it as formulas, if the sheet can promise the same øre; tell whether it did."""
        if gruppe is None or len(gruppe.biter) != 1 or any(d.er_orerest for d in deler):
            return False
        if not (trinn := self._trinnene(gruppe)):
            return False
        ventet = {d.part: d.ore for d in deler}
        if _regnet(trinn, self.belop.verdi, gruppe.regel.avrunding.ore) != ventet:
            return False
        belop = self.belop
        for mottakere, nevner in trinn:
            belop = self._skriv(mottakere, nevner, belop, gruppe.regel.avrunding.ore)
        return True

    def fast(self, deler: Sequence[Delbelop]) -> None:
        """Write the settled values, and check that they are what was entered."""
        forste = FORSTE_RAD + len(self.ark.rader)
        siste = forste + len(deler) - 1
        for d in deler:
            navn = self.ark.oppgjor.grunnlag.navn(d.part) + (", overskytende øre" if d.er_orerest else "")
            kontroll = Formel(f"=SUM(K{forste}:K{siste})-D{siste}", 0) if d is deler[-1] else None
            hode = self._hode(navn, self.belop)
            self.ark.ruter[self.nr, d.part].append(f"{NAVN}!K{FORSTE_RAD + len(self.ark.rader)}")
            hvordan = "bæres av én alene" if not self.post.post.nokkel and len(deler) == 1 else _FAST
            ore: Arkcelle = Formel("=D{rad}", d.ore) if len(deler) == 1 else d.ore
            self.ark.rader.append((*hode, None, None, None, None, None, None, ore, kontroll, hvordan))

    def _trinnene(self, gruppe: Gruppe) -> tuple[_Trinn, ...]:
        """Give the steps: one, or first state and municipalities. Nothing when a key cannot be written."""
        nokkelark, rom, post = self.ark.nokkelark, gruppe.rom, self.post.post
        med = nokkelark.andeler(gruppe.versjoner[-1], rom, mot_staten=True) if post.statsnokkel else None
        mellom = nokkelark.andeler(gruppe.versjoner[0], rom) if post.nokkel else None
        if (post.statsnokkel and med is None) or (post.nokkel and mellom is None):
            return ()
        if med is None:
            return (self._trinn(mellom),) if mellom else ()
        if gruppe.regel.trinn is Trinn.ETT and mellom:
            return (self._samtidig(med, mellom),)
        stat = self._trinn(med)
        if mellom is None:
            bytt = tuple(
                _Mottaker(post.baerer, self._navn(post.baerer), m.teller) if m.part == KOMMUNE else m for m in stat[0]
            )
            return ((bytt, stat[1]),)
        return (stat, self._trinn(mellom))

    def _trinn(self, andeler: Andeler) -> _Trinn:
        return tuple(_Mottaker(p, self._navn(p), t) for p, t in sorted(andeler.tellere.items())), andeler.nevner

    def _samtidig(self, med: Andeler, mellom: Andeler) -> _Trinn:
        """State and municipalities in one step: the parts of the municipalities' part."""
        kommunene, statens = med.tellere[KOMMUNE], med.tellere[STAT]
        tellere = {
            p: Del(t.verdi * kommunene.verdi, f"({t.rute})*({kommunene.rute})") for p, t in mellom.tellere.items()
        }
        tellere[STAT] = Del(statens.verdi * mellom.nevner.verdi, f"({statens.rute})*{mellom.nevner.rute}")
        nevner = Del(med.nevner.verdi * mellom.nevner.verdi, f"{med.nevner.rute}*{mellom.nevner.rute}")
        return tuple(_Mottaker(p, self._navn(p), t) for p, t in sorted(tellere.items())), nevner

    def _navn(self, part: str) -> str:
        return "Kommunene til sammen" if part == KOMMUNE else self.ark.oppgjor.grunnlag.navn(part)

    def _hode(self, navn: str, belop: Del) -> tuple[Arkcelle, ...]:
        linje = f"{self.post.post.navn}, {self.post.slag}"
        ore: Arkcelle = Formel(f"={belop.rute}", belop.verdi) if belop.rute else belop.verdi
        return linje, dato_kort(self.rom.fra), navn, ore

    def _skriv(self, mottakere: Sequence[_Mottaker], nevner: Del, belop: Del, mynt: int) -> Del:
        """Write one step; give what the municipalities together got, for the next."""
        forste = FORSTE_RAD + len(self.ark.rader)
        siste = forste + len(mottakere) - 1
        regnet, videre = _rundet(mottakere, nevner.verdi, belop.verdi, mynt), belop
        for m in mottakere:
            rute = f"{NAVN}!K{FORSTE_RAD + len(self.ark.rader)}"
            kontroll = Formel(f"=SUM(K{forste}:K{siste})-D{siste}", 0) if m is mottakere[-1] else None
            delingen = Formel(f"={m.teller.rute}", m.teller.verdi), Formel(f"={nevner.rute}", nevner.verdi), mynt
            rundingen = _rundingsceller(forste, siste, regnet[m.part])
            self.ark.rader.append((*self._hode(m.navn, belop), *delingen, *rundingen, kontroll, _LEVENDE))
            if m.part == KOMMUNE:
                videre = Del(regnet[m.part][3], rute)
            else:
                self.ark.ruter[self.nr, m.part].append(rute)
        return videre


def _rundingsceller(forste: int, siste: int, svar: tuple[int, int, int, int]) -> Iterator[Formel]:
    """Give whole coins, remainder, place and øre, as formulas of one row in a step."""
    en_til = f"IF(J{{rad}}<=ABS(D{{rad}})/G{{rad}}-SUM(H{forste}:H{siste}),1,0)"
    formler = (
        "=INT(ABS(D{rad})*E{rad}/(F{rad}*G{rad}))",
        "=ABS(D{rad})*E{rad}-H{rad}*F{rad}*G{rad}",
        _plassformel(forste, siste),
        f"=SIGN(D{{rad}})*G{{rad}}*(H{{rad}}+{en_til})",
    )
    yield from (Formel(uttrykk, verdi) for uttrykk, verdi in zip(formler, svar, strict=True))


_Trinn = tuple[Sequence[_Mottaker], Del]


def _plassformel(forste: int, siste: int) -> str:
    """Count those before: a larger remainder, or the same and further up."""
    alle = f"I{forste}:I{siste}"
    return f"=1+SUMPRODUCT(({alle}>I{{rad}})+({alle}=I{{rad}})*(ROW({alle})<ROW(I{{rad}})))"


def _rundet(mottakere: Sequence[_Mottaker], nevner: int, ore: int, mynt: int) -> dict[str, tuple[int, int, int, int]]:
    """Compute what the formulas compute, in whole numbers: whole coins, remainder, place and øre."""
    fortegn = -1 if ore < 0 else 1
    delt = {m.part: divmod(abs(ore) * m.teller.verdi, nevner * mynt) for m in mottakere}
    orden = sorted(delt, key=lambda p: -delt[p][1])
    rest = abs(ore) // mynt - sum(hele for hele, _ in delt.values())
    return {
        part: (hele, igjen, plass, fortegn * mynt * (hele + (plass <= rest)))
        for part, (hele, igjen) in delt.items()
        for plass in (orden.index(part) + 1,)
    }


def _regnet(trinn: Sequence[_Trinn], ore: int, mynt: int) -> dict[str, int]:
    """Give each party's øre as the sheet will; nothing when a number is too large, or does not come out in coins."""
    svar: dict[str, int] = {}
    for mottakere, nevner in trinn:
        storste = max(abs(ore) * max(m.teller.verdi for m in mottakere), nevner.verdi * mynt)
        if storste >= STORST or ore % mynt:
            return {}
        rundet = _rundet(mottakere, nevner.verdi, ore, mynt)
        svar |= {part: rundet[part][3] for part in rundet if part != KOMMUNE}
        ore = rundet[KOMMUNE][3] if KOMMUNE in rundet else 0
    return svar


def linjeformel(ruter: Sequence[str]) -> str:
    """Give the kroner that stand as øre in some cells."""
    return f"=({'+'.join(ruter)})/100"


def plassene(poster: Iterator[tuple[str, str]]) -> dict[tuple[str, str], Plass]:
    """Tell where each item's entries stand, when those of one item stand together."""
    plasser: dict[tuple[str, str], Plass] = {}
    for rad, hva in enumerate(poster, FORSTE_RAD):
        plasser[hva] = Plass(plasser[hva].forste if hva in plasser else rad, rad)
    return plasser
