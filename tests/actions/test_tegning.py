"""A drawing is begun, moved in, undone, shown and deleted; two people do not overwrite each other."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.actions.demoen import FNR, bruker, endret, innhold, journalen, som
from tests.web.tegningene import EIER, SKJULT_EIER, STUDIE, TIL_FAUSKE, flytt, ny_tegning, steget, studien

from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.tegn_struktur import (
    angre_trekk,
    begynn_tegning,
    gi_tegning_navn,
    gjor_trekk,
    kopier_tegning,
    slett_tegning,
    vis_tegning,
)
from tospann.actions.tegningsbilde import regn_versjon, siste_versjon, tegningsbilde
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.trekk import Trekk, Trekkslag
from tospann.store import models
from tospann.store.laas import SYSTEM, paa_vegne_av

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
STENG = Trekk(Trekkslag.STENG, "1839")


def _frisk(tegning: models.Strukturtegning) -> models.Strukturtegning:
    return models.Strukturtegning.objects.get(pk=tegning.pk)


def test_et_trekk_er_et_nytt_steg() -> None:
    """Et trekk legger til et steg som sier hva som ble gjort, og journalen får én post som ikke sier hvem."""
    tegning, eier = ny_tegning(), bruker(EIER)
    foer = len(journalen(eier.part))

    assert flytt(tegning) == "Beiarn flyttet til Fauske"
    assert [(s.nr, s.hva) for s in tegning.steg.all()] == [
        (1, "Begynte med «Hver kommune for seg»"),
        (2, "Beiarn flyttet til Fauske"),
    ]
    assert _frisk(tegning).som_verdi().samling("1839").medlemmer == ("1839", "1841")
    assert len(journalen(eier.part)) == foer + 1


def test_angre_og_gjor_om() -> None:
    """Angre setter tilbake akkurat det som var, og gjør om igjen setter tilbake trekket."""
    tegning, eier = ny_tegning(), bruker(EIER)
    start = _frisk(tegning).som_verdi()
    flytt(tegning)
    etter = _frisk(tegning).som_verdi()

    assert angre_trekk(bruker=eier, tegning=tegning, sett=steget(tegning), retning="angre").startswith("Angret: Beiarn")
    assert _frisk(tegning).som_verdi() == start
    angre_trekk(bruker=eier, tegning=tegning, sett=steget(tegning), retning="gjor-om")
    assert _frisk(tegning).som_verdi() == etter
    with pytest.raises(Avvist, match="ikke flere trekk å gjøre om"):
        angre_trekk(bruker=eier, tegning=tegning, sett=steget(tegning), retning="gjor-om")


def test_nytt_trekk_etter_angring() -> None:
    """Velger man en annen vei etter å ha angret, er det angrede borte."""
    tegning, eier = ny_tegning(), bruker(EIER)
    flytt(tegning)
    angre_trekk(bruker=eier, tegning=tegning, sett=steget(tegning), retning="angre")
    flytt(tegning, Trekk(Trekkslag.FLYTT, "1840", "1841"))

    assert [s.hva for s in tegning.steg.all()][1:] == ["Saltdal flyttet til Fauske"]


def test_den_som_kommer_sist_faar_vite_det() -> None:
    """To tegner samtidig: den andre får vite hva som er gjort, og tegningen er slik den første lot den."""
    tegning, sett = ny_tegning(), 0
    sett = steget(tegning)
    flytt(tegning)
    foer = innhold()

    with pytest.raises(NoenAndreKomForst, match="Beiarn flyttet til Fauske"):
        gjor_trekk(bruker=bruker("nav-leder-fauske"), tegning=tegning, sett=sett, trekk=TIL_FAUSKE)
    assert endret(foer) == set()


def test_samme_nummer_er_ikke_samme_steg() -> None:
    """Har en annen angret og gjort noe annet, er steg 2 ikke lenger det steg 2 man så."""
    tegning, eier = ny_tegning(), bruker(EIER)
    flytt(tegning)
    sett = steget(tegning)
    angre_trekk(bruker=eier, tegning=tegning, sett=sett, retning="angre")
    flytt(tegning, Trekk(Trekkslag.FLYTT, "1840", "1841"))

    assert _frisk(tegning).gjeldende == 2
    with pytest.raises(NoenAndreKomForst):
        gjor_trekk(bruker=eier, tegning=tegning, sett=sett, trekk=TIL_FAUSKE)


def test_et_trekk_som_ikke_endrer_noe() -> None:
    """Å flytte noen dit de er, gir ikke noe nytt steg."""
    tegning = ny_tegning()
    flytt(tegning)
    foer = innhold()

    assert flytt(tegning) == ""
    assert endret(foer) == set()


def test_verten_kan_ikke_stenges() -> None:
    """Vertens kontor kan ikke stenges; grunnen sies og ingenting er endret."""
    tegning = ny_tegning()
    foer = innhold()

    with pytest.raises(Avvist, match=r"kan ikke stenges.*Ingenting er endret"):
        flytt(tegning, STENG)
    assert endret(foer) == set()


@pytest.mark.parametrize("hvem", ["hovedtillitsvalgt", "folkevalgt-beiarn", "statsforvalter", "okonomisjef-fauske"])
def test_noen_kan_bare_se(hvem: str) -> None:
    """Den som ikke utreder struktur, kan ikke begynne en tegning."""
    start = studien().siste.som_verdi().grunnlag.utgangspunkt[0]

    with pytest.raises(HarIkkeRolle, match="kan se på tegninger"):
        begynn_tegning(bruker=bruker(hvem), studie=studien(), inndeling=start)


def test_andres_tegning_kan_kopieres_men_ikke_endres() -> None:
    """En vist tegning kan ingen andre endre, men alle som utreder, kan tegne videre på en kopi."""
    tegning, beiarn = ny_tegning(delt=True), bruker("kommunedirektor-beiarn")

    with pytest.raises(HarIkkeRolle, match="Lag en kopi"):
        gjor_trekk(bruker=beiarn, tegning=tegning, sett=steget(tegning), trekk=TIL_FAUSKE)
    kopi = kopier_tegning(bruker=beiarn, tegning=tegning)

    assert (kopi.part, kopi.nr, kopi.delt) == (beiarn.part, 1, False)
    assert kopi.som_verdi() == tegning.som_verdi()


def test_en_tegning_er_bare_ens_egen_til_den_vises() -> None:
    """En tegning finnes ikke for andre før den er vist, heller ikke for databasen selv."""
    tegning, beiarn = ny_tegning(SKJULT_EIER), bruker("kommunedirektor-beiarn")
    synlige = models.Strukturtegning.objects.visible_to

    assert list(synlige(beiarn)) == []
    with som(beiarn.part):
        assert models.Strukturtegning.objects.count() == models.Tegningssteg.objects.count() == 0
    vis_tegning(bruker=bruker(SKJULT_EIER), tegning=tegning, delt=True)
    paa_vegne_av(connection, SYSTEM)
    assert list(synlige(beiarn)) == [tegning]


def test_navnet() -> None:
    """Et tomt navn avvises, et langt også, og et fødselsnummer nektes; ellers får tegningen navnet."""
    tegning, eier = ny_tegning(), bruker(EIER)
    for galt in ("", "   ", "x" * 121):
        with pytest.raises(Avvist, match="Navnet må ha"):
            gi_tegning_navn(bruker=eier, tegning=tegning, navn=galt)
    with pytest.raises(Fodselsnummer):
        gi_tegning_navn(bruker=eier, tegning=tegning, navn=f"For {FNR}")
    gi_tegning_navn(bruker=eier, tegning=tegning, navn="  Slik  vi ser det ")

    assert _frisk(tegning).navn == "Slik vi ser det"


def test_slettet() -> None:
    """En slettet tegning er borte med alle stegene; journalen sier at den ble slettet, ikke hva den var."""
    tegning, eier = ny_tegning(), bruker(EIER)
    flytt(tegning)

    assert slett_tegning(bruker=eier, tegning=tegning) == "Tegning 1"
    assert models.Tegningssteg.objects.count() == 0
    assert journalen(eier.part)[-1].nyttelast["slettet"] is True


def test_en_inndeling_som_ikke_passer() -> None:
    """En inndeling som ikke har akkurat studiens kommuner, avvises."""
    with pytest.raises(Avvist, match="ikke enige om kommune"):
        begynn_tegning(bruker=bruker(EIER), studie=studien(), inndeling=Inndeling("x", (Samling("1804", ("1804",)),)))


def test_den_beste_er_best() -> None:
    """Tegningen av det beste svaret koster det samme som det, og bryter ingenting; hver for seg er dyrere."""
    regnet = regn_versjon(siste_versjon(models.Strukturstudie.objects.get(slug=STUDIE)))
    best = tegningsbilde(regnet, regnet.beste_inndeling())
    alene = tegningsbilde(regnet, regnet.studie.grunnlag.utgangspunkt[-1])

    assert (best.brudd, best.mot_best[0].setning) == ((), "Dette er den beste strukturen.")
    assert alene.mot_best[0].prosent.som_brok() > 0
    assert alene.brudd == ("Kravet om at det skal være høyst 18 organisasjoner, er ikke oppfylt.",)
