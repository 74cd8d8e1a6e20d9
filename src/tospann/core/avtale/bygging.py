"""Build an agreement from the clause bank: fill a fixed list of fields, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Template

from tospann.core.avtale.avtale import Samarbeidsavtale, nummerer
from tospann.core.avtale.felt import FELT
from tospann.core.avtale.klausul import Klausul, Klausulmal, Naar, UgyldigKlausul
from tospann.core.avtale.vilkar import Vilkar
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.samarbeidsform import Samarbeidsform


class UgyldigFelt(UgyldigKlausul):
    """A field that is not on the list, or that has no value."""


def bygg_avtale(klausulmaler: Iterable[Klausulmal], vilkar: Vilkar, felt: Mapping[str, str]) -> Samarbeidsavtale:
    """
    Fill the templates that belong to these terms, in the order of their numbers.

    A value is put in as it stands: a dollar sign in it is never read as a field.

    Raises
    ------
    UgyldigFelt
        When a field is not on the list, or a template asks for one without a value.

    """
    krev_kjente_felt("feltlisten", felt)
    valgte = sorted((m for m in klausulmaler if hoerer_med(m, vilkar)), key=lambda m: (m.nummer, m.id))
    return Samarbeidsavtale(vilkar, nummerer(_fyll(m, felt) for m in valgte))


def hoerer_med(mal: Klausulmal, vilkar: Vilkar) -> bool:
    """Tell whether a template belongs in an agreement on these terms."""
    match mal.naar:
        case Naar.ALLTID:
            return True
        case Naar.ADMINISTRATIV:
            return vilkar.form is Samarbeidsform.VERT_ADMINISTRATIV
        case Naar.NEMND:
            return vilkar.form is Samarbeidsform.VERT_NEMND
        case Naar.SAMISK:
            return bool(vilkar.samiske_deltakere)
        case Naar.AVVIK:
            return bool(vilkar.tjenesteavvik)


def krev_kjente_felt(hvor: str, felt: Iterable[str]) -> None:
    """
    Check that every field is on the fixed list.

    Raises
    ------
    UgyldigFelt
        Naming the place and the fields.

    """
    ukjente = sorted(set(felt) - set(FELT))
    if ukjente:
        melding = f"{hvor} bruker «{', '.join(ukjente)}», som ikke er et felt. Feltene er {', '.join(sorted(FELT))}."
        raise UgyldigFelt(melding)


def _fyll(mal: Klausulmal, felt: Mapping[str, str]) -> Klausul:
    krev_kjente_felt(f"Klausulen «{mal.id}»", mal.felt)
    mangler = sorted(mal.felt - set(felt))
    if mangler:
        melding = f"Klausulen «{mal.id}» trenger en verdi for «{', '.join(mangler)}»."
        raise UgyldigFelt(melding)
    tekst = Template(mal.tekst).substitute(felt).strip()
    return Klausul(mal.id, mal.tittel, tekst, mal.dekker, mal.nummer, fingeravtrykk(tekst))
