"""The council paper (saksframlegg): the common core, the municipality's own chapter and the same proposal for all."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.fingeravtrykk import ordavtrykk
from tospann.core.felles.norsk import ascii_navn, dato_tekst
from tospann.core.kommune.kommune import Kommune
from tospann.core.utredning.kommunekapittel import Kommunekapittel
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Avsnitt, Blokk, Dokument, Lop, Merke, Overskrift, Ramme
from tospann.documents.papirer import tabeller
from tospann.documents.papirer.deltakelse import medvirkning
from tospann.documents.papirer.kommunekapittel import eget_kapittel, noekkeltall
from tospann.documents.papirer.ordlegging import endret, p
from tospann.documents.papirer.planpapir import milepaeler
from tospann.documents.papirer.utredning import alternativene_i_ord, kostnadsside, vedtakspunkter
from tospann.documents.papirer.vedlegg import vedlegg

__all__ = ["eget_kapittel", "saksframlegg", "saksframleggets_navn"]

_OPPLYSNINGER = (
    "nasituasjon",
    "tjenester",
    "lokasjoner",
    "it",
    "rettslig",
    "styring",
    "samisk",
    "medbestemmelse",
    "raad",
    "kommunikasjon",
    "milepaeler",
)
_VURDERINGER = ("effektmaal", "risiko", "arbeidsmiljo")


def saksframleggets_navn(kommune: Kommune) -> str:
    """Give the file name without ending."""
    return f"saksframlegg-{ascii_navn(kommune.kortnavn)}"


def saksframlegg(bilde: Saksbilde, kapittel: Kommunekapittel) -> Dokument:
    """Write one municipality's paper."""
    kommune, sak = kapittel.kommune, bilde.sak
    kropp = tuple(_kropp(bilde, kapittel))
    return Dokument(
        saksframleggets_navn(kommune),
        sak.tittel,
        sak.dato,
        f"Kommunedirektøren i {kommune.kortnavn}",
        (*kropp, *vedlegg(sak, kropp)),
        undertittel=f"Saksframlegg til kommunestyret i {kommune.kortnavn}",
        felt=_felt(bilde, kapittel),
    )


def _felt(bilde: Saksbilde, kapittel: Kommunekapittel) -> tuple[tuple[str, str], ...]:
    folketall, sak = kapittel.deltaker.folketall, bilde.sak
    return (
        ("Arkivsak", ""),
        ("Saksnummer", _saksnummer(bilde, kapittel.kommune)),
        ("Saksbehandler", ""),
        ("Behandles i", "Administrasjonsutvalg, formannskap, kommunestyre"),
        ("Møte i kommunestyret", _mote(bilde, kapittel.kommune)),
        ("Tall og lov", f"Tall per {dato_tekst(folketall.dato)}, lov per {dato_tekst(sak.rettsdato)}"),
    )


def _saksnummer(bilde: Saksbilde, kommune: Kommune) -> str:
    vedtak = bilde.runde.vedtak_i(kommune)
    return vedtak.saksnummer if vedtak else ""


def _mote(bilde: Saksbilde, kommune: Kommune) -> str:
    """The day the council decided; before that, its next meeting."""
    vedtak = bilde.runde.vedtak_i(kommune)
    dag = vedtak.dato if vedtak else bilde.neste_mote(kommune)
    return dato_tekst(dag) if dag else ""


