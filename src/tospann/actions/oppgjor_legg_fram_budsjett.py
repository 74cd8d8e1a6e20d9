"""Legg fram budsjettet: the draft becomes a dated version that everybody sees; older versions stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist
from tospann.actions.budsjettutkast import REVIDERES, aar_for
from tospann.actions.klokke import i_dag
from tospann.actions.nokkelbilde import krev_avtalte_nokler
from tospann.actions.oppgjor_budsjett import Budsjettskritt
from tospann.actions.oppgjorsskritt import Skritt, krev_uten_lonnsavsloring
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.nokkelskifte import samme_avtale, skift_nokkel
from tospann.store import models
from tospann.store.aarsoppgjor import Hendelsesslag, Versjonsslag, gjort_opp
from tospann.store.aarsoppgjor_json import som_tekst

_FRIST = (3, 31)


@transaction.atomic
def legg_fram_budsjett(
    *, bruker: models.Bruker, sak: models.Sak, aar: int, versjon: int, grunn: str
) -> models.Oppgjorsversjon:
    """
    Lay the draft before all: the first of a year makes the year, a later one is a revision with its reason.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst, Fodselsnummer
        When it cannot be settled, a key in it is not agreed, or a revision has no reason.

    """
    krev_uten_fodselsnummer(grunn)
    skritt = Budsjettskritt.begynn(bruker, sak, aar, versjon)
    g = skritt.utkast.grunnlag
    if not g.posteringer:
        raise Avvist("Budsjettet har ingen poster. Legg inn minst én. Ingenting er lagret.")
    krev_avtalte_nokler(sak, g)
    krev_uten_lonnsavsloring(g)
    rad = models.Aarsoppgjor.objects.filter(sak=sak, aar=aar).first()
    lagt_fram = _revider(bruker, rad, g, grunn.strip()) if rad else _nytt_aar(bruker, sak, g, grunn.strip())
    skritt.utkast.rad.delete()
    return lagt_fram


def _nytt_aar(bruker: models.Bruker, sak: models.Sak, g: Aarsgrunnlag, grunn: str) -> models.Oppgjorsversjon:
    foer, innhold = aar_for(sak, bruker, g.year), som_tekst(g)
    try:
        _, avtrykk = gjort_opp(innhold)
    except UgyldigNokkel as feil:
        raise Avvist(f"Året kan ikke gjøres opp slik. {feil} Ingenting er lagret.") from feil
    rad = models.Aarsoppgjor.objects.create(
        sak=sak,
        aar=g.year,
        vert=bruker.part,
        merknad=foer.rad.merknad if foer else "",
        er_prove=foer.rad.er_prove if foer else False,
        frist=date(g.year + 1, *_FRIST),
    )
    versjon = models.Oppgjorsversjon.objects.create(
        oppgjor=rad,
        part=bruker.part,
        slag=Versjonsslag.BUDSJETT.name,
        nr=1,
        innhold=innhold,
        fingeravtrykk=avtrykk,
        grunn=grunn or "Første budsjett",
        dato=i_dag(),
    )
    nyttelast = {"aar": g.year, "fingeravtrykk": avtrykk}
    journal.skriv(bruker, Handling.LEGGE_FRAM_BUDSJETT, sak.slug, nyttelast)
    return versjon


def _revider(bruker: models.Bruker, rad: models.Aarsoppgjor, g: Aarsgrunnlag, grunn: str) -> models.Oppgjorsversjon:
    skritt = Skritt.begynn(bruker, rad, Handling.LEGGE_FRAM_BUDSJETT)
    skritt.krev_vert()
    if skritt.bilde.livslop.steg not in REVIDERES:
        melding = f"Oppgjøret er {skritt.bilde.livslop.steg}. Da kan ikke budsjettet endres. Ingenting er lagret."
        raise Avvist(melding)
    if not grunn:
        raise Avvist("Skriv hvorfor budsjettet revideres. Ingenting er lagret.")
    arbeid = skritt.bilde.utkast
    versjon = skritt.lagre(g, Versjonsslag.BUDSJETT, grunn[:500])
    if versjon.fingeravtrykk == skritt.bilde.budsjettrad.fingeravtrykk:
        raise Avvist(f"Ingenting er endret fra budsjett {versjon.nr - 1}. Ingenting er lagret.")
    if arbeid:
        nytt = _flettet(arbeid.som_oppgjor().grunnlag, g)
        skritt.lagre(nytt, Versjonsslag.UTKAST, f"Poster, nøkler og tellinger fra budsjett {versjon.nr}")
    skritt.skriv(Hendelsesslag.LEGGE_FRAM_BUDSJETT.name, versjon.fingeravtrykk, tekst=grunn)
    return versjon


def _flettet(arbeid: Aarsgrunnlag, budsjett: Aarsgrunnlag) -> Aarsgrunnlag:
    """Let items, keys and counts of the revised budget into the accounts the host works on; entries stay."""
    nye = {p.id for p in budsjett.poster}
    talt = {(m.part, m.maal, m.tall.dato): m for g in (arbeid, budsjett) for m in g.maalinger}
    poster = (*budsjett.poster, *(p for p in arbeid.poster if p.id not in nye))
    flettet = replace(arbeid, poster=poster, maalinger=tuple(talt.values()))
    for versjon in budsjett.nokler:
        if not any(samme_avtale(versjon, v) for v in arbeid.nokler):
            flettet = skift_nokkel(flettet, versjon)
    return flettet
