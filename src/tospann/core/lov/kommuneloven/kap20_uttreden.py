"""Kommuneloven § 20-8 about the agreement: leaving it and dissolving it (docs/tolkning/0001)."""

from __future__ import annotations

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.felt import LOVENS_FRIST_MAANEDER, frist_tekst
from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import KOMMUNELOVEN, SJEKKLISTEN_2024
from tospann.core.lov.hjemmel import kommuneloven, sjekklisten
from tospann.core.lov.kommuneloven.bestemmelse import sett_inn
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, oppfylt, regel

# Our own threshold: longer than this binds past the next change of councils for nearly all.
LANG_BINDING_MAANEDER = 36


@regel("KL-20-8-2", kommuneloven("20-8", 2), KOMMUNELOVEN)
def alle_kan_si_opp(avtale: Samarbeidsavtale) -> Svar:
    """Hver deltaker skal kunne si opp; fristen er ett år når ikke en annen er avtalt."""
    if avtale.vilkar.oppsigelsesrett is JaNei.NEI:
        return ikke_oppfylt("Avtalen tar bort retten til å si opp.", sett_inn("Uttreden"))
    if avtale.vilkar.oppsigelsesrett is JaNei.USIKKER:
        return maa_vurderes("Det er uklart om alle deltakerne kan si opp.", sett_inn("Uttreden"))
    maaneder = avtale.vilkar.oppsigelse_maaneder
    if maaneder is None:
        return oppfylt("Avtalen fastsetter ingen egen frist, og da gjelder lovens frist på ett år.")
    if maaneder == 0:
        return maa_vurderes("Avtalen har ingen oppsigelsesfrist.", "Avtal en frist, helst minst 12 måneder.")
    return oppfylt(f"Avtalt oppsigelsesfrist er {frist_tekst(maaneder)}.")


@regel(
    "KL-20-8-2-KORTERE", kommuneloven("20-8", 2, jf=(sjekklisten("7.1.5"),)), SJEKKLISTEN_2024, Alvor.VARSEL, Bevis.S
)
def frist_under_ett_aar(avtale: Samarbeidsavtale) -> Svar:
    """Fristen bør ikke være kortere enn ett år: loven åpner for det, men sjekklisten sier at det ikke kan avtales."""
    maaneder = avtale.vilkar.oppsigelse_maaneder
    if maaneder is None or maaneder >= LOVENS_FRIST_MAANEDER:
        return oppfylt("Fristen er ikke kortere enn ett år.")
    return maa_vurderes(
        f"Avtalt oppsigelsesfrist er {frist_tekst(maaneder)}. Loven lar kommunene avtale en annen frist enn ett år, "
        "men KS og Navs sjekkliste legger til grunn at den ikke kan være kortere.",
        "Avtal minst 12 måneder, eller la en jurist vurdere den kortere fristen (tolkning 0001).",
    )


@regel("KL-20-8-2-LENGE", kommuneloven("20-8", 2), KOMMUNELOVEN, Alvor.RAAD, Bevis.I)
def frist_over_tre_aar(avtale: Samarbeidsavtale) -> Svar | None:
    """En lang oppsigelsesfrist er tillatt, men binder nye kommunestyrer."""
    maaneder = avtale.vilkar.oppsigelse_maaneder
    if maaneder is None or maaneder <= LANG_BINDING_MAANEDER:
        return None
    return maa_vurderes(
        f"Fristen på {frist_tekst(maaneder)} binder kommunen lenge.", "Vurder om en kortere frist er nok."
    )


@regel("KL-20-8-FORM", kommuneloven("20-8", 2), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def skriftlig_oppsigelse(avtale: Samarbeidsavtale) -> Svar | None:
    """Avtalen bør kreve at oppsigelsen er skriftlig og vedtatt i kommunestyret; loven sier ikke noe om formen."""
    klausuler = avtale.dekker("g")
    if not klausuler:
        return None
    tekst = " ".join(k.tekst.casefold() for k in klausuler)
    mangler = [
        hva
        for hva, ord_ in (("skriftlig", "skriftlig"), ("vedtatt i kommunestyret", "kommunestyre"))
        if ord_ not in tekst
    ]
    if not mangler:
        return oppfylt("Avtalen krever skriftlig oppsigelse etter vedtak i kommunestyret.")
    return ikke_oppfylt(f"Avtalen sier ikke at oppsigelsen skal være {opplisting(mangler)}.", sett_inn("Uttreden"))


@regel("KL-20-8-VERT", kommuneloven("20-8", 2), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def vertens_uttreden(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si hva som skjer hvis vertskommunen trer ut, for da faller samarbeidet bort for alle."""
    if avtale.dekker("uttreden-vert"):
        return oppfylt("Avtalen sier hva som skjer hvis vertskommunen trer ut.")
    return ikke_oppfylt(
        "Avtalen sier ikke hva som skjer hvis vertskommunen trer ut.", sett_inn("Hvis vertskommunen trer ut")
    )


@regel("KL-20-8-KOST", sjekklisten("7.1.5"), SJEKKLISTEN_2024, Alvor.VARSEL, Bevis.S)
def kostnader_og_ansatte(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si hvem som dekker kostnadene ved uttreden og oppløsning, og hva som skjer med de ansatte."""
    krav = (
        ("uttreden-kostnad", "kostnadene", "Kostnader ved uttreden og oppløsning"),
        ("uttreden-ansatte", "de kommunalt ansatte", "Ansatte ved uttreden og oppløsning"),
    )
    savnes = [(om, tittel) for tema, om, tittel in krav if not avtale.dekker(tema)]
    if not savnes:
        return oppfylt("Avtalen regulerer kostnader og ansatte ved uttreden og oppløsning.")
    return ikke_oppfylt(
        f"Avtalen sier ikke hva som gjelder for {opplisting(om for om, _ in savnes)} ved uttreden og oppløsning.",
        " ".join(sett_inn(tittel) for _, tittel in savnes),
    )


REGLER: tuple[Regel[Samarbeidsavtale], ...] = (
    alle_kan_si_opp,
    frist_under_ett_aar,
    frist_over_tre_aar,
    skriftlig_oppsigelse,
    vertens_uttreden,
    kostnader_og_ansatte,
)
