"""The whole folder of papers for a case: file name -> bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.kalender import tegn_ics
from tospann.documents.modell import Dokument
from tospann.documents.papirer.avtalepapirer import avtalekontroll, vertskommuneavtale
from tospann.documents.papirer.kilder import kilder_json, samle_tall
from tospann.documents.papirer.kostnadsfordeling import kostnadsfordeling, tall_i_arbeidsboka
from tospann.documents.papirer.planpapir import fremdriftsplan
from tospann.documents.papirer.saksframlegg import saksframlegg, saksframleggets_navn
from tospann.documents.papirer.utredning import utredning
from tospann.documents.regneark_xlsx import tegn_xlsx
from tospann.documents.typst_pdf import tegn_pdf
from tospann.documents.word import tegn_docx

Fil = Callable[[], bytes]
_FASTE = ("vertskommuneavtale", "avtalekontroll", "fremdriftsplan")
_ANDRE = ("avtalekontroll.json", "kostnadsfordeling.xlsx", "fremdriftsplan.ics", "kilder.json")


def dokumentene(bilde: Saksbilde) -> dict[str, Dokument]:
    """Compose every paper of the case, by file name without ending."""
    alle = (
        utredning(bilde),
        *(saksframlegg(bilde, k) for k in bilde.kapitler),
        vertskommuneavtale(bilde),
        avtalekontroll(bilde),
        fremdriftsplan(bilde),
    )
    return {d.filnavn: d for d in alle}


def filnavn(bilde: Saksbilde) -> tuple[str, ...]:
    """Give the names of the files without making any of them."""
    navn = ("utredning", *(saksframleggets_navn(k.kommune) for k in bilde.kapitler), *_FASTE)
    papirer = (f"{n}.{endelse}" for n in navn for endelse in (("pdf", "docx") if _ogsaa_i_word(n) else ("pdf",)))
    return (*papirer, *_ANDRE)


def filer(bilde: Saksbilde, fonter: Path) -> dict[str, Fil]:
    """Give every file of the folder, in order, as something that makes its bytes when asked."""
    return dict(_filer(bilde, fonter))


def _filer(bilde: Saksbilde, fonter: Path) -> Iterator[tuple[str, Fil]]:
    dokumenter = dokumentene(bilde)
    for navn, dokument in dokumenter.items():
        yield f"{navn}.pdf", lambda d=dokument: tegn_pdf(d, fonter)  # type: ignore[misc]
        if _ogsaa_i_word(navn):
            yield f"{navn}.docx", lambda d=dokument: tegn_docx(d, fonter)  # type: ignore[misc]
    bok = kostnadsfordeling(bilde)
    kontroll = json.dumps(bilde.kontroll.som_json(), ensure_ascii=False, indent=1) + "\n"
    yield "avtalekontroll.json", kontroll.encode
    yield "kostnadsfordeling.xlsx", lambda: tegn_xlsx(bok)
    yield "fremdriftsplan.ics", lambda: tegn_ics(bilde.plan, bilde.sak.tittel, bilde.sak.dato)
    tall = samle_tall(dokumenter.values(), tall_i_arbeidsboka(bok))
    yield "kilder.json", lambda: kilder_json(tall, dokumenter.values())


def _ogsaa_i_word(navn: str) -> bool:
    """What councils and lawyers edit further comes in Word too."""
    return navn.startswith("saksframlegg") or navn == "vertskommuneavtale"
