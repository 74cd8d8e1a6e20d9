"""What the rules about transfer of staff ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tospann.core.avtale.vilkar import JaNei
from tospann.core.lov.sporsmaal import SPOR, VALG

SEKS_FORHOLD = ("grunnen", "datoen", "følgene", "tariffendringer", "planlagte tiltak", "reservasjon og frist")


@dataclass(frozen=True, slots=True)
class Overdragelse:
    """Staff of one municipality going over to the host: what was told, discussed and agreed, and when."""

    kutter_individuelle_vilkaar: JaNei | None = field(
        default=None, metadata={SPOR: "Kutter avtalen individuelle lønns- og arbeidsvilkår?"}
    )
    vil_ikke_bindes_av_tariff: JaNei | None = field(
        default=None, metadata={SPOR: "Vil verten ikke bli bundet av den gamle tariffavtalen?"}
    )
    overdratt: date | None = field(default=None, metadata={SPOR: "Når er overdragelsen?"})
    tariff_erklaert: date | None = field(default=None, metadata={SPOR: "Når ble det erklært overfor fagforeningen?"})
    pensjon_sikret: JaNei | None = field(default=None, metadata={SPOR: "Er videre pensjonsopptjening sikret?"})
    informert: date | None = field(default=None, metadata={SPOR: "Når fikk de ansatte informasjonen?"})
    reservasjonsfrist: date | None = field(default=None, metadata={SPOR: "Hva er fristen for å reservere seg?"})
    ansatt_maaneder: int | None = field(
        default=None, metadata={SPOR: "Hvor mange av de siste 24 månedene har den ansatte vært i virksomheten?"}
    )
    avviser_fortrinnsrett: JaNei | None = field(
        default=None, metadata={SPOR: "Avviser den gamle arbeidsgiveren fortrinnsretten?"}
    )
    oppsigelse_begrunnet_i_overdragelsen: JaNei | None = field(
        default=None, metadata={SPOR: "Er en oppsigelse begrunnet i overdragelsen?"}
    )
    til_tillitsvalgte: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hva er de tillitsvalgte informert om?", VALG: SEKS_FORHOLD}
    )
    til_ansatte: tuple[str, ...] | None = field(
        default=None, metadata={SPOR: "Hva er de ansatte informert om?", VALG: SEKS_FORHOLD}
    )
    begge_har_droftet: JaNei | None = field(
        default=None, metadata={SPOR: "Har begge arbeidsgiverne drøftet med de tillitsvalgte?"}
    )
    droftet: date | None = field(default=None, metadata={SPOR: "Når ble overdragelsen drøftet?"})
    vedtatt: date | None = field(default=None, metadata={SPOR: "Når vedtok kommunestyret avtalen?"})
    representert: JaNei | None = field(
        default=None, metadata={SPOR: "Er de som overføres, representert til nytt valg?"}
    )
    verneombud_med: JaNei | None = field(default=None, metadata={SPOR: "Er verneombudet tatt med på råd?"})
    ansatte: int | None = field(default=None, metadata={SPOR: "Hvor mange ansatte har virksomheten?"})
    amu_behandlet: JaNei | None = field(default=None, metadata={SPOR: "Har arbeidsmiljøutvalget behandlet planen?"})
    utredning_ferdig: date | None = field(default=None, metadata={SPOR: "Når var utredningen ferdig?"})
    droftet_medbestemmelse: date | None = field(
        default=None, metadata={SPOR: "Når ble det drøftet hvordan medbestemmelsen ivaretas?"}
    )
    medbestemmelse_stat: JaNei | None = field(
        default=None, metadata={SPOR: "Er medbestemmelsen på statlig side avklart?"}
    )
