"""Shares: printed ones checked, and those nobody printed worked out."""

from __future__ import annotations

from fractions import Fraction

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.felles.tall import Tall
from tospann.core.tabell.funn import Bekreftelse, Funn, Funnalvor, Regelutfall
from tospann.core.tabell.regel import Andel, Fordeling
from tospann.core.tabell.regning import HUNDRE, avvik, i_alt, prosent, skriv_tall, summer
from tospann.core.tabell.tabell import Rad, Trykttabell, stor_forbokstav

_EN_DESIMAL = 1


def kontroller_andel(tabell: Trykttabell, regel: Andel) -> Regelutfall:
    """Work out the share in each row, and hold it against the printed one where there is one."""
    funn, tall, ikke, enige = [], [], [], 0
    for rad in tabell.rader:
        andel = _andel(tabell, regel, rad)
        if isinstance(andel, str):
            ikke += [andel] if andel else []
            continue
        tall.append(andel)
        trykt = tabell.tall(rad, regel.trykt) if regel.trykt else None
        if trykt is None:
            continue
        if _like(andel, trykt, regel.desimaler):
            enige += 1
        else:
            funn.append(_funn(tabell, regel, rad, andel, trykt))
    antall = len(funn) + enige
    setning = f"Trykt andel stemmer i {enige} av {antall} rader ({tabell.kolonne(regel.del_).navn})."
    bekreftet = (Bekreftelse(regel.id, setning, antall, enige),) if antall else ()
    return Regelutfall(tuple(funn), bekreftet, tuple(ikke), tuple(tall))


def _andel(tabell: Trykttabell, regel: Andel, rad: Rad) -> Tall | str:
    """Give the share, or why there is none; an empty row says nothing."""
    del_ = tabell.tall(rad, regel.del_)
    av = tabell.tall(tabell.rader_med_navn(regel.av_sumrad)[0] if regel.av_sumrad else rad, regel.av)
    navn = tabell.kolonne(regel.del_).navn
    if del_ is None and (av is None or regel.av_sumrad):
        return ""
    if del_ is None or av is None:
        return f"{rad.navn}: andelen {navn} kan ikke regnes ut, fordi et tall ikke er oppgitt."
    if not av.som_brok():
        return f"{rad.navn}: andelen {navn} kan ikke regnes ut, fordi {tabell.kolonne(regel.av).navn} er 0."
    av_hva = regel.av_sumrad or tabell.kolonne(regel.av).navn
    tittel = f"{stor_forbokstav(navn)} i prosent av {av_hva}, {rad.navn}"
    return prosent(f"{tabell.id}.{regel.id}.{rad.nr}", tittel, del_, av, rad.navn)


def _like(andel: Tall, trykt: Tall, desimaler: int) -> bool:
    """Half may be rounded either way: both are printed in good tables."""
    return bool(abs(andel.som_brok() - trykt.som_brok()) <= Fraction(1, 2 * 10**desimaler))


def _funn(tabell: Trykttabell, regel: Andel, rad: Rad, andel: Tall, trykt: Tall) -> Funn:
    del_, av = andel.ledd
    navn, regnet = tabell.kolonne(regel.trykt).navn, desimaltall(andel.som_brok(), regel.desimaler)
    setning = (
        f"{rad.navn}: {skriv_tall(del_)} av {skriv_tall(av)} er {regnet} prosent, "
        f"men {navn} er trykt som {skriv_tall(trykt)}."
    )
    celler = ((rad.nr, regel.del_), (rad.nr, regel.trykt))
    begge = avvik(andel, trykt)
    return Funn(regel.id, Funnalvor.MOTSIGELSE, setning, rad.nr, rad.navn, regel.trykt, celler, begge)


def kontroller_fordeling(tabell: Trykttabell, regel: Fordeling) -> Regelutfall:
    """Spread the whole over its parts; shares that do not make a hundred are said to be so."""
    helhet = i_alt(tabell, regel.helhet)
    deler = [(k, i_alt(tabell, k)) for k in regel.deler]
    navn = tabell.kolonne(regel.helhet).navn
    if helhet is None or not helhet.som_brok() or any(t is None for _, t in deler):
        return Regelutfall(
            ikke_kontrollert=(f"Fordelingen av {navn} kan ikke regnes ut, fordi et tall mangler eller er 0.",)
        )
    andeler = [_del(tabell, regel, k, t, helhet) for k, t in deler if t is not None]
    sum_ = summer(
        f"{tabell.id}.{regel.id}.sum", f"Andelene av {navn} til sammen", andeler, "sum av andelene", f"{navn} i alt"
    )
    if sum_.som_brok() == HUNDRE:
        setning = f"Andelene av {navn} er 100 prosent til sammen."
        return Regelutfall(bekreftelser=(Bekreftelse(regel.id, setning, 1, 1),), nokkeltall=(*andeler, sum_))
    talt = Bekreftelse(regel.id, f"Andelene av {navn} er ikke 100 prosent.", 1, 0)
    return Regelutfall((_ikke_hundre(tabell, regel, andeler, sum_),), (talt,), nokkeltall=(*andeler, sum_))


def _del(tabell: Trykttabell, regel: Fordeling, kolonne: str, tall: Tall, helhet: Tall) -> Tall:
    navn, hele = tabell.kolonne(kolonne).navn, tabell.kolonne(regel.helhet).navn
    id_ = f"{tabell.id}.{regel.id}.{kolonne}"
    return prosent(id_, f"{stor_forbokstav(navn)} i prosent av {hele}", tall, helhet, f"{hele} i alt")


def _ikke_hundre(tabell: Trykttabell, regel: Fordeling, andeler: list[Tall], sum_: Tall) -> Funn:
    hver = [
        f"{tabell.kolonne(k).navn} {desimaltall(a.som_brok(), _EN_DESIMAL)}"
        for k, a in zip(regel.deler, andeler, strict=True)
    ]
    over = sum_.som_brok() - HUNDRE
    setning = (
        f"Andelene av {tabell.kolonne(regel.helhet).navn} er {desimaltall(sum_.som_brok(), _EN_DESIMAL)} prosent "
        f"til sammen, ikke 100: {opplisting(hver)}. Delene er {'flere' if over > 0 else 'færre'} enn helheten."
    )
    return Funn(regel.id, Funnalvor.MERKNAD, setning, kolonne=regel.helhet)
