"""The workbook computes what the core computes, to the øre, and follows when somebody changes a figure in it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.oppgjor.aarseksempel import (
    AARSVERK,
    FOLK,
    FOLKETALL,
    LIKT,
    TRE,
    folk,
    fort,
    gjort,
    ledd,
    med,
    nokkel,
    post,
    stilling,
)
from tests.web.regnearksvar import Bok

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.fordeling import Avrunding
from tospann.core.oppgjor.metode import Fastpris
from tospann.core.oppgjor.nokkelversjon import Hyppighet, Regneregel, Trinn
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall
from tospann.documents.papirer.oppgjorsbok import arbeidsbok
from tospann.documents.regneark_xlsx import tegn_xlsx

DELT = post("drift", nokkel="mellom", statsnokkel="stat")
ANSATTE = (("stat", "7/2"), ("1841", "5"), ("1840", "5/2"), ("1839", "1/3"))
STILLINGER = tuple(stilling(part, Fraction(antall)) for part, antall in ANSATTE)
HER, FAST, ALENE = {"regnet ut her"}, {"gjort opp i Tospann, fast verdi"}, {"bæres av én alene"}
BLANDET = ledd(likt="3/10", folketall="7/10")
HELE, ETT = Regneregel(Avrunding.KRONE), Regneregel(trinn=Trinn.ETT)
MANED = Regneregel(hyppighet=Hyppighet.MAANED)


def boka(oppgjor: Aarsoppgjor) -> Bok:
    """Write the workbook and open it without its answers."""
    return Bok(tegn_xlsx(arbeidsbok(Oppgjorstall.av(oppgjor, "x"), "Oppgjør", "a" * 64)))


def regnet(bok: Bok, oppgjor: Aarsoppgjor) -> dict[str, int]:
    """Give what each party bears in the workbook, in øre, from nothing but its formulas."""
    navn = {oppgjor.grunnlag.navn(p): p for p in oppgjor.grunnlag.parter}
    rader = {str(bok.verdi("Partene", "A", r)): r for r in bok.rader("Partene")}
    return {part: int(bok.tall("Partene", "B", rader[n]) * 100) for n, part in navn.items()}


def fasit(oppgjor: Aarsoppgjor) -> dict[str, int]:
    """Give the same from the core."""
    return {p: oppgjor.baerer(p) for p in oppgjor.grunnlag.parter}


def hvordan(bok: Bok) -> set[str]:
    """Tell how the rows of the sheet were made."""
    return {str(bok.verdi("Fordeling", "M", r)) for r in bok.rader("Fordeling") if bok.verdi("Fordeling", "M", r)}


def kontroller(bok: Bok) -> set[float]:
    """Give every check on the sheet."""
    return {v for r in bok.rader("Fordeling") if isinstance(v := bok.verdi("Fordeling", "L", r), float)}


def nokler(mellom: Regneregel | None = None) -> dict[str, object]:
    """Share with the state by positions, and then by a mixed key, rounded as *mellom* says."""
    to = nokkel("mellom", BLANDET, regel=mellom), nokkel("stat", AARSVERK, regel=mellom)
    return {"poster": (DELT,), "stillinger": STILLINGER, "nokler": to}


def blandet(belop: float, regel: Regneregel) -> Aarsoppgjor:
    """Share by a mixed key."""
    return gjort(fort("lonn", belop), nokler=(nokkel("mellom", BLANDET, regel=regel),))


SKIFTE = (nokkel("mellom", LIKT, til="2024-07-01"), nokkel("mellom", FOLKETALL, fra="2024-07-01", versjon=2))
GAAR_UT = (med("1841"), med("1840"), med("1839", til="2024-03-01"))
PRISER = Fastpris(tuple((p.part, Kroner.hele(10000)) for p in TRE), FOLKETALL)
TO_POSTER = post("lonn", nokkel="mellom"), post("stonad", baerer="1840")
ALENE_MED_STATEN = {
    "poster": (post("drift", statsnokkel="stat", baerer="1840"),),
    "stillinger": STILLINGER,
    "nokler": (nokkel("stat", AARSVERK),),
}
STORE = tuple(folk(m.part, 10**7 + nr) for nr, m in enumerate(FOLK))
SKJEVE = (folk("1841", 9001), folk("1840", 4503), folk("1839", 1499))
SAKER: dict[str, tuple[Aarsoppgjor, set[str]]] = {
    "folketall": (gjort(fort("lonn", 100000.01)), HER),
    "sammensatt": (blandet(99999.99, Regneregel()), HER),
    "skjeve folketall": (gjort(fort("lonn", 99999.99), nokler=(nokkel("mellom", BLANDET),), maalinger=SKJEVE), HER),
    "kreditt": (gjort(fort("lonn", 10.01), fort("lonn", -120.03)), HER),
    "null": (gjort(fort("lonn", 10.01), fort("lonn", -10.01)), HER),
    "mange posteringer": (
        gjort(*(fort("lonn", 0.1 + n) for n in range(40)), fort("stonad", 7), poster=TO_POSTER),
        HER | ALENE,
    ),
    "to trinn": (gjort(fort("drift", 12345.67), **nokler()), HER),
    "ett trinn": (gjort(fort("drift", 12345.67), **nokler(ETT)), HER),
    "én bærer kommunenes del": (gjort(fort("drift", 12345.67), **ALENE_MED_STATEN), HER),
    "hele kroner": (blandet(100001, HELE), HER),
    "øre til overs": (blandet(100001.37, HELE), FAST),
    "hver måned": (blandet(100000.01, MANED), HER),
    "ny nøkkel i året": (gjort(fort("lonn", 100000.01), nokler=SKIFTE), HER),
    "en går ut": (gjort(fort("lonn", 366000), deltakelser=GAAR_UT), FAST),
    "avtalt pris": (gjort(fort("lonn", 366000), nokler=(nokkel("mellom", PRISER),)), FAST),
    "for store tall": (gjort(fort("lonn", 10**9), maalinger=STORE), FAST),
}


@pytest.mark.parametrize("sak", sorted(SAKER))
def test_boka_regner_det_samme(sak: str) -> None:
    """Kastes svarene, gir formlene de samme ørene for hver part, og hver kontroll er null."""
    oppgjor, ventet = SAKER[sak]
    bok = boka(oppgjor)

    assert regnet(bok, oppgjor) == fasit(oppgjor)
    assert hvordan(bok) == ventet
    assert kontroller(bok) == {0.0}


@pytest.mark.parametrize("sak", sorted(SAKER))
def test_alt_som_skal_vaere_hele_tall_er_det(sak: str) -> None:
    """Heltall, sum, nevner, teller, hele og rest er hele tall under 2^53, så regnearket ikke mister noe."""
    bok = boka(SAKER[sak][0])
    felt = [("Nøkler", "GHIJKL"), ("Fordeling", "DEFGHIJK")]
    arkene = set(bok.bok.sheetnames)
    tall = [bok.flyt(a, k, r) for a, kolonner in felt if a in arkene for k in kolonner for r in bok.rader(a)]

    assert [t for t in tall if t != int(t) or abs(t) >= 2**53] == []


@pytest.mark.parametrize("sak", sorted(SAKER))
def test_svarene_som_staar_er_de_som_regnes(sak: str) -> None:
    """Svaret som er lagret ved siden av hver formel, er det formelen gir, så fila viser det samme før den regnes om."""
    data = tegn_xlsx(arbeidsbok(Oppgjorstall.av(SAKER[sak][0], "x"), "Oppgjør", "a" * 64))
    bok, lagret = Bok(data), openpyxl.load_workbook(BytesIO(data), data_only=True)
    formler = [
        (ark.title, celle.column_letter, celle.row)
        for ark in bok.bok.worksheets
        for rad in ark.iter_rows()
        for celle in rad
        if isinstance(celle.value, str) and celle.value.startswith("=")
    ]
    ulike = {
        f"{a}!{k}{r}" for a, k, r in formler if round(bok.flyt(a, k, r), 4) != round(lagret[a][f"{k}{r}"].value, 4)
    }

    assert formler
    assert ulike == set()


@given(
    st.integers(-(10**10), 10**10).filter(bool),
    st.lists(st.integers(0, 20000), min_size=3, max_size=3).filter(any),
    st.fractions(0, 1, max_denominator=20),
)
@settings(max_examples=60, deadline=None)
def test_ethvert_belop_blir_det_samme(ore: int, antall: list[int], likt: Fraction) -> None:
    """Hva beløpet, folketallet og vektene enn er, gir formlene kjernens øre."""
    metode = ledd(likt=str(likt), folketall=str(1 - likt))
    maalinger = tuple(folk(m.part, n) for m, n in zip(FOLK, antall, strict=True))
    postering = replace(fort("lonn", 1), belop=replace(fort("lonn", 1).belop, verdi=Kroner(ore)))
    oppgjor = gjort(postering, nokler=(nokkel("mellom", metode),), maalinger=maalinger)
    bok = boka(oppgjor)

    assert regnet(bok, oppgjor) == fasit(oppgjor)
    assert kontroller(bok) == {0.0}


def test_likhet_gaar_til_laveste_kommunenummer() -> None:
    """Er resten lik, går øret til den med lavest kommunenummer, i boka som i kjernen."""
    oppgjor = gjort(fort("lonn", 0.02), nokler=(nokkel("mellom", LIKT),))

    assert regnet(boka(oppgjor), oppgjor) == {"1839": 1, "1840": 1, "1841": 0, "stat": 0}


def test_boka_folger_et_nytt_folketall() -> None:
    """Endres et folketall i boka, blir svaret det kjernen gir med det samme tallet."""
    foer = blandet(100000.01, Regneregel())
    maalinger = (folk("1839", 2500), *FOLK[:2])
    etter = gjort(fort("lonn", 100000.01), nokler=(nokkel("mellom", BLANDET),), maalinger=maalinger)
    bok = boka(foer)
    ventet = ("folketall", "Beiarn")
    hvor = {
        (str(bok.verdi("Nøkler", "C", r)).rpartition(" ")[2], bok.verdi("Nøkler", "D", r)): r
        for r in bok.rader("Nøkler")
    }
    bok.sett("Nøkler", f"E{hvor[ventet]}", 2500)

    assert regnet(bok, etter) == fasit(etter) != fasit(foer)
    assert kontroller(bok) == {0.0}


def test_boka_folger_nye_vekter() -> None:
    """Endres vektene i nøkkelen, blir svaret det kjernen gir med de samme vektene."""
    foer = gjort(fort("lonn", 100000.01), nokler=(nokkel("mellom", ledd(likt="1/10", folketall="9/10")),))
    etter, bok = blandet(100000.01, Regneregel()), boka(foer)
    for r in bok.rader("Nøkler"):
        bok.sett("Nøkler", f"I{r}", 3 if "lik andel" in str(bok.verdi("Nøkler", "C", r)) else 7)

    assert regnet(bok, etter) == fasit(etter) != fasit(foer)
    assert kontroller(bok) == {0.0}


def test_en_endret_postering_slaar_gjennom() -> None:
    """Rettes et beløp på arket Posteringer, følger linjene, andelene og saldoene etter."""
    foer, etter = (gjort(fort("lonn", belop), fort("lonn", 7.77)) for belop in (100, 250.55))
    bok = boka(foer)
    bok.sett("Posteringer", "F4", 250.55)

    assert regnet(bok, etter) == fasit(etter) != fasit(foer)


def test_mange_parter_faar_plass() -> None:
    """Med flere parter enn bokstaver i alfabetet går kolonnene videre til AA og AB."""
    andre = [str(1800 + n) for n in range(36)]
    stort = gjort(
        fort("lonn", 12345.67),
        deltakelser=(*TRE, *(med(n) for n in andre)),
        maalinger=(*FOLK, *(folk(n, 100 + int(n) % 7) for n in andre)),
    )

    assert regnet(boka(stort), stort) == fasit(stort)
