"""The invoice basis as a paper: the same words and figures as the EHF file, to read and to sign off."""

from __future__ import annotations

from collections.abc import Iterator

from tospann.core.felles.norsk import dato_tekst
from tospann.documents.ehf.faktura import AVGIFTSRAAD, Fakturapart
from tospann.documents.ehf.krav import Fakturagrunnlag
from tospann.documents.modell import Avsnitt, Blokk, Celle, Dokument, Kolonne, Liste, Merke, Overskrift, Ramme, Tabell

_UKJENT = "ikke oppgitt"
_NUMMER = (
    "Nummeret er en referanse fra Tospann. Et salgsdokument skal ha nummer fra selgers egen nummerserie; sett det når "
    "kravet føres i fakturasystemet."
)


def fakturapapir(grunnlag: Fakturagrunnlag, merknad: str = "") -> Dokument:
    """Compose the paper; *merknad* says that the figures are made up, where they are."""
    faktura = grunnlag.faktura
    felt = (
        ("Status", "Klar" if grunnlag.er_klar else "Kan ikke sendes ennå"),
        ("Nummer", faktura.nummer),
        ("Fra", _part(faktura.selger)),
        ("Til", _part(faktura.kjoper)),
        ("Fakturadato", dato_tekst(faktura.dato)),
        ("Forfall", dato_tekst(faktura.forfall)),
        ("Gjelder perioden", f"{dato_tekst(faktura.fra)}–{dato_tekst(faktura.til)}"),
        ("Betales til konto", faktura.konto or _UKJENT),
        ("Kjøpers referanse", faktura.referanse or _UKJENT),
        ("Bestillingsnummer", faktura.ordre or _UKJENT),
        ("Merverdiavgift", faktura.avgift.ord),
    )
    return Dokument(
        faktura.nummer,
        f"Fakturagrunnlag: {grunnlag.tittel}",
        faktura.dato,
        faktura.selger.navn,
        tuple(_blokker(grunnlag, merknad)),
        undertittel=f"{faktura.slag.ord} fra {faktura.selger.navn} til {faktura.kjoper.navn}",
        felt=felt,
        med_ore=True,
    )


def _part(part: Fakturapart) -> str:
    deler = (part.navn, part.adresse, f"{part.postnummer} {part.poststed}".strip(), f"org.nr. {part.orgnr or _UKJENT}")
    return ", ".join(filter(None, deler))


def _blokker(grunnlag: Fakturagrunnlag, merknad: str) -> Iterator[Blokk]:
    faktura = grunnlag.faktura
    if merknad:
        yield Ramme(Merke.FORUTSETNING, "Regneeksempel", (Avsnitt((merknad,)),))
    yield Overskrift(1, "Linjene")
    yield _linjetabell(grunnlag)
    grunner = tuple((tekst,) for tekst in (grunnlag.venter, *(m.setning for m in faktura.mangler())) if tekst)
    if grunner:
        yield Ramme(Merke.OBS, "Kan ikke sendes ennå", (Liste(grunner),))
    if faktura.retter:
        yield Avsnitt((f"Gjelder tidligere fakturaer: {', '.join(faktura.retter)}.",))
    yield Overskrift(1, "Merverdiavgift")
    yield Avsnitt((AVGIFTSRAAD,))
    yield Overskrift(1, "Før dere sender")
    yield Avsnitt((_NUMMER,))


def _linjetabell(grunnlag: Fakturagrunnlag) -> Tabell:
    linjer = zip(grunnlag.faktura.linjer, grunnlag.linjetall, strict=True)
    rader: list[tuple[Celle, ...]] = [(linje.navn, linje.beskrivelse or None, tall) for linje, tall in linjer]
    kolonner = (
        Kolonne("Linje", bredde=3),
        Kolonne("Kontering", bredde=3),
        Kolonne("Kroner", hoyre=True, bredde=2, med_enhet=False),
    )
    if grunnlag.faktura.mva:
        rader += [("Sum uten merverdiavgift", None, grunnlag.i_alt), ("Merverdiavgift", None, grunnlag.avgift)]
    sum_: tuple[Celle, ...] = ("I alt", None, grunnlag.aa_betale)
    return Tabell("Det kravet er satt sammen av", kolonner, (*rader, sum_), sumrad=True, med_ore=True)
