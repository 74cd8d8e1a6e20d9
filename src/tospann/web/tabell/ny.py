"""Kontroller en tabell: read it, show how it was read, choose rules, see the findings, and keep it if you want."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tospann.actions.avvist import Avvist
from tospann.actions.lagre_tabell import lagre_tabell
from tospann.actions.trykttabell import Lesttabell, les_tabell, som_json, som_rutenett
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.tabell.forslag import foresla
from tospann.core.tabell.kontroll import kontroller
from tospann.core.tabell.tabell import Trykttabell
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.tabellregelskriver import skriv_regler
from tospann.imports.tabellregler import MAKS_TEGN
from tospann.imports.tabellrutenett import MAKS_BYTE, Rutenett
from tospann.imports.tabellsamling import levert
from tospann.imports.tabelltekst import les_limt
from tospann.imports.trykttabell import Oppsett, les_fil, som_tabell
from tospann.web.leser import leser
from tospann.web.tabell.skjema import EGNE, FORSLAG, Regelskjema, Tabellskjema, kolonneliste, som_dato
from tospann.web.tabell.visning import visning

_SALT, _TIMER = "tospann.tabell", 8
_VIST_FEIL = 20
_MIN_TABELL = "min-tabell"

Grunnlag = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Utkast:
    """A table on its way: cells as read, and what was said about where they come from. Signed, so nobody swaps it."""

    nett: Rutenett
    grunnlag: Grunnlag

    def seglet(self, regeltekst: str = "") -> str:
        """Give it as a field the page carries back."""
        innhold = {
            "fil": self.nett.fil,
            "ruter": som_json(self.nett),
            "lest": self.nett.merknader,
            "grunnlag": self.grunnlag,
            "regler": regeltekst,
        }
        return signing.dumps(innhold, salt=_SALT, compress=True)

    def tabell(self) -> Trykttabell:
        """Give the table as it is without rules: the columns found, the source the user gave."""
        dag = self.dato
        kilde = Kilde(_MIN_TABELL, Kildeslag.DOKUMENT, self.grunnlag["tittel"], self.grunnlag["utgiver"], dag)
        tekst = kolonneliste(self.grunnlag["tekstkolonner"])
        return som_tabell(self.nett, Oppsett(_MIN_TABELL, self.grunnlag["tittel"], kilde, dag, tekstkolonner=tekst))

    @property
    def dato(self) -> date:
        """Give the day the figures apply to."""
        return som_dato(self.grunnlag["dato"])


@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: HttpRequest) -> HttpResponse:
    """Lim inn eller velg en tabell; den blir lest og vist, ikke lagret."""
    if request.method == "POST" and "utkast" in request.POST:
        return _kontroller(request)
    skjema = Tabellskjema(request.POST or None, request.FILES or None)
    if request.method == "POST" and skjema.is_valid():
        try:
            utkast, regeltekst = _les(skjema.cleaned_data)
            return _vis(request, utkast, regeltekst)
        except FilAvvist as feil:
            for avvisning in feil.avvisninger[:_VIST_FEIL]:
                skjema.add_error(None, f"{avvisning}")
    return render(request, "tabell/ny.html", {"form": skjema}, status=422 if skjema.errors else 200)


def _les(data: dict[str, Any]) -> tuple[Utkast, str]:
    """Read what was pasted or sent; the rules are empty when they are to be suggested."""
    fil = data["fil"]
    nett = les_fil(fil.read(MAKS_BYTE + 1), fil.name, data["ark"].strip()) if fil else les_limt(data["tekst"])
    grunnlag = {felt: data[felt] for felt in ("tittel", "utgiver", "tekstkolonner")}
    grunnlag["dato"] = (data["dato"] or date.min).isoformat()
    match data["regelvalg"]:
        case valg if valg == FORSLAG:
            return Utkast(nett, grunnlag), ""
        case valg if valg == EGNE:
            return Utkast(nett, grunnlag), data["regler"]
        case slug:
            return Utkast(nett, grunnlag), levert(slug).regeltekst


def _kontroller(request: HttpRequest) -> HttpResponse:
    """Check what has been read by the rules that were chosen or written."""
    utkast, _regler = _aapne(request)
    if utkast is None:
        return _for_gammelt(request)
    egne = request.POST.get("regler", "")
    if egne.strip():
        return _vis(request, utkast, egne[: MAKS_TEGN + 1])
    tabell = utkast.tabell()
    skjema = Regelskjema(request.POST, tabell, foresla(tabell))
    if not skjema.is_valid():
        return _vis(request, utkast, "", skjema)
    return _vis(request, utkast, skriv_regler(tabell, utkast.dato, skjema.reglene()), skjema)


@require_POST
def lagre(request: HttpRequest) -> HttpResponse:
    """Lagre tabellen hos egen part, med reglene den ble kontrollert med."""
    bruker = leser(request)
    if not bruker.kan(Handling.LAGRE_TABELL):
        raise PermissionDenied
    utkast, regler = _aapne(request)
    if utkast is None or not regler:
        return _for_gammelt(request)
    try:
        rad = lagre_tabell(bruker=bruker, nett=utkast.nett, regeltekst=regler)
    except (Avvist, Fodselsnummer, FilAvvist) as feil:
        return _vis(request, utkast, regler, feil=str(feil))
    messages.success(request, _("Tabellen er lagret. Bare dere ser den."))
    return redirect("egen_tabell", rad.nr)


def _aapne(request: HttpRequest) -> tuple[Utkast | None, str]:
    try:
        innhold = signing.loads(request.POST.get("utkast", ""), salt=_SALT, max_age=_TIMER * 60 * 60)
    except signing.BadSignature:
        return None, ""
    nett = som_rutenett(innhold["fil"], innhold["ruter"], innhold["lest"])
    return Utkast(nett, innhold["grunnlag"]), innhold["regler"]


def _for_gammelt(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Tabellen du leste inn, er for gammel eller endret underveis. Les den inn på nytt."))
    return redirect("ny_tabell")


def _vis(
    request: HttpRequest, utkast: Utkast, regeltekst: str, skjema: Regelskjema | None = None, feil: str = ""
) -> HttpResponse:
    """Show what was read, and the findings where there are rules; a first reading that fails goes on up."""
    lest: Lesttabell | None = None
    avvist: tuple[Avvisning, ...] = ()
    if regeltekst:
        try:
            lest = les_tabell(utkast.nett, regeltekst)
        except FilAvvist as grunn:
            if skjema is None and "utkast" not in request.POST:
                raise
            avvist = grunn.avvisninger[:_VIST_FEIL]
    kontekst = {
        "utkast": utkast.seglet(regeltekst if lest else ""),
        "nett": utkast.nett,
        "lest": lest,
        "visning": visning(lest.kontroll) if lest else None,
        "regeltekst": regeltekst,
        "avvist": avvist,
        "feil": feil,
        "kan_lagre": leser(request).kan(Handling.LAGRE_TABELL),
        **_forslagene(utkast, skjema, lest),
    }
    galt = bool(feil or avvist or (skjema and skjema.errors))
    return render(request, "tabell/kontroll.html", kontekst, status=422 if galt else 200)


def _forslagene(utkast: Utkast, skjema: Regelskjema | None, lest: Lesttabell | None) -> dict[str, object]:
    """Give the suggested rules where the source is known, and the table as it is read without rules."""
    if utkast.dato == date.min:
        return {"forhaandsvist": None, "regelskjema": None}
    tabell = utkast.tabell()
    forslag = foresla(tabell)
    valgt = skjema if skjema is not None else Regelskjema({"forslag": [f.regel.id for f in forslag]}, tabell, forslag)
    return {"forhaandsvist": None if lest else visning(kontroller(tabell, ())), "regelskjema": valgt}
