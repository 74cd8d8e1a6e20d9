"""Work out the exit sheet of a member from the year, the agreement and the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from tospann.actions.saksbilde import last_saksbilde
from tospann.core.avtale.klausul import Klausul
from tospann.core.felles.norsk import dato_tekst, desimaltall, tall_tekst
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import virkning_av
from tospann.core.oppgjor.uttreden import (
    Oppsigelse,
    Uttredelsesark,
    Uttredelsesvilkaar,
    opplosning,
    uten_deltaker,
    uttredelsesark,
)
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.papirer.uttredensark import Uttreden
from tospann.web.gjoropp.oppslag import Oppgjorsside
from tospann.web.gjoropp.rettferdig_spill import delt
from tospann.web.gjoropp.uttreden_skjema import ETTER_VARSELET, VED_AARSSKIFTE, Uttredenskjema, kronetall

LOVENS_VARSEL = 12
_KLAUSULENE = ("g", "uttreden-kostnad", "uttreden-ansatte", "h", "uttreden-vert")
_TO_AAR = 24


@dataclass(frozen=True, slots=True)
class Uttredenside:
    """What the sheet can be worked out from: the year, and the case with its agreement."""

    side: Oppgjorsside
    bilde: Saksbilde
    kommuner: list[tuple[str, str]]

    @classmethod
    def av(cls, side: Oppgjorsside) -> Uttredenside:
        """Gather it; those who can leave are those who take part and bear something."""
        grunnlag = side.tall.oppgjor.grunnlag
        med = {d.part: d.navn for d in grunnlag.deltakelser} if grunnlag.posteringer else {}
        return cls(side, last_saksbilde(side.rad.sak), list(med.items()))

    @property
    def grunnlag(self) -> Aarsgrunnlag:
        """Give the year's basis."""
        return self.side.tall.oppgjor.grunnlag

    def klausuler(self) -> tuple[Klausul, ...]:
        """Give what the agreement says of leaving, each clause once."""
        alle = (k for tema in _KLAUSULENE for k in self.bilde.avtale.dekker(tema))
        return tuple({k.id: k for k in alle}.values())

    def sier(self, tema: str, ord_: str) -> bool:
        """Tell whether the clauses on a matter use some words."""
        return any(ord_ in k.tekst for k in self.bilde.avtale.dekker(tema))

    def utgangspunkt(self, valgt: str) -> dict[str, str]:
        """Give the terms as they stand: the agreement's, else the law's; costs as the case assumes."""
        numre = [nr for nr, _navn in self.kommuner]
        egen = (
            self.side.part if self.side.part in numre else next((n for n in numre if n != self.grunnlag.vert), numre[0])
        )
        kommune = valgt if valgt in numre else egen
        avtalt = self.bilde.avtale.vilkar.oppsigelse_maaneder
        engang = self.engang(kommune)
        return {
            "kommune": kommune,
            "mottatt": date(self.grunnlag.year, 6, 30).isoformat(),
            "varsel": str(LOVENS_VARSEL if avtalt is None else avtalt),
            "ute": VED_AARSSKIFTE if self.sier("g", "31. desember") else ETTER_VARSELET,
            "hoyst": str(_TO_AAR if self.sier("uttreden-kostnad", "to år") else 0),
            "engang": tall_tekst(engang, med_enhet=False) if engang else "",
        }

    def engang(self, kommune: str) -> Tall | None:
        """Give what the case assumes it costs to begin alone again."""
        return next((d.reetablering for d in self.bilde.sak.deltakere if d.kommune.nummer == kommune), None)


def regn_ut_uttreden(grunn: Uttredenside, skjema: Uttredenskjema) -> Uttreden:
    """
    Work out the sheet.

    Raises
    ------
    UgyldigNokkel
        When the terms cannot be used, with the reason.

    """
    d, grunnlag = skjema.cleaned_data, grunn.grunnlag
    part, navn = d["kommune"], grunnlag.navn(d["kommune"])
    deler = delt(grunn.side.tall.oppgjor)
    vilkaar = _vilkaar(grunn, skjema, deler)
    oppsigelse = Oppsigelse(part, d["mottatt"], d["varsel"], d["ute"] == VED_AARSSKIFTE)
    ark = uttredelsesark(grunnlag, oppsigelse, vilkaar)
    return Uttreden(
        ark,
        navn,
        grunnlag.navn(grunnlag.vert),
        grunn.side.tall.tall.baerer(part),
        tuple(_vilkaarene(grunn, skjema, ark, vilkaar)),
        grunn.klausuler(),
        _summen(ark, navn),
        _andre(grunnlag, part),
        _opplosning(grunn, skjema, deler),
    )


