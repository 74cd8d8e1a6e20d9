"""The verbs of a settlement: done by whom they belong to, when they can be, once; and refused with nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.actions.demoen import FNR, bruker, endret, hele_journalen_som_tekst, innhold, journalen, som
from tests.actions.oppgjoret import (
    BEIARN,
    DIREKTOR,
    LINJE,
    SVARER,
    VERT,
    avtrykk,
    bildet,
    boktall,
    gjor,
    legg_fram,
    les_inn,
    rett_dobbel,
    ta_i_bruk,
    til_enige,
    til_lukket,
)

from tospann.actions.avvist import Avvist, HarIkkeRolle, NoenAndreKomForst
from tospann.actions.demooppgjor import NOTAT
from tospann.actions.oppgjor_bestrid import bestrid_linje
from tospann.actions.oppgjor_boktall import oppgi_boktall
from tospann.actions.oppgjor_forklar import forklar_linje
from tospann.actions.oppgjor_gjenaapne import gjenaapne_oppgjor
from tospann.actions.oppgjor_godta import godta_oppgjor
from tospann.actions.oppgjor_legg_fram import legg_fram_oppgjor
from tospann.actions.oppgjor_lukk import lukk_oppgjor
from tospann.actions.oppgjor_notat import skriv_oppgjorsnotat
from tospann.actions.oppgjor_rett import rett_postering
from tospann.actions.oppgjor_trekk import trekk_oppgjor
from tospann.actions.oppgjor_vedta_budsjett import vedta_oppgjorsbudsjett
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.personvern import Fodselsnummer
from tospann.core.oppgjor.avstemming import Boklinje
from tospann.core.oppgjor.kostnad import tilbakefor
from tospann.core.oppgjor.livslop import Oppgjorssteg
from tospann.store import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sak")]
NULL = dict.fromkeys(Boklinje, Kroner(0))
# Every verb, filled in right for 2020 as it stands (disputed by Beiarn), and who may not do it.
VERB: dict[str, tuple[Callable[..., object], dict[str, Any]]] = {
    "vedta": (vedta_oppgjorsbudsjett, {}),
    "legg fram": (legg_fram_oppgjor, {"fingeravtrykk": "x", "grunn": "x"}),
    "trekk": (trekk_oppgjor, {"grunn": "x"}),
    "forklar": (forklar_linje, {"bestridelse": 3, "forklaring": "x"}),
    "rett": (rett_postering, {"postering": "fil 1, rad 2", "belop": Kroner(1), "grunn": "x"}),
    "godta": (godta_oppgjor, {"fingeravtrykk": "x"}),
    "bestrid": (bestrid_linje, {"fingeravtrykk": "x", "linje": LINJE, "grunn": "x"}),
    "notat": (skriv_oppgjorsnotat, {"linje": LINJE, "tekst": "x", "versjon": 0}),
    "boktall": (oppgi_boktall, {"tall": NULL}),
    "lukk": (lukk_oppgjor, {"fingeravtrykk": "x"}),
    "gjenåpne": (gjenaapne_oppgjor, {"grunn": "x"}),
}
VERTENS = ("vedta", "legg fram", "trekk", "forklar", "rett")


@pytest.mark.parametrize("verb", VERB)
@pytest.mark.parametrize(
    "hvem", ["prosjektleder", "hovedtillitsvalgt", "statsforvalter", "nav-leder-fauske", "folkevalgt-beiarn"]
)
def test_uten_rolle(verb: str, hvem: str) -> None:
    """De som ikke svarer for en part, kan ingenting gjøre, og ingenting endres."""
    handling, felt = VERB[verb]
    foer = innhold()
    with pytest.raises(HarIkkeRolle):
        gjor(handling, hvem, **felt)

    assert endret(foer) == set()


@pytest.mark.parametrize("verb", VERTENS)
def test_bare_verten(verb: str) -> None:
    """Økonomisjefen i Beiarn kan ikke gjøre det som er vertens."""
    handling, felt = VERB[verb]
    foer = innhold()
    with pytest.raises(HarIkkeRolle, match="Bare Fauske kommune, som er vert"):
        gjor(handling, BEIARN, **felt)

    assert endret(foer) == set()


def test_utenfor_saken() -> None:
    """Bodø er ikke part i saken og kan ikke svare, om noen så fant adressen."""
    with pytest.raises(HarIkkeRolle, match="ikke part i saken"):
        gjor(godta_oppgjor, "kommunedirektor-bodo", fingeravtrykk=avtrykk())


@pytest.mark.parametrize(
    ("verb", "hvem"), [("godta", DIREKTOR), ("bestrid", BEIARN), ("lukk", BEIARN), ("legg fram", VERT)]
)
def test_gammelt_fingeravtrykk(verb: str, hvem: str) -> None:
    """Er teksten en annen enn den som ble lest, blir svaret avvist med beskjed om å lese på nytt."""
    handling, felt = VERB[verb]
    foer = innhold()
    with pytest.raises(NoenAndreKomForst, match="endret siden du åpnet siden"):
        gjor(handling, hvem, **felt)

    assert endret(foer) == set()


@pytest.mark.parametrize("verb", ["vedta", "gjenåpne"])
def test_feil_steg(verb: str) -> None:
    """Det som hører til et annet steg, blir avvist med hvor oppgjøret er."""
    handling, felt = VERB[verb]
    with pytest.raises(Avvist, match="Oppgjøret er bestridt"):
        gjor(handling, VERT, **felt)


def test_lukke_foer_alle_er_enige() -> None:
    """Et bestridt oppgjør kan ikke lukkes."""
    with pytest.raises(Avvist, match="kan ikke lukkes"):
        gjor(lukk_oppgjor, BEIARN, fingeravtrykk=avtrykk())


def test_den_som_la_fram_godtar_ikke_selv() -> None:
    """Den som la fram oppgjøret, kan ikke godta det for verten; kommunedirektøren kan."""
    with pytest.raises(HarIkkeRolle, match="En annen hos dere"):
        gjor(godta_oppgjor, VERT, fingeravtrykk=avtrykk())

    assert gjor(godta_oppgjor, DIREKTOR, fingeravtrykk=avtrykk()) is True


def test_samme_skjema_to_ganger() -> None:
    """Sendes det samme svaret to ganger, er det ett svar og én journalpost."""
    svar = [gjor(godta_oppgjor, DIREKTOR, fingeravtrykk=avtrykk()) for _ in range(2)]
    bestridt = [gjor(bestrid_linje, BEIARN, fingeravtrykk=avtrykk(), linje=LINJE, grunn="Nei.") for _ in range(2)]
    forklart = [gjor(forklar_linje, bestridelse=3, forklaring="Vi ser på det.") for _ in range(2)]

    assert (svar, bestridt, forklart) == ([True, False],) * 3
    assert [p.handling for p in journalen()[-3:]] == [
        "godtok oppgjøret",
        "bestred en linje i oppgjøret",
        "svarte på en bestridt linje",
    ]


def test_bestridelsen_ses_av_alle_med_svar() -> None:
    """Grunnen og svaret er felles: alle partene ser dem."""
    gjor(forklar_linje, bestridelse=3, forklaring="Det er to leieavtaler.")
    sett = {h: bildet(hvem=h) for h in SVARER.values()}

    svarene = {h: [s.tekst for b in sett_.bestridelser() for s in sett_.svar(b)] for h, sett_ in sett.items()}

    assert svarene == {h: ["Det er to leieavtaler."] for h in SVARER.values()}


def test_bestridt_linje_maa_finnes() -> None:
    """En linje som ikke finnes, eller en bestridelse uten grunn, blir avvist."""
    for linje, grunn in (("finnes-ikke", "x"), (LINJE, " ")):
        with pytest.raises(Avvist, match="Velg en linje"):
            gjor(bestrid_linje, BEIARN, fingeravtrykk=avtrykk(), linje=linje, grunn=grunn)


def test_notatet_finnes_ikke_for_andre() -> None:
    """Porten og databasen viser notatet bare for egen part; journalen har bare fingeravtrykket."""
    porten = {h: models.Oppgjorsnotat.objects.visible_to(bruker(h)).count() for h in (BEIARN, VERT, "prosjektleder")}
    raa = {}
    for hvem in (BEIARN, VERT, "prosjektleder"):
        with som(bruker(hvem).part):
            raa[hvem] = models.Oppgjorsnotat.objects.count()

    assert porten == raa == {BEIARN: 1, VERT: 0, "prosjektleder": 0}
    assert NOTAT not in hele_journalen_som_tekst()


def test_notat_til_samtidig() -> None:
    """Har en annen hos dere lagret i mellomtiden, blir ingenting overskrevet; det samme to ganger er ett."""
    with pytest.raises(NoenAndreKomForst):
        gjor(skriv_oppgjorsnotat, BEIARN, linje=LINJE, tekst="nytt", versjon=0)
    versjoner = [gjor(skriv_oppgjorsnotat, BEIARN, linje=LINJE, tekst="nytt", versjon=1) for _ in range(2)]

    assert [getattr(v, "versjon", 0) for v in versjoner] == [2, 2]


@pytest.mark.parametrize("felt", ["grunn", "forklaring", "tekst"])
def test_fodselsnummer(felt: str) -> None:
    """Et fødselsnummer i en grunn, et svar eller et notat blir avvist, og ingenting er lagret."""
    forsok = {
        "grunn": lambda: gjor(bestrid_linje, BEIARN, fingeravtrykk=avtrykk(), linje=LINJE, grunn=FNR),
        "forklaring": lambda: gjor(forklar_linje, bestridelse=3, forklaring=FNR),
        "tekst": lambda: gjor(skriv_oppgjorsnotat, BEIARN, linje=LINJE, tekst=FNR, versjon=1),
    }
    foer = innhold()
    with pytest.raises(Fodselsnummer):
        forsok[felt]()

    assert endret(foer) == set()


def test_det_nye_forslaget_nuller_svarene() -> None:
    """Legges et nytt forslag fram, må alle svare på nytt, og det gamle står som forkastet."""
    gjor(godta_oppgjor, DIREKTOR, fingeravtrykk=avtrykk())
    gammelt = avtrykk()
    rett_dobbel(2020)
    legg_fram(2020, "Rettet")
    livslop = bildet().livslop

    assert (livslop.steg, livslop.godtatt, livslop.bestridt) == (Oppgjorssteg.FORSLAG, frozenset(), frozenset())
    assert [v.fingeravtrykk for v in bildet().versjoner if v.slag == "FORSLAG"] == [gammelt, livslop.fingeravtrykk]


def test_et_ore_stanser_lukkingen() -> None:
    """Viser én parts bøker ett øre for mye, kan ingen lukke, og det sies hvem og hvor mye."""
    til_enige()
    for part, hvem in SVARER.items():
        tall = boktall(part)
        feil = Kroner(1) if part == "1839" else Kroner(0)
        gjor(oppgi_boktall, hvem, 2021, tall={**tall, Boklinje.BOKFORT: tall[Boklinje.BOKFORT] + feil})
    with pytest.raises(Avvist, match=r"Beiarn har .* Forskjellen er 0,01"):
        gjor(lukk_oppgjor, DIREKTOR, 2021, fingeravtrykk=avtrykk(2021))
    gjor(oppgi_boktall, BEIARN, 2021, tall=boktall("1839"))

    assert gjor(lukk_oppgjor, DIREKTOR, 2021, fingeravtrykk=avtrykk(2021)) is True


def test_etter_lukking_bare_tilbakeforing() -> None:
    """Et lukket år kan ikke endres; gjenåpnet av alle kan det tilbakeføres, men ikke leses inn over."""
    til_lukket()
    assert bildet(2021).livslop.steg is Oppgjorssteg.LUKKET
    with pytest.raises(Avvist, match="grunnlaget endres"):
        rett_dobbel(2021)
    for hvem in SVARER.values():
        gjor(gjenaapne_oppgjor, hvem, 2021, grunn="Husleia er feil")
    fil = les_inn("Konto;Beløp\r\n11900;1,00".encode())
    with pytest.raises(Avvist, match="bare tilbakeføres"):
        ta_i_bruk(fil, erstatt=True, konto="Konto", belop="Beløp")
    rett_dobbel(2021)

    assert bildet(2021).livslop.steg is Oppgjorssteg.LOPENDE


@pytest.mark.parametrize("tabell", ["store_oppgjorsversjon", "store_oppgjorshendelse"])
@pytest.mark.parametrize("sql", ["DELETE FROM {}", "UPDATE {} SET nr = nr + 100"])
def test_databasen_nekter_endring(tabell: str, sql: str) -> None:
    """Det som er lagt fram og det som er svart, kan ikke endres eller slettes, heller ikke utenom programmet."""
    with pytest.raises(DatabaseError, match="bare legges til"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(tabell))


def test_tilbakeforing_av_tilbakeforing() -> None:
    """En tilbakeføring kan ikke selv rettes; da føres den riktige på nytt."""
    rett_dobbel(2020)
    tilbake = next(p for p in bildet().arbeid.posteringer if p.retter)
    with pytest.raises(Avvist, match="selv en tilbakeføring"):
        gjor(rett_postering, postering=tilbake.id, belop=Kroner(5), grunn="x")

    assert tilbakefor(bildet().arbeid.posteringer[0], "x").retter == "fil 1, rad 2"
