"""Kommuneloven §§ 20-3 and 20-6 about the agreement: the model with a joint elected board."""

from __future__ import annotations

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.vilkar import JaNei, Klageinstans, Nemndsledelse
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import KOMMUNELOVEN
from tospann.core.lov.hjemmel import kommuneloven, sosialtjenesteloven
from tospann.core.lov.kommuneloven.deltakelse import minst_to_fra_hver, tre_til_fem
from tospann.core.lov.regel import Regel, ikke_oppfylt, mangler, oppfylt, regel


def _har_nemnd(avtale: Samarbeidsavtale) -> bool:
    return avtale.vilkar.form is Samarbeidsform.VERT_NEMND


@regel("KL-20-3-2", kommuneloven("20-3", 3), KOMMUNELOVEN)
def to_fra_hver(avtale: Samarbeidsavtale) -> Svar | None:
    """Hver deltaker skal ha to eller flere medlemmer i nemnda."""
    if not _har_nemnd(avtale):
        return None
    return minst_to_fra_hver(avtale.vilkar.deltakere, dict(avtale.vilkar.nemndsmedlemmer))


@regel("KL-20-3-3", kommuneloven("20-3", 3), KOMMUNELOVEN, Alvor.VARSEL)
def nemnda_velger_leder(avtale: Samarbeidsavtale) -> Svar | None:
    """Nemnda velger selv leder og nestleder; avtalen kan bare bestemme at vervene går på omgang."""
    if not _har_nemnd(avtale) or avtale.vilkar.nemndsledelse is None:
        return None
    if avtale.vilkar.nemndsledelse is Nemndsledelse.FAST:
        return ikke_oppfylt(
            "Avtalen gir ledervervet fast til én deltaker.", "La nemnda velge, eller la vervet gå på omgang."
        )
    return oppfylt(f"Ledervervet: {avtale.vilkar.nemndsledelse.value}.")


@regel(
    "KL-20-3-8-STL46",
    kommuneloven("20-3", 8, jf=(sosialtjenesteloven("46"),)),
    KOMMUNELOVEN,
)
def nemnda_i_enkeltsaker(avtale: Samarbeidsavtale) -> Svar | None:
    """Behandler nemnda saker om enkeltpersoner etter sosialtjenesteloven, skal den ha tre til fem medlemmer i saken."""
    vilkar = avtale.vilkar
    if not _har_nemnd(avtale) or vilkar.nemnd_enkeltsaker is JaNei.NEI:
        return None
    if vilkar.nemnd_enkeltsaker is not JaNei.JA:
        return mangler(
            "Det er ikke avklart om nemnda skal behandle saker om enkeltpersoner etter sosialtjenesteloven.",
            "Velg ja eller nei i vilkårene.",
        )
    return tre_til_fem(sum(n for _, n in vilkar.nemndsmedlemmer), JaNei.JA if avtale.dekker("loddtrekning") else None)


@regel("KL-20-3-KLAGENEMND", kommuneloven("20-6", 1), KOMMUNELOVEN)
def klagenemnd(avtale: Samarbeidsavtale) -> Svar | None:
    """Kommunal klage over nemndas vedtak går til en særskilt klagenemnd der hver deltaker er representert."""
    valgt = avtale.vilkar.klage_andre
    if not _har_nemnd(avtale) or valgt is None:
        return None
    if valgt is Klageinstans.FELLES_KLAGENEMND:
        return oppfylt("Klagenemnda oppnevnes av kommunestyrene hos alle deltakerne.")
    return ikke_oppfylt(
        f"Avtalen sier at {valgt.value} avgjør klager over nemndas vedtak.", "La kommunestyrene oppnevne en klagenemnd."
    )


REGLER: tuple[Regel[Samarbeidsavtale], ...] = (to_fra_hver, nemnda_velger_leder, nemnda_i_enkeltsaker, klagenemnd)
