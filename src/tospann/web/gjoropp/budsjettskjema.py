"""The forms of a budget, built from what the draft holds."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tospann.actions.budsjettendring import Aarsverksendring, Budsjettendring, aarsverket, tellingen
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import dato_kort, kroner
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import Kontering, Kostnadspost, Postering, Posteringsslag
from tospann.core.oppgjor.nokler import KOMMUNE, STAT
from tospann.core.oppgjor.tellinger import Telling, tellinger
from tospann.imports.budsjettfil import LAGENE, Budsjettlinje, post_id
from tospann.web.gjoropp.skjemaer import Kronefelt
from tospann.web.gjoropp.tallfelt import Brokfelt, Dagfelt, skrevet

_LAG = {ord_: lag for lag, ord_ in LAGENE.items()}
_VELG = {"class": "ds-input"}


class Budsjettskjema(forms.Form):
    """Amounts, positions and counts; one field for each that the draft has."""

    versjon = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, grunnlag: Aarsgrunnlag, versjon: int, data: Mapping[str, Any] | None = None) -> None:
        """Make the fields, filled in as the draft stands."""
        super().__init__(data, initial={"versjon": versjon})
        self.g = grunnlag
        for nr, p in enumerate(grunnlag.posteringer):
            self.fields[f"b{nr}"] = Kronefelt(label=self._navn(p), initial=_kroner(p.ore))
        for part in self.parter:
            self._aarsverk(part)
        for nr, t in enumerate(tellinger(grunnlag)):
            talt = tellingen(grunnlag, t)
            start = skrevet(talt) if talt is not None else ""
            self.fields[f"t{nr}"] = Brokfelt(label=self._telling(t), initial=start, required=False)

    @property
    def parter(self) -> tuple[str, ...]:
        """Give those who have positions."""
        return tuple(p for p in self.g.parter if p == STAT or self.g.medlem(p))

    def endring(self) -> Budsjettendring:
        """Give what was written, in the core's values."""
        ren = self.cleaned_data
        belop = {p.id: ren[f"b{nr}"] for nr, p in enumerate(self.g.posteringer)}
        aarsverk = {
            p: Aarsverksendring(ren[f"a_{p}"], ren[f"a_{p}_fra"], ren[f"a_{p}_nytt"] or Fraction())
            if ren[f"a_{p}_fra"]
            else Aarsverksendring(ren[f"a_{p}"])
            for p in self.parter
            if ren[f"a_{p}"] is not None
        }
        talt = {t: ren[f"t{nr}"] for nr, t in enumerate(tellinger(self.g)) if ren[f"t{nr}"] is not None}
        return Budsjettendring(belop, aarsverk, talt)

    def clean(self) -> dict[str, Any]:
        """Hold a change of positions against its date."""
        ren: dict[str, Any] = super().clean() or {}
        for p in self.parter:
            fra, nytt, antall = (ren.get(f"a_{p}{del_}") for del_ in ("_fra", "_nytt", ""))
            if fra and (nytt is None or antall is None):
                self.add_error(f"a_{p}_nytt", "Skriv hvor mange det blir, eller ta bort datoen.")
            if fra and not self.g.aar.fra < fra < self.g.aar.til:
                self.add_error(f"a_{p}_fra", f"Datoen må være etter nyttår i {self.g.year}.")
            if nytt is not None and not fra:
                self.add_error(f"a_{p}_fra", "Skriv datoen det endres fra.")
        return ren

    def poster(self) -> list[tuple[Kostnadspost, Postering, forms.BoundField]]:
        """Give the items with the field of each amount."""
        ved_id = {p.id: p for p in self.g.poster}
        return [(ved_id[p.post], p, self[f"b{nr}"]) for nr, p in enumerate(self.g.posteringer)]

    def aarsverk(self) -> list[tuple[str, forms.BoundField, forms.BoundField, forms.BoundField]]:
        """Give each party's name and its three fields."""
        return [(self.g.navn(p), self[f"a_{p}"], self[f"a_{p}_fra"], self[f"a_{p}_nytt"]) for p in self.parter]

    def tellinger(self) -> list[tuple[str, forms.BoundField, str]]:
        """Give each count, its field, and where the figure is from."""
        kilder = {(m.maal, m.part, m.tall.dato): m.tall.kilde for m in self.g.maalinger}
        svar = []
        for nr, t in enumerate(tellinger(self.g)):
            kilde = kilder.get((t.maal, t.part, t.dato))
            svar.append((self._telling(t), self[f"t{nr}"], f"{kilde.tittel}, {kilde.utgiver}" if kilde else "Mangler"))
        return svar

    def _navn(self, p: Postering) -> str:
        navn = next(post.navn for post in self.g.poster if post.id == p.post)
        return navn if p.slag is Posteringsslag.KOSTNAD else f"{navn}, {p.slag}"

    def _telling(self, t: Telling) -> str:
        hvem = "kommunene samlet" if t.part == KOMMUNE else self.g.navn(t.part)
        return f"{t.maal.ord.capitalize()} {dato_kort(t.dato)}, {hvem}"

    def _aarsverk(self, part: str) -> None:
        navn, har = self.g.navn(part), aarsverket(self.g, part)
        finnes = any(s.part == part for s in self.g.stillinger)
        felt = {
            f"a_{part}": Brokfelt(label=f"Årsverk, {navn}", initial=skrevet(har.antall) if finnes else ""),
            f"a_{part}_fra": Dagfelt(label=f"Endres fra, {navn}", initial=har.fra, required=False),
            f"a_{part}_nytt": Brokfelt(label=f"Blir, {navn}", initial=skrevet(har.nytt) if har.fra else ""),
        }
        for id_, ett in felt.items():
            ett.required = False
            self.fields[id_] = ett


