"""Facts for a case of any kind: most kinds are read as they stand, three are built from what the case changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from tospann.core.avtale.forskjell import forskjell
from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.lov.katalog import Emne
from tospann.core.lov.kommuneloven.kap20_vedtak import Vedtaksgrunnlag
from tospann.core.lov.samarbeidsformer import AnnenForm, Organisering
from tospann.core.vedtak.vedtak import Kommunestyrevedtak, Stemmer, Vedtaksrunde
from tospann.imports.avtalefakta import KOMMUNER, Avtaleendring, antall_fra, avtale_fra, kommune, par
from tospann.imports.faktaleser import UlesteligFakta, les_fakta

_FORSLAG = "Kommunestyret vedtar avtalen."
_FELT_I_VEDTAK = 4


@dataclass(frozen=True, slots=True)
class Formfakta:
    """How an alternative organises the tasks, as a case writes it."""

    form: str
    deltakere: tuple[str, ...] = tuple(KOMMUNER)
    vert: str | None = None
    enkeltvedtak_paa_tvers: JaNei | None = None
    felles_brukersaker: JaNei | None = None
    nemndsmedlemmer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rundefakta:
    """
    A round of votes: each *vedtak* is ``"1841=kommunestyret | 2027-05-06 | tekst | 19 12 5 ja"``.

    The last part is members, votes for and against, and (at a tie) how the chair voted; it may be left out.
    """

    deltakere: tuple[str, ...] = ("1841", "1839", "1849")
    vedtak: tuple[str, ...] = ()
    oppstart: date | None = None
    tatt_ut: str | None = None


def fakta_for(emne: Emne, tabell: Mapping[str, object]) -> object:
    """
    Build the facts a kind of rules asks about.

    Raises
    ------
    UlesteligFakta
        Naming the key and what is wrong with it.

    """
    bygg = _BYGGES.get(emne.id)
    return les_fakta(emne.slag, tabell) if bygg is None else bygg(tabell)


def _avtale(tabell: Mapping[str, object]) -> object:
    return avtale_fra(cast("Avtaleendring", les_fakta(Avtaleendring, tabell)))


def _form(tabell: Mapping[str, object]) -> object:
    if "form" not in tabell:
        raise UlesteligFakta("form", "må oppgis.")
    sagt = cast("Formfakta", les_fakta(Formfakta, tabell))
    former: dict[str, Samarbeidsform | AnnenForm] = {f.value: f for f in (*Samarbeidsform, *AnnenForm)}
    if sagt.form not in former:
        raise UlesteligFakta("form", f"«{sagt.form}» er ikke en av formene: {', '.join(former)}.")
    return Organisering(
        former[sagt.form],
        tuple(kommune("deltakere", n) for n in sagt.deltakere),
        None if sagt.vert is None else kommune("vert", sagt.vert),
        sagt.enkeltvedtak_paa_tvers is JaNei.JA,
        sagt.felles_brukersaker is JaNei.JA,
        antall_fra("nemndsmedlemmer", sagt.nemndsmedlemmer),
    )


def _runde(tabell: Mapping[str, object]) -> object:
    sagt = cast("Rundefakta", les_fakta(Rundefakta, tabell))
    deltakere = tuple(kommune("deltakere", n) for n in sagt.deltakere)
    vedtak = tuple(_vedtak(nummer, resten) for nummer, resten in par("vedtak", sagt.vedtak))
    avtale = avtale_fra(Avtaleendring())
    endringer = () if sagt.tatt_ut is None else forskjell(avtale, avtale.uten_klausul(sagt.tatt_ut))
    return Vedtaksgrunnlag(Vedtaksrunde(_FORSLAG, deltakere, vedtak), sagt.oppstart, endringer)


def _vedtak(nummer: str, resten: str) -> Kommunestyrevedtak:
    deler = [del_.strip() for del_ in resten.split("|")]
    if len(deler) not in {3, _FELT_I_VEDTAK}:
        raise UlesteligFakta("vedtak", f"«{resten}» skal ha organ | dato | tekst | stemmer.")
    try:
        dag = date.fromisoformat(deler[1])
    except ValueError as feil:
        raise UlesteligFakta("vedtak", f"«{deler[1]}» er ikke en dato.") from feil
    tekst = _FORSLAG if deler[2] == "likt" else deler[2]
    stemmer, leder = _stemmer(deler[3]) if len(deler) == _FELT_I_VEDTAK else (None, None)
    return Kommunestyrevedtak(
        kommune("vedtak", nummer), deler[0], dag, f"{dag.month}/{dag.year}", tekst, stemmer, leder
    )


def _stemmer(tekst: str) -> tuple[Stemmer, bool | None]:
    ord_ = tekst.split()
    if len(ord_) < 3 or not all(o.isdecimal() for o in ord_[:3]):  # noqa: PLR2004 - members, for, against
        raise UlesteligFakta("vedtak", f"«{tekst}» skal være medlemmer, stemmer for og stemmer mot.")
    leder = {"ja": True, "nei": False}.get(ord_[3]) if len(ord_) > 3 else None  # noqa: PLR2004 - and then the chair
    return Stemmer(*(int(o) for o in ord_[:3])), leder


_BYGGES: Mapping[str, Callable[[Mapping[str, object]], object]] = {
    "avtale": _avtale,
    "form": _form,
    "vedtaksrunde": _runde,
}
