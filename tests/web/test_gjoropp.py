"""The settlement through its pages: from file to closed, and what each reader is shown."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.actions.demoen import bruker
from tests.web.vandring import klient_for

from tospann.actions.demooppgjor import KOBLING, NOTAT, eksempelregnskap
from tospann.actions.oppgjorsbilde import Oppgjorsbilde, last_oppgjor
from tospann.core.oppgjor.avstemming import Boklinje
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
I_2020, I_2021 = "/oppgjor/indre-salten/2020/", "/oppgjor/indre-salten/2021/"
VERT, BEIARN, DIREKTOR = "okonomisjef-fauske", "okonomisjef-beiarn", "kommunedirektor-fauske"
SVARER = {
    "1839": BEIARN,
    "1840": "kommunedirektor-saltdal",
    "1841": DIREKTOR,
    "1845": "kommunedirektor-sorfold",
    "1849": "kommunedirektor-hamaroy",
    "stat": "direktor-nav-nordland",
}
DEL = ("", "hvorfor/", "akonto/", "grunnlag/", "linjer/drift.KOSTNAD/")


def bildet(aar: int) -> Oppgjorsbilde:
    """Give the settlement as the host sees it."""
    return last_oppgjor(models.Aarsoppgjor.objects.select_related("sak", "vert").get(aar=aar), bruker(VERT))


def send(hvem: str, url: str, **felt: object) -> HttpResponse:
    """Send a form as a persona."""
    svar: HttpResponse = klient_for(hvem).post(url, felt)  # type: ignore[assignment]
    return svar


def les_inn(aar: int, klient: Client) -> HttpResponse:
    """Upload the made-up accounts, and choose the columns."""
    data = eksempelregnskap(models.Aarsoppgjor.objects.get(aar=aar))
    fil = SimpleUploadedFile("regnskap.csv", data, "text/csv")
    sted = klient.post(f"/oppgjor/indre-salten/{aar}/les-inn/", {"slag": "REGNSKAP", "fil": fil}).headers["Location"]
    svar: HttpResponse = klient.post(sted, {**KOBLING, "funksjon": ""})  # type: ignore[assignment]
    return svar


def boktall(aar: int) -> dict[str, dict[str, str]]:
    """Give what each party's books show when they are right."""
    forslag = bildet(aar).forslag
    assert forslag
    g = forslag.grunnlag
    summer = {
        p: (
            sum(x.ore for x in g.posteringer if x.bokfort_hos == p),
            sum(a.belop.som_kroner().ore for a in g.akonto if a.fra == p),
            sum(a.belop.som_kroner().ore for a in g.akonto if a.til == p),
        )
        for p in g.parter
    }
    return {
        p: dict(zip(Boklinje.__members__, (f"{o // 100},{o % 100:02d}" for o in s), strict=True))
        for p, s in summer.items()
    }


def test_hele_livet() -> None:
    """Fra fil til lukket: lest inn, lagt fram, bestridt, forklart, rettet, godtatt, avstemt og lukket av alle."""
    vert = klient_for(VERT)
    assert les_inn(2021, vert).headers["Location"] == f"{I_2021}grunnlag/"
    vert.post(f"{I_2021}legg-fram/", {"fingeravtrykk": bildet(2021).utkast.fingeravtrykk, "grunn": "Hele året"})  # type: ignore[union-attr]
    forste = bildet(2021).livslop.fingeravtrykk
    send(BEIARN, f"{I_2021}bestrid/", fingeravtrykk=forste, linje="drift.KOSTNAD", grunn="Mars er ført to ganger.")
    nr = bildet(2021).bestridelser()[0].nr
    vert.post(f"{I_2021}forklar/", {"bestridelse": nr, "forklaring": "Det stemmer. Vi retter."})
    dobbel = max((p for p in bildet(2021).arbeid.posteringer if p.post == "drift"), key=lambda p: p.ore)
    halv = f"{dobbel.ore // 200},{dobbel.ore // 2 % 100:02d}"
    vert.post(f"{I_2021}rett/", {"postering": dobbel.id, "belop": halv, "grunn": "Ført to ganger"})
    vert.post(f"{I_2021}legg-fram/", {"fingeravtrykk": bildet(2021).utkast.fingeravtrykk, "grunn": "Rettet"})  # type: ignore[union-attr]
    assert bildet(2021).livslop.steg is Oppgjorssteg.FORSLAG
    avtrykk = bildet(2021).livslop.fingeravtrykk
    for hvem in SVARER.values():
        send(hvem, f"{I_2021}godta/", fingeravtrykk=avtrykk)
    assert bildet(2021).livslop.steg is Oppgjorssteg.ENIGE
    for part, hvem in SVARER.items():
        send(hvem, f"{I_2021}boktall/", **boktall(2021)[part])
    for hvem in SVARER.values():
        send(hvem, f"{I_2021}lukk/", fingeravtrykk=avtrykk)

    assert (bildet(2021).livslop.steg, bildet(2021).lukket) == (Oppgjorssteg.LUKKET, avtrykk)


