"""Rules about single rows and cells: another source, allowed values, doubles, answers, and what a person has noted."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from tospann.core.felles.norsk import desimaltall, opplisting
from tospann.core.felles.tall import Enhet, Tall, regn_ut
from tospann.core.tabell.funn import Bekreftelse, Funn, Funnalvor, Regelutfall
from tospann.core.tabell.regel import Justering, Merknad, Sammenligning, Svarregel, Unik, Verdiomraade
from tospann.core.tabell.regning import HUNDRE, avvik, i_alt, mer_eller_mindre, prosent, skriv, skriv_tall
from tospann.core.tabell.tabell import Rad, Tomt, Trykttabell, navnenokkel, som_verdi, stor_forbokstav


def kontroller_sammenligning(tabell: Trykttabell, regel: Sammenligning) -> Regelutfall:
    """Hold a column against another source, row by row."""
    navn, mot = tabell.kolonne(regel.kolonne).navn, tabell.kolonne(regel.mot).navn
    rader = [tabell.rader_med_navn(r)[0] for r in regel.rader] if regel.rader else list(tabell.kropp)
    funn, ikke, enige = [], [], 0
    for rad in rader:
        trykt, annen = tabell.tall(rad, regel.kolonne), tabell.tall(rad, regel.mot)
        if trykt is None or annen is None:
            ikke.append(f"{rad.navn}: {navn} kan ikke sammenlignes med {mot}, fordi et tall ikke er oppgitt.")
        elif abs(trykt.som_brok() - annen.som_brok()) * HUNDRE > regel.hoyst_prosent * abs(annen.som_brok()):
            funn.append(_skiller_seg(tabell, regel, rad, trykt, annen))
        else:
            enige += 1
    antall = enige + len(funn)
    grense = f"innenfor {skriv(regel.hoyst_prosent)} prosent av" if regel.hoyst_prosent else "lik"
    setning = f"{stor_forbokstav(navn)} er {grense} {mot} i {enige} av {antall} rader."
    return Regelutfall(tuple(funn), (Bekreftelse(regel.id, setning, antall, enige),) if antall else (), tuple(ikke))


def _skiller_seg(tabell: Trykttabell, regel: Sammenligning, rad: Rad, trykt: Tall, annen: Tall) -> Funn:
    begge = avvik(_som_fasit(tabell, regel, rad, annen), trykt)
    mer = trykt.som_brok() - annen.som_brok()
    andel = f" ({desimaltall(mer * HUNDRE / annen.som_brok(), 1)} prosent)" if annen.som_brok() else ""
    setning = (
        f"{rad.navn}: {tabell.kolonne(regel.kolonne).navn} er {skriv_tall(trykt)}, men "
        f"{tabell.kolonne(regel.mot).navn} er {skriv_tall(annen)}. Det trykte er {mer_eller_mindre(mer)}{andel}."
    )
    setning += f" {regel.grunn}" if regel.grunn else ""
    celler = ((rad.nr, regel.kolonne), (rad.nr, regel.mot))
    return Funn(regel.id, Funnalvor.AVVIK, setning, rad.nr, rad.navn, regel.kolonne, celler, begge)


def _som_fasit(tabell: Trykttabell, regel: Sammenligning, rad: Rad, annen: Tall) -> Tall:
    """Give the other source's figure an id of its own in this rule."""
    navn = tabell.kolonne(regel.mot).navn
    id_ = f"{tabell.id}.{regel.id}.{rad.nr}"
    return regn_ut(
        id_, annen.navn, annen.verdi, annen.enhet, formel=f"som {navn}", ledd=(annen,), gjelder=annen.gjelder
    )


def kontroller_omraade(tabell: Trykttabell, regel: Verdiomraade) -> Regelutfall:
    """Find figures outside what is possible."""
    navn, funn, antall = tabell.kolonne(regel.kolonne).navn, [], 0
    fra_til = f"fra {skriv(regel.minst)} til {skriv(regel.hoyst)}"
    for rad in tabell.kropp:
        tall = tabell.tall(rad, regel.kolonne)
        if tall is None:
            continue
        antall += 1
        if not regel.minst <= tall.som_brok() <= regel.hoyst:
            setning = f"{rad.navn}: {navn} er {skriv_tall(tall)}, men må være {fra_til}."
            celler = ((rad.nr, regel.kolonne),)
            funn.append(Funn(regel.id, Funnalvor.MOTSIGELSE, setning, rad.nr, rad.navn, regel.kolonne, celler))
    setning = f"{stor_forbokstav(navn)} er {fra_til} i {antall - len(funn)} av {antall} rader."
    return Regelutfall(tuple(funn), (Bekreftelse(regel.id, setning, antall, antall - len(funn)),) if antall else ())


def kontroller_unik(tabell: Trykttabell, regel: Unik) -> Regelutfall:
    """Find rows that say they are the same thing."""
    grupper: dict[tuple[str, ...], list[Rad]] = defaultdict(list)
    for rad in tabell.kropp:
        grupper[tuple(navnenokkel(tabell.celle(rad, k).trykt) for k in regel.kolonner)].append(rad)
    doble = [rader for rader in grupper.values() if len(rader) > 1]
    navn = opplisting(tabell.kolonne(k).navn for k in regel.kolonner)
    funn = tuple(_dobbel(regel, rader, navn) for rader in doble)
    antall, like = len(tabell.kropp), sum(len(rader) for rader in doble)
    setning = f"{antall - like} av {antall} rader er alene om {navn}."
    return Regelutfall(funn, (Bekreftelse(regel.id, setning, antall, antall - like),))


