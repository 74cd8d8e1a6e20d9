"""The alternatives and what each does, worked out by hand for three municipalities."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.core.oppgjor.eksempel import BEIARN, FAUSKE, SALTDAL, tall
from tests.core.utredning.eksempel import indre_salten
from tests.core.utredning.liten import liten_sak

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Tall, med_grunnlag
from tospann.core.utredning.alternativer import (
    Konsekvens,
    alternativer,
    hovedalternativer,
    konsekvens,
    samlet_folketall,
    vertsvalg,
)
from tospann.core.utredning.idag import kommunal_utgift_i_dag, samlet_utgift_i_dag

SAK = liten_sak()


def virkning(alternativ_id: str) -> Konsekvens:
    """Work out one alternative of the small case."""
    return konsekvens(SAK, next(a for a in alternativer(SAK) if a.id == alternativ_id))


def kr(tall: Tall) -> int:
    """Give whole kroner."""
    return tall.som_kroner().ore // 100


def test_antall_alternativer() -> None:
    """Det er to alternativer uten vert, og to modeller med hver av kommunene som vert."""
    assert len(alternativer(indre_salten())) == 2 + 2 * 5
    assert [a.id for a in alternativer(SAK)] == [
        "ingen",
        "tett",
        "adm-1841",
        "adm-1840",
        "adm-1839",
        "nemnd-1841",
        "nemnd-1840",
        "nemnd-1839",
    ]
    assert [a.navn for a in alternativer(SAK)][2::3] == ["Fauske som vert, administrativ", "Fauske som vert, nemnd"]


def test_fire_side_om_side() -> None:
    """Hovedalternativene er de fire formene, med den foreslåtte verten; vertsvalget er hver kommune én gang."""
    assert [a.form for a in hovedalternativer(SAK)] == list(Samarbeidsform)
    assert [a.vert for a in hovedalternativer(SAK)] == [None, None, FAUSKE, FAUSKE]
    assert [a.vert for a in vertsvalg(SAK)] == [FAUSKE, SALTDAL, BEIARN]
    assert {a.form for a in vertsvalg(SAK)} == {Samarbeidsform.VERT_ADMINISTRATIV}


def test_utgift_i_dag() -> None:
    """I dag betaler kommunen sin del av kontordriften etter årsverk, og lønna til sine egne."""
    # Fauske: 600 000 x 6/12 + 6 x 500 000. Saltdal: 300 000 x 3/6 + 3 x 500 000. Beiarn: 100 000 x 1/2 + 500 000.
    assert [kr(kommunal_utgift_i_dag(SAK, d)) for d in SAK.deltakere] == [3_300_000, 1_650_000, 550_000]
    assert kr(samlet_utgift_i_dag(SAK)) == 5_500_000


def test_endring_i_utgift() -> None:
    """Uten vert er utgiften som i dag; med vert kommer felles drift og påslag til, 300 000 i alt."""
    # With a host: (1 000 000 + 200 000) x 10/20 + 10 x 500 000 + 4 % of 5 000 000 = 5 800 000.
    assert {a: (kr(virkning(a).kommunal_utgift), kr(virkning(a).endring)) for a in ("ingen", "tett", "adm-1839")} == {
        "ingen": (5_500_000, 0),
        "tett": (5_500_000, 0),
        "adm-1839": (5_800_000, 300_000),
    }


@pytest.mark.parametrize(
    ("alternativ", "lengre", "hvem", "overfores", "smaa", "minutter"),
    [
        # Only Beiarn (1 500 people) is to be open some days. Offices of 12, 6 and 2 positions, limit 5; together 20.
        ("ingen", 0, "ingen av kommunene", 0, 1, None),
        ("tett", 0, "ingen av kommunene", 0, 1, None),
        # (4 500 x 40 + 1 500 x 70) / 15 000 = 19. Saltdal 3 + Beiarn 1 change employer.
        ("adm-1841", 1500, "Beiarn", 4, 0, 19),
        # (9 000 x 40 + 1 500 x 60) / 15 000 = 30. Fauske 6 + Beiarn 1.
        ("nemnd-1840", 1500, "Beiarn", 7, 0, 30),
        # (9 000 x 70 + 4 500 x 60) / 15 000 = 60. Fauske 6 + Saltdal 3. Beiarn is host, so nobody loses days.
        ("adm-1839", 0, "ingen av kommunene", 9, 0, 60),
    ],
)
def test_konsekvenser(alternativ: str, lengre: int, hvem: str, overfores: int, smaa: int, minutter: int | None) -> None:
    """Lengre vei, ny arbeidsgiver, små fagmiljø og reisetid er de tallene en kan regne ut på et ark."""
    funnet = virkning(alternativ)

    assert (lengre, hvem) == (funnet.lengre_vei.verdi, funnet.lengre_vei.gjelder)
    assert (overfores, smaa) == (funnet.overfores.verdi, funnet.smaa_fagmiljo.verdi)
    assert minutter == (funnet.vei_til_vert.verdi if funnet.vei_til_vert else None)


def test_grensen_for_fagmiljo() -> None:
    """Et kontor som har akkurat så mange årsverk som grensen, er ikke for lite."""
    sak = replace(SAK, felles=replace(SAK.felles, fagmiljogrense=tall("grense", 2, Enhet.AARSVERK)))

    assert konsekvens(sak, alternativer(sak)[0]).smaa_fagmiljo.verdi == 0


def test_hvert_tall_har_grunnlag() -> None:
    """Hvert tall i konsekvensene har formel og ledd, også der svaret er null."""
    for alternativ in alternativer(SAK):
        k = konsekvens(SAK, alternativ)
        tallene = [k.lengre_vei, k.smaa_fagmiljo, k.overfores, k.kommunal_utgift, k.endring, k.vei_til_vert]
        alle = med_grunnlag(t for t in tallene if t is not None)

        assert [t.id for t in alle if not t.er_forutsetning and not (t.formel and t.ledd)] == []


def test_enhetene() -> None:
    """Folk telles i innbyggere, vei i minutter, stillinger i årsverk og fagmiljø i kontor."""
    k = virkning("adm-1841")

    assert [t.enhet for t in (k.lengre_vei, k.overfores, k.smaa_fagmiljo, k.endring)] == [
        Enhet.INNBYGGERE,
        Enhet.AARSVERK,
        Enhet.KONTOR,
        Enhet.KRONER,
    ]
    assert k.vei_til_vert is not None
    assert k.vei_til_vert.enhet is Enhet.MINUTTER
    assert k.lengre_vei.formel.endswith("lokasjon med faste dager: Beiarn")


def test_hvem_bestemmer() -> None:
    """Hvert alternativ sier i én setning hvem som avgjør, og de fire setningene er ulike."""
    setninger = [konsekvens(SAK, a).i_en_setning() for a in hovedalternativer(SAK)]

    assert setninger[0] == "Hver kommune beholder kontoret og alle vedtakene sine."
    assert "kan ikke fatte vedtak" in setninger[1]
    assert "kan instruere i egne saker" in setninger[2]
    assert "minst to medlemmer fra hver kommune" in setninger[3]


def test_indre_salten() -> None:
    """I Indre Salten er folketallet SSBs, og med Fauske som vert får 6,5 kommunale årsverk ny arbeidsgiver."""
    sak = indre_salten()
    adm = konsekvens(sak, hovedalternativer(sak)[2])

    assert samlet_folketall(sak).verdi == sum(int(d.folketall.som_brok()) for d in sak.deltakere)
    assert samlet_folketall(sak).verdi == 19275
    # Sørfold 1,5 + Saltdal 2,5 + Beiarn 1 + Hamarøy 1,5.
    assert adm.overfores.verdi == Fraction(13, 2)
    assert adm.kommunal_utgift.som_kroner() > Kroner(0)
