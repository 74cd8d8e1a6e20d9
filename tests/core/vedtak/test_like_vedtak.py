"""Five councils whose texts look alike: exactly the first two are the same (issue 4, Shown by 4)."""

from __future__ import annotations

from datetime import date

import pytest

from tospann.core.felles.fingeravtrykk import fingeravtrykk, ordavtrykk
from tospann.core.kommune.kommune import Kommune
from tospann.core.vedtak.vedtak import KOMMUNESTYRE, Behandling, Kommunestyrevedtak, Vedlegg, Vedtaksrunde

NAVN = ("Fauske", "Sørfold", "Saltdal", "Beiarn", "Hamarøy")
ALLE = tuple(Kommune(f"{1841 + n}", navn, navn) for n, navn in enumerate(NAVN))
FORSLAG = "1. Kommunestyret vedtar avtalen om vertskommunesamarbeid.\n\n2. Avtalen kan sies opp fra 1. januar 2020."
AVTALEN = Vedlegg("avtalen", fingeravtrykk("§ 1. Avtalen gjelder sosiale tjenester."))
ANNEN_AVTALE = Vedlegg("avtalen", fingeravtrykk("§ 1. Avtalen gjelder alle tjenester."))
TEKSTER = (
    FORSLAG.replace("vedtar avtalen", "vedtar\u00a0avtalen"),
    FORSLAG.replace("vertskommunesamarbeid", "vertskommune\u00adsamarbeid").replace("\n\n", "\r\n"),
    FORSLAG.replace("kan sies opp", "skal sies opp"),
    FORSLAG.replace("2020", "2021"),
    FORSLAG,
)


def runden(vedlegg: tuple[Vedlegg, ...] = (AVTALEN,) * 4 + (ANNEN_AVTALE,)) -> Vedtaksrunde:
    """Let the five decide, each with its text and what it had before it."""
    vedtak = (
        Kommunestyrevedtak(k, KOMMUNESTYRE, date(2018, 12, 13), "1/18", tekst, vedlegg=(lagt_ved,))
        for k, tekst, lagt_ved in zip(ALLE, TEKSTER, vedlegg, strict=True)
    )
    return Vedtaksrunde(FORSLAG, ALLE, tuple(vedtak), (AVTALEN,))


def test_bare_de_to_forste_er_like() -> None:
    """Hardt mellomrom og myk bindestrek er det samme; kan/skal, en annen dato og et annet vedlegg er det ikke."""
    runde = runden()

    assert [runde.behandling(k) for k in ALLE] == [Behandling.LIKT] * 2 + [Behandling.AVVIK] * 3


def test_setningen_skiller_tekst_fra_vedlegg() -> None:
    """Setningen på toppen sier hvem som har andre ord, og hvem som har et annet vedlegg."""
    assert runden().i_en_setning() == (
        "To av fem har vedtatt samme tekst. Saltdal og Beiarn har vedtatt en annen tekst. "
        "Hamarøy har vedtatt teksten med et annet vedlegg."
    )


def test_vedlegget_navngis() -> None:
    """Det står hvilket vedlegg som var et annet, og for de andre ingenting."""
    assert [runden().andre_vedlegg(k) for k in ALLE] == [(), (), (), (), ("avtalen",)]


def test_et_vedlegg_som_ikke_ble_sendt_er_et_avvik() -> None:
    """Har kommunestyret vedtatt med et vedlegg som ikke ble sendt ut, er det et avvik."""
    runde = runden((Vedlegg("kostnadstabell", "x"), *(AVTALEN,) * 4))

    assert runde.behandling(ALLE[0]) is Behandling.AVVIK


def test_uoppgitt_vedlegg_er_ikke_et_avvik_men_sies() -> None:
    """Har ingen sagt hvilken avtale kommunestyret hadde, er teksten lik, og siden sier at vedlegget ikke er oppgitt."""
    vedtak = Kommunestyrevedtak(ALLE[0], KOMMUNESTYRE, date(2018, 12, 13), "1/18", FORSLAG)
    runde = Vedtaksrunde(FORSLAG, ALLE[:1], (vedtak,), (AVTALEN,))

    assert (runde.behandling(ALLE[0]), runde.uoppgitte_vedlegg(ALLE[0])) == (Behandling.LIKT, ("avtalen",))
    assert Vedtaksrunde(FORSLAG, ALLE[:1], (), (AVTALEN,)).uoppgitte_vedlegg(ALLE[0]) == ()


@pytest.mark.parametrize(("fra", "til"), [("\n\n", " "), ("\n\n", "\n"), (". ", ".\n"), (" ", "  ")])
def test_linjer_og_mellomrom_er_ikke_ord(fra: str, til: str) -> None:
    """Der en linje eller et avsnitt slutter, gjør ikke vedtaket til et annet."""
    assert ordavtrykk(FORSLAG.replace(fra, til)) == ordavtrykk(FORSLAG)


@pytest.mark.parametrize(("fra", "til"), [(".", ""), (" ", ""), ("1. ", ""), ("avtalen", "Avtalen")])
def test_tegn_og_ord_teller(fra: str, til: str) -> None:
    """Et punktum, et tall eller en stor bokstav er en forskjell; og det er to ord som er skrevet sammen."""
    assert ordavtrykk(FORSLAG.replace(fra, til, 1)) != ordavtrykk(FORSLAG)
