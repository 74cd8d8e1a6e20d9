"""Where each rule is at home: read against the acts once, and kept from slipping."""

import pytest

from tospann.core.lov.avtalekontroll import REGLER as OM_AVTALEN
from tospann.core.lov.kommuneloven.kap20_vedtak import REGLER as OM_VEDTAKENE
from tospann.core.lov.regel import Krav
from tospann.core.lov.samarbeidsformer import REGLER as OM_FORMEN

REGLER: list[Krav] = [*OM_AVTALEN, *OM_VEDTAKENE, *OM_FORMEN]
HJEMLER = {
    "KL-20-4-a": "kommuneloven § 20-4 tredje ledd bokstav a",
    "KL-20-4-b": "kommuneloven § 20-4 tredje ledd bokstav b",
    "KL-20-4-c": "kommuneloven § 20-4 tredje ledd bokstav c",
    "KL-20-4-d": "kommuneloven § 20-4 tredje ledd bokstav d",
    "KL-20-4-e": "kommuneloven § 20-4 tredje ledd bokstav e",
    "KL-20-4-f": "kommuneloven § 20-4 tredje ledd bokstav f",
    "KL-20-4-g": "kommuneloven § 20-4 tredje ledd bokstav g",
    "KL-20-4-h": "kommuneloven § 20-4 tredje ledd bokstav h",
    "KL-20-4-i": "kommuneloven § 20-4 tredje ledd bokstav i",
    "KL-20-4-4-NEMND": "kommuneloven § 20-4 fjerde ledd",
    "KL-20-4-i-FULLSTENDIG": "kommuneloven § 20-4 tredje ledd bokstav i",
    "KL-20-4-c-AVVIK": "kommuneloven § 20-4 tredje ledd bokstav c",
    "KL-20-PARTIES": "kommuneloven § 20-2 første ledd, jf. kommuneloven § 20-4 tredje ledd bokstav b",
    "KL-20-4-1-SKRIFTLIG": "kommuneloven § 20-4 første ledd",
    "KL-20-2-1-PRINS": "kommuneloven § 20-2 første ledd",
    "KL-20-2-2-SELV": "kommuneloven § 20-2 andre ledd, jf. kommuneloven § 20-3 andre ledd",
    "KL-20-2-3": "kommuneloven § 20-2 tredje ledd, jf. kommuneloven § 20-3 femte ledd",
    "KL-20-2-4": "kommuneloven § 20-2 fjerde ledd, jf. kommuneloven § 20-3 sjette ledd",
    "KL-20-5-1": "kommuneloven § 20-5 første ledd, jf. sosialtjenesteloven § 47",
    "KL-20-9": "kommuneloven § 20-9",
    "KL-20-10": "kommuneloven § 20-10 første ledd",
    "KL-25-1": "kommuneloven § 25-1, jf. kommuneloven § 25-2",
    "KL-20-4-2-ENDRING": "kommuneloven § 20-4 andre ledd",
    "KL-20-8-2": "kommuneloven § 20-8 andre ledd",
    "KL-20-8-2-KORTERE": "kommuneloven § 20-8 andre ledd, jf. KS og Navs sjekkliste 2024 punkt 7.1.5",
    "KL-20-8-2-LENGE": "kommuneloven § 20-8 andre ledd",
    "KL-20-8-FORM": "kommuneloven § 20-8 andre ledd",
    "KL-20-8-VERT": "kommuneloven § 20-8 andre ledd",
    "KL-20-8-KOST": "KS og Navs sjekkliste 2024 punkt 7.1.5",
    "KL-20-3-2": "kommuneloven § 20-3 tredje ledd",
    "KL-20-3-3": "kommuneloven § 20-3 tredje ledd",
    "KL-20-3-8-STL46": "kommuneloven § 20-3 åttende ledd, jf. sosialtjenesteloven § 46",
    "KL-20-3-KLAGENEMND": "kommuneloven § 20-6 første ledd",
    "STL-MIN": "Nav-loven § 13 andre ledd",
    "STL-3-1": "sosialtjenesteloven § 3 første ledd",
    "STL-7-2": "sosialtjenesteloven § 7 andre ledd",
    "NAVL-13-DEKNING": "Nav-loven § 13 første ledd",
    "NAVL-14-3": "Nav-loven § 14 tredje ledd",
    "NAVL-14-SUPERSEDE": "KS og Navs sjekkliste 2024 punkt 5.1",
    "AML-16-AVTALE": "arbeidsmiljøloven § 16-1 første ledd",
    "SAM-3-1": "sameloven § 3-1",
    "SAM-VERT": "sameloven § 3-3",
    "ARK-10": "arkivlova § 10 første ledd",
    "ARK-AVTALE": "arkivlova § 5 første ledd",
    "GDPR-CTRL": "personvernforordningen artikkel 26 og 28",
    "DEL-1-3": "forskrift om delegering mellom stat og kommune (26. januar 2007 nr. 107) § 1 tredje ledd",
    "AVT-SAMSVAR": "Tospann samsvar mellom vilkår og tekst",
    "AVT-TILPASSET": "Tospann egen tekst",
    "AVT-HULL": "Tospann ferdig tekst",
    "AVT-LOVVERSJON": "kommuneloven § 31-1",
    "AVT-FYLKE": "kommuneloven § 20-4 femte ledd, jf. kommuneloven § 20-10",
    "AVT-TVIST": "Tospann innholdsliste punkt 19",
    "AVT-EVALUERING": "Tospann innholdsliste punkt 20",
    "AVT-IKRAFT": "Tospann innholdsliste punkt 22",
    "KL-20-4-2-SELV": "kommuneloven § 20-4 andre ledd",
    "KL-20-4-2-LIK": "kommuneloven § 20-4 andre ledd",
    "KL-20-4-2-FORST": "kommuneloven § 20-4 andre ledd, jf. kommuneloven § 20-4 tredje ledd bokstav d",
    "KL-11-9-Q": "kommuneloven § 11-9 første ledd",
    "KL-11-9-M": "kommuneloven § 11-9 andre ledd",
    "KL-20-4-2-ENDR": "kommuneloven § 20-4 andre ledd",
    "KL-17-1": "kommuneloven § 17-1 andre ledd",
    "KL-18-19-ENKELTVEDTAK": "kommuneloven § 18-1 andre ledd, jf. kommuneloven § 19-1 andre ledd",
    "TFA-1": "kommuneloven § 20-1 første ledd, jf. kommuneloven § 17-1 andre ledd",
    "TFA-2": "Nav-loven § 16, jf. sosialtjenesteloven § 44",
    "TFA-5": "Nav i Nordland forprosjektet 2018",
}


@pytest.mark.parametrize("regel", REGLER, ids=lambda r: r.id)
def test_hjemmel(regel: Krav) -> None:
    """Regelen viser til akkurat den paragrafen, det leddet og den bokstaven vi har lest."""
    assert HJEMLER[regel.id] == regel.hjemmel.kortform()


def test_ingen_hjemmel_uten_regel() -> None:
    """Listen over hjemler har ingen regler som ikke finnes."""
    assert set(HJEMLER) == {regel.id for regel in REGLER}
