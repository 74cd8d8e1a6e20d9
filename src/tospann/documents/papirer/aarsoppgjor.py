"""The settlement of a year as tables, the same in the page, the paper and the spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor, Postoppgjor, Saldo
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.kostnad import Posteringsslag
from tospann.documents.modell import Celle, Kolonne, Tabell
from tospann.documents.regneark import Arbeidsbok, Ark, Arkcelle, Arkkolonne, Formel

_FORSTE_RAD = 4
"""Where the figures of a sheet begin: title, an empty row and the headings stand above."""
_BOKSTAVER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
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


def arbeidsbok(tall: Oppgjorstall, tittel: str, avtrykk: str) -> Arbeidsbok:
    """Make the workbook: the accounts computed from the lines by formulas, the lines, the entries, the payments."""
    grunnlag = tall.oppgjor.grunnlag
    dato = max(p.belop.dato for p in grunnlag.posteringer)
    ark = (_saldoark(tall, avtrykk), _linjeark(tall), _posteringsark(tall), _akontoark(tall))
    return Arbeidsbok(tittel, dato, ark)


def saldoark(tall: Oppgjorstall) -> Ark:
    """Give the parties' accounts without formulas, for CSV."""
    kolonner = (Arkkolonne("Part"), *(Arkkolonne(t) for t in (BAERER, FORT, AKONTO, SKYLDER)))
    rader = tuple((tall.navn(s.part), *(v or Kroner(0) for v in felt.values())) for s, felt in tall.saldoer())
    return Ark("Partene", kolonner, rader)


def linjeark(tall: Oppgjorstall) -> Ark:
    """Give the lines, for CSV."""
    return _linjeark(tall)


def _saldoark(tall: Oppgjorstall, avtrykk: str) -> Ark:
    """What each bears is taken from the sheet of lines, what it has entered and paid from the entries."""
    titler = (BAERER, FORT, AKONTO, SKYLDER)
    kolonner = (Arkkolonne("Part", 24), *(Arkkolonne(t, 24, summeres=True) for t in titler))
    sumrad = _FORSTE_RAD + len(tall.oppgjor.poster)
    rader = tuple(_saldorad(tall, s, felt, f"=Linjer!{_kolonne(tall, s.part)}{sumrad}") for s, felt in tall.saldoer())
    merknad = f"Fingeravtrykk {avtrykk}. Skylder = bærer − ført − betalt. Summen av siste kolonne er null."
    return Ark("Partene", kolonner, rader, merknad, "I alt")


def _saldorad(tall: Oppgjorstall, saldo: Saldo, felt: dict[str, Tall | None], baerer: str) -> tuple[Arkcelle, ...]:
    navn = tall.navn(saldo.part)
    fort = "=SUMIF(Posteringer!E:E,A{rad},Posteringer!F:F)"
    akonto = "=SUMIF('A konto'!B:B,A{rad},'A konto'!D:D)-SUMIF('A konto'!C:C,A{rad},'A konto'!D:D)"
    return (
        navn,
        Formel(baerer, felt[BAERER] or Kroner(0)),
        Formel(fort, felt[FORT] or Kroner(0)),
        Formel(akonto, felt[AKONTO] or Kroner(0)),
        Formel("=B{rad}-C{rad}-D{rad}", felt[SKYLDER] or Kroner(0)),
    )


def _kolonne(tall: Oppgjorstall, part: str) -> str:
    return _BOKSTAVER[2 + tall.parter.index(part)]


def _linjeark(tall: Oppgjorstall) -> Ark:
    navn = tuple(tall.navn(p) for p in tall.parter)
    kolonner = (
        Arkkolonne("Linje", 40),
        Arkkolonne("I alt", 18, summeres=True),
        *(Arkkolonne(n, 18, summeres=True) for n in navn),
    )
    siste = _BOKSTAVER[1 + len(navn)]
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple(
        (linjenavn(p), Formel(f"=SUM(C{{rad}}:{siste}{{rad}})", tall.tall.post(p)), *_andeler(tall, p))
        for p in tall.oppgjor.poster
    )
    return Ark("Linjer", kolonner, rader, "", "I alt")


def _posteringsark(tall: Oppgjorstall) -> Ark:
    kolonner = (
        *(Arkkolonne("Postering", 30), Arkkolonne("Linje", 34), Arkkolonne("Slag", 16), Arkkolonne("Fra", 12)),
        *(Arkkolonne("Ført hos", 20), Arkkolonne("Beløp", 18, summeres=True)),
    )
    poster = {p.id: p.navn for p in tall.oppgjor.grunnlag.poster}
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple(
        (p.id, poster[p.post], p.slag.value, p.periode.fra, tall.navn(p.bokfort_hos), p.belop)
        for p in tall.oppgjor.grunnlag.posteringer
    )
    return Ark("Posteringer", kolonner, rader, "", "I alt")


def _akontoark(tall: Oppgjorstall) -> Ark:
    kolonner = (Arkkolonne("Betalt", 12), Arkkolonne("Fra", 20), Arkkolonne("Til", 20), Arkkolonne("Beløp", 18))
    alle = tall.oppgjor.grunnlag.akonto
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple((a.dato, tall.navn(a.fra), tall.navn(a.til), a.belop) for a in alle)
    return Ark("A konto", kolonner, rader)


def alle_tall(tall: Oppgjorstall) -> Iterable[Tall]:
    """Yield every figure the page shows."""
    for tabell in (partstabell(tall), linjetabell(tall)):
        yield from (celle for rad in tabell.rader for celle in rad if isinstance(celle, Tall))
