"""Regneeksempler: small years worked out step by step, from the same files as the tests; each figure explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tospann.core.felles.kroner import ORE_PER_KRONE, Kroner
from tospann.core.felles.norsk import dato_kort, desimaltall, kroner, opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import Aarsvirkning, virkning_av
from tospann.core.oppgjor.metodetekst import i_ord
from tospann.core.oppgjor.sporsmaal import hvis_setning, still
from tospann.documents.modell import Celle, Kolonne, Tabell
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall, linjenavn, linjetabell, partstabell
from tospann.imports.oppgjorseksempler import Eksempel, les_eksempler
from tospann.web.gjoropp.visning import Visningstabell, rad
from tospann.web.kildepanel import vis_med_kilder


@dataclass(frozen=True, slots=True)
class Steg:
    """One step: what it says, and its table; the keys stand under what is entered, the fractions under the lines."""

    tittel: str
    tekst: str
    tabell: Tabell
    er_foringen: bool = False
    er_delingen: bool = False


@require_safe
def eksempler(request: HttpRequest) -> HttpResponse:
    """Regneeksemplene, de offentlige sakene først."""
    return render(request, "gjoropp/eksempler.html", {"eksempler": list(les_eksempler().values())})


@require_safe
def eksempel(request: HttpRequest, navn: str) -> HttpResponse:
    """Ett regneeksempel, steg for steg."""
    eks = les_eksempler().get(navn)
    if eks is None:
        raise Http404
    kontekst: dict[str, object] = {"eks": eks, "kilde_her": True}
    tall = [*_tallene(steg := list(_grunnlaget(eks)))]
    try:
        regnet = Oppgjorstall.av(gjor_opp_aaret(eks.grunnlag), navn)
    except UgyldigNokkel as feil:
        kontekst["grunn"] = str(feil)
    else:
        kontekst["deler"] = list(delene(regnet))
        resultat = [
            Steg(_("Linje for linje"), _("Hver linje delt for seg, til øret."), linjetabell(regnet), er_delingen=True),
            Steg(_("Hva hver bærer og skylder"), _("Summen av det partene skylder, er null."), partstabell(regnet)),
        ]
        steg += resultat
        tall += _tallene(resultat)
    if virkning := _virkningen(eks):
        tabell = _virkningstabell(virkning)
        tall += tabell.tall()
        kontekst |= {"tabell": tabell, "setninger": list(setningene(virkning)), "hvis": _hvis(eks, virkning)}
    kontekst |= {"steg": steg, "nokler": _noklene(eks), "mot": les_eksempler().get(eks.mot)}
    return vis_med_kilder(request, "gjoropp/eksempel.html", kontekst, tall)


def _tallene(steg: list[Steg]) -> Iterator[Tall]:
    for ett in steg:
        yield from (celle for rad_ in ett.tabell.rader for celle in rad_ if isinstance(celle, Tall))


def _grunnlaget(eks: Eksempel) -> Iterator[Steg]:
    """Show who takes part, what is counted, and what has been entered."""
    g = eks.grunnlag
    folk: list[tuple[Celle, ...]] = [
        (
            d.navn,
            dato_kort(d.periode.fra) if d.periode.fra > g.aar.fra else _("nyttår"),
            dato_kort(d.periode.til) if d.periode.til else _("ut året"),
        )
        for d in g.deltakelser
    ]
    kolonner = Kolonne(_("Kommune"), bredde=2), Kolonne(_("Med fra")), Kolonne(_("Til (ikke med)"))
    yield Steg(_("Hvem er med"), "", Tabell(_("Deltakerne"), kolonner, tuple(folk)))
    talt: list[tuple[Celle, ...]] = [
        (t.navn, t) for t in (*(m.tall for m in g.maalinger), *(s.antall for s in g.stillinger))
    ]
    if talt:
        hode = Kolonne(_("Hva"), bredde=3), Kolonne(_("Antall"), hoyre=True, med_enhet=False)
        yield Steg(_("Hva nøkkelen teller"), "", Tabell(_("Folketall og årsverk"), hode, tuple(talt)))
    fort: list[tuple[Celle, ...]] = [
        (p.id, p.belop, _("staten") if p.bokfort_hos == "stat" else g.navn(p.bokfort_hos), dato_kort(p.periode.fra))
        for p in g.posteringer
    ]
    kolonner_fort = (
        *(Kolonne(_("Postering"), bredde=2), Kolonne(_("Kroner"), hoyre=True, med_enhet=False)),
        *(Kolonne(_("Ført hos")), Kolonne(_("Gjelder fra"))),
    )
    yield Steg(
        _("Hva som er ført"), "", Tabell(_("Posteringene"), kolonner_fort, tuple(fort), med_ore=True), er_foringen=True
    )


def delene(regnet: Oppgjorstall) -> Iterator[str]:
    """Say which part of each shared line everybody bears, as exact fractions before rounding."""
    for post in regnet.oppgjor.poster:
        if post.ore and (post.post.nokkel or post.post.statsnokkel):
            andeler = (f"{regnet.navn(p)} {eksakt / post.ore}" for p, eksakt in post.eksakt().items() if eksakt)
            yield f"{linjenavn(post)}: {opplisting(andeler)}"


def _noklene(eks: Eksempel) -> list[str]:
    navn = {d.part: d.navn for d in eks.grunnlag.deltakelser}
    return [
        f"{v.navn}{_(' fra %s') % dato_kort(v.periode.fra) if v.periode.fra >= eks.grunnlag.aar.fra else ''}: "
        f"{i_ord(v.metode, navn)}. {v.regel.i_ord()}"
        for v in eks.grunnlag.nokler
    ]


def _virkningen(eks: Eksempel) -> Aarsvirkning | None:
    if eks.hvis:
        return still(eks.grunnlag, eks.hvis)
    mot = les_eksempler().get(eks.mot)
    return virkning_av(mot.grunnlag, eks.grunnlag) if mot else None


def _hvis(eks: Eksempel, virkning: Aarsvirkning) -> str:
    hvis = hvis_setning(eks.grunnlag, eks.hvis) if eks.hvis else _("Hvis eksempelet det holdes mot, blir som dette")
    return virkning.i_en_setning(hvis)


def setningene(virkning: Aarsvirkning) -> Iterator[str]:
    """Say for each municipality that bears more, exactly how much, also in per cent."""
    for part, ore in virkning.endringer:
        foer = virkning.foer.baerer(part) if part in virkning.foer.grunnlag.parter else 0
        if part != "stat" and ore > 0 and foer > 0:
            belop = kroner(Kroner(ore), med_ore=bool(ore % ORE_PER_KRONE))
            yield _("%(hvem)s betaler nøyaktig %(belop)s mer, %(prosent)s prosent, uten selv å ha endret noe.") % {
                "hvem": virkning.etter.grunnlag.navn(part),
                "belop": belop,
                "prosent": desimaltall(Fraction(100 * ore, foer), 2),
            }


def _virkningstabell(virkning: Aarsvirkning) -> Visningstabell:
    rader = tuple(_virkningsrad(virkning, part, ore) for part, ore in virkning.endringer)
    kolonner = (_("Part"), _("Før"), _("Etter"), _("Endring"), _("Endring i prosent"))
    return Visningstabell(
        "virkning", _("Hva det gjør med regningen, i kroner"), kolonner, tuple(rad(n, c) for n, c in rader)
    )


def _virkningsrad(virkning: Aarsvirkning, part: str, ore: int) -> tuple[str, tuple[Tall, ...]]:
    foer, etter = (
        Oppgjorstall.av(o, n).tall.baerer(part) for o, n in ((virkning.foer, "foer"), (virkning.etter, "etter"))
    )
    navn, endring = virkning.etter.grunnlag.navn(part), virkning.tall(part)
    if not foer.som_brok():
        return navn, (foer, etter, endring)
    andel, formel = Fraction(100 * ore, foer.som_kroner().ore), "endring / bærer før"
    prosent = regn_ut(
        f"hvis.prosent.{part}",
        f"{navn}: endring i prosent",
        andel,
        Enhet.PROSENT,
        formel=formel,
        ledd=(endring, foer),
        gjelder=navn,
    )
    return navn, (foer, etter, endring, prosent)
