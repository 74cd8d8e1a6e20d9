"""The settlement of a year as tables, the same in the page, the paper and CSV (the spreadsheet: oppgjorsbok.py)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Postoppgjor, Saldo
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.kostnad import Posteringsslag
from tospann.documents.modell import Celle, Kolonne, Tabell
from tospann.documents.regneark import Ark, Arkcelle, Arkkolonne

BAERER, FORT, AKONTO, SKYLDER = "Bærer", "Ført i egne bøker", "Betalt a konto", "Skylder (minus: har til gode)"


@dataclass(frozen=True, slots=True)
class Oppgjorstall:
    """Every figure that is shown of a settled year, made once."""

    oppgjor: Aarsoppgjor
    tall: Aarstall

    @classmethod
    def av(cls, oppgjor: Aarsoppgjor, navn: str) -> Oppgjorstall:
        """Give the figures of a settlement; *navn* tells one text from another (``forslag.2``)."""
        return cls(oppgjor, Aarstall(oppgjor, f"oppgjor.{oppgjor.grunnlag.year}.{navn}"))

    @property
    def parter(self) -> tuple[str, ...]:
        """Give the parties, in order."""
        return self.oppgjor.grunnlag.parter

    def navn(self, part: str) -> str:
        """Give what people call a party."""
        return self.oppgjor.grunnlag.navn(part)

    def saldoer(self) -> Iterator[tuple[Saldo, dict[str, Tall | None]]]:
        """Yield each party's account with its figures; None where nothing has been entered."""
        for saldo in self.oppgjor.saldoer():
            yield (
                saldo,
                {
                    BAERER: self.tall.baerer(saldo.part),
                    FORT: self._fort(saldo),
                    AKONTO: self._akonto(saldo),
                    SKYLDER: self.tall.saldo(saldo),
                },
            )

    def _fort(self, saldo: Saldo) -> Tall | None:
        ledd = [p.belop for p in self.oppgjor.grunnlag.posteringer if p.bokfort_hos == saldo.part]
        return self._sum("fort", "ført i egne bøker", saldo.part, saldo.bokfort, ledd)

    def _akonto(self, saldo: Saldo) -> Tall | None:
        ledd = [a.belop for a in self.oppgjor.grunnlag.akonto if saldo.part in {a.fra, a.til}]
        return self._sum("akonto", "betalt a konto, minus mottatt", saldo.part, saldo.akonto, ledd)

    def _sum(self, hva: str, ord_: str, part: str, ore: int, ledd: list[Tall]) -> Tall | None:
        if not ledd:
            return None
        navn = f"{self.navn(part)}, {ord_}"
        id_ = f"{self.tall.stamme}.{hva}.{part}"
        return regn_ut(id_, navn, Kroner(ore), Enhet.KRONER, formel="summen", ledd=ledd, gjelder=self.navn(part))

    def helhet(self) -> Tall:
        """Give the whole cost."""
        ledd = [self.tall.post(p) for p in self.oppgjor.poster]
        id_, ore = f"{self.tall.stamme}.helhet", self.oppgjor.helhet()
        return regn_ut(id_, "I alt", Kroner(ore), Enhet.KRONER, formel="summen av postene", ledd=ledd, gjelder="alle")


def linjenavn(post: Postoppgjor) -> str:
    """Give what people call a line."""
    return f"{post.post.navn}, {post.slag}" if post.slag is Posteringsslag.MVA_KOMPENSASJON else post.post.navn


def partstabell(tall: Oppgjorstall) -> Tabell:
    """Show what each party bears, has paid and owes."""
    kolonner = Kolonne("Part"), *(Kolonne(t, hoyre=True, med_enhet=False) for t in (BAERER, FORT, AKONTO, SKYLDER))
    rader: list[tuple[Celle, ...]] = [(tall.navn(s.part), *felt.values()) for s, felt in tall.saldoer()]
    merknad = "Beløp i kroner. Summen av det partene skylder hverandre, er alltid null."
    return Tabell("Hva hver part bærer, har betalt og skylder", kolonner, tuple(rader), merknad=merknad, med_ore=True)


def linjetabell(tall: Oppgjorstall) -> Tabell:
    """Show every item, and what each party bears of it."""
    navn = ("I alt", *(tall.navn(p) for p in tall.parter))
    kolonner = Kolonne("Linje", bredde=2), *(Kolonne(n, hoyre=True, med_enhet=False) for n in navn)
    rader: list[tuple[Celle, ...]] = [
        (linjenavn(p), tall.tall.post(p), *_andeler(tall, p)) for p in tall.oppgjor.poster
    ]
    sum_: tuple[Celle, ...] = ("I alt", tall.helhet(), *(tall.tall.baerer(p) for p in tall.parter))
    return Tabell("Linje for linje", kolonner, (*rader, sum_), sumrad=True, merknad="Beløp i kroner.", med_ore=True)


def _andeler(tall: Oppgjorstall, post: Postoppgjor) -> Iterator[Tall | None]:
    med = post.baerer()
    return (tall.tall.andel(post, p) if p in med else None for p in tall.parter)


def saldoark(tall: Oppgjorstall) -> Ark:
    """Give the parties' accounts without formulas, for CSV."""
    kolonner = (Arkkolonne("Part"), *(Arkkolonne(t) for t in (BAERER, FORT, AKONTO, SKYLDER)))
    rader = tuple((tall.navn(s.part), *(v or Kroner(0) for v in felt.values())) for s, felt in tall.saldoer())
    return Ark("Partene", kolonner, rader)


def linjeark(tall: Oppgjorstall) -> Ark:
    """Give the lines without formulas, for CSV."""
    navn = tuple(tall.navn(p) for p in tall.parter)
    kolonner = (
        Arkkolonne("Linje", 40),
        Arkkolonne("I alt", 18, summeres=True),
        *(Arkkolonne(n, 18, summeres=True) for n in navn),
    )
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple(
        (linjenavn(p), tall.tall.post(p), *_andeler(tall, p)) for p in tall.oppgjor.poster
    )
    return Ark("Linjer", kolonner, rader, "", "I alt")


def alle_tall(tall: Oppgjorstall) -> Iterable[Tall]:
    """Yield every figure the page shows."""
    for tabell in (partstabell(tall), linjetabell(tall)):
        yield from (celle for rad in tabell.rader for celle in rad if isinstance(celle, Tall))
