"""The settlement: four layers kept apart, each line explaining itself (docs/metode/oppgjor.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.kommune.kommune import Kommune
from tospann.core.oppgjor import nokler
from tospann.core.oppgjor.fordeling import fordel
from tospann.core.oppgjor.grunnlag import Oppgjorsgrunnlag, sum_av


@dataclass(frozen=True, slots=True)
class Linje:
    """One kind of cost, shared between the municipalities; *andeler* stand in the order of the basis."""

    navn: str
    helhet: Tall
    andeler: tuple[Tall, ...]


@dataclass(frozen=True, slots=True)
class Oppgjor:
    """
    A year's settlement under one key.

    Layer 1 is the state's budget, layer 2 the municipal budget kept by the host,
    layer 3 each municipality's own benefits, layer 4 what passes between them.
    """

    grunnlag: Oppgjorsgrunnlag
    nokkel: Nokkelslag
    statsdeling: Statsdeling
    kontordrift: Tall
    stat_kontordrift: Tall
    stat_lonn: Tall
    linjer: tuple[Linje, ...]
    andeler: tuple[Tall, ...]
    stonader: tuple[Tall, ...]
    betalinger: tuple[Tall, ...]

    @property
    def kommuner(self) -> tuple[Kommune, ...]:
        """Give the municipalities in the order of every tuple here."""
        return tuple(k.kommune for k in self.grunnlag.kommuner)

    def andel(self, kommune: Kommune) -> Tall:
        """Give one municipality's part of layer 2."""
        return self.andeler[self.kommuner.index(kommune)]

    def lag_stat(self) -> Tall:
        """Give layer 1, the state's own budget for the office."""
        return sum_av(
            f"{self.stamme}.lag1", "Statlig budsjett", (self.stat_kontordrift, self.stat_lonn), gjelder="staten"
        )

    def lag_kommune(self) -> Tall:
        """Give layer 2, the municipal budget kept in the host's accounts."""
        return sum_av(f"{self.stamme}.lag2", "Kommunalt budsjett, ført i vertskommunen", self.andeler)

    def lag_stonad(self) -> Tall:
        """Give layer 3, benefits, which each municipality pays itself."""
        return sum_av("stonad.sum", "Stønader i alt", self.stonader)

    def lag_oppgjor(self) -> Tall:
        """Give layer 4, what the collaborating municipalities pay the host."""
        par = zip(self.kommuner, self.betalinger, strict=True)
        # A host that is alone pays nobody, and its own line is the zero.
        til_verten = tuple(b for k, b in par if k != self.grunnlag.vert) or self.betalinger
        return sum_av(f"{self.stamme}.lag4", "Oppgjør mellom kommunene", til_verten, gjelder="samarbeidskommunene")

    def helhet(self) -> Tall:
        """Give layers 1-3 together: what the office and its benefits cost, whoever pays."""
        lagene = (self.lag_stat(), self.lag_kommune(), self.lag_stonad())
        return sum_av(f"{self.stamme}.helhet", "Kontoret i alt", lagene, gjelder="stat og kommuner")

    @property
    def stamme(self) -> str:
        """Give the id that this settlement's figures begin with."""
        return f"oppgjor.{self.nokkel.name.lower()}.{self.statsdeling.name.lower()}"


def gjor_opp(grunnlag: Oppgjorsgrunnlag, nokkel: Nokkelslag, statsdeling: Statsdeling) -> Oppgjor:
    """
    Settle a year: split running costs between state and municipality, then the municipal part by the key.

    Two steps, each rounded to the øre once, in this order (the agreement says so).

    Raises
    ------
    UgyldigNokkel
        From the key, when it cannot share.

    """
    stamme = f"oppgjor.{nokkel.name.lower()}.{statsdeling.name.lower()}"
    drift = _kontordrift(grunnlag)
    stat, kommune = _stat_og_kommune(grunnlag, statsdeling, drift)
    linjer = tuple(_linje(stamme, navn, helhet, grunnlag, nokkel) for navn, helhet in _arter(grunnlag, kommune))
    andeler = tuple(_samlet(stamme, k, linjer, i) for i, k in enumerate(k.kommune for k in grunnlag.kommuner))
    stonader = tuple(k.stonad for k in grunnlag.kommuner)
    return Oppgjor(
        grunnlag,
        nokkel,
        statsdeling,
        drift,
        stat,
        _lonn("stat", grunnlag.aarsverk_stat(), grunnlag.lonn_stat),
        linjer,
        andeler,
        stonader,
        tuple(_betalinger(stamme, grunnlag, andeler, stonader)),
    )


def _kontordrift(grunnlag: Oppgjorsgrunnlag) -> Tall:
    ledd = (*(k.kontordrift for k in grunnlag.kommuner), grunnlag.felles_drift)
    return sum_av("kontordrift.sum", "Felles kontordrift", ledd, gjelder="hele kontoret, stat og kommune")


