"""Invoice bases from the demo's settlements: to the øre as settled, and what each party says of itself."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from tests.actions.oppgjoret import BEIARN, SVARER, VERT, bildet, gjor, rett_dobbel, til_lukket

from tospann.actions.avvist import Avvist, HarIkkeRolle
from tospann.actions.fakturagrunnlag import fakturagrunnlagene
from tospann.actions.oppgi_fakturaopplysninger import oppgi_fakturaopplysninger
from tospann.actions.oppgjor_akonto import planen
from tospann.core.felles.personvern import Fodselsnummer
from tospann.documents.ehf.dokument import les_ehf, tekst
from tospann.documents.ehf.faktura import Avgift
from tospann.documents.ehf.krav import Fakturagrunnlag
from tospann.documents.ehf.regler import feilene
from tospann.documents.ehf.ubl import tegn_ehf
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
KONTO, NAVS = "12345678903", "123456785"
AARENE = (2020, 2021)


def oppgi(hvem: str, i_aar: int = 2020, **felt: str) -> models.Fakturaopplysning:
    """Say it, as a request does."""
    rad = gjor(oppgi_fakturaopplysninger, hvem, i_aar, **felt)
    assert isinstance(rad, models.Fakturaopplysning)
    return rad


def oppgi_alle() -> None:
    """Let every party say what it has to."""
    for part, hvem in SVARER.items():
        oppgi(hvem, konto=KONTO, referanse=f"ref {part}", orgnr=NAVS if part == "stat" else "")


def grunnlagene(aar: int, hvem: str = VERT) -> tuple[Fakturagrunnlag, ...]:
    """Give them as somebody sees them."""
    return fakturagrunnlagene(bildet(aar, hvem))


def ore(tekst_: str) -> int:
    """Read an amount."""
    hele, _, rest = tekst_.partition(".")
    assert len(rest) == 2
    return int(hele + rest)


@pytest.mark.parametrize("aar", AARENE)
def test_a_konto_er_planen_til_oret(aar: int) -> None:
    """Hvert krav i a konto-planen blir én faktura fra verten med samme beløp og forfall, og følger reglene."""
    oppgi_alle()
    akonto = [g for g in grunnlagene(aar) if g.id.startswith("a")]
    lest = [
        (
            g.fra,
            g.til,
            g.faktura.fra.year,
            ore(tekst(les_ehf(tegn_ehf(g.faktura)).rot, "cac:LegalMonetaryTotal/cbc:PayableAmount")),
        )
        for g in akonto
    ]

    assert lest == [(k.fra, k.til, aar, k.ore) for k in planen(bildet(aar))]
    assert [b for g in akonto for b in feilene(tegn_ehf(g.faktura))] == []
    assert len({g.faktura.nummer for g in akonto}) == len(akonto)


@pytest.mark.parametrize("aar", AARENE)
def test_oppgjoret_er_saldoen_til_oret(aar: int) -> None:
    """Er året lukket, er hver faktura eller kreditnota saldoen, og linjene er andelene i oppgjøret."""
    oppgi_alle()
    if aar == 2020:
        lukk_det_bestridte()
    else:
        til_lukket(aar)
    oppgjor = bildet(aar).gjeldende
    saldoer = {s.part: s.ore for s in oppgjor.saldoer() if s.part != oppgjor.grunnlag.vert and s.ore}
    lest: dict[str, int] = {}
    for g in (g for g in grunnlagene(aar) if g.id.startswith("o")):
        dokument = les_ehf(tegn_ehf(g.faktura))
        part = g.id.partition("-")[2]
        fra_parten = g.fra == part
        fortegn = -1 if dokument.er_kreditnota else 1 if fra_parten else -1
        lest[part] = fortegn * ore(tekst(dokument.rot, "cac:LegalMonetaryTotal/cbc:PayableAmount"))
        linjer = {
            tekst(n, "cac:Item/cbc:Name"): fortegn * ore(tekst(n, "cbc:LineExtensionAmount")) for n in dokument.linjer
        }
        for post in oppgjor.poster:
            if post.post.nokkel and (andel := post.baerer().get(part, 0)):
                assert linjer[post.post.navn] == andel
        assert feilene(tegn_ehf(g.faktura)) == ()

    assert lest == saldoer


def lukk_det_bestridte() -> None:
    """Put 2020's disputed line right, and let all accept and close."""
    from tests.actions.oppgjoret import avtrykk, boktall, legg_fram  # noqa: PLC0415 - only here

    from tospann.actions.oppgjor_boktall import oppgi_boktall  # noqa: PLC0415
    from tospann.actions.oppgjor_godta import godta_oppgjor  # noqa: PLC0415
    from tospann.actions.oppgjor_lukk import lukk_oppgjor  # noqa: PLC0415

    rett_dobbel(2020)
    legg_fram(2020)
    for hvem in SVARER.values():
        gjor(godta_oppgjor, hvem, 2020, fingeravtrykk=avtrykk(2020))
    for part, hvem in SVARER.items():
        gjor(oppgi_boktall, hvem, 2020, tall=boktall(part, 2020))
    for hvem in SVARER.values():
        gjor(lukk_oppgjor, hvem, 2020, fingeravtrykk=avtrykk(2020))


