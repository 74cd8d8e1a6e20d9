"""kostnadsfordeling.xlsx: the settlement with formulas anybody can follow, and the same sums as the papers."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.norsk import dato_tekst
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.oppgjor.oppgjor import Oppgjor
from tospann.core.utredning.saksbilde import Saksbilde
from tospann.documents.papirer.tabeller import opphav
from tospann.documents.regneark import Arbeidsbok, Ark, Arkcelle, Arkkolonne, Formel, arknavn

_MERKE = "Kilde eller formel for hvert tall står i arket «Tall og kilder»."


_BOKSTAVER = "ABCDEFGHIJ"


def kostnadsfordeling(bilde: Saksbilde) -> Arbeidsbok:
    """Make the workbook: layers, keys side by side, one sheet per key, what-if, basis and sources."""
    ark = (_lag(bilde), _noklene(bilde), _hvis(bilde), *_ett_ark_per_nokkel(bilde), _grunnlag(bilde))
    tittel = f"Kostnadsfordeling, {bilde.sak.tittel}"
    return Arbeidsbok(tittel, bilde.sak.dato, (*ark, _kilder(bilde)), "Prosjektgruppa")


def tall_i_arbeidsboka(bok: Arbeidsbok) -> Iterator[Tall]:
    """Yield the figures in the workbook."""
    celler = (c for ark in bok.ark for rad in ark.rader for c in rad)
    verdier = (c.verdi if isinstance(c, Formel) else c for c in celler)
    yield from (v for v in verdier if isinstance(v, Tall))


def _lag(bilde: Saksbilde) -> Ark:
    oppgjor = bilde.oppgjor[bilde.sak.valg.nokkel]
    rader: tuple[tuple[Arkcelle, ...], ...] = (
        ("1. Statlig budsjett", "Staten", oppgjor.lag_stat()),
        ("2. Kommunalt budsjett, ført i vertskommunen", "Kommunene etter nøkkelen", oppgjor.lag_kommune()),
        ("3. Stønader etter sosialtjenesteloven", "Hver kommune sine egne", oppgjor.lag_stonad()),
    )
    kolonner = Arkkolonne("Lag", 46), Arkkolonne("Hvem betaler", 28), Arkkolonne("Per år (kr)", 20, summeres=True)
    merknad = f"Tall per {dato_tekst(bilde.sak.dato)}. Lag 4 er oppgjøret mellom kommunene, se arkene for hver nøkkel."
    return Ark("Fire lag", kolonner, rader, merknad, "Kontoret i alt (lag 1–3)")


def _noklene(bilde: Saksbilde) -> Ark:
    alle = tuple(bilde.oppgjor.values())
    kolonner = (Arkkolonne("Kommune", 16), *(Arkkolonne(o.nokkel.value, 26, summeres=True) for o in alle))
    rader: list[tuple[Arkcelle, ...]] = [(k.kortnavn, *(o.andel(k) for o in alle)) for k in bilde.sak.kommuner]
    return Ark("Nøklene side om side", kolonner, tuple(rader), f"Lag 2 per år, i kroner og øre. {_MERKE}", "I alt")


def _hvis(bilde: Saksbilde) -> Ark:
    alle = tuple(bilde.virkninger.values())
    kolonner = (Arkkolonne("Kommune", 16), *(Arkkolonne(v.foer.nokkel.value, 26, summeres=True) for v in alle))
    rader: list[tuple[Arkcelle, ...]] = [
        (k.kortnavn, *(v.endringer[i] for v in alle)) for i, k in enumerate(bilde.sak.kommuner)
    ]
    merknad = f"Endring per år, i kroner og øre. {bilde.virkninger[bilde.sak.valg.nokkel].i_en_setning()}"
    return Ark("Hvis staten trekker ut", kolonner, tuple(rader), merknad, "I alt")


def _ett_ark_per_nokkel(bilde: Saksbilde) -> Iterator[Ark]:
    yield from (_nokkelark(oppgjor) for oppgjor in bilde.oppgjor.values())


def _nokkelark(oppgjor: Oppgjor) -> Ark:
    kolonner = (
        Arkkolonne("Kommune", 16),
        *(Arkkolonne(linje.navn, 22, summeres=True) for linje in oppgjor.linjer),
        Arkkolonne("Sum lag 2", 20, summeres=True),
        Arkkolonne("Stønader (lag 3)", 20, summeres=True),
        Arkkolonne("Oppgjør med verten (lag 4)", 26, summeres=True),
    )
    siste, sum_, stonad = (_BOKSTAVER[len(oppgjor.linjer) + n] for n in range(3))
    til_verten = f"={sum_}{{rad}}+{stonad}{{rad}}"
    rader: tuple[tuple[Arkcelle, ...], ...] = tuple(
        (
            k.kortnavn,
            *(linje.andeler[i] for linje in oppgjor.linjer),
            Formel(f"=SUM(B{{rad}}:{siste}{{rad}})", oppgjor.andeler[i]),
            oppgjor.stonader[i],
            oppgjor.betalinger[i] if k == oppgjor.grunnlag.vert else Formel(til_verten, oppgjor.betalinger[i]),
        )
        for i, k in enumerate(oppgjor.kommuner)
    )
    merknad = f"Minus i siste kolonne betyr at kommunen mottar. {_MERKE}"
    return Ark(arknavn(oppgjor.nokkel.value), kolonner, rader, merknad, "I alt")


def _grunnlag(bilde: Saksbilde) -> Ark:
    g = bilde.sak.oppgjorsgrunnlag()
    kolonner = (
        Arkkolonne("Kommune", 16),
        Arkkolonne("Innbyggere", 14, summeres=True),
        Arkkolonne("Statlige årsverk", 18, summeres=True),
        Arkkolonne("Kommunale årsverk", 18, summeres=True),
        Arkkolonne("Kontordrift", 18, summeres=True),
        Arkkolonne("Stønader", 18, summeres=True),
        Arkkolonne("Fast prosent", 14, summeres=True),
    )
    rader = tuple(
        (
            k.kommune.kortnavn,
            k.folketall,
            k.aarsverk_stat,
            k.aarsverk_kommune,
            k.kontordrift,
            k.stonad,
            k.fast_prosent,
        )
        for k in g.kommuner
    )
    return Ark("Grunnlag", kolonner, rader, _MERKE, "I alt")


def _kilder(bilde: Saksbilde) -> Ark:
    trykte = [t for o in bilde.oppgjor.values() for t in (*o.andeler, *o.betalinger, o.helhet())]
    alle = sorted({t.id: t for t in med_grunnlag(trykte)}.values(), key=lambda t: t.id)
    kolonner = (
        Arkkolonne("Id", 40),
        Arkkolonne("Tall", 52),
        Arkkolonne("Verdi", 20),
        Arkkolonne("Kilde eller formel", 90),
    )
    return Ark("Tall og kilder", kolonner, tuple((t.id, t.navn, t, opphav(t)) for t in alle))
