"""What follows from a structure: worked out by hand in docs/metode/strukturkonsekvenser.md."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.core.utredning.strukturen import (
    ALLE_I_BYEN,
    BY,
    BYGD,
    I_DAG,
    NABO,
    OY,
    grunnlag,
    konsekvens,
    ramme,
)

from tospann.core.felles.kroner import Kroner, total
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.struktur.inndeling import Inndeling, Samling, UgyldigInndeling
from tospann.core.utredning.strukturforutsetning import strukturforutsetninger
from tospann.core.utredning.strukturkapittel import strukturkapittel
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens, dagens
from tospann.core.utredning.strukturrader import forskjellssetninger, konsekvensgrupper
from tospann.core.utredning.strukturreise import Innbyggergruppe, Reisefordeling, Reisemaal


def _reise(k: Strukturkonsekvens, gruppe: Innbyggergruppe, maal: Reisemaal = Reisemaal.VERT) -> Reisefordeling:
    reise = k.reise(gruppe, maal)
    assert isinstance(reise, Reisefordeling)
    return reise


def test_reise_i_snitt() -> None:
    """Snittet er innbyggere ganger minutter delt på alle: 313 000 / 15 500, og lengst er Øy med 100."""
    reise = _reise(konsekvens(ALLE_I_BYEN), Innbyggergruppe.ALLE)

    assert (Fraction(313_000, 15_500), Fraction(100), "Øy") == (
        reise.snitt.tall.verdi,
        reise.lengst.tall.verdi,
        reise.lengst_fra,
    )


def test_spennet_flytter_dem_som_ligger_naer_grensen() -> None:
    """Med en firedel til hver side kan Nabos 62 minutter være 46,5, og da har bare Øy over en time."""
    over = _reise(konsekvens(ALLE_I_BYEN), Innbyggergruppe.ALLE).over[1]

    assert (over.tall.verdi, over.lav.verdi, over.hoy.verdi) == (2_500, 1_000, 2_500)


def test_maalte_tider_har_ikke_spenn() -> None:
    """Er reisetidene lest inn som målte, er de det de er."""
    uten = replace(ramme(), forutsetninger=strukturforutsetninger(ramme().rettsdato))
    reise = _reise(konsekvens(ALLE_I_BYEN, under=uten), Innbyggergruppe.ALLE)

    assert all(s.er_sikkert for s in (reise.snitt, reise.lengst, *reise.over))


def test_den_som_mister_stedet_reiser_til_det_naermeste_aapne() -> None:
    """Bygd har ikke lenger eget sted: 40 minutter til By. De andre går til sitt eget."""
    reise = _reise(konsekvens(ALLE_I_BYEN), Innbyggergruppe.ALLE, Reisemaal.STED)

    assert (Fraction(40), 3_000) == (reise.lengst.tall.verdi, reise.over[0].tall.verdi)


def test_gruppene() -> None:
    """Små er under 2 000 (Øy og Nabo), bare Øy nås bare med ferje, og hvor Nabo hører til der, er ukjent."""
    k = konsekvens(ALLE_I_BYEN)
    ferje = _reise(k, Innbyggergruppe.FERJE)

    assert _reise(k, Innbyggergruppe.SMAA).folk.verdi == 2_500
    assert (ferje.folk.verdi, ferje.ukjente) == (1_000, 1)
    assert _reise(k, Innbyggergruppe.SAMISK).folk.verdi == 1_500


def test_utgiften() -> None:
    """Kommunal utgift er 10 067 904 kr mot 9 676 800 kr i dag, og påslaget 357 504 kr."""
    foer, etter = konsekvens(I_DAG, "a").utgift, konsekvens(ALLE_I_BYEN, "b").utgift

    assert (Kroner.hele(9_676_800), Kroner(0)) == (foer.sum.verdi, foer.paaslag.verdi)
    assert (Kroner.hele(10_067_904), Kroner.hele(357_504)) == (etter.sum.verdi, etter.paaslag.verdi)


def test_verten_faar_det_de_andre_betaler() -> None:
    """Det verten mottar, er det de andre betaler, på øret."""
    samling = konsekvens(ALLE_I_BYEN).utgift.samlinger[0]

    assert Kroner(0) == total(b.som_kroner() for b in samling.betalinger)
    assert samling.betaling(BY).som_kroner() < Kroner(0)


def test_ansatte_vedtak_og_fagmiljo() -> None:
    """5,04 kommunale årsverk bytter arbeidsgiver, sju vedtak trengs, og ingen er under grensen."""
    k = konsekvens(ALLE_I_BYEN)

    assert (Fraction(504, 100), 7, 0, 1) == (
        k.miljo.overfores.verdi,
        k.vedtak.verdi,
        k.miljo.under_terskel.verdi,
        k.miljo.ledere.verdi,
    )
    assert konsekvens(I_DAG).miljo.under_terskel.verdi == 3


def test_ledelsen_i_dag() -> None:
    """Det registeret vet om ledelsen i dag, blir sagt, og for hvor mange det ikke vet noe."""
    med = replace(ramme(), ledelse=((BY, "felles leder"), (OY, "felles leder")))

    assert med.ledelse_i_ord() == (
        "Ledelse i dag, etter registeret: By og Øy: felles leder. For 2 kommuner vet registeret det ikke."
    )
    assert ramme().ledelse_i_ord() == "Registeret vet ikke hvem som leder kontorene i dag (4 kommuner)."


def test_fagsystemer_og_det_ukjente() -> None:
    """Velferd og Acos møtes, og at Nabos system er ukjent, blir sagt."""
    organisasjon = konsekvens(ALLE_I_BYEN).miljo.organisasjoner[0]

    assert organisasjon.motes
    assert organisasjon.systemer_i_ord == "Bygd: Acos; By og Øy: Velferd; Nabo: ukjent."


def test_to_systemer_uten_navn_moetes_ikke() -> None:
    """Er navnet på systemet ikke oppgitt, kan to være like; da er det ikke talt som et møte."""
    g = grunnlag()
    navnlos = [replace(k, fagsystem=f"felles i {k.navn}, navnet er ikke oppgitt") for k in g.kommuner]
    organisasjon = konsekvens(ALLE_I_BYEN, under=ramme(replace(g, kommuner=tuple(navnlos)))).miljo.organisasjoner[0]

    assert not organisasjon.motes


def test_spraakplikten_foelger_innbyggerne() -> None:
    """Plikten følger innbyggerne til en vert som ikke har hatt den før, og det blir sagt."""
    assert "ikke har hatt den før" in konsekvens(ALLE_I_BYEN).miljo.organisasjoner[0].spraak_i_ord
    alene = konsekvens(I_DAG).miljo.hos(NABO)
    assert alene.spraak_i_ord.endswith("verten har den selv.")


def test_over_fylkesgrensen() -> None:
    """Over fylkesgrensen følger tilsynet verten, og at loven tier om klager, blir sagt."""
    behov = konsekvens(ALLE_I_BYEN).avtaler[0]

    assert "kommuneloven § 20-10" in behov.apne[0]
    assert "sier ikke loven" in behov.apne[0]
    assert (
        konsekvens(Inndeling("To", (Samling(BY, (BY, BYGD)), Samling(OY, (OY,)), Samling(NABO, (NABO,)))))
        .avtaler[0]
        .apne
        == ()
    )


def test_stegene_har_hjemmel() -> None:
    """Alle vedtar avtalen, de andre delegerer, og verten sier fra til statsforvalteren."""
    steg = {s.hjemmel.kortform(): s.antall for s in konsekvens(ALLE_I_BYEN).avtaler[0].steg}

    assert steg["kommuneloven § 20-4 andre ledd"] == 4
    assert steg["kommuneloven § 20-2 andre ledd"] == 3
    assert steg["kommuneloven § 20-4 femte ledd"] == 1


def test_tett_samarbeid_kan_ikke_baere_det() -> None:
    """Tett samarbeid kan ikke dele myndighet eller saker; svaret har stedet i loven."""
    behov = konsekvens(ALLE_I_BYEN, under=ramme(form=Samarbeidsform.TETT)).avtaler[0]

    assert ["kommuneloven § 20-1" in behov.ulovlig[0], "sosialtjenesteloven § 44" in behov.ulovlig[1]] == [True, True]
    assert konsekvens(ALLE_I_BYEN).avtaler[0].ulovlig == ()


def test_nemnd_delegeres_av_alle() -> None:
    """Med nemnd delegerer alle kommunestyrene, også vertens: åtte vedtak."""
    assert konsekvens(ALLE_I_BYEN, under=ramme(form=Samarbeidsform.VERT_NEMND)).vedtak.verdi == 8


def test_kapitlet() -> None:
    """Øy får 100 minutter til By, men har fortsatt et åpent sted, og 0,84 årsverk overføres."""
    kapittel = strukturkapittel(OY, konsekvens(I_DAG, "a"), konsekvens(ALLE_I_BYEN, "b"))

    assert (Fraction(), Fraction(100), Fraction(), Fraction(84, 100)) == (
        kapittel.til_vert_foer.tall.verdi,
        kapittel.til_vert.tall.verdi,
        kapittel.til_sted.tall.verdi,
        kapittel.overfores.verdi,
    )
    assert kapittel.endring.som_kroner() == kapittel.utgift.som_kroner() - kapittel.utgift_foer.som_kroner()
    assert kapittel.kontoret == "Øy har fortsatt et åpent sted. Verten er By."


@pytest.mark.parametrize(
    ("nummer", "setning"),
    [(BY, "By er vert for Bygd, Øy og Nabo."), (BYGD, "Bygd mister det åpne stedet. Verten er By.")],
)
def test_hva_kontoret_blir(nummer: str, setning: str) -> None:
    """Kapitlet sier hva kontoret blir, for verten og for den som mister stedet."""
    assert setning == strukturkapittel(nummer, konsekvens(I_DAG, "a"), konsekvens(ALLE_I_BYEN, "b")).kontoret


def test_i_dag_er_hver_for_seg() -> None:
    """I dag er strukturen der alle er alene, også når en annen står først."""
    g = replace(grunnlag(), utgangspunkt=(replace(ALLE_I_BYEN, stengte=()), I_DAG))

    assert dagens(g) == I_DAG
    assert dagens(replace(g, utgangspunkt=g.utgangspunkt[:1])).navn == "Alle i byen"


def test_en_struktur_som_mangler_en_kommune_avvises() -> None:
    """En struktur uten Nabo kan ikke regnes ut i en studie med Nabo."""
    with pytest.raises(UgyldigInndeling, match=NABO):
        konsekvens(Inndeling("Uten", (Samling(BY, (BY, BYGD, OY)),)))


def test_setningene_sier_hvem_og_hva() -> None:
    """Forskjellen sier hvem som går hvor, og hvert tall som betyr noe."""
    setninger = forskjellssetninger(konsekvens(I_DAG, "a"), konsekvens(ALLE_I_BYEN, "b"))

    assert setninger[0] == "Bygd, Øy og Nabo går sammen med By, som er vert."
    assert "Organisasjoner: ned fra 4 til 1." in setninger
    assert "Bygd mister det åpne stedet. Det nærmeste i organisasjonen er By, 40\u00a0minutter unna." in setninger
    tilbake = forskjellssetninger(konsekvens(ALLE_I_BYEN, "b"), konsekvens(I_DAG, "a"))
    assert "Bygd får et åpent sted." in tilbake
    assert any(s.startswith("Kommunal utgift per år: opp fra 9\u202f676\u202f800") for s in setninger)


def test_radene_er_de_samme_for_alle_strukturer() -> None:
    """To strukturer har de samme radene i samme rekkefølge, så de kan stå side om side."""
    a, b = (
        [(g.navn, [r.navn for r in g.rader]) for g in konsekvensgrupper(konsekvens(i))] for i in (I_DAG, ALLE_I_BYEN)
    )

    assert a == b
