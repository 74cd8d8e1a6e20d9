"""All tables, in one place for Django to find them."""

from tospann.store.beslutning import Godkjenning, Klausulvalg, Medvirkning, Vedtak, Vedtaksforslag
from tospann.store.journal import Journalpost, Kjede
from tospann.store.kommune import (
    Delingsvekt,
    Kommuneendring,
    Kommuneopplysning,
    Kommunepunkt,
    Kommuneversjon,
    Nabogrense,
)
from tospann.store.part import Bruker, Part
from tospann.store.register import Registerkilde, Registerlast
from tospann.store.reise import Forbindelse, Reisetidsvalg
from tospann.store.sak import Deltakelse, Forutsetning, Kommunestyremote, Sak, Tilgang
from tospann.store.statistikk import Statistikktall
from tospann.store.utkast import Utkast

__all__ = [
    "Bruker",
    "Delingsvekt",
    "Deltakelse",
    "Forbindelse",
    "Forutsetning",
    "Godkjenning",
    "Journalpost",
    "Kjede",
    "Klausulvalg",
    "Kommuneendring",
    "Kommuneopplysning",
    "Kommunepunkt",
    "Kommunestyremote",
    "Kommuneversjon",
    "Medvirkning",
    "Nabogrense",
    "Part",
    "Registerkilde",
    "Registerlast",
    "Reisetidsvalg",
    "Sak",
    "Statistikktall",
    "Tilgang",
    "Utkast",
    "Vedtak",
    "Vedtaksforslag",
]
