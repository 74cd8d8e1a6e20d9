"""The agreement and its control as papers."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.norsk import dato_tekst
from tospann.core.lov.regel import Alvor, Vurdering
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Avsnitt, Blokk, Dokument, Kolonne, Merke, Overskrift, Ramme, Tabell
from tospann.documents.papirer.tabeller import SYMBOL, p

AVSENDER = "Deltakerkommunene"
_TITTEL = {
    Alvor.KRAV: "Krav i lov og forskrift",
    Alvor.VARSEL: "Varsler",
    Alvor.RAAD: "Råd",
}


def vertskommuneavtale(bilde: Saksbilde) -> Dokument:
    """Print the draft agreement, clause by clause; the appendix holds the cost basis and the signatures."""
    sak, avtale = bilde.sak, bilde.avtale
    return Dokument(
        "vertskommuneavtale",
        "Avtale om vertskommunesamarbeid om Nav-kontor",
        sak.dato,
        AVSENDER,
        tuple(_klausuler(bilde)),
        undertittel=f"Utkast til avtale, {sak.tittel}",
        felt=(
            ("Versjon", f"{avtale.versjon}"),
            ("Fingeravtrykk", avtale.fingeravtrykk),
            ("Dato", dato_tekst(sak.dato)),
        ),
    )


def _klausuler(bilde: Saksbilde) -> Iterator[Blokk]:
    for klausul in bilde.avtale.klausuler:
        yield Overskrift(1, f"{klausul.nummer}. {klausul.tittel}")
        yield from (Avsnitt((linje,)) for avsnitt in klausul.tekst.split("\n\n") for linje in avsnitt.split("\n"))
    yield Overskrift(1, "Underskrifter")
    rader = tuple((f"Ordføreren i {k.kortnavn} kommune", "", "") for k in bilde.sak.kommuner)
    kolonner = Kolonne("Part", bredde=3), Kolonne("Sted og dato", bredde=2), Kolonne("Underskrift", bredde=3)
    yield Tabell("Ordføreren undertegner når ikke noe annet er bestemt", kolonner, rader)


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
    yield Ramme(Merke.OBS, "Kan avtalen bli klar til vedtak?", (p(f"{SYMBOL[klar.utfall]}. {klar.begrunnelse}"),))
    for alvor, tittel in _TITTEL.items():
        if vurderinger := bilde.kontroll.av_alvor(alvor):
            yield Overskrift(1, tittel)
            yield _tabell(tittel, vurderinger)
    yield p(
        "Kontrollen sier hvilke krav som er oppfylt, og hvor kravene står. Den erstatter ikke en juridisk vurdering. ",
        "Hvor sikre vi er på kravet, står i kolonnen «Grunnlag».",
    )


def _tabell(tittel: str, vurderinger: tuple[Vurdering, ...]) -> Tabell:
    kolonner = (
        Kolonne("Krav", bredde=4),
        Kolonne("Svar", bredde=2),
        Kolonne("Begrunnelse", bredde=4),
        Kolonne("Kilde", bredde=3),
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
