"""Read the file that ``tospann oppgjor fordel`` shares by, strictly (docs/oppgjorskontrakt.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.core.oppgjor.fordeling import Andel, Avrunding, UgyldigNokkel
from tospann.core.oppgjor.maal import Deltakermaal, Maal
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt, fordel_sammensatt
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.strengjson import les_json
from tospann.imports.strengobjekt import les_objekt

STORSTE_BELOP = 10**17
FLEST_DELTAKERE = 2000
_LENGSTE_TALL = 40
_STORSTE_NEVNER = 10**3000
_NUMMER = re.compile(r"[0-9]{4}")
_BROK = re.compile(r"-?[0-9]+/[0-9]+")
_DESIMAL = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_HELHET = frozenset({"belop_ore", "avrunding", "nokkel", "deltakere"})
_LEDD = frozenset({"andel", "etter"})
_MAAL = (Maal.FOLKETALL, Maal.AARSVERK, Maal.BRUKERE, Maal.FAST)
_DELTAKER = frozenset({"kommunenr", "navn", *_MAAL})
_ETTER = (Maal.LIKT, *_MAAL)


class FordelingAvvist(ValueError):
    """The file cannot be shared by; the text is the one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Fordelingsfil:
    """What is to be shared, how, and between whom."""

    belop: Kroner
    avrunding: Avrunding
    nokkel: Sammensatt
    deltakere: tuple[Deltakermaal, ...]

    def fordel(self) -> tuple[Andel, ...]:
        """
        Share it.

        Raises
        ------
        FordelingAvvist
            When the key cannot share between these participants.

        """
        try:
            andeler = fordel_sammensatt(self.belop, self.nokkel, self.deltakere, self.avrunding)
        except UgyldigNokkel as feil:
            raise FordelingAvvist(str(feil)) from feil
        if any(a.del_av_helheten.denominator >= _STORSTE_NEVNER for a in andeler):
            _stopp("Vektene gir brøker med over tre tusen siffer; bruk vekter med færre sifre")
        return andeler


def les_fordelingsfil(innhold: bytes) -> Fordelingsfil:
    """
    Read the whole file, or nothing of it.

    Raises
    ------
    FordelingAvvist
        With the first thing that is wrong, in one sentence.

    """
    try:
        rot = les_json(innhold, "fila")
    except FilAvvist as feil:
        raise FordelingAvvist(_hvorfor(feil.avvisninger[0])) from feil
    felt = les_objekt(rot, "Fila", _HELHET, _HELHET, _stopp)
    belop, avrunding = _belop(felt["belop_ore"]), _avrunding(felt["avrunding"])
    try:
        return Fordelingsfil(belop, avrunding, _nokkel(felt["nokkel"]), _deltakere(felt["deltakere"]))
    except UgyldigNokkel as feil:
        raise FordelingAvvist(str(feil)) from feil


def _hvorfor(feil: Avvisning) -> str:
    linje = f", linje {feil.rad}" if feil.rad else ""
    grunn = feil.grunn.replace("svaret er", "er").replace("er tomt", "er tom")
    return f"Fila {grunn}{linje}." if grunn.startswith("er ") else f"Fila kan ikke leses{linje}: {grunn}."


def _stopp(hva: str) -> NoReturn:
    raise FordelingAvvist(f"{hva}.")


def _liste(verdi: object, navn: str) -> list[object]:
    if not isinstance(verdi, list) or not verdi:
        _stopp(f"«{navn}» må være en liste med minst ett element")
    if len(verdi) > FLEST_DELTAKERE:
        _stopp(f"«{navn}» har over {FLEST_DELTAKERE} elementer")
    return verdi


def _belop(verdi: object) -> Kroner:
    # bool is an int in Python; true is no amount.
    if not isinstance(verdi, int) or isinstance(verdi, bool):
        _stopp("«belop_ore» må være et helt tall øre, uten desimaler og uten anførselstegn")
    if abs(verdi) > STORSTE_BELOP:
        _stopp("«belop_ore» er større enn femten siffer kroner, og det er ikke et oppgjør")
    return Kroner(verdi)


