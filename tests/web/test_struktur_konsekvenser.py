"""The consequences on the page, in the paper, in Word and in the spreadsheet: the same; and who sees what."""

from __future__ import annotations

import csv
import html
import re
from io import BytesIO, StringIO

import docx
import openpyxl
import pytest
from django.test import Client
from pypdf import PdfReader
from tests.actions.demoen import bruker
from tests.web.vandring import klient_for

from tospann.actions.opprett_studie import Sporsmaal, opprett_studie
from tospann.core.felles.norsk import tall_tekst
from tospann.core.struktur.inndeling import Inndeling
from tospann.core.utredning.strukturrader import konsekvensgrupper
from tospann.store import models
from tospann.store.struktur_json import som_tekst
from tospann.web.struktur.konsekvenser import Konsekvensside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
SIDEN = "/struktur/pilot-indre-salten/konsekvenser/"
VALG = "?valg=best&valg=oppgitt-2"


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for("kommunedirektor-beiarn")


def _flat(tekst: str) -> str:
    return re.sub(r"[\s\u00a0\u202f\u200b\u00ad*]+", "", tekst)


def _lest(klient: Client) -> dict[str, str]:
    """Read the page and each file back as text without spaces."""
    side = html.unescape(re.sub(r"<[^>]+>", " ", klient.get(SIDEN + VALG).content.decode()))
    pdf = PdfReader(BytesIO(klient.get(f"{SIDEN}utredning.pdf{VALG}").content))
    word = docx.Document(BytesIO(klient.get(f"{SIDEN}utredning.docx{VALG}").content))
    celler = (c.text for t in word.tables for rad in t.rows for c in rad.cells)
    return {
        "siden": _flat(side),
        "PDF": _flat(" ".join(s.extract_text() for s in pdf.pages)),
        "Word": _flat(" ".join([*(p.text for p in word.paragraphs), *celler])),
    }


def _kjernen(klient: Client) -> Konsekvensside:
    side = klient.get(SIDEN + VALG).context["k"]
    assert isinstance(side, Konsekvensside)
    return side


def test_side_pdf_og_word_sier_det_samme(klient: Client) -> None:
    """Hvert tall i sammenligningen står likt på siden, i PDF-en og i Word."""
    lest = _lest(klient)
    for konsekvens in _kjernen(klient).utredning.alle:
        tall = [rad.tall for gruppe in konsekvensgrupper(konsekvens) for rad in gruppe.rader if rad.tall]
        for ett in (t for t in tall if t.verdi):
            skrevet = _flat(tall_tekst(ett, med_ore=False))
            assert [s for s in lest if skrevet not in lest[s]] == [], (ett.navn, skrevet)


def test_forskjellene_og_kapitlet_staar_i_alle(klient: Client) -> None:
    """Setningene om hva som er annerledes, og hva Beiarns kontor blir, står likt alle steder."""
    side, lest = _kjernen(klient), _lest(klient)
    setninger = [s for d in side.detaljer for s in d.setninger] + [s for _, s in side.egne_setninger]

    assert setninger
    assert [(s, hvor) for s in setninger for hvor in lest if _flat(s) not in lest[hvor]] == []


def test_regnearket_og_csv_har_de_samme_verdiene(klient: Client) -> None:
    """Regnearket og CSV-en har verdien for hver rad, på øret, og hvordan den er regnet."""
    bok = openpyxl.load_workbook(BytesIO(klient.get(f"{SIDEN}konsekvenser.xlsx{VALG}").content))
    ark = [[c.value for c in rad] for rad in bok["Konsekvenser"].iter_rows(min_row=4)]
    tekst = klient.get(f"{SIDEN}konsekvenser.csv{VALG}").content.decode("utf-8-sig")
    linjer = list(csv.reader(StringIO(tekst), delimiter=";"))[1:]
    alle = [(k.navn, g.navn, r) for k in _kjernen(klient).utredning.alle for g in konsekvensgrupper(k) for r in g.rader]

    assert len(alle) == len(linjer)
    for (navn, gruppe, rad), arkrad, linje in zip(alle, ark, linjer, strict=False):
        assert [navn, gruppe, rad.navn] == arkrad[:3] == linje[:3]
        if rad.tall:
            verdi = float(rad.tall.som_brok())
            assert arkrad[3] == pytest.approx(verdi)
            assert float(linje[3].replace(",", ".")) == pytest.approx(verdi)
            assert rad.tall.formel == arkrad[7]
    assert {"Organisasjoner", "Kommuner", "Forutsetninger", "Kilder"} <= set(bok.sheetnames)


def test_pdfen_er_arkivklar_og_tabellene_faar_plass(klient: Client) -> None:
    """PDF-en erklærer PDF/A og PDF/UA, og hver side er stående A4."""
    pdf = PdfReader(BytesIO(klient.get(f"{SIDEN}utredning.pdf").content))
    xmp = pdf.root_object["/Metadata"].get_object().get_data().decode()  # type: ignore[union-attr]

    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert {(595, 842)} == {(round(s.mediabox.width), round(s.mediabox.height)) for s in pdf.pages}


