"""The table as a whole: the difference between parts and whole that no column sum shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tospann.core.felles.norsk import opplisting
from tospann.core.tabell.funn import Avvik, Bekreftelse, Funn, Funnalvor, Regelutfall
from tospann.core.tabell.radsum import Hel, Ufullstendig, cellene, regnet_helhet, sjekk_rad
from tospann.core.tabell.regel import Kolonnesum, Radsum
from tospann.core.tabell.regning import avvik, med_fortegn, mer_eller_mindre, navn_og_tall, skriv_tall, summert
from tospann.core.tabell.sumregler import radene_i
from tospann.core.tabell.tabell import Celle, Rad, Trykttabell, like_navn

I_ALT = "I alt"


@dataclass(frozen=True, slots=True)
class _Samlet:
    """The whole table in one line, and the rows it stands for."""

    hel: Hel
    rader: tuple[Hel, ...]
    ufullstendige: tuple[str, ...]

    @property
    def forklart(self) -> Fraction:
        """Give the part of the difference that the rows account for."""
        return sum((r.differanse for r in self.rader), Fraction())


def kontroller_helheten(tabell: Trykttabell, regel: Radsum, kolonnesummer: Sequence[Kolonnesum]) -> Regelutfall:
    """
    Hold the sums of the parts against the sum of the wholes.

    Where the rows account for the difference the finding follows from theirs;
    without a sum row the sums are our own.
    """
    sumrader = [r for r in tabell.rader if r.er_sum]
    if not sumrader:
        samlet = _uten_sumrad(tabell, regel)
        return _utfall(tabell, regel, samlet, kolonnesummer) if samlet else Regelutfall()
    utfall = []
    for sumrad in sumrader:
        sjekk = sjekk_rad(tabell, regel, sumrad)
        if isinstance(sjekk, Hel):
            utfall.append(_utfall(tabell, regel, _med_rader(tabell, regel, sjekk, kolonnesummer), kolonnesummer))
        elif not sjekk.er_tom:
            mangler = f"«{sumrad.navn}»: {opplisting(sjekk.mangler)} er ikke oppgitt"
            utfall.append(Regelutfall(ikke_kontrollert=(f"{mangler}, så summen av delene er ikke kontrollert.",)))
    return _samle(utfall)


def _med_rader(tabell: Trykttabell, regel: Radsum, hel: Hel, kolonnesummer: Sequence[Kolonnesum]) -> _Samlet:
    egen = next((k for k in kolonnesummer if like_navn(k.sumrad, hel.rad.navn)), None)
    sjekker = [sjekk_rad(tabell, regel, r) for r in (radene_i(tabell, egen) if egen else tabell.kropp)]
    hull = tuple(s.rad.navn for s in sjekker if isinstance(s, Ufullstendig) and not s.er_tom)
    return _Samlet(hel, tuple(s for s in sjekker if isinstance(s, Hel)), hull)


def _uten_sumrad(tabell: Trykttabell, regel: Radsum) -> _Samlet | None:
    """Add up the whole rows ourselves; a row with a gap would make a difference that is not there."""
    rader = tuple(s for r in tabell.kropp if isinstance(s := sjekk_rad(tabell, regel, r), Hel))
    summer = [
        summert(tabell, k, [h.rad for h in rader], f"{tabell.id}.{regel.id}.i_alt.{k}")
        for k in (regel.helhet, *regel.deler)
    ]
    hele = tuple(t for t in summer if t is not None)
    if len(hele) != len(summer):
        return None
    tom = tuple(Celle("", k.id) for k in tabell.kolonner)
    return _Samlet(Hel(Rad(0, I_ALT, tom), hele[0], hele[1:]), rader, ())


def _utfall(tabell: Trykttabell, regel: Radsum, samlet: _Samlet, kolonnesummer: Sequence[Kolonnesum]) -> Regelutfall:
    navn = samlet.hel.rad.navn
    feil = [r for r in samlet.rader if abs(r.differanse) > regel.toleranse]
    differanse = samlet.hel.differanse
    if abs(differanse) > regel.toleranse * max(1, len(samlet.rader)):
        talt = (Bekreftelse(regel.id, f"Delene gir ikke helheten i «{navn}».", 1, 0),) if samlet.hel.rad.nr else ()
        return Regelutfall((_funn(tabell, regel, samlet, feil, kolonnesummer),), talt)
    if not feil:
        setning = f"Delene gir {tabell.kolonne(regel.helhet).navn} også i raden «{navn}»."
        return Regelutfall(bekreftelser=(Bekreftelse(regel.id, setning, 1, 1),)) if samlet.hel.rad.nr else Regelutfall()
    setning = _skjult(tabell.kolonne(regel.helhet).navn, samlet, _radene(feil))
    merknad = Funn(f"{regel.id}.helhet", Funnalvor.MERKNAD, setning, samlet.hel.rad.nr, navn, regel.helhet)
    return Regelutfall(funn=(replace(merknad, folger_av=_id_ene(regel, feil)),))


def _skjult(helhet: str, samlet: _Samlet, radene: str) -> str:
    """Say why the sum row looks right though rows are not."""
    navn = samlet.hel.rad.navn
    if not samlet.forklart:
        return f"Feilene i {radene} opphever hverandre, så «{navn}» stemmer likevel."
    return (
        f"I «{navn}» gir delene {helhet}, men det gjør de ikke i {radene}. "
        f"Da kan ikke alle tallene i «{navn}» være summen av radene."
    )


def _funn(
    tabell: Trykttabell, regel: Radsum, samlet: _Samlet, feil: Sequence[Hel], kolonnesummer: Sequence[Kolonnesum]
) -> Funn:
    begge = avvik(regnet_helhet(tabell, regel, samlet.hel), samlet.hel.helhet)
    alvor, hvorfor = _hvorfor(samlet, feil)
    setning = f"{_i_alt(tabell, regel, samlet, begge)} {hvorfor}"
    if alvor is Funnalvor.FOLGE and _kolonnene_stemmer(tabell, regel, samlet.hel.rad, kolonnesummer):
        setning += " Kolonnesummene stemmer hver for seg og viser det ikke."
    rad = samlet.hel.rad
    celler = cellene(regel, rad) if rad.nr else ()
    return Funn(
        f"{regel.id}.helhet", alvor, setning, rad.nr, rad.navn, regel.helhet, celler, begge, _id_ene(regel, feil)
    )


def _i_alt(tabell: Trykttabell, regel: Radsum, samlet: _Samlet, begge: Avvik) -> str:
    deler, differanse = opplisting(navn_og_tall(tabell, regel.deler, samlet.hel.deler)), begge.differanse.som_brok()
    return (
        f"I alt («{samlet.hel.rad.navn}») gir {deler} til sammen {skriv_tall(begge.forventet)}, mens "
        f"{tabell.kolonne(regel.helhet).navn} er {skriv_tall(begge.trykt)}: {mer_eller_mindre(differanse)}."
    )


def _hvorfor(samlet: _Samlet, feil: Sequence[Hel]) -> tuple[Funnalvor, str]:
    rest = samlet.hel.differanse - samlet.forklart
    if not rest:
        return Funnalvor.FOLGE, f"Det følger av {_radene(feil)}."
    if samlet.ufullstendige:
        return Funnalvor.MERKNAD, f"Det kan skyldes at {opplisting(samlet.ufullstendige)} ikke har alle tallene."
    if not feil:
        return Funnalvor.MOTSIGELSE, "Radene hver for seg stemmer, så feilen ligger i sumraden."
    return Funnalvor.MOTSIGELSE, f"{_radene(feil)} forklarer {med_fortegn(samlet.forklart)}; resten ligger i sumraden."


def _radene(feil: Sequence[Hel]) -> str:
    return opplisting(f"{r.rad.navn} ({med_fortegn(r.differanse)})" for r in feil)


def _id_ene(regel: Radsum, feil: Sequence[Hel]) -> tuple[str, ...]:
    return tuple(f"{regel.id}.{r.rad.nr}.{regel.helhet}" for r in feil)


def _kolonnene_stemmer(tabell: Trykttabell, regel: Radsum, sumrad: Rad, kolonnesummer: Sequence[Kolonnesum]) -> bool:
    """Tell whether every column the rule speaks of is checked and agrees with the sum row."""
    egen = next((k for k in kolonnesummer if like_navn(k.sumrad, sumrad.navn)), None)
    if egen is None or not {regel.helhet, *regel.deler} <= set(egen.kolonner):
        return False
    par = [
        (summert(tabell, k, radene_i(tabell, egen), "prove"), tabell.tall(sumrad, k))
        for k in (regel.helhet, *regel.deler)
    ]
    return all(a is not None and b is not None and a.som_brok() == b.som_brok() for a, b in par)


def _samle(utfall: Sequence[Regelutfall]) -> Regelutfall:
    return Regelutfall(
        tuple(f for u in utfall for f in u.funn),
        tuple(b for u in utfall for b in u.bekreftelser),
        tuple(i for u in utfall for i in u.ikke_kontrollert),
    )
