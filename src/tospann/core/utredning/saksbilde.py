"""The whole case worked out: one value that every page and every paper is made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.bygging import bygg_avtale
from tospann.core.avtale.felt import standardfelt
from tospann.core.avtale.klausul import Klausulmal
from tospann.core.avtale.vilkar import JaNei, Vilkar, minstetjenester, vanlig_myndighet
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.norsk import dato_kort, dato_tekst, desimaltall, opplisting
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.svar import Svar, Utfall
from tospann.core.kommune.kommune import Kommune
from tospann.core.lov.avtalekontroll import Avtalekontroll, kontroller
from tospann.core.lov.kommuneloven.kap20_vedtak import Vedtaksgrunnlag, kontroller_vedtak
from tospann.core.lov.regel import Vurdering
from tospann.core.lov.samarbeidsformer import Organisering, kontroller_form
from tospann.core.medvirkning.klokke import Medvirkningsklokke
from tospann.core.oppgjor.oppgjor import Oppgjor, gjor_opp
from tospann.core.oppgjor.virkning import Virkning, hvis_staten_trekker_ut
from tospann.core.plan.fremdriftsplan import Fremdriftsplan
from tospann.core.utredning.alternativer import (
    Alternativ,
    Konsekvens,
    alternativer,
    hovedalternativer,
    konsekvens,
    vertsvalg,
)
from tospann.core.utredning.forslag import Tekster, forslag_til_vedtak
from tospann.core.utredning.kommunekapittel import Kommunekapittel, kapittel
from tospann.core.utredning.sak import Sak
from tospann.core.vedtak.vedtak import Vedtaksrunde

NEMNDSMEDLEMMER_PER_KOMMUNE = 2
STANDARD_UTTREKK = Fraction(2)


@dataclass(frozen=True, slots=True)
class Saksbilde:
    """Everything a case amounts to on a date."""

    sak: Sak
    tekster: Tekster
    konsekvenser: Mapping[str, Konsekvens]
    formkrav: Mapping[str, tuple[Vurdering, ...]]
    oppgjor: Mapping[Nokkelslag, Oppgjor]
    virkninger: Mapping[Nokkelslag, Virkning]
    kapitler: tuple[Kommunekapittel, ...]
    avtale: Samarbeidsavtale
    kontroll: Avtalekontroll
    forslag: str
    runde: Vedtaksrunde
    plan: Fremdriftsplan
    klokke: Medvirkningsklokke

    @property
    def hovedalternativer(self) -> tuple[Konsekvens, ...]:
        """Give the four alternatives to set side by side."""
        return tuple(self.konsekvenser[a.id] for a in hovedalternativer(self.sak))

    @property
    def vertsvalg(self) -> tuple[Konsekvens, ...]:
        """Give the administrative model with each possible host."""
        return tuple(self.konsekvenser[a.id] for a in vertsvalg(self.sak))

    @property
    def foreslaatt(self) -> Konsekvens:
        """Give what the proposed alternative does."""
        valg = self.sak.valg
        funnet = next(a for a in alternativer(self.sak) if a.form is valg.form and a.vert in {None, valg.vert})
        return self.konsekvenser[funnet.id]

    @property
    def avtalen_er_endret(self) -> bool:
        """Tell whether the draft agreement has changed since the proposal the councils have was written."""
        return self.avtale.fingeravtrykk not in self.forslag

    @property
    def vedtakskrav(self) -> tuple[Vurdering, ...]:
        """Give the requirements to the councils' decisions, with answers."""
        return kontroller_vedtak(Vedtaksgrunnlag(self.runde, self.sak.oppstart), self.sak.rettsdato)

    def inngaatt(self) -> Svar:
        """Say whether the agreement is concluded: the same text in every council, and every requirement met."""
        if not self.runde.alle_like():
            return Svar(Utfall.IKKE_OPPFYLT, self.runde.i_en_setning())
        brutt = [v.svar.begrunnelse for v in self.vedtakskrav if v.regel.alvor is Alvor.KRAV and not v.er_oppfylt]
        if brutt:
            return Svar(Utfall.IKKE_OPPFYLT, " ".join(brutt))
        return Svar(Utfall.OPPFYLT, self.runde.i_en_setning())

    def konsekvens(self, alternativ_id: str) -> Konsekvens:
        """Give one alternative's consequences."""
        return self.konsekvenser[alternativ_id]

    def kapittel(self, kommune: Kommune) -> Kommunekapittel:
        """Give one municipality's chapter."""
        return next(k for k in self.kapitler if k.kommune == kommune)

    def krav_i_en_setning(self, alternativ: Alternativ) -> str:
        """Say how many of the requirements to the form are met; never that something is "lawful"."""
        vurderinger = self.formkrav[alternativ.id]
        if not vurderinger:
            return "ingen nye krav"
        brutt = sum(v.svar.utfall is Utfall.IKKE_OPPFYLT for v in vurderinger)
        aapne = sum(v.svar.utfall in {Utfall.MAA_VURDERES, Utfall.MANGLER_OPPLYSNINGER} for v in vurderinger)
        oppfylt = len(vurderinger) - brutt - aapne
        deler = [f"{oppfylt} av {len(vurderinger)} oppfylt"]
        deler += [f"{brutt} ikke oppfylt"] if brutt else []
        deler += [f"{aapne} må vurderes"] if aapne else []
        return ", ".join(deler)

    def neste_mote(self, kommune: Kommune) -> date | None:
        """Give the council's next meeting on or after the case's date."""
        return next((m for m in self.sak.deltaker(kommune).moter if m >= self.sak.dato), None)

    def plan_i_en_setning(self) -> str:
        """Say when the plan begins and when the office opens."""
        rader = self.plan.rader
        fra, til = min(r.fra for r in rader), max(r.til for r in rader)
        return f"Planen har {len(rader)} rader fra {dato_tekst(fra)} til {dato_tekst(til)}."

    def medvirkningsrader(self, kommune: Kommune | None = None) -> Iterator[tuple[str, str, str, str, str]]:
        """Give who, sector, informed, heard and status; with *kommune* only its own rows and the common ones."""
        for rad in self.klokke.rader:
            if kommune is not None and rad.kommune not in {None, kommune}:
                continue
            hvem = f"{rad.krav.organ.capitalize()}, {rad.krav.nivaa}"
            sted = f" ({rad.kommune.kortnavn})" if rad.kommune and rad.kommune != kommune else ""
            informert, hort = (dato_kort(d) if d else "mangler" for d in (rad.informert, rad.hort))
            yield f"{hvem}{sted}", rad.krav.sektor.value, informert, hort, f"{rad.svar.utfall}: {rad.svar.begrunnelse}"


