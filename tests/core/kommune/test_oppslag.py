"""Looking a municipality up by number or name on a date: reliability's hostile codes, and what people write."""

import unicodedata
from datetime import date

import pytest

from tospann.core.kommune.fylke import Storrelse, fylker, fylker_paa, kommuner_i, storrelse
from tospann.core.kommune.historie import Kommuneversjon
from tospann.core.kommune.navneform import navneform, navnene
from tospann.core.kommune.oppslag import IkkeFunnet, slaa_opp
from tospann.core.kommune.sok import Likhet, likhet, sok
from tospann.imports.register import les_historie

HISTORIE = les_historie()
I_DAG = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("tekst", "dato", "nummer"),
    [
        ("0301", I_DAG, "0301"),
        (" 0301 ", I_DAG, "0301"),
        ("0219", date(2018, 1, 1), "0219"),
        ("0219", date(2019, 12, 31), "0219"),
        ("1507", date(2023, 12, 31), "1507"),
        ("3024", date(2023, 12, 31), "3024"),
        ("Bodø", I_DAG, "1804"),
        ("bodo", I_DAG, "1804"),
        ("BODØ KOMMUNE", I_DAG, "1804"),
        ("Hábmer", I_DAG, "1875"),
        ("Hamarøy", date(2019, 1, 1), "1849"),
        ("Hábmer - Hamarøy", I_DAG, "1875"),
        ("Guovdageaidnu", I_DAG, "5612"),
        ("Kautokeino", date(2019, 1, 1), "2011"),
        ("Raisi", I_DAG, "5544"),
        ("Herøy (Nordland)", date(2021, 1, 1), "1818"),
        ("Sande", I_DAG, "1514"),
    ],
)
def test_finnes(tekst: str, dato: date, nummer: str) -> None:
    """Nummer og navn, norsk, samisk og kvensk, gir kommunen som hadde det den dagen."""
    svar = slaa_opp(HISTORIE, tekst, dato)

    assert isinstance(svar, Kommuneversjon)
    assert svar.kommune.nummer == nummer


IKKE = [
    ("301", I_DAG, "«301» er ikke et kommunenummer (fire siffer). Mente du 0301 Oslo?", ["0301"]),
    ("999", I_DAG, "«999» er ikke et kommunenummer (fire siffer).", []),
    ("18041", I_DAG, "«18041» er ikke et kommunenummer (fire siffer).", []),
    ("9999", I_DAG, "Kommunenummer 9999 har ikke vært i bruk siden 1. januar 2006.", []),
    ("0301", date(2005, 12, 31), "Registeret kjenner kommunene fra 1. januar 2006.", []),
    (
        "1507",
        date(2024, 1, 1),
        (
            "1507 Ålesund var i bruk til og med 31. desember 2023."
            " 1507 Ålesund ble delt 1. januar 2024 mellom 1508 Ålesund og 1580 Haram."
        ),
        ["1508", "1580"],
    ),
    (
        "3024",
        date(2024, 1, 1),
        (
            "3024 Bærum var i bruk til og med 31. desember 2023."
            " 3024 Bærum fikk 1. januar 2024 nummeret 3201 og gikk fra Viken til Akershus."
        ),
        ["3201"],
    ),
    (
        "1580",
        date(2019, 1, 1),
        (
            "1580 Haram ble tatt i bruk 1. januar 2024."
            " 1507 Ålesund ble delt 1. januar 2024 mellom 1508 Ålesund og 1580 Haram."
        ),
        [],
    ),
    (
        "Herøy",
        I_DAG,
        (
            "Flere kommuner heter Herøy 1. januar 2026: 1515 Herøy (Møre og Romsdal), 1818 Herøy (Nordland)."
            " Bruk nummeret."
        ),
        ["1515", "1818"],
    ),
    (
        "Våler",
        I_DAG,
        "Flere kommuner heter Våler 1. januar 2026: 3114 Våler (Østfold), 3419 Våler (Innlandet). Bruk nummeret.",
        ["3114", "3419"],
    ),
    (
        "Sande",
        date(2019, 1, 1),
        (
            "Flere kommuner heter Sande 1. januar 2019: 0713 Sande (Vestfold), 1514 Sande (Møre og Romsdal)."
            " Bruk nummeret."
        ),
        ["0713", "1514"],
    ),
    (
        "tysfjord",
        I_DAG,
        (
            "Ingen kommune heter «tysfjord» 1. januar 2026. 1850 Tysfjord var i bruk til og med 31. desember 2019."
            " 1850 Tysfjord ble delt 1. januar 2020 mellom 1806 Narvik og 1875 Hamarøy."
        ),
        [],
    ),
    ("%", I_DAG, "Ingen kommune heter «%» 1. januar 2026.", []),
    ("Od_a", I_DAG, "Ingen kommune heter «Od_a» 1. januar 2026.", []),
    ("", I_DAG, "Ingen kommune heter «» 1. januar 2026.", []),
    ("١٨٠٤", I_DAG, "«١٨٠٤» er ikke et kommunenummer (fire siffer).", []),
]


