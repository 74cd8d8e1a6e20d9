"""Following a municipality: nothing is lost and nothing is guessed, over histories by hand and by chance."""

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from tests.core.kommune.historier import START, Tilfelle, bygg, tilfeldig, vekt

from tospann.core.felles.svar import Utfall
from tospann.core.kommune.deling import Delingsvekt
from tospann.core.kommune.folg import folg, opphav

DAG, MIDT, SLUTT = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)
HEL, HALV, TREDEL = Fraction(1), Fraction(1, 2), Fraction(1, 3)
DELT = bygg("0001 0002", (DAG, "0001>0003 0001>0004 0002>0004"))
VEKTER = (vekt(DAG, "0001", "0003", TREDEL), vekt(DAG, "0001", "0004", 1 - TREDEL))
HISTORIER, SPEILEDE = 10_000, 2_000


def test_hel_hele_veien() -> None:
    """Sammenslåing, nytt nummer og nytt navn: kommunen er hel hele veien, og serien kan tegnes."""
    historie = bygg("0001 0002", (DAG, "0001>0003 0002>0003"), (MIDT, "0003>0003"), (SLUTT, "0003>0004"))
    svar = folg(historie, "0001", START, SLUTT)

    assert svar.deler == (("0004", HEL),)
    assert Utfall.OPPFYLT is svar.sammenlignbar.utfall
    assert [s.endringer[0].dato for s in svar.steg] == [DAG, MIDT, SLUTT]
    assert opphav(historie, "0004", SLUTT, START).deler == (("0001", HEL), ("0002", HEL))


def test_dagen_for_og_dagen_den_skjer() -> None:
    """Til og med dagen før har ingenting skjedd; fra dagen er endringen gjort."""
    assert folg(DELT, "0001", START, date(2019, 12, 31), VEKTER).deler == (("0001", HEL),)
    assert folg(DELT, "0001", START, DAG, VEKTER).deler == (("0003", TREDEL), ("0004", 1 - TREDEL))


def test_delt_med_vekter_er_et_anslag() -> None:
    """En delt kommune med oppgitte vekter gir deler som går opp i én, og svaret sier at de er et anslag."""
    svar = folg(DELT, "0001", START, DAG, VEKTER)

    assert svar.fordel(300) == {"0003": 100, "0004": 200}
    assert svar.steg[0].vekter == VEKTER
    assert Utfall.MAA_VURDERES is svar.sammenlignbar.utfall
    assert svar.sammenlignbar.begrunnelse == "Ikke sammenlignbart uten anslag: 0001 K0001 ble delt 1. januar 2020."


@pytest.mark.parametrize("vekter", [(), VEKTER[:1], VEKTER[1:]])
def test_delt_uten_vekter_har_ingen_tall(vekter: tuple[Delingsvekt, ...]) -> None:
    """Mangler én av vektene, er svaret «ikke sammenlignbart» og ingen tall, verken fram eller tilbake."""
    fram, tilbake = folg(DELT, "0001", START, DAG, vekter), opphav(DELT, "0004", DAG, START, vekter)

    assert (fram.deler, fram.fordel(300)) == ((), {})
    assert tilbake.deler == ()
    for svar in (fram.sammenlignbar, tilbake.sammenlignbar):
        assert Utfall.MANGLER_OPPLYSNINGER is svar.utfall
        assert "Ikke sammenlignbart: 0001 K0001 ble delt 1. januar 2020, og ingen vekter" in svar.begrunnelse
        assert svar.tiltak == "Legg inn delingsvekter med kilde."


def test_den_hele_naboen_er_ikke_rammet() -> None:
    """At en kommune ble delt, gjør ikke at en annen ikke kan følges."""
    assert folg(DELT, "0002", START, DAG).deler == (("0004", HEL),)


def test_delene_som_samles_igjen() -> None:
    """Går alle delene inn i samme kommune etterpå, trengs ingen vekter, og serien er hel igjen."""
    historie = bygg("0001", (DAG, "0001>0002 0001>0003"), (SLUTT, "0002>0004 0003>0004"))

    assert folg(historie, "0001", START, MIDT).deler == ()
    assert folg(historie, "0001", START, SLUTT).deler == (("0004", HEL),)
    assert Utfall.OPPFYLT is folg(historie, "0001", START, SLUTT).sammenlignbar.utfall
    assert opphav(historie, "0004", SLUTT, START).deler == (("0001", HEL),)


def test_samlet_med_ukjente_deler_og_delt_igjen() -> None:
    """Er delene samlet før neste deling, gjelder vektene for den nye delingen."""
    historie = bygg("0001", (DAG, "0001>0002 0001>0003"), (MIDT, "0002>0004 0003>0004"), (SLUTT, "0004>0005 0004>0006"))
    vekter = (vekt(SLUTT, "0004", "0005", TREDEL), vekt(SLUTT, "0004", "0006", 1 - TREDEL))

    assert folg(historie, "0001", START, SLUTT, vekter).deler == (("0005", TREDEL), ("0006", 1 - TREDEL))


