"""
Kontroller en eksportert journal uten Tospann: bare Pythons eget standardbibliotek.

    python3 verifiser_journal.py journal.jsonl [HODE ...]

Each line is an entry with its content, the link before and its own link; each
case has a chain of its own, which begins with number 1. A chain holds when every link is SHA-256 over the link before and the content.
HODE is a receipt somebody kept earlier (the head of the chain on a day): it
must be found in the chain, or the history has been rewritten since.
"""

import hashlib
import json
import sys
from pathlib import Path

START = "0" * 64
FELT = ("nr", "tidspunkt", "part", "rolle", "handling", "gjenstand", "nyttelast")


def lenke(forrige, innhold):
    """Give the link an entry must have."""
    kropp = {felt: innhold[felt] for felt in FELT}
    tekst = json.dumps(kropp, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{forrige}\n{tekst}".encode()).hexdigest()


def kontroller(linjer):
    """Walk the chain; give the links in order, and what is wrong (empty when it holds)."""
    lenker, hode, nr = [START], START, 0
    for linje in linjer:
        post = json.loads(linje)
        if nr and post["innhold"]["nr"] == 1:
            hode, nr = START, 0
        nr += 1
        if post["innhold"]["nr"] != nr:
            return lenker, f"Post nummer {nr} mangler."
        if post["forrige"] != hode:
            return lenker, f"Post nummer {nr} peker ikke på posten før."
        if lenke(hode, post["innhold"]) != post["lenke"]:
            return lenker, f"Innholdet i post nummer {nr} er endret etter at den ble skrevet."
        hode = post["lenke"]
        lenker.append(hode)
    return lenker, ""


def hovedprogram(argumenter):
    """Check the file and the receipts; give 0 when all holds."""
    if not argumenter:
        print(__doc__)
        return 2
    linjer = Path(argumenter[0]).read_text(encoding="utf-8").splitlines()
    lenker, feil = kontroller(linjer)
    borte = [hode for hode in argumenter[1:] if hode not in lenker]
    if feil or borte:
        print(feil or f"Kvitteringen {borte[0]} finnes ikke i kjeden: historien er skrevet om.")
        return 1
    print(f"Kjeden er hel: {len(lenker) - 1} poster, hode {lenker[-1]}")
    return 0


if __name__ == "__main__":
    sys.exit(hovedprogram(sys.argv[1:]))
