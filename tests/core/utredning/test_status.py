"""Where a case is, and what waits for whom."""

from datetime import date
from functools import cache

import pytest
from tests.core.utredning.eksempel import bilde, indre_salten, saksbilde, vedtak

from tospann.core.felles.rolle import Rolle
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.core.utredning.status import STEG, Leser, Oppgave, Tilstand, naa_i_en_setning, oppgaver, statuslinje
from tospann.core.vedtak.vedtak import Kommunestyrevedtak

ALLE = ("1841", "1845", "1840", "1839", "1849")
VILKAR = " Kontoret i Hamarøy skal ha samisktalende ansatte."


def etter(*vedtatt: Kommunestyrevedtak) -> Saksbilde:
    """Give the case after some decisions."""
    return bilde(indre_salten(), vedtatt)


@cache
def enige() -> Saksbilde:
    """Give the case when all five councils have adopted the proposal."""
    return etter(*(vedtak(nr) for nr in ALLE))


@cache
def uenige() -> Saksbilde:
    """Give the case with two alike, one with a condition, one against and Beiarn still to meet."""
    return etter(vedtak("1841"), vedtak("1845"), vedtak("1849", VILKAR), vedtak("1840", for_=3, mot=12))


def naa(saken: Saksbilde, *, er_sendt: bool = True) -> str:
    """Give the name of the present step."""
    return next(s.navn for s in statuslinje(saken, er_sendt=er_sendt) if s.tilstand is Tilstand.NAA)


def titler(rolle: Rolle, saken: Saksbilde, nummer: str = "", *, sendt: bool = True, godkjent: bool = True) -> list[str]:
    """Give what waits for a reader."""
    return [o.tittel for o in oppgaver(saken, Leser(rolle, nummer, godkjent), er_sendt=sendt)]


def test_sju_steg() -> None:
    """Saken har sju steg: de ferdige kommer først, så ett som er nå, så de som er igjen."""
    linje = statuslinje(saksbilde(), er_sendt=False)

    assert tuple(s.navn for s in linje) == STEG
    assert [s.tilstand for s in linje] == [Tilstand.FERDIG] * 3 + [Tilstand.NAA] + [Tilstand.AAPEN] * 3
    assert [s.tekst for s in linje] == ["", "", "", "", "0 av 5 like", "", ""]


def test_hvor_saken_er() -> None:
    """Steget følger av det som har skjedd: på høring, så vedtak når forslaget er sendt, så avtaler når alle er like."""
    assert naa(saksbilde(), er_sendt=False) == "Høring"
    assert naa(saksbilde()) == naa(uenige()) == "Vedtak"
    assert naa(enige()) == "Avtaler"
    assert statuslinje(uenige(), er_sendt=True)[4].tekst == "2 av 5 like"


def test_setningen() -> None:
    """Setningen sier hvem saken venter på, og hvem som har vedtatt noe annet."""
    assert naa_i_en_setning(saksbilde(), er_sendt=False) == "Forslaget er ikke sendt til kommunestyrene ennå."
    assert naa_i_en_setning(enige(), er_sendt=True).startswith("Avtalen er inngått.")
    assert naa_i_en_setning(uenige(), er_sendt=True) == (
        "Venter på vedtak i Beiarn. Hamarøy har vedtatt en annen tekst, så avtalen er ikke inngått. "
        "Saltdal har ikke vedtatt forslaget, så avtalen er ikke inngått."
    )


def test_bare_et_nei() -> None:
    """Har alle behandlet saken og én sagt nei, er setningen ikke tom."""
    saken = etter(*(vedtak(nr) for nr in ALLE[:4]), vedtak("1849", for_=2, mot=9))

    assert naa_i_en_setning(saken, er_sendt=True) == ("Hamarøy har ikke vedtatt forslaget, så avtalen er ikke inngått.")


def test_feil_organ() -> None:
    """Er teksten vedtatt av noen andre enn kommunestyret, er avtalen ikke inngått, og setningen sier hvorfor."""
    feil = vedtak("1849")
    saken = etter(
        *(vedtak(nr) for nr in ALLE[:4]), Kommunestyrevedtak(feil.kommune, "formannskap", feil.dato, "1/18", feil.tekst)
    )

    assert naa(saken) == "Vedtak"
    assert "Hamarøy (formannskap)" in naa_i_en_setning(saken, er_sendt=True)


