"""Check a printed table: every rule, and what no rule covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tospann.core.felles.norsk import opplisting
from tospann.core.tabell.andelsregler import kontroller_andel, kontroller_fordeling
from tospann.core.tabell.formregler import (
    juster,
    kontroller_omraade,
    kontroller_sammenligning,
    kontroller_svar,
    kontroller_unik,
    si_merknad,
)
from tospann.core.tabell.funn import Funnalvor, Regelutfall, Tabellkontroll
from tospann.core.tabell.helhet import kontroller_helheten
from tospann.core.tabell.radsum import kontroller_radsum
from tospann.core.tabell.regel import (
    Andel,
    Fordeling,
    Justering,
    Kolonnesum,
    Merknad,
    Radsum,
    Regel,
    Sammenligning,
    Svarregel,
    Unik,
    Verdiomraade,
    kolonnene,
)
from tospann.core.tabell.sumregler import kontroller_kolonnesum
from tospann.core.tabell.tabell import Trykttabell


def kontroller(tabell: Trykttabell, regler: Sequence[Regel]) -> Tabellkontroll:
    """Ask every rule; the rules must fit the table (``regel.passer_ikke``)."""
    kolonnesummer = [r for r in regler if isinstance(r, Kolonnesum)]
    utfall = [u for regel in regler for u in _utfall(tabell, regel, kolonnesummer)]
    alle = [f for u in utfall for f in u.funn]
    return Tabellkontroll(
        tabell,
        tuple(f for f in alle if f.alvor is not Funnalvor.MERKNAD),
        tuple(f for f in alle if f.alvor is Funnalvor.MERKNAD),
        tuple(b for u in utfall for b in u.bekreftelser),
        (*(i for u in utfall for i in u.ikke_kontrollert), *_udekket(tabell, regler)),
        tuple(t for u in utfall for t in u.nokkeltall),
    )


def _utfall(  # noqa: C901, PLR0911 - one line for each kind of rule, and nothing else
    tabell: Trykttabell, regel: Regel, kolonnesummer: Sequence[Kolonnesum]
) -> list[Regelutfall]:
    match regel:
        case Kolonnesum():
            return [kontroller_kolonnesum(tabell, regel)]
        case Radsum():
            return [kontroller_radsum(tabell, regel), kontroller_helheten(tabell, regel, kolonnesummer)]
        case Andel():
            return [kontroller_andel(tabell, regel)]
        case Fordeling():
            return [kontroller_fordeling(tabell, regel)]
        case Sammenligning():
            return [kontroller_sammenligning(tabell, regel)]
        case Verdiomraade():
            return [kontroller_omraade(tabell, regel)]
        case Unik():
            return [kontroller_unik(tabell, regel)]
        case Svarregel():
            return [kontroller_svar(tabell, regel)]
        case Merknad():
            return [si_merknad(tabell, regel)]
        case Justering():
            return [juster(tabell, regel)]


def _udekket(tabell: Trykttabell, regler: Sequence[Regel]) -> Iterator[str]:
    """Name the columns of figures that no rule has looked at, so that silence is not taken for agreement."""
    i_kolonnesum = _dekket(r for r in regler if isinstance(r, Kolonnesum))
    langs_raden = _dekket(
        r for r in regler if isinstance(r, Radsum | Andel | Sammenligning | Verdiomraade) and not _bare_regnet(r)
    )
    uten_noe = [k.navn for k in tabell.tallkolonner if k.id not in i_kolonnesum | langs_raden]
    if uten_noe:
        yield f"Ingen regel kontrollerer {opplisting(uten_noe)}."
    bare_sum = [k.navn for k in tabell.tallkolonner if k.id in i_kolonnesum - langs_raden]
    if bare_sum:
        yield f"Bare summen er kontrollert for {opplisting(bare_sum)}; ingen regel ser på tallene rad for rad."


def _bare_regnet(regel: Regel) -> bool:
    return isinstance(regel, Andel) and not regel.trykt


def _dekket(regler: Iterator[Regel]) -> set[str]:
    return {k for regel in regler for k in kolonnene(regel)}
