"""The pages of a study: the answer, the demands, why not, what it rests on, and who sees it."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.actions.demoen import bruker
from tests.web.studiene import EIER, SKJULT, SKJULT_EIER, STUDIE, lag_skjult_studie, studien

from tospann.store import models
from tospann.web.struktur import svar as svarsiden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
AVVIST = 422


def klient(navn: str = EIER) -> Client:
    """Log in."""
    den = Client()
    den.force_login(bruker(navn))
    return den


def _side(rute: str, *argumenter: object, navn: str = EIER, sporring: str = "") -> str:
    svar = klient(navn).get(f"{reverse(rute, args=argumenter or [STUDIE])}{sporring}")
    assert svar.status_code == 200
    return svar.content.decode()


def _send(rute: str, skjema: dict[str, object], *mer: object, navn: str = EIER) -> int:
    felt = {"versjon": studien().siste.nr, "grunn": "Prøven", **skjema}
    return int(klient(navn).post(reverse(rute, args=[STUDIE, *mer]), felt).status_code)


def _umulig() -> None:
    assert _send("struktur_nytt_krav", {"tall_0": "1", "tall_1": "5"}, "antall") == 302


def test_lista_er_tom_for_den_som_ikke_ser_noe() -> None:
    """Finnes ingen studier, sier lista hva som kommer her, og hvordan man begynner."""
    models.Strukturstudie.objects.update(delt_med_alle=False)

    tekst = klient("kommunedirektor-beiarn").get(reverse("struktur")).content.decode()

    assert "Ingen studier ennå" in tekst
    assert "Lag den første studien" in tekst


def test_svaret_staar_oeverst_i_en_setning() -> None:
    """Svaret er bevist best, med organisasjonene i en tabell og på kartet, og det som er nest best i ord."""
    tekst = _side("struktur_studie")

    assert "Bevist best" in tekst
    assert "Best er 18 organisasjoner: det er bevist at ingen annen lovlig struktur kommer bedre ut." in tekst
    assert 'class="kart strukturkart"' in tekst
    assert tekst.count("% dårligere:") == 9
    assert "i snitt" in tekst


def test_reisetidene_er_merket() -> None:
    """Siden sier at reisetidene er regnet, ikke målt, på hver side som viser dem."""
    for rute in ("struktur_studie", "struktur_krav", "struktur_framtider", "struktur_reisetider"):
        assert "Reisetidene er regnet, ikke målt" in _side(rute)


def test_hvert_tall_kan_spores() -> None:
    """Innbyggertallet i en organisasjon forklares av kommunene det er summen av."""
    tekst = _side("struktur_studie", sporring="?tall=struktur.innbyggere.1804-1839")

    assert "summen av kommunene i organisasjonen" in tekst


def test_umulig_har_en_grunn_og_en_vei_videre() -> None:
    """Høyst fem organisasjoner går ikke: siden sier hvilket krav som er i veien, og viser svaret uten det."""
    _umulig()
    tekst = _side("struktur_studie")

    assert "Bevist umulig" in tekst
    assert "Det går ikke at det skal være høyst 5 organisasjoner." in tekst
    assert 'href="?uten=2"' in tekst
    uten = _side("struktur_studie", sporring="?uten=2")
    assert "Bevist best" in uten
    assert "ingenting er lagret" in uten


def test_et_krav_kan_legges_til_endres_og_tas_bort() -> None:
    """Hver endring er en ny versjon med en setning; den første kan bli den nye igjen."""
    assert _send("struktur_nytt_krav", {"kommuner": ["1839", "1841"]}, "sammen") == 302
    assert "Beiarn og Fauske skal være sammen" in _side("struktur_krav")
    assert _send("struktur_endre_krav", {"kommuner": ["1839", "1840"]}, 2) == 302
    assert _send("struktur_ta_bort_krav", {}, 2) == 302
    assert _send("struktur_gjenopprett", {}, 2) == 302

    historie = _side("struktur_historie")
    assert [v.endring for v in studien().versjoner.all()][1:] == [
        "La til: Beiarn og Fauske skal være sammen",
        "Endret kravet «Beiarn og Fauske skal være sammen» til «Beiarn og Saltdal skal være sammen»",
        "Tok bort: Beiarn og Saltdal skal være sammen",
        "Gikk tilbake til versjon 2",
    ]
    assert "Lagt til: Beiarn og Fauske skal være sammen." in historie


def test_den_som_har_sett_en_gammel_side_mister_ingenting() -> None:
    """Sendes skjemaet fra en gammel versjon, sies det, og ingenting er lagret."""
    _umulig()

    assert _send("struktur_nytt_krav", {"versjon": 1, "tall_0": "10"}, "fagmiljo") == AVVIST
    assert studien().siste.nr == 2


@pytest.mark.parametrize(
    ("slag", "felt", "grunn"),
    [
        ("antall", {"tall_0": "9", "tall_1": "3"}, "det minste tallet er større enn det største"),
        ("fagmiljo", {"tall_0": "1.5"}, "Skriv for eksempel 1 234,5"),
        ("sammen", {}, "påkrevet"),
        ("nei", {"kommuner": ["1839"], "grunn": "Ring 01010112377"}, "fødselsnummer"),
    ],
)
def test_feil_i_et_krav_staar_i_skjemaet(slag: str, felt: dict[str, object], grunn: str) -> None:
    """Feil sies ved feltet eller øverst, og ingenting er lagret."""
    skjema: dict[str, object] = {"versjon": 1, "grunn": "Prøven", **felt}
    svar = klient().post(reverse("struktur_nytt_krav", args=[STUDIE, slag]), skjema)

    assert svar.status_code == AVVIST
    assert grunn in svar.content.decode()
    assert studien().siste.nr == 1


def test_vedtak_og_samarbeid_tilbys_som_krav() -> None:
    """Det kommunestyrene har vedtatt i saken, og samarbeid i drift, kan bli krav med ett trykk og kilden fylt inn."""
    tekst = _side("struktur_krav")

    assert "Fauske har sagt ja til samarbeid med" in tekst
    assert "/krav/ny/ja_med/?kommuner=1841" in tekst
    assert "Herøy og Dønna er sammen" in tekst


def test_rammer_og_vekter() -> None:
    """Hva som teller mest, velges med ord; historien sier hva som ble endret."""
    rammer: dict[str, object] = {"sporsmaal": "Hvem?", "reise": "60", "storst": "5", "terskel": "10", "profil": "reise"}

    assert _send("struktur_rammer", rammer) == 302
    assert studien().siste.endring.startswith("Spørsmålet er skrevet om. Lengste reise til verten: 60 minutter")
    assert _send("struktur_rammer", {**rammer, "profil": "egne"}) == AVVIST


def test_bare_antallet_i_et_stort_omraade_sies_fra_om(monkeypatch: pytest.MonkeyPatch) -> None:
    """Teller bare antallet i et stort område, sier siden fra i stedet for å henge; den som vil, kan regne likevel."""
    rammer = {"sporsmaal": "Hvem?", "reise": "90", "storst": "8", "terskel": "10", "profil": "egne"}
    _send("struktur_rammer", {**rammer, "organisasjon": "1", "personminutt": "0", "mangel": "0"})
    monkeypatch.setattr(svarsiden, "STORT", 40)

    tekst = _side("struktur_studie")

    assert "Svaret er ikke regnet ut" in tekst
    assert "Gi reisen en liten vekt" in tekst
    assert "Regn videre" in tekst


def test_sertifikatet_lastes_ned() -> None:
    """Sertifikatet er JSON med problemet, strukturen og prisene."""
    svar = klient().get(reverse("struktur_sertifikat", args=[STUDIE]))
    innhold = json.loads(svar.content)

    assert (innhold["status"], len(innhold["groups"]), innhold["problem"]["n"]) == ("optimal", 18, 44)


def test_reisetider_ut_og_inn_igjen() -> None:
    """Fila som lastes ned, kan leses inn igjen som en ny versjon; da sies det ikke lenger at tidene er regnet."""
    fil = klient().get(reverse("struktur_fil", args=[STUDIE, "reisetider.csv"])).content
    opplastet = SimpleUploadedFile("r.csv", fil)

    assert _send("struktur_reisetider", {"fil": opplastet, "hvor": "Ruteplanlegger", "slag": "DOKUMENT"}) == 302
    assert "Reisetidene er regnet, ikke målt" not in _side("struktur_reisetider")


@pytest.mark.parametrize(
    ("linjer", "grunn"),
    [
        ("1804;1839;-5", "mindre enn ingenting"),
        ("1804;1839;2000", "mer enn et døgn"),
        ("1804;1839;50", "står ikke i fila"),
        ("1804;1839;50\n1839;1804;150", "den andre"),
        ("1804;9999;50", "ikke nummeret til en kommune"),
    ],
)
def test_en_matrise_med_feil_avvises(linjer: str, grunn: str) -> None:
    """Negative, urimelige, skjeve og manglende reisetider avvises med rad og grunn, og ingenting er endret."""
    fil = SimpleUploadedFile("r.csv", f"fra;til;minutter\n{linjer}\n".encode())
    skjema = {"versjon": 1, "fil": fil, "hvor": "x", "slag": "DOKUMENT"}

    svar = klient().post(reverse("struktur_reisetider", args=[STUDIE]), skjema)

    assert (svar.status_code, studien().siste.nr) == (AVVIST, 1)
    assert grunn in svar.content.decode()


def test_egne_aarsverk() -> None:
    """Et eget årsverkstall får egen kilde, og de andre beholder sin."""
    assert _send("struktur_aarsverk", {"verk_1839": "7,5", "hvor": "Budsjett 2018"}) == 302
    kommuner = studien().siste.som_verdi().grunnlag

    assert kommuner.kommune("1839").aarsverk.kilde.tittel == "Budsjett 2018"
    assert kommuner.kommune("1841").aarsverk.er_forutsetning


def test_framtider_har_samme_tall_med_samme_fro() -> None:
    """Siden viser hvor ofte par er sammen, likt hver gang frøet er likt."""
    sporring = "?antall=50&fro=7&folketall=5&reisetid=10&aarsverk=5"
    svar = klient().get(f"{reverse('struktur_framtider', args=[STUDIE])}{sporring}")

    framtid = svar.context["framtid"]
    assert framtid.venter or "50 framtider" in svar.content.decode()
    assert svar.status_code == 200


def test_ny_studie_for_fem_kommuner() -> None:
    """Kommunedirektøren lager en studie av Indre Salten, som bare hun ser."""
    felt = {"dato": "2018-01-01", "navn": "Oss fem", "sporsmaal": "Hvem?", "kommuner": ["1839", "1840", "1841"]}
    svar = klient("kommunedirektor-beiarn").post(reverse("struktur_ny"), felt)

    assert svar.headers["Location"] == reverse("struktur_studie", args=["oss-fem"])
    assert klient("kommunedirektor-fauske").get(svar.headers["Location"]).status_code == 404


@pytest.mark.parametrize(
    ("felt", "grunn"),
    [
        ({}, "Velg minst ett fylke"),
        ({"kommuner": ["1839"], "aar": "2040"}, "Framskrivinger er ikke lastet inn"),
        ({"kommuner": ["1839", "1840"], "folketall": b"kommunenummer;innbyggere\n1839;900\n"}, "mangler i fila"),
        ({"kommuner": ["1839"], "folketall": b"kommunenummer;innbyggere\n1839;-9\n"}, "under null"),
    ],
)
def test_en_ny_studie_som_mangler_noe(felt: dict[str, object], grunn: str) -> None:
    """Uten område eller folketall lages ingenting, og siden sier hva man kan gjøre."""
    if isinstance(fil := felt.get("folketall"), bytes):
        felt = {**felt, "folketall": SimpleUploadedFile("f.csv", fil)}
    foer = models.Strukturstudie.objects.count()
    skjema: dict[str, object] = {"dato": "2018-01-01", "navn": "N", "sporsmaal": "?", **felt}

    svar = klient().post(reverse("struktur_ny"), skjema)

    assert svar.status_code == AVVIST
    assert grunn in svar.content.decode()
    assert models.Strukturstudie.objects.count() == foer


def test_deling_sier_hvem_foer_og_tas_ikke_tilbake() -> None:
    """Siden nevner partene først; etterpå ser de studien, og å dele en gang til endrer ingenting."""
    lag_skjult_studie()
    adresse, bodo = reverse("struktur_del", args=[SKJULT]), klient(SKJULT_EIER)
    foer = bodo.get(adresse).content.decode()
    uten_hake = bodo.post(adresse, {"hvem": "partene"}).status_code

    svar = bodo.post(adresse, {"hvem": "partene", "forstaatt": "on"}).status_code

    assert "Fauske kommune" in foer
    assert (uten_hake, svar) == (AVVIST, 302)
    assert klient("kommunedirektor-fauske").get(reverse("struktur_studie", args=[SKJULT])).status_code == 200
    assert klient("prosjektleder").get(reverse("struktur_studie", args=[SKJULT])).status_code == 404
    assert bodo.post(adresse, {"hvem": "partene", "forstaatt": "on"}).status_code == AVVIST


_SIDER: tuple[tuple[str, tuple[object, ...]], ...] = (
    *((rute, ()) for rute in ("struktur_studie", "struktur_krav", "struktur_historie", "struktur_framtider")),
    *((rute, ()) for rute in ("struktur_reisetider", "struktur_aarsverk", "struktur_rammer", "struktur_del")),
    ("struktur_nytt_krav", ("antall",)),
    ("struktur_endre_krav", (1,)),
    ("struktur_fil", ("problem.json",)),
    ("struktur_sertifikat", ()),
)


@pytest.mark.parametrize(("rute", "mer"), _SIDER)
def test_en_udelt_studie_svarer_som_om_den_ikke_finnes(rute: str, mer: tuple[object, ...]) -> None:
    """Naboen får det samme svaret for en studie som ikke er delt, som for en som ikke finnes."""
    lag_skjult_studie()
    beiarn = klient("kommunedirektor-beiarn")

    svar = [beiarn.get(reverse(rute, args=[slug, *mer])) for slug in (SKJULT, "finnes-ikke")]

    assert [s.status_code for s in svar] == [404, 404]
    assert _uten_navn(svar[0].content, SKJULT) == _uten_navn(svar[1].content, "finnes-ikke")


def _uten_navn(innhold: bytes, slug: str) -> str:
    return innhold.decode().replace(slug, "")
