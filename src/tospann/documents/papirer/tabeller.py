"""Tables that more than one paper prints, and the pages too; units stand in the headings, so that the digits align."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.kontor.kontor import Lokasjonsslag
from tospann.core.oppgjor.grunnlag import sum_av
from tospann.core.oppgjor.oppgjor import Oppgjor
from tospann.core.oppgjor.virkning import Virkning
from tospann.core.utredning.alternativer import Alternativ, Konsekvens, samlet_folketall
from tospann.core.utredning.kommunekapittel import Kommunekapittel
from tospann.core.utredning.sak import Deltaker, Sak
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Celle, Kolonne, Tabell

SYMBOL = {
    Utfall.OPPFYLT: "✓ oppfylt",
    Utfall.IKKE_OPPFYLT: "✗ ikke oppfylt",
    Utfall.MANGLER_OPPLYSNINGER: "? mangler opplysninger",
    Utfall.MAA_VURDERES: "○ må vurderes av et menneske",
}
_ALVORLIGST = (Utfall.IKKE_OPPFYLT, Utfall.MANGLER_OPPLYSNINGER, Utfall.MAA_VURDERES, Utfall.OPPFYLT)

Rad = tuple[Celle, ...]


def tallkolonne(tittel: str, bredde: int = 2) -> Kolonne:
    """Make a column of figures whose unit stands in the heading or the caption."""
    return Kolonne(tittel, hoyre=True, bredde=bredde, med_enhet=False)


def nasituasjon(sak: Sak) -> Tabell:
    """Each municipality today: people, positions by owner and costs."""
    rader: list[Rad] = [
        (d.kommune.kortnavn, d.folketall, d.kontor.bemanning.stat, d.kontor.bemanning.kommune, d.kontordrift, d.stonad)
        for d in sak.deltakere
    ]
    g = sak.oppgjorsgrunnlag()
    drift = sum_av("kontordrift.idag.sum", "Kontordrift i dag i alt", (d.kontordrift for d in sak.deltakere))
    stonad = sum_av("stonad.sum", "Stønader i alt", (d.stonad for d in sak.deltakere))
    rader.append(("I alt", samlet_folketall(sak), g.aarsverk_stat(), g.aarsverk_kommune(), drift, stonad))
    kolonner = (
        Kolonne("Kommune", bredde=2),
        tallkolonne("Innbyggere"),
        tallkolonne("Statlige årsverk"),
        tallkolonne("Kommunale årsverk"),
        tallkolonne("Kontordrift (kr per år)", 3),
        tallkolonne("Stønader (kr per år)", 3),
    )
    return Tabell("Innbyggere, årsverk og kostnader i dag", kolonner, tuple(rader), sumrad=True)


def kontorene(sak: Sak) -> Tabell:
    """Each municipality's office: where it is, and what it becomes."""
    rader = tuple(
        (d.kommune.kortnavn, d.kontor.navn, d.kontor.adresse, _etterpaa(sak, d), d.lokasjon.dager)
        for d in sak.deltakere
    )
    kolonner = (
        Kolonne("Kommune", bredde=2),
        Kolonne("Kontor i dag", bredde=2),
        Kolonne("Besøksadresse", bredde=4),
        Kolonne("Etter forslaget", bredde=3),
        tallkolonne("Åpne dager i uka", 2),
    )
    return Tabell("Kontorstedene i dag og etter forslaget", kolonner, rader)


def _etterpaa(sak: Sak, deltaker: Deltaker) -> str:
    return (Lokasjonsslag.KONTORSTED if deltaker.kommune == sak.valg.vert else deltaker.lokasjon.slag).value


def reisetider(sak: Sak) -> Tabell:
    """From each municipality's centre to each of the others, by car."""
    alle = sak.kommuner
    kolonner = (Kolonne("Fra", bredde=2), *(tallkolonne(f"Til {k.kortnavn}") for k in alle))
    rader: list[Rad] = [(fra.kortnavn, *(_minutter(sak, fra, til) for til in alle)) for fra in alle]
    return Tabell("Reisetid mellom kommunesentrene med bil, én vei (minutter)", kolonner, tuple(rader))


def _minutter(sak: Sak, fra: Kommune, til: Kommune) -> Celle:
    return None if fra == til else sak.reiseveier[fra.nummer, til.nummer].minutter


_RADER: tuple[tuple[str, Callable[[Konsekvens], Celle]], ...] = (
    ("Innbyggere som får lengre vei på stengte dager", lambda k: k.lengre_vei),
    ("Kontor under grensen for eget fagmiljø", lambda k: k.smaa_fagmiljo),
    ("Kommunale årsverk som får ny arbeidsgiver", lambda k: k.overfores),
    ("Kommunal utgift uten stønader (kr per år)", lambda k: k.kommunal_utgift),
    ("Endring i utgift fra i dag (kr per år)", lambda k: k.endring),
    ("Reisetid til kontorstedet, snitt per innbygger (minutter)", lambda k: k.vei_til_vert),
)