def _stat_og_kommune(grunnlag: Oppgjorsgrunnlag, deling: Statsdeling, drift: Tall) -> tuple[Tall, Tall]:
    belop = {a.betaler: a.belop for a in fordel(drift.som_kroner(), nokler.statsvekter(grunnlag, deling))}
    if deling is Statsdeling.AARSVERK:
        ledd: tuple[Tall, ...] = (drift, grunnlag.aarsverk_stat(), grunnlag.aarsverk_kommune())
        formel = "kontordrift × egne årsverk / alle årsverk"
    else:
        ledd, formel = (drift, grunnlag.stat_prosent), "kontordrift × fast prosent"

    def del_(hvem: str, navn: str) -> Tall:
        id_ = f"kontordrift.{deling.name.lower()}.{hvem}"
        return regn_ut(id_, navn, belop[hvem], Enhet.KRONER, formel=formel, ledd=ledd, gjelder=hvem)

    return del_(nokler.STAT, "Kontordrift, statens del"), del_(nokler.KOMMUNE, "Kontordrift, kommunenes del")


def _arter(grunnlag: Oppgjorsgrunnlag, kontordrift: Tall) -> tuple[tuple[str, Tall], ...]:
    lonn = _lonn("kommune", grunnlag.aarsverk_kommune(), grunnlag.lonn_kommune)
    paaslag = regn_ut(
        "paaslag.sum",
        "Administrasjonspåslag til vertskommunen",
        Kroner.avrundet(lonn.som_brok() * grunnlag.paaslag.som_brok() / 100),
        Enhet.KRONER,
        formel="lønn til kommunalt ansatte × påslag i prosent, avrundet til øre",
        ledd=(lonn, grunnlag.paaslag),
        gjelder="alle deltakerkommunene",
    )
    return ("Kontordrift", kontordrift), ("Lønn", lonn), ("Administrasjonspåslag", paaslag)


def _lonn(hvem: str, aarsverk: Tall, sats: Tall) -> Tall:
    return regn_ut(
        f"lonn.{hvem}.sum",
        "Lønn til statlig ansatte" if hvem == nokler.STAT else "Lønn til kommunalt ansatte",
        Kroner.avrundet(aarsverk.som_brok() * sats.som_brok()),
        Enhet.KRONER,
        formel="årsverk × lønnskostnad per årsverk, avrundet til øre",
        ledd=(aarsverk, sats),
        gjelder="staten" if hvem == nokler.STAT else "alle deltakerkommunene",
    )


def _linje(stamme: str, navn: str, helhet: Tall, grunnlag: Oppgjorsgrunnlag, nokkel: Nokkelslag) -> Linje:
    andeler = {a.betaler: a.belop for a in fordel(helhet.som_kroner(), nokler.vekter(grunnlag, nokkel))}
    ledd = (helhet, *nokler.ledd(grunnlag, nokkel))
    formel = f"{navn.lower()} delt {nokler.FORKLARING[nokkel]}, største rest"
    art = helhet.id.partition(".")[0]
    tall = tuple(
        regn_ut(
            f"{stamme}.{art}.{k.kommune.nummer}",
            f"{navn}, {k.kommune.kortnavn}",
            andeler[k.kommune.nummer],
            Enhet.KRONER,
            formel=formel,
            ledd=ledd,
            gjelder=f"{k.kommune.kortnavn} kommune",
        )
        for k in grunnlag.kommuner
    )
    return Linje(navn, helhet, tall)


def _samlet(stamme: str, kommune: Kommune, linjer: Iterable[Linje], plass: int) -> Tall:
    ledd = tuple(linje.andeler[plass] for linje in linjer)
    navn = f"Del av det kommunale budsjettet, {kommune.kortnavn}"
    return sum_av(f"{stamme}.lag2.{kommune.nummer}", navn, ledd, gjelder=f"{kommune.kortnavn} kommune")


def _betalinger(
    stamme: str, grunnlag: Oppgjorsgrunnlag, andeler: tuple[Tall, ...], stonader: tuple[Tall, ...]
) -> Iterable[Tall]:
    """Layer 4: each collaborating municipality pays its share and its benefits; the host receives the sum."""
    kommuner = [k.kommune for k in grunnlag.kommuner]
    til_verten = {
        k.nummer: a.som_kroner() + s.som_kroner()
        for k, a, s in zip(kommuner, andeler, stonader, strict=True)
        if k != grunnlag.vert
    }
    mottatt = -Kroner(sum(b.ore for b in til_verten.values()))
    for kommune, andel, stonad in zip(kommuner, andeler, stonader, strict=True):
        er_vert = kommune == grunnlag.vert
        yield regn_ut(
            f"{stamme}.lag4.{kommune.nummer}",
            f"Oppgjør mellom kommunene, {kommune.kortnavn}",
            mottatt if er_vert else til_verten[kommune.nummer],
            Enhet.KRONER,
            formel="minus det de andre betaler verten" if er_vert else "del av lag 2 + egne stønader",
            ledd=(*andeler, *stonader) if er_vert else (andel, stonad),
            gjelder=f"{kommune.kortnavn} kommune",
        )
