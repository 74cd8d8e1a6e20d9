"""The invoice as EHF: exact amounts, the same bytes, and nothing given out that lacks what is obligatory."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.ehf.fakturaene import FAKTURA, KREDITNOTA, ORGNR, PLIKTIG

from tospann.documents.ehf.dokument import les_ehf, tekst
from tospann.documents.ehf.faktura import STANDARDAVGIFT, Avgift, Faktura, Fakturalinje
from tospann.documents.ehf.numre import bare_siffer, er_kontonummer, er_orgnr
from tospann.documents.ehf.regler import feilene
from tospann.documents.ehf.ubl import UferdigFaktura, tegn_ehf

SUM = "cac:LegalMonetaryTotal"
BELOP = st.integers(-(10**12), 10**12).filter(bool)


def test_belopene_staar_til_oret() -> None:
    """Linjene, summen og det som skal betales, står med to desimaler og er det samme som i fakturaen."""
    rot = les_ehf(tegn_ehf(FAKTURA)).rot

    assert [tekst(linje, "cbc:LineExtensionAmount") for linje in les_ehf(tegn_ehf(FAKTURA)).linjer] == [
        "12345.67",
        "-345.01",
    ]
    assert {
        f: tekst(rot, f"{SUM}/cbc:{f}") for f in ("LineExtensionAmount", "TaxInclusiveAmount", "PayableAmount")
    } == {
        "LineExtensionAmount": "12000.66",
        "TaxInclusiveAmount": "12000.66",
        "PayableAmount": "12000.66",
    }


def test_avgiften_legges_til() -> None:
    """Er kravet avgiftspliktig, legges 25 prosent til, rundet til øret, og linjene står uten avgift."""
    rot = les_ehf(tegn_ehf(PLIKTIG)).rot

    assert (PLIKTIG.netto, PLIKTIG.mva, PLIKTIG.i_alt) == (1200066, 300017, 1500083)
    assert tekst(rot, f"{SUM}/cbc:PayableAmount") == "15000.83"
    assert tekst(rot, "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID") == f"NO{ORGNR}MVA"


def test_uten_avgift_er_det_som_er_valgt_om_ingen_velger() -> None:
    """Velger ingen, regnes kravet som refusjon utenfor loven, og selgers avgiftsnummer står ikke der."""
    med_mva = replace(FAKTURA, selger=replace(FAKTURA.selger, mva=True))

    assert STANDARDAVGIFT is Avgift.UTENFOR
    assert b"MVA" not in tegn_ehf(med_mva)


def test_tegn_som_betyr_noe_i_xml() -> None:
    """Navn med <, & og > står slik de er skrevet når fila leses igjen."""
    linje = les_ehf(tegn_ehf(FAKTURA)).linjer[0]

    assert tekst(linje, "cac:Item/cbc:Name") == "Lønn & drift <felles>"


def test_samme_faktura_gir_samme_fil() -> None:
    """To ganger samme faktura gir de samme bytene, også når det er tegnet noe annet imellom."""
    forste = tegn_ehf(FAKTURA)
    tegn_ehf(KREDITNOTA)

    assert tegn_ehf(FAKTURA) == forste


@given(st.lists(BELOP, min_size=1, max_size=6), st.sampled_from(Avgift))
def test_ethvert_krav_over_null_er_etter_reglene(ore: list[int], avgift: Avgift) -> None:
    """Hva linjene enn er, følger fila reglene, og summen er linjenes sum til øret."""
    linjer = tuple(Fakturalinje(f"Linje {nr}", belop) for nr, belop in enumerate(ore))
    faktura = replace(PLIKTIG, avgift=avgift, linjer=linjer)
    if sum(ore) <= 0:
        with pytest.raises(UferdigFaktura, match="ikke over null"):
            tegn_ehf(faktura)
        return
    data = tegn_ehf(faktura)
    rot = les_ehf(data).rot

    assert feilene(data) == ()
    assert int(tekst(rot, f"{SUM}/cbc:LineExtensionAmount").replace(".", "")) == sum(ore)
    assert int(tekst(rot, f"{SUM}/cbc:PayableAmount").replace(".", "")) == faktura.i_alt


@pytest.mark.parametrize(
    ("faktura", "hvem", "setning"),
    [
        (replace(FAKTURA, konto=""), "Storvik kommune", "Kontonummeret til Storvik kommune mangler"),
        (replace(FAKTURA, konto="12345678904"), "Storvik kommune", "Kontonummeret til Storvik kommune mangler"),
        (replace(FAKTURA, referanse="", ordre=""), "Lillevik kommune", "referanse eller et bestillingsnummer"),
        (replace(FAKTURA, selger=replace(FAKTURA.selger, orgnr="")), "Storvik kommune", "Organisasjonsnummeret"),
        (replace(FAKTURA, kjoper=replace(FAKTURA.kjoper, orgnr="1")), "Lillevik kommune", "Organisasjonsnummeret"),
        (replace(FAKTURA, avgift=Avgift.UNNTATT), "Storvik kommune", "Merverdiavgiftsregisteret"),
        (replace(KREDITNOTA, retter=()), "Storvik kommune", "viser ikke til noen tidligere faktura"),
        (replace(FAKTURA, linjer=()), "Storvik kommune", "ingen linjer"),
    ],
)
def test_det_som_mangler_blir_sagt(faktura: Faktura, hvem: str, setning: str) -> None:
    """Mangler noe som må være der, kommer det ingen fil, men hvem som må skrive hva."""
    (mangel,) = faktura.mangler()

    assert (mangel.hvem, setning in mangel.setning) == (hvem, True)
    with pytest.raises(UferdigFaktura, match=setning):
        tegn_ehf(faktura)


@pytest.mark.parametrize("felt", [{"referanse": ""}, {"ordre": ""}, {"kid": ""}, {"merknad": ""}])
def test_det_valgfrie_kan_mangle(felt: dict[str, str]) -> None:
    """Én av referanse og bestillingsnummer holder, og KID og merknad trengs ikke."""
    assert feilene(tegn_ehf(replace(FAKTURA, **felt))) == ()  # type: ignore[arg-type]


def test_kreditnota_uten_konto() -> None:
    """En kreditnota trenger ikke kontonummer, og har da ingen betalingsmåte."""
    data = tegn_ehf(replace(KREDITNOTA, konto=""))

    assert feilene(data) == ()
    assert b"PaymentMeans" not in data


def test_numrene() -> None:
    """Organisasjonsnumre og kontonumre må ha riktig siffer til slutt, og ikke være bare nuller."""
    assert [er_orgnr(t) for t in ("123456785", "123456786", "12345678", "000000000", "12345678a")] == [
        True,
        *[False] * 4,
    ]
    assert [er_kontonummer(t) for t in ("12345678903", "12345678904", "00000000000")] == [True, False, False]
    assert bare_siffer("1234.56 789\u00a003") == "12345678903"


def test_fila_er_lesbar_xml() -> None:
    """Fila begynner med XML-linja og kan leses av en hvilken som helst XML-leser."""
    data = tegn_ehf(FAKTURA)

    assert data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    assert ET.fromstring(data).tag.endswith("}Invoice")  # noqa: S314 - our own
