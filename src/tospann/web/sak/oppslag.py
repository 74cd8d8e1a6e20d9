"""Find a case for a reader, or answer as if it were not there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from tospann.actions.godkjenn import KOSTNADSNOKKEL
from tospann.actions.saksbilde import egne_lokaltekster, last_saksbilde, nokkelens_fingeravtrykk, siste_forslag
from tospann.core.kommune.kommune import Kommune
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.core.utredning.status import Leser, Oppgave, Steg, naa_i_en_setning, oppgaver, statuslinje
from tospann.store import models
from tospann.web.leser import leser


@dataclass(frozen=True, slots=True)
class Saksside:
    """What every page of a case shows: the case, how far it is, and which municipality is mine."""

    rad: models.Sak
    bilde: Saksbilde
    forslag: models.Vedtaksforslag | None
    min: Kommune | None

    @property
    def steg(self) -> tuple[Steg, ...]:
        """Give the status line."""
        return statuslinje(self.bilde, er_sendt=self.forslag is not None)

    @property
    def naa(self) -> str:
        """Say what the case waits for."""
        return naa_i_en_setning(self.bilde, er_sendt=self.forslag is not None)


def finn_rad(request: HttpRequest, slug: str) -> models.Sak:
    """Find a case the user may see; anything else is 404."""
    return get_object_or_404(models.Sak.objects.visible_to(leser(request)).select_related("vert"), slug=slug)


def finn_side(request: HttpRequest, slug: str) -> Saksside:
    """Find a case and work it out, with the reader's own municipality's texts and nobody else's."""
    rad, bruker = finn_rad(request, slug), leser(request)
    bilde = last_saksbilde(rad, egne_lokaltekster(rad, bruker))
    nummer = bruker.part.kommunenummer
    min_ = next((k for k in bilde.sak.kommuner if k.nummer == nummer), None)
    return Saksside(rad, bilde, siste_forslag(rad), min_)


def mine_oppgaver(bruker: models.Bruker, rad: models.Sak, bilde: Saksbilde, *, er_sendt: bool) -> tuple[Oppgave, ...]:
    """Give what waits for this user in a case, what is most urgent first."""
    avtrykk = nokkelens_fingeravtrykk(rad)
    ja = rad.godkjenninger.filter(part_id=bruker.part_id, gjenstand=KOSTNADSNOKKEL, fingeravtrykk=avtrykk).exists()
    return oppgaver(bilde, Leser(bruker.rollen, bruker.part.kommunenummer, ja), er_sendt=er_sendt)
