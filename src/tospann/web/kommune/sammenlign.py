"""Sammenlign kommuner: opptil fjorten ved siden av hverandre, og alle samlet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.actions.sammenlign_kommuner import FILTYPER, sammenlign_kommuner, sammenligningsfil
from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.felles.tall import Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.oppslag import IkkeFunnet, slaa_opp
from tospann.core.kommune.sammenligning import MEST, Sammenligning
from tospann.store.kommune import historie
from tospann.web.filtyper import FILTYPE
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.kommune.dato import med_dato

# So many are looked up before we stop reading; the page says that fourteen is the most.
_LEST = 50
_LENGST = 80


@dataclass(frozen=True, slots=True)
class Utvalg:
    """Who was asked for, and what could not be found, in sentences."""

    kommuner: tuple[Kommuneversjon, ...]
    feil: tuple[IkkeFunnet, ...]
    dato: date

    @property
    def numre(self) -> tuple[str, ...]:
        """Give their numbers."""
        return tuple(v.kommune.nummer for v in self.kommuner)

    def adresse(self, numre: Iterable[str], rute: str = "sammenlign_kommuner", *args: str) -> str:
        """Give the address of these municipalities on the same day."""
        valg = [*(("k", n) for n in numre), ("dato", self.dato.isoformat())]
        return f"{reverse(rute, args=args)}?{urlencode(valg)}"


@dataclass(frozen=True, slots=True)
class Sammenligningsside:
    """What the page shows."""

    sammenligning: Sammenligning
    utvalg: Utvalg
    alle: tuple[Kommuneversjon, ...]

    def kolonner(self) -> Iterator[tuple[Kommuneversjon, str]]:
        """Give each municipality and the address without it."""
        for v in self.utvalg.kommuner:
            yield v, self.utvalg.adresse(n for n in self.utvalg.numre if n != v.kommune.nummer)

    def filer(self) -> Iterator[tuple[str, str]]:
        """Give each file that can be taken along."""
        navn = {"csv": "CSV", "xlsx": "Excel", "docx": "Word", "pdf": "PDF"}
        for endelse in FILTYPER:
            yield navn[endelse], self.utvalg.adresse(self.utvalg.numre, "sammenlign_fil", endelse)

    def ukjente(self) -> Iterator[tuple[str, str]]:
        """Give each thing that is not known, and what would bring it, once."""
        par = {
            (c.grunn, c.tiltak) for linje in self.sammenligning.linjer() for c in linje.celler if isinstance(c, Ukjent)
        }
        yield from sorted(par)

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        for linje in self.sammenligning.linjer():
            yield from (c for c in (*linje.celler, linje.samlet) if isinstance(c, Tall))


@require_safe
@med_dato
def vis(request: HttpRequest, dato: date) -> HttpResponse:
    """Legg til kommuner, ta dem bort, og se dem ved siden av hverandre."""
    kjent = historie()
    utvalg = _utvalg(kjent, request.GET.getlist("k"), dato)
    onsket = request.GET.get("legg_til", "").strip()[:_LENGST]
    ny = slaa_opp(kjent, _uten_navn(onsket), dato) if onsket else None
    if isinstance(ny, Kommuneversjon):
        return redirect(utvalg.adresse(dict.fromkeys((*utvalg.numre, ny.kommune.nummer))))
    feil = [f.grunn for f in (*utvalg.feil, *([ny] if ny else []))]
    valgte = utvalg.kommuner[:MEST]
    if len(utvalg.kommuner) > MEST:
        feil.append(_for_mange(len(utvalg.kommuner)))
    utvalg = Utvalg(valgte, utvalg.feil, dato)
    side = Sammenligningsside(sammenlign_kommuner(utvalg.numre, dato), utvalg, _alfabetisk(kjent, dato))
    innhold = {"side": side, "dato": dato, "feil": feil, "mest": MEST, "onsket": onsket if ny else ""}
    svar = vis_med_kilder(request, "kommune/sammenlign.html", innhold, side.tall())
    svar.status_code = HTTPStatus.BAD_REQUEST if feil else svar.status_code
    return svar


@require_safe
@med_dato
def fil(request: HttpRequest, dato: date, endelse: str) -> HttpResponse:
    """Den samme sammenligningen som fil."""
    utvalg = _utvalg(historie(), request.GET.getlist("k"), dato)
    if endelse not in FILTYPER or utvalg.feil or not 1 <= len(utvalg.kommuner) <= MEST:
        raise Http404
    innhold = sammenligningsfil(sammenlign_kommuner(utvalg.numre, dato), endelse)
    svar = HttpResponse(innhold, content_type=FILTYPE[endelse])
    svar.headers["Content-Disposition"] = f'attachment; filename="sammenligning-{dato.isoformat()}.{endelse}"'
    return svar


def _utvalg(kjent: Kommunehistorie, onsket: Sequence[str], dato: date) -> Utvalg:
    """Find each, once; a number not in use that day is left out with a sentence."""
    svar = [slaa_opp(kjent, tekst[:_LENGST], dato) for tekst in dict.fromkeys(onsket[:_LEST])]
    funnet = {v.kommune.nummer: v for v in svar if isinstance(v, Kommuneversjon)}
    return Utvalg(tuple(funnet.values()), tuple(s for s in svar if isinstance(s, IkkeFunnet)), dato)


def _uten_navn(tekst: str) -> str:
    """Read "1841 Fauske", as the list of suggestions writes it."""
    nummer, _, navn = tekst.partition(" ")
    return nummer if navn and nummer.isdecimal() else tekst


def _for_mange(antall: int) -> str:
    ord_ = {"mest": MEST, "antall": antall}
    return _("Du kan sammenligne høyst %(mest)s kommuner om gangen, og har valgt %(antall)s. De første vises.") % ord_


def _alfabetisk(kjent: Kommunehistorie, dato: date) -> tuple[Kommuneversjon, ...]:
    return tuple(sorted(kjent.paa(dato).values(), key=lambda v: (sorteringsnokkel(v.kommune.kortnavn), v.kommune)))
