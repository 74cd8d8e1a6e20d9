"""Two years with an exit, a new member and a correction, against a calculation written from the agreement alone."""

from random import Random

from tests.core.oppgjor.avtaleeksempel import i_2024, i_2025, som_grunnlag, tilfeldig_avtale
from tests.core.oppgjor.avtalemodell import Avtale, Regnestykke

from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.korreksjon import korriger
from tospann.core.oppgjor.kostnad import Posteringsslag

ANTALL, FRO = 150, 20241125


def baerer(oppgjor: Aarsoppgjor) -> dict[tuple[str, str], int]:
    """Give what the product says each bears of each item, zeros left out."""
    mva = {Posteringsslag.KOSTNAD: "", Posteringsslag.MVA_KOMPENSASJON: "/mva"}
    return {(p.post.id + mva[p.slag], part): ore for p, part, ore in oppgjor.linjer() if ore}


def krev_likt(avtale: Avtale) -> Aarsoppgjor:
    """Hold the product against the calculation: every line and every account, to the øre."""
    fasit, oppgjor = Regnestykke(avtale), gjor_opp_aaret(som_grunnlag(avtale))

    assert baerer(oppgjor) == {navn: ore for navn, ore in fasit.baerer().items() if ore}
    assert {s.part: s.ore for s in oppgjor.saldoer() if s.ore} == {p: ore for p, ore in fasit.skylder().items() if ore}
    assert sum(s.ore for s in oppgjor.saldoer()) == 0
    return oppgjor


def test_forste_aar_med_uttreden() -> None:
    """2024: Beiarn går ut på skuddårsdagen, og hver linje er den samme som regnet dag for dag etter avtaleteksten."""
    oppgjor = krev_likt(i_2024())

    assert oppgjor.helhet() == sum(u.ore for u in i_2024().utgifter)
    assert 0 < oppgjor.baerer("1839") < oppgjor.baerer("1840")


def test_andre_aar_med_ny_kommune_og_rettelse() -> None:
    """2025: Sørfold kommer til, nøkkelen skifter, staten trekker ut folk, og en postering er ført tilbake."""
    oppgjor = krev_likt(i_2025())

    assert oppgjor.helhet() == 7_700_001_01 + 1_805_000_00 + 120_000_07
    assert oppgjor.baerer("1839") == 0


def test_rettelsen_av_det_lukkede_aaret() -> None:
    """Var lønna i 2024 feil, er rettelsen forskjellen mellom de to regnestykkene, linje for linje."""
    lukket, nytt = krev_likt(i_2024()), krev_likt(i_2024(7_421_345_67))
    foer, etter = (Regnestykke(a).baerer() for a in (i_2024(), i_2024(7_421_345_67)))
    rettelse = {(linje.post, linje.part): linje.netto for linje in korriger(lukket, nytt).linjer}

    assert rettelse == {navn: etter[navn] - foer[navn] for navn in foer if etter[navn] != foer[navn]}
    assert sum(rettelse.values()) == 9_000_00


def test_tilfeldige_avtaler() -> None:
    """Uansett hvem som kommer og går, hvilke nøkler de har og hvor det rundes, er det ikke et øres forskjell."""
    for nr in range(ANTALL):
        krev_likt(tilfeldig_avtale(Random(f"{FRO} {nr}")))
