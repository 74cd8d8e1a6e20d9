"""kilder.json: every figure and sourced statement in the papers, once, with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import tall_tekst
from tospann.core.felles.tall import Opplysning, Tall, Verdi, med_grunnlag
from tospann.documents.modell import Dokument, alle_opplysninger, alle_tall


class ToVerdier(ValueError):
    """Two figures share an id but not a value: one of them is printed wrong somewhere."""


def samle_tall(dokumenter: Iterable[Dokument], ekstra: Iterable[Tall] = ()) -> dict[str, Tall]:
    """
    Gather the figures of all papers and everything they rest on, by id.

    Raises
    ------
    ToVerdier
        When one id stands for two values.

    """
    funnet: dict[str, Tall] = {}
    for tall in med_alle_grunnlag([*(t for d in dokumenter for t in alle_tall(d)), *ekstra]):
        forrige = funnet.setdefault(tall.id, tall)
        if forrige.verdi != tall.verdi:
            melding = f"«{tall.id}» har to verdier: {tall_tekst(forrige)} og {tall_tekst(tall)}."
            raise ToVerdier(melding)
    return dict(sorted(funnet.items()))


def med_alle_grunnlag(tall: Iterable[Tall]) -> Iterable[Tall]:
    """Walk each figure on its own, so that two figures with one id are both seen."""
    for ett in tall:
        yield from med_grunnlag([ett])


def kilder_json(tall: dict[str, Tall], dokumenter: Iterable[Dokument]) -> bytes:
    """Write the file: deterministic, UTF-8, one object for figures and one for statements."""
    opplysninger = {o.id: o for d in dokumenter for o in alle_opplysninger(d)}
    innhold = {
        "tall": [_tall(t) for t in tall.values()],
        "opplysninger": [_opplysning(opplysninger[id_]) for id_ in sorted(opplysninger)],
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=1) + "\n").encode()


def _tall(tall: Tall) -> dict[str, object]:
    return {
        "id": tall.id,
        "navn": tall.navn,
        "verdi": eksakt(tall.verdi),
        "tekst": tall_tekst(tall),
        "enhet": tall.enhet.value,
        "dato": tall.dato.isoformat(),
        "gjelder": tall.gjelder,
        "slag": tall.kilde.slag.value,
        "hviler_paa_forutsetning": tall.hviler_paa_forutsetning,
        **(
            {"formel": tall.formel, "ledd": [t.id for t in tall.ledd]} if tall.formel else {"kilde": _kilde(tall.kilde)}
        ),
    }


def _opplysning(opplysning: Opplysning) -> dict[str, object]:
    return {
        "id": opplysning.id,
        "navn": opplysning.navn,
        "tekst": opplysning.tekst,
        "dato": opplysning.dato.isoformat(),
        "gjelder": opplysning.gjelder,
        "kilde": _kilde(opplysning.kilde),
    }


def _kilde(kilde: Kilde) -> dict[str, str]:
    return {
        "slag": kilde.slag.value,
        "tittel": kilde.tittel,
        "utgiver": kilde.utgiver,
        "sted": kilde.sted,
        "dato": kilde.dato.isoformat(),
        "lisens": kilde.lisens,
    }


def eksakt(verdi: Verdi) -> str:
    """Write a value without loss: kroner with two decimals, whole numbers, or a fraction "29/2"."""
    match verdi:
        case Kroner(ore):
            hele, rest = divmod(abs(ore), 100)
            return f"{'-' if ore < 0 else ''}{hele}.{rest:02d}"
        case _:
            return f"{verdi}"
