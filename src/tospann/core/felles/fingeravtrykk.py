"""Canonical text and its fingerprint: what votes, approvals and signatures point at."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Word processors put these in without anybody seeing it: byte order mark, soft
# hyphen, zero-width space, joiner and non-joiner.
_USYNLIG = dict.fromkeys(map(ord, "\ufeff\u00ad\u200b\u200c\u200d"))
_MELLOMROM = re.compile(r"[^\S\n]+")
_LINJESKIFT = re.compile(r"\n{3,}")
KORT_LENGDE = 12


def kanonisk(tekst: str) -> str:
    """
    Give the text in the one form that is fingerprinted.

    NFC, invisible characters removed, all line ends as one newline, runs of
    spaces as one space, at most one empty line between paragraphs, no space at
    the ends. Words, letters and punctuation are untouched: a comma is a change.
    """
    normal = unicodedata.normalize("NFC", tekst.translate(_USYNLIG))
    linjer = normal.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rene = "\n".join(_MELLOMROM.sub(" ", linje).strip() for linje in linjer)
    return _LINJESKIFT.sub("\n\n", rene).strip()


def fingeravtrykk(tekst: str) -> str:
    """Give the SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(kanonisk(tekst).encode()).hexdigest()


def ordavtrykk(tekst: str) -> str:
    """
    Give the fingerprint of the words and marks alone: where a line or a paragraph ends makes no other decision.

    This is what councils' resolutions are compared by; an agreement's own fingerprint also holds its paragraphs.
    """
    return fingeravtrykk(" ".join(kanonisk(tekst).split()))


def kort(avtrykk: str) -> str:
    """Give the first digits of a fingerprint, for people to compare by eye."""
    return avtrykk[:KORT_LENGDE]
