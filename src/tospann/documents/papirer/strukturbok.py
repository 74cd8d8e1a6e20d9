"""The consequences of office structures as a spreadsheet and as CSV: values with their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tospann.core.felles.norsk import dato_kort
from tospann.core.felles.tall import Tall, med_grunnlag
from tospann.core.utredning.strukturkapittel import Strukturkapittel
from tospann.core.utredning.strukturkonsekvens import Strukturkonsekvens
from tospann.core.utredning.strukturrader import Konsekvensrad, konsekvensgrupper
from tospann.core.utredning.strukturreise import Spenntall
from tospann.documents.regneark import Arbeidsbok, Ark, Arkcelle, Arkkolonne


def konsekvensark(konsekvenser: Sequence[Strukturkonsekvens]) -> Ark:
    """Give every figure on its own line: structure, group, row, value, band, unit and where it comes from."""
    kolonner = (
        Arkkolonne("Struktur", 28),
        Arkkolonne("Gruppe", 44),
        Arkkolonne("Rad", 36),
        Arkkolonne("Verdi", 16),
        Arkkolonne("Laveste", 12),
        Arkkolonne("Høyeste", 12),
        Arkkolonne("Enhet", 14),
        Arkkolonne("Slik er det regnet", 60),
    )
    rader = tuple(
        (k.navn, gruppe.navn, *_rad(rad))
        for k in konsekvenser
        for gruppe in konsekvensgrupper(k)
        for rad in gruppe.rader
    )
    return Ark("Konsekvenser", kolonner, rader)


def _rad(rad: Konsekvensrad) -> tuple[Arkcelle, ...]:
    spenn = rad.verdi if isinstance(rad.verdi, Spenntall) else None
    tall = rad.tall
    if tall is None:
        return rad.navn, str(rad.verdi), None, None, "", ""
    lav, hoy = (spenn.lav, spenn.hoy) if spenn else (None, None)
    return rad.navn, tall, lav, hoy, tall.enhet.value, tall.formel


def konsekvensbok(
    tittel: str, konsekvenser: Sequence[Strukturkonsekvens], kapitler: Sequence[tuple[str, Sequence[Strukturkapittel]]]
) -> Arbeidsbok:
    """Give the workbook: the rows, the organisations, every municipality, the assumptions and the sources."""
    dato = konsekvenser[0].ramme.studie.grunnlag.dato
    ark = (
        konsekvensark(konsekvenser),
        _organisasjonsark(konsekvenser),
        _kommuneark(kapitler),
        _forutsetningsark(konsekvenser[0]),
        _kildeark(konsekvenser),
    )
    return Arbeidsbok(tittel, dato, ark)


def _organisasjonsark(konsekvenser: Sequence[Strukturkonsekvens]) -> Ark:
    kolonner = (
        Arkkolonne("Struktur", 28),
        Arkkolonne("Vert", 18),
        Arkkolonne("Kommuner", 44),
        Arkkolonne("Innbyggere"),
        Arkkolonne("Årsverk"),
        Arkkolonne("Årsverk med ny arbeidsgiver"),
        Arkkolonne("Kommunal utgift, kr", 20),
        Arkkolonne("Fagsystem", 40),
        Arkkolonne("Samisk språk", 40),
    )
    rader = tuple(
        (
            k.navn,
            o.vert,
            ", ".join((o.vert, *o.andre)),
            o.innbyggere,
            o.aarsverk,
            o.overfores,
            u.utgift,
            o.systemer_i_ord,
            o.spraak_i_ord,
        )
        for k in konsekvenser
        for o, u in zip(k.miljo.organisasjoner, k.utgift.samlinger, strict=True)
    )
    return Ark("Organisasjoner", kolonner, rader)


def _kommuneark(kapitler: Sequence[tuple[str, Sequence[Strukturkapittel]]]) -> Ark:
    tallkolonner = ("Minutter til verten", "Laveste", "Høyeste", "Minutter til nærmeste åpne sted")
    penger = ("Utgift i dag, kr", "Utgift etter, kr", "Endring, kr", "Årsverk som overføres")
    kolonner = (
        Arkkolonne("Struktur", 28),
        *(Arkkolonne(navn, 18) for navn in ("Kommune", "Vert", *tallkolonner, *penger)),
    )
    rader = tuple(
        (
            navn,
            k.navn,
            k.organisasjon.vert,
            k.til_vert.tall,
            k.til_vert.lav,
            k.til_vert.hoy,
            k.til_sted.tall,
            k.utgift_foer,
            k.utgift,
            k.endring,
            k.overfores,
        )
        for navn, alle in kapitler
        for k in alle
    )
    return Ark("Kommuner", kolonner, rader)


def _forutsetningsark(konsekvens: Strukturkonsekvens) -> Ark:
    kolonner = Arkkolonne("Forutsetning", 48), Arkkolonne("Verdi"), Arkkolonne("Enhet", 18), Arkkolonne("Hvorfor", 80)
    alle = konsekvens.ramme.forutsetninger.alle()
    return Ark("Forutsetninger", kolonner, tuple((t.navn, t, t.enhet.value, t.kilde.sted) for t in alle))


def _kildeark(konsekvenser: Sequence[Strukturkonsekvens]) -> Ark:
    kolonner = (
        Arkkolonne("Kilde", 60),
        Arkkolonne("Utgiver", 30),
        Arkkolonne("Sted", 44),
        Arkkolonne("Dato", 12),
        Arkkolonne("Slag", 20),
        Arkkolonne("Hva den gir, for eksempel", 44),
    )
    return Ark("Kilder", kolonner, tuple(_kilderader(t for k in konsekvenser for t in k.alle())))


def _kilderader(tall: Iterator[Tall]) -> Iterator[tuple[Arkcelle, ...]]:
    sett = set()
    for t in med_grunnlag(tall):
        k = t.kilde
        nokkel = (k.tittel, k.utgiver, k.sted, k.dato)
        if not t.formel and nokkel not in sett:
            sett.add(nokkel)
            yield (k.tittel, k.utgiver, k.sted, dato_kort(k.dato), k.slag.value, t.navn)
