"""Gather what is known about several municipalities, and put them side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tospann.actions.kommunebilde import naermeste_tall, opplysning
from tospann.config.assets import fonts_folder
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.tall import Opplysning
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.deling import Delingsvekt
from tospann.core.kommune.historie import Kommunehistorie
from tospann.core.kommune.nokkeltall import FOER, Grunnlag, Verdi
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.sammenligning import Sammenlignet, Sammenligning, sammenlign
from tospann.core.kommune.statistikk import (
    ALDER,
    FOLKETALL,
    LANDAREAL,
    PENDLING_INN,
    PENDLING_UT,
    SOSIALHJELP,
    SYSSELSATTE,
    Serie,
    Statistikkrad,
)
from tospann.core.kommune.tidslinje import berorte, tidslinje
from tospann.core.kontor.dekning import Kontordekning
from tospann.core.kontor.enhet import Kontorliste
from tospann.core.kontor.perioder import Sikkerhet
from tospann.documents.papirer.sammenligning import sammenligningsark, sammenligningsbok, sammenligningspapir
from tospann.documents.regneark import tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.documents.typst_pdf import tegn_pdf
from tospann.documents.word import tegn_docx
from tospann.store import kommune as kommunene
from tospann.store import kommuneoppslag as oppslag
from tospann.store.kontor import dekningsbok, lister

_SERIER: tuple[Serie, ...] = (FOLKETALL, *ALDER, LANDAREAL, SYSSELSATTE, PENDLING_UT, PENDLING_INN, SOSIALHJELP)
_ORD = (Opplysningsslag.ROBEK, Opplysningsslag.SAMISK_OMRAADE)
_TI_AAR = 10

Tallene = Mapping[str, tuple[Statistikkrad, ...]]


def sammenlign_kommuner(numre: Sequence[str], dato: date) -> Sammenligning:
    """
    Put municipalities that are in use on the date side by side.

    Raises
    ------
    ForMange
        When there are more than can be read side by side.
    KeyError
        When a number is not in use on the date.

    """
    historie = kommunene.historie()
    paa = historie.paa(dato)
    alle = {n for nummer in numre for n in berorte(historie, nummer, dato)}
    tallene = oppslag.tallene(_SERIER, alle)
    naboer = _naboer(numre, dato)
    ord_ = oppslag.opplysninger_om(numre, dato)
    foer = _dagen_for(tallene[FOLKETALL.id], dato)
    kontor, vekter = _kontorene(numre, dato), kommunene.vekter()
    kommuner = [
        Sammenlignet(
            paa[n],
            _grunnlag(historie, (n, dato), foer, tallene, vekter),
            {**{s.name: opplysning(ord_.get((n, s)), s) for s in _ORD}, "kontor": kontor[n]},
            naboer[n],
        )
        for n in numre
    ]
    return sammenlign(kommuner, dato)


def _grunnlag(
    historie: Kommunehistorie,
    sted: tuple[str, date],
    foer: date | None,
    tallene: Tallene,
    vekter: tuple[Delingsvekt, ...],
) -> Grunnlag:
    nummer, dato = sted
    verdier = {s.id: naermeste_tall(historie, s, tallene[s.id], sted) for s in _SERIER}
    verdier[FOER] = _foer(historie, sted, foer, tallene[FOLKETALL.id], vekter)
    return Grunnlag(nummer, historie.paa(dato)[nummer].kommune.kortnavn, verdier)


def _foer(
    historie: Kommunehistorie,
    sted: tuple[str, date],
    dag: date | None,
    rader: Sequence[Statistikkrad],
    vekter: tuple[Delingsvekt, ...],
) -> Verdi:
    """Give the population of an earlier day, in the borders of the date."""
    if dag is None:
        return Ukjent("Det finnes ikke eldre folketall.", "Hentes med ./tospann hent folketall")
    numre = berorte(historie, *sted)
    den_dagen = [r for r in rader if r.dato == dag and (r.omraade in numre or "+" in r.omraade)]
    if not den_dagen:
        return Ukjent(
            f"Folketallet i {dag.year} er ikke hentet.", f"Hentes med ./tospann hent folketall --fra {dag.year}"
        )
    return tidslinje(historie, den_dagen, sted, vekter).paa(dag).verdi


def _dagen_for(rader: Sequence[Statistikkrad], dato: date) -> date | None:
    """Give the day ten years before the newest figures; where there are none so old, the oldest there is."""
    dager = sorted({r.dato for r in rader if r.dato <= dato})
    if not dager:
        return None
    onsket = dager[-1].replace(year=dager[-1].year - _TI_AAR)
    return next((d for d in dager[:-1] if d >= onsket), None)


def _naboer(numre: Sequence[str], dato: date) -> Mapping[str, frozenset[str]]:
    """Give who each has a border on land to; from the first day the register knows, where the date is older."""
    kjent_fra = oppslag.naboskap_kjent_fra() or dato
    par = [(r.a, r.b) for r in oppslag.naboskap(numre, max(dato, kjent_fra)) if r.landgrense_km]
    return {n: frozenset(b if a == n else a for a, b in par if n in {a, b}) for n in numre}


def _kontorene(numre: Sequence[str], dato: date) -> Mapping[str, Opplysning | Ukjent]:
    """Give the offices that cover each, the possible ones as possible, by the list that last saw them."""
    bok, listene = dekningsbok(), {li.dato: li for li in lister()}
    return {n: _kontor(n, bok.hos(n, dato), listene) for n in numre}


def _kontor(nummer: str, kontor: Sequence[Kontordekning], listene: Mapping[date, Kontorliste]) -> Opplysning | Ukjent:
    sett = next((listene[d] for o in kontor for d in (o.sist_sett, o.neste_sett) if d and d in listene), None)
    if sett is None:
        return Ukjent("Ingen kilde nevner et kontor denne dagen.", "Nyere lister hentes med ./tospann hent kontor")
    navn = opplisting(o.navn if o.sikkerhet is Sikkerhet.SIKKER else f"kanskje {o.navn}" for o in kontor)
    return Opplysning(f"kontor.{nummer}", "Nav-kontor", navn, sett.dato, nummer, sett.kilde)


FILTYPER = ("csv", "xlsx", "docx", "pdf")


def sammenligningsfil(sammenligning: Sammenligning, endelse: str) -> bytes:
    """Write the comparison as CSV, Excel, Word or PDF; the figures are the ones of the page."""
    skrivere: Mapping[str, Callable[[], bytes]] = {
        "csv": lambda: tegn_csv(sammenligningsark(sammenligning)).encode(),
        "xlsx": lambda: tegn_xlsx(sammenligningsbok(sammenligning)),
        "docx": lambda: tegn_docx(sammenligningspapir(sammenligning), fonts_folder()),
        "pdf": lambda: tegn_pdf(sammenligningspapir(sammenligning), fonts_folder()),
    }
    return skrivere[endelse]()
