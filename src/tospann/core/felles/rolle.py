"""Roles: what a person is in a case (people themselves are never part of the product's text)."""

from __future__ import annotations

from enum import StrEnum


class Partslag(StrEnum):
    """What kind of party."""

    STAT = "stat"
    KOMMUNE = "kommune"
    TILSYN = "tilsyn"
    ANSATTE = "ansatte"
    PROSJEKT = "prosjekt"


class Rolle(StrEnum):
    """The roles the demo knows; the value is what people call it."""

    KOMMUNEDIREKTOR = "kommunedirektør"
    FOLKEVALGT = "kommunestyrerepresentant"
    DIREKTOR_NAV = "direktør for Nav i fylket"
    NAV_LEDER = "Nav-leder"
    TILLITSVALGT = "hovedtillitsvalgt"
    STATSFORVALTER = "statsforvalter"
    PROSJEKTLEDER = "prosjektleder"
    OKONOMISJEF = "økonomisjef"


class Handling(StrEnum):
    """What can be done in a case; the value is the verb in the journal."""

    ENDRE_FORUTSETNING = "endret forutsetning"
    VELGE_NOKKEL = "valgte kostnadsnøkkel"
    GODKJENNE = "godkjente"
    ENDRE_AVTALE = "endret avtaleutkastet"
    SENDE_TIL_KOMMUNESTYRENE = "sendte forslaget til kommunestyrene"
    REGISTRERE_VEDTAK = "registrerte vedtak"
    MERKE_FORSKJELL = "sa hva kommunen mener om en forskjell"
    OFFENTLIGGJORE_VEDTAK = "viste vedtakene for alle"
    SKRIVE_UTKAST = "lagret eget utkast"
    BE_OM_DROFTING = "ba om drøfting"
    REGISTRERE_MEDVIRKNING = "registrerte medvirkning"
    VELGE_REISETID = "registrerte egen reisetid"
    LAGRE_TABELL = "lagret en trykt tabell"
    RETTE_TABELL = "rettet en trykt tabell"
    VEDTA_OPPGJORSBUDSJETT = "vedtok budsjettet for året"
    LESE_INN_TIL_OPPGJOR = "leste inn en fil til oppgjøret"
    REGISTRERE_AKONTO = "registrerte a konto-betaling"
    RETTE_OPPGJOR = "tilbakeførte og rettet en postering"
    LEGGE_FRAM_OPPGJOR = "la fram oppgjøret"
    TREKKE_OPPGJOR = "trakk oppgjøret tilbake"
    FORKLARE_OPPGJOR = "svarte på en bestridt linje"
    GODTA_OPPGJOR = "godtok oppgjøret"
    BESTRIDE_OPPGJOR = "bestred en linje i oppgjøret"
    SKRIVE_OPPGJORSNOTAT = "skrev eget notat om oppgjøret"
    OPPGI_BOKTALL = "oppga hva egne bøker viser"
    LUKKE_OPPGJOR = "lukket oppgjøret"
    GJENAAPNE_OPPGJOR = "ba om å gjenåpne oppgjøret"
    OPPGI_FAKTURAOPPLYSNINGER = "oppga hva fakturaene skal ha"
    LAGE_OPPGJORSBUDSJETT = "lagret eget utkast til budsjett"
    LEGGE_FRAM_BUDSJETT = "la fram budsjettet for året"
    ENDRE_DELTAKELSE = "endret hvem som er med i oppgjøret"
    SKRIVE_NOKKELUTKAST = "lagret eget utkast til nøkkel"
    FORESLAA_NOKKEL = "foreslo en nøkkelversjon"
    TREKKE_NOKKEL = "trakk et nøkkelforslag"
    GODKJENNE_NOKKEL = "godkjente en nøkkelversjon"
    AVVISE_NOKKEL = "sa nei til en nøkkelversjon"
    TA_I_BRUK_NOKKEL = "tok en godkjent nøkkel inn i utkastet"
    UTREDE_STRUKTUR = "utredet kontorstruktur"


