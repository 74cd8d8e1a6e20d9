"""A case of three municipalities with round figures, small enough to work out by hand."""

from collections.abc import Mapping
from datetime import date

from tests.core.oppgjor.eksempel import ANTATT, BEIARN, DAG, FAUSKE, SALTDAL, SALTEN_FELLES, grunnlag, salten, tall

from tospann.core.felles.kroner import Kroner
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Opplysning, Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisevei import Reisevei
from tospann.core.kontor.kontor import Bemanning, Kontor, Lokasjonsslag
from tospann.core.oppgjor.grunnlag import Kommunegrunnlag
from tospann.core.utredning.sak import Deltaker, Fellestall, Lokasjon, Sak, Valg

GRUNNLAG = grunnlag(salten(), SALTEN_FELLES)
SLAG = (Lokasjonsslag.AVDELING, Lokasjonsslag.AVDELING, Lokasjonsslag.LOKASJON)
REETABLERING = (900_000, 600_000, 400_000)
MINUTTER = ((SALTDAL, FAUSKE, 40), (BEIARN, FAUSKE, 70), (BEIARN, SALTDAL, 60))
FELLES = Fellestall(
    GRUNNLAG.lonn_stat,
    GRUNNLAG.lonn_kommune,
    GRUNNLAG.felles_drift,
    GRUNNLAG.paaslag,
    GRUNNLAG.grunnandel,
    GRUNNLAG.stat_prosent,
    tall("fagmiljogrense", 5, Enhet.AARSVERK),
    tall("oppsigelse", 6, Enhet.MAANEDER),
)


def opplysning(id_: str) -> Opplysning:
    """Make a statement."""
    return Opplysning(id_, id_, id_, DAG, "x", ANTATT)


def kontor(g: Kommunegrunnlag) -> Kontor:
    """Make an office with the positions of the basis."""
    nr, bemanning = g.kommune.nummer, Bemanning(g.aarsverk_stat, g.aarsverk_kommune)
    return Kontor(
        f"NAV {g.kommune.kortnavn}", g.kommune, opplysning(f"adresse.{nr}"), bemanning, opplysning("fagsystem"), ()
    )


def deltaker(g: Kommunegrunnlag, slag: Lokasjonsslag, dager: Tall, reetablering: Tall) -> Deltaker:
    """Make a participant from its figures; Hamarøy is in the Sámi area."""
    nr = g.kommune.nummer
    lokasjon = Lokasjon(slag, opplysning(f"lokasjon.{nr}"), dager)
    return Deltaker(
        g.kommune,
        g.folketall,
        kontor(g),
        lokasjon,
        g.kontordrift,
        g.stonad,
        g.fast_prosent,
        reetablering,
        nr == "1849",
        (),
    )


def veier() -> Mapping[tuple[str, str], Reisevei]:
    """Make the ways, as long back as there."""

    def vei(fra: Kommune, til: Kommune, minutter: int) -> Reisevei:
        par = "-".join(sorted((fra.nummer, til.nummer)))
        tid, km = (tall(f"{hva}.{par}", minutter, Enhet.MINUTTER) for hva in ("reisetid", "reiselengde"))
        return Reisevei(fra.nummer, til.nummer, tid, km, 0)

    begge = (vei(*par, m) for a, b, m in MINUTTER for par in ((a, b), (b, a)))
    return {(v.fra, v.til): v for v in begge}


def liten_sak() -> Sak:
    """Make the case; Fauske is the proposed host, and the office opens on a leap day."""
    deltakere = (
        deltaker(g, slag, tall(f"dager.{g.kommune.nummer}", 5), tall(f"ny.{g.kommune.nummer}", Kroner.hele(penger)))
        for g, slag, penger in zip(GRUNNLAG.kommuner, SLAG, REETABLERING, strict=True)
    )
    return Sak(
        slug="salten",
        tittel="Felles Nav-kontor i Salten",
        sporsmaal="Skal vi?",
        dato=date(2018, 11, 12),
        rettsdato=date(2026, 11, 1),
        rettsdato_grunn="",
        planstart=date(2018, 1, 1),
        oppstart=date(2020, 2, 29),
        valg=Valg(FAUSKE, Samarbeidsform.VERT_ADMINISTRATIV, Nokkelslag.INNBYGGERTALL, Statsdeling.AARSVERK),
        deltakere=tuple(deltakere),
        felles=FELLES,
        reiseveier=veier(),
        lokaltekster={},
    )
