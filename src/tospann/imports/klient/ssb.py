"""Statistics Norway's tables that Tospann asks for, and how each answer becomes figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.kommune.statistikk import (
    ALDER,
    FOLKETALL,
    FRAMSKRIVING,
    SOSIALHJELP,
    Merke,
    Serie,
    Statistikkrad,
)
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.klient.feil import ren
from tospann.imports.klient.jsonstat import Datasett, Dimensjon, Verdi, les_jsonstat

INNHOLD, TID = "ContentsCode", "Tid"
FORSTE_JANUAR, SISTE_DESEMBER = (1, 1), (12, 31)
_ANTALL = re.compile(r"(antall|person|number)", re.IGNORECASE)
_AAR = re.compile(r"(19|20)[0-9]{2}")
_KJONN = {"1", "2"}
_ALDER = re.compile(r"([0-9]{3})\+?")
_ELDSTE = 105
_GRENSER = (0, 18, 30, 50, 67, 80)
_VARIANT = re.compile(r"\b([HML0K]{4})\b")


@dataclass(frozen=True, slots=True)
class Uttrekk:
    """
    What is asked of one table.

    *serier* finds the series of each content code (*kode*, or * for all); *bort*
    are sides to be summed away (by SSB where it can leave them out); *alder* is
    the side that is gathered in age bands, if any.
    """

    hva: str
    tabell: str
    omraade: str
    kode: str
    serier: Callable[[Dimensjon, str], Mapping[str, Serie]]
    bort: tuple[str, ...] = ()
    alder: str = ""
    dag: tuple[int, int] = FORSTE_JANUAR


@dataclass(frozen=True, slots=True)
class Lest:
    """
    The figures of one answer.

    *andre* are codes that are not municipalities (the country, counties,
    groups), which are left out; *merknader* are SSB's remarks on figures.
    """

    kilde: Kilde
    rader: tuple[Statistikkrad, ...]
    andre: frozenset[str] = frozenset()
    merknader: Mapping[str, int] = field(default_factory=dict)


def _en_serie(kode: str, serie: Serie) -> Callable[[Dimensjon, str], Mapping[str, Serie]]:
    """Take one content, which must be a count and not a share."""

    def finn(innhold: Dimensjon, navn: str) -> Mapping[str, Serie]:
        if kode not in innhold.koder:
            raise FilAvvist(navn, [Avvisning(0, INNHOLD, f"«{kode}» er ikke i svaret")])
        enhet = innhold.enheter.get(kode, "")
        if enhet and not _ANTALL.match(enhet):
            raise FilAvvist(navn, [Avvisning(0, f"{INNHOLD}.{kode}", f"er i «{enhet}», men skulle vært et antall")])
        return {kode: serie}

    return finn


def _varianter(innhold: Dimensjon, navn: str) -> Mapping[str, Serie]:
    """Know each variant of a projection by the four letters in its name, since the codes only number them."""
    kjente = {s.id.rsplit(".", 1)[-1]: s for s in FRAMSKRIVING}
    treff = {kode: _VARIANT.search(innhold.etiketter.get(kode, "")) for kode in innhold.koder}
    serier = {kode: kjente[t.group(1)] for kode, t in treff.items() if t and t.group(1) in kjente}
    if not serier or len(set(serier.values())) != len(serier):
        grunn = f"ingen av variantene heter {', '.join(kjente)}, eller to heter det samme"
        raise FilAvvist(navn, [Avvisning(0, INNHOLD, grunn)])
    return serier


_P1, _MOTTAKERE = "Personer1", "KOSsosantkliente0000"
FOLKETALLET = Uttrekk("folketall", "07459", "Region", _P1, _en_serie(_P1, FOLKETALL), ("Kjonn", "Alder"))
FOLKETALL_ALDER = Uttrekk(
    "folketall etter alder", "07459", "Region", _P1, _en_serie(_P1, FOLKETALL), ("Kjonn",), "Alder"
)
SOSIALHJELPEN = Uttrekk(
    "sosialhjelp",
    "13995",
    "KOKkommuneregion0000",
    _MOTTAKERE,
    _en_serie(_MOTTAKERE, SOSIALHJELP),
    dag=SISTE_DESEMBER,
)
FRAMSKRIVINGEN = Uttrekk("framskriving", "14288", "Region", "*", _varianter, ("Kjonn", "Alder"))


def kilden(datasett: Datasett) -> Kilde:
    """Give the source: one for each edition of a table, so that an old figure still says where it came from."""
    return Kilde(
        f"ssb-{datasett.tabell}-{datasett.oppdatert}",
        Kildeslag.STATISTIKK,
        datasett.tittel,
        "Statistisk sentralbyrå (SSB)",
        datasett.oppdatert,
        f"tabell {datasett.tabell}, oppdatert {datasett.oppdatert}",
        "CC BY 4.0",
    )


def les_tabell(innhold: bytes, navn: str, tabell: str) -> Datasett:
    """
    Read an answer, and refuse one from another table.

    Raises
    ------
    FilAvvist
        With where and why.

    """
    datasett = les_jsonstat(innhold, navn)
    if datasett.tabell != tabell:
        raise FilAvvist(navn, [Avvisning(0, "tabell", f"er tabell {datasett.tabell}, men skulle vært {tabell}")])
    return datasett


def les_statistikk(innhold: bytes, navn: str, uttrekk: Uttrekk) -> Lest:
    """
    Make figures of an answer.

    Raises
    ------
    FilAvvist
        When the answer is of another table or lacks a side, when a municipality
        number has lost its zero, when a time is not a year, or when a count is
        not a whole number.

    """
    datasett = les_tabell(innhold, navn, uttrekk.tabell)
    plass = _plasser(datasett, uttrekk, navn)
    _krev_hele_sider(datasett, uttrekk, navn)
    koder = datasett.dimensjoner[plass[uttrekk.omraade]].koder
    kommuner = frozenset(kommunekoder(koder, uttrekk.omraade, navn))
    kilde, samlet = kilden(datasett), _samle(datasett, uttrekk, plass, navn)
    rader = tuple(Statistikkrad(s, o, d, summen(v), kilde) for (s, o, d), v in samlet.items() if o in kommuner)
    _krev_hele(rader, navn)
    return Lest(kilde, rader, frozenset(koder) - kommuner, datasett.merknader)


def _samle(
    datasett: Datasett, uttrekk: Uttrekk, plass: Mapping[str, int], navn: str
) -> Mapping[tuple[Serie, str, date], list[Verdi]]:
    """Gather the cells that go into each figure."""
    sider = datasett.dimensjoner
    serier = uttrekk.serier(sider[plass[INNHOLD]], navn)
    dato = datoer(sider[plass[TID]], uttrekk.dag, navn)
    band = _band(sider[plass[uttrekk.alder]], navn) if uttrekk.alder else {}
    samlet: dict[tuple[Serie, str, date], list[Verdi]] = defaultdict(list)
    for celle, verdi in datasett.celler():
        innhold, omraade, dag = celle[plass[INNHOLD]], celle[plass[uttrekk.omraade]], dato[celle[plass[TID]]]
        if innhold in serier:
            samlet[serier[innhold], omraade, dag].append(verdi)
            if band:
                samlet[band[celle[plass[uttrekk.alder]]], omraade, dag].append(verdi)
    return samlet


def kommunekoder(koder: Iterable[str], sted: str, navn: str) -> Iterator[str]:
    """
    Pick the municipality numbers out of SSB's area codes.

    One or two digits are the country and counties, letters are groups; three
    digits can only be a number that has lost its zero, and are refused.
    """
    for kode in koder:
        if re.fullmatch(r"[0-9]{3}", kode):
            grunn = f"«{kode}» er ikke et kommunenummer; det har trolig mistet nullen foran"
            raise FilAvvist(navn, [Avvisning(0, sted, grunn)])
        if re.fullmatch(r"[0-9]{4}", kode):
            yield kode


def summen(verdier: Iterable[Verdi]) -> Verdi:
    """
    Add figures; one that is hidden or missing makes the sum so too.

    What cannot occur (".") adds nothing, and a sum of nothing else cannot occur either.
    """
    alle = list(verdier)
    for merke in (Merke.SKJULT, Merke.MANGLER):
        if merke in alle:
            return merke
    tall = [v for v in alle if not isinstance(v, Merke)]
    return sum(tall[1:], tall[0]) if tall else Merke.IKKE_MULIG


def _plasser(datasett: Datasett, uttrekk: Uttrekk, navn: str) -> dict[str, int]:
    """Find where each side lies; a side nobody knows would be summed by accident, so it is refused."""
    plass = {d.id: nr for nr, d in enumerate(datasett.dimensjoner)}
    trengs = {uttrekk.omraade, INNHOLD, TID, *([uttrekk.alder] if uttrekk.alder else [])}
    mangler = [Avvisning(0, id_, "mangler i svaret") for id_ in sorted(trengs - plass.keys())]
    ukjent = sorted(plass.keys() - trengs - set(uttrekk.bort))
    if feil := [*mangler, *(Avvisning(0, ren(id_, 40), "er en inndeling vi ikke kjenner") for id_ in ukjent)]:
        raise FilAvvist(navn, feil)
    return plass


def datoer(tid: Dimensjon, dag: tuple[int, int], navn: str) -> Mapping[str, date]:
    """Give the day that each year's figure is dated to."""
    feil = [Avvisning(0, TID, f"«{ren(aar, 20)}» er ikke et år") for aar in tid.koder if not _AAR.fullmatch(aar)]
    if feil:
        raise FilAvvist(navn, feil)
    return {aar: date(int(aar), *dag) for aar in tid.koder}


