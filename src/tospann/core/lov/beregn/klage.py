"""Who hears an appeal, who prepares it, and until when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.lov.beregn.beregning import Beregning, Dag
from tospann.core.lov.beregn.vedtak import DOMSTOLLOVEN
from tospann.core.lov.fristregning import forlenget, uker_etter
from tospann.core.lov.hjemmel import Hjemmel, forvaltningsloven, kommuneloven, nav_loven, sosialtjenesteloven

KLAGEFRIST_UKER = 3


class Klagesak(StrEnum):
    """What kind of decision is appealed."""

    SOSIALE_TJENESTER = "vedtak etter sosialtjenesteloven"
    ANDRE_KOMMUNALE = "annet kommunalt vedtak"
    STATLIG = "statlig vedtak om bistandsbehov (Nav-loven § 14 a)"


_ADM = Samarbeidsform.VERT_ADMINISTRATIV
_NEMND = Samarbeidsform.VERT_NEMND
_UNDERINSTANS = {_ADM: "administrasjonen i vertskommunen", _NEMND: "den felles folkevalgte nemnda"}
_KAPITTEL_20 = {_ADM: kommuneloven("20-5", 1), _NEMND: kommuneloven("20-6", 1)}


def beregn_klageinstans(sak: Klagesak, form: Samarbeidsform, underrettet: date | None = None) -> Beregning:
    """Find the appeal body of a decision, who prepares the case, and the last day to appeal."""
    instans, hjemler = _instans(sak, form)
    under = _UNDERINSTANS.get(form, "kommunen") if sak is not Klagesak.STATLIG else "kontoret som traff vedtaket"
    frist = None if underrettet is None else forlenget(uker_etter(underrettet, KLAGEFRIST_UKER))
    dager = () if frist is None else (Dag("siste dag for å klage", frist),)
    slik = [f"Klagen sendes til den som traff vedtaket, {under}, som forbereder saken."]
    if frist is not None and underrettet is not None:
        slik.append(f"Underretningen kom {dato_tekst(underrettet)}. Tre uker etter er {dato_tekst(frist)}.")
    return Beregning(
        f"Klageinstansen er {instans}.",
        (*hjemler, forvaltningsloven("29", 1), forvaltningsloven("32", 1), DOMSTOLLOVEN),
        dager,
        tuple(slik),
        _forbehold(sak, form),
    )


def _instans(sak: Klagesak, form: Samarbeidsform) -> tuple[str, tuple[Hjemmel, ...]]:
    vert = (_KAPITTEL_20[form],) if form in _KAPITTEL_20 else ()
    match sak:
        case Klagesak.STATLIG:
            return "nærmeste overordnede organ, eller det direktoratet bestemmer", (nav_loven("14 a", 2),)
        case Klagesak.SOSIALE_TJENESTER:
            return "statsforvalteren", (sosialtjenesteloven("47"), *vert)
        case Klagesak.ANDRE_KOMMUNALE if form is _ADM:
            return "kommunen som har delegert myndigheten", vert
        case Klagesak.ANDRE_KOMMUNALE if form is _NEMND:
            return "en særskilt klagenemnd der alle deltakerne er representert", vert
        case Klagesak.ANDRE_KOMMUNALE:
            return "kommunestyret, eller formannskapet eller en klagenemnd det har valgt", (forvaltningsloven("28", 2),)


def _forbehold(sak: Klagesak, form: Samarbeidsform) -> tuple[str, ...]:
    alle = ["Særloven for tjenesten kan ha en annen klageinstans."] if sak is Klagesak.ANDRE_KOMMUNALE else []
    if sak is Klagesak.SOSIALE_TJENESTER and form.er_vertskommune:
        alle.append("Ligger kommunene i flere fylker, sier loven ikke hvilken statsforvalter det er. Avklar det.")
    if form.er_vertskommune and sak is not Klagesak.STATLIG:
        alle.append("Klageinstansen kan ikke omgjøre uten klage, men en statlig kan oppheve det som er ugyldig.")
    return tuple(alle)
