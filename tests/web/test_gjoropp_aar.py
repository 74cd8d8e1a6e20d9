"""A year made through pages: the draft, what it means, the file, the revision, and what others see of it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.actions.demoen import bruker, saken
from tests.actions.oppgjoret import BEIARN, VERT, bildet
from tests.web.vandring import klient_for

from tospann.actions.budsjettutkast import finn_utkast
from tospann.core.oppgjor.kostnad import Posteringsslag
from tospann.store import models
from tospann.web.gjoropp.budsjettskjema import Budsjettskjema

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
ROT = "/oppgjor/indre-salten/"
NESTE = f"{ROT}2022/budsjett/"
I_AAR = f"{ROT}2021/budsjett/"


def tekst(klient: Client, url: str) -> str:
    """Give a page as text."""
    svar = klient.get(url)
    assert svar.status_code == 200
    return svar.content.decode()


def versjonen(aar: int) -> int:
    """Give the version of the host's draft."""
    utkast = finn_utkast(bruker(VERT), saken(), aar)
    return utkast.rad.versjon if utkast else 0


def skjemaet(aar: int, **endret: str) -> dict[str, object]:
    """Give the form of the draft as it stands, with some fields changed."""
    utkast = finn_utkast(bruker(VERT), saken(), aar)
    assert utkast
    skjema = Budsjettskjema(utkast.grunnlag, utkast.rad.versjon)
    felt = {navn: skjema.get_initial_for_field(f, navn) for navn, f in skjema.fields.items()}
    return {navn: verdi for navn, verdi in felt.items() if verdi is not None} | endret


@pytest.fixture
def vert() -> Client:
    """Be the host, with a draft of 2022."""
    klient = klient_for(VERT)
    assert klient.post(f"{ROT}nytt-aar/", {"aar": 2022}).headers["Location"] == NESTE
    return klient


def test_neste_aar_begynner_der_det_forrige_slutter(vert: Client) -> None:
    """Utkastet har postene, nøklene og beløpene fra 2021, og folketallet fra registeret på datoen nøkkelen sier."""
    side = tekst(vert, NESTE)
    utkast = finn_utkast(bruker(VERT), saken(), 2022)
    assert utkast

    assert [p.ore for p in utkast.grunnlag.posteringer if p.post == "lonn"] == [7_647_500_00]
    assert [t.verdi for t in (m.tall for m in utkast.grunnlag.maalinger if m.part == "1839")] == [1022]
    assert "Hva utkastet betyr for hver part" in side
    assert "Befolkning per 1. januar" in side


def test_belopet_endres_og_virkningen_vises(vert: Client) -> None:
    """Endres lønna, viser tabellen hvor mye mer hver part bærer, og de andre tallene beholder kilden sin."""
    svar = vert.post(NESTE, skjemaet(2022, b0="8 000 000,00"))
    tabell = vert.get(NESTE).context["virkning"].tabell

    assert svar.status_code == 302
    endringer = {r.navn: r.celler[2].som_kroner().ore for r in tabell.rader}
    assert sum(endringer.values()) == 8_000_000_00 - 7_647_500_00
    assert [r.navn for r in tabell.rader if r.er_min] == ["Fauske"]


@pytest.mark.parametrize(
    ("felt", "verdi", "sies"),
    [
        ("b0", "1.000", "kan ikke leses som et beløp"),
        ("a_1839", "en halv", "kan ikke leses som et tall"),
        ("a_1839_fra", "2023-01-01", "Datoen må være etter nyttår i 2022"),
        ("a_1839_nytt", "2", "Skriv datoen det endres fra"),
    ],
)
def test_feil_staar_ved_feltet(vert: Client, felt: str, verdi: str, sies: str) -> None:
    """Det som ikke kan leses, står ved feltet med det som ble skrevet, og ingenting er lagret."""
    svar = vert.post(NESTE, skjemaet(2022, **{felt: verdi}))

    assert (svar.status_code, sies in svar.content.decode()) == (422, True)
    assert verdi in svar.content.decode()
    assert versjonen(2022) == 1


def test_to_hos_verten_samtidig(vert: Client) -> None:
    """Har en annen hos verten lagret i mellomtiden, blir ingenting overskrevet."""
    gammelt = skjemaet(2022, b0="1,00")
    vert.post(NESTE, skjemaet(2022, b0="2,00"))
    svar = vert.post(NESTE, gammelt)

    assert (svar.status_code, "En annen hos dere har lagret" in svar.content.decode()) == (422, True)


def test_ny_post_med_mva(vert: Client) -> None:
    """En ny post får kostnaden og kompensasjonen for merverdiavgift som hver sin linje, den siste med minus."""
    felt = {"navn": "Vakthold", "lag": "kommune", "konto": "12345", "funksjon": "242", "art": "190", "hos": "1841"}
    belop = {"nokkel": "mellom", "belop": "125 000,00", "mva": "25 000,00", "versjon": 1}
    svar = vert.post(f"{NESTE}poster/ny/", felt | belop)
    utkast = finn_utkast(bruker(VERT), saken(), 2022)
    assert utkast

    assert svar.headers["Location"] == NESTE
    assert {p.slag: p.ore for p in utkast.grunnlag.posteringer if p.post == "vakthold"} == {
        Posteringsslag.KOSTNAD: 125_000_00,
        Posteringsslag.MVA_KOMPENSASJON: -25_000_00,
    }