def test_det_som_blir_gjenopprettet() -> None:
    """En kommune som slås sammen og blir egen igjen, er den samme: tallet går helt tilbake, ikke etter vekt."""
    historie = bygg("0001 0002", (DAG, "0001>0003 0002>0003"), (SLUTT, "0003>0004 0003>0005"))
    vekter = (vekt(SLUTT, "0003", "0004", TREDEL, "0001"), vekt(SLUTT, "0003", "0005", 1 - TREDEL, "0002"))

    assert folg(historie, "0001", START, SLUTT, vekter).deler == (("0004", HEL),)
    assert folg(historie, "0002", START, SLUTT, vekter).deler == (("0005", HEL),)
    assert Utfall.OPPFYLT is folg(historie, "0001", START, SLUTT, vekter).sammenlignbar.utfall
    assert opphav(historie, "0004", SLUTT, START, vekter).deler == (("0001", HEL),)
    assert Utfall.OPPFYLT is opphav(historie, "0004", SLUTT, START, vekter).sammenlignbar.utfall
    # In between there is only the joint municipality, and its parts are an estimate.
    assert folg(historie, "0003", MIDT, SLUTT, vekter).deler == (("0004", TREDEL), ("0005", 1 - TREDEL))
    assert opphav(historie, "0004", SLUTT, MIDT, vekter).deler == (("0003", TREDEL),)


def test_siste_vei_avgjor_hva_som_gjenopprettes() -> None:
    """Den som har vært innom to av de tidligere kommunene, følger den siste."""
    historie = bygg("0001 0009", (DAG, "0001>0002"), (MIDT, "0002>0003 0009>0003"), (SLUTT, "0003>0004 0003>0005"))
    vekter = (vekt(SLUTT, "0003", "0004", HALV, "0001"), vekt(SLUTT, "0003", "0005", HALV, "0002", "0009"))

    assert folg(historie, "0001", START, SLUTT, vekter).deler == (("0005", HEL),)


def test_tom_del_er_ingen_del() -> None:
    """Et stykke land uten folk flytter ingen: da er kommunen hel."""
    vekter = (vekt(DAG, "0001", "0003", Fraction(0)), vekt(DAG, "0001", "0004", Fraction(1)))

    assert folg(DELT, "0001", START, DAG, vekter).deler == (("0004", HEL),)


@pytest.mark.parametrize(("nummer", "fra", "til"), [("0003", START, DAG), ("9999", START, DAG), ("0001", DAG, SLUTT)])
def test_nummer_som_ikke_var_i_bruk(nummer: str, fra: date, til: date) -> None:
    """Et nummer som ikke var i bruk den dagen, kan ikke følges."""
    with pytest.raises(ValueError, match=f"Kommunenummer {nummer} var ikke i bruk"):
        folg(DELT, nummer, fra, til, VEKTER)
    with pytest.raises(ValueError, match="var ikke i bruk"):
        opphav(DELT, "0001", DAG, START, VEKTER)


def test_feil_vei() -> None:
    """Å følge bakover i tid avvises; det er opphavet som svarer på det."""
    with pytest.raises(ValueError, match=r"1\. januar 2006 er før 1\. januar 2020"):
        folg(DELT, "0003", DAG, START, VEKTER)
    with pytest.raises(ValueError, match="er før"):
        opphav(DELT, "0001", START, DAG, VEKTER)


def anslag(fro: int, tilfelle: Tilfelle) -> tuple[Delingsvekt, ...]:
    """State the weights that are missing, by chance."""
    trekk, etter = Random(fro), defaultdict(list)
    for dag, fra, til in tilfelle.uten_vekt:
        etter[dag, fra].append(til)
    deler = {sted: [trekk.randint(1, 10**9) for _ in til] for sted, til in etter.items()}
    return tilfelle.vekter + tuple(
        vekt(dag, fra, t, Fraction(n, sum(deler[dag, fra])))
        for (dag, fra), til in etter.items()
        for t, n in zip(til, deler[dag, fra], strict=True)
    )


def enkelt(tilfelle: Tilfelle, nummer: str, vekter: tuple[Delingsvekt, ...]) -> dict[str, Fraction]:
    """Follow in the plainest way there is, with all weights known: the measure for the real one."""
    andeler = {(v.dato, v.fra, v.til): v.andel for v in vekter}
    her = {nummer: Fraction(1)}
    for dag in tilfelle.historie.endringsdager():
        ny: dict[str, Fraction] = defaultdict(Fraction)
        for n, andel in her.items():
            maal = [e.til for e in tilfelle.historie.endringer if e.dato == dag and e.fra == n]
            for til in maal or [n]:
                ny[til] += andel * (andeler[dag, n, til] if len(maal) > 1 else 1)
        her = ny
    return {n: andel for n, andel in sorted(her.items()) if andel}


