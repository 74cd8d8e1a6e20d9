"""Tests of the agreement as a text: built, changed and compared."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.avtale.eksempel import DELTAKERE, FAUSKE, HAMAROY, MALER, NEMND, SALTDAL, SORFOLD, VILKAR, avtale

from tospann.core.avtale.avtale import Samarbeidsavtale, UkjentKlausul
from tospann.core.avtale.bygging import UgyldigFelt, bygg_avtale
from tospann.core.avtale.felt import FELT, frist_tekst, kommunelinje, standardfelt
from tospann.core.avtale.forskjell import Klausulendringsslag, berorte_bokstaver, forskjell
from tospann.core.avtale.klausul import IKKE_FASTSATT, Klausul, UgyldigKlausul
from tospann.core.avtale.tema import BOKSTAVER
from tospann.core.avtale.vilkar import UgyldigVilkar, minstetjenester

AVTALE = avtale()
KLAUSUL_ID = st.sampled_from([k.id for k in AVTALE.klausuler])


def test_klausulene_er_nummerert() -> None:
    """Klausulene er nummerert fra én uten hull, og teksten viser nummer og tittel."""
    assert list(range(1, len(AVTALE.klausuler) + 1)) == [k.nummer for k in AVTALE.klausuler]
    assert "\n2. Vertskommune\n\nFauske kommune er vertskommune." in AVTALE.tekst()


def test_alle_bokstavene_er_dekket() -> None:
    """Klausulbanken gir en avtale som dekker hver bokstav i § 20-4 tredje ledd."""
    assert all(AVTALE.dekker(bokstav) for bokstav in BOKSTAVER)


def test_ingen_felt_blir_staaende() -> None:
    """Ingen felt og ingen hull blir stående igjen i en ferdig avtale."""
    assert "$" not in AVTALE.tekst()
    assert IKKE_FASTSATT not in AVTALE.tekst()


def test_det_som_ikke_er_bestemt_staar_i_teksten() -> None:
    """En avtale kan bygges før alt er bestemt, og da står det i teksten hva som ikke er fastsatt."""
    utkast = avtale(replace(VILKAR, vert=None, oppstart=None))

    assert {"vert", "overforing"} <= {k.id for k in utkast.klausuler if k.er_ufullstendig}


def test_samisk_bare_naar_det_gjelder() -> None:
    """Klausulen om samisk er med når en deltaker hører til forvaltningsområdet, og ellers ikke."""
    uten = avtale(replace(VILKAR, samiske_kommuner=frozenset()))

    assert (bool(AVTALE.dekker("samisk")), bool(uten.dekker("samisk"))) == (True, False)
    assert AVTALE.dekker("samisk")[0].tekst.startswith("Hamarøy hører til")


def test_nemndsmodellen_har_egne_klausuler() -> None:
    """Nemndsmodellen har klausuler om nemnda og ikke om delegering mellom kommunedirektører."""
    nemnd = avtale(NEMND)

    assert "– Beiarn kommune: 2" in nemnd.dekker("nemnd")[0].tekst
    assert "instruerer sin egen kommunedirektør" not in nemnd.tekst()
    assert not AVTALE.dekker("nemnd")


def test_ulike_tjenester_gir_egen_klausul() -> None:
    """Har ikke alle kommunene de samme tjenestene, får avtalen en egen klausul om det."""
    rus = minstetjenester([FAUSKE, SALTDAL])[0]
    ulik = avtale(replace(VILKAR, tjenester=(*VILKAR.tjenester, replace(rus, id="rus", navn="Rusoppfølging"))))

    assert "Rusoppfølging (sosialtjenesteloven § 17): Fauske og Saltdal" in ulik.dekker("avvik-tjenester")[0].tekst


def test_partene_staar_med_nummer() -> None:
    """En part står med kommunenummer, og med organisasjonsnummer når vi har det."""
    assert kommunelinje(SORFOLD) == "Sørfold kommune (kommunenummer 1845)"
    assert kommunelinje(replace(SORFOLD, orgnr="972417750")).endswith("1845, organisasjonsnummer 972417750)")


def test_uten_avtalt_frist_gjelder_ett_aar() -> None:
    """Er ingen frist avtalt, skriver avtalen lovens tolv måneder."""
    assert (frist_tekst(None), frist_tekst(1), frist_tekst(18)) == ("12 måneder", "1 måned", "18 måneder")


def test_ukjent_felt_avvises() -> None:
    """Et felt som ikke står på listen, avvises."""
    with pytest.raises(UgyldigFelt, match="bankkonto"):
        bygg_avtale(MALER, VILKAR, {**standardfelt(VILKAR), "bankkonto": "1"})


def test_felt_uten_verdi_avvises() -> None:
    """En klausul som mangler en verdi, avvises med klausulens navn."""
    felt = {k: v for k, v in standardfelt(VILKAR).items() if k != "nokkel"}

    with pytest.raises(UgyldigFelt, match="«okonomi» trenger en verdi for «nokkel»"):
        bygg_avtale(MALER, VILKAR, felt)


def test_en_mal_med_fremmed_felt_avvises() -> None:
    """En mal som spør etter noe utenfor listen, avvises også når noen har sendt med verdien."""
    fremmed = replace(MALER[0], tekst="$passord")

    with pytest.raises(UgyldigFelt, match="passord"):
        bygg_avtale([fremmed], VILKAR, standardfelt(VILKAR))


def test_dollartegn_i_en_verdi_er_bare_tekst() -> None:
    """Et dollartegn i en verdi blir aldri lest som et felt."""
    bygd = bygg_avtale(MALER, VILKAR, {**standardfelt(VILKAR), "vert": "$oppstart {0} %s"})

    assert "$oppstart {0} %s er vertskommune." in bygd.tekst()


def test_standardfeltene_er_hele_listen() -> None:
    """Vilkårene gir en verdi til hvert eneste felt."""
    assert set(FELT) == set(standardfelt(VILKAR))


def test_ukjent_tema_avvises() -> None:
    """En klausul som sier at den dekker noe ukjent, avvises: en skrivefeil ville skjult et hull."""
    with pytest.raises(UgyldigKlausul, match="okonmi"):
        Klausul("x", "X", "Tekst", frozenset({"okonmi"}), 1)


def test_samme_kommune_to_ganger() -> None:
    """En kommune kan ikke delta to ganger, og fristen kan ikke være negativ."""
    with pytest.raises(UgyldigVilkar):
        replace(VILKAR, deltakere=(*DELTAKERE, FAUSKE))
    with pytest.raises(UgyldigVilkar):
        replace(VILKAR, oppsigelse_maaneder=-1)


def test_klausul_uten_tekst_dekker_ingenting() -> None:
    """En klausul som er tømt for tekst, dekker ikke lenger noe."""
    tom = AVTALE.med_klausul(replace(AVTALE.dekker("f")[0], tekst=" \n"))

    assert tom.dekker("f") == ()


def test_ut_og_inn_igjen() -> None:
    """En klausul som tas ut og settes inn på samme sted, gir den samme teksten tilbake."""
    klausul = AVTALE.dekker("f")[0]
    uten = AVTALE.uten_klausul(klausul.id)

    assert uten.fingeravtrykk != AVTALE.fingeravtrykk
    assert uten.med_klausul(klausul) == AVTALE


def test_ny_klausul_settes_inn_paa_nummeret() -> None:
    """En ny klausul settes inn på nummeret sitt, og sist når nummeret er for høyt."""
    forst, sist = (AVTALE.med_klausul(Klausul("ny", "Ny", "Tekst", frozenset(), n)) for n in (1, 999))

    assert forst.klausuler[0].id == "ny"
    assert (sist.klausuler[-1].id, sist.klausuler[-1].nummer) == ("ny", len(AVTALE.klausuler) + 1)


def test_ukjent_klausul_kan_ikke_tas_ut() -> None:
    """Å ta ut en klausul som ikke finnes, er en feil og ikke ingenting."""
    with pytest.raises(UkjentKlausul):
        AVTALE.uten_klausul("finnes-ikke")


def test_fingeravtrykket_folger_teksten() -> None:
    """Et komma endrer fingeravtrykket; et nytt versjonsnummer gjør det ikke."""
    klausul = AVTALE.dekker("f")[0]

    assert replace(AVTALE, versjon=2).fingeravtrykk == AVTALE.fingeravtrykk
    assert AVTALE.med_klausul(replace(klausul, tekst=klausul.tekst + ",")).fingeravtrykk != AVTALE.fingeravtrykk


def test_forskjellen_nevner_bokstavene() -> None:
    """Forskjellen mellom to versjoner viser klausul for klausul hva som er endret, og hvilke bokstaver det gjelder."""
    okonomi = AVTALE.dekker("f")[0]
    ny = AVTALE.uten_klausul("formaal").med_klausul(replace(okonomi, tekst="Likt mellom alle."))
    endringer = {e.klausul_id: e for e in forskjell(AVTALE, ny)}

    assert {id_: e.slag for id_, e in endringer.items()} == {
        "formaal": Klausulendringsslag.FJERNET,
        "okonomi": Klausulendringsslag.ENDRET,
    }
    assert berorte_bokstaver(endringer.values()) == ("f",)


def test_ny_klausul_er_lagt_til() -> None:
    """En klausul som bare finnes i den nye versjonen, er lagt til."""
    uten = AVTALE.uten_klausul("tvist")

    assert [(e.slag, e.klausul_id, e.for_) for e in forskjell(uten, AVTALE)] == [
        (Klausulendringsslag.LAGT_TIL, "tvist", "")
    ]


def test_nytt_nummer_er_ingen_endring() -> None:
    """At en klausul får nytt nummer, er ikke en endring."""
    snudd = Samarbeidsavtale(VILKAR, tuple(reversed(AVTALE.klausuler)))

    assert forskjell(AVTALE, snudd) == ()


def test_et_tema_som_flyttes_teller_begge_veier() -> None:
    """Slutter en klausul å dekke en bokstav, er bokstaven berørt selv om teksten er den samme."""
    klausul = AVTALE.dekker("f")[0]

    assert berorte_bokstaver(forskjell(AVTALE, AVTALE.med_klausul(replace(klausul, dekker=frozenset())))) == ("f",)


def test_hamaroy_er_samisk_deltaker() -> None:
    """Vilkårene vet hvilke deltakere som hører til forvaltningsområdet for samiske språk."""
    assert VILKAR.samiske_deltakere == (HAMAROY,)


@settings(deadline=None)
@given(KLAUSUL_ID)
def test_en_fjernet_klausul_er_hele_forskjellen(klausul_id: str) -> None:
    """Uansett hvilken klausul som tas ut, er den og bare den forskjellen."""
    funnet = forskjell(AVTALE, AVTALE.uten_klausul(klausul_id))

    assert [(Klausulendringsslag.FJERNET, klausul_id)] == [(e.slag, e.klausul_id) for e in funnet]
