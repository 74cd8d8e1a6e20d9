"""The order of activities, and which to take with."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tospann.core.plan.aktivitet import Aktivitet, Fase, UgyldigProsess, Vilkaar, i_rekkefolge, velg


def aktivitet(id_: str, *avhenger_av: str, vilkaar: Vilkaar = Vilkaar.ALLTID) -> Aktivitet:
    """Make an activity of one week."""
    return Aktivitet(id_, Fase.F0, id_, "noen", avhenger_av, Fraction(1), "", "", vilkaar=vilkaar)


def test_rekkefolge() -> None:
    """Hver aktivitet kommer etter alt den venter på."""
    assert [a.id for a in i_rekkefolge([aktivitet("C", "A", "B"), aktivitet("B", "A"), aktivitet("A")])] == [
        "A",
        "B",
        "C",
    ]


def test_ring_navngis() -> None:
    """Venter to aktiviteter på hverandre, sier feilen hvilke."""
    with pytest.raises(UgyldigProsess, match=r"i ring: (A → B → A|B → A → B)"):
        i_rekkefolge([aktivitet("A", "B"), aktivitet("B", "A")])


def test_ukjent_avhengighet() -> None:
    """Venter en aktivitet på noe som ikke finnes, sier feilen hva."""
    with pytest.raises(UgyldigProsess, match="A venter på P99, som ikke finnes"):
        i_rekkefolge([aktivitet("A", "P99")])


def test_dobbel_id() -> None:
    """Samme id to ganger avvises."""
    with pytest.raises(UgyldigProsess, match="flere ganger: A"):
        i_rekkefolge([aktivitet("A"), aktivitet("A")])


def test_valgfri_utelates() -> None:
    """Det som er valgfritt, er ute til noen ber om det, og den som ventet på det, venter på det før."""
    alle = [
        aktivitet("A"),
        aktivitet("B", "A", vilkaar=Vilkaar.VALGFRI),
        aktivitet("C", "B", vilkaar=Vilkaar.VED_TVIST),
        aktivitet("D", "C"),
    ]

    assert [(a.id, a.avhenger_av) for a in velg(alle, frozenset())] == [("A", ()), ("D", ("A",))]
    assert [a.id for a in velg(alle, frozenset({"B"}))] == ["A", "B", "D"]
