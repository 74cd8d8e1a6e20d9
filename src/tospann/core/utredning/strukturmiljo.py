"""What each organisation becomes: positions against the threshold, case systems that meet, language, staff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.grunnlag import sum_av
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag
from tospann.core.utredning.strukturforutsetning import Strukturforutsetninger
from tospann.core.utredning.strukturutgift import kommunale_aarsverk

# The register knows that some have one system together without its name; two such may still be the same.
_UTEN_NAVN = "navnet er ikke oppgitt"


@dataclass(frozen=True, slots=True)
class Organisasjon:
    """
    One organisation in figures and words.

    *overfores* are the municipal positions whose employer changes: those
    outside the host. *systemer* are the known case systems with who has
    them, *systemukjente* whose system nobody has said.
    """

    samling: Samling
    vert: str
    andre: tuple[str, ...]
    innbyggere: Tall
    aarsverk: Tall
    overfores: Tall
    under_terskel: bool
    systemer: tuple[tuple[str, tuple[str, ...]], ...]
    systemukjente: tuple[str, ...]
    samiske: tuple[str, ...]
    fylker: tuple[str, ...]

    @property
    def navn(self) -> str:
        """Say who is in it, the host first."""
        return f"{self.vert} med {opplisting(self.andre)}" if self.andre else self.vert

    @property
    def motes(self) -> bool:
        """Tell whether two systems known by name must become one."""
        return len([s for s, _ in self.systemer if _UTEN_NAVN not in s]) > 1

    @property
    def systemer_i_ord(self) -> str:
        """Say what is known of the case systems."""
        if self.samling.alene:
            return "Beholder sitt eget."
        deler = [f"{opplisting(hvem)}: {system}" for system, hvem in self.systemer]
        if self.systemukjente:
            deler.append(f"{opplisting(self.systemukjente)}: ukjent")
        return f"{'; '.join(deler)}."

    @property
    def spraak_i_ord(self) -> str:
        """Say who has the language duty, and whether the host has it from before; empty where nobody has."""
        if not self.samiske:
            return ""
        hvem = opplisting(self.samiske)
        if self.vert in self.samiske:
            return (
                f"{hvem} er i forvaltningsområdet for samisk språk. Plikten følger innbyggerne, og verten har den selv."
            )
        return (
            f"{hvem} er i forvaltningsområdet for samisk språk. Plikten følger innbyggerne til {self.vert}, som ligger "
            "utenfor området og ikke har hatt den før."
        )

    def alle(self) -> Iterator[Tall]:
        """Yield every figure."""
        yield from (self.innbyggere, self.aarsverk, self.overfores)


@dataclass(frozen=True, slots=True)
class Miljo:
    """What a structure does with the offices: *ledere* after are assumed to be one in each organisation."""

    organisasjoner: tuple[Organisasjon, ...]
    antall: Tall
    terskel: Tall
    under_terskel: Tall
    minste: Tall
    overfores: Tall
    ledere: Tall
    aapne: Tall
    stengte: Tall
    moter_system: Tall
    ukjent_system: Tall

    def hos(self, nummer: str) -> Organisasjon:
        """
        Give the organisation a municipality is in.

        Raises
        ------
        StopIteration
            When it is in none.

        """
        return next(o for o in self.organisasjoner if nummer in o.samling.medlemmer)

    def alle(self) -> Iterator[Tall]:
        """Yield every figure."""
        yield from (self.antall, self.terskel, self.under_terskel, self.minste, self.overfores, self.ledere)
        yield from (self.aapne, self.stengte, self.moter_system, self.ukjent_system)
        for organisasjon in self.organisasjoner:
            yield from organisasjon.alle()


def miljo(kode: str, studie: Strukturstudie, inndeling: Inndeling, forutsetninger: Strukturforutsetninger) -> Miljo:
    """Work out every organisation of a structure; *kode* begins the ids of the sums."""
    g, terskel = studie.grunnlag, _terskel(studie)
    alle = tuple(_organisasjon(g, s, forutsetninger, terskel) for s in inndeling.samlinger)
    sted, folk = g.sted, tuple(k.innbyggere for k in g.kommuner)

    def tell(id_: str, navn: str, antall: int, formel: str) -> Tall:
        # What is counted rests on the municipalities of the study.
        return regn_ut(f"{kode}.{id_}", navn, antall, Enhet.ANTALL, formel=formel, ledd=folk, gjelder=sted)

    antall = tell("antall", "Organisasjoner", len(alle), "antall organisasjoner i strukturen")
    ukjente = sum(bool(o.systemukjente) and not o.samling.alene for o in alle)
    return Miljo(
        alle,
        antall,
        terskel,
        _under(kode, alle, terskel),
        _minste(kode, alle),
        _alle_overfores(kode, alle),
        _ledere(kode, antall, g),
        tell("aapne", "Kommuner med eget åpent sted", len(inndeling.aapne), "antall åpne steder"),
        tell("stengte", "Steder som stenges", len(inndeling.stengte), "antall stengte steder"),
        tell("moter", "Organisasjoner der fagsystemer møtes", sum(o.motes for o in alle), _MOTES),
        tell("ukjent_system", "Organisasjoner der et fagsystem er ukjent", ukjente, _UKJENT),
    )


_MOTES = "antall organisasjoner med minst to fagsystemer som er kjent ved navn"
_UKJENT = "antall organisasjoner med flere kommuner der ingen har sagt hvilket fagsystem minst én av dem har"


def _under(kode: str, alle: tuple[Organisasjon, ...], terskel: Tall) -> Tall:
    return regn_ut(
        f"{kode}.under_terskel",
        "Organisasjoner under grensen for fagmiljø",
        sum(o.under_terskel for o in alle),
        Enhet.ANTALL,
        formel="antall organisasjoner med færre årsverk enn grensen",
        ledd=(terskel, *(o.aarsverk for o in alle)),
        gjelder="organisasjonene i strukturen",
    )


def _alle_overfores(kode: str, alle: tuple[Organisasjon, ...]) -> Tall:
    ledd = (o.overfores for o in alle)
    return sum_av(
        f"{kode}.overfores", "Kommunale årsverk med ny arbeidsgiver", ledd, gjelder="kommunene utenom vertene"
    )


def _organisasjon(g: Studiegrunnlag, samling: Samling, f: Strukturforutsetninger, terskel: Tall) -> Organisasjon:
    kommuner = [g.kommune(n) for n in samling.medlemmer]
    andre = [k for k in kommuner if k.nummer != samling.vert]
    vert, nokkel = g.kommune(samling.vert).navn, "-".join(samling.medlemmer)
    aarsverk = _sum(f"aarsverk.{nokkel}", f"Årsverk, {vert}", [k.aarsverk for k in kommuner])
    systemer: dict[str, list[str]] = {}
    for k in kommuner:
        systemer.setdefault(k.fagsystem, []).append(k.navn)
    ukjente = tuple(systemer.pop("", ()))
    return Organisasjon(
        samling,
        vert,
        tuple(k.navn for k in andre),
        _sum(f"innbyggere.{nokkel}", f"Innbyggere, {vert}", [k.innbyggere for k in kommuner]),
        aarsverk,
        _overfores(g, samling, f),
        aarsverk.som_brok() < terskel.som_brok(),
        tuple((s, tuple(hvem)) for s, hvem in sorted(systemer.items())),
        ukjente,
        tuple(k.navn for k in kommuner if k.samisk == "ja"),
        tuple(sorted({k.kommune.fylke for k in kommuner if k.kommune.fylke})),
    )


def _sum(id_: str, navn: str, ledd: list[Tall]) -> Tall:
    return sum_av(f"organisasjon.{id_}", navn, ledd, gjelder="organisasjonen")


def _overfores(g: Studiegrunnlag, samling: Samling, f: Strukturforutsetninger) -> Tall:
    vert = g.kommune(samling.vert)
    andre = [kommunale_aarsverk(g.kommune(n), f) for n in samling.medlemmer if n != samling.vert]
    return regn_ut(
        f"organisasjon.overfores.{samling.vert}.{'-'.join(samling.medlemmer)}",
        f"Kommunale årsverk som overføres til {vert.navn}",
        sum((t.som_brok() for t in andre), Fraction()),
        Enhet.AARSVERK,
        formel="kommunale årsverk utenom vertens egne (statlig ansatte skifter ikke arbeidsgiver)",
        ledd=andre or [kommunale_aarsverk(vert, f)],
        gjelder=f"organisasjonen til {vert.navn}",
    )


def _terskel(studie: Strukturstudie) -> Tall:
    g, verdi = studie.grunnlag, Fraction(studie.rammer.terskel)
    kilde = Kilde(
        "studiens-grense",
        Kildeslag.FORUTSETNING,
        "Grensen for fagmiljø i studien",
        "Den som laget studien",
        g.dato,
        "Ingen lov setter et tall.",
    )
    return Tall("studie.terskel", "Grensen for fagmiljø", verdi, Enhet.AARSVERK, g.dato, g.sted, kilde)


def _minste(kode: str, alle: Iterable[Organisasjon]) -> Tall:
    verk = [o.aarsverk for o in alle]
    return regn_ut(
        f"{kode}.minste",
        "Årsverk i den minste organisasjonen",
        min(t.som_brok() for t in verk),
        Enhet.AARSVERK,
        formel="det minste antallet årsverk i en organisasjon",
        ledd=verk,
        gjelder="organisasjonene i strukturen",
    )


def _ledere(kode: str, antall: Tall, g: Studiegrunnlag) -> Tall:
    kilde = Kilde(
        "leder-per-organisasjon",
        Kildeslag.FORUTSETNING,
        "Forutsetning: én leder i hver organisasjon",
        "Tospann",
        g.dato,
        "Et stort kontor kan ha flere mellomledere, og staten og kommunen kan ha hver sin leder.",
    )
    en = Tall("forutsetning.ledere", "Ledere i hver organisasjon", 1, Enhet.ANTALL, g.dato, g.sted, kilde)
    return regn_ut(
        f"{kode}.ledere",
        "Ledere",
        int(antall.som_brok()),
        Enhet.ANTALL,
        formel="organisasjoner × ledere i hver",
        ledd=(antall, en),
        gjelder=g.sted,
    )
