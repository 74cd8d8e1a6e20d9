"""The two years of avtaletekst.md lived through the actions, and the agreement for the model beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.actions.demoen import bruker, saken, som
from tests.actions.oppgjoret import SVARER, VERT, avtrykk, bildet, boktall, gjor, legg_fram, les_inn
from tests.core.oppgjor.avtaleeksempel import AARSVERK
from tests.core.oppgjor.avtalemodell import STATEN, Avtale, Utgift

from tospann.actions.budsjettendring import Aarsverksendring, Budsjettendring
from tospann.actions.budsjettutkast import finn_utkast
from tospann.actions.nokkelbilde import last_forslag
from tospann.actions.oppgjor_boktall import oppgi_boktall
from tospann.actions.oppgjor_budsjett import begynn_budsjett, lagre_budsjett, les_budsjettfil
from tospann.actions.oppgjor_godta import godta_oppgjor
from tospann.actions.oppgjor_importer import importer_oppgjorsfil
from tospann.actions.oppgjor_legg_fram_budsjett import legg_fram_budsjett
from tospann.actions.oppgjor_lukk import lukk_oppgjor
from tospann.actions.oppgjor_nokkel import foreslaa_nokkel, godkjenn_nokkel
from tospann.actions.oppgjor_ta_i_bruk_nokkel import ta_i_bruk_nokkel
from tospann.actions.oppgjor_vedta_budsjett import vedta_oppgjorsbudsjett
from tospann.core.felles.periode import Periode
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Nokkelversjon, Regneregel, Trinn
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Dagssnitt, Vindu
from tospann.core.oppgjor.tellinger import Telling
from tospann.store import models

KOBLING = {
    "konto": "Konto",
    "belop": "Beløp",
    "art": "Art",
    "hos": "Ført hos",
    "fra": "Fra og med",
    "til": "Til og med",
}
KONTO = {"lonn": "10100", "drift": "11900", "prosjekt": "12000", "sosial": "14701839", "statlonn": "50100"}
ART = {"lonn": "010", "drift": "190", "prosjekt": "190", "sosial": "470", "statlonn": "010"}
POSTLINJER = {
    "lonn": "Lonn;kommune;10100;242;010;;mellom;;7412345,67;12345,67;1841",
    "drift": "Drift;kommune;11900;242;190;;mellom;stat;1783210,11;;1841",
    "prosjekt": "Prosjekt;kommune;12000;242;190;;likt;halvt;333333,33;;stat",
    "sosial": "Sosial;stønad;14701839;281;470;1839;;;81234,50;;1841",
    "statlonn": "Statlonn;stat;50100;242;010;stat;;;9870000,00;;stat",
}
HODE = (
    "Post;Lag;Konto;Funksjon;Art;Bæres av;Nøkkel mellom kommunene;Nøkkel mot staten;Beløp;Kompensasjon for mva;Ført hos"
)
DIREKTORER = {**SVARER, "1839": "kommunedirektor-beiarn"}


def nokkelen(id_: str, fra: str, ledd: Mapping[Maal, str], regel: Regneregel | None = None) -> Nokkelversjon:
    """Put a version together: the agreement counts positions by day over the year, and people on 1 January."""
    metode = Sammensatt(tuple(Nokkelledd(Fraction(andel), maal) for maal, andel in ledd.items()))
    vekter = ((STATEN, Fraction(1)), ("kommune", Fraction(1))) if Maal.FAST in ledd else ()
    periode, telling = Periode(date.fromisoformat(fra)), Dagssnitt(Vindu.AAR)
    return Nokkelversjon(id_, f"Nøkkelen {id_}", 0, periode, metode, regel or Regneregel(), telling, vekter=vekter)


MAANEDLIG = Regneregel(Avrunding.KRONE, Trinn.ETT, Hyppighet.MAANED)


def avtal(versjon: Nokkelversjon, *, mot_staten: bool = False) -> models.Nokkelforslag:
    """Propose a key, and let all it concerns say yes."""
    person = bruker(VERT)
    with som(person.part):
        forslag = foreslaa_nokkel(bruker=person, sak=saken(), versjon=versjon, grunn="Avtalt", mot_staten=mot_staten)
    for part in next(f for f in last_forslag(saken()) if f.rad.pk == forslag.pk).angaar:
        svarer = bruker(DIREKTORER[part])
        with som(svarer.part):
            godkjenn_nokkel(bruker=svarer, forslag=forslag, fingeravtrykk=forslag.fingeravtrykk)
    return forslag


def lag_budsjett(aar: int, poster: str, folketall: Mapping[str, int], forslag: list[models.Nokkelforslag]) -> None:
    """Make the year: the keys, the items by file, the people and the positions; lay it out, and adopt it."""
    person, sak = bruker(VERT), saken()
    fil = "\n".join([HODE, *(POSTLINJER[p] for p in poster.split())]).encode()
    talt = {Telling(Maal.FOLKETALL, p, date(aar, 1, 1)): Fraction(n) for p, n in folketall.items()}
    endring = Budsjettendring({}, aarsverkene(aar, set(folketall)), talt)
    with som(person.part):
        begynn_budsjett(bruker=person, sak=sak, aar=aar)
        for f in forslag:
            ta_i_bruk_nokkel(bruker=person, forslag=f, aar=aar)
        les_budsjettfil(bruker=person, sak=sak, aar=aar, versjon=_versjon(aar), data=fil, navn="budsjett.csv")
        lagre_budsjett(bruker=person, sak=sak, aar=aar, versjon=_versjon(aar), endring=endring)
        legg_fram_budsjett(bruker=person, sak=sak, aar=aar, versjon=_versjon(aar), grunn="")
    gjor(vedta_oppgjorsbudsjett, VERT, aar)


def aarsverkene(aar: int, med: set[str]) -> dict[str, Aarsverksendring]:
    """Give the positions of the example as the form of a budget takes them."""
    svar: dict[str, Aarsverksendring] = {}
    for part, antall, fra, _ in AARSVERK:
        if part not in med | {STATEN}:
            continue
        if fra.year < aar:
            svar[part] = Aarsverksendring(antall)
        elif fra.year == aar:
            svar[part] = replace(svar[part], fra=fra, nytt=antall)
    return svar


def _versjon(aar: int) -> int:
    utkast = finn_utkast(bruker(VERT), saken(), aar)
    return utkast.rad.versjon if utkast else 0


def bokfor(aar: int, utgifter: tuple[Utgift, ...]) -> None:
    """Read the accounts in from a file."""
    linjer = ["Konto;Art;Ført hos;Fra og med;Til og med;Beløp", *map(_linje, utgifter)]
    fil = les_inn("\n".join(linjer).encode(), aar)
    person = bruker(VERT)
    with som(person.part):
        importer_oppgjorsfil(bruker=person, fil=fil, kobling=KOBLING, erstatt=False)


def _linje(u: Utgift) -> str:
    post, _, mva = u.post.partition("/")
    til = date.fromordinal(u.til.toordinal() - 1)
    kroner = f"{'-' if u.ore < 0 else ''}{abs(u.ore) // 100},{abs(u.ore) % 100:02d}"
    return f"{KONTO[post]};{'729' if mva else ART[post]};{u.hos};{u.fra.isoformat()};{til.isoformat()};{kroner}"


def til_lukket(aar: int) -> None:
    """Lay the year out, and let every party accept, tell what its books show, and close."""
    legg_fram(aar)
    parter = bildet(aar).livslop.parter
    for part in parter:
        gjor(godta_oppgjor, DIREKTORER[part], aar, fingeravtrykk=avtrykk(aar))
    for part in parter:
        gjor(oppgi_boktall, DIREKTORER[part], aar, tall=boktall(part, aar))
    for part in parter:
        gjor(lukk_oppgjor, DIREKTORER[part], aar, fingeravtrykk=avtrykk(aar))


def modellen(avtale: Avtale) -> Avtale:
    """Give the agreement with the payments on account that were registered in the product: they are facts to both."""
    betalt = bildet(avtale.year).gjeldende.grunnlag.akonto
    return replace(avtale, akonto=tuple((a.fra, a.til, a.belop.som_kroner().ore) for a in betalt))
