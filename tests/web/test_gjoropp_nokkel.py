"""A key proposed through pages: every method has its form, all it concerns answer, and only then does it count."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.actions.demoen import bruker, journalen, saken
from tests.actions.oppgjoret import BEIARN, VERT, bildet
from tests.web.vandring import klient_for

from tospann.actions.budsjettutkast import finn_utkast
from tospann.actions.nokkelbilde import Forslagssteg, last_forslag
from tospann.core.oppgjor.metode import Metode
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
ROT = "/oppgjor/indre-salten/"
NOKLER = f"{ROT}nokler/"
MELLOM = f"{NOKLER}mellom/endre/"
KOMMUNENE = ("fauske", "sorfold", "saltdal", "beiarn", "hamaroy")
FELLES = {
    "fra": "2021-07-01",
    "avrunding": "ORE",
    "trinn": "TO",
    "hyppighet": "AAR",
    "periodisering": "DAGER",
    "telling": "DATOER",
    "datoer": "31.3., 31.12.",
    "folkedag": "1.1.",
    "folkeaar": "3",
    "grunn": "Rettere deling",
}
LIKT = {"s_LIKT": "100"}
PRISER = {f"pris_{nr}": "1 000,00" for nr in ("1839", "1840", "1841", "1845", "1849")}
# What is written for each method, and how the core has it.
METODER: dict[str, tuple[dict[str, str], str]] = {
    "Sammensatt": ({"s_LIKT": "100/3", "s_FOLKETALL": "200/3"}, "Sammensatt(1/3*likt; 2/3*folketall)"),
    "Fastpris": (
        {**PRISER, **LIKT},
        "Fastpris(1839=100000øre; 1840=100000øre; 1841=100000øre; 1845=100000øre; 1849=100000øre; Sammensatt(1*likt))",
    ),
    "Prissatt": (
        {"grunnbelop": "100,00", "sats": "2,5", "etter": "FOLKETALL", **LIKT},
        "Prissatt(10000øre+250*folketall; Sammensatt(1*likt))",
    ),
    "Trapp": (
        {"grense_1": "1 000,00", "t1_FOLKETALL": "100", **LIKT},
        "Trapp(100000øre:Sammensatt(1*folketall); Sammensatt(1*likt))",
    ),
    "Tak": (
        {"takandel_1841": "30", "takbelop_1839": "5,00", "rest_til": "1840", **LIKT},
        "Tak(Sammensatt(1*likt); 1839<=500øre; 1841<=3/10; 1840)",
    ),
    "Overgang": (
        {"aar_1": "2021", "andel_1": "50", "aar_2": "2022", "andel_2": "100", **LIKT},
        "Overgang(Sammensatt(3/10*likt; 7/10*folketall); Sammensatt(1*likt); 2021:1/2; 2022:1)",
    ),
    "Faktisk": (LIKT, "Faktisk(Sammensatt(1*likt))"),
}


def foreslaa(klient: Client, **felt: str) -> int:
    """Fill in the form and send it; give the number of the proposal."""
    svar = klient.post(
        MELLOM, {**FELLES, "metode": "Sammensatt", "s_LIKT": "50", "s_FOLKETALL": "50", "send": "1"} | felt
    )
    assert svar.status_code == 302, svar.context["form"].errors
    return last_forslag(saken())[-1].rad.nr


def svar_alle(nr: int, *, uten: str = "") -> None:
    """Let every municipality's director approve."""
    avtrykk = models.Nokkelforslag.objects.get(nr=nr).fingeravtrykk
    for sted in KOMMUNENE:
        if sted != uten:
            klient_for(f"kommunedirektor-{sted}").post(f"{NOKLER}forslag/{nr}/godkjenn/", {"fingeravtrykk": avtrykk})


def steget(nr: int) -> Forslagssteg:
    """Tell where a proposal is."""
    return next(f.steg for f in last_forslag(saken()) if f.rad.nr == nr)


@pytest.mark.parametrize("metode", METODER)
def test_hver_metode_har_sitt_skjema(metode: str) -> None:
    """Hver metode har feltene den trenger, det som skrives, blir akkurat den metoden, og den kan prøves."""
    klient, (felt, kanonisk) = klient_for(VERT), METODER[metode]
    klient.post(MELLOM, {**FELLES, "metode": metode, **felt})
    side = klient.get(MELLOM)
    skjema, virkning = side.context["form"], side.context["virkning"]

    assert set(felt) <= set(skjema.fields)
    assert skjema.errors == {}
    assert kanonisk in skjema.cleaned_data["ny"].kanonisk
    assert bool(virkning.tabell) or "mangler" in virkning.grunn
    assert isinstance(skjema.cleaned_data["ny"].metode, Metode)


