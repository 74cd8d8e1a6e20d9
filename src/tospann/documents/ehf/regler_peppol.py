"""What the network asks for besides (Peppol BIS Billing 3.0), and Norway's own two rules."""

from __future__ import annotations

import re
from decimal import Decimal

from tospann.documents.ehf.dokument import KJOPER, SELGER, Ehfdokument, Node, alle, dag, har, tall, tekst
from tospann.documents.ehf.numre import er_orgnr
from tospann.documents.ehf.regel import Alvor, Krav, Regel
from tospann.documents.ehf.regler_sum import fradrag, kroner, summen, tillegg
from tospann.documents.ehf.rekkefolge import navnet
from tospann.documents.ehf.ubl import LAND, ORDNING, SPESIFIKASJON

_FAKTURATYPER = frozenset(["380", "383", "386", "393", "82", "80", "84", "395", "575", "623", "780"])
_KREDITTYPER = frozenset(["381", "396", "81", "83", "532"])
_DATOER = frozenset({"IssueDate", "DueDate", "TaxPointDate", "StartDate", "EndDate", "ActualDeliveryDate"})
_PROSESS = re.compile(r"urn:fdc:peppol\.eu:2017:poacc:billing:([0-9]{2}):1\.0")
_MVANUMMER = re.compile(r"NO([0-9]{9})MVA")
_SLINGRING = Decimal("0.02")
_MED_NUMMER = frozenset({"EndpointID", "CompanyID"})


def _prosess(dokument: Ehfdokument) -> str:
    treff = _PROSESS.search(tekst(dokument.rot, "cbc:ProfileID"))
    return treff[1] if treff else ""


def _finnes(sti: str) -> Krav:
    return lambda _, node: har(node, sti)


def _ingen_tomme(dokument: Ehfdokument, _: Node) -> bool:
    return all(len(node) or tekst(node) for node in dokument.rot.iter())


def _spesifikasjon(_: Ehfdokument, node: Node) -> bool:
    return tekst(node, "cbc:CustomizationID").startswith(SPESIFIKASJON)


def _referanse(_: Ehfdokument, node: Node) -> bool:
    return har(node, "cbc:BuyerReference") or har(node, "cac:OrderReference/cbc:ID")


def _annen_avgiftsvaluta(_: Ehfdokument, node: Node) -> bool:
    egen = tekst(node, "cbc:TaxCurrencyCode")
    return not egen or egen != tekst(node, "cbc:DocumentCurrencyCode")


def _valuta(dokument: Ehfdokument, _: Node) -> bool:
    """Every amount is in the document's currency, but a total of tax in another (BT-111)."""
    unntatt = {id(b) for t in alle(dokument.rot, "cac:TaxTotal") if not har(t, "cac:TaxSubtotal") for b in t}
    valuta = tekst(dokument.rot, "cbc:DocumentCurrencyCode")
    belop = (n for n in dokument.rot.iter() if navnet(n).endswith("Amount") and id(n) not in unntatt)
    return all(n.get("currencyID") == valuta for n in belop)


def _en_avgiftssum(_: Ehfdokument, node: Node) -> bool:
    return sum(har(t, "cac:TaxSubtotal") for t in alle(node, "cac:TaxTotal")) == 1


def _avgiftssum_i_egen_valuta(_: Ehfdokument, node: Node) -> bool:
    uten = sum(not har(t, "cac:TaxSubtotal") for t in alle(node, "cac:TaxTotal"))
    return uten == (1 if har(node, "cbc:TaxCurrencyCode") else 0)


def _periode(felt: str, *, fra: bool) -> Krav:
    """Keep a line's period inside the document's."""

    def krav(dokument: Ehfdokument, node: Node) -> bool:
        egen, hele = dag(node, felt), dag(dokument.rot, f"cac:InvoicePeriod/{felt}")
        return egen is None or hele is None or (egen >= hele if fra else egen <= hele)

    return krav


def _linjebelop(_: Ehfdokument, node: Node) -> bool:
    antall = next((a for f in ("cbc:InvoicedQuantity", "cbc:CreditedQuantity") if (a := tall(node, f)) is not None), 1)
    pris = kroner(node, "cac:Price/cbc:PriceAmount") / (tall(node, "cac:Price/cbc:BaseQuantity") or 1)
    egne = alle(node, "cac:AllowanceCharge")
    justert = summen(tillegg(egne), "cbc:Amount") - summen(fradrag(egne), "cbc:Amount")
    return abs(kroner(node, "cbc:LineExtensionAmount") - (antall * pris + justert)) <= _SLINGRING


def _grunnantall(_: Ehfdokument, node: Node) -> bool:
    return not har(node, "cac:Price/cbc:BaseQuantity") or (tall(node, "cac:Price/cbc:BaseQuantity") or 0) > 0


def _samme_enhet(_: Ehfdokument, node: Node) -> bool:
    antall = [*alle(node, "cbc:InvoicedQuantity"), *alle(node, "cbc:CreditedQuantity")]
    grunn = [n.get("unitCode") for n in alle(node, "cac:Price/cbc:BaseQuantity") if "unitCode" in n.attrib]
    return not antall or all(enhet == antall[0].get("unitCode") for enhet in grunn)


def _norske_numre(dokument: Ehfdokument, _: Node) -> bool:
    egne = (n for n in dokument.rot.iter() if n.get("schemeID") == ORDNING)
    return all(er_orgnr(tekst(n)) for n in egne if navnet(n) in {*_MED_NUMMER, "ID"})


