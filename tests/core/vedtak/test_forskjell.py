"""The difference between two texts, word by word."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tospann.core.felles.fingeravtrykk import kanonisk
from tospann.core.vedtak.forskjell import Endring, Endringsslag, bare_endringer, tekstforskjell

LIKT, FJERNET, LAGT_TIL = Endringsslag.LIKT, Endringsslag.FJERNET, Endringsslag.LAGT_TIL
ordene = st.sampled_from(["skal", "kan", "ikke", "kommunen", "§ 20-4", "12", ",", ".", "\n", "\n\n", " ", "«", "å"])
setninger = st.one_of(st.lists(ordene, max_size=15).map(" ".join), st.text(max_size=25))


def sett_sammen(endringer: tuple[Endring, ...], *slag: Endringsslag) -> str:
    """Put the runs of some kinds together."""
    return "".join(e.tekst for e in endringer if e.slag in slag)


@settings(max_examples=500, deadline=None)
@given(setninger, setninger)
def test_begge_tekstene_ligger_i_forskjellen(fra: str, til: str) -> None:
    """Det like og det fjernede er den første teksten, det like og det som er lagt til, er den andre."""
    endringer = tekstforskjell(fra, til)

    assert kanonisk(fra) == sett_sammen(endringer, LIKT, FJERNET)
    assert kanonisk(til) == sett_sammen(endringer, LIKT, LAGT_TIL)


@settings(max_examples=300, deadline=None)
@given(setninger, setninger)
def test_ingen_to_like_etter_hverandre(fra: str, til: str) -> None:
    """To biter av samme slag er slått sammen, og ingen bit er tom."""
    endringer = tekstforskjell(fra, til)

    assert all(en.slag is not to.slag for en, to in pairwise(endringer))
    assert all(e.tekst for e in endringer)
    assert bool(bare_endringer(endringer)) == (kanonisk(fra) != kanonisk(til))


@given(setninger)
def test_lik(tekst: str) -> None:
    """En tekst er lik seg selv."""
    ren = kanonisk(tekst)

    assert tekstforskjell(tekst, ren) == ((Endring(LIKT, ren),) if ren else ())


def test_ett_ord_byttet() -> None:
    """Et ord som er byttet, vises som fjernet og lagt til, hele ord og ikke bokstaver."""
    assert tekstforskjell("Kommunen kan instruere.", "Kommunen skal instruere.") == (
        Endring(LIKT, "Kommunen "),
        Endring(FJERNET, "kan"),
        Endring(LAGT_TIL, "skal"),
        Endring(LIKT, " instruere."),
    )


def test_tegnsetting_er_egne_ord() -> None:
    """Et komma som er tatt bort, er det eneste som vises."""
    assert bare_endringer(tekstforskjell("Fauske, Beiarn", "Fauske Beiarn")) == (Endring(FJERNET, ","),)


def test_paragrafer_er_hele() -> None:
    """En paragraf med bindestrek er ett ord."""
    assert bare_endringer(tekstforskjell("jf. 20-4", "jf. 20-2")) == (
        Endring(FJERNET, "20-4"),
        Endring(LAGT_TIL, "20-2"),
    )


def test_nytt_avsnitt() -> None:
    """Et nytt avsnitt er en endring, et ekstra mellomrom er det ikke."""
    assert bare_endringer(tekstforskjell("En. To.", "En.\n\nTo.")) == (
        Endring(FJERNET, " "),
        Endring(LAGT_TIL, "\n\n"),
    )
    assert bare_endringer(tekstforskjell("En. To.", "En.   To. ")) == ()


def test_lang_tekst_med_mange_gjentakelser() -> None:
    """Også i en lang tekst der alle ord går igjen, finnes det ene som er endret."""
    lang = "Kommunen skal melde fra. " * 100
    midt = len(lang) // 2

    assert bare_endringer(tekstforskjell(lang, f"{lang[:midt]}Ikke {lang[midt:]}")) == (Endring(LAGT_TIL, "Ikke "),)


def test_ordene_paa_siden() -> None:
    """Endringene kalles det folk kaller dem."""
    assert [slag.value for slag in Endringsslag] == ["likt", "fjernet", "lagt til"]
