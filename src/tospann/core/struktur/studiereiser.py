"""Travel and neighbours for a study: the network of roads and ferries where it reaches, an estimate elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.norsk import heltall
from tospann.core.kommune.reisegraf import Kant, korteste_veier
from tospann.core.kommune.reisematrise import I_DOGNET, Par, Reisematrise
from tospann.core.kommune.reisenett import Reisenett, luftlinje_km
from tospann.core.struktur.problem import UgyldigProblem

# A crossing nobody has described: quay to quay at about 20 km an hour, and half an hour's wait. Our assumption.
VENTETID, MINUTTER_PER_KM_SJO = 30, 3


def lag_reiser(nett: Reisenett, numre: Iterable[str], land: Sequence[Par], sjo: Sequence[Par]) -> Reisematrise:
    """
    Give the minutes between all of *numre*, with a source that says how many were estimated, and how.

    *land* and *sjo* are neighbours in the whole country: by a border on land, and by water only.

    Raises
    ------
    UgyldigProblem
        When one of them cannot be reached, or its centre is not known.

    """
    valgte = tuple(sorted(numre))
    if uten := [n for n in valgte if n not in nett.steder]:
        raise UgyldigProblem(f"Ingen har registrert hvor senteret i kommune {uten[0]} er, så reisetida er ukjent.")
    i_nettet = _nettveier(nett, valgte)
    anslaatt = _anslag(nett, valgte, land, sjo, i_nettet)
    alle = anslaatt | i_nettet
    mangler = [(a, b) for a in valgte for b in valgte if a < b and (a, b) not in alle]
    if mangler:
        fra, til = mangler[0]
        raise UgyldigProblem(f"Det finnes ingen vei mellom kommune {fra} og {til} i det vi vet.")
    minutter = {par: tid for (a, b), tid in alle.items() for par in ((a, b), (b, a))}
    return Reisematrise(valgte, minutter, _kilde(nett, len(i_nettet), len(alle)))


def _nettveier(nett: Reisenett, numre: tuple[str, ...]) -> dict[Par, Fraction]:
    """Give the pairs the network answers: both ends in it, and at least one in the county it is drawn for."""
    i_fylket = {n for n in numre if nett.steder[n].versjon.fylkesnummer == nett.modell.fylke}
    knuter = {n: nett.steder[n].knutepunkt for n in numre if nett.steder[n].knutepunkt}
    veier = {n: korteste_veier(nett.kanter, knute) for n, knute in knuter.items()}
    return {
        (a, b): veier[a][knuter[b]].minutter
        for a in knuter
        for b in knuter
        if a < b and {a, b} & i_fylket and knuter[b] in veier[a] and knuter[a] != knuter[b]
    }


def _anslag(
    nett: Reisenett, numre: tuple[str, ...], land: Sequence[Par], sjo: Sequence[Par], kjente: Mapping[Par, Fraction]
) -> dict[Par, Fraction]:
    """Estimate the rest in whole minutes along borders and the network's links; a day is as far as it goes."""
    if len(kjente) == len(numre) * (len(numre) - 1) // 2:
        return {}
    naboer = defaultdict[str, list[tuple[str, int]]](list)
    for k in (*_nettkanter(nett), *_grensekanter(nett, land, sjo)):
        tid = round(k.minutter)
        naboer[k.a].append((k.b, tid))
        naboer[k.b].append((k.a, tid))
    tider = {n: _minutter_fra(n, naboer) for n in numre}
    ukjente = ((a, b) for a in numre for b in numre if a < b and (a, b) not in kjente and b in tider[a])
    return {(a, b): Fraction(min(tider[a][b], I_DOGNET)) for a, b in ukjente}


def _minutter_fra(start: str, naboer: Mapping[str, list[tuple[str, int]]]) -> Mapping[str, int]:
    """Give the least minutes to every place; the way itself is not shown, so it is not kept."""
    ferdig, ko = dict[str, int](), [(0, start)]
    while ko:
        tid, her = heappop(ko)
        if her in ferdig:
            continue
        ferdig[her] = tid
        for dit, lengde in naboer.get(her, ()):
            if dit not in ferdig:
                heappush(ko, (tid + lengde, dit))
    return ferdig


def _nettkanter(nett: Reisenett) -> Iterator[Kant]:
    """Give the network's links between the municipalities of the date, instead of between places."""
    ved_knute = {s.knutepunkt: s.nummer for s in nett.steder.values() if s.knutepunkt}
    for k in nett.kanter:
        a, b = ved_knute.get(k.a, f"knute {k.a}"), ved_knute.get(k.b, f"knute {k.b}")
        yield Kant(a, b, k.minutter, k.km, k.ferjer, k.nokkel)


