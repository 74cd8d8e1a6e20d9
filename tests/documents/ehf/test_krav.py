"""Who sends whom what: the seller is the one who is owed, and what was paid too much comes back as a credit note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.documents.ehf.fakturaene import ANNET, KONTO, ORGNR

from tospann.core.felles.kilde import beregnet
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.periode import Periode
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.oppgjor.aarsgrunnlag import Aarsgrunnlag, Akonto, Deltakelse
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.akontoplan import akontoplan
from tospann.core.oppgjor.kostnad import Kontering, Kostnadspost, Lag, Postering
from tospann.core.oppgjor.maal import Maal
from tospann.core.oppgjor.nokkelversjon import Nokkelversjon, Regneregel
from tospann.core.oppgjor.sammensatt import Nokkelledd, Sammensatt
from tospann.core.oppgjor.stillinger import Telledatoer
from tospann.documents.ehf.faktura import Avgift, Fakturapart, Fakturaslag
from tospann.documents.ehf.krav import Fakturagrunnlag, Fakturering, Partsopplysning
from tospann.documents.ehf.ubl import tegn_ehf
from tospann.documents.modell import alle_tall
from tospann.documents.papirer.aarsoppgjor import Oppgjorstall
from tospann.documents.papirer.fakturapapir import fakturapapir

AAR, DATO = Periode(date(2025, 1, 1), date(2026, 1, 1)), date(2025, 2, 1)
VERT, MED = "1001", "1002"


def tall(id_: str, ore: int) -> Tall:
    """Make an amount."""
    return Tall(id_, id_, Kroner(ore), Enhet.KRONER, DATO, "x", beregnet(DATO))


def aaret(*, egne: int = 0, betalt: int = 0, felles: int = 30001) -> Aarsgrunnlag:
    """Settle a shared cost in two; the other municipality has entered *egne* itself and paid *betalt*."""
    likt = Sammensatt((Nokkelledd(Fraction(1), Maal.LIKT),))
    poster = (
        Kostnadspost("drift", "Drift", Lag.KOMMUNE, Kontering("1", "242", "190"), "n"),
        Kostnadspost("egen", "Stønader", Lag.STONAD, Kontering("2", "281", "470"), baerer=MED),
    )
    fort = [("drift", felles - egne, VERT), ("egen", 700, MED), *([("drift", egne, MED)] if egne else [])]
    return Aarsgrunnlag(
        2025,
        VERT,
        (Deltakelse(VERT, "Storvik", AAR), Deltakelse(MED, "Lillevik", AAR)),
        poster,
        tuple(Postering(f"p{nr}", post, AAR, tall(f"p{nr}", ore), hos) for nr, (post, ore, hos) in enumerate(fort)),
        (Nokkelversjon("n", "Nøkkelen", 1, AAR, likt, Regneregel(), Telledatoer(((12, 31),))),),
        akonto=(Akonto("a", MED, VERT, date(2025, 3, 31), tall("a", betalt)),) if betalt else (),
    )


def fakturering(dato: date = DATO) -> Fakturering:
    """Give what the parties have said."""
    parter = {
        VERT: Partsopplysning(Fakturapart("Storvik kommune", ORGNR), KONTO, "ref vert"),
        MED: Partsopplysning(Fakturapart("Lillevik kommune", ANNET), KONTO, "ref med", dager=14),
    }
    return Fakturering("sak-2025", "Felles kontor", dato, parter)


def balansen(grunnlag: Aarsgrunnlag) -> Fakturagrunnlag:
    """Give the one invoice of the year."""
    (ett,) = fakturering().aarsoppgjor(Oppgjorstall.av(gjor_opp_aaret(grunnlag), "x"), 2, 4)
    return ett


@pytest.mark.parametrize(
    ("egne", "betalt", "slag", "selger", "ore", "linjer"),
    [
        (0, 0, Fakturaslag.FAKTURA, "Storvik kommune", 15000, [15000]),
        (0, 10000, Fakturaslag.FAKTURA, "Storvik kommune", 5000, [15000, -10000]),
        (0, 15000, None, "", 0, []),
        (0, 16000, Fakturaslag.KREDITNOTA, "Storvik kommune", 1000, [-15000, 16000]),
        (20000, 0, Fakturaslag.FAKTURA, "Lillevik kommune", 5000, [-15000, 20000]),
        (10000, 5500, Fakturaslag.KREDITNOTA, "Storvik kommune", 500, [-15000, 10000, 5500]),
        (15000, 500, Fakturaslag.KREDITNOTA, "Storvik kommune", 500, [500]),
        (15001, 500, Fakturaslag.FAKTURA, "Lillevik kommune", 501, [-15000, 15001, 500]),
        (20000, 1000, Fakturaslag.FAKTURA, "Lillevik kommune", 6000, [-15000, 20000, 1000]),
    ],
)
def test_hvem_som_sender_hva(
    egne: int, betalt: int, slag: Fakturaslag | None, selger: str, ore: int, linjer: list[int]
) -> None:
    """Verten krever inn; for mye a konto kommer tilbake som kreditnota; er det mer, sender den andre faktura."""
    alle = list(fakturering().aarsoppgjor(Oppgjorstall.av(gjor_opp_aaret(aaret(egne=egne, betalt=betalt)), "x"), 2, 4))
    if slag is None:
        assert alle == []
        return
    (ett,) = alle

    assert (ett.faktura.slag, ett.faktura.selger.navn, ett.faktura.netto) == (slag, selger, ore)
    assert sorted(linje.ore for linje in ett.faktura.linjer) == sorted(linjer)
    assert ett.i_alt.som_kroner().ore == ore
    assert ett.er_klar


def test_egne_stonader_er_ikke_med() -> None:
    """Det en part har ført selv og bærer alene, står ikke på fakturaen."""
    assert [linje.navn for linje in balansen(aaret()).faktura.linjer] == ["Drift"]


def test_kreditnotaen_viser_til_fakturaene() -> None:
    """Kreditnotaen viser til de fire a konto-fakturaene, med numrene de fikk."""
    retter = balansen(aaret(betalt=16000)).faktura.retter
    plan = akontoplan(gjor_opp_aaret(aaret()), [date(2025, m, 28) for m in (3, 6, 9, 12)])
    sendte = [g.faktura.nummer for g in fakturering().akonto(Oppgjorstall.av(gjor_opp_aaret(aaret()), "b"), plan)]

    assert list(retter) == sendte == [f"sak-2025-a{nr}-1002" for nr in range(1, 5)]


def test_forfallet_er_planens_nar_det_ligger_foran() -> None:
    """Er planens dato i dag eller foran, er den forfallet; er den passert, gjelder selgers betalingsfrist."""
    plan = akontoplan(gjor_opp_aaret(aaret()), [date(2025, 1, 31), DATO, date(2025, 6, 30)])
    grunnlag = fakturering().akonto(Oppgjorstall.av(gjor_opp_aaret(aaret()), "b"), plan)

    assert [(g.faktura.forfall, g.faktura.fra, g.faktura.til) for g in grunnlag] == [
        (date(2025, 3, 3), date(2025, 1, 1), date(2025, 1, 31)),
        (DATO, date(2025, 2, 1), DATO),
        (date(2025, 6, 30), date(2025, 2, 2), date(2025, 6, 30)),
    ]


def test_papiret_har_de_samme_belopene() -> None:
    """Fakturagrunnlaget som papir har linjene og summen til øret, og sier hva som mangler."""
    ett = balansen(aaret(betalt=10000))
    papir = fakturapapir(replace(ett, venter="Oppgjøret er ikke lukket."))

    assert [t.som_kroner().ore for t in alle_tall(papir)] == [15000, -10000, 5000]
    assert "Oppgjøret er ikke lukket." in repr(papir.blokker)


def test_avgiften_staar_i_papiret() -> None:
    """Er kravet avgiftspliktig, står summen uten avgift, avgiften og det som skal betales, som i EHF-fila."""
    ett = balansen(aaret(betalt=10000))
    plikt = replace(
        ett, faktura=replace(ett.faktura, avgift=Avgift.PLIKTIG, selger=replace(ett.faktura.selger, mva=True))
    )
    belop = [t.som_kroner().ore for t in alle_tall(fakturapapir(plikt))]

    assert belop == [15000, -10000, 5000, 1250, 6250]
    assert b"62.50</cbc:PayableAmount>" in tegn_ehf(plikt.faktura)
    assert (ett.aa_betale, plikt.avgift.som_kroner().ore) == (ett.i_alt, 1250)
