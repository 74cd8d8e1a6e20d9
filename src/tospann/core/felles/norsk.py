"""How figures, dates and names are written and sorted in Norwegian: the only formatter there is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.dates import format_date

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall

SMALT_MELLOMROM = "\u202f"
HARDT_MELLOMROM = "\u00a0"
MINUS = "\u2212"
_ALFABET = {"æ": "{0", "ä": "{0", "ø": "{1", "ö": "{1", "å": "{2", "aa": "{2"}
_DESIMALER = {Enhet.AARSVERK: 2, Enhet.PROSENT: 2, Enhet.KRONER_PER_INNBYGGER: 0, Enhet.MINUTTER: 0}


def heltall(verdi: int) -> str:
    """Write 1234567 as 1 234 567 (thin spaces, real minus)."""
    siffer = f"{abs(verdi):,}".replace(",", SMALT_MELLOMROM)
    return f"{MINUS if verdi < 0 else ''}{siffer}"


def desimaltall(verdi: Fraction | int, desimaler: int) -> str:
    """Write a fraction with a decimal comma, rounded half up, without needless zeros for whole numbers."""
    brok = Fraction(verdi)
    kvant = Decimal(1).scaleb(-desimaler)
    rund = (Decimal(brok.numerator) / Decimal(brok.denominator)).quantize(kvant, ROUND_HALF_UP)
    hele, _, rest = f"{abs(rund):f}".partition(".")
    tegn = MINUS if rund < 0 else ""
    rest = rest.rstrip("0") if desimaler != 1 else rest
    return f"{tegn}{heltall(int(hele))}{',' + rest if rest else ''}"


def kroner(belop: Kroner, *, med_ore: bool = True) -> str:
    """Write an amount: "1 234 567,89 kr", or whole kroner rounded half up."""
    if not med_ore:
        return f"{heltall(_hele_kroner(belop))}{HARDT_MELLOMROM}kr"
    hele, ore = divmod(abs(belop.ore), 100)
    tegn = MINUS if belop.ore < 0 else ""
    return f"{tegn}{heltall(hele)},{ore:02d}{HARDT_MELLOMROM}kr"


def _hele_kroner(belop: Kroner) -> int:
    hele, ore = divmod(abs(belop.ore), 100)
    rundet = hele + (1 if ore >= 50 else 0)  # noqa: PLR2004 - half a krone
    return -rundet if belop.ore < 0 else rundet


def tall_tekst(tall: Tall, *, med_enhet: bool = True, med_ore: bool = True, desimaler: int | None = None) -> str:
    """
    Write a figure the way every page and paper writes it.

    *desimaler* gives a column of fractions the same number of decimals; without it the unit decides.
    """
    if isinstance(tall.verdi, Kroner):
        tekst = kroner(tall.verdi, med_ore=med_ore)
        uten = tekst.removesuffix(f"{HARDT_MELLOMROM}kr")
        return f"{uten}{_enhet(tall.enhet)}" if med_enhet else uten
    if isinstance(tall.verdi, int) and desimaler is None:
        tekst = heltall(tall.verdi)
    else:
        tekst = desimaltall(tall.verdi, _DESIMALER.get(tall.enhet, 2) if desimaler is None else desimaler)
    return f"{tekst}{_enhet(tall.enhet)}" if med_enhet else tekst


def _enhet(enhet: Enhet) -> str:
    match enhet:
        case Enhet.ANTALL:
            return ""
        case Enhet.PROSENT:
            return f"{HARDT_MELLOMROM}%"
        case _:
            return f"{HARDT_MELLOMROM}{enhet.value}"


def dato_tekst(dato: date) -> str:
    """Write a date as "12. oktober 2026"."""
    return format_date(dato, "d. MMMM y", locale="nb")


def dato_kort(dato: date) -> str:
    """Write a date as "12.10.2026", for tables."""
    return format_date(dato, "dd.MM.y", locale="nb")


def varighet(minutter: Fraction | int) -> str:
    """Write minutes as people say them: "58 min", "4 t 58 min", rounded half up."""
    timer, rest = divmod(int(Fraction(minutter) + Fraction(1, 2)), 60)
    deler = [f"{heltall(timer)}{HARDT_MELLOMROM}t"] if timer else []
    if rest or not timer:
        deler.append(f"{rest}{HARDT_MELLOMROM}min")
    return HARDT_MELLOMROM.join(deler)


def opplisting(ledd: Iterable[str]) -> str:
    """Write "a, b og c"."""
    alle = list(ledd)
    if len(alle) < 2:  # noqa: PLR2004 - one item needs no "og"
        return "".join(alle)
    return f"{', '.join(alle[:-1])} og {alle[-1]}"


def sorteringsnokkel(navn: str) -> str:
    """Give a key that sorts æ, ø, å last (å and aa alike) without the database's or the machine's locale."""
    tekst = unicodedata.normalize("NFC", navn).casefold()
    for tegn, nokkel in _ALFABET.items():
        tekst = tekst.replace(tegn, nokkel)
    uten_aksent = unicodedata.normalize("NFD", tekst)
    return "".join(t for t in uten_aksent if not unicodedata.combining(t))


def ascii_navn(navn: str) -> str:
    """Give a name for files and addresses: Sørfold -> sorfold (æ ae, ø o, å aa; see docs/ordliste.md)."""
    tekst = unicodedata.normalize("NFC", navn).casefold().replace("æ", "ae").replace("ø", "o").replace("å", "aa")
    ordene = "".join(t if t.isalnum() else " " for t in tekst)
    return "-".join(unicodedata.normalize("NFD", ordene).encode("ascii", "ignore").decode().split())