def _dobbel(regel: Unik, rader: list[Rad], navn: str) -> Funn:
    setning = (
        f"«{rader[0].navn}» står {len(rader)} ganger (rad {opplisting(str(r.nr) for r in rader)}) med samme {navn}."
    )
    celler = tuple((r.nr, k) for r in rader for k in regel.kolonner)
    return Funn(regel.id, Funnalvor.MOTSIGELSE, setning, rader[0].nr, rader[0].navn, regel.kolonner[0], celler)


def kontroller_svar(tabell: Trykttabell, regel: Svarregel) -> Regelutfall:
    """Find who answered, and whether answers and figures go together; no answer is not the same as zero."""
    ja, funn, svart = {navnenokkel(ord_) for ord_ in regel.ja}, [], []
    for rad in tabell.kropp:
        celle = tabell.celle(rad, regel.kolonne)
        har_svart = navnenokkel(celle.trykt) in ja
        svart += [rad] if har_svart else []
        if not har_svart and celle.lest is not Tomt.IKKE_OPPGITT:
            setning = f"{rad.navn}: «{celle.trykt}» er verken {' eller '.join(f'«{o}»' for o in regel.ja)} eller tomt."
            celler = ((rad.nr, regel.kolonne),)
            funn.append(Funn(regel.id, Funnalvor.MOTSIGELSE, setning, rad.nr, rad.navn, regel.kolonne, celler))
        else:
            funn += _svar_og_tall(tabell, regel, rad, har_svart=har_svart)
    tall = _svarprosent(tabell, regel, svart)
    uten = [r.navn for r in tabell.kropp if r not in svart]
    setning = f"{len(svart)} av {len(tabell.kropp)} {regel.hvem} har svart ({desimaltall(tall.som_brok(), 1)} prosent)."
    setning += f" Uten svar: {opplisting(uten)}. Tomt er ikke null." if uten else ""
    bekreftet = Bekreftelse(regel.id, setning, len(tabell.kropp), len(tabell.kropp) - len(funn))
    return Regelutfall(tuple(funn), (bekreftet,), (), (tall,))


def _svar_og_tall(tabell: Trykttabell, regel: Svarregel, rad: Rad, *, har_svart: bool) -> list[Funn]:
    feil = [k for k in tabell.tallkolonner if (tabell.tall(rad, k.id) is None) is har_svart]
    if not feil:
        return []
    hvilke = opplisting(k.navn for k in feil)
    setning = (
        f"{rad.navn} har svart, men {hvilke} er tomt."
        if har_svart
        else f"{rad.navn} har ikke svart, men {hvilke} er fylt ut."
    )
    celler = tuple((rad.nr, k.id) for k in feil)
    return [Funn(regel.id, Funnalvor.MOTSIGELSE, setning, rad.nr, rad.navn, regel.kolonne, celler)]


def _svarprosent(tabell: Trykttabell, regel: Svarregel, svart: list[Rad]) -> Tall:
    kolonne = tabell.kolonne(regel.kolonne)

    def antall(del_: str, navn: str, verdi: int) -> Tall:
        gjelder = f"{regel.hvem} i tabellen"
        return Tall(f"{tabell.id}.{regel.id}.{del_}", navn, verdi, Enhet.ANTALL, kolonne.dato, gjelder, kolonne.kilde)

    har_svart = antall("svart", f"{stor_forbokstav(regel.hvem)} som har svart", len(svart))
    spurt = antall("spurt", f"{stor_forbokstav(regel.hvem)} i tabellen", len(tabell.kropp))
    return prosent(f"{tabell.id}.{regel.id}", "Svarprosent", har_svart, spurt, f"{regel.hvem} i tabellen")


def si_merknad(tabell: Trykttabell, regel: Merknad) -> Regelutfall:
    """Say what a person has noted, and point at the cells."""
    rader = [tabell.rader_med_navn(r)[0] for r in regel.rader]
    celler = tuple((r.nr, k) for r in rader for k in regel.kolonner)
    rad = rader[0] if len(rader) == 1 else None
    kolonne = regel.kolonner[0] if regel.kolonner else ""
    funn = Funn(
        regel.id, Funnalvor.MERKNAD, regel.tekst, rad.nr if rad else 0, rad.navn if rad else "", kolonne, celler
    )
    return Regelutfall(funn=(funn,))


def juster(tabell: Trykttabell, regel: Justering) -> Regelutfall:
    """Work out what the column's sum becomes when a row counts as something else."""
    rad, navn = tabell.rader_med_navn(regel.rad)[0], tabell.kolonne(regel.kolonne).navn
    staar, helhet = tabell.tall(rad, regel.kolonne), i_alt(tabell, regel.kolonne)
    if staar is None or helhet is None:
        return Regelutfall(ikke_kontrollert=(f"{rad.navn}: {navn} er ikke oppgitt, så summen kan ikke justeres.",))
    verdi: Fraction = helhet.som_brok() - staar.som_brok() + regel.telles_som
    regnestykke = f"{skriv_tall(helhet)} − {skriv_tall(staar)} + {skriv(regel.telles_som)}"
    justert = regn_ut(
        f"{tabell.id}.{regel.id}",
        f"{stor_forbokstav(navn)} i alt, justert",
        som_verdi(verdi),
        helhet.enhet,
        formel=regnestykke,
        ledd=(helhet, staar),
        gjelder=f"{navn} når {rad.navn} telles som {skriv(regel.telles_som)}",
    )
    setning = f"{regel.tekst} Justert sum: {regnestykke} = {skriv(verdi)}."
    celler = ((rad.nr, regel.kolonne),)
    funn = Funn(regel.id, Funnalvor.MERKNAD, setning, rad.nr, rad.navn, regel.kolonne, celler, avvik(justert, helhet))
    return Regelutfall(funn=(funn,), nokkeltall=(justert,))
