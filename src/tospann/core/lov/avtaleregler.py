"""What we ask of the agreement as a text, beyond the acts: that it can be trusted to say what its terms say."""

from __future__ import annotations

import re

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.felt import standardfelt
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.fingeravtrykk import kanonisk
from tospann.core.felles.norsk import opplisting
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import KOMMUNELOVEN
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven
from tospann.core.lov.kommuneloven.bestemmelse import sett_inn, steder
from tospann.core.lov.regel import Regel, ikke_oppfylt, maa_vurderes, oppfylt, regel

# The old act numbered the host model §§ 28-1 a to k; its general clause was § 27.
_GAMMEL_LOV = re.compile(r"§+\s*28-1\s*[a-k]\b|lov 25\. september 1992", re.IGNORECASE)
# Which field must stand in which matter's clauses, and what to call it.
_SAMSVAR = (
    ("vert", "b", "vertskommunen"),
    ("deltakere", "a", "deltakerne"),
    ("tjenester", "oppgaver", "tjenestene"),
    ("myndighet", "myndighet", "myndigheten"),
    ("oppstart", "d", "overføringstidspunktet"),
    ("oppsigelse", "g", "oppsigelsesfristen"),
    ("nokkel", "f", "fordelingsnøkkelen"),
)


@regel("AVT-SAMSVAR", Hjemmel("Tospann", "samsvar mellom vilkår og tekst"), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def samsvar(avtale: Samarbeidsavtale) -> Svar:
    """Teksten kommunestyrene vedtar, bør si det samme som vilkårene kontrollen bygger på."""
    felt = standardfelt(avtale.vilkar)
    ulike = [
        navn
        for nokkel, tema, navn in _SAMSVAR
        if (klausuler := avtale.dekker(tema))
        and kanonisk(felt[nokkel]) not in kanonisk("\n".join(k.tekst for k in klausuler))
    ]
    if not ulike:
        return oppfylt("Teksten gjengir vilkårene.")
    return maa_vurderes(
        f"Teksten gjengir ikke vilkårene ord for ord om {opplisting(ulike)}.",
        "Les om meningen er den samme. Er den ikke det, rett teksten eller vilkårene.",
    )


@regel("AVT-TILPASSET", Hjemmel("Tospann", "egen tekst"), KOMMUNELOVEN, Alvor.RAAD, Bevis.I)
def tilpassede_klausuler(avtale: Samarbeidsavtale) -> Svar | None:
    """Klausuler som er skrevet om, bør leses på nytt: kontrollen forstår ikke meningen i teksten."""
    endrede = tuple(k for k in avtale.klausuler if k.er_tilpasset)
    if not endrede:
        return None
    return maa_vurderes(
        f"Skrevet om etter klausulbanken: {steder(endrede)}.", "Les om klausulene fortsatt dekker det de skal."
    )


@regel("AVT-HULL", Hjemmel("Tospann", "ferdig tekst"), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def hull_i_teksten(avtale: Samarbeidsavtale) -> Svar:
    """Teksten som legges fram for kommunestyrene, bør ikke ha åpne steder."""
    hull = tuple(k for k in avtale.klausuler if k.er_ufullstendig)
    if not hull:
        return oppfylt("Teksten har ingen åpne steder.")
    return ikke_oppfylt(f"Noe er ikke fastsatt i {steder(hull)}.", "Velg det som mangler i vilkårene, og bygg på nytt.")


@regel("AVT-LOVVERSJON", kommuneloven("31-1"), KOMMUNELOVEN, Alvor.VARSEL)
def gjeldende_kommunelov(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør vise til kommuneloven av 2018; loven av 1992 er opphevet."""
    funn = sorted({t.group(0) for t in _GAMMEL_LOV.finditer(avtale.tekst())})
    if not funn:
        return oppfylt("Avtalen viser ikke til den opphevede kommuneloven.")
    return ikke_oppfylt(
        f"Avtalen viser til den opphevede kommuneloven av 1992: {opplisting(funn)}.",
        "Bytt til §§ 20-1 til 20-10 i kommuneloven av 2018.",
    )


@regel("AVT-FYLKE", kommuneloven("20-4", 5, jf=(kommuneloven("20-10"),)), KOMMUNELOVEN, Alvor.VARSEL, Bevis.I)
def flere_fylker(avtale: Samarbeidsavtale) -> Svar | None:
    """Ligger kommunene i flere fylker, bør det være avklart hvilken statsforvalter som følger samarbeidet."""
    fylker = avtale.vilkar.fylker
    if len(fylker) < 2:  # noqa: PLR2004 - one county raises no question
        return None
    if avtale.vilkar.statsforvalter:
        return oppfylt(f"Samarbeidet følges av {avtale.vilkar.statsforvalter}.")
    return maa_vurderes(
        f"Kommunene ligger i {opplisting(fylker)}. Det er ikke avklart hvilken statsforvalter som følger samarbeidet.",
        "Avklar det med statsforvalterne, og skriv det i vilkårene.",
    )


@regel("AVT-TVIST", Hjemmel("Tospann", "innholdsliste punkt 19"), KOMMUNELOVEN, Alvor.RAAD, Bevis.I)
def tvistelosning(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si hvordan kommunene løser uenighet seg imellom; statens tvisteregler gjelder ikke der."""
    if avtale.dekker("tvist"):
        return oppfylt("Avtalen sier hvordan uenighet løses.")
    return ikke_oppfylt("Avtalen sier ikke hvordan uenighet løses.", sett_inn("Uenighet mellom deltakerne"))


@regel("AVT-EVALUERING", Hjemmel("Tospann", "innholdsliste punkt 20"), KOMMUNELOVEN, Alvor.RAAD, Bevis.I)
def evaluering(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si når samarbeidet evalueres."""
    if avtale.dekker("evaluering"):
        return oppfylt("Avtalen sier når samarbeidet evalueres.")
    return ikke_oppfylt("Avtalen sier ikke når samarbeidet evalueres.", sett_inn("Evaluering"))


@regel("AVT-IKRAFT", Hjemmel("Tospann", "innholdsliste punkt 22"), KOMMUNELOVEN, Alvor.RAAD, Bevis.I)
def ikrafttredelse(avtale: Samarbeidsavtale) -> Svar:
    """Avtalen bør si når den begynner å gjelde, og at alle må ha vedtatt samme tekst."""
    if avtale.dekker("ikrafttredelse"):
        return oppfylt("Avtalen sier når den begynner å gjelde.")
    return ikke_oppfylt(
        "Avtalen sier ikke når den begynner å gjelde.", sett_inn("Ikrafttredelse, vedtak og undertegning")
    )


REGLER: tuple[Regel[Samarbeidsavtale], ...] = (
    samsvar,
    tilpassede_klausuler,
    hull_i_teksten,
    gjeldende_kommunelov,
    flere_fylker,
    tvistelosning,
    evaluering,
    ikrafttredelse,
)
