"""The proposed resolution: one text for every council."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.utredning.eksempel import TEKSTER, indre_salten

from tospann.core.felles.nokkel import Nokkelslag
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.utredning.forslag import ManglerMal, forslag_til_vedtak
from tospann.core.utredning.sak import Sak

SAK = indre_salten()
AVTRYKK = "a1b2" * 16
FORSLAG = forslag_til_vedtak(SAK, TEKSTER, AVTRYKK)


def med_form(form: Samarbeidsform) -> Sak:
    """Make the case with another form."""
    return replace(SAK, valg=replace(SAK.valg, form=form))


def test_hele_teksten() -> None:
    """Forslaget nevner verten, avtalens fingeravtrykk, oppstart, nøkkel og oppsigelse, og ingen felt står igjen."""
    assert FORSLAG.startswith(
        "1. Kommunestyret vedtar selv vertskommuneavtalen om felles Nav-kontor i Indre Salten, "
        "med Fauske kommune som vertskommune, jf. kommuneloven §§ 20-2 og 20-4. "
        f"Avtalen har fingeravtrykk {AVTRYKK}."
    )
    assert "til Fauske kommune fra 1. januar 2020." in FORSLAG
    assert "etter nøkkelen «Grunnandel og innbyggertall»" in FORSLAG
    assert "med 12 måneders skriftlig varsel" in FORSLAG
    assert FORSLAG.endswith(
        "i Fauske, Sørfold, Saltdal, Beiarn og Hamarøy alle har vedtatt denne teksten uten endringer."
    )
    assert "$" not in FORSLAG


@pytest.mark.parametrize("navn", ["Sørfold", "Saltdal", "Beiarn", "Hamarøy"])
def test_lik_for_alle(navn: str) -> None:
    """Ingen samarbeidskommune nevnes andre steder enn i lista over kommunene, så teksten er lik for alle."""
    assert FORSLAG.count(navn) == 1
    assert navn in FORSLAG.rpartition("6. ")[2]


def test_egne_tekster_er_ikke_med() -> None:
    """Det en kommune har skrevet selv, endrer ikke forslaget."""
    egne = replace(SAK, lokaltekster={("1839", "okonomi"): "Vi i Beiarn krever mer."})

    assert forslag_til_vedtak(egne, TEKSTER, AVTRYKK) == FORSLAG


def test_folger_saken() -> None:
    """Endres vert, nøkkel, oppstart eller avtale, endres forslaget."""
    annen = replace(SAK.valg, vert=SAK.kommuner[4], nokkel=Nokkelslag.AARSVERK)
    nytt = forslag_til_vedtak(replace(SAK, valg=annen, oppstart=date(2021, 5, 17)), TEKSTER, "ffff")

    assert "med Hamarøy kommune som vertskommune" in nytt
    assert "«Årsverk»" in nytt
    assert "fra 17. mai 2021" in nytt
    assert "fingeravtrykk ffff." in nytt


def test_nemnd() -> None:
    """Med felles nemnd delegerer kommunestyret selv, til nemnda."""
    assert "Kommunestyret delegerer selv til nemnda" in forslag_til_vedtak(
        med_form(Samarbeidsform.VERT_NEMND), TEKSTER, AVTRYKK
    )


@pytest.mark.parametrize("form", [Samarbeidsform.INGEN, Samarbeidsform.TETT])
def test_uten_mal(form: Samarbeidsform) -> None:
    """En form som ikke trenger avtale, har ikke noe forslag å vedta."""
    with pytest.raises(ManglerMal, match=f"Det finnes ikke noe forslag til vedtak for «{form}»"):
        forslag_til_vedtak(med_form(form), TEKSTER, AVTRYKK)


def test_tema() -> None:
    """Et tema finnes ved id-en sin."""
    assert TEKSTER.tema("okonomi").tittel == "Økonomiske konsekvenser"
