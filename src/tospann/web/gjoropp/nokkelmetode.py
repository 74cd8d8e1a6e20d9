"""The fields each method of a key asks for, and the method made of what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django import forms

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.metode import (
    Andelstak,
    Beloptak,
    Faktisk,
    Fastpris,
    Metode,
    Overgang,
    Prissatt,
    Tak,
    Trapp,
    Trappetrinn,
)
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.web.gjoropp.skjemaer import Kronefelt
from tospann.web.gjoropp.tallfelt import Brokfelt, skrevet

METODER = {
    "Sammensatt": "Andeler: likt, folketall, årsverk og annet",
    "Fastpris": "Avtalt pris for hver, resten etter andeler",
    "Prissatt": "Grunnbeløp og sats per enhet, resten etter andeler",
    "Faktisk": "Egne faktiske kostnader, resten etter andeler",
    "Trapp": "Trapp: ulike andeler opp til hver grense",
    "Tak": "Tak: ingen bærer mer enn en andel eller et beløp",
    "Overgang": "Overgang fra nøkkelen som gjelder, over år",
}
Parter = Iterable[tuple[str, str]]
Felt = dict[str, forms.Field]
_HUNDRE, _TRINN, _OVERGANGSAAR = 100, (1, 2, 3), (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Delt:
    """What was written, and the version before (a transition begins with its method)."""

    ren: Mapping[str, Any]
    foer: Nokkelversjon | None

    def andeler(self, forled: str) -> Sammensatt:
        """Make the parts of a whole that begin with *forled*."""
        par = ((maal, self.ren.get(f"{forled}_{maal.name}")) for maal in Maal)
        return Sammensatt(tuple(Nokkelledd(prosent / _HUNDRE, maal) for maal, prosent in par if prosent))

    def per_part(self, forled: str) -> list[tuple[str, Any]]:
        """Give what was written for each party under a prefix."""
        egne = ((n.removeprefix(forled), v) for n, v in self.ren.items() if n.startswith(forled))
        return sorted((part, verdi) for part, verdi in egne if verdi is not None and verdi != "")


def metodefelt(metode: str, parter: Parter) -> Felt:
    """Give the fields of a method, besides those every key has."""
    egne = {"Fastpris": _fastpris, "Prissatt": _prissatt, "Trapp": _trapp, "Tak": _tak, "Overgang": _overgang}
    resten = {"Sammensatt": "Andel i prosent", "Tak": "Andel i prosent", "Overgang": "Ny andel i prosent"}
    forst = egne[metode](parter) if metode in egne else {}
    hva = resten.get(metode, "Det over grensene, prosent" if metode == "Trapp" else "Resten, prosent")
    return forst | _andelsfelt("s", hva)


def metoden(metode: str, delt: Delt) -> Metode:
    """
    Make the method.

    Raises
    ------
    UgyldigNokkel
        With the core's own reason.

    """
    s = delt.andeler("s")
    lagere: Mapping[str, Callable[[Delt, Sammensatt], Metode]] = {
        "Fastpris": lambda d, rest: Fastpris(tuple(d.per_part("pris_")), rest),
        "Prissatt": _prissatt_av,
        "Faktisk": lambda _, rest: Faktisk(rest),
        "Trapp": _trapp_av,
        "Tak": _tak_av,
        "Overgang": _overgangen,
    }
    return lagere[metode](delt, s) if metode in lagere else s


def _prissatt_av(delt: Delt, rest: Sammensatt) -> Prissatt:
    sats = (delt.ren["sats"] or Fraction()) * _HUNDRE
    return Prissatt(delt.ren["grunnbelop"] or Kroner(0), sats, Maal[delt.ren["etter"]], rest)


def _trapp_av(delt: Delt, over: Sammensatt) -> Trapp:
    trinn = ((delt.ren[f"grense_{nr}"], nr) for nr in _TRINN)
    return Trapp(tuple(Trappetrinn(grense, delt.andeler(f"t{nr}")) for grense, nr in trinn if grense), over)


def _tak_av(delt: Delt, inni: Sammensatt) -> Tak:
    andeler = (Andelstak(p, a / _HUNDRE) for p, a in delt.per_part("takandel_"))
    belop = (Beloptak(p, b) for p, b in delt.per_part("takbelop_"))
    return Tak(inni, (*andeler, *belop), delt.ren["rest_til"])


def metodestart(metode: Metode) -> dict[str, Any]:
    """Fill in the fields as a method stands, where the form can hold it; else the method is chosen anew."""
    match metode:
        case Sammensatt():
            return {"metode": "Sammensatt", **_ledd("s", metode)}
        case Fastpris(priser, Sammensatt() as rest):
            return {"metode": "Fastpris", **{f"pris_{p}": _kr(b) for p, b in priser}, **_ledd("s", rest)}
        case Prissatt(grunn, sats, etter, Sammensatt() as rest):
            felt = {"grunnbelop": _kr(grunn), "sats": skrevet(sats / _HUNDRE), "etter": etter.name}
            return {"metode": "Prissatt", **felt, **_ledd("s", rest)}
        case Faktisk(Sammensatt() as rest):
            return {"metode": "Faktisk", **_ledd("s", rest)}
        case Tak(Sammensatt() as inni, grenser, rest_til):
            tak = {
                f"takandel_{g.part}" if isinstance(g, Andelstak) else f"takbelop_{g.part}": skrevet(g.andel * _HUNDRE)
                if isinstance(g, Andelstak)
                else _kr(g.belop)
                for g in grenser
            }
            return {"metode": "Tak", "rest_til": rest_til, **tak, **_ledd("s", inni)}
        case _:
            return {}


def _overgangen(delt: Delt, til: Sammensatt) -> Overgang:
    if delt.foer is None:
        raise UgyldigNokkel("En overgang begynner med en nøkkel som gjelder. Velg en annen metode for en ny nøkkel.")
    par = ((delt.ren[f"aar_{nr}"], delt.ren[f"andel_{nr}"]) for nr in _OVERGANGSAAR)
    ny_andel = tuple((aar, (andel or Fraction()) / _HUNDRE) for aar, andel in par if aar)
    return Overgang(delt.foer.metode, til, ny_andel)


def _andelsfelt(forled: str, hva: str) -> Felt:
    return {f"{forled}_{m.name}": Brokfelt(label=f"{hva}: {m.ord}", required=False) for m in Maal}


def _fastpris(parter: Parter) -> Felt:
    return {f"pris_{p}": Kronefelt(label=f"Pris i året, {navn}") for p, navn in parter}


def _prissatt(parter: Parter) -> Felt:
    del parter
    valg = [(m.name, m.ord) for m in (Maal.FOLKETALL, Maal.AARSVERK, Maal.BRUKERE, Maal.TIMER)]
    return {
        "grunnbelop": Kronefelt(label="Grunnbeløp til hver i året"),
        "sats": Brokfelt(label="Sats i kroner per enhet i året", required=False),
        "etter": forms.ChoiceField(label="Enhet", choices=valg, widget=forms.Select(attrs={"class": "ds-input"})),
    }


def _trapp(parter: Parter) -> Felt:
    del parter
    felt: Felt = {}
    for nr in _TRINN:
        grense = Valgfritt(label=f"Trinn {nr}: opp til (kr i året)", required=False)
        felt |= {f"grense_{nr}": grense, **_andelsfelt(f"t{nr}", f"Trinn {nr}, prosent")}
    return felt


def _tak(parter: Parter) -> Felt:
    felt: Felt = {}
    for p, navn in parter:
        felt[f"takandel_{p}"] = Brokfelt(label=f"Høyst i prosent, {navn}", required=False)
        felt[f"takbelop_{p}"] = Valgfritt(label=f"Høyst i kroner i året, {navn}", required=False)
    valg = [("", "De andre, i forhold til det de bærer"), *parter]
    felt["rest_til"] = forms.ChoiceField(
        label="Det over taket bæres av", choices=valg, required=False, widget=forms.Select(attrs={"class": "ds-input"})
    )
    return felt


def _overgang(parter: Parter) -> Felt:
    del parter
    felt: Felt = {}
    for nr in _OVERGANGSAAR:
        tall = forms.NumberInput(attrs={"class": "ds-input"})
        felt[f"aar_{nr}"] = forms.IntegerField(
            label=f"År {nr}", min_value=2006, max_value=2100, required=False, widget=tall
        )
        felt[f"andel_{nr}"] = Brokfelt(label=f"Den nyes andel i prosent, år {nr}", required=False)
    return felt


class Valgfritt(Kronefelt):
    """An amount that may be left out."""

    def clean(self, value: Any) -> Kroner | None:  # type: ignore[override]  # noqa: ANN401 - Django's own signature
        """Read the text; nothing written is nothing."""
        return super().clean(value) if value and value.strip() else None


def _ledd(forled: str, metode: Sammensatt) -> dict[str, str]:
    return {f"{forled}_{ledd.etter.name}": skrevet(ledd.andel * _HUNDRE) for ledd in metode.ledd}


def _kr(belop: Kroner) -> str:
    return kroner(belop).removesuffix("kr").strip()
