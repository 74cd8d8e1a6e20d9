"""The shipped tables of Nordland, and what is refused in tables like them."""

from pathlib import Path

import pytest

from tospann.core.felles.kilde import Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.tjenesteomraade import UgyldigInndeling, folketall, krev_full_inndeling, sum_heltall
from tospann.imports.avvisning import Avvisning, FilAvvist
from tospann.imports.nordland import MAPPE, les_omraader, les_reiseveier, nordland, reiseveier
from tospann.imports.tabellfil import les_kilder

SSB = les_kilder(MAPPE / "kilder.toml")["ssb-07459"]
HODE = "nummer,navn,kortnavn,samisk_navn,orgnr,folketall,merknad\n"


def fil(mappe: Path, innhold: str, navn: str = "prove.csv") -> Path:
    """Write a file to read."""
    sti = mappe / navn
    sti.write_text(innhold, "utf-8")
    return sti


def test_44_kommuner_hver_i_ett_omraade() -> None:
    """De ni tjenesteområdene dekker de 44 kommunene nøyaktig én gang."""
    plassert = [n for omraade in nordland().omraader for n in omraade.kommuner]

    assert len(nordland().omraader) == 9
    assert sorted(plassert) == sorted(nordland().kommuner)
    assert len(plassert) == 44


def test_nordland_har_ssbs_folketall() -> None:
    """Kommunene er til sammen det SSB sier om Nordland 1. januar 2018."""
    assert sum_heltall(nordland().folketall.values()) == 243335


def test_folketallet_kjenner_kilden_sin() -> None:
    """Beiarns folketall har id, dato, enhet og kilde med lisens."""
    tall = nordland().folketall["1839"]

    assert (tall.id, tall.verdi, tall.enhet) == ("folketall.1839", 1029, Enhet.INNBYGGERE)
    assert (tall.kilde.slag, tall.kilde.sted) == (Kildeslag.STATISTIKK, "tabell 07459")
    assert "NLOD 2.0" in tall.kilde.lisens


def test_hamaroy_har_samisk_navn_og_organisasjonsnummer() -> None:
    """Hamarøy har samisk navn, og organisasjonsnummeret den beholdt i 2020."""
    kommune = nordland().kommuner["1849"]

    assert (kommune.kortnavn, kommune.samisk_navn, kommune.orgnr) == ("Hamarøy", "Hábmer", "970542507")


def test_omraadet_sammenlignes_med_ssb() -> None:
    """Indre Salten er oppgitt med 275 færre enn SSB har; forskjellen viser hva den er regnet av."""
    omraade = next(o for o in nordland().omraader if o.id == "indre-salten")
    samlet = folketall(omraade, nordland().folketall)

    assert (samlet.ssb.verdi, samlet.oppgitt.verdi, samlet.forskjell.verdi) == (19275, 19000, 275)
    assert samlet.retning == "færre"
    assert [t.id for t in samlet.forskjell.ledd] == ["folketall_sum.indre-salten", "folketall_oppgitt.indre-salten"]
    assert omraade.folketall_oppgitt.kilde.sted == "linje 847 i rapportens tekst"


def test_retningen_kan_vaere_alle_tre() -> None:
    """Et oppgitt tall er flere, færre eller like mange som SSBs."""
    lofoten = next(o for o in nordland().omraader if o.id == "lofoten")
    per = nordland().folketall
    like = {n: Tall(t.id, t.navn, 6250, t.enhet, t.dato, t.gjelder, t.kilde) for n, t in per.items()}

    assert folketall(lofoten, per).retning == "flere"
    assert folketall(lofoten, like).retning == "like mange"


def test_penger_er_ikke_folk() -> None:
    """Beløp kan ikke legges sammen som innbyggere."""
    penger = Tall("x", "x", Kroner(1), Enhet.KRONER, SSB.dato, "x", SSB)

    with pytest.raises(TypeError, match="Beløp"):
        sum_heltall([penger])


def test_inndeling_som_ikke_gaar_opp() -> None:
    """En kommune i ingen eller to områder avvises med nummer."""
    omraader = nordland().omraader

    with pytest.raises(UgyldigInndeling, match=r"ingen \['9999'\]"):
        krev_full_inndeling(omraader, [*nordland().kommuner, "9999"])
    with pytest.raises(UgyldigInndeling, match="1870"):
        krev_full_inndeling([*omraader, omraader[0]], nordland().kommuner)


