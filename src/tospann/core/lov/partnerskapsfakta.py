"""What the rules about a partnership agreement ask: what it says, and when things happen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tospann.core.avtale.vilkar import MINSTETJENESTER, JaNei
from tospann.core.lov.sporsmaal import SPOR, VALG

HENVISNINGER = ("styringsdokumenter", "lover", "forskrifter", "instrukser")
TA_INN = "Ta det inn i partnerskapsavtalen."


@dataclass(frozen=True, slots=True)
class Partnerskapsfakta:
    """What the agreement between Nav and the municipality (or the host) says, and when things happen."""

    lokalisering: JaNei | None = field(
        default=None, metadata={SPOR: "Sier avtalen hvor kontoret er og hvordan det er utformet?"}
    )
    organisering: JaNei | None = field(
        default=None, metadata={SPOR: "Sier avtalen hvordan kontoret organiseres og drives?"}
    )
    tjenester: tuple[str, ...] | None = field(
        default=None,
        metadata={SPOR: "Hvilke kommunale tjenester inngår?", VALG: MINSTETJENESTER},
    )
    brukere: JaNei | None = field(
        default=None, metadata={SPOR: "Sier avtalen hvordan kontoret samhandler med brukernes representanter?"}
    )
    ovrige_tjenester: JaNei | None = field(
        default=None, metadata={SPOR: "Sier avtalen hvordan kontoret samhandler med kommunens øvrige tjenester?"}
    )
    paa_tvers: JaNei | None = field(
        default=None, metadata={SPOR: "Skal stat og kommune utføre oppgaver for hverandre?"}
    )
    paa_tvers_i_avtalen: JaNei | None = field(default=None, metadata={SPOR: "Står det i avtalen?"})
    delegeringsvedtak_vedlagt: JaNei | None = field(
        default=None, metadata={SPOR: "Er delegeringsvedtaket vedlagt avtalen?"}
    )
    henvisninger: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hva viser delegeringsvedtaket til?", VALG: HENVISNINGER}
    )
    en_leder: JaNei | None = field(default=None, metadata={SPOR: "Har kontoret én leder med felles ansvar?"})
    bruk_av_personell: JaNei | None = field(
        default=None, metadata={SPOR: "Er det avtalt at lederen kan bruke både statlig og kommunalt personell?"}
    )
    rapporterer_til_begge: JaNei | None = field(
        default=None, metadata={SPOR: "Sier avtalen at lederen rapporterer til begge eierne?"}
    )
    veltes_kostnader: JaNei | None = field(
        default=None, metadata={SPOR: "Betaler den ene siden for den andres oppgaver uten oppgjør?"}
    )
    kommunal_part_er_vert: JaNei | None = field(default=None, metadata={SPOR: "Er vertskommunen den kommunale parten?"})
    vertskommunesamarbeid: JaNei | None = field(
        default=None, metadata={SPOR: "Dekker kontoret flere kommuner i vertskommunesamarbeid?"}
    )
    siste_delegering: date | None = field(
        default=None, metadata={SPOR: "Når var den siste kommunens delegering på plass?"}
    )
    inngaatt: date | None = field(default=None, metadata={SPOR: "Når ble partnerskapsavtalen inngått?"})
    driftsavtale_inngaatt: date | None = field(default=None, metadata={SPOR: "Når ble driftsavtalen inngått?"})
    aapner: date | None = field(default=None, metadata={SPOR: "Når åpner kontoret?"})
    uu_vurdert: JaNei | None = field(
        default=None, metadata={SPOR: "Er universell utforming vurdert for hver lokasjon?"}
    )
    brukerutvalg_hort: JaNei | None = field(
        default=None, metadata={SPOR: "Har brukernes representanter fått uttale seg?"}
    )
    drofting_stat: date | None = field(default=None, metadata={SPOR: "Når ble innholdet drøftet på statlig side?"})
    drofting_kommune: date | None = field(default=None, metadata={SPOR: "Når ble innholdet drøftet på kommunal side?"})
    tvistepunkt: JaNei | None = field(default=None, metadata={SPOR: "Har avtalen et punkt om tvisteløsning?"})
    trukket_tilbake: JaNei | None = field(default=None, metadata={SPOR: "Er oppgaver på tvers trukket tilbake?"})
    ny_avtale_etter_tilbakekall: JaNei | None = field(
        default=None, metadata={SPOR: "Er avtalen gjennomgått og inngått på nytt etter det?"}
    )
