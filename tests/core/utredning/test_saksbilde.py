"""The whole case worked out: one value that every page and every paper is made from."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.core.utredning.eksempel import TEKSTER, bilde, indre_salten, saksbilde, vedtak

from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Utfall
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.kommune.kommune import Kommune
from tospann.core.utredning.alternativer import alternativer, hovedalternativer
from tospann.core.utredning.saksbilde import Saksbilde, avtale_i_saken, forslag_naa, vilkar
from tospann.documents.papirer.kilder import samle_tall
from tospann.imports.klausulbank import les_klausulbank

SAK = indre_salten()
BEIARN, HAMAROY = SAK.kommuner[3], SAK.kommuner[4]


def alle_tall(saken: Saksbilde) -> list[Tall]:
    """Gather the case's own figures."""
    tall = [t for o in saken.oppgjor.values() for t in (*o.andeler, *o.betalinger, o.helhet(), o.lag_oppgjor())]
    tall += [t for v in saken.virkninger.values() for t in (*v.endringer, v.samlet())]
    tall += [t for k in saken.konsekvenser.values() for t in (k.endring, k.lengre_vei, k.overfores, k.smaa_fagmiljo)]
    tall += [t for k in saken.kapitler for t in (k.endring, k.betaling, k.overfores, k.uttreden.sum)]
    return tall


def test_hvert_tall_en_verdi() -> None:
    """I hele saken står ikke ett tall med to verdier, og hvert beregnet tall har formel og ledd."""
    samlet = samle_tall([], alle_tall(saksbilde()))

    assert len(samlet) > 200
    assert [t.id for t in med_grunnlag(samlet.values()) if t.kilde.id == "beregnet" and not (t.formel and t.ledd)] == []


def test_alt_er_regnet() -> None:
    """Bildet har hvert alternativ, hver nøkkel og hver kommune."""
    saken = saksbilde()

    assert set(saken.konsekvenser) == set(saken.formkrav) == {a.id for a in alternativer(SAK)}
    assert set(saken.oppgjor) == set(saken.virkninger) == set(Nokkelslag)
    assert {o.statsdeling for o in saken.oppgjor.values()} == {SAK.valg.statsdeling}
    assert tuple(k.kommune for k in saken.kapitler) == SAK.kommuner


def test_uttrekket_vises_alltid_etter_aarsverk() -> None:
    """Også når stat og kommune deler fast, viser saken hva to årsverk mindre ville gjort om de delte etter årsverk."""
    fast = bilde(replace(SAK, valg=replace(SAK.valg, statsdeling=Statsdeling.FAST_PROSENT)))

    assert {(v.aarsverk, v.foer.statsdeling) for v in fast.virkninger.values()} == {(Fraction(2), Statsdeling.AARSVERK)}
    assert all(v.samlet().som_kroner().ore > 0 for v in fast.virkninger.values())


def test_forslaget_er_det_som_er_valgt() -> None:
    """Det foreslåtte alternativet er den valgte formen med den valgte verten."""
    saken = saksbilde()

    assert saken.foreslaatt.alternativ.id == "adm-1841"
    assert saken.konsekvens("adm-1841") == saken.foreslaatt
    assert [k.alternativ.id for k in saken.hovedalternativer] == ["ingen", "tett", "adm-1841", "nemnd-1841"]
    assert [k.alternativ.id for k in saken.vertsvalg] == [f"adm-{k.nummer}" for k in SAK.kommuner]
    assert saken.kapittel(BEIARN).kommune == BEIARN


@pytest.mark.parametrize(("nr", "brutt"), [(0, False), (1, True), (2, False), (3, False)])
def test_kravene_til_formen(nr: int, brutt: bool) -> None:  # noqa: FBT001 - a table
    """Tett samarbeid med vedtak på tvers bryter kravene; vertskommunemodellene gjør det ikke."""
    alternativ = hovedalternativer(SAK)[nr]
    utfall = {v.svar.utfall for v in saksbilde().formkrav[alternativ.id]}

    assert brutt is (Utfall.IKKE_OPPFYLT in utfall)
    assert brutt is ("ikke oppfylt" in saksbilde().krav_i_en_setning(alternativ))