def test_reisen_er_like_lang_tilbake() -> None:
    """Alle par finnes begge veier med samme tall, og tallene er merket som modell."""
    veier = reiseveier()

    assert len(veier) == 44 * 43
    assert veier["1839", "1841"].minutter == veier["1841", "1839"].minutter
    assert veier["1839", "1841"].minutter.kilde.slag is Kildeslag.MODELL
    assert (veier["1841", "1839"].fra, veier["1841", "1839"].til) == ("1841", "1839")


REISEHODE = "fra,til,minutter,km,ferjer\n"


def test_feil_avvises_med_rad_kolonne_og_grunn(tmp_path: Path) -> None:
    """Alle radene med feil nevnes på én gang, med rad, kolonne og grunn."""
    sti = fil(tmp_path, REISEHODE + "839,1840,20,30,0\n1840,,20,30,0\n1841,1839,ti,30,0\n")

    with pytest.raises(FilAvvist) as feil:
        les_reiseveier(sti, SSB)

    assert feil.value.avvisninger == (
        Avvisning(2, "fra", "«839» er ikke et kommunenummer (fire siffer)"),
        Avvisning(3, "til", "mangler"),
        Avvisning(4, "minutter", "«ti» er ikke et helt tall"),
    )
    assert "Rad 2, fra: «839» er ikke et kommunenummer" in str(feil.value)


@pytest.mark.parametrize("tall", ["", "ti", "-4", "1029.5", "1 029"])
def test_minutter_som_ikke_er_hele_tall(tmp_path: Path, tall: str) -> None:
    """Minuttene må være et helt tall."""
    with pytest.raises(FilAvvist, match=r"minutter: .* er ikke et helt tall"):
        les_reiseveier(fil(tmp_path, f"{REISEHODE}1839,1841,{tall},30,0\n"), SSB)


def test_samme_par_to_ganger(tmp_path: Path) -> None:
    """Et par som står to ganger, også i motsatt rekkefølge, avvises på begge radene."""
    with pytest.raises(FilAvvist, match="flere ganger"):
        les_reiseveier(fil(tmp_path, REISEHODE + "1839,1841,20,30,0\n1841,1839,20,30,0\n"), SSB)


@pytest.mark.parametrize("innhold", ["", "fra,til\n1839,1841\n"])
def test_kolonner_som_mangler(tmp_path: Path, innhold: str) -> None:
    """En tom fil og en fil uten kolonnene avvises."""
    with pytest.raises(FilAvvist, match="kolonnen mangler"):
        les_reiseveier(fil(tmp_path, innhold), SSB)


def test_feil_tegnsett(tmp_path: Path) -> None:
    """En fil som ikke er UTF-8, avvises med en forklaring."""
    sti = tmp_path / "prove.csv"
    sti.write_bytes("Bodø".encode("latin-1"))

    with pytest.raises(FilAvvist, match="UTF-8"):
        les_reiseveier(sti, SSB)


def test_samme_reise_to_veier(tmp_path: Path) -> None:
    """Samme par skrevet begge veier er en feil, ikke to reiser."""
    sti = fil(tmp_path, "fra,til,minutter,km,ferjer\n1839,1841,60,80,0\n1841,1839,61,80,0\n")

    with pytest.raises(FilAvvist, match="1839-1841"):
        les_reiseveier(sti, SSB)


def test_omraade_uten_det_som_trengs(tmp_path: Path) -> None:
    """Et tjenesteområde uten folketall avvises; det gjør også en fil uten områder."""
    uten = '[[omraade]]\nid = "x"\nnavn = "X"\nkommuner = ["1839"]\n'

    with pytest.raises(FilAvvist, match="folketall: mangler"):
        les_omraader(fil(tmp_path, uten, "o.toml"), SSB)
    with pytest.raises(FilAvvist, match="finnes ikke"):
        les_omraader(fil(tmp_path, "", "o.toml"), SSB)


def test_ukjent_kildeslag(tmp_path: Path) -> None:
    """En kilde av ukjent slag avvises."""
    with pytest.raises(FilAvvist, match="RYKTE"):
        les_kilder(fil(tmp_path, '[x]\nslag = "RYKTE"\ntittel = "x"\nutgiver = "x"\ndato = 2018-01-01\n', "k.toml"))
