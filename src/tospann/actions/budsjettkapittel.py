"""The budget chapter of a municipality: from the budget and last year's settlement, as the reader may see them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache

from tospann.actions.nokkelbilde import Forslagssteg, last_forslag
from tospann.actions.oppgjor_akonto import planen
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_oppgjor
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.oppgjor.endring import Endring, forklar_endring
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import Aarsvirkning, trekk_ut, virkning_av
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.nokler import STAT
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall
from tospann.documents.papirer.kapitteltall import Fjoraaret, Kapittel
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag
from tospann.store.aarsoppgjor_json import fra_tekst

ANTALL = Fraction(2)
_IKKE_FOR_SEG = "Den ligger til grunn for budsjettet; noen godkjenning av nøkkelen for seg er ikke registrert."


def kapitlet(bilde: Oppgjorsbilde, bruker: models.Bruker, part: str) -> Kapittel:
    """Gather the chapter of one municipality."""
    rad, budsjett = bilde.rad, bilde.siste(Versjonsslag.BUDSJETT)
    tall = _tallene(budsjett)
    grunnlag = tall.oppgjor.grunnlag
    eier = models.Part.objects.filter(kommunenummer=part).first()
    vedtatt = "ikke vedtatt ennå" if bilde.livslop.steg is Oppgjorssteg.BUDSJETT else "vedtatt"
    brukt = {n for p in grunnlag.poster for n in (p.nokkel, p.statsnokkel) if n}
    return Kapittel(
        rad.sak.tittel,
        eier.navn if eier else tall.navn(part),
        rad.vert.navn,
        part,
        tall,
        budsjett.dato,
        f"{budsjett}, {dato_tekst(budsjett.dato)}, {vedtatt}",
        budsjett.fingeravtrykk,
        planen(bilde),
        tuple((v, _godkjent(bilde, v)) for v in grunnlag.nokler if v.id in brukt),
        ANTALL,
        _uttrekk(budsjett.innhold),
        _ifjor(bilde, bruker, budsjett),
        rad.merknad if rad.er_prove else "",
    )


def _tallene(versjon: models.Oppgjorsversjon) -> Oppgjorstall:
    return Oppgjorstall.av(versjon.som_oppgjor(), f"{versjon.get_slag_display()}.{versjon.nr}")


def _ifjor(bilde: Oppgjorsbilde, bruker: models.Bruker, budsjett: models.Oppgjorsversjon) -> Fjoraaret | None:
    """Give the year before: what is laid before the parties, and how far it has come; its budget does not count."""
    rader = models.Aarsoppgjor.objects.visible_to(bruker).select_related("sak", "vert")
    rad = rader.filter(sak=bilde.rad.sak, aar=bilde.rad.aar - 1).first()
    if rad is None:
        return None
    foer = last_oppgjor(rad, bruker)
    if (forslag := foer.forslagsrad) is None:
        return None
    navn = f"oppgjøret for {rad.aar}, {forslag} ({foer.livslop.steg})"
    return Fjoraaret(_tallene(forslag), navn, _endringen(forslag.innhold, budsjett.innhold))


@lru_cache(maxsize=16)
def _endringen(foer: str, etter: str) -> Endring:
    return forklar_endring(fra_tekst(foer), fra_tekst(etter))


@lru_cache(maxsize=16)
def _uttrekk(innhold: str) -> Aarsvirkning | None:
    grunnlag = fra_tekst(innhold)
    try:
        return virkning_av(grunnlag, trekk_ut(grunnlag, STAT, ANTALL, date(grunnlag.year, 1, 1)))
    except UgyldigNokkel:
        return None


def _godkjent(bilde: Oppgjorsbilde, versjon: Nokkelversjon) -> str:
    """Say who has approved exactly this version, as far as Tospann knows."""
    for forslag in last_forslag(bilde.rad.sak):
        if forslag.steg is Forslagssteg.GODKJENT and forslag.versjon.fingeravtrykk == versjon.fingeravtrykk:
            return f"Godkjent av {opplisting(bilde.navn(p) for p in forslag.angaar)}."
    return _IKKE_FOR_SEG
