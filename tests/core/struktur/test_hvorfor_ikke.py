"""Why a target cannot be met, on a coast worked out by hand."""

from fractions import Fraction

import pytest
from tests.core.struktur.eksempel import BY, DAL, FJORD, KILDE, NAVN, OY, SKJER, kyst
from tests.core.struktur.smaa import krav, trekk_problem

from tospann.core.struktur.hvorfor_ikke import FortsattMulig, Konflikt, forklar, minste_konflikt
from tospann.core.struktur.krav import Antall, Krav
from tospann.core.struktur.kravbank import (
    Holdning,
    Kommunevilje,
    Lokasjon,
    antall_organisasjoner,
    fagmiljo,
    hoyst_reise,
    skal_sammen,
    skal_skilles,
    til_stede,
    vilje,
)
from tospann.core.struktur.losning import Status, forbered, los

HVER_DAG = (2, 2, 2, 2, 2)


def _konflikt(*kravene: Krav) -> Konflikt:
    return minste_konflikt(kyst(krav=kravene))


def _navn(konflikt: Konflikt) -> list[str]:
    return [k.id for k in konflikt.krav]


def test_sammen_og_skilt() -> None:
    """To kommuner kan ikke både være sammen og hver for seg; resten av kravene har ikke med saken å gjøre."""
    konflikt = _konflikt(
        hoyst_reise(range(5), 60, KILDE),
        skal_sammen(NAVN, (BY, DAL), KILDE),
        antall_organisasjoner(1, 4, KILDE),
        skal_skilles(NAVN, (BY, DAL), KILDE),
    )

    assert _navn(konflikt) == ["sammen-0-1", "adskilt-0-1"]
    assert (
        konflikt.setning == "Det går ikke samtidig at By og Dal skal være sammen og at By og Dal skal ikke være sammen."
    )


def test_for_langt_til_skjaer() -> None:
    """Skjær når bare Øy innen 60 minutter; sier Øy nei, blir det minst tre, og to er umulig."""
    nei = vilje(NAVN, [Kommunevilje(OY, Holdning.NEI, KILDE), Kommunevilje(FJORD, Holdning.APEN, KILDE)])
    konflikt = _konflikt(fagmiljo((20, 4, 4, 5, 2), 1, KILDE), *nei, antall_organisasjoner(1, 2, KILDE))

    assert _navn(konflikt) == [f"vilje-{OY}", "antall"]
    assert forklar(konflikt) == (
        "Det går ikke samtidig at Øy har sagt nei til samarbeid og at det skal være høyst 2 organisasjoner.",
        "Uten kravet om at Øy har sagt nei til samarbeid, går det, med 2 organisasjoner.",
        "Uten kravet om at det skal være høyst 2 organisasjoner, er 3 det laveste antallet som lar seg gjøre.",
        f"Ingen færre av kravene er i strid med hverandre; det er prøvd ({konflikt.proving} sett av krav).",
    )


def test_oyene_skal_ha_to_til_stede() -> None:
    """Øy og Skjær har tre årsverk til sammen, og skal to være på hvert sted hver dag, kan de ikke stå alene."""
    steder = [Lokasjon(OY, HVER_DAG), Lokasjon(SKJER, HVER_DAG)]
    oyene = til_stede(NAVN, (20, 4, 4, 2, 1), steder, Fraction(1), KILDE)
    kort = hoyst_reise((BY, OY), 45, KILDE)
    konflikt = _konflikt(kort, oyene, skal_sammen(NAVN, (DAL, FJORD), KILDE))

    # By and Øy are 50 minutes apart, so the islands are by themselves; they have three at work, and need four.
    assert _navn(konflikt) == ["reise-vert", "til-stede"]


def test_ett_krav_alene() -> None:
    """Er ett krav umulig alene, er det hele konflikten, og utveien er å la det ligge."""
    konflikt = _konflikt(skal_sammen(NAVN, (BY, FJORD), KILDE), skal_sammen(NAVN, (FJORD, SKJER), KILDE))

    assert _navn(konflikt) == ["sammen-2-4"]
    assert konflikt.setning == "Det går ikke at Fjord og Skjær skal være sammen."
    assert [u.losning.status for u in konflikt.utveier] == [Status.OPTIMAL]


def test_for_mange() -> None:
    """Skal det være flere organisasjoner enn kravene ellers slipper til, sies det høyeste som går."""
    sammen = skal_sammen(NAVN, (BY, DAL, FJORD), KILDE)
    konflikt = _konflikt(sammen, antall_organisasjoner(4, 5, KILDE))

    assert "er 3 det høyeste antallet som lar seg gjøre" in " ".join(forklar(konflikt))


def test_alt_gaar() -> None:
    """Kan alle kravene oppfylles, er det ingenting å forklare."""
    with pytest.raises(FortsattMulig):
        _konflikt(antall_organisasjoner(1, 3, KILDE))


def test_ingen_mindre_konflikt_finnes() -> None:
    """På tilfeldige problemer er konflikten umulig, og hvert eneste mindre sett av kravene er mulig."""
    provd = 0
    for nr in range(1, 400, 2):
        trukket = trekk_problem(nr, storst=6)
        problem = trukket.med(krav=[*trukket.krav, krav(Antall(1, max(1, trukket.antall // 3)), navn="faa")])
        if los(forbered(problem)).losning.strukturer or not los(forbered(problem.med(krav=()))).losning.strukturer:
            continue
        konflikt = minste_konflikt(problem)
        provd += 1

        assert not los(forbered(problem.med(krav=konflikt.krav))).losning.strukturer
        for uten in problem.krav:
            mindre = [k for k in konflikt.krav if k is not uten]
            if len(mindre) < len(konflikt.krav):
                assert los(forbered(problem.med(krav=mindre))).losning.strukturer
    assert provd >= 20
