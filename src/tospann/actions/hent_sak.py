"""From rows to the core's case: the only place where the two meet."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from tospann.core.felles.kilde import Kilde, Kildeslag
from tospann.core.felles.kroner import Kroner
from tospann.core.felles.nokkel import Nokkelslag, Statsdeling
from tospann.core.felles.samarbeidsform import Samarbeidsform
from tospann.core.felles.tall import Enhet, Opplysning, Tall, Verdi
from tospann.core.kommune.kommune import Kommune
from tospann.core.kontor.kontor import Bemanning, Kontor, Lokasjonsslag
from tospann.core.utredning.sak import Deltaker, Fellestall, Lokasjon, Sak, Valg
from tospann.imports.nordland import Nordland, nordland, reiseveier
from tospann.imports.tabellfil import DATA, les_kilder
from tospann.store import models

_PENGER = frozenset({Enhet.KRONER, Enhet.KRONER_PER_AARSVERK, Enhet.KRONER_PER_INNBYGGER})
_TJENESTER = (
    ("opplysning", "Opplysning, råd og veiledning", "§ 17"),
    ("stonad", "Økonomisk stønad", "§§ 18 og 19"),
    ("botilbud", "Midlertidig botilbud", "§ 27"),
    ("plan", "Individuell plan", "§ 28"),
    ("kvalifisering", "Kvalifiseringsprogram", "§ 29"),
)

Forutsetninger = Mapping[str, Tall]


def hent_sak(rad: models.Sak, lokaltekster: Mapping[tuple[str, str], str] | None = None) -> Sak:
    """
    Load a case with everything it rests on.

    *lokaltekster* is what the reader may see of the municipalities' own texts;
    nothing unless given.
    """
    fakta, tall = nordland(), _forutsetninger(rad)
    deltakelser = list(rad.deltakelser.select_related("part").prefetch_related("part__moter"))
    return Sak(
        slug=rad.slug,
        tittel=rad.tittel,
        sporsmaal=rad.sporsmaal,
        dato=rad.dato,
        rettsdato=rad.rettsdato,
        rettsdato_grunn=rad.rettsdato_grunn,
        planstart=rad.planstart,
        oppstart=rad.oppstart,
        valg=Valg(
            fakta.kommuner[rad.vert.kommunenummer],
            Samarbeidsform[rad.form],
            Nokkelslag[rad.nokkel],
            Statsdeling[rad.statsdeling],
        ),
        deltakere=tuple(_deltaker(d, fakta, tall) for d in deltakelser),
        felles=_fellestall(tall),
        reiseveier=reiseveier(),
        lokaltekster=lokaltekster or {},
    )


def forutsetning_som_tall(rad: models.Forutsetning) -> Tall:
    """Give an assumption as a figure; its source says that it is one, and why."""
    enhet = Enhet[rad.enhet]
    kilde = Kilde("forutsetning", Kildeslag.FORUTSETNING, "Forutsetning i saken", "Prosjektet", rad.dato, rad.grunn)
    gjelder = f"{rad.part.navn}" if rad.part else "alle deltakerkommunene"
    navn = f"{rad.navn}, {rad.part.navn.removesuffix(' kommune')}" if rad.part else rad.navn
    return Tall(rad.nokkel, navn, _verdi(rad.verdi, enhet), enhet, rad.dato, gjelder, kilde)


def _verdi(verdi: Decimal, enhet: Enhet) -> Verdi:
    eksakt = Fraction(verdi)
    return Kroner(round(eksakt * 100)) if enhet in _PENGER else eksakt


def _forutsetninger(rad: models.Sak) -> Forutsetninger:
    rader = rad.forutsetninger.select_related("part")
    return {f.nokkel: forutsetning_som_tall(f) for f in rader}


def _fellestall(tall: Forutsetninger) -> Fellestall:
    return Fellestall(
        lonn_stat=tall["lonn.stat"],
        lonn_kommune=tall["lonn.kommune"],
        felles_drift=tall["felles_drift"],
        paaslag=tall["paaslag"],
        grunnandel=tall["grunnandel"],
        stat_prosent=tall["stat_prosent"],
        fagmiljogrense=tall["fagmiljogrense"],
        oppsigelse=tall["oppsigelse"],
    )


def _deltaker(rad: models.Deltakelse, fakta: Nordland, tall: Forutsetninger) -> Deltaker:
    nr = rad.part.kommunenummer
    kommune = fakta.kommuner[nr]
    return Deltaker(
        kommune=kommune,
        folketall=fakta.folketall[nr],
        kontor=_kontor(rad, kommune, fakta, tall),
        lokasjon=_lokasjon(rad, kommune, tall[f"dager.{nr}"]),
        kontordrift=tall[f"kontordrift.{nr}"],
        stonad=tall[f"stonad.{nr}"],
        fast_prosent=tall[f"fast_prosent.{nr}"],
        reetablering=tall[f"reetablering.{nr}"],
        samisk_omraade=rad.samisk_omraade,
        moter=tuple(m.dato for m in rad.part.moter.all()),
    )


def _kontor(rad: models.Deltakelse, kommune: Kommune, fakta: Nordland, tall: Forutsetninger) -> Kontor:
    nr, navn = kommune.nummer, f"{kommune.kortnavn} kommune"
    kilder = les_kilder(DATA / "kilder.toml")
    omraade = next(o for o in fakta.omraader if nr in o.kommuner)
    difi, loven = kilder["difi-etatsbasen"], kilder["sosialtjenesteloven"]
    return Kontor(
        rad.kontor,
        kommune,
        Opplysning(f"adresse.{nr}", "Besøksadresse", rad.adresse, difi.dato, navn, difi),
        Bemanning(tall[f"aarsverk.stat.{nr}"], tall[f"aarsverk.kommune.{nr}"]),
        omraade.fagsystem,
        tuple(
            Opplysning(f"tjeneste.{id_}", tekst, f"{tekst} ({paragraf})", loven.dato, "alle kommuner", loven)
            for id_, tekst, paragraf in _TJENESTER
        ),
    )


def _lokasjon(rad: models.Deltakelse, kommune: Kommune, dager: Tall) -> Lokasjon:
    kilder = les_kilder(DATA / "kilder.toml")
    dato = rad.sak.dato
    antatt = Kilde("forutsetning", Kildeslag.FORUTSETNING, "Forutsetning i saken", "Prosjektet", dato)
    kilde = kilder[rad.lokasjon_kilde] if rad.lokasjon_kilde else antatt
    navn = f"Lokasjon i {kommune.kortnavn}"
    grunn = Opplysning(f"lokasjon.{kommune.nummer}", navn, rad.lokasjon_grunn, kilde.dato, kommune.kortnavn, kilde)
    return Lokasjon(Lokasjonsslag[rad.lokasjon], grunn, dager)
