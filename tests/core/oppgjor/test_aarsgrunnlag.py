"""What a year is settled from: positions, users, own costs, and a basis that contradicts itself."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.core.oppgjor.aarseksempel import (
    AARSVERK,
    FOLK,
    LIKT,
    TRE,
    folk,
    fort,
    gjort,
    kroner,
    ledd,
    maaling,
    med,
    nokkel,
    stilling,
)

from tospann.core.oppgjor.aarsgrunnlag import UgyldigGrunnlag
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.kostnad import tilbakefor
from tospann.core.oppgjor.maal import Maal, MaalMangler
from tospann.core.oppgjor.metode import Faktisk
from tospann.core.oppgjor.stillinger import Dagssnitt, Telledatoer, Vindu


def test_aarsverk_gjennom_aaret() -> None:
    """Telles årsverk på avtalte datoer, er det snittet av tellingene; i dagssnitt teller hver dag."""
    stillinger = (stilling("1841", 6), stilling("1840", 2, til="2024-07-01"), stilling("1840", 4, "2024-07-01"))
    for telling, saltdal in (
        (Telledatoer(((3, 31), (12, 31))), Fraction(3)),
        (Telledatoer(((12, 31),)), Fraction(4)),
        (Dagssnitt(Vindu.AAR), Fraction(2 * 182 + 4 * 184, 366)),
    ):
        nokler = (nokkel("mellom", AARSVERK, telling=telling),)
        oppgjor = gjort(fort("lonn", 1), deltakelser=TRE[:2], nokler=nokler, stillinger=stillinger)

        assert oppgjor.poster[0].eksakt()["1840"] == 100 * saltdal / (6 + saltdal)


def test_dagssnitt_per_maaned() -> None:
    """Med månedlig snitt endrer et årsverk som flytter 1. juli, bare andelene fra juli."""
    stillinger = (stilling("1841", 6), stilling("1840", 2, til="2024-07-01"), stilling("1840", 4, "2024-07-01"))
    nokler = (nokkel("mellom", AARSVERK, telling=Dagssnitt(Vindu.MAANED)),)
    oppgjor = gjort(fort("lonn", 366), deltakelser=TRE[:2], nokler=nokler, stillinger=stillinger)

    assert kroner(oppgjor)["1840"] == Fraction(182, 4) + Fraction(184 * 4, 10)


def test_den_som_ikke_er_med_naar_det_telles() -> None:
    """Er en kommune ute før første telledato, må avtalen si hva som gjelder; en telling for hånd avgjør."""
    nokler = (nokkel("mellom", AARSVERK, telling=Telledatoer(((12, 31),))),)
    deltakelser = (med("1841"), med("1840", til="2024-03-01"))
    stillinger = (stilling("1841", 6), stilling("1840", 2))
    for_haand = maaling("1840", Maal.AARSVERK, Fraction(2), "2024-01-01", "2024-03-01")
    felles = {"deltakelser": deltakelser, "nokler": nokler, "stillinger": stillinger}

    with pytest.raises(UgyldigNokkel, match="1840 er ikke med på noen av telledatoene"):
        gjort(fort("lonn", 366), **felles)
    assert kroner(gjort(fort("lonn", 366), maalinger=(for_haand,), **felles)) == {"1840": 15, "1841": 351}


def test_brukere_og_egne_kostnader() -> None:
    """Brukertall som skifter i året, deler hvert sitt tidsrom; egne faktiske kostnader bærer hver, og resten deles."""
    brukere = [
        maaling("1841", Maal.BRUKERE, 30, "2024-01-01", "2025-01-01"),
        maaling("1840", Maal.BRUKERE, 10, "2024-01-01", "2024-07-01"),
        maaling("1840", Maal.BRUKERE, 30, "2024-07-01", "2025-01-01"),
    ]
    per_bruker = gjort(
        fort("lonn", 366), deltakelser=TRE[:2], maalinger=brukere, nokler=(nokkel("mellom", ledd(brukere="1")),)
    )
    egne = [maaling(p, Maal.FAKTISK, kr, "2024-01-01", "2025-01-01") for p, kr in (("1841", 100), ("1840", 50))]
    faktisk = gjort(fort("lonn", 350), deltakelser=TRE[:2], maalinger=egne, nokler=(nokkel("mellom", Faktisk(LIKT)),))

    assert kroner(per_bruker)["1840"] == Fraction(182, 4) + Fraction(184, 2)
    assert kroner(faktisk) == {"1841": 200, "1840": 150}


def test_det_som_mangler_sies() -> None:
    """Mangler folketallet for en dato eller årsverkene for en kommune, sies det hvem; ingenting gjettes."""
    with pytest.raises(MaalMangler, match="1839 mangler folketall"):
        gjort(fort("lonn", 1), maalinger=(FOLK[0], FOLK[1], folk("1839", 1500, "2023-01-01")))
    with pytest.raises(MaalMangler, match="1839 mangler årsverk"):
        gjort(
            fort("lonn", 1), nokler=(nokkel("mellom", AARSVERK),), stillinger=(stilling("1841", 1), stilling("1840", 1))
        )
    with pytest.raises(UgyldigGrunnlag, match="1841 har flere tall for folketall"):
        gjort(fort("lonn", 1), maalinger=(*FOLK, folk("1841", 1)))


def test_grunnlag_som_motsier_seg() -> None:
    """Et grunnlag som motsier seg selv, avvises før noe regnes."""
    feil = fort("lonn", 10)
    rettet = tilbakefor(feil, "r1")
    for posteringer, annet, grunn in (
        ((feil, feil), {}, "står to ganger"),
        ((fort("husleie", 1),), {}, "som ikke finnes"),
        ((fort("lonn", 1, "2023-12-01"),), {}, "må ligge i 2024"),
        ((fort("lonn", 1, hos="9999"),), {}, "«9999» .* er ikke blant deltakerne"),
        ((feil,), {"deltakelser": (*TRE, med("1839"))}, "to ganger i samme tidsrom"),
        ((rettet,), {}, "peker på"),
        ((feil, rettet, replace(rettet, id="r2")), {}, "tatt før"),
        ((feil, replace(rettet, belop=feil.belop)), {}, "ikke det motsatte"),
    ):
        with pytest.raises(UgyldigGrunnlag, match=grunn):
            gjort(*posteringer, **annet)
    with pytest.raises(UgyldigNokkel, match="er selv en tilbakeføring"):
        tilbakefor(rettet, "r2")
    with pytest.raises(UgyldigGrunnlag, match="Ingen kommuner er med"):
        gjort(fort("lonn", 1, "2024-01-01", "2024-02-01"), deltakelser=(med("1841", "2024-06-01"),))
