"""What must be there (EN 16931: BR-01 to BR-63), for what our invoices contain."""

from __future__ import annotations

from tospann.documents.ehf.dokument import KJOPER, SELGER, Ehfdokument, Node, alle, dag, har, tall, tekst
from tospann.documents.ehf.regel import Krav, Regel

_SUM = "cac:LegalMonetaryTotal"
_DEL = "cac:TaxTotal/cac:TaxSubtotal"
_KONTOTYPER = frozenset({"30", "58"})


def _tekst(*stier: str) -> Krav:
    """Ask for text at one of the paths."""
    return lambda _, node: any(tekst(node, sti) for sti in stier)


def _finnes(*stier: str) -> Krav:
    """Ask for an element at one of the paths."""
    return lambda _, node: any(har(node, sti) for sti in stier)


def _egenskap(navn: str, *stier: str) -> Krav:
    """Ask for an attribute of the first that is there."""
    return lambda _, node: any(navn in n.attrib for sti in stier for n in alle(node, sti))


def _i_rekkefolge(_: Ehfdokument, node: Node) -> bool:
    fra, til = dag(node, "cbc:StartDate"), dag(node, "cbc:EndDate")
    return fra is None or til is None or fra <= til


def _avgiftssats(_: Ehfdokument, node: Node) -> bool:
    return har(node, "cac:TaxCategory/cbc:Percent") or tekst(node, "cac:TaxCategory/cbc:ID") == "O"


def _konto(_: Ehfdokument, node: Node) -> bool:
    return tekst(node, "cbc:PaymentMeansCode") not in _KONTOTYPER or har(node, "cac:PayeeFinancialAccount/cbc:ID")


def _kontonummer(_: Ehfdokument, node: Node) -> bool:
    konto = "cac:PayeeFinancialAccount"
    gjelder = tekst(node, "cbc:PaymentMeansCode") in _KONTOTYPER and har(node, konto)
    return not gjelder or bool(tekst(node, f"{konto}/cbc:ID"))


_ANTALL = ("cbc:InvoicedQuantity", "cbc:CreditedQuantity")

INNHOLD = (
    Regel("BR-01", "Dokumentet sier hvilken spesifikasjon det følger.", "", _tekst("cbc:CustomizationID")),
    Regel("BR-02", "Dokumentet har et nummer.", "", _tekst("cbc:ID")),
    Regel("BR-03", "Dokumentet har en dato.", "", _tekst("cbc:IssueDate")),
    Regel("BR-04", "Dokumentet har en typekode.", "", _tekst("cbc:InvoiceTypeCode", "cbc:CreditNoteTypeCode")),
    Regel("BR-05", "Dokumentet sier hvilken valuta det er i.", "", _tekst("cbc:DocumentCurrencyCode")),
    Regel("BR-06", "Selger har et navn.", "", _tekst(f"{SELGER}/cac:PartyLegalEntity/cbc:RegistrationName")),
    Regel("BR-07", "Kjøper har et navn.", "", _tekst(f"{KJOPER}/cac:PartyLegalEntity/cbc:RegistrationName")),
    Regel("BR-08", "Selger har en adresse.", "", _finnes(f"{SELGER}/cac:PostalAddress")),
    Regel(
        "BR-09",
        "Selgers adresse har en landkode.",
        f"{SELGER}/cac:PostalAddress",
        _tekst("cac:Country/cbc:IdentificationCode"),
    ),
    Regel("BR-10", "Kjøper har en adresse.", "", _finnes(f"{KJOPER}/cac:PostalAddress")),
    Regel(
        "BR-11",
        "Kjøpers adresse har en landkode.",
        f"{KJOPER}/cac:PostalAddress",
        _tekst("cac:Country/cbc:IdentificationCode"),
    ),
    Regel("BR-12", "Summen av linjene står der.", _SUM, _finnes("cbc:LineExtensionAmount")),
    Regel("BR-13", "Beløpet uten avgift står der.", _SUM, _finnes("cbc:TaxExclusiveAmount")),
    Regel("BR-14", "Beløpet med avgift står der.", _SUM, _finnes("cbc:TaxInclusiveAmount")),
    Regel("BR-15", "Beløpet å betale står der.", _SUM, _finnes("cbc:PayableAmount")),
    Regel("BR-16", "Dokumentet har minst én linje.", "", lambda d, _: bool(d.linjer)),
    Regel("BR-21", "Hver linje har et nummer.", "linje", _tekst("cbc:ID")),
    Regel("BR-22", "Hver linje har et antall.", "linje", _finnes(*_ANTALL)),
    Regel("BR-23", "Hvert antall har en enhet.", "linje", _egenskap("unitCode", *_ANTALL)),
    Regel("BR-24", "Hver linje har et beløp.", "linje", _finnes("cbc:LineExtensionAmount")),
    Regel("BR-25", "Hver linje sier hva den gjelder.", "linje", _tekst("cac:Item/cbc:Name")),
    Regel("BR-26", "Hver linje har en pris.", "linje", _finnes("cac:Price/cbc:PriceAmount")),
    Regel(
        "BR-27",
        "Ingen pris er under null.",
        "linje",
        lambda _, node: (tall(node, "cac:Price/cbc:PriceAmount") or 0) >= 0,
    ),
    Regel("BR-29", "Perioden slutter ikke før den begynner.", "cac:InvoicePeriod", _i_rekkefolge),
    Regel("BR-30", "Perioden på en linje slutter ikke før den begynner.", "linje/cac:InvoicePeriod", _i_rekkefolge),
    Regel("BR-45", "Avgiftsgruppa har et grunnlag.", _DEL, _finnes("cbc:TaxableAmount")),
    Regel("BR-46", "Avgiftsgruppa har et avgiftsbeløp.", _DEL, _finnes("cbc:TaxAmount")),
    Regel("BR-47", "Avgiftsgruppa har en kategori.", _DEL, _finnes("cac:TaxCategory/cbc:ID")),
    Regel("BR-48", "Avgiftsgruppa har en sats, unntatt når kravet er utenfor loven (O).", _DEL, _avgiftssats),
    Regel("BR-49", "Betalingsmåten har en kode.", "cac:PaymentMeans", _finnes("cbc:PaymentMeansCode")),
    Regel("BR-50", "Kontonummeret står der når det er oppgitt en konto.", "cac:PaymentMeans", _kontonummer),
    Regel(
        "BR-55",
        "Det som vises til, har et nummer.",
        "cac:BillingReference",
        _finnes("cac:InvoiceDocumentReference/cbc:ID"),
    ),
    Regel("BR-61", "Skal det betales til konto, står kontoen der.", "cac:PaymentMeans", _konto),
    Regel(
        "BR-62",
        "Selgers adresse i nettet sier hva slags nummer den er.",
        SELGER,
        _egenskap("schemeID", "cbc:EndpointID"),
    ),
    Regel(
        "BR-63",
        "Kjøpers adresse i nettet sier hva slags nummer den er.",
        KJOPER,
        _egenskap("schemeID", "cbc:EndpointID"),
    ),
)
