"""The forms of a demand (one per kind, from what the kind counts and names), and of limits and weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import sorteringsnokkel
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.struktur.kravvalg import KOMMUNEFELT, TALLFELT, Kravslag, Kravvalg
from tospann.core.struktur.problem import Rammer, Vekter
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.web.tallfelt import Tallfelt

_TEKST = {"class": "ds-input", "autocomplete": "off"}
_KOMMUNER = ("kommuner", "andre")
# The kinds where naming nobody means everybody (or nobody is excepted).
_VALGFRIE = frozenset({Kravslag.REISE_LOKASJON, Kravslag.FYLKESGRENSE, Kravslag.SAMISK})
_TOMT = {
    Kravslag.REISE_LOKASJON: _("Ingen valgt betyr at hver kommune har et sted med folk."),
    Kravslag.FYLKESGRENSE: _("Velg par som likevel kan være sammen, for eksempel Narvik og Gratangen. Kan stå tomt."),
    Kravslag.SAMISK: _("Ingen valgt betyr de kommunene registeret kjenner."),
}
_TALLHJELP = {
    Kravslag.ANTALL: _(
        "En organisasjon har én leder og én vert. Hvor mange steder som er åpne, velger dere i tegningen."
    ),
    Kravslag.TIL_STEDE: _("Etter ferie, sykdom, møter og reise. Det er en forutsetning dere oppgir."),
}
_FORSLAG: Mapping[Kravslag, tuple[str, ...]] = {
    Kravslag.STORRELSE: ("1", "8"),
    Kravslag.ANTALL: ("1", "18"),
    Kravslag.TIL_STEDE: ("70",),
}


class Versjonsskjema(forms.Form):
    """Which version the reader saw."""

    versjon = forms.IntegerField(widget=forms.HiddenInput)


class Kravskjema(Versjonsskjema):
    """One demand of a kind; the fields are those its kind asks for."""

    def __init__(self, slag: Kravslag, grunnlag: Studiegrunnlag, *args: object, **kwargs: object) -> None:
        """Make the fields."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.slag = slag
        for nr, navn in enumerate(TALLFELT.get(slag, ())):
            forslag = _FORSLAG.get(slag, ())[nr : nr + 1]
            self.fields[f"tall_{nr}"] = Tallfelt(
                label=navn.capitalize(), help_text=_TALLHJELP.get(slag, ""), min_value=0, initial="".join(forslag)
            )
        valg = sorted(((k.nummer, k.navn) for k in grunnlag.kommuner), key=lambda v: sorteringsnokkel(v[1]))
        for felt, navn in zip(_KOMMUNER, KOMMUNEFELT.get(slag, ()), strict=False):
            self.fields[felt] = forms.MultipleChoiceField(
                label=navn.capitalize(),
                choices=valg,
                required=slag not in _VALGFRIE,
                help_text=_TOMT.get(slag, ""),
                widget=forms.CheckboxSelectMultiple,
            )
        if slag is Kravslag.MODELL:
            former = [(f.name, f.value) for f in Samarbeidsform if f is not Samarbeidsform.INGEN]
            self.fields["form"] = forms.ChoiceField(
                label=_("Modell"), choices=former, widget=forms.Select(attrs={"class": "ds-input"})
            )
        self._begrunnelse()

    def _begrunnelse(self) -> None:
        self.fields["grunn"] = forms.CharField(
            label=_("Hvorfor"),
            help_text=_("Med deres egne ord. Ikke skriv navn på personer."),
            max_length=300,
            widget=forms.TextInput(attrs=_TEKST),
        )
        self.fields["kilde"] = forms.CharField(
            label=_("Hvor det står"),
            help_text=_(
                "For eksempel «Kommunestyret i Beiarn, sak 90/18». Tomt felt betyr at det er deres egen vurdering."
            ),
            max_length=200,
            required=False,
            widget=forms.TextInput(attrs=_TEKST),
        )

    def tallfelt(self) -> list[forms.BoundField]:
        """Give the fields for numbers, and for the model."""
        return [self[navn] for navn in self.fields if navn.startswith("tall_") or navn == "form"]

    def kommunefelt(self) -> list[forms.BoundField]:
        """Give the fields for municipalities."""
        return [self[navn] for navn in _KOMMUNER if navn in self.fields]

    def som_valg(self, kilde: Kilde) -> Kravvalg:
        """Give the demand; *kilde* says who set it, and the form where it stands written."""
        data = self.cleaned_data
        tall = tuple(Fraction(data[navn]) for navn in sorted(data) if navn.startswith("tall_"))
        kommuner, andre = (tuple(sorted(data.get(felt, ()))) for felt in _KOMMUNER)
        form = Samarbeidsform[data["form"]] if "form" in data else Samarbeidsform.VERT_ADMINISTRATIV
        hvor = {"slag": Kildeslag.DOKUMENT, "sted": data["kilde"]} if data["kilde"] else {}
        return Kravvalg(self.slag, replace(kilde, **hvor), kommuner, andre, tall, form, data["grunn"])


