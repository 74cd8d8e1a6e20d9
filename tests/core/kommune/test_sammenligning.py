"""Municipalities side by side: the same formulas for one and for all, and unknown is never zero."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.core.kommune.historier import KILDE, versjon

from tospann.core.felles.tall import Opplysning, Tall
from tospann.core.felles.ukjent import Ukjent
from tospann.core.kommune.nokkeltall import FOER, Grunnlag, Verdi, nokkeltall, slaa_sammen
from tospann.core.kommune.sammenligning import MEST, ForMange, Sammenlignet, Sammenligning, sammenlign
from tospann.core.kommune.statistikk import ALDER, SERIER

DAG = date(2026, 1, 1)
TALL = {
    "folketall": 1000,
    FOER: 800,
    **dict(zip((s.id for s in ALDER), (200, 100, 250, 200, 150, 100), strict=True)),
    "sysselsatte": 500,
    "pendling.ut": 200,
    "pendling.inn": 50,
    "sosialhjelp.mottakere": 30,
    "areal": 400,
}
MANGLER = Ukjent("Tallet er ikke hentet.", "./tospann hent pendling")


def grunnlag(nummer: str = "0001", endret: Mapping[str, Verdi | int] | None = None) -> Grunnlag:
    """Give a municipality with round figures, some of them changed."""
    alle: dict[str, Verdi | int] = {**TALL, **(endret or {})}
    return Grunnlag(nummer, f"K{nummer}", {id_: _tall(id_, nummer, v) for id_, v in alle.items()})


def _tall(id_: str, nummer: str, verdi: Verdi | int) -> Verdi:
    if not isinstance(verdi, int):
        return verdi
    serie = SERIER.get(id_, SERIER["folketall"])
    return Tall(f"{id_}.{nummer}", f"{serie.navn} i K{nummer}", verdi, serie.enhet, DAG, f"K{nummer}", KILDE)


def verdi(svar: Verdi) -> int | Fraction:
    """Give the number of a known figure."""
    assert isinstance(svar, Tall)
    return svar.som_brok()


@pytest.mark.parametrize(
    ("navn", "ventet"),
    [
        ("folketall", 1000),
        ("vekst", 200),
        ("vekst.prosent", 25),
        ("andel.folketall.0-17", 20),
        ("andel.folketall.80-", 10),
        ("arbeidsalder", 55),
        ("egendekning", 60),
        ("sosialhjelp.andel", 3),
        ("tetthet", Fraction(5, 2)),
    ],
)
def test_formlene(navn: str, ventet: int | Fraction) -> None:
    """Nøkkeltallene er regnet slik en ville gjort det for hånd."""
    assert ventet == verdi(nokkeltall(grunnlag())[navn])


def test_hvert_nokkeltall_sier_hvordan_det_er_regnet() -> None:
    """Et regnet tall har formel og ledd, og ingen to tall har samme id."""
    tall = [t for t in nokkeltall(grunnlag()).values() if isinstance(t, Tall)]
    regnede = [t for t in tall if t.formel]

    assert len(regnede) == 12
    assert all(t.ledd for t in regnede)
    assert len({t.id for t in tall}) == len(tall)


@pytest.mark.parametrize(
    ("mangler", "rammer"),
    [
        ("folketall", {"vekst", "vekst.prosent", "arbeidsalder", "sosialhjelp.andel", "tetthet"}),
        (FOER, {"vekst", "vekst.prosent"}),
        ("sysselsatte", {"egendekning"}),
        ("pendling.ut", {"egendekning"}),
        ("pendling.inn", set()),
        ("areal", {"tetthet"}),
    ],
)
def test_det_som_mangler_er_aldri_null(mangler: str, rammer: set[str]) -> None:
    """Mangler et tall, er det som regnes av det, også ukjent, med samme råd; resten står."""
    svar = nokkeltall(grunnlag(endret={mangler: MANGLER}))
    ukjente = {id_ for id_, v in svar.items() if isinstance(v, Ukjent)}

    assert ukjente - {f"andel.{s.id}" for s in ALDER} == {mangler} | rammer
    assert all(svar[id_] == MANGLER for id_ in ukjente)


def test_null_er_et_tall_men_ikke_en_nevner() -> None:
    """Null sysselsatte er et tall; en andel av null finnes ikke, og siden sier det i stedet for å velte."""
    svar = nokkeltall(grunnlag(endret={"sysselsatte": 0}))["egendekning"]

    assert isinstance(svar, Ukjent)
    assert svar.grunn.startswith("Andel av de sysselsatte som arbeider der de bor kan ikke regnes ut")


def test_sammen_som_en_kommune() -> None:
    """Slått sammen er tallene summen, og andelene regnes av summene, ikke som snitt av andelene."""
    samlet = slaa_sammen([grunnlag("0001"), grunnlag("0002", {"folketall": 3000, "areal": 1600})])
    svar = nokkeltall(samlet)

    assert verdi(svar["folketall"]) == 4000
    assert verdi(svar["tetthet"]) == 2
    assert verdi(svar["andel.folketall.0-17"]) == 10
    assert [t.id for t in svar["folketall"].ledd] == ["folketall.0001", "folketall.0002"]  # type: ignore[union-attr] # known


def test_pendling_kan_ikke_legges_sammen() -> None:
    """Pendlere mellom to kommuner pendler ikke lenger når de er én; summen ville vært for stor og er ukjent."""
    svar = nokkeltall(slaa_sammen([grunnlag("0001"), grunnlag("0002")]))

    for id_ in ("pendling.ut", "pendling.inn", "egendekning"):
        ukjent = svar[id_]
        assert isinstance(ukjent, Ukjent)
        assert "trekkes fra" in ukjent.grunn
    assert verdi(svar["sysselsatte"]) == 1000


def test_summen_mangler_det_en_mangler() -> None:
    """Mangler én kommune et tall, er summen ukjent og sier for hvem."""
    svar = slaa_sammen([grunnlag("0001"), grunnlag("0002", {"sysselsatte": MANGLER})]).verdi("sysselsatte")

    assert svar == Ukjent("Tallet mangler for K0002.", MANGLER.tiltak)


def kommune(nummer: str, *naboer: str) -> Sammenlignet:
    """Give a municipality to compare."""
    robek = Opplysning(f"ROBEK.{nummer}", "I ROBEK", "nei", DAG, nummer, KILDE)
    ord_: dict[str, Opplysning | Ukjent] = {"ROBEK": robek, "kontor": Ukjent("x"), "SAMISK_OMRAADE": Ukjent("x")}
    return Sammenlignet(versjon(nummer), grunnlag(nummer), ord_, frozenset(naboer))


def celle(svar: Sammenligning, id_: str) -> list[str]:
    """Give the words of a row, the group last."""
    linje = next(linje for linje in svar.linjer() if linje.id == id_)
    return [c.tekst if isinstance(c, Opplysning) else "?" for c in (*linje.celler, linje.samlet)]


def test_femten_er_for_mange() -> None:
    """Fjorten kommuner kan sammenlignes; den femtende avvises med en setning."""
    assert len(sammenlign([kommune(f"{n:04d}") for n in range(1, MEST + 1)], DAG).kommuner) == 14
    with pytest.raises(ForMange, match=r"høyst 14 kommuner om gangen, og har valgt 15\. Ta bort noen"):
        sammenlign([kommune(f"{n:04d}") for n in range(1, MEST + 2)], DAG)


def test_hver_rad_har_en_celle_for_hver() -> None:
    """Hver rad har en celle for hver kommune og en for alle samlet, i rekkefølgen de er valgt."""
    svar = sammenlign([kommune("0002"), kommune("0001")], DAG)

    assert [v.kommune.nummer for v in svar.kommuner] == ["0002", "0001"]
    assert {len(linje.celler) for linje in svar.linjer()} == {2}
    assert [tittel for tittel, _ in svar.deler] == ["Folk", "Alder", "Arbeid og pendling", "Økonomi", "Sted"]


def test_naboene_blant_dem() -> None:
    """Siden sier hvem av de valgte som grenser til hverandre, og om alle henger sammen."""
    a, b, c = kommune("0001", "0002", "0099"), kommune("0002", "0001", "0003"), kommune("0003", "0002")

    assert celle(sammenlign([a, b, c], DAG), "naboer") == [
        "K0002",
        "K0001 og K0003",
        "K0002",
        "henger sammen over land",
    ]
    assert celle(sammenlign([a, c], DAG), "naboer") == [
        "ingen av de andre",
        "ingen av de andre",
        "henger ikke sammen over land: K0003 nås ikke fra K0001",
    ]


def test_storrelsen_til_alle_samlet() -> None:
    """Størrelsen på gruppa er klassen til summen."""
    svar = sammenlign([kommune(f"{n:04d}") for n in range(1, 4)], DAG)

    assert celle(svar, "storrelse") == ["under 2\u202f000"] * 3 + ["2\u202f000–4\u202f999"]
    assert celle(svar, "ROBEK")[-1] == "?"


def test_storst_i_raden() -> None:
    """Stolpene måles mot det største tallet i raden, også når det er negativt; en rad uten tall har ingen."""
    krympet = replace(kommune("0002"), grunnlag=grunnlag("0002", {FOER: 5000}))
    linjer = {linje.id: linje.storst() for linje in sammenlign([kommune("0001"), krympet], DAG).linjer()}

    assert verdi(linjer["folketall"] or MANGLER) == 1000
    assert verdi(linjer["vekst"] or MANGLER) == -4000
    assert linjer["ROBEK"] is None


def test_ingen_valgt() -> None:
    """Uten kommuner finnes radene, men ingen celler."""
    svar = sammenlign([], DAG)

    assert {len(linje.celler) for linje in svar.linjer()} == {0}
