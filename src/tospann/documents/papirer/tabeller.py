"""Tables that more than one paper prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import desimaltall
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Enhet, Tall, med_grunnlag, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.oppgjor.grunnlag import sum_av
from tospann.core.oppgjor.oppgjor import Oppgjor
from tospann.core.oppgjor.virkning import Virkning
from tospann.core.utredning.alternativer import Konsekvens, samlet_folketall
from tospann.core.utredning.kommunekapittel import Kommunekapittel
from tospann.core.utredning.sak import Deltaker, Sak
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Celle,
    Dokument,
    Kolonne,
    Lop,
    Overskrift,
    Sideskift,
    Tabell,
    alle_tall,
)

SYMBOL = {
    Utfall.OPPFYLT: "✓ oppfylt",
    Utfall.IKKE_OPPFYLT: "✗ ikke oppfylt",
    Utfall.MANGLER_OPPLYSNINGER: "? mangler opplysninger",
    Utfall.MAA_VURDERES: "○ må vurderes av et menneske",
}

VIS_NAVN = 3


def p(*lop: Lop) -> Avsnitt:
    """Make a paragraph."""
    return Avsnitt(lop)


def nasituasjon(sak: Sak) -> Tabell:
    """Each municipality today: people and positions by owner."""
    rader: list[tuple[Celle, ...]] = [
        (d.kommune.kortnavn, d.folketall, d.kontor.bemanning.stat, d.kontor.bemanning.kommune, d.kontordrift, d.stonad)
        for d in sak.deltakere
    ]
    g = sak.oppgjorsgrunnlag()
    drift = sum_av("kontordrift.idag.sum", "Kontordrift i dag i alt", (d.kontordrift for d in sak.deltakere))
    stonad = sum_av("stonad.sum", "Stønader i alt", (d.stonad for d in sak.deltakere))
    rader.append(("I alt", samlet_folketall(sak), g.aarsverk_stat(), g.aarsverk_kommune(), drift, stonad))
    kolonner = (
        Kolonne("Kommune", bredde=2),
        Kolonne("Innbyggere", hoyre=True),
        Kolonne("Statlige årsverk", hoyre=True),
        Kolonne("Kommunale årsverk", hoyre=True),
        Kolonne("Kontordrift per år", hoyre=True, bredde=2),
        Kolonne("Stønader per år", hoyre=True, bredde=2),
    )
    return Tabell("Innbyggere, årsverk og kostnader i dag", kolonner, tuple(rader), sumrad=True)


def kontorene(sak: Sak) -> Tabell:
    """Each municipality's office today: place and case system."""
    rader = tuple(
        (
            d.kommune.kortnavn,
            d.kontor.navn,
            d.kontor.adresse,
            d.kontor.fagsystem,
            d.lokasjon.slag.value,
            d.lokasjon.dager,
        )
        for d in sak.deltakere
    )
    kolonner = (
        Kolonne("Kommune", bredde=2),
        Kolonne("Kontor i dag", bredde=2),
        Kolonne("Besøksadresse", bredde=3),
        Kolonne("Fagsystem", bredde=3),
        Kolonne("Etterpå, når en annen er vert", bredde=2),
        Kolonne("Åpne dager i uka", hoyre=True),
    )
    return Tabell("Kontor, fagsystem og lokasjon", kolonner, rader)


_RADER: tuple[tuple[str, Callable[[Konsekvens], Celle]], ...] = (
    ("Innbyggere som får lengre vei på stengte dager", lambda k: k.lengre_vei),
    ("Kontor under grensen for eget fagmiljø", lambda k: k.smaa_fagmiljo),
    ("Kommunale årsverk som får ny arbeidsgiver", lambda k: k.overfores),
    ("Kommunal utgift per år, uten stønader", lambda k: k.kommunal_utgift),
    ("Endring fra i dag", lambda k: k.endring),
    ("Reisetid til kontorstedet, snitt per innbygger", lambda k: k.vei_til_vert),
)


def side_om_side(bilde: Saksbilde, konsekvenser: Iterable[Konsekvens], tittel: str) -> Tabell:
    """Alternatives as columns, consequences as rows, the requirements last."""
    alle = tuple(konsekvenser)
    kolonner = (Kolonne("", bredde=3), *(Kolonne(k.alternativ.navn, hoyre=True, bredde=2) for k in alle))
    rader: list[tuple[Celle, ...]] = [(navn, *(hent(k) for k in alle)) for navn, hent in _RADER]
    rader.append(("Rettslige krav til formen", *(bilde.krav_i_en_setning(k.alternativ) for k in alle)))
    return Tabell(tittel, kolonner, tuple(rader))


