"""The agreement and its control: every letter of § 20-4, the same answers in PDF and JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.documents.papirer.saken import Mappe, flat

from tospann.core.avtale.tema import BOKSTAVER
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.core.utredning.status import ENDRET
from tospann.documents.modell import Liste
from tospann.documents.papirer.avtalepapirer import vertskommuneavtale


def test_alle_bokstavene_er_dekket(bilde: Saksbilde, mappe: Mappe) -> None:
    """Bokstav a til i i kommuneloven § 20-4 har hver sin klausul, og klausulen står i PDF og Word."""
    pdf, word = mappe.pdf_tekst("vertskommuneavtale"), mappe.word_tekst("vertskommuneavtale")
    for bokstav in BOKSTAVER:
        klausuler = bilde.avtale.dekker(bokstav)

        assert klausuler, bokstav
        for klausul in klausuler:
            assert f"{klausul.nummer}. {klausul.tittel}" in pdf
            assert f"{klausul.nummer}. {klausul.tittel}" in word


def test_teksten_er_avtalens(bilde: Saksbilde, mappe: Mappe) -> None:
    """Hver linje i hver klausul står ord for ord i Word-filen; punktene er ekte lister."""
    word = mappe.word_tekst("vertskommuneavtale")
    linjer = [flat(linje.removeprefix("– ")) for k in bilde.avtale.klausuler for linje in k.tekst.split("\n") if linje]
    punkter = [p for b in mappe.dokumenter["vertskommuneavtale"].blokker if isinstance(b, Liste) for p in b.punkter]

    assert [linje for linje in linjer if linje not in word] == []
    assert not any(a.text.startswith("–") for a in mappe.word("vertskommuneavtale").paragraphs)
    assert len(punkter) > len(bilde.sak.kommuner)
    assert bilde.avtale.fingeravtrykk in word


def test_kontrollen_er_lik_i_pdf_og_json(bilde: Saksbilde, mappe: Mappe) -> None:
    """Hvert krav, svar, begrunnelse og kilde i JSON-filen står i PDF-en, og ingen mangler."""
    fil = json.loads(mappe.bytes_["avtalekontroll.json"])
    pdf = "".join(mappe.pdf_tekst("avtalekontroll").split())

    assert len(bilde.kontroll.vurderinger) == len(fil["vurderinger"])
    assert bilde.avtale.fingeravtrykk == fil["fingeravtrykk"]
    assert fil["fingeravtrykk"] in pdf
    for rad in fil["vurderinger"]:
        for felt in ("krav", "utfall", "begrunnelse", "hjemmel"):
            assert rad[felt], rad["id"]
            assert "".join(rad[felt].split()) in pdf.replace("\u00ad", ""), rad["id"]


def test_utkast_som_er_endret_etter_sending(bilde: Saksbilde) -> None:
    """Er utkastet et annet enn det kommunestyrene har fått, står det øverst i papiret; ellers ikke."""
    endret = replace(bilde, avtale=bilde.avtale.uten_klausul("evaluering"))

    assert ENDRET in str(vertskommuneavtale(endret).blokker[0])
    assert ENDRET not in str(vertskommuneavtale(bilde).blokker)
