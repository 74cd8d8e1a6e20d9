"""The texts the papers are built from."""

from string import Template

from tospann.core.felles.personvern import ser_ut_som_fodselsnummer
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.imports.nordland import nordland
from tospann.imports.tekster import les_tekster

TEKSTER = les_tekster()
# Everything forslag_til_vedtak fills in; nothing here belongs to one council.
FELT = {"omraade", "vert", "avtale", "oppstart", "nokkel", "oppsigelse", "kommuner"}


def test_temaene_er_hele() -> None:
    """Hvert tema har tittel, kilde og en felles kjerne, og id-en står én gang."""
    assert [t.id for t in TEKSTER.temaer if not (t.tittel and t.kilde and t.kjerne)] == []
    assert len({t.id for t in TEKSTER.temaer}) == len(TEKSTER.temaer) >= 11
    assert all(t.kjerne == t.kjerne.strip() for t in TEKSTER.temaer)


def test_risikoene_er_hele() -> None:
    """Hver risiko sier hva, hva som gjøres og hvem som gjør det."""
    assert [r for r in TEKSTER.risikoer if not (r.hva and r.tiltak and r.ansvar)] == []
    assert TEKSTER.risikoer


def test_hver_vertsmodell_har_forslag() -> None:
    """Hver vertskommunemodell har et forslag til vedtak, og ingen andre har det."""
    assert {form for form, _ in TEKSTER.vedtaksmaler} == {f.name for f in Samarbeidsform if f.er_vertskommune}


def test_bare_kjente_felt() -> None:
    """Malene bruker bare felt fra den faste lista."""
    brukt = {form: set(Template(mal).get_identifiers()) for form, mal in TEKSTER.vedtaksmaler}

    assert {form: felt - FELT for form, felt in brukt.items() if felt - FELT} == {}
    assert all({"avtale", "vert", "kommuner"} <= felt for felt in brukt.values())


def test_ingen_kommune_i_malene() -> None:
    """Ingen mal nevner noen kommune i Nordland, så alle kommunestyrer får samme ord."""
    navn = {k.kortnavn for k in nordland().kommuner.values()}

    assert [n for n in navn for _, mal in TEKSTER.vedtaksmaler if n in mal] == []


def test_ingen_personer() -> None:
    """Ingen tekst inneholder noe som ligner et fødselsnummer."""
    assert not any(ser_ut_som_fodselsnummer(t.kjerne) for t in TEKSTER.temaer)


def test_leses_en_gang() -> None:
    """Tekstene leses én gang og er de samme neste gang."""
    assert les_tekster() is TEKSTER
