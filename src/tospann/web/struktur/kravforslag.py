"""Forslag til krav: what councils have resolved in the reader's cases, and what the register knows of cooperations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.kontor.samarbeid import Hendelsesslag, status_paa
from tospann.core.struktur.kravvalg import Kravslag
from tospann.store import models
from tospann.store.samarbeid import alle_samarbeid
from tospann.web.struktur.oppslag import Studieside

_FELLES = frozenset({"FELLES_KONTOR", "VERTSKOMMUNE", "FELLES_LEDER", "INTERKOMMUNALT"})
_PAR = 2


@dataclass(frozen=True, slots=True)
class Forslag:
    """A demand that could be added: what it says, what it rests on, and the form filled in."""

    tekst: str
    hviler_paa: str
    adresse: str


def forslag(side: Studieside) -> Iterator[Forslag]:
    """Give what councils have said in the cases the reader sees, then the cooperations that ran on the study's date."""
    yield from _vedtakene(side)
    yield from _samarbeidene(side)


def _lag(side: Studieside, slag: Kravslag, tekst: str, kilde: str, **valgt: list[str]) -> Forslag:
    sporring = urlencode({**valgt, "grunn": tekst, "kilde": kilde}, doseq=True)
    return Forslag(tekst, kilde, f"{reverse('struktur_nytt_krav', args=[side.rad.slug, slag.name.lower()])}?{sporring}")


def _vedtakene(side: Studieside) -> Iterator[Forslag]:
    """Take councils at their word: more for than against is a yes to the others in the case, else a no."""
    saker = models.Sak.objects.visible_to(side.bruker)
    navn = side.navn
    for sak in saker.prefetch_related("deltakelser__part", "forslag__vedtak__part"):
        numre = [d.part.kommunenummer for d in sak.deltakelser.all() if d.part.kommunenummer in navn]
        siste = {v.part.kommunenummer: v for f in sak.forslag.all() for v in f.vedtak.all()}
        for nummer, vedtak in sorted(siste.items()):
            if nummer not in navn:
                continue
            kilde = f"{vedtak.organ}, {vedtak.part.navn}, {dato_tekst(vedtak.dato)}, sak {vedtak.saksnummer}"
            andre = [n for n in numre if n != nummer]
            if vedtak.stemmer_for > vedtak.stemmer_mot and andre:
                tekst = _("%(hvem)s har sagt ja til samarbeid med %(andre)s") % {
                    "hvem": navn[nummer],
                    "andre": opplisting([navn[n] for n in andre]),
                }
                yield _lag(side, Kravslag.JA_MED, tekst, kilde, kommuner=[nummer], andre=andre)
            elif vedtak.stemmer_for <= vedtak.stemmer_mot:
                tekst = _("%s har sagt nei til samarbeid") % navn[nummer]
                yield _lag(side, Kravslag.NEI, tekst, kilde, kommuner=[nummer])


def _samarbeidene(side: Studieside) -> Iterator[Forslag]:
    navn, dato = side.navn, side.grunnlag.dato
    for samarbeid in alle_samarbeid():
        numre = sorted({m.kommune for m in samarbeid.medlemmer if m.kommune in navn})
        status = status_paa(samarbeid, dato)
        if len(numre) < _PAR or samarbeid.slag.name not in _FELLES or status.status is not Hendelsesslag.I_DRIFT:
            continue
        hvem = opplisting([navn[n] for n in numre])
        tekst = _("%(navn)s: %(hvem)s er sammen") % {"navn": samarbeid.navn, "hvem": hvem}
        kilde = f"{status.siden.kilde.tittel}, {status.siden.naar}" if status.siden else samarbeid.navn
        yield _lag(side, Kravslag.SAMMEN, tekst, kilde[:200], kommuner=numre)
