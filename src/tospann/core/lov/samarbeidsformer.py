"""What each form of cooperation may and may not carry: asked about the alternatives of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Svar
from tospann.core.kommune.kommune import Kommune
from tospann.core.lov.gyldighet import KOMMUNELOVEN, NAV_LOVEN
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven, nav_loven, sosialtjenesteloven
from tospann.core.lov.kommuneloven.deltakelse import minst_to_fra_hver, partene, tre_til_fem
from tospann.core.lov.regel import Regel, Vurdering, ikke_oppfylt, maa_vurderes, oppfylt, regel, vurder


class AnnenForm(StrEnum):
    """Forms the act knows that a case about Nav offices meets, but cannot choose for the whole of the tasks."""

    POLITISK_RAAD = "Interkommunalt politisk råd"
    OPPGAVEFELLESSKAP = "Kommunalt oppgavefellesskap"
    UFORMELT = "Uformelt samarbeid med felles avgjørelser"


_RAAD_OG_FELLESSKAP = frozenset({AnnenForm.POLITISK_RAAD, AnnenForm.OPPGAVEFELLESSKAP})


@dataclass(frozen=True, slots=True)
class Organisering:
    """How an alternative organises the municipal tasks of the Nav offices."""

    form: Samarbeidsform | AnnenForm
    deltakere: tuple[Kommune, ...]
    vert: Kommune | None = None
    enkeltvedtak_paa_tvers: bool = False
    felles_brukersaker: bool = False
    nemndsmedlemmer: tuple[tuple[str, int], ...] = ()

    @property
    def er_vertskommune(self) -> bool:
        """Tell whether powers go to a host municipality."""
        return isinstance(self.form, Samarbeidsform) and self.form.er_vertskommune

    @property
    def har_nemnd(self) -> bool:
        """Tell whether there is a joint elected board."""
        return self.form is Samarbeidsform.VERT_NEMND


@regel("KL-17-1", kommuneloven("17-1", 2), KOMMUNELOVEN)
def lovlig_form(org: Organisering) -> Svar | None:
    """Et interkommunalt samarbeid må ha en form det er rettslig adgang til."""
    if org.form is Samarbeidsform.INGEN:
        return None
    if org.form is AnnenForm.UFORMELT:
        return ikke_oppfylt(
            "Et uformelt samarbeid med felles avgjørelser er ikke en av formene loven nevner.", _VELG_VERT
        )
    if org.form is Samarbeidsform.TETT:
        return maa_vurderes(
            "Tett samarbeid er ikke en egen form i loven. Det kan brukes så lenge hver kommune avgjør sine egne saker.",
            "Skriv ned hva samarbeidet omfatter, og hva det ikke omfatter.",
        )
    return oppfylt(f"{org.form.value} er en form loven nevner.")


_VELG_VERT = "Velg vertskommunesamarbeid etter kommuneloven kapittel 20."


@regel("KL-18-19-ENKELTVEDTAK", kommuneloven("18-1", 2, jf=(kommuneloven("19-1", 2),)), KOMMUNELOVEN)
def ikke_enkeltvedtak_i_raad(org: Organisering) -> Svar | None:
    """Interkommunalt politisk råd og kommunalt oppgavefellesskap kan ikke få myndighet til å treffe enkeltvedtak."""
    if org.form not in _RAAD_OG_FELLESSKAP:
        return None
    if org.enkeltvedtak_paa_tvers:
        return ikke_oppfylt(
            f"{org.form.value} kan ikke treffe enkeltvedtak, og tildeling av sosiale tjenester er enkeltvedtak.",
            _VELG_VERT,
        )
    return oppfylt("Det er ikke lagt enkeltvedtak til samarbeidet.")


@regel("KL-20-PARTIES", kommuneloven("20-2", 1, jf=(kommuneloven("20-4", 3, "b"),)), KOMMUNELOVEN)
def deltakere_og_vert(org: Organisering) -> Svar | None:
    """Minst to kommuner skal delta, og nøyaktig én av dem er vertskommune."""
    return partene(org.deltakere, org.vert) if org.er_vertskommune else None


@regel("KL-20-3-2", kommuneloven("20-3", 3), KOMMUNELOVEN)
def to_fra_hver(org: Organisering) -> Svar | None:
    """Hver deltaker skal ha to eller flere medlemmer i nemnda."""
    return minst_to_fra_hver(org.deltakere, dict(org.nemndsmedlemmer)) if org.har_nemnd else None


@regel("KL-20-3-8-STL46", kommuneloven("20-3", 8, jf=(sosialtjenesteloven("46"),)), KOMMUNELOVEN)
def nemnda_i_enkeltsaker(org: Organisering) -> Svar | None:
    """Behandler nemnda saker om enkeltpersoner etter sosialtjenesteloven, skal den ha tre til fem medlemmer i saken."""
    if not (org.har_nemnd and org.felles_brukersaker):
        return None
    return tre_til_fem(sum(n for _, n in org.nemndsmedlemmer), None)


@regel("TFA-1", kommuneloven("20-1", 1, jf=(kommuneloven("17-1", 2),)), KOMMUNELOVEN, bevis=Bevis.S)
def ikke_vedtak_for_andre(org: Organisering) -> Svar | None:
    """Ansatte i én kommune kan ikke treffe enkeltvedtak for en annen uten vertskommunesamarbeid."""
    if not org.enkeltvedtak_paa_tvers:
        return None
    if org.er_vertskommune:
        return oppfylt("Vertskommunen kan få delegert myndighet til å treffe enkeltvedtak.")
    return ikke_oppfylt("Det skal treffes enkeltvedtak for andre kommuner uten vertskommunesamarbeid.", _VELG_VERT)


@regel("TFA-2", nav_loven("16", jf=(sosialtjenesteloven("44"),)), NAV_LOVEN)
def ikke_saker_paa_tvers(org: Organisering) -> Svar | None:
    """Taushetsplikten åpner for deling innen samme Nav-kontor, ikke mellom kontorer i ulike kommuner."""
    if not org.felles_brukersaker:
        return None
    if org.er_vertskommune:
        return oppfylt("Saker deles innen ett felles kontor, så langt det trengs for arbeidet.")
    return ikke_oppfylt(
        "Brukersaker skal deles mellom kontorer i ulike kommuner.",
        "Del bare anonymiserte saker, ha samtykke eller annen hjemmel, eller velg vertskommunesamarbeid.",
    )


@regel("TFA-5", Hjemmel("Nav i Nordland", "forprosjektet 2018"), KOMMUNELOVEN, Alvor.RAAD, Bevis.S)
def tett_samarbeid_er_midlertidig(org: Organisering) -> Svar | None:
    """Tett samarbeid er ikke anbefalt som varig løsning; deles produksjonen, bør det bli vertskommunesamarbeid."""
    if org.form is not Samarbeidsform.TETT:
        return None
    return maa_vurderes(
        "Forprosjektet i Nordland (2018) fant at modellen ikke strekker til for myndighet og taushetsplikt.",
        "Sett en dato for når formen skal vurderes på nytt.",
    )


def kontroller_form(organisering: Organisering, dato: date) -> tuple[Vurdering, ...]:
    """Ask every rule about the form that applies on *dato*."""
    return vurder(REGLER, organisering, dato)


REGLER: tuple[Regel[Organisering], ...] = (
    lovlig_form,
    ikke_enkeltvedtak_i_raad,
    deltakere_og_vert,
    to_fra_hver,
    nemnda_i_enkeltsaker,
    ikke_vedtak_for_andre,
    ikke_saker_paa_tvers,
    tett_samarbeid_er_midlertidig,
)
