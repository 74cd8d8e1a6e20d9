"""What the oracle tries on the consequences: each file of the demo's study, and of one Bodø keeps to itself."""

from __future__ import annotations

from tests.web.studiene import SKJULT, UKJENT

PILOT = "pilot-sor-salten"
FILER = ("konsekvenser.csv", "konsekvenser.xlsx", "utredning.docx", "utredning.pdf")
OBJEKTER: dict[str, list[list[str]]] = {
    "studie med konsekvenser": [[PILOT]],
    "konsekvensfil": [[PILOT, navn] for navn in FILER],
    "konsekvensfil fra skjult studie": [[SKJULT, FILER[0]]],
    "ukjent konsekvensfil": [[PILOT, "utredning.odt"], [PILOT, ".."], [UKJENT, FILER[0]]],
}