@pytest.mark.parametrize(("tekst", "dato", "grunn", "forslag"), IKKE)
def test_finnes_ikke(tekst: str, dato: date, grunn: str, forslag: list[str]) -> None:
    """Det som ikke finnes den dagen, eller kan være flere, blir ikke gjettet: svaret sier hvorfor og hva som menes."""
    svar = slaa_opp(HISTORIE, tekst, dato)

    assert isinstance(svar, IkkeFunnet)
    assert (grunn, forslag) == (svar.grunn, [v.kommune.nummer for v in svar.forslag])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bodø", "BODO"),
        ("Bærum", "baerum"),
        ("Ålesund", "aalesund"),
        ("Hábmer", "habmer"),
        ("Divtasvuodna", "DIVTASVUODNA"),
        ("Gáivuotna - Kåfjord - Kaivuono", "gaivuotna kafjord kaivuono"),
        ("Nåavmesjenjaelmie", "naavmesjenjaelmie"),
        ("Unjárga", "unjarga"),
        ("Loabák", "Loabak kommune"),
        ("Stor-Elvdal", "stor elvdal"),
        ("Fuossko", "  Fuossko  "),
    ],
)
def test_navn_sammenlignes_uten_tegn(a: str, b: str) -> None:
    """Store bokstaver, aksenter, bindestrek og «kommune» skiller ikke to navn."""
    assert navneform(a) == navneform(b)


def test_sammensatte_og_delte_bokstaver_er_like() -> None:
    """Et navn er det samme enten bokstavene er satt sammen (NFC) eller delt (NFD)."""
    for versjon in HISTORIE.paa(I_DAG).values():
        for navn in navnene(versjon):
            assert navneform(unicodedata.normalize("NFD", navn)) == navneform(navn)
            assert navneform(navn)


def numre(tekst: str) -> list[str]:
    """Give the numbers of a search, best first."""
    return [t.versjon.kommune.nummer for t in sok(HISTORIE, tekst, I_DAG).kommuner]


@pytest.mark.parametrize(
    ("tekst", "ventet"),
    [
        ("tysfjord", ["1850"]),
        ("Divtasvuodna", ["1850"]),
        ("1850", ["1850"]),
        ("301", ["0301"]),
        ("bærum", ["3201"]),
        ("3024", ["3024"]),
        ("herøy", ["1515", "1818"]),
        ("HERO", ["1515", "1818"]),
        ("haram", ["1580", "1534"]),
        ("våler", ["3114", "3419"]),
        ("frei", ["1556"]),
    ],
)
def test_sok_finner_gamle_og_nye(tekst: str, ventet: list[str]) -> None:
    """Søket finner gamle navn og numre, de som er i bruk først."""
    assert ventet == numre(tekst)[: len(ventet)]


def test_sok_sier_hva_det_ble() -> None:
    """Et treff som er gått ut av bruk, sier hva kommunen ble til; ett som bare har byttet nummer, står én gang."""
    (tysfjord,) = sok(HISTORIE, "tysfjord", I_DAG).kommuner
    baerum = sok(HISTORIE, "bærum", I_DAG).kommuner[0]

    assert [h.med_dato() for h in tysfjord.ble] == [
        "1850 Tysfjord ble delt 1. januar 2020 mellom 1806 Narvik og 1875 Hamarøy."
    ]
    assert not tysfjord.i_bruk
    assert (baerum.versjon.kommune.nummer, baerum.andre, baerum.ble) == ("3201", ("0219", "3024"), ())