def test_lagene_blandes_ikke(vert: Client) -> None:
    """En stønad kan ikke deles etter en nøkkel; kjernens egen setning sier hvorfor."""
    felt = {"navn": "Stønad", "lag": "stønad", "konto": "1", "funksjon": "281", "art": "470", "hos": "1841"}
    svar = vert.post(f"{NESTE}poster/ny/", felt | {"nokkel": "mellom", "belop": "1", "mva": "0", "versjon": 1})

    assert (svar.status_code, "Stønader deles aldri" in svar.content.decode()) == (422, True)


def test_fila_ut_og_inn_er_den_samme(vert: Client) -> None:
    """Postene som lastes ned, kan leses inn igjen uendret."""
    fil = vert.get(f"{NESTE}utkast.csv").content
    foer = finn_utkast(bruker(VERT), saken(), 2022)
    svar = vert.post(f"{NESTE}fil/", {"versjon": 1, "fil": SimpleUploadedFile("b.csv", fil)})
    etter = finn_utkast(bruker(VERT), saken(), 2022)
    assert foer
    assert etter

    assert svar.headers["Location"] == NESTE
    assert foer.grunnlag.poster == etter.grunnlag.poster
    assert [(p.id, p.ore) for p in foer.grunnlag.posteringer] == [(p.id, p.ore) for p in etter.grunnlag.posteringer]


def test_fil_med_feil(vert: Client) -> None:
    """En fil med feil avvises med rad, kolonne og grunn for hver feil, og ingenting er lest inn."""
    hode = "Post;Lag;Konto;Funksjon;Art;Nøkkel;Beløp;Bæres av"
    rader = ("A;fylke;1;242;190;mellom;1;", "B;kommune;2;24;190;mellom;1;", "C;kommune;3;242;190;mellom;1.000;")
    fil = SimpleUploadedFile("b.csv", "\n".join([hode, *rader, "D;kommune;4;242;190;;1;Bodø"]).encode())
    svar = vert.post(f"{NESTE}fil/", {"versjon": 1, "fil": fil})

    assert svar.status_code == 422
    assert [str(a).partition(":")[0] for a in svar.context["avvist"]] == [
        "Rad 2, Lag",
        "Rad 3, Funksjon",
        "Rad 4, Beløp",
        "Rad 5, Bæres av",
    ]
    assert versjonen(2022) == 1


def test_lagt_fram_og_vedtatt(vert: Client) -> None:
    """Når budsjettet er lagt fram, finnes året for alle, og utkastet er borte; verten vedtar det som før."""
    assert klient_for(BEIARN).get(f"{ROT}2022/").status_code == 404
    vert.post(f"{NESTE}legg-fram/", {"versjon": 1, "grunn": "Budsjett for 2022"})
    side = tekst(klient_for(BEIARN), f"{ROT}2022/")
    vert.post(f"{ROT}2022/vedta/")

    assert "Budsjettet er ikke vedtatt" in side
    assert "din kommune" in side
    assert bildet(2022).livslop.steg.name == "LOPENDE"
    assert finn_utkast(bruker(VERT), saken(), 2022) is None


def test_revidert_budsjett() -> None:
    """En revisjon trenger en grunn, får nytt nummer, og det gamle står med hva som ble annerledes."""
    vert = klient_for(VERT)
    vert.post(f"{ROT}nytt-aar/", {"aar": 2021})
    vert.post(I_AAR, skjemaet(2021, b0="8 000 000,00"))
    uten = vert.post(f"{I_AAR}legg-fram/", {"versjon": 2, "grunn": ""})
    vert.post(f"{I_AAR}legg-fram/", {"versjon": 2, "grunn": "Lønnsoppgjøret"})
    gammelt = tekst(klient_for(BEIARN), f"{I_AAR}1/")
    vert.post(f"{ROT}nytt-aar/", {"aar": 2021})
    likt = vert.post(f"{I_AAR}legg-fram/", {"versjon": 1, "grunn": "Ingenting"})

    assert (uten.status_code, "Skriv hvorfor" in uten.content.decode()) == (422, True)
    assert [(v.nr, v.grunn) for v in bildet(2021).versjoner if v.slag == "BUDSJETT"][-1] == (2, "Lønnsoppgjøret")
    assert "Dette gjelder ikke lenger" in gammelt
    assert "Lønn, kommunalt ansatte, Beiarn" in gammelt
    assert "Ingenting er endret fra budsjett 2" in likt.content.decode()
    assert "Etter budsjett 2" in tekst(klient_for(BEIARN), f"{ROT}2021/")


def test_kastet_utkast(vert: Client) -> None:
    """Et utkast kan kastes, og da er det som om det aldri var."""
    vert.post(f"{NESTE}forkast/", {"versjon": 1})

    assert vert.get(NESTE).status_code == 404
    assert not models.Aarsutkast.objects.filter(slag="budsjett.2022").exists()


def test_lonn_for_en_person_legges_ikke_fram(vert: Client) -> None:
    """En lønnslinje med under tre årsverk bak seg legges ikke fram for de andre partene (AC-24)."""
    vert.post(NESTE, skjemaet(2022, a_stat="2,5"))
    svar = vert.post(f"{NESTE}legg-fram/", {"versjon": 2, "grunn": "x"})

    assert (svar.status_code, "hva én person tjener" in svar.content.decode()) == (422, True)
    assert not models.Aarsoppgjor.objects.filter(aar=2022).exists()