@pytest.mark.parametrize("hvem", [VERT, BEIARN, DIREKTOR, "statsforvalter", "hovedtillitsvalgt"])
@pytest.mark.parametrize("del_", DEL)
def test_sidene_vises(hvem: str, del_: str) -> None:
    """Hver side vises for alle i saken, begge år."""
    klient = klient_for(hvem)

    assert [klient.get(f"{aar}{del_}").status_code for aar in (I_2020, I_2021)] == [200, 200]


def test_notatet_ses_bare_av_eieren() -> None:
    """Beiarns notat står på Beiarns side, og på ingen andres."""
    sider = {
        h: klient_for(h).get(f"{I_2020}linjer/drift.KOSTNAD/").content.decode() for h in (BEIARN, VERT, "prosjektleder")
    }

    assert {h: NOTAT in side for h, side in sider.items()} == {BEIARN: True, VERT: False, "prosjektleder": False}


def test_hvert_tall_kan_aapnes() -> None:
    """Hvert tall på årets side er en lenke som svarer."""
    klient = klient_for(BEIARN)
    side = klient.get(I_2020).content.decode()
    lenker = re.findall(r'href="(\?tall=[^"#]+)', side)

    assert len(lenker) > 50
    assert {klient.get(f"{I_2020}{u}").status_code for u in dict.fromkeys(lenker[::7])} == {200}


def test_vis_hva_det_blir() -> None:
    """Forhåndsvisningen sier hva fila blir med valgte kolonner, og lagrer ingenting."""
    vert = klient_for(VERT)
    fil = SimpleUploadedFile("a.csv", "Konto;Beløp\r\n11900;1 234,50\r\nSum;99".encode(), "text/csv")
    sted = vert.post(f"{I_2021}les-inn/", {"slag": "REGNSKAP", "fil": fil}).headers["Location"]
    feil = vert.post(sted, {"konto": "Konto", "belop": "Beløp", "vis": "1"})

    assert "Rad 3" in feil.content.decode()
    assert models.Oppgjorsfil.objects.get(oppgjor__aar=2021).tatt_i_bruk is None


def test_en_avvist_fil_sier_hvor() -> None:
    """En fil som ikke kan leses, blir avvist på siden med rad og grunn, og ingenting er lagret."""
    fil = SimpleUploadedFile("a.csv", b"Konto;Tekst\r\n1;L\xc3\x83\xc2\xb8nn", "text/csv")
    svar = klient_for(VERT).post(f"{I_2021}les-inn/", {"slag": "REGNSKAP", "fil": fil})

    assert svar.status_code == 422
    assert "Rad 2, hele fila: har ødelagte bokstaver" in svar.content.decode()
    assert not models.Oppgjorsfil.objects.filter(oppgjor__aar=2021).exists()


def test_oppgjoret_venter_paa_min_dag() -> None:
    """Det som venter i oppgjørene, står på Min dag hos verten, og ikke hos den som har svart."""
    hos_verten, hos_beiarn = (klient_for(hvem).get("/").content.decode() for hvem in (VERT, BEIARN))

    assert [g in hos_verten for g in ("Svar på det som er bestridt", "Les inn regnskapet")] == [True, True]
    assert [g in hos_beiarn for g in ("Svar på det som er bestridt", "Les inn regnskapet")] == [False, False]