def _kropp(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    yield from _forslag(bilde)
    yield from _sammendrag(bilde, kapittel)
    yield Overskrift(1, "Saksopplysninger")
    yield from _bakgrunn(bilde)
    yield from _temaer(bilde, kapittel, _OPPLYSNINGER)
    yield from eget_kapittel(bilde, kapittel)
    yield from _egen_merknad(bilde, kapittel, "uttreden", nivaa=2)
    yield Overskrift(1, "Vurdering")
    yield Overskrift(2, "Alternativene")
    yield tabeller.side_om_side(bilde, bilde.hovedalternativer, "Alternativene side om side")
    yield alternativene_i_ord(bilde)
    yield from _temaer(bilde, kapittel, _VURDERINGER)
    yield from _okonomi(bilde, kapittel)
    yield from _anbefaling(bilde, kapittel)


def _forslag(bilde: Saksbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Kommunedirektørens forslag til vedtak")
    yield Ramme(Merke.FORSLAG, "Forslag til vedtak, likt i alle kommunestyrene", vedtakspunkter(bilde.forslag))
    yield p(
        "Forslaget er det samme, ord for ord, i alle kommunene. Fingeravtrykket (SHA-256 av teksten) er ",
        f"{ordavtrykk(bilde.forslag)}. Endres ett ord, er det en annen tekst, og avtalen er ikke inngått.",
    )


def _sammendrag(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    navn, valg = kapittel.kommune.kortnavn, bilde.sak.valg
    yield Overskrift(1, "Sammendrag")
    yield p(
        f"{bilde.sak.sporsmaal} Forslaget er at {valg.vert.kortnavn} blir vertskommune ({valg.form.value.lower()}). ",
        "Kommunene beholder ansvaret for tjenestene, og innbyggerne møter fortsatt Nav i egen kommune.",
    )
    yield p(
        f"For {navn} er den kommunale utgiften til kontoret ",
        kapittel.utgift_i_dag,
        " i året i dag, uten stønader. Den ",
        endret(kapittel.endring),
        ", til ",
        kapittel.utgift_etter,
        ". ",
        _hvem_flytter(bilde, kapittel),
        "Oppsigelsesfristen er ",
        kapittel.uttreden.frist,
        ", og å gå ut igjen koster om lag ",
        kapittel.uttreden.sum,
        ".",
    )
    yield noekkeltall(kapittel)


def _hvem_flytter(bilde: Saksbilde, kapittel: Kommunekapittel) -> tuple[Lop, ...]:
    if kapittel.er_vert:
        return ("Kommunens egne ansatte skifter ikke arbeidsgiver. ",)
    return (kapittel.overfores, f" i kommunen får {bilde.sak.valg.vert.kortnavn} kommune som ny arbeidsgiver. ")


def _bakgrunn(bilde: Saksbilde) -> Iterator[Blokk]:
    sak = bilde.sak
    yield Overskrift(2, "Bakgrunn")
    yield p(
        "Saken bygger på den felles utredningen, som er den samme for alle kommunene. ",
        f"{sak.rettsdato_grunn} Tall merket med stjerne hviler på en forutsetning. Forutsetningene står i vedlegget.",
    )


def _temaer(bilde: Saksbilde, kapittel: Kommunekapittel, id_er: tuple[str, ...]) -> Iterator[Blokk]:
    for id_ in id_er:
        tema = bilde.tekster.tema(id_)
        yield Overskrift(2, tema.tittel)
        yield Avsnitt((tema.kjerne,))
        yield from _tabeller(bilde, kapittel, id_)
        yield from _egen_merknad(bilde, kapittel, id_, nivaa=3)


def _egen_merknad(bilde: Saksbilde, kapittel: Kommunekapittel, tema_id: str, *, nivaa: int) -> Iterator[Blokk]:
    """What the municipality has written about a theme, one level below the theme's own heading."""
    if egen := bilde.sak.lokaltekst(kapittel.kommune, tema_id):
        yield Overskrift(nivaa, f"Merknad fra {kapittel.kommune.kortnavn}")
        yield from (Avsnitt((avsnitt,)) for avsnitt in egen.split("\n\n"))


def _tabeller(bilde: Saksbilde, kapittel: Kommunekapittel, tema_id: str) -> Iterator[Blokk]:
    match tema_id:
        case "nasituasjon":
            yield tabeller.nasituasjon(bilde.sak)
        case "lokasjoner":
            yield tabeller.kontorene(bilde.sak)
        case "it":
            yield p("I dag: ", kapittel.deltaker.kontor.fagsystem)
        case "risiko":
            yield tabeller.risikoer(bilde)
        case "medbestemmelse":
            yield medvirkning(bilde, kapittel.kommune)
        case "milepaeler":
            yield milepaeler(bilde.plan, kapittel.kommune)


def _okonomi(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    tema = bilde.tekster.tema("okonomi")
    yield Overskrift(1, tema.tittel)
    yield Avsnitt((tema.kjerne,))
    yield from _egen_merknad(bilde, kapittel, "okonomi", nivaa=2)
    yield from kostnadsside(bilde)


def _anbefaling(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    tema = bilde.tekster.tema("anbefaling")
    yield Overskrift(1, tema.tittel)
    yield Avsnitt((tema.kjerne,))
    yield p(f"Avtalen er kontrollert mot kravene i loven: {bilde.kontroll.i_en_setning()}")
    if egen := bilde.sak.lokaltekst(kapittel.kommune, "anbefaling"):
        yield Overskrift(2, f"Kommunedirektørens vurdering for {kapittel.kommune.kortnavn}")
        yield from (Avsnitt((avsnitt,)) for avsnitt in egen.split("\n\n"))
