"""Garanti: when the smallest offices are shielded, who carries the cut? Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lat
from django.views.decorators.http import require_safe

from tospann.actions.oppgjor_forsok import forsokstall
from tospann.actions.saksbilde import last_saksbilde
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.garanti import Garantibyrde, Garantikontor, Garantirad, garantibyrde
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.gjoropp.soyler import Soylegruppe, tegn_soyler
from tospann.web.gjoropp.visning import Visningstabell, rad
from tospann.web.kildepanel import vis_med_kilder
from tospann.web.tallfelt import Tallfelt

_AVVIST, _STORST, _LENGST, _EKSTRA = 422, 100_000, 60, 3


class Garantiskjema(forms.Form):
    """The cut, and for each office its positions and the fewest it is guaranteed."""

    nedtrekk = Tallfelt(label=_lat("Statlige årsverk som trekkes i alt"), max_value=_STORST, required=False)

    def __init__(self, data: Mapping[str, Any], kjente: Mapping[str, Tall], navn: Mapping[str, str]) -> None:
        """Make a row for each office of the case, and some for others that share the cut."""
        super().__init__(data)
        self.kjente, self.navn = kjente, navn
        for nr in self.rekker():
            if nr not in navn:
                self.fields[f"navn_{nr}"] = forms.CharField(
                    label=_("Kontor"),
                    max_length=_LENGST,
                    required=False,
                    widget=forms.TextInput(attrs={"class": "ds-input"}),
                )
            self.fields[f"aarsverk_{nr}"] = Tallfelt(label=_("Statlige årsverk"), max_value=_STORST, required=False)
            self.fields[f"garanti_{nr}"] = Tallfelt(label=_("Garantert minst"), max_value=_STORST, required=False)

    def rekker(self) -> tuple[str, ...]:
        """Name the rows: the municipalities of the case, and the others."""
        return (*self.navn, *(str(nr) for nr in range(1, _EKSTRA + 1)))

    def clean(self) -> dict[str, Any]:
        """Refuse an office without a name, or without positions."""
        d = super().clean() or self.cleaned_data
        for nr in self.rekker():
            navn, antall = self.navn.get(nr) or d.get(f"navn_{nr}"), d.get(f"aarsverk_{nr}")
            if navn and antall is None and f"aarsverk_{nr}" not in self.errors and nr not in self.navn:
                self.add_error(f"aarsverk_{nr}", _("Skriv hvor mange årsverk kontoret har."))
            if antall is not None and not navn:
                self.add_error(f"navn_{nr}", _("Skriv hva kontoret heter."))
        return d

    def kontor(self, dag: date) -> tuple[Garantikontor, ...]:
        """Give the offices that have positions."""
        d = self.cleaned_data
        return tuple(self._kontor(nr, dag) for nr in self.rekker() if d.get(f"aarsverk_{nr}") is not None)

    def _kontor(self, nr: str, dag: date) -> Garantikontor:
        d = self.cleaned_data
        navn = self.navn.get(nr) or d[f"navn_{nr}"]
        aarsverk = forsokstall(f"aarsverk.{nr}", _("Statlige årsverk, %s") % navn, Fraction(d[f"aarsverk_{nr}"]), dag)
        if (kjent := self.kjente.get(nr)) and kjent.som_brok() == aarsverk.som_brok():
            aarsverk = kjent
        garanti = Fraction(d.get(f"garanti_{nr}") or 0)
        return Garantikontor(navn, aarsverk, forsokstall(f"garanti.{nr}", _("Garanti, %s") % navn, garanti, dag))

    def grupper(self) -> Iterator[tuple[str, list[Any]]]:
        """Yield each row's heading and fields."""
        for nr in self.rekker():
            felt = [self[f"{f}_{nr}"] for f in ("aarsverk", "garanti")]
            yield self.navn.get(nr) or _("Et annet kontor"), felt if nr in self.navn else [self[f"navn_{nr}"], *felt]