@pytest.mark.parametrize(
    ("sendt", "godkjent", "tittel"),
    [
        (False, False, ["Godkjenn kostnadsnøkkelen", "Hold drøfting med de tillitsvalgte"]),
        (True, True, ["Legg fram saken og registrer vedtaket", "Hold drøfting med de tillitsvalgte"]),
    ],
)
def test_kommunedirektoren(sendt: bool, godkjent: bool, tittel: list[str]) -> None:  # noqa: FBT001 - a table
    """Kommunedirektøren får det som venter på sin egen kommune, det med frist først."""
    assert tittel == titler(Rolle.KOMMUNEDIREKTOR, saksbilde(), "1839", sendt=sendt, godkjent=godkjent)


def test_fristen_er_neste_mote() -> None:
    """Fristen for å legge fram saken er kommunestyrets neste møte etter sakens dato."""
    forste = oppgaver(saksbilde(), Leser(Rolle.KOMMUNEDIREKTOR, "1839", har_godkjent=True), er_sendt=True)[0]

    assert (forste.frist, forste.side) == (date(2018, 11, 21), "vedtak")
    assert forste.hvorfor == "Kommunestyret møtes 21. november 2018."


def test_vilkaaret_maa_avklares() -> None:
    """Har kommunestyret lagt til et vilkår, er det kommunedirektørens og prosjektlederens sak å avklare det."""
    assert "Avklar vilkåret i vedtaket" in titler(Rolle.KOMMUNEDIREKTOR, uenige(), "1849")
    assert "Avklar vilkåret i vedtaket" not in titler(Rolle.KOMMUNEDIREKTOR, uenige(), "1841")
    assert titler(Rolle.PROSJEKTLEDER, uenige()) == ["Avklar ulike vedtak"]


def test_prosjektlederen() -> None:
    """Prosjektlederen sender forslaget når avtalen er klar, og gjør den klar når den ikke er det."""
    uklar = bilde(indre_salten(), tatt_ut=["vert"])

    assert titler(Rolle.PROSJEKTLEDER, saksbilde(), sendt=False) == ["Send forslaget til kommunestyrene"]
    assert titler(Rolle.PROSJEKTLEDER, saksbilde()) == []
    assert titler(Rolle.PROSJEKTLEDER, uklar, sendt=False) == ["Gjør avtalen klar"]


def test_direktoren_i_nav() -> None:
    """Direktøren for Nav i fylket godkjenner nøkkelen, og så er det ikke mer."""
    assert titler(Rolle.DIREKTOR_NAV, saksbilde(), godkjent=False) == ["Godkjenn kostnadsnøkkelen"]
    assert titler(Rolle.DIREKTOR_NAV, saksbilde()) == []


def test_den_tillitsvalgte() -> None:
    """Den hovedtillitsvalgte ser hver drøfting som mangler, og hvor."""
    mangler = titler(Rolle.TILLITSVALGT, saksbilde())

    assert "Be om drøfting i Beiarn" in mangler
    assert all(t.startswith("Be om drøfting") for t in mangler)


def test_de_andre_rollene() -> None:
    """Representanten leser saken; de andre rollene og fremmede kommuner har ingenting å gjøre."""
    assert titler(Rolle.FOLKEVALGT, saksbilde()) == ["Les saken"]
    assert titler(Rolle.STATSFORVALTER, saksbilde()) == titler(Rolle.NAV_LEDER, saksbilde()) == []
    assert titler(Rolle.KOMMUNEDIREKTOR, saksbilde(), "0301", godkjent=False) == []


@pytest.mark.parametrize("rolle", Rolle)
def test_hver_oppgave_er_en_hel_setning(rolle: Rolle) -> None:
    """Hver oppgave sier hva, hvorfor og hva som skjer ellers, og de med frist kommer først."""
    alle = oppgaver(uenige(), Leser(rolle, "1849", har_godkjent=False), er_sendt=True)

    assert [o for o in alle if not o.tittel or not o.hvorfor.endswith(".") or not o.side] == []
    assert list(alle) == sorted(alle, key=_rekkefolge)


def _rekkefolge(oppgave: Oppgave) -> tuple[bool, date]:
    return oppgave.frist is None, oppgave.frist or date.max
