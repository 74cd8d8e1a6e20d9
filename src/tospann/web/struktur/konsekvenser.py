"""Konsekvenser: what follows from up to four structures, beside today's; and the paper, the figures and the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from tospann.actions.strukturbilde import FLEST, Studiebilde, Valgbar, lag_utredning, studiebilde, svartekst
from tospann.config.assets import fonts_folder
from tospann.core.felles.tall import Tall
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.core.utredning.strukturrader import forskjellssetninger
from tospann.core.utredning.strukturutredning import Strukturutredning, Svartekst
from tospann.documents.modell import Tabell
from tospann.documents.papirer.strukturbok import konsekvensark, konsekvensbok
from tospann.documents.papirer.strukturpapir import apne_sporsmaal, forutsetningstabell, strukturpapir, ulovligheter
from tospann.documents.papirer.strukturtabell import (
    alle_har_sted,
    avtaletabell,
    kapitteltabell,
    kommunetabell,
    konsekvenstabeller,
    organisasjonstabell,
    systemtabell,
)
from tospann.documents.regneark import tegn_csv
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.documents.typst_pdf import tegn_pdf
from tospann.documents.word import tegn_docx
from tospann.web.filtyper import FILTYPE
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.struktur.kartet import Kartvisning, tegn_inndeling
from tospann.web.struktur.oppslag import Studieside, finn_side


@dataclass(frozen=True, slots=True)
class Konsekvensside:
    """What the page shows: the study, what is chosen, and what follows from each."""

    side: Studieside
    bilde: Studiebilde
    foer: Valgbar
    valgte: tuple[Valgbar, ...]
    utredning: Strukturutredning

    @property
    def svar(self) -> Svartekst:
        """Give the answer in words."""
        return svartekst(self.bilde)

    @property
    def valgene(self) -> Iterator[tuple[int, str]]:
        """Give each of the choices the form has, from 1, with what is chosen."""
        koder = [v.kode for v in self.valgte]
        return enumerate([*koder, *[""] * (FLEST - len(koder))], 1)

    @property
    def tabeller(self) -> tuple[Tabell, ...]:
        """Give the structures side by side."""
        return konsekvenstabeller(self.utredning.alle)

    @property
    def alle_har_sted(self) -> bool:
        """Tell whether no place is closed in any of them."""
        return alle_har_sted(self.utredning.alle)

    @property
    def detaljer(self) -> Iterator[Strukturdetalj]:
        """Give what is said of each chosen structure alone."""
        return (Strukturdetalj(self.utredning, k) for k in self.utredning.etter)

    @property
    def egen(self) -> Tabell | None:
        """Give the reader's own municipality's chapter; none where it is not in the study."""
        numre = self.utredning.kommuner
        return kapitteltabell(self.utredning.kapitler(numre[0])) if len(numre) == 1 else None

    @property
    def egne_setninger(self) -> tuple[tuple[str, str], ...]:
        """Say what becomes of the reader's own office under each structure."""
        numre = self.utredning.kommuner
        return tuple((navn, k.kontoret) for navn, k in self.utredning.kapitler(numre[0])) if len(numre) == 1 else ()

    @property
    def forutsetninger(self) -> Tabell:
        """Give the assumptions."""
        return forutsetningstabell(self.utredning.foer)

    def tall(self) -> Iterator[Tall]:
        """Yield every figure that is shown."""
        for k in self.utredning.alle:
            yield from k.alle()
        for k in self.utredning.etter:
            for kapittel in self.utredning.alle_kapitler(k):
                yield from kapittel.alle()
        yield from self.utredning.foer.ramme.forutsetninger.alle()
        for tabell in self.tabeller:
            yield from (c for rad in tabell.rader for c in rad if isinstance(c, Tall))


