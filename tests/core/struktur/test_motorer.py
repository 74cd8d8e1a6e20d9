"""The engines on Norway: both listings agree, both engines agree, and every certificate holds."""

import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path
from random import Random

import numpy as np
import pytest
from tests.core.struktur.smaa import krav, trekk_problem

from tospann.config.paths import ROOT
from tospann.core.struktur.alternativer import avstand, de_beste
from tospann.core.struktur.front import avveininger, front
from tospann.core.struktur.grupper import list_grupper
from tospann.core.struktur.kompakt import KanIkkeSkrives, los_kompakt
from tospann.core.struktur.krav import Adskilt, Antall
from tospann.core.struktur.losning import Status, forbered, los
from tospann.core.struktur.masker import lag_masker
from tospann.core.struktur.motor import pulje
from tospann.core.struktur.motor.prising import Lister, beste_per_medlem, redusert, reiser, summer
from tospann.core.struktur.motor.trekning import Spredning
from tospann.core.struktur.problem import Rammer, Skillepris, Strukturproblem, UgyldigProblem, Vekter
from tospann.core.struktur.robusthet import BLOKK, blokker, kjor_blokk, robusthet, samle
from tospann.core.struktur.sertifikat import IkkeBevist, bevis
from tospann.imports.strukturdata import norge_2020

NORDLAND = norge_2020(Rammer(90, 8, 20), Vekter(10_000, Decimal("0.02"), 1000), "18")
LANDET = norge_2020(Rammer(60, 6, 20), Vekter(10_000, Decimal("0.02"), 1000))
NORGE = norge_2020(Rammer(45, 5, 15), Vekter(10_000, Decimal("0.1"), 1000))


def _sett(lister: Lister) -> set[tuple[int, ...]]:
    return {tuple(sorted(lister.medlemmer[a:b].tolist())) for a, b in zip(lister.start, lister.start[1:], strict=False)}


@pytest.mark.parametrize("nr", range(1, 60, 2))
def test_begge_oppramsinger_er_like(nr: int) -> None:
    """Grupper i maskinkode og grupper med hele tall er de samme, hver én gang."""
    problem = trekk_problem(nr, storst=14)
    masker = lag_masker(problem)
    rene = list_grupper(problem.naboer, masker, 10**6)
    kompilert = pulje._kompilert(problem, masker)

    assert rene is not None
    assert {tuple(sorted(g)) for g in rene} == _sett(kompilert)
    assert len(rene) == kompilert.antall == len({tuple(sorted(g)) for g in rene})


def test_oppramsingen_tar_hele_landet() -> None:
    """Også med 356 kommuner og skiller mellom dem er de to like."""
    r = Random(6)
    par = frozenset((a, b) for a, b in NORGE.kanter if r.random() < 0.3)
    problem = NORGE.med(krav=[krav(Adskilt(frozenset((min(p), max(p)) for p in par)))])
    masker = lag_masker(problem)
    rene = list_grupper(problem.naboer, masker, 10**6)

    assert rene is not None
    assert {tuple(sorted(g)) for g in rene} == _sett(pulje._kompilert(problem, masker))


def test_numpy_og_maskinkode_regner_likt() -> None:
    """Reiser, summer og priser er de samme med og uten maskinkode."""
    arbeid = forbered(NORDLAND)
    sakte = arbeid.pulje.lister
    fort = Lister(sakte.medlemmer, sakte.start, mange_ganger=True)
    r = np.random.default_rng(6)
    tall, n = r.uniform(0, 1000, NORDLAND.antall), NORDLAND.antall
    reise, naar = r.uniform(0, 1e6, (n, n)), np.ones((n, n), dtype=np.uint8)
    kostnad = arbeid.pulje.kostnad(NORDLAND.vekter)
    rest = redusert(sakte, kostnad, tall)

    assert np.allclose(summer(sakte, tall), summer(fort, tall))
    assert np.allclose(reiser(sakte, reise, naar), reiser(fort, reise, naar))
    assert np.allclose(rest, redusert(fort, kostnad, tall))
    assert np.array_equal(beste_per_medlem(sakte, rest, 1e9, n), beste_per_medlem(fort, rest, 1e9, n))


@pytest.mark.parametrize("problem", [NORDLAND, NORGE], ids=["Nordland", "Norge"])
def test_motorene_er_enige(problem: Strukturproblem) -> None:
    """De to motorene finner samme kostnad, på øret, for et fylke og for landet."""
    den_ene, den_andre = los(forbered(problem)).losning, los_kompakt(problem)

    assert den_ene.status is den_andre.status is Status.OPTIMAL
    assert den_ene.strukturer[0].pris == den_andre.strukturer[0].pris


