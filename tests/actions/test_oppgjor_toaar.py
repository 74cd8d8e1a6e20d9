"""Two years with an exit, a new member and a correction, done by people in the product, against the words alone."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from tests.actions.oppgjoret import SVARER, VERT, bildet, gjor
from tests.actions.toaar import MAANEDLIG, avtal, bokfor, lag_budsjett, modellen, nokkelen, til_lukket
from tests.core.oppgjor.avtaleeksempel import i_2024, i_2025
from tests.core.oppgjor.avtalemodell import Avtale, Regnestykke

from tospann.actions.oppgjor_akonto import registrer_akonto
from tospann.actions.oppgjor_deltakelse import Medlemsendring, Medlemsslag, endre_deltakelse
from tospann.actions.oppgjor_gjenaapne import gjenaapne_oppgjor
from tospann.actions.oppgjor_rett import rett_postering
from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.korreksjon import korriger
from tospann.core.oppgjor.kostnad import Posteringsslag
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.core.oppgjor.maal import Maal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
MVA = {Posteringsslag.KOSTNAD: "", Posteringsslag.MVA_KOMPENSASJON: "/mva"}
RETT_LONN = 7_421_345_67


def krev_likt(avtale: Avtale) -> Aarsoppgjor:
    """Hold what the parties have before them against the calculation: every line and every account, to the øre."""
    fasit, oppgjor = Regnestykke(modellen(avtale)), bildet(avtale.year).gjeldende
    baerer = {(p.post.id + MVA[p.slag], part): ore for p, part, ore in oppgjor.linjer() if ore}

    assert baerer == {navn: ore for navn, ore in fasit.baerer().items() if ore}
    assert {s.part: s.ore for s in oppgjor.saldoer() if s.ore} == {p: o for p, o in fasit.skylder().items() if o}
    return oppgjor


def test_to_aar_gjennom_handlingene() -> None:
    """År 1 med uttreden, år 2 med ny kommune og ny nøkkel, og år 1 rettet etter lukking: likt modellen til øret."""
    lev_2024()
    lukket = krev_likt(i_2024())
    lev_2025()
    krev_likt(i_2025())
    rett_2024()
    nytt = krev_likt(i_2024(RETT_LONN))

    foer, etter = (Regnestykke(a).baerer() for a in (i_2024(), i_2024(RETT_LONN)))
    rettelse = {(linje.post, linje.part): linje.netto for linje in korriger(lukket, nytt).linjer}
    assert rettelse == {navn: etter[navn] - foer[navn] for navn in foer if etter[navn] != foer[navn]}
    assert {aar: bildet(aar).livslop.steg for aar in (2024, 2025)} == dict.fromkeys((2024, 2025), Oppgjorssteg.LUKKET)


def lev_2024() -> None:
    """The first year: two of the demo's five are out before, keys are agreed, and Beiarn leaves on 29 February."""
    for part in ("1845", "1849"):
        ut = Medlemsendring(Medlemsslag.GAA_UT, part, date(2021, 12, 31), "Vedtatt")
        gjor(endre_deltakelse, VERT, 2021, endring=ut)
    forslag = [
        avtal(nokkelen("mellom", "2024-01-01", {Maal.LIKT: "3/10", Maal.FOLKETALL: "7/10"})),
        avtal(nokkelen("stat", "2024-01-01", {Maal.AARSVERK: "1"})),
        avtal(nokkelen("likt", "2024-01-01", {Maal.LIKT: "1"}, MAANEDLIG)),
        avtal(nokkelen("halvt", "2024-01-01", {Maal.FAST: "1"}), mot_staten=True),
    ]
    poster = "lonn drift prosjekt sosial statlonn"
    lag_budsjett(2024, poster, {"1841": 9613, "1840": 4612, "1839": 1007}, forslag)
    ut = Medlemsendring(Medlemsslag.GAA_UT, "1839", date(2024, 2, 29), "Beiarn kommunestyre, sak 12/23")
    gjor(endre_deltakelse, VERT, 2024, endring=ut)
    gjor(registrer_akonto, VERT, 2024, forfall=date(2024, 3, 31))
    bokfor(2024, i_2024().utgifter)
    til_lukket(2024)


def lev_2025() -> None:
    """The second year, made from the first: a new key from June, Sørfold in from July, an entry taken back."""
    forslag = [avtal(nokkelen("mellom", "2025-06-01", {Maal.LIKT: "2/10", Maal.FOLKETALL: "8/10"}))]
    lag_budsjett(2025, "lonn drift prosjekt", {"1841": 9588, "1840": 4587}, forslag)
    inn = Medlemsendring(
        *(Medlemsslag.BLI_MED, "1845", date(2025, 7, 1), "Avtalen av 1. juni"),
        aarsverk=Fraction(7, 4),
        tellinger={(Maal.FOLKETALL, date(2025, 1, 1)): Fraction(1849)},
    )
    gjor(endre_deltakelse, VERT, 2025, endring=inn)
    bokfor(2025, tuple(u for nr, u in enumerate(i_2025().utgifter) if nr not in {2, 3}))
    feil = next(p for p in bildet(2025).arbeid.posteringer if p.post == "drift")
    gjor(rett_postering, VERT, 2025, postering=feil.id, belop=Kroner(1_805_000_00), grunn="ført feil")
    til_lukket(2025)


def rett_2024() -> None:
    """All ask to open the closed year; the pay is taken back and entered right, and all answer and close again."""
    for part in bildet(2024).livslop.parter:
        gjor(gjenaapne_oppgjor, SVARER[part], 2024, grunn="Lønna var feil")
    lonn = next(p for p in bildet(2024).arbeid.posteringer if p.ore == i_2024().utgifter[0].ore)
    gjor(rett_postering, VERT, 2024, postering=lonn.id, belop=Kroner(RETT_LONN), grunn="etterbetaling")
    til_lukket(2024)
