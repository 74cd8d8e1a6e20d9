"""Which offices there are, and one office on one page."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tospann.actions.kontorfiler import FILER, innhold
from tospann.core.felles.kilde import beregnet
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.tjenesteomraade import sum_heltall
from tospann.core.kontor.ledelse import antall_ledere, ledelse_paa
from tospann.core.kontor.perioder import Sikkerhet
from tospann.core.kontor.tjeneste import minstesett
from tospann.imports.kontordrift import les_tjenester
from tospann.store import statistikk
from tospann.store.kontor import i_fylket, kommunetraader, ledelse, lederoppdrag, lister
from tospann.store.kontorbilde import Kontorbilde, kontorbilde
from tospann.store.kontorrapport import listetall, rapporten
from tospann.store.register import Registerkilde
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.kontor.rader import kontorrader
from tospann.web.kontor.valg import Kontorvalg, les_valg


@require_safe
def liste(request: HttpRequest) -> HttpResponse:
    """Kontorene på en dato, og hvem de dekker, også over fylkesgrensen."""
    valg = les_valg(request)
    rapport = rapporten(valg.dato, valg.fylke)
    kontor = rapport.sikre_kontor | rapport.mulige_kontor
    rader = kontorrader(rapporten(valg.dato), kontor, ledelse(valg.dato), kommunetraader())
    grunnlag = listetall()
    tall = {hva: _listetall(hva, navn, n, valg, grunnlag) for hva, navn, n in _antall(valg, len(rader))}
    kontekst = {"valg": valg, "rader": rader, "tall": tall, "filer": FILER}
    return vis_med_kilder(request, "kontor/liste.html", kontekst, tall.values())


def _antall(valg: Kontorvalg, rader: int) -> Iterator[tuple[str, str, int]]:
    """Count offices, and leaders apart from offices: one leader may lead several."""
    numre = i_fylket(valg.dato, valg.fylke)
    oppdrag = [o for o in lederoppdrag() if o.kommune in numre]
    yield "antall", "Kontor på lista", rader
    yield "ledet", "Kontor der en kilde sier noe om ledelsen", len(ledelse_paa(oppdrag, valg.dato))
    yield "ledere", "Ledere som kildene nevner", antall_ledere(oppdrag, valg.dato)


def _listetall(hva: str, navn: str, verdi: int, valg: Kontorvalg, grunnlag: tuple[Tall, ...]) -> Tall:
    enhet = Enhet.ANTALL if hva == "ledere" else Enhet.KONTOR
    formel = "talt i det kildene sier om ledelsen denne dagen" if hva != "antall" else "dekker minst én av kommunene"
    return Tall(f"kontor.{hva}", navn, verdi, enhet, valg.dato, valg.gjelder, beregnet(valg.dato), formel, grunnlag)


@require_safe
def vis(request: HttpRequest, nummer: str) -> HttpResponse:
    """Ett kontor på en dato: hvem det dekker, hvor det er, hvem som leder det, og hva svaret hviler på."""
    valg = les_valg(request)
    bilde = kontorbilde(nummer, valg.dato)
    if bilde is None:
        raise Http404
    tall, stillinger = dict(_tallene(bilde)), list(_stillinger(bilde))
    tilbud = [(t, _tjenestenavn(t.tjeneste)) for t in bilde.tilbud]
    kontekst = {
        "valg": valg,
        "bilde": bilde,
        "tall": tall,
        "stillinger": stillinger,
        "minimum": [(t, t.kravet(valg.dato)) for t in minstesett(les_tjenester(), valg.dato)],
        "tilbud": tilbud,
        "lister": lister(),
    }
    alle = [*tall.values(), *(t for _, t in stillinger)]
    return vis_med_kilder(request, "kontor/vis.html", kontekst, alle)


def _tallene(bilde: Kontorbilde) -> Iterator[tuple[str, Tall]]:
    """Give how many municipalities the office surely covers, and how many live there where that is known."""
    sikre = [k.kommune.kommune.nummer for k in bilde.kommuner if k.dekning.sikkerhet is Sikkerhet.SIKKER]
    yield "kommuner", _tall("kommuner", "Kommuner", len(sikre), bilde)
    folk = statistikk.folketall(bilde.dato)
    ledd = [folk[nr] for nr in sikre if nr in folk]
    if sikre and len(ledd) == len(sikre):
        navn, formel = "Innbyggere i kommunene", "sum av kommunene"
        antall = sum_heltall(ledd)
        yield (
            "innbyggere",
            regn_ut("kontor.innbyggere", navn, antall, Enhet.INNBYGGERE, formel=formel, ledd=ledd, gjelder=bilde.navn),
        )


def _tall(hva: str, navn: str, verdi: int, bilde: Kontorbilde) -> Tall:
    formel = "kommuner der kontoret er sett, etter listene"
    kilde = beregnet(bilde.dato)
    return Tall(f"kontor.{hva}", navn, verdi, Enhet.ANTALL, bilde.dato, bilde.navn, kilde, formel, listetall())


def _stillinger(bilde: Kontorbilde) -> Iterator[tuple[str, Tall]]:
    """Give the positions by employer; nothing where no source tells."""
    for s in bilde.stillinger:
        navn = s.get_arbeidsgiver_display()
        kilde: Registerkilde = s.kilde
        yield (
            navn,
            Tall(
                f"stillinger.{s.arbeidsgiver}",
                f"Årsverk ansatt i {navn}",
                s.som_brok(),
                Enhet.AARSVERK,
                s.perioden.fra,
                bilde.navn,
                kilde.som_kilde(),
            ),
        )


def _tjenestenavn(kode: str) -> str:
    return next((t.navn for t in les_tjenester() if t.kode == kode), kode)


@require_safe
def eksport(request: HttpRequest, fil: str) -> HttpResponse:
    """Kontor, dekning, navn eller samarbeid som CSV eller JSON, eller ordboka som forklarer kolonnene."""
    if fil not in FILER:
        raise Http404
    valg = les_valg(request)
    if not valg.skjema.is_bound or valg.skjema.is_valid():
        svar = HttpResponse(innhold(fil, valg.dato, valg.fylke), content_type=FILER[fil].innholdstype)
        svar.headers["Content-Disposition"] = f'attachment; filename="{FILER[fil].filnavn(valg.dato)}"'
        return svar
    return render(request, "kontor/eksportfeil.html", {"valg": valg}, status=422)
