"""The form of a key: the fields follow from the method, and what is written becomes the core's value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tospann.core.felles.periode import Periode
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import Avrunding, UgyldigNokkel
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import maal_i
from tospann.core.oppgjor.nokkelskifte import deler_med_staten
from tospann.core.oppgjor.nokkelversjon import Folketallsregel, Hyppighet, Nokkelversjon, Regneregel, Trinn
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.stillinger import Dagssnitt, Telledatoer, Telleregel, Vindu
from tospann.core.oppgjor.tidsrom import Periodisering
from tospann.imports.budsjettfil import post_id
from tospann.web.gjoropp.nokkelmetode import METODER, Delt, metodefelt, metoden, metodestart
from tospann.web.gjoropp.tallfelt import Brokfelt, Dagfelt, skrevet

_VELG = {"class": "ds-input"}
_DAG = re.compile(r"(?P<dag>[0-9]{1,2})\.(?P<maaned>[0-9]{1,2})\.?")
NY = "ny"


@dataclass(frozen=True, slots=True)
class Nokkelgrunnlag:
    """The year a key is tried on, the key's id (``ny`` for one that is not there), and the version before."""

    g: Aarsgrunnlag
    id: str
    foer: Nokkelversjon | None

    def parter(self, *, mot_staten: bool) -> tuple[tuple[str, str], ...]:
        """Give those it shares between: the two sides, or the municipalities."""
        if mot_staten:
            return (STAT, "Staten"), (KOMMUNE, "Kommunene samlet")
        return tuple((d.part, d.navn) for d in self.g.deltakelser if d.periode.til is None)


class Nokkelskjema(forms.Form):
    """A version of a key."""

    navn = forms.CharField(label="Navn", max_length=60, widget=forms.TextInput(attrs=_VELG))
    mellom = forms.ChoiceField(
        label="Hvem deler nøkkelen mellom?",
        choices=[("kommunene", "Kommunene"), ("staten", "Staten og kommunene samlet")],
        widget=forms.Select(attrs=_VELG),
    )
    metode = forms.ChoiceField(label="Metode", choices=list(METODER.items()), widget=forms.Select(attrs=_VELG))
    fra = Dagfelt(label="Gjelder fra")
    avrunding = forms.ChoiceField(
        label="Rundes til", choices=[("ORE", "hele øre"), ("KRONE", "hele kroner")], widget=forms.Select(attrs=_VELG)
    )
    trinn = forms.ChoiceField(
        label="Når staten bærer en del", choices=[(t.name, t.value) for t in Trinn], widget=forms.Select(attrs=_VELG)
    )
    hyppighet = forms.ChoiceField(
        label="Rundes", choices=[(h.name, h.value) for h in Hyppighet], widget=forms.Select(attrs=_VELG)
    )
    periodisering = forms.ChoiceField(
        label="Kostnaden ligger med",
        choices=[(p.name, p.value) for p in Periodisering],
        widget=forms.Select(attrs=_VELG),
    )
    telling = forms.ChoiceField(
        label="Årsverk telles",
        choices=[
            ("DATOER", "på datoer"),
            ("AAR", "som snitt av dagene i året"),
            ("MAANED", "som snitt av dagene i måneden"),
        ],
        widget=forms.Select(attrs=_VELG),
    )
    datoer = forms.CharField(
        label="Telledatoer",
        required=False,
        widget=forms.TextInput(attrs=_VELG),
        help_text="Skriv for eksempel 31.3., 31.12.",
    )
    folkedag = forms.CharField(
        label="Folketall per", widget=forms.TextInput(attrs=_VELG), help_text="Dag og måned, som 1.1."
    )
    folkeaar = forms.IntegerField(
        label="År før oppgjørsåret",
        min_value=0,
        max_value=20,
        widget=forms.NumberInput(attrs=_VELG),
        help_text="0 er samme år.",
    )
    grunn = forms.CharField(
        label="Hvorfor bør nøkkelen endres?",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"class": "ds-input", "rows": 3}),
        help_text="Sendes med forslaget. Alle partene ser det.",
    )

    def __init__(self, grunnlag: Nokkelgrunnlag, data: Mapping[str, Any] | None = None) -> None:
        """Make the fields of the chosen method, filled in as the version before."""
        start = _start(grunnlag)
        super().__init__(data, initial=start)
        self.grunnlag = grunnlag
        self.mot_staten = self._mot_staten(data)
        valgt = str((data or start).get("metode", "Sammensatt"))
        self.metodenavn = valgt if valgt in METODER else "Sammensatt"
        parter = grunnlag.parter(mot_staten=self.mot_staten)
        egne = metodefelt(self.metodenavn, parter) | {
            f"vekt_{part}": Brokfelt(label=f"Avtalt vekt, {navn}", required=False) for part, navn in parter
        }
        for navn, felt in egne.items():
            felt.initial = start.get(navn, "")
            self.fields[navn] = felt
        self.egne = tuple(egne)
        if grunnlag.id != NY:
            del self.fields["navn"], self.fields["mellom"]

    @property
    def metodefeltene(self) -> list[forms.BoundField]:
        """Give the fields that the method asks for."""
        return [self[navn] for navn in self.egne if not navn.startswith("vekt_")]

    @property
    def vektfeltene(self) -> list[forms.BoundField]:
        """Give the agreed weights."""
        return [self[navn] for navn in self.egne if navn.startswith("vekt_")]

    def clean(self) -> dict[str, Any]:
        """Put the version together, with the core's own sentences for what cannot be."""
        ren: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                ren["ny"] = self._versjonen(ren)
            except UgyldigNokkel as feil:
                raise ValidationError(str(feil)) from feil
        return ren

    def _versjonen(self, ren: Mapping[str, Any]) -> Nokkelversjon:
        foer, metode = self.grunnlag.foer, metoden(self.metodenavn, Delt(ren, self.grunnlag.foer))
        id_, navn = (self.grunnlag.id, foer.navn) if foer else (post_id(ren["navn"]), ren["navn"])
        if not id_ or (not foer and id_ in {NY, *(v.id for v in self.grunnlag.g.nokler)}):
            raise UgyldigNokkel(f"«{navn}» finnes fra før. Velg et annet navn.")
        vekter = tuple(
            sorted((n.removeprefix("vekt_"), ren[n]) for n in self.egne if n.startswith("vekt_") and ren[n] is not None)
        )
        regel = Regneregel(
            Avrunding[ren["avrunding"]],
            Trinn[ren["trinn"]],
            Hyppighet[ren["hyppighet"]],
            Periodisering[ren["periodisering"]],
        )
        brukt = vekter if Maal.FAST in maal_i(metode) else ()
        return Nokkelversjon(
            id_, navn, 0, Periode(ren["fra"]), metode, regel, _telling(ren), _folketall(ren), vekter=brukt
        )

    def _mot_staten(self, data: Mapping[str, Any] | None) -> bool:
        if self.grunnlag.id == NY:
            return bool(data) and (data or {}).get("mellom") == "staten"
        return deler_med_staten(self.grunnlag.g, self.grunnlag.id)


