"""Keep what a register answered: what is new or changed is added, the rest only counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction

from tospann.actions.lagre_statistikk import Opphav, legg_til, noter_last
from tospann.core.felles.kilde import Kilde
from tospann.core.kommune.statistikk import Serie, Statistikkrad
from tospann.imports.klient import pendling
from tospann.imports.klient.kontroll import kontroller
from tospann.imports.klient.ssb import Lest, Uttrekk, les_statistikk
from tospann.imports.klient.ssb_sporring import Utvalg
from tospann.imports.klient.transport import Hentet
from tospann.store.kommune import historie
from tospann.store.statistikk import gjeldende

# Any number of our own: two who fetch at the same time take turns.
_LAAS = 20_261_125
_LENGSTE_ADRESSE = 500


@dataclass(frozen=True, slots=True)
class Hentingsutfall:
    """
    What fetching did.

    *eldre* are figures that differ from the register's, but come from an older
    edition than what is there, and so are not kept.
    """

    hva: str
    nye: int = 0
    endrede: int = 0
    uendrede: int = 0
    eldre: int = 0
    utenfor: int = 0
    ukjente: frozenset[str] = frozenset()
    andre: frozenset[str] = frozenset()
    merknader: dict[str, int] = field(default_factory=dict)

    @property
    def sett(self) -> int:
        """Count the figures that were looked at."""
        return self.nye + self.endrede + self.uendrede + self.eldre + self.utenfor + len(self.ukjente)


@transaction.atomic
def lagre_statistikk_svar(svar: Sequence[Hentet], uttrekk: Uttrekk, utvalg: Utvalg) -> Hentingsutfall:
    """
    Keep the figures of one or more answers of a table, all or nothing.

    An answer may hold more than was wanted (one saved by hand has every year);
    only the years and municipalities wanted are looked at.

    Raises
    ------
    FilAvvist
        With what does not fit; nothing is kept.

    """
    lest = [(s, les_statistikk(s.innhold, s.navn, uttrekk)) for s in svar]
    _vent_paa_tur()
    utfall = Hentingsutfall(uttrekk.hva)
    for hentet, innhold in lest:
        utfall = _slaa_sammen(utfall, _lagre(uttrekk.hva, hentet, innhold, utvalg))
    return utfall


@transaction.atomic
def lagre_pendling_svar(svar: Sequence[Hentet], utvalg: Utvalg) -> Hentingsutfall:
    """Keep how many go out and come in; the sums belong to the last answer. See ``lagre_statistikk_svar``."""
    strommer = pendling.les_pendling((s.innhold, s.navn) for s in svar)
    rader = pendling.tell_pendlere(strommer, lambda dato: frozenset(historie().paa(dato)))
    _vent_paa_tur()
    for hentet in svar[:-1]:
        noter_last(opphavet("pendling", strommer.kilde, hentet), 0)
    return _lagre("pendling", svar[-1], Lest(strommer.kilde, rader), utvalg)


def opphavet(hva: str, kilde: Kilde, hentet: Hentet) -> Opphav:
    """Say where an answer came from."""
    return Opphav(f"hentet {hva}", kilde, hentet.fingeravtrykk, hentet.adresse[:_LENGSTE_ADRESSE])


def _slaa_sammen(a: Hentingsutfall, b: Hentingsutfall) -> Hentingsutfall:
    merknader = {m: a.merknader.get(m, 0) + b.merknader.get(m, 0) for m in {*a.merknader, *b.merknader}}
    return Hentingsutfall(
        a.hva,
        a.nye + b.nye,
        a.endrede + b.endrede,
        a.uendrede + b.uendrede,
        a.eldre + b.eldre,
        a.utenfor + b.utenfor,
        a.ukjente | b.ukjente,
        a.andre | b.andre,
        merknader,
    )


def _vent_paa_tur() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LAAS])


def _lagre(hva: str, hentet: Hentet, lest: Lest, utvalg: Utvalg) -> Hentingsutfall:
    kontrollert = kontroller([r for r in lest.rader if utvalg.har(r)], historie(), hentet.navn)
    kjente = _kjente(kontrollert.rader)
    nye = [r for r in kontrollert.rader if _nokkel(r) not in kjente]
    ulike = [r for r in kontrollert.rader if _nokkel(r) in kjente and kjente[_nokkel(r)].verdi != r.verdi]
    endrede = [r for r in ulike if kjente[_nokkel(r)].kilde.dato <= r.kilde.dato]
    legg_til([*nye, *endrede], noter_last(opphavet(hva, lest.kilde, hentet), len(kontrollert.rader)))
    return Hentingsutfall(
        hva,
        len(nye),
        len(endrede),
        len(kontrollert.rader) - len(nye) - len(ulike),
        len(ulike) - len(endrede),
        kontrollert.utenfor,
        kontrollert.ukjente,
        lest.andre,
        dict(lest.merknader),
    )


Nokkel = tuple[str, str, date]


def _nokkel(rad: Statistikkrad) -> Nokkel:
    return rad.serie.id, rad.omraade, rad.dato


def _kjente(rader: Sequence[Statistikkrad]) -> dict[Nokkel, Statistikkrad]:
    """Give what the register answers today, from whatever edition, for the series and days in question."""
    dager: dict[Serie, set[date]] = {}
    for rad in rader:
        dager.setdefault(rad.serie, set()).add(rad.dato)
    funnet = (r.som_rad() for serie, d in dager.items() for r in gjeldende(serie, min(d), max(d)))
    return {_nokkel(r): r for r in funnet}
