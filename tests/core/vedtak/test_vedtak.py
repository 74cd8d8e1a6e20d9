"""What each council has decided, and whether they all decided the same."""

import unicodedata
from datetime import date

import pytest

from tospann.core.felles.fingeravtrykk import ordavtrykk
from tospann.core.kommune.kommune import Kommune
from tospann.core.vedtak.forskjell import Endring, Endringsslag, bare_endringer
from tospann.core.vedtak.vedtak import KOMMUNESTYRE, Behandling, Kommunestyrevedtak, Stemmer, Vedtaksrunde, er_vedtatt

NAVN = ("Beiarn", "Saltdal", "Fauske", "Sørfold", "Hamarøy")
ALLE = tuple(Kommune(f"{1839 + n}", navn, navn) for n, navn in enumerate(NAVN))
BEIARN, SALTDAL, FAUSKE, SORFOLD, HAMAROY = ALLE
FORSLAG = "1. Kommunestyret vedtar avtalen.\n\n2. Avtalen kan sies opp med 12 måneders varsel."
VILKAR = " Kontoret i Hamarøy skal ha samisktalende ansatte."


def vedtak(
    kommune: Kommune, tekst: str = FORSLAG, stemmer: tuple[int, int] = (17, 2), *, leder: bool | None = None
) -> Kommunestyrevedtak:
    """Minute a decision."""
    talt = Stemmer(21, *stemmer)
    return Kommunestyrevedtak(kommune, KOMMUNESTYRE, date(2018, 12, 13), "45/18", tekst, talt, leder)


def runde(*vedtatt: Kommunestyrevedtak, deltakere: tuple[Kommune, ...] = ALLE) -> Vedtaksrunde:
    """Put the proposal to the councils."""
    return Vedtaksrunde(FORSLAG, deltakere, vedtatt)


def test_alle_like() -> None:
    """Har alle kommunestyrene vedtatt samme tekst, ord for ord, er rundens svar ja."""
    ferdig = runde(*(vedtak(k) for k in ALLE))

    assert ferdig.alle_like()
    assert ferdig.i_en_setning() == "Alle fem kommunestyrene har vedtatt samme tekst."
    assert ferdig.fingeravtrykk == ordavtrykk(FORSLAG) == ferdig.vedtak[0].fingeravtrykk


@pytest.mark.parametrize(
    "tekst", [unicodedata.normalize("NFD", FORSLAG), FORSLAG.replace("\n", "\r\n"), f" {FORSLAG}\n"]
)
def test_likt_naar_det_ser_likt_ut(tekst: str) -> None:
    """Linjeskift og mellomrom fra en annen tekstbehandler er ikke et avvik."""
    assert runde(vedtak(FAUSKE, tekst)).behandling(FAUSKE) is Behandling.LIKT


@pytest.mark.parametrize(("fra", "til"), [("12", "6"), ("kan", "skal"), (".\n", "\n"), ("vedtar", "vedtar ikke")])
def test_et_ord_er_nok(fra: str, til: str) -> None:
    """Ett tall, ett ord eller ett punktum annerledes er et avvik."""
    annen = runde(*(vedtak(k) for k in ALLE[:4]), vedtak(HAMAROY, FORSLAG.replace(fra, til)))

    assert annen.behandling(HAMAROY) is Behandling.AVVIK
    assert not annen.alle_like()


def test_ett_vilkaar_til() -> None:
    """Legger Hamarøy til et vilkår, vises nøyaktig de ordene som lagt til, og ingenting som fjernet."""
    med = runde(vedtak(HAMAROY, FORSLAG + VILKAR))

    assert med.behandling(HAMAROY) is Behandling.AVVIK
    assert bare_endringer(med.forskjell(HAMAROY)) == (Endring(Endringsslag.LAGT_TIL, VILKAR),)
    assert med.forskjell(HAMAROY)[0] == Endring(Endringsslag.LIKT, FORSLAG)


def test_uten_forskjell() -> None:
    """Den som har vedtatt likt, har ingen endringer, og den som ikke har vedtatt noe, har ingenting å vise."""
    en = runde(vedtak(FAUSKE))

    assert bare_endringer(en.forskjell(FAUSKE)) == ()
    assert en.forskjell(BEIARN) == ()


