"""Accounts and positions from hostile files (reliability.md 5.2): read exactly, or refused with row and reason."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from tests.imports.regnearkfiler import bok

from tospann.core.felles.periode import Periode
from tospann.imports.avvisning import FilAvvist
from tospann.imports.kolonnekobling import gjett
from tospann.imports.regnskapsfil import FELT, Regnskap, les_regnskap
from tospann.imports.stillingsfil import FELT as STILLINGSFELT
from tospann.imports.stillingsfil import Stillingslinje, les_stillinger
from tospann.imports.trykttabell import les_fil

HODE = "Konto;Tekst;Periode;Beløp"
PARTER = {"beiarn": "1839", "1839": "1839"}


def les(*linjer: str, hode: str = HODE, koding: str = "utf-8") -> Regnskap:
    """Read accounts with the columns found from the headings."""
    nett = les_fil("\r\n".join([hode, *linjer]).encode(koding), "regnskap.csv")
    return les_regnskap(nett, gjett(nett, FELT, {}), 2020)


def ore(belop: str) -> int:
    """Read one amount."""
    return les(f"10100;Lønn;2020-01;{belop}").linjer[0].belop.ore


def avvist(*linjer: str, hode: str = HODE) -> list[str]:
    """Give every refusal of a file."""
    with pytest.raises(FilAvvist) as feil:
        les(*linjer, hode=hode)
    return [str(a) for a in feil.value.avvisninger]


@pytest.mark.parametrize(
    ("skrevet", "venter"),
    [
        ("1234,50", 123450),
        ("1 234,50", 123450),
        ("1\u00a0234,50", 123450),
        ("1\u202f234,50", 123450),
        ("1234,5", 123450),
        ("1234", 123400),
        ("-100", -10000),
        ("\u2212100", -10000),
        ("\u2013100", -10000),
        ("0", 0),
        ("999 999 999 999,99", 99999999999999),
    ],
)
def test_belop_leses_eksakt(skrevet: str, venter: int) -> None:
    """Tre slags mellomrom mellom tusenene, desimalkomma og tre slags minus gir samme øre."""
    assert ore(skrevet) == venter


@pytest.mark.parametrize(
    "skrevet",
    [
        *("1.234,50", "1,234.50", "1'234.50", "12,345", "0,005", "0,0049999999999999999999", "12 34,50"),
        *("100-", "(100)", "1e3", "1E+05", "0x10", "1_000", "١٢٣", "NaN", "inf", "-0", "+5", "", "kr 100", "100,-"),
        *("10000000000000000", "=1+1", "+1+1", "-2+3", "@SUM(1)", "-", "#REF!", "0100"),
    ],
)
def test_belop_som_kan_leses_paa_flere_maater(skrevet: str) -> None:
    """Et beløp som kan bety to ting, eller ingen, blir avvist med rad og kolonne; ingenting gjettes."""
    assert [a.partition(":")[0] for a in avvist(f"10100;Lønn;2020-01;{skrevet}")] == ["Rad 2, Beløp"]


@pytest.mark.parametrize("tekst", ["=SUM(A1:A9)", "@SUM(1)", "=cmd|'/c calc'!A1", "+1+1", "＝1+1"])
def test_formler_i_teksten_er_tekst(tekst: str) -> None:
    """Det som ligner en formel i tekstkolonnen, er bare tekst."""
    assert les(f"10100;{tekst};2020-01;1").linjer[0].tekst == tekst


@pytest.mark.parametrize("koding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
def test_tegnsettene(koding: str) -> None:
    """UTF-8, UTF-8 med merke, Windows-1252, Latin-1 og UTF-16 gir de samme bokstavene."""
    assert les("10100;Lønn på Røst;2020-01;1", koding=koding).linjer[0].tekst == "Lønn på Røst"


def test_odelagte_bokstaver() -> None:
    """En fil som har vært gjennom feil tegnsett, blir avvist, ikke lagret med «Ã¸»."""
    feil = avvist("10100;LÃ¸nn;2020-01;1")

    assert [a.partition(".")[0] for a in feil] == [
        "Rad 2, hele fila: har ødelagte bokstaver (for eksempel «Ã¦» for «æ»)"
    ]


@pytest.mark.parametrize("periode", ["2020-01", "2020-01-15", "15.01.2020", "01.2020", "1", "202001", "januar"])
def test_maanedene(periode: str) -> None:
    """Måneden kan være skrevet på de måtene regnskapssystemene skriver den."""
    linje = les(f"10100;Lønn;{periode};1").linjer[0]

    assert linje.periode == Periode(linje.periode.fra.replace(day=1), linje.periode.fra.replace(month=2, day=1))


@pytest.mark.parametrize(
    "periode",
    ["01.02.03", "2026-02-30", "31.04.2020", "46000", "0000-00-00", "2019-12", "13", "0", "", "202013", "i fjor"],
)
def test_perioder_som_ikke_er_i_aaret(periode: str) -> None:
    """En dato som ikke finnes, eller som er i et annet år, blir avvist med rad og kolonne."""
    assert [a.partition(":")[0] for a in avvist(f"10100;Lønn;{periode};1")] == ["Rad 2, Periode"]


def test_fra_og_til_dato() -> None:
    """Har fila egne datoer for hva kostnaden gjelder, leses de; siste dag er med."""
    linje = les("10100;1;15.01.2020;2020-02-29", hode="Konto;Beløp;Fra og med;Til og med").linjer[0]

    assert linje.periode == Periode(date(2020, 1, 15), date(2020, 3, 1))


@pytest.mark.parametrize(
    ("datoer", "hvor"),
    [("15.01.2020;", "Til og med"), ("15.01.2020;14.01.2020", "Til og med"), ("31.12.2019;1.1.2020", "Fra og med")],
)
def test_fra_og_til_som_ikke_kan_vaere(datoer: str, hvor: str) -> None:
    """En halv periode, en som slutter før den begynner, eller en i et annet år, avvises."""
    hode = "Konto;Beløp;Fra og med;Til og med"

    assert [a.partition(":")[0] for a in avvist(f"10100;1;{datoer}", hode=hode)] == [f"Rad 2, {hvor}"]


def test_sumrader_kontrolleres_og_telles_ikke() -> None:
    """En sumrad blir kjent igjen, holdt opp mot linjene over og ikke tatt med to ganger."""
    regnskap = les(
        "10100;Lønn;1;100", "10100;Lønn;2;200", ";Sum 10100;;300", "11900;Leie;1;50", ";Delsum;;50", ";Totalt;;350"
    )

    assert (regnskap.i_alt().ore, len(regnskap.linjer), len(regnskap.summer)) == (35000, 3, 3)


def test_en_sum_som_ikke_stemmer() -> None:
    """En sum som ikke stemmer med linjene over, blir avvist med begge tallene."""
    assert avvist("10100;Lønn;1;100", ";Sum;;101") == [
        "Rad 3, Beløp: «Sum» er 101,00\u00a0kr, men linjene over blir 100,00\u00a0kr"
    ]


def test_kolonner_i_annen_rekkefolge() -> None:
    """Kolonnene finnes av overskriftene, i hvilken rekkefølge de enn står."""
    assert les("5,00;10100", hode="Beløp;Konto").linjer[0].belop.ore == 500


@pytest.mark.parametrize("hode", ["Konto;Tekst;Periode", "Tall;Tekst", "Konto;Konto;Beløp;Beløp"])
def test_kolonner_som_mangler_eller_er_doble(hode: str) -> None:
    """Mangler konto eller beløp, eller er en overskrift brukt to ganger, blir fila avvist."""
    assert avvist(";".join(["1"] * (hode.count(";") + 1)), hode=hode) != []


@pytest.mark.parametrize("data", [b"", b"\r\n", b"Konto;Bel\xc3\xb8p", b"Konto;Bel\xc3\xb8p\r\n"])
def test_tomme_filer(data: bytes) -> None:
    """En tom fil, og en fil med bare overskrift, blir avvist."""

    def lest() -> Regnskap:
        nett = les_fil(data, "tom.csv")
        return les_regnskap(nett, gjett(nett, FELT, {}), 2020)

    with pytest.raises(FilAvvist):
        lest()


def test_hver_feil_nevnes() -> None:
    """Alle feil i fila kommer på én gang, så de kan rettes i én omgang."""
    assert [a.partition(":")[0] for a in avvist("x;Lønn;1;1", "10100;Lønn;99;1", "10100;Lønn;1;1.0")] == [
        "Rad 2, Konto",
        "Rad 3, Periode",
        "Rad 4, Beløp",
    ]


def test_fodselsnummer_i_fila() -> None:
    """Noe som ligner et fødselsnummer, i hvilken kolonne det enn er, gjør at fila blir avvist."""
    assert [a.partition(":")[0] for a in avvist("10100;Lønn 010101 12377;1;1")] == ["Rad 2, Tekst"]


def test_for_mange_rader() -> None:
    """En fil med for mange rader stanses av grensen."""
    assert any("mer enn 2000 rader" in a for a in avvist(*["10100;Lønn;1;1"] * 2100))


def test_excel_gir_det_samme() -> None:
    """Et regneark med tall gir de samme ørene som CSV."""
    nett = les_fil(bok((("Konto", "Beløp", "Periode"), (10100, 1234.5, "2020-01"), (10100, -0.1, "2020-02"))), "a.xlsx")

    assert [li.belop.ore for li in les_regnskap(nett, gjett(nett, FELT, {}), 2020).linjer] == [123450, -10]


def test_det_som_ble_valgt_sist_gaar_foran() -> None:
    """Valgte dere «Regnskap» som beløp sist, velges det igjen, selv om fila også har «Beløp»."""
    nett = les_fil("Konto;Beløp;Regnskap\r\n10100;1;2".encode(), "a.csv")

    assert gjett(nett, FELT, {"belop": "Regnskap"})["belop"] == "Regnskap"


def stillinger(*linjer: str) -> tuple[Stillingslinje, ...]:
    """Read positions."""
    nett = les_fil("\r\n".join(["Kommune;Årsverk;Fra;Til", *linjer]).encode(), "a.csv")
    return les_stillinger(nett, gjett(nett, STILLINGSFELT, {}), PARTER)


def test_stillinger() -> None:
    """Årsverk leses med desimalkomma, for kommuner og stat, med og uten sluttdato."""
    lest = stillinger("1839;1,5;01.01.2020;", "Beiarn kommune;0,2;2020-07-01;2021-01-01", "Stat;16;01.01.2020;")

    assert [(s.part, s.antall) for s in lest] == [
        ("1839", Fraction(3, 2)),
        ("1839", Fraction(1, 5)),
        ("stat", Fraction(16)),
    ]


@pytest.mark.parametrize(
    ("linje", "hvor"),
    [
        ("1804;1;01.01.2020;", "Rad 2, Kommune"),
        ("1839;-1;01.01.2020;", "Rad 2, Årsverk"),
        ("1839;1.5;01.01.2020;", "Rad 2, Årsverk"),
        ("1839;;01.01.2020;", "Rad 2, Årsverk"),
        ("1839;1;31.02.2020;", "Rad 2, Fra"),
        ("1839;1;01.02.20;", "Rad 2, Fra"),
        ("1839;1;01.01.2020;01.01.2019", "Rad 2, Til"),
    ],
)
def test_stillinger_som_avvises(linje: str, hvor: str) -> None:
    """En part utenfor avtalen, et negativt årsverk og en umulig dato blir avvist med rad og kolonne."""
    with pytest.raises(FilAvvist) as feil:
        stillinger(linje)

    assert [str(a).partition(":")[0] for a in feil.value.avvisninger] == [hvor]
