"""A table kept by one party, and corrected beside the print: only added to, seen by nobody else, and in the journal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import ProgrammingError, connection, transaction
from tests.actions.demoen import FNR, bruker, direktor, endret, innhold, journalen, som

from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.lagre_tabell import FinnesAllerede, lagre_tabell
from tospann.actions.rett_tabell import Nyverdi, UgyldigNyverdi, rett_tabell
from tospann.actions.trykttabell import last_tabell
from tospann.core.felles.personvern import Fodselsnummer
from tospann.imports.avvisning import FilAvvist
from tospann.imports.tabellrutenett import Rutenett
from tospann.imports.tabellsamling import MAPPE, levert
from tospann.imports.trykttabell import les_fil
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
REGLER = levert("ntl-2012").regeltekst
EGNE = {"store_trykttabell", "store_tabellrettelse", "store_journalpost", "store_kjede"}
RETTELSE = Nyverdi(8, "kontor", "33", "28", "Avdelingen har rettet tallet.")


def nett() -> Rutenett:
    """Give table 1 as it is read."""
    return les_fil((MAPPE / "ntl-2012" / "tabell.csv").read_bytes(), "tabell1.csv")


def lagret(brukernavn: str = "kommunedirektor-beiarn") -> models.Trykttabell:
    """Keep table 1 for somebody's party."""
    return lagre_tabell(bruker=bruker(brukernavn), nett=nett(), regeltekst=REGLER)


def test_lagret_tabell_er_den_samme() -> None:
    """Tabellen leses tilbake rute for rute, med de samme funnene, og står i partens egen journal."""
    rad = lagret()
    lest = last_tabell(rad)

    assert lest.lest.tabell == levert("ntl-2012").tabell
    assert lest.trykt.funn == levert("ntl-2012").kontroll.funn
    assert (rad.nr, rad.rolle, rad.lest) == (1, "kommunedirektør", list(nett().merknader))
    post = journalen(rad.part)[-1]
    assert (post.handling, post.gjenstand, post.nyttelast["funn"]) == ("lagret en trykt tabell", "tabell 1", 3)


def test_samme_tabell_en_gang() -> None:
    """Samme tabell lagres én gang hos en part, også med radene stokket; med andre regler er den ny (29)."""
    lagret()
    hode, *rader = nett().rader
    snudd = replace(nett(), rader=(hode, *rader[::-1]))
    for samme in (nett(), snudd):
        with pytest.raises(FinnesAllerede, match="som nummer 1"):
            lagre_tabell(bruker=direktor("beiarn"), nett=samme, regeltekst=REGLER)
    ny = lagre_tabell(bruker=direktor("beiarn"), nett=nett(), regeltekst=f"{REGLER}\n# endret\n")

    assert ny.nr == 2
    assert lagret("kommunedirektor-fauske").nr == 1


def test_rettelse_staar_ved_siden_av() -> None:
    """Rettelsen gir en rettet tabell med færre funn, mens den trykte står; grunnen og rollen følger med."""
    rad = lagret()
    rett_tabell(bruker=direktor("beiarn"), tabell=rad, verdi=RETTELSE)
    lest = last_tabell(rad)

    assert [f.rad for f in lest.trykt.funn] == ["Møre og Romsdal", "Nord-Trøndelag", "Sum"]
    assert [f.rad for f in lest.rettet.funn if f.regel == "ledelse"] == ["Nord-Trøndelag"]
    assert [(r.gammel, r.ny, r.grunn, r.rolle) for r in lest.rettelser] == [
        ("33", "28", "Avdelingen har rettet tallet.", "kommunedirektør")
    ]
    assert journalen(rad.part)[-1].nyttelast.keys() == {"tabell", "rad", "kolonne", "fingeravtrykk"}


def test_en_rettelse_kan_rettes_og_bare_legges_til() -> None:
    """Den som så det gamle, får vite at ruta er rettet; en ny rettelse retter den forrige, og begge står."""
    rad = lagret()
    rett_tabell(bruker=direktor("beiarn"), tabell=rad, verdi=RETTELSE)
    with pytest.raises(NoenAndreKomForst, match="står det nå «28»"):
        rett_tabell(bruker=direktor("beiarn"), tabell=rad, verdi=RETTELSE)
    rett_tabell(bruker=direktor("beiarn"), tabell=rad, verdi=replace(RETTELSE, gammel="28", ny=""))
    lest = last_tabell(rad)

    assert [r.ny for r in lest.rettelser] == ["28", ""]
    assert lest.rettet.tabell.tall(lest.rettet.tabell.rad(8), "kontor") is None


