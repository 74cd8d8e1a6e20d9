"""Settlement cases that an economist can write and check, in data/oppgjor/eksempler; the pages show them too."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tospann.core.felles.kroner import Kroner
from tospann.core.oppgjor.aarsoppgjor import gjor_opp_aaret
from tospann.core.oppgjor.aarsresultat import Aarsoppgjor
from tospann.core.oppgjor.fordeling import UgyldigNokkel
from tospann.core.oppgjor.hvahvis import Aarsvirkning, virkning_av
from tospann.core.oppgjor.kostnad import Lag
from tospann.core.oppgjor.sporsmaal import still
from tospann.imports.avvisning import FilAvvist
from tospann.imports.oppgjorseksempler import Eksempel, brok, les_eksempel, les_eksempler

SAKER = les_eksempler()


def kroner(tekst: str) -> int:
    """Read kroner into øre."""
    return Kroner.fra_tekst(tekst).ore


def svar(oppgjor: Aarsoppgjor, venter: dict[str, Any]) -> dict[str, Any]:
    """Give what the product says of everything that a case expects, in øre."""
    alt = {
        "baerer": {p: oppgjor.baerer(p) for p in oppgjor.grunnlag.parter},
        "lag": {lag.name: oppgjor.lag(lag) for lag in Lag},
        "saldo": {s.part: s.ore for s in oppgjor.saldoer()},
        "krav": {f"{k.fra} til {k.til} for {k.for_}": k.ore for k in oppgjor.krav()},
    }
    return {hva: {navn: alt[hva].get(navn) for navn in venter[hva]} for hva in alt if hva in venter}


def virkningen(sak: Eksempel) -> Aarsvirkning:
    """Give what the withdrawal in a case does, or what the case does to the one it is held against."""
    return still(sak.grunnlag, sak.hvis) if sak.hvis else virkning_av(SAKER[sak.mot].grunnlag, sak.grunnlag)


@pytest.mark.parametrize("navn", SAKER)
def test_sak(navn: str) -> None:
    """Saken gir det økonomen som skrev den, regnet ut."""
    sak = SAKER[navn]
    venter = dict(sak.venter)
    if sak.avvises:
        with pytest.raises(UgyldigNokkel, match=venter["avvises"]):
            gjor_opp_aaret(sak.grunnlag)
        return
    oppgjor = gjor_opp_aaret(sak.grunnlag)
    fasit = {hva: {n: kroner(b) for n, b in venter[hva].items()} for hva in svar(oppgjor, venter)}

    assert fasit == svar(oppgjor, venter)
    assert sum(s.ore for s in oppgjor.saldoer()) == 0


@pytest.mark.parametrize("navn", [n for n, sak in SAKER.items() if sak.hvis or sak.mot])
def test_endringen_i_saken(navn: str) -> None:
    """Det som endres i saken, gir de ørene og den prosenten økonomen regnet ut."""
    sak = SAKER[navn]
    virkning, venter = virkningen(sak), sak.venter
    endret = dict(virkning.endringer)

    assert {p: kroner(b) for p, b in venter["endring"].items()} == {p: endret[p] for p in venter["endring"]}
    for part, prosent in venter["prosent"].items():
        assert Fraction(100 * endret[part], virkning.foer.baerer(part)) == brok(prosent)


def test_ce_2b_er_nok_til_at_regningen_gaar_opp() -> None:
    """CE-2 og CE-2b: statens kutt øker kommunens regning med nøyaktig 67 500 kr, 15 prosent, begge veier å regne på."""
    endringer = [dict(virkningen(SAKER[n]).endringer) for n in ("ce-2-staten-kutter", "ce-2b-etter-kuttet")]

    assert [e["1841"] for e in endringer] == [6_750_000, 6_750_000]
    assert [sum(e.values()) for e in endringer] == [0, 0]


def test_sakene_er_der() -> None:
    """Det finnes saker, og hver har tittel, kilde, forfatter og dato."""
    assert len(SAKER) >= 10
    assert all(sak.tittel and sak.kilde and sak.forfatter and sak.dato.year >= 2026 for sak in SAKER.values())


def test_en_sak_som_ikke_kan_leses(tmp_path: Path) -> None:
    """En sak der noe mangler, avvises med hva fila heter og hva som er galt."""
    fil = tmp_path / "halv.toml"
    fil.write_text('tittel = "Halv"\nyear = 2024\n', "utf-8")

    with pytest.raises(FilAvvist, match=r"halv\.toml"):
        les_eksempel(fil)
