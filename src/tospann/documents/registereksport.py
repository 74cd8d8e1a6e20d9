"""The register of municipalities on a date as a file, and the dictionary that says what each column means."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.nokkeltall import Verdi
from tospann.documents.regneark import Ark, Arkcelle, Arkkolonne, tegn_csv

TITTEL = "Norske kommuner"
LISENS = "Hver rad har kildene og lisensene sine; alle er NLOD 2.0 eller CC BY 4.0."


@dataclass(frozen=True, slots=True)
class Registerrad:
    """One municipality on the date; *kom_fra* and *ble_til* are the numbers before and after this version."""

    versjon: Kommuneversjon
    kom_fra: tuple[str, ...]
    ble_til: tuple[str, ...]
    folketall: Verdi
    areal: Verdi
    senter: tuple[Fraction, Fraction] | Ukjent
    samisk_omraade: Opplysning | Ukjent
    kilder: tuple[Kilde, ...]


Skriver = Callable[[Registerrad], Arkcelle]


@dataclass(frozen=True, slots=True)
class Felt:
    """One column: its name, what it means, how it is written, and how to read it from a row."""

    navn: str
    betyr: str
    form: str
    les: Skriver


def _tall(verdi: Verdi) -> int | Fraction | None:
    return None if isinstance(verdi, Ukjent) else _helt(verdi.som_brok())


def _helt(brok: Fraction) -> int | Fraction:
    return int(brok) if brok.denominator == 1 else brok


def _dato(verdi: Verdi) -> date | None:
    return verdi.dato if isinstance(verdi, Tall) else None


def _numre(numre: Sequence[str]) -> str:
    return " ".join(numre)


FELTENE: tuple[Felt, ...] = (
    Felt("nummer", "Kommunenummeret denne dagen", "fire siffer, også null foran", lambda r: r.versjon.kommune.nummer),
    Felt("navn", "Det offisielle navnet, med samiske og kvenske deler", "tekst", lambda r: r.versjon.kommune.navn),
    Felt("kortnavn", "Det norske navnet", "tekst", lambda r: r.versjon.kommune.kortnavn),
    Felt(
        "samisk_navn", "Det samiske navnet", "tekst; tomt når det ikke er noe", lambda r: r.versjon.kommune.samisk_navn
    ),
    Felt("kvensk_navn", "Det kvenske navnet", "tekst; tomt når det ikke er noe", lambda r: r.versjon.kvensk_navn),
    Felt("fylkesnummer", "Fylkesnummeret denne dagen", "to siffer, også null foran", lambda r: r.versjon.fylkesnummer),
    Felt("fylke", "Fylket denne dagen", "tekst", lambda r: r.versjon.kommune.fylke),
    Felt("orgnr", "Organisasjonsnummeret", "ni siffer; tomt når det er ukjent", lambda r: r.versjon.kommune.orgnr),
    Felt(
        "fra",
        "Første dag med dette nummeret, navnet og fylket; 2006-01-01 kan bety at det er eldre",
        "åååå-mm-dd",
        lambda r: r.versjon.periode.fra,
    ),
    Felt(
        "til",
        "Første dag det ikke lenger gjelder",
        "åååå-mm-dd; tomt når det gjelder ennå",
        lambda r: r.versjon.periode.til,
    ),
    Felt(
        "kom_fra",
        "Numrene den ble til av den første dagen",
        "fire siffer, mellomrom mellom",
        lambda r: _numre(r.kom_fra),
    ),
    Felt("ble_til", "Numrene den ble til da den sluttet", "fire siffer, mellomrom mellom", lambda r: _numre(r.ble_til)),
    Felt("innbyggere", "Innbyggere", "helt tall; tomt når det er ukjent", lambda r: _tall(r.folketall)),
    Felt("innbyggere_dato", "Dagen innbyggertallet gjelder", "åååå-mm-dd", lambda r: _dato(r.folketall)),
    Felt("areal_km2", "Areal uten sjø, regnet av grensene", "km²; tomt når det er ukjent", lambda r: _tall(r.areal)),
    Felt("areal_dato", "Dagen grensene gjelder", "åååå-mm-dd", lambda r: _dato(r.areal)),
    Felt(
        "senter_bredde",
        "Breddegraden til kommunesenteret (rådhus eller kommunehus der det er kjent)",
        "grader WGS84; tomt når det er ukjent",
        lambda r: None if isinstance(r.senter, Ukjent) else r.senter[0],
    ),
    Felt(
        "senter_lengde",
        "Lengdegraden til kommunesenteret",
        "grader WGS84; tomt når det er ukjent",
        lambda r: None if isinstance(r.senter, Ukjent) else r.senter[1],
    ),
    Felt(
        "samisk_omraade",
        "Om kommunen er i forvaltningsområdet for samisk språk",
        "ja, nei; tomt når det er ukjent",
        lambda r: "" if isinstance(r.samisk_omraade, Ukjent) else r.samisk_omraade.tekst,
    ),
    Felt("kilder", "Hvor raden kommer fra", "utgiver: tittel; semikolon mellom", lambda r: _kilder(r.kilder)),
    Felt("lisenser", "Hva som kreves for å bruke den", "lisens; semikolon mellom", lambda r: _lisenser(r.kilder)),
)


def _kilder(kilder: Sequence[Kilde]) -> str:
    return "; ".join(dict.fromkeys(f"{k.utgiver}: {k.tittel}" for k in kilder))


def _lisenser(kilder: Sequence[Kilde]) -> str:
    return "; ".join(dict.fromkeys(k.lisens for k in kilder if k.lisens))


def register_csv(rader: Sequence[Registerrad]) -> bytes:
    """Write the register for a Norwegian spreadsheet: UTF-8 with byte order mark, semicolons, decimal comma."""
    kolonner = tuple(Arkkolonne(f.navn) for f in FELTENE)
    ark = Ark("Kommuner", kolonner, tuple(tuple(f.les(rad) for f in FELTENE) for rad in rader))
    return tegn_csv(ark).encode()


def register_json(rader: Sequence[Registerrad], dato: date) -> bytes:
    """Write the register for a program, with its dictionary and sources; what is not known is null."""
    kilder = {k.id: k for rad in rader for k in rad.kilder}
    innhold = {
        "tittel": TITTEL,
        "dato": dato.isoformat(),
        "lisens": LISENS,
        "kilder": [
            {
                "id": k.id,
                "utgiver": k.utgiver,
                "tittel": k.tittel,
                "sted": k.sted,
                "dato": str(k.dato),
                "lisens": k.lisens,
            }
            for _, k in sorted(kilder.items())
        ],
        "ordbok": [{"navn": f.navn, "betyr": f.betyr, "form": f.form} for f in FELTENE],
        "kommuner": [{f.navn: _json(f.les(rad)) for f in FELTENE} for rad in rader],
    }
    return (json.dumps(innhold, ensure_ascii=False, indent=1) + "\n").encode()


def _json(celle: Arkcelle) -> str | int | float | None:
    match celle:
        case Fraction():
            return float(celle)
        case date():
            return celle.isoformat()
        case str() | int():
            return celle
        case _:
            return None


def ordbok_markdown() -> str:
    """Write the dictionary of the columns as a table (docs/dataordbok.md holds it)."""
    rader = [f"| `{f.navn}` | {f.betyr} | {f.form} |" for f in FELTENE]
    return "\n".join(["| kolonne | hva den betyr | form |", "|---|---|---|", *rader])
