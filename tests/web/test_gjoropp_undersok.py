"""The year's workshop: keys side by side, fairness, leaving, the guarantee, and why it changed since last year."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.actions.oppgjoret import BEIARN, VERT
from tests.web.vandring import klient_for

from tospann.core.felles.tall import Tall

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
I_2020, I_2021 = "/oppgjor/indre-salten/2020/", "/oppgjor/indre-salten/2021/"
NAV = "direktor-nav-nordland"


def hent(adresse: str, hvem: str = BEIARN) -> Any:  # noqa: ANN401 - the test client's answer has what the view gave
    """Ask as a persona."""
    return klient_for(hvem).get(adresse)


def tekst(svar: Any) -> str:  # noqa: ANN401 - as above
    """Give the words of a page with plain spaces."""
    side: str = svar.content.decode()
    return side.replace("\u202f", " ").replace("\u00a0", " ")


def tabell(svar: Any, id_: str) -> dict[str, tuple[Tall | str | None, ...]]:  # noqa: ANN401 - as above
    """Give the rows of one of the tables."""
    return {r.navn: r.celler for t in svar.context["tabeller"] if t.id == id_ for r in t.rader}


def ore(celle: object) -> int:
    """Give a cell's amount."""
    assert isinstance(celle, Tall)
    return celle.som_kroner().ore


def test_noklene_gir_samme_sum() -> None:
    """Hver nøkkel deler det samme beløpet, og den egne raden er merket."""
    svar = hent(f"{I_2021}nokler-sammen/")
    kroner = tabell(svar, "kroner")

    assert len({sum(ore(c) for c in kolonne) for kolonne in zip(*kroner.values(), strict=True)}) == 1
    assert ore(kroner["Beiarn"][1]) == ore(kroner["Fauske"][1])
    assert "For Beiarn gir «Folketall» minst" in tekst(svar)
    assert "Beiarn mangler brukere" in tekst(svar)


def test_likt_er_ulikt_per_innbygger() -> None:
    """Deles det likt, bærer den minste mest per innbygger; etter folketall bærer alle like mye."""
    svar = hent(f"{I_2021}nokler-sammen/")
    maal = tabell(svar, "maal")
    _avtalt, likt, folketall, _aarsverk = maal["Ulikhet: ganger så mye per innbygger, mest mot minst"]

    assert isinstance(likt, Tall)
    assert isinstance(folketall, Tall)
    assert likt.som_brok() > 9
    assert round(folketall.som_brok(), 2) == 1


def test_noklene_i_fil_er_de_samme() -> None:
    """CSV og regneark har de samme ørene som siden."""
    svar = hent(f"{I_2021}nokler-sammen/")
    beiarn = ore(tabell(svar, "kroner")["Beiarn"][0])
    rader = list(
        csv.reader(
            StringIO(hent(f"{I_2021}nokler-sammen/nokler-sammen-2021.csv").content.decode("utf-8-sig")), delimiter=";"
        )
    )
    ark = load_workbook(BytesIO(hent(f"{I_2021}nokler-sammen/nokler-sammen-2021.xlsx").content))
    fra_arket = next(r for r in ark.worksheets[0].iter_rows(values_only=True) if r[0] == "Beiarn")
    fra_csv = next(r for r in rader if r[1] == "Beiarn")

    assert round(float(fra_arket[1] or 0) * 100) == beiarn
    assert round(float(fra_csv[2].replace(",", ".").replace(" ", "").replace("\u00a0", "")) * 100) == beiarn


def test_mot_staten_har_staten_egen_rad() -> None:
    """Byttes nøkkelen mot staten, er staten med, og den som ikke har folketall, får ingen kroner per innbygger."""
    svar = hent(f"{I_2020}nokler-sammen/?nokkel=stat")

    assert "Staten" in tabell(svar, "kroner")
    assert "Staten" not in tabell(svar, "per-innbygger")
    assert "det finnes ikke oppgjør for tidligere år" in tekst(svar)
    assert hent(f"{I_2020}nokler-sammen/?nokkel=finnes-ikke").status_code == 404


