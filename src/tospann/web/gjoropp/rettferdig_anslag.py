"""The estimates behind fairness: from the case where it has them, else asked for and kept in the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tospann.actions.oppgjor_forsok import forsokstall
from tospann.actions.saksbilde import last_saksbilde
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import ORE_PER_KRONE, Kroner
from tospann.core.felles.norsk import HARDT_MELLOMROM, SMALT_MELLOMROM, tall_tekst
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.spill import Kontorbehov, Kontorvilkaar
from tospann.core.utredning.sak import Deltaker, Sak
from tospann.web.gjoropp.belopsfelt import Belopsfelt
from tospann.web.gjoropp.oppslag import Oppgjorsside
from tospann.web.gjoropp.rettferdig_spill import Antakelser
from tospann.web.tallfelt import Tallfelt

_MINST, _HUNDRE, _STORST = Fraction(2), 100, 10_000


class Anslagsskjema(forms.Form):
    """What each would need alone, and what an office costs."""

    def __init__(
        self,
        kjente: Mapping[str, Tall | None],
        navn: Mapping[str, str],
        data: Any = None,  # noqa: ANN401 - a form's data
    ) -> None:
        """Ask for the common estimates, and two for each municipality."""
        super().__init__(data, initial={felt: _tekst(t) for felt, t in kjente.items() if t})
        self.kjente = kjente
        self.fields["fast"] = Belopsfelt(label=_("Fast kostnad ved å ha et kontor (kroner i året)"))
        self.fields["lonn"] = Belopsfelt(label=_("Lønnskostnad per årsverk (kroner i året)"))
        self.fields["minste"] = Tallfelt(label=_("Minste bemanning (kommunale årsverk)"), max_value=_STORST)
        self.fields["ekstra"] = Belopsfelt(
            label=_("Ekstra ved å dele kontor, per kommune (kroner i året)"),
            help_text=_("Reiser mellom lokasjonene, felles IKT, påslag til verten."),
        )
        for part, kommune in navn.items():
            self.fields[f"aarsverk_{part}"] = Tallfelt(label=_("%s: årsverk den trenger") % kommune, max_value=_STORST)
            self.fields[f"egne_{part}"] = Belopsfelt(label=_("%s: egne kostnader på stedet") % kommune)

    def tallene(self, dag: date) -> dict[str, Tall]:
        """Give each estimate: the known figure when it is unchanged, else as written."""
        return {navn: self._tall(navn, verdi, dag) for navn, verdi in self.cleaned_data.items()}

    def _tall(self, felt: str, verdi: Any, dag: date) -> Tall:  # noqa: ANN401 - what the field gave
        kjent, ny = self.kjente.get(felt), verdi if isinstance(verdi, Kroner) else Fraction(verdi)
        if kjent and _tekst(kjent) == _tekst(_skrevet(felt, felt, ny, dag)):
            return kjent
        return _skrevet(felt, str(self.fields[felt].label), ny, dag)


def _skrevet(felt: str, navn: str, verdi: Fraction | Kroner, dag: date) -> Tall:
    enhet = Enhet.KRONER if isinstance(verdi, Kroner) else Enhet.AARSVERK
    tall = forsokstall(f"rettferdig.{felt}", navn, Fraction(), dag, enhet)
    return Tall(tall.id, navn, verdi, enhet, dag, navn, tall.kilde)


def _tekst(tall: Tall) -> str:
    """Write a figure as it is written in a field."""
    hele = isinstance(tall.verdi, Kroner) and not tall.verdi.ore % ORE_PER_KRONE
    tekst = tall_tekst(tall, med_enhet=False, med_ore=not hele)
    return tekst.replace(SMALT_MELLOMROM, " ").replace(HARDT_MELLOMROM, " ")


def kjente_anslag(side: Oppgjorsside, parter: Mapping[str, int]) -> dict[str, Tall | None]:
    """Give what the case knows; None where nobody has said anything."""
    sak, dag = last_saksbilde(side.rad.sak).sak, date(side.rad.aar, 1, 1)
    deltakere = {d.kommune.nummer: d for d in sak.deltakere}
    lonn = _kroner(sak.felles.lonn_kommune)
    anslag: dict[str, Tall | None] = {
        "fast": _forslag("fast", "Fast kostnad ved å ha et kontor", Kroner(0), dag, "ingen kilde gir et tall"),
        "lonn": lonn,
        "minste": _forslag("minste", "Minste bemanning", _MINST, dag, "to, så ingen er alene på kontoret"),
        "ekstra": _ekstra(sak, lonn, [deltakere[p] for p in parter if p in deltakere]),
    }
    for part in parter:
        deltaker = deltakere.get(part)
        anslag[f"aarsverk_{part}"] = deltaker.kontor.bemanning.kommune if deltaker else None
        anslag[f"egne_{part}"] = _egne(deltaker) if deltaker else None
    return anslag


def _kroner(sats: Tall) -> Tall:
    """Give a rate as an amount, which the game adds up in øre."""
    belop = sats.verdi if isinstance(sats.verdi, Kroner) else Kroner.avrundet(sats.som_brok())
    return Tall(sats.id, sats.navn, belop, sats.enhet, sats.dato, sats.gjelder, sats.kilde, sats.formel, sats.ledd)


def _forslag(felt: str, navn: str, verdi: Fraction | Kroner, dag: date, grunn: str) -> Tall:
    kilde = Kilde("forslag", Kildeslag.FORUTSETNING, f"Forslag på siden: {grunn}", "Tospann", dag)
    enhet = Enhet.KRONER if isinstance(verdi, Kroner) else Enhet.AARSVERK
    return Tall(f"forslag.rettferdig.{felt}", navn, verdi, enhet, dag, navn, kilde)


def _egne(deltaker: Deltaker) -> Tall:
    """Give the municipal part of the running costs of its own place, shared with the state as in the joint office."""
    bemanning, drift = deltaker.kontor.bemanning, deltaker.kontordrift
    alle = bemanning.kommune.som_brok() + bemanning.stat.som_brok()
    del_ = bemanning.kommune.som_brok() / alle if alle else Fraction(1)
    return regn_ut(
        f"rettferdig.egne.{deltaker.kommune.nummer}",
        f"Egne kostnader på stedet, {deltaker.kommune.kortnavn}",
        Kroner.avrundet(drift.som_brok() * del_),
        Enhet.KRONER,
        formel="kontordrift × kommunale årsverk / alle årsverk",
        ledd=(drift, bemanning.kommune, bemanning.stat),
        gjelder=f"{deltaker.kommune.kortnavn} kommune",
    )


def _ekstra(sak: Sak, lonn: Tall, deltakere: list[Deltaker]) -> Tall | None:
    if not deltakere:
        return None
    felles = sak.felles
    egne = [d.kontor.bemanning.kommune for d in deltakere]
    paaslag = sum((t.som_brok() for t in egne), Fraction()) * lonn.som_brok() * felles.paaslag.som_brok() / _HUNDRE
    return regn_ut(
        "rettferdig.ekstra",
        "Ekstra ved å dele kontor, per kommune",
        Kroner.avrundet((felles.felles_drift.som_brok() + paaslag) / len(deltakere)),
        Enhet.KRONER,
        formel="(ny felles drift + lønn × påslag i prosent) / antall kommuner, avrundet til øre",
        ledd=(felles.felles_drift, felles.paaslag, lonn, *egne),
        gjelder="hver kommune som deler kontor",
    )


def antakelser(tall: Mapping[str, Tall], parter: Mapping[str, int]) -> Antakelser:
    """Put the estimates together."""
    behov = tuple(Kontorbehov(p, tall[f"aarsverk_{p}"], tall[f"egne_{p}"]) for p in parter)
    return Antakelser(behov, Kontorvilkaar(tall["fast"], tall["lonn"], tall["minste"]), tall["ekstra"])


def rader(skjema: Anslagsskjema, navn: Mapping[str, str]) -> Iterator[tuple[str, list[Any]]]:
    """Yield each municipality's name with its two fields."""
    for part, kommune in navn.items():
        yield kommune, [skjema[f"aarsverk_{part}"], skjema[f"egne_{part}"]]
