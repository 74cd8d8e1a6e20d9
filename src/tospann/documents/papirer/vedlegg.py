"""The appendices every paper with figures has: the assumptions it rests on, and where its figures come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tospann.core.felles.norsk import dato_kort
from tospann.core.felles.tall import Opplysning, Tall, med_grunnlag
from tospann.core.utredning.sak import Sak
from tospann.documents.modell import (
    Blokk,
    Celle,
    Dokument,
    Kolonne,
    Liste,
    Overskrift,
    Tabell,
    Uthevet,
    alle_opplysninger,
    alle_tall,
)
from tospann.documents.papirer.ordlegging import p

_VIS_NAVN = 3


def vedlegg(sak: Sak, blokker: tuple[Blokk, ...], *, formler: bool = False) -> Iterator[Blokk]:
    """Give the appendices of a paper; with *formler* also how each figure is worked out."""
    utkast = Dokument("", "", sak.dato, "", blokker)
    trykte, sagt = tuple(alle_tall(utkast)), tuple(alle_opplysninger(utkast))
    yield Overskrift(1, "Vedlegg: forutsetninger")
    yield from forutsetninger(sak, trykte)
    yield Overskrift(1, "Vedlegg: kilder")
    yield kilder(trykte, sagt)
    if formler:
        yield Overskrift(1, "Vedlegg: slik er tallene regnet ut")
        yield beregninger(trykte)
    yield p("Hvert enkelt tall står med id, verdi, enhet, dato og kilde eller formel i filen kilder.json.")


def forutsetninger(sak: Sak, tall: Iterable[Tall]) -> Iterator[Blokk]:
    """All assumptions a paper rests on, with the reason for each: those per municipality first, then the common."""
    yield p(
        "Ingen kilde gir disse tallene. De er satt av prosjektet, kan endres, og er merket med stjerne overalt der ",
        "de, eller noe som er regnet ut av dem, står.",
    )
    brukte = {t.id: t for t in med_grunnlag(tall) if t.er_forutsetning}
    numre = [k.nummer for k in sak.kommuner]
    stammer = sorted({id_.rpartition(".")[0] for id_ in brukte if id_.rpartition(".")[2] in numre})
    ved_id = {t.id: t for t in _sakens(sak)} | brukte
    yield _for_hver_kommune(sak, stammer, ved_id)
    grunner = {s: next(ved_id[f"{s}.{nr}"] for nr in numre if f"{s}.{nr}" in ved_id) for s in stammer}
    yield Liste(tuple((Uthevet(_stammens_navn(t)), f": {t.kilde.sted}") for t in grunner.values()))
    yield _felles([t for id_, t in sorted(brukte.items()) if id_.rpartition(".")[2] not in numre])


def _for_hver_kommune(sak: Sak, stammer: list[str], ved_id: dict[str, Tall]) -> Tabell:
    kolonner = (
        Kolonne("Forutsetning", bredde=7),
        *(Kolonne(k.kortnavn, hoyre=True, bredde=2, med_enhet=False) for k in sak.kommuner),
    )
    rader = tuple(_per_kommune([ved_id.get(f"{s}.{k.nummer}") for k in sak.kommuner]) for s in stammer)
    return Tabell("Forutsetninger for hver kommune", kolonner, rader)


def _felles(alle: list[Tall]) -> Tabell:
    kolonner = (
        Kolonne("Forutsetning", bredde=4),
        Kolonne("Verdi", hoyre=True, bredde=3),
        Kolonne("Begrunnelse", bredde=5),
    )
    return Tabell("Felles forutsetninger", kolonner, tuple((t.navn, t, t.kilde.sted) for t in alle))


def _sakens(sak: Sak) -> Iterator[Tall]:
    """Give the assumptions of every municipality, so that a row is whole also where only one value is printed."""
    for d in sak.deltakere:
        bemanning = d.kontor.bemanning
        yield from (bemanning.stat, bemanning.kommune, d.kontordrift, d.stonad)
        yield from (d.fast_prosent, d.reetablering, d.lokasjon.dager)


def _per_kommune(tall: list[Tall | None]) -> tuple[Celle, ...]:
    forste = next(t for t in tall if t)
    return (f"{_stammens_navn(forste)} ({forste.enhet.value})", *tall)


def _stammens_navn(tall: Tall) -> str:
    return tall.navn.rpartition(", ")[0]


def kilder(tall: Iterable[Tall], opplysninger: Iterable[Opplysning]) -> Tabell:
    """Where the facts of a paper come from: one row for each source, with what it gave."""
    gitt: dict[str, list[str]] = {}
    oppgitte = [t for t in med_grunnlag(tall) if not t.formel and not t.er_forutsetning]
    fakta: list[Tall | Opplysning] = [*oppgitte, *(o for o in opplysninger if not o.er_forutsetning)]
    for ett in fakta:
        k = ett.kilde
        gitt.setdefault(", ".join(filter(None, (k.tittel, k.utgiver, k.sted, dato_kort(k.dato)))), []).append(ett.navn)
    rader = tuple((kilde, _eksempler(navn)) for kilde, navn in sorted(gitt.items()))
    return Tabell("Kilder", (Kolonne("Kilde", bredde=7), Kolonne("Hva den gir", bredde=4)), rader)


def beregninger(tall: Iterable[Tall]) -> Tabell:
    """How figures are worked out: one row for each formula, with what it gave."""
    grupper: dict[str, list[str]] = {}
    for t in med_grunnlag(tall):
        if t.formel:
            grupper.setdefault(t.formel, []).append(t.navn)
    rader = tuple((formel, _eksempler(navn)) for formel, navn in sorted(grupper.items()))
    kolonner = Kolonne("Slik er det regnet", bredde=5), Kolonne("Gjelder", bredde=4)
    return Tabell("Formler", kolonner, rader)


def _eksempler(navn: list[str]) -> str:
    """Name the first few kinds; a list of fifty names tells nobody anything."""
    ulike = sorted({n.partition(", ")[0] for n in navn})
    return "; ".join(ulike[:_VIS_NAVN]) + ("; med flere" if len(ulike) > _VIS_NAVN else "")