def vilkar(sak: Sak) -> Vilkar:
    """Give the agreement's terms as the case has them."""
    kommuner, valg = sak.kommuner, sak.valg
    nemnd = valg.form is Samarbeidsform.VERT_NEMND
    return Vilkar(
        form=valg.form,
        deltakere=kommuner,
        vert=valg.vert,
        oppstart=sak.oppstart,
        oppsigelse_maaneder=int(sak.felles.oppsigelse.som_brok()),
        nokkel=valg.nokkel,
        statsdeling=valg.statsdeling,
        nokkeltall=_nokkeltall(sak),
        tjenester=minstetjenester(kommuner),
        myndighet=vanlig_myndighet(),
        nemndsmedlemmer=tuple((k.nummer, NEMNDSMEDLEMMER_PER_KOMMUNE) for k in kommuner) if nemnd else (),
        nemnd_enkeltsaker=JaNei.JA if nemnd else None,
        samiske_kommuner=frozenset(d.kommune.nummer for d in sak.deltakere if d.samisk_omraade),
    )


def _nokkeltall(sak: Sak) -> str:
    """Write the figures the key needs, so that they are part of what the councils adopt."""
    match sak.valg.nokkel:
        case Nokkelslag.GRUNNANDEL_INNBYGGER:
            return f"grunnandelen er {desimaltall(sak.felles.grunnandel.som_brok(), 2)} prosent"
        case Nokkelslag.FAST_PROSENT:
            andeler = (f"{d.kommune.kortnavn} {desimaltall(d.fast_prosent.som_brok(), 2)}" for d in sak.deltakere)
            return f"prosent: {opplisting(andeler)}"
        case _:
            return ""


def avtale_i_saken(sak: Sak, klausulmaler: Iterable[Klausulmal], tatt_ut: Iterable[str]) -> Samarbeidsavtale:
    """Build the draft agreement from the clause bank, without the clauses the case has taken out."""
    avtale = bygg_avtale(klausulmaler, vilkar(sak), standardfelt(vilkar(sak)))
    for klausul in sorted(tatt_ut):
        if any(k.id == klausul for k in avtale.klausuler):
            avtale = avtale.uten_klausul(klausul)
    return avtale


@dataclass(frozen=True, slots=True)
class Forlop:
    """What has happened and what is planned: the part of the picture that is not computed from figures."""

    avtale: Samarbeidsavtale
    runde: Vedtaksrunde
    plan: Fremdriftsplan
    klokke: Medvirkningsklokke


def forslag_naa(sak: Sak, tekster: Tekster, avtale: Samarbeidsavtale) -> str:
    """Give the proposal as it would be sent today."""
    return forslag_til_vedtak(sak, tekster, avtale.fingeravtrykk)


def tegn_saksbilde(sak: Sak, tekster: Tekster, forlop: Forlop) -> Saksbilde:
    """Work out the whole case."""
    alle = alternativer(sak)
    grunnlag, deling = sak.oppgjorsgrunnlag(), sak.valg.statsdeling
    return Saksbilde(
        sak=sak,
        tekster=tekster,
        konsekvenser={a.id: konsekvens(sak, a) for a in alle},
        formkrav={a.id: kontroller_form(_organisering(sak, a), sak.rettsdato) for a in alle},
        oppgjor={n: gjor_opp(grunnlag, n, deling) for n in Nokkelslag},
        virkninger={n: hvis_staten_trekker_ut(grunnlag, n, Statsdeling.AARSVERK, STANDARD_UTTREKK) for n in Nokkelslag},
        kapitler=tuple(kapittel(sak, k) for k in sak.kommuner),
        avtale=forlop.avtale,
        kontroll=kontroller(forlop.avtale, sak.rettsdato),
        forslag=forlop.runde.forslag,
        runde=forlop.runde,
        plan=forlop.plan,
        klokke=forlop.klokke,
    )


def _organisering(sak: Sak, alternativ: Alternativ) -> Organisering:
    """Close cooperation is tried as people mean it: deciding and seeing cases for each other."""
    deler = alternativ.form is Samarbeidsform.TETT or alternativ.form.er_vertskommune
    nemnd = alternativ.form is Samarbeidsform.VERT_NEMND
    return Organisering(
        form=alternativ.form,
        deltakere=sak.kommuner,
        vert=alternativ.vert,
        enkeltvedtak_paa_tvers=deler,
        felles_brukersaker=deler,
        nemndsmedlemmer=tuple((k.nummer, NEMNDSMEDLEMMER_PER_KOMMUNE) for k in sak.kommuner) if nemnd else (),
    )
