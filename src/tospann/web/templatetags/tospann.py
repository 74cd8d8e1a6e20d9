"""How figures, dates and answers are written in pages; the words come from the core's one formatter."""

from __future__ import annotations

from datetime import date

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tospann.core.felles import norsk
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Tall
from tospann.core.medvirkning.hendelse import Sektor
from tospann.core.vedtak.vedtak import Behandling

register = template.Library()

# The stylesheet knows an answer by a word without spaces or æøå.
_KODER = {
    Utfall.OPPFYLT: "oppfylt",
    Utfall.IKKE_OPPFYLT: "ikke-oppfylt",
    Utfall.MANGLER_OPPLYSNINGER: "mangler",
    Utfall.MAA_VURDERES: "vurderes",
}


@register.simple_tag(takes_context=True)
def tall(
    context: Context, t: Tall, *, med_ore: bool = True, med_enhet: bool = True, desimaler: int | None = None
) -> SafeString:
    """Write a figure as a link to where it comes from; assumptions say so, to the eye and to the ear."""
    url = kildelenke(context, t.id)
    merke = _forutsetning(t)
    return format_html(
        '<a class="tall{}" href="{}#kildepanel" hx-get="{}" hx-target="#kildepanel" title="{}">{}{}</a>',
        " forutsetning" if merke else "",
        url,
        url,
        f"{t.navn} ({merke})" if merke else t.navn,
        norsk.tall_tekst(t, med_enhet=med_enhet, med_ore=med_ore, desimaler=desimaler),
        format_html('<span class="ds-sr-only">, {}</span>', merke) if merke else "",
    )


def kildelenke(context: Context, tall_id: str) -> str:
    """
    Give the address that explains a figure: the case's own page for it, else this page with ?tall=.

    A page with figures that are only tried (``kilde_her``) explains them itself.
    """
    slug = "" if context.get("kilde_her") else getattr(context.get("sak"), "slug", "")
    if slug:
        try:
            return reverse("kilde", args=[slug, tall_id])
        except NoReverseMatch:
            pass
    request = context.get("request")
    if not isinstance(request, HttpRequest):
        return f"?tall={tall_id}"
    valg = request.GET.copy()
    valg["tall"] = tall_id
    return f"?{valg.urlencode()}"


@register.filter
def tall_tekst(t: Tall) -> str:
    """Write a figure with its unit, without a link (headings, titles)."""
    return norsk.tall_tekst(t)


@register.filter
def dato(dag: date) -> str:
    """Write "12. oktober 2026"."""
    return norsk.dato_tekst(dag)


@register.filter
def dato_kort(dag: date) -> str:
    """Write "12.10.2026"."""
    return norsk.dato_kort(dag)


@register.filter
def kroner(belop: Kroner, form: str = "ore") -> str:
    """Write an amount with øre, or whole kroner with {{ belop|kroner:"hele" }}."""
    return norsk.kroner(belop, med_ore=form != "hele")


@register.filter(name="ascii")
def ascii_navn(navn: str) -> str:
    """Write a name for addresses and anchors: Sørfold -> sorfold."""
    return norsk.ascii_navn(navn)


@register.inclusion_tag("deler/merkelapp.html")
def merkelapp(utfall: Utfall | str, tekst: str = "") -> dict[str, str]:
    """Write an answer as a tag with symbol and word; *tekst* replaces the word, never the symbol."""
    svar = Utfall(utfall)
    return {"kode": _KODER[svar], "tekst": tekst or _utfall_tekst(svar)}


@register.inclusion_tag("deler/merkelapp.html")
def behandlingsmerke(behandling: Behandling) -> dict[str, str]:
    """Write where a council stands as a tag."""
    match behandling:
        case Behandling.LIKT:
            return {"kode": "oppfylt", "tekst": _("Vedtatt likt")}
        case Behandling.AVVIK:
            return {"kode": "ikke-oppfylt", "tekst": _("Vedtatt med avvik")}
        case Behandling.AVVIST:
            return {"kode": "ikke-oppfylt", "tekst": _("Ikke vedtatt")}
        case Behandling.IKKE_BEHANDLET:
            return {"kode": "mangler", "tekst": _("Ikke behandlet")}


@register.filter
def sektornavn(sektor: Sektor) -> str:
    """Say what people call a sector."""
    match sektor:
        case Sektor.STAT:
            return _("Staten som arbeidsgiver")
        case Sektor.KOMMUNE:
            return _("Kommunen som arbeidsgiver")
        case _:
            return _("Brukere, råd og andre")


def _utfall_tekst(svar: Utfall) -> str:
    match svar:
        case Utfall.OPPFYLT:
            return _("Oppfylt")
        case Utfall.IKKE_OPPFYLT:
            return _("Ikke oppfylt")
        case Utfall.MANGLER_OPPLYSNINGER:
            return _("Mangler opplysninger")
        case Utfall.MAA_VURDERES:
            return _("Må vurderes")


def _forutsetning(t: Tall) -> str:
    if t.er_forutsetning:
        return _("forutsetning")
    return _("bygger på en forutsetning") if t.hviler_paa_forutsetning else ""