def _type(felt: str, tillatt: frozenset[str]) -> Krav:
    return lambda d, node: not har(node, felt) or _prosess(d) != "01" or tekst(node, felt) in tillatt


def _datoer(dokument: Ehfdokument, _: Node) -> bool:
    return all(dag(n) is not None for n in dokument.rot.iter() if navnet(n) in _DATOER)


def _er_norsk(dokument: Ehfdokument) -> bool:
    egne = _avgiftsnumre(dokument)
    land = (
        egne[0][:2] if egne else tekst(dokument.rot, f"{SELGER}/cac:PostalAddress/cac:Country/cbc:IdentificationCode")
    )
    return land.upper() == LAND


def _avgiftsnumre(dokument: Ehfdokument, ordning: str = "VAT") -> list[str]:
    skatter = alle(dokument.rot, f"{SELGER}/cac:PartyTaxScheme")
    return [tekst(s, "cbc:CompanyID") for s in skatter if tekst(s, "cac:TaxScheme/cbc:ID") == ordning]


def _norsk_avgiftsnummer(dokument: Ehfdokument, _: Node) -> bool:
    norske = [nummer for nummer in _avgiftsnumre(dokument) if nummer.startswith(LAND)]
    treff = [_MVANUMMER.fullmatch(nummer) for nummer in norske]
    return not _er_norsk(dokument) or all(t is not None and er_orgnr(t[1]) for t in treff)


def _foretaksregisteret(dokument: Ehfdokument, _: Node) -> bool:
    return not _er_norsk(dokument) or "Foretaksregisteret" in _avgiftsnumre(dokument, "TAX")


PEPPOL = (
    Regel("PEPPOL-EN16931-R001", "Dokumentet sier hvilken prosess det hører til.", "", _finnes("cbc:ProfileID")),
    Regel(
        "PEPPOL-EN16931-R002",
        "Dokumentet har høyst én merknad.",
        "",
        lambda _, node: len(alle(node, "cbc:Note")) <= 1,
    ),
    Regel("PEPPOL-EN16931-R003", "Kjøpers referanse eller bestillingsnummer står der.", "", _referanse),
    Regel("PEPPOL-EN16931-R004", "Spesifikasjonen er Peppol BIS Billing 3.0.", "", _spesifikasjon),
    Regel("PEPPOL-EN16931-R005", "Egen valuta for avgift er en annen enn dokumentets.", "", _annen_avgiftsvaluta),
    Regel("PEPPOL-EN16931-R007", "Prosessen er skrevet slik nettet krever.", "", lambda d, _: bool(_prosess(d))),
    Regel("PEPPOL-EN16931-R008", "Ingen felt er tomme.", "", _ingen_tomme),
    Regel("PEPPOL-EN16931-R010", "Kjøper har en adresse i nettet.", KJOPER, _finnes("cbc:EndpointID")),
    Regel("PEPPOL-EN16931-R020", "Selger har en adresse i nettet.", SELGER, _finnes("cbc:EndpointID")),
    Regel("PEPPOL-EN16931-R051", "Alle beløp er i dokumentets valuta.", "", _valuta),
    Regel("PEPPOL-EN16931-R053", "Det er nøyaktig én avgiftssum med grupper.", "", _en_avgiftssum),
    Regel(
        "PEPPOL-EN16931-R054",
        "En avgiftssum uten grupper bare når avgiften har egen valuta.",
        "",
        _avgiftssum_i_egen_valuta,
    ),
    Regel(
        "PEPPOL-EN16931-R110",
        "En linje begynner ikke før dokumentets periode.",
        "linje/cac:InvoicePeriod",
        _periode("cbc:StartDate", fra=True),
    ),
    Regel(
        "PEPPOL-EN16931-R111",
        "En linje slutter ikke etter dokumentets periode.",
        "linje/cac:InvoicePeriod",
        _periode("cbc:EndDate", fra=False),
    ),
    Regel("PEPPOL-EN16931-R120", "Linjas beløp er antall ganger pris.", "linje", _linjebelop),
    Regel("PEPPOL-EN16931-R121", "Prisen gjelder for et antall over null.", "linje", _grunnantall),
    Regel("PEPPOL-EN16931-R130", "Pris og antall har samme enhet.", "linje", _samme_enhet),
    Regel("PEPPOL-COMMON-R041", "Norske organisasjonsnumre har ni siffer og riktig kontrollsiffer.", "", _norske_numre),
    Regel("PEPPOL-EN16931-P0100", "Fakturaens type er tillatt.", "", _type("cbc:InvoiceTypeCode", _FAKTURATYPER)),
    Regel("PEPPOL-EN16931-P0101", "Kreditnotaens type er tillatt.", "", _type("cbc:CreditNoteTypeCode", _KREDITTYPER)),
    Regel("PEPPOL-EN16931-F001", "Datoene er skrevet ÅÅÅÅ-MM-DD.", "", _datoer),
    Regel("NO-R-001", "Et norsk avgiftsnummer er NO, ni siffer og MVA.", "", _norsk_avgiftsnummer),
    Regel(
        "NO-R-002",
        "Er selger et selskap, skal «Foretaksregisteret» stå der. For kommuner er dette vanligvis ikke aktuelt.",
        "",
        _foretaksregisteret,
        Alvor.VARSEL,
    ),
)
