"""Kommuneloven §§ 20-4 and 11-9 about the round of resolutions: who decided, how, and whether they decided the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tospann.core.avtale.forskjell import Klausulendring, berorte_bokstaver
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.felles.svar import Svar
from tospann.core.kommune.kommune import Kommune
from tospann.core.lov.gyldighet import KOMMUNELOVEN
from tospann.core.lov.hjemmel import kommuneloven
from tospann.core.lov.regel import Regel, Vurdering, ikke_oppfylt, mangler, oppfylt, regel, vurder
from tospann.core.vedtak.vedtak import Behandling, Kommunestyrevedtak, Stemmer, Vedtaksrunde

# The council is called kommunestyre in the act; some councils call themselves bystyre or heradsstyre.
KOMMUNESTYRER = frozenset({"kommunestyre", "kommunestyret", "bystyre", "bystyret", "heradsstyre", "heradsstyret"})


@dataclass(frozen=True, slots=True)
class Vedtaksgrunnlag:
    """The round of resolutions, when the agreement is to start, and the changes it makes to an older version."""

    runde: Vedtaksrunde
    oppstart: date | None = None
    endringer: tuple[Klausulendring, ...] = ()


@regel("KL-20-4-2-SELV", kommuneloven("20-4", 2), KOMMUNELOVEN)
def kommunestyret_selv(grunnlag: Vedtaksgrunnlag) -> Svar:
    """Kommunestyret hos hver deltaker skal selv vedta avtalen; ingen andre organer kan gjøre det."""
    feil = [
        f"{v.kommune.kortnavn} ({v.organ})"
        for v in grunnlag.runde.vedtak
        if v.organ.strip().casefold() not in KOMMUNESTYRER
    ]
    if feil:
        return ikke_oppfylt(f"Vedtatt av et annet organ enn kommunestyret: {opplisting(feil)}.", _NYTT_VEDTAK)
    venter = _navn(grunnlag.runde, Behandling.IKKE_BEHANDLET)
    if venter:
        return mangler(f"{opplisting(venter)} har ikke behandlet saken.", "Registrer vedtakene når de er gjort.")
    return oppfylt("Alle vedtakene er gjort i kommunestyrene.")


_NYTT_VEDTAK = "Legg saken fram for kommunestyret."


@regel("KL-20-4-2-LIK", kommuneloven("20-4", 2), KOMMUNELOVEN)
def samme_tekst(grunnlag: Vedtaksgrunnlag) -> Svar:
    """Alle kommunestyrene må ha vedtatt den samme avtalen, uten forbehold; ellers er den ikke inngått."""
    runde = grunnlag.runde
    avvik = _navn(runde, Behandling.AVVIK)
    if avvik:
        return ikke_oppfylt(
            f"{opplisting(avvik)} har vedtatt en annen tekst enn forslaget.",
            "Legg en ny, felles tekst fram for alle kommunestyrene, eller be dem vedta forslaget uendret.",
        )
    avvist = _navn(runde, Behandling.AVVIST)
    if avvist:
        return ikke_oppfylt(f"{opplisting(avvist)} har ikke vedtatt forslaget.", "Avklar hvem som skal delta.")
    venter = _navn(runde, Behandling.IKKE_BEHANDLET)
    if venter or not runde.deltakere:
        return mangler(f"{opplisting(venter) or 'Ingen'} har ikke behandlet saken.", "Registrer vedtakene.")
    return oppfylt(runde.i_en_setning())


@regel("KL-20-4-2-FORST", kommuneloven("20-4", 2, jf=(kommuneloven("20-4", 3, "d"),)), KOMMUNELOVEN)
def oppstart_etter_vedtak(grunnlag: Vedtaksgrunnlag) -> Svar | None:
    """Oppgaver og myndighet kan ikke overføres før det siste kommunestyret har vedtatt avtalen."""
    if grunnlag.oppstart is None or not grunnlag.runde.vedtak:
        return None
    siste = max(grunnlag.runde.vedtak, key=lambda v: (v.dato, v.kommune))
    if grunnlag.oppstart < siste.dato:
        return ikke_oppfylt(
            f"Oppstart er {dato_tekst(grunnlag.oppstart)}, men {siste.kommune.kortnavn} vedtok avtalen "
            f"{dato_tekst(siste.dato)}.",
            "Flytt oppstarten til etter det siste vedtaket.",
        )
    return oppfylt("Oppstarten er ikke før det siste vedtaket.")


@regel("KL-11-9-Q", kommuneloven("11-9", 1), KOMMUNELOVEN)
def vedtaksfort(grunnlag: Vedtaksgrunnlag) -> Svar | None:
    """Minst halvparten av medlemmene må ha vært til stede og stemt i saken."""
    return _stemmer(
        grunnlag.runde,
        lambda _, s: 2 * (s.for_ + s.mot) >= s.medlemmer,
        feil="Færre enn halvparten av medlemmene stemte i",
        greit="Minst halvparten av medlemmene stemte i alle kommunestyrene.",
    )


@regel("KL-11-9-M", kommuneloven("11-9", 2), KOMMUNELOVEN)
def flertall(grunnlag: Vedtaksgrunnlag) -> Svar | None:
    """Vedtaket treffes med flertallet av de avgitte stemmene; ved likt stemmetall avgjør møtelederens stemme."""
    uavklart = [
        v.kommune.kortnavn
        for v in grunnlag.runde.vedtak
        if v.stemmer is not None and v.stemmer.for_ == v.stemmer.mot and v.moteleder_for is None
    ]
    if uavklart:
        return mangler(f"Likt stemmetall i {opplisting(uavklart)}.", "Oppgi hva møtelederen stemte.")
    return _stemmer(
        grunnlag.runde,
        lambda v, s: s.for_ > s.mot or (s.for_ == s.mot and v.moteleder_for is True),
        feil="Forslaget fikk ikke flertall i",
        greit="Forslaget fikk flertall i alle kommunestyrene.",
    )


@regel("KL-20-4-2-ENDR", kommuneloven("20-4", 2), KOMMUNELOVEN)
def lovpaalagte_endringer(grunnlag: Vedtaksgrunnlag) -> Svar | None:
    """Endringer i det avtalen etter loven skal inneholde, må vedtas av alle kommunestyrene selv."""
    bokstaver = berorte_bokstaver(grunnlag.endringer)
    if not grunnlag.endringer:
        return None
    if not bokstaver:
        return oppfylt("Endringene gjelder ikke det loven krever at kommunestyrene vedtar selv.")
    hva = f"Endringene gjelder {'bokstav ' if bokstaver != ('nemnd',) else ''}{opplisting(bokstaver)}"
    if grunnlag.runde.alle_like():
        return oppfylt(f"{hva}, og alle kommunestyrene har vedtatt dem.")
    return ikke_oppfylt(
        f"{hva}, men ikke alle kommunestyrene har vedtatt dem.", "Legg endringen fram for alle kommunestyrene."
    )


def kontroller_vedtak(grunnlag: Vedtaksgrunnlag, dato: date) -> tuple[Vurdering, ...]:
    """Ask every rule about the round that applies on *dato*."""
    return vurder(REGLER, grunnlag, dato)


def _navn(runde: Vedtaksrunde, slag: Behandling) -> list[str]:
    return [k.kortnavn for k in runde.deltakere if runde.behandling(k) is slag]


def _stemmer(
    runde: Vedtaksrunde, greit_i: Callable[[Kommunestyrevedtak, Stemmer], bool], *, feil: str, greit: str
) -> Svar | None:
    if not runde.vedtak:
        return None
    brutt: list[Kommune] = [v.kommune for v in runde.vedtak if v.stemmer and not greit_i(v, v.stemmer)]
    if brutt:
        return ikke_oppfylt(f"{feil} {opplisting(k.kortnavn for k in brutt)}.", _NYTT_VEDTAK)
    uten = [v.kommune.kortnavn for v in runde.vedtak if v.stemmer is None]
    if uten:
        return mangler(f"Stemmetallene mangler for {opplisting(uten)}.", "Registrer stemmetallene fra møteboken.")
    return oppfylt(greit)


REGLER: tuple[Regel[Vedtaksgrunnlag], ...] = (
    kommunestyret_selv,
    samme_tekst,
    oppstart_etter_vedtak,
    vedtaksfort,
    flertall,
    lovpaalagte_endringer,
)
