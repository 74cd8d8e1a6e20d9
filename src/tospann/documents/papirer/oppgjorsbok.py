"""The settlement as a workbook that computes: keys, shares to the øre, lines and accounts, all by formulas."""

from __future__ import annotations

from collections.abc import Iterator

from xlsxwriter.utility import xl_col_to_name

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.aarsresultat import Postoppgjor, Saldo
from tospann.core.oppgjor.kostnad import Postering
from tospann.documents.papirer.aarsoppgjor import AKONTO, BAERER, FORT, SKYLDER, Oppgjorstall, linjenavn
from tospann.documents.papirer.fordelingsark import Fordelingsark, linjeformel, plassene
from tospann.documents.papirer.nokkelark import FORSTE_RAD
from tospann.documents.regneark import Arbeidsbok, Ark, Arkcelle, Arkkolonne, Formel

_FORAN = 2
"""Columns before the parties' own on the sheet of lines: the line, and the whole."""


def arbeidsbok(tall: Oppgjorstall, tittel: str, avtrykk: str) -> Arbeidsbok:
    """
    Make the workbook: from what was entered and counted, through the shares, to what each party owes.

    Change an entry, a count or a weight, and everything after it follows.
    """
    posteringer = _ordnet(tall)
    dato = max(p.belop.dato for p in posteringer)
    fordeling = Fordelingsark.av(tall.oppgjor, plassene((p.post, p.slag) for p in posteringer))
    ark = (
        _saldoark(tall, avtrykk),
        _linjeark(tall, fordeling),
        fordeling.ark(),
        fordeling.nokkelark.ark(),
        _posteringsark(tall, posteringer),
        _akontoark(tall),
    )
    return Arbeidsbok(tittel, dato, tuple(a for a in ark if a.rader or a.navn == "A konto"))


def _ordnet(tall: Oppgjorstall) -> list[Postering]:
    """Give the entries of each item together, the items in the order of the lines."""
    orden = {(p.post.id, p.slag): nr for nr, p in enumerate(tall.oppgjor.poster)}
    return sorted(tall.oppgjor.grunnlag.posteringer, key=lambda p: orden[p.post, p.slag])


def _saldoark(tall: Oppgjorstall, avtrykk: str) -> Ark:
    """What each bears is taken from the sheet of lines, what it has entered and paid from the entries."""
    titler = (BAERER, FORT, AKONTO, SKYLDER)
    kolonner = (Arkkolonne("Part", 24), *(Arkkolonne(t, 24, summeres=True) for t in titler))
    sumrad = FORSTE_RAD + len(tall.oppgjor.poster)
    rader = tuple(_saldorad(tall, s, felt, f"=Linjer!{_kolonne(tall, s.part)}{sumrad}") for s, felt in tall.saldoer())
    merknad = (
        f"Fingeravtrykk {avtrykk}. Skylder = bærer − ført − betalt. Summen av siste kolonne er null. Andelene regnes "
        "ut på arket Fordeling, etter nøklene på arket Nøkler. Det som gjelder, er det som står i Tospann; endrer du "
        "noe her, ser du hva det ville gitt."
    )
    return Ark("Partene", kolonner, rader, merknad, "I alt")


def _saldorad(tall: Oppgjorstall, saldo: Saldo, felt: dict[str, Tall | None], baerer: str) -> tuple[Arkcelle, ...]:
    fort = "=SUMIF(Posteringer!E:E,A{rad},Posteringer!F:F)"
    akonto = "=SUMIF('A konto'!B:B,A{rad},'A konto'!D:D)-SUMIF('A konto'!C:C,A{rad},'A konto'!D:D)"
    return (
        tall.navn(saldo.part),
        Formel(baerer, felt[BAERER] or Kroner(0)),
        Formel(fort, felt[FORT] or Kroner(0)),
        Formel(akonto, felt[AKONTO] or Kroner(0)),
        Formel("=B{rad}-C{rad}-D{rad}", felt[SKYLDER] or Kroner(0)),
    )


def _kolonne(tall: Oppgjorstall, part: str) -> str:
    return str(xl_col_to_name(_FORAN + tall.parter.index(part)))


def _linjeark(tall: Oppgjorstall, fordeling: Fordelingsark) -> Ark:
    navn = tuple(tall.navn(p) for p in tall.parter)
    kolonner = (
        Arkkolonne("Linje", 40),
        Arkkolonne("I alt", 18, summeres=True),
        *(Arkkolonne(n, 18, summeres=True) for n in navn),
    )
    siste = xl_col_to_name(_FORAN - 1 + len(navn))
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple(
        (linjenavn(p), Formel(f"=SUM(C{{rad}}:{siste}{{rad}})", tall.tall.post(p)), *_andeler(tall, fordeling, nr, p))
        for nr, p in enumerate(tall.oppgjor.poster)
    )
    return Ark("Linjer", kolonner, rader, "", "I alt")


def _andeler(tall: Oppgjorstall, fordeling: Fordelingsark, nr: int, post: Postoppgjor) -> Iterator[Formel | None]:
    for part in tall.parter:
        ruter = fordeling.ruter.get((nr, part), [])
        yield Formel(linjeformel(ruter), tall.tall.andel(post, part)) if ruter else None


def _posteringsark(tall: Oppgjorstall, posteringer: list[Postering]) -> Ark:
    kolonner = (
        *(Arkkolonne("Postering", 30), Arkkolonne("Linje", 34), Arkkolonne("Slag", 16), Arkkolonne("Fra", 12)),
        *(Arkkolonne("Ført hos", 20), Arkkolonne("Beløp", 18, summeres=True)),
    )
    poster = {p.id: p.navn for p in tall.oppgjor.grunnlag.poster}
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple(
        (p.id, poster[p.post], p.slag.value, p.periode.fra, tall.navn(p.bokfort_hos), p.belop) for p in posteringer
    )
    return Ark("Posteringer", kolonner, rader, "", "I alt")


def _akontoark(tall: Oppgjorstall) -> Ark:
    kolonner = (Arkkolonne("Betalt", 12), Arkkolonne("Fra", 20), Arkkolonne("Til", 20), Arkkolonne("Beløp", 18))
    alle = tall.oppgjor.grunnlag.akonto
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple((a.dato, tall.navn(a.fra), tall.navn(a.til), a.belop) for a in alle)
    return Ark("A konto", kolonner, rader)
