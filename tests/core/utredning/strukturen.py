"""A study small enough to work out by hand: four municipalities on a line, one on an island, one across the border."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Tall
from tospann.core.kommune.kommune import Kommune
from tospann.core.kommune.reisematrise import Reisematrise
from tospann.core.kommune.reisemodell import Reisemetode, Spennregel
from tospann.core.struktur.inndeling import Inndeling, Samling
from tospann.core.struktur.problem import Rammer, Vekter
from tospann.core.struktur.studie import Strukturstudie, Studiegrunnlag, Studiekommune
from tospann.core.utredning.strukturforutsetning import strukturforutsetninger
from tospann.core.utredning.strukturkonsekvens import Konsekvensramme, Strukturkonsekvens, strukturkonsekvens

DATO = date(2018, 1, 1)
KILDE = Kilde("proven", Kildeslag.DOKUMENT, "Prøven", "Prøven", DATO)
BY, BYGD, OY, NABO = "1801", "1802", "1803", "1901"
FOLK = {BY: 10_000, BYGD: 3_000, OY: 1_000, NABO: 1_500}
AARSVERK = {BY: Fraction(20), BYGD: Fraction(6), OY: Fraction(2), NABO: Fraction(4)}
NAVN = {BY: "By", BYGD: "Bygd", OY: "Øy", NABO: "Nabo"}
MINUTTER = {
    (BY, BYGD): 40,
    (BY, OY): 100,
    (BY, NABO): 62,
    (BYGD, OY): 80,
    (BYGD, NABO): 90,
    (OY, NABO): 150,
}
I_DAG = Inndeling("Hver for seg", tuple(Samling(n, (n,)) for n in (BY, BYGD, OY, NABO)))
ALLE_I_BYEN = Inndeling("Alle i byen", (Samling(BY, (BY, BYGD, OY, NABO)),), (BYGD,))


def kommune(nummer: str, folk: int, aarsverk: Fraction) -> Studiekommune:
    """Give a municipality: island and town have one system, the village another, and the neighbour says nothing."""
    fylke = "Troms" if nummer == NABO else "Nordland"
    navn = NAVN.get(nummer, f"Kommune {nummer}")
    return Studiekommune(
        Kommune(nummer, navn, navn, fylke),
        Tall(f"folketall.{nummer}", f"Innbyggere i {navn}", folk, Enhet.INNBYGGERE, DATO, navn, KILDE),
        Tall(f"aarsverk.{nummer}", f"Årsverk i {navn}", aarsverk, Enhet.AARSVERK, DATO, navn, KILDE),
        {BY: "Velferd", OY: "Velferd", BYGD: "Acos"}.get(nummer, ""),
        "ja" if nummer == NABO else "nei",
        {OY: "ja", NABO: ""}.get(nummer, "nei"),
    )


def grunnlag(
    folk: Mapping[str, int] = FOLK,
    aarsverk: Mapping[str, Fraction] = AARSVERK,
    minutter: Mapping[tuple[str, str], int] = MINUTTER,
) -> Studiegrunnlag:
    """Give the facts."""
    begge = {par: Fraction(tid) for (a, b), tid in minutter.items() for par in ((a, b), (b, a))}
    numre = tuple(sorted(folk))
    return Studiegrunnlag(
        "prøveområdet",
        DATO,
        tuple(kommune(n, folk[n], aarsverk[n]) for n in numre),
        tuple(sorted((min(p), max(p)) for p in minutter)),
        Reisematrise(numre, begge, KILDE),
        (Inndeling("Hver for seg", tuple(Samling(n, (n,)) for n in numre)),),
    )


def spenn() -> tuple[Spennregel, ...]:
    """Give a band of a quarter to each side."""
    bredde = Tall("bredde", "Bredde", 25, Enhet.PROSENT, DATO, "reiser", KILDE)
    return (Spennregel(Reisemetode.NETT, 0, bredde, "prøven"),)


def ramme(
    fakta: Studiegrunnlag | None = None, form: Samarbeidsform = Samarbeidsform.VERT_ADMINISTRATIV
) -> Konsekvensramme:
    """Give what the consequences are worked out under."""
    studie = Strukturstudie("Hvem?", fakta or grunnlag(), Rammer(90, 8, 10), Vekter(1, 1, 1))
    return Konsekvensramme(studie, strukturforutsetninger(DATO, spenn()), date(2026, 11, 1), form)


def konsekvens(inndeling: Inndeling, kode: str = "a", under: Konsekvensramme | None = None) -> Strukturkonsekvens:
    """Work out a structure."""
    return strukturkonsekvens(kode, under or ramme(), inndeling)
