"""Tests of what is computed from the acts, with days worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Utfall
from tospann.core.lov.beregn.ansatte import beregn_reservasjon, beregn_tariff
from tospann.core.lov.beregn.instruks import Aktor, Inngrep, adgang, adgangstabell
from tospann.core.lov.beregn.klage import Klagesak, beregn_klageinstans
from tospann.core.lov.beregn.matrise import Deling, matrisen, rute
from tospann.core.lov.beregn.tvistevei import beregn_tvistevei
from tospann.core.lov.beregn.uttreden import beregn_opplosning, beregn_uttreden
from tospann.core.lov.beregn.vedtak import (
    Avstemning,
    UgyldigStemmetall,
    beregn_lovlighetsvindu,
    beregn_vedtak,
    minst_som_maa_stemme,
)
from tospann.core.lov.samarbeidsformer import Organisering, kontroller_form
from tospann.core.lov.tvisteforskriften import Tvistetema
from tospann.core.oppgjor.uttreden import Oppsigelse

ADM, NEMND, TETT, INGEN = (
    Samarbeidsform.VERT_ADMINISTRATIV,
    Samarbeidsform.VERT_NEMND,
    Samarbeidsform.TETT,
    Samarbeidsform.INGEN,
)
OK, NEI, MANGLER, VURDER = Utfall.OPPFYLT, Utfall.IKKE_OPPFYLT, Utfall.MANGLER_OPPLYSNINGER, Utfall.MAA_VURDERES


@pytest.mark.parametrize(
    ("mottatt", "maaneder", "aarsskifte", "siste", "ute"),
    [
        (date(2027, 3, 15), None, False, date(2028, 3, 15), date(2028, 3, 16)),
        (date(2028, 2, 29), None, False, date(2029, 2, 28), date(2029, 3, 1)),
        (date(2027, 2, 28), None, False, date(2028, 2, 28), date(2028, 2, 29)),
        (date(2027, 3, 15), 6, False, date(2027, 9, 15), date(2027, 9, 16)),
        (date(2027, 3, 15), None, True, date(2028, 12, 31), date(2029, 1, 1)),
        (date(2026, 12, 31), None, True, date(2027, 12, 31), date(2028, 1, 1)),
        (date(2027, 8, 31), 18, False, date(2029, 2, 28), date(2029, 3, 1)),
    ],
)
def test_uttreden(mottatt: date, maaneder: int | None, aarsskifte: bool, siste: date, ute: date) -> None:  # noqa: FBT001
    """Fristen løper fra varselet: ett år når ikke noe er avtalt, over skuddår, og til årsskiftet når det er avtalt."""
    dager = [d.dato for d in beregn_uttreden(mottatt, maaneder, ved_aarsskifte=aarsskifte).dager]

    assert [siste, ute] == dager[:2]


@given(st.dates(date(2020, 1, 1), date(2050, 12, 31)), st.integers(0, 60), st.booleans())
def test_uttreden_som_i_oppgjoret(mottatt: date, maaneder: int, aarsskifte: bool) -> None:  # noqa: FBT001
    """Regler og oppgjør regner ut samme dag."""
    oppsigelse = Oppsigelse("1839", mottatt, maaneder, aarsskifte)

    assert oppsigelse.ute_fra == beregn_uttreden(mottatt, maaneder, ved_aarsskifte=aarsskifte).dager[1].dato


def test_kortere_frist_gir_begge_lesemaater() -> None:
    """En kortere frist enn ett år gir dagen etter ordlyden og dagen etter sjekklisten, og viser til tolkningen."""
    kort = beregn_uttreden(date(2027, 3, 15), 11)

    assert [date(2028, 2, 15), date(2028, 2, 16), date(2028, 3, 15)] == [d.dato for d in kort.dager]
    assert "tolkning 0001" in kort.forbehold[0]
    assert len(beregn_uttreden(date(2027, 3, 15), 12).dager) == 2


def test_enige_kan_opplose_straks() -> None:
    """Er alle enige, kan samarbeidet oppløses samme dag."""
    assert [date(2027, 3, 15)] == [d.dato for d in beregn_opplosning(date(2027, 3, 15)).dager]


@pytest.mark.parametrize(
    ("vedtatt", "siste"),
    [
        (date(2027, 5, 6), date(2027, 5, 27)),
        (date(2028, 2, 8), date(2028, 2, 29)),
        (date(2027, 12, 5), date(2027, 12, 27)),
        (date(2027, 4, 26), date(2027, 5, 18)),
        (date(2027, 6, 5), date(2027, 6, 28)),
    ],
)
def test_lovlighetsvinduet(vedtatt: date, siste: date) -> None:
    """Tre uker fra vedtaket ender på samme ukedag, og forlenges når den er en lørdag eller helligdag."""
    assert siste == beregn_lovlighetsvindu(vedtatt).dager[-1].dato


def test_forlengelsen_er_forklart() -> None:
    """Utregningen sier fra når fristen er forlenget, og tier når den ikke er det."""
    assert "forlenges" in beregn_lovlighetsvindu(date(2027, 12, 5)).slik[-1]
    assert len(beregn_lovlighetsvindu(date(2027, 5, 6)).slik) == 1


@pytest.mark.parametrize(("medlemmer", "minst"), [(1, 1), (11, 6), (19, 10), (20, 10), (27, 14)])
def test_minst_som_maa_stemme(medlemmer: int, minst: int) -> None:
    """Minst halvparten må stemme, og en halv rundes opp."""
    assert minst == minst_som_maa_stemme(medlemmer)


@pytest.mark.parametrize(
    ("avstemning", "venter"),
    [
        (Avstemning(19, 10, 0), OK),
        (Avstemning(19, 9, 0), NEI),
        (Avstemning(19, 9, 10), NEI),
        (Avstemning(19, 10, 9), OK),
        (Avstemning(19, 8, 8), MANGLER),
        (Avstemning(19, 8, 8, moteleder_for=True), OK),
        (Avstemning(19, 8, 8, moteleder_for=False), NEI),
        (Avstemning(19, 4, 4, moteleder_for=True), NEI),
    ],
)
def test_vedtak(avstemning: Avstemning, venter: Utfall) -> None:
    """Vedtaksførhet kommer først, så flertallet, og ved likt stemmetall møtelederen."""
    svar, beregning = beregn_vedtak(avstemning)

    assert venter is svar.utfall
    assert svar.begrunnelse == beregning.svar


@pytest.mark.parametrize("tall", [(0, 0, 0), (19, -1, 5), (19, 12, 8)])
def test_stemmetall_som_ikke_kan_stemme(tall: tuple[int, int, int]) -> None:
    """Ingen medlemmer, negative tall og flere stemmer enn medlemmer avvises."""
    with pytest.raises(UgyldigStemmetall):
        Avstemning(*tall)


@pytest.mark.parametrize(
    ("sak", "form", "nevner"),
    [
        (Klagesak.SOSIALE_TJENESTER, ADM, "statsforvalteren"),
        (Klagesak.SOSIALE_TJENESTER, INGEN, "statsforvalteren"),
        (Klagesak.ANDRE_KOMMUNALE, ADM, "kommunen som har delegert"),
        (Klagesak.ANDRE_KOMMUNALE, NEMND, "særskilt klagenemnd"),
        (Klagesak.ANDRE_KOMMUNALE, TETT, "kommunestyret"),
        (Klagesak.STATLIG, ADM, "nærmeste overordnede organ"),
    ],
)
def test_klageinstans(sak: Klagesak, form: Samarbeidsform, nevner: str) -> None:
    """Klageinstansen følger av hva slags vedtak det er og hvilken modell kommunene har valgt."""
    assert nevner in beregn_klageinstans(sak, form).svar


def test_underinstans_og_klagefrist() -> None:
    """Klagen går til den som traff vedtaket, og fristen er tre uker fra underretningen, forlenget over helligdag."""
    nemnd = beregn_klageinstans(Klagesak.SOSIALE_TJENESTER, NEMND, date(2027, 12, 5))

    assert "den felles folkevalgte nemnda" in nemnd.slik[0]
    assert [date(2027, 12, 27)] == [d.dato for d in nemnd.dager]
    assert beregn_klageinstans(Klagesak.STATLIG, ADM).dager == ()


@pytest.mark.parametrize(
    ("aktor", "inngrep", "venter"),
    [
        (Aktor.SAMARBEIDSKOMMUNEN, Inngrep.INSTRUERE, OK),
        (Aktor.SAMARBEIDSKOMMUNEN, Inngrep.OMGJORE, OK),
        (Aktor.ANNEN_SAMARBEIDSKOMMUNE, Inngrep.INSTRUERE, NEI),
        (Aktor.VERTENS_FOLKEVALGTE, Inngrep.INSTRUERE, NEI),
        (Aktor.VERTENS_FOLKEVALGTE, Inngrep.OMGJORE, NEI),
        (Aktor.STATSFORVALTEREN, Inngrep.OMGJORE, VURDER),
    ],
)
def test_hvem_kan_gripe_inn(aktor: Aktor, inngrep: Inngrep, venter: Utfall) -> None:
    """Kommunen saken gjelder, kan instruere og omgjøre; vertens folkevalgte kan ingen av delene."""
    assert venter is adgang(aktor, inngrep).svar.utfall


def test_tabellen_er_hel() -> None:
    """Tabellen svarer for alle, om begge deler, med hjemmel."""
    tabell = adgangstabell()

    assert len(tabell) == len(Aktor) * len(Inngrep)
    assert all(a.hjemmel.kortform() and a.svar.begrunnelse for a in tabell)


def test_tvist_om_innhold_gaar_til_nemnda() -> None:
    """Tvist om det avtalen skal inneholde, går til nemnda innen tre uker etter meklingen, og helgen teller med."""
    vei = beregn_tvistevei(Tvistetema.INNHOLD, date(2027, 6, 5))

    assert [date(2027, 6, 26)] == [d.dato for d in vei.dager]
    assert len(vei.slik) == 4
    assert "innen tre uker" in beregn_tvistevei(Tvistetema.INNHOLD).svar


@pytest.mark.parametrize(
    ("tema", "nevner"),
    [
        (Tvistetema.TILLEGGSTJENESTER, "ikke avgjøres av nemnda"),
        (Tvistetema.PAA_TVERS, "ikke avgjøres av nemnda"),
        (Tvistetema.GJENNOMFORING, "ikke avgjøres av nemnda"),
        (Tvistetema.MELLOM_KOMMUNER, "gjelder ikke mellom kommuner"),
        (Tvistetema.OPPHOLDSKOMMUNE, "statsforvalteren avgjør"),
    ],
)
def test_andre_tvister(tema: Tvistetema, nevner: str) -> None:
    """Andre tvister stopper ved meklingen, i avtalen, eller hos statsforvalteren."""
    assert nevner in beregn_tvistevei(tema).svar


def test_fristene_for_de_ansatte() -> None:
    """Reservasjon tidligst 14 dager etter, tarifferklæring senest tre uker etter, fortrinnsrett ett år."""
    assert date(2027, 10, 15) == beregn_reservasjon(date(2027, 10, 1)).dager[-1].dato
    assert [date(2028, 2, 29), date(2028, 3, 21), date(2029, 2, 28)] == [
        d.dato for d in beregn_tariff(date(2028, 2, 29)).dager
    ]


def test_matrisen_er_hel() -> None:
    """Matrisen svarer for hver form og alt man kan ville dele, med hjemmel."""
    alle = matrisen()

    assert len(alle) == len(Samarbeidsform) * len(Deling)
    assert all(r.hjemmel.kortform() and r.svar.begrunnelse for r in alle)


@pytest.mark.parametrize("form", list(Samarbeidsform))
def test_matrisen_sier_det_samme_som_reglene(form: Samarbeidsform) -> None:
    """Om enkeltvedtak og brukersaker sier matrisen det samme som reglene TFA-1 og TFA-2."""
    org = Organisering(form, (), enkeltvedtak_paa_tvers=True, felles_brukersaker=True)
    svar = {v.regel.id: v.svar.utfall for v in kontroller_form(org, date(2026, 11, 25))}

    assert svar["TFA-1"] is rute(form, Deling.ENKELTVEDTAK).svar.utfall
    assert svar["TFA-2"] is rute(form, Deling.BRUKERSAKER).svar.utfall


def test_tett_samarbeid() -> None:
    """Tett samarbeid kan dele opplæring og anonyme saker, ikke vedtak, vikarer og brukersaker."""
    svar = {d: rute(TETT, d).svar.utfall for d in Deling}

    assert {Deling.OPPLAERING, Deling.ANONYME_SAKER, Deling.STATLIGE} == {d for d, u in svar.items() if u is OK}
    assert {Deling.ENKELTVEDTAK, Deling.FORFALL, Deling.BRUKERSAKER} == {d for d, u in svar.items() if u is NEI}
