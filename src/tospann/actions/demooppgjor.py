"""Two settlements for the demo, played through the same actions as people use. Every amount in them is made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tospann.actions.klokke import i_dag
from tospann.actions.oppgjor_akonto import kvartalsdatoer, registrer_akonto
from tospann.actions.oppgjor_bestrid import bestrid_linje
from tospann.actions.oppgjor_importer import importer_oppgjorsfil
from tospann.actions.oppgjor_legg_fram import legg_fram_oppgjor
from tospann.actions.oppgjor_les_inn import les_inn_oppgjorsfil
from tospann.actions.oppgjor_notat import skriv_oppgjorsnotat
from tospann.actions.oppgjor_vedta_budsjett import vedta_oppgjorsbudsjett
from tospann.actions.saksbilde import last_saksbilde
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import ascii_navn
from tospann.core.felles.periode import Periode
from tospann.core.felles.rolle import Partslag, Rolle
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Deltakelse, Maaling
from tospann.core.oppgjor.grunnlag import Kommunegrunnlag
from tospann.core.oppgjor.kostnad import Kontering, Kostnadspost, Lag, Postering
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Folketallsregel, Nokkelversjon, Regneregel
from tospann.core.oppgjor.nokler import STAT
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Stilling, Telledatoer
from tospann.store import models
from tospann.store.aarsoppgjor import Versjonsslag, gjort_opp
from tospann.store.aarsoppgjor_eget import Filslag
from tospann.store.aarsoppgjor_json import som_tekst

BESTRIDT, LOPENDE = 2020, 2021
KOBLING = {"konto": "Konto", "belop": "Beløp", "maaned": "Periode", "tekst": "Tekst", "art": "Art", "hos": "Ført hos"}
STILLINGSKOBLING = {"part": "Kommune", "antall": "Årsverk", "fra": "Fra", "til": "Til"}
TREKKER_UT = 2
OMSTRIDT = "drift.KOSTNAD"
GRUNN = "Husleia for mars er ført to ganger. Vi kan ikke godta kontordrifta før den er rettet."
NOTAT = "Gir vi oss på husleia, vil vi ha åpent tre dager på Moldjord i stedet for to."
MERKNAD = (
    "Regneeksempel. Kontoret er ikke åpnet ennå, og ingen har ført et regnskap. Alle beløp og årsverk er "
    "forutsetninger; bare folketallet 1. januar 2018 er offisielt."
)
# (id, name, layer, account, function, article, kroner in the budget, key, key with the state)
_POSTER = (
    ("lonn", "Lønn, kommunalt ansatte", Lag.KOMMUNE, "10100", "242", "010", 7_647_500, "mellom", ""),
    ("drift", "Kontordrift (husleie, renhold, IKT)", Lag.KOMMUNE, "11900", "242", "190", 1_540_000, "mellom", "stat"),
    ("reiser", "Reiser mellom lokasjonene og felles IKT", Lag.KOMMUNE, "11600", "242", "160", 240_000, "mellom", ""),
    ("paaslag", "Administrasjonspåslag til verten", Lag.KOMMUNE, "12900", "120", "290", 305_900, "mellom", ""),
    ("innflytting", "Innflytting og skilt", Lag.ENGANG, "12000", "242", "200", 125_000, "likt", ""),
)
# How the made-up year went, in per mille of the budget.
_UTFALL = {"lonn": 1018, "drift": 1030, "reiser": 912, "paaslag": 1018, "innflytting": 1000, "stonad": 1043}
_STATSLONN, _STONAD = "50100", "14700"
_MAANEDER = 12


def last_inn_demooppgjor(progress: Callable[[str], None]) -> None:
    """Load the settlements once: 2020 with a line in dispute, 2021 waiting for its accounts."""
    sak = models.Sak.objects.select_related("vert").get(slug="indre-salten")
    if models.Aarsoppgjor.objects.filter(sak=sak).exists():
        return
    progress("oppgjørene")
    fauske, beiarn = _okonomisjef(sak.vert), _okonomisjef(models.Part.objects.get(navn="Beiarn kommune"))
    _okonomisjef(models.Part.objects.get(slag=Partslag.STAT.name))
    for aar in (LOPENDE, BESTRIDT):
        oppgjor = nytt_oppgjor(sak, aar)
        vedta_oppgjorsbudsjett(bruker=fauske, oppgjor=oppgjor)
    for forfall in kvartalsdatoer(BESTRIDT):
        registrer_akonto(bruker=fauske, oppgjor=oppgjor, forfall=forfall)
    navn = f"regnskap-{BESTRIDT}.csv"
    data = eksempelregnskap(oppgjor)
    fil = les_inn_oppgjorsfil(bruker=fauske, oppgjor=oppgjor, slag=Filslag.REGNSKAP, data=data, navn=navn)
    importer_oppgjorsfil(bruker=fauske, fil=fil, kobling=KOBLING, erstatt=False)
    data, navn = eksempelstillinger(oppgjor), f"aarsverk-{BESTRIDT}.csv"
    fil = les_inn_oppgjorsfil(bruker=fauske, oppgjor=oppgjor, slag=Filslag.STILLINGER, data=data, navn=navn)
    utkast = importer_oppgjorsfil(bruker=fauske, fil=fil, kobling=STILLINGSKOBLING, erstatt=False)
    avtrykk = utkast.fingeravtrykk
    legg_fram_oppgjor(bruker=fauske, oppgjor=oppgjor, fingeravtrykk=avtrykk, grunn="Regnskapet for hele året")
    bestrid_linje(bruker=beiarn, oppgjor=oppgjor, fingeravtrykk=avtrykk, linje=OMSTRIDT, grunn=GRUNN)
    skriv_oppgjorsnotat(bruker=beiarn, oppgjor=oppgjor, linje=OMSTRIDT, tekst=NOTAT, versjon=0)


def _okonomisjef(part: models.Part) -> models.Bruker:
    sted = part.navn.removesuffix(" kommune")
    felt = {"navn": f"Økonomisjef i {sted}", "rolle": Rolle.OKONOMISJEF.name, "part": part, "password": "!"}
    bruker, _ = models.Bruker.objects.get_or_create(brukernavn=f"okonomisjef-{ascii_navn(sted)}", defaults=felt)
    return bruker


def nytt_oppgjor(sak: models.Sak, aar: int) -> models.Aarsoppgjor:
    """Make a settlement of a year with a budget built on the case's own assumptions."""
    oppgjor = models.Aarsoppgjor.objects.create(
        sak=sak, aar=aar, vert=sak.vert, merknad=MERKNAD, er_prove=True, frist=date(aar + 1, 3, 31)
    )
    innhold = som_tekst(_Budsjett(aar, last_saksbilde(sak).sak.oppgjorsgrunnlag().kommuner, sak.vert).grunnlag())
    models.Oppgjorsversjon.objects.create(
        oppgjor=oppgjor,
        part=sak.vert,
        slag=Versjonsslag.BUDSJETT.name,
        nr=1,
        innhold=innhold,
        fingeravtrykk=gjort_opp(innhold)[1],
        grunn="Budsjettet for året",
        dato=i_dag(),
    )
    return oppgjor


