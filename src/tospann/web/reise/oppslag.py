"""What the travel pages show: the answer, what we have found ourselves, and what a new road did to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tospann.actions.finn_reisetid import nett_paa
from tospann.core.felles.tall import Tall
from tospann.core.kommune.reiseendring import Reiseendring, endringer
from tospann.core.kommune.reisenett import Reisenett, luftlinje_km
from tospann.core.kommune.reisetid import Reisesvar, Reisetid, reisetid
from tospann.core.kommune.reisevalg import Par, Reisevalg, gjeldende, per_par
from tospann.store import models
from tospann.store.reise import egne_reisetider, naboer
from tospann.store.statistikk import folketall
from tospann.web.reise.skjema import Reiseskjema

# How many to show for an island.
NAERMESTE = 3


@dataclass(frozen=True, slots=True)
class Reiserad:
    """One journey in a list: the answer, and our own figure beside it if we have one."""

    svar: Reisesvar
    valg: Reisevalg | None

    @property
    def kjent(self) -> bool:
        """Tell whether there is a time."""
        return isinstance(self.svar, Reisetid)

    @property
    def mellom(self) -> str:
        """Name the journey, lower number first."""
        a, b = sorted((self.svar.fra, self.svar.til))
        return f"mellom {a.kortnavn} og {b.kortnavn}"

    @property
    def eget(self) -> Tall | None:
        """Give our own figure."""
        return self.valg.som_tall(self.mellom) if self.valg else None

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        if isinstance(self.svar, Reisetid):
            yield from self.svar.tall()
        if self.eget:
            yield self.eget


@dataclass(frozen=True, slots=True)
class Reiseside:
    """One journey on a page of its own."""

    dato: date
    rad: Reiserad
    endringer: tuple[Reiseendring, ...]
    egne: tuple[Reisevalg, ...]

    def skrevet(self) -> Iterator[tuple[Reisevalg, Tall]]:
        """Give all we have written down, the newest first, with the figure of each."""
        return ((v, v.som_tall(self.rad.mellom)) for v in self.egne)

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        yield from self.rad.tall()
        yield from (t for _, t in self.skrevet())
        for endring in self.endringer:
            yield from endring.tall()


@dataclass(frozen=True, slots=True)
class Kommunereiser:
    """What a municipality's own page says of travel: to the county's largest municipality, and to the neighbours."""

    dato: date
    nummer: str
    storste: tuple[Reiserad, ...]
    naboer: tuple[Reiserad, ...]

    @property
    def har_egne(self) -> bool:
        """Tell whether we have a figure of our own for any of them."""
        return any(rad.valg for rad in (*self.storste, *self.naboer))

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown, for the page's sources."""
        for rad in (*self.storste, *self.naboer):
            yield from rad.tall()


def side(bruker: models.Bruker, skjema: Reiseskjema) -> Reiseside:
    """Answer for the journey of a valid form."""
    fra, til, dato = (skjema.cleaned_data[navn] for navn in ("fra", "til", "dato"))
    nett, par = skjema.nett(dato), _par(fra.kommune.nummer, til.kommune.nummer)
    svar = reisetid(nett, fra.kommune.nummer, til.kommune.nummer)
    egne = _egne(bruker, nett).get(par, ())
    return Reiseside(dato, Reiserad(svar, gjeldende(egne, dato)), endringer(nett, svar, skjema.nett), egne[::-1])


def rader(bruker: models.Bruker, nett: Reisenett, svar: Iterable[Reisesvar]) -> tuple[Reiserad, ...]:
    """Put our own figures beside the answers."""
    egne = _egne(bruker, nett)
    return tuple(Reiserad(s, gjeldende(egne.get(_par(s.fra.nummer, s.til.nummer), ()), nett.dato)) for s in svar)


def kommunereiser(bruker: models.Bruker, nummer: str, dato: date) -> Kommunereiser:
    """Gather what kommune/reise.html shows; the municipality must exist on the date."""
    nett = nett_paa(dato)
    storste = [n for n in _storst_i_fylket(nett, nummer) if n != nummer]
    naere = naboer(nummer, dato) or _naermeste(nett, nummer)
    svar = [reisetid(nett, nummer, n) for n in (*storste, *naere)]
    alle = rader(bruker, nett, svar)
    naer = sorted(alle[len(storste) :], key=lambda r: (not r.kjent, _minutter(r.svar), r.svar.til))
    return Kommunereiser(dato, nummer, alle[: len(storste)], tuple(naer))


def _naermeste(nett: Reisenett, nummer: str) -> tuple[str, ...]:
    """Give the nearest centres, for an island without a border on land."""
    if nummer not in nett.steder:
        return ()
    her = nett.steder[nummer].senter
    andre = sorted((luftlinje_km(her, sted.senter), n) for n, sted in nett.steder.items() if n != nummer)
    return tuple(n for _, n in andre[:NAERMESTE])


def _minutter(svar: Reisesvar) -> object:
    return svar.minutter.som_brok() if isinstance(svar, Reisetid) else 0


def _storst_i_fylket(nett: Reisenett, nummer: str) -> list[str]:
    """Give the county's most populous municipality; none where the population is not known."""
    kommuner = nett.grunnlag.historie.paa(nett.dato)
    tall = {n: t for n, t in folketall(nett.dato).items() if n in kommuner}
    i_fylket = [n for n in tall if kommuner[n].fylkesnummer == kommuner[nummer].fylkesnummer]
    return [max(i_fylket, key=lambda n: (tall[n].som_brok(), n))] if i_fylket else []


def _egne(bruker: models.Bruker, nett: Reisenett) -> Mapping[Par, tuple[Reisevalg, ...]]:
    return per_par(egne_reisetider(bruker), nett)


def _par(fra: str, til: str) -> Par:
    a, b = sorted((fra, til))
    return a, b