def _sertifikat(problem: Strukturproblem, sti: Path) -> subprocess.CompletedProcess[str]:
    """Write the problem and its certificate as the terminal does, and let the checker at it."""
    from tospann.cli.struktur import _skriv_sertifikat  # noqa: PLC0415 - the writer is the terminal's own
    from tospann.imports.strukturfil import les_strukturfil  # noqa: PLC0415 - same

    v, m = problem.vekter, problem.rammer
    params = {"T": m.reise, "k": m.storst, "theta": m.terskel, "alpha": v.organisasjon, "tv": v.reise, "sh": v.mangel}
    fil = {
        "n": problem.antall,
        "names": problem.navn,
        "pop": problem.innbyggere,
        "fte": problem.aarsverk,
        "edges": problem.kanter,
        "minutes": problem.minutter,
        "params": params,
    }
    lest = les_strukturfil(json.dumps(fil, default=float).encode())
    arbeid = forbered(lest.problem)
    _skriv_sertifikat(sti, lest, arbeid, los(arbeid))
    kommando = [sys.executable, "-I", "-S", str(ROOT / "verktoy" / "kontroller_struktur.py"), str(sti)]
    return subprocess.run(kommando, check=False, capture_output=True, text=True)


def test_hvert_sertifikat_holder(tmp_path: Path) -> None:
    """Sertifikatene for landet, fylket og tilfeldige problemer holder hos kontrolløren."""
    smaa = [trekk_problem(nr, storst=10) for nr in range(0, 80, 2)]
    provd = 0
    for nr, problem in enumerate([NORDLAND, NORGE, *smaa]):
        svar = _sertifikat(problem, tmp_path / f"{nr}.json")
        provd += 1

        assert (svar.returncode, svar.stdout[:20]) == (0, "Sertifikatet holder:"), (nr, svar.stdout)
    assert provd == 42


def test_ikke_noe_sertifikat_uten_bevis() -> None:
    """Er tida ute, er ingenting bevist, og da skrives det ikke noe sertifikat."""
    arbeid = forbered(NORDLAND)

    with pytest.raises(IkkeBevist):
        bevis(arbeid, los(arbeid, igjen=lambda: 0.0))


def test_tida_er_ute() -> None:
    """Er tida ute med en gang, er status tidsgrense, og grensa er ikke høyere enn den beste kostnaden."""
    arbeid = forbered(NORGE)
    avbrutt, beste = los(arbeid, igjen=lambda: 0.0).losning, los(arbeid).losning

    assert avbrutt.status is Status.TIDSGRENSE
    assert avbrutt.nedre_grense <= beste.strukturer[0].pris


def test_nye_vekter_paa_samme_grupper() -> None:
    """Nye vekter på de samme gruppene gir samme svar som å begynne på nytt."""
    nye = Vekter(30_000, Decimal("0.05"), 200)
    igjen, paa_nytt = los(forbered(NORDLAND), nye), los(forbered(NORDLAND.med(vekter=nye)))

    assert igjen.losning == paa_nytt.losning


@pytest.mark.parametrize("problem", [NORDLAND, LANDET])
def test_ti_beste_for_fylket_og_landet(problem: Strukturproblem) -> None:
    """De ti beste for fylket og for landet er ulike og i rekkefølge, og begge måtene å finne dem på er enige."""
    from tospann.core.struktur import alternativer  # noqa: PLC0415 - the slower way is its own

    arbeid = forbered(problem)
    lost = los(arbeid)
    ti = de_beste(arbeid, lost, 10)
    sakte, _ = alternativer._sok(lost, 10)

    assert [s.pris for s in ti.strukturer] == sorted(s.pris for s in alternativer._strukturer(arbeid, lost, sakte))[:10]
    assert len({s.deling for s in ti.strukturer}) == 10
    assert all(0 < avstand(ti.strukturer[0], s) < 1 for s in ti.strukturer[1:])


