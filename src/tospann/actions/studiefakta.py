"""Bytt fakta i en studie: another travel matrix, or own positions; each is a new version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from tospann.actions.klokke import i_dag
from tospann.actions.opprett_studie import Sporsmaal, endre_studie
from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.kommune.reisematrise import Reisematrise
from tospann.core.struktur.egnetall import med_aarsverk
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.reisematrise import les_reisematrise
from tospann.store import models

_FLEST_TEGN = 200


def bytt_reisetider(
    *, bruker: models.Bruker, studie: models.Strukturstudie, fra_nr: int, fil: tuple[str, bytes], kilde: Kilde
) -> models.Studieversjon:
    """
    Read another matrix of travel times, and ask anew on it.

    Raises
    ------
    FilAvvist, HarIkkeRolle, StudieEndret, Fodselsnummer
        Nothing is kept, and the message says why.

    """
    siste = studie.siste
    gammel = siste.som_verdi()
    krev_uten_fodselsnummer(kilde.tittel)
    reiser = _les(fil[0], fil[1], kilde, gammel.grunnlag)
    ny = replace(gammel, grunnlag=replace(gammel.grunnlag, reiser=reiser))
    endring = f"Byttet reisetidene: {kilde.tittel}"
    return endre_studie(
        bruker=bruker, studie=studie, fra_nr=fra_nr, sporsmaal=Sporsmaal(ny, siste.krav), endring=endring
    )


def _les(navn: str, data: bytes, kilde: Kilde, grunnlag: Studiegrunnlag) -> Reisematrise:
    with TemporaryDirectory() as mappe:
        fil = Path(mappe) / (Path(navn).name[-60:] or "reisetider.csv")
        fil.write_bytes(data)
        reiser = les_reisematrise(fil, kilde, grunnlag.numre)
    if mangler := [n for n in grunnlag.numre if n not in reiser.numre]:
        grunn = "står ikke i fila. Alle kommunene i studien må være med"
        raise FilAvvist(navn, [Avvisning(0, f"{n} {grunnlag.kommune(n).navn}", grunn) for n in mangler])
    return reiser


def bytt_aarsverk(
    *,
    bruker: models.Bruker,
    studie: models.Strukturstudie,
    fra_nr: int,
    aarsverk: Mapping[str, Fraction],
    hvor: str,
) -> models.Studieversjon:
    """
    Put own positions in place of the assumption, and ask anew; *hvor* is where they stand written.

    Raises
    ------
    HarIkkeRolle, StudieEndret, Fodselsnummer
        Nothing is kept, and the message says why.

    """
    siste = studie.siste
    gammel = siste.som_verdi()
    slag = Kildeslag.DOKUMENT if hvor else Kildeslag.FORUTSETNING
    tittel = hvor[:_FLEST_TEGN] or "Oppgitt uten kilde"
    krev_uten_fodselsnummer(tittel)
    kilde = Kilde("egne-aarsverk", slag, tittel, bruker.part.navn, i_dag())
    ny = replace(gammel, grunnlag=med_aarsverk(gammel.grunnlag, aarsverk, kilde))
    endring = f"La inn egne årsverk: {tittel}"
    return endre_studie(
        bruker=bruker, studie=studie, fra_nr=fra_nr, sporsmaal=Sporsmaal(ny, siste.krav), endring=endring
    )
