"""Nav-loven §§ 6, 13 and 14 about one partnership agreement for an office."""

from __future__ import annotations

from tospann.core.avtale.vilkar import MINSTETJENESTER, JaNei, minstetjenester
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import NAV_LOVEN, SJEKKLISTEN_2024, VEILEDEREN_2019
from tospann.core.lov.hjemmel import Hjemmel, nav_loven, sjekklisten
from tospann.core.lov.partnerskapsfakta import TA_INN, Partnerskapsfakta
from tospann.core.lov.regel import Regel, ikke_oppfylt, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import ja, tidligst

_TJENESTENAVN = {t.id: t.navn for t in minstetjenester(())}


@regel("NAVL-14-1-a", nav_loven("14", 1), NAV_LOVEN)
def lokalisering(fakta: Partnerskapsfakta) -> Svar:
    """Partnerskapsavtalen skal ha bestemmelser om lokalisering og utforming av kontoret."""
    return ja(
        fakta.lokalisering,
        "Avtalen sier hvor kontoret er og hvordan det er utformet.",
        "Avtalen mangler lokalisering og utforming.",
        TA_INN,
    )


@regel("NAVL-14-1-b", nav_loven("14", 1), NAV_LOVEN)
def organisering(fakta: Partnerskapsfakta) -> Svar:
    """Partnerskapsavtalen skal ha bestemmelser om organisering og drift av kontoret."""
    return ja(
        fakta.organisering,
        "Avtalen sier hvordan kontoret organiseres og drives.",
        "Avtalen mangler organisering og drift.",
        TA_INN,
    )


@regel("NAVL-14-1-c", nav_loven("14", 1), NAV_LOVEN)
def kommunale_tjenester(fakta: Partnerskapsfakta) -> Svar:
    """Partnerskapsavtalen skal si hvilke kommunale tjenester som inngår i kontoret."""
    if fakta.tjenester is None:
        return mangler("Det er ikke opplyst hvilke tjenester som inngår.", TA_INN)
    if not fakta.tjenester:
        return ikke_oppfylt("Avtalen sier ikke hvilke kommunale tjenester som inngår.", TA_INN)
    return oppfylt("Avtalen sier hvilke kommunale tjenester som inngår.")


@regel("NAVL-14-1-d", nav_loven("14", 1), NAV_LOVEN)
def brukernes_representanter(fakta: Partnerskapsfakta) -> Svar:
    """Partnerskapsavtalen skal si hvordan kontoret samhandler med representanter for brukerne."""
    return ja(
        fakta.brukere,
        "Avtalen sier hvordan kontoret samhandler med brukerne.",
        "Avtalen mangler samhandling med brukerne.",
        TA_INN,
    )


@regel("NAVL-14-1-e", nav_loven("14", 1), NAV_LOVEN)
def kommunens_ovrige_tjenester(fakta: Partnerskapsfakta) -> Svar:
    """Partnerskapsavtalen skal si hvordan kontoret samhandler med kommunens øvrige tjenester."""
    return ja(
        fakta.ovrige_tjenester,
        "Avtalen sier hvordan kontoret samhandler med kommunens øvrige tjenester.",
        "Avtalen mangler samhandling med kommunens øvrige tjenester.",
        TA_INN,
    )


@regel("NAVL-13-MIN", nav_loven("13", 2), NAV_LOVEN)
def minimum(fakta: Partnerskapsfakta) -> Svar:
    """Kontoret skal ivareta statens oppgaver og alle kommunens oppgaver etter sosialtjenesteloven."""
    if fakta.tjenester is None:
        return mangler("Det er ikke opplyst hvilke tjenester som inngår.", TA_INN)
    savnes = [_TJENESTENAVN[t] for t in MINSTETJENESTER if t not in fakta.tjenester]
    if savnes:
        return ikke_oppfylt(f"Kontoret mangler {opplisting(savnes)}.", TA_INN)
    return oppfylt("Kontoret har alle oppgavene etter sosialtjenesteloven.")


@regel("NAVL-13-UU", nav_loven("13", 3), NAV_LOVEN, Alvor.VARSEL)
def universell_utforming(fakta: Partnerskapsfakta) -> Svar:
    """Kontoret skal så langt det er mulig og rimelig, være universelt utformet; vurder hver lokasjon."""
    return ja(
        fakta.uu_vurdert,
        "Universell utforming er vurdert.",
        "Universell utforming er ikke vurdert.",
        "Vurder hver lokasjon.",
    )


