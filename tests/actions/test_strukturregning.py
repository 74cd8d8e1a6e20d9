"""What may take long runs beside the page: once for each question, with a limit, and the page never waits long."""

from __future__ import annotations

import time
from itertools import count
from threading import Event

import pytest

from tospann.actions.strukturregning import MINST, VENT, regn, resten
from tospann.core.struktur.motor.deling import Igjen

NUMRE = count()


def _nokkel() -> tuple[str, ...]:
    return "prove", str(next(NUMRE))


def test_et_raskt_svar_er_der_med_en_gang() -> None:
    """Svaret er ferdig før siden har ventet."""
    svar = regn(_nokkel(), lambda _: 42)

    assert (svar.ferdig, svar.verdi) == (True, 42)


def test_samme_sporsmaal_regnes_en_gang() -> None:
    """To som spør om det samme, får det samme svaret; det regnes én gang."""
    ganger, nokkel = count(1), _nokkel()

    assert [regn(nokkel, lambda _: next(ganger)).verdi for _ in range(3)] == [1, 1, 1]


def test_siden_venter_ikke_paa_det_som_tar_tid() -> None:
    """Er svaret ikke der, sies det hvor lenge det har vart, og det kan hentes senere."""
    slipp, nokkel = Event(), _nokkel()

    foerst = regn(nokkel, lambda _: slipp.wait(20), vent=0.05)
    slipp.set()

    assert (foerst.ferdig, foerst.sekunder) == (False, 0)
    assert regn(nokkel, lambda _: False, vent=20).verdi is True


def test_lengre_frist_regner_paa_nytt() -> None:
    """Den som ber om mer tid, får et nytt forsøk; den som ber om mindre, får det som er der."""
    nokkel = _nokkel()

    def tida(igjen: Igjen) -> float:
        return round(igjen())

    assert [regn(nokkel, tida, frist).verdi for frist in (5.0, 60.0, 5.0)] == [5, 60, 60]


def test_det_som_svikter_sies_og_provs_igjen() -> None:
    """En feil i regningen når den som spør, og neste gang prøves det på nytt."""
    nokkel = _nokkel()

    def svikt(_igjen: Igjen) -> int:
        melding = "sviktet"
        raise RuntimeError(melding)

    with pytest.raises(RuntimeError, match="sviktet"):
        regn(nokkel, svikt)
    assert regn(nokkel, lambda _: 1).verdi == 1


def test_siden_har_en_tid_i_alt() -> None:
    """Det siden har brukt, trekkes fra det den kan vente, men noe er det alltid igjen."""
    assert MINST < resten(time.monotonic()) <= VENT
    assert resten(time.monotonic() - 10) == MINST
