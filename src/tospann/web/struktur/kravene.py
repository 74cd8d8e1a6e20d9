"""Krav og vekter: what is asked, row by row; each change is a new version, and an older one can be made new again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.opprett_studie import Sporsmaal, endre_studie
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import desimaltall, heltall
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.struktur.kravvalg import Kravslag, Kravvalg
from tospann.core.struktur.problem import UgyldigProblem
from tospann.core.struktur.sporsmaalsforskjell import ordlyd, sporsmaalsforskjell
from tospann.store import models
from tospann.web.struktur.kravforslag import forslag
from tospann.web.struktur.kravskjema import Kravskjema, Rammeskjema, Versjonsskjema, rammer_utfylt, som_utfylt
from tospann.web.struktur.oppslag import Studieside, finn_side

_AVVIST = 422
_SETNING = 480


@dataclass(frozen=True, slots=True)
class Kravrad:
    """One demand on the page."""

    nr: int
    valg: Kravvalg
    ordlyd: str


def kravrader(side: Studieside) -> Iterator[Kravrad]:
    """Give each demand with its words."""
    for nr, valg in enumerate(side.krav, 1):
        yield Kravrad(nr, valg, ordlyd(side.grunnlag, valg))


def krev_endring(side: Studieside) -> None:
    """Let only those who may ask anew go on."""
    if not side.kan_endre:
        raise PermissionDenied


def endret(
    skjema: Kravskjema | Rammeskjema | Versjonsskjema, side: Studieside, sporsmaal: Sporsmaal, endring: str
) -> bool:
    """Ask anew, and tell whether it was done; what is refused stands in the form."""
    try:
        endre_studie(
            bruker=side.bruker,
            studie=side.rad,
            fra_nr=skjema.cleaned_data["versjon"],
            sporsmaal=sporsmaal,
            endring=endring[:_SETNING],
        )
    except (Avvist, Fodselsnummer, UgyldigProblem) as feil:
        skjema.add_error(None, str(feil))
        return False
    return True


@require_safe
def krav(request: HttpRequest, slug: str) -> HttpResponse:
    """Det studien spør om, krav for krav."""
    side = finn_side(request, slug)
    innhold = {
        "side": side,
        "rader": list(kravrader(side)),
        "slagene": [(s.name.lower(), s.value.capitalize()) for s in Kravslag],
        "forslag": list(forslag(side)) if side.kan_endre else [],
        "vektord": list(_vektord(side)),
    }
    return render(request, "struktur/krav.html", innhold)


def _vektord(side: Studieside) -> Iterator[str]:
    """Say what the weights mean, in exchange for each other."""
    organisasjon, reise, mangel = (
        Fraction(v) for v in (side.studie.vekter.organisasjon, side.studie.vekter.reise, side.studie.vekter.mangel)
    )
    folk = sum(k.innbyggere.som_brok() for k in side.grunnlag.kommuner)
    if reise and folk:
        minutter = heltall(round(organisasjon / reise))
        snitt = desimaltall(organisasjon / reise / folk, 2)
        yield _(
            "Å spare én organisasjon er verdt %(minutter)s personminutter lengre reise, i snitt %(snitt)s minutter "
            "for hver innbygger."
        ) % {"minutter": minutter, "snitt": snitt}
    else:
        yield _("Reisen teller ikke.")
    if organisasjon and mangel:
        yield _("Å spare én organisasjon er verdt at fagmiljøene mangler %(verk)s årsverk mer.") % {
            "verk": desimaltall(organisasjon / mangel, 1)
        }
    elif not mangel:
        yield _("Hvor store fagmiljøene er, teller ikke, ut over kravene.")


def _slaget(navn: str) -> Kravslag:
    try:
        return Kravslag[navn.upper()]
    except KeyError:
        raise Http404 from None


def _satt_av(side: Studieside) -> Kilde:
    tittel = _("Satt av %(part)s, %(rolle)s") % {"part": side.bruker.part.navn, "rolle": side.bruker.rollen.value}
    return Kilde("krav", Kildeslag.FORUTSETNING, tittel, side.bruker.part.navn, i_dag())


@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: HttpRequest, slug: str, slag: str) -> HttpResponse:
    """Legg til et krav."""
    side, hva = finn_side(request, slug), _slaget(slag)
    krev_endring(side)
    start = {"versjon": side.versjon.nr, **_fra_adressen(request)}
    skjema = Kravskjema(hva, side.grunnlag, request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and skjema.is_valid():
        valg = skjema.som_valg(_satt_av(side))
        sporsmaal = Sporsmaal(side.studie, (*side.krav, valg))
        if endret(skjema, side, sporsmaal, _("La til: %s") % ordlyd(side.grunnlag, valg)):
            messages.success(request, _("Kravet er lagt til. Svaret er regnet på nytt."))
            return redirect("struktur_krav", slug)
    return _kravskjema(request, side, skjema, _("Legg til et krav"))


def _fra_adressen(request: HttpRequest) -> dict[str, object]:
    """Give what a suggestion fills in."""
    valgt: dict[str, object] = {
        felt: request.GET.getlist(felt) for felt in ("kommuner", "andre") if felt in request.GET
    }
    return valgt | {felt: request.GET[felt] for felt in ("grunn", "kilde") if felt in request.GET}


@require_http_methods(["GET", "HEAD", "POST"])
def endre(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """Endre et krav."""
    side = finn_side(request, slug)
    gammelt = _raden(side, nr)
    krev_endring(side)
    start = {"versjon": side.versjon.nr, **som_utfylt(gammelt)}
    skjema = Kravskjema(gammelt.slag, side.grunnlag, request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and skjema.is_valid():
        valg = skjema.som_valg(_satt_av(side))
        sporsmaal = Sporsmaal(side.studie, tuple(valg if i == nr else k for i, k in enumerate(side.krav, 1)))
        setning = _("Endret kravet «%(gammelt)s» til «%(nytt)s»") % {
            "gammelt": ordlyd(side.grunnlag, gammelt),
            "nytt": ordlyd(side.grunnlag, valg),
        }
        if endret(skjema, side, sporsmaal, setning):
            messages.success(request, _("Kravet er endret. Svaret er regnet på nytt."))
            return redirect("struktur_krav", slug)
    return _kravskjema(request, side, skjema, _("Endre et krav"))


def _raden(side: Studieside, nr: int) -> Kravvalg:
    if not 1 <= nr <= len(side.krav):
        raise Http404
    return side.krav[nr - 1]


def _kravskjema(request: HttpRequest, side: Studieside, skjema: Kravskjema, tittel: str) -> HttpResponse:
    innhold = {"side": side, "form": skjema, "hva": tittel}
    return render(request, "struktur/kravskjema.html", innhold, status=_AVVIST if skjema.errors else 200)


@require_POST
def ta_bort(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """Ta bort et krav; versjonen med det finnes fortsatt."""
    side = finn_side(request, slug)
    borte = _raden(side, nr)
    krev_endring(side)
    sporsmaal = Sporsmaal(side.studie, tuple(k for i, k in enumerate(side.krav, 1) if i != nr))
    return _gjort(request, side, sporsmaal, _("Tok bort: %s") % ordlyd(side.grunnlag, borte), "struktur_krav")


def _gjort(request: HttpRequest, side: Studieside, sporsmaal: Sporsmaal, setning: str, rute: str) -> HttpResponse:
    skjema = Versjonsskjema(request.POST)
    if skjema.is_valid() and endret(skjema, side, sporsmaal, setning):
        messages.success(request, f"{setning}.")
    else:
        feil = [str(f) for f in skjema.non_field_errors()]
        messages.error(request, " ".join(feil) or _("Siden var gammel. Ingenting er endret; prøv igjen."))
    return redirect(rute, side.rad.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def rammer(request: HttpRequest, slug: str) -> HttpResponse:
    """Endre spørsmålet, rammene og hva som teller mest."""
    side = finn_side(request, slug)
    krev_endring(side)
    studie = side.studie
    start = {"versjon": side.versjon.nr, **rammer_utfylt(studie.sporsmaal, studie.rammer, studie.vekter)}
    skjema = Rammeskjema(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and skjema.is_valid():
        data = skjema.cleaned_data
        ny = replace(studie, sporsmaal=data["sporsmaal"], rammer=skjema.rammer(), vekter=skjema.vekter())
        endringer = sporsmaalsforskjell((studie, ()), (ny, ()))
        setning = " ".join([*endringer, _("Hvorfor: %s") % data["grunn"]])
        if endret(skjema, side, Sporsmaal(ny, side.krav), setning):
            messages.success(request, _("Rammene er endret. Svaret er regnet på nytt."))
            return redirect("struktur_krav", slug)
    innhold = {"side": side, "form": skjema}
    return render(request, "struktur/rammer.html", innhold, status=_AVVIST if skjema.errors else 200)


@dataclass(frozen=True, slots=True)
class Versjonsrad:
    """A version, and what was new in it."""

    versjon: models.Studieversjon
    nytt: tuple[str, ...]


@require_safe
def historie(request: HttpRequest, slug: str) -> HttpResponse:
    """Hva studien har spurt om, den nyeste versjonen først."""
    side = finn_side(request, slug)
    alle = list(side.rad.versjoner.select_related("grunnlag"))
    verdier = [(v.som_verdi(), v.krav) for v in alle]
    nytt_i = [(), *(sporsmaalsforskjell(a, b) for a, b in pairwise(verdier))]
    rader = [Versjonsrad(v, nye) for v, nye in zip(alle, nytt_i, strict=True)][::-1]
    return render(request, "struktur/historie.html", {"side": side, "rader": rader})


@require_POST
def gjenopprett(request: HttpRequest, slug: str, nr: int) -> HttpResponse:
    """La en eldre versjon gjelde igjen, som en ny versjon."""
    side = finn_side(request, slug)
    gammel = get_object_or_404(side.rad.versjoner.select_related("grunnlag"), nr=nr)
    krev_endring(side)
    setning = _("Gikk tilbake til versjon %s") % gammel.nr
    return _gjort(request, side, Sporsmaal(gammel.som_verdi(), gammel.krav), setning, "struktur_historie")
