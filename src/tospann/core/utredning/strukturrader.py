"""The consequences as rows in groups, the same for every structure, and what differs between two of them in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import opplisting, tall_tekst
from tospann.core.felles.tall import Enhet, Tall, Verdi, regn_ut
from tospann.core.struktur.forskjell import forskjeller
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.core.utredning.strukturreise import (
    GRENSER,
    Innbyggergruppe,
    Reisefordeling,
    Reisemaal,
    Spenntall,
    reisemaalet,
)


@dataclass(frozen=True, slots=True)
class Konsekvensrad:
    """A row: a figure, a figure with its band, or words."""

    navn: str
    verdi: Tall | Spenntall | str

    @property
    def tall(self) -> Tall | None:
        """Give the figure, if it is one."""
        if isinstance(self.verdi, Spenntall):
            return self.verdi.tall
        return self.verdi if isinstance(self.verdi, Tall) else None


@dataclass(frozen=True, slots=True)
class Konsekvensgruppe:
    """Rows that belong together."""

    navn: str
    rader: tuple[Konsekvensrad, ...]


def konsekvensgrupper(k: Strukturkonsekvens) -> tuple[Konsekvensgruppe, ...]:
    """Give every row; two structures of a study have the same rows in the same order."""
    return (_kontorgruppe(k), *_reisegrupper(k), _pengegruppe(k), _ansattgruppe(k))


def _kontorgruppe(k: Strukturkonsekvens) -> Konsekvensgruppe:
    m = k.miljo
    rader = (
        Konsekvensrad("Organisasjoner", m.antall),
        Konsekvensrad("Under grensen for fagmiljø", m.under_terskel),
        Konsekvensrad("Årsverk i den minste", m.minste),
        Konsekvensrad("Ledere", m.ledere),
        Konsekvensrad("Kommuner med eget åpent sted", m.aapne),
        Konsekvensrad("Steder som stenges", m.stengte),
    )
    return Konsekvensgruppe("Kontor og fagmiljø", rader)


def _pengegruppe(k: Strukturkonsekvens) -> Konsekvensgruppe:
    rader = (
        Konsekvensrad("Kommunal utgift per år", k.utgift.sum),
        Konsekvensrad("Av dette påslag til vertene", k.utgift.paaslag),
    )
    return Konsekvensgruppe("Penger, uten stønader", rader)


def _ansattgruppe(k: Strukturkonsekvens) -> Konsekvensgruppe:
    rader = (
        Konsekvensrad("Kommunale årsverk med ny arbeidsgiver", k.miljo.overfores),
        Konsekvensrad("Vedtak i kommunestyrene", k.vedtak),
        Konsekvensrad("Organisasjoner over fylkesgrensen", _over_grensen(k)),
        Konsekvensrad("Organisasjoner der fagsystemer møtes", k.miljo.moter_system),
        Konsekvensrad("Organisasjoner der et fagsystem er ukjent", k.miljo.ukjent_system),
    )
    return Konsekvensgruppe("Ansatte, vedtak og systemer", rader)


def _over_grensen(k: Strukturkonsekvens) -> Tall:
    antall = sum(len(o.fylker) > 1 for o in k.miljo.organisasjoner)
    return regn_ut(
        f"{k.kode}.over_fylkesgrensen",
        "Organisasjoner over fylkesgrensen",
        antall,
        Enhet.ANTALL,
        formel="organisasjoner med kommuner i mer enn ett fylke",
        ledd=(k.miljo.antall,),
        gjelder="strukturen",
    )


def _reisegrupper(k: Strukturkonsekvens) -> Iterator[Konsekvensgruppe]:
    for gruppe in Innbyggergruppe:
        for maal in Reisemaal:
            yield Konsekvensgruppe(f"Reisevei for {gruppe}, {maal}", tuple(_reiserader(k.reise(gruppe, maal))))


def _reiserader(reise: Reisefordeling | str) -> Iterator[Konsekvensrad]:
    if isinstance(reise, str):
        yield Konsekvensrad("Innbyggere", reise)
        return
    yield Konsekvensrad("Innbyggere", reise.folk)
    yield Konsekvensrad("Reise i snitt", reise.snitt)
    yield Konsekvensrad("Lengste reise", reise.lengst)
    for grense, over in zip(GRENSER, reise.over, strict=True):
        yield Konsekvensrad(f"Over {grense} minutter", over)


@dataclass(frozen=True, slots=True)
class Radendring:
    """How a row differs between two structures."""

    gruppe: str
    navn: str
    foer: Tall
    etter: Tall
    endring: Tall


def radendringer(foer: Strukturkonsekvens, etter: Strukturkonsekvens) -> tuple[Radendring, ...]:
    """Give the change of every row that is a figure in both."""
    return tuple(_endringene(foer, etter))


def _endringene(foer: Strukturkonsekvens, etter: Strukturkonsekvens) -> Iterator[Radendring]:
    stamme = f"{etter.kode}.mot.{foer.kode}"
    par = zip(konsekvensgrupper(foer), konsekvensgrupper(etter), strict=True)
    for nr, (gammel, ny) in enumerate(par):
        for rad_nr, (a, b) in enumerate(zip(gammel.rader, ny.rader, strict=False)):
            if a.tall is None or b.tall is None:
                continue
            endring = regn_ut(
                f"{stamme}.{nr}.{rad_nr}",
                f"Endring: {b.navn.lower()}",
                _differanse(b.tall, a.tall),
                b.tall.enhet,
                formel=f"«{etter.navn}» − «{foer.navn}»",
                ledd=(b.tall, a.tall),
                gjelder=b.tall.gjelder,
            )
            yield Radendring(ny.navn, b.navn, a.tall, b.tall, endring)


def _differanse(ny: Tall, gammel: Tall) -> Verdi:
    match ny.verdi, gammel.verdi:
        case Kroner() as a, Kroner() as b:
            return a - b
        case int() as a, int() as b:
            return a - b
    return ny.som_brok() - gammel.som_brok()


# What a sentence is worth saying about; the rest stands in the table.
_SIES = frozenset(
    {
        ("Kontor og fagmiljø", "Organisasjoner"),
        ("Kontor og fagmiljø", "Under grensen for fagmiljø"),
        ("Kontor og fagmiljø", "Ledere"),
        ("Kontor og fagmiljø", "Steder som stenges"),
        (f"Reisevei for {Innbyggergruppe.ALLE}, {Reisemaal.VERT}", "Reise i snitt"),
        (f"Reisevei for {Innbyggergruppe.ALLE}, {Reisemaal.VERT}", "Lengste reise"),
        (f"Reisevei for {Innbyggergruppe.ALLE}, {Reisemaal.VERT}", "Over 60 minutter"),
        (f"Reisevei for {Innbyggergruppe.FERJE}, {Reisemaal.VERT}", "Reise i snitt"),
        (f"Reisevei for {Innbyggergruppe.ALLE}, {Reisemaal.STED}", "Over 30 minutter"),
        ("Penger, uten stønader", "Kommunal utgift per år"),
        ("Ansatte, vedtak og systemer", "Kommunale årsverk med ny arbeidsgiver"),
        ("Ansatte, vedtak og systemer", "Vedtak i kommunestyrene"),
        ("Ansatte, vedtak og systemer", "Organisasjoner over fylkesgrensen"),
    }
)


def forskjellssetninger(foer: Strukturkonsekvens, etter: Strukturkonsekvens) -> tuple[str, ...]:
    """Say what is different in *etter* against *foer*: first who moves, then each figure that matters."""
    tallene = (_setning(e) for e in radendringer(foer, etter) if _er_verdt(e))
    return (*_flyttinger(foer, etter), *_stedene(foer, etter), *tallene)


def _stedene(foer: Strukturkonsekvens, etter: Strukturkonsekvens) -> Iterator[str]:
    """Say who loses the open place and how far it is to the nearest, and who gets one back."""
    g = etter.ramme.studie.grunnlag
    for nummer in sorted(set(etter.inndeling.stengte) - set(foer.inndeling.stengte)):
        sted = reisemaalet(g, etter.inndeling, nummer, Reisemaal.STED)
        tid = tall_tekst(g.reisetid(nummer, sted))
        navn = g.kommune(nummer).navn
        yield f"{navn} mister det åpne stedet. Det nærmeste i organisasjonen er {g.kommune(sted).navn}, {tid} unna."
    for nummer in sorted(set(foer.inndeling.stengte) - set(etter.inndeling.stengte)):
        yield f"{g.kommune(nummer).navn} får et åpent sted."


def _flyttinger(foer: Strukturkonsekvens, etter: Strukturkonsekvens) -> tuple[str, ...]:
    """Say who goes where; from a structure where all are alone, one sentence for each new organisation."""
    if all(s.alene for s in foer.inndeling.samlinger):
        sammen = (o for o in etter.miljo.organisasjoner if not o.samling.alene)
        return tuple(f"{opplisting(o.andre)} går sammen med {o.vert}, som er vert." for o in sammen)
    navn = {k.nummer: k.navn for k in etter.ramme.studie.grunnlag.kommuner}
    return forskjeller(foer.inndeling, etter.inndeling, navn)


def _er_verdt(e: Radendring) -> bool:
    return (e.gruppe, e.navn) in _SIES and e.endring.som_brok() != 0


def _setning(e: Radendring) -> str:
    hva = e.navn if not e.gruppe.startswith("Reisevei") else f"{e.gruppe}, {e.navn[0].lower()}{e.navn[1:]}"
    foer, etter = (tall_tekst(t, med_ore=False) for t in (e.foer, e.etter))
    retning = "opp" if e.endring.som_brok() > 0 else "ned"
    return f"{hva}: {retning} fra {foer} til {etter}."
