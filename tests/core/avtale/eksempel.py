"""The five municipalities of Indre Salten with the real clause bank: what the tests of agreements start from."""

from dataclasses import replace
from datetime import date

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.bygging import bygg_avtale
from tospann.core.avtale.felt import standardfelt
from tospann.core.avtale.vilkar import JaNei, Vilkar, minstetjenester, vanlig_myndighet
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.kommune.kommune import Kommune
from tospann.imports.klausulbank import les_klausulbank

I_DAG = date(2026, 11, 22)
BEIARN = Kommune("1839", "Beiarn", "Beiarn", "Nordland")
SALTDAL = Kommune("1840", "Saltdal", "Saltdal", "Nordland")
FAUSKE = Kommune("1841", "Fauske - Fuosko", "Fauske", "Nordland", "Fuosko")
SORFOLD = Kommune("1845", "Sørfold", "Sørfold", "Nordland")
HAMAROY = Kommune("1849", "Hábmer - Hamarøy", "Hamarøy", "Nordland", "Hábmer")
DELTAKERE = (FAUSKE, SORFOLD, SALTDAL, BEIARN, HAMAROY)
MALER = les_klausulbank()
VILKAR = Vilkar(
    form=Samarbeidsform.VERT_ADMINISTRATIV,
    deltakere=DELTAKERE,
    vert=FAUSKE,
    oppstart=date(2028, 1, 1),
    oppsigelse_maaneder=12,
    nokkel=Nokkelslag.GRUNNANDEL_INNBYGGER,
    statsdeling=Statsdeling.AARSVERK,
    tjenester=minstetjenester(DELTAKERE),
    myndighet=vanlig_myndighet(),
    samiske_kommuner=frozenset({HAMAROY.nummer}),
)
NEMND = replace(
    VILKAR,
    form=Samarbeidsform.VERT_NEMND,
    nemndsmedlemmer=tuple((k.nummer, 2) for k in DELTAKERE),
    nemnd_enkeltsaker=JaNei.JA,
)


def avtale(vilkar: Vilkar = VILKAR) -> Samarbeidsavtale:
    """Build the agreement from the real clause bank."""
    return bygg_avtale(MALER, vilkar, standardfelt(vilkar))
