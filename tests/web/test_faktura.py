"""Fakturagrunnlag: what is missing, what is ready, and that page, EHF and PDF say the same to the øre."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from tests.actions.oppgjoret import SVARER, VERT, bildet, til_lukket
from tests.web.vandring import klient_for, som_tekst

from tospann.actions.fakturagrunnlag import fakturagrunnlagene
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.documents.ehf.dokument import les_ehf, tekst
from tospann.documents.ehf.krav import Fakturagrunnlag
from tospann.documents.ehf.regler import feilene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
KONTO = "1234.56.78903"


def adresse(aar: int, navn: str = "") -> str:
    """Give the address of the page, or of a file."""
    return f"/oppgjor/indre-salten/{aar}/faktura/{navn}"


def fyll_ut(hvem: str, aar: int = 2021, **felt: str) -> int:
    """Send the form as somebody; give the status."""
    skjema = {"konto": KONTO, "referanse": "kode 7", "avgift": "UTENFOR", "dager": "30", **felt}
    return klient_for(hvem).post(f"{adresse(aar)}opplysninger/", skjema).status_code


def fyll_ut_alle(aar: int = 2021) -> None:
    """Let every party write its own."""
    assert {fyll_ut(h, aar, **({"orgnr": "123 456 785"} if p == "stat" else {})) for p, h in SVARER.items()} == {302}


def lest(klient: Client, adr: str) -> str:
    """Give a page as text on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(klient.get(adr).content.decode())))


def uten_mellomrom(tekst_: str) -> str:
    """Take away what files break lines and thousands with."""
    return re.sub(r"[\s\u00a0\u202f]", "", tekst_)


def test_siden_sier_hva_som_mangler_og_hos_hvem() -> None:
    """Før noe er oppgitt, sier siden hva som mangler, hvor det skrives, og at avgiften må bekreftes."""
    side = lest(klient_for(VERT), adresse(2021))

    assert "Kontonummeret til Fauske kommune mangler" in side
    assert "Beiarn kommune må oppgi en referanse eller et bestillingsnummer" in side
    assert "Økonomiavdelingen hos den som sender kravet, må bekrefte valget" in side
    assert "Det bare Fauske vet" in side
    assert "EHF ," not in side


def test_det_ferdige_kommer_som_ehf() -> None:
    """Har partene skrevet sitt, er a konto-kravene klare, og fila følger reglene."""
    fyll_ut_alle()
    klient = klient_for("okonomisjef-beiarn")
    svar = klient.get(adresse(2021, "indre-salten-2021-a1-1839.xml"))

    assert (svar.status_code, svar.headers["Content-Type"]) == (200, "application/xml; charset=utf-8")
    assert feilene(bytes(svar.content)) == ()
    assert "Klar" in lest(klient, adresse(2021))


def test_det_uferdige_kommer_ikke() -> None:
    """Mangler noe, kommer ikke fila, men en side som sier hva som mangler og hvor det skrives."""
    svar = klient_for(VERT).get(adresse(2021, "indre-salten-2021-a1-1839.xml"))

    assert (svar.status_code, svar.headers["Content-Type"]) == (422, "text/html; charset=utf-8")
    assert "Kontonummeret til Fauske kommune mangler" in svar.content.decode()


def test_en_part_ser_bare_sine_egne_krav() -> None:
    """Beiarn ser sine krav i lista; verten ser alles."""
    beiarn, vert = lest(klient_for("okonomisjef-beiarn"), adresse(2021)), lest(klient_for(VERT), adresse(2021))

    assert ("Saltdal kommune" in beiarn, "Saltdal kommune" in vert) == (False, True)


def test_feil_staar_ved_feltet_og_ingenting_er_tapt() -> None:
    """Et kontonummer med feil siffer blir avvist ved feltet, og det som var skrevet, står der."""
    svar = klient_for(VERT).post(
        f"{adresse(2021)}opplysninger/",
        {"konto": "12345678904", "referanse": "kode 9", "avgift": "UTENFOR", "dager": "30"},
    )

    assert svar.status_code == 422
    assert "kontrollsifferet stemmer ikke" in svar.content.decode()
    assert 'value="kode 9"' in svar.content.decode()


def test_det_som_er_sagt_staar_i_skjemaet_neste_gang() -> None:
    """Skjemaet begynner med det parten sa sist, og bare det."""
    fyll_ut(VERT)

    assert 'value="12345678903"' in klient_for(VERT).get(adresse(2021)).content.decode()
    assert "12345678903" not in klient_for("okonomisjef-beiarn").get(adresse(2020)).content.decode()


def belopene(grunnlag: Fakturagrunnlag) -> list[int]:
    """Give the lines and the total."""
    return [*(t.som_kroner().ore for t in grunnlag.linjetall), grunnlag.i_alt.som_kroner().ore]


@pytest.mark.parametrize("aar", [2020, 2021])
def test_siden_ehf_og_pdf_har_de_samme_orene(aar: int) -> None:
    """Hvert beløp i lista, i EHF-fila og i PDF-en er det samme til øret, begge årene."""
    fyll_ut_alle(aar)
    if aar == 2021:
        til_lukket(aar)
    klient = klient_for(VERT)
    side, alle = lest(klient, adresse(aar)), fakturagrunnlagene(bildet(aar))
    # One of each kind is enough for the papers, which take a second each.
    for g in (next(g for g in alle if g.id == f"a4-{part}") for part in ("1839", "stat")):
        rot = les_ehf(bytes(klient.get(adresse(aar, f"{g.faktura.nummer}.xml")).content)).rot
        assert tekst(rot, "cac:LegalMonetaryTotal/cbc:PayableAmount") == f"{g.faktura.i_alt / 100:.2f}"
    for g in alle:
        assert uten_mellomrom(kroner(g.i_alt.som_kroner())) in uten_mellomrom(side)
    ett = next(g for g in alle if g.id.startswith("o") and g.id.endswith("1839"))
    pdf = uten_mellomrom(som_tekst("a.pdf", bytes(klient.get(adresse(aar, f"{ett.faktura.nummer}.pdf")).content)))
    skrevet = [uten_mellomrom(kroner(Kroner(ore))).removesuffix("kr") for ore in belopene(ett)]
    assert [s for s in skrevet if s not in pdf] == []
    assert ("Kanikkesendesennå" in pdf) == (aar == 2020)
    if aar == 2021:
        dokument = les_ehf(bytes(klient.get(adresse(aar, f"{ett.faktura.nummer}.xml")).content))
        lest_ = [int(tekst(n, "cbc:LineExtensionAmount").replace(".", "")) for n in dokument.linjer]
        assert [
            *lest_,
            int(tekst(dokument.rot, "cac:LegalMonetaryTotal/cbc:PayableAmount").replace(".", "")),
        ] == belopene(ett)


def test_arets_side_peker_hit() -> None:
    """Fra årets side er det ett klikk til fakturagrunnlaget."""
    assert f'href="{adresse(2021)}"' in klient_for(VERT).get("/oppgjor/indre-salten/2021/").content.decode()