def _telling(ren: Mapping[str, Any]) -> Telleregel:
    if ren["telling"] != "DATOER":
        return Dagssnitt(Vindu[ren["telling"]])
    return Telledatoer(tuple(_dag(del_) for del_ in ren["datoer"].replace(" og ", ",").split(",") if del_.strip()))


def _folketall(ren: Mapping[str, Any]) -> Folketallsregel:
    maaned, dag = _dag(ren["folkedag"])
    Telledatoer(((maaned, dag),))
    return Folketallsregel(ren["folkeaar"], maaned, dag)


def _dag(tekst: str) -> tuple[int, int]:
    if not (treff := _DAG.fullmatch(tekst.strip())):
        raise UgyldigNokkel(f"«{tekst.strip()}» er ikke en dag. Skriv dag og måned, som 31.12.")
    return int(treff["maaned"]), int(treff["dag"])


def _start(grunnlag: Nokkelgrunnlag) -> dict[str, Any]:
    foer = grunnlag.foer
    start: dict[str, Any] = {"metode": "Sammensatt", "avrunding": "ORE", "trinn": "TO", "hyppighet": "AAR"}
    start |= {
        "periodisering": "DAGER",
        "telling": "DATOER",
        "datoer": "31.3., 31.12.",
        "folkedag": "1.1.",
        "folkeaar": 0,
    }
    if foer is None:
        return start
    r, f = foer.regel, foer.folketall
    start |= {"avrunding": r.avrunding.name, "trinn": r.trinn.name, "hyppighet": r.hyppighet.name}
    start |= {"periodisering": r.periodisering.name, "folkedag": f"{f.dag}.{f.maaned}.", "folkeaar": f.aar_for}
    match foer.telling:
        case Telledatoer(dager):
            start["datoer"] = ", ".join(f"{dag}.{maaned}." for maaned, dag in sorted(dager))
        case Dagssnitt(vindu):
            start["telling"] = vindu.name
    vekter = {f"vekt_{part}": skrevet(Fraction(vekt)) for part, vekt in foer.vekter}
    return start | vekter | metodestart(foer.metode)
