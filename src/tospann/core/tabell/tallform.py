"""The declared grammar of figures in a printed table: Norwegian, and nothing that could mean two things."""

from __future__ import annotations

import re
from fractions import Fraction

from tospann.core.tabell.tabell import Innhold, Kolonneslag, Tomt

MINUS = "-\u2212\u2013"
"""Hyphen, minus sign and en dash: all three stand for minus in print."""
MELLOMROM = " \u00a0\u202f"
"""Space, hard space and narrow hard space: what stands between thousands."""
STORSTE = 10**15
FLEST_DESIMALER = 6
_TALL = re.compile(
    rf"(?P<minus>[{MINUS}])?(?P<hele>[0-9]{{1,3}}(?:[{MELLOMROM}][0-9]{{3}})+|[0-9]+)(?:,(?P<rest>[0-9]+))?"
)
_SKILLE = re.compile(rf"[{MELLOMROM}]")
_BARE_STREK = re.compile(rf"[{MINUS}\u2014]+")
_KOMMA_OG_TRE = re.compile(rf"[{MINUS}]?[0-9]{{1,3}},[0-9]{{3}}")

# What people and programs write, and why we do not guess; the first that fits gives the reason.
_GRUNNER: tuple[tuple[re.Pattern[str], str], ...] = (
    (_BARE_STREK, "kan bety null eller ikke oppgitt. Skriv 0, eller la ruta stå tom"),
    (re.compile(r"[=@]|[+][0-9]*[+\-]|-[0-9]+\+"), "ser ut som en formel. Skriv tallet"),
    (
        re.compile(r"\(.*\)|.*[0-9][-\u2212\u2013]$"),
        "er skrevet med parentes eller strek bak. Skriv minus foran tallet",
    ),
    (re.compile(r".*[0-9],[-\u2013]$"), "slutter med komma og strek. Skriv tallet uten"),
    (re.compile(r".*\..*"), "har punktum, som kan bety tusen eller desimal. Skriv 1 234,5"),
    (re.compile(r".*['\u2019].*"), "har apostrof mellom tusenene. Bruk mellomrom: 1 234,5"),
    (re.compile(r"\+.*"), "har pluss foran. Skriv tallet uten"),
    (re.compile(r"[0-9,]+[eE][+-]?[0-9]+|0[xX].*|[0-9]+_.*"), "er skrevet slik et program skriver tall. Skriv det ut"),
    (re.compile(r"(?i)nan|[+-]?inf(inity)?"), "er ikke et tall. La ruta stå tom hvis det ikke er oppgitt"),
    (re.compile(r"#.*"), "er en feilmelding fra regnearket"),
    (re.compile(r"(?i)kr.*|.*(kr|%)"), "har enheten i ruta. La den stå i overskriften"),
)


class UgyldigCelle(ValueError):
    """The cell cannot be read without guessing; the message begins after the text itself."""


def les_celle(tekst: str, slag: Kolonneslag, tomme: tuple[str, ...] = ()) -> Innhold:
    """
    Read one cell of a column.

    Empty is "not stated" and never zero, and so are the marks the table itself
    declares (*tomme*). Words are kept as they stand.

    Raises
    ------
    UgyldigCelle
        With the reason, for people.

    """
    rent = tekst.strip()
    if not rent or rent in tomme:
        return Tomt.IKKE_OPPGITT
    return tekst if slag is Kolonneslag.TEKST else _les_tall(rent, slag)


def krev_like_desimaler(tekster: tuple[str, ...]) -> dict[int, str]:
    """
    Find the cells of one column where 12,345 could be thousands, and give the reason by place.

    Three decimals are read as decimals only where every figure with decimals in the column has three.
    """
    desimaler = [_desimaler(t) for t in tekster]
    if not any(d not in {0, 3} for d in desimaler):
        return {}
    grunn = "kan være tusen eller tre desimaler: andre tall i kolonnen har færre desimaler. Skriv 12 345 eller 12,35"
    return {
        nr: f"«{tekst.strip()}» {grunn}" for nr, tekst in enumerate(tekster) if _KOMMA_OG_TRE.fullmatch(tekst.strip())
    }


def er_tall(tekst: str) -> bool:
    """Tell whether a text fits the grammar (a code with a zero in front does not)."""
    try:
        return isinstance(les_celle(tekst, Kolonneslag.DESIMALTALL), Fraction)
    except UgyldigCelle:
        return False


def er_kode(tekst: str) -> bool:
    """Tell whether a text is a number with a zero in front, such as the municipality number 0301."""
    return re.fullmatch(r"0[0-9]+", tekst.strip()) is not None


def _les_tall(tekst: str, slag: Kolonneslag) -> Fraction:
    treff = _TALL.fullmatch(tekst)
    if treff is None:
        raise UgyldigCelle(f"«{tekst}» {_grunn(tekst)}")
    hele, rest = _SKILLE.sub("", treff["hele"]), treff["rest"] or ""
    _krev_lesbart(tekst, hele, rest, slag)
    verdi = Fraction(int(hele + rest), 10 ** len(rest))
    if treff["minus"] and not verdi:
        raise UgyldigCelle(f"«{tekst}» er null med minus foran. Skriv 0")
    return -verdi if treff["minus"] else verdi


def _krev_lesbart(tekst: str, hele: str, rest: str, slag: Kolonneslag) -> None:
    if len(hele) > 1 and hele.startswith("0"):
        raise UgyldigCelle(f"«{tekst}» begynner med null. Er det en kode, må kolonnen leses som tekst")
    if rest and slag is Kolonneslag.HELTALL:
        raise UgyldigCelle(f"«{tekst}» har desimaler, men kolonnen har hele tall")
    if len(rest) > FLEST_DESIMALER:
        raise UgyldigCelle(f"«{tekst}» har mer enn {FLEST_DESIMALER} desimaler")
    if len(hele) > len(str(STORSTE)) or int(hele) >= STORSTE:
        raise UgyldigCelle(f"«{tekst}» er større enn noe tall i en trykt tabell")


def _grunn(tekst: str) -> str:
    if any(t.isdigit() and not t.isascii() for t in tekst):
        return "er skrevet med andre siffer enn 0–9"
    return next(
        (grunn for monster, grunn in _GRUNNER if monster.match(tekst)), "kan ikke leses som et tall. Skriv 1 234,5"
    )


def _desimaler(tekst: str) -> int:
    treff = _TALL.fullmatch(tekst.strip())
    return len(treff["rest"] or "") if treff else 0