@pytest.mark.parametrize(
    ("stemmer", "leder", "resultat"),
    [
        ((11, 10), None, True),
        ((10, 11), True, False),
        ((1, 0), None, True),
        ((10, 10), True, True),
        ((10, 10), False, False),
        ((10, 10), None, False),
        ((0, 0), None, False),
    ],
)
def test_flertall(stemmer: tuple[int, int], leder: bool | None, resultat: bool) -> None:  # noqa: FBT001 - a table
    """Flertallet av dem som stemte, avgjør, og ved stemmelikhet møtelederen."""
    assert resultat is er_vedtatt(vedtak(FAUSKE, stemmer=stemmer, leder=leder))


def test_uten_stemmetall() -> None:
    """Uten stemmetall gjelder det møteboken sier."""
    assert er_vedtatt(Kommunestyrevedtak(FAUSKE, KOMMUNESTYRE, date(2018, 12, 13), "45/18", FORSLAG))


def test_nedstemt() -> None:
    """Et kommunestyre som stemmer ned forslaget, har ikke vedtatt det, selv om teksten er den samme."""
    nei = runde(*(vedtak(k) for k in ALLE[:4]), vedtak(HAMAROY, stemmer=(5, 12)))

    assert nei.behandling(HAMAROY) is Behandling.AVVIST
    assert not nei.alle_like()


def test_nytt_vedtak_erstatter() -> None:
    """Et nytt vedtak i samme kommune er det som teller; det gamle står bare i historien."""
    nytt = vedtak(HAMAROY)
    igjen = runde(*(vedtak(k) for k in ALLE[:4]), vedtak(HAMAROY, FORSLAG + VILKAR), nytt)

    assert igjen.vedtak_i(HAMAROY) is nytt
    assert igjen.alle_like()
    assert runde(nytt, vedtak(HAMAROY, FORSLAG + VILKAR)).behandling(HAMAROY) is Behandling.AVVIK


def test_ingen_deltakere() -> None:
    """En runde uten deltakere er aldri enig."""
    assert not runde(deltakere=()).alle_like()
    assert runde().vedtak_i(FAUSKE) is None


def test_setning_underveis() -> None:
    """Setningen teller de like, og nevner hver av de andre med navn og grunn."""
    underveis = runde(
        vedtak(FAUSKE), vedtak(SALTDAL), vedtak(HAMAROY, FORSLAG + VILKAR), vedtak(SORFOLD, stemmer=(1, 9))
    )

    assert underveis.i_en_setning() == (
        "To av fem har vedtatt samme tekst. Hamarøy har vedtatt en annen tekst. "
        "Sørfold har ikke vedtatt forslaget. Beiarn har ikke behandlet saken."
    )


def test_setning_i_begynnelsen() -> None:
    """Før noen har vedtatt noe, sier setningen det."""
    assert runde().i_en_setning() == (
        "Ingen av fem har vedtatt samme tekst. Beiarn, Saltdal, Fauske, Sørfold og Hamarøy har ikke behandlet saken."
    )


ORD = ["én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv", "13", "14"]


@pytest.mark.parametrize(("antall", "ordet"), list(enumerate(ORD, start=1)))
def test_mange_kommuner(antall: int, ordet: str) -> None:
    """Tall til og med tolv skrives med bokstaver."""
    mange = tuple(Kommune(f"{1801 + n}", "x", "x") for n in range(antall))
    nesten = runde(*map(vedtak, mange[1:]), deltakere=mange)

    assert runde(*map(vedtak, mange), deltakere=mange).i_en_setning() == (
        f"Alle {ordet} kommunestyrene har vedtatt samme tekst."
    )
    assert f" av {ordet} har vedtatt samme tekst. x har ikke behandlet saken." in nesten.i_en_setning()


def test_ordene_paa_siden() -> None:
    """Stillingene kalles det folk kaller dem, og organet er kommunestyret."""
    ordene = [b.value for b in Behandling]

    assert ordene == ["ikke behandlet", "vedtatt likt", "vedtatt med avvik", "ikke vedtatt"]
    assert KOMMUNESTYRE == "kommunestyre"
