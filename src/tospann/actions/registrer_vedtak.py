"""Registrer vedtak: what a council decided, word by word as minuted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from tospann.actions import journal
from tospann.actions.avvist import Avvist
from tospann.actions.tilgang import krev, krev_deltaker
from tospann.core.felles.fingeravtrykk import kanonisk, ordavtrykk
from tospann.core.felles.personvern import krev_uten_fodselsnummer
from tospann.core.felles.rolle import Handling
from tospann.store import models


@dataclass(frozen=True, slots=True)
class Protokoll:
    """What the minutes say; *avtale_fingeravtrykk* is of the agreement that lay before the council, empty if unsaid."""

    organ: str
    dato: date
    saksnummer: str
    tekst: str
    medlemmer: int
    stemmer_for: int
    stemmer_mot: int
    moteleder_for: bool | None = None
    avtale_fingeravtrykk: str = ""


@transaction.atomic
def registrer_vedtak(
    *, bruker: models.Bruker, forslag: models.Vedtaksforslag, protokoll: Protokoll, idag: date
) -> models.Vedtak:
    """
    Add a decision; an earlier one stays in the history, the newest counts.

    Raises
    ------
    HarIkkeRolle, Avvist, Fodselsnummer
        When it is not the own municipality's, cannot be right, is there already, or holds an identity number.

    """
    krev(bruker, forslag.sak, Handling.REGISTRERE_VEDTAK)
    krev_deltaker(bruker, forslag.sak)
    _krev_mulig(protokoll, idag)
    # The case's row is the lock: a double click, or a new proposal sent this moment, is seen by the second.
    sak = models.Sak.objects.select_for_update().get(pk=forslag.sak_id)
    if sak.forslag.latest("pk") != forslag:
        raise Avvist("Et nytt forslag er sendt til kommunestyrene siden du åpnet siden. Les det før du registrerer.")
    felt = asdict(protokoll) | {"tekst": kanonisk(protokoll.tekst)}
    siste = forslag.vedtak.filter(part=bruker.part).last()
    if siste and all(getattr(siste, navn) == verdi for navn, verdi in felt.items()):
        raise Avvist("Dette vedtaket er registrert fra før.")
    vedtak = models.Vedtak.objects.create(
        forslag=forslag, part=bruker.part, fingeravtrykk=ordavtrykk(protokoll.tekst), **felt
    )
    nyttelast = {"fingeravtrykk": vedtak.fingeravtrykk, "dato": f"{vedtak.dato}", "sak": vedtak.saksnummer}
    journal.skriv(bruker, Handling.REGISTRERE_VEDTAK, forslag.sak.slug, nyttelast)
    return vedtak


def _krev_mulig(protokoll: Protokoll, idag: date) -> None:
    krev_uten_fodselsnummer(f"{protokoll.organ}\n{protokoll.saksnummer}\n{protokoll.tekst}")
    if not kanonisk(protokoll.tekst):
        raise Avvist("Skriv inn vedtaket slik det står i møteboken.")
    if protokoll.dato > idag:
        raise Avvist("Møtet er ikke holdt ennå. Vedtaket kan registreres når møtet er holdt.")
    if protokoll.stemmer_for + protokoll.stemmer_mot > protokoll.medlemmer:
        raise Avvist("Det er flere stemmer enn medlemmer i kommunestyret. Se over tallene.")
    if protokoll.stemmer_for == protokoll.stemmer_mot and protokoll.moteleder_for is None:
        raise Avvist("Stemmetallet er likt. Oppgi hva møtelederen stemte, for da avgjør den stemmen.")
