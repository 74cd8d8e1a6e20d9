"""Items of a budget from a file: read exactly, or refused with row, column and reason."""

import pytest

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.kostnad import Lag
from tospann.imports.avvisning import FilAvvist
from tospann.imports.budsjettfil import Budsjettlinje, Kjente, les_budsjett, post_id
from tospann.imports.trykttabell import les_fil

HODE = "Post;Lag;Konto;Funksjon;Art;Bæres av;Nøkkel;Nøkkel mot staten;Beløp;Kompensasjon for mva;Ført hos"
KJENTE = Kjente(
    {"1839": "1839", "beiarn": "1839", "stat": "stat", "1841": "1841"},
    {"mellom": "mellom", "nøkkelen mot staten": "stat"},
    {"kontordrift": "drift"},
    "1841",
)


def les(*rader: str) -> tuple[Budsjettlinje, ...]:
    """Read a file of these rows."""
    return les_budsjett(les_fil("\n".join([HODE, *rader]).encode(), "b.csv"), KJENTE)


def test_en_post_leses() -> None:
    """Lag, nøkler, beløp og hvem den føres hos, leses; en post som finnes fra før, beholder navnet sitt."""
    (linje,) = les("Kontordrift;kommune;11900;242;190;;mellom;Nøkkelen mot staten;1 783 210,11;12,50;Beiarn")

    assert (linje.post.id, linje.post.lag, linje.post.nokkel, linje.post.statsnokkel) == (
        *("drift", Lag.KOMMUNE),
        *("mellom", "stat"),
    )
    assert (linje.belop, linje.mva, linje.hos) == (Kroner(1_783_210_11), Kroner(12_50), "1839")


def test_uten_bok_er_det_vertens() -> None:
    """Står det ikke hvem den føres hos, er det verten."""
    assert les("Ny post;kommune;1;242;190;;mellom;;1;;")[0].hos == "1841"


@pytest.mark.parametrize(
    ("rad", "sies"),
    [
        ("A;fylke;1;242;190;;mellom;;1;;", "Rad 2, Lag: «fylke» er ikke et lag"),
        ("A;kommune;;242;190;;mellom;;1;;", "Rad 2, Konto: mangler"),
        ("A;kommune;1;24;190;;mellom;;1;;", "Rad 2, Funksjon"),
        ("A;kommune;1;242;190;Bodø;;;1;;", "Rad 2, Bæres av: «Bodø» er ikke en av partene"),
        ("A;kommune;1;242;190;;hemmelig;;1;;", "Rad 2, Nøkkel: «hemmelig» er ikke en nøkkel"),
        ("A;kommune;1;242;190;;mellom;;1.000;;", "Rad 2, Beløp"),
        ("A;kommune;1;242;190;;mellom;;;;", "Rad 2, Beløp: er tom"),
        ("A;kommune;1;242;190;;mellom;;1,005;;", "Rad 2, Beløp: har mer enn to desimaler"),
        ("A;stønad;1;281;470;;mellom;;1;;", "Rad 2, Post: A er en stønad"),
        ("A;kommune;1;242;190;;;;1;;", "Rad 2, Post: A må ha enten en nøkkel eller én som bærer den"),
        (";kommune;1;242;190;;mellom;;1;;", "Rad 2, Post: mangler"),
    ],
)
def test_det_som_ikke_kan_leses(rad: str, sies: str) -> None:
    """Det som kan leses på to måter, eller ikke kan være, avvises med rad, kolonne og grunn."""
    with pytest.raises(FilAvvist) as feil:
        les(rad)

    assert sies in str(feil.value)


def test_samme_post_to_ganger() -> None:
    """To rader med samme navn er én for mye."""
    with pytest.raises(FilAvvist, match="står også i rad 2"):
        les("A;kommune;1;242;190;;mellom;;1;;", "A;kommune;2;242;190;;mellom;;1;;")


def test_fil_uten_det_som_maa_vaere() -> None:
    """Mangler en kolonne som må være der, sies det hvilken."""
    with pytest.raises(FilAvvist, match="Beløp"):
        les_budsjett(les_fil(b"Post;Lag\nA;kommune\n", "b.csv"), KJENTE)


def test_navnet_i_adressen() -> None:
    """Navnet på en post blir en adresse uten æ, ø, å og parenteser."""
    assert post_id("Kontordrift (husleie, renhold, IKT)") == "kontordrift-husleie-renhold-ikt"
