"""House rule 1: a figure in a paper is a Tall. What people wrote, law references, dates and ids are not figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from tests.documents.papirer.saken import Mappe, flat

from tospann.core.felles.tall import med_grunnlag
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.modell import Blokk, Dokument, Figur, Overskrift, Tabell, Uthevet, alle_tall, lop_i

_MAANED = "(januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
TILLATT = [
    re.compile(uttrykk)
    for uttrykk in (
        rf"\b\d{{1,2}}\. {_MAANED}( \d{{4}})?",
        r"\b\d{2}\.\d{2}\.\d{4}\b",
        r"§§? ?\d[\d\-–, a-z]*( til \d[\d\-]*( [a-z]\b)?)?( og \d[\d\-]*( [a-z]\b)?)*",
        r"\b(kap\.|kapittel|kapitlene|punkt|nr\.|artikkel|linje|tabell) \d[\d.–\-]*( og \d[\d.]*)*",
        r"\b[0-9a-f]{64}\b",
        r"SHA-256",
        r"\bP\d{2}T?\b",
        r"\blag \d(–\d)?( og \d)?",
        r"\bLag \d\b",
        r"^\d\. ",
        r"\b(19|20)\d{2}\b",
        r"\b\d{2,3}/\d{2}\b",
        r"delrapport 1\b",
    )
]


def strenger(blokker: tuple[Blokk, ...]) -> Iterator[str]:
    """Yield every piece of text that is not a figure or a sourced statement."""
    for blokk in blokker:
        match blokk:
            case Overskrift(tekst=tekst):
                yield tekst
            case Figur(tittel=tittel):
                yield tittel
            case Tabell(tittel=tittel, merknad=merknad, kolonner=kolonner):
                yield from (tittel, merknad, *(k.tittel for k in kolonner))
        for lop in lop_i(blokk):
            if isinstance(lop, Uthevet | str):
                yield lop.tekst if isinstance(lop, Uthevet) else lop


def med_egen_kilde(bilde: Saksbilde, dokument: Dokument) -> set[str]:
    """Give the texts that are somebody's words and carry their own source: law, agreement, rules, sources, plan."""
    vurderinger = [*bilde.kontroll.vurderinger, *(v for alle in bilde.formkrav.values() for v in alle)]
    svar = {t for v in vurderinger for t in (v.regel.ordlyd, v.svar.begrunnelse, v.svar.tiltak)}
    svar |= {v.regel.hjemmel.kortform() for v in vurderinger} | {bilde.kontroll.i_en_setning()}
    tall = list(med_grunnlag(alle_tall(dokument)))
    kilder = {t for ett in tall for t in (ett.kilde.sted, ett.kilde.tittel, ett.formel, ett.navn)}
    plan = {t for r in bilde.plan.rader for t in (r.aktivitet.hjemmel, r.frist_grunn, r.aktivitet.navn)}
    temaer = {t.kilde for t in bilde.tekster.temaer} | {m.hjemmel for m in bilde.avtale.vilkar.tjenester}
    avtale = {linje for linje in bilde.avtale.tekst().split("\n") if linje}
    egne = set(bilde.sak.lokaltekster.values())
    return (
        svar | kilder | plan | temaer | avtale | set(bilde.forslag.split("\n\n")) | egne | {bilde.sak.rettsdato_grunn}
    )


@pytest.mark.parametrize(
    "navn", ["utredning", "saksframlegg-beiarn", "saksframlegg-fauske", "vertskommuneavtale", "fremdriftsplan"]
)
def test_ingen_lose_tall(bilde: Saksbilde, mappe: Mappe, navn: str) -> None:
    """Ingen tekst i papiret inneholder et tall som ikke vet hvor det kommer fra."""
    dokument = mappe.dokumenter[navn]
    kjente = sorted((flat(t) for t in med_egen_kilde(bilde, dokument) if any(c.isdigit() for c in t)), key=len)
    lose = []
    for tekst in map(flat, strenger(dokument.blokker)):
        rest = tekst
        for kjent in reversed(kjente):
            rest = rest.replace(kjent.removeprefix("– "), "").replace(kjent.rstrip("."), "")
        for tillatt in TILLATT:
            rest = tillatt.sub("", rest)
        if any(tegn.isdigit() for tegn in rest):
            lose.append((tekst, rest))

    assert lose == []


def test_et_lost_tall_blir_funnet() -> None:
    """Prøven over finner et tall som bare er skrevet inn."""
    rest = "Utgiften er 5 000 kr fra 1. januar 2020, jf. § 20-4."
    for tillatt in TILLATT:
        rest = tillatt.sub("", rest)

    assert "5 000" in rest
    assert "2020" not in rest
    assert "20-4" not in rest