def side_om_side(
    bilde: Saksbilde, konsekvenser: Iterable[Konsekvens], tittel: str, *, bare_vert: bool = False
) -> Tabell:
    """Alternatives as columns (with *bare_vert* named by the host), consequences as rows, the requirements last."""
    alle = tuple(konsekvenser)
    navn = [k.alternativ.vert.kortnavn if bare_vert and k.alternativ.vert else k.alternativ.navn for k in alle]
    kolonner = (Kolonne("Konsekvens", bredde=4), *(tallkolonne(n) for n in navn))
    rader: list[Rad] = [(linje, *(hent(k) for k in alle)) for linje, hent in _RADER]
    rader.append(("Rettslige krav til formen", *(_krav(bilde, k.alternativ) for k in alle)))
    return Tabell(tittel, kolonner, tuple(rader))


def _krav(bilde: Saksbilde, alternativ: Alternativ) -> str:
    """Give the most serious answer; each requirement has its own line elsewhere."""
    utfall = {v.svar.utfall for v in bilde.formkrav[alternativ.id]}
    return next((SYMBOL[u] for u in _ALVORLIGST if u in utfall), "ingen nye krav")


def kostnadslag(oppgjor: Oppgjor) -> Tabell:
    """The four layers, kept apart."""
    rader: tuple[Rad, ...] = (
        ("1. Statlig budsjett", "Staten", oppgjor.lag_stat()),
        ("2. Kommunalt budsjett, ført i vertskommunen", "Kommunene etter nøkkelen", oppgjor.lag_kommune()),
        ("3. Stønader etter sosialtjenesteloven", "Hver kommune sine egne", oppgjor.lag_stonad()),
        ("Kontoret i alt (lag 1–3)", "Stat og kommuner", oppgjor.helhet()),
    )
    kolonner = Kolonne("Lag", bredde=4), Kolonne("Hvem betaler", bredde=3), tallkolonne("Kroner per år")
    merknad = "Lag 4 er oppgjøret mellom kommunene: det samarbeidskommunene betaler til verten av lag 2 og 3."
    return Tabell("Kostnadene i fire lag", kolonner, rader, sumrad=True, merknad=merknad, med_ore=True)


def noklene(alle: Sequence[Oppgjor], kommuner: Sequence[Kommune]) -> Tabell:
    """The keys side by side, to the øre; each column adds up to the same layer 2."""
    kolonner = (Kolonne("Kommune", bredde=2), *(tallkolonne(o.nokkel.value) for o in alle))
    rader: list[Rad] = [(k.kortnavn, *(o.andel(k) for o in alle)) for k in kommuner]
    rader.append(("I alt", *(o.lag_kommune() for o in alle)))
    return Tabell("Lag 2 delt etter fire nøkler (kr per år)", kolonner, tuple(rader), sumrad=True, med_ore=True)


def per_innbygger(alle: Sequence[Oppgjor], sak: Sak) -> Tabell:
    """The same, for each inhabitant."""
    kolonner = (Kolonne("Kommune", bredde=2), *(tallkolonne(o.nokkel.value) for o in alle))
    rader: list[Rad] = [(d.kommune.kortnavn, *(_per_innbygger(o, d) for o in alle)) for d in sak.deltakere]
    return Tabell("Lag 2 per innbygger (kr per år)", kolonner, tuple(rader))


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
    """The chosen key on one wide table, for the page: cost by cost, then benefits and what passes between them."""
    to, fire = lag_to(oppgjor), lag_fire(oppgjor)
    kolonner = (*to.kolonner, *fire.kolonner[2:])
    rader = tuple((*a, *b[2:]) for a, b in zip(to.rader, fire.rader, strict=True))
    return Tabell(f"Oppgjøret {_med_nokkel(oppgjor)}", kolonner, rader, sumrad=True, merknad=fire.merknad, med_ore=True)


def lag_to(oppgjor: Oppgjor) -> Tabell:
    """Layer 2 under one key, cost by cost: each row adds up, and so does each column."""
    kolonner = (Kolonne("Kommune", bredde=2), *(tallkolonne(i.navn) for i in oppgjor.linjer), tallkolonne("Sum lag 2"))
    rader: list[Rad] = [
        (k.kortnavn, *(linje.andeler[i] for linje in oppgjor.linjer), oppgjor.andeler[i])
        for i, k in enumerate(oppgjor.kommuner)
    ]
    rader.append(("I alt", *(linje.helhet for linje in oppgjor.linjer), oppgjor.lag_kommune()))
    return Tabell(f"Lag 2 {_med_nokkel(oppgjor)}", kolonner, tuple(rader), sumrad=True, med_ore=True)


