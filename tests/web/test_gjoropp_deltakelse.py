"""Members who move through a page, and proposals that are no longer in force."""

from __future__ import annotations

import pytest
from tests.actions.oppgjoret import BEIARN, LINJE, VERT, bildet, gjor, legg_fram, rett_dobbel
from tests.web.vandring import klient_for

from tospann.actions.demooppgjor import GRUNN
from tospann.actions.oppgjor_bestrid import bestrid_linje
from tospann.actions.oppgjor_trekk import trekk_oppgjor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
AARET = "/oppgjor/indre-salten/2020/"
MED = f"{AARET}deltakelse/"
UT = {"slag": "GAA_UT", "part": "1849", "dato": "2020-02-29", "grunn": "Vedtak i Hamarøy, sak 12/19"}


def med(part: str) -> list[tuple[str, str]]:
    """Give when a municipality is in, in the host's draft."""
    perioder = (d.periode for d in bildet().arbeid.deltakelser if d.part == part)
    return [(p.fra.isoformat(), p.til.isoformat() if p.til else "") for p in perioder]


def test_uttreden_paa_skuddaarsdagen() -> None:
    """Går en kommune ut 29. februar, er den med til og med den dagen; nøkkelen må kunne telle den."""
    svar = klient_for(VERT).post(MED, UT)

    assert svar.status_code == 422
    assert "ikke med på noen av telledatoene" in svar.content.decode()
    assert med("1849") == [("2020-01-01", "")]


def test_uttreden_vises_for_alle() -> None:
    """Endringen og grunnen ses av alle; den går inn i vertens utkast, og neste forslag har den med."""
    klient_for(VERT).post(MED, UT | {"dato": "2020-06-30"})
    assert med("1849") == [("2020-01-01", "2020-07-01")]
    legg_fram(2020)
    forslag = bildet().forslag
    assert forslag
    sett = klient_for(BEIARN).get(MED).content.decode()

    assert "Hamarøy går ut med 30. juni 2020 som siste dag. Vedtak i Hamarøy, sak 12/19" in sett
    assert [d.periode.til.isoformat() for d in forslag.grunnlag.deltakelser if d.periode.til] == ["2020-07-01"]


def test_inn_igjen_med_folketall_fra_registeret() -> None:
    """Den som kommer til, trenger årsverk; folketallet hentes fra registeret når det er kjent der."""
    klient = klient_for(VERT)
    klient.post(MED, UT | {"dato": "2020-06-30"})
    inn = {"slag": "BLI_MED", "part": "1849", "dato": "2020-10-01", "grunn": "Ny avtale"}
    uten = klient.post(MED, inn)
    svar = klient.post(MED, inn | {"aarsverk": "1,5"})

    assert (uten.status_code, "Skriv hvor mange årsverk" in uten.content.decode()) == (422, True)
    assert svar.status_code == 302
    assert med("1849") == [("2020-01-01", "2020-07-01"), ("2020-10-01", "")]


def test_sammenslaaing() -> None:
    """Slås en kommune sammen med en annen, står den for seg til da, og den andre svarer for den."""
    felt = {"slag": "SLAAS_SAMMEN", "part": "1839", "dato": "2020-07-01", "grunn": "Kongelig resolusjon"}
    uten = klient_for(VERT).post(MED, felt)
    svar = klient_for(VERT).post(MED, felt | {"etterfolger": "1840"})

    assert (uten.status_code, svar.status_code) == (422, 302)
    assert bildet().arbeid.ansvarlig("1839") == "1840"


@pytest.mark.parametrize(
    ("felt", "sies"),
    [
        ({"part": "1841"}, "er vert"),
        ({"dato": "2019-06-30"}, "Datoen må være i 2020"),
        ({"slag": "BLI_MED", "aarsverk": "1"}, "er alt med den dagen"),
        ({"grunn": ""}, "Hvorfor"),
    ],
)
def test_det_som_ikke_kan_vaere(felt: dict[str, str], sies: str) -> None:
    """En endring som ikke kan være, avvises med grunnen, og ingenting er endret."""
    svar = klient_for(VERT).post(MED, UT | {"dato": "2020-06-30"} | felt)

    assert (svar.status_code, sies in svar.content.decode()) == (422, True)
    assert [d for d in bildet().arbeid.deltakelser if d.periode.til] == []


def test_registeret_vet_hva_kommunen_ble() -> None:
    """Siden sier hva kommuneregisteret vet: Hamarøy fikk nytt nummer og en del av Tysfjord i 2020."""
    assert "1. januar 2020" in klient_for("prosjektleder").get(MED).content.decode()


def test_erstattet_forslag() -> None:
    """Et forslag som er erstattet, har fortsatt sin side: hvorfor, når, hva som kom, og hva som er annerledes."""
    rett_dobbel(2020)
    legg_fram(2020, "Husleia for mars er rettet")
    svar = klient_for(BEIARN).get(f"{AARET}forslag/1/")
    side, rader = svar.content.decode(), svar.context["forskjell"].rader

    assert "Dette gjelder ikke lenger" in side
    assert "la fram et nytt forslag" in side
    assert "Husleia for mars er rettet" in side
    assert "Forslag 2, lagt fram" in side
    assert [r.navn for r in rader if r.er_min] == ["Kontordrift (husleie, renhold, IKT), Beiarn"]
    assert sum(r.celler[2].som_kroner().ore for r in rader) < 0
    assert "Forslaget gjelder." in klient_for(BEIARN).get(f"{AARET}forslag/2/").content.decode()


def test_trukket_forslag() -> None:
    """Et forslag som er trukket, sier hvem, når og hvorfor, og at ingenting er kommet i stedet ennå."""
    gjor(bestrid_linje, BEIARN, fingeravtrykk=bildet().livslop.fingeravtrykk, linje=LINJE, grunn=f"{GRUNN} Igjen.")
    gjor(trekk_oppgjor, VERT, grunn="Regnskapet var ikke avsluttet")
    side = klient_for(BEIARN).get(f"{AARET}forslag/1/").content.decode()

    assert "Fauske kommune trakk forslaget tilbake 12. november 2018. Grunn: Regnskapet var ikke avsluttet" in side
    assert "Ingenting er lagt fram i stedet ennå." in side
