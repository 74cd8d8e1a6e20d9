"""Read the agreement that ``tospann avtale vurder`` judges, strictly (docs/avtalekontrakt.md)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn

from tospann.core.avtale.avtale import Samarbeidsavtale, nummerer
from tospann.core.avtale.klausul import Klausul, UgyldigKlausul
from tospann.core.avtale.vilkar import (
    Arkivordning,
    Instruks,
    JaNei,
    Klageinstans,
    Mottaker,
    Myndighet,
    Nemndsledelse,
    Stonadsdeling,
    Tjeneste,
    UgyldigVilkar,
    Vilkar,
)
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.kommune.kommune import Kommune
from tospann.imports.avvisning import FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.strengjson import les_json
from tospann.imports.strengobjekt import les_objekt

FLEST, LENGST_TEKST, LENGST_FRIST = 400, 100_000, 1200
_NUMMER = re.compile(r"[0-9]{4}")
_VALG: Mapping[str, type[StrEnum]] = {
    "nokkel": Nokkelslag,
    "statsdeling": Statsdeling,
    "nemndsledelse": Nemndsledelse,
    "nemnd_enkeltsaker": JaNei,
    "mottaker": Mottaker,
    "instruks": Instruks,
    "klage_sosialtjenester": Klageinstans,
    "klage_andre": Klageinstans,
    "stonadsdeling": Stonadsdeling,
    "arkivordning": Arkivordning,
    "oppgaver_paa_tvers": JaNei,
}
_KOMMUNEFELT = ("vert", "kontrollutvalg", "tilsynsadressat", "ansvarlig")
_TEKST = ("statsforvalter", "nokkeltall")
_EGNE = ("form", "deltakere", "oppstart", "oppsigelse_maaneder", "oppsigelsesrett", "tjenester", "myndighet")
_NEMND = ("nemndsmedlemmer", "samiske_kommuner")
FELT = frozenset((*_EGNE, *_NEMND, *_KOMMUNEFELT, *_TEKST, *_VALG, "klausuler"))
_MAA = ("form", "deltakere", "klausuler")


class AvtaleAvvist(ValueError):
    """The file is no agreement that can be judged; the text is the one sentence that says why."""


def les_avtalefil(innhold: bytes) -> Samarbeidsavtale:
    """
    Read the whole file, or nothing of it.

    Raises
    ------
    AvtaleAvvist
        With the first thing that is wrong, in one sentence.

    """
    try:
        rot = les_json(innhold, "fila")
    except FilAvvist as feil:
        _stopp(f"Fila kan ikke leses: {feil.avvisninger[0].grunn.replace('svaret er', 'fila er')}")
    felt = les_objekt(rot, "Fila", FELT, _MAA, _stopp)
    kommuner = {k.nummer: k for k in map(_kommune, _liste(felt["deltakere"], "deltakere"))}
    if len(kommuner) != len(_liste(felt["deltakere"], "deltakere")):
        _stopp("En kommune står to ganger blant deltakerne")
    try:
        vilkar = _vilkar(felt, kommuner)
        klausuler = nummerer(_klausul(v, nr) for nr, v in enumerate(_liste(felt["klausuler"], "klausuler"), 1))
    except (UgyldigVilkar, UgyldigKlausul) as feil:
        _stopp(str(feil).removesuffix("."))
    if doble := _doble(k.id for k in klausuler):
        _stopp(f"Klausulen «{ren(doble, 40)}» står to ganger")
    return Samarbeidsavtale(vilkar, klausuler)


def _vilkar(felt: Mapping[str, Any], kommuner: Mapping[str, Kommune]) -> Vilkar:
    andre: dict[str, Any] = {
        navn: _valg(felt[navn], navn, slag) for navn, slag in _VALG.items() if felt.get(navn) is not None
    }
    andre |= {navn: _deltaker(felt[navn], navn, kommuner) for navn in _KOMMUNEFELT[1:] if felt.get(navn) is not None}
    andre |= {navn: _tekst(felt[navn], navn) for navn in _TEKST if navn in felt}
    andre |= {"nokkel": andre.get("nokkel"), "statsdeling": andre.get("statsdeling")}
    if felt.get("oppsigelsesrett") is not None:
        andre["oppsigelsesrett"] = _valg(felt["oppsigelsesrett"], "oppsigelsesrett", JaNei)
    return Vilkar(
        form=_valg(felt["form"], "form", Samarbeidsform),
        deltakere=tuple(kommuner.values()),
        vert=None if felt.get("vert") is None else _deltaker(felt["vert"], "vert", kommuner),
        oppstart=None if felt.get("oppstart") is None else _dato(felt["oppstart"]),
        oppsigelse_maaneder=None if felt.get("oppsigelse_maaneder") is None else _frist(felt["oppsigelse_maaneder"]),
        tjenester=tuple(_tjeneste(v, kommuner) for v in _liste(felt.get("tjenester", []), "tjenester")),
        myndighet=tuple(map(_myndighet, _liste(felt.get("myndighet", []), "myndighet"))),
        nemndsmedlemmer=tuple(_medlemmer(v) for v in _liste(felt.get("nemndsmedlemmer", []), "nemndsmedlemmer")),
        samiske_kommuner=_numre(felt.get("samiske_kommuner", []), "samiske_kommuner", kommuner),
        **andre,
    )


def _stopp(hva: str) -> NoReturn:
    raise AvtaleAvvist(f"{hva}.")


def _liste(verdi: object, navn: str) -> list[Any]:
    if not isinstance(verdi, list) or len(verdi) > FLEST:
        _stopp(f"«{navn}» må være en liste med høyst {FLEST} ledd")
    return verdi


def _tekst(verdi: object, hvor: str) -> str:
    if not isinstance(verdi, str) or len(verdi) > LENGST_TEKST:
        _stopp(f"«{hvor}» må være tekst, høyst {LENGST_TEKST} tegn")
    if ser_ut_som_fodselsnummer(verdi):
        _stopp(f"«{hvor}» ser ut som et fødselsnummer, og slikt skal ikke inn i Tospann")
    return verdi


def _valg(verdi: object, navn: str, slag: type[StrEnum]) -> Any:  # noqa: ANN401 - the member of the list that was asked for
    """Read a choice by its name in small letters, as the schema lists them."""
    ved_navn = {medlem.name.lower(): medlem for medlem in slag}
    if not isinstance(verdi, str) or verdi not in ved_navn:
        _stopp(f"«{navn}» må være en av: {', '.join(ved_navn)}")
    return ved_navn[verdi]


def _dato(verdi: object) -> date:
    try:
        return date.fromisoformat(_tekst(verdi, "oppstart"))
    except ValueError as feil:
        if isinstance(feil, AvtaleAvvist):
            raise
        _stopp("«oppstart» må være en dato skrevet 2027-01-01")


def _frist(verdi: object) -> int:
    if not isinstance(verdi, int) or isinstance(verdi, bool) or not 0 <= verdi <= LENGST_FRIST:
        _stopp("«oppsigelse_maaneder» må være et helt antall måneder, ikke under null")
    return verdi


def _nummer(verdi: object, hvor: str) -> str:
    if not isinstance(verdi, str) or not _NUMMER.fullmatch(verdi):
        _stopp(f"{hvor}: et kommunenummer er fire siffer i anførselstegn, for eksempel «0301»")
    return verdi


def _kommune(verdi: object) -> Kommune:
    felt = les_objekt(verdi, "En deltaker", ("kommunenr", "navn", "fylke"), ("kommunenr", "navn"), _stopp)
    navn = _tekst(felt["navn"], "navn")
    return Kommune(_nummer(felt["kommunenr"], "En deltaker"), navn, navn, _tekst(felt.get("fylke", ""), "fylke"))


def _deltaker(verdi: object, navn: str, kommuner: Mapping[str, Kommune]) -> Kommune:
    nummer = _nummer(verdi, f"«{navn}»")
    if nummer not in kommuner:
        _stopp(f"«{navn}» er {nummer}, som ikke er blant deltakerne")
    return kommuner[nummer]


def _numre(verdi: object, navn: str, kommuner: Mapping[str, Kommune]) -> frozenset[str]:
    return frozenset(_deltaker(v, navn, kommuner).nummer for v in _liste(verdi, navn))


def _tjeneste(verdi: object, kommuner: Mapping[str, Kommune]) -> Tjeneste:
    felt = les_objekt(verdi, "En tjeneste", _TJENESTE, _TJENESTE, _stopp)
    id_, navn, hjemmel = (_tekst(felt[f], f) for f in _TJENESTE[:3])
    return Tjeneste(id_, navn, hjemmel, _numre(felt["kommuner"], "kommuner", kommuner))


_TJENESTE = ("id", "navn", "hjemmel", "kommuner")


def _myndighet(verdi: object) -> Myndighet:
    felt = les_objekt(verdi, "En myndighet", _MYNDIGHET, _MYNDIGHET, _stopp)
    hjemmel, beskrivelse = (_tekst(felt[f], f) for f in _MYNDIGHET[:2])
    return Myndighet(hjemmel, beskrivelse, _valg(felt["prinsipiell"], "prinsipiell", JaNei))


_MYNDIGHET = ("hjemmel", "beskrivelse", "prinsipiell")


def _medlemmer(verdi: object) -> tuple[str, int]:
    felt = les_objekt(verdi, "Et ledd i nemndsmedlemmer", ("kommunenr", "antall"), ("kommunenr", "antall"), _stopp)
    antall = felt["antall"]
    if not isinstance(antall, int) or isinstance(antall, bool) or not 0 <= antall <= FLEST:
        _stopp("«antall» i nemndsmedlemmer må være et helt tall, ikke under null")
    return _nummer(felt["kommunenr"], "nemndsmedlemmer"), antall


def _klausul(verdi: object, nr: int) -> Klausul:
    felt = les_objekt(
        verdi, f"Klausul {nr}", ("id", "tittel", "tekst", "dekker"), ("id", "tittel", "tekst", "dekker"), _stopp
    )
    id_, tittel, tekst = (_tekst(felt[f], f) for f in ("id", "tittel", "tekst"))
    dekker = frozenset(_tekst(v, "dekker") for v in _liste(felt["dekker"], "dekker"))
    return Klausul(id_, tittel, tekst, dekker, nr)


def _doble(navn: Iterable[str]) -> str:
    sett = set[str]()
    for ett in navn:
        if ett in sett:
            return ett
        sett.add(ett)
    return ""


def som_avtalefil(avtale: Samarbeidsavtale) -> dict[str, object]:
    """Write an agreement as the file that ``les_avtalefil`` reads."""
    v = avtale.vilkar
    enkle: dict[str, object] = {
        **{navn: _navnet(getattr(v, navn)) for navn in (*_VALG, "oppsigelsesrett", "form")},
        **{navn: _nummeret(getattr(v, navn)) for navn in _KOMMUNEFELT},
        **{navn: getattr(v, navn) for navn in _TEKST},
    }
    skriv: Mapping[str, Callable[[], object]] = {
        "deltakere": lambda: [{"kommunenr": k.nummer, "navn": k.kortnavn, "fylke": k.fylke} for k in v.deltakere],
        "oppstart": lambda: v.oppstart.isoformat() if v.oppstart else None,
        "oppsigelse_maaneder": lambda: v.oppsigelse_maaneder,
        "tjenester": lambda: [
            {"id": t.id, "navn": t.navn, "hjemmel": t.hjemmel, "kommuner": sorted(t.kommuner)} for t in v.tjenester
        ],
        "myndighet": lambda: [
            {"hjemmel": m.hjemmel, "beskrivelse": m.beskrivelse, "prinsipiell": _navnet(m.prinsipiell)}
            for m in v.myndighet
        ],
        "nemndsmedlemmer": lambda: [{"kommunenr": n, "antall": antall} for n, antall in v.nemndsmedlemmer],
        "samiske_kommuner": lambda: sorted(v.samiske_kommuner),
        "klausuler": lambda: [
            {"id": k.id, "tittel": k.tittel, "tekst": k.tekst, "dekker": sorted(k.dekker)} for k in avtale.klausuler
        ],
    }
    return enkle | {navn: gjor() for navn, gjor in skriv.items()}


def _navnet(valg: StrEnum | None) -> str | None:
    return None if valg is None else valg.name.lower()


def _nummeret(kommune: Kommune | None) -> str | None:
    return None if kommune is None else kommune.nummer
