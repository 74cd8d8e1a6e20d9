"""Changing an assumption (D1): every paper follows, nobody's own text is touched, and the journal says who."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.actions.demoen import BEIARN, FNR, bruker, endret, forutsetning, innhold, journalen, saken

from tospann.actions.avvist import Avvist, NoenAndreKomForst
from tospann.actions.endre_forutsetning import endre_forutsetning
from tospann.actions.saksbilde import alle_lokaltekster, last_saksbilde
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.felles.tall import Verdi
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.papirer.mappe import dokumentene
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
BARE = {"store_forutsetning", "store_journalpost", "store_kjede"}


def endre(nokkel: str, verdi: str, *, grunn: str = "Avtalt i møtet.", versjon: int = 1) -> models.Forutsetning:
    """Change as the project leader."""
    f = forutsetning(nokkel)
    return endre_forutsetning(
        bruker=bruker("prosjektleder"), forutsetning=f, verdi=Decimal(verdi), grunn=grunn, versjon=versjon
    )


def bildet() -> Saksbilde:
    """Work out the case with every municipality's own text, as for the papers."""
    return last_saksbilde(saken(), alle_lokaltekster(saken()))


def betalinger(bilde: Saksbilde) -> dict[str, Verdi]:
    """Give what each municipality pays after, by number."""
    return {k.kommune.nummer: k.utgift_etter.verdi for k in bilde.kapitler}


@pytest.mark.parametrize(("nokkel", "verdi"), [("paaslag", "5"), ("aarsverk.kommune.1839", "1.5"), ("lonn.stat", "1")])
def test_alle_kapitler_folger(nokkel: str, verdi: str) -> None:
    """Endres påslaget, et årsverk eller en lønn, endres tallene i saken og i papirene."""
    foer = bildet()
    endre(nokkel, verdi)
    etter = bildet()

    assert foer.sak.felles != etter.sak.felles or foer.sak.deltakere != etter.sak.deltakere
    assert dokumentene(foer)["utredning"] != dokumentene(etter)["utredning"]


@pytest.mark.parametrize(("nokkel", "verdi"), [("paaslag", "5"), ("aarsverk.kommune.1839", "1.5")])
def test_hver_kommunes_tall_endres(nokkel: str, verdi: str) -> None:
    """Påslaget og Beiarns årsverk slår ut i det hver av de fem kommunene betaler, og i hvert saksframlegg."""
    foer = bildet()
    endre(nokkel, verdi)
    etter = bildet()
    papirer, nye = dokumentene(foer), dokumentene(etter)

    assert [nr for nr, belop in betalinger(foer).items() if betalinger(etter)[nr] == belop] == []
    assert [navn for navn in papirer if navn.startswith("saksframlegg") and papirer[navn] == nye[navn]] == []


def test_ingens_tekst_rores() -> None:
    """Bare forutsetningen og journalen er endret; alle lokale tekster står ord for ord."""
    foer, tekster = innhold(), alle_lokaltekster(saken())
    endre("paaslag", "5")

    assert endret(foer) == BARE
    assert tekster == bildet().sak.lokaltekster
    assert len(tekster) == 1


def test_journalen_sier_hvem_og_hva() -> None:
    """Posten sier part, rolle, hvilken forutsetning, fra hva og til hva; ikke begrunnelsen."""
    endre("paaslag", "5.5", grunn="Etter møtet med Fauske.")
    post = journalen()[-1]

    assert (post.utfort_av, post.rolle) == ("Prosjektet Nav i Nordland", "prosjektleder")
    assert post.nyttelast == {"id": "paaslag", "fra": "4.0000", "til": "5.5"}


def test_bare_det_ene_tallet_er_endret() -> None:
    """De andre forutsetningene står som før, med versjon 1."""
    endre("paaslag", "5")

    assert list(models.Forutsetning.objects.exclude(versjon=1).values_list("nokkel", flat=True)) == ["paaslag"]


def test_tilbake_gir_samme_tall() -> None:
    """Settes verdien tilbake, er tallene de samme som før; historien har begge endringene."""
    foer, poster = betalinger(bildet()), len(journalen())
    endre("paaslag", "5")
    endre("paaslag", "4", versjon=2)

    assert foer == betalinger(bildet())
    assert poster + 2 == len(journalen())


def test_noen_andre_kom_forst() -> None:
    """Den som så en eldre verdi, får vite hva den er nå, og ingenting er halvveis lagret."""
    endre("paaslag", "5")
    foer = innhold()
    with pytest.raises(NoenAndreKomForst, match="er endret til 5 mens du skrev"):
        endre("paaslag", "6")

    assert set() == endret(foer)
    assert Decimal(5) == forutsetning("paaslag").verdi
    assert Decimal(6) == endre("paaslag", "6", versjon=2).verdi


def test_fodselsnummer_i_begrunnelsen() -> None:
    """Et fødselsnummer i begrunnelsen blir avvist med forklaring, og ingenting er lagret."""
    foer = innhold()
    with pytest.raises(Fodselsnummer, match="skal ikke inneholde opplysninger om enkeltpersoner"):
        endre("paaslag", "5", grunn=f"Gjelder {FNR}.")

    assert set() == endret(foer)


@pytest.mark.parametrize(
    ("nokkel", "verdi", "grunn"),
    [
        ("grunnandel", "150", "En prosent kan ikke være over 100"),
        ("stat_prosent", "100.01", "En prosent kan ikke være over 100"),
        ("fast_prosent.1839", "99", "De faste prosentene blir 192 til sammen"),
        ("fast_prosent.1839", "0", "De faste prosentene blir 93 til sammen"),
        ("oppsigelse", "999999999", "kan ikke saken regnes ut"),
    ],
)
def test_et_tall_som_stanser_saken(nokkel: str, verdi: str, grunn: str) -> None:
    """Et tall som gjør at saken ikke kan regnes ut, blir avvist med grunn før noen møter en feilside."""
    foer = innhold()
    with pytest.raises(Avvist, match=grunn):
        endre(nokkel, verdi)

    assert set() == endret(foer)
    assert bildet().kapitler


@pytest.mark.parametrize(
    "nokkel", ["paaslag", "grunnandel", "dager.1839", "aarsverk.stat.1839", "lonn.stat", "stonad.1839"]
)
def test_null_kan_regnes_ut(nokkel: str) -> None:
    """Null er et gyldig anslag."""
    endre(nokkel, "0")

    assert bildet().kapitler


def test_ubrukt_nokkel_stanser_ikke_lesing() -> None:
    """Den som bare leser, ser samme sak før og etter at en annen ble nektet."""
    foer = betalinger(bildet())
    with pytest.raises(Avvist):
        endre("grunnandel", "150")

    assert foer == betalinger(bildet())
    assert bruker(BEIARN).part.navn == "Beiarn kommune"
