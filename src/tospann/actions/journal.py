"""Write the journal, in the same transaction as the change it tells of."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from tospann.core.felles.journalkjede import START, lenke
from tospann.core.felles.rolle import Handling
from tospann.store.journal import Journalpost, Kjede, felles_kjede
from tospann.store.part import Bruker


def skriv(
    bruker: Bruker,
    handling: Handling,
    gjenstand: str,
    nyttelast: Mapping[str, object],
    *,
    egen: bool = False,
) -> Journalpost:
    """
    Add one entry: to the chain of the case (*gjenstand*), or (*egen*) to the party's own that nobody else sees.

    The payload says what and which fingerprint, never whom. Call inside the
    action's transaction: the head of the chain is locked until it ends.
    """
    kjede = _laast_kjede(f"part-{bruker.part_id}", bruker) if egen else _laast_kjede(felles_kjede(gjenstand), None)
    post = Journalpost(
        kjede=kjede,
        part=bruker.part if egen else None,
        nr=kjede.antall + 1,
        tidspunkt=timezone.now(),
        utfort_av=bruker.part.navn,
        rolle=bruker.rollen.value,
        handling=handling.value,
        gjenstand=gjenstand,
        nyttelast=dict(nyttelast),
        forrige=kjede.hode,
    )
    return _lenk(post, kjede)


def _lenk(post: Journalpost, kjede: Kjede) -> Journalpost:
    post.lenke = lenke(kjede.hode, post.ledd().innhold)
    post.save(force_insert=True)
    kjede.hode, kjede.antall = post.lenke, post.nr
    kjede.save(update_fields=["hode", "antall"])
    return post


def _laast_kjede(navn: str, eier: Bruker | None) -> Kjede:
    Kjede.objects.get_or_create(navn=navn, defaults={"hode": START, "part": eier.part if eier else None})
    return Kjede.objects.select_for_update().get(navn=navn)