@dataclass(frozen=True, slots=True)
class _Budsjett:
    """The budget of a made-up year."""

    aar: int
    kommuner: tuple[Kommunegrunnlag, ...]
    vert: models.Part

    def grunnlag(self) -> Aarsgrunnlag:
        hele = Periode(date(self.aar, 1, 1))
        return Aarsgrunnlag(
            self.aar,
            self.vert.kommunenummer,
            tuple(Deltakelse(k.kommune.nummer, k.kommune.kortnavn, Periode(date(2020, 1, 1))) for k in self.kommuner),
            tuple(post for post, _, _ in self._poster()),
            tuple(self._postering(post, kroner, hos) for post, kroner, hos in self._poster()),
            self._nokler(),
            tuple(Maaling(k.kommune.nummer, Maal.FOLKETALL, k.folketall, hele) for k in self.kommuner),
            tuple(self._stillinger(hele)),
        )

    def _poster(self) -> Iterator[tuple[Kostnadspost, int, str]]:
        vert = self.vert.kommunenummer
        for id_, navn, lag, konto, funksjon, art, kroner, nokkel, stat in _POSTER:
            yield Kostnadspost(id_, navn, lag, Kontering(konto, funksjon, art), nokkel, stat), kroner, vert
        stat_lonn = sum(k.aarsverk_stat.som_brok() for k in self.kommuner) * 690_000
        lonn = Kostnadspost(
            "statslonn", "Lønn, statlig ansatte", Lag.STAT, Kontering(_STATSLONN, "242", "010"), baerer=STAT
        )
        yield lonn, int(stat_lonn), STAT
        for k in self.kommuner:
            nr, kontering = k.kommune.nummer, Kontering(f"{_STONAD}{k.kommune.nummer}", "281", "470")
            navn = f"Stønader, {k.kommune.kortnavn}"
            yield Kostnadspost(f"stonad-{nr}", navn, Lag.STONAD, kontering, baerer=nr), int(k.stonad.som_brok()), nr

    def _postering(self, post: Kostnadspost, kroner: int, hos: str) -> Postering:
        periode = Periode(date(self.aar, 1, 1), date(self.aar + 1, 1, 1))
        belop = self._antatt(f"budsjett.{post.id}", f"{post.navn}, budsjett", Kroner.hele(kroner), Enhet.KRONER)
        return Postering(f"budsjett {post.navn}", post.id, periode, belop, hos)

    def _antatt(self, id_: str, navn: str, verdi: Verdi, enhet: Enhet) -> Tall:
        dato = i_dag()
        kilde = Kilde("regneeksempel", Kildeslag.FORUTSETNING, f"Regneeksempel for {self.aar}", "Tospann, demo", dato)
        return Tall(f"oppgjor.{self.aar}.{id_}", navn, verdi, enhet, dato, navn, kilde)

    def _stillinger(self, hele: Periode) -> Iterator[Stilling]:
        stat = sum((k.aarsverk_stat.som_brok() for k in self.kommuner), Fraction())
        yield Stilling("stat", STAT, self._antatt("aarsverk.stat", "Statlige årsverk", stat, Enhet.AARSVERK), hele)
        for k in self.kommuner:
            antall = replace(k.aarsverk_kommune, id=f"oppgjor.{self.aar}.aarsverk.{k.kommune.nummer}")
            yield Stilling(f"kommune {k.kommune.nummer}", k.kommune.nummer, antall, hele)

    def _nokler(self) -> tuple[Nokkelversjon, ...]:
        """Thirty per cent alike and the rest by people; with the state by positions on two days; moving in alike."""
        fra, telling, folk = (
            Periode(date(2020, 1, 1)),
            Telledatoer(((3, 31), (12, 31))),
            Folketallsregel(self.aar - 2018),
        )
        ledd = Nokkelledd(Fraction(3, 10), Maal.LIKT), Nokkelledd(Fraction(7, 10), Maal.FOLKETALL)
        felles = (Regneregel(), telling, folk)
        return (
            Nokkelversjon("mellom", "Nøkkelen mellom kommunene", 1, fra, Sammensatt(ledd), *felles),
            Nokkelversjon("stat", "Nøkkelen mot staten", 1, fra, _ett(Maal.AARSVERK), *felles),
            Nokkelversjon("likt", "Engangskostnader", 1, fra, _ett(Maal.LIKT), *felles),
        )