def kostnadslag(oppgjor: Oppgjor) -> Tabell:
    """The four layers, kept apart."""
    rader: tuple[tuple[Celle, ...], ...] = (
        ("1. Statlig budsjett", "Staten", oppgjor.lag_stat()),
        ("2. Kommunalt budsjett, ført i vertskommunen", "Kommunene etter nøkkelen", oppgjor.lag_kommune()),
        ("3. Stønader etter sosialtjenesteloven", "Hver kommune sine egne", oppgjor.lag_stonad()),
        ("Kontoret i alt (lag 1–3)", "", oppgjor.helhet()),
    )
    kolonner = Kolonne("Lag", bredde=3), Kolonne("Hvem betaler", bredde=2), Kolonne("Per år", hoyre=True, bredde=2)
    merknad = "Lag 4 er oppgjøret mellom kommunene: det samarbeidskommunene betaler til verten av lag 2 og 3."
    return Tabell("Kostnadene i fire lag", kolonner, rader, sumrad=True, merknad=merknad, med_ore=True)


def noklene(alle: Sequence[Oppgjor], kommuner: Sequence[Kommune]) -> Tabell:
    """The keys side by side, to the øre; each column adds up to the same layer 2."""
    kolonner = (Kolonne("Kommune", bredde=2), *(Kolonne(o.nokkel.value, hoyre=True, bredde=2) for o in alle))
    rader: list[tuple[Celle, ...]] = [(k.kortnavn, *(o.andel(k) for o in alle)) for k in kommuner]
    rader.append(("I alt", *(o.lag_kommune() for o in alle)))
    return Tabell("Lag 2 delt etter fire nøkler", kolonner, tuple(rader), sumrad=True, med_ore=True)


def per_innbygger(alle: Sequence[Oppgjor], sak: Sak) -> Tabell:
    """The same, for each inhabitant."""
    kolonner = (Kolonne("Kommune", bredde=2), *(Kolonne(o.nokkel.value, hoyre=True, bredde=2) for o in alle))
    rader: list[tuple[Celle, ...]] = [
        (d.kommune.kortnavn, *(_per_innbygger(o, d) for o in alle)) for d in sak.deltakere
    ]
    return Tabell("Det samme per innbygger", kolonner, tuple(rader))


def _per_innbygger(oppgjor: Oppgjor, deltaker: Deltaker) -> Tall:
    andel, folk = oppgjor.andel(deltaker.kommune), deltaker.folketall
    return regn_ut(
        f"{andel.id}.per_innbygger",
        f"{andel.navn}, per innbygger",
        Kroner(round(andel.som_brok() * 100 / folk.som_brok())),
        Enhet.KRONER_PER_INNBYGGER,
        formel="andel / innbyggere",
        ledd=(andel, folk),
        gjelder=andel.gjelder,
    )


def linjene(oppgjor: Oppgjor) -> Tabell:
    """The chosen key, cost by cost: each line adds up, and so does each column."""
    kolonner = (
        Kolonne("Kommune", bredde=2),
        *(Kolonne(linje.navn, hoyre=True, bredde=2) for linje in oppgjor.linjer),
        Kolonne("Sum lag 2", hoyre=True, bredde=2),
        Kolonne("Stønader (lag 3)", hoyre=True, bredde=2),
        Kolonne("Oppgjør med verten (lag 4)", hoyre=True, bredde=2),
    )
    rader: list[tuple[Celle, ...]] = [
        (
            k.kortnavn,
            *(linje.andeler[i] for linje in oppgjor.linjer),
            oppgjor.andeler[i],
            oppgjor.stonader[i],
            oppgjor.betalinger[i],
        )
        for i, k in enumerate(oppgjor.kommuner)
    ]
    summer = tuple(linje.helhet for linje in oppgjor.linjer)
    rader.append(("I alt", *summer, oppgjor.lag_kommune(), oppgjor.lag_stonad(), _null(oppgjor)))
    tittel = f"Oppgjøret etter nøkkelen «{oppgjor.nokkel.value}»"
    return Tabell(tittel, kolonner, tuple(rader), sumrad=True, med_ore=True)


def _null(oppgjor: Oppgjor) -> Tall:
    return sum_av(f"{oppgjor.stamme}.lag4.kontroll", "Oppgjøret mellom kommunene, kontrollsum", oppgjor.betalinger)


def hvis_staten_trekker_ut(alle: Sequence[Virkning], kommuner: Sequence[Kommune]) -> Tabell:
    """What happens to the others, key by key."""
    kolonner = (Kolonne("Kommune", bredde=2), *(Kolonne(v.foer.nokkel.value, hoyre=True, bredde=2) for v in alle))
    rader: list[tuple[Celle, ...]] = [(k.kortnavn, *(v.endringer[i] for v in alle)) for i, k in enumerate(kommuner)]
    rader.append(("I alt", *(v.samlet() for v in alle)))
    antall = desimaltall(alle[0].aarsverk, 2)
    tittel = f"Hva skjer med de andre hvis staten trekker ut {antall} årsverk: endring per år"
    merknad = "Gjelder når stat og kommune deler kontordriften etter årsverk. Med fast prosent blir endringen 0 kr."
    return Tabell(tittel, kolonner, tuple(rader), sumrad=True, merknad=merknad, med_ore=True)