def som_utfylt(valg: Kravvalg) -> dict[str, object]:
    """Give what the form is filled in with, to change a demand."""
    return {
        **{f"tall_{nr}": _skrevet(t) for nr, t in enumerate(valg.tall)},
        "kommuner": list(valg.kommuner),
        "andre": list(valg.andre),
        "form": valg.form.name,
        "grunn": valg.grunn,
        "kilde": valg.kilde.sted or (valg.kilde.tittel if valg.kilde.slag is Kildeslag.DOKUMENT else ""),
    }


def _skrevet(tall: Fraction | int | object) -> str:
    return f"{float(Fraction(str(tall))):.6f}".rstrip("0").rstrip(".").replace(".", ",")


PROFILER: Mapping[str, tuple[Promise, Vekter]] = {
    "balansert": (_("Balansert"), Vekter(Fraction(5000), Fraction(1, 100), Fraction(500))),
    "reise": (_("Kort reise"), Vekter(Fraction(2000), Fraction(2, 100), Fraction(200))),
    "faa": (_("Få organisasjoner"), Vekter(Fraction(20000), Fraction(1, 100), Fraction(500))),
    "fagmiljo": (_("Store fagmiljøer"), Vekter(Fraction(5000), Fraction(1, 100), Fraction(5000))),
}
EGNE = "egne"


class Rammeskjema(Versjonsskjema):
    """What holds for every organisation, and what counts most."""

    sporsmaal = forms.CharField(
        label=_("Spørsmålet"), max_length=1000, widget=forms.Textarea(attrs={"class": "ds-input", "rows": 3})
    )
    reise = Tallfelt(label=_("Lengste reise til verten, minutter"), min_value=1, max_value=1440)
    storst = forms.IntegerField(
        label=_("Flest kommuner i en organisasjon"),
        min_value=1,
        max_value=60,
        widget=forms.TextInput(attrs={**_TEKST, "inputmode": "numeric"}),
    )
    terskel = Tallfelt(label=_("Årsverk et fagmiljø trenger"), min_value=0, max_value=1000)
    profil = forms.ChoiceField(
        label=_("Hva teller mest?"),
        choices=[*((id_, navn) for id_, (navn, _v) in PROFILER.items()), (EGNE, _("Egne tall (under)"))],
        widget=forms.RadioSelect,
    )
    organisasjon = Tallfelt(label=_("Hver organisasjon"), min_value=0, max_value=10**9, required=False)
    personminutt = Tallfelt(label=_("Hvert minutt hver innbygger har til verten"), min_value=0, required=False)
    mangel = Tallfelt(label=_("Hvert årsverk et fagmiljø mangler"), min_value=0, required=False)
    grunn = forms.CharField(label=_("Hvorfor"), max_length=300, widget=forms.TextInput(attrs=_TEKST))

    def clean(self) -> dict[str, object]:
        """Ask for the own figures when those are chosen."""
        data = dict(self.cleaned_data)
        if data.get("profil") == EGNE:
            for felt in ("organisasjon", "personminutt", "mangel"):
                if data.get(felt) is None and felt not in self.errors:
                    self.add_error(felt, ValidationError(_("Skriv et tall, eller velg en av profilene.")))
        return data

    def rammer(self) -> Rammer:
        """Give the limits."""
        data = self.cleaned_data
        return Rammer(Fraction(data["reise"]), int(data["storst"]), Fraction(data["terskel"]))

    def vekter(self) -> Vekter:
        """Give the weights."""
        data = self.cleaned_data
        if data["profil"] in PROFILER:
            return PROFILER[data["profil"]][1]
        return Vekter(Fraction(data["organisasjon"]), Fraction(data["personminutt"]), Fraction(data["mangel"]))


def rammer_utfylt(sporsmaal: str, rammer: Rammer, vekter: Vekter) -> dict[str, object]:
    """Give what the form is filled in with."""
    profil = next((id_ for id_, (_navn, v) in PROFILER.items() if v == vekter), EGNE)
    return {
        "sporsmaal": sporsmaal,
        "reise": _skrevet(rammer.reise),
        "storst": rammer.storst,
        "terskel": _skrevet(rammer.terskel),
        "profil": profil,
        "organisasjon": _skrevet(vekter.organisasjon),
        "personminutt": _skrevet(vekter.reise),
        "mangel": _skrevet(vekter.mangel),
    }
