"""Foreslå en nøkkel, og svar på den: each it concerns says yes or no to exactly that text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.klokke import i_dag
from tospann.actions.nokkelbilde import Forslagsbilde, Forslagssteg, avtalte, last_forslag, siste_oppgjor
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, partsnokkel
from tospann.actions.tilgang import krev
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.core.oppgjor.nokkelskifte import angaar, samme_avtale
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon
from tospann.core.oppgjor.nokler import STAT
from tospann.store import models
from tospann.store.aarsoppgjor_json import nokkel_som_tekst
from tospann.store.nokkelforslag import Nokkelsvar

_AAPENT = frozenset({Forslagssteg.SENDT, Forslagssteg.AVVIST})


def nokkelslag(nokkel: str) -> str:
    """Name the draft of a key."""
    return f"nokkel.{nokkel}"


@transaction.atomic
def lagre_nokkelutkast(
    *, bruker: models.Bruker, sak: models.Sak, nokkel: str, felt: Mapping[str, str], versjon: int
) -> models.Aarsutkast:
    """
    Keep the form of a key as it is filled in, right or wrong; only the own party sees it.

    Raises
    ------
    HarIkkeRolle, NoenAndreKomForst, Fodselsnummer

    """
    krev(bruker, sak, Handling.SKRIVE_NOKKELUTKAST)
    innhold = json.dumps(dict(felt), ensure_ascii=False, sort_keys=True)
    krev_uten_fodselsnummer(" ".join(felt.values()))
    mitt, _ = (
        models.Aarsutkast.objects.visible_to(bruker)
        .select_for_update()
        .get_or_create(
            sak=sak, part=bruker.part, slag=nokkelslag(nokkel), defaults={"versjon": 0, "dato": i_dag(), "innhold": ""}
        )
    )
    if innhold == mitt.innhold:
        return mitt
    if mitt.versjon != versjon:
        raise NoenAndreKomForst("En annen hos dere har lagret utkastet. Det du skrev, står fortsatt i feltene.")
    mitt.innhold, mitt.versjon, mitt.dato = innhold, versjon + 1, i_dag()
    mitt.save()
    nyttelast = {"slag": mitt.slag, "fingeravtrykk": fingeravtrykk(innhold)}
    journal.skriv(bruker, Handling.SKRIVE_NOKKELUTKAST, sak.slug, nyttelast, egen=True)
    return mitt


@transaction.atomic
def foreslaa_nokkel(
    *, bruker: models.Bruker, sak: models.Sak, versjon: Nokkelversjon, grunn: str, mot_staten: bool = False
) -> models.Nokkelforslag:
    """
    Send a version to the others. Its number is given here; an open proposal of the same key is replaced.

    *mot_staten* says that a key no item uses yet is to share with the state.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When there is no year to hold it against, no reason, or it says what is agreed already.

    """
    krev(bruker, sak, Handling.FORESLAA_NOKKEL)
    krev_uten_fodselsnummer(grunn)
    models.Sak.objects.select_for_update().get(pk=sak.pk)
    bilde, forslagene = siste_oppgjor(sak, bruker), last_forslag(sak)
    if bilde is None or not grunn.strip():
        raise Avvist("Skriv hvorfor nøkkelen bør endres. Ingenting er lagret.")
    ny = replace(versjon, versjon=_nummer(sak, forslagene, versjon.id))
    _krev_noe_nytt(sak, forslagene, ny)
    if partsnokkel(bruker.part) not in bilde.livslop.parter:
        raise HarIkkeRolle(f"{bruker.part.navn} er ikke med i oppgjøret. Ingenting er lagret.")
    rad = _forslag(bruker, sak, ny, hvem_maa_godkjenne(bilde, ny, mot_staten=mot_staten), grunn.strip())
    models.Aarsutkast.objects.visible_to(bruker).filter(sak=sak, slag=nokkelslag(ny.id)).delete()
    nyttelast = {"nokkel": ny.id, "versjon": ny.versjon, "fingeravtrykk": ny.fingeravtrykk}
    journal.skriv(bruker, Handling.FORESLAA_NOKKEL, sak.slug, nyttelast)
    return rad


def hvem_maa_godkjenne(bilde: Oppgjorsbilde, ny: Nokkelversjon, *, mot_staten: bool) -> tuple[str, ...]:
    """Give who must say yes to a version, held against the newest year that all have seen."""
    hvem = angaar(bilde.gjeldende.grunnlag, ny)
    return (*hvem, STAT) if mot_staten and STAT not in hvem else hvem


@dataclass(frozen=True, slots=True)
class Nokkelskritt:
    """A proposed key, locked for one user until the transaction ends."""

    bruker: models.Bruker
    bilde: Forslagsbilde
    handling: Handling

    @classmethod
    def begynn(cls, bruker: models.Bruker, forslag: models.Nokkelforslag, handling: Handling) -> Self:
        """
        Ask for the right, and read the proposal as it is now.

        Raises
        ------
        HarIkkeRolle

        """
        krev(bruker, forslag.sak, handling)
        models.Sak.objects.select_for_update().get(pk=forslag.sak_id)
        bilde = next(f for f in last_forslag(forslag.sak) if f.rad.pk == forslag.pk)
        return cls(bruker, bilde, handling)

    def svar(self, svar: Nokkelsvar, fingeravtrykket: str, grunn: str) -> bool:
        """Write an answer down; the same answer twice is given once."""
        siste = self.bilde.siste(partsnokkel(self.bruker.part))
        if siste and (siste.svar, siste.grunn) == (svar.name, grunn):
            return False
        rad = self.bilde.rad
        if fingeravtrykket != rad.fingeravtrykk:
            raise NoenAndreKomForst("Nøkkelen er en annen enn den du leste. Les den på nytt. Ingenting er lagret.")
        if not self.bilde.er_aapent:
            raise Avvist(f"Forslaget er {self.bilde.steg}. Da kan det ikke svares på. Ingenting er lagret.")
        models.Nokkelhendelse.objects.create(
            forslag=rad,
            nr=len(self.bilde.hendelser) + 1,
            part=self.bruker.part,
            bruker=self.bruker,
            rolle=self.bruker.rollen.value,
            svar=svar.name,
            fingeravtrykk=rad.fingeravtrykk,
            grunn=grunn,
            dato=i_dag(),
        )
        nyttelast = {"nokkel": rad.nokkel, "versjon": rad.versjon, "fingeravtrykk": rad.fingeravtrykk}
        journal.skriv(self.bruker, self.handling, rad.sak.slug, nyttelast)
        return True

    def krev_part(self) -> None:
        """
        Let only those the key concerns answer.

        Raises
        ------
        HarIkkeRolle

        """
        if partsnokkel(self.bruker.part) not in self.bilde.angaar:
            raise HarIkkeRolle(f"Nøkkelen gjelder ikke {self.bruker.part.navn}. Ingenting er lagret.")


@transaction.atomic
def godkjenn_nokkel(*, bruker: models.Bruker, forslag: models.Nokkelforslag, fingeravtrykk: str) -> bool:
    """
    Say yes for the own party to exactly this version.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst

    """
    skritt = Nokkelskritt.begynn(bruker, forslag, Handling.GODKJENNE_NOKKEL)
    skritt.krev_part()
    return skritt.svar(Nokkelsvar.GODKJENT, fingeravtrykk, "")


@transaction.atomic
def avvis_nokkel(*, bruker: models.Bruker, forslag: models.Nokkelforslag, fingeravtrykk: str, grunn: str) -> bool:
    """
    Say no for the own party, and why.

    Raises
    ------
    HarIkkeRolle, Avvist, NoenAndreKomForst, Fodselsnummer

    """
    krev_uten_fodselsnummer(grunn)
    skritt = Nokkelskritt.begynn(bruker, forslag, Handling.AVVISE_NOKKEL)
    skritt.krev_part()
    if not grunn.strip():
        raise Avvist("Skriv hvorfor dere sier nei, så de andre kan foreslå noe bedre. Ingenting er lagret.")
    return skritt.svar(Nokkelsvar.AVVIST, fingeravtrykk, grunn.strip())


@transaction.atomic
def trekk_nokkel(*, bruker: models.Bruker, forslag: models.Nokkelforslag, grunn: str) -> bool:
    """
    Take a proposal back; it stays in the history.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer

    """
    krev_uten_fodselsnummer(grunn)
    skritt = Nokkelskritt.begynn(bruker, forslag, Handling.TREKKE_NOKKEL)
    if bruker.part_id != forslag.part_id:
        raise HarIkkeRolle(f"Bare {forslag.part.navn}, som foreslo nøkkelen, kan trekke den. Ingenting er lagret.")
    if not grunn.strip():
        raise Avvist("Skriv hvorfor forslaget trekkes. Ingenting er lagret.")
    return skritt.svar(Nokkelsvar.TRUKKET, forslag.fingeravtrykk, grunn.strip())


def _nummer(sak: models.Sak, forslagene: tuple[Forslagsbilde, ...], nokkel: str) -> int:
    """Give the number of an open proposal, which is replaced, else the next."""
    egne = [f for f in forslagene if f.rad.nokkel == nokkel]
    if aapne := [f.rad.versjon for f in egne if f.steg in _AAPENT and not f.nyere]:
        return aapne[-1]
    kjente = [v.versjon for v in avtalte(sak) if v.id == nokkel]
    return max([*kjente, *(f.rad.versjon for f in egne)], default=0) + 1


def _krev_noe_nytt(sak: models.Sak, forslagene: tuple[Forslagsbilde, ...], ny: Nokkelversjon) -> None:
    """Refuse what is proposed already, or differs from what is agreed by its number alone."""
    aapne = (f.versjon for f in forslagene if f.steg in _AAPENT and not f.nyere)
    like = (replace(v, versjon=ny.versjon) for v in (*avtalte(sak), *aapne) if v.id == ny.id)
    if any(samme_avtale(v, ny) for v in like):
        raise Avvist("Dette er det samme som gjelder eller er foreslått fra før. Ingenting er lagret.")


def _forslag(
    bruker: models.Bruker, sak: models.Sak, ny: Nokkelversjon, hvem: tuple[str, ...], grunn: str
) -> models.Nokkelforslag:
    return models.Nokkelforslag.objects.create(
        sak=sak,
        nr=models.Nokkelforslag.objects.filter(sak=sak).count() + 1,
        nokkel=ny.id,
        versjon=ny.versjon,
        innhold=nokkel_som_tekst(ny),
        fingeravtrykk=ny.fingeravtrykk,
        angaar=list(hvem),
        part=bruker.part,
        bruker=bruker,
        rolle=bruker.rollen.value,
        grunn=grunn[:1000],
        dato=i_dag(),
    )
