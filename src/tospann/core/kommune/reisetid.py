"""How long it takes from one municipality to another: the answer with its band, its way and its method, or why none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from tospann.core.felles.norsk import dato_tekst, desimaltall, sorteringsnokkel
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.forbindelse import Forbindelse, Forbindelsesslag
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisegraf import Vei
from tospann.core.kommune.reisemodell import Lenketid, Reisemetode, Spennregel, regnet_paa, spennet
from tospann.core.kommune.reisenett import Reisenett, Reisested, luftlinje_km

_FERJER = {0: "ingen ferje", 1: "én ferje", 2: "to ferjer", 3: "tre ferjer", 4: "fire ferjer"}


class UkjentReisested(ValueError):
    """The number is no municipality on the date, or the two are the same."""


@dataclass(frozen=True, slots=True)
class Etappe:
    """One link of a way, in the direction of travel."""

    forbindelse: Forbindelse
    fra: str
    til: str
    minutter: Tall
    km: Tall


@dataclass(frozen=True, slots=True)
class Reisetid:
    """A travel time by car and ferry, one way: never a bare number of minutes. No *etapper*: the way is not known."""

    fra: Kommune
    til: Kommune
    metode: Reisemetode
    minutter: Tall
    km: Tall
    regel: Spennregel
    etapper: tuple[Etappe, ...] = ()

    @property
    def ferjer(self) -> int:
        """Count the ferries."""
        return sum(e.forbindelse.er_ferje for e in self.etapper)

    def ferjene(self) -> str:
        """Say how many ferries, in words."""
        return _FERJER.get(self.ferjer, f"{self.ferjer} ferjer")

    def spenn(self) -> tuple[Tall, Tall]:
        """Give the lower and the upper end of the band."""
        return spennet(self.minutter, self.regel)

    def ruten(self) -> str:
        """Say the way as one would on the phone: "Rv80 til Fauske, ferje Drag–Kjøpsvik til Tysfjord"."""
        ledd = []
        for (navn, slag), etapper in groupby(self.etapper, key=lambda e: (e.forbindelse.navn, e.forbindelse.slag)):
            ferje = "ferje " if slag is Forbindelsesslag.FERJE else ""
            ledd.append(f"{ferje}{navn} til {[e.til for e in etapper][-1]}")
        return ", ".join(ledd)

    def tall(self) -> Iterator[Tall]:
        """Give every figure that is shown."""
        yield from (self.minutter, self.km, *self.spenn())
        for etappe in self.etapper:
            yield from (etappe.minutter, etappe.km)


@dataclass(frozen=True, slots=True)
class UkjentReisetid:
    """No method may be used here; *grunn* says why."""

    fra: Kommune
    til: Kommune
    grunn: str


Reisesvar = Reisetid | UkjentReisetid


def reisetid(nett: Reisenett, fra: str, til: str) -> Reisesvar:
    """
    Answer for two municipalities on the network's date (docs/metode/reisetid.md says in which order).

    Raises
    ------
    UkjentReisested
        When one of them does not exist on the date, or they are the same.

    """
    start, maal = _kommune(nett, fra), _kommune(nett, til)
    if start == maal:
        raise UkjentReisested("Velg to forskjellige kommuner.")
    if fra not in nett.steder or til not in nett.steder:
        return UkjentReisetid(start, maal, _uten_senter(nett, fra if fra not in nett.steder else til))
    a, b = nett.steder[fra], nett.steder[til]
    vei = nett.vei(a.knutepunkt, b.knutepunkt) if _nettet_kan_brukes(nett, a, b) else None
    if vei is not None:
        return _i_nettet(nett, vei, start, maal)
    grunn = _hvorfor_ikke_luftlinje(nett, a, b)
    return UkjentReisetid(start, maal, grunn) if grunn else _luftlinje(nett, a, b)


def reiser_fra(nett: Reisenett, fra: str, til: Iterable[str]) -> tuple[Reisesvar, ...]:
    """Answer for each of *til* but *fra* itself: the nearest first, what is unknown last by name."""
    svar = [reisetid(nett, fra, nummer) for nummer in til if nummer != fra]
    return tuple(sorted(svar, key=_rekkefolge))


def _rekkefolge(svar: Reisesvar) -> tuple[bool, object, str, str]:
    navn = sorteringsnokkel(svar.til.kortnavn)
    if isinstance(svar, Reisetid):
        return False, svar.minutter.som_brok(), navn, svar.til.nummer
    return True, 0, navn, svar.til.nummer


def _kommune(nett: Reisenett, nummer: str) -> Kommune:
    versjon = nett.grunnlag.historie.versjon(nummer, nett.dato)
    if versjon is None:
        melding = f"{nummer} var ikke nummeret til noen kommune den dagen."
        raise UkjentReisested(melding)
    return versjon.kommune


def _nettet_kan_brukes(nett: Reisenett, a: Reisested, b: Reisested) -> bool:
    innenfor = nett.modell.fylke in {a.versjon.fylkesnummer, b.versjon.fylkesnummer}
    return innenfor and bool(a.knutepunkt and b.knutepunkt)


def _i_nettet(nett: Reisenett, vei: Vei, start: Kommune, maal: Kommune) -> Reisetid:
    etapper = tuple(
        _etappe(nett, nokkel, fra, til) for nokkel, (fra, til) in zip(vei.nokler, pairwise(vei.steder), strict=True)
    )
    par, gjelder = _par(start, maal)
    minutter = regn_ut(
        f"reisetid.{par}",
        f"Reisetid {gjelder}",
        vei.minutter,
        Enhet.MINUTTER,
        formel="sum av etappene",
        ledd=[e.minutter for e in etapper],
        gjelder=f"bil og ferje, én vei, {gjelder}",
    )
    km = regn_ut(
        f"reiselengde.{par}",
        f"Kjørelengde {gjelder}",
        vei.km,
        Enhet.KILOMETER,
        formel="sum av etappene, uten overfartene",
        ledd=[e.km for e in etapper],
        gjelder=f"bil, én vei, {gjelder}",
    )
    regel = nett.modell.spennregel(Reisemetode.NETT, vei.minutter)
    dato = nett.dato
    return Reisetid(start, maal, Reisemetode.NETT, regnet_paa(minutter, dato), regnet_paa(km, dato), regel, etapper)


def _etappe(nett: Reisenett, nokkel: str, fra: str, til: str) -> Etappe:
    forbindelse = nett.lenker[nokkel]
    fra_navn, til_navn = nett.navn[fra], nett.navn[til]
    tid = Lenketid(forbindelse, nett.modell, nett.dato, f"{fra_navn} og {til_navn}")
    return Etappe(forbindelse, fra_navn, til_navn, tid.minutter(), tid.km())


def _luftlinje(nett: Reisenett, a: Reisested, b: Reisested) -> Reisetid:
    start, maal, modell = a.versjon.kommune, b.versjon.kommune, nett.modell
    par, gjelder = _par(start, maal)
    lengde, kilde = luftlinje_km(a.senter, b.senter), a.senter.kilde
    km = Tall(f"luftlinje.{par}", f"Luftlinje {gjelder}", lengde, Enhet.KILOMETER, nett.dato, gjelder, kilde)
    minutter = regn_ut(
        f"reisetid.{par}",
        f"Reisetid {gjelder}",
        modell.grunntid.som_brok() + modell.per_km.som_brok() * lengde,
        Enhet.MINUTTER,
        formel="grunntid + minutter per km × luftlinje",
        ledd=(modell.grunntid, modell.per_km, km),
        gjelder=f"bil, én vei, {gjelder}",
    )
    regel = modell.spennregel(Reisemetode.LUFTLINJE, minutter.som_brok())
    return Reisetid(start, maal, Reisemetode.LUFTLINJE, regnet_paa(minutter, nett.dato), km, regel)


def _par(start: Kommune, maal: Kommune) -> tuple[str, str]:
    """Name the pair by the lower number first: the same figure both ways, and one way to say it."""
    a, b = sorted((start, maal))
    return f"{a.nummer}-{b.nummer}", f"mellom {a.kortnavn} og {b.kortnavn}"


def _hvorfor_ikke_luftlinje(nett: Reisenett, a: Reisested, b: Reisested) -> str:
    """Say why the rule for the straight line may not be used; empty when it may."""
    ved_sjoen = [s.navn for s in (a, b) if s.ved_sjoen]
    if ved_sjoen:
        ligger = " og ".join(ved_sjoen)
        return (
            f"{ligger} ligger ved sjøen. Der kan ferjer og fjorder gjøre reisen mye lengre enn luftlinja tilsier. "
            "Veinettet vårt er tegnet for Nordland og kan ikke svare her."
        )
    lengde, lengst = luftlinje_km(a.senter, b.senter), nett.modell.lengst.som_brok()
    if lengde > lengst:
        return (
            f"Luftlinja er {desimaltall(lengde, 0)} km. Regelen er bare prøvd på avstander opp til "
            f"{desimaltall(lengst, 0)} km. Veinettet vårt er tegnet for Nordland og kan ikke svare her."
        )
    return ""


def _uten_senter(nett: Reisenett, nummer: str) -> str:
    if nett.dato < nett.grunnlag.begynner:
        return f"Kommunesentre og veier er registrert fra {dato_tekst(nett.grunnlag.begynner)}."
    return f"Ingen har registrert hvor senteret i {nummer} er."