def test_sok_paa_en_annen_dag() -> None:
    """Nummeret som gjaldt den dagen, er treffet; det som var i bruk under et eldre navn, er også i bruk."""
    baerum = sok(HISTORIE, "bærum", date(2018, 1, 1)).kommuner[0]
    trondheim = sok(HISTORIE, "tråante", date(2019, 1, 1)).kommuner[0]

    assert (baerum.versjon.kommune.nummer, baerum.andre, baerum.i_bruk) == ("0219", ("3024", "3201"), True)
    assert (trondheim.versjon.kommune.navn, trondheim.navn, trondheim.i_bruk) == ("Trondheim", "Tråante", True)


def test_sok_spor_hvilken() -> None:
    """Heter flere kommuner akkurat det en søkte på, sier svaret fra."""
    assert sok(HISTORIE, "Herøy", I_DAG).flere_samme_navn
    assert not sok(HISTORIE, "Hero", I_DAG).flere_samme_navn
    assert not sok(HISTORIE, "Sande", I_DAG).flere_samme_navn
    assert sok(HISTORIE, "Sande", date(2019, 1, 1)).flere_samme_navn


@pytest.mark.parametrize("tekst", ["%", "_", "*", ".", "\\", "(", "[a-z]", "' OR 1=1 --", "\0", "", "   ", "-", "🙂"])
def test_jokertegn_betyr_ingenting(tekst: str) -> None:
    """Jokertegn og programtekst er bare tegn, og finner ingenting."""
    svar = sok(HISTORIE, tekst, I_DAG)

    assert (svar.kommuner, svar.fylker) == ((), ())


def test_lang_tekst() -> None:
    """En tekst på hundre tusen tegn gir et tomt svar, fort."""
    assert numre("ø" * 100_000) == []


def test_sok_finner_fylker() -> None:
    """Søket finner fylker som er og har vært, også på nummer."""
    assert [(f.nummer, f.navn) for f in sok(HISTORIE, "troms", I_DAG).fylker] == [
        ("19", "Troms"),
        ("54", "Troms og Finnmark"),
        ("55", "Troms"),
    ]
    assert [f.navn for f in sok(HISTORIE, "18", I_DAG).fylker] == ["Nordland"]


def test_likhetens_rekkefolge() -> None:
    """Helt likt er bedre enn begynnelsen, som er bedre enn begynnelsen på et ord, som er bedre enn inni."""
    grader = [likhet("nord", [navn]) for navn in ("Nord", "Nordre Land", "Sør-Nordland", "Finnord", "Sør")]

    assert [g and g[0] for g in grader] == [*Likhet, None]
    assert sorted(Likhet) == list(Likhet)


def test_fylker() -> None:
    """Norge hadde 19 fylker i 2017, 18 i 2018, 11 i 2020 og 15 fra 2024, og hver kommune er i ett."""
    assert [len(fylker_paa(HISTORIE, date(a, 1, 1))) for a in (2017, 2018, 2020, 2024)] == [19, 18, 11, 15]
    assert sum(len(kommuner_i(HISTORIE, f.nummer, I_DAG)) for f in fylker_paa(HISTORIE, I_DAG)) == 357
    viken = next(f for f in fylker(HISTORIE) if f.navn == "Viken")

    assert (viken.nummer, viken.periode.fra, viken.periode.til) == ("30", date(2020, 1, 1), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("folk", "klasse"),
    [
        (0, Storrelse.UNDER_2000),
        (1999, Storrelse.UNDER_2000),
        (2000, Storrelse.UNDER_5000),
        (4999, Storrelse.UNDER_5000),
        (5000, Storrelse.UNDER_10000),
        (10_000, Storrelse.UNDER_20000),
        (49_999, Storrelse.UNDER_50000),
        (50_000, Storrelse.STORRE),
        (700_000, Storrelse.STORRE),
    ],
)
def test_storrelse(folk: int, klasse: Storrelse) -> None:
    """Grensene hører til klassen over."""
    assert klasse is storrelse(folk)
