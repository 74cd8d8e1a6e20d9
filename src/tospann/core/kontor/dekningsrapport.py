"""The coverage report: each municipality's answer on a day, and every gap in a span of time, to the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.periode import Periode
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.kommune.historie import Kommunehistorie, Kommuneversjon
from tospann.core.kontor.dekning import Dekningsbok, Dekningsspenn, Dekningsstatus, Kontordekning
from tospann.core.kontor.perioder import Sikkerhet

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Kommunesvar:
    """
    Who covers one municipality on a day, and why we say so.

    *bekreftet* tells that a sure office was seen that very day, or again later; if
    not, it is covered only as far as was last seen.
    """

    kommune: Kommuneversjon
    status: Dekningsstatus
    kontor: tuple[Kontordekning, ...]
    grunn: str
    bekreftet: bool


@dataclass(frozen=True, slots=True)
class Krysning:
    """An office that surely covers municipalities in different counties."""

    kontor: str
    navn: str
    kommuner: tuple[Kommuneversjon, ...]


@dataclass(frozen=True, slots=True)
class Dekningsrapport:
    """Every municipality's answer on a day."""

    dato: date
    gjelder: str
    svar: tuple[Kommunesvar, ...]
    krysninger: tuple[Krysning, ...]

    def med(self, status: Dekningsstatus) -> tuple[Kommunesvar, ...]:
        """Give the municipalities with an answer."""
        return tuple(s for s in self.svar if s.status is status)

    @property
    def sikre_kontor(self) -> frozenset[str]:
        """Give the offices that surely cover one of these municipalities."""
        return frozenset(k.kontor for s in self.svar for k in s.kontor if k.sikkerhet is Sikkerhet.SIKKER)

    @property
    def mulige_kontor(self) -> frozenset[str]:
        """Give the offices that may cover one, and surely cover none."""
        return frozenset(k.kontor for s in self.svar for k in s.kontor) - self.sikre_kontor

    @property
    def kravet(self) -> Svar:
        """Answer the law's demand that the offices cover every municipality (Nav-loven § 13 første ledd)."""
        hull, ukjente = self.med(Dekningsstatus.HULL), self.med(Dekningsstatus.UKJENT)
        if hull:
            navn = opplisting(s.kommune.kommune.kortnavn for s in hull)
            return Svar(Utfall.IKKE_OPPFYLT, f"Ingen kontor dekker {navn} {dato_tekst(self.dato)}.")
        if ukjente:
            grunn = f"For {len(ukjente)} av {len(self.svar)} kommuner sier ingen kilde hvem som dekker"
            return Svar(Utfall.MANGLER_OPPLYSNINGER, f"{grunn} {dato_tekst(self.dato)}.")
        return Svar(Utfall.OPPFYLT, f"Alle {len(self.svar)} kommuner er dekket {dato_tekst(self.dato)}.")


def dekningsrapport(
    bok: Dekningsbok, kommuner: Mapping[str, Kommuneversjon], dato: date, gjelder: str
) -> Dekningsrapport:
    """Answer for each of *kommuner* on a day."""
    svar = tuple(_svar(bok, v, dato) for _, v in sorted(kommuner.items()))
    return Dekningsrapport(dato, gjelder, svar, tuple(_krysninger(svar)))


def _svar(bok: Dekningsbok, versjon: Kommuneversjon, dato: date) -> Kommunesvar:
    nummer = versjon.kommune.nummer
    kontor = bok.hos(nummer, dato)
    (spenn,) = bok.spenn(nummer, Periode(dato, dato + _DAG))
    sikre = [k for k in kontor if k.sikkerhet is Sikkerhet.SIKKER]
    bekreftet = any(k.neste_sett or k.sist_sett == dato for k in sikre)
    return Kommunesvar(versjon, spenn.status, kontor, _grunn(bok, nummer, spenn.status, kontor, dato), bekreftet)


def _grunn(bok: Dekningsbok, nummer: str, status: Dekningsstatus, kontor: tuple[Kontordekning, ...], dato: date) -> str:
    if status is Dekningsstatus.DEKKET:
        return kontor[0].hviler_paa
    if dato < bok.kjent_fra:
        return f"Den første lista over alle kontor er fra {dato_tekst(bok.kjent_fra)}."
    if kontor:
        foer = max((k.sist_sett for k in kontor if k.sist_sett), default=bok.kjent_fra)
        etter = min((k.neste_sett for k in kontor if k.neste_sett), default=None)
        if etter is None:
            return f"Sist sett {dato_tekst(foer)}, og ikke i den neste lista."
        return f"Skiftet kontor mellom {dato_tekst(foer)} og {dato_tekst(etter)}. Ingen kilde sier dagen."
    utelatt = [u.grunn for u in bok.utelatelser if u.kommune == nummer and u.periode.gjelder(dato)]
    return utelatt[0] if utelatt else "Ingen kontor dekker kommunen."


def _krysninger(svar: Iterable[Kommunesvar]) -> Iterator[Krysning]:
    """Find the offices of these municipalities that reach over a county line, with all they cover there."""
    fylker: dict[str, list[Kommuneversjon]] = {}
    navn: dict[str, str] = {}
    for s in svar:
        for k in (k for k in s.kontor if k.sikkerhet is Sikkerhet.SIKKER):
            fylker.setdefault(k.kontor, []).append(s.kommune)
            navn[k.kontor] = k.navn
    for kontor, kommuner in sorted(fylker.items()):
        if len({v.fylkesnummer for v in kommuner}) > 1:
            yield Krysning(kontor, navn[kontor], tuple(kommuner))


def innenfor(rapport: Dekningsrapport, fylkesnummer: str, fylke: str) -> Dekningsrapport:
    """Keep one county's municipalities, and the crossings that touch them (whole, with the other county's)."""
    svar = tuple(s for s in rapport.svar if s.kommune.fylkesnummer == fylkesnummer)
    beroerer = (k for k in rapport.krysninger if any(v.fylkesnummer == fylkesnummer for v in k.kommuner))
    return Dekningsrapport(rapport.dato, fylke, svar, tuple(beroerer))


def spenn_i_tid(
    bok: Dekningsbok, historie: Kommunehistorie, vindu: Periode, fylkesnummer: str = ""
) -> tuple[Dekningsspenn, ...]:
    """
    Give every span of every municipality in a window, while its number was in use.

    Raises
    ------
    ValueError
        When the window has no end.

    """
    if vindu.til is None:
        melding = "Vinduet må ha en siste dag."
        raise ValueError(melding)
    return tuple(s for nr, levd in _levetider(historie, vindu, vindu.til, fylkesnummer) for s in bok.spenn(nr, levd))


def _levetider(
    historie: Kommunehistorie, vindu: Periode, til: date, fylkesnummer: str
) -> Iterator[tuple[str, Periode]]:
    """Give each number with the days of the window it was in use, joined where only the name changed."""
    forrige: tuple[str, Periode] | None = None
    for v in historie.versjoner:
        if not v.periode.overlapper(vindu) or fylkesnummer not in {"", v.fylkesnummer}:
            continue
        nummer, levd = v.kommune.nummer, Periode(max(v.periode.fra, vindu.fra), min(v.periode.til or til, til))
        if forrige and forrige[0] == nummer and forrige[1].til == levd.fra:
            forrige = (nummer, Periode(forrige[1].fra, levd.til))
            continue
        if forrige:
            yield forrige
        forrige = (nummer, levd)
    if forrige:
        yield forrige
