"""Read an EHF invoice: where things stand in it, and what they say."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from tospann.documents.ehf.ubl import CAC, CBC, DOKUMENT

_NAVNEROM = {"cac": CAC, "cbc": CBC}
STORSTE_FIL = 2_000_000
LINJER = ("cac:InvoiceLine", "cac:CreditNoteLine")
SELGER = "cac:AccountingSupplierParty/cac:Party"
KJOPER = "cac:AccountingCustomerParty/cac:Party"
_ROETTER = frozenset(f"{{{DOKUMENT.format(navn)}}}{navn}" for navn in ("Invoice", "CreditNote"))
Node = ET.Element


class IkkeEhf(ValueError):
    """The file is no invoice or credit note in UBL."""


@dataclass(frozen=True, slots=True)
class Ehfdokument:
    """A document that is checked, by its root."""

    rot: Node

    @property
    def er_kreditnota(self) -> bool:
        """Tell which of the two it is."""
        return self.rot.tag.endswith("CreditNote")

    @property
    def linjer(self) -> list[Node]:
        """Give the lines, of either kind."""
        return [node for sti in LINJER for node in alle(self.rot, sti)]


def les_ehf(data: bytes) -> Ehfdokument:
    """
    Read a file.

    Raises
    ------
    IkkeEhf
        When it is too large, declares a document type, is no XML, or is something else.

    """
    if len(data) > STORSTE_FIL:
        raise IkkeEhf("Fila er for stor til å være en faktura.")
    # Entities can be made to grow without end; an invoice has no use for them.
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper() or b"\0" in data:
        raise IkkeEhf("Fila inneholder en dokumenttype (DOCTYPE) eller er ikke UTF-8. Da blir den ikke lest.")
    try:
        rot = ET.fromstring(data)  # noqa: S314 - no entities get this far
    except ET.ParseError as feil:
        raise IkkeEhf("Fila er ikke gyldig XML.") from feil
    if rot.tag not in _ROETTER:
        raise IkkeEhf("Fila er verken en faktura eller en kreditnota i UBL 2.1.")
    return Ehfdokument(rot)


def alle(node: Node, sti: str) -> list[Node]:
    """Give everything at a path; nothing at all for the empty path but the node itself."""
    return node.findall(sti, _NAVNEROM) if sti else [node]


def har(node: Node, sti: str) -> bool:
    """Tell whether there is something at a path, with or without text."""
    return node.find(sti, _NAVNEROM) is not None


def tekst(node: Node, sti: str = "") -> str:
    """Give the text of the first at a path; nothing when it is not there."""
    funnet = node.find(sti, _NAVNEROM) if sti else node
    return " ".join((funnet.text or "").split()) if funnet is not None else ""


def tall(node: Node, sti: str = "") -> Decimal | None:
    """Give the number at a path; None when there is none, or it is no number."""
    try:
        verdi = Decimal(tekst(node, sti))
    except InvalidOperation:
        return None
    return verdi if verdi.is_finite() else None


def dag(node: Node, sti: str = "") -> date | None:
    """Give the date at a path; None when there is none, or it is no date."""
    skrevet = tekst(node, sti)
    try:
        return date.fromisoformat(skrevet) if len(skrevet) == len("2020-01-01") else None
    except ValueError:
        return None


def kategorier(node: Node, sti: str) -> list[str]:
    """Give the tax categories (of the scheme VAT) at a path."""
    return [tekst(k, "cbc:ID") for k in alle(node, sti) if tekst(k, "cac:TaxScheme/cbc:ID").upper() == "VAT"]
