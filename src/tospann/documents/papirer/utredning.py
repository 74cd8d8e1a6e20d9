"""The common evidence base (utredning): the same for all municipalities."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.utredning.alternativer import Konsekvens, samlet_folketall
from tospann.core.utredning.forslag import Tema
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Dokument,
    Figur,
    Liste,
    Merke,
    Overskrift,
    Ramme,
)
from tospann.documents.papirer import tabeller
from tospann.documents.papirer.tabeller import SYMBOL, p

AVSENDER = "Prosjektgruppa"


def utredning(bilde: Saksbilde, gantt: str) -> Dokument:
    """Write the paper; *gantt* is the plan as SVG."""
    sak = bilde.sak
    kropp = tuple(_kropp(bilde, gantt))
    return Dokument(
        "utredning",
        sak.tittel,
        sak.dato,
        AVSENDER,
        (*kropp, *tabeller.vedlegg(sak, kropp)),
        undertittel="Utredning: felles kunnskapsgrunnlag for kommunestyrene",
        felt=(
            ("Spørsmål", sak.sporsmaal),
            ("Tallene gjelder", dato_tekst(sak.deltakere[0].folketall.dato)),
            ("Prøvd mot loven per", dato_tekst(sak.rettsdato)),
        ),
        innholdsliste=True,
    )


def _kropp(bilde: Saksbilde, gantt: str) -> Iterator[Blokk]:
    yield Overskrift(1, "Kort fortalt")
    yield from kort_fortalt(bilde)
    yield from _nasituasjon(bilde)
    yield from _alternativer(bilde)
    yield from _okonomi(bilde)
    yield from _kommunene(bilde)
    for tema in bilde.tekster.temaer:
        if tema.id not in {"nasituasjon", "okonomi", "milepaeler", "medbestemmelse", "risiko", "anbefaling"}:
            yield from tema_blokker(tema)
    yield from _resten(bilde, gantt)


def kort_fortalt(bilde: Saksbilde) -> Iterator[Blokk]:
    """The case in a few sentences; also the top of its page."""
    sak, valgt = bilde.sak, bilde.foreslaatt
    yield p(
        f"{opplisting(k.kortnavn for k in sak.kommuner)} vurderer å ha ett felles Nav-kontor. Til sammen bor det ",
        samlet_folketall(sak),
        " i kommunene. I dag har de fem egne kontor, og ",
        bilde.konsekvens("ingen").smaa_fagmiljo,
        " ligger under grensen for et eget fagmiljø.",
    )
    yield p(
        f"Forslaget er at {sak.valg.vert.kortnavn} blir vertskommune ({sak.valg.form.value.lower()}). Da får ",
        valgt.lengre_vei,
        " lengre vei på dager lokasjonen deres er stengt, og ",
        valgt.overfores,
        " får ny arbeidsgiver. Kommunenes utgift endres med ",
        valgt.endring,
        " i året til sammen.",
    )
    yield p(sak.rettsdato_grunn)


def _nasituasjon(bilde: Saksbilde) -> Iterator[Blokk]:
    yield from tema_blokker(bilde.tekster.tema("nasituasjon"))
    yield tabeller.nasituasjon(bilde.sak)
    yield tabeller.kontorene(bilde.sak)
    yield Overskrift(2, "Tjenester i kontorene")
    yield Liste(tuple((t,) for t in bilde.sak.deltakere[0].kontor.tjenester))


def _alternativer(bilde: Saksbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Alternativene")
    yield p("Fire måter å organisere kontoret på, med den foreslåtte verten i de to siste.")
    yield tabeller.side_om_side(bilde, bilde.hovedalternativer, "Alternativene side om side")
    yield Overskrift(2, "Hvem kan være vert?")
    yield p("Alle fem kan være vert. Tabellen viser hva valget gjør med reisevei og ansatte.")
    yield tabeller.side_om_side(bilde, bilde.vertsvalg, "Administrativ modell med hver mulig vert")
    for konsekvens in bilde.hovedalternativer:
        yield from _ett_alternativ(bilde, konsekvens)


def _ett_alternativ(bilde: Saksbilde, konsekvens: Konsekvens) -> Iterator[Blokk]:
    yield Overskrift(2, konsekvens.alternativ.navn)
    yield p(konsekvens.i_en_setning())
    vurderinger = bilde.formkrav[konsekvens.alternativ.id]
    yield Liste(
        tuple((f"{SYMBOL[v.svar.utfall]}: {v.svar.begrunnelse} ({v.regel.hjemmel.kortform()})",) for v in vurderinger)
    )


def _okonomi(bilde: Saksbilde) -> Iterator[Blokk]:
    yield from tema_blokker(bilde.tekster.tema("okonomi"))
    yield from kostnadsside(bilde)


def kostnadsside(bilde: Saksbilde) -> Iterator[Blokk]:
    """The cost page, the same in every paper and in the spreadsheet."""
    valgt = bilde.oppgjor[bilde.sak.valg.nokkel]
    yield tabeller.kostnadslag(valgt)
    yield tabeller.noklene(tuple(bilde.oppgjor.values()), bilde.sak.kommuner)
    yield tabeller.hvis_staten_trekker_ut(tuple(bilde.virkninger.values()), bilde.sak.kommuner)
    yield p(bilde.virkninger[bilde.sak.valg.nokkel].i_en_setning())
    yield tabeller.linjene(valgt)


def _kommunene(bilde: Saksbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Konsekvenser for hver kommune")
    yield tabeller.kommunene(bilde.kapitler)


def tema_blokker(tema: Tema) -> Iterator[Blokk]:
    """A theme: heading, common text, and where the theme comes from."""
    yield Overskrift(1, tema.tittel)
    yield Avsnitt((tema.kjerne,))
    yield Avsnitt((f"Kilde: {tema.kilde}.",))


def _resten(bilde: Saksbilde, gantt: str) -> Iterator[Blokk]:
    yield from tema_blokker(bilde.tekster.tema("risiko"))
    yield tabeller.risikoer(bilde)
    yield from tema_blokker(bilde.tekster.tema("medbestemmelse"))
    yield tabeller.medvirkning(bilde)
    yield from tema_blokker(bilde.tekster.tema("milepaeler"))
    yield Figur(gantt, bilde.plan_i_en_setning(), "Fremdriftsplanen")
    yield from tema_blokker(bilde.tekster.tema("anbefaling"))
    yield Ramme(Merke.FORSLAG, "Utkast til anbefaling, som kommunestyrene avgjør", vedtakspunkter(bilde.forslag))


def vedtakspunkter(forslag: str) -> tuple[Avsnitt, ...]:
    """Print a proposed resolution paragraph by paragraph, word for word."""
    return tuple(Avsnitt((avsnitt,)) for avsnitt in forslag.split("\n\n"))