UGYLDIGE = {
    "likt": replace(RETTELSE, ny="33"),
    "uten grunn": replace(RETTELSE, grunn=" "),
    "ikke et tall": replace(RETTELSE, ny="28.5"),
    "formel": replace(RETTELSE, ny="=1+1"),
    "ingen rad": replace(RETTELSE, radnr=99),
    "ingen kolonne": replace(RETTELSE, kolonne="finnes-ikke"),
    "navnet": replace(RETTELSE, kolonne="fylke", gammel="Møre og Romsdal", ny="Møre"),
    "for langt": replace(RETTELSE, grunn="x" * 501),
    "usynlig": replace(RETTELSE, grunn="a\u202eb"),
}


@pytest.mark.parametrize("navn", UGYLDIGE)
def test_rettelse_som_ikke_kan_staa(navn: str) -> None:
    """En rettelse som ikke kan leses, ikke endrer noe eller ikke har grunn, blir avvist, og ingenting er lagret."""
    rad, foer = lagret(), innhold()
    with pytest.raises(UgyldigNyverdi):
        rett_tabell(bruker=direktor("beiarn"), tabell=rad, verdi=UGYLDIGE[navn])

    assert endret(foer) == set()


@pytest.mark.parametrize("brukernavn", ["statsforvalter", "folkevalgt-beiarn"])
def test_hvem_som_ikke_kan(brukernavn: str) -> None:
    """Tilsynet og kommunestyrerepresentanten kan se på en kontroll, men verken lagre eller rette."""
    rad, foer = lagret(), innhold()
    with pytest.raises(HarIkkeRolle):
        lagret(brukernavn)
    with pytest.raises(HarIkkeRolle):
        rett_tabell(bruker=bruker(brukernavn), tabell=rad, verdi=RETTELSE)

    assert endret(foer) == set()


def test_ingenting_er_lagret_naar_noe_er_galt() -> None:
    """Fødselsnummer i reglene eller en regel som ikke passer, stanser alt; databasen er urørt."""
    foer = innhold()
    with pytest.raises(Fodselsnummer):
        lagre_tabell(bruker=direktor("beiarn"), nett=nett(), regeltekst=f"{REGLER}\n# {FNR}")
    with pytest.raises(FilAvvist):
        lagre_tabell(bruker=direktor("beiarn"), nett=nett(), regeltekst=levert("nordland-2018").regeltekst)

    assert endret(foer) == set()


def test_bare_egne_tabeller_finnes() -> None:
    """Fauske ser ikke Beiarns tabell eller rettelser, heller ikke med rå SQL, og kan ikke skrive i Beiarns navn."""
    rad = lagret()
    rett_tabell(bruker=direktor("beiarn"), tabell=rad, verdi=RETTELSE)
    fauske = direktor("fauske")

    assert list(models.Trykttabell.objects.visible_to(fauske)) == []
    assert list(models.Tabellrettelse.objects.visible_to(fauske)) == []
    with som(fauske.part), connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM store_trykttabell), (SELECT count(*) FROM store_tabellrettelse)")
        assert cursor.fetchone() == (0, 0)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            models.Tabellrettelse.objects.create(
                part=rad.part, tabell_id=rad.pk, nr=2, radnr=1, rolle="", dato=rad.dato
            )


@pytest.mark.parametrize("sql", ["UPDATE {} SET rolle = 'x'", "DELETE FROM {}"])
@pytest.mark.parametrize("tabell", ["store_trykttabell", "store_tabellrettelse"])
def test_bare_til(tabell: str, sql: str) -> None:
    """Verken en lagret tabell eller en rettelse kan endres eller slettes, heller ikke av systemet."""
    rett_tabell(bruker=direktor("beiarn"), tabell=lagret(), verdi=RETTELSE)
    with pytest.raises(Exception, match="kan bare legges til"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(tabell))


def test_det_som_endres() -> None:
    """Å lagre og rette endrer bare tabellene, rettelsene og partens egen journal."""
    foer = innhold()
    rett_tabell(bruker=direktor("beiarn"), tabell=lagret(), verdi=RETTELSE)

    assert endret(foer) == EGNE
    assert issubclass(FinnesAllerede, Avvist)
