"""The council paper (saksframlegg): the common core, the municipality's own chapter and the same proposal for all."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.norsk import ascii_navn, dato_tekst
from tospann.core.kommune.kommune import Kommune
from tospann.core.utredning.kommunekapittel import Kommunekapittel
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Dokument,
    Kolonne,
    Liste,
    Merke,
    Overskrift,
    Ramme,
    Tabell,
)
from tospann.documents.papirer import tabeller
from tospann.documents.papirer.tabeller import p
from tospann.documents.papirer.utredning import kostnadsside, vedtakspunkter

# Where a theme has figures of its own, they follow its text.
_MED_TABELL = {"nasituasjon", "okonomi", "risiko", "medbestemmelse", "uttreden"}


def saksframleggets_navn(kommune: Kommune) -> str:
    """Give the file name without ending."""
    return f"saksframlegg-{ascii_navn(kommune.kortnavn)}"


def saksframlegg(bilde: Saksbilde, kapittel: Kommunekapittel) -> Dokument:
    """Write one municipality's paper."""
    kommune, sak = kapittel.kommune, bilde.sak
    filnavn, avsender = saksframleggets_navn(kommune), f"Kommunedirektøren i {kommune.kortnavn}"
    kropp = tuple(_kropp(bilde, kapittel))
    return Dokument(
        filnavn,
        sak.tittel,
        sak.dato,
        avsender,
        (*kropp, *tabeller.vedlegg(sak, kropp)),
        undertittel=f"Saksframlegg til kommunestyret i {kommune.kortnavn}",
        felt=_felt(bilde, kapittel),
    )


def _felt(bilde: Saksbilde, kapittel: Kommunekapittel) -> tuple[tuple[str, str], ...]:
    neste = bilde.neste_mote(kapittel.kommune)
    return (
        ("Arkivsak", ""),
        ("Saksnummer", ""),
        ("Saksbehandler", ""),
        ("Behandles i", "Administrasjonsutvalg, formannskap, kommunestyre"),
        ("Møte i kommunestyret", dato_tekst(neste) if neste else ""),
        (
            "Tall og lov",
            f"Tall per {dato_tekst(kapittel.deltaker.folketall.dato)}, lov per {dato_tekst(bilde.sak.rettsdato)}",
        ),
    )


