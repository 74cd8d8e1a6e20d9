"""
The published rules, as far as we check them; docs/metode/ehf.md says which, from which versions, and which we do not.

The rules are those of EN 16931 (CEN) and of Peppol BIS Billing 3.0, said in
our own words; the ids are the published ones.
"""

from __future__ import annotations

from tospann.documents.ehf.dokument import les_ehf
from tospann.documents.ehf.regel import Alvor, Brudd
from tospann.documents.ehf.regler_avgift import AVGIFTER
from tospann.documents.ehf.regler_innhold import INNHOLD
from tospann.documents.ehf.regler_peppol import PEPPOL
from tospann.documents.ehf.regler_sum import SUMMER
from tospann.documents.ehf.rekkefolge import REKKEFOLGE

REGLER = (*REKKEFOLGE, *INNHOLD, *SUMMER, *AVGIFTER, *PEPPOL)
PEPPOLVERSJON, CENVERSJON = "3.0.15 (mai 2023)", "EN 16931, Schematron for UBL i samme utgivelse"


def kontroller(data: bytes) -> tuple[Brudd, ...]:
    """
    Give every rule that a document breaks, warnings too; the same answer for the same bytes.

    Raises
    ------
    IkkeEhf
        When it cannot be read as an invoice at all.

    """
    dokument = les_ehf(data)
    return tuple(Brudd(r.id, r.tekst, r.alvor) for r in REGLER if r.brutt(dokument))


def feilene(data: bytes) -> tuple[Brudd, ...]:
    """Give those for which the network refuses it."""
    return tuple(brudd for brudd in kontroller(data) if brudd.alvor is Alvor.FEIL)
