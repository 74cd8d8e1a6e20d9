"""
From a settlement to invoices: who sends whom what, and the lines of it (docs/metode/ehf.md).

On account and at the end of the year the one who is owed is the seller. Owes
the host something back of what was paid on account, the host credits it; owes
it more than that, the other party sends the invoice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.oppgjor.aarsresultat import Krav, Saldo
from tospann.core.oppgjor.akontoplan import Akontokrav
from tospann.documents.ehf.faktura import STANDARDAVGIFT, Avgift, Faktura, Fakturalinje, Fakturapart, Fakturaslag
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall, linjenavn

STANDARDDAGER = 30
_EN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Partsopplysning:
    """What a party has said of itself for invoices."""

    part: Fakturapart
    konto: str = ""
    referanse: str = ""
    ordre: str = ""
    avgift: Avgift = STANDARDAVGIFT
    dager: int = STANDARDDAGER


@dataclass(frozen=True, slots=True)
class Fakturagrunnlag:
    """
    An invoice to be, and the figures of its lines; *venter* says why it must wait, if it must.

    *fra* and *til* are who pays and who is paid, as the core calls them; of a credit note, the other way round.
    """

    id: str
    tittel: str
    fra: str
    til: str
    faktura: Faktura
    linjetall: tuple[Tall, ...]
    i_alt: Tall
    venter: str = ""

    @property
    def er_klar(self) -> bool:
        """Tell whether it may be given out."""
        return not self.venter and not self.faktura.mangler()

    @property
    def avgift(self) -> Tall:
        """Give the tax that is added; zero where there is none."""
        formel = f"summen av linjene ganger {self.faktura.avgift.prosent} prosent, rundet til øret"
        return self._av_summen("mva", "Merverdiavgift", self.faktura.mva, formel)

    @property
    def aa_betale(self) -> Tall:
        """Give what is to be paid, or taken back, with tax."""
        formel = "summen av linjene pluss merverdiavgiften"
        return self._av_summen("betales", "Å betale", self.faktura.i_alt, formel) if self.faktura.mva else self.i_alt

    def _av_summen(self, id_: str, navn: str, ore: int, formel: str) -> Tall:
        belop, gjelder = Kroner(ore), self.i_alt.gjelder
        full_id = f"{self.i_alt.id}.{id_}"
        return regn_ut(full_id, navn, belop, Enhet.KRONER, formel=formel, ledd=(self.i_alt,), gjelder=gjelder)

    def gjelder(self, part: str) -> bool:
        """Tell whether it is from or to a party."""
        return part in {self.fra, self.til}


@dataclass(frozen=True, slots=True)
class Fakturering:
    """What all the invoices of a settlement have in common; *stamme* is what their numbers begin with."""

    stamme: str
    tittel: str
    dato: date
    parter: Mapping[str, Partsopplysning]

    def akonto(self, tall: Oppgjorstall, plan: Sequence[Akontokrav], venter: str = "") -> Iterator[Fakturagrunnlag]:
        """Yield one for each claim of the plan that follows from the budget; *venter* says why they must wait."""
        aar, fra = tall.oppgjor.grunnlag.year, tall.oppgjor.grunnlag.aar.fra
        saldoer = {s.part: tall.tall.saldo(s) for s in tall.oppgjor.saldoer()}
        for nr, (forfall, kravene) in enumerate(groupby(plan, key=lambda k: k.forfall), 1):
            for krav in kravene:
                gjelder = krav.til if krav.fra == tall.oppgjor.grunnlag.vert else krav.fra
                navn = f"A konto {aar}, termin {nr}"
                formel = "det parten skylder etter budsjettet, delt likt på forfallsdatoene"
                belop = _tall(tall, f"a{nr}.{gjelder}", navn, krav.ore, formel, (saldoer[gjelder],))
                beskrivelse = f"Etter vedtatt budsjett, forfall {dato_tekst(forfall)}"
                yield self._grunnlag(
                    _Utkast(f"a{nr}-{gjelder}", navn, krav.fra, krav.til, (fra, forfall), forfall, venter=venter),
                    ((Fakturalinje(navn, krav.ore, beskrivelse), belop),),
                    belop,
                )
            fra = forfall + _EN_DAG

    def aarsoppgjor(
        self, tall: Oppgjorstall, versjon: int, terminer: int, venter: str = ""
    ) -> Iterator[Fakturagrunnlag]:
        """Yield one for each balance; *versjon* and *terminer* make its number and name the invoices before it."""
        saldoer = {s.part: s for s in tall.oppgjor.saldoer()}
        for krav in tall.oppgjor.krav():
            yield self._balanse(tall, krav, saldoer[krav.for_], (versjon, terminer), venter)

    def _balanse(
        self, tall: Oppgjorstall, krav: Krav, saldo: Saldo, numre: tuple[int, int], venter: str
    ) -> Fakturagrunnlag:
        aaret, (versjon, terminer) = tall.oppgjor.grunnlag.aar, numre
        kreditt = saldo.ore < 0 and -saldo.ore <= saldo.akonto
        fortegn = 1 if saldo.ore > 0 else -1
        linjer = tuple(_linjene(tall, krav.for_, fortegn))
        formel = "summen av linjene"
        i_alt = _tall(tall, f"o{versjon}.{krav.for_}", "Å gjøre opp", krav.ore, formel, (tall.tall.saldo(saldo),))
        retter = tuple(f"{self.stamme}-a{nr}-{krav.for_}" for nr in range(1, terminer + 1)) if kreditt else ()
        # The host credits: it is the seller, though it is also the one who pays back.
        fra, til = (krav.til, krav.fra) if kreditt else (krav.fra, krav.til)
        navn = f"Oppgjør for {aaret.fra.year}"
        utkast = _Utkast(
            f"o{versjon}-{krav.for_}", navn, fra, til, (aaret.fra, aaret.til - _EN_DAG), None, retter, venter
        )
        return self._grunnlag(utkast, linjer, i_alt)

    def _grunnlag(self, utkast: _Utkast, linjer: tuple[tuple[Fakturalinje, Tall], ...], i_alt: Tall) -> Fakturagrunnlag:
        selger, kjoper = self.parter[utkast.til], self.parter[utkast.fra]
        forfall = utkast.forfall if utkast.forfall and utkast.forfall >= self.dato else None
        faktura = Faktura(
            Fakturaslag.KREDITNOTA if utkast.retter else Fakturaslag.FAKTURA,
            f"{self.stamme}-{utkast.id}",
            self.dato,
            forfall or self.dato + timedelta(days=selger.dager),
            *utkast.periode,
            selger.part,
            kjoper.part,
            tuple(linje for linje, _ in linjer),
            selger.avgift,
            selger.konto,
            "",
            kjoper.referanse,
            kjoper.ordre,
            f"{utkast.tittel}, {self.tittel}",
            utkast.retter,
        )
        tall = tuple(t for _, t in linjer)
        return Fakturagrunnlag(utkast.id, utkast.tittel, utkast.fra, utkast.til, faktura, tall, i_alt, utkast.venter)


@dataclass(frozen=True, slots=True)
class _Utkast:
    id: str
    tittel: str
    fra: str
    til: str
    periode: tuple[date, date]
    forfall: date | None
    retter: tuple[str, ...] = ()
    venter: str = ""


def _tall(tall: Oppgjorstall, id_: str, navn: str, ore: int, formel: str, ledd: tuple[Tall, ...]) -> Tall:
    return regn_ut(
        f"{tall.tall.stamme}.faktura.{id_}",
        navn,
        Kroner(ore),
        Enhet.KRONER,
        formel=formel,
        ledd=ledd,
        gjelder=ledd[0].gjelder,
    )


def _linjene(tall: Oppgjorstall, part: str, fortegn: int) -> Iterator[tuple[Fakturalinje, Tall]]:
    """Yield what the account of a party is made of: its parts, less what it has entered itself and paid."""
    for nr, (navn, ore, beskrivelse, grunnlag) in enumerate(_kontoen(tall, part), 1):
        formel = "som i oppgjøret" if ore == grunnlag.som_kroner().ore * fortegn else "som i oppgjøret, trukket fra"
        belop = _tall(tall, f"linje.{part}.{nr}", navn, fortegn * ore, formel, (grunnlag,))
        yield Fakturalinje(navn, fortegn * ore, beskrivelse), belop


def _kontoen(tall: Oppgjorstall, part: str) -> Iterator[tuple[str, int, str, Tall]]:
    for post in tall.oppgjor.poster:
        egne = [
            p
            for p in tall.oppgjor.grunnlag.posteringer
            if (p.post, p.slag, p.bokfort_hos) == (post.post.id, post.slag, part)
        ]
        ore, fort = post.baerer().get(part, 0), sum(p.ore for p in egne)
        # What a party has entered itself, and bears alone, passes no one; such as its own benefits.
        if ore == fort:
            continue
        kontering = post.post.kontering
        hvor = f"Konto {kontering.konto}, funksjon {kontering.funksjon}, art {kontering.art}"
        if ore:
            yield linjenavn(post), ore, hvor, tall.tall.andel(post, part)
        yield from ((f"{linjenavn(post)}, ført i egne bøker", -p.ore, hvor, p.belop) for p in egne)
    for a in tall.oppgjor.grunnlag.akonto:
        if part in {a.fra, a.til}:
            ore = a.belop.som_kroner().ore
            navn = f"{'Betalt' if a.fra == part else 'Mottatt'} a konto {dato_tekst(a.dato)}"
            yield navn, -ore if a.fra == part else ore, "", a.belop
