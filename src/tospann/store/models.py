"""All tables, in one place for Django to find them."""

from tospann.store.beslutning import Godkjenning, Klausulvalg, Medvirkning, Vedtak, Vedtaksforslag
from tospann.store.journal import Journalpost, Kjede
from tospann.store.part import Bruker, Part
from tospann.store.sak import Deltakelse, Forutsetning, Kommunestyremote, Sak, Tilgang
from tospann.store.utkast import Utkast

__all__ = [
    "Bruker",
    "Deltakelse",
    "Forutsetning",
    "Godkjenning",
    "Journalpost",
    "Kjede",
    "Klausulvalg",
    "Kommunestyremote",
    "Medvirkning",
    "Part",
    "Sak",
    "Tilgang",
    "Utkast",
    "Vedtak",
    "Vedtaksforslag",
]
