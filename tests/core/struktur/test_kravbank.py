"""What each named demand does to the structure, on a coast worked out by hand."""

from datetime import date
from fractions import Fraction

from tests.core.struktur.eksempel import BY, DAL, FJORD, KILDE, NAVN, OY, SKJER, kyst

from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.struktur.krav import Krav
from tospann.core.struktur.kravbank import (
    Holdning,
    Kommunevilje,
    Lokasjon,
    bare_vert,
    fylkesgrense,
    hoyst_til_lokasjon,
    lovlig_modell,
    samme_fagsystem,
    sprakansvar,
    til_stede,
    vilje,
)
from tospann.core.struktur.losning import forbered, los
from tospann.core.struktur.problem import Skillepris, Struktur

AARSVERK = (20, 4, 4, 5, 2)


def _beste(*kravene: Krav) -> Struktur:
    return los(forbered(kyst(krav=kravene))).losning.strukturer[0]


def _deling(*kravene: Krav) -> list[tuple[int, ...]]:
    return list(_beste(*kravene).deling)


def test_uten_krav() -> None:
    """Uten krav slår fastlandet seg sammen om Dal eller By, og øyene om Øy."""
    beste = _beste()

    # By hosts the mainland: 2*20 + 2*40; Øy hosts the islands: 1*40; two organisations.
    assert list(beste.deling) == [(BY, DAL, FJORD), (OY, SKJER)]
    assert beste.pris == 100 + 120 + 100 + 40
    assert [g.vert for g in beste.grupper] == [BY, OY]


def test_kommuneviljen() -> None:
    """Et nei gir en kommune for seg selv; et ja til bestemte holder de andre ute."""
    sa_nei = vilje(NAVN, [Kommunevilje(DAL, Holdning.NEI, KILDE)])
    bare_fjord = vilje(NAVN, [Kommunevilje(DAL, Holdning.JA, KILDE, frozenset({FJORD}))])

    assert _deling(*sa_nei) == [(BY,), (DAL,), (FJORD,), (OY, SKJER)]
    assert _deling(*bare_fjord) == [(BY,), (DAL, FJORD), (OY, SKJER)]
    assert [k.ordlyd for k in bare_fjord] == ["Dal har bare sagt ja til samarbeid med Fjord"]


def test_fylkesgrensa_og_unntaket() -> None:
    """Fylkesgrensa deler Dal og Fjord, til de er unntatt."""
    fylker = ("18", "18", "19", "18", "18")

    assert _deling(fylkesgrense(fylker, KILDE)) == [(BY, DAL), (FJORD,), (OY, SKJER)]
    assert (BY, DAL, FJORD) not in _deling(fylkesgrense(fylker, KILDE, unntak=[(FJORD, DAL)]))
    fri = fylkesgrense(fylker, KILDE, unntak=[(FJORD, DAL), (FJORD, BY)])
    assert _deling(fri) == [(BY, DAL, FJORD), (OY, SKJER)]


def test_ukjent_fagsystem_stenger_ingen() -> None:
    """Ulike fagsystemer skiller; er systemet ukjent, er det ingen grunn til å skille."""
    assert _deling(samme_fagsystem(("A", "B", "", "", ""), KILDE)) == [(BY,), (DAL, FJORD), (OY, SKJER)]


def test_sprakansvaret_folger_folk() -> None:
    """Samisktalende i Skjær skal møte språket: bare By har det, så øyene må til By."""
    krav = sprakansvar(NAVN, [SKJER], [SKJER, FJORD], KILDE)
    uten = sprakansvar(NAVN, [OY], [BY], KILDE)

    assert _deling(krav) == [(BY, DAL, FJORD), (OY, SKJER)]
    assert _deling(uten) == [(BY, DAL, FJORD, OY), (SKJER,)]
    assert uten.ordlyd == "samisktalende i Øy skal møte språket i sin organisasjon"


def test_ingen_alene_med_publikum() -> None:
    """Med to til stede hver dag på begge øyene og 70 prosent nærvær må øyene ha folk fra fastlandet."""
    steder = [Lokasjon(OY, (2, 2, 2, 2, 2)), Lokasjon(SKJER, (2, 0, 0, 0, 0))]
    tett = til_stede(NAVN, AARSVERK, steder, Fraction(7, 10), KILDE)
    nok = til_stede(NAVN, AARSVERK, steder, Fraction(1), KILDE)

    # 7 positions at 70 % are 4.9 at work: enough for four on Monday.
    assert _deling(tett) == [(BY, DAL, FJORD), (OY, SKJER)]
    assert _deling(til_stede(NAVN, AARSVERK, steder, Fraction(1, 2), KILDE)) != _deling(nok)
    assert tett.ordlyd == "Øy og Skjær skal ha minst 2 til stede de dagene kontoret er åpent"


def test_naermeste_sted_med_folk() -> None:
    """Har bare By og Øy folk, må Fjord være sammen med By, og Skjær med Øy."""
    problem = kyst()
    krav = hoyst_til_lokasjon(problem.minutter, [BY, OY], 45, KILDE)

    assert _deling(krav) == [(BY, DAL, FJORD), (OY, SKJER)]
    assert not los(forbered(kyst(krav=[hoyst_til_lokasjon(problem.minutter, [BY], 45, KILDE)]))).losning.strukturer


def test_bare_noen_kan_vaere_vert() -> None:
    """Kan bare Dal og Skjær være vert, flytter verten dit."""
    beste = los(forbered(kyst(krav=[bare_vert(NAVN, 5, [DAL, SKJER], KILDE)]))).losning.strukturer[0]

    assert [g.vert for g in beste.grupper] == [DAL, SKJER]


def test_tett_samarbeid_kan_ikke_dele_myndighet() -> None:
    """Tett samarbeid uten vertskommune kan ikke dele myndighet: da må alle stå for seg selv."""
    tett = lovlig_modell(Samarbeidsform.TETT, KILDE, deler_myndighet=True)

    assert _deling(*tett) == [(BY,), (DAL,), (FJORD,), (OY,), (SKJER,)]
    assert lovlig_modell(Samarbeidsform.TETT, KILDE, deler_myndighet=False) == ()
    assert lovlig_modell(Samarbeidsform.VERT_ADMINISTRATIV, KILDE, deler_myndighet=True) == ()


def test_kravet_vet_hvor_det_kommer_fra() -> None:
    """Hvert krav har ord og kilde."""
    krav = fylkesgrense(("1", "1", "2", "1", "1"), KILDE)

    assert (krav.ordlyd, krav.kilde.dato) == ("ingen gruppe skal gå over fylkesgrensa", date(2026, 11, 25))


def test_pris_paa_skiller() -> None:
    """Et skille kan også koste i stedet for å stenge: da lønner det seg eller ikke."""
    billig, dyr = (Skillepris("fylke", ("18", "18", "19", "", ""), pris) for pris in (10, 1000))
    delinger = [los(forbered(kyst(skillepriser=(s,)))).losning.strukturer[0] for s in (billig, dyr)]

    assert [s.deling for s in delinger] == [((BY, DAL, FJORD), (OY, SKJER)), ((BY, DAL), (FJORD,), (OY, SKJER))]
    assert delinger[0].pris == 370
