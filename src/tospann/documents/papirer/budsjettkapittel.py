"""The budget chapter of a council paper: what a municipality bears, why it changes, and what is uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import ascii_navn, dato_tekst, opplisting
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.oppgjor.akontoplan import Akontokrav
from tospann.core.oppgjor.kostnad import Lag
from tospann.core.oppgjor.metodetekst import i_ord
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Celle,
    Dokument,
    Kolonne,
    Liste,
    Lop,
    Merke,
    Overskrift,
    Ramme,
    Tabell,
    lop_i,
)
from tospann.documents.papirer.aarsoppgjor import linjenavn
from tospann.documents.papirer.kapitteltall import Kapittel
from tospann.documents.papirer.ordlegging import endret, med_og, p, storrelsen
from tospann.documents.papirer.vedlegg import kilder

_FORMAAL = {
    Lag.KOMMUNE: "kommunens del av de felles kostnadene",
    Lag.ENGANG: "engangskostnader",
    Lag.STONAD: "egne stønader",
}
_AKONTO = (
    "A konto følger budsjettet. Blir regnskapet et annet, gjøres forskjellen opp når året er omme. Da kan kommunen få "
    "krav, eller penger igjen."
)
_UKJENT_UTTREKK = (
    "Hva det betyr om staten trekker ut årsverk, kan ikke regnes ut: så mange statlige årsverk er ikke oppgitt."
)


def kapittelnavn(aar: int, navn: str) -> str:
    """Name the file, without ending."""
    return f"budsjettkapittel-{aar}-{ascii_navn(navn)}"


def budsjettkapittel(k: Kapittel) -> Dokument:
    """Compose the chapter."""
    kropp = tuple(_kropp(k))
    tall = [lop for blokk in kropp for lop in lop_i(blokk) if isinstance(lop, Tall)]
    return Dokument(
        kapittelnavn(k.aar, k.navn),
        f"Budsjett {k.aar}: {k.tittel}",
        k.dato,
        f"Kommunedirektøren i {k.navn}",
        (*kropp, Overskrift(1, "Kilder"), _avtrykket(k), kilder(tall, ())),
        undertittel=f"Kapittel til budsjettsaken i {k.kommune}",
        felt=(
            ("Arkivsak", ""),
            ("Saksnummer", ""),
            ("Saksbehandler", ""),
            ("Behandles i", "Formannskap, kommunestyre"),
            ("Vertskommune", k.vert),
            ("Bygger på", k.budsjettnavn),
        ),
        med_ore=True,
    )


def _kropp(k: Kapittel) -> Iterator[Blokk]:
    if k.merknad:
        yield Ramme(Merke.FORUTSETNING, "Regneeksempel", (Avsnitt((k.merknad,)),))
    yield Overskrift(1, "Kommunedirektørens forslag til vedtak")
    yield Ramme(Merke.FORSLAG, "Forslag til vedtak", (Liste(tuple(_vedtaket(k)), nummerert=True),))
    yield Overskrift(1, "Sammendrag")
    yield p(*_sammendrag(k))
    yield Overskrift(1, "Saksopplysninger")
    yield Overskrift(2, "Bakgrunn")
    yield _bakgrunn(k)
    yield Overskrift(2, "Hva kommunen bærer")
    yield _lagtabell(k)
    yield _linjetabell(k)
    yield Overskrift(2, "Hvorfor det endrer seg")
    yield from _hvorfor(k)
    yield Overskrift(2, "A konto gjennom året")
    yield from _akonto(k)
    yield Overskrift(2, "Nøkkelen, og hvem som har godkjent den")
    yield Liste(tuple(_nokkelen(k, v, setning) for v, setning in k.nokler))
    yield Overskrift(1, "Vurdering")
    yield Overskrift(2, "Hva som er usikkert")
    yield Liste(tuple(_risikoen(k)))


def _vedtaket(k: Kapittel) -> Iterator[tuple[Lop, ...]]:
    yield (f"{k.kommune} legger budsjettet for {k.tittel} for {k.aar} til grunn for sitt eget budsjett.",)
    deler = med_og((naa, f" til {_FORMAAL[lag]}") for lag, _, naa, _ in k.lagene() if naa is not None)
    yield ("Det settes av ", k.budsjett.tall.baerer(k.part), " i alt: ", *deler, ".")
    if k.er_vert:
        yield (f"{k.navn} krever inn de andre partenes andeler a konto på forfallsdatoene.",)
    elif _egne_krav(k):
        yield (f"A konto-beløpene betales til {k.vert} på forfallsdatoene i dette kapitlet.",)


def _bakgrunn(k: Kapittel) -> Avsnitt:
    grunnlag = k.budsjett.oppgjor.grunnlag
    med = opplisting(d.navn for d in grunnlag.deltakelser)
    return p(
        f"{k.tittel} er felles for {med}. {k.vert} er vertskommune, fører regnskapet for de felles kostnadene og ",
        "krever inn de andres andeler. Hver kommune bærer sine egne stønader, og staten lønna til sine ansatte. Det ",
        "som er felles, deles etter nøklene nedenfor.",
    )


def _sammendrag(k: Kapittel) -> Iterator[Lop | tuple[Lop, ...]]:
    yield (f"{k.navn} bærer etter budsjettet ", k.budsjett.tall.baerer(k.part), f" i {k.aar}. ")
    endring = k.endringen()
    if k.ifjor is None or endring is None:
        yield "Det finnes ikke noe oppgjør for året før å sammenligne med."
        return
    yield ("Det ", endret(endring)[0], *endret(endring)[1:], f" fra {k.ifjor.navn}, der kommunen bærer ")
    yield (k.ifjor.tall.tall.baerer(k.part), ".")


def _lagtabell(k: Kapittel) -> Tabell:
    i_fjor = f"I fjor ({k.ifjor.tall.oppgjor.grunnlag.year})" if k.ifjor else "I fjor"
    rader: list[tuple[Celle, ...]] = [(str(lag), foer, naa, endring) for lag, foer, naa, endring in k.lagene()]
    ifjor_sum = k.ifjor.tall.tall.baerer(k.part) if k.ifjor else None
    rader.append(("I alt", ifjor_sum, k.budsjett.tall.baerer(k.part), k.endringen()))
    merknad = f"Beløp i kroner. I fjor er {k.ifjor.navn}." if k.ifjor else "Beløp i kroner."
    return Tabell(
        f"Det {k.navn} bærer, lag for lag",
        (Kolonne("Lag", bredde=3), *(_kroner(t) for t in (i_fjor, f"Budsjett {k.aar}", "Endring"))),
        tuple(rader),
        sumrad=True,
        merknad=merknad,
        med_ore=True,
    )


def _kroner(tittel: str) -> Kolonne:
    return Kolonne(tittel, hoyre=True, bredde=2, med_enhet=False)


def _linjetabell(k: Kapittel) -> Tabell:
    egne = [post for post in k.budsjett.oppgjor.poster if k.part in post.baerer()]
    rader: list[tuple[Celle, ...]] = [
        (linjenavn(post), k.budsjett.tall.post(post), k.budsjett.tall.andel(post, k.part)) for post in egne
    ]
    kolonner = Kolonne("Linje", bredde=3), _kroner("Alle parter"), _kroner(k.navn)
    return Tabell(
        f"Linje for linje i budsjettet for {k.aar}",
        kolonner,
        (*rader, ("I alt", None, k.budsjett.tall.baerer(k.part))),
        sumrad=True,
        merknad="Beløp i kroner.",
        med_ore=True,
    )


def _hvorfor(k: Kapittel) -> Iterator[Blokk]:
    endring = k.endringen()
    if k.ifjor is None or endring is None:
        yield p("Det finnes ikke noe oppgjør for året før. Da kan ikke endringen forklares.")
        return
    ledd = (k.ifjor.tall.tall.baerer(k.part), k.budsjett.tall.baerer(k.part))
    formel = "Shapley-verdien: det årsaken legger til, i snitt over alle rekkefølger årsakene kan tas i"
    rader: list[tuple[Celle, ...]] = [
        (ord_.capitalize(), k.regnet(f"aarsak.{nr}", f"Endring på grunn av {ord_}", Kroner(ore), formel, ledd))
        for nr, (ord_, ore) in enumerate(k.ifjor.endring.etter_aarsak(k.part))
    ]
    if not rader:
        yield p("Kommunen bærer det samme som i fjor.")
        return
    yield Tabell(
        f"Årsakene til endringen for {k.navn}",
        (Kolonne("Årsak", bredde=3), _kroner("Kroner")),
        (*rader, ("Endring i alt", endring)),
        sumrad=True,
        merknad="Linjene summerer seg til endringen. Pris er alt som ikke er telt som mengde.",
        med_ore=True,
    )


def _egne_krav(k: Kapittel) -> list[Akontokrav]:
    return [krav for krav in k.plan if k.part in {krav.fra, krav.til}]


def _akonto(k: Kapittel) -> Iterator[Blokk]:
    egne = _egne_krav(k)
    if not egne:
        yield p("Etter budsjettet skal det ikke betales noe a konto.")
        return
    saldo = next(k.budsjett.tall.saldo(s) for s in k.budsjett.oppgjor.saldoer() if s.part == k.part)
    formel = "det som skyldes etter budsjettet, delt likt på forfallsdatoene"
    rader: list[tuple[Celle, ...]] = []
    for forfall in dict.fromkeys(krav.forfall for krav in egne):
        ore = sum(krav.ore for krav in egne if krav.forfall == forfall)
        belop = k.regnet(f"akonto.{forfall.isoformat()}", f"A konto {forfall}", Kroner(ore), formel, (saldo,))
        rader.append((dato_tekst(forfall), belop))
    alle = Kroner(sum(krav.ore for krav in egne))
    i_alt = k.regnet("akonto", "A konto i alt", alle, "summen av terminene", (saldo,))
    hva = f"Det {k.navn} krever inn a konto" if k.er_vert else f"Det {k.navn} betaler a konto"
    if not k.er_vert and any(krav.til == k.part for krav in egne):
        hva = f"Det {k.navn} får a konto"
    yield Tabell(
        hva, (Kolonne("Forfall", bredde=3), _kroner("Kroner")), (*rader, ("I alt", i_alt)), sumrad=True, med_ore=True
    )


def _nokkelen(k: Kapittel, versjon: Nokkelversjon, setning: str) -> tuple[Lop, ...]:
    navn = {d.part: d.navn for d in k.budsjett.oppgjor.grunnlag.deltakelser}
    hva = f"{versjon.navn}, versjon {versjon.versjon}, gjelder fra {dato_tekst(versjon.periode.fra)}: "
    return (f"{hva}{i_ord(versjon.metode, navn)}. {versjon.regel.i_ord()} {setning}",)


def _risikoen(k: Kapittel) -> Iterator[tuple[Lop, ...]]:
    yield from _hvis_staten_trekker_ut(k)
    if storst := _storste_delte(k):
        navn, belop = storst
        ore = abs(belop.som_kroner().ore)
        en = Kroner((2 * ore + 100) // 200)
        en_prosent = k.regnet("prosent", f"Én prosent av {navn}", en, "delen ganger én hundredel", (belop,))
        yield (f"Blir «{navn}» én prosent dyrere enn budsjettert, bærer {k.navn} om lag ", en_prosent, " mer.")
    yield (_AKONTO,)


def _hvis_staten_trekker_ut(k: Kapittel) -> Iterator[tuple[Lop, ...]]:
    if k.uttrekk is None:
        yield (_UKJENT_UTTREKK,)
        return
    kilde = Kilde("tenkt", Kildeslag.FORUTSETNING, "Tenkt i dette kapitlet", "Tospann", k.dato)
    id_, navn = f"kapittel.uttrekk.{k.antall}", "Årsverk staten trekker ut"
    antall = Tall(id_, navn, k.antall, Enhet.AARSVERK, k.dato, "staten", kilde)
    virkning = k.uttrekk.tall(k.part)
    naar = f" fra 1. januar {k.aar}, og blir kostnadene de samme, "
    if not virkning.som_kroner().ore:
        yield ("Trekker staten ut ", antall, naar, f"bærer {k.navn} det samme.")
        return
    ord_ = "mer" if virkning.som_kroner().ore > 0 else "mindre"
    yield ("Trekker staten ut ", antall, naar, f"bærer {k.navn} ", storrelsen(virkning), f" {ord_}.")


def _storste_delte(k: Kapittel) -> tuple[str, Tall] | None:
    delte: Sequence[tuple[str, Tall]] = [
        (linjenavn(post), k.budsjett.tall.andel(post, k.part))
        for post in k.budsjett.oppgjor.poster
        if (post.post.nokkel or post.post.statsnokkel) and k.part in post.baerer()
    ]
    return max(delte, key=lambda par: par[1].som_kroner().ore, default=None)


def _avtrykket(k: Kapittel) -> Avsnitt:
    return p(f"Kapitlet bygger på budsjettet med fingeravtrykk (SHA-256) {k.fingeravtrykk}.")