def lag_fire(oppgjor: Oppgjor) -> Tabell:
    """Layers 2 and 3 together give layer 4: what each pays the host, or the host receives."""
    kolonner = (
        Kolonne("Kommune", bredde=2),
        tallkolonne("Sum lag 2"),
        tallkolonne("Stønader (lag 3)"),
        tallkolonne("Oppgjør med verten (lag 4)"),
    )
    rader: list[Rad] = [
        (k.kortnavn, oppgjor.andeler[i], oppgjor.stonader[i], oppgjor.betalinger[i])
        for i, k in enumerate(oppgjor.kommuner)
    ]
    rader.append(("I alt", oppgjor.lag_kommune(), oppgjor.lag_stonad(), _null(oppgjor)))
    merknad = "Minus i siste kolonne betyr at kommunen mottar."
    tittel = f"Oppgjør mellom kommunene {_med_nokkel(oppgjor)}"
    return Tabell(tittel, kolonner, tuple(rader), sumrad=True, merknad=merknad, med_ore=True)


def _med_nokkel(oppgjor: Oppgjor) -> str:
    return f"etter nøkkelen «{oppgjor.nokkel.value}» (kr per år)"


def _null(oppgjor: Oppgjor) -> Tall:
    return sum_av(f"{oppgjor.stamme}.lag4.kontroll", "Oppgjøret mellom kommunene, kontrollsum", oppgjor.betalinger)


def hvis_staten_trekker_ut(alle: Sequence[Virkning], kommuner: Sequence[Kommune]) -> Tabell:
    """What happens to the others, key by key."""
    kolonner = (Kolonne("Kommune", bredde=2), *(tallkolonne(v.foer.nokkel.value) for v in alle))
    rader: list[Rad] = [(k.kortnavn, *(v.endringer[i] for v in alle)) for i, k in enumerate(kommuner)]
    rader.append(("I alt", *(v.samlet() for v in alle)))
    tittel = "Hva kommunene må betale mer hvis staten trekker ut årsverk (kr per år)"
    merknad = "Gjelder når stat og kommune deler kontordriften etter årsverk. Med fast prosent blir det ingen endring."
    return Tabell(tittel, kolonner, tuple(rader), sumrad=True, merknad=merknad, med_ore=True)


def kommunene(kapitler: Iterable[Kommunekapittel]) -> Tabell:
    """Every municipality's own bottom line."""
    rader = tuple(
        (k.kommune.kortnavn, k.utgift_i_dag, k.utgift_etter, k.endring, k.overfores, k.uttreden.sum) for k in kapitler
    )
    kolonner = (
        Kolonne("Kommune", bredde=2),
        tallkolonne("Utgift i dag (kr per år)"),
        tallkolonne("Utgift etter (kr per år)"),
        tallkolonne("Endring (kr per år)"),
        tallkolonne("Årsverk som overføres"),
        tallkolonne("Kostnad ved å gå ut (kr)"),
    )
    return Tabell("Konsekvenser for hver kommune (uten stønader)", kolonner, rader)


def tjenestematrise(bilde: Saksbilde) -> Tabell:
    """Which service the host provides for whom."""
    kommuner = bilde.sak.kommuner
    kolonner = (
        Kolonne("Tjeneste", bredde=6),
        *(Kolonne(k.kortnavn, bredde=2) for k in kommuner),
    )
    rader = tuple(
        (f"{t.navn} ({t.hjemmel})", *("ja" if k.nummer in t.kommuner else "nei" for k in kommuner))
        for t in bilde.avtale.vilkar.tjenester
    )
    return Tabell("Tjenester verten utfører for hver kommune", kolonner, rader)


def risikoer(bilde: Saksbilde) -> Tabell:
    """What may go wrong, what is done, and by whom."""
    rader = tuple((r.hva, r.tiltak, r.ansvar) for r in bilde.tekster.risikoer)
    kolonner = Kolonne("Risiko", bredde=3), Kolonne("Tiltak", bredde=4), Kolonne("Ansvar", bredde=2)
    return Tabell("Risikoer og tiltak", kolonner, rader)


def opphav(tall: Tall) -> str:
    """Say in one line where a figure comes from."""
    if tall.formel:
        return f"Beregnet: {tall.formel}"
    kilde = tall.kilde
    deler = (kilde.tittel, kilde.utgiver, kilde.sted)
    return ", ".join(d for d in deler if d)
