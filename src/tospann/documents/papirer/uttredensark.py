"""The exit sheet of one municipality: when, what it costs, which positions and agreements, what the others bear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.avtale.klausul import Klausul
from tospann.core.felles.norsk import ascii_navn, dato_tekst
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.uttreden import Uttredelsesark
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Celle,
    Dokument,
    Kolonne,
    Liste,
    Merke,
    Overskrift,
    Ramme,
    Tabell,
    Uthevet,
)

FORBEHOLD = (
    "Arket viser hva det koster etter avtalen og anslagene som står her. "
    "Det er ikke en oppsigelse, og det binder ingen."
)


@dataclass(frozen=True, slots=True)
class Uttreden:
    """
    All that the sheet shows, on the page and on paper.

    *sum_* is not there when nothing costs anything; *andre* is what each of the others bears more in a year, and
    *opplosning* what each gets of what there is, thing by thing.
    """

    ark: Uttredelsesark
    navn: str
    vert: str
    aarlig: Tall
    vilkaar: tuple[tuple[str, str], ...]
    klausuler: tuple[Klausul, ...]
    sum_: Tall | None = None
    andre: tuple[tuple[str, Tall], ...] = ()
    opplosning: tuple[tuple[str, tuple[Tall, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Arkhode:
    """What stands around the sheet."""

    sak: str
    aar: int
    dato: date
    merknad: str = ""


def uttredensnavn(navn: str) -> str:
    """Name the file, without ending."""
    return f"uttreden-{ascii_navn(navn)}"


def uttredensark(u: Uttreden, hode: Arkhode) -> Dokument:
    """Compose the sheet."""
    return Dokument(
        uttredensnavn(u.navn),
        f"Å gå ut: {u.navn}",
        hode.dato,
        u.navn,
        tuple(_blokker(u, hode)),
        undertittel=hode.sak,
        felt=(
            ("Gjelder", u.navn),
            ("Oppsigelse mottatt", dato_tekst(u.ark.oppsigelse.mottatt)),
            ("Ute fra", dato_tekst(u.ark.oppsigelse.ute_fra)),
            ("Regnet av", f"oppgjøret for {hode.aar}"),
        ),
        med_ore=True,
    )


def _blokker(u: Uttreden, hode: Arkhode) -> Iterator[Blokk]:
    if hode.merknad:
        yield Ramme(Merke.FORUTSETNING, "Regneeksempel", (Avsnitt((hode.merknad,)),))
    yield Overskrift(1, "Kort fortalt")
    yield Avsnitt((Uthevet(u.ark.i_en_setning(u.navn)),))
    yield Avsnitt((FORBEHOLD,))
    yield Overskrift(1, "Når")
    yield vilkaarstabell(u)
    yield Overskrift(1, "Hva det koster")
    yield Avsnitt(
        ("Fram til den dagen bærer kommunen sin del som før, etter året som er regnet på ", u.aarlig, " i året.")
    )
    if u.ark.linjer:
        yield kostnadstabell(u)
    yield Overskrift(1, "Ansatte")
    yield stillingstabell(u)
    yield Overskrift(1, "Avtaler som må endres eller inngås")
    yield Liste(tuple((avtale,) for avtale in u.ark.avtaler))
    yield from _resten(u)


def _resten(u: Uttreden) -> Iterator[Blokk]:
    if u.andre:
        yield Overskrift(1, "Hva de andre bærer mer")
        yield andretabell(u)
    if u.opplosning:
        yield Overskrift(1, "Hvis alle går fra hverandre")
        yield opplosningstabell(u)
    if u.klausuler:
        yield Overskrift(1, "Det avtalen sier")
        for klausul in u.klausuler:
            yield Ramme(Merke.FORSLAG, f"{klausul.nummer}. {klausul.tittel}", (Avsnitt((klausul.tekst,)),))


def vilkaarstabell(u: Uttreden) -> Tabell:
    """Show the terms, and where each comes from."""
    rader: tuple[tuple[Celle, ...], ...] = tuple(u.vilkaar)
    return Tabell("Vilkårene", (Kolonne("Hva", bredde=2), Kolonne("Hvordan", bredde=3)), rader)


def kostnadstabell(u: Uttreden) -> Tabell:
    """Show what it costs, line by line."""
    rader: list[tuple[Celle, ...]] = [(t.navn, t) for t in u.ark.linjer]
    sum_: list[tuple[Celle, ...]] = [("Til sammen", u.sum_)]
    kolonner = Kolonne("Hva", bredde=3), Kolonne("Kroner", hoyre=True, med_enhet=False)
    return Tabell(f"Hva det koster {u.navn} å gå ut", kolonner, (*rader, *sum_), sumrad=True, med_ore=True)


def stillingstabell(u: Uttreden) -> Tabell:
    """Show the positions that come back."""
    rader: tuple[tuple[Celle, ...], ...] = tuple((t.navn, t) for t in u.ark.stillinger) or (("Ingen", None),)
    kolonner = Kolonne("Hvem", bredde=3), Kolonne("Årsverk", hoyre=True, med_enhet=False)
    merknad = "De ansatte kan ha rett til å følge oppgavene (arbeidsmiljøloven kapittel 16)."
    return Tabell("Årsverk som følger med tilbake", kolonner, rader, merknad=merknad)


def andretabell(u: Uttreden) -> Tabell:
    """Show what each of the others bears more when nothing is saved."""
    rader: tuple[tuple[Celle, ...], ...] = tuple(u.andre)
    kolonner = Kolonne("Part", bredde=2), Kolonne("Mer i året", hoyre=True, med_enhet=False)
    merknad = f"Kroner. Samme år uten {u.navn}, og uten at driften er blitt billigere."
    return Tabell("Det de andre bærer mer", kolonner, rader, merknad=merknad, med_ore=True)


def opplosningstabell(u: Uttreden) -> Tabell:
    """Show what each gets (and owes, under zero) of each thing when all part."""
    ting = [t.navn.rpartition(", ")[0] for t in u.opplosning[0][1]]
    kolonner = Kolonne("Part", bredde=2), *(Kolonne(navn, hoyre=True, med_enhet=False) for navn in ting)
    rader: tuple[tuple[Celle, ...], ...] = tuple((navn, *deler) for navn, deler in u.opplosning)
    merknad = "Kroner. Det som er under null, er gjeld kommunen tar med seg."
    return Tabell("Oppløsning: det som er, delt etter nøkkelen", kolonner, rader, merknad=merknad, med_ore=True)


def tallene(u: Uttreden) -> Iterator[Tall]:
    """Yield every figure of the sheet."""
    yield u.aarlig
    yield from u.ark.linjer
    if u.sum_:
        yield u.sum_
    yield from u.ark.stillinger
    yield from (t for _navn, t in u.andre)
    yield from (t for _navn, deler in u.opplosning for t in deler)
