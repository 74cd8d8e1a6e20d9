"""What each tax category asks for (EN 16931: BR-O, BR-E and BR-S), those an invoice between municipalities can have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tospann.documents.ehf.dokument import KJOPER, SELGER, Ehfdokument, Node, alle, har, kategorier, tall, tekst
from tospann.documents.ehf.regel import Krav, Regel
from tospann.documents.ehf.regler_sum import fradrag, kroner, rund, summen, tillegg

_GRUPPE = "cac:TaxTotal/cac:TaxSubtotal"
_VARE = "cac:Item/cac:ClassifiedTaxCategory"
_ORD = {"O": "utenfor loven", "E": "unntatt", "S": "avgiftspliktig"}
_GRUNNER = ("cac:TaxCategory/cbc:TaxExemptionReason", "cac:TaxCategory/cbc:TaxExemptionReasonCode")


def _paa_linjene(dokument: Ehfdokument) -> list[str]:
    return [k for linje in dokument.linjer for k in kategorier(linje, _VARE)]


def _i_gruppene(dokument: Ehfdokument) -> list[str]:
    return kategorier(dokument.rot, f"{_GRUPPE}/cac:TaxCategory")


def _har_gruppe(kategori: str) -> Krav:
    """Lines of a category and the breakdown go together: exactly one group, or (S) one for each rate."""

    def krav(dokument: Ehfdokument, _: Node) -> bool:
        antall, paa_linje = _i_gruppene(dokument).count(kategori), kategori in _paa_linjene(dokument)
        return antall == 0 if not paa_linje else antall >= 1 if kategori == "S" else antall == 1

    return krav


def _avgiftsnumre(node: Node) -> Iterator[str]:
    for part in (SELGER, KJOPER):
        for skatt in alle(node, f"{part}/cac:PartyTaxScheme"):
            if tekst(skatt, "cac:TaxScheme/cbc:ID").upper() == "VAT":
                yield tekst(skatt, "cbc:CompanyID")


def _uten_nummer(dokument: Ehfdokument, node: Node) -> bool:
    return "O" not in _paa_linjene(dokument) or not any(_avgiftsnumre(node))


def _med_nummer(kategori: str) -> Krav:
    """Ask for the seller's number, of either scheme."""
    return lambda d, node: (
        kategori not in _paa_linjene(d)
        or any(tekst(n) for n in alle(node, f"{SELGER}/cac:PartyTaxScheme/cbc:CompanyID"))
    )


def _linjesats(kategori: str) -> Krav:
    def krav(_: Ehfdokument, node: Node) -> bool:
        if kategori not in kategorier(node, _VARE):
            return True
        sats = tall(node, f"{_VARE}/cbc:Percent")
        if kategori == "O":
            return not har(node, f"{_VARE}/cbc:Percent")
        return sats is not None and (sats == 0 if kategori == "E" else sats > 0)

    return krav


def _gruppene(kategori: str, krav: Krav) -> Krav:
    """Ask it of the groups of a category."""
    return lambda d, node: kategori not in kategorier(node, "cac:TaxCategory") or krav(d, node)


def _grunnlag(kategori: str) -> Krav:
    """The lines of the category, plus and minus what is added and deducted in the document as a whole."""

    def krav(dokument: Ehfdokument, node: Node) -> bool:
        sats = tall(node, "cac:TaxCategory/cbc:Percent")

        def egne(noder: list[Node], sti: str) -> list[Node]:
            av_kategorien = (n for n in noder if kategori in kategorier(n, sti))
            return [n for n in av_kategorien if kategori != "S" or tall(n, f"{sti}/cbc:Percent") == sats]

        justert = egne(alle(dokument.rot, "cac:AllowanceCharge"), "cac:TaxCategory")
        linjene = summen(egne(dokument.linjer, _VARE), "cbc:LineExtensionAmount")
        return tall(node, "cbc:TaxableAmount") == linjene + summen(tillegg(justert), "cbc:Amount") - summen(
            fradrag(justert), "cbc:Amount"
        )

    return krav


def _ingen_avgift(_: Ehfdokument, node: Node) -> bool:
    return tall(node, "cbc:TaxAmount") == 0


def _avgift(_: Ehfdokument, node: Node) -> bool:
    """The published rule allows one whole unit on either side; so does this."""
    ventet = rund(kroner(node, "cbc:TaxableAmount") * kroner(node, "cac:TaxCategory/cbc:Percent") / Decimal(100))
    return abs(kroner(node, "cbc:TaxAmount") - ventet) < 1


def _grunn(_: Ehfdokument, node: Node) -> bool:
    return any(har(node, sti) for sti in _GRUNNER)


def _alene(dokument: Ehfdokument, _: Node) -> bool:
    grupper = _i_gruppene(dokument)
    return "O" not in grupper or set(grupper) == {"O"}


def _linjer_alene(dokument: Ehfdokument, _: Node) -> bool:
    return "O" not in _i_gruppene(dokument) or set(_paa_linjene(dokument)) <= {"O"}


def _felles(kategori: str) -> Iterator[Regel]:
    ord_ = _ORD[kategori]
    sats = {"O": "ingen sats", "E": "satsen 0", "S": "en sats over 0"}[kategori]
    nummer = _uten_nummer if kategori == "O" else _med_nummer(kategori)
    hvilket = "står det ikke noe avgiftsnummer" if kategori == "O" else "står selgers nummer der"
    avgift = _avgift if kategori == "S" else _ingen_avgift
    hvor_mye = "grunnlaget ganger satsen" if kategori == "S" else "null"
    grunn: Krav = (lambda d, n: not _grunn(d, n)) if kategori == "S" else _grunn
    om_grunn = "ingen grunn til fritak" if kategori == "S" else "en grunn"
    yield Regel(f"BR-{kategori}-01", f"Linjer som er {ord_}, har sin avgiftsgruppe.", "", _har_gruppe(kategori))
    yield Regel(f"BR-{kategori}-02", f"Er en linje {ord_}, {hvilket}.", "", nummer)
    yield Regel(f"BR-{kategori}-05", f"En linje som er {ord_}, har {sats}.", "linje", _linjesats(kategori))
    tekster = (
        ("08", f"Grunnlaget for det som er {ord_}, er summen av linjene.", _grunnlag(kategori)),
        ("09", f"Avgiften på det som er {ord_}, er {hvor_mye}.", avgift),
        ("10", f"Gruppa for det som er {ord_}, har {om_grunn}.", grunn),
    )
    for nr, tekst_, krav in tekster:
        yield Regel(f"BR-{kategori}-{nr}", tekst_, _GRUPPE, _gruppene(kategori, krav))


AVGIFTER = (
    *(regel for kategori in "OES" for regel in _felles(kategori)),
    Regel("BR-O-11", "Er kravet utenfor loven, er det ingen andre avgiftsgrupper.", "", _alene),
    Regel("BR-O-12", "Er kravet utenfor loven, er alle linjene det.", "", _linjer_alene),
)