# Who keeps the accounts of the year for the host, and who answers for a party.
_FORER = frozenset({Rolle.OKONOMISJEF})
_SVARER = frozenset({Rolle.OKONOMISJEF, Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV})
# A key is a part of the agreement: yes and no to it are for who signs for the party, and never for who proposed it.
_GODKJENNER = frozenset({Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV})
_KAN: dict[Handling, frozenset[Rolle]] = {
    Handling.ENDRE_FORUTSETNING: frozenset({Rolle.PROSJEKTLEDER}),
    Handling.VELGE_NOKKEL: frozenset({Rolle.PROSJEKTLEDER}),
    Handling.GODKJENNE: frozenset({Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV}),
    Handling.ENDRE_AVTALE: frozenset({Rolle.PROSJEKTLEDER, Rolle.KOMMUNEDIREKTOR}),
    Handling.SENDE_TIL_KOMMUNESTYRENE: frozenset({Rolle.PROSJEKTLEDER}),
    Handling.REGISTRERE_VEDTAK: frozenset({Rolle.KOMMUNEDIREKTOR}),
    Handling.MERKE_FORSKJELL: frozenset({Rolle.KOMMUNEDIREKTOR}),
    Handling.OFFENTLIGGJORE_VEDTAK: frozenset({Rolle.PROSJEKTLEDER}),
    Handling.SKRIVE_UTKAST: frozenset({Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV}),
    Handling.BE_OM_DROFTING: frozenset({Rolle.TILLITSVALGT}),
    Handling.REGISTRERE_MEDVIRKNING: frozenset({Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV, Rolle.NAV_LEDER}),
    Handling.VELGE_REISETID: frozenset({Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV}),
    Handling.LAGRE_TABELL: frozenset(
        {Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV, Rolle.NAV_LEDER, Rolle.PROSJEKTLEDER, Rolle.TILLITSVALGT}
    ),
    Handling.RETTE_TABELL: frozenset(
        {Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV, Rolle.NAV_LEDER, Rolle.PROSJEKTLEDER, Rolle.TILLITSVALGT}
    ),
    Handling.VEDTA_OPPGJORSBUDSJETT: _FORER,
    Handling.LESE_INN_TIL_OPPGJOR: _FORER,
    Handling.REGISTRERE_AKONTO: _FORER,
    Handling.RETTE_OPPGJOR: _FORER,
    Handling.LEGGE_FRAM_OPPGJOR: _FORER,
    Handling.TREKKE_OPPGJOR: _FORER,
    Handling.FORKLARE_OPPGJOR: _FORER,
    Handling.GODTA_OPPGJOR: _SVARER,
    Handling.BESTRIDE_OPPGJOR: _SVARER,
    Handling.SKRIVE_OPPGJORSNOTAT: _SVARER,
    Handling.OPPGI_BOKTALL: _SVARER,
    Handling.LUKKE_OPPGJOR: _SVARER,
    Handling.GJENAAPNE_OPPGJOR: _SVARER,
    Handling.OPPGI_FAKTURAOPPLYSNINGER: _SVARER,
    Handling.LAGE_OPPGJORSBUDSJETT: _FORER,
    Handling.LEGGE_FRAM_BUDSJETT: _FORER,
    Handling.ENDRE_DELTAKELSE: _FORER,
    Handling.SKRIVE_NOKKELUTKAST: _FORER,
    Handling.FORESLAA_NOKKEL: _FORER,
    Handling.TREKKE_NOKKEL: _FORER,
    Handling.GODKJENNE_NOKKEL: _GODKJENNER,
    Handling.AVVISE_NOKKEL: _GODKJENNER,
    Handling.TA_I_BRUK_NOKKEL: _FORER,
    Handling.UTREDE_STRUKTUR: frozenset(
        {Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV, Rolle.NAV_LEDER, Rolle.PROSJEKTLEDER}
    ),
}


def kan(rolle: Rolle, handling: Handling) -> bool:
    """Tell whether a role may do something; there is no role that may do everything."""
    return rolle in _KAN[handling]
