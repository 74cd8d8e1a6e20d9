"""Read the file that ``tospann struktur sveip`` runs, strictly, and the answers of jobs that are done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NoReturn

from tospann.core.struktur.motor.trekning import Spredning
from tospann.core.struktur.problem import Gruppe, Rammer, Struktur, Strukturproblem, Vekter
from tospann.core.struktur.robusthet import Fremtider
from tospann.core.struktur.sveip import Fremtidsvalg, Jobb, Jobbstatus, Jobbsvar, Sveip
from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.strengjson import les_json
from tospann.imports.strengobjekt import les_objekt
from tospann.imports.strukturfil import LENGSTE_REISE, STORST_VERDI, StrukturAvvist, fingeravtrykk, les_problem

FLEST_JOBBER = 20_000
_FLEST_VERDIER = 100
_FLEST_FREMTIDER = 100_000
_STORST_SPREDNING = 1
_AKSER = ("T", "k", "theta", "alpha", "tv", "sh")
_SPREDNING = ("innbyggere", "reisetid", "aarsverk")
_HELE = ("antall", "fro")


@dataclass(frozen=True, slots=True)
class Sveipfil:
    """The problem, the grid, and the fingerprint of both."""

    problem: Strukturproblem
    sveip: Sveip
    fingeravtrykk: str


def les_sveipfil(innhold: bytes) -> Sveipfil:
    """
    Read the whole file, or nothing of it.

    Raises
    ------
    StrukturAvvist
        With the first thing that is wrong, in one sentence.

    """
    try:
        rot = les_json(innhold, "fila")
    except FilAvvist as feil:
        grunn = feil.avvisninger[0].grunn.replace("svaret er", "fila er")
        raise StrukturAvvist(f"Fila kan ikke leses: {grunn}.") from feil
    felt = les_objekt(rot, "Fila", ("problem", "sveip"), (), _stopp)
    problem = les_problem(felt.get("problem"))
    tekst = innhold.decode("utf-8-sig")
    # The numbers as they are written, so that the same problem has the same jobs in another sweep.
    skrevet = json.loads(tekst, parse_float=str, parse_int=str)["problem"]
    sveip = _sveip(felt.get("sveip", {}), problem, fingeravtrykk(json.dumps(skrevet, ensure_ascii=False)))
    return Sveipfil(problem, sveip, fingeravtrykk(tekst))


def _sveip(verdi: object, problem: Strukturproblem, avtrykk: str) -> Sveip:
    felt = les_objekt(verdi, "«sveip»", (*_AKSER, "fremtider"), (), _stopp)
    r, v = problem.rammer, problem.vekter
    egne = dict(zip(_AKSER, (r.reise, r.storst, r.terskel, v.organisasjon, v.reise, v.mangel), strict=True))
    akser = {navn: _akse(felt.get(navn, [egne[navn]]), navn) for navn in _AKSER}
    rammer = tuple(Rammer(t, int(k), th) for t in akser["T"] for k in akser["k"] for th in akser["theta"])
    vekter = tuple(Vekter(a, tv, sh) for a in akser["alpha"] for tv in akser["tv"] for sh in akser["sh"])
    fremtider = _fremtider(felt["fremtider"]) if "fremtider" in felt else Fremtidsvalg(0, 0, Spredning(0.0, 0.0, 0.0))
    per = 1 + -(-fremtider.antall // 100)
    if (antall := len(rammer) * len(vekter) * per) > FLEST_JOBBER:
        _stopp(f"Sveipet blir {antall} jobber, og det er flere enn {FLEST_JOBBER}")
    return Sveip(rammer, vekter, fremtider, avtrykk)


def _akse(verdi: object, navn: str) -> list[int | Decimal]:
    if not isinstance(verdi, list) or not 1 <= len(verdi) <= _FLEST_VERDIER:
        _stopp(f"«{navn}» i «sveip» må være en liste med fra 1 til {_FLEST_VERDIER} tall")
    hvor = f"Hver verdi i «{navn}» i «sveip»"
    hoyst = {"T": LENGSTE_REISE, "k": 10**6}.get(navn, STORST_VERDI)
    tall = [_tall(v, hvor, 1 if navn == "k" else 0, hoyst, hele=navn == "k") for v in verdi]
    if len(set(tall)) < len(tall):
        _stopp(f"«{navn}» i «sveip» har samme tall to ganger")
    return tall


def _fremtider(verdi: object) -> Fremtidsvalg:
    felt = les_objekt(verdi, "«fremtider»", (*_HELE, *_SPREDNING), (), _stopp)
    if mangler := [navn for navn in (*_HELE, *_SPREDNING) if navn not in felt]:
        _stopp(f"«fremtider» mangler feltet «{mangler[0]}»")
    antall, fro = (
        _tall(felt[n], f"«{n}»", m, h, hele=True) for n, m, h in (("antall", 1, _FLEST_FREMTIDER), ("fro", 0, 2**63))
    )
    spredning = (float(_tall(felt[navn], f"«{navn}»", 0, _STORST_SPREDNING)) for navn in _SPREDNING)
    return Fremtidsvalg(int(antall), int(fro), Spredning(*spredning))


def _tall(verdi: object, hvor: str, minst: int, hoyst: int, *, hele: bool = False) -> int | Decimal:
    if isinstance(verdi, bool) or not isinstance(verdi, int | Decimal):
        _stopp(f"{hvor} må være et tall")
    if hele and verdi != int(verdi):
        _stopp(f"{hvor} må være et heltall")
    if not minst <= verdi <= hoyst:
        _stopp(f"{hvor} må være fra {minst} til {hoyst}")
    return verdi


def _stopp(hva: str) -> NoReturn:
    raise StrukturAvvist(f"{hva}.")


def les_jobbsvar(tekst: str, jobb: Jobb) -> Jobbsvar:
    """
    Read back what ``documents.sveipsvar`` wrote.

    Raises
    ------
    StrukturAvvist
        When it is not whole, or is about something else.

    """
    try:
        svar = _les_svar(json.loads(tekst))
    except (ValueError, TypeError, KeyError, ZeroDivisionError) as feil:
        raise StrukturAvvist(f"Svaret på jobb {jobb.id} er skadet.") from feil
    if svar.id != jobb.id:
        _stopp(f"Svaret på jobb {jobb.id} gjelder en annen jobb")
    return svar


def _les_svar(felt: dict[str, Any]) -> Jobbsvar:
    grupper = tuple(Gruppe(tuple(medlemmer), vert) for vert, medlemmer in felt["grupper"])
    f = felt["fremtider"]
    return Jobbsvar(
        felt["id"],
        Jobbstatus(felt["status"]),
        Struktur(grupper, Fraction(felt["pris"])),
        Fremtider(
            f["trukket"],
            f["umulige"],
            tuple(f["priser"]),
            tuple(f["antall"]),
            tuple(((a, b), ganger) for a, b, ganger in f["sammen"]),
        ),
    )
