"""Each rule about the agreement: what meets it, what breaks it, and when it has nothing to say."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.core.avtale.eksempel import DELTAKERE, FAUSKE, HAMAROY, I_DAG, NEMND, SALTDAL, VILKAR, avtale

from tospann.core.avtale.avtale import Samarbeidsavtale
from tospann.core.avtale.vilkar import (
    Arkivordning,
    Instruks,
    JaNei,
    Klageinstans,
    Mottaker,
    Myndighet,
    Nemndsledelse,
    Stonadsdeling,
    Vilkar,
)
from tospann.core.felles.alvor import Alvor, Bevis
from tospann.core.felles.svar import Utfall
from tospann.core.lov.avtalekontroll import REGLER
from tospann.core.lov.regel import vurder

OK, NEI = Utfall.OPPFYLT, Utfall.IKKE_OPPFYLT
MANGLER, VURDER = Utfall.MANGLER_OPPLYSNINGER, Utfall.MAA_VURDERES
Endring = Callable[[], Samarbeidsavtale]
STANDARD = avtale()
BUDSJETT = Myndighet("kommuneloven § 14-2", "vedta budsjett", JaNei.JA)
RUS = replace(VILKAR.tjenester[0], id="rus", navn="Rusoppfølging", kommuner=frozenset({FAUSKE.nummer}))


def _med(**endret: object) -> Endring:
    return lambda: avtale(replace(VILKAR, **endret))  # type: ignore[arg-type]


def _nemnd(**endret: object) -> Endring:
    return lambda: avtale(replace(NEMND, **endret))  # type: ignore[arg-type]


def _uten(*klausuler: str, vilkar: Vilkar = VILKAR) -> Endring:
    def bygg() -> Samarbeidsavtale:
        bygd = avtale(vilkar)
        for klausul_id in klausuler:
            bygd = bygd.uten_klausul(klausul_id)
        return bygd

    return bygg


def _tekst(klausul_id: str, tekst: str) -> Endring:
    klausul = STANDARD.klausul(klausul_id)
    assert klausul is not None
    return lambda: STANDARD.med_klausul(replace(klausul, tekst=tekst))


def _bare_vilkar(**endret: object) -> Endring:
    """Change the terms and leave the text as it was."""
    return lambda: replace(STANDARD, vilkar=replace(VILKAR, **endret))  # type: ignore[arg-type]


def _ren() -> Samarbeidsavtale:
    return STANDARD


SAKER: list[tuple[str, Endring, Utfall | None]] = [
    ("KL-20-4-a", _ren, OK),
    ("KL-20-4-a", _uten("parter"), NEI),
    ("KL-20-4-a", _tekst("parter", "Fauske og Saltdal deltar."), NEI),
    ("KL-20-4-b", _ren, OK),
    ("KL-20-4-b", _uten("vert"), NEI),
    ("KL-20-4-b", _med(vert=None), MANGLER),
    ("KL-20-4-c", _ren, OK),
    ("KL-20-4-c", _uten("oppgaver", "myndighet"), NEI),
    ("KL-20-4-c", _uten("myndighet"), NEI),
    ("KL-20-4-c", _uten("oppgaver"), NEI),
    ("KL-20-4-c", _med(myndighet=()), MANGLER),
    ("KL-20-4-b", _bare_vilkar(vert=None), MANGLER),
    ("KL-20-4-c", _bare_vilkar(myndighet=()), MANGLER),
    ("KL-20-4-c", _bare_vilkar(tjenester=()), MANGLER),
    ("KL-20-4-d", _bare_vilkar(oppstart=None), MANGLER),
    ("KL-20-4-f", _bare_vilkar(nokkel=None), MANGLER),
    ("KL-20-4-d", _ren, OK),
    ("KL-20-4-d", _uten("overforing"), NEI),
    ("KL-20-4-d", _med(oppstart=None), MANGLER),
    ("KL-20-4-e", _ren, OK),
    ("KL-20-4-e", _uten("underretning"), NEI),
    ("KL-20-4-f", _ren, OK),
    ("KL-20-4-f", _uten("okonomi"), NEI),
    ("KL-20-4-f", _med(nokkel=None), MANGLER),
    ("KL-20-4-g", _ren, OK),
    ("KL-20-4-g", _uten("uttreden"), NEI),
    ("KL-20-4-h", _ren, OK),
    ("KL-20-4-h", _uten("opplosning"), NEI),
    ("KL-20-4-i", _ren, OK),
    ("KL-20-4-i", _uten("annet"), VURDER),
    ("KL-20-4-i-FULLSTENDIG", _ren, VURDER),
    ("KL-20-4-i-FULLSTENDIG", _uten("annet"), None),
    ("KL-20-4-4-NEMND", _ren, None),
    ("KL-20-4-4-NEMND", _nemnd(), OK),
    ("KL-20-4-4-NEMND", _uten("nemnd-medlemmer", vilkar=NEMND), NEI),
    ("KL-20-4-4-NEMND", _nemnd(nemndsmedlemmer=(("1841", 2),)), MANGLER),
    ("KL-20-4-c-AVVIK", _ren, None),
    ("KL-20-4-c-AVVIK", _med(tjenester=(*VILKAR.tjenester, RUS)), OK),
    ("KL-20-4-c-AVVIK", _uten("avvik", vilkar=replace(VILKAR, tjenester=(*VILKAR.tjenester, RUS))), NEI),
    ("KL-20-PARTIES", _ren, OK),
    ("KL-20-PARTIES", _med(deltakere=(FAUSKE,)), NEI),
    ("KL-20-PARTIES", _med(deltakere=(SALTDAL, HAMAROY)), NEI),
    ("KL-20-4-1-SKRIFTLIG", _ren, OK),
    ("KL-20-4-1-SKRIFTLIG", lambda: replace(STANDARD, klausuler=()), NEI),
    ("KL-20-2-1-PRINS", _ren, OK),
    ("KL-20-2-1-PRINS", _nemnd(), None),
    ("KL-20-2-1-PRINS", _med(myndighet=(BUDSJETT,)), NEI),
    ("KL-20-2-1-PRINS", _med(myndighet=(replace(BUDSJETT, prinsipiell=JaNei.USIKKER),)), VURDER),
    ("KL-20-2-2-SELV", _ren, None),
    ("KL-20-2-2-SELV", _med(mottaker=Mottaker.KOMMUNEDIREKTOR_VERT), OK),
    ("KL-20-2-2-SELV", _med(mottaker=Mottaker.FOLKEVALGTE_VERT), NEI),
    ("KL-20-2-2-SELV", _nemnd(mottaker=Mottaker.NEMND), OK),
    ("KL-20-2-3", _ren, OK),
    ("KL-20-2-3", _med(instruks=Instruks.FOLKEVALGTE_VERT), NEI),
    ("KL-20-2-4", _ren, OK),
    ("KL-20-2-4", _uten("instruks"), OK),
    ("KL-20-2-4", _med(instruks=Instruks.INGEN), NEI),
    ("KL-20-2-4", _med(instruks=Instruks.ALLE_SAKER), NEI),
    ("KL-20-5-1", _ren, OK),
    ("KL-20-5-1", _med(klage_sosialtjenester=Klageinstans.VERTENS_KLAGENEMND), NEI),
    ("KL-20-5-1", _med(klage_andre=Klageinstans.VERTENS_KLAGENEMND), NEI),
    ("KL-20-5-1", _med(klage_andre=Klageinstans.DELEGERENDE_KOMMUNE), OK),
    ("KL-20-9", _ren, OK),
    ("KL-20-9", _med(kontrollutvalg=SALTDAL), NEI),
    ("KL-20-10", _ren, OK),
    ("KL-20-10", _med(tilsynsadressat=SALTDAL), NEI),
    ("KL-25-1", _ren, OK),
    ("KL-25-1", _uten("internkontroll"), NEI),
    ("KL-20-4-2-ENDRING", _ren, OK),
    ("KL-20-4-2-ENDRING", _uten("endring"), NEI),
    ("KL-20-8-2", _ren, OK),
    ("KL-20-8-2", _med(oppsigelse_maaneder=None), OK),
    ("KL-20-8-2", _med(oppsigelse_maaneder=0), VURDER),
    ("KL-20-8-2", _med(oppsigelsesrett=JaNei.NEI), NEI),
    ("KL-20-8-2", _med(oppsigelsesrett=JaNei.USIKKER), VURDER),
    ("KL-20-8-2-KORTERE", _ren, OK),
    ("KL-20-8-2-KORTERE", _med(oppsigelse_maaneder=11), VURDER),
    ("KL-20-8-2-LENGE", _med(oppsigelse_maaneder=36), None),
    ("KL-20-8-2-LENGE", _med(oppsigelse_maaneder=37), VURDER),
    ("KL-20-8-FORM", _ren, OK),
    ("KL-20-8-FORM", _tekst("uttreden", "Hver deltaker kan si opp med 12 måneder varsel."), NEI),
    ("KL-20-8-FORM", _uten("uttreden"), None),
    ("KL-20-8-VERT", _ren, OK),
    ("KL-20-8-VERT", _uten("vertens-uttreden"), NEI),
    ("KL-20-8-KOST", _ren, OK),
    ("KL-20-8-KOST", _uten("uttreden-kostnad"), NEI),
    ("KL-20-3-2", _nemnd(), OK),
    ("KL-20-3-2", _nemnd(nemndsmedlemmer=tuple((k.nummer, 1) for k in DELTAKERE)), NEI),
    ("KL-20-3-2", _nemnd(nemndsmedlemmer=()), MANGLER),
    ("KL-20-3-3", _nemnd(), None),
    ("KL-20-3-3", _nemnd(nemndsledelse=Nemndsledelse.PAA_OMGANG), OK),
    ("KL-20-3-3", _nemnd(nemndsledelse=Nemndsledelse.FAST), NEI),
    ("KL-20-3-8-STL46", _nemnd(), OK),
    ("KL-20-3-8-STL46", _nemnd(nemnd_enkeltsaker=JaNei.NEI), None),
    ("KL-20-3-8-STL46", _nemnd(nemnd_enkeltsaker=None), MANGLER),
    ("KL-20-3-8-STL46", _nemnd(nemndsmedlemmer=(("1841", 2),)), NEI),
    ("KL-20-3-KLAGENEMND", _nemnd(klage_andre=Klageinstans.FELLES_KLAGENEMND), OK),
    ("KL-20-3-KLAGENEMND", _nemnd(klage_andre=Klageinstans.VERTENS_KLAGENEMND), NEI),
    ("STL-MIN", _ren, OK),
    ("STL-MIN", _med(tjenester=VILKAR.tjenester[1:]), NEI),
    ("STL-MIN", _med(tjenester=()), MANGLER),
    ("STL-3-1", _ren, OK),
    ("STL-3-1", _med(ansvarlig=FAUSKE), NEI),
    ("STL-7-2", _ren, OK),
    ("STL-7-2", _med(stonadsdeling=Stonadsdeling.FELLES_NOKKEL), NEI),
    ("STL-7-2", _uten("stonad"), NEI),
    ("NAVL-13-DEKNING", _ren, OK),
    ("NAVL-13-DEKNING", _uten("uttreden"), NEI),
    ("NAVL-14-3", _ren, OK),
    ("NAVL-14-3", _uten("partnerskap"), NEI),
    ("NAVL-14-SUPERSEDE", _ren, OK),
    ("NAVL-14-SUPERSEDE", _uten("tidligere"), NEI),
    ("AML-16-AVTALE", _ren, OK),
    ("AML-16-AVTALE", _uten("personell"), NEI),
    ("SAM-3-1", _ren, VURDER),
    ("SAM-3-1", _med(samiske_kommuner=frozenset()), None),
    ("SAM-VERT", _ren, OK),
    ("SAM-VERT", _uten("spraak"), NEI),
    ("ARK-10", _ren, OK),
    ("ARK-10", _med(arkivordning=Arkivordning.OVERDRAS), NEI),
    ("ARK-AVTALE", _ren, OK),
    ("ARK-AVTALE", _uten("arkiv"), NEI),
    ("GDPR-CTRL", _ren, OK),
    ("GDPR-CTRL", _uten("personvern"), NEI),
    ("DEL-1-3", _ren, None),
    ("DEL-1-3", _med(oppgaver_paa_tvers=JaNei.JA), VURDER),
    ("AVT-SAMSVAR", _ren, OK),
    ("AVT-SAMSVAR", _tekst("uttreden", "Skriftlig, etter vedtak i kommunestyret, med 6 måneder varsel."), VURDER),
    ("AVT-TILPASSET", _ren, None),
    ("AVT-TILPASSET", _tekst("formaal", "Et annet formål."), VURDER),
    ("AVT-HULL", _ren, OK),
    ("AVT-HULL", _med(statsdeling=None), NEI),
    ("AVT-LOVVERSJON", _ren, OK),
    ("AVT-LOVVERSJON", _tekst("formaal", "Se kommuneloven § 28-1 b."), NEI),
    ("AVT-FYLKE", _ren, None),
    ("AVT-FYLKE", _med(deltakere=(FAUSKE, replace(HAMAROY, fylke="Troms"))), VURDER),
    (
        "AVT-FYLKE",
        _med(deltakere=(FAUSKE, replace(HAMAROY, fylke="Troms")), statsforvalter="Statsforvalteren i Nordland"),
        OK,
    ),
    ("AVT-TVIST", _ren, OK),
    ("AVT-TVIST", _uten("tvist"), NEI),
    ("AVT-EVALUERING", _ren, OK),
    ("AVT-EVALUERING", _uten("evaluering"), NEI),
    ("AVT-IKRAFT", _ren, OK),
    ("AVT-IKRAFT", _uten("ikrafttredelse"), NEI),
]


@pytest.mark.parametrize(("regel_id", "bygg", "venter"), SAKER, ids=[f"{i}-{s[0]}" for i, s in enumerate(SAKER)])
def test_regel(regel_id: str, bygg: Endring, venter: Utfall | None) -> None:
    """Regelen gir det ventede svaret, eller ingenting når den ikke angår avtalen."""
    svar = {v.regel.id: v.svar.utfall for v in vurder(REGLER, bygg(), I_DAG)}

    assert venter == svar.get(regel_id)


def test_hver_regel_har_to_saker() -> None:
    """Hver regel om avtalen er prøvd med minst to ulike svar."""
    svar = {r.id: {v for id_, _, v in SAKER if id_ == r.id} for r in REGLER}

    assert [id_ for id_, utfall in svar.items() if len(utfall) < 2] == []


def test_krav_er_lest_i_loven() -> None:
    """Alt som kan stoppe en avtale, er lest i loven, og det som er skrevet fra hukommelsen, er bare råd."""
    assert {Bevis.V} == {r.bevis for r in REGLER if r.alvor is Alvor.KRAV}
    assert {Alvor.RAAD} == {r.alvor for r in REGLER if r.bevis is Bevis.M}