@require_safe
def garanti(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Hvem bærer kuttet når de minste kontorene skjermes?"""
    side = finn_side(request, slug, aar)
    deltakere = last_saksbilde(side.rad.sak).sak.deltakere
    kjente = {d.kommune.nummer: d.kontor.bemanning.stat for d in deltakere}
    navn = {d.kommune.nummer: d.kommune.kortnavn for d in deltakere}
    start = {f"aarsverk_{nr}": f"{float(t.som_brok()):g}".replace(".", ",") for nr, t in kjente.items()}
    skjema = Garantiskjema({**start, **request.GET.dict()}, kjente, navn)
    byrde = _byrden(skjema, date(aar, 1, 1)) if skjema.is_valid() else None
    kontekst = {
        "side": side,
        "kilde_her": True,
        "skjema": skjema,
        "feil": byrde if isinstance(byrde, str) else "",
        "grupper": list(skjema.grupper())[: len(navn)],
        "andre": list(skjema.grupper())[len(navn) :],
        "andre_er_med": any(skjema.data.get(f"navn_{nr}") for nr in range(1, _EKSTRA + 1)),
    }
    tabell = _tabell(side, byrde) if isinstance(byrde, Garantibyrde) else None
    if isinstance(byrde, Garantibyrde):
        kontekst |= {"byrde": byrde, "setning": byrde.i_en_setning(), "tabell": tabell, "soyler": _soyler(byrde)}
    svar = vis_med_kilder(request, "gjoropp/garanti.html", kontekst, tabell.tall() if tabell else ())
    svar.status_code = _AVVIST if skjema.errors or kontekst["feil"] else svar.status_code
    return svar


def _byrden(skjema: Garantiskjema, dag: date) -> Garantibyrde | str | None:
    """Give the answer, why there is none, or nothing while nobody has said how much is cut."""
    if skjema.cleaned_data["nedtrekk"] is None:
        return None
    try:
        return garantibyrde(skjema.kontor(dag), Fraction(skjema.cleaned_data["nedtrekk"]))
    except UgyldigNokkel as feil:
        return str(feil)


def _tabell(side: Oppgjorsside, byrde: Garantibyrde) -> Visningstabell:
    kolonner = (
        *(_("Kontor"), _("Årsverk"), _("Garantert minst")),
        *(_("Avgir uten garantier"), _("Avgir med garantier"), _("Mer fordi andre skjermes")),
    )
    linjer = tuple(
        rad(r.kontor.navn, (r.kontor.aarsverk, _garantert(r), r.uten, r.med, _ekstra(r)), side.min) for r in byrde.rader
    )
    sum_ = rad(_("I alt"), (_sum(byrde, "aarsverk"), None, _sum(byrde, "uten"), _sum(byrde, "med"), None))
    return Visningstabell("garanti", _("Hvem avgir hva, i årsverk"), kolonner, linjer, (sum_,))


def _garantert(r: Garantirad) -> Tall | None:
    return r.kontor.garanti if r.kontor.garanti.som_brok() else None


def _ekstra(r: Garantirad) -> Tall:
    navn = _("Mer for %s fordi andre skjermes") % r.kontor.navn
    formel = "avgir med garantier − avgir uten garantier"
    ledd = (r.med, r.uten)
    id_ = f"garanti.ekstra.{r.kontor.navn}"
    return regn_ut(id_, navn, r.ekstra, Enhet.AARSVERK, formel=formel, ledd=ledd, gjelder=r.kontor.navn)


def _sum(byrde: Garantibyrde, hva: str) -> Tall:
    ledd = [r.kontor.aarsverk if hva == "aarsverk" else getattr(r, hva) for r in byrde.rader]
    sum_ = sum((t.som_brok() for t in ledd), Fraction())
    return regn_ut(f"garanti.sum.{hva}", _("I alt"), sum_, Enhet.AARSVERK, formel="summen", ledd=ledd, gjelder="alle")


def _soyler(byrde: Garantibyrde) -> str:
    grupper = [Soylegruppe(r.kontor.navn, (r.uten, r.med)) for r in byrde.rader]
    alt = _("To stolper for hvert kontor; tallene står i tabellen under.")
    return tegn_soyler(grupper, (_("Avgir uten garantier"), _("Avgir med garantier")), alt)
