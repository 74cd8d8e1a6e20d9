"""Registrer betalt a konto: what one party has paid another on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction

from tospann.actions.avvist import Avvist
from tospann.actions.klokke import i_dag
from tospann.actions.oppgjorsbilde import Oppgjorsbilde
from tospann.actions.oppgjorsskritt import Skritt
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.rolle import Handling
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.oppgjor.aarsgrunnlag import Akonto
from tospann.core.oppgjor.akontoplan import Akontokrav, akontoplan
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag


def kvartalsdatoer(aar: int) -> tuple[date, ...]:
    """Give the due dates of quarterly invoices."""
    return (date(aar, 3, 31), date(aar, 6, 30), date(aar, 9, 30), date(aar, 12, 31))


@transaction.atomic
def registrer_akonto(*, bruker: models.Bruker, oppgjor: models.Aarsoppgjor, forfall: date) -> models.Oppgjorsversjon:
    """
    Register that the plan's invoices of a due date are paid, with the plan's amounts.

    Raises
    ------
    HarIkkeRolle, Avvist
        When the plan has nothing unpaid on that date.

    """
    skritt = Skritt.begynn(bruker, oppgjor, Handling.REGISTRERE_AKONTO)
    skritt.krev_arbeid()
    arbeid = skritt.bilde.arbeid
    nye = tuple(_betalt(skritt, k) for k in ubetalte(skritt.bilde) if k.forfall == forfall)
    if not nye:
        raise Avvist("Det er ingen ubetalte krav i planen den datoen. Ingenting er lagret.")
    nytt = replace(arbeid, akonto=(*arbeid.akonto, *nye))
    versjon = skritt.lagre(nytt, Versjonsslag.UTKAST, f"Registrert betalt a konto {dato_tekst(forfall)}")
    skritt.journalfor({"aar": skritt.rad.aar, "forfall": forfall.isoformat(), "antall": len(nye)})
    return versjon


def planen(bilde: Oppgjorsbilde) -> tuple[Akontokrav, ...]:
    """Give the invoices that follow from the budget."""
    return akontoplan(bilde.budsjett, kvartalsdatoer(bilde.rad.aar))


def ubetalte(bilde: Oppgjorsbilde) -> tuple[Akontokrav, ...]:
    """Give the invoices that nobody has registered as paid."""
    betalt = {a.id for a in bilde.arbeid.akonto}
    return tuple(k for k in planen(bilde) if _id(k) not in betalt)


def _id(krav: Akontokrav) -> str:
    return f"a konto {krav.forfall.isoformat()} {krav.fra} til {krav.til}"


def _betalt(skritt: Skritt, krav: Akontokrav) -> Akonto:
    rad, hvem = skritt.rad, skritt.bilde.navn(krav.fra)
    slag = Kildeslag.FORUTSETNING if rad.er_prove else Kildeslag.DOKUMENT
    kilde = Kilde("akonto", slag, "Registrert som betalt etter a konto-planen", rad.vert.navn, i_dag())
    tall_id = f"oppgjor.{rad.aar}.akonto.{krav.forfall.isoformat()}.{krav.fra}.{krav.til}"
    belop = Tall(tall_id, f"A konto {hvem}", Kroner(krav.ore), Enhet.KRONER, krav.forfall, hvem, kilde)
    return Akonto(_id(krav), krav.fra, krav.til, krav.forfall, belop)