def _vilkaar(grunn: Uttredenside, skjema: Uttredenskjema, deler: Mapping[str, int]) -> Uttredelsesvilkaar:
    """Put the terms together; without a part that is written, it is what the municipality bears by the key."""
    d, skrevet, grunnlag = skjema.cleaned_data, skjema.brok(), grunn.grunnlag
    part, mottatt = d["kommune"], d["mottatt"]
    etter_nokkelen = Fraction(deler.get(part, 0), sum(deler.values()) or 1)
    return Uttredelsesvilkaar(
        etter_nokkelen if skrevet is None else skrevet,
        d["hoyst"],
        skjema.bindinger(),
        _engang(grunn, skjema),
        tuple(s.antall for s in grunnlag.stillinger if s.part == part and s.periode.gjelder(mottatt)),
        _avtalene(grunn, grunnlag.navn(part)),
    )


def _engang(grunn: Uttredenside, skjema: Uttredenskjema) -> tuple[Tall, ...]:
    belop, kjent = skjema.cleaned_data["engang"], grunn.engang(skjema.cleaned_data["kommune"])
    if belop is None:
        return ()
    if kjent and kjent.som_brok() == Fraction(belop.ore, 100):
        return (replace(kjent, verdi=belop, enhet=Enhet.KRONER),)
    return (kronetall("engang", _("Engangskostnad for den som går ut"), belop, skjema.dag),)


def _summen(ark: Uttredelsesark, navn: str) -> Tall | None:
    if not ark.linjer:
        return None
    id_ = f"uttreden.i-alt.{ark.oppsigelse.part}"
    tittel = _("Hva det koster %s å gå ut") % navn
    return regn_ut(id_, tittel, ark.kostnad(), Enhet.KRONER, formel="summen av linjene", ledd=ark.linjer, gjelder=navn)


def _vilkaarene(
    grunn: Uttredenside, skjema: Uttredenskjema, ark: Uttredelsesark, vilkaar: Uttredelsesvilkaar
) -> list[tuple[str, str]]:
    d, oppsigelse = skjema.cleaned_data, ark.oppsigelse
    avtalt = grunn.bilde.avtale.vilkar.oppsigelse_maaneder
    hjemmel = (
        _("som avtalt, og som kommuneloven § 20-8 har når ikke annet er avtalt")
        if d["varsel"] == avtalt == LOVENS_VARSEL
        else _("som avtalt")
        if d["varsel"] == avtalt
        else _("prøvd her; kommuneloven § 20-8 har ett år når ikke annet er avtalt")
    )
    andel = _("%s prosent") % desimaltall(100 * vilkaar.andel, 2)
    kilde = _("skrevet inn her") if skjema.brok() is not None else _("det kommunen bærer av driften etter nøkkelen")
    return [
        (_("De andre fikk oppsigelsen"), dato_tekst(oppsigelse.mottatt)),
        (_("Varsel"), _("%(antall)s måneder, %(hjemmel)s") % {"antall": d["varsel"], "hjemmel": hjemmel}),
        (_("Ute fra og med"), dato_tekst(oppsigelse.ute_fra)),
        (_("Andel av det som er bundet"), f"{andel}, {kilde}"),
        (_("Bærer det i høyst"), _("%s måneder etter at den er ute") % d["hoyst"]),
    ]


def _avtalene(grunn: Uttredenside, navn: str) -> tuple[str, ...]:
    vert = grunn.grunnlag.navn(grunn.grunnlag.vert)
    return (
        _("Avtalen om vertskommunesamarbeid (kommuneloven § 20-4): endres, for de andre består den uten %s.") % navn,
        _("Delegeringen fra kommunestyret til %s (kommuneloven kapittel 20): faller bort.") % vert,
        _("Ny avtale om Nav-kontor med Arbeids- og velferdsetaten (Nav-loven § 14), fra dagen kommunen er ute."),
        _("Avtaler de andre har med kommunen om lokaler, systemer og databehandling: sies opp eller overføres."),
    )


def _andre(grunnlag: Aarsgrunnlag, part: str) -> tuple[tuple[str, Tall], ...]:
    """Settle the same year without the party and what it bears alone; nothing when the host leaves."""
    if part == grunnlag.vert:
        return ()
    egne = {p.id for p in grunnlag.poster if p.baerer == part}
    felles = replace(
        grunnlag,
        poster=tuple(p for p in grunnlag.poster if p.id not in egne),
        posteringer=tuple(p for p in grunnlag.posteringer if p.post not in egne and p.bokfort_hos != part),
        akonto=(),
    )
    try:
        virkning = virkning_av(felles, uten_deltaker(felles, part, grunnlag.aar.fra))
    except UgyldigNokkel:
        return ()
    return tuple((grunnlag.navn(p), virkning.tall(p)) for p, ore in virkning.endringer if p != part and ore)


def _opplosning(
    grunn: Uttredenside, skjema: Uttredenskjema, deler: Mapping[str, int]
) -> tuple[tuple[str, tuple[Tall, ...]], ...]:
    ting = skjema.ting()
    if not ting or not deler:
        return ()
    delt_ = opplosning(ting, {p: Fraction(ore) for p, ore in deler.items()})
    return tuple((grunn.grunnlag.navn(p), egne) for p, egne in delt_.items())
