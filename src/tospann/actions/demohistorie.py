"""What has happened in the demo's case so far, played through the same actions as people use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tospann.actions.lagre_utkast import lagre_utkast
from tospann.actions.medvirkning import Mote, registrer_medvirkning
from tospann.actions.registrer_vedtak import Protokoll, registrer_vedtak
from tospann.actions.send_til_kommunestyrene import send_til_kommunestyrene
from tospann.core.medvirkning.hendelse import Sektor, Slag
from tospann.store import models
from tospann.store.utkast import LOKALTEKST, POSISJON

TILLITSVALGTE, VERNEOMBUD = "tillitsvalgte", "verneombud"
# The one discussion that has not been held: what the clock must show.
UTEN_DROFTING = "1849"
VILKAAR = (
    "\n\n7. Kommunestyret forutsetter at avdelingskontoret i Hamarøy er betjent alle dager, "
    "og at det alltid er ansatte der som snakker lulesamisk."
)
POSISJON_BEIARN = (
    "Vi kan være med hvis lokasjonen på Moldjord er åpen minst to dager i uka, "
    "og hvis grunnandelen ikke går over 30 prosent."
)
LOKALTEKST_BEIARN = (
    "Beiarn har lang reisevei og dårlig mobildekning på deler av strekningen. "
    "Kommunedirektøren mener derfor at faste dager på Moldjord må stå i avtalen."
)


def spill_historien(sak: models.Sak) -> None:
    """Inform, discuss, send the proposal and let three councils decide; one of them adds a condition."""
    _medvirkning(sak)
    forslag = send_til_kommunestyrene(bruker=_rolle("prosjektleder"), sak=sak)
    likt, med_vilkaar = forslag.tekst, forslag.tekst + VILKAAR
    _vedtak(forslag, "fauske", Protokoll("kommunestyre", date(2018, 10, 25), "88/18", likt, 27, 21, 6))
    _vedtak(forslag, "sorfold", Protokoll("kommunestyre", date(2018, 11, 1), "61/18", likt, 17, 15, 2))
    _vedtak(forslag, "hamaroy", Protokoll("kommunestyre", date(2018, 11, 1), "74/18", med_vilkaar, 17, 12, 5))
    beiarn = _rolle("kommunedirektor-beiarn")
    lagre_utkast(bruker=beiarn, sak=sak, slag=POSISJON, tekst=POSISJON_BEIARN, versjon=0)
    lagre_utkast(bruker=beiarn, sak=sak, slag=f"{LOKALTEKST}lokasjoner", tekst=LOKALTEKST_BEIARN, versjon=0)


def _medvirkning(sak: models.Sak) -> None:
    """Municipal meetings 19 April to 3 May are the seed's; the rest is invented for the demo and says so."""
    for part in (d.part for d in sak.deltakelser.select_related("part")):
        nr, direktor = part.kommunenummer, models.Bruker.objects.get(part=part, rolle="KOMMUNEDIREKTOR")
        _mote(direktor, sak, Slag.INFORMERT, (TILLITSVALGTE, "kommunen"), nr, date(2018, 4, 19))
        _mote(direktor, sak, Slag.INFORMERT, (VERNEOMBUD, "verneområdet"), nr, date(2018, 9, 4))
        if nr != UTEN_DROFTING:
            _mote(direktor, sak, Slag.DROFTET, (TILLITSVALGTE, "kommunen"), nr, date(2018, 9, 12))
            _mote(direktor, sak, Slag.DROFTET, (VERNEOMBUD, "verneområdet"), nr, date(2018, 9, 12))
    nav = _rolle("direktor-nav-nordland")
    for nr in sak.deltakelser.values_list("part__kommunenummer", flat=True):
        _mote(nav, sak, Slag.DROFTET, (TILLITSVALGTE, "lokalt MBA"), nr, date(2018, 9, 18))
        _mote(nav, sak, Slag.UTTALELSE, (VERNEOMBUD, "verneområdet"), nr, date(2018, 9, 18))
    _mote(nav, sak, Slag.DROFTET, (TILLITSVALGTE, "fylkets MBA"), "", date(2018, 9, 25))


def _mote(
    bruker: models.Bruker, sak: models.Sak, slag: Slag, organ: tuple[str, str], kommunenummer: str, dato: date
) -> None:
    sektor = Sektor.KOMMUNE if bruker.part.kommunenummer else Sektor.STAT
    mote = Mote(slag, sektor, organ[0], organ[1], kommunenummer, dato, "Eksempel i demoen")
    registrer_medvirkning(bruker=bruker, sak=sak, mote=mote)


def _vedtak(forslag: models.Vedtaksforslag, sted: str, protokoll: Protokoll) -> None:
    """Register a decision; each council had the agreement before it that was sent."""
    protokoll = replace(protokoll, avtale_fingeravtrykk=forslag.avtale_fingeravtrykk)
    registrer_vedtak(
        bruker=_rolle(f"kommunedirektor-{sted}"), forslag=forslag, protokoll=protokoll, idag=forslag.sak.dato
    )


def _rolle(brukernavn: str) -> models.Bruker:
    return models.Bruker.objects.select_related("part").get(brukernavn=brukernavn)
