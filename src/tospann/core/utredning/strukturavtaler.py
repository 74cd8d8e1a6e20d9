"""What must be adopted and agreed for a structure: by whom, on which ground, and what the law leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tospann.core.felles.norsk import opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Utfall
from tospann.core.lov.hjemmel import Hjemmel, kommuneloven, nav_loven
from tospann.core.lov.regel import Vurdering
from tospann.core.lov.samarbeidsformer import Organisering, kontroller_form
from tospann.core.struktur.inndeling import Samling
from tospann.core.struktur.studie import Studiegrunnlag


@dataclass(frozen=True, slots=True)
class Maaltsteg:
    """One thing that must be done: what, who (in words and by name), how many times, and where the law says so."""

    hva: str
    rolle: str
    hvem: tuple[str, ...]
    antall: int
    hjemmel: Hjemmel


@dataclass(frozen=True, slots=True)
class Avtalebehov:
    """
    What one organisation needs.

    *apne* are the questions the law leaves open; *ulovlig* says why the form
    cannot carry what is asked of it, with the law's place, and is else empty.
    """

    samling: Samling
    form: Samarbeidsform
    steg: tuple[Maaltsteg, ...]
    apne: tuple[str, ...]
    vurderinger: tuple[Vurdering, ...]

    @property
    def ulovlig(self) -> tuple[str, ...]:
        """Say why the form cannot carry it, each sentence with its place in the law."""
        return tuple(
            f"{v.svar.begrunnelse} ({v.regel.hjemmel.kortform()})"
            for v in self.vurderinger
            if v.svar.utfall is Utfall.IKKE_OPPFYLT
        )

    @property
    def vedtak(self) -> int:
        """Count the council resolutions."""
        return sum(s.antall for s in self.steg if s.hva.startswith(_VEDTAR))


_VEDTAR = "Kommunestyret"


def avtalebehov(
    grunnlag: Studiegrunnlag,
    samling: Samling,
    rettsdato: date,
    form: Samarbeidsform = Samarbeidsform.VERT_ADMINISTRATIV,
) -> Avtalebehov:
    """
    Say what must be adopted for an organisation; one municipality alone needs nothing.

    The form is tried against core/lov/samarbeidsformer, sharing both decisions and cases, since one office does.
    """
    if samling.alene:
        return Avtalebehov(samling, Samarbeidsform.INGEN, (), (), ())
    kommuner = tuple(grunnlag.kommune(n).kommune for n in samling.medlemmer)
    vert = grunnlag.kommune(samling.vert).kommune if form.er_vertskommune else None
    org = Organisering(
        form,
        kommuner,
        vert,
        enkeltvedtak_paa_tvers=True,
        felles_brukersaker=True,
        nemndsmedlemmer=tuple((k.nummer, 2) for k in kommuner) if form is Samarbeidsform.VERT_NEMND else (),
    )
    vurderinger = kontroller_form(org, rettsdato)
    if vert is None:
        return Avtalebehov(samling, form, (), (), vurderinger)
    steg = tuple(_stegene(grunnlag, samling, form))
    return Avtalebehov(samling, form, steg, tuple(_apne(grunnlag, samling)), vurderinger)


ALLE, ANDRE, VERTEN = "alle kommunene i organisasjonen", "kommunene utenom verten", "verten"


def _stegene(g: Studiegrunnlag, samling: Samling, form: Samarbeidsform) -> Iterator[Maaltsteg]:
    alle = tuple(g.kommune(n).navn for n in samling.medlemmer)
    vert = g.kommune(samling.vert).navn
    andre = tuple(n for n in alle if n != vert)
    lik = f"{_VEDTAR} vedtar selv den samme samarbeidsavtalen"
    yield Maaltsteg(lik, ALLE, alle, len(alle), kommuneloven("20-4", 2))
    if form is Samarbeidsform.VERT_ADMINISTRATIV:
        delegerer = f"{_VEDTAR} ber egen kommunedirektør delegere til vertens kommunedirektør"
        yield Maaltsteg(delegerer, ANDRE, andre, len(andre), kommuneloven("20-2", 2))
    else:
        delegerer = f"{_VEDTAR} delegerer den samme myndigheten til nemnda"
        yield Maaltsteg(delegerer, ALLE, alle, len(alle), kommuneloven("20-3", 2))
    partnerskap = "Ny partnerskapsavtale mellom Nav i fylket og verten avløser de gamle"
    yield Maaltsteg(partnerskap, VERTEN, (vert,), 1, nav_loven("14", 1))
    overdragelse = "Avtale om virksomhetsoverdragelse for de kommunalt ansatte"
    yield Maaltsteg(overdragelse, ANDRE, andre, len(andre), Hjemmel("arbeidsmiljøloven", "kapittel 16"))
    orientering = "Verten orienterer statsforvalteren om samarbeidet"
    yield Maaltsteg(orientering, VERTEN, (vert,), 1, kommuneloven("20-4", 5))


def _apne(g: Studiegrunnlag, samling: Samling) -> Iterator[str]:
    vert = g.kommune(samling.vert)
    utenfor = [
        k for n in samling.medlemmer if (k := g.kommune(n)).kommune.fylke != vert.kommune.fylke and k.kommune.fylke
    ]
    if not utenfor:
        return
    hvem, fylker = opplisting([k.navn for k in utenfor]), opplisting(sorted({k.kommune.fylke for k in utenfor}))
    yield (
        f"Samarbeidet går over fylkesgrensen: {vert.navn} er i {vert.kommune.fylke}, {hvem} i {fylker}. Det er ikke "
        f"noe til hinder for det. Statens tilsyn retter seg mot verten ({kommuneloven('20-10').kortform()}), altså "
        f"den statsforvalteren {vert.navn} hører til. Hvilken statsforvalter som behandler klager fra innbyggere i "
        f"{hvem}, sier ikke loven; det må avklares med begge."
    )
    yield "Nav i to fylker er parter. De må avtale hvem som har ansvaret, og hvordan de gjør opp seg imellom."
