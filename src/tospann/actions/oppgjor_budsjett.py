"""Lag budsjettet for et år: the host's draft, changed step by step; nobody else sees it until it is laid before all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, NoenAndreKomForst
from tospann.actions.budsjettendring import Budsjettendring, endret
from tospann.actions.budsjettutkast import Budsjettutkast, begynnelsen, finn_utkast, krev_verten, med_folketall, slag
from tospann.actions.klokke import i_dag
from tospann.actions.tilgang import krev
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.rolle import Handling
from tospann.core.felles.tall import Enhet, Tall, Verdi
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import Kostnadspost, Postering, Posteringsslag
from tospann.core.oppgjor.nesteaar import budsjettlinje
from tospann.imports.budsjettfil import Budsjettlinje, Kjente, les_budsjett
from tospann.imports.trykttabell import les_fil
from tospann.store import models
from tospann.store.aarsoppgjor_json import som_tekst


@dataclass(frozen=True, slots=True)
class Budsjettskritt:
    """The host's draft, locked for one user until the transaction ends."""

    bruker: models.Bruker
    utkast: Budsjettutkast

    @classmethod
    def begynn(cls, bruker: models.Bruker, sak: models.Sak, aar: int, versjon: int) -> Self:
        """
        Ask for the right, and lock the draft the user saw.

        Raises
        ------
        HarIkkeRolle, Avvist, NoenAndreKomForst
            When the role may not, there is no draft, or somebody else has saved it since.

        """
        krev(bruker, sak, Handling.LAGE_OPPGJORSBUDSJETT)
        krev_verten(bruker, sak)
        models.Aarsutkast.objects.visible_to(bruker).select_for_update().filter(sak=sak, slag=slag(aar)).first()
        utkast = finn_utkast(bruker, sak, aar)
        if utkast is None:
            raise Avvist(f"Det er ikke noe utkast til budsjett for {aar}. Begynn på et. Ingenting er lagret.")
        if utkast.rad.versjon != versjon:
            raise NoenAndreKomForst("En annen hos dere har lagret utkastet. Se over det på nytt. Ingenting er lagret.")
        return cls(bruker, utkast)

    def lagre(self, nytt: Aarsgrunnlag) -> models.Aarsutkast:
        """Keep it, settled or not: what it lacks is told on the page."""
        rad, innhold = self.utkast.rad, som_tekst(nytt)
        if innhold == rad.innhold:
            return rad
        rad.innhold, rad.versjon, rad.dato = innhold, rad.versjon + 1, i_dag()
        rad.save()
        nyttelast = {"slag": rad.slag, "fingeravtrykk": fingeravtrykk(innhold)}
        journal.skriv(self.bruker, Handling.LAGE_OPPGJORSBUDSJETT, rad.sak.slug, nyttelast, egen=True)
        return rad

    def tall(self, id_: str, navn: str, verdi: Verdi, enhet: Enhet, gjelder: str) -> Tall:
        """Make a figure of what the host has written."""
        year, dag = self.utkast.grunnlag.year, i_dag()
        kilde = Kilde("budsjett", Kildeslag.FORUTSETNING, f"Budsjettet for {year}", self.bruker.part.navn, dag)
        return Tall(f"oppgjor.{year}.{id_}", navn, verdi, enhet, dag, gjelder, kilde)


@transaction.atomic
def begynn_budsjett(*, bruker: models.Bruker, sak: models.Sak, aar: int) -> models.Aarsutkast:
    """
    Begin a draft of a year's budget; one that is begun already is given as it is.

    Raises
    ------
    HarIkkeRolle, Avvist
        When the year cannot be made or revised now.

    """
    krev(bruker, sak, Handling.LAGE_OPPGJORSBUDSJETT)
    krev_verten(bruker, sak)
    models.Sak.objects.select_for_update().get(pk=sak.pk)
    if utkast := finn_utkast(bruker, sak, aar):
        return utkast.rad
    innhold = som_tekst(begynnelsen(bruker, sak, aar))
    rad = models.Aarsutkast.objects.create(
        sak=sak, part=bruker.part, slag=slag(aar), innhold=innhold, versjon=1, dato=i_dag()
    )
    nyttelast = {"slag": rad.slag, "fingeravtrykk": fingeravtrykk(innhold)}
    journal.skriv(bruker, Handling.LAGE_OPPGJORSBUDSJETT, sak.slug, nyttelast, egen=True)
    return rad


@transaction.atomic
def lagre_budsjett(
    *, bruker: models.Bruker, sak: models.Sak, aar: int, versjon: int, endring: Budsjettendring
) -> models.Aarsutkast:
    """
    Save what the form has changed.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst

    """
    skritt = Budsjettskritt.begynn(bruker, sak, aar, versjon)
    return skritt.lagre(endret(skritt.utkast.grunnlag, endring, skritt.tall))


