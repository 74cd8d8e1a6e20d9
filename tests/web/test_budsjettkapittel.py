"""The budget chapter: the budget's own figures to the øre, why they change, and what may come."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest
from django.test import Client
from tests.actions.demoen import bruker
from tests.actions.oppgjoret import BEIARN, VERT, bildet
from tests.web.vandring import klient_for, som_tekst

from tospann.actions.budsjettkapittel import kapitlet
from tospann.actions.oppgjor_akonto import planen
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.norsk import kroner
from tospann.core.felles.tall import Tall
from tospann.core.oppgjor.hvahvis import trekk_ut, virkning_av
from tospann.core.oppgjor.nokler import STAT
from tospann.documents.modell import Dokument, Tabell, alle_tall
from tospann.documents.papirer.budsjettkapittel import budsjettkapittel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]


def kapittel(part: str, aar: int = 2021) -> Dokument:
    """Compose it as the host sees it."""
    return budsjettkapittel(kapitlet(bildet(aar), bruker(VERT), part))


def tabell(dokument: Dokument, tittel: str) -> Tabell:
    """Find a table by what its caption begins with."""
    return next(b for b in dokument.blokker if isinstance(b, Tabell) and b.tittel.startswith(tittel))


def ore(tabell_: Tabell, kolonne: int) -> list[int]:
    """Give a column in øre; what is not there is zero."""
    celler = (rad[kolonne] for rad in tabell_.rader)
    return [c.som_kroner().ore if isinstance(c, Tall) else 0 for c in celler]


def flat(dokument: Dokument) -> str:
    """Give the whole paper as one text."""
    return re.sub(r"\s+", " ", repr(dokument.blokker))


@pytest.mark.parametrize("part", ["1839", "1840", "1841"])
def test_tallene_er_budsjettets(part: str) -> None:
    """Lagene, linjene, årsakene og terminene summerer seg, og er budsjettets og fjorårets til øret."""
    budsjett, ifjor, dokument = bildet(2021).budsjett, bildet(2020).gjeldende, kapittel(part)
    endret = budsjett.baerer(part) - ifjor.baerer(part)
    lag, linjer, aarsaker = (tabell(dokument, t) for t in ("Det", "Linje for linje", "Årsakene"))
    plan = [k.ore for k in planen(bildet(2021)) if part in {k.fra, k.til}]

    assert (ore(lag, 1)[-1], ore(lag, 2)[-1], ore(lag, 3)[-1]) == (ifjor.baerer(part), budsjett.baerer(part), endret)
    assert [sum(ore(lag, k)[:-1]) for k in (1, 2, 3)] == [ifjor.baerer(part), budsjett.baerer(part), endret]
    assert sum(ore(linjer, 2)[:-1]) == ore(linjer, 2)[-1] == budsjett.baerer(part)
    assert sum(ore(aarsaker, 1)[:-1]) == ore(aarsaker, 1)[-1] == endret
    akonto = ore(next(b for b in dokument.blokker if isinstance(b, Tabell) and "a konto" in b.tittel), 1)
    assert sum(akonto[:-1]) == akonto[-1] == sum(plan)


def test_staten_trekker_ut_to() -> None:
    """Linja om at staten trekker ut to årsverk har beløpet kjernen gir, og sier om det er mer eller mindre."""
    grunnlag = bildet(2021).budsjett.grunnlag
    virkning = virkning_av(grunnlag, trekk_ut(grunnlag, STAT, Fraction(2), date(2021, 1, 1)))
    ventet = dict(virkning.endringer)["1839"]

    assert ventet > 0
    assert Kroner(ventet) in [t.verdi for t in alle_tall(kapittel("1839"))]
    assert "bærer Beiarn " in flat(kapittel("1839"))


def test_fjoraaret_sies_som_det_er() -> None:
    """Er fjorårets oppgjør bestridt, står det; finnes det ikke noe fjorår, sies det, og ingenting gjettes."""
    assert "oppgjøret for 2020, forslag 1 (bestridt)" in flat(kapittel("1839"))
    uten = kapittel("1839", 2020)

    assert "Det finnes ikke noe oppgjør for året før" in flat(uten)
    assert {rad[1] for rad in tabell(uten, "Det").rader} == {None}


def test_nokkelen_uten_godkjenning() -> None:
    """Er ingen godkjenning av nøkkelen registrert, sies det."""
    assert "noen godkjenning av nøkkelen for seg er ikke registrert" in flat(kapittel("1839"))
    assert "30 prosent likt og 70 prosent etter folketall" in flat(kapittel("1839"))


def test_vertens_kapittel() -> None:
    """Verten krever inn, de andre betaler."""
    assert "krever inn de andre partenes andeler" in flat(kapittel("1841"))
    assert "betales til Fauske kommune" in flat(kapittel("1839"))


@pytest.fixture
def klient() -> Client:
    """Log in as Beiarn."""
    return klient_for(BEIARN)


@pytest.mark.parametrize("endelse", ["pdf", "docx"])
def test_filene_har_de_samme_tallene(klient: Client, endelse: str) -> None:
    """PDF og Word har hvert tall i kapitlet, skrevet med øre."""
    navn = f"budsjettkapittel-2021-beiarn.{endelse}"
    svar = klient.get(f"/oppgjor/indre-salten/2021/filer/{navn}")
    tekst = re.sub(r"[\s\u00a0\u202f]|<[^>]+>", "", som_tekst(navn, bytes(svar.content)))
    belop = [t.verdi for t in alle_tall(kapittel("1839")) if isinstance(t.verdi, Kroner)]
    skrevet = {re.sub(r"[\u00a0\u202f]", "", kroner(b)).removesuffix("kr") for b in belop}

    assert svar.status_code == 200
    assert {s for s in skrevet if s not in tekst} == set()


def test_hver_part_faar_sitt_eget(klient: Client) -> None:
    """Beiarn får lenke til sitt eget kapittel, verten til alles."""
    aaret = "/oppgjor/indre-salten/2021/"
    beiarn, vert = klient.get(aaret).content.decode(), klient_for(VERT).get(aaret).content.decode()

    assert ("budsjettkapittel-2021-beiarn.pdf" in beiarn, "budsjettkapittel-2021-saltdal.pdf" in beiarn) == (
        True,
        False,
    )
    assert "budsjettkapittel-2021-saltdal.pdf" in vert
