"""The agreement and its control as papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.lov.avtalekontroll import FORBEHOLD
from tospann.core.lov.regel import Vurdering
from tospann.core.utredning.sak import Sak
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.core.utredning.status import ENDRET
from tospann.documents.modell import (
    Avsnitt,
    Blokk,
    Dokument,
    Kolonne,
    Liste,
    Merke,
    Overskrift,
    Ramme,
    Sideskift,
    Tabell,
    alle_tall,
)
from tospann.documents.papirer import tabeller
from tospann.documents.papirer.kilder import eksakt
from tospann.documents.papirer.ordlegging import p
from tospann.documents.papirer.tabeller import SYMBOL
from tospann.documents.papirer.utredning import kostnadsside
from tospann.documents.papirer.vedlegg import forutsetninger

AVSENDER = "Deltakerkommunene"
_STREK = "– "
_PLASS_TIL_NAVN = "\u00a0\n\u00a0"
_TITTEL = {
    Alvor.KRAV: "Krav i lov og forskrift",
    Alvor.VARSEL: "Varsler",
    Alvor.RAAD: "Råd",
}


def vertskommuneavtale(bilde: Saksbilde) -> Dokument:
    """Print the draft agreement, clause by clause, then the signatures and the appendices."""
    sak, avtale = bilde.sak, bilde.avtale
    return Dokument(
        "vertskommuneavtale",
        "Avtale om vertskommunesamarbeid om Nav-kontor",
        sak.dato,
        AVSENDER,
        (*_endret_siden(bilde), *_klausuler(bilde), *_underskrifter(sak), *_vedlegg(bilde)),
        undertittel=f"Utkast til avtale, {sak.tittel}",
        felt=(
            ("Versjon", f"{avtale.versjon}"),
            ("Fingeravtrykk", avtale.fingeravtrykk),
            ("Dato", dato_tekst(sak.dato)),
        ),
    )


def _endret_siden(bilde: Saksbilde) -> Iterator[Blokk]:
    """Warn who reads the draft that the councils were sent another text."""
    if bilde.avtalen_er_endret:
        yield Ramme(Merke.OBS, "Ikke teksten kommunestyrene har fått", (p(ENDRET),))


def _klausuler(bilde: Saksbilde) -> Iterator[Blokk]:
    for klausul in bilde.avtale.klausuler:
        yield Overskrift(1, f"{klausul.nummer}. {klausul.tittel}")
        for avsnitt in klausul.tekst.split("\n\n"):
            yield from _avsnitt(avsnitt)


def _avsnitt(tekst: str) -> Iterator[Blokk]:
    """Set lines that begin with a dash as a list; their words are the agreement's own."""
    for er_punkt, linjer in groupby(tekst.split("\n"), lambda linje: linje.startswith(_STREK)):
        if er_punkt:
            yield Liste(tuple((linje.removeprefix(_STREK),) for linje in linjer))
        else:
            yield from (Avsnitt((linje,)) for linje in linjer)


def _underskrifter(sak: Sak) -> Iterator[Blokk]:
    yield Overskrift(1, "Underskrifter")
    rader = tuple((f"Ordføreren i {k.kortnavn} kommune", "", _PLASS_TIL_NAVN) for k in sak.kommuner)
    kolonner = Kolonne("Part", bredde=3), Kolonne("Sted og dato", bredde=2), Kolonne("Underskrift", bredde=3)
    yield Tabell("Ordføreren undertegner når ikke noe annet er bestemt", kolonner, rader)


def _vedlegg(bilde: Saksbilde) -> Iterator[Blokk]:
    sak = bilde.sak
    yield Sideskift()
    yield Overskrift(1, "Vedlegg: tjenestematrise")
    yield tabeller.tjenestematrise(bilde)
    yield Overskrift(1, "Vedlegg: kontorsteder og bemanning")
    yield tabeller.kontorene(sak)
    yield tabeller.nasituasjon(sak)
    kostnader = tuple(kostnadsside(bilde))
    yield Overskrift(1, "Vedlegg: kostnadsfordeling")
    yield p(
        f"Vedlegget viser hva nøkkelen «{sak.valg.nokkel.value}» gir med tallene per {dato_tekst(sak.dato)}. ",
        "Grunnandelen er ", sak.felles.grunnandel, ", og administrasjonspåslaget er ", sak.felles.paaslag, ". ",
        "Vedlegget er ikke en del av teksten avtalens fingeravtrykk er regnet av. Vedleggets eget fingeravtrykk er ",
        f"{tallgrunnlagets_fingeravtrykk(kostnader)}.",
    )  # fmt: skip
    yield from kostnader
    yield Overskrift(1, "Vedlegg: forutsetninger")
    trykte = [*alle_tall(Dokument("", "", sak.dato, "", kostnader)), *(d.lokasjon.dager for d in sak.deltakere)]
    yield from forutsetninger(sak, trykte)


def tallgrunnlagets_fingeravtrykk(blokker: tuple[Blokk, ...]) -> str:
    """Give the fingerprint of every figure a set of blocks prints and rests on."""
    trykte: Iterator[Tall] = alle_tall(Dokument("", "", date.min, "", blokker))
    linjer = sorted({f"{t.id}={eksakt(t.verdi)}" for t in med_grunnlag(trykte)})
    return fingeravtrykk("\n".join(linjer))


def avtalekontroll(bilde: Saksbilde) -> Dokument:
    """Print every requirement with its answer, reason and source."""
    sak, kontroll = bilde.sak, bilde.kontroll
    return Dokument(
        "avtalekontroll",
        "Kontroll av vertskommuneavtalen",
        sak.dato,
        AVSENDER,
        tuple(_kontroll(bilde)),
        undertittel=sak.tittel,
        felt=(
            ("Avtalens fingeravtrykk", kontroll.fingeravtrykk),
            ("Prøvd mot loven per", dato_tekst(kontroll.dato)),
        ),
        liggende=True,
    )


def _kontroll(bilde: Saksbilde) -> Iterator[Blokk]:
    klar = bilde.kontroll.kan_bli_klar()
    yield Overskrift(1, "Kort fortalt")
    yield p(bilde.kontroll.i_en_setning())
    svar = p(f"{SYMBOL[klar.utfall]}. {klar.begrunnelse} {klar.tiltak}".rstrip())
    if klar.utfall is Utfall.OPPFYLT:
        yield svar
    else:
        yield Ramme(Merke.OBS, "Avtalen kan ikke bli klar til vedtak ennå", (svar,))
    for alvor, tittel in _TITTEL.items():
        if vurderinger := bilde.kontroll.av_alvor(alvor):
            yield Overskrift(1, tittel)
            yield _tabell(f"{tittel}: svar, begrunnelse og kilde", vurderinger)
    yield p(
        f"{FORBEHOLD} Den erstatter ikke en juridisk vurdering. Kolonnen «Grunnlag» sier hvor sikre vi er på kravet."
    )


def _tabell(tittel: str, vurderinger: tuple[Vurdering, ...]) -> Tabell:
    kolonner = (
        Kolonne("Krav", bredde=5),
        Kolonne("Svar", bredde=2),
        Kolonne("Begrunnelse", bredde=5),
        Kolonne("Kilde", bredde=4),
        Kolonne("Grunnlag", bredde=2),
    )
    rader = tuple(
        (
            v.regel.ordlyd,
            SYMBOL[v.svar.utfall],
            " ".join(d for d in (v.svar.begrunnelse, v.svar.tiltak) if d),
            v.regel.hjemmel.kortform(),
            v.regel.bevis.value,
        )
        for v in vurderinger
    )
    return Tabell(tittel, kolonner, rader)
