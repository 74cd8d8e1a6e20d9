"""Column sums: what the rows give, held against what the sum row says."""

from __future__ import annotations

from collections.abc import Sequence

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.felles.tall import Tall
from tospann.core.tabell.funn import Bekreftelse, Funn, Funnalvor, Regelutfall
from tospann.core.tabell.regel import Kolonnesum
from tospann.core.tabell.regning import HUNDRE, avvik, mer_eller_mindre, skriv_tall, summert
from tospann.core.tabell.tabell import Rad, Trykttabell, stor_forbokstav


def kontroller_kolonnesum(tabell: Trykttabell, regel: Kolonnesum) -> Regelutfall:
    """Add up each column and hold it against the sum row; empty cells are left out, never zero."""
    sumrad = tabell.rader_med_navn(regel.sumrad)[0]
    rader = radene_i(tabell, regel)
    funn, enige, ikke = [], [], []
    for kolonne in regel.kolonner:
        id_ = f"{tabell.id}.{regel.id}.{kolonne}"
        regnet, trykt = summert(tabell, kolonne, rader, id_), tabell.tall(sumrad, kolonne)
        navn = tabell.kolonne(kolonne).navn
        if regnet is None or trykt is None:
            hva = f"«{sumrad.navn}» er tom" if trykt is None else "ingen rad er fylt ut"
            ikke.append(f"Kolonnesummen for {navn} er ikke kontrollert: {hva}.")
        elif abs(regnet.som_brok() - trykt.som_brok()) > regel.toleranse:
            funn.append(_kolonnefunn(regel, sumrad, kolonne, navn, regnet, trykt))
        else:
            enige.append(f"{navn} {skriv_tall(trykt)}")
    antall = len(funn) + len(enige)
    setning = (
        f"Kolonnesummen stemmer i {len(enige)} av {antall} kolonner: {opplisting(enige)}.{_om_tomme(tabell, rader)}"
    )
    bekreftet = (Bekreftelse(regel.id, setning, antall, len(enige)),) if enige else ()
    return Regelutfall(tuple(funn), bekreftet or _bare_talt(regel.id, antall), tuple(ikke))


def radene_i(tabell: Trykttabell, regel: Kolonnesum) -> tuple[Rad, ...]:
    """Give the rows a sum row adds up."""
    if not regel.rader:
        return tabell.kropp
    return tuple(tabell.rader_med_navn(navn)[0] for navn in regel.rader)


def _kolonnefunn(regel: Kolonnesum, sumrad: Rad, kolonne: str, navn: str, regnet: Tall, trykt: Tall) -> Funn:
    begge = avvik(regnet, trykt)
    setning = (
        f"{stor_forbokstav(navn)}: radene gir {skriv_tall(regnet)}, men «{sumrad.navn}» er trykt som "
        f"{skriv_tall(trykt)}. Radene gir {mer_eller_mindre(begge.differanse.som_brok())}{_prosent(regnet, trykt)}."
    )
    celler = ((sumrad.nr, kolonne),)
    return Funn(regel.id, Funnalvor.MOTSIGELSE, setning, sumrad.nr, sumrad.navn, kolonne, celler, begge)


def _prosent(regnet: Tall, trykt: Tall) -> str:
    if not trykt.som_brok():
        return ""
    return f" ({desimaltall(regnet.som_brok() * HUNDRE / trykt.som_brok(), 1)} prosent av det trykte)"


def _om_tomme(tabell: Trykttabell, rader: Sequence[Rad]) -> str:
    tomme = [r.navn for r in rader if not any(tabell.tall(r, k.id) for k in tabell.tallkolonner)]
    if not tomme:
        return ""
    return f" {opplisting(tomme)} har ingen tall og er ikke regnet som null."


def _bare_talt(regel: str, antall: int) -> tuple[Bekreftelse, ...]:
    """Count the checks also where none of them agreed."""
    return (Bekreftelse(regel, f"0 av {antall} kontroller stemmer.", antall, 0),) if antall else ()
