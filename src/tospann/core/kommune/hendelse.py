"""What a municipality was called before and what it became, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tospann.core.felles.kilde import Kilde
from tospann.core.felles.norsk import dato_tekst, opplisting
from tospann.core.kommune.historie import Endringsslag, Kommuneendring, Kommunehistorie, Kommuneversjon


@dataclass(frozen=True, slots=True)
class Kommunehendelse:
    """
    What happened one day, as a sentence without the date.

    *fra* were in use until then, *til* from then on; a number that went on is in both.
    """

    dato: date
    slag: Endringsslag
    tekst: str
    fra: tuple[str, ...]
    til: tuple[str, ...]
    kilde: Kilde

    def med_dato(self) -> str:
        """Give the sentence with the date in it: "1850 Tysfjord ble delt 1. januar 2020 mellom …"."""
        forst, ble, sist = self.tekst.partition(_VERB[self.slag])
        return f"{forst}{ble} {dato_tekst(self.dato)}{sist}" if ble else f"{dato_tekst(self.dato)}: {self.tekst}"


_VERB = {
    Endringsslag.DELING: " ble delt",
    Endringsslag.SAMMENSLAAING: " ble slått sammen",
    Endringsslag.NYTT_NUMMER: " fikk",
    Endringsslag.NAVNEENDRING: " fikk",
}


def hendelser(historie: Kommunehistorie, nummer: str, dato: date) -> tuple[Kommunehendelse, ...]:
    """Tell the whole life of what is *nummer* on *dato*: where it came from and what it became, oldest first."""
    funnet: dict[Kommunehendelse, None] = {}
    numre = {nummer}
    for dag in reversed([d for d in historie.endringsdager() if d <= dato]):
        skritt = [historie.skritt_til(dag, n) for n in sorted(numre)]
        funnet |= dict.fromkeys(h for s in skritt if s for h in _til_en(historie, s))
        numre = {n for n in numre if not historie.skritt_til(dag, n)} | {e.fra for s in skritt for e in s}
    numre = {nummer}
    for dag in (d for d in historie.endringsdager() if d > dato):
        skritt = [historie.skritt_fra(dag, n) for n in sorted(numre)]
        funnet |= dict.fromkeys(h for s in skritt if s for h in _fra_en(historie, s))
        numre = {n for n in numre if not historie.skritt_fra(dag, n)} | {e.til for s in skritt for e in s}
    return tuple(sorted(funnet, key=lambda h: (h.dato, h.slag is not Endringsslag.DELING, h.fra)))


def hva_den_ble(historie: Kommunehistorie, versjon: Kommuneversjon) -> tuple[Kommunehendelse, ...]:
    """Tell what happened the day this version ended; nothing for one that is in use."""
    slutt = versjon.periode.til
    return tuple(_fra_en(historie, historie.skritt_fra(slutt, versjon.kommune.nummer))) if slutt else ()


def hva_den_var(historie: Kommunehistorie, versjon: Kommuneversjon) -> tuple[Kommunehendelse, ...]:
    """Tell what happened the day this version began; nothing for one that was there from the beginning."""
    return tuple(_til_en(historie, historie.skritt_til(versjon.periode.fra, versjon.kommune.nummer)))


def _til_en(historie: Kommunehistorie, skritt: tuple[Kommuneendring, ...]) -> Iterable[Kommunehendelse]:
    """Tell what steps to one number mean: a new name, a new number, a merger, and each division that was part of it."""
    if not skritt:
        return
    delte = [historie.skritt_fra(e.dato, e.fra) for e in skritt if e.slag is Endringsslag.DELING]
    yield from (_deling(historie, d) for d in delte)
    if len(skritt) > 1:
        yield _sammenslaaing(historie, skritt)
    elif not delte:
        yield _videre(historie, skritt[0])


def _fra_en(historie: Kommunehistorie, skritt: tuple[Kommuneendring, ...]) -> Iterable[Kommunehendelse]:
    """Tell what steps from one number mean: it was divided, or what the one it went to was made of."""
    if len(skritt) > 1:
        yield _deling(historie, skritt)
    elif skritt:
        yield from _til_en(historie, historie.skritt_til(skritt[0].dato, skritt[0].til))


def _deling(historie: Kommunehistorie, skritt: tuple[Kommuneendring, ...]) -> Kommunehendelse:
    dag, fra = skritt[0].dato, skritt[0].fra
    deler = opplisting(_etter(historie, dag, e.til) for e in skritt)
    tekst = f"{_foer(historie, dag, fra)} ble delt mellom {deler}."
    return _hendelse(Endringsslag.DELING, tekst, skritt)


def _sammenslaaing(historie: Kommunehistorie, skritt: tuple[Kommuneendring, ...]) -> Kommunehendelse:
    dag, til = skritt[0].dato, skritt[0].til
    andre = opplisting(_helt_eller_delvis(historie, e) for e in skritt if e.fra != til)
    if any(e.fra == til for e in skritt):
        tekst = f"{_stor(andre)} ble slått sammen med {_etter(historie, dag, til)}."
    else:
        tekst = f"{_stor(andre)} ble slått sammen til {_etter(historie, dag, til)}."
    return _hendelse(Endringsslag.SAMMENSLAAING, tekst, skritt)


def _videre(historie: Kommunehistorie, skritt: Kommuneendring) -> Kommunehendelse:
    """Tell of one that went on whole: what it got that is new."""
    foer = _versjon(historie, skritt.fra, skritt.dato - timedelta(1))
    etter = _versjon(historie, skritt.til, skritt.dato)
    nytt = [f"nummeret {skritt.til}"] if skritt.fra != skritt.til else []
    nytt += [f"navnet {etter.kommune.navn}"] if foer.kommune.navn != etter.kommune.navn else []
    nytt += (
        [f"det kvenske navnet {etter.kvensk_navn}"]
        if foer.kvensk_navn != etter.kvensk_navn and etter.kvensk_navn
        else []
    )
    tekst = f"{skritt.fra} {foer.kommune.kortnavn} fikk {opplisting(nytt) or 'nye grenser eller ny skrivemåte'}"
    fylke = foer.kommune.fylke, etter.kommune.fylke
    flyttet = f" og gikk fra {fylke[0]} til {fylke[1]}" if fylke[0] != fylke[1] else ""
    return _hendelse(skritt.slag, f"{tekst}{flyttet}.", (skritt,))


def _hendelse(slag: Endringsslag, tekst: str, skritt: tuple[Kommuneendring, ...]) -> Kommunehendelse:
    fra, til = tuple(dict.fromkeys(e.fra for e in skritt)), tuple(dict.fromkeys(e.til for e in skritt))
    return Kommunehendelse(skritt[0].dato, slag, tekst, fra, til, skritt[0].kilde)


def _helt_eller_delvis(historie: Kommunehistorie, skritt: Kommuneendring) -> str:
    navn = _foer(historie, skritt.dato, skritt.fra)
    return f"en del av {navn}" if skritt.slag is Endringsslag.DELING else navn


def _foer(historie: Kommunehistorie, dag: date, nummer: str) -> str:
    return f"{nummer} {_versjon(historie, nummer, dag - timedelta(1)).kommune.kortnavn}"


def _etter(historie: Kommunehistorie, dag: date, nummer: str) -> str:
    return f"{nummer} {_versjon(historie, nummer, dag).kommune.kortnavn}"


def _versjon(historie: Kommunehistorie, nummer: str, dag: date) -> Kommuneversjon:
    return historie.paa(dag)[nummer]


def _stor(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"
