"""An invoice as EHF (Peppol BIS Billing 3.0, UBL 2.1): the same invoice gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from tospann.documents.ehf.faktura import Avgift, Faktura, Fakturalinje, Fakturapart, Fakturaslag, Mangel
from tospann.documents.trykk import ren

CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
DOKUMENT = "urn:oasis:names:specification:ubl:schema:xsd:{}-2"
SPESIFIKASJON = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROSESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
VALUTA, LAND, ORDNING, ENHET, BANKGIRO = "NOK", "NO", "0192", "C62", "30"


class UferdigFaktura(ValueError):
    """Something obligatory is missing; *mangler* says what, and who has to write it."""

    def __init__(self, mangler: tuple[Mangel, ...]) -> None:
        """Say all of it."""
        self.mangler = mangler
        super().__init__(" ".join(m.setning for m in mangler))


def tegn_ehf(faktura: Faktura) -> bytes:
    """
    Write the invoice.

    Raises
    ------
    UferdigFaktura
        When something obligatory is missing.

    """
    if mangler := faktura.mangler():
        raise UferdigFaktura(mangler)
    navn = "Invoice" if faktura.slag is Fakturaslag.FAKTURA else "CreditNote"
    rot = _Node(navn, {"xmlns": DOKUMENT.format(navn), "xmlns:cac": CAC, "xmlns:cbc": CBC})
    _hode(rot, faktura)
    _part(rot.gren("AccountingSupplierParty").gren("Party"), faktura.selger, faktura.avgift)
    _part(rot.gren("AccountingCustomerParty").gren("Party"), faktura.kjoper, Avgift.UTENFOR)
    _betaling(rot, faktura)
    _avgift(rot, faktura)
    _summer(rot, faktura)
    for nr, linje in enumerate(faktura.linjer, 1):
        _linje(rot.gren(f"{navn}Line"), nr, linje, faktura)
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *rot.skrevet(), ""]).encode()


class _Node:
    """An element, and how to grow it; what is empty is never written."""

    def __init__(self, navn: str, egenskaper: dict[str, str], tekst: str = "") -> None:
        self.navn, self.egenskaper, self.tekst = navn, egenskaper, tekst
        self.barn: list[_Node] = []

    def gren(self, navn: str) -> _Node:
        self.barn.append(_Node(f"cac:{navn}", {}))
        return self.barn[-1]

    def blad(self, navn: str, verdi: str | date, **egenskaper: str) -> None:
        tekst = verdi.isoformat() if isinstance(verdi, date) else " ".join(ren(verdi).split())
        if tekst:
            self.barn.append(_Node(f"cbc:{navn}", egenskaper, tekst))

    def belop(self, navn: str, ore: int) -> None:
        fortegn, (hele, rest) = "-" if ore < 0 else "", divmod(abs(ore), 100)
        self.blad(navn, f"{fortegn}{hele}.{rest:02d}", currencyID=VALUTA)

    def skrevet(self, innrykk: str = "") -> Iterator[str]:
        aapning = "".join([self.navn, *(f" {navn}={quoteattr(verdi)}" for navn, verdi in self.egenskaper.items())])
        if not self.barn:
            yield f"{innrykk}<{aapning}>{escape(self.tekst)}</{self.navn}>"
            return
        yield f"{innrykk}<{aapning}>"
        for barn in self.barn:
            yield from barn.skrevet(f"{innrykk}  ")
        yield f"{innrykk}</{self.navn}>"


def _hode(rot: _Node, faktura: Faktura) -> None:
    er_faktura = faktura.slag is Fakturaslag.FAKTURA
    rot.blad("CustomizationID", SPESIFIKASJON)
    rot.blad("ProfileID", PROSESS)
    rot.blad("ID", faktura.nummer)
    rot.blad("IssueDate", faktura.dato)
    if er_faktura:
        rot.blad("DueDate", faktura.forfall)
    rot.blad("InvoiceTypeCode" if er_faktura else "CreditNoteTypeCode", faktura.slag.value)
    rot.blad("Note", faktura.merknad)
    rot.blad("DocumentCurrencyCode", VALUTA)
    rot.blad("BuyerReference", faktura.referanse)
    periode = rot.gren("InvoicePeriod")
    periode.blad("StartDate", faktura.fra)
    periode.blad("EndDate", faktura.til)
    if faktura.ordre:
        rot.gren("OrderReference").blad("ID", faktura.ordre)
    for nummer in faktura.retter:
        rot.gren("BillingReference").gren("InvoiceDocumentReference").blad("ID", nummer)


def _part(node: _Node, part: Fakturapart, avgift: Avgift) -> None:
    """Write a party. Where the claim lies outside the tax, the VAT number must not stand there (BR-O-02)."""
    node.blad("EndpointID", part.orgnr, schemeID=ORDNING)
    node.gren("PartyName").blad("Name", part.navn)
    adresse = node.gren("PostalAddress")
    adresse.blad("StreetName", part.adresse)
    adresse.blad("CityName", part.poststed)
    adresse.blad("PostalZone", part.postnummer)
    adresse.gren("Country").blad("IdentificationCode", LAND)
    if avgift is not Avgift.UTENFOR:
        _skatt(node.gren("PartyTaxScheme"), f"NO{part.orgnr}MVA", "VAT")
    if part.foretaksregisteret:
        _skatt(node.gren("PartyTaxScheme"), "Foretaksregisteret", "TAX")
    enhet = node.gren("PartyLegalEntity")
    enhet.blad("RegistrationName", part.navn)
    enhet.blad("CompanyID", part.orgnr, schemeID=ORDNING)


def _skatt(node: _Node, nummer: str, ordning: str) -> None:
    node.blad("CompanyID", nummer)
    node.gren("TaxScheme").blad("ID", ordning)


def _betaling(rot: _Node, faktura: Faktura) -> None:
    if not faktura.konto:
        return
    betaling = rot.gren("PaymentMeans")
    betaling.blad("PaymentMeansCode", BANKGIRO)
    betaling.blad("PaymentID", faktura.kid)
    betaling.gren("PayeeFinancialAccount").blad("ID", faktura.konto)


def _kategori(node: _Node, avgift: Avgift, *, med_grunn: bool) -> None:
    node.blad("ID", avgift.value)
    if avgift is not Avgift.UTENFOR:
        node.blad("Percent", str(avgift.prosent))
    if med_grunn:
        node.blad("TaxExemptionReason", avgift.grunn)
    node.gren("TaxScheme").blad("ID", "VAT")


def _avgift(rot: _Node, faktura: Faktura) -> None:
    i_alt = rot.gren("TaxTotal")
    i_alt.belop("TaxAmount", faktura.mva)
    del_ = i_alt.gren("TaxSubtotal")
    del_.belop("TaxableAmount", faktura.netto)
    del_.belop("TaxAmount", faktura.mva)
    _kategori(del_.gren("TaxCategory"), faktura.avgift, med_grunn=True)


def _summer(rot: _Node, faktura: Faktura) -> None:
    summer = rot.gren("LegalMonetaryTotal")
    summer.belop("LineExtensionAmount", faktura.netto)
    summer.belop("TaxExclusiveAmount", faktura.netto)
    summer.belop("TaxInclusiveAmount", faktura.i_alt)
    summer.belop("PayableAmount", faktura.i_alt)


def _linje(node: _Node, nr: int, linje: Fakturalinje, faktura: Faktura) -> None:
    """Write a line: a price may not be negative (BR-27), so what is taken back has quantity minus one."""
    antall = "InvoicedQuantity" if faktura.slag is Fakturaslag.FAKTURA else "CreditedQuantity"
    node.blad("ID", str(nr))
    node.blad(antall, "-1" if linje.ore < 0 else "1", unitCode=ENHET)
    node.belop("LineExtensionAmount", linje.ore)
    vare = node.gren("Item")
    vare.blad("Description", linje.beskrivelse)
    vare.blad("Name", linje.navn)
    _kategori(vare.gren("ClassifiedTaxCategory"), faktura.avgift, med_grunn=False)
    node.gren("Price").belop("PriceAmount", abs(linje.ore))