@dataclass(frozen=True, slots=True)
class Strukturdetalj:
    """One chosen structure alone."""

    utredning: Strukturutredning
    konsekvens: Strukturkonsekvens

    @property
    def navn(self) -> str:
        """Give what it is called."""
        return self.konsekvens.navn

    @property
    def setninger(self) -> tuple[str, ...]:
        """Say what is different from what it is compared with."""
        return forskjellssetninger(self.utredning.foer, self.konsekvens)

    @property
    def organisasjoner(self) -> Tabell:
        """List its organisations."""
        return organisasjonstabell(self.konsekvens)

    @property
    def systemer(self) -> Tabell:
        """Say what is known of systems and language."""
        return systemtabell(self.konsekvens)

    @property
    def avtaler(self) -> Tabell:
        """List resolutions and agreements."""
        return avtaletabell(self.konsekvens)

    @property
    def kommuner(self) -> Tabell:
        """List the municipalities."""
        return kommunetabell(self.utredning.alle_kapitler(self.konsekvens), self.navn)

    @property
    def ulovlig(self) -> tuple[str, ...]:
        """Say why the form cannot carry it."""
        return ulovligheter(self.konsekvens)

    @property
    def apne(self) -> tuple[str, ...]:
        """Give what the law leaves open."""
        return apne_sporsmaal(self.konsekvens)


def lag_side(request: HttpRequest, slug: str) -> Konsekvensside:
    """
    Work out what the address asks for.

    Raises
    ------
    Http404
        When the study, or a structure the address names, is not the reader's to see.

    """
    side = finn_side(request, slug)
    bilde = studiebilde(side.bruker, side.rad)
    foer = _valgbar(bilde, kode) if (kode := request.GET.get("mot", "")) else bilde.i_dag
    onsket = [*request.GET.getlist("valg"), *(f"tegning-{t}" for t in request.GET.getlist("tegning"))]
    koder = list(dict.fromkeys(k for k in onsket if k))[:FLEST]
    valgte = tuple(_valgbar(bilde, k) for k in koder) or bilde.forvalg()
    egen = side.bruker.part.kommunenummer
    kommuner = bilde.grunnlag.numre if "alle" in request.GET else ((egen,) if egen else ())
    return Konsekvensside(side, bilde, foer, valgte, lag_utredning(bilde, foer, valgte, kommuner))


def _valgbar(bilde: Studiebilde, kode: str) -> Valgbar:
    if (funnet := bilde.valgbar(kode)) is None:
        raise Http404
    return funnet


@require_safe
def konsekvenser(request: HttpRequest, slug: str) -> HttpResponse:
    """Det som følger av en struktur, mot dagens og mot andre."""
    side = lag_side(request, slug)
    innhold = {"side": side.side, "k": side, "sporring": _sporring(request), "kart": _kartet(side)}
    return vis_med_kilder(request, "struktur/konsekvenser.html", innhold, side.tall())


def _kartet(side: Konsekvensside) -> str:
    """Draw the first structure; a municipality leads to its own page on the study's day."""
    dato = side.bilde.grunnlag.dato.isoformat()

    def lenke(nummer: str) -> str:
        return f"{reverse('kommune', args=[nummer])}?dato={dato}"

    forste = side.valgte[0].inndeling
    return tegn_inndeling(side.bilde.grunnlag, forste, Kartvisning(forste.navn, lenke))


def _sporring(request: HttpRequest) -> str:
    valg = request.GET.copy()
    valg.pop("tall", None)
    return valg.urlencode()


@require_safe
def konsekvensfil(request: HttpRequest, slug: str, navn: str) -> HttpResponse:
    """Det samme som fil: papiret, regnearket eller tallene."""
    lag = _FILER.get(navn)
    if lag is None:
        raise Http404
    innhold = lag(lag_side(request, slug).utredning)
    svar = HttpResponse(innhold, content_type=FILTYPE[navn.rpartition(".")[2]])
    svar.headers["Content-Disposition"] = f'attachment; filename="{slug}-{navn}"'
    return svar


def _bok(u: Strukturutredning) -> bytes:
    kapitler = [(k.navn, u.alle_kapitler(k)) for k in u.etter]
    return tegn_xlsx(konsekvensbok(f"Konsekvenser: {u.tittel}", u.alle, kapitler))


_FILER: dict[str, Callable[[Strukturutredning], bytes]] = {
    "konsekvenser.csv": lambda u: tegn_csv(konsekvensark(u.alle)).encode(),
    "konsekvenser.xlsx": _bok,
    "utredning.docx": lambda u: tegn_docx(strukturpapir(u), fonts_folder()),
    "utredning.pdf": lambda u: tegn_pdf(strukturpapir(u), fonts_folder()),
}
