"""Holder svaret? Draw futures where people, travel and positions are a little different; who is still together?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tospann.actions.strukturregning import FRIST, LENGRE_FRIST, Regnet, regn, resten
from tospann.core.felles.norsk import tall_tekst
from tospann.core.felles.tall import Tall
from tospann.core.struktur.framtidstall import (
    Antallstall,
    Framtidsvalg,
    Partall,
    antall_organisasjoner,
    par_sammen,
    trekk_framtider,
)
from tospann.core.struktur.helsvar import STORT, Helsvar, finn_svar
from tospann.core.struktur.losning import Status
from tospann.core.struktur.robusthet import Fremtider
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.struktur.oppslag import Studieside, finn_side

_FLEST, _FLEST_STORT, _VIS = 1000, 100, 40
_SIKKERT = 90
_TEKST = {"class": "ds-input", "inputmode": "numeric", "autocomplete": "off"}
_BREDDE, _STRIPE, _NAVN = 640, 26, 260


class _Heltall(forms.IntegerField):
    widget = forms.TextInput(attrs=_TEKST)


class Framtidsskjema(forms.Form):
    """How uncertain, which seed, how many."""

    folketall = _Heltall(label=gettext_lazy("Folketall, prosent"), min_value=0, max_value=50)
    reisetid = _Heltall(label=gettext_lazy("Reisetid, prosent"), min_value=0, max_value=50)
    aarsverk = _Heltall(label=gettext_lazy("Årsverk, prosent"), min_value=0, max_value=50)
    antall = _Heltall(label=gettext_lazy("Antall framtider"), min_value=0, max_value=_FLEST)
    fro = _Heltall(label=gettext_lazy("Frø"), min_value=0, max_value=1_000_000)


@dataclass(frozen=True, slots=True)
class Framtidsside:
    """What the page shows; what is not drawn yet is empty."""

    side: Studieside
    valg: Framtidsvalg
    svar: Regnet[Helsvar]
    trukket: Regnet[Fremtider]

    @property
    def venter(self) -> bool:
        """Tell whether something is still being reckoned."""
        return not self.svar.ferdig or (self.har_svar and not self.trukket.ferdig)

    @property
    def sekunder(self) -> int:
        """Give how long it has been at it."""
        return max(self.svar.sekunder, self.trukket.sekunder)

    @property
    def har_svar(self) -> bool:
        """Tell whether there is a proven best to hold the futures against."""
        return self.svar.ferdig and self.svar.verdi.losning.status is Status.OPTIMAL

    @property
    def er_ferdig(self) -> bool:
        """Tell whether there are futures to show."""
        return self.har_svar and self.trukket.ferdig

    @property
    def manglet_tid(self) -> bool:
        """Tell whether the time was up before all were drawn."""
        return self.er_ferdig and self.trukket.verdi.trukket < self.valg.antall

    def par(self) -> tuple[Partall, ...]:
        """Give the pairs, the surest first."""
        if not self.er_ferdig:
            return ()
        svaret = self.svar.verdi.losning.strukturer[0]
        return par_sammen(self.side.grunnlag, self.trukket.verdi, self.valg, svaret)

    def antall(self) -> tuple[Antallstall, ...]:
        """Give how often each number of organisations is the best."""
        return antall_organisasjoner(self.side.grunnlag, self.trukket.verdi, self.valg) if self.er_ferdig else ()


@require_safe
def framtider(request: HttpRequest, slug: str) -> HttpResponse:
    """Holder svaret om tallene er litt annerledes?"""
    begynt = monotonic()
    side = finn_side(request, slug)
    grense = _FLEST_STORT if side.problem.antall > STORT else _FLEST
    valg, skjema = _valget(request, grense)
    framtid = _regn(request, side, valg, begynt)
    par, antall = framtid.par(), framtid.antall()
    egne = [p for p in par if p.i_svaret]
    innhold = {
        "side": side,
        "form": skjema,
        "framtid": framtid,
        "grense": grense,
        "par": par[:_VIS],
        "flere": par[_VIS:],
        "egne": egne,
        "sikre": [p for p in egne if p.andel.som_brok() >= _SIKKERT],
        "antall": antall,
        "bilde": _soyler([(_("%s organisasjoner") % a.antall, a.andel) for a in antall]),
        "parbilde": _soyler([(f"{p.a} – {p.b}", p.andel) for p in sorted(egne, key=lambda p: p.andel.som_brok())[:20]]),
    }
    return vis_med_kilder(request, "struktur/framtider.html", innhold, _tallene(par, antall))


def _tallene(par: tuple[Partall, ...], antall: tuple[Antallstall, ...]) -> Iterator[Tall]:
    yield from (p.andel for p in par)
    yield from (a.andel for a in antall)


def _valget(request: HttpRequest, grense: int) -> tuple[Framtidsvalg, Framtidsskjema]:
    start = Framtidsvalg(antall=min(200, grense))
    felt = {navn: getattr(start, navn) for navn in ("folketall", "reisetid", "aarsverk", "antall", "fro")}
    spurt = felt | {navn: request.GET[navn] for navn in felt if navn in request.GET}
    skjema = Framtidsskjema(spurt)
    if not skjema.is_valid():
        return start, skjema
    data = skjema.cleaned_data
    return Framtidsvalg(**{**data, "antall": max(1, min(data["antall"], grense))}), skjema


def _regn(request: HttpRequest, side: Studieside, valg: Framtidsvalg, begynt: float) -> Framtidsside:
    problem, frist = side.problem, LENGRE_FRIST if "lenger" in request.GET else FRIST
    svar = regn((side.nokkel, "svar"), lambda igjen: finn_svar(problem, igjen), frist, resten(begynt))
    ingen: Regnet[Fremtider] = Regnet((Fremtider(0, 0, (), (), ()),))
    side_ = Framtidsside(side, valg, svar, ingen)
    if not side_.har_svar or not svar.verdi.spor:
        return side_
    nokkel = (side.nokkel, "framtider", repr(valg))
    trukket = regn(nokkel, lambda igjen: trekk_framtider(problem, valg, igjen), frist, resten(begynt))
    return Framtidsside(side, valg, svar, trukket)


def _soyler(rader: list[tuple[str, Tall]]) -> SafeString:
    """Draw bars that hold in grey: a hollow frame for the whole, a filled part for the share, and the words beside."""
    if not rader:
        return SafeString("")
    full = _BREDDE - _NAVN - 80
    linjer = (
        (
            _NAVN - 10,
            nr * _STRIPE + 17,
            navn,
            *(_NAVN, nr * _STRIPE + 4, full),
            *(_NAVN, nr * _STRIPE + 4, f"{float(tall.som_brok()) / 100 * full:.1f}"),
            *(_NAVN + full + 8, nr * _STRIPE + 17, tall_tekst(tall, desimaler=0)),
        )
        for nr, (navn, tall) in enumerate(rader)
    )
    return format_html(
        '<svg class="framtidsbilde" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>',
        _BREDDE,
        len(rader) * _STRIPE,
        _("Søyler. De samme tallene står i tabellen."),
        format_html_join(
            "",
            '<text x="{}" y="{}" text-anchor="end">{}</text><rect class="hul" x="{}" y="{}" width="{}" height="16"/>'
            '<rect class="full" x="{}" y="{}" width="{}" height="16"/><text x="{}" y="{}">{}</text>',
            linjer,
        ),
    )
