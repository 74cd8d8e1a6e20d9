"""Take the register of a date out as a file, with sources and licences."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tospann.actions.kommunebilde import naermeste_tall, opplysning
from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kommune.opplysning import Opplysningsslag
from tospann.core.kommune.statistikk import FOLKETALL, LANDAREAL, Statistikkrad, per_omraade
from tospann.documents.registereksport import Registerrad, register_csv, register_json
from tospann.store import kommune as kommunene
from tospann.store import kommuneoppslag as oppslag
from tospann.store.kommune import Kommunepunkt

FORMATER = ("csv", "json")


def registerfil(dato: date, endelse: str) -> bytes:
    """Write the whole register of a date as CSV or JSON."""
    rader = registerrader(dato)
    return register_csv(rader) if endelse == "csv" else register_json(rader, dato)


def registerrader(dato: date) -> tuple[Registerrad, ...]:
    """Give every municipality of the date, by number."""
    historie = kommunene.historie()
    paa = historie.paa(dato)
    tallene = {s: per_omraade(oppslag.tallene((s,), paa)[s.id]) for s in (FOLKETALL, LANDAREAL)}
    sentre = oppslag.sentre(max(dato, oppslag.senter_kjent_fra() or dato))
    samisk = oppslag.opplysninger_om(paa, dato)
    slag = Opplysningsslag.SAMISK_OMRAADE
    return tuple(
        _rad(
            historie,
            (versjon, dato),
            tallene[FOLKETALL].get(nummer, ()),
            tallene[LANDAREAL].get(nummer, ()),
            sentre.get(nummer),
            opplysning(samisk.get((nummer, slag)), slag),
        )
        for nummer, versjon in sorted(paa.items())
    )


def _rad(
    historie: Kommunehistorie,
    sted: tuple[Kommuneversjon, date],
    folketall: tuple[Statistikkrad, ...],
    areal: tuple[Statistikkrad, ...],
    senter: Kommunepunkt | None,
    samisk: Opplysning | Ukjent,
) -> Registerrad:
    versjon, dato = sted
    nummer, periode = versjon.kommune.nummer, versjon.periode
    folk = naermeste_tall(historie, FOLKETALL, folketall, (nummer, dato))
    land = naermeste_tall(historie, LANDAREAL, areal, (nummer, dato))
    kjente = [v.kilde for v in (folk, land, samisk) if isinstance(v, Tall | Opplysning)]
    ble = historie.skritt_fra(periode.til, nummer) if periode.til else ()
    return Registerrad(
        versjon,
        tuple(e.fra for e in historie.skritt_til(periode.fra, nummer)),
        tuple(e.til for e in ble),
        folk,
        land,
        (Fraction(senter.bredde), Fraction(senter.lengde)) if senter else Ukjent("Senteret er ikke kjent."),
        samisk,
        (versjon.kilde, *kjente, *([senter.kilde.som_kilde()] if senter else [])),
    )
