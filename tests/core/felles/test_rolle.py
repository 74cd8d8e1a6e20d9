"""Who may do what, and the other short lists of names that several rooms share."""

import pytest

from tospann.core.felles.rolle import Handling, Rolle, kan
from tospann.core.felles.samarbeidsform import Samarbeidsform

P, K, D = Rolle.PROSJEKTLEDER, Rolle.KOMMUNEDIREKTOR, Rolle.DIREKTOR_NAV
OK = Rolle.OKONOMISJEF
# Written by hand from features.md, beside the table in the code.
FASIT = {
    Handling.ENDRE_FORUTSETNING: {P},
    Handling.VELGE_NOKKEL: {P},
    Handling.GODKJENNE: {K, D},
    Handling.ENDRE_AVTALE: {P, K},
    Handling.SENDE_TIL_KOMMUNESTYRENE: {P},
    Handling.REGISTRERE_VEDTAK: {K},
    Handling.SKRIVE_UTKAST: {K, D},
    Handling.BE_OM_DROFTING: {Rolle.TILLITSVALGT},
    Handling.REGISTRERE_MEDVIRKNING: {K, D, Rolle.NAV_LEDER},
    Handling.VELGE_REISETID: {K, D},
    Handling.LAGRE_TABELL: {K, D, P, Rolle.NAV_LEDER, Rolle.TILLITSVALGT},
    Handling.RETTE_TABELL: {K, D, P, Rolle.NAV_LEDER, Rolle.TILLITSVALGT},
    Handling.VEDTA_OPPGJORSBUDSJETT: {OK},
    Handling.LESE_INN_TIL_OPPGJOR: {OK},
    Handling.REGISTRERE_AKONTO: {OK},
    Handling.RETTE_OPPGJOR: {OK},
    Handling.LEGGE_FRAM_OPPGJOR: {OK},
    Handling.TREKKE_OPPGJOR: {OK},
    Handling.FORKLARE_OPPGJOR: {OK},
    Handling.GODTA_OPPGJOR: {OK, K, D},
    Handling.BESTRIDE_OPPGJOR: {OK, K, D},
    Handling.SKRIVE_OPPGJORSNOTAT: {OK, K, D},
    Handling.OPPGI_BOKTALL: {OK, K, D},
    Handling.LUKKE_OPPGJOR: {OK, K, D},
    Handling.GJENAAPNE_OPPGJOR: {OK, K, D},
    Handling.OPPGI_FAKTURAOPPLYSNINGER: {OK, K, D},
    Handling.LAGE_OPPGJORSBUDSJETT: {OK},
    Handling.LEGGE_FRAM_BUDSJETT: {OK},
    Handling.ENDRE_DELTAKELSE: {OK},
    Handling.SKRIVE_NOKKELUTKAST: {OK},
    Handling.FORESLAA_NOKKEL: {OK},
    Handling.TREKKE_NOKKEL: {OK},
    Handling.GODKJENNE_NOKKEL: {K, D},
    Handling.AVVISE_NOKKEL: {K, D},
    Handling.TA_I_BRUK_NOKKEL: {OK},
    Handling.MERKE_FORSKJELL: {K},
    Handling.OFFENTLIGGJORE_VEDTAK: {P},
    Handling.UTREDE_STRUKTUR: {K, D, P, Rolle.NAV_LEDER},
}


@pytest.mark.parametrize("handling", Handling)
def test_hvem_kan(handling: Handling) -> None:
    """Hver handling kan gjøres av dem den hører til hos, og ingen andre."""
    assert FASIT[handling] == {rolle for rolle in Rolle if kan(rolle, handling)}


@pytest.mark.parametrize("handling", Handling)
def test_noen_kan(handling: Handling) -> None:
    """Det finnes ingen handling som ingen kan gjøre."""
    assert any(kan(rolle, handling) for rolle in Rolle)


@pytest.mark.parametrize("rolle", Rolle)
def test_ingen_kan_alt(rolle: Rolle) -> None:
    """Ingen rolle kan gjøre alt."""
    assert not all(kan(rolle, handling) for handling in Handling)


def test_den_som_foreslaar_godkjenner_ikke() -> None:
    """Den som velger nøkkelen eller sender forslaget, kan verken godkjenne eller registrere vedtak."""
    assert not any(kan(P, h) for h in (Handling.GODKJENNE, Handling.REGISTRERE_VEDTAK))


def test_tilsynet_ser_bare() -> None:
    """Statsforvalteren og kommunestyrerepresentanten endrer ingenting i saken."""
    assert not any(kan(r, h) for r in (Rolle.STATSFORVALTER, Rolle.FOLKEVALGT) for h in Handling)


def test_vertskommuneformene() -> None:
    """Bare de to vertskommunemodellene legger myndighet til en vert."""
    vert = {Samarbeidsform.VERT_ADMINISTRATIV, Samarbeidsform.VERT_NEMND}

    assert vert == {form for form in Samarbeidsform if form.er_vertskommune}