@pytest.mark.parametrize(
    ("felt", "sies"),
    [
        ({"s_LIKT": "40", "s_FOLKETALL": "50"}, "må bli nøyaktig 1"),
        ({"datoer": "30.2."}, "ikke en dato som finnes hvert år"),
        ({"folkedag": "nyttår"}, "ikke en dag"),
        ({"fra": ""}, "Gjelder fra"),
        ({"grunn": ""}, "Skriv hvorfor nøkkelen bør endres"),
    ],
)
def test_det_som_ikke_kan_vaere(felt: dict[str, str], sies: str) -> None:
    """En nøkkel som ikke kan være, sendes ikke; grunnen står i skjemaet, og ingenting er foreslått."""
    start = {**FELLES, "metode": "Sammensatt", "s_LIKT": "50", "s_FOLKETALL": "50", "send": "1"}
    svar = klient_for(VERT).post(MELLOM, start | felt)

    assert (svar.status_code, sies in svar.content.decode()) == (422, True)
    assert last_forslag(saken()) == ()


def test_galt_utkast_er_likevel_lagret() -> None:
    """Utkastet beholdes også når det er galt, og feilen står i skjemaet neste gang."""
    klient = klient_for(VERT)
    klient.post(MELLOM, {**FELLES, "metode": "Sammensatt", "s_LIKT": "40"})
    side = klient.get(MELLOM).content.decode()

    assert 'value="40"' in side
    assert "må bli nøyaktig 1" in side


def test_alle_maa_godkjenne_for_den_kan_brukes() -> None:
    """Mangler én, kan nøkkelen ikke tas i bruk; har alle sagt ja, går den inn i utkastet fra datoen sin."""
    klient = klient_for(VERT)
    nr = foreslaa(klient)
    svar_alle(nr, uten="beiarn")
    klient.post(f"{NOKLER}forslag/{nr}/bruk/", {"aar": 2021})
    foer = len(bildet(2021).arbeid.nokler)
    svar_alle(nr)
    klient.post(f"{NOKLER}forslag/{nr}/bruk/", {"aar": 2021})
    versjoner = [(v.versjon, v.periode.fra.isoformat()) for v in bildet(2021).arbeid.nokler if v.id == "mellom"]

    assert foer == 3
    assert steget(nr) is Forslagssteg.GODKJENT
    assert versjoner == [(1, "2020-01-01"), (2, "2021-07-01")]
    assert "tok en godkjent nøkkel inn" in " ".join(p.handling for p in journalen(bruker(VERT).part))


def test_godkjent_nokkel_i_budsjettutkastet() -> None:
    """Har verten et utkast til budsjett for året, går nøkkelen inn der."""
    klient = klient_for(VERT)
    klient.post(f"{ROT}nytt-aar/", {"aar": 2022})
    nr = foreslaa(klient, fra="2022-01-01")
    svar_alle(nr)
    klient.post(f"{NOKLER}forslag/{nr}/bruk/", {"aar": 2022})
    utkast = finn_utkast(bruker(VERT), saken(), 2022)
    assert utkast

    i_aaret = [v for v in utkast.grunnlag.nokler if utkast.grunnlag.aar.i_periode(v.periode).dager]
    assert [v.versjon for v in i_aaret if v.id == "mellom"] == [2]


def test_en_endring_nuller_svarene() -> None:
    """Endres forslaget, er det et nytt forslag med samme versjonsnummer, og ingen svar på det gamle teller."""
    klient = klient_for(VERT)
    forste = foreslaa(klient)
    svar_alle(forste, uten="beiarn")
    andre = foreslaa(klient, s_LIKT="60", s_FOLKETALL="40")
    avtrykk = models.Nokkelforslag.objects.get(nr=forste).fingeravtrykk
    klient_for("kommunedirektor-beiarn").post(f"{NOKLER}forslag/{forste}/godkjenn/", {"fingeravtrykk": avtrykk})
    nytt = next(f for f in last_forslag(saken()) if f.rad.nr == andre)

    assert (steget(forste), nytt.steg, nytt.rad.versjon) == (Forslagssteg.ERSTATTET, Forslagssteg.SENDT, 2)
    assert len(nytt.mangler()) == 5
    assert "har tatt plassen" in klient.get(f"{NOKLER}forslag/{forste}/").content.decode()


