"""What the case means for one municipality: figures, travel, budget, staff, services and the way out."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.norsk import dato_tekst
from tospann.core.utredning.kommunekapittel import Kommunekapittel
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Avsnitt, Blokk, Celle, Kolonne, Liste, Overskrift, Tabell
from tospann.documents.papirer.ordlegging import endret, p, usikkerhet
from tospann.documents.papirer.tabeller import tallkolonne


def eget_kapittel(bilde: Saksbilde, kapittel: Kommunekapittel) -> Iterator[Blokk]:
    """Write the chapter; also shown on its own page."""
    yield Overskrift(1, f"Hva dette betyr for {kapittel.kommune.kortnavn}")
    yield Overskrift(2, "Reisevei og åpningsdager")
    yield _reisevei(bilde, kapittel)
    yield p(kapittel.deltaker.lokasjon.grunn)
    yield Overskrift(2, "Budsjett")
    yield p(
        "Kommunens utgift til kontoret ", endret(kapittel.endring), " i året. Stønadene er de samme som før, og de ",
        "betales av kommunen selv.",
    )  # fmt: skip
    yield _budsjett(bilde, kapittel)
    yield Overskrift(2, "Ansatte")
    yield _ansatte(bilde, kapittel)
    yield Overskrift(2, "Tjenester kommunen beholder ansvaret for")
    yield p("Kommunen har fortsatt ansvaret for disse tjenestene, også når verten utfører dem:")
    yield Liste(tuple((t,) for t in kapittel.deltaker.kontor.tjenester))
    tema = bilde.tekster.tema("uttreden")
    yield Overskrift(2, tema.tittel)
    yield Avsnitt((tema.kjerne,))
    yield _uttreden(kapittel)


def noekkeltall(kapittel: Kommunekapittel) -> Tabell:
    """The municipality in figures, for the summary."""
    d = kapittel.deltaker
    rader: list[tuple[Celle, ...]] = [
        ("Innbyggere", d.folketall),
        ("Kommunale årsverk i kontoret i dag", d.kontor.bemanning.kommune),
        ("Statlige årsverk i kontoret i dag", d.kontor.bemanning.stat),
        ("Kommunale årsverk som får ny arbeidsgiver", kapittel.overfores),
        ("Dager i uka med åpent kontor i kommunen", d.lokasjon.dager),
        ("Utgift i dag, per år", kapittel.utgift_i_dag),
        ("Utgift etter forslaget, per år", kapittel.utgift_etter),
        ("Endring, per år", kapittel.endring),
    ]
    if kapittel.til_verten is not None:
        rader.insert(5, ("Reisetid til kontorstedet, én vei", kapittel.til_verten.minutter))
    kolonner = Kolonne("Nøkkeltall", bredde=3), Kolonne("Verdi", hoyre=True, bredde=2)
    return Tabell(f"{kapittel.kommune.kortnavn} i tall", kolonner, tuple(rader))


def _reisevei(bilde: Saksbilde, kapittel: Kommunekapittel) -> Avsnitt:
    navn, dager, vert = kapittel.kommune.kortnavn, kapittel.deltaker.lokasjon.dager, bilde.sak.valg.vert
    if kapittel.er_vert or kapittel.til_verten is None:
        return p(f"{navn} er foreslått som vert. Kontorstedet ligger her, og innbyggerne får ikke lengre vei.")
    til_verten = (f"Til kontorstedet i {vert.kortnavn} er det ", kapittel.til_verten.minutter, " én vei.")
    if kapittel.naermeste is None:
        return p(
            f"{navn} beholder et avdelingskontor som er åpent ", dager, " i uka. Innbyggerne får ikke lengre ",
            "vei til et betjent kontor. ", til_verten,
        )  # fmt: skip
    sted = next(k.kortnavn for k in bilde.sak.kommuner if k.nummer == kapittel.naermeste.til)
    ellers = () if kapittel.naermeste.til == vert.nummer else (" ", *til_verten)
    return p(
        f"Kontoret i {navn} blir en lokasjon som er åpen ", dager, " i uka. På de andre dagene er det ",
        kapittel.naermeste.minutter, f" én vei til nærmeste åpne kontor, i {sted},", usikkerhet(kapittel.naermeste),
        ".", ellers,
    )  # fmt: skip


def _budsjett(bilde: Saksbilde, kapittel: Kommunekapittel) -> Tabell:
    oppgjor = bilde.oppgjor[bilde.sak.valg.nokkel]
    plass = bilde.sak.kommuner.index(kapittel.kommune)
    rader: tuple[tuple[Celle, ...], ...] = (
        ("Kommunal utgift til kontoret i dag", kapittel.utgift_i_dag),
        *((f"{linje.navn}, del etter nøkkelen", linje.andeler[plass]) for linje in oppgjor.linjer),
        ("Kommunal utgift til kontoret etter forslaget", kapittel.utgift_etter),
        ("Endring", kapittel.endring),
        ("Egne stønader (endres ikke)", kapittel.deltaker.stonad),
        ("Oppgjør med vertskommunen (minus betyr mottar)", kapittel.betaling),
    )
    kolonner = Kolonne("Budsjettlinje", bredde=3), tallkolonne("Kroner per år")
    return Tabell(f"Budsjettet til {kapittel.kommune.kortnavn}", kolonner, rader, med_ore=True)


def _ansatte(bilde: Saksbilde, kapittel: Kommunekapittel) -> Avsnitt:
    if kapittel.er_vert:
        return p(
            "Kommunens egne ansatte i kontoret skifter ikke arbeidsgiver. Fra de andre kommunene overføres ",
            bilde.foreslaatt.overfores,
            " til kommunen ved virksomhetsoverdragelse.",
        )
    return p(
        kapittel.overfores,
        f" i kommunen får {bilde.sak.valg.vert.kortnavn} kommune som ny arbeidsgiver ved virksomhetsoverdragelse. ",
        "De ansatte har rett til informasjon og kan reservere seg mot overføringen ",
        "(arbeidsmiljøloven §§ 16-3 og 16-6). Statlig ansatte skifter ikke arbeidsgiver.",
    )


def _uttreden(kapittel: Kommunekapittel) -> Tabell:
    ut = kapittel.uttreden
    rader: tuple[tuple[Celle, ...], ...] = (
        ("Oppsigelsesfrist", ut.frist),
        ("Tidligst ute når varselet gis på åpningsdagen", dato_tekst(ut.tidligst)),
        ("Andel i oppsigelsestiden", ut.i_fristen),
        ("Å bygge opp eget kontor", ut.reetablering),
        ("Kostnad til sammen", ut.sum),
        ("Årsverk kommunen må ha på plass selv", ut.aarsverk_tilbake),
    )
    kolonner = Kolonne("Hva", bredde=3), Kolonne("Verdi", hoyre=True, bredde=2)
    return Tabell(f"Hva det koster {kapittel.kommune.kortnavn} å gå ut", kolonner, rader, med_ore=True)
