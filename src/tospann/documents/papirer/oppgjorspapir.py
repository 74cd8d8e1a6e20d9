"""The settlement statement of one party: what it bears, what it owes, line by line, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import ascii_navn, dato_tekst
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsresultat import Postoppgjor
from tospann.documents.modell import Avsnitt, Blokk, Celle, Dokument, Kolonne, Merke, Overskrift, Ramme, Tabell
from tospann.documents.papirer.aarsoppgjor import SKYLDER, Oppgjorstall, linjenavn, partstabell


@dataclass(frozen=True, slots=True)
class Oppgjorsbrev:
    """What a statement is made of besides the figures."""

    tittel: str
    vert: str
    versjon: str
    fingeravtrykk: str
    dato: date
    merknad: str = ""
    hvorfor: str = ""


def brevnavn(aar: int, navn: str) -> str:
    """Name the file of a party's statement, without ending."""
    return f"oppgjor-{aar}-{ascii_navn(navn)}"


def oppgjorspapir(tall: Oppgjorstall, part: str, brev: Oppgjorsbrev) -> Dokument:
    """Compose the statement of a party."""
    navn, aar = tall.navn(part), tall.oppgjor.grunnlag.year
    return Dokument(
        brevnavn(aar, navn),
        f"Oppgjør for {aar}: {navn}",
        brev.dato,
        brev.vert,
        tuple(_blokker(tall, part, brev)),
        undertittel=brev.tittel,
        felt=(
            ("Gjelder", navn),
            ("Versjon", brev.versjon),
            ("Dato", dato_tekst(brev.dato)),
            ("Fingeravtrykk", brev.fingeravtrykk),
        ),
        med_ore=True,
    )


def _blokker(tall: Oppgjorstall, part: str, brev: Oppgjorsbrev) -> Iterator[Blokk]:
    if brev.merknad:
        yield Ramme(Merke.FORUTSETNING, "Regneeksempel", (Avsnitt((brev.merknad,)),))
    yield Overskrift(1, "Sammendrag")
    yield Avsnitt((f"{tall.navn(part)} bærer ", tall.tall.baerer(part), ". ", *_krav(tall, part)))
    if brev.hvorfor:
        yield Avsnitt((brev.hvorfor,))
    yield _konto(tall, part)
    yield Overskrift(1, "Linje for linje")
    yield _linjer(tall, part)
    yield Overskrift(1, "Alle partene")
    yield partstabell(tall)
    yield Overskrift(1, "Slik er det delt")
    for tekst in dict.fromkeys(_formler(tall, part)):
        yield Avsnitt((tekst,))
    regler = dict.fromkeys(v.regel.i_ord() for v in tall.oppgjor.grunnlag.nokler)
    yield Avsnitt((f"Avrunding: {' '.join(regler)}",))


def _krav(tall: Oppgjorstall, part: str) -> Iterator[str | Tall]:
    """Say who pays whom; the account of a merged municipality passes by its successor."""
    egne = [k for k in tall.oppgjor.krav() if k.for_ == part]
    saldo = next(felt[SKYLDER] for s, felt in tall.saldoer() if s.part == part)
    for k in egne:
        id_ = f"{tall.tall.stamme}.krav.{k.for_}"
        ledd = (saldo,) if saldo else ()
        belop = regn_ut(id_, "Krav", Kroner(k.ore), Enhet.KRONER, formel="saldoen", ledd=ledd, gjelder=tall.navn(part))
        yield from (f"{tall.navn(k.fra)} betaler ", belop, f" til {tall.navn(k.til)}.")
    if not egne and part != tall.oppgjor.grunnlag.vert:
        yield "Ingen skylder noe."
    elif not egne:
        yield "Som vert får kommunen betalt av de andre, slik tabellen over alle partene viser."


def _konto(tall: Oppgjorstall, part: str) -> Tabell:
    felt = next(felt for s, felt in tall.saldoer() if s.part == part)
    rader: tuple[tuple[Celle, ...], ...] = tuple((navn, verdi) for navn, verdi in felt.items())
    return Tabell(
        "Kontoen", (Kolonne("Hva", bredde=3), Kolonne("Kroner", hoyre=True, med_enhet=False)), rader, med_ore=True
    )


def _med(tall: Oppgjorstall, part: str) -> list[Postoppgjor]:
    return [p for p in tall.oppgjor.poster if part in p.baerer()]


def _linjer(tall: Oppgjorstall, part: str) -> Tabell:
    kolonner = (
        Kolonne("Linje", bredde=3),
        Kolonne("I alt", hoyre=True, bredde=2, med_enhet=False),
        Kolonne(tall.navn(part), hoyre=True, bredde=2, med_enhet=False),
    )
    rader: list[tuple[Celle, ...]] = [
        (linjenavn(p), tall.tall.post(p), tall.tall.andel(p, part)) for p in _med(tall, part)
    ]
    sum_: tuple[Celle, ...] = ("I alt", None, tall.tall.baerer(part))
    return Tabell("Det parten bærer av hver linje", kolonner, (*rader, sum_), sumrad=True, med_ore=True)


def _formler(tall: Oppgjorstall, part: str) -> Iterator[str]:
    for p in _med(tall, part):
        if p.post.nokkel or p.post.statsnokkel:
            yield f"{linjenavn(p)}: {tall.tall.andel(p, part).formel}."