def test_oppgjoret_faktureres_ikke_for_det_er_lukket() -> None:
    """Er oppgjøret bestridt, står kravet der, men kommer ikke ut, selv om alt er oppgitt."""
    oppgi_alle()
    balanser = [g for g in grunnlagene(2020) if g.id.startswith("o")]

    assert balanser
    assert {(g.er_klar, "ikke lukket" in g.venter) for g in balanser} == {(False, True)}


def test_det_som_mangler_staar_hos_den_som_har_det() -> None:
    """Før noen har oppgitt noe, mangler kontoen hos verten og referansen hos den som skal betale."""
    forste = grunnlagene(2021)[0]

    assert [m.hvem for m in forste.faktura.mangler()] == ["Fauske kommune", "Beiarn kommune"]
    oppgi(VERT, 2021, konto=KONTO)
    oppgi(BEIARN, 2021, ordre="PO 7")
    assert grunnlagene(2021)[0].er_klar


def test_registeret_kjenner_kommunenes_numre() -> None:
    """Organisasjonsnummeret kommer fra registeret til parten sier noe annet."""
    fra_registeret = grunnlagene(2021)[0].faktura.selger.orgnr
    oppgi(VERT, 2021, orgnr=NAVS)

    assert (len(fra_registeret), grunnlagene(2021)[0].faktura.selger.orgnr) == (9, NAVS)


def test_verten_velger_avgift_paa_sine_krav() -> None:
    """Velger verten unntatt, er alle kravene fra verten det, og verten må stå i Merverdiavgiftsregisteret."""
    oppgi_alle()
    oppgi(VERT, konto=KONTO, referanse="ref", avgift="UNNTATT")
    uten = grunnlagene(2021)[0]
    gjor(oppgi_fakturaopplysninger, VERT, 2020, konto=KONTO, referanse="ref", avgift="UNNTATT", mva=True)
    med = grunnlagene(2021)[0]

    assert (uten.faktura.avgift, uten.er_klar, med.er_klar) == (Avgift.UNNTATT, False, True)


def test_det_nyeste_gjelder_og_det_gamle_staar() -> None:
    """Hver ny opplysning er en ny rad; den samme en gang til er ingen ny, og ingen kan endres."""
    oppgi(BEIARN, referanse="en")
    oppgi(BEIARN, referanse="to")
    oppgi(BEIARN, referanse="to")

    assert [r.referanse for r in models.Fakturaopplysning.objects.all()] == ["en", "to"]
    with pytest.raises(ProgrammingError, match="bare legges til"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE store_fakturaopplysning SET konto = ''")


def test_journalen_har_ikke_tallene() -> None:
    """Journalen sier hvilke felt som er oppgitt, og aldri hva som sto i dem."""
    oppgi(BEIARN, konto="1234 56 78903", referanse="kode 7")
    post = models.Journalpost.objects.latest("id")

    assert (post.handling, post.nyttelast) == (
        "oppga hva fakturaene skal ha",
        {"aar": 2020, "felt": ["konto", "referanse"]},
    )
    assert models.Fakturaopplysning.objects.get().konto == KONTO


@pytest.mark.parametrize(
    ("felt", "setning"),
    [
        ({"konto": "12345678904"}, "Kontonummeret skal ha elleve siffer"),
        ({"orgnr": "123456786"}, "Organisasjonsnummeret skal ha ni siffer"),
    ],
)
def test_feil_siffer_blir_avvist(felt: dict[str, str], setning: str) -> None:
    """Et nummer der siste siffer ikke stemmer, blir avvist, og ingenting lagres."""
    with pytest.raises(Avvist, match=setning):
        gjor(oppgi_fakturaopplysninger, BEIARN, 2020, **felt)

    assert not models.Fakturaopplysning.objects.exists()


def test_fodselsnummer_slipper_ikke_inn() -> None:
    """Et fødselsnummer i referansen blir avvist."""
    with pytest.raises(Fodselsnummer):
        oppgi(BEIARN, referanse="ref 01010112377")


@pytest.mark.parametrize("hvem", ["folkevalgt-beiarn", "prosjektleder"])
def test_bare_de_som_svarer_for_parten(hvem: str) -> None:
    """De som ikke svarer for en part, kan ikke oppgi noe."""
    with pytest.raises(HarIkkeRolle):
        oppgi(hvem, referanse="x")
