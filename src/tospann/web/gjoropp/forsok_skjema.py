"""One form for each question that can be asked of a year; each writes its question as it stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lat

from tospann.actions.oppgjor_forsok import Forsoksfakta
from tospann.core.felles.norsk import dato_tekst
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.web.gjoropp.forsok_adresse import LEDD, skriv
from tospann.web.tallfelt import Tallfelt

METODER = {
    "likt": _lat("likt"),
    "folketall": _lat("etter folketall"),
    "grunnandel": _lat("en del likt, resten etter folketall"),
    "aarsverk": _lat("etter årsverk"),
    "brukere": _lat("etter antall brukere"),
    "fast": _lat("etter faste vekter, som prosent"),
}
_MINUS = "-−–"
_MIDT = 7


class Prosentfelt(Tallfelt):
    """Reads also what is below zero, with a minus of any kind."""

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override] # as in Tallfelt
        """Read the sign, then the number."""
        tekst = str(value or "").strip()
        tall = super().to_python(tekst.lstrip(_MINUS) if tekst[:1] in _MINUS else tekst)
        return -tall if tall is not None and tekst[:1] in _MINUS else tall


def _valg() -> forms.Select:
    return forms.Select(attrs={"class": "ds-input"})


def _dato() -> forms.DateField:
    widget = forms.DateInput(attrs={"class": "ds-input", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=_lat("Fra og med"), widget=widget)


def tall(verdi: Decimal) -> str:
    """Write a number for an address: no needless zeros, and a full stop."""
    return f"{verdi.normalize():f}"


class Forsoksskjema(forms.Form):
    """A question; *svarfelt* is where a refusal belongs."""

    slag: ClassVar[str]
    svarfelt: ClassVar[str]
    overskrift: ClassVar[Any]

    def __init__(self, grunnlag: Aarsgrunnlag, fakta: Forsoksfakta, data: Mapping[str, Any] | None = None) -> None:
        """Offer what the year has."""
        super().__init__(data, prefix=None, auto_id=f"{self.slag}_%s", initial={"fra": date(grunnlag.year, _MIDT, 1)})
        self.grunnlag, self.fakta = grunnlag, fakta
        self.by_paa()

    def by_paa(self) -> None:
        """Fill in the choices."""

    def mulig(self) -> bool:
        """Tell whether there is anything to choose from."""
        return all(f.choices for f in self.fields.values() if isinstance(f, forms.ChoiceField))

    def tekst(self) -> str:
        """Write the question."""
        raise NotImplementedError

    def clean_fra(self) -> date:
        """Refuse a day outside the year."""
        fra: date = self.cleaned_data["fra"]
        if fra.year != self.grunnlag.year:
            melding = _("%(dato)s er ikke i %(aar)s. Velg en dato i året.")
            raise ValidationError(melding % {"dato": dato_tekst(fra), "aar": self.grunnlag.year})
        return fra

    def _velg(self, felt: str, valg: list[tuple[str, str]]) -> None:
        mulig = self.fields[felt]
        if isinstance(mulig, forms.ChoiceField):
            mulig.choices = valg


class Uttrekkskjema(Forsoksskjema):
    """Withdraw positions."""

    slag, svarfelt, overskrift = "uttrekk", "antall", _lat("… en part trekker ut årsverk?")
    part = forms.ChoiceField(label=_lat("Hvem"), widget=_valg())
    antall = Tallfelt(label=_lat("Årsverk"), min_value=0, max_value=10_000)
    fra = _dato()

    def by_paa(self) -> None:
        """Offer those who have positions, the state first."""
        har = {s.part for s in self.grunnlag.stillinger}
        parter = sorted(har, key=lambda p: (p != STAT, p))
        self._velg("part", [(p, self.grunnlag.navn(p)) for p in parter])

    def tekst(self) -> str:
        """Write the question."""
        d = self.cleaned_data
        return skriv(self.slag, d["part"], tall(d["antall"]), d["fra"])


class Nokkelskjema(Forsoksskjema):
    """Another key."""

    slag, svarfelt, overskrift = "nokkel", "metode", _lat("… nøkkelen var en annen?")
    nokkel = forms.ChoiceField(label=_lat("Hvilken nøkkel"), widget=_valg())
    metode = forms.ChoiceField(label=_lat("Deler i stedet"), widget=_valg(), choices=list(METODER.items()))
    grunnandel = Tallfelt(
        label=_lat("Likt (prosent)"),
        help_text=_lat("Bare når en del deles likt."),
        min_value=0,
        max_value=100,
        required=False,
    )

    def by_paa(self) -> None:
        """Offer the keys of the year, and a weight for each who may have one."""
        self._velg("nokkel", list({v.id: v.navn for v in self.grunnlag.nokler}.items()))
        for part, navn in self.partene().items():
            self.fields[f"vekt_{part}"] = Tallfelt(label=navn, min_value=0, max_value=1_000_000, required=False)

    def partene(self) -> dict[str, str]:
        """Name those who can have an agreed weight; towards the state the municipalities have one together."""
        mot_staten = {p.statsnokkel for p in self.grunnlag.poster if p.statsnokkel}
        navn = {d.part: d.navn for d in self.grunnlag.deltakelser}
        return {**navn, **({STAT: _("Staten"), KOMMUNE: _("Kommunene samlet")} if mot_staten else {})}

    def vekter(self) -> list[Any]:
        """Give the weight fields."""
        return [self[f"vekt_{part}"] for part in self.partene()]

    def clean(self) -> dict[str, Any]:
        """Ask for what the method needs."""
        d = super().clean() or self.cleaned_data
        if d.get("metode") == "grunnandel" and d.get("grunnandel") is None and "grunnandel" not in self.errors:
            self.add_error("grunnandel", _("Skriv hvor mange prosent som deles likt."))
        if d.get("metode") == "fast" and not self._skrevet():
            self.add_error("metode", _("Skriv en vekt for hver som skal bære noe."))
        return d

    def _skrevet(self) -> dict[str, Decimal]:
        verdier = {p: self.cleaned_data.get(f"vekt_{p}") for p in self.partene()}
        return {p: v for p, v in verdier.items() if v is not None}

    def tekst(self) -> str:
        """Write the question."""
        d = self.cleaned_data
        metode = f"grunnandel-{tall(d['grunnandel'])}" if d["metode"] == "grunnandel" else d["metode"]
        vekter = LEDD.join(f"{p}-{tall(v)}" for p, v in self._skrevet().items())
        return skriv(self.slag, d["nokkel"], metode, *([vekter] if d["metode"] == "fast" else []))


class Folketallskjema(Forsoksskjema):
    """The people on another date."""

    slag, svarfelt, overskrift = "folketall", "dato", _lat("… folketallet ble hentet fra et annet år?")
    dato = forms.ChoiceField(
        label=_lat("Folketallet"),
        help_text=_lat("Bare datoer der alle deltakerne har et offisielt tall."),
        widget=_valg(),
    )

    def by_paa(self) -> None:
        """Offer the dates on which all have a figure."""
        hele = self.fakta.hele({d.part for d in self.grunnlag.deltakelser})
        self._velg("dato", [(d.isoformat(), dato_tekst(d)) for d in hele])

    def tekst(self) -> str:
        """Write the question."""
        return skriv(self.slag, self.cleaned_data["dato"])


class Nyskjema(Forsoksskjema):
    """A new participant."""

    slag, svarfelt, overskrift = "ny", "kommune", _lat("… en kommune til ble med?")
    kommune = forms.ChoiceField(label=_lat("Kommune"), widget=_valg())
    fra = _dato()
    aarsverk = Tallfelt(
        label=_lat("Kommunale årsverk i kontoret"),
        help_text=_lat("Skriv 0 hvis den ikke tar med noen."),
        max_value=10_000,
    )

    def by_paa(self) -> None:
        """Offer the other municipalities of the county."""
        self._velg("kommune", list(self.fakta.nye.items()))

    def tekst(self) -> str:
        """Write the question."""
        d = self.cleaned_data
        return skriv(self.slag, d["kommune"], d["fra"], tall(d["aarsverk"]))


class Prisskjema(Forsoksskjema):
    """An item up or down."""

    slag, svarfelt, overskrift = "pris", "prosent", _lat("… en post ble dyrere eller billigere?")
    post = forms.ChoiceField(label=_lat("Post"), widget=_valg())
    prosent = Prosentfelt(
        label=_lat("Prosent"), help_text=_lat("Skriv −3 for tre prosent billigere."), min_value=-100, max_value=1000
    )

    def by_paa(self) -> None:
        """Offer the items that something is entered on."""
        fort = {p.post for p in self.grunnlag.posteringer}
        self._velg("post", [(p.id, p.navn) for p in self.grunnlag.poster if p.id in fort])

    def tekst(self) -> str:
        """Write the question."""
        return skriv(self.slag, self.cleaned_data["post"], tall(self.cleaned_data["prosent"]))


SKJEMAER: tuple[type[Forsoksskjema], ...] = (Uttrekkskjema, Nokkelskjema, Folketallskjema, Nyskjema, Prisskjema)
