"""Hva hvis: one thing or several are changed in a year; who would pay how much more? Nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.actions.oppgjor_forsok import Forsoksfakta, forsoksfakta
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.aarstall import Aarstall
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import Aarsvirkning
from tospann.core.oppgjor.maal import MaalMangler
from tospann.core.oppgjor.nokler import KOMMUNE
from tospann.core.oppgjor.sporsmaal import Sporsmaal, hvis_setning, i_en_bisetning, still
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall
from tospann.web.gjoropp.forsok_adresse import les, nye_i
from tospann.web.gjoropp.forsok_skjema import SKJEMAER, Forsoksskjema
from tospann.web.gjoropp.oppslag import Oppgjorsside, finn_side
from tospann.web.gjoropp.visning import Visningsrad, Visningstabell, rad
from tospann.web.kildepanel import vis_med_kilder

FLEST = 8
INGEN: Mapping[str, str] = {}
_AVVIST = 422


@dataclass(frozen=True, slots=True)
class Stilt:
    """A question that is asked: as it stands in the address, in words, the address without it, and why it fails."""

    adresse: str
    ord: str
    uten: str
    grunn: str = ""


@dataclass(frozen=True, slots=True)
class Forsok:
    """What is asked of a year, those of the questions that can be answered together, and the answer, if any can."""

    grunnlag: Aarsgrunnlag
    fakta: Forsoksfakta
    stilte: tuple[Stilt, ...]
    sporsmaal: tuple[Sporsmaal, ...]
    virkning: Aarsvirkning | None

    @classmethod
    def av(cls, grunnlag: Aarsgrunnlag, tekster: Sequence[str], inn: str = "") -> Forsok:
        """Take the questions in order; one that does not fit is said, and the others stand. *inn* may come in too."""
        fakta, stilte, gode = forsoksfakta(grunnlag, {*nye_i(tekster), inn}), [], list[Sporsmaal]()
        virkning: Aarsvirkning | None = None
        for nr, tekst in enumerate(tekster[:FLEST]):
            uten, ord_ = adressen([*tekster[:nr], *tekster[nr + 1 :]]), tekst
            try:
                ett = les(tekst, fakta)
                ord_ = i_en_bisetning(grunnlag, ett)
                virkning = still(grunnlag, [*gode, ett])
            except UgyldigNokkel as feil:
                stilte.append(Stilt(tekst, ord_, uten, grunnen(grunnlag, feil, fakta.nye)))
            else:
                gode.append(ett)
                stilte.append(Stilt(tekst, ord_, uten))
        return cls(grunnlag, fakta, tuple(stilte), tuple(gode), virkning)

    def med(self, tekst: str) -> str:
        """
        Give the address with one more question.

        Raises
        ------
        UgyldigNokkel
            When it cannot be asked, with the reason.

        """
        if len(self.stilte) >= FLEST:
            raise UgyldigNokkel(
                _("Du kan stille %(antall)s spørsmål om gangen. Ta bort ett først.") % {"antall": FLEST}
            )
        still(self.grunnlag, [*self.sporsmaal, les(tekst, self.fakta)])
        return adressen([*(s.adresse for s in self.stilte), tekst])


def grunnen(grunnlag: Aarsgrunnlag, feil: UgyldigNokkel, nye: Mapping[str, str] = INGEN) -> str:
    """Say why something cannot be settled, with the name of whoever lacks a figure."""
    if isinstance(feil, MaalMangler):
        return _("%(hvem)s mangler %(hva)s, som nøkkelen deler etter.") % {
            "hvem": nye.get(feil.part) or parten(grunnlag, feil.part),
            "hva": feil.maal.ord,
        }
    return str(feil)


def parten(grunnlag: Aarsgrunnlag, part: str) -> str:
    """Give what people call a party, also the municipalities as one."""
    return _("Kommunene samlet") if part == KOMMUNE else grunnlag.navn(part)


def adressen(tekster: Sequence[str]) -> str:
    """Give the question part of the address."""
    return f"?{urlencode([('hvis', t) for t in tekster])}" if tekster else "?"


@require_safe
def forsok(request: HttpRequest, slug: str, aar: int) -> HttpResponse:
    """Hva hvis? Hvem betaler hvor mye mer, når noe i året blir annerledes. Ingenting lagres."""
    side = finn_side(request, slug, aar)
    grunnlag = side.tall.oppgjor.grunnlag
    if not grunnlag.posteringer:
        return render(request, "gjoropp/forsok.html", {"side": side, "tomt": True})
    proven = Forsok.av(grunnlag, request.GET.getlist("hvis"), request.GET.get("kommune", ""))
    skjemaer = [s(grunnlag, proven.fakta, _sendt(request, s)) for s in SKJEMAER]
    sendt = next((s for s in skjemaer if s.is_bound), None)
    if sendt and (ny := _ny_adresse(proven, sendt)):
        return HttpResponseRedirect(f"{reverse('gjoropp_forsok', args=side.adresse)}{ny}#svar")
    virkning = proven.virkning
    tabell = virkningstabell(side, virkning) if virkning else None
    kontekst = {
        "side": side,
        "kilde_her": True,
        "forsok": proven,
        "skjemaer": [s for s in skjemaer if s.mulig()],
        "sendt": sendt,
        "tabell": tabell,
        "setning": virkning.i_en_setning(hvis_setning(grunnlag, proven.sporsmaal)) if virkning else "",
    }
    svar = vis_med_kilder(request, "gjoropp/forsok.html", kontekst, tabell.tall() if tabell else ())
    feilet = sendt is not None or any(s.grunn for s in proven.stilte)
    svar.status_code = _AVVIST if feilet and svar.status_code == 200 else svar.status_code  # noqa: PLR2004
    return svar


def _sendt(request: HttpRequest, skjema: type[Forsoksskjema]) -> dict[str, str] | None:
    return request.GET.dict() if request.GET.get("sporsmaal") == skjema.slag else None


def _ny_adresse(proven: Forsok, skjema: Forsoksskjema) -> str:
    """Give the address with the question of the form; nothing when it is refused, which then stands at the field."""
    if not skjema.is_valid():
        return ""
    try:
        return proven.med(skjema.tekst())
    except UgyldigNokkel as feil:
        skjema.add_error(skjema.svarfelt, grunnen(proven.grunnlag, feil, proven.fakta.nye))
        return ""


def virkningstabell(side: Oppgjorsside, virkning: Aarsvirkning) -> Visningstabell:
    """Show what each bears as it stands, as it would be, and the difference."""
    foer, etter = side.tall, Oppgjorstall(virkning.etter, Aarstall(virkning.etter, "hvis.etter"))
    rader = [_rad(side, part, foer, etter) for part, _ore in virkning.endringer]
    sum_ = rad(_("I alt"), (foer.helhet(), etter.helhet(), _endring_i_alt(foer.helhet(), etter.helhet())))
    kolonner = (_("Part"), _("Som det står"), _("Etter forsøket"), _("Endring"))
    return Visningstabell("virkning", _("Hva hver bærer, i kroner"), kolonner, tuple(rader), (sum_,))


def _rad(side: Oppgjorsside, part: str, foer: Oppgjorstall, etter: Oppgjorstall) -> Visningsrad:
    """Make each figure once: the change rests on the two beside it."""
    begge = [t.tall.baerer(part) if part in t.parter else None for t in (foer, etter)]
    navn = (etter if part in etter.parter else foer).navn(part)
    ledd = tuple(t for t in begge if t)
    ore = [t.som_kroner().ore if t else 0 for t in begge]
    endret, formel = Kroner(ore[1] - ore[0]), "bærer etter − bærer før"
    tall = regn_ut(f"hvis.{part}", f"Endring for {navn}", endret, Enhet.KRONER, formel=formel, ledd=ledd, gjelder=navn)
    return rad(navn, (*begge, tall), side.min)


def _endring_i_alt(foer: Tall, etter: Tall) -> Tall:
    endret = Kroner(etter.som_kroner().ore - foer.som_kroner().ore)
    navn, formel = "Endring i alt", "i alt etter − i alt før"
    return regn_ut("hvis.i-alt", navn, endret, Enhet.KRONER, formel=formel, ledd=(foer, etter), gjelder="alle")