def _ett(maal: Maal) -> Sammensatt:
    return Sammensatt((Nokkelledd(Fraction(1), maal),))


def eksempelregnskap(oppgjor: models.Aarsoppgjor) -> bytes:
    """
    Give made-up accounts of the year as an accounting system writes them: semicolons, Latin-1, and sums in between.

    The rent for March is in there twice, so that there is something to find.
    """
    budsjett = _budsjettet(oppgjor)
    linjer, sum_ = ["Konto;Tekst;Art;Periode;Ført hos;Beløp"], 0
    for post in budsjett.poster:
        fort, delsum = next(p for p in budsjett.posteringer if p.post == post.id), 0
        for maaned, ore in _maanedene(post.id, fort.ore):
            felt = (post.kontering.konto, post.navn.split(" (")[0], post.kontering.art, f"{oppgjor.aar}-{maaned:02d}")
            linjer.append(";".join((*felt, fort.bokfort_hos, _skrevet(ore))))
            delsum += ore
        linjer.append(f";Sum {post.kontering.konto};;;;{_skrevet(delsum)}")
        sum_ += delsum
    linjer.append(f";Sum i alt;;;;{_skrevet(sum_)}")
    return "\r\n".join(linjer).encode("latin-1")


def eksempelstillinger(oppgjor: models.Aarsoppgjor) -> bytes:
    """Give made-up positions: as in the budget, but the state withdraws two at midsummer."""
    linjer, midt = ["Kommune;Årsverk;Fra;Til"], f"01.07.{oppgjor.aar}"
    for s in _budsjettet(oppgjor).stillinger:
        antall, fra = s.antall.som_brok(), f"01.01.{oppgjor.aar}"
        if s.part == STAT:
            linjer.append(f"{s.part};{_desimalt(antall)};{fra};{midt}")
            antall, fra = antall - TREKKER_UT, midt
        linjer.append(f"{s.part};{_desimalt(antall)};{fra};")
    return "\r\n".join(linjer).encode("latin-1")


def _budsjettet(oppgjor: models.Aarsoppgjor) -> Aarsgrunnlag:
    rad = oppgjor.versjoner.get(slag=Versjonsslag.BUDSJETT.name)
    return rad.som_oppgjor().grunnlag


def _desimalt(antall: Fraction) -> str:
    return f"{float(antall):g}".replace(".", ",")


def _maanedene(post: str, budsjett_ore: int) -> Iterator[tuple[int, int]]:
    aaret = budsjett_ore * _UTFALL.get(post.partition("-")[0], 1000) // 1000
    hver, rest = divmod(aaret, _MAANEDER)
    for maaned in range(1, _MAANEDER + 1):
        ore = hver + (rest if maaned == _MAANEDER else 0)
        yield maaned, ore * 2 if (post, maaned) == ("drift", 3) else ore


def _skrevet(ore: int) -> str:
    """Write as such files do: a hard space between thousands, a decimal comma."""
    hele, rest = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{hele:,}".replace(",", "\u00a0") + f",{rest:02d}"