def test_kravene_i_en_setning() -> None:
    """Setningen teller det som er oppfylt, det som ikke er det, og det et menneske må vurdere."""
    setninger = [saksbilde().krav_i_en_setning(a) for a in hovedalternativer(SAK)]

    assert setninger == [
        "ingen nye krav",
        "0 av 4 oppfylt, 2 ikke oppfylt, 2 må vurderes",
        "4 av 4 oppfylt",
        "5 av 6 oppfylt, 1 må vurderes",
    ]


def test_neste_mote() -> None:
    """Neste møte er det første på eller etter sakens dato; er det ingen, er svaret ingenting."""
    paa_dagen = replace(saksbilde(), sak=replace(SAK, dato=date(2018, 11, 21)))
    for_sent = replace(saksbilde(), sak=replace(SAK, dato=date(2030, 1, 1)))

    assert saksbilde().neste_mote(BEIARN) == paa_dagen.neste_mote(BEIARN) == date(2018, 11, 21)
    assert for_sent.neste_mote(BEIARN) is None


def test_planen_i_en_setning() -> None:
    """Setningen om planen har antall rader og første og siste dag."""
    saken = saksbilde()

    assert saken.plan_i_en_setning().startswith(f"Planen har {len(saken.plan.rader)} rader fra 20. november 2017 til ")


@pytest.mark.parametrize("kommune", [None, BEIARN, HAMAROY])
def test_medvirkningsrader(kommune: Kommune | None) -> None:
    """En kommune ser egne rader og de felles, aldri andres; uten kommune ses alle."""
    rader = list(saksbilde().medvirkningsrader(kommune))
    andre = [k.kortnavn for k in SAK.kommuner if k != kommune]

    assert bool(kommune is None) == any(f"({navn})" in hvem for hvem, *_ in rader for navn in andre)
    assert all(informert == hort == "mangler" for _, _, informert, hort, _ in rader)
    assert 0 < len(rader) <= len(saksbilde().klokke.rader)


def test_vilkaar_til_avtalen() -> None:
    """Avtalen bygges av sakens egne valg: vert, oppsigelse, nøkkel og hvem som er i samisk forvaltningsområde."""
    satt = vilkar(SAK)

    assert (satt.vert, satt.oppsigelse_maaneder, satt.nokkel) == (SAK.valg.vert, 12, SAK.valg.nokkel)
    assert (satt.samiske_kommuner, satt.nemndsmedlemmer, satt.nemnd_enkeltsaker) == (frozenset({"1849"}), (), None)


def test_vilkaar_med_nemnd() -> None:
    """Med felles nemnd får hver kommune to medlemmer."""
    nemnd = vilkar(replace(SAK, valg=replace(SAK.valg, form=Samarbeidsform.VERT_NEMND)))

    assert nemnd.nemndsmedlemmer == tuple((k.nummer, 2) for k in SAK.kommuner)
    assert nemnd.nemnd_enkeltsaker is not None


def test_klausul_tatt_ut() -> None:
    """En klausul saken har tatt ut, er borte fra avtalen; en som ikke finnes, gjør ingenting."""
    bank = les_klausulbank()
    hel, uten = avtale_i_saken(SAK, bank, ()), avtale_i_saken(SAK, bank, ("okonomi", "finnes-ikke"))

    assert {k.id for k in hel.klausuler} - {k.id for k in uten.klausuler} == {"okonomi"}
    assert forslag_naa(SAK, TEKSTER, hel) == saksbilde().forslag


def test_inngaatt() -> None:
    """Avtalen er inngått når alle fem har vedtatt den samme teksten, og ikke før."""
    numre = [k.nummer for k in SAK.kommuner]
    fire, fem = (bilde(SAK, [vedtak(nr) for nr in numre[:antall]]) for antall in (4, 5))

    assert fire.inngaatt().utfall is Utfall.IKKE_OPPFYLT
    assert fire.inngaatt().begrunnelse.startswith("Fire av fem har vedtatt samme tekst. Hamarøy")
    assert (fem.inngaatt().utfall, fem.avtalen_er_endret) == (Utfall.OPPFYLT, False)


def test_egen_tekst() -> None:
    """En kommunes egen tekst hører til temaet sitt, og er tom der ingen har skrevet noe."""
    sak = replace(SAK, lokaltekster={("1839", "okonomi"): "Vi har god råd."})

    assert (sak.lokaltekst(BEIARN, "okonomi"), sak.lokaltekst(HAMAROY, "okonomi")) == ("Vi har god råd.", "")
