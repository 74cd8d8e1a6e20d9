"""The next year from the last, a key that takes over, members who leave, and what must not be laid before others."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.core.oppgjor.avtaleeksempel import i_2024, som_grunnlag

from tospann.core.felles.periode import Periode
from tospann.core.oppgjor.aarsgrunnlag import UgyldigGrunnlag
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.kostnad import Kontering
from tospann.core.oppgjor.lonnsvern import lonnsavsloringer
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.medlemskap import gaa_ut
from tospann.core.oppgjor.nesteaar import budsjettlinje, neste_aar
from tospann.core.oppgjor.nokkelskifte import angaar, deler_med_staten, hele_aaret, samme_avtale, skift_nokkel
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon, Regneregel
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.tellinger import Telling, mangler_telling, tellinger

G = som_grunnlag(i_2024())
MELLOM = next(v for v in G.nokler if v.id == "mellom" and v.versjon == 1)
LIKT = Sammensatt((Nokkelledd(Fraction(1), Maal.LIKT),))
MIDT = date(2024, 7, 1)


def ny(fra: date = MIDT, regel: Regneregel | None = None, id_: str = "mellom") -> Nokkelversjon:
    """Give a version that shares alike."""
    return replace(MELLOM, id=id_, versjon=7, periode=Periode(fra), metode=LIKT, regel=regel or MELLOM.regel)


def test_neste_aar_har_dem_som_er_igjen() -> None:
    """Beiarn gikk ut i februar og er ikke med året etter; postene Beiarn bar alene, er borte."""
    neste = neste_aar(G, G, 2025)

    assert {d.part for d in neste.deltakelser} == {"1840", "1841", "1845"}
    assert "sosial" not in {p.id for p in neste.poster}
    assert neste.akonto == ()


def test_belopene_er_summen_av_budsjettet() -> None:
    """Hver post begynner med det som sto i budsjettet, samlet for hver bok, og vet hvor det kom fra."""
    neste = neste_aar(G, G, 2025)
    drift = next(p for p in neste.posteringer if p.id == budsjettlinje("drift", p.slag, "1841"))

    # What stood in Beiarn's books goes to the host's, since Beiarn is no longer there.
    assert drift.ore == 1_783_210_11 + 40_000_00
    assert drift.belop.formel == "som i budsjettet for 2024"
    assert drift.periode == Periode(date(2025, 1, 1), date(2026, 1, 1))


def test_aarsverkene_er_de_siste() -> None:
    """Årsverkene ved nyttår er dem hver hadde siste dag i året før, nøyaktig."""
    neste = neste_aar(G, G, 2025)

    assert {s.part: s.antall.som_brok() for s in neste.stillinger}["1840"] == Fraction(10, 3)


def test_folketallet_mangler_til_noen_skriver_det() -> None:
    """Folketallet telles på nytt hvert år: det nye året sier hva som mangler, og kan ikke gjøres opp før det er der."""
    neste = neste_aar(G, G, 2025)

    assert mangler_telling(neste) == tuple(
        Telling(Maal.FOLKETALL, part, date(2025, 1, 1)) for part in ("1840", "1841", "1845")
    )
    assert set(mangler_telling(G)) == set()
    assert len(tellinger(G)) == 3


def test_noekkelen_skifter_paa_datoen() -> None:
    """Den nye versjonen gjelder fra datoen sin, den gamle dagen før, og året gjøres opp i to tidsrom."""
    skiftet = skift_nokkel(G, ny())
    lonn = next(p for p in gjor_opp_aaret(skiftet).poster if p.post.id == "lonn")

    assert [(v.versjon, v.periode.til) for v in skiftet.nokler if v.id == "mellom"] == [(1, MIDT), (7, None)]
    assert {d.rom.fra for d in lonn.deler} == {date(2024, 1, 1), MIDT}
    assert sum(d.ore for d in lonn.deler) == lonn.ore


def test_hele_aaret_er_ett_tidsrom() -> None:
    """For å se hva den ville betydd, gjelder den hele året, alene."""
    hele = hele_aaret(G, ny())

    assert [(v.versjon, v.periode.fra) for v in hele.nokler if v.id == "mellom"] == [(7, date(2024, 1, 1))]


def test_samme_avtale_selv_om_den_er_avloest() -> None:
    """At en versjon er avløst, gjør den ikke til en annen avtale; en annen metode gjør det."""
    avlost = replace(MELLOM, periode=Periode(MELLOM.periode.fra, MIDT))

    assert samme_avtale(MELLOM, avlost)
    assert not samme_avtale(MELLOM, replace(MELLOM, metode=LIKT))


@pytest.mark.parametrize(
    ("versjon", "staten"),
    [
        (ny(), False),
        (ny(regel=Regneregel(Avrunding.KRONE)), True),
        (ny(id_="aarsverk"), True),
        (ny(id_="halvt"), True),
        (ny(id_="ubrukt"), False),
    ],
)
def test_hvem_det_angaar(versjon: Nokkelversjon, *, staten: bool) -> None:
    """Kommunene som er med fra datoen, må si ja; staten bare når den deler etter nøkkelen eller avrundingen endres."""
    assert angaar(G, versjon) == ("1840", "1841", "1845", *(("stat",) if staten else ()))


def test_deler_med_staten() -> None:
    """En nøkkel deler med staten når en post bruker den slik."""
    assert [deler_med_staten(G, id_) for id_ in ("mellom", "aarsverk")] == [False, True]


def test_ut_av_samarbeidet() -> None:
    """Den som går ut, er med til og med dagen før; den som ikke er med, kan ikke gå ut, og verten kan ikke bare gå."""
    ute = gaa_ut(G, "1840", MIDT)

    assert [d.periode.til for d in ute.deltakelser if d.part == "1840"] == [MIDT]
    for part, dag, sies in (("1839", MIDT, "er ikke med"), ("1841", MIDT, "er vert"), ("1840", MIDT, "må selv være")):
        with pytest.raises(UgyldigGrunnlag, match=sies):
            gaa_ut(G, part, dag, "1839" if part == "1840" else "")


def test_sammenslaatt_svarer_etterfolgeren() -> None:
    """Den som er slått sammen, gjøres opp for seg til da, og etterfølgeren svarer for den."""
    assert gaa_ut(G, "1840", MIDT, "1841").ansvarlig("1840") == "1841"


def test_lonn_for_faa() -> None:
    """Lønn ført hos en part med under tre årsverk kan vise hva én tjener; hos verten teller alle kommunenes årsverk."""
    lonn = tuple(replace(p, kontering=Kontering("1", "242", "010")) if p.id == "drift" else p for p in G.poster)
    funnet = lonnsavsloringer(replace(G, poster=lonn))

    assert [(f.post, f.hos, f.aarsverk) for f in funnet] == [("drift", "1839", Fraction(6, 5))]


def test_lonn_uten_kjente_aarsverk() -> None:
    """Er ingen årsverk registrert, kan det ikke sies noe."""
    lonn = tuple(replace(p, kontering=Kontering("1", "242", "010")) for p in G.poster)

    assert lonnsavsloringer(replace(G, poster=lonn, stillinger=())) == ()