def test_rettferdig_sier_hva_det_er_verdt() -> None:
    """Alene, etter nøkkelen og to mål står ved siden av hverandre, med anslagene og som råd."""
    svar = hent(f"{I_2021}rettferdig/")
    side = tekst(svar)
    rader = {r.navn: r.celler for r in svar.context["tabell"].rader}

    assert "Beiarn sparer" in side
    assert "Dette er et råd." in side
    assert "Forslag på siden: to, så ingen er alene på kontoret" in side
    assert all(ore(c[2]) == ore(c[0]) - ore(c[1]) for c in rader.values())
    assert len({sum(ore(c[i]) for c in rader.values()) for i in (1, 3, 4)}) == 1


def test_rettferdig_med_egne_anslag() -> None:
    """Et anslag kan endres i adressen; det som mangler eller ikke kan leses, sies ved feltet."""
    skjema = hent(f"{I_2021}rettferdig/").context["skjema"]
    felt = {navn: skjema[navn].value() for navn in skjema.fields}
    endret = klient_for(BEIARN).get(f"{I_2021}rettferdig/", felt | {"minste": "1"})
    rader = {r.navn: r.celler for r in endret.context["tabell"].rader}
    feil = klient_for(BEIARN).get(f"{I_2021}rettferdig/", felt | {"minste": "en", "fast": "-5"})

    assert ore(rader["Beiarn"][0]) == 66_500_000 + 7_000_000
    assert feil.status_code == 422
    assert {"minste", "fast"} == set(feil.context["skjema"].errors)


def test_uttreden_for_beiarn() -> None:
    """Arket sier når, hva det koster etter avtalen, hvem som følger med tilbake, og hva de andre bærer mer."""
    sporsmaal = "kommune=1839&mottatt=2021-03-15&binding_1=Husleie&maaned_1=30+000&slutter_1=2025-12-31&andel=10"
    side = tekst(hent(f"{I_2021}uttreden/?{sporsmaal}"))

    assert "Beiarn er ute fra 1. januar 2023. Det koster 472 000,00 kr, og 1 årsverk følger med tilbake." in side
    assert "Husleie, til 1. januar 2025" in side
    assert "Nav-loven § 14" in side
    assert "bygge på vedtak i kommunestyret" in side


def test_uttreden_av_verten() -> None:
    """Går verten ut, faller samarbeidet bort, og det sies at de andres regning ikke kan regnes ut."""
    side = tekst(hent(f"{I_2021}uttreden/?kommune=1841", VERT))

    assert "faller samarbeidet bort for alle hvis ikke en ny vert velges" in side
    assert "kan ikke regnes ut før det er en ny vert" in side


@pytest.mark.parametrize(
    ("sporsmaal", "grunn"),
    [
        ("mottatt=2019-01-01", "er ikke deltaker 1. januar 2019"),
        ("mottatt=9999-12-31", "Velg en dato fra 2000 til 2100"),
        ("varsel=x", "Oppgi et heltall"),
        ("binding_1=Husleie", "Fyll ut hele raden"),
        ("engang=-5", "kan ikke være under null"),
        ("kommune=0301", "Velg et gyldig valg"),
    ],
)
def test_uttreden_avvises(sporsmaal: str, grunn: str) -> None:
    """Vilkår som ikke kan brukes, avvises med grunn, og skjemaet står."""
    svar = hent(f"{I_2020}uttreden/?{sporsmaal}")

    assert svar.status_code == 422
    assert grunn in tekst(svar)


def test_opplosning_deler_til_oret() -> None:
    """Ved oppløsning deles hver ting etter nøkkelen, til øret, og gjeld følger med."""
    arket = hent(f"{I_2021}uttreden/?ting_1=Inventar&verdi_1=1000,01&ting_2=Lån&verdi_2=-500").context["arket"]
    ting = list(zip(*(deler for _navn, deler in arket.opplosning), strict=True))

    assert [sum(ore(t) for t in en) for en in ting] == [100_001, -50_000]


