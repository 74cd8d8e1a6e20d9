"""What must add up (EN 16931: BR-CO and BR-DEC), in exact decimals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from tospann.documents.ehf.dokument import SELGER, Ehfdokument, Node, alle, har, kategorier, tall, tekst
from tospann.documents.ehf.regel import Krav, Regel

_SUM = "cac:LegalMonetaryTotal"
_DEL = "cac:TaxTotal/cac:TaxSubtotal"
_ORE = Decimal("0.01")
_NULL = Decimal(0)
_DESIMALER = 2


def kroner(node: Node, sti: str) -> Decimal:
    """Give an amount; nothing is zero."""
    return tall(node, sti) or _NULL


def rund(belop: Decimal) -> Decimal:
    """Round to the øre."""
    return belop.quantize(_ORE, ROUND_HALF_UP)


def summen(noder: list[Node], sti: str) -> Decimal:
    """Add up the same field of several."""
    return sum((kroner(node, sti) for node in noder), _NULL)


def tillegg(noder: list[Node]) -> list[Node]:
    """Give those that add to the amount."""
    return [node for node in noder if tekst(node, "cbc:ChargeIndicator") == "true"]


def fradrag(noder: list[Node]) -> list[Node]:
    """Give those that are deducted from it."""
    return [node for node in noder if tekst(node, "cbc:ChargeIndicator") == "false"]


def _linjesum(dokument: Ehfdokument, node: Node) -> bool:
    return tall(node, "cbc:LineExtensionAmount") == rund(summen(dokument.linjer, "cbc:LineExtensionAmount"))


def _uten_avgift(_: Ehfdokument, node: Node) -> bool:
    justert = kroner(node, "cbc:ChargeTotalAmount") - kroner(node, "cbc:AllowanceTotalAmount")
    return tall(node, "cbc:TaxExclusiveAmount") == rund(kroner(node, "cbc:LineExtensionAmount") + justert)


def _justeringer(felt: str, hvilke: Callable[[list[Node]], list[Node]]) -> Krav:
    def krav(dokument: Ehfdokument, node: Node) -> bool:
        return kroner(node, felt) == rund(summen(hvilke(alle(dokument.rot, "cac:AllowanceCharge")), "cbc:Amount"))

    return krav


def _avgiftssum(_: Ehfdokument, node: Node) -> bool:
    deler = alle(node, "cac:TaxSubtotal")
    return not deler or tall(node, "cbc:TaxAmount") == rund(summen(deler, "cbc:TaxAmount"))


def _med_avgift(dokument: Ehfdokument, node: Node) -> bool:
    avgift = kroner(dokument.rot, "cac:TaxTotal/cbc:TaxAmount")
    return tall(node, "cbc:TaxInclusiveAmount") == rund(kroner(node, "cbc:TaxExclusiveAmount") + avgift)


def _aa_betale(_: Ehfdokument, node: Node) -> bool:
    justert = kroner(node, "cbc:PayableRoundingAmount") - kroner(node, "cbc:PrepaidAmount")
    return tall(node, "cbc:PayableAmount") == rund(kroner(node, "cbc:TaxInclusiveAmount") + justert)


def _sats(_: Ehfdokument, node: Node) -> bool:
    """The published rule allows one whole unit on either side; so does this."""
    avgift, sats = kroner(node, "cbc:TaxAmount"), kroner(node, "cac:TaxCategory/cbc:Percent")
    ventet = rund(abs(kroner(node, "cbc:TaxableAmount")) * sats / 100)
    return abs(abs(avgift) - ventet) < 1 if sats else round(avgift) == 0


def _forfall(dokument: Ehfdokument, node: Node) -> bool:
    gjelder = not dokument.er_kreditnota and kroner(node, "cbc:PayableAmount") > 0
    return not gjelder or har(dokument.rot, "cbc:DueDate") or har(dokument.rot, "cac:PaymentTerms/cbc:Note")


def _landkode(_: Ehfdokument, node: Node) -> bool:
    return tekst(node, "cac:TaxScheme/cbc:ID").upper() != "VAT" or tekst(node, "cbc:CompanyID")[:2].isalpha()


def _kjennes_igjen(_: Ehfdokument, node: Node) -> bool:
    stier = ("cac:PartyIdentification/cbc:ID", "cac:PartyLegalEntity/cbc:CompanyID")
    med_mva = any(
        tekst(s, "cac:TaxScheme/cbc:ID").upper() == "VAT" and har(s, "cbc:CompanyID")
        for s in alle(node, "cac:PartyTaxScheme")
    )
    return med_mva or any(har(node, sti) for sti in stier)


def _har_dato(_: Ehfdokument, node: Node) -> bool:
    return har(node, "cbc:StartDate") or har(node, "cbc:EndDate")


def _hele_ore(sti: str) -> Krav:
    """Ask for at most two decimals."""
    return lambda _, node: all(len(tekst(n).partition(".")[2]) <= _DESIMALER for n in alle(node, sti))


def _desimalregel(id_: str, hva: str, hvor: str, felt: str) -> Regel:
    return Regel(id_, f"{hva} har høyst to desimaler.", hvor, _hele_ore(felt))


SUMMER = (
    Regel(
        "BR-CO-04",
        "Hver linje har en avgiftskategori.",
        "linje",
        lambda _, node: bool(kategorier(node, "cac:Item/cac:ClassifiedTaxCategory")),
    ),
    Regel("BR-CO-09", "Et avgiftsnummer begynner med landkoden.", f"{SELGER}/cac:PartyTaxScheme", _landkode),
    Regel("BR-CO-10", "Summen av linjene er det linjene blir til sammen.", _SUM, _linjesum),
    Regel(
        "BR-CO-11", "Fradragene i alt er summen av fradragene.", _SUM, _justeringer("cbc:AllowanceTotalAmount", fradrag)
    ),
    Regel(
        "BR-CO-12", "Tilleggene i alt er summen av tilleggene.", _SUM, _justeringer("cbc:ChargeTotalAmount", tillegg)
    ),
    Regel("BR-CO-13", "Beløpet uten avgift er linjene, minus fradrag, pluss tillegg.", _SUM, _uten_avgift),
    Regel("BR-CO-14", "Avgiften i alt er summen av avgiftsgruppene.", "cac:TaxTotal", _avgiftssum),
    Regel("BR-CO-15", "Beløpet med avgift er beløpet uten avgift pluss avgiften.", _SUM, _med_avgift),
    Regel("BR-CO-16", "Beløpet å betale er beløpet med avgift, minus det som er betalt.", _SUM, _aa_betale),
    Regel("BR-CO-17", "Avgiften i en gruppe er grunnlaget ganger satsen.", _DEL, _sats),
    Regel("BR-CO-18", "Dokumentet har minst én avgiftsgruppe.", "", lambda _, node: har(node, _DEL)),
    Regel("BR-CO-19", "En periode har en dato.", "cac:InvoicePeriod", _har_dato),
    Regel("BR-CO-20", "En periode på en linje har en dato.", "linje/cac:InvoicePeriod", _har_dato),
    Regel("BR-CO-25", "Skal noe betales, står forfallet der.", _SUM, _forfall),
    Regel("BR-CO-26", "Selger kan kjennes igjen på et nummer.", SELGER, _kjennes_igjen),
    _desimalregel("BR-DEC-09", "Summen av linjene", _SUM, "cbc:LineExtensionAmount"),
    _desimalregel("BR-DEC-12", "Beløpet uten avgift", _SUM, "cbc:TaxExclusiveAmount"),
    _desimalregel("BR-DEC-13", "Avgiften i alt", "cac:TaxTotal", "cbc:TaxAmount"),
    _desimalregel("BR-DEC-14", "Beløpet med avgift", _SUM, "cbc:TaxInclusiveAmount"),
    _desimalregel("BR-DEC-18", "Beløpet å betale", _SUM, "cbc:PayableAmount"),
    _desimalregel("BR-DEC-19", "Grunnlaget i en avgiftsgruppe", _DEL, "cbc:TaxableAmount"),
    _desimalregel("BR-DEC-20", "Avgiften i en avgiftsgruppe", _DEL, "cbc:TaxAmount"),
    _desimalregel("BR-DEC-23", "Beløpet på en linje", "linje", "cbc:LineExtensionAmount"),
)
