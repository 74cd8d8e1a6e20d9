"""All tables, in one place for Django to find them."""

from tospann.store.aarsoppgjor import Aarsoppgjor, Oppgjorsboktall, Oppgjorshendelse, Oppgjorsversjon
from tospann.store.aarsoppgjor_eget import Aarsutkast, Oppgjorsfil, Oppgjorskobling, Oppgjorsnotat
from tospann.store.beslutning import (
    Forskjellsmerke,
    Godkjenning,
    Klausulvalg,
    Medvirkning,
    Offentliggjoring,
    Vedtak,
    Vedtaksforslag,
)
from tospann.store.fakturaopplysning import Fakturaopplysning
from tospann.store.journal import Journalpost, Kjede
from tospann.store.kommune import (
    Delingsvekt,
    Kommuneendring,
    Kommuneopplysning,
    Kommunepunkt,
    Kommuneversjon,
    Nabogrense,
)
from tospann.store.kontordrift import Aapningstid, Garanti, Lederoppdrag, Lokasjon, Stillinger, Tjenestetilbud
from tospann.store.kontorenhet import (
    Bydelsdekning,
    Dekning,
    Dekningsfaktum,
    Kontor,
    Kontorliste,
    Kontornavn,
    Kontorobservasjon,
    Utelatelse,
)
from tospann.store.nokkelforslag import Nokkelforslag, Nokkelhendelse
from tospann.store.part import Bruker, Part
from tospann.store.partnerskap import Partnerskap, Partnerskapsavtale, Partnerskapsrolle, Samarbeidskommune
from tospann.store.register import Registerkilde, Registerlast
from tospann.store.reise import Forbindelse, Reisetidsvalg
from tospann.store.sak import Deltakelse, Forutsetning, Kommunestyremote, Sak, Tilgang
from tospann.store.samarbeid import Samarbeid, Samarbeidshendelse, Samarbeidsmedlem
from tospann.store.statistikk import Statistikktall
from tospann.store.struktur import Strukturstudie, Strukturtegning, Studiegrunnlag, Studieversjon, Tegningssteg
from tospann.store.tabell import Tabellrettelse, Trykttabell
from tospann.store.utkast import Utkast

__all__ = [
    "Aapningstid",
    "Aarsoppgjor",
    "Aarsutkast",
    "Bruker",
    "Bydelsdekning",
    "Dekning",
    "Dekningsfaktum",
    "Delingsvekt",
    "Deltakelse",
    "Fakturaopplysning",
    "Forbindelse",
    "Forskjellsmerke",
    "Forutsetning",
    "Garanti",
    "Godkjenning",
    "Journalpost",
    "Kjede",
    "Klausulvalg",
    "Kommuneendring",
    "Kommuneopplysning",
    "Kommunepunkt",
    "Kommunestyremote",
    "Kommuneversjon",
    "Kontor",
    "Kontorliste",
    "Kontornavn",
    "Kontorobservasjon",
    "Lederoppdrag",
    "Lokasjon",
    "Medvirkning",
    "Nabogrense",
    "Nokkelforslag",
    "Nokkelhendelse",
    "Offentliggjoring",
    "Oppgjorsboktall",
    "Oppgjorsfil",
    "Oppgjorshendelse",
    "Oppgjorskobling",
    "Oppgjorsnotat",
    "Oppgjorsversjon",
    "Part",
    "Partnerskap",
    "Partnerskapsavtale",
    "Partnerskapsrolle",
    "Registerkilde",
    "Registerlast",
    "Reisetidsvalg",
    "Sak",
    "Samarbeid",
    "Samarbeidshendelse",
    "Samarbeidskommune",
    "Samarbeidsmedlem",
    "Statistikktall",
    "Stillinger",
    "Strukturstudie",
    "Strukturtegning",
    "Studiegrunnlag",
    "Studieversjon",
    "Tabellrettelse",
    "Tegningssteg",
    "Tilgang",
    "Tjenestetilbud",
    "Trykttabell",
    "Utelatelse",
    "Utkast",
    "Vedtak",
    "Vedtaksforslag",
]