def _avrunding(verdi: object) -> Avrunding:
    if not isinstance(verdi, str) or verdi not in tuple(Avrunding):
        _stopp("«avrunding» må være «ore» eller «krone»")
    return Avrunding(verdi)


def _nokkel(verdi: object) -> Sammensatt:
    return Sammensatt(tuple(_ledd(v, f"Ledd {nr} i nøkkelen") for nr, v in enumerate(_liste(verdi, "nokkel"), 1)))


def _ledd(verdi: object, hvor: str) -> Nokkelledd:
    felt = les_objekt(verdi, hvor, _LEDD, _LEDD, _stopp)
    etter = felt["etter"]
    if not isinstance(etter, str) or etter not in _ETTER:
        _stopp(f"{hvor}: «etter» må være {', '.join(f'«{m}»' for m in _ETTER[:-1])} eller «{_ETTER[-1]}»")
    return Nokkelledd(_tall(felt["andel"], f"{hvor}: «andel»"), Maal(etter))


def _deltakere(verdi: object) -> tuple[Deltakermaal, ...]:
    alle = tuple(_deltaker(v, f"Deltaker {nr}") for nr, v in enumerate(_liste(verdi, "deltakere"), 1))
    numre = [d.part for d in alle]
    if doble := sorted({nr for nr in numre if numre.count(nr) > 1}):
        _stopp(f"Kommunenummer {doble[0]} står to ganger blant deltakerne")
    return alle


def _deltaker(verdi: object, hvor: str) -> Deltakermaal:
    felt = les_objekt(verdi, hvor, _DELTAKER, ("kommunenr",), _stopp)
    nummer = felt["kommunenr"]
    if not isinstance(nummer, str) or not _NUMMER.fullmatch(nummer):
        _stopp(f"{hvor}: «kommunenr» må være fire siffer i anførselstegn, for eksempel «0301»")
    navn = felt.get("navn", "")
    if not isinstance(navn, str):
        _stopp(f"{hvor} ({nummer}): «navn» må være tekst")
    if ser_ut_som_fodselsnummer(navn):
        _stopp(f"{hvor} ({nummer}): «navn» ser ut som et fødselsnummer, og slikt skal ikke inn i Tospann")
    verdier = {maal: _tall(felt[maal], f"{hvor} ({nummer}): «{maal}»") for maal in _MAAL if maal in felt}
    return Deltakermaal(nummer, verdier)


def _tall(verdi: object, hvor: str) -> Fraction:
    """Read a whole number, a decimal (parsed from its digits, never through a float), or text with either or a/b."""
    if isinstance(verdi, Decimal) or (isinstance(verdi, int) and not isinstance(verdi, bool)):
        return _ikke_negativ(Fraction(verdi), hvor)
    if not isinstance(verdi, str) or len(verdi) > _LENGSTE_TALL:
        _stopp(f"{hvor} må være et tall, eller et tall skrevet som tekst («6.5» eller «3/10»)")
    if _DESIMAL.fullmatch(verdi):
        return _ikke_negativ(Fraction(verdi.replace(",", ".")), hvor)
    if not _BROK.fullmatch(verdi):
        _stopp(f"{hvor} kan ikke leses som et tall: «{ren(verdi, 40)}»")
    teller, _, nevner = verdi.partition("/")
    if int(nevner) == 0:
        _stopp(f"{hvor} deler på null: «{ren(verdi, 40)}»")
    return _ikke_negativ(Fraction(int(teller), int(nevner)), hvor)


def _ikke_negativ(tall: Fraction, hvor: str) -> Fraction:
    if tall < 0:
        _stopp(f"{hvor} kan ikke være under null")
    return tall