def _krev_hele_sider(datasett: Datasett, uttrekk: Uttrekk, navn: str) -> None:
    """A side that is summed away must be whole: one sex, or a total beside its parts, gives a wrong sum."""
    for id_ in uttrekk.bort:
        side = datasett.dimensjon(id_)
        if side and side.id == "Alder":
            _band(side, navn)
        elif side and set(side.koder) != _KJONN:
            raise FilAvvist(navn, [Avvisning(0, side.id, f"skal ha kodene {', '.join(sorted(_KJONN))} og ingen andre")])


def _band(alder: Dimensjon, navn: str) -> Mapping[str, Serie]:
    """Place each single age in its band; a missing age would make the band too small, so all must be there."""
    treff = {kode: _ALDER.fullmatch(kode) for kode in alder.koder}
    aar = {kode: int(t.group(1)) for kode, t in treff.items() if t}
    if len(aar) != len(treff) or sorted(aar.values()) != list(range(_ELDSTE + 1)):
        grunn = f"skal ha hvert alderstrinn fra 000 til {_ELDSTE}+, én gang"
        raise FilAvvist(navn, [Avvisning(0, alder.id, grunn)])
    return {kode: ALDER[sum(a >= grense for grense in _GRENSER) - 1] for kode, a in aar.items()}


def _krev_hele(rader: Iterable[Statistikkrad], navn: str) -> None:
    feil = [
        Avvisning(0, f"{r.omraade} {r.dato.year}", f"{float(r.verdi):g} er ikke et helt, ikke negativt antall")
        for r in rader
        if not isinstance(r.verdi, Merke) and (r.verdi < 0 or r.verdi != int(r.verdi))
    ]
    if feil:
        raise FilAvvist(navn, feil)
