"""Municipalities side by side, as a paper and as a spreadsheet; the same figures as on the page."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import dato_kort, dato_tekst, opplisting
from tospann.core.felles.tall import Enhet, Opplysning, Tall, med_grunnlag
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.sammenligning import Celle as Verdi
from tospann.core.kommune.sammenligning import Linje, Sammenligning
from tospann.documents.modell import Avsnitt, Blokk, Celle, Dokument, Kolonne, Liste, Overskrift, Tabell
from tospann.documents.regneark import Arbeidsbok, Ark, Arkcelle, Arkkolonne

UKJENT = "ukjent"
_NAVN = "sammenligning"
# What fits across a landscape page and can still be read.
_I_BREDDEN = 7
_SAMLET = "Alle samlet"


def sammenligningspapir(sammenligning: Sammenligning) -> Dokument:
    """Set the comparison as a paper: tables that fit the page, what is not known, and every source."""
    navn = opplisting(v.kommune.kortnavn for v in sammenligning.kommuner)
    blokker: list[Blokk] = [
        Avsnitt((f"Tallene gjelder {navn}, slik kommunene var {dato_tekst(sammenligning.dato)}.",)),
        *_tabellene(sammenligning),
        *_ukjente(sammenligning),
        Overskrift(1, "Kilder"),
        Liste(tuple((_kilde(k),) for k in kildene(sammenligning))),
    ]
    return Dokument(
        _NAVN,
        "Sammenligning av kommuner",
        sammenligning.dato,
        "Tospann",
        tuple(blokker),
        undertittel=f"{navn}, {dato_tekst(sammenligning.dato)}",
        liggende=True,
    )


def sammenligningsbok(sammenligning: Sammenligning) -> Arbeidsbok:
    """Write the comparison as a workbook: the figures, and where each comes from."""
    tittel = f"Sammenligning av kommuner {dato_tekst(sammenligning.dato)}"
    return Arbeidsbok(tittel, sammenligning.dato, (sammenligningsark(sammenligning), _kildeark(sammenligning)))


def sammenligningsark(sammenligning: Sammenligning) -> Ark:
    """Write one row for each thing compared, one column for each municipality; the source stands on each row."""
    kommuner = [f"{v.kommune.nummer} {v.kommune.kortnavn}" for v in sammenligning.kommuner]
    titler = ("Hva", *kommuner, _SAMLET, "Enhet", "Gjelder", "Kilde", "Lisens")
    kolonner = (Arkkolonne(titler[0], 40), *(Arkkolonne(t, 18) for t in titler[1:]))
    rader = tuple((linje.navn, *_arkceller(linje), *_om(linje)) for linje in sammenligning.linjer())
    return Ark("Sammenligning", kolonner, rader, merknad="«ukjent» betyr at tallet ikke er hentet; det er aldri null.")


def kildene(sammenligning: Sammenligning) -> tuple[Kilde, ...]:
    """Give each source the figures rest on, once, by publisher and title."""
    celler = [c for linje in sammenligning.linjer() for c in (*linje.celler, linje.samlet)]
    tall = med_grunnlag(c for c in celler if isinstance(c, Tall))
    alle = [*(t.kilde for t in tall), *(c.kilde for c in celler if isinstance(c, Opplysning))]
    egne = {k.id: k for k in alle if k.slag is not Kildeslag.BEREGNET}
    return tuple(sorted(egne.values(), key=lambda k: (k.utgiver, k.tittel)))


def _tabellene(sammenligning: Sammenligning) -> Iterator[Blokk]:
    """Split many municipalities over several tables, so that each fits the page; all of them together stand last."""
    navn = [v.kommune.kortnavn for v in sammenligning.kommuner]
    for tittel, linjer in sammenligning.deler:
        yield Overskrift(1, tittel)
        for fra in range(0, len(navn), _I_BREDDEN):
            til = min(fra + _I_BREDDEN, len(navn))
            siste = til == len(navn)
            kolonner = [*navn[fra:til], *([_SAMLET] if siste else [])]
            rader = tuple(
                (linje.navn, *(_celle(c) for c in (*linje.celler[fra:til], *([linje.samlet] if siste else []))))
                for linje in linjer
            )
            del_ = f" ({opplisting(navn[fra:til])})" if len(navn) > _I_BREDDEN else ""
            yield Tabell(
                f"{tittel}{del_}",
                (Kolonne("Hva", bredde=3), *(Kolonne(k, hoyre=True, bredde=2, med_enhet=False) for k in kolonner)),
                rader,
            )


def _celle(verdi: Verdi | None) -> Celle:
    return UKJENT if isinstance(verdi, Ukjent) else verdi


def _ukjente(sammenligning: Sammenligning) -> Iterator[Blokk]:
    """Say what is not known, and what would bring it."""
    grunner = dict.fromkeys(
        (linje.navn, c.grunn, c.tiltak)
        for linje in sammenligning.linjer()
        for c in linje.celler
        if isinstance(c, Ukjent)
    )
    if grunner:
        yield Overskrift(1, "Det vi ikke vet")
        yield Liste(tuple((f"{navn}: {grunn} {tiltak}".strip(),) for navn, grunn, tiltak in grunner))


def _kilde(kilde: Kilde) -> str:
    sted = f", {kilde.sted}" if kilde.sted else ""
    lisens = f". {kilde.lisens}" if kilde.lisens else ""
    return f"{kilde.utgiver}: {kilde.tittel}{sted}, {dato_kort(kilde.dato)}{lisens}"


def _arkceller(linje: Linje) -> Iterator[Arkcelle]:
    for celle in (*linje.celler, linje.samlet):
        yield UKJENT if isinstance(celle, Ukjent) else celle


def _om(linje: Linje) -> tuple[Arkcelle, ...]:
    """Give unit, day, source and licence of a row, from the first cell that is known."""
    kjente = [c for c in linje.celler if not isinstance(c, Ukjent)]
    if not kjente:
        return ("", "", "", "")
    forste = kjente[0]
    enhet = forste.enhet.value if isinstance(forste, Tall) and forste.enhet is not Enhet.ANTALL else ""
    kilder = {t.kilde for t in med_grunnlag([forste])} if isinstance(forste, Tall) else {forste.kilde}
    egne = sorted((k for k in kilder if k.slag is not Kildeslag.BEREGNET), key=lambda k: k.tittel)
    navn = opplisting(f"{k.tittel} ({k.utgiver})" for k in egne) or "Beregnet i Tospann"
    return enhet, forste.dato, navn, opplisting(dict.fromkeys(k.lisens for k in egne if k.lisens))


def _kildeark(sammenligning: Sammenligning) -> Ark:
    kolonner = tuple(
        Arkkolonne(t, b) for t, b in (("Utgiver", 30), ("Tittel", 50), ("Sted", 40), ("Dato", 12), ("Lisens", 24))
    )
    rader = tuple((k.utgiver, k.tittel, k.sted, k.dato, k.lisens) for k in kildene(sammenligning))
    return Ark("Kilder", kolonner, rader)
