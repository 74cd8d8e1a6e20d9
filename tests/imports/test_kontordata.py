"""The shipped tables of offices, and what is refused in tables like them: row, column and reason, nothing half-read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tospann.imports import kontordata, kontordrift
from tospann.imports.avvisning import FilAvvist

OBS = "liste,kontor,navn,kommune,oppgitt,del,merknad\n"
LEDER = "leder,kontor,kommune,omfang,arbeidsgiver,stedfortreder,fra,til,merknad,kilde,sted\n"
FAKTUM = "kontor,kommune,dato,slag,kilde,sted\n"
GARANTI = "kontor,er_garantikontor,fra,til,kilde,sted\n"
TILBUD = "kontor,tjeneste,merknad,fra,til,kilde,sted\n"
STED = "kontor,slag,kommune,navn,fra,til,kilde,sted\n"
SYSTEM = "kommune,verdi,fra,til,kilde,sted\n"
SAMARBEID = '[[samarbeid]]\nslug = "a"\nnavn = "A"\nslag = "FELLES_LEDER"\nkilde = "nordland-2018"\n'
TJENESTE = (
    '[[tjeneste]]\nkode = "a"\nnavn = "A"\neier = "STAT"\nkrav = [{ fra = 2010-01-01, hjemmel = "x", bevis = "V" }]\n'
)
HENDELSE = '[[samarbeid.hendelse]]\nslag = "IDE"\nsenest = 2018-01-01\ntekst = "x"\nkilde = "nordland-2018"\n'


def fil(mappe: Path, innhold: str, navn: str) -> Path:
    """Write a file to read."""
    sti = mappe / navn
    sti.write_text(innhold, "utf-8")
    return sti


@pytest.mark.parametrize(
    ("les", "innhold", "rad", "kolonne", "grunn"),
    [
        (kontordata.les_kontor, "nummer,slag,grunnlag\n184,KONTOR,NAV\n", 2, "nummer", "enhetsnummer"),
        (kontordata.les_kontor, "nummer,slag,grunnlag\n1841,HYTTE,NAV\n", 2, "slag", "HYTTE"),
        (kontordata.les_kontor, "nummer,slag,grunnlag\n1841,KONTOR,GJETTET\n", 2, "grunnlag", "GJETTET"),
        (kontordata.les_kontor, "nummer,slag\n1841,KONTOR\n", 1, "grunnlag", "kolonnen mangler"),
        (kontordata.les_observasjoner, f"{OBS}norg-2099,1841,NAV X,1841,1841,,\n", 2, "liste", "ikke en kjent liste"),
        (kontordata.les_observasjoner, f"{OBS}norg-2023,1841,NAV X,1839,1841,,\n", 2, "merknad", "mangler"),
        (kontordata.les_observasjoner, f"{OBS}norg-2023,1841,NAV X,,2100,,\n", 2, "merknad", "mangler"),
        (kontordata.les_observasjoner, f"{OBS}norg-2023,1841,NAV X,184,184,,\n", 2, "kommune", "kommunenummer"),
        (kontordata.les_observasjoner, f"{OBS}norg-2023,1841,,1841,1841,,\n", 2, "navn", "mangler"),
        (kontordata.les_fakta, f"{FAKTUM}1841,1841,2018-02-30,SETT,nordland-2018,x\n", 2, "dato", "ikke en dato"),
        (kontordata.les_fakta, f"{FAKTUM}1841,1841,2018-02-01,TRODD,nordland-2018,x\n", 2, "slag", "TRODD"),
        (kontordata.les_fakta, f"{FAKTUM}1841,1841,2018-02-01,SETT,avisa,x\n", 2, "kilde", "kilder.toml"),
        (kontordata.les_fakta, f"{FAKTUM}1841,1841,2018-02-01,SETT,nordland-2018,\n", 2, "sted", "mangler"),
        (
            kontordrift.les_ledere,
            f"{LEDER}Kari Nordmann,1841,1841,HELE,STAT,UKJENT,2012-01-01,,,nordland-2018,x\n",
            2,
            "leder",
            "nøkkel",
        ),
        (
            kontordrift.les_ledere,
            f"{LEDER}a,1841,1841,HALVE,STAT,UKJENT,2012-01-01,,,nordland-2018,x\n",
            2,
            "omfang",
            "HALVE",
        ),
        (
            kontordrift.les_ledere,
            f"{LEDER}a,1841,1841,HELE,STAT,UKJENT,2012-01-01,2011-01-01,,nordland-2018,x\n",
            2,
            "til",
            "ingen dager",
        ),
        (
            kontordrift.les_garantier,
            f"{GARANTI}1841,kanskje,2012-01-01,,nordland-2018,x\n",
            2,
            "er_garantikontor",
            "kanskje",
        ),
        (kontordrift.les_tilbud, f"{TILBUD}1841,kaffe,,2012-01-01,,nordland-2018,x\n", 2, "tjeneste", "kaffe"),
        (kontordrift.les_lokasjoner, f"{STED}1841,TELT,1841,X,2012-01-01,,nordland-2018,x\n", 2, "slag", "TELT"),
        (kontordrift.les_fagsystem, f"{SYSTEM}1841,,2018-08-31,,nordland-2018,x\n", 2, "verdi", "mangler"),
        (kontordrift.les_samarbeid, SAMARBEID.replace('"a"', '"A B"'), 1, "slug", "adresse"),
        (kontordrift.les_samarbeid, SAMARBEID.replace("FELLES_LEDER", "DUGNAD"), 1, "slag", "DUGNAD"),
        (kontordrift.les_samarbeid, f"{SAMARBEID}vert = 1841\n", 1, "vert", "mangler"),
        (kontordrift.les_samarbeid, f"{SAMARBEID}deltakere = []\n", 1, "deltakere", "liste"),
        (kontordrift.les_samarbeid, f'{SAMARBEID}deltakere = ["18"]\n', 1, "deltakere", "18"),
        (kontordrift.les_samarbeid, f'{SAMARBEID}vert = "1841"\nonsket = ["1841"]\n', 1, "deltakere", "to ganger"),
        (kontordrift.les_samarbeid, f'{SAMARBEID}hendelse = "i går"\n', 1, "hendelse", "tabeller"),
        (kontordrift.les_samarbeid, SAMARBEID + HENDELSE + "tidligst = 2018-01-02\n", 1, "hendelse", "over"),
        (kontordrift.les_samarbeid, SAMARBEID + HENDELSE.replace("IDE", "DROM"), 1, "slag", "DROM"),
        (
            kontordrift.les_tjenester,
            TJENESTE.replace("fra = 2010-01-01", "fra = 2010-01-01, til = 2009-01-01"),
            1,
            "krav",
            "ingen dager",
        ),
        (
            kontordrift.les_tjenester,
            TJENESTE.replace('"V"', '"Q"'),
            1,
            "bevis",
            "Q",
        ),
    ],
)
def test_feil_avvises_med_rad_kolonne_og_grunn(
    les: Callable[[Path], object], innhold: str, rad: int, kolonne: str, grunn: str, tmp_path: Path
) -> None:
    """En feil i tabellen blir nektet med rad, kolonne og grunn."""
    with pytest.raises(FilAvvist) as feil:
        les(fil(tmp_path, innhold, "prove.toml" if innhold.startswith("[[") else "prove.csv"))

    (avvisning,) = feil.value.avvisninger
    assert (avvisning.rad, avvisning.kolonne) == (rad, kolonne)
    assert grunn in avvisning.grunn


def test_hver_observasjon_er_som_trykt_eller_forklart() -> None:
    """Av 1241 rader er 11 lest som noe annet enn det som er trykt, hver med grunn."""
    rader = kontordata.les_observasjoner()
    rettet = [o for o in rader if o.kommune != o.oppgitt]

    assert (len(rader), len(rettet)) == (1241, 11)
    assert all(o.merknad for o in rettet)


def test_kontorene_i_listene_finnes() -> None:
    """Hvert kontor i en rad er en kjent enhet, og hver enhet er sett i minst én liste."""
    assert {o.kontor for o in kontordata.les_observasjoner()} == {k.nummer for k in kontordata.les_kontor()}


def test_hver_kilde_er_brukt_og_har_utgiver() -> None:
    """Ingen kilde står uten at noe hviler på den."""
    brukt = {f.kilde for f in kontordata.les_fakta()} | {li.kilde.id for li in kontordata.les_lister()}
    brukt |= {f.kilde for _, f in kontordrift.les_ledere()} | {"tospann-utledet"}
    for samarbeid, funnet in kontordrift.les_samarbeid():
        brukt |= {funnet.kilde, *(h.kilde.id for h in samarbeid.hendelser)}

    assert set(kontordata.kilder()) - brukt == set()
    assert all(k.utgiver for k in kontordata.kilder().values())