@regel("NAVL-14-2", nav_loven("14", 2), NAV_LOVEN)
def oppgaver_for_hverandre(fakta: Partnerskapsfakta) -> Svar | None:
    """Skal stat og kommune utføre oppgaver på hverandres områder, må avtalen si det."""
    if fakta.paa_tvers is not JaNei.JA:
        return None
    return ja(
        fakta.paa_tvers_i_avtalen,
        "Avtalen sier at de utfører oppgaver for hverandre.",
        "Avtalen sier ikke at de utfører oppgaver for hverandre.",
        TA_INN,
    )


@regel("NAVL-14-3-PART", nav_loven("14", 3), NAV_LOVEN, Alvor.VARSEL, Bevis.I)
def verten_er_part(fakta: Partnerskapsfakta) -> Svar | None:
    """Har kommunene delegert til en vertskommune, kan avtalen inngås med den, og det bør den."""
    if fakta.vertskommunesamarbeid is not JaNei.JA:
        return None
    return ja(
        fakta.kommunal_part_er_vert,
        "Vertskommunen er kommunal part.",
        "En annen enn vertskommunen er kommunal part.",
        "La vertskommunen inngå avtalen.",
    )


@regel("NAVL-14-3-FORST", nav_loven("14", 3), NAV_LOVEN)
def etter_delegeringen(fakta: Partnerskapsfakta) -> Svar | None:
    """Verten kan inngå avtalen for de andre først når alle har delegert."""
    if fakta.vertskommunesamarbeid is not JaNei.JA:
        return None
    return tidligst(
        fakta.inngaatt,
        fakta.siste_delegering,
        "partnerskapsavtalen",
        "den siste delegeringen",
        "Vent på delegeringene.",
    )


@regel("NAVL-14-OPEN-P", nav_loven("14", 1), NAV_LOVEN)
def aapner_etter_avtalen(fakta: Partnerskapsfakta) -> Svar:
    """Kontoret opprettes ved avtale, så partnerskapsavtalen må være inngått før åpning."""
    return tidligst(fakta.aapner, fakta.inngaatt, "åpningen", "partnerskapsavtalen", "Inngå avtalen først.")


@regel("NAVL-14-OPEN-D", sjekklisten("8"), SJEKKLISTEN_2024, Alvor.VARSEL, Bevis.S)
def aapner_etter_driftsavtalen(fakta: Partnerskapsfakta) -> Svar:
    """Driftsavtalen bør også være inngått før kontoret åpner."""
    return tidligst(
        fakta.aapner, fakta.driftsavtale_inngaatt, "åpningen", "driftsavtalen", "Inngå driftsavtalen først."
    )


@regel("NAVL-6", nav_loven("6"), NAV_LOVEN, Alvor.VARSEL)
def brukerne_uttaler_seg(fakta: Partnerskapsfakta) -> Svar:
    """Etaten skal la representanter for brukerne uttale seg når tjenestene planlegges, gjennomføres og evalueres."""
    return ja(
        fakta.brukerutvalg_hort,
        "Brukernes representanter har fått uttale seg.",
        "Brukernes representanter er ikke hørt.",
        "Be brukerutvalget uttale seg.",
    )


@regel("HA-PARTNER", sjekklisten("5.1"), SJEKKLISTEN_2024, Alvor.VARSEL, Bevis.S)
def droftet_paa_begge_sider(fakta: Partnerskapsfakta) -> Svar:
    """Innholdet i partnerskapsavtalen skal drøftes med tillitsvalgte på begge sider før den inngås."""
    if fakta.drofting_stat is None or fakta.drofting_kommune is None:
        return mangler("Det er ikke opplyst at begge sider har drøftet innholdet.", "Drøft, og skriv protokoll.")
    siste = max(fakta.drofting_stat, fakta.drofting_kommune)
    return tidligst(fakta.inngaatt, siste, "partnerskapsavtalen", "den siste drøftingen", "Drøft før avtalen inngås.")


@regel(
    "TVI-AVTALE", Hjemmel("Veileder til partnerskapsavtalen 2019", "punkt 7.0"), VEILEDEREN_2019, Alvor.VARSEL, Bevis.G
)
def tvistepunktet(fakta: Partnerskapsfakta) -> Svar:
    """Avtalen bør ha et punkt om tvisteløsning som viser til forskriften."""
    return ja(
        fakta.tvistepunkt,
        "Avtalen har et punkt om tvisteløsning.",
        "Avtalen har ikke et punkt om tvisteløsning.",
        TA_INN,
    )


REGLER: tuple[Regel[Partnerskapsfakta], ...] = (
    lokalisering,
    organisering,
    kommunale_tjenester,
    brukernes_representanter,
    kommunens_ovrige_tjenester,
    minimum,
    universell_utforming,
    oppgaver_for_hverandre,
    verten_er_part,
    etter_delegeringen,
    aapner_etter_avtalen,
    aapner_etter_driftsavtalen,
    brukerne_uttaler_seg,
    droftet_paa_begge_sider,
    tvistepunktet,
)
