"""Rules chosen on a page, written as a file and read back the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.imports.regnearkfiler import DAG, typet

from tospann.core.tabell.forslag import foresla
from tospann.core.tabell.regel import Kolonnesum, Merknad, Sammenligning, Unik
from tospann.imports.tabellregelskriver import skriv_regler
from tospann.imports.tabellregler import les_regler
from tospann.imports.tabellsamling import levert, leverte
from tospann.imports.tabelltekst import les_limt
from tospann.imports.trykttabell import som_tabell

LIMT = 'Sted;Alle "her";Stat\nFauske;10;6\nRana\\Mo;5,5;3\nSum;15,5;9\n'


@pytest.mark.parametrize("slug", leverte())
def test_leverte_regler(slug: str) -> None:
    """Reglene til hver levert tabell skrives og leses tilbake like."""
    ett = levert(slug)

    assert (
        les_regler(skriv_regler(ett.tabell, ett.regelfil.oppsett.dato, ett.regelfil.regler)).regler
        == ett.regelfil.regler
    )


def test_foreslaatte_regler() -> None:
    """Foreslåtte regler og kolonner som er funnet, skrives slik at samme fil gir samme tabell og samme kontroll."""
    nett = les_limt(LIMT)
    tabell = typet(nett)
    regler = (
        *(f.regel for f in foresla(tabell)),
        Kolonnesum("s", "Sum", ("stat",), ("Fauske", "Rana\\Mo"), Fraction(1, 2)),
        Sammenligning("m", "stat", "stat", Fraction(5, 2), grunn='Han sa "ja"\nog gikk'),
        Unik("u", ("sted",)),
        Merknad("n", "Tekst med ' og ]]] og #"),
    )
    fil = les_regler(skriv_regler(tabell, DAG, regler))

    assert set(fil.regler) == set(regler)
    assert som_tabell(nett, fil.oppsett) == tabell