@transaction.atomic
def sett_budsjettpost(
    *, bruker: models.Bruker, sak: models.Sak, aar: int, versjon: int, linje: Budsjettlinje
) -> models.Aarsutkast:
    """
    Add an item, or let it take the place of the one with the same id.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst

    """
    skritt = Budsjettskritt.begynn(bruker, sak, aar, versjon)
    g = skritt.utkast.grunnlag
    plass = next((nr for nr, p in enumerate(g.poster) if p.id == linje.post.id), len(g.poster))
    poster = (*g.poster[:plass], linje.post, *g.poster[plass + 1 :])
    andre = tuple(p for p in g.posteringer if p.post != linje.post.id)
    return skritt.lagre(_med_poster(skritt, poster, (*andre, *_posteringer(skritt, linje))))


@transaction.atomic
def fjern_budsjettpost(
    *, bruker: models.Bruker, sak: models.Sak, aar: int, versjon: int, post: str
) -> models.Aarsutkast:
    """
    Take an item out of the draft.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst

    """
    skritt = Budsjettskritt.begynn(bruker, sak, aar, versjon)
    g = skritt.utkast.grunnlag
    poster = tuple(p for p in g.poster if p.id != post)
    return skritt.lagre(_med_poster(skritt, poster, (p for p in g.posteringer if p.post != post)))


@transaction.atomic
def les_budsjettfil(
    *, bruker: models.Bruker, sak: models.Sak, aar: int, versjon: int, data: bytes, navn: str
) -> models.Aarsutkast:
    """
    Let the items of a file take the place of those in the draft: all of them, or none.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst, FilAvvist

    """
    skritt = Budsjettskritt.begynn(bruker, sak, aar, versjon)
    linjer = les_budsjett(les_fil(data, navn), kjente(skritt.utkast.grunnlag))
    posteringer = [p for linje in linjer for p in _posteringer(skritt, linje)]
    return skritt.lagre(_med_poster(skritt, tuple(linje.post for linje in linjer), posteringer))


@transaction.atomic
def forkast_budsjett(*, bruker: models.Bruker, sak: models.Sak, aar: int, versjon: int) -> None:
    """
    Throw the draft away; what has been laid before all is not touched.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst

    """
    skritt = Budsjettskritt.begynn(bruker, sak, aar, versjon)
    skritt.utkast.rad.delete()
    journal.skriv(bruker, Handling.LAGE_OPPGJORSBUDSJETT, sak.slug, {"slag": slag(aar), "kastet": True}, egen=True)


def kjente(g: Aarsgrunnlag) -> Kjente:
    """Give what a file or a form may name."""
    parter = {navn.casefold(): p for p in g.parter for navn in (p, g.navn(p), f"{g.navn(p)} kommune")}
    nokler = {navn.casefold(): v.id for v in g.nokler for navn in (v.id, v.navn)}
    return Kjente(parter, nokler, {p.navn.casefold(): p.id for p in g.poster}, g.vert)


def _med_poster(
    skritt: Budsjettskritt, poster: tuple[Kostnadspost, ...], posteringer: Iterable[Postering]
) -> Aarsgrunnlag:
    try:
        return med_folketall(replace(skritt.utkast.grunnlag, poster=poster, posteringer=tuple(posteringer)))
    except UgyldigNokkel as feil:
        raise Avvist(f"{feil} Ingenting er lagret.") from feil


def _posteringer(skritt: Budsjettskritt, linje: Budsjettlinje) -> Iterable[Postering]:
    """Make the entry of an item, and the one for compensation for VAT, which is a minus."""
    yield _postering(skritt, linje, Posteringsslag.KOSTNAD, linje.belop)
    if linje.mva.ore:
        yield _postering(skritt, linje, Posteringsslag.MVA_KOMPENSASJON, Kroner(-abs(linje.mva.ore)))


def _postering(skritt: Budsjettskritt, linje: Budsjettlinje, hva: Posteringsslag, belop: Kroner) -> Postering:
    year, post = skritt.utkast.grunnlag.year, linje.post
    hele = Periode(date(year, 1, 1), date(year + 1, 1, 1))
    id_, navn = f"budsjett.{post.id}.{hva.name.lower()}.{linje.hos}", f"{post.navn}, budsjett"
    tall = skritt.tall(id_, navn, belop, Enhet.KRONER, post.navn)
    return Postering(budsjettlinje(post.id, hva, linje.hos), post.id, hele, tall, linje.hos, hva)
