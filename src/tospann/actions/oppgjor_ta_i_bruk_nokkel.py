"""Ta en godkjent nøkkel i bruk: it enters the host's draft, from its own date, and only when all have said yes."""

from __future__ import annotations

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.budsjettutkast import finn_utkast, med_folketall
from tospann.actions.nokkelbilde import Forslagssteg, last_forslag
from tospann.actions.oppgjor_budsjett import Budsjettskritt
from tospann.actions.oppgjorsskritt import Skritt
from tospann.actions.tilgang import krev
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.nokkelskifte import samme_avtale, skift_nokkel
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag


@transaction.atomic
def ta_i_bruk_nokkel(*, bruker: models.Bruker, forslag: models.Nokkelforslag, aar: int) -> str:
    """
    Let an approved version into the host's draft of a year: the budget's if there is one, else the accounts'.

    Raises
    ------
    HarIkkeRolle, Avvist
        When it is not approved by all, comes after the year, or is there already. Gives what it went into.

    """
    krev(bruker, forslag.sak, Handling.TA_I_BRUK_NOKKEL)
    bilde = next(f for f in last_forslag(forslag.sak) if f.rad.pk == forslag.pk)
    if bilde.steg is not Forslagssteg.GODKJENT:
        raise Avvist(
            f"Forslaget er {bilde.steg}. Bare en nøkkel alle har godkjent, kan tas i bruk. Ingenting er lagret."
        )
    if finn_utkast(bruker, forslag.sak, aar):
        utkast = finn_utkast(bruker, forslag.sak, aar)
        budsjett = Budsjettskritt.begynn(bruker, forslag.sak, aar, utkast.rad.versjon if utkast else 0)
        budsjett.lagre(_med(budsjett.utkast.grunnlag, bilde.versjon))
        return "utkastet til budsjett"
    rad = models.Aarsoppgjor.objects.filter(sak=forslag.sak, aar=aar).first()
    if rad is None:
        raise Avvist(f"Det er ikke noe oppgjør eller utkast til budsjett for {aar}. Ingenting er lagret.")
    skritt = Skritt.begynn(bruker, rad, Handling.TA_I_BRUK_NOKKEL)
    skritt.krev_arbeid()
    navn = f"{bilde.versjon.navn}, versjon {bilde.versjon.versjon}, tatt i bruk"
    versjon = skritt.lagre(_med(skritt.bilde.arbeid, bilde.versjon), Versjonsslag.UTKAST, navn)
    skritt.journalfor({"aar": aar, "fingeravtrykk": versjon.fingeravtrykk}, egen=True)
    return "utkastet til oppgjør"


def _med(grunnlag: Aarsgrunnlag, versjon: Nokkelversjon) -> Aarsgrunnlag:
    if versjon.periode.fra >= grunnlag.aar.til:
        raise Avvist(f"Nøkkelen gjelder først etter {grunnlag.year}. Ingenting er lagret.")
    if any(samme_avtale(v, versjon) for v in grunnlag.nokler):
        raise Avvist(f"Nøkkelen står allerede i utkastet for {grunnlag.year}. Ingenting er lagret.")
    return med_folketall(skift_nokkel(grunnlag, versjon))