def test_nei_med_grunn_og_trukket_staar_i_historien() -> None:
    """Et nei har en grunn alle ser; et trukket forslag står, og kan ikke svares på."""
    klient, beiarn = klient_for(BEIARN), klient_for("kommunedirektor-beiarn")
    nr = foreslaa(klient)
    avtrykk = models.Nokkelforslag.objects.get(nr=nr).fingeravtrykk
    uten = beiarn.post(f"{NOKLER}forslag/{nr}/avvis/", {"fingeravtrykk": avtrykk, "grunn": ""})
    beiarn.post(f"{NOKLER}forslag/{nr}/avvis/", {"fingeravtrykk": avtrykk, "grunn": "For dyrt for oss."})
    avvist = steget(nr)
    klient_for(VERT).post(f"{NOKLER}forslag/{nr}/trekk/", {"grunn": "x"})
    etter_andre = steget(nr)
    klient.post(f"{NOKLER}forslag/{nr}/trekk/", {"grunn": "Vi skriver et nytt."})
    side = klient_for("prosjektleder").get(f"{NOKLER}forslag/{nr}/").content.decode()

    assert (uten.status_code, avvist, etter_andre, steget(nr)) == (
        *(422, Forslagssteg.AVVIST, Forslagssteg.AVVIST),
        Forslagssteg.TRUKKET,
    )
    assert "For dyrt for oss." in side
    assert "Vi skriver et nytt." in side
    assert f"forslag/{nr}/" in klient.get(NOKLER).content.decode()


def test_staten_spoerres_bare_naar_det_gjelder_den() -> None:
    """Staten må godkjenne en nøkkel den deler etter, og en som endrer avrundingen av noe den deler; ellers ikke."""
    klient = klient_for(VERT)
    foreslaa(klient)
    foreslaa(klient, hyppighet="MAANED")
    stat = {**FELLES, "metode": "Sammensatt", "s_AARSVERK": "100", "send": "1", "telling": "AAR"}
    klient.post(f"{NOKLER}stat/endre/", stat)

    assert ["stat" in f.angaar for f in last_forslag(saken())] == [False, True, True]


def test_okonomisjefen_foreslaar_og_direktoren_godkjenner() -> None:
    """Den som foreslår, kan ikke selv godkjenne, og den som godkjenner, kan ikke foreslå: det er alltid to."""
    nr = foreslaa(klient_for(VERT))
    avtrykk = models.Nokkelforslag.objects.get(nr=nr).fingeravtrykk
    klient_for(VERT).post(f"{NOKLER}forslag/{nr}/godkjenn/", {"fingeravtrykk": avtrykk})

    assert last_forslag(saken())[-1].hendelser == ()
    assert klient_for("kommunedirektor-fauske").get(MELLOM).status_code == 403


def test_ny_nokkel_mot_staten() -> None:
    """En nøkkel som ikke finnes fra før, kan dele mellom stat og kommune med avtalte vekter, og staten må godkjenne."""
    felt = {"navn": "Prosjektnøkkelen", "mellom": "staten", "metode": "Sammensatt", "s_FAST": "100"}
    klient_for(VERT).post(f"{NOKLER}ny/endre/", {**FELLES, **felt, "vekt_stat": "1", "vekt_kommune": "2", "send": "1"})
    forslag = last_forslag(saken())[-1]

    assert forslag.versjon.id == "prosjektnokkelen"
    assert [(p, str(v)) for p, v in forslag.versjon.vekter] == [("kommune", "2"), ("stat", "1")]
    assert "stat" in forslag.angaar


def test_nokkelsiden_har_formel_tall_og_hvem() -> None:
    """Siden har formelen i ord, hva den gir hver i kroner og prosent, versjonen, datoen og hvem som har godkjent."""
    nr = foreslaa(klient_for(VERT))
    svar_alle(nr)
    side = klient_for("folkevalgt-beiarn").get(NOKLER)
    lest = side.content.decode()
    tabell = side.context["tabeller"]["mellom"]

    assert "30 prosent likt og 70 prosent etter folketall." in lest
    assert "Ingen godkjenninger er registrert i Tospann." in lest
    assert sum(r.celler[1].som_brok() for r in tabell.rader) == 100
    assert "godkjent av alle" in lest


def test_forslaget_venter_paa_min_dag() -> None:
    """Direktøren ser på Min dag at en nøkkel venter, til svaret er gitt; den som ikke kan svare, ser det ikke."""
    nr = foreslaa(klient_for("okonomisjef-nav-nordland"), hyppighet="MAANED")
    avtrykk = models.Nokkelforslag.objects.get(nr=nr).fingeravtrykk
    direktor, venter = klient_for("direktor-nav-nordland"), "Nøkler som venter på svar fra deg"
    foer = [venter in direktor.get(url).content.decode() for url in ("/", "/oppgjor/")]
    direktor.post(f"{NOKLER}forslag/{nr}/godkjenn/", {"fingeravtrykk": avtrykk})

    assert foer == [True, True]
    assert venter not in direktor.get("/").content.decode()
    assert venter not in klient_for(VERT).get("/").content.decode()
