"""The published rules: each passes on a right document, and fails on one that breaks it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable

import pytest
from tests.documents.ehf.fakturaene import FAKTURA, KREDITNOTA, PLIKTIG, UNNTATT

from tospann.documents.ehf.dokument import IkkeEhf
from tospann.documents.ehf.faktura import Faktura
from tospann.documents.ehf.regel import Alvor
from tospann.documents.ehf.regler import REGLER, feilene, kontroller
from tospann.documents.ehf.ubl import CAC, CBC, tegn_ehf

NS = {"cac": CAC, "cbc": CBC}
SELGER, KJOPER = "cac:AccountingSupplierParty/cac:Party", "cac:AccountingCustomerParty/cac:Party"
SUM, DEL, LINJE = "cac:LegalMonetaryTotal", "cac:TaxTotal/cac:TaxSubtotal", "cac:InvoiceLine"
VARE, KONTO = f"{LINJE}/cac:Item/cac:ClassifiedTaxCategory", "cac:PaymentMeans/cac:PayeeFinancialAccount"
Endring = Callable[[ET.Element], object]


def ett(rot: ET.Element, sti: str) -> ET.Element:
    """Find the first, which must be there."""
    funnet = rot.find(sti, NS) if sti else rot
    assert funnet is not None, sti
    return funnet


def fjern(sti: str) -> Endring:
    """Take the first away."""
    return lambda rot: ett(rot, sti.rpartition("/")[0]).remove(ett(rot, sti))


def sett(sti: str, tekst: str) -> Endring:
    """Write something else."""
    return lambda rot: setattr(ett(rot, sti), "text", tekst)


def egenskap(sti: str, navn: str, verdi: str = "") -> Endring:
    """Change an attribute, or take it away."""
    return lambda rot: ett(rot, sti).set(navn, verdi) if verdi else ett(rot, sti).attrib.pop(navn)


def legg_til(sti: str, xml: str, plass: int = -1) -> Endring:
    """Put something in."""

    def endring(rot: ET.Element) -> None:
        nytt = ET.fromstring(f'<x xmlns:cac="{CAC}" xmlns:cbc="{CBC}">{xml}</x>')[0]  # noqa: S314 - our own
        sted = ett(rot, sti)
        sted.insert(plass if plass >= 0 else len(sted), nytt)

    return endring


def flere(*endringer: Endring) -> Endring:
    """Do several."""
    return lambda rot: [endring(rot) for endring in endringer]


def linjeperiode(fra: str, til: str) -> Endring:
    """Give the first line a period of its own."""
    datoer = f"<cbc:StartDate>{fra}</cbc:StartDate><cbc:EndDate>{til}</cbc:EndDate>"
    return legg_til(LINJE, f"<cac:InvoicePeriod>{datoer}</cac:InvoicePeriod>", 3)


MVA = (
    "<cac:PartyTaxScheme><cbc:CompanyID>{}</cbc:CompanyID>"
    "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
)
GRUPPE = (
    '<cac:TaxSubtotal><cbc:TaxableAmount currencyID="NOK">0.00</cbc:TaxableAmount>'
    '<cbc:TaxAmount currencyID="NOK">0.00</cbc:TaxAmount><cac:TaxCategory><cbc:ID>{}</cbc:ID>'
    "<cbc:Percent>{}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal>"
)
BRYTER: dict[str, tuple[Faktura, Endring]] = {
    "UBL-2.1": (FAKTURA, flere(fjern("cbc:ID"), legg_til("", "<cbc:ID>sist</cbc:ID>"))),
    "BR-01": (FAKTURA, fjern("cbc:CustomizationID")),
    "BR-02": (FAKTURA, sett("cbc:ID", " ")),
    "BR-03": (FAKTURA, fjern("cbc:IssueDate")),
    "BR-04": (FAKTURA, fjern("cbc:InvoiceTypeCode")),
    "BR-05": (FAKTURA, fjern("cbc:DocumentCurrencyCode")),
    "BR-06": (FAKTURA, fjern(f"{SELGER}/cac:PartyLegalEntity/cbc:RegistrationName")),
    "BR-07": (FAKTURA, fjern(f"{KJOPER}/cac:PartyLegalEntity/cbc:RegistrationName")),
    "BR-08": (FAKTURA, fjern(f"{SELGER}/cac:PostalAddress")),
    "BR-09": (FAKTURA, fjern(f"{SELGER}/cac:PostalAddress/cac:Country")),
    "BR-10": (FAKTURA, fjern(f"{KJOPER}/cac:PostalAddress")),
    "BR-11": (FAKTURA, fjern(f"{KJOPER}/cac:PostalAddress/cac:Country")),
    "BR-12": (FAKTURA, fjern(f"{SUM}/cbc:LineExtensionAmount")),
    "BR-13": (FAKTURA, fjern(f"{SUM}/cbc:TaxExclusiveAmount")),
    "BR-14": (FAKTURA, fjern(f"{SUM}/cbc:TaxInclusiveAmount")),
    "BR-15": (FAKTURA, fjern(f"{SUM}/cbc:PayableAmount")),
    "BR-16": (FAKTURA, flere(fjern(LINJE), fjern(LINJE))),
    "BR-21": (FAKTURA, fjern(f"{LINJE}/cbc:ID")),
    "BR-22": (FAKTURA, fjern(f"{LINJE}/cbc:InvoicedQuantity")),
    "BR-23": (FAKTURA, egenskap(f"{LINJE}/cbc:InvoicedQuantity", "unitCode")),
    "BR-24": (FAKTURA, fjern(f"{LINJE}/cbc:LineExtensionAmount")),
    "BR-25": (FAKTURA, fjern(f"{LINJE}/cac:Item/cbc:Name")),
    "BR-26": (FAKTURA, fjern(f"{LINJE}/cac:Price/cbc:PriceAmount")),
    "BR-27": (FAKTURA, sett(f"{LINJE}/cac:Price/cbc:PriceAmount", "-0.01")),
    "BR-29": (FAKTURA, sett("cac:InvoicePeriod/cbc:EndDate", "2024-12-31")),
    "BR-30": (FAKTURA, linjeperiode("2025-06-02", "2025-06-01")),
    "BR-45": (FAKTURA, fjern(f"{DEL}/cbc:TaxableAmount")),
    "BR-46": (FAKTURA, fjern(f"{DEL}/cbc:TaxAmount")),
    "BR-47": (FAKTURA, fjern(f"{DEL}/cac:TaxCategory/cbc:ID")),
    "BR-48": (PLIKTIG, fjern(f"{DEL}/cac:TaxCategory/cbc:Percent")),
    "BR-49": (FAKTURA, fjern("cac:PaymentMeans/cbc:PaymentMeansCode")),
    "BR-50": (FAKTURA, sett(f"{KONTO}/cbc:ID", "")),
    "BR-55": (KREDITNOTA, fjern("cac:BillingReference/cac:InvoiceDocumentReference")),
    "BR-61": (FAKTURA, fjern(KONTO)),
    "BR-62": (FAKTURA, egenskap(f"{SELGER}/cbc:EndpointID", "schemeID")),
    "BR-63": (FAKTURA, egenskap(f"{KJOPER}/cbc:EndpointID", "schemeID")),
    "BR-CO-04": (FAKTURA, fjern(VARE)),
    "BR-CO-09": (PLIKTIG, sett(f"{SELGER}/cac:PartyTaxScheme/cbc:CompanyID", "123456785MVA")),
    "BR-CO-10": (FAKTURA, sett(f"{LINJE}/cbc:LineExtensionAmount", "12345.66")),
    "BR-CO-11": (
        FAKTURA,
        legg_til(SUM, '<cbc:AllowanceTotalAmount currencyID="NOK">0.01</cbc:AllowanceTotalAmount>', 3),
    ),
    "BR-CO-12": (FAKTURA, legg_til(SUM, '<cbc:ChargeTotalAmount currencyID="NOK">0.01</cbc:ChargeTotalAmount>', 3)),
    "BR-CO-13": (FAKTURA, sett(f"{SUM}/cbc:TaxExclusiveAmount", "12000.65")),
    "BR-CO-14": (PLIKTIG, sett("cac:TaxTotal/cbc:TaxAmount", "3000.16")),
    "BR-CO-15": (FAKTURA, sett(f"{SUM}/cbc:TaxInclusiveAmount", "12000.65")),
    "BR-CO-16": (FAKTURA, sett(f"{SUM}/cbc:PayableAmount", "12000.65")),
    "BR-CO-17": (PLIKTIG, sett(f"{DEL}/cbc:TaxAmount", "3001.17")),
    "BR-CO-18": (FAKTURA, fjern(DEL)),
    "BR-CO-19": (FAKTURA, flere(fjern("cac:InvoicePeriod/cbc:StartDate"), fjern("cac:InvoicePeriod/cbc:EndDate"))),
    "BR-CO-20": (FAKTURA, legg_til(LINJE, "<cac:InvoicePeriod/>", 3)),
    "BR-CO-25": (FAKTURA, fjern("cbc:DueDate")),
    "BR-CO-26": (FAKTURA, fjern(f"{SELGER}/cac:PartyLegalEntity/cbc:CompanyID")),
    "BR-DEC-09": (FAKTURA, sett(f"{SUM}/cbc:LineExtensionAmount", "12000.660")),
    "BR-DEC-12": (FAKTURA, sett(f"{SUM}/cbc:TaxExclusiveAmount", "12000.660")),
    "BR-DEC-13": (FAKTURA, sett("cac:TaxTotal/cbc:TaxAmount", "0.000")),
    "BR-DEC-14": (FAKTURA, sett(f"{SUM}/cbc:TaxInclusiveAmount", "12000.660")),
    "BR-DEC-18": (FAKTURA, sett(f"{SUM}/cbc:PayableAmount", "12000.660")),
    "BR-DEC-19": (FAKTURA, sett(f"{DEL}/cbc:TaxableAmount", "12000.660")),
    "BR-DEC-20": (FAKTURA, sett(f"{DEL}/cbc:TaxAmount", "0.000")),
    "BR-DEC-23": (FAKTURA, sett(f"{LINJE}/cbc:LineExtensionAmount", "12345.670")),
    "BR-O-01": (FAKTURA, sett(f"{DEL}/cac:TaxCategory/cbc:ID", "E")),
    "BR-O-02": (FAKTURA, legg_til(KJOPER, MVA.format("NO987654325MVA"), 3)),
    "BR-O-05": (FAKTURA, legg_til(VARE, "<cbc:Percent>0</cbc:Percent>", 1)),
    "BR-O-08": (FAKTURA, sett(f"{DEL}/cbc:TaxableAmount", "12000.65")),
    "BR-O-09": (FAKTURA, sett(f"{DEL}/cbc:TaxAmount", "0.01")),
    "BR-O-10": (FAKTURA, fjern(f"{DEL}/cac:TaxCategory/cbc:TaxExemptionReason")),
    "BR-O-11": (FAKTURA, legg_til("cac:TaxTotal", GRUPPE.format("E", "0"))),
    "BR-O-12": (FAKTURA, sett(f"{VARE}/cbc:ID", "E")),
    "BR-E-01": (UNNTATT, fjern(DEL)),
    "BR-E-02": (UNNTATT, flere(fjern(f"{SELGER}/cac:PartyTaxScheme"), fjern(f"{SELGER}/cac:PartyTaxScheme"))),
    "BR-E-05": (UNNTATT, sett(f"{VARE}/cbc:Percent", "25")),
    "BR-E-08": (UNNTATT, sett(f"{DEL}/cbc:TaxableAmount", "12000.65")),
    "BR-E-09": (UNNTATT, sett(f"{DEL}/cbc:TaxAmount", "0.01")),
    "BR-E-10": (UNNTATT, fjern(f"{DEL}/cac:TaxCategory/cbc:TaxExemptionReason")),
    "BR-S-01": (PLIKTIG, sett(f"{DEL}/cac:TaxCategory/cbc:ID", "E")),
    "BR-S-02": (PLIKTIG, fjern(f"{SELGER}/cac:PartyTaxScheme")),
    "BR-S-05": (PLIKTIG, sett(f"{VARE}/cbc:Percent", "0")),
    "BR-S-08": (PLIKTIG, sett(f"{DEL}/cbc:TaxableAmount", "12000.65")),
    "BR-S-09": (PLIKTIG, sett(f"{DEL}/cbc:TaxAmount", "3001.17")),
    "BR-S-10": (PLIKTIG, legg_til(f"{DEL}/cac:TaxCategory", "<cbc:TaxExemptionReason>x</cbc:TaxExemptionReason>", 2)),
    "PEPPOL-EN16931-R001": (FAKTURA, fjern("cbc:ProfileID")),
    "PEPPOL-EN16931-R002": (FAKTURA, legg_til("", "<cbc:Note>to</cbc:Note>", 6)),
    "PEPPOL-EN16931-R003": (FAKTURA, flere(fjern("cbc:BuyerReference"), fjern("cac:OrderReference"))),
    "PEPPOL-EN16931-R004": (FAKTURA, sett("cbc:CustomizationID", "urn:cen.eu:en16931:2017")),
    "PEPPOL-EN16931-R005": (FAKTURA, legg_til("", "<cbc:TaxCurrencyCode>NOK</cbc:TaxCurrencyCode>", 8)),
    "PEPPOL-EN16931-R007": (FAKTURA, sett("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:1:1.0")),
    "PEPPOL-EN16931-R008": (FAKTURA, sett("cbc:Note", " ")),
    "PEPPOL-EN16931-R010": (FAKTURA, fjern(f"{KJOPER}/cbc:EndpointID")),
    "PEPPOL-EN16931-R020": (FAKTURA, fjern(f"{SELGER}/cbc:EndpointID")),
    "PEPPOL-EN16931-R051": (FAKTURA, egenskap(f"{LINJE}/cbc:LineExtensionAmount", "currencyID", "EUR")),
    "PEPPOL-EN16931-R053": (FAKTURA, fjern("cac:TaxTotal")),
    "PEPPOL-EN16931-R054": (
        FAKTURA,
        legg_til("", '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">0</cbc:TaxAmount></cac:TaxTotal>', 15),
    ),
    "PEPPOL-EN16931-R110": (FAKTURA, linjeperiode("2024-12-31", "2025-06-01")),
    "PEPPOL-EN16931-R111": (FAKTURA, linjeperiode("2025-06-01", "2026-01-01")),
    "PEPPOL-EN16931-R120": (FAKTURA, sett(f"{LINJE}/cac:Price/cbc:PriceAmount", "12345.64")),
    "PEPPOL-EN16931-R121": (FAKTURA, legg_til(f"{LINJE}/cac:Price", "<cbc:BaseQuantity>0</cbc:BaseQuantity>")),
    "PEPPOL-EN16931-R130": (
        FAKTURA,
        legg_til(f"{LINJE}/cac:Price", '<cbc:BaseQuantity unitCode="DAY">1</cbc:BaseQuantity>'),
    ),
    "PEPPOL-COMMON-R041": (FAKTURA, sett(f"{KJOPER}/cbc:EndpointID", "987654321")),
    "PEPPOL-EN16931-P0100": (FAKTURA, sett("cbc:InvoiceTypeCode", "389")),
    "PEPPOL-EN16931-P0101": (KREDITNOTA, sett("cbc:CreditNoteTypeCode", "380")),
    "PEPPOL-EN16931-F001": (FAKTURA, sett("cbc:IssueDate", "20250301")),
    "NO-R-001": (PLIKTIG, sett(f"{SELGER}/cac:PartyTaxScheme/cbc:CompanyID", "NO123456785")),
    "NO-R-002": (FAKTURA, flere()),
}


def brutte(faktura: Faktura, endring: Endring) -> set[str]:
    """Give the ids that a changed document breaks."""
    rot = ET.fromstring(tegn_ehf(faktura))  # noqa: S314 - our own
    endring(rot)
    return {b.id for b in kontroller(ET.tostring(rot))}


@pytest.mark.parametrize("faktura", [FAKTURA, KREDITNOTA, PLIKTIG, UNNTATT], ids=["O", "kreditnota", "S", "E"])
def test_det_vi_skriver_bryter_ingen_regel(faktura: Faktura) -> None:
    """Fakturaer og kreditnotaer slik vi skriver dem, bryter ingen regel; bare varselet om Foretaksregisteret står."""
    assert feilene(tegn_ehf(faktura)) == ()
    varsler = {b.id for b in kontroller(tegn_ehf(faktura))}
    assert varsler == (set() if faktura.selger.foretaksregisteret else {"NO-R-002"})


@pytest.mark.parametrize("regel", sorted(BRYTER))
def test_hver_regel_kan_brytes(regel: str) -> None:
    """Hver regel holder i den riktige fakturaen og er brutt i den som er gjort feil på akkurat det punktet."""
    faktura, endring = BRYTER[regel]
    foer = brutte(faktura, flere())

    assert regel in brutte(faktura, endring)
    assert regel == "NO-R-002" or regel not in foer


def test_alle_reglene_er_prover() -> None:
    """Ingen regel står uten en prøve som bryter den, og ingen id står to ganger."""
    ider = [r.id for r in REGLER]

    assert sorted(BRYTER) == sorted(ider)
    assert len(set(ider)) == len(ider)
    assert {r.id for r in REGLER if r.alvor is Alvor.VARSEL} == {"NO-R-002"}


def test_tillegg_og_fradrag_teller_med() -> None:
    """Et tillegg og et fradrag på hele dokumentet teller med i summene og i grunnlaget for avgiften."""
    rot = ET.fromstring(tegn_ehf(PLIKTIG))  # noqa: S314 - our own
    for indikator, belop in (("true", "100.00"), ("false", "40.00")):
        kategori = "<cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
        legg_til(
            "",
            f"<cac:AllowanceCharge><cbc:ChargeIndicator>{indikator}</cbc:ChargeIndicator>"
            f'<cbc:Amount currencyID="NOK">{belop}</cbc:Amount><cac:TaxCategory>{kategori}</cac:TaxCategory>'
            "</cac:AllowanceCharge>",
            14,
        )(rot)
    for sti, sum_ in (
        ("TaxExclusiveAmount", "12060.66"),
        ("TaxInclusiveAmount", "15075.83"),
        ("PayableAmount", "15075.83"),
    ):
        sett(f"{SUM}/cbc:{sti}", sum_)(rot)
    for sti, sum_ in ((f"{DEL}/cbc:TaxableAmount", "12060.66"), (f"{DEL}/cbc:TaxAmount", "3015.17")):
        sett(sti, sum_)(rot)
    sett("cac:TaxTotal/cbc:TaxAmount", "3015.17")(rot)
    legg_til(SUM, '<cbc:AllowanceTotalAmount currencyID="NOK">40.00</cbc:AllowanceTotalAmount>', 3)(rot)
    legg_til(SUM, '<cbc:ChargeTotalAmount currencyID="NOK">100.00</cbc:ChargeTotalAmount>', 4)(rot)

    assert feilene(ET.tostring(rot)) == ()


def test_foretaksregisteret_fjerner_varselet() -> None:
    """Sier selgeren at den står i Foretaksregisteret, kommer ikke varselet."""
    assert kontroller(tegn_ehf(UNNTATT)) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<Invoice/>",
        b"{}",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>',
        b"<x>" + b" " * 2_000_000,
        "<Invoice/>".encode("utf-16"),
    ],
    ids=["tom", "uten navnerom", "json", "doctype", "for stor", "utf-16"],
)
def test_det_som_ikke_er_en_faktura(data: bytes) -> None:
    """Tomme filer, andre filer, dokumenttyper og for store filer blir avvist med en setning."""
    with pytest.raises(IkkeEhf, match="Fila"):
        kontroller(data)