def test_fronten_er_hver_for_seg_best() -> None:
    """Hvert punkt på fronten har minst mulig reise for sitt antall, og flere organisasjoner gir mindre reise."""
    punkter = front(forbered(NORDLAND))
    midt = punkter[len(punkter) // 2]
    fast = NORDLAND.med(vekter=Vekter(0, 1, 0), krav=[krav(Antall(midt.antall, midt.antall))])

    assert [p.antall for p in punkter] == list(range(punkter[0].antall, 42))
    assert [p.struktur.pris for p in punkter] == sorted((p.struktur.pris for p in punkter), reverse=True)
    assert los_kompakt(fast).strukturer[0].pris == midt.struktur.pris
    assert punkter[-1].struktur.pris == 0


def test_avveiningene_har_hver_sin_setning() -> None:
    """Noen få punkter blir til ærlige avveininger: fra flest til færrest, hver med det den koster."""
    valgte = avveininger(front(forbered(NORDLAND)), sum(map(int, NORDLAND.innbyggere)))

    assert len(valgte) == 5
    assert valgte[0].setning == "41 organisasjoner gir minst reise, men de minste fagmiljøene."
    assert all("personminutter mer reise, i snitt" in a.setning for a in valgte[1:])


SPREDNING = Spredning(0.05, 0.1, 0.05)


def test_fremtider_som_strammes_forst_har_samme_svar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Å stramme hver fremtid før løseren spørres om hele tall, er raskere, men svarene er de samme."""
    from tospann.core.struktur.motor import serie  # noqa: PLC0415 - the slower way is its own

    bestilling = (LANDET, Spredning(0.05, 0.1, 0.05), 6, 0, 12)
    raskt = kjor_blokk(bestilling)
    monkeypatch.setattr(serie, "_STRAMMES", 0)
    sakte = kjor_blokk(bestilling)

    assert (raskt.antall, raskt.sammen) == (sakte.antall, sakte.sammen)
    assert raskt.priser == pytest.approx(sakte.priser)


def test_fremtidene_er_de_samme_overalt() -> None:
    """Blokkene gir samme svar i denne prosessen, i to andre, og i en annen rekkefølge."""
    antall = 2 * BLOKK + 7
    her = robusthet(NORDLAND, SPREDNING, 6, antall)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as andre:
        der = robusthet(NORDLAND, SPREDNING, 6, antall, andre.map)
    bak_frem = [kjor_blokk(b) for b in reversed(blokker(NORDLAND, SPREDNING, 6, antall))]

    assert her == der == samle(reversed(bak_frem))
    assert (her.trukket, her.umulige, len(her.priser)) == (antall, 0, antall)
    assert her != robusthet(NORDLAND, SPREDNING, 7, antall)


def test_uten_spredning_er_fremtida_som_i_dag() -> None:
    """Uten usikkerhet er hver fremtid dagens svar."""
    i_dag = los(forbered(NORDLAND)).losning.strukturer[0]
    alle = robusthet(NORDLAND, Spredning(0, 0, 0), 6, 3)
    a, b = next(g.medlemmer[:2] for g in i_dag.grupper if len(g.medlemmer) > 1)

    assert [round(p, 6) for p in alle.priser] == [round(float(i_dag.pris), 6)] * 3
    assert alle.andel_sammen(a, b) == Fraction(1)


def test_for_mange_grupper_gaar_til_den_andre_motoren(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blir gruppene for mange, sier puljen fra i stedet for å fylle minnet."""
    monkeypatch.setattr(pulje, "FLEST_UTEN", 10)
    monkeypatch.setattr(pulje, "FLEST_GRUPPER", 10)
    monkeypatch.setattr(pulje, "_FORSTE_ROM", 64)

    with pytest.raises(pulje.ForMangeGrupper):
        forbered(NORDLAND)


def test_priset_skille_er_ikke_for_den_andre_motoren() -> None:
    """Den andre motoren sier fra om det den ikke kan skrive."""
    problem = trekk_problem(4)
    merker = tuple("ab"[i % 2] for i in range(problem.antall))
    priset = Strukturproblem(
        problem.navn,
        problem.innbyggere,
        problem.aarsverk,
        problem.kanter,
        problem.minutter,
        problem.rammer,
        problem.vekter,
        skillepriser=(Skillepris("fylke", merker, 5),),
    )

    with pytest.raises(KanIkkeSkrives):
        los_kompakt(priset)


def test_problemet_maa_henge_sammen() -> None:
    """Et problem der tallene ikke passer til kommunene, finnes ikke."""
    with pytest.raises(UgyldigProblem):
        Strukturproblem(("A",), (1, 2), (1,), (), ((0,),), Rammer(1, 1, 0), Vekter(1, 1, 1))
