"""The answer to a study: what differs, what each organisation counts, and that nothing of it is guessed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.core.struktur.studien import BY, DAL, FJORD, KILDE, NAVN_PAA, OY, SKJER, grunnlaget, studien

from tospann.core.struktur.egnetall import med_aarsverk, med_innbyggere
from tospann.core.struktur.forskjell import forskjeller
from tospann.core.struktur.framtidstall import (
    Framtidsvalg,
    antall_organisasjoner,
    par_sammen,
    trekk_framtider,
)
from tospann.core.struktur.gruppetall import gruppetall, snittreise
from tospann.core.struktur.helsvar import finn_de_beste, finn_fronten, finn_konflikt, finn_svar
from tospann.core.struktur.hvorfor_ikke import Konflikt
from tospann.core.struktur.inndeling import Inndeling, Samling, av_struktur
from tospann.core.struktur.kravvalg import Kravslag, Kravvalg, problemet
from tospann.core.struktur.losning import Status
from tospann.core.struktur.motor.deling import uten_frist


def _inndeling(*samlinger: tuple[str, ...]) -> Inndeling:
    return Inndeling("x", tuple(Samling(s[0], tuple(sorted(s))) for s in samlinger))


HVER_FOR_SEG = _inndeling((BY,), (DAL,), (FJORD,), (OY,), (SKJER,))
FAST_OG_OY = _inndeling((BY, DAL, FJORD), (OY, SKJER))


def test_den_som_flytter_nevnes() -> None:
    """Skjær går til By i stedet for å være med Øy, og Øy blir alene."""
    ny = _inndeling((BY, DAL, FJORD, SKJER), (OY,))

    assert forskjeller(FAST_OG_OY, ny, NAVN_PAA) == ("Skjær går til By i stedet for til Øy.",)


def test_den_som_var_alene() -> None:
    """Den som var alene og går til noen, sies å ha vært alene."""
    ny = _inndeling((BY, DAL), (FJORD,), (OY,), (SKJER,))

    assert forskjeller(HVER_FOR_SEG, ny, NAVN_PAA) == ("Dal går til By i stedet for alene.",)


def test_den_som_blir_alene() -> None:
    """Fjord som går ut, blir alene i stedet for å være sammen med de andre."""
    ny = _inndeling((BY, DAL), (FJORD,), (OY, SKJER))

    assert forskjeller(FAST_OG_OY, ny, NAVN_PAA) == ("Fjord blir alene i stedet for å være sammen med By og Dal.",)


def test_ny_vert_i_samme_gruppe() -> None:
    """Bytter gruppa vert, sies det uten at noen flytter."""
    ny = _inndeling((DAL, BY, FJORD), (OY, SKJER))

    assert forskjeller(FAST_OG_OY, ny, NAVN_PAA) == ("Dal er vert i stedet for By.",)


def test_like_har_ingen_forskjell() -> None:
    """To like strukturer har ingen forskjell."""
    assert forskjeller(FAST_OG_OY, FAST_OG_OY, NAVN_PAA) == ()


def test_gruppas_tall_har_kilde() -> None:
    """Innbyggere og årsverk er summen av kommunene; lengste reise er den lengste av dem."""
    fast = gruppetall(grunnlaget(), FAST_OG_OY)[0]

    assert (fast.vert, fast.andre) == ("By", ((DAL, "Dal"), (FJORD, "Fjord")))
    assert [t.som_brok() for t in fast.tall()] == [14, 28, 40]
    assert [t.navn for t in fast.innbyggere.ledd] == ["innbyggere 1801", "innbyggere 1802", "innbyggere 1803"]


def test_snittreisen() -> None:
    """Snittet er personminutter delt på alle innbyggerne."""
    assert snittreise(grunnlaget(), 2, Fraction(36)).som_brok() == 2


def test_svaret_er_det_samme_som_motorens() -> None:
    """Svaret på kysten er bevist best, de nest beste kommer etter i rekkefølge, og fronten har det i seg."""
    svar = finn_svar(problemet(studien(), ()))
    beste = finn_de_beste(svar)

    assert svar.losning.status is Status.OPTIMAL
    assert beste.strukturer[0] == svar.losning.strukturer[0]
    assert [s.pris for s in beste.strukturer] == sorted(s.pris for s in beste.strukturer)
    assert finn_fronten(svar.problem).punkter[-1].antall == 5


def test_en_konflikt_i_ord() -> None:
    """Øy har sagt nei, og det skal være høyst to: det er grunnen."""
    krav = (
        Kravvalg(Kravslag.NEI, KILDE, kommuner=(OY,)),
        Kravvalg(Kravslag.ANTALL, KILDE, tall=(Fraction(1), Fraction(2))),
    )
    problem = problemet(studien(), krav)

    konflikt = finn_konflikt(problem)

    assert finn_svar(problem).losning.status is Status.UMULIG
    assert isinstance(konflikt, Konflikt)
    assert [k.id for k in konflikt.krav] == ["vilje-3#1", "antall#2"]


def test_kan_alt_oppfylles_sies_det() -> None:
    """Er det ingen konflikt, sies det i stedet for å finne på en."""
    assert finn_konflikt(problemet(studien(), ())) == "Alle kravene kan oppfylles samtidig."


def test_for_mange_krav_sies() -> None:
    """Over 24 krav letes ikke gjennom; setningen sier hva man kan gjøre."""
    krav = tuple(Kravvalg(Kravslag.NEI, KILDE, kommuner=(OY,)) for _ in range(25))

    assert str(finn_konflikt(problemet(studien(), krav))).startswith("Det er 25 krav.")


def test_egne_aarsverk_har_ny_kilde_bare_der_de_er_endret() -> None:
    """Det som er skrevet inn likt med før, beholder kilden sin."""
    ny_kilde = replace(KILDE, id="egen", tittel="Budsjettet")

    nytt = med_aarsverk(grunnlaget(), {BY: Fraction(20), DAL: Fraction(7, 2)}, ny_kilde)

    assert [(k.aarsverk.som_brok(), k.aarsverk.kilde.tittel) for k in nytt.kommuner[:2]] == [
        (20, "Prøve"),
        (Fraction(7, 2), "Budsjettet"),
    ]


def test_egne_folketall() -> None:
    """Egne folketall står i stedet for registerets, med egen kilde og dato."""
    nytt = med_innbyggere(grunnlaget(), {SKJER: Fraction(9)}, replace(KILDE, tittel="Framskriving"))

    assert (nytt.kommune(SKJER).innbyggere.verdi, nytt.kommune(BY).innbyggere.verdi) == (9, 10)


def test_samme_fro_gir_samme_framtider() -> None:
    """To trekk med samme frø er like, og alle par og antall har en andel."""
    problem, valg = problemet(studien(), ()), Framtidsvalg(antall=20)
    foerste, andre = (trekk_framtider(problem, valg, uten_frist) for _ in range(2))
    svaret = finn_svar(problem).losning.strukturer[0]

    assert foerste == andre
    assert sum(a.andel.som_brok() for a in antall_organisasjoner(grunnlaget(), foerste, valg)) == 100
    par = par_sammen(grunnlaget(), foerste, valg, svaret)
    egne = {frozenset((p.a, p.b)) for p in par if p.i_svaret}
    sammen = av_struktur("x", grunnlaget().numre, svaret).samlinger
    assert egne == {
        frozenset((NAVN_PAA[a], NAVN_PAA[b])) for s in sammen for a in s.medlemmer for b in s.medlemmer if a < b
    }


def test_uten_tid_trekkes_den_forste_blokka() -> None:
    """Er tida ute, er det som er trukket med, og antallet sier hvor mange det ble."""
    assert trekk_framtider(problemet(studien(), ()), Framtidsvalg(antall=250), lambda: 0.0).trukket == 100
