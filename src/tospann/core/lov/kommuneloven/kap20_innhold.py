"""Kommuneloven § 20-4, third and fourth paragraph: what a host agreement must contain. One letter, one rule."""

from __future__ import annotations

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.lov.gyldighet import KOMMUNELOVEN
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven
from tospann.core.lov.kommuneloven.bestemmelse import bestemmelse, sett_inn
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, mangler, oppfylt, regel


def _bokstav(bokstav: str) -> Hjemmel:
    return kommuneloven("20-4", 3, bokstav)


@regel("KL-20-4-a", _bokstav("a"), KOMMUNELOVEN)
def deltakerne(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si hvilke kommuner som deltar."""
    svar = bestemmelse(avtale, "a", "deltakerne", "Parter")
    if svar.utfall is not Utfall.OPPFYLT:
        return svar
    tekst = " ".join(k.tekst for k in avtale.dekker("a"))
    uten = [k.kortnavn for k in avtale.vilkar.deltakere if k.kortnavn not in tekst and k.navn not in tekst]
    if uten:
        return ikke_oppfylt(
            f"Bestemmelsen om deltakerne nevner ikke {opplisting(uten)}.", "Nevn alle deltakerne i bestemmelsen."
        )
    return svar


@regel("KL-20-4-b", _bokstav("b"), KOMMUNELOVEN)
def vertskommunen(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si hvem av deltakerne som er vertskommune."""
    svar = bestemmelse(avtale, "b", "hvem som er vertskommune", "Vertskommune")
    if svar.utfall is Utfall.OPPFYLT and avtale.vilkar.vert is None:
        return mangler("Vilkårene sier ikke hvem som er vertskommune.", "Velg vertskommune i vilkårene.")
    return svar


@regel("KL-20-4-c", _bokstav("c"), KOMMUNELOVEN)
def oppgaver_og_myndighet(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si hvilke oppgaver og hvilken myndighet som legges til vertskommunen."""
    svar = bestemmelse(
        avtale, "c", "hvilke oppgaver og hvilken myndighet som legges til verten", "Oppgaver og tjenester"
    )
    if svar.utfall is not Utfall.OPPFYLT:
        return svar
    if not avtale.dekker("oppgaver"):
        return ikke_oppfylt("Avtalen sier ikke hvilke oppgaver verten skal utføre.", sett_inn("Oppgaver og tjenester"))
    if not avtale.dekker("myndighet"):
        return ikke_oppfylt(
            "Avtalen sier hvilke oppgaver verten får, men ikke hvilken myndighet.", sett_inn("Delegert myndighet")
        )
    if not (avtale.vilkar.tjenester and avtale.vilkar.myndighet):
        return mangler("Tjenestene eller myndigheten er ikke listet opp.", "Velg tjenester og myndighet i vilkårene.")
    return svar


@regel("KL-20-4-d", _bokstav("d"), KOMMUNELOVEN)
def overforingstidspunktet(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si når oppgaver og myndighet overføres."""
    svar = bestemmelse(avtale, "d", "når oppgaver og myndighet overføres", "Overføring av oppgaver og myndighet")
    if svar.utfall is Utfall.OPPFYLT and avtale.vilkar.oppstart is None:
        return mangler("Vilkårene sier ikke når oppgaver og myndighet overføres.", "Velg oppstartsdato i vilkårene.")
    return svar


@regel("KL-20-4-e", _bokstav("e"), KOMMUNELOVEN)
def underretning(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si hvilke av vertskommunens vedtak deltakerne skal få underretning om."""
    return bestemmelse(avtale, "e", "hvilke vedtak deltakerne skal underrettes om", "Underretning og rapportering")


@regel("KL-20-4-f", _bokstav("f"), KOMMUNELOVEN)
def okonomisk_oppgjor(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si hvordan det økonomiske oppgjøret mellom samarbeidskommunene og verten foregår."""
    svar = bestemmelse(avtale, "f", "økonomisk oppgjør", "Økonomi")
    if svar.utfall is Utfall.OPPFYLT and avtale.vilkar.nokkel is None:
        return mangler("Vilkårene sier ikke hvilken fordelingsnøkkel som gjelder.", "Velg fordelingsnøkkel.")
    return svar


@regel("KL-20-4-g", _bokstav("g"), KOMMUNELOVEN)
def uttreden(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si hvordan en deltaker kan tre ut."""
    return bestemmelse(avtale, "g", "hvordan deltakerne kan tre ut", "Uttreden")


@regel("KL-20-4-h", _bokstav("h"), KOMMUNELOVEN)
def opplosning(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal si hvordan samarbeidet oppløses."""
    return bestemmelse(avtale, "h", "hvordan samarbeidet oppløses", "Oppløsning")


@regel("KL-20-4-i", _bokstav("i"), KOMMUNELOVEN)
def annet_som_lov_krever(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen skal ha med annet som lov krever at avtalen fastsetter."""
    svar = bestemmelse(avtale, "i", "annet som lov krever i avtalen", "Annet som lov krever")
    if svar.utfall is not Utfall.IKKE_OPPFYLT:
        return svar
    # Without any such act the letter asks for nothing, so silence is not in itself a breach (tolkning 0002).
    return maa_vurderes(
        "Avtalen sier ikke om andre lover krever at noe fastsettes her. Tospann kan ikke avgjøre det.", svar.tiltak
    )


@regel("KL-20-4-i-FULLSTENDIG", _bokstav("i"), KOMMUNELOVEN, Alvor.RAAD, Bevis.I)
def annet_er_fullstendig(avtale: Samarbeidsavtale) -> Svar | None:
    """Et menneske bør lese om alt andre lover krever, er med i avtalen eller vedleggene."""
    if not avtale.dekker("i"):
        return None
    return maa_vurderes(
        "Avtalen har en bestemmelse om annet som lov krever. Om den er uttømmende, kan bare et menneske vurdere.",
        "Gå gjennom særlovene for tjenestene som er med, og noter hvem som har vurdert det.",
    )


@regel("KL-20-4-4-NEMND", kommuneloven("20-4", 4), KOMMUNELOVEN)
def nemndas_medlemmer(avtale: Samarbeidsavtale) -> Svar | None:
    """Har samarbeidet en felles nemnd, skal avtalen si hvor mange medlemmer hver deltaker har."""
    if avtale.vilkar.form is not Samarbeidsform.VERT_NEMND:
        return None
    svar = bestemmelse(avtale, "nemnd", "hvor mange medlemmer hver deltaker har i nemnda", "Nemndas medlemmer")
    oppgitt = dict(avtale.vilkar.nemndsmedlemmer)
    uten = [k.kortnavn for k in avtale.vilkar.deltakere if k.nummer not in oppgitt]
    if svar.utfall is Utfall.OPPFYLT and uten:
        return mangler(f"Antall medlemmer er ikke oppgitt for {opplisting(uten)}.", "Oppgi antall for alle.")
    return svar


@regel("KL-20-4-c-AVVIK", kommuneloven("20-4", 3, "c"), KOMMUNELOVEN, Alvor.VARSEL, Bevis.S)
def ulikt_tjenesteinnhold(avtale: Samarbeidsavtale) -> Svar | None:
    """Har kommunene ulikt tjenesteinnhold, bør avtalen si tydelig hvem som har hva (sjekklisten punkt 7.1.1)."""
    avvik = avtale.vilkar.tjenesteavvik
    if not avvik:
        return None
    if avtale.dekker("avvik-tjenester"):
        return oppfylt("Avtalen sier hvilke tjenester som ikke gjelder alle.")
    navn = opplisting(t.navn for t in avvik)
    return ikke_oppfylt(
        f"Ikke alle kommunene har {navn}, men avtalen sier det ikke.", sett_inn("Ulikt tjenesteinnhold")
    )


LOVPAALAGT_INNHOLD: tuple[Regel[Samarbeidsavtale], ...] = (
    deltakerne,
    vertskommunen,
    oppgaver_og_myndighet,
    overforingstidspunktet,
    underretning,
    okonomisk_oppgjor,
    uttreden,
    opplosning,
    annet_som_lov_krever,
    nemndas_medlemmer,
)
REGLER: tuple[Regel[Samarbeidsavtale], ...] = (*LOVPAALAGT_INNHOLD, annet_er_fullstendig, ulikt_tjenesteinnhold)
