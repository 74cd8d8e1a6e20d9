"""A party's own drafts, and the participation everybody sees."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.demoen import FNR, bruker, direktor, endret, innhold, journalen, saken, som

from tospann.actions.avvist import Avvist, NoenAndreKomForst
from tospann.actions.lagre_utkast import lagre_utkast
from tospann.actions.medvirkning import Mote, be_om_drofting, registrer_medvirkning
from tospann.actions.papirer import papirene_til
from tospann.actions.saksbilde import egne_lokaltekster
from tospann.core.felles.fingeravtrykk import fingeravtrykk
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.medvirkning.hendelse import Sektor, Slag
from tospann.store import models
from tospann.store.utkast import POSISJON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
DAG = date(2018, 11, 12)


def skriv(sted: str, tekst: str, versjon: int = 0, slag: str = POSISJON) -> models.Utkast:
    """Save a draft with the database knowing who asks, as a request does."""
    hvem = direktor(sted)
    with som(hvem.part):
        return lagre_utkast(bruker=hvem, sak=saken(), slag=slag, tekst=tekst, versjon=versjon)


def test_utkastet_lagres_hos_eieren() -> None:
    """Fauskes posisjon lagres hos Fauske; Beiarns er som før."""
    beiarn = models.Utkast.objects.get(slag=POSISJON, part=direktor("beiarn").part).tekst
    skriv("fauske", "Vi vil være vert.")

    assert models.Utkast.objects.get(slag=POSISJON, part=direktor("fauske").part).tekst == "Vi vil være vert."
    assert beiarn == models.Utkast.objects.get(slag=POSISJON, part=direktor("beiarn").part).tekst


def test_to_hos_samme_part() -> None:
    """Har en annen hos dere lagret i mellomtiden, blir ingenting overskrevet."""
    skriv("beiarn", "første", versjon=1)
    foer = innhold()
    with pytest.raises(NoenAndreKomForst, match="En annen hos dere har lagret"):
        skriv("beiarn", "andre", versjon=1)

    assert set() == endret(foer)
    assert skriv("beiarn", "andre", versjon=2).tekst == "andre"


def test_et_avvist_nytt_utkast_etterlater_ingenting() -> None:
    """Blir et nytt utkast avvist, finnes det heller ikke som en tom rad."""
    foer = innhold()
    with pytest.raises(NoenAndreKomForst):
        skriv("fauske", "x", versjon=7)

    assert set() == endret(foer)


def test_fodselsnummer_i_utkastet() -> None:
    """Et fødselsnummer i et utkast blir avvist med forklaring, også hos den som bare selv ser det."""
    foer = innhold()
    with pytest.raises(Fodselsnummer, match="resten av teksten er ikke tapt"):
        skriv("beiarn", f"Saken til {FNR[:6]} {FNR[6:]}", versjon=1)

    assert set() == endret(foer)


def test_egen_journal_har_fingeravtrykket() -> None:
    """Den egne posten har slag og fingeravtrykk, ikke teksten."""
    skriv("fauske", "Vi vil være vert.")

    assert {"slag": POSISJON, "fingeravtrykk": fingeravtrykk("Vi vil være vert.")} == journalen(
        direktor("fauske").part
    )[-1].nyttelast


def test_utkast_ses_bare_av_eieren() -> None:
    """Porten gir hver part sine egne utkast; den folkevalgte får ikke posisjonen, men merknaden i saksframlegget."""
    ser = {h: models.Utkast.objects.visible_to(bruker(h)).count() for h in SER}

    assert ser == SER


SER = {
    "kommunedirektor-beiarn": 2,
    "folkevalgt-beiarn": 1,
    "kommunedirektor-fauske": 0,
    "direktor-nav-nordland": 0,
    "prosjektleder": 0,
    "statsforvalter": 0,
    "kommunedirektor-bodo": 0,
}


def test_lokale_tekster_gis_bare_til_egen_kommune() -> None:
    """Beiarn får sin tekst, Fauske ingen, og ingen andre får saksframlegget den står i."""
    assert list(egne_lokaltekster(saken(), direktor("beiarn"))) == [("1839", "lokasjoner")]
    assert egne_lokaltekster(saken(), direktor("fauske")) == {}
    assert {"saksframlegg-fauske.pdf", "saksframlegg-fauske.docx"} == {
        n for n in papirene_til(saken(), direktor("fauske")) if n.startswith("saksframlegg")
    }


def mote(nummer: str, dato: date = DAG, referat: str = "Sak 3/18") -> Mote:
    """Give a discussion in a municipality."""
    return Mote(Slag.DROFTET, Sektor.KOMMUNE, "tillitsvalgte", "kommunen", nummer, dato, referat)


def test_moter_fram_i_tid_er_planlagt() -> None:
    """Et møte i morgen er planlagt, ikke holdt."""
    hamaroy = direktor("hamaroy")
    svar = [
        registrer_medvirkning(bruker=hamaroy, sak=saken(), mote=mote("1849", dato)).planlagt
        for dato in (DAG, date(2018, 11, 13))
    ]

    assert svar == [False, True]


def test_bare_egen_kommune() -> None:
    """En kommunedirektør registrerer bare for egen kommune."""
    foer = innhold()
    with pytest.raises(Avvist, match="for din egen kommune"):
        registrer_medvirkning(bruker=direktor("fauske"), sak=saken(), mote=mote("1849"))

    assert set() == endret(foer)


@pytest.mark.parametrize("felt", ["referat", "organ"])
def test_fodselsnummer_i_medvirkningen(felt: str) -> None:
    """Et fødselsnummer i referatet eller organet blir avvist, og ingenting er lagret."""
    foer = innhold()
    m = mote("1849", referat=FNR) if felt == "referat" else Mote(**{**_felt(mote("1849")), "organ": FNR})  # type: ignore[arg-type]
    with pytest.raises(Fodselsnummer):
        registrer_medvirkning(bruker=direktor("hamaroy"), sak=saken(), mote=m)

    assert set() == endret(foer)


def _felt(m: Mote) -> dict[str, object]:
    return {navn: getattr(m, navn) for navn in Mote.__slots__}


def test_fodselsnummer_i_en_bonn_om_drofting() -> None:
    """Journalen kan ikke slettes; derfor slipper ikke et fødselsnummer inn i den."""
    foer = innhold()
    with pytest.raises(Fodselsnummer):
        be_om_drofting(bruker=bruker("hovedtillitsvalgt"), sak=saken(), organ=f"tillitsvalgte {FNR}")

    assert set() == endret(foer)
