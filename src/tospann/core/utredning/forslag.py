"""The proposed resolution: one text for every council."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

from tospann.core.felles.norsk import dato_tekst, desimaltall, opplisting
from tospann.core.utredning.sak import Sak


@dataclass(frozen=True, slots=True)
class Tema:
    """A theme of the council paper, with the text all share."""

    id: str
    tittel: str
    kilde: str
    kjerne: str


@dataclass(frozen=True, slots=True)
class Risiko:
    """A risk, what is done about it, and who does it."""

    hva: str
    tiltak: str
    ansvar: str


@dataclass(frozen=True, slots=True)
class Tekster:
    """The texts the papers are built from; kept in files, not in code."""

    temaer: tuple[Tema, ...]
    risikoer: tuple[Risiko, ...]
    vedtaksmaler: tuple[tuple[str, str], ...]

    def tema(self, id: str) -> Tema:  # noqa: A002 - the field's own name
        """Give one theme."""
        return next(t for t in self.temaer if t.id == id)


class ManglerMal(LookupError):
    """There is no proposed resolution for this form of cooperation."""


def forslag_til_vedtak(sak: Sak, tekster: Tekster, avtale_fingeravtrykk: str) -> str:
    """
    Write the proposal; nothing in it depends on which council reads it.

    Raises
    ------
    ManglerMal
        When the form needs no agreement, so there is nothing to adopt.

    """
    mal = dict(tekster.vedtaksmaler).get(sak.valg.form.name)
    if mal is None:
        melding = f"Det finnes ikke noe forslag til vedtak for «{sak.valg.form}»."
        raise ManglerMal(melding)
    return (
        Template(mal)
        .substitute(
            omraade=sak.tittel.rpartition(" i ")[2],
            vert=sak.valg.vert.kortnavn,
            avtale=avtale_fingeravtrykk,
            oppstart=dato_tekst(sak.oppstart),
            nokkel=sak.valg.nokkel.value,
            oppsigelse=desimaltall(sak.felles.oppsigelse.som_brok(), 0),
            kommuner=opplisting(k.kortnavn for k in sak.kommuner),
        )
        .strip()
    )
