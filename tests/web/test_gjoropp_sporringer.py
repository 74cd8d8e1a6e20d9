"""How many questions the pages of a settlement ask: few, and no more with more of everything."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.actions.oppgjoret import BEIARN, LINJE, VERT, avtrykk, gjor, rett_dobbel
from tests.web.vandring import klient_for

from tospann.actions.demooppgjor import nytt_oppgjor
from tospann.actions.oppgjor_bestrid import bestrid_linje
from tospann.actions.oppgjor_notat import skriv_oppgjorsnotat
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
AARET = "/oppgjor/indre-salten/2020/"
SIDER = (
    "/oppgjor/",
    *(f"{AARET}{del_}" for del_ in ("", "hvorfor/", "akonto/", "grunnlag/", f"linjer/{LINJE}/")),
    *(
        f"{AARET}{del_}"
        for del_ in ("forsok/?hvis=pris~drift~3", "nokler-sammen/", "rettferdig/", "uttreden/", "garanti/")
    ),
)
# Six are the request's own (user, transaction, party, read-only); five are the settlement.
HOYST = 14


def antall(klient: Client) -> dict[str, int]:
    """Count the questions of each page."""
    svar = {}
    # The case itself is read once for each state of its journal, and then remembered.
    klient.get(f"{AARET}rettferdig/")
    for url in SIDER:
        with CaptureQueriesContext(connection) as sporringer:
            assert klient.get(url).status_code == 200
        svar[url] = len(sporringer)
    return svar


@pytest.mark.parametrize("hvem", [BEIARN, VERT])
def test_faa_sporsmaal(hvem: str, sak: models.Sak) -> None:
    """Flere år, bestridelser, notater og utkast gir ikke flere spørsmål."""
    klient = klient_for(hvem)
    foer = antall(klient)
    nytt_oppgjor(sak, 2022)
    for nr, linje in enumerate(("lonn.KOSTNAD", "reiser.KOSTNAD", "paaslag.KOSTNAD")):
        gjor(bestrid_linje, BEIARN, fingeravtrykk=avtrykk(), linje=linje, grunn=f"Nei {nr}")
        gjor(skriv_oppgjorsnotat, BEIARN, linje=linje, tekst="x", versjon=0)
    rett_dobbel(2020)

    assert {u: n for u, n in foer.items() if n > HOYST} == {}
    assert antall(klient) == foer
