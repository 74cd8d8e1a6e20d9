"""Tests of the rules as pages: found, read, tried, worked out, and taken away."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse
from tests.actions.demoen import bruker

from tospann.core.lov.katalog import EMNER, KATALOG
from tospann.store import models
from tospann.web.regler.beregnskjema import STYKKER
from tospann.web.regler.faktaskjema import kan_fylles_ut

pytestmark = pytest.mark.django_db
LOVDATO = "2026-11-25"


@pytest.fixture
def klient() -> Client:
    """Give somebody who is logged in."""
    klient = Client()
    klient.force_login(bruker("kommunedirektor-beiarn"))
    return klient


def _ider(klient: Client, **valg: str) -> list[str]:
    return [o.krav.id for o, _ in klient.get(reverse("regler"), valg).context["rader"]]


def test_alle_reglene(sak: models.Sak, klient: Client) -> None:
    """Uten søk vises hele katalogen, med antallet som et tall med kilde."""
    del sak
    svar = klient.get(reverse("regler"))

    assert len(svar.context["rader"]) == len(KATALOG)
    assert svar.context["tall"][0].verdi == len(KATALOG)
    assert sum(t.verdi for t in svar.context["tall"][1:]) == len(KATALOG)
    assert klient.get(reverse("regler"), {"tall": "regler.regler"}).status_code == 200


@pytest.mark.parametrize(
    ("valg", "med", "uten"),
    [
        ({"q": "økonomisk oppgjør"}, "KL-20-4-f", "KL-20-4-a"),
        ({"q": "quorum half members present voted"}, "", "KL-11-9-Q"),
        ({"q": "half the members"}, "KL-11-9-Q", "KL-11-9-M"),
        ({"q": "kl-20-8"}, "KL-20-8-2", "KL-20-9"),
        ({"lov": "sameloven"}, "SAM-4-4", "SPR-9"),
        ({"alvor": "råd"}, "SPR-9", "SPR-14"),
        ({"rom": "Oppgjør"}, "KL-14-2", "KL-11-4"),
        ({"dato": "2018-06-01"}, "KL92-28-1-E-a", "KL-20-4-a"),
        ({"dato": "25.11.2026"}, "KL-20-4-a", "KL92-28-1-E-a"),
    ],
)
def test_sok(valg: dict[str, str], med: str, uten: str, sak: models.Sak, klient: Client) -> None:
    """Søket finner etter ord på norsk og engelsk, lov, alvor, rom og dag, uten skript."""
    del sak
    funnet = _ider(klient, **valg)

    assert uten not in funnet
    assert med in funnet or not med


def test_ingen_treff_har_en_vei_ut(sak: models.Sak, klient: Client) -> None:
    """Finner søket ingenting, står det hva man kan gjøre."""
    del sak
    svar = klient.get(reverse("regler"), {"q": "finnesikke"})

    assert "Ingen regler passer" in svar.content.decode()
    assert "Vis alle reglene" in svar.content.decode()


def test_ugyldig_sok_sier_fra(sak: models.Sak, klient: Client) -> None:
    """En dato som ikke er en dato, får beskjed ved feltet, og resten av søket virker."""
    del sak
    svar = klient.get(reverse("regler"), {"dato": "i morgen", "lov": "sameloven"})

    assert "dato" in svar.context["skjema"].errors
    assert {o.lov for o, _ in svar.context["rader"]} == {"sameloven"}


def test_hver_regel_har_en_side(sak: models.Sak, klient: Client) -> None:
    """Hver regel har en side med kravet på to språk, hjemmel, spørsmål og saker."""
    del sak
    for regel_id, oppslag in KATALOG.items():
        side = klient.get(reverse("regler_regel", args=[regel_id])).content.decode()

        assert oppslag.krav.hjemmel.kortform() in side
        assert 'lang="en"' in side
        assert "Saker som viser regelen" in side


def test_regelen_sier_hva_som_er_endret(sak: models.Sak, klient: Client) -> None:
    """Regelens side nevner endringer i loven."""
    del sak
    assert "30 ansatte" in klient.get(reverse("regler_regel", args=["AML-7-2"])).content.decode()


def test_emnene(sak: models.Sak, klient: Client) -> None:
    """Tolv emner kan fylles ut her; avtalen, formen og vedtaksrunden spørres der saken er."""
    del sak
    svar = klient.get(reverse("regler_emner"))

    assert {"avtale", "form", "vedtaksrunde"} == {e.id for e in svar.context["andre"]}
    assert len(svar.context["emner"]) == len(EMNER) - 3


@pytest.mark.parametrize("emne_id", [e.id for e in EMNER if kan_fylles_ut(e)])
def test_et_tomt_skjema_faar_svar(emne_id: str, sak: models.Sak, klient: Client) -> None:
    """Fyller man ikke ut noe, sier ingen regel at kravet er oppfylt uten å vite det."""
    del sak
    adresse = reverse("regler_emne", args=[emne_id])
    svar = klient.get(adresse, {"lovdato": LOVDATO}).context["svar"]

    assert klient.get(adresse).context["svar"] is None
    assert {v.svar.utfall.value for v in svar} <= {"mangler opplysninger", "må vurderes av et menneske"}


def test_reglene_svarer(sak: models.Sak, klient: Client) -> None:
    """Det man fyller ut, blir fakta reglene svarer på: valg, tall, datoer og lister."""
    del sak
    fakta = {"lovdato": LOVDATO, "forberedte_som_ansatt": "2", "traadte_ut": "1", "raad_hort": ["eldrerådet"]}
    svar = klient.get(reverse("regler_emne", args=["mote"]), fakta)
    utfall = {v.regel.id: v.svar.utfall.value for v in svar.context["svar"]}

    assert utfall["KL-11-10"] == "ikke oppfylt"
    assert utfall["KL-5-12"] == "må vurderes av et menneske"


def test_lister_med_tall(sak: models.Sak, klient: Client) -> None:
    """En liste skrives med én på hver linje; noe annet enn tall avvises ved feltet."""
    del sak
    adresse = reverse("regler_emne", args=["dokumentsett"])
    riktig = klient.get(adresse, {"lovdato": LOVDATO, "kostnad_ore": "100", "andeler_ore": "60\n\n40"})
    galt = klient.get(adresse, {"lovdato": LOVDATO, "kostnad_ore": "100", "andeler_ore": "seksti"})

    assert {v.regel.id: v.svar.utfall.value for v in riktig.context["svar"]}["XC-5"] == "oppfylt"
    assert "andeler_ore" in galt.context["skjema"].errors


def test_fodselsnummer_avvises(sak: models.Sak, klient: Client) -> None:
    """Noe som ser ut som et fødselsnummer, avvises ved feltet, og reglene svarer ikke."""
    del sak
    fakta = {"lovdato": LOVDATO, "undertegnet_av": "15021951940"}
    svar = klient.get(reverse("regler_emne", args=["mote"]), fakta)

    assert svar.context["svar"] is None
    assert "undertegnet_av" in svar.context["skjema"].errors


def test_loven_paa_dagen(sak: models.Sak, klient: Client) -> None:
    """Spør man om en dag før loven gjaldt, svarer ingen regel, og siden sier det."""
    del sak
    svar = klient.get(reverse("regler_emne", args=["mote"]), {"lovdato": "2018-01-01"})

    assert svar.context["svar"] == ()
    assert "Ingen av reglene gjaldt den dagen" in svar.content.decode()


@pytest.mark.parametrize(
    ("valg", "nevner"),
    [
        ({"hva": "uttreden", "mottatt": "2028-02-29"}, "28. februar 2029"),
        ({"hva": "uttreden", "mottatt": "15.03.2027", "maaneder": "6"}, "15. september 2027"),
        ({"hva": "uttreden", "mottatt": "2027-03-15", "aarsskifte": "on"}, "31. desember 2028"),
        ({"hva": "lovlighet", "vedtatt": "2027-05-06"}, "27. mai 2027"),
        ({"hva": "vedtak", "medlemmer": "19", "stemmer_for": "10", "stemmer_mot": "9"}, "Forslaget er vedtatt."),
        (
            {"hva": "vedtak", "medlemmer": "19", "stemmer_for": "8", "stemmer_mot": "8", "moteleder": "mot"},
            "Forslaget falt med møtelederens stemme.",
        ),
        (
            {
                "hva": "klage",
                "sak": "vedtak etter sosialtjenesteloven",
                "form": "Vertskommune, administrativ modell",
                "underrettet": "2027-05-06",
            },
            "Klageinstansen er statsforvalteren.",
        ),
        (
            {"hva": "tvist", "tema": "lokalisering, organisering, drift eller samhandling", "avsluttet": "2027-06-01"},
            "22. juni 2027",
        ),
        ({"hva": "reservasjon", "informert": "2027-10-01"}, "15. oktober 2027"),
        ({"hva": "tariff", "overdratt": "2028-01-01"}, "22. januar 2028"),
    ],
)
def test_regn_ut(valg: dict[str, str], nevner: str, sak: models.Sak, klient: Client) -> None:
    """Hvert regnestykke svarer med dato eller setning, kilde og utregning, og bare det som er spurt."""
    del sak
    svar = klient.get(reverse("regler_beregn"), valg)

    assert nevner in svar.content.decode()
    assert [s.hva for s in svar.context["stykker"] if s.svar] == [valg["hva"]]
    assert all(s.svar.hjemler for s in svar.context["stykker"] if s.svar)


@pytest.mark.parametrize(
    "valg",
    [
        {"hva": "uttreden"},
        {"hva": "uttreden", "mottatt": "1850-01-01"},
        {"hva": "uttreden", "mottatt": "2027-01-01", "maaneder": "9999"},
        {"hva": "lovlighet", "vedtatt": "i går"},
        {"hva": "vedtak", "medlemmer": "19", "stemmer_for": "12", "stemmer_mot": "8"},
        {"hva": "vedtak", "medlemmer": "0", "stemmer_for": "0", "stemmer_mot": "0"},
        {"hva": "klage", "sak": "fjas", "form": "fjas"},
        {"hva": "finnes-ikke"},
    ],
)
def test_daarlige_tall_avvises(valg: dict[str, str], sak: models.Sak, klient: Client) -> None:
    """Det som ikke kan regnes ut, gir beskjed ved feltet og ikke noe svar."""
    del sak
    svar = klient.get(reverse("regler_beregn"), valg)

    assert svar.status_code == 200
    assert [s.hva for s in svar.context["stykker"] if s.svar] == []
    assert len(svar.context["stykker"]) == len(STYKKER)


def test_matrisen(sak: models.Sak, klient: Client) -> None:
    """Siden viser hva hver form kan dele, og hvem som kan gripe inn."""
    del sak
    side = klient.get(reverse("regler_matrise")).content.decode()

    assert "Det krever vertskommunesamarbeid" in side
    assert "folkevalgte i vertskommunen" in side.casefold()


def test_endringer_viser_egne_utkast(sak: models.Sak, klient: Client) -> None:
    """En endring etter lovdatoen til et utkast viser utkastet; den som ikke ser saken, ser det ikke."""
    models.Sak.objects.filter(pk=sak.pk).update(rettsdato=date(2023, 12, 31))
    utenfor = Client()
    utenfor.force_login(bruker("kommunedirektor-bodo"))
    rader = klient.get(reverse("regler_endringer")).context["rader"]

    assert {len(berorte) for e, _, berorte in rader if e.dato == date(2024, 1, 1)} == {1}
    assert {len(berorte) for e, _, berorte in rader if e.dato == date(2023, 7, 1)} == {0}
    assert "Du har ingen utkast som er i gang." in utenfor.get(reverse("regler_endringer")).content.decode()


def test_katalogen_som_csv(sak: models.Sak, klient: Client) -> None:
    """CSV-fila har én rad for hver regel, med begge språk og antall saker."""
    del sak
    svar = klient.get(reverse("regler_fil", args=["regelkatalog.csv"]))
    rader = list(csv.DictReader(StringIO(svar.content.decode("utf-8-sig")), delimiter=";"))

    assert svar.headers["Content-Disposition"] == 'attachment; filename="regelkatalog.csv"'
    assert [r["id"] for r in rader] == sorted(KATALOG)
    assert all(r["english"] and int(r["saker"]) >= 2 for r in rader)


@pytest.mark.parametrize(("fil", "begynner"), [("regelkatalog.pdf", b"%PDF"), ("regelkatalog.docx", b"PK")])
def test_katalogen_som_papir(fil: str, begynner: bytes, sak: models.Sak, klient: Client) -> None:
    """Katalogen kan tas med som PDF og Word."""
    del sak
    assert klient.get(reverse("regler_fil", args=[fil])).content.startswith(begynner)


def test_menyen_har_rommet(sak: models.Sak, klient: Client) -> None:
    """Regler står i menyen, og undermenyen viser sidene i rommet."""
    del sak
    svar = klient.get(reverse("regler_regel", args=["TFA-1"]))

    assert [p.navn for p in svar.context["hovedmeny"] if p.her] == ["Regler"]
    assert [p.navn for p in svar.context["undermeny"]] == [
        "Alle reglene",
        "Prøv reglene",
        "Regn ut",
        "Hvem kan hva",
        "Lovendringer",
    ]
