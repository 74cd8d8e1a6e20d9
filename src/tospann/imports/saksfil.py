"""Read a case from a TOML file: participants, meetings and assumptions, or a refusal that says what is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellfil import DATA

_TALL = re.compile(r"-?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:,[0-9]+)?")


def _desimal(verdi: object) -> object:
    """Read "1 234,5": a full stop could be thousands, so only the comma is taken."""
    if isinstance(verdi, str) and _TALL.fullmatch(verdi):
        return verdi.replace(",", ".").replace(" ", "")
    melding = "skriv tallet i anførselstegn med desimalkomma, for eksempel «1,5»"
    raise ValueError(melding)


def _ved_navn(enum: type[Any], verdi: object) -> object:
    """Let a file name a choice as the code does (VERT_ADMINISTRATIV)."""
    return enum[verdi] if isinstance(verdi, str) and verdi in enum.__members__ else verdi


Desimal = Annotated[Decimal, BeforeValidator(_desimal), Field(ge=0)]
Nummer = Annotated[str, Field(pattern=r"^\d{4}$")]


class _Streng(BaseModel):
    """Nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Saksdel(_Streng):
    """The case itself."""

    slug: str
    tittel: str
    sporsmaal: str
    faktadato: date
    dato: date
    rettsdato: date
    rettsdato_grunn: str = ""
    planstart: date
    oppstart: date
    vert: Nummer
    form: Annotated[Samarbeidsform, BeforeValidator(partial(_ved_navn, Samarbeidsform))]
    nokkel: Annotated[Nokkelslag, BeforeValidator(partial(_ved_navn, Nokkelslag))]
    statsdeling: Annotated[Statsdeling, BeforeValidator(partial(_ved_navn, Statsdeling))]


class Deltakerdel(_Streng):
    """A participating municipality."""

    kommune: Nummer
    kontor: str
    adresse: str
    samisk: bool = False
    lokasjon: Annotated[Lokasjonsslag, BeforeValidator(partial(_ved_navn, Lokasjonsslag))]
    lokasjon_grunn: str
    lokasjon_kilde: str = ""
    moter: tuple[date, ...]


class Forutsetningsdel(_Streng):
    """An assumption: one value for the case, or one for each municipality."""

    id: str
    navn: str
    enhet: Enhet
    grunn: str
    verdi: Desimal | None = None
    verdier: dict[str, Desimal] = Field(default_factory=dict)


class Saksfil(_Streng):
    """A whole case file."""

    sak: Saksdel
    deltaker: tuple[Deltakerdel, ...]
    forutsetning: tuple[Forutsetningsdel, ...]


def les_sak(slug: str) -> Saksfil:
    """
    Read one of the project's own cases.

    Raises
    ------
    FilAvvist
        With every fault in the file, where it is and why.
    FileNotFoundError
        When there is no such case.

    """
    sti = DATA / "saker" / slug / "sak.toml"
    return les_saksfil(sti)


def les_saksfil(sti: Path) -> Saksfil:
    """Read a case file from a path; see ``les_sak``."""
    try:
        innhold = tomllib.loads(sti.read_text(encoding="utf-8"))
        fil = Saksfil.model_validate(innhold)
    except UnicodeDecodeError as feil:
        raise FilAvvist(sti.name, [Avvisning(0, "hele filen", "er ikke UTF-8")]) from feil
    except tomllib.TOMLDecodeError as feil:
        raise FilAvvist(sti.name, [Avvisning(0, "hele filen", f"ikke gyldig TOML: {feil}")]) from feil
    except ValidationError as feil:
        raise FilAvvist(sti.name, _avvisninger(feil)) from feil
    if motsigelser := [*_feil_i_deltakerne(fil), *_manglende_verdier(fil)]:
        raise FilAvvist(sti.name, motsigelser)
    return fil


def _avvisninger(feil: ValidationError) -> Iterator[Avvisning]:
    for ett in feil.errors():
        sted = [str(del_) for del_ in ett["loc"]]
        rad = next((int(del_) + 1 for del_ in sted if del_.isdigit()), 0)
        yield Avvisning(rad, ".".join(d for d in sted if not d.isdigit()), _grunn(ett))


def _grunn(feil: Mapping[str, Any]) -> str:
    match feil["type"]:
        case "missing":
            return "mangler"
        case "extra_forbidden":
            return "ukjent felt"
        case "value_error":
            return str(feil["ctx"]["error"])
        case _:
            return f"«{feil['input']}» kan ikke brukes her"


def _feil_i_deltakerne(fil: Saksfil) -> Iterator[Avvisning]:
    """Each municipality is in the case once, and the host is one of them."""
    numre = [d.kommune for d in fil.deltaker]
    for nr, kommune in enumerate(numre, start=1):
        if kommune in numre[: nr - 1]:
            yield Avvisning(nr, "deltaker.kommune", f"«{kommune}» står flere ganger")
    if fil.sak.vert not in numre:
        yield Avvisning(0, "sak.vert", f"«{fil.sak.vert}» er ikke blant deltakerne")


def _manglende_verdier(fil: Saksfil) -> Iterator[Avvisning]:
    """Each assumption has one value, or one for each participant: no more, no fewer."""
    deltakere = {d.kommune for d in fil.deltaker}
    for nr, forutsetning in enumerate(fil.forutsetning, start=1):
        if (forutsetning.verdi is None) == (not forutsetning.verdier):
            yield Avvisning(nr, forutsetning.id, "skal ha enten én verdi eller én for hver kommune")
        elif forutsetning.verdier and set(forutsetning.verdier) != deltakere:
            avvik = ", ".join(sorted(set(forutsetning.verdier) ^ deltakere))
            yield Avvisning(nr, forutsetning.id, f"verdiene passer ikke med deltakerne ({avvik})")