class Postskjema(forms.Form):
    """One item: name, layer, account, who bears it or by which key, how much."""

    versjon = forms.IntegerField(widget=forms.HiddenInput)
    navn = forms.CharField(label="Navn", max_length=80, widget=forms.TextInput(attrs=_VELG))
    lag = forms.ChoiceField(
        label="Lag",
        choices=[(ord_, str(lag)) for lag, ord_ in LAGENE.items()],
        widget=forms.Select(attrs=_VELG),
        help_text="Statens budsjett og stønader deles aldri; kommunalt budsjett deles etter en nøkkel.",
    )
    konto = forms.CharField(label="Konto", max_length=12, widget=forms.TextInput(attrs=_VELG))
    funksjon = forms.RegexField("^[0-9]{3}$", label="KOSTRA-funksjon", widget=forms.TextInput(attrs=_VELG))
    art = forms.RegexField("^[0-9]{3}$", label="KOSTRA-art", widget=forms.TextInput(attrs=_VELG))
    baerer = forms.ChoiceField(label="Bæres av", required=False, widget=forms.Select(attrs=_VELG))
    nokkel = forms.ChoiceField(label="Nøkkel mellom kommunene", required=False, widget=forms.Select(attrs=_VELG))
    statsnokkel = forms.ChoiceField(label="Nøkkel mot staten", required=False, widget=forms.Select(attrs=_VELG))
    belop = Kronefelt(label="Beløp i året")
    mva = Kronefelt(
        label="Kompensasjon for merverdiavgift", help_text="Skriv den uten minus; den trekkes fra på en egen linje."
    )
    hos = forms.ChoiceField(label="Føres hos", widget=forms.Select(attrs=_VELG))

    def __init__(self, g: Aarsgrunnlag, versjon: int, post: str = "", data: Mapping[str, Any] | None = None) -> None:
        """Offer the draft's parties and keys; fill in the item as it stands."""
        self.g, self.post = g, post
        super().__init__(data, initial={"versjon": versjon, "mva": "0", "hos": g.vert, **_verdier(g, post)})
        parter = [(p, g.navn(p)) for p in g.parter if p == STAT or g.medlem(p)]
        nokler = [("", "Ingen"), *dict.fromkeys((v.id, v.navn) for v in g.nokler)]
        valg = {"baerer": [("", "Deles etter nøkkel"), *parter], "hos": parter}
        for felt, valgene in (valg | {"nokkel": nokler, "statsnokkel": nokler}).items():
            self.fields[felt].choices = valgene  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Keep the layers apart, with the core's own sentences."""
        ren: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                ren["linje"] = self._linje(ren)
            except UgyldigNokkel as feil:
                raise ValidationError(str(feil)) from feil
        return ren

    def _linje(self, ren: Mapping[str, Any]) -> Budsjettlinje:
        id_ = self.post or post_id(ren["navn"])
        if not id_ or (not self.post and id_ in {"ny", *(p.id for p in self.g.poster)}):
            raise UgyldigNokkel(f"«{ren['navn']}» finnes fra før. Velg et annet navn.")
        kontering = Kontering(ren["konto"], ren["funksjon"], ren["art"])
        delt = ren["nokkel"], ren["statsnokkel"], ren["baerer"]
        post = Kostnadspost(id_, ren["navn"], _LAG[ren["lag"]], kontering, *delt)
        return Budsjettlinje(post, ren["belop"], ren["mva"], ren["hos"])


class Budsjettfilskjema(forms.Form):
    """A file with the items."""

    versjon = forms.IntegerField(widget=forms.HiddenInput)
    fil = forms.FileField(
        label="Fil (CSV eller Excel)",
        help_text="Postene i fila tar plassen til dem som står i utkastet. Last ned utkastet først for å få oppsettet.",
        widget=forms.ClearableFileInput(attrs={"class": "ds-input", "accept": ".csv,.txt,.xlsx"}),
    )


def _verdier(g: Aarsgrunnlag, post: str) -> dict[str, object]:
    funnet = next((p for p in g.poster if p.id == post), None)
    if funnet is None:
        return {}
    linje = budsjettlinjen(g, funnet)
    k = funnet.kontering
    felt = {"navn": funnet.navn, "lag": LAGENE[funnet.lag], "konto": k.konto, "funksjon": k.funksjon, "art": k.art}
    delt = {"baerer": funnet.baerer, "nokkel": funnet.nokkel, "statsnokkel": funnet.statsnokkel, "hos": linje.hos}
    return {**felt, **delt, "belop": _kroner(linje.belop.ore), "mva": _kroner(linje.mva.ore)}


def budsjettlinjen(g: Aarsgrunnlag, post: Kostnadspost) -> Budsjettlinje:
    """Give an item of the draft with its amounts, as a file has it."""
    egne = [p for p in g.posteringer if p.post == post.id]
    sum_ = {slag: sum(p.ore for p in egne if p.slag is slag) for slag in Posteringsslag}
    hos = egne[0].bokfort_hos if egne else g.vert
    return Budsjettlinje(
        post, Kroner(sum_[Posteringsslag.KOSTNAD]), Kroner(-sum_[Posteringsslag.MVA_KOMPENSASJON]), hos
    )


def _kroner(ore: int) -> str:
    return kroner(Kroner(ore)).removesuffix("kr").strip()
