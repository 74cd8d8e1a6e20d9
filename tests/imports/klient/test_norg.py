"""Nav's unit register: local offices, where they receive people, and when they are open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from tests.imports.klient.svarene import SYNTETISK, endret, grunner, pakket, som_verdi, svar
from tests.imports.klient.test_transport import Register, ok

from tospann.imports.klient.norg import Aapningstid, Ukedag, hent_enheter, les_enheter

NAVN = "norg_mottak"


def test_bare_kontorer() -> None:
    """Lista holder også fylkesledd og andre enheter; bare de lokale kontorene er med videre."""
    assert [(e.nummer, e.navn) for e in les_enheter(svar("norg_enheter"), "svaret")] == [
        ("1804", "NAV Bodø"),
        ("1805", "NAV Narvik"),
    ]


def test_aapningstider() -> None:
    """Indre Salten tar imot i Fauske tre dager i uka, og har stengt julaften."""
    (enhet,) = les_enheter(svar(NAVN), "svaret")
    (mottak,) = enhet.mottak

    assert (enhet.overordnet, enhet.telefon) == ("1800", "55553333")
    assert (mottak.sted, mottak.adresse) == ("Fauske", "Storgata 1B, 8200 FAUSKE")
    assert mottak.aapningstider[0] == Aapningstid(Ukedag.MANDAG, time(10), time(14))
    assert mottak.aapningstider[-1] == Aapningstid(date(2026, 12, 24), None, None)
    assert [t.stengt for t in mottak.aapningstider] == [False, False, False, True]


def test_liste_med_kontaktinformasjon() -> None:
    """Ett kontor og en liste av dem leses likt."""
    assert les_enheter(pakket([som_verdi(NAVN)]), "svaret") == les_enheter(svar(NAVN), "svaret")


def test_fritekst_tas_ikke_vare_paa() -> None:
    """Fritekst kan nevne personer, og tas ikke vare på."""
    tekst = "Ring Kari på kontoret"

    def endring(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        svaret["kontaktinformasjon"]["spesielleOpplysninger"] = tekst
        svaret["kontaktinformasjon"]["publikumsmottak"][0]["aapningstider"][0]["kommentar"] = tekst

    assert "Kari" not in repr(les_enheter(endret(NAVN, endring), "svaret"))


def test_hva_vi_spor_om() -> None:
    """Vi spør om alle enheter med kontaktinformasjon."""
    register = Register([ok()])
    hent_enheter(register.transport(), "https://norg.test/api/v1")

    assert register.spurt[0].url.path == "/api/v1/enhet/kontaktinformasjon/organisering/all"


def _tid(**felt: object) -> Callable[[Any], None]:
    def endring(svaret: Any) -> None:  # noqa: ANN401 - an answer may be anything
        svaret["kontaktinformasjon"]["publikumsmottak"][0]["aapningstider"][0].update(felt)

    return endring


@pytest.mark.parametrize(
    ("endring", "grunn"),
    [
        (_tid(fra="14:00", til="10:00"), "Rad 1, aapningstider: Mandag slutter ikke etter at den begynner"),
        (_tid(fra="10:00", til="10:00"), "slutter ikke etter at den begynner"),
        (_tid(til=None), "slutter ikke etter at den begynner"),
        (_tid(fra="25:00"), "«25:00» er ikke et klokkeslett (tt:mm)"),
        (_tid(fra="10.00"), "«10.00» er ikke et klokkeslett"),
        (_tid(fra=10), "«10» er ikke et klokkeslett"),
        (_tid(dag="Monday"), "«Monday» er ikke en ukedag"),
        (_tid(dag=None), "skal gjelde enten en ukedag eller en dato"),
        (_tid(dato="2026-12-24"), "skal gjelde enten en ukedag eller en dato"),
        (_tid(stengt="nei"), "skal være ja eller nei (true/false)"),
        (lambda s: s["enhet"].update(enhetNr="841"), "enheter.enhet.enhetNr: «841» kan ikke brukes her"),
        (lambda s: s["enhet"].update(enhetNr=1841), "enhetNr: skal være tekst"),
        (lambda s: s["enhet"].pop("navn"), "enheter.enhet.navn: mangler"),
        (lambda s: s.update(overordnetEnhet="x"), "overordnetEnhet"),
        (
            lambda s: s["kontaktinformasjon"].update(telefonnummer=f"{SYNTETISK[:6]} {SYNTETISK[6:]}"),
            "ser ut som et fødselsnummer",
        ),
        (lambda s: s["kontaktinformasjon"].update(publikumsmottak={}), "publikumsmottak: skal være en liste"),
    ],
)
def test_avvist(endring: Callable[[Any], object], grunn: str) -> None:
    """En åpningstid som slutter før den begynner, et nummer som ikke er et enhetsnummer: avvist."""
    assert grunn in grunner(les_enheter, endret(NAVN, endring))


@pytest.mark.parametrize("tid", [_tid(dag="mandag"), _tid(fra="10:00:00"), _tid(stengt=True, fra=None, til=None)])
def test_godtatte_tider(tid: Callable[[Any], None]) -> None:
    """Liten forbokstav, sekunder og stengt uten klokkeslett er i orden."""
    assert les_enheter(endret(NAVN, tid), "svaret")[0].mottak[0].aapningstider[0].dag is Ukedag.MANDAG


def test_to_ganger_samme_dag() -> None:
    """Et kontor kan stenge klokka tolv og åpne igjen klokka tolv; åpne to ganger på en gang kan det ikke."""

    def med(fra: str) -> bytes:
        ekstra = {"dag": "Mandag", "dato": None, "fra": fra, "til": "16:00", "stengt": False}
        return endret(NAVN, lambda s: s["kontaktinformasjon"]["publikumsmottak"][0]["aapningstider"].append(ekstra))

    assert len(les_enheter(med("14:00"), "svaret")[0].mottak[0].aapningstider) == 5
    assert "Mandag har to åpningstider på en gang" in grunner(les_enheter, med("13:59"))


def test_samme_enhet_to_ganger() -> None:
    """Står en enhet to ganger, avvises svaret."""
    innhold = endret("norg_enheter", lambda s: s.append(s[0]))

    assert "«1804» står flere ganger" in grunner(les_enheter, innhold)


@pytest.mark.parametrize("verdi", [[], 1, "tekst", None, {}, [1], {"enhet": []}])
def test_noe_annet(verdi: object) -> None:
    """Noe helt annet avvises."""
    assert "kan ikke brukes" in grunner(les_enheter, pakket(verdi))
