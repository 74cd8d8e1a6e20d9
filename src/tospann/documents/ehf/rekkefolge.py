"""
The order of elements in UBL 2.1, for those that Peppol BIS Billing 3.0 uses.

The schema (XSD) demands it, and a document in another order is refused before
any rule is read. Taken from the published syntax of Peppol BIS Billing 3.0.
"""

from __future__ import annotations

from tospann.documents.ehf.dokument import Ehfdokument, Node
from tospann.documents.ehf.regel import Regel

_HODE = (
    *("CustomizationID", "ProfileID", "ID", "IssueDate", "DueDate", "InvoiceTypeCode", "Note", "TaxPointDate"),
    *("DocumentCurrencyCode", "TaxCurrencyCode", "AccountingCost", "BuyerReference", "InvoicePeriod"),
    *("OrderReference", "BillingReference", "DespatchDocumentReference", "ReceiptDocumentReference"),
)
_RESTEN = (
    *("AccountingSupplierParty", "AccountingCustomerParty", "PayeeParty", "TaxRepresentativeParty", "Delivery"),
    *("PaymentMeans", "PaymentTerms", "AllowanceCharge", "TaxTotal", "LegalMonetaryTotal"),
)
_LINJE = (
    "AccountingCost",
    "InvoicePeriod",
    "OrderLineReference",
    "DocumentReference",
    "AllowanceCharge",
    "Item",
    "Price",
)
_ORDEN: dict[str, tuple[str, ...]] = {
    "Invoice": (
        *_HODE,
        *("OriginatorDocumentReference", "ContractDocumentReference", "AdditionalDocumentReference"),
        *("ProjectReference", *_RESTEN, "InvoiceLine"),
    ),
    "CreditNote": (
        *("CustomizationID", "ProfileID", "ID", "IssueDate", "TaxPointDate", "CreditNoteTypeCode", "Note"),
        *_HODE[8:],
        *("ContractDocumentReference", "AdditionalDocumentReference", "OriginatorDocumentReference"),
        *(*_RESTEN, "CreditNoteLine"),
    ),
    "InvoicePeriod": ("StartDate", "EndDate", "DescriptionCode"),
    "Party": (
        *("EndpointID", "PartyIdentification", "PartyName", "PostalAddress", "PartyTaxScheme", "PartyLegalEntity"),
        "Contact",
    ),
    "PostalAddress": (
        *("StreetName", "AdditionalStreetName", "CityName", "PostalZone", "CountrySubentity", "AddressLine", "Country"),
    ),
    "PartyTaxScheme": ("CompanyID", "TaxScheme"),
    "PartyLegalEntity": ("RegistrationName", "CompanyID", "CompanyLegalForm"),
    "PaymentMeans": ("PaymentMeansCode", "PaymentID", "CardAccount", "PayeeFinancialAccount", "PaymentMandate"),
    "PayeeFinancialAccount": ("ID", "Name", "FinancialInstitutionBranch"),
    "TaxTotal": ("TaxAmount", "TaxSubtotal"),
    "TaxSubtotal": ("TaxableAmount", "TaxAmount", "TaxCategory"),
    "TaxCategory": ("ID", "Percent", "TaxExemptionReasonCode", "TaxExemptionReason", "TaxScheme"),
    "ClassifiedTaxCategory": ("ID", "Percent", "TaxScheme"),
    "LegalMonetaryTotal": (
        *("LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "AllowanceTotalAmount"),
        *("ChargeTotalAmount", "PrepaidAmount", "PayableRoundingAmount", "PayableAmount"),
    ),
    "InvoiceLine": ("ID", "Note", "InvoicedQuantity", "LineExtensionAmount", *_LINJE),
    "CreditNoteLine": ("ID", "Note", "CreditedQuantity", "LineExtensionAmount", *_LINJE),
    "Item": (
        *("Description", "Name", "BuyersItemIdentification", "SellersItemIdentification"),
        *("StandardItemIdentification", "OriginCountry", "CommodityClassification", "ClassifiedTaxCategory"),
        "AdditionalItemProperty",
    ),
    "Price": ("PriceAmount", "BaseQuantity", "AllowanceCharge"),
}
_GJENTAS = frozenset(
    {
        *("BillingReference", "AdditionalDocumentReference", "PaymentMeans", "AllowanceCharge", "TaxTotal"),
        *("InvoiceLine", "CreditNoteLine", "PartyIdentification", "PartyTaxScheme", "TaxSubtotal"),
        *("CommodityClassification", "AdditionalItemProperty", "Note"),
    }
)


def navnet(node: Node) -> str:
    """Give an element's name without its namespace."""
    return node.tag.rpartition("}")[2]


def _i_orden(dokument: Ehfdokument, _: Node) -> bool:
    return all(_barna_i_orden(node) for node in dokument.rot.iter())


def _barna_i_orden(node: Node) -> bool:
    orden = _ORDEN.get(navnet(node))
    if orden is None:
        return True
    navn = [navnet(barn) for barn in node]
    if any(n not in orden for n in navn):
        return False
    plasser = [orden.index(n) for n in navn]
    return plasser == sorted(plasser) and all(n in _GJENTAS or navn.count(n) == 1 for n in navn)


REKKEFOLGE = (
    Regel("UBL-2.1", "Feltene er kjente, står i rekkefølgen UBL 2.1 krever, og ikke oftere enn tillatt.", "", _i_orden),
)
