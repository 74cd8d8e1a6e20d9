"""Thousands of broken files (reliability.md T-10): read or refused, and nothing else."""

from __future__ import annotations

from tests.imports.tabellmutasjoner import SLAG, tell

ANTALL = 2_400
FRO = 20_261_125


def test_ingen_odelagt_fil_velter_leseren() -> None:
    """Over to tusen ødelagte filer, regneark og regelfiler blir lest eller avvist med grunn; ingenting annet skjer."""
    telling = tell(FRO, ANTALL)

    assert telling.total() == ANTALL
    assert {utfall for _, utfall in telling} == {"lest", "avvist"}
    assert [slag for slag in SLAG if not telling[slag, "avvist"] > telling[slag, "lest"] > 0] == []
