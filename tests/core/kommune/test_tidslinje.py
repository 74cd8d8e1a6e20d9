"""A series through time: whole where it can be compared, broken where it cannot, and an estimate only when asked."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

import pytest

from tospann.core.felles.kilde import Kildeslag
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.deling import Delingsvekt
from tospann.core.kommune.statistikk import ALDER, FOLKETALL, LANDAREAL, Merke, Serie, Statistikkrad
from tospann.core.kommune.tidslinje import Punktslag, Tidslinje, berorte, tidslinje
from tospann.imports.register import les_areal, les_folketall, les_historie, les_vekter

HISTORIE, VEKTER = les_historie(), les_vekter()
RADER = [*les_folketall(), *les_areal()]
I_DAG, I_2019 = date(2026, 1, 1), date(2019, 12, 31)
HELT, ANSLAG, BRUDD, UKJENT = Punktslag.HELT, Punktslag.ANSLAG, Punktslag.BRUDD, Punktslag.UKJENT
KILDE = next(r.kilde for r in RADER)


def rader(nummer: str, dato: date, serie: Serie = FOLKETALL) -> list[Statistikkrad]:
    """Give the figures the line needs: of all that are touched, and the joined ones."""
    alle = berorte(HISTORIE, nummer, dato)
    return [r for r in RADER if r.serie is serie and (r.omraade in alle or "+" in r.omraade)]


def linje(
    nummer: str,
    dato: date = I_DAG,
    *,
    med_anslag: bool = False,
    vekter: Iterable[Delingsvekt] = VEKTER,
    serie: Serie = FOLKETALL,
) -> Tidslinje:
    """Put together a line from the real figures."""
    return tidslinje(HISTORIE, rader(nummer, dato, serie), (nummer, dato), vekter, med_anslag=med_anslag)


def slag(svar: Tidslinje) -> dict[int, Punktslag]:
    """Give the kind of each point by year."""
    return {p.dato.year: p.slag for p in svar.punkter}


def test_nytt_nummer_bryter_ikke() -> None:
    """Bærum har tre numre og én linje: fra 114 489 i 2012 til 133 228 i 2026."""
    svar = linje("3201")

    assert set(slag(svar).values()) == {HELT}
    assert svar.brudd() == ()
    assert [svar.kjente()[0][1].verdi, svar.kjente()[-1][1].verdi] == [114_489, 133_228]


def test_sammenslaaing_er_summen_av_delene() -> None:
    """Indre Østfold i 2019 er summen av de fem kommunene, med dem som ledd, og med grensene sagt."""
    tall = linje("3118").paa(date(2019, 1, 1)).verdi
    assert isinstance(tall, Tall)

    assert len(tall.ledd) == 5
    assert tall.verdi == sum(int(t.som_brok()) for t in tall.ledd)
    assert (tall.dato, tall.formel) == (date(2019, 1, 1), "sum av kommunene den er satt sammen av")
    assert tall.gjelder == "Indre Østfold med grensene 1. januar 2026"


def test_delt_kommune_bryter_linja() -> None:
    """Hamarøy kan ikke sammenlignes med noe før 2020, fordi Tysfjord ble delt; punktene sier det og har ingen tall."""
    svar = linje("1875")

    assert {aar for aar, s in slag(svar).items() if s is BRUDD} == {2012, 2013, 2016, 2017, 2018, 2019}
    assert [p for p in svar.punkter if p.slag is BRUDD and isinstance(p.verdi, Tall)] == []
    (brudd,) = svar.brudd()
    assert (brudd.etter, brudd.foer) == (date(2019, 1, 1), date(2020, 1, 1))
    assert brudd.grunn == "Ikke sammenlignbart: 1850 Tysfjord ble delt 1. januar 2020."


def test_anslag_bare_naar_en_ber_om_det() -> None:
    """Med anslag får årene før et tall fra vektene; det er en forutsetning, og linja er brutt like fullt."""
    svar = linje("1875", med_anslag=True)
    tall = svar.paa(date(2019, 1, 1)).verdi
    assert isinstance(tall, Tall)

    assert slag(svar)[2019] is ANSLAG
    assert len(svar.brudd()) == 1
    assert tall.verdi == round(1747 + 1925 * Fraction(1019, 1764)) == 2859
    assert tall.hviler_paa_forutsetning
    assert not tall.er_forutsetning
    (andel,) = [t for t in tall.ledd if t.kilde.slag is Kildeslag.FORUTSETNING]
    assert (andel.verdi, andel.navn) == (Fraction(101900, 1764), "Delen av Tysfjord som er i Hamarøy")
    assert "folketallet 1.1.2020 i den nye kommunen" in andel.kilde.tittel


def test_uten_vekter_finnes_ingen_anslag() -> None:
    """Uten vekter blir det ikke noe anslag, heller ikke når en ber om det."""
    svar = linje("1875", med_anslag=True, vekter=())
    verdi = svar.paa(date(2019, 1, 1)).verdi

    assert slag(svar)[2019] is BRUDD
    assert isinstance(verdi, Ukjent)
    assert verdi.tiltak == "Legg inn delingsvekter med kilde."


def test_land_deles_ikke_som_folk() -> None:
    """Vektene er folk; arealet til en delt kommune blir ikke anslått med dem."""
    assert slag(linje("1875", med_anslag=True, serie=LANDAREAL)) == {2018: BRUDD, 2020: HELT, 2024: HELT}


def test_haram_brytes_der_den_var_borte() -> None:
    """Haram er den samme før 2020 og fra 2024; bare årene i Ålesund kan ikke sammenlignes."""
    svar = linje("1580")

    assert {aar for aar, s in slag(svar).items() if s is BRUDD} == {2020, 2022, 2023}
    assert [(b.etter.year, b.foer.year) for b in svar.brudd()] == [(2019, 2020), (2023, 2024)]


def test_framover_for_den_som_ble_borte() -> None:
    """Tysfjord i 2019 har linja si til 2019, og sier siden at den ble delt."""
    svar = linje("1850", I_2019)

    assert slag(svar)[2019] is HELT
    assert slag(svar)[2020] is BRUDD
    assert svar.brudd()[0].grunn == "Ikke sammenlignbart: 1850 Tysfjord ble delt 1. januar 2020."


def test_framover_for_den_som_ble_slaatt_sammen() -> None:
    """Gamle Hamarøy følges ikke inn i den nye, som er større; den som bare fikk nytt nummer, følges."""
    hamaroy = linje("1849", I_2019).paa(date(2020, 1, 1))

    assert (hamaroy.slag, hamaroy.grunn) == (
        BRUDD,
        "Ikke sammenlignbart: 1849 Hamarøy er siden slått sammen med andre.",
    )
    assert linje("0219", I_2019).kjente()[-1][1].verdi == 133_228


def test_samlet_tall_for_flere() -> None:
    """Sandefjord i 2012 er det samlede tallet SSB har for de tre kommunene; Stokke i 2012 er ikke kjent."""
    sandefjord, stokke = linje("3907"), linje("0720", date(2013, 1, 1))

    assert sandefjord.paa(date(2012, 1, 1)).verdi.verdi == 60_776  # type: ignore[union-attr] # it is a figure
    assert stokke.paa(date(2012, 1, 1)).slag is UKJENT
    assert stokke.paa(date(2012, 1, 1)).grunn == "Tallet for Stokke 1. januar 2012 mangler."


@pytest.mark.parametrize("merke", list(Merke))
def test_merket_tall_er_ukjent(merke: Merke) -> None:
    """Et tall kilden har skjult eller ikke har, er ukjent, bryter ikke linja og er aldri null."""
    ekte = [r for r in rader("3201", I_DAG) if r.dato.year != 2013]
    svar = tidslinje(
        HISTORIE, [*ekte, Statistikkrad(FOLKETALL, "0219", date(2013, 1, 1), merke, KILDE)], ("3201", I_DAG), VEKTER
    )

    assert slag(svar)[2013] is UKJENT
    assert "Tallet for Bærum 1. januar 2013" in svar.paa(date(2013, 1, 1)).grunn
    assert svar.brudd() == ()
    assert len(svar.kjente()) == len(svar.punkter) - 1


def test_en_del_som_mangler_gjor_summen_ukjent() -> None:
    """Mangler tallet for én av kommunene, er summen ukjent, ikke for liten."""
    uten = [r for r in rader("3118", I_DAG) if r.omraade != "0138"]
    punkt = tidslinje(HISTORIE, uten, ("3118", I_DAG), VEKTER).paa(date(2018, 1, 1))

    assert (punkt.slag, punkt.grunn) == (UKJENT, "Tallet for Hobøl 1. januar 2018 mangler.")


def test_hvert_tall_har_sin_egen_id_og_dato() -> None:
    """Tallene på linja har hver sin id, ledd som kan åpnes, og en kilde nederst."""
    tall = [t for _, t in linje("1875", med_anslag=True).kjente()]
    alle = list(med_grunnlag(tall))

    assert len({t.id for t in tall}) == len(tall)
    assert len({(t.id, t.verdi) for t in alle}) == len({t.id for t in alle})
    assert all(t.ledd or t.kilde.utgiver for t in alle)


def test_ingen_tall() -> None:
    """Uten tall finnes ingen linje, og et nummer som ikke var i bruk, kan ikke ha noen."""
    with pytest.raises(ValueError, match="Det finnes ingen tall for 1875"):
        tidslinje(HISTORIE, [], ("1875", I_DAG))
    with pytest.raises(ValueError, match="var ikke i bruk"):
        linje("1850", I_DAG)


def test_hele_landet_er_like_mange_i_dagens_grenser() -> None:
    """Med anslag er kommunene i dagens grenser til sammen hele landet hvert år, så nær som avrundingen."""
    norge = {2018: 5_295_619, 2019: 5_328_212, 2020: 5_367_580}
    linjer = [linje(nummer, med_anslag=True) for nummer in HISTORIE.paa(I_DAG)]
    for aar, folk in norge.items():
        summer = [p.verdi.som_brok() for svar in linjer if isinstance((p := svar.paa(date(aar, 1, 1))).verdi, Tall)]
        assert len(summer) == 357
        assert -3 <= sum(summer, Fraction()) - folk <= 3


def test_aldersgruppene_er_hele_linja() -> None:
    """Aldersgruppene satt sammen på samme måte er til sammen folketallet."""
    svar = [linje("3118", serie=s).paa(date(2018, 1, 1)).verdi for s in ALDER]

    assert sum(int(t.som_brok()) for t in svar if isinstance(t, Tall)) == int(
        linje("3118").paa(date(2018, 1, 1)).verdi.som_brok()  # type: ignore[union-attr] # it is a figure
    )
