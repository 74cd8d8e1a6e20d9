"""Informed, discussed, decided: and in that order, in both sectors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tospann.core.felles.alvor import Alvor
from tospann.core.felles.svar import Utfall
from tospann.core.kommune.kommune import Kommune
from tospann.core.medvirkning.hendelse import Hendelse, Sektor, Slag
from tospann.core.medvirkning.klokke import Klokkerad, Medvirkningsklokke, beslutningen_er_komplett, klokke
from tospann.core.medvirkning.krav import OPPFYLLES_AV, Form, Medvirkningskrav, standardkrav

FAUSKE = Kommune("1841", "Fauske – Fuossko", "Fauske")
SORFOLD = Kommune("1845", "Sørfold", "Sørfold")
BEGGE = (FAUSKE, SORFOLD)
SAK = "vertskommuneavtalen"
IDAG = date(2019, 6, 1)
INFORMERT, DROFTET, VEDTATT = date(2019, 3, 4), date(2019, 3, 12), date(2019, 3, 20)
KRAV = {k.id: k for k in standardkrav(frozenset({"1845"}), "1841")}
KOMMUNALT = KRAV["MED-TV"]


def hendelse(slag: Slag, dato: date, kommune: Kommune | None = FAUSKE, *, referat: str = "sak 1") -> Hendelse:
    """Make an event with the municipal unions (or a decision)."""
    nummer = kommune.nummer if kommune else None
    return Hendelse(SAK, slag, Sektor.KOMMUNE, "tillitsvalgte", "kommunen", nummer, dato, referat=referat)


def rad(*hendelser: Hendelse, dato: date = IDAG, krav: Medvirkningskrav = KOMMUNALT) -> Klokkerad:
    """Give the one row for Fauske."""
    return klokke(SAK, [krav], hendelser, (FAUSKE,), dato).rader[0]


def utfall(*hendelser: Hendelse) -> tuple[Utfall, str]:
    """Give the answer and the reason."""
    svar = rad(*hendelser).svar
    return svar.utfall, svar.begrunnelse


VEDTAK = hendelse(Slag.VEDTAK, VEDTATT)


def test_i_orden() -> None:
    """Informert den 4., drøftet den 12. og vedtatt den 20. er i orden."""
    raden = rad(hendelse(Slag.INFORMERT, INFORMERT), hendelse(Slag.DROFTET, DROFTET), VEDTAK)

    assert (raden.informert, raden.hort, raden.vedtak) == (INFORMERT, DROFTET, VEDTATT)
    assert raden.svar.utfall is Utfall.OPPFYLT


def test_mangler_drofting() -> None:
    """Et vedtak uten drøfting mangler drøfting, også når de tillitsvalgte er informert."""
    assert utfall(hendelse(Slag.INFORMERT, INFORMERT), VEDTAK) == (Utfall.IKKE_OPPFYLT, "mangler drøfting")


def test_droftet_etter_vedtaket() -> None:
    """Drøftet dagen etter vedtaket er for sent."""
    svar = utfall(hendelse(Slag.DROFTET, VEDTATT + timedelta(days=1)), VEDTAK)

    assert svar == (Utfall.IKKE_OPPFYLT, "drøftet etter vedtaket (21. mars 2019, vedtatt 20. mars 2019)")


def test_samme_dag() -> None:
    """Drøftet samme dag må et menneske vurdere, for datoene sier ikke hva som kom først."""
    assert utfall(hendelse(Slag.DROFTET, VEDTATT), VEDTAK)[0] is Utfall.MAA_VURDERES


def test_planlagt_ikke_holdt() -> None:
    """En planlagt drøfting er ikke en drøfting."""
    planlagt = replace(hendelse(Slag.DROFTET, DROFTET), planlagt=True)

    assert utfall(planlagt, VEDTAK) == (Utfall.MANGLER_OPPLYSNINGER, "planlagt 12. mars 2019, ikke holdt")


def test_planlagt_etter_vedtaket() -> None:
    """En drøfting planlagt til etter vedtaket kan ikke bli i orden."""
    planlagt = replace(hendelse(Slag.DROFTET, VEDTATT + timedelta(days=9)), planlagt=True)

    assert utfall(planlagt, VEDTAK) == (Utfall.IKKE_OPPFYLT, "planlagt 29. mars 2019, etter vedtaket")


def test_framtida_er_ikke_holdt() -> None:
    """Et møte fram i tid er ikke holdt, selv om noen har krysset av for det."""
    raden = rad(hendelse(Slag.DROFTET, DROFTET), dato=DROFTET - timedelta(days=1))

    assert raden.svar.utfall is Utfall.MANGLER_OPPLYSNINGER
    assert raden.hort is None


def test_holdt_i_dag() -> None:
    """Et møte i dag kan være holdt."""
    assert rad(hendelse(Slag.DROFTET, DROFTET), dato=DROFTET).hort == DROFTET


def test_framtidig_vedtak_er_ikke_truffet() -> None:
    """Et vedtak fram i tid er ikke truffet, og da er det ennå tid til å kalle inn."""
    raden = rad(VEDTAK, dato=VEDTATT - timedelta(days=1))

    assert raden.vedtak is None
    assert raden.svar.tiltak == "Kall inn før vedtaket."
    assert rad(VEDTAK).svar.tiltak == "Vedtaket er truffet. Registrer det som avvik."


def test_statsforvalteren_venter_paa_vedtakene() -> None:
    """Før alle har vedtatt er det ikke noe å orientere om."""
    raden = klokke(SAK, [KRAV["MED-SF"]], [], BEGGE, IDAG).rader[0]

    assert (raden.kommune, raden.svar.utfall) == (FAUSKE, Utfall.MANGLER_OPPLYSNINGER)
    assert "MED-SF" in {k.id for k in standardkrav() if not k.per_kommune}


def test_referatet_mangler() -> None:
    """Drøftet uten referat er ikke dokumentert."""
    svar = utfall(hendelse(Slag.DROFTET, DROFTET, referat=""), VEDTAK)

    assert svar == (Utfall.MANGLER_OPPLYSNINGER, "drøftet 12. mars 2019, men referatet mangler")


def test_referatet_mangler_paa_den_som_kom_i_tide() -> None:
    """Er den første drøftingen uten referat og den neste for sen, er det referatet som mangler."""
    for_sen = hendelse(Slag.DROFTET, VEDTATT + timedelta(days=5))

    assert "referatet mangler" in utfall(hendelse(Slag.DROFTET, DROFTET, referat=""), for_sen, VEDTAK)[1]


def test_forhandling_er_mer_enn_drofting() -> None:
    """Forhandling oppfyller kravet om drøfting; en uttalelse gjør det ikke."""
    assert utfall(hendelse(Slag.FORHANDLET, DROFTET), VEDTAK)[0] is Utfall.OPPFYLT
    assert utfall(hendelse(Slag.UTTALELSE, DROFTET), VEDTAK)[0] is Utfall.IKKE_OPPFYLT


def test_informert_etter_droftingen() -> None:
    """Informert etter drøftingen må noen vurdere."""
    svar = utfall(hendelse(Slag.DROFTET, DROFTET), hendelse(Slag.INFORMERT, DROFTET + timedelta(days=1)), VEDTAK)

    assert svar[0] is Utfall.MAA_VURDERES


def test_nabokommunens_drofting_teller_ikke() -> None:
    """Drøftet i Sørfold er ikke drøftet i Fauske."""
    assert utfall(hendelse(Slag.DROFTET, DROFTET, SORFOLD), VEDTAK)[0] is Utfall.IKKE_OPPFYLT


def test_statens_drofting_teller_ikke_for_kommunen() -> None:
    """Drøftet i fylkets MBA er ikke drøftet med de kommunale tillitsvalgte, og omvendt."""
    stat = Hendelse(SAK, Slag.DROFTET, Sektor.STAT, "tillitsvalgte", "fylkets MBA", None, DROFTET, referat="1")
    klokken = klokke(SAK, [KRAV["MED-FYMBA"], KOMMUNALT], [stat, VEDTAK], (FAUSKE,), IDAG)

    assert [r.svar.utfall for r in klokken.rader] == [Utfall.OPPFYLT, Utfall.IKKE_OPPFYLT]
    assert [r.krav.id for r in klokken.sektor(Sektor.STAT)] == ["MED-FYMBA"]


def test_felles_organ_maa_hores_for_det_forste_vedtaket() -> None:
    """Fylkets MBA må høres før det første av kommunestyrene vedtar."""
    stat = Hendelse(SAK, Slag.DROFTET, Sektor.STAT, "tillitsvalgte", "fylkets MBA", None, VEDTATT, referat="1")
    sist = hendelse(Slag.VEDTAK, VEDTATT + timedelta(days=9), SORFOLD)
    forst = hendelse(Slag.VEDTAK, VEDTATT - timedelta(days=1))

    assert (
        klokke(SAK, [KRAV["MED-FYMBA"]], [stat, sist, forst], BEGGE, IDAG).rader[0].svar.utfall is Utfall.IKKE_OPPFYLT
    )


def test_annen_beslutning_teller_ikke() -> None:
    """En drøfting av åpningstidene er ikke en drøfting av avtalen."""
    annen = replace(hendelse(Slag.DROFTET, DROFTET), beslutning="åpningstidene")

    assert utfall(annen, VEDTAK)[0] is Utfall.IKKE_OPPFYLT


def test_statsforvalteren_orienteres_etterpaa() -> None:
    """Statsforvalteren orienteres når alle har vedtatt; før det er for tidlig."""
    brev = Hendelse(SAK, Slag.INFORMERT, Sektor.EKSTERN, "Statsforvalteren", "fylket", "1841", VEDTATT, referat="brev")
    sist = hendelse(Slag.VEDTAK, VEDTATT + timedelta(days=9), SORFOLD)
    for_tidlig = klokke(SAK, [KRAV["MED-SF"]], [brev, VEDTAK, sist], BEGGE, IDAG).rader[0]
    i_tide = klokke(SAK, [KRAV["MED-SF"]], [replace(brev, dato=sist.dato), VEDTAK, sist], BEGGE, IDAG).rader[0]

    assert (for_tidlig.svar.utfall, i_tide.svar.utfall) == (Utfall.IKKE_OPPFYLT, Utfall.OPPFYLT)


def test_standardkravene_dekker_begge_sektorer() -> None:
    """Begge arbeidsgivere har tillitsvalgte, verneombud og arbeidsmiljøutvalg på lista."""
    for sektor in (Sektor.STAT, Sektor.KOMMUNE):
        organer = {k.organ for k in KRAV.values() if k.sektor is sektor}
        assert {"tillitsvalgte", "verneombud", "arbeidsmiljøutvalg"} <= organer


def test_avtaleverk_er_varsel() -> None:
    """Et krav som bare står i avtaleverket, er et varsel."""
    assert KRAV["MED-MBA"].alvor is KRAV["MED-FYMBA"].alvor is Alvor.VARSEL


def test_samisk_konsultasjon_bare_i_spraakomraadet() -> None:
    """Konsultasjon gjelder bare kommunene i språkområdet."""
    rader = klokke(SAK, KRAV.values(), [], BEGGE, IDAG).rader

    assert [r.kommune for r in rader if r.krav.id == "MED-SAMISK"] == [SORFOLD]
    assert "MED-SAMISK" not in {k.id for k in standardkrav()}


def full_klokke(*unntatt: str) -> Medvirkningsklokke:
    """Give a case where everybody is heard in time, except the requirements named."""
    hendelser = [hendelse(Slag.VEDTAK, VEDTATT, k) for k in BEGGE]
    for krav in KRAV.values():
        if krav.id in unntatt:
            continue
        slag = min(OPPFYLLES_AV[krav.form])
        dato = VEDTATT if krav.etter_vedtaket else DROFTET
        hendelser.append(Hendelse(SAK, slag, krav.sektor, krav.organ, krav.nivaa, None, dato, referat="1"))
    return klokke(SAK, KRAV.values(), hendelser, BEGGE, IDAG)


def test_komplett() -> None:
    """Har alle vært med før vedtaket, er beslutningen komplett."""
    assert beslutningen_er_komplett(full_klokke()).utfall is Utfall.OPPFYLT
    assert full_klokke().mangler == ()


def test_uten_drofting_ikke_komplett() -> None:
    """En beslutning uten drøfting i den ene sektoren er ikke komplett, selv om kravet bare er et varsel."""
    svar = beslutningen_er_komplett(full_klokke("MED-FYMBA"))

    assert svar.utfall is Utfall.IKKE_OPPFYLT
    assert svar.begrunnelse == "Tillitsvalgte (stat, fylkets MBA): mangler drøfting."


def test_manglende_uttalelse_er_et_varsel() -> None:
    """Mangler brukerutvalgets uttalelse, er beslutningen komplett, men mangelen står i klokka."""
    klokken = full_klokke("MED-BRUKER")

    assert beslutningen_er_komplett(klokken).utfall is Utfall.OPPFYLT
    assert [r.krav.id for r in klokken.mangler] == ["MED-BRUKER", "MED-BRUKER"]


def test_uten_vedtak_ikke_komplett() -> None:
    """Før alle har vedtatt, mangler det opplysninger, og svaret sier hvem."""
    svar = beslutningen_er_komplett(klokke(SAK, [], [VEDTAK], BEGGE, IDAG))

    assert (svar.utfall, svar.begrunnelse) == (Utfall.MANGLER_OPPLYSNINGER, "Vedtak mangler i Sørfold.")


def test_det_alvorligste_forst() -> None:
    """Det som mangler etter loven, står før det som mangler etter avtalene."""
    mangler = full_klokke("MED-MBA", "MED-VO").mangler

    assert [r.krav.alvor for r in mangler] == [Alvor.KRAV, Alvor.KRAV, Alvor.VARSEL, Alvor.VARSEL]


DAGER = st.dates(date(2019, 1, 1), date(2019, 12, 31))


@given(DAGER, DAGER, st.sampled_from(sorted({s for s in Slag if s is not Slag.VEDTAK})), st.booleans())
def test_oppfylt_bare_i_riktig_rekkefolge(droftet: date, vedtatt: date, slag: Slag, planlagt: bool) -> None:  # noqa: FBT001
    """Drøftingskravet er oppfylt bare når noe som er drøftet eller forhandlet, er holdt før vedtaket."""
    hendelser = (replace(hendelse(slag, droftet), planlagt=planlagt), hendelse(Slag.VEDTAK, vedtatt))
    oppfylt = rad(*hendelser, dato=date(2020, 1, 1)).svar.utfall is Utfall.OPPFYLT

    assert oppfylt == (slag in OPPFYLLES_AV[Form.DROFTING] and not planlagt and droftet < vedtatt)


def test_orienteringen_venter_paa_den_siste() -> None:
    """Så lenge én kommune ikke har vedtatt, er det ikke for sent å orientere Statsforvalteren."""
    venter = klokke(SAK, [KRAV["MED-SF"]], [VEDTAK], BEGGE, IDAG).rader[0]
    forfalt = klokke(SAK, [KRAV["MED-SF"]], [VEDTAK, hendelse(Slag.VEDTAK, VEDTATT, SORFOLD)], BEGGE, IDAG).rader[0]

    assert (venter.vedtak, venter.svar.utfall) == (None, Utfall.MANGLER_OPPLYSNINGER)
    assert (forfalt.vedtak, forfalt.svar.utfall) == (VEDTATT, Utfall.IKKE_OPPFYLT)
