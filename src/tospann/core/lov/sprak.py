"""Sameloven chapters 3 and 4, and språklova, about one office and its papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from tospann.core.avtale.vilkar import JaNei
from tospann.core.felles.alvor import Alvor
from tospann.core.felles.svar import Svar
from tospann.core.lov.gyldighet import SAMELOVEN_KAP3, SAMELOVEN_KAP4, SPRAAKLOVA
from tospann.core.lov.hjemmel import Hjemmel
from tospann.core.lov.regel import Regel, ikke_oppfylt, mangler, oppfylt, regel
from tospann.core.lov.sporsmaal import SPOR, ja


class Spraakkategori(StrEnum):
    """What the regulation makes a municipality in the administrative area for Sámi languages."""

    UTVIKLING = "språkutviklingskommune"
    VITALISERING = "språkvitaliseringskommune"
    STIMULERING = "språkstimuleringskommune"
    UTENFOR = "utenfor forvaltningsområdet"


class Maalform(StrEnum):
    """The written form a municipality has adopted, or a paper is written in."""

    BOKMAAL = "bokmål"
    NYNORSK = "nynorsk"
    NOYTRAL = "nøytral"


_SVAR = frozenset({Spraakkategori.UTVIKLING, Spraakkategori.VITALISERING})


@dataclass(frozen=True, slots=True)
class Spraakfakta:
    """Which languages an office must master, and what it has arranged."""

    kategori: Spraakkategori | None = field(
        default=None, metadata={SPOR: "Hvilken samisk språkkategori har kommunen kontoret dekker?"}
    )
    skjema_paa_samisk: JaNei | None = field(
        default=None, metadata={SPOR: "Finnes skjema og kunngjøringer på samisk og norsk?"}
    )
    skriftlig_svar: JaNei | None = field(default=None, metadata={SPOR: "Kan kontoret svare skriftlig på samisk?"})
    muntlig_svar: JaNei | None = field(default=None, metadata={SPOR: "Kan kontoret svare muntlig på samisk?"})
    muntlig_straks: JaNei | None = field(default=None, metadata={SPOR: "Kan det skje samtidig, i samme møte?"})
    informerer_om_retten: JaNei | None = field(
        default=None, metadata={SPOR: "Informerer kontoret aktivt om retten til å bruke samisk?"}
    )
    paavirker_samiske_interesser: JaNei | None = field(
        default=None, metadata={SPOR: "Kan saken påvirke samiske interesser direkte?"}
    )
    konsultert: JaNei | None = field(
        default=None, metadata={SPOR: "Er representanter for berørte samiske interesser konsultert?"}
    )
    protokoll_fra_konsultasjon: JaNei | None = field(
        default=None, metadata={SPOR: "Er det ført protokoll fra konsultasjonen?"}
    )
    sametinget_varslet: JaNei | None = field(default=None, metadata={SPOR: "Er Sametinget varslet om saken?"})
    avsender_er_staten: JaNei | None = field(
        default=None, metadata={SPOR: "Er dokumentet fra et statsorgan til kommunen?"}
    )
    kommunens_vedtak: Maalform | None = field(default=None, metadata={SPOR: "Hvilken målform har kommunen vedtatt?"})
    dokumentets_maalform: Maalform | None = field(
        default=None, metadata={SPOR: "Hvilken målform er dokumentet skrevet i?"}
    )
    skjema_paa_begge: JaNei | None = field(
        default=None, metadata={SPOR: "Finnes statlige skjema på bokmål og nynorsk samtidig?"}
    )
    klart_spraak: JaNei | None = field(default=None, metadata={SPOR: "Er teksten klar og tilpasset målgruppa?"})


def _i_omraadet(fakta: Spraakfakta) -> bool:
    return fakta.kategori is not None and fakta.kategori is not Spraakkategori.UTENFOR


def _samelova(paragraf: str, ledd: int | None = None) -> Hjemmel:
    return Hjemmel("sameloven", f"§ {paragraf}", ledd)


def _sprakl(paragraf: str, ledd: int | None = None) -> Hjemmel:
    return Hjemmel("språklova", f"§ {paragraf}", ledd)


@regel("SAM-3-2", _samelova("3-2", 3), SAMELOVEN_KAP3)
def skjema(fakta: Spraakfakta) -> Svar | None:
    """Skjema og kunngjøringer rettet mot forvaltningsområdet skal finnes på samisk og norsk."""
    if fakta.kategori is None:
        return mangler("Kommunens samiske språkkategori er ikke opplyst.", "Se i forskriften.")
    if not _i_omraadet(fakta):
        return None
    return ja(
        fakta.skjema_paa_samisk,
        "Skjema og kunngjøringer finnes på begge språk.",
        "Skjema eller kunngjøringer finnes ikke på samisk.",
        "Oversett dem.",
    )


@regel("SAM-3-3-SKR", _samelova("3-3", 1), SAMELOVEN_KAP3)
def skriftlig_svar(fakta: Spraakfakta) -> Svar | None:
    """Den som skriver på samisk til en utviklings- eller vitaliseringskommune, har rett til skriftlig svar."""
    if fakta.kategori not in _SVAR:
        return None
    return ja(
        fakta.skriftlig_svar,
        "Kontoret kan svare skriftlig på samisk.",
        "Kontoret kan ikke svare skriftlig på samisk.",
        "Avtal hvem som oversetter.",
    )


@regel("SAM-3-3-MUN", _samelova("3-3", 2), SAMELOVEN_KAP3)
def muntlig_svar(fakta: Spraakfakta) -> Svar | None:
    """Muntlig svar på samisk skal gis, i språkutviklingskommuner samtidig."""
    if fakta.kategori not in _SVAR:
        return None
    svar = ja(
        fakta.muntlig_svar,
        "Kontoret kan svare muntlig på samisk.",
        "Kontoret kan ikke svare muntlig på samisk.",
        "Avtal hvem som gir svaret.",
    )
    if fakta.muntlig_svar is JaNei.JA and fakta.kategori is Spraakkategori.UTVIKLING:
        return ja(
            fakta.muntlig_straks,
            "Kontoret kan svare samtidig på samisk.",
            "Kontoret kan ikke svare samtidig.",
            "Ha folk eller tolk til stede.",
        )
    return svar


@regel("SAM-3-3A", _samelova("3-3 a"), SAMELOVEN_KAP3, Alvor.VARSEL)
def informere_om_retten(fakta: Spraakfakta) -> Svar | None:
    """Kontoret skal aktivt informere om retten til å bruke samisk."""
    if fakta.kategori not in _SVAR:
        return None
    return ja(
        fakta.informerer_om_retten,
        "Kontoret informerer om retten.",
        "Kontoret informerer ikke om retten.",
        "Heng opp og legg ut informasjon.",
    )


@regel("SAM-4-4", _samelova("4-4", 1), SAMELOVEN_KAP4)
def konsultasjon(fakta: Spraakfakta) -> Svar | None:
    """Kommunen skal konsultere berørte samiske interesser om beslutninger som kan påvirke dem direkte."""
    match fakta.paavirker_samiske_interesser:
        case JaNei.NEI:
            return None
        case JaNei.JA:
            return ja(
                fakta.konsultert,
                "Berørte samiske interesser er konsultert.",
                "Berørte samiske interesser er ikke konsultert.",
                "Konsulter før vedtaket.",
            )
        case _:
            return mangler(
                "Det er ikke vurdert om saken kan påvirke samiske interesser direkte.",
                "Vurder det, og skriv ned hvorfor.",
            )


@regel("SAM-4-5", _samelova("4-5", 1), SAMELOVEN_KAP4)
def varsle_sametinget(fakta: Spraakfakta) -> Svar | None:
    """Sametinget og andre med rett til konsultasjon skal varsles om saker som kan bli gjenstand for det."""
    if fakta.paavirker_samiske_interesser is not JaNei.JA:
        return None
    return ja(fakta.sametinget_varslet, "Sametinget er varslet.", "Sametinget er ikke varslet.", "Send varsel.")


@regel("SAM-4-7", _samelova("4-7", 1), SAMELOVEN_KAP4)
def protokoll(fakta: Spraakfakta) -> Svar | None:
    """Det skal føres protokoll fra konsultasjonen, med partenes syn og om de ble enige."""
    if fakta.konsultert is not JaNei.JA:
        return None
    return ja(
        fakta.protokoll_fra_konsultasjon, "Det er ført protokoll.", "Det er ikke ført protokoll.", "Skriv protokollen."
    )


@regel("SPR-15", _sprakl("15", 2), SPRAAKLOVA)
def staten_skriver(fakta: Spraakfakta) -> Svar | None:
    """Staten skal skrive til en kommune i den målformen kommunen har vedtatt."""
    if fakta.avsender_er_staten is not JaNei.JA:
        return None
    if fakta.kommunens_vedtak is None or fakta.dokumentets_maalform is None:
        return mangler("Kommunens språkvedtak eller dokumentets målform er ikke opplyst.", "Slå opp vedtaket.")
    if fakta.kommunens_vedtak in {Maalform.NOYTRAL, fakta.dokumentets_maalform}:
        return oppfylt("Dokumentet er i en målform kommunen har vedtatt eller godtar.")
    return ikke_oppfylt(
        f"Dokumentet er på {fakta.dokumentets_maalform.value}; kommunen har vedtatt {fakta.kommunens_vedtak.value}.",
        "Skriv det om.",
    )


@regel("SPR-14", _sprakl("14", 1), SPRAAKLOVA)
def skjema_paa_begge(fakta: Spraakfakta) -> Svar:
    """Statlige skjema og selvbetjening skal finnes på bokmål og nynorsk samtidig."""
    return ja(
        fakta.skjema_paa_begge,
        "Skjemaene finnes på begge målformer.",
        "Skjemaene finnes ikke på begge målformer.",
        "Vent med å bruke dem.",
    )


@regel("SPR-9", _sprakl("9"), SPRAAKLOVA, Alvor.RAAD)
def klart_spraak(fakta: Spraakfakta) -> Svar:
    """Det offentlige skal skrive klart og korrekt, tilpasset dem som skal lese."""
    return ja(fakta.klart_spraak, "Teksten er klar.", "Teksten er ikke klar.", "Skriv om, og la en mottaker lese.")


REGLER: tuple[Regel[Spraakfakta], ...] = (
    skjema,
    skriftlig_svar,
    muntlig_svar,
    informere_om_retten,
    konsultasjon,
    varsle_sametinget,
    protokoll,
    staten_skriver,
    skjema_paa_begge,
    klart_spraak,
)