def _kropp(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    yield from _forslag(bilde)
    yield from _sammendrag(bilde, kapittel)
    yield Overskrift(1, "Saksopplysninger")
    for tema in bilde.tekster.temaer:
        if tema.id != "anbefaling":
            yield from _tema(bilde, kapittel, tema.id)
    yield from eget_kapittel(bilde, kapittel)
    yield from _vurdering(bilde, kapittel)


def _forslag(bilde: Saksbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Kommunedirektørens forslag til vedtak")
    yield Ramme(Merke.FORSLAG, "Likt i alle kommunestyrene", vedtakspunkter(bilde.forslag))
    yield p(
        "Forslaget er det samme, ord for ord, i alle kommunene. Fingeravtrykket (SHA-256 av teksten) er ",
        f"{fingeravtrykk(bilde.forslag)}. Endres ett ord, er det en annen tekst, og avtalen er ikke inngått.",
    )


def _sammendrag(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    navn, sak = kapittel.kommune.kortnavn, bilde.sak
    yield Overskrift(1, "Sammendrag")
    yield p(
        f"{sak.sporsmaal} Forslaget er {sak.valg.form.value.lower()} med {sak.valg.vert.kortnavn} som vert. ",
        f"For {navn} endres den kommunale utgiften til kontoret fra ",
        kapittel.utgift_i_dag,
        " til ",
        kapittel.utgift_etter,
        " i året, uten stønader. ",
        kapittel.overfores,
        " får ny arbeidsgiver. Å gå ut igjen koster ",
        kapittel.uttreden.sum,
        " og tar ",
        kapittel.uttreden.frist,
        ".",
    )


def _tema(bilde: Saksbilde, kapittel: Kommunekapittel, tema_id: str) -> Iterator[Blokk]:
    tema = bilde.tekster.tema(tema_id)
    yield Overskrift(2, tema.tittel)
    yield Avsnitt((tema.kjerne,))
    if tema_id in _MED_TABELL:
        yield from _tabeller(bilde, kapittel, tema_id)
    if egen := bilde.sak.lokaltekst(kapittel.kommune, tema_id):
        yield Overskrift(3, f"Merknad fra {kapittel.kommune.kortnavn}")
        yield from (Avsnitt((avsnitt,)) for avsnitt in egen.split("\n\n"))


def _tabeller(bilde: Saksbilde, kapittel: Kommunekapittel, tema_id: str) -> Iterator[Blokk]:
    match tema_id:
        case "nasituasjon":
            yield tabeller.nasituasjon(bilde.sak)
            yield tabeller.kontorene(bilde.sak)
            yield tabeller.side_om_side(bilde, bilde.hovedalternativer, "Alternativene side om side")
        case "okonomi":
            yield from kostnadsside(bilde)
        case "risiko":
            yield tabeller.risikoer(bilde)
        case "medbestemmelse":
            yield tabeller.medvirkning(bilde, kapittel.kommune)
        case "uttreden":
            yield _uttreden(kapittel)


def eget_kapittel(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    """What the case means for this municipality; also shown on its own page."""
    navn = kapittel.kommune.kortnavn
    yield Overskrift(1, f"Hva dette betyr for {navn}")
    yield _reisevei(kapittel)
    yield _budsjett(bilde, kapittel)
    yield _ansatte(bilde, kapittel)
    yield Overskrift(2, "Tjenester kommunen beholder ansvaret for")
    yield p("Kommunen har fortsatt ansvaret for disse tjenestene, også når verten utfører dem:")
    yield Liste(tuple((t,) for t in kapittel.deltaker.kontor.tjenester))


def _reisevei(kapittel: Kommunekapittel) -> Avsnitt:
    navn = kapittel.kommune.kortnavn
    if kapittel.er_vert:
        return p(f"{navn} er foreslått som vert. Kontorstedet ligger her, og innbyggerne får ikke lengre vei.")
    if kapittel.naermeste is None or kapittel.til_verten is None:
        return p(
            f"{navn} beholder et avdelingskontor som er åpent ",
            kapittel.deltaker.lokasjon.dager,
            " i uka. Innbyggerne får ikke lengre vei til et betjent kontor.",
        )
    lav, hoy = kapittel.naermeste.spenn()
    return p(
        f"Kontoret i {navn} blir en lokasjon som er åpen ",
        kapittel.deltaker.lokasjon.dager,
        " i uka. På de andre dagene er det ",
        kapittel.naermeste.minutter,
        f" én vei til nærmeste åpne kontor (modellen er usikker: regn med {lav} til {hoy} minutter, ",
        f"{kapittel.naermeste.ferjer} ferjer).",
    )


def _budsjett(bilde: Saksbilde, kapittel: Kommunekapittel) -> Tabell:
    oppgjor = bilde.oppgjor[bilde.sak.valg.nokkel]
    plass = bilde.sak.kommuner.index(kapittel.kommune)
    rader = (
        ("Kommunal utgift til kontoret i dag", kapittel.utgift_i_dag),
        *((f"{linje.navn}, del etter nøkkelen", linje.andeler[plass]) for linje in oppgjor.linjer),
        ("Kommunal utgift til kontoret etter", kapittel.utgift_etter),
        ("Endring", kapittel.endring),
        ("Egne stønader (endres ikke)", kapittel.deltaker.stonad),
        ("Oppgjør med vertskommunen per år (minus betyr mottar)", kapittel.betaling),
    )
    kolonner = Kolonne("Budsjettlinje", bredde=3), Kolonne("Per år", hoyre=True, bredde=2)
    return Tabell(f"Budsjettet til {kapittel.kommune.kortnavn}", kolonner, rader, med_ore=True)


def _ansatte(bilde: Saksbilde, kapittel: Kommunekapittel) -> Avsnitt:
    if kapittel.er_vert:
        return p(
            "Kommunens egne ansatte i kontoret blir i kommunen. Fra de andre kommunene overføres ",
            bilde.foreslaatt.overfores,
            " ved virksomhetsoverdragelse.",
        )
    return p(
        kapittel.overfores,
        f" i kommunen får {bilde.sak.valg.vert.kortnavn} kommune som ny arbeidsgiver ved virksomhetsoverdragelse. ",
        "De har rett til informasjon og kan reservere seg mot overføringen (arbeidsmiljøloven §§ 16-3 og 16-6). ",
        "Statlig ansatte berøres ikke av arbeidsgiverskiftet.",
    )


def _uttreden(kapittel: Kommunekapittel) -> Tabell:
    ut = kapittel.uttreden
    rader = (
        ("Oppsigelsesfrist", ut.frist),
        ("Tidligst ute når varselet gis på åpningsdagen", dato_tekst(ut.tidligst)),
        ("Andel i oppsigelsestiden", ut.i_fristen),
        ("Å bygge opp eget kontor", ut.reetablering),
        ("Kostnad til sammen", ut.sum),
        ("Årsverk som må tilbake", ut.aarsverk_tilbake),
    )
    kolonner = Kolonne("Hva", bredde=3), Kolonne("Verdi", hoyre=True, bredde=2)
    return Tabell(f"Hva det koster {kapittel.kommune.kortnavn} å gå ut", kolonner, rader, med_ore=True)


def _vurdering(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    yield Overskrift(1, "Vurdering og anbefaling")
    yield Avsnitt((bilde.tekster.tema("anbefaling").kjerne,))
    yield p(bilde.kontroll.i_en_setning())
    if egen := bilde.sak.lokaltekst(kapittel.kommune, "anbefaling"):
        yield Overskrift(2, f"Kommunedirektørens vurdering for {kapittel.kommune.kortnavn}")
        yield from (Avsnitt((avsnitt,)) for avsnitt in egen.split("\n\n"))
