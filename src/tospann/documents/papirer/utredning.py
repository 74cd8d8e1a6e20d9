"""The common evidence base (utredning): the same for all municipalities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.utredning.alternativer import Konsekvens, samlet_folketall
from tospann.core.utredning.forslag import Tema
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Avsnitt, Blokk, Dokument, Liste, Merke, Overskrift, Ramme, Uthevet
from tospann.documents.papirer import tabeller
from tospann.documents.papirer.deltakelse import medvirkning
from tospann.documents.papirer.ordlegging import endret, hvis_staten_trekker_ut, p
from tospann.documents.papirer.planpapir import bilder, milepaeler
from tospann.documents.papirer.tabeller import SYMBOL
from tospann.documents.papirer.vedlegg import vedlegg

AVSENDER = "Prosjektgruppa"
_DELER: Mapping[str, tuple[str, ...]] = {
    "Mål, tjenester og drift": ("effektmaal", "tjenester", "lokasjoner", "arbeidsmiljo", "it", "samisk"),
    "Rettslige rammer og styring": ("rettslig", "styring", "uttreden"),
    "Medvirkning og kommunikasjon": ("medbestemmelse", "raad", "kommunikasjon"),
    "Risiko og fremdrift": ("risiko", "milepaeler"),
}


def utredning(bilde: Saksbilde) -> Dokument:
    """Write the paper."""
    sak = bilde.sak
    kropp = tuple(_kropp(bilde))
    return Dokument(
        "utredning",
        sak.tittel,
        sak.dato,
        AVSENDER,
        (*kropp, *vedlegg(sak, kropp, formler=True)),
        undertittel="Utredning: felles kunnskapsgrunnlag for kommunestyrene",
        felt=(
            ("Spørsmål", sak.sporsmaal),
            ("Tallene gjelder", dato_tekst(sak.deltakere[0].folketall.dato)),
            ("Prøvd mot loven per", dato_tekst(sak.rettsdato)),
        ),
        innholdsliste=True,
    )


def _kropp(bilde: Saksbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Kort fortalt")
    yield from kort_fortalt(bilde)
    yield from _nasituasjon(bilde)
    yield from _alternativer(bilde)
    yield from _konsekvenser(bilde)
    yield from tema_blokker(bilde.tekster.tema("okonomi"))
    yield from kostnadsside(bilde)
    yield Overskrift(1, "Konsekvenser for hver kommune")
    yield p("Kommunens eget saksframlegg har et kapittel om det samme, med budsjett, reisevei og uttreden.")
    yield tabeller.kommunene(bilde.kapitler)
    for tittel, temaer in _DELER.items():
        yield Overskrift(1, tittel)
        for id_ in temaer:
            yield from tema_blokker(bilde.tekster.tema(id_), nivaa=2)
            yield from _etter_temaet(bilde, id_)
    yield from tema_blokker(bilde.tekster.tema("anbefaling"))
    yield Ramme(Merke.FORSLAG, "Utkast til forslag, som kommunestyrene avgjør", vedtakspunkter(bilde.forslag))


def kort_fortalt(bilde: Saksbilde) -> Iterator[Blokk]:
    """The case in a few sentences; also the top of its page."""
    sak, valgt = bilde.sak, bilde.foreslaatt
    yield p(
        f"{opplisting(k.kortnavn for k in sak.kommuner)} vurderer å ha ett felles Nav-kontor. Til sammen har ",
        "kommunene ",
        samlet_folketall(sak),
        ". I dag har hver kommune sitt eget kontor. ",
        bilde.konsekvens("ingen").smaa_fagmiljo,
        " har færre enn ",
        sak.felles.fagmiljogrense,
        ", som er satt som grense for et eget fagmiljø.",
    )
    yield p(
        f"Forslaget er at {sak.valg.vert.kortnavn} blir vertskommune ({sak.valg.form.value.lower()}). Da får ",
        valgt.lengre_vei,
        " lengre vei på dager lokasjonen deres er stengt, og ",
        valgt.overfores,
        " får ny arbeidsgiver. Kommunenes samlede utgift ",
        endret(valgt.endring),
        " i året.",
    )
    yield p(sak.rettsdato_grunn)


def _nasituasjon(bilde: Saksbilde) -> Iterator[Blokk]:
    sak = bilde.sak
    yield from tema_blokker(bilde.tekster.tema("nasituasjon"))
    yield tabeller.nasituasjon(sak)
    yield tabeller.kontorene(sak)
    yield Overskrift(2, "Tjenester og fagsystem i dag")
    yield p("Alle kontorene skal ha disse tjenestene:")
    yield Liste(tuple((t,) for t in sak.deltakere[0].kontor.tjenester))
    yield p("Fagsystem: ", sak.deltakere[0].kontor.fagsystem)
    yield Overskrift(2, "Reisetid")
    yield p("Reisetidene er beregnet med en modell og er usikre.")
    yield tabeller.reisetider(sak)


def _alternativer(bilde: Saksbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Alternativene")
    yield p("Det er fire måter å organisere kontoret på. I de to siste kan hver av kommunene være vert.")
    yield alternativene_i_ord(bilde)
    yield Overskrift(2, "Hvorfor lokasjonene er foreslått slik")
    yield Liste(tuple((Uthevet(f"{d.kommune.kortnavn}: "), d.lokasjon.grunn) for d in bilde.sak.deltakere))


def alternativene_i_ord(bilde: Saksbilde) -> Liste:
    """Say what each alternative is."""
    return Liste(tuple((Uthevet(f"{k.alternativ.navn}: "), k.i_en_setning()) for k in bilde.hovedalternativer))


def _konsekvenser(bilde: Saksbilde) -> Iterator[Blokk]:
    yield Overskrift(1, "Konsekvenser av alternativene")
    yield tabeller.side_om_side(bilde, bilde.hovedalternativer, "Alternativene side om side")
    yield Overskrift(2, "Hvem kan være vert?")
    yield p(
        "Tabellen viser hva valget av vert gjør med reisevei, ansatte og utgift. Tallene er de samme i modellen med ",
        "nemnd: formen avgjør hvem som bestemmer, ikke hvor folk jobber.",
    )
    yield tabeller.side_om_side(bilde, bilde.vertsvalg, "Vertskommune, med hver mulig vert", bare_vert=True)
    yield Overskrift(2, "Krav til formen")
    for konsekvens in bilde.hovedalternativer:
        yield from _ett_alternativ(bilde, konsekvens)


def _ett_alternativ(bilde: Saksbilde, konsekvens: Konsekvens) -> Iterator[Blokk]:
    yield Overskrift(3, konsekvens.alternativ.navn)
    vurderinger = bilde.formkrav[konsekvens.alternativ.id]
    if not vurderinger:
        yield p("Alternativet stiller ingen nye krav. Hver kommune beholder partnerskapsavtalen sin med staten.")
        return
    yield Liste(
        tuple((f"{SYMBOL[v.svar.utfall]}: {v.svar.begrunnelse} ({v.regel.hjemmel.kortform()})",) for v in vurderinger)
    )


def _etter_temaet(bilde: Saksbilde, tema_id: str) -> Iterator[Blokk]:
    match tema_id:
        case "tjenester":
            yield tabeller.tjenestematrise(bilde)
        case "medbestemmelse":
            yield medvirkning(bilde)
        case "risiko":
            yield tabeller.risikoer(bilde)
        case "milepaeler":
            yield milepaeler(bilde.plan)
            yield from bilder(bilde.plan)


def kostnadsside(bilde: Saksbilde) -> Iterator[Blokk]:
    """The cost page, the same in every paper and in the spreadsheet."""
    valgt = bilde.oppgjor[bilde.sak.valg.nokkel]
    yield tabeller.kostnadslag(valgt)
    yield tabeller.lag_to(valgt)
    yield tabeller.lag_fire(valgt)
    yield tabeller.noklene(tuple(bilde.oppgjor.values()), bilde.sak.kommuner)
    yield tabeller.hvis_staten_trekker_ut(tuple(bilde.virkninger.values()), bilde.sak.kommuner)
    yield hvis_staten_trekker_ut(bilde.virkninger[bilde.sak.valg.nokkel])


def tema_blokker(tema: Tema, nivaa: int = 1) -> Iterator[Blokk]:
    """A theme: heading, common text, and where the theme comes from."""
    yield Overskrift(nivaa, tema.tittel)
    yield Avsnitt((tema.kjerne,))
    yield Avsnitt((f"Kilde: {tema.kilde}.",))


def vedtakspunkter(forslag: str) -> tuple[Avsnitt, ...]:
    """Print a proposed resolution paragraph by paragraph, word for word."""
    return tuple(Avsnitt((avsnitt,)) for avsnitt in forslag.split("\n\n"))
