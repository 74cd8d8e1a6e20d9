"""What the three lists count up to, and what is odd in them."""

from __future__ import annotations

from tests.core.kontor.data import grunnlag, i_lista, telling

from tospann.core.felles.tall import Enhet
from tospann.core.kontor.listetelling import funn_i_lista, tall_i_fylket, tall_i_lista


def test_antall_kontor() -> None:
    """456, 309 og 283 kontor i lista; 43, 40 og 33 betjener Nordland, de to siste med Nav Nærøysund i Trøndelag."""
    lister = [telling(navn) for navn in ("difi-2014", "norg-2020", "norg-2023")]

    assert [len(t.kontor) for t in lister] == [456, 309, 283]
    assert [len(t.betjener("18")) for t in lister] == [43, 40, 33]
    assert ["1751" in t.betjener("18") for t in lister] == [False, True, True]


def test_delte_kontor_og_fylkesgrensen() -> None:
    """2, 37 og 49 kontor har flere kommuner, 0, 4 og 5 over fylkesgrensen; med Svalbard og Jan Mayen 50 og 6."""
    lister = [telling(navn) for navn in ("difi-2014", "norg-2020", "norg-2023")]
    siste = lister[-1]

    assert [len(t.delte) for t in lister] == [2, 37, 49]
    assert [len(t.over_fylkesgrensen) for t in lister] == [0, 4, 5]
    assert (siste.med_andre, sorted(siste.andre["1902"])) == (("1902",), ["2100", "2211"])
    assert len(siste.delte) + len(siste.med_andre) == 50
    assert len(siste.over_fylkesgrensen) + len(siste.med_andre) == 6


def test_enhetsnummeret_er_vertens_gamle_nummer() -> None:
    """Nummeret er vertens gamle kommunenummer for 84 av 86 delte kontor (85 av 87 med Tromsø), ikke for Værnes."""
    lister = [telling(navn) for navn in ("norg-2020", "norg-2023")]
    verter = [t.med_vert(grunnlag().traader) for t in lister]

    assert (sum(len(t.delte) for t in lister), sum(len(v) for v in verter)) == (86, 84)
    assert [set(t.delte) - set(v) for t, v in zip(lister, verter, strict=True)] == [{"1783"}, {"1783"}]
    assert {k: verter[1][k] for k in ("1841", "1805", "1751", "0437")} == {
        "1841": "1841",
        "1805": "1806",
        "1751": "5060",
        "0437": "3427",
    }


def test_tallene_har_kilde() -> None:
    """Hvert tall vet hvilken liste det er talt i."""
    t = telling("norg-2023")
    kontor, delte, krysser = tall_i_lista(t)

    assert [(f.verdi, f.enhet, f.dato) for f in (kontor, delte, krysser)] == [
        (n, Enhet.KONTOR, t.liste.dato) for n in (283, 49, 5)
    ]
    assert kontor.kilde.id == "nav-norg-2023"
    assert tall_i_fylket(t, "18", "Nordland").verdi == 33


def test_funnene_sies_i_hele_setninger() -> None:
    """Feil i lista er sagt: manglende og gale nummer i 2014, Hemsedal utelatt i 2023, områder som ikke er kommuner."""
    i_2014 = funn_i_lista(telling("difi-2014"), i_lista("difi-2014"))
    i_2023 = funn_i_lista(telling("norg-2023"), i_lista("norg-2023"))

    assert len(i_2014) == 9
    assert any("NAV Rælingen: Lista har ikke noe kommunenummer her." in f for f in i_2014)
    assert "Disse kommunene står ikke i lista: 3042 Hemsedal." in i_2023
    assert any("2100 og 2211, som ikke er kommuner" in f for f in i_2023)
    assert funn_i_lista(telling("norg-2020"), i_lista("norg-2020")) == ()