def test_uttredensark_som_fil() -> None:
    """Arket kan tas med som Word, med de samme tallene; et ark som ikke kan lages, finnes ikke."""
    fil = hent(f"{I_2021}uttreden/uttreden-beiarn.docx?mottatt=2021-03-15")

    assert fil.content[:2] == b"PK"
    assert 'filename="uttreden-beiarn.docx"' in fil.headers["Content-Disposition"]
    assert hent(f"{I_2021}uttreden/uttreden-beiarn.docx?varsel=x").status_code == 404


def test_garantien_flytter_kuttet() -> None:
    """Skjermes de minste, bærer de andre mer; det ekstra går i null, og den som spør uten kutt, ser hva som mangler."""
    svar = hent(f"{I_2021}garanti/?nedtrekk=3&garanti_1839=1&garanti_1845=1,5&navn_1=Bodø&aarsverk_1=60", NAV)
    ekstra = [r.celler[4].som_brok() for r in svar.context["tabell"].rader]

    assert "Garantiene skjermer Sørfold og Beiarn for 0,1 av 3 årsverk" in tekst(svar)
    assert sum(ekstra) == 0
    assert "Skriv hvor mange årsverk som trekkes" in tekst(hent(f"{I_2021}garanti/"))


@pytest.mark.parametrize(
    ("sporsmaal", "grunn"),
    [
        ("nedtrekk=90", "90 kan ikke trekkes"),
        ("nedtrekk=16&garanti_1839=1", "Garantiene kan ikke holdes"),
        ("nedtrekk=1&navn_1=Bodø", "Skriv hvor mange årsverk kontoret har"),
        ("nedtrekk=1&aarsverk_1=5", "Skriv hva kontoret heter"),
        ("nedtrekk=en", "kan ikke leses som et tall"),
    ],
)
def test_garantien_avvises(sporsmaal: str, grunn: str) -> None:
    """Et kutt som ikke kan deles, og en rad som er halv, sies med grunn."""
    svar = hent(f"{I_2021}garanti/?{sporsmaal}")

    assert svar.status_code == 422
    assert grunn in tekst(svar)


@pytest.mark.parametrize("mot", ["i-fjor", "budsjettet"])
def test_hvorfor_gaar_opp(mot: str) -> None:
    """Mot budsjettet og mot i fjor blir årsakene nøyaktig endringen, for hver part."""
    svar = hent(f"{I_2021 if mot == 'i-fjor' else I_2020}hvorfor/?mot={mot}")

    for r in svar.context["rader"]:
        assert sum(ore(t) for t in r["aarsaker"]) == ore(r["endring"]) == ore(r["etter"]) - ore(r["foer"])


def test_hvorfor_uten_noe_aa_holde_mot() -> None:
    """Er det ikke noe å sammenligne med, sies det hva som mangler."""
    assert "Det er ikke lagt fram noe oppgjør for 2019" in tekst(hent(f"{I_2020}hvorfor/?mot=i-fjor"))
    assert "Når oppgjøret er lagt fram" in tekst(hent(f"{I_2021}hvorfor/?mot=budsjettet"))
    assert "Fra oppgjør 2020 til budsjett 2021" in tekst(hent(f"{I_2021}hvorfor/"))
    assert hent(f"{I_2021}hvorfor/?mot=noe").status_code == 404


@pytest.mark.parametrize(
    "del_",
    [
        "nokler-sammen/",
        "rettferdig/",
        "uttreden/",
        "garanti/?nedtrekk=1",
        "hvorfor/?mot=i-fjor",
        "forsok/?hvis=pris~drift~3",
    ],
)
def test_tallene_forklarer_seg(del_: str) -> None:
    """Hvert tall på sidene kan åpnes, og sier hva det er regnet av."""
    svar = hent(f"{I_2021}{del_}")
    lenker = {unescape(href) for href in re.findall(r'<a class="tall[^"]*" href="([^"#]+)', tekst(svar))}

    assert svar.status_code == 200
    assert len(lenker) > 3
    for lenke in sorted(lenker)[:6]:
        panel = hent(f"{I_2021}{del_.partition('?')[0]}{lenke}")
        assert "Gjelder" in tekst(panel)