def test_ingenting_blir_borte() -> None:
    """Over ti tusen tilfeldige historier går alt folketall opp, og det som ikke kan vites, får ikke noe tall."""
    antall = Counter[str]()
    for fro in range(HISTORIER):
        tilfelle = tilfeldig(fro)
        en, annen = anslag(fro, tilfelle), anslag(fro + HISTORIER, tilfelle)
        for nummer in tilfelle.historie.paa(START):
            svar = folg(tilfelle.historie, nummer, START, tilfelle.slutt, tilfelle.vekter)
            ventet = enkelt(tilfelle, nummer, en)
            # An answer may not hang on a weight nobody has stated; and where it does not, it must be given.
            vites = ventet == enkelt(tilfelle, nummer, annen)
            assert svar.deler == (tuple(ventet.items()) if vites else ()), f"frø {fro}, {nummer}"
            assert sum(svar.fordel(1_000_003).values()) == (1_000_003 if vites else 0)
            antall[svar.sammenlignbar.utfall.name] += 1
        antall["DELINGER"] += sum(
            len(tilfelle.historie.skritt_fra(e.dato, e.fra)) > 1 for e in tilfelle.historie.endringer
        )

    assert antall["OPPFYLT"] > 20_000
    assert antall["MAA_VURDERES"] > 10_000
    assert antall["MANGLER_OPPLYSNINGER"] > 5_000
    assert antall["DELINGER"] > 50_000


def test_hele_landet_er_like_mange() -> None:
    """Summen over alle kommuner er den samme etter hver endringsdag, når alle vekter er oppgitt."""
    for fro in range(SPEILEDE):
        tilfelle = tilfeldig(fro)
        vekter, trekk = anslag(fro, tilfelle), Random(fro)
        folketall = {n: trekk.randint(0, 10**6) for n in tilfelle.historie.paa(START)}
        for dag in tilfelle.historie.endringsdager():
            etter = Counter[str]()
            for nummer, folk in folketall.items():
                etter.update(folg(tilfelle.historie, nummer, START, dag, vekter).fordel(folk))
            assert sum(etter.values()) == sum(folketall.values()), f"frø {fro}, {dag}"
            assert set(etter) <= set(tilfelle.historie.paa(dag))


def test_fram_og_tilbake_er_speilbilder() -> None:
    """Delen av A som ble med i B, er den samme enten en spør hvor A ble av eller hva B kom fra."""
    antall = 0
    for fro in range(SPEILEDE):
        tilfelle = tilfeldig(fro)
        h, fra, til, vekter = tilfelle.historie, START, tilfelle.slutt, anslag(fro, tilfelle)
        fram = {(n, m): del_ for n in h.paa(fra) for m, del_ in folg(h, n, fra, til, vekter).deler}
        tilbake = {(n, m): del_ for m in h.paa(til) for n, del_ in opphav(h, m, til, fra, vekter).deler}
        antall += len(fram)
        assert fram == tilbake, f"frø {fro}"

    assert antall > SPEILEDE * 3


def test_uten_vekt_er_begge_veier_tause() -> None:
    """Kan en del ikke vites framover, er den heller ikke med i noe opphav."""
    tause = 0
    for fro in range(SPEILEDE):
        tilfelle = tilfeldig(fro)
        h, til, vekter = tilfelle.historie, tilfelle.slutt, tilfelle.vekter
        for nummer in h.paa(til):
            svar = opphav(h, nummer, til, START, vekter)
            if svar.sammenlignbar.utfall is Utfall.MANGLER_OPPLYSNINGER:
                tause += 1
                assert svar.deler == (), f"frø {fro}, {nummer}"
            for fra, andel in svar.deler:
                delene = dict(folg(h, fra, START, til, vekter).deler)
                assert delene.get(nummer, andel) == andel, f"frø {fro}, {nummer}"

    assert tause > SPEILEDE / 4


def test_i_to_skritt_eller_ett() -> None:
    """Å følge til midten og så videre gir det samme som å følge hele veien."""
    for fro in range(SPEILEDE):
        tilfelle = tilfeldig(fro)
        h, vekter = tilfelle.historie, anslag(fro, tilfelle)
        midt = h.endringsdager()[len(h.endringsdager()) // 2]
        for nummer in h.paa(START):
            samlet: dict[str, Fraction] = defaultdict(Fraction)
            for halvveis, del_ in folg(h, nummer, START, midt, vekter).deler:
                for maal, andel in folg(h, halvveis, midt, tilfelle.slutt, vekter).deler:
                    samlet[maal] += del_ * andel
            assert tuple(sorted(samlet.items())) == folg(h, nummer, START, tilfelle.slutt, vekter).deler
