"""A study is made, asked anew, and frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from tospann.actions.avvist import HarIkkeRolle
from tospann.actions.opprett_studie import Sporsmaal, StudieEndret, endre_studie, opprett_studie
from tospann.actions.studiegrunnlag import samle_studiegrunnlag
from tospann.core.struktur.kravvalg import problemet
from tospann.core.struktur.losning import Status, forbered, los
from tospann.core.struktur.problem import UgyldigProblem
from tospann.core.struktur.studie import Studiegrunnlag
from tospann.store import models
from tospann.store.struktur_json import fra_tekst, som_tekst

pytestmark = pytest.mark.django_db
DATO = date(2018, 1, 1)
INDRE_SALTEN = ("1839", "1840", "1841", "1845", "1849")


def _studie() -> models.Strukturstudie:
    return models.Strukturstudie.objects.get(slug="nordland-2018")


def _bruker(navn: str) -> models.Bruker:
    return models.Bruker.objects.select_related("part").get(brukernavn=navn)


def test_demoens_studie_har_et_bevist_svar(sak: models.Sak) -> None:
    """Nordland 2018 med høyst 18 organisasjoner har et bevist svar i demoen."""
    del sak
    siste = _studie().siste

    losning = los(forbered(problemet(siste.som_verdi(), siste.krav))).losning

    assert (losning.status, len(losning.strukturer[0].grupper) <= 18) == (Status.OPTIMAL, True)


def test_grunnlaget_er_det_samme_etter_en_tur_i_databasen(register: int) -> None:
    """Faktaene kommer like ut av databasen som de gikk inn, brøk for brøk."""
    del register
    grunnlag = samle_studiegrunnlag("Indre Salten", INDRE_SALTEN, DATO)

    assert grunnlag == fra_tekst(som_tekst(grunnlag), Studiegrunnlag)


def test_den_som_har_sett_en_gammel_versjon_faar_vite_det(sak: models.Sak) -> None:
    """To som endrer samtidig: den andre får vite det, og ingenting av hans er lagret."""
    del sak
    studie, direktor = _studie(), models.Bruker.objects.filter(part=_studie().part).earliest("pk")
    sporsmaal = Sporsmaal(studie.siste.som_verdi(), studie.siste.krav)
    endre_studie(bruker=direktor, studie=studie, fra_nr=1, sporsmaal=sporsmaal, endring="Samme igjen")

    with pytest.raises(StudieEndret):
        endre_studie(bruker=direktor, studie=studie, fra_nr=1, sporsmaal=sporsmaal, endring="For sent")

    assert studie.versjoner.count() == 2


def test_ingen_endrer_en_annens_studie(sak: models.Sak) -> None:
    """Beiarn ser den delte studien, men kan ikke endre den."""
    del sak
    studie, beiarn = _studie(), _bruker("kommunedirektor-beiarn")
    sporsmaal = Sporsmaal(studie.siste.som_verdi())

    with pytest.raises(HarIkkeRolle):
        endre_studie(bruker=beiarn, studie=studie, fra_nr=1, sporsmaal=sporsmaal, endring="x")

    assert studie in models.Strukturstudie.objects.visible_to(beiarn)


def test_en_udelt_studie_finnes_ikke_for_andre(sak: models.Sak) -> None:
    """En studie som ikke er delt, finnes ikke for naboen."""
    del sak
    beiarn, fauske = _bruker("kommunedirektor-beiarn"), _bruker("kommunedirektor-fauske")
    sporsmaal = Sporsmaal(replace(_studie().siste.som_verdi(), sporsmaal="Bør vi gå sammen med Fauske?"))

    ny = opprett_studie(bruker=beiarn, navn="Vår egen vurdering", sporsmaal=sporsmaal)

    assert ny.slug == "vaar-egen-vurdering"
    assert ny not in models.Strukturstudie.objects.visible_to(fauske)


def test_en_versjon_kan_ikke_skrives_om(sak: models.Sak) -> None:
    """Databasen nekter den som vil skrive om hva studien spurte om."""
    del sak

    with pytest.raises(DatabaseError, match="bare legges til"), transaction.atomic():
        models.Studieversjon.objects.update(sporsmaal="Noe annet")


def test_et_krav_om_noen_utenfor_avvises(sak: models.Sak) -> None:
    """Et krav som nevner en kommune utenfor studien, avvises med kravet og kommunen."""
    del sak
    studie = _studie()
    krav = (replace(studie.siste.krav[0], kommuner=("0301",)),)
    beiarn = _bruker("kommunedirektor-beiarn")

    with pytest.raises(UgyldigProblem, match="0301"):
        opprett_studie(bruker=beiarn, navn="Feil", sporsmaal=Sporsmaal(studie.siste.som_verdi(), krav))


def test_vest_for_nettet_sier_kilden_at_tallene_er_anslag(register: int) -> None:
    """Utenfor veinettet sier kilden hvor mange reisetider som er anslått, og ingen er lengre enn et døgn."""
    del register
    grunnlag = samle_studiegrunnlag("Ofoten", ("1805", "1853", "1902"), DATO)

    assert grunnlag.er_anslag
    assert grunnlag.reiser.kilde.tittel.startswith("Reisetider: 1 av 3 beregnet i veinettet, 2 anslått")
    assert max(t for rad in grunnlag.reiser.som_rutenett() for t in rad) <= Fraction(1440)
