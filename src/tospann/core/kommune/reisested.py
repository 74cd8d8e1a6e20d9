"""Find the municipality somebody means: by number or by name, on a date; and say what became of one that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tospann.core.felles.norsk import ascii_navn, dato_tekst, opplisting
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon

_NUMMER = re.compile(r"(?P<nummer>[0-9]{4})(?:\s.*)?")
_DELER = re.compile(r"\s+[–—-]\s+|\s*/\s*")


class UkjentSted(ValueError):
    """No municipality is meant by this on the date, or several are."""


def finn_sted(historie: Kommunehistorie, tekst: str, dato: date) -> Kommuneversjon:
    """
    Read "1841", "1841 Fauske", "Fauske", "fuossko" or "Fauske kommune".

    Raises
    ------
    UkjentSted
        With what to write instead.

    """
    ledd = " ".join(tekst.split())
    if not ledd:
        raise UkjentSted("Skriv navnet eller nummeret til en kommune, for eksempel Fauske eller 1841.")
    treff = _som_heter(historie.paa(dato).values(), ledd)
    if len(treff) == 1:
        return treff[0]
    if treff:
        valg = opplisting(f"{v.kommune.nummer} {v.kommune.kortnavn} ({v.kommune.fylke})" for v in treff)
        melding = f"Flere kommuner heter {ledd}: {valg}. Skriv nummeret."
        raise UkjentSted(melding)
    raise UkjentSted(_ikke_den_dagen(historie, ledd, dato))


def _som_heter(versjoner: Iterable[Kommuneversjon], ledd: str) -> list[Kommuneversjon]:
    if nummer := _NUMMER.fullmatch(ledd):
        return [v for v in versjoner if v.kommune.nummer == nummer["nummer"]]
    sokt = ascii_navn(re.sub(r"\s+kommune$", "", ledd, flags=re.IGNORECASE))
    return [v for v in versjoner if sokt and sokt in _navnene(v)]


def _navnene(versjon: Kommuneversjon) -> set[str]:
    """Give every name a municipality goes by, as for an address: Deatnu – Tana is also Tana."""
    kommune = versjon.kommune
    hele = [kommune.navn, kommune.kortnavn, kommune.samisk_navn, versjon.kvensk_navn]
    return {ascii_navn(d) for navn in hele for d in (navn, re.sub(r"\s*\(.*\)$", "", navn), *_DELER.split(navn)) if d}


def _ikke_den_dagen(historie: Kommunehistorie, ledd: str, dato: date) -> str:
    andre = _som_heter(historie.versjoner, ledd)
    gamle = [v for v in andre if v.periode.til is not None and v.periode.til <= dato]
    if gamle:
        siste = max(gamle, key=lambda v: (v.periode.fra, v.kommune.nummer))
        return _hva_det_ble(historie, siste, dato)
    if andre:
        forste = min(andre, key=lambda v: (v.periode.fra, v.kommune.nummer))
        return f"{_navn(forste)} ble kommune først {dato_tekst(forste.periode.fra)}. Velg en senere dato."
    return f"Ingen kommune heter «{ledd}». Skriv navnet eller nummeret, for eksempel Fauske eller 1841."


def _hva_det_ble(historie: Kommunehistorie, gammel: Kommuneversjon, dato: date) -> str:
    slutt = gammel.periode.til or dato
    skritt = [e for e in historie.endringer if e.dato == slutt and e.fra == gammel.kommune.nummer]
    etterfolgere = [historie.versjon(e.til, slutt) for e in skritt]
    ble = opplisting(_navn(v) for v in etterfolgere if v is not None)
    slag = opplisting(dict.fromkeys(e.slag.value for e in skritt))
    return f"{_navn(gammel)} var ikke en kommune {dato_tekst(dato)}. Den ble til {ble} {dato_tekst(slutt)} ({slag})."


def _navn(versjon: Kommuneversjon) -> str:
    return f"{versjon.kommune.nummer} {versjon.kommune.kortnavn}"