def kommunene(kapitler: Iterable[Kommunekapittel]) -> Tabell:
    """Every municipality's own bottom line."""
    rader = tuple(
        (k.kommune.kortnavn, k.utgift_i_dag, k.utgift_etter, k.endring, k.overfores, k.uttreden.sum) for k in kapitler
    )
    kolonner = (
        Kolonne("Kommune", bredde=2),
        Kolonne("Utgift i dag", hoyre=True, bredde=2),
        Kolonne("Utgift etter", hoyre=True, bredde=2),
        Kolonne("Endring", hoyre=True, bredde=2),
        Kolonne("Årsverk som overføres", hoyre=True),
        Kolonne("Kostnad ved å gå ut", hoyre=True, bredde=2),
    )
    return Tabell("Konsekvenser for hver kommune (uten stønader)", kolonner, rader)


def risikoer(bilde: Saksbilde) -> Tabell:
    """What may go wrong, what is done, and by whom."""
    rader = tuple((r.hva, r.tiltak, r.ansvar) for r in bilde.tekster.risikoer)
    kolonner = Kolonne("Risiko", bredde=3), Kolonne("Tiltak", bredde=4), Kolonne("Ansvar", bredde=2)
    return Tabell("Risikoer og tiltak", kolonner, rader)


def forutsetninger(sak: Sak, tall: Iterable[Tall]) -> Iterator[Tabell]:
    """All assumptions a paper rests on, with the reason for each: those per municipality first, then the common."""
    alle = sorted({t.id: t for t in med_grunnlag(tall) if t.er_forutsetning}.values(), key=lambda t: t.id)
    ved_id = {t.id: t for t in alle}
    numre = [k.nummer for k in sak.kommuner]
    stammer = sorted({t.id.rpartition(".")[0] for t in alle if t.id.rpartition(".")[2] in numre})
    kolonner = (Kolonne("Forutsetning", bredde=4), *(Kolonne(k.kortnavn, hoyre=True, bredde=2) for k in sak.kommuner))
    rader = tuple(_per_kommune(stamme, [ved_id.get(f"{stamme}.{nr}") for nr in numre]) for stamme in stammer)
    yield Tabell("Forutsetninger for hver kommune (ingen kilde gir disse tallene)", kolonner, rader)
    felles = tuple((t.navn, t, t.kilde.sted) for t in alle if t.id.rpartition(".")[2] not in numre)
    kolonner = (
        Kolonne("Forutsetning", bredde=3),
        Kolonne("Verdi", hoyre=True, bredde=2),
        Kolonne("Begrunnelse", bredde=4),
    )
    yield Tabell("Felles forutsetninger", kolonner, felles)


def _per_kommune(stamme: str, tall: list[Tall | None]) -> tuple[Celle, ...]:
    navn = next((t.navn.rpartition(", ")[0] for t in tall if t), stamme)
    return (navn, *tall)


def kilder_og_formler(tall: Iterable[Tall]) -> Tabell:
    """Where the figures of a paper come from: one row for each source or formula, with what it gave."""
    grupper: dict[str, list[str]] = {}
    for t in med_grunnlag(tall):
        if not t.er_forutsetning:
            grupper.setdefault(opphav(t), []).append(t.navn)
    rader = tuple((kilde, _eksempler(navn)) for kilde, navn in sorted(grupper.items()))
    kolonner = Kolonne("Kilde eller formel", bredde=4), Kolonne("Tall", bredde=5)
    merknad = (
        "Hvert enkelt tall står med id, verdi, dato og kilde i kilder.json og i regnearket kostnadsfordeling.xlsx."
    )
    return Tabell("Kilder og formler", kolonner, rader, merknad=merknad)


def _eksempler(navn: list[str]) -> str:
    ulike = sorted(dict.fromkeys(navn))
    rest = len(ulike) - VIS_NAVN
    return "; ".join(ulike[:VIS_NAVN]) + (f"; og {rest} til" if rest > 0 else "")


def opphav(tall: Tall) -> str:
    """Say in one line where a figure comes from."""
    if tall.formel:
        return f"Beregnet: {tall.formel}"
    kilde = tall.kilde
    deler = (kilde.tittel, kilde.utgiver, kilde.sted)
    return ", ".join(d for d in deler if d)


def medvirkning(bilde: Saksbilde, kommune: Kommune | None = None) -> Tabell:
    """Who was informed and heard, and what is missing; with *kommune* only what concerns it."""
    rader = tuple(bilde.medvirkningsrader(kommune))
    kolonner = (
        Kolonne("Hvem", bredde=3),
        Kolonne("Sektor", bredde=1),
        Kolonne("Informert", bredde=1),
        Kolonne("Drøftet eller hørt", bredde=1),
        Kolonne("Status", bredde=3),
    )
    return Tabell("Medvirkning før vedtaket", kolonner, rader)


def vedlegg(sak: Sak, blokker: tuple[Blokk, ...]) -> Iterator[Blokk]:
    """The appendices every paper has: the assumptions it rests on, and where its figures come from."""
    trykte = tuple(alle_tall(Dokument("", "", sak.dato, "", blokker)))
    yield Sideskift()
    yield Overskrift(1, "Vedlegg: forutsetninger")
    yield from forutsetninger(sak, trykte)
    yield Overskrift(1, "Vedlegg: kilder og formler")
    yield kilder_og_formler(trykte)