def test_papiret_har_sertifikatets_fingeravtrykk(klient: Client) -> None:
    """Fingeravtrykket i papiret er det fila på studiens side har, byte for byte."""
    from hashlib import sha256  # noqa: PLC0415 - only here

    fil = klient.get("/struktur/pilot-indre-salten/sertifikat.json").content

    assert sha256(fil).hexdigest() in _lest(klient)["PDF"]


def test_hvert_tall_forklarer_seg_selv(klient: Client) -> None:
    """Hvert tall på siden er en lenke, og lenken forklarer nettopp det tallet."""
    side = klient.get(SIDEN + VALG).content.decode()
    idene = sorted({html.unescape(i) for i in re.findall(r"[?&;]tall=([^\"&#]+)", side)})

    assert len(idene) > 50
    for id_ in idene[::17]:
        svar = klient.get(f"{SIDEN}{VALG}&tall={id_}", headers={"HX-Request": "true"})
        assert svar.status_code == 200, id_
        assert "kildepanel-tittel" in svar.content.decode()
    assert klient.get(f"{SIDEN}?tall=finnes.ikke").status_code == 404


@pytest.mark.parametrize("sporring", ["?valg=tegning-99", "?mot=tull", "?valg=nr-99", "?tegning=1-1"])
def test_ukjent_struktur_er_404(klient: Client, sporring: str) -> None:
    """En struktur som ikke finnes, eller som ikke er vår å se, er 404."""
    assert klient.get(SIDEN + sporring).status_code == 404


def test_en_tegning_har_konsekvenser_bare_for_den_som_ser_den(klient: Client) -> None:
    """Beiarn ser konsekvensene av sin egen tegning; for Fauske finnes den ikke, heller ikke i filene."""
    studie = models.Strukturstudie.objects.get(slug="pilot-indre-salten")
    inndeling = studie.siste.som_verdi().grunnlag.utgangspunkt[0].flytt("1839", "1840")
    tegning = _tegn(studie, inndeling)

    side = klient.get(f"{SIDEN}?tegning={tegning.nr}")
    assert "Beiarn med Saltdal" in side.content.decode() or "Saltdal med Beiarn" in side.content.decode()
    assert tegning.navn in side.content.decode()
    fauske = klient_for("kommunedirektor-fauske")
    assert tegning.navn not in fauske.get(SIDEN).content.decode()
    for nokkel in (f"tegning-{tegning.nr}", f"tegning-{tegning.nr}-{tegning.part_id}"):
        assert fauske.get(f"{SIDEN}?valg={nokkel}").status_code == 404
        assert fauske.get(f"{SIDEN}konsekvenser.csv?valg={nokkel}").status_code == 404


def _tegn(studie: models.Strukturstudie, inndeling: Inndeling) -> models.Strukturtegning:
    tegning = models.Strukturtegning.objects.create(
        studie=studie, part=bruker("kommunedirektor-beiarn").part, nr=1, navn="Vår hemmelige tegning", gjeldende=1
    )
    models.Tegningssteg.objects.create(tegning=tegning, nr=1, innhold=som_tekst(inndeling), hva="Begynte")
    return tegning


def test_en_skjult_studie_lekker_ikke() -> None:
    """En studie Beiarn ikke har vist noen, finnes ikke for Fauske: siden, filene og pilotsiden tier om den."""
    kilde = models.Strukturstudie.objects.get(slug="pilot-indre-salten").siste
    sporsmaal = Sporsmaal(kilde.som_verdi(), kilde.krav)
    skjult = opprett_studie(bruker=bruker("kommunedirektor-beiarn"), navn="Hemmelig", sporsmaal=sporsmaal)
    fauske = klient_for("kommunedirektor-fauske")

    for sti in ("", "utredning.pdf", "utredning.docx", "konsekvenser.csv", "konsekvenser.xlsx"):
        assert fauske.get(f"/struktur/{skjult.slug}/konsekvenser/{sti}").status_code == 404
    assert "Hemmelig" not in fauske.get("/struktur/piloter/").content.decode()


def test_en_kommune_utenfor_faar_ikke_noe_kapittel() -> None:
    """Bodø er ikke i piloten: siden sier det alle ser, uten et kapittel."""
    side = klient_for("kommunedirektor-bodo").get(SIDEN).context["k"]

    assert (side.egen, side.egne_setninger) == (None, ())


def test_pilotsiden_sier_hva_det_var_og_hva_det_ble(klient: Client) -> None:
    """Pilotsiden har hver pilot med linje i rapporten, svaret, og det registeret vet om etterpå."""
    tekst = html.unescape(klient.get("/struktur/piloter/").content.decode())

    for bit in (
        "linje 673",
        "Best er én organisasjon",
        "kommuneloven § 20-1",
        "Nav Indre Salten dekker alle fem",
        "utledet",
    ):
        assert bit in tekst, bit
    assert tekst.count("Det er bevist at kravene ikke kan oppfylles samtidig") == 1


def test_pilotsiden_uten_studier_viser_veien_videre(klient: Client) -> None:
    """Har ingen vist en studie av piloten, sier siden det og hvor studiene er."""
    models.Strukturstudie.objects.filter(slug__startswith="pilot-").update(delt_med_alle=False)

    assert klient.get("/struktur/piloter/").content.decode().count("Ingen har vist dere en studie av piloten.") == 3