def _grensekanter(nett: Reisenett, land: Sequence[Par], sjo: Sequence[Par]) -> Iterator[Kant]:
    modell = nett.modell
    for a, b in land:
        if not _begge_i_nettet(nett, a, b):
            km = _luftlinje(nett, a, b)
            yield Kant(a, b, _hele(modell.grunntid.som_brok() + modell.per_km.som_brok() * km), km, 0, f"{a}-{b}")
    for a, b in _overfarter(nett, {n for par in (*land, *sjo) for n in par}, (*land, *_lenker(nett)), sjo):
        km = _luftlinje(nett, a, b)
        yield Kant(a, b, _hele(VENTETID + MINUTTER_PER_KM_SJO * km), km, 1, f"{a}-{b}")


def _overfarter(nett: Reisenett, numre: Iterable[str], land: Iterable[Par], sjo: Iterable[Par]) -> Iterator[Par]:
    """Give as few crossings as it takes to tie together what has no border on land; the shortest first."""
    del_av = {n: n for n in numre if n in nett.steder}

    def rot(n: str) -> str:
        while del_av[n] != n:
            n = del_av[n]
        return n

    for a, b in land:
        if a in del_av and b in del_av:
            del_av[rot(a)] = rot(b)
    kjente = [par for par in sjo if set(par) <= set(del_av)]
    for a, b in sorted(kjente, key=lambda par: (_luftlinje(nett, *par), par)):
        if rot(a) != rot(b):
            del_av[rot(a)] = rot(b)
            yield a, b


def _luftlinje(nett: Reisenett, a: str, b: str) -> Fraction:
    return luftlinje_km(nett.steder[a].senter, nett.steder[b].senter)


def _lenker(nett: Reisenett) -> Iterator[Par]:
    """Give the municipalities at both ends of each of the network's links."""
    ved_knute = {s.knutepunkt: s.nummer for s in nett.steder.values() if s.knutepunkt}
    return (_par(ved_knute[k.a], ved_knute[k.b]) for k in nett.kanter if {k.a, k.b} <= ved_knute.keys())


def _hele(tid: Fraction) -> Fraction:
    """Round an estimate to a minute: more digits would look like knowledge."""
    return Fraction(max(1, round(tid)))


def _begge_i_nettet(nett: Reisenett, a: str, b: str) -> bool:
    steder = nett.steder
    if a not in steder or b not in steder:
        return True
    i_fylket = nett.modell.fylke in {steder[a].versjon.fylkesnummer, steder[b].versjon.fylkesnummer}
    return i_fylket and bool(steder[a].knutepunkt and steder[b].knutepunkt)


def _kilde(nett: Reisenett, i_nettet: int, alle: int) -> Kilde:
    anslaatt = alle - i_nettet
    sted = "docs/metode/reisetid.md og strukturstudie.md"
    if not anslaatt:
        return Kilde("reisemodell", Kildeslag.MODELL, "Reisetider beregnet i veinettet", "Tospann", nett.dato, sted)
    tittel = (
        f"Reisetider: {heltall(i_nettet)} av {heltall(alle)} beregnet i veinettet, {heltall(anslaatt)} anslått "
        "etter nabogrenser og luftlinje"
    )
    return Kilde("reiseanslag", Kildeslag.MODELL, tittel, "Tospann", nett.dato, sted)


def lag_naboer(nett: Reisenett, numre: Iterable[str], land: Sequence[Par], sjo: Sequence[Par]) -> tuple[Par, ...]:
    """
    Give who may be in one group side by side: a border on land, or a road or ferry of the network between the two.

    What hangs together with nobody else within the study is tied to the nearest across the water.
    """
    med = set(numre)
    naboer = {par for par in {*(_par(a, b) for a, b in land), *_lenker(nett)} if set(par) <= med}
    over = _overfarter(nett, med, naboer, [par for par in sjo if set(par) <= med])
    return tuple(sorted(naboer | {_par(a, b) for a, b in over}))


def _par(a: str, b: str) -> Par:
    return min(a, b), max(a, b)


def bare_ferje(nett: Reisenett, nummer: str) -> str:
    """Tell whether only ferries lead to a municipality: "ja", "nei", or empty where the network does not reach."""
    sted = nett.steder.get(nummer)
    if sted is None or not sted.knutepunkt:
        return ""
    egne = [k for k in nett.kanter if sted.knutepunkt in {k.a, k.b}]
    return "ja" if egne and all(k.ferjer for k in egne) else "nei"
