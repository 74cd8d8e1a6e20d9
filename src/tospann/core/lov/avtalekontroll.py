"""Check an agreement against every rule about it: what is met, what is not, and what a person must judge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.norsk import dato_kort
from tospann.core.felles.svar import Svar
from tospann.core.lov import andre_lover, avtaleregler
from tospann.core.lov.fravik import Fravik
from tospann.core.lov.kommuneloven import kap20_avtale, kap20_innhold, loven_1992
from tospann.core.lov.regel import Regel, Vurdering, ikke_oppfylt, mangler, oppfylt, vurder

REGLER: tuple[Regel[Samarbeidsavtale], ...] = (
    *kap20_innhold.REGLER,
    *kap20_avtale.REGLER,
    *andre_lover.REGLER,
    *avtaleregler.REGLER,
)
_LOVPAALAGT = frozenset(r.id for r in kap20_innhold.LOVPAALAGT_INNHOLD)
FORBEHOLD = (
    "Kontrollen leser vilkårene og hvilke klausuler som er med. Den leser ikke meningen i fri tekst, "
    "og den sier bare hvilke krav som er oppfylt."
)


@dataclass(frozen=True, slots=True)
class Avtalekontroll:
    """The answers about one text of an agreement on one date, and the waivers given for it."""

    vurderinger: tuple[Vurdering, ...]
    fingeravtrykk: str
    dato: date
    fravik: tuple[Fravik, ...] = ()

    def av_alvor(self, alvor: Alvor) -> tuple[Vurdering, ...]:
        """Give the answers of one severity."""
        return tuple(v for v in self.vurderinger if v.regel.alvor is alvor)

    @property
    def lovpaalagte(self) -> tuple[Vurdering, ...]:
        """Give the answers about the contents § 20-4 lists, one for each letter."""
        return tuple(v for v in self.vurderinger if v.regel.id in _LOVPAALAGT)

    @property
    def uoppfylte_krav(self) -> tuple[Vurdering, ...]:
        """Give the requirements that are not answered by OPPFYLT, waived or not."""
        return tuple(v for v in self.av_alvor(Alvor.KRAV) if not v.er_oppfylt)

    @property
    def varsler(self) -> tuple[Vurdering, ...]:
        """Give the warnings."""
        return tuple(v for v in self.av_alvor(Alvor.VARSEL) if not v.er_oppfylt)

    def fraveket(self, vurdering: Vurdering) -> Fravik | None:
        """Find the waiver of a requirement, if somebody has given one."""
        return next((f for f in self.fravik if f.regel_id == vurdering.regel.id), None)

    @property
    def hindringer(self) -> tuple[Vurdering, ...]:
        """Give the requirements that stop the agreement: neither met nor waived."""
        return tuple(v for v in self.uoppfylte_krav if self.fraveket(v) is None)

    def kan_bli_klar(self) -> Svar:
        """Say whether every requirement is met or waived, and if not, which item of which act is missing."""
        if not self.lovpaalagte:
            return mangler(
                f"Tospann har ikke lovkravene til innholdet i avtalen slik de var {dato_kort(self.dato)}.",
                "Vurder avtalen på en dato etter at kommuneloven av 2018 begynte å gjelde.",
            )
        if self.hindringer:
            linjer = (
                f"{v.svar.begrunnelse.removesuffix('.')} ({v.regel.hjemmel.kortform()})." for v in self.hindringer
            )
            tiltak = dict.fromkeys(v.svar.tiltak for v in self.hindringer if v.svar.tiltak)
            return ikke_oppfylt(" ".join(linjer), " ".join(tiltak))
        brukt = [(v, f) for v in self.uoppfylte_krav if (f := self.fraveket(v)) is not None]
        unntak = (f"{v.regel.id} er fraveket av {f.rolle} {dato_kort(f.dato)}: {f.begrunnelse}" for v, f in brukt)
        forst = (
            "Alle kravene Tospann kan kontrollere, er oppfylt." if not brukt else "Kravene er oppfylt eller fraveket."
        )
        return oppfylt(" ".join([forst, *unntak]))

    def i_en_setning(self) -> str:
        """Sum up: "9 av 9 lovpålagte punkter er med. 1 varsel: ..."."""
        med = [v for v in self.lovpaalagte if v.er_oppfylt]
        andre = [v for v in self.uoppfylte_krav if v.regel.id not in _LOVPAALAGT]
        deler = [f"{len(med)} av {len(self.lovpaalagte)} lovpålagte punkter er med."]
        deler += _gruppe(andre, "annet krav er ikke oppfylt", "andre krav er ikke oppfylt")
        deler += _gruppe(self.varsler, "varsel", "varsler")
        return " ".join(deler)

    def som_json(self) -> dict[str, object]:
        """Give the whole control as plain values; the same agreement and date always give the same."""
        klar = self.kan_bli_klar()
        return {
            "fingeravtrykk": self.fingeravtrykk,
            "dato": self.dato.isoformat(),
            "oppsummering": self.i_en_setning(),
            "kan_bli_klar": {"utfall": klar.utfall.value, "begrunnelse": klar.begrunnelse, "tiltak": klar.tiltak},
            "vurderinger": [v.som_json() for v in self.vurderinger],
            "fravik": [
                {"id": f.regel_id, "rolle": f.rolle, "begrunnelse": f.begrunnelse, "dato": f.dato.isoformat()}
                for f in self.fravik
            ],
            "forbehold": FORBEHOLD,
        }


def kontroller(avtale: Samarbeidsavtale, dato: date, fravik: Iterable[Fravik] = ()) -> Avtalekontroll:
    """Ask every rule that applies on *dato*; before the act of 2018 also what we know of the one of 1992."""
    regler = (*REGLER, *loven_1992.REGLER)
    return Avtalekontroll(vurder(regler, avtale, dato), avtale.fingeravtrykk, dato, tuple(fravik))


def _gruppe(vurderinger: Iterable[Vurdering], en: str, flere: str) -> list[str]:
    alle = list(vurderinger)
    if not alle:
        return []
    return [f"{len(alle)} {en if len(alle) == 1 else flere}: {' '.join(v.svar.begrunnelse for v in alle)}"]
